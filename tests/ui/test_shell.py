"""The frame: keys find their act, the frame keeps still, sign-in has none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery import make_shell
from ui.page import Page
from ui.palette import Command, Palette, matching, once
from ui.shell import Shell
from ui.style import Tone
from ui.widgets import Action, Kind
from ui.widgets.paint import Mnemonics


class Probe(Page):
    """A page that writes down what was done."""

    def __init__(self, nav: str = "find", *, bare: bool = False) -> None:
        super().__init__("Probe", "of keys")
        self.nav_key, self.bare = nav, bare
        self.log: list[str] = []
        self.may_post = True
        self.line = QLineEdit()
        self.line.setAccessibleName("Line")
        QVBoxLayout(self).addWidget(self.line)

    def acts(self) -> Sequence[Action]:
        return (
            Action(text="Back", slot=self.note("back"), key="Esc"),
            Action(text="Go on", slot=self.note("enter"), key="Enter"),
            Action(
                text="Post",
                slot=self.note("post"),
                key="F12",
                kind=Kind.PRIMARY,
                enabled=self.may_post,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        return {"F5": self.note("own F5"), "Ctrl+1": self.note("one")}

    def key_names(self) -> Mapping[str, str]:
        return {"Ctrl+1": "The item is for account 1"}

    def note(self, word: str) -> Callable[[], None]:
        def write() -> None:
            self.log.append(word)

        return write

    def first_focus(self) -> QWidget:
        return self.line

    def on_enter(self) -> None:
        self.log.append("in")

    def on_leave(self) -> None:
        self.log.append("out")


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = make_shell()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_keys_of_the_page_win(qtbot: QtBot, shell: Shell) -> None:
    page = Probe()
    shell.show_page(page)
    asked: list[str] = []
    shell.nav_requested.connect(asked.append)
    for key in (Qt.Key.Key_F12, Qt.Key.Key_F5, Qt.Key.Key_F3, Qt.Key.Key_F1, Qt.Key.Key_Escape):
        QTest.keyClick(page.line, key)
    QTest.keyClick(page.line, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page.log == ["in", "post", "own F5", "back", "one"]
    assert asked == ["today", "help"]


def test_switch_lock_and_status(qtbot: QtBot, shell: Shell) -> None:
    page = Probe()
    shell.show_page(page)
    with qtbot.waitSignals([shell.switch_requested, shell.lock_requested]):
        QTest.keyClick(page.line, Qt.Key.Key_F11)
        QTest.keyClick(page.line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(shell.status_requested) as caught:
        shell.cells["ledger"].click()
    assert caught.args == ["ledger"]


def test_enter_does_the_act_that_no_field_took(qtbot: QtBot, shell: Shell) -> None:
    page = Probe()
    shell.show_page(page)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert page.log == ["in", "enter"]


def test_a_disabled_act_has_no_key(qtbot: QtBot, shell: Shell) -> None:
    page = Probe()
    shell.show_page(page)
    primary = shell.action_bar.primary()
    page.may_post = False
    page.changed.emit()
    QTest.keyClick(page.line, Qt.Key.Key_F12)
    assert page.log == ["in"]
    assert shell.action_bar.primary() is primary  # the same button: focus would have stayed
    assert primary is not None
    assert not primary.isEnabled()


def test_the_frame_keeps_still(qtbot: QtBot, shell: Shell) -> None:
    frame = (shell.header, shell.title_row, shell.action_bar, shell.all_actions, shell.stack)
    one, two = Probe(), Probe("today")
    shell.show_page(one)
    qtbot.waitUntil(lambda: shell.stack.height() == shell.height() - 236)
    before = [w.geometry() for w in frame]
    shell.show_page(two)
    assert [w.geometry() for w in frame] == before
    assert one.log == ["in", "out"]
    assert shell.nav_items["today"].property("chosen") is True
    assert shell.nav_items["find"].property("chosen") is False


def test_grid_of_the_pictures(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(1366, 768)
    shell.show_page(Probe())
    assert shell.header.height() == 48
    assert shell.nav_items["find"].height() == 48
    qtbot.waitUntil(lambda: (shell.stack.width(), shell.stack.height()) == (1150, 532))
    primary = shell.action_bar.primary()
    assert primary is not None
    assert primary.mapTo(shell, primary.rect().topRight()).x() + 1 == 1342


def test_sign_in_has_no_frame(qtbot: QtBot, shell: Shell) -> None:
    page = Probe(bare=True)
    shell.show_page(page)
    assert not shell.action_bar.isVisible()
    assert not shell.nav_items["find"].isVisible()
    assert not shell.header.switch.isVisible()
    asked: list[str] = []
    shell.nav_requested.connect(asked.append)
    QTest.keyClick(page.line, Qt.Key.Key_F2)
    QTest.keyClick(page.line, Qt.Key.Key_F11)
    assert asked == []


def test_training_says_so(qtbot: QtBot) -> None:
    shell = make_shell(training=True)
    qtbot.addWidget(shell)
    shell.show()
    assert shell.windowTitle() == "TRAINING"
    assert shell.band.isVisible()
    assert "nothing here is real" in shell.band.text()


def test_every_visible_button_has_an_alt_letter(shell: Shell) -> None:
    shell.show_page(Probe())
    buttons = [*shell.action_bar.buttons, shell.header.switch, shell.header.lock, shell.all_actions]
    letters = [b.shortcut().toString() for b in (*buttons, *shell.nav_items.values())]
    assert all(x.startswith("Alt+") for x in letters)
    assert len(set(letters)) == len(letters)


def test_alt_letters_show_while_alt_is_held(shell: Shell) -> None:
    page = Probe()
    shell.show_page(page)
    QTest.keyPress(page.line, Qt.Key.Key_Alt)
    assert Mnemonics.shown
    QTest.keyRelease(page.line, Qt.Key.Key_Alt)
    assert not Mnemonics.shown


def test_toast_is_seen_and_said(shell: Shell, said: list[tuple[str, bool]]) -> None:
    shell.show_page(Probe())
    shell.toast("Printer saved")
    assert shell.toast_box.isVisible()
    assert ("Printer saved", False) in said
    assert ("Probe. of keys", False) in said


def test_news_look_like_no_success(shell: Shell) -> None:
    shell.show_page(Probe())
    shell.toast("Printer saved")
    success = shell.toast_box.grab().toImage()
    shell.toast("Printer saved", Tone.INFO)
    assert shell.toast_box.grab().toImage() != success


def test_toast_covers_no_page_no_act_and_no_focus(shell: Shell) -> None:
    shell.show_page(Probe())
    shell.toast("You last signed in here Mon 23 Nov 2026, 8:31 AM.")
    bar = shell.all_actions.parentWidget()
    assert bar is not None
    assert bar.geometry().contains(shell.toast_box.geometry())
    shell.all_actions.setFocus()
    shell.toast("Printer saved")
    assert not bar.geometry().intersects(shell.toast_box.geometry())


def test_palette_runs_what_was_typed(qtbot: QtBot, shell: Shell) -> None:
    page = Probe()
    shell.show_page(page)
    QTest.keyClick(page.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = shell.palette_box
    assert palette is not None
    qtbot.waitUntil(palette.isVisible)
    first = palette.table.current()
    assert first is not None
    assert first.text == "Post", "what Enter does at once is what the page is for"
    QTest.keyClicks(palette.search, "no such thing")
    assert palette.nothing.isVisible(), "an empty list says that it is one"
    palette.search.clear()
    QTest.keyClicks(palette.search, "account 1")
    assert not palette.nothing.isVisible()
    assert [c.key for c in palette.table.rows()] == ["Ctrl+1"]
    with qtbot.waitSignal(palette.finished):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert page.log == ["in", "one"]


def test_matching_is_by_words_in_any_order() -> None:
    commands = tuple(
        Command(text=t, key=k, slot=lambda: None)
        for t, k in (("Take payment", "F5"), ("Today", "F3"), ("Print test", "F9"))
    )
    assert [c.key for c in matching(commands, "PAY take")] == ["F5"]
    assert [c.key for c in matching(commands, "f9")] == ["F9"]
    assert len(matching(commands, "")) == 3


def test_the_palette_lists_each_words_once() -> None:
    commands = tuple(
        Command(text=t, key=k, slot=print, enabled=on)
        for t, k, on in (
            ("Exceptions", "Ctrl+E", True),
            ("Back", "Esc", False),
            ("Exceptions", "", True),
            ("Back", "", True),
        )
    )
    assert [(c.key, c.enabled) for c in once(commands)] == [("Ctrl+E", True), ("", True)]


def test_matching_forgives_a_missing_accent() -> None:
    commands = (Command(text="Depósito", key="F9", slot=print),)
    assert matching(commands, "deposito")
    assert matching(commands, "DEPÓ")
    assert not matching(commands, "deposita")


def test_what_is_chosen_among_all_actions_is_said(
    qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    """The focus stays in the field, so no screen reader would say it by itself."""
    commands = tuple(Command(text=words, key=key, slot=lambda: None) for words, key in (
        ("Find", "F2"), ("Today", "F3"),
    ))  # fmt: skip
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    palette = Palette(window, commands)
    palette.open()
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClicks(palette.search, "fi")
    QTest.keyClicks(palette.search, "x")
    assert [text for text, _ in said][1:] == [
        "Today, F3", "Find, F2", "No action has these words.",
    ]  # fmt: skip
    palette.reject()


class Changing(Probe):
    """A page whose acts become others, as an account's do once somebody is confirmed."""

    more = False

    def acts(self) -> Sequence[Action]:
        middle = Action(text="Receipts" if self.more else "Confirm", slot=self.note("m"), key="F9")
        back, _, post = super().acts()
        return (back, middle, post)

    def first_focus(self) -> None:  # type: ignore[override]
        """The primary act."""


def test_the_focus_stays_on_an_act_when_its_neighbours_change(qtbot: QtBot, shell: Shell) -> None:
    page = Changing()
    shell.show_page(page)
    assert shell.action_bar.button("Post").hasFocus()
    page.more = True
    page.changed.emit()
    assert shell.action_bar.button("Receipts").isEnabled()
    assert shell.action_bar.button("Post").hasFocus()
    page.may_post = False
    page.changed.emit()
    assert page.hasFocus(), "not the next control of the frame"
    page.may_post = True
    page.changed.emit()
    assert shell.action_bar.button("Post").hasFocus()
    shell.action_bar.button("Receipts").setFocus()
    page.more = False
    page.changed.emit()
    assert shell.action_bar.button("Post").hasFocus()
