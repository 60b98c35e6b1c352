"""The room of a page: not wider than is read, scrolled by keys from anywhere, its bars in lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery import make_shell
from ui.page import Page
from ui.shell import WIDEST, Shell
from ui.widgets import Action, LineEdit, Segments, Text
from ui.widgets.room import let_tab_in


class Long(Page):
    """Three times as high as the room, with nothing in it that takes the focus."""

    def __init__(self) -> None:
        super().__init__("A long page", "to be read")
        self.words = Text("Words")
        self.words.setMinimumHeight(1600)
        self.which = Segments([("This week", 1), ("The week before", 2)], name="Which")
        QVBoxLayout(self).addWidget(self.words)

    def acts(self) -> Sequence[Action]:
        return (Action(text="Back", slot=lambda: None, key="Esc"),)

    def chips(self) -> Sequence[QWidget]:
        return (self.which,)


def shown(qtbot: QtBot, wide: int) -> tuple[Shell, Long]:
    shell, page = make_shell(), Long()
    qtbot.addWidget(shell)
    shell.resize(wide, 768)
    shell.show()
    shell.activateWindow()
    shell.show_page(page)
    qtbot.waitUntil(shell.isActiveWindow)
    QApplication.processEvents()
    return shell, page


def left_of(one: QWidget, shell: Shell) -> int:
    return one.mapTo(shell, QPoint(0, 0)).x()


def test_on_a_very_large_display_a_page_stands_in_the_middle(qtbot: QtBot) -> None:
    shell, page = shown(qtbot, 2560)
    around = shell.width() - shell.nav_items["find"].width()
    wide = page.width() + shell.room.verticalScrollBar().width()
    assert WIDEST - 1 <= wide <= WIDEST
    left = left_of(page, shell) - (shell.width() - around)
    assert abs(2 * left + wide - around) <= 2
    assert left_of(shell.action_bar.buttons[0], shell) == left_of(page, shell)
    assert left_of(shell.title_row.title, shell) == left_of(page, shell)
    shell.resize(1366, 768)
    QApplication.processEvents()
    assert left_of(page, shell) == shell.nav_items["find"].width() + 1 + 24


def test_page_down_scrolls_whatever_has_the_focus(qtbot: QtBot) -> None:
    shell, _ = shown(qtbot, 1366)
    shell.action_bar.button("Back").setFocus()
    bar = shell.room.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0  # the page itself had the focus, and is higher than its room
    QTest.keyClick(shell.action_bar.button("Back"), Qt.Key.Key_PageDown)
    assert 0 < bar.value() < shell.room.viewport().height()
    QTest.keyClick(shell.action_bar.button("Back"), Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_another_page_is_read_from_its_top(qtbot: QtBot) -> None:
    shell, _ = shown(qtbot, 1366)
    bar = shell.room.verticalScrollBar()
    bar.setValue(bar.maximum())
    shell.show_page(Long())
    QApplication.processEvents()
    assert bar.maximum() > 0
    assert bar.value() == 0


def test_what_stands_at_the_end_of_the_title_goes_below_it(qtbot: QtBot) -> None:
    shell, page = shown(qtbot, 1366)
    before = shell.title_row.height()
    assert page.which.y() < before / 2
    page.say(
        title="A title of words so long that nothing else whatever has room beside it in the window"
    )
    QApplication.processEvents()
    assert shell.title_row.height() > before
    assert page.which.mapTo(shell.title_row, QPoint(0, 0)).y() > shell.title_row.title.height()


def test_segments_go_on_in_the_next_line(qtbot: QtBot) -> None:
    segments = Segments([(f"A choice of many, {n}", n) for n in range(6)], name="Which")
    box = QWidget()
    qtbot.addWidget(box)
    QVBoxLayout(box).addWidget(segments)
    box.resize(500, 300)
    box.show()
    tops: list[int] = [one.geometry().top() for one in segments.buttons]
    assert tops == sorted(tops)
    assert len(set(tops)) > 1
    assert all(one.geometry().right() < segments.width() for one in segments.buttons)
    first = [one for one in segments.buttons if one.y() == tops[0]]
    assert (first[0]._first, first[0]._last) == (True, False)
    assert (first[-1]._first, first[-1]._last) == (False, True)
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    segments.buttons[0].setFocus()
    QTest.keyClick(segments.buttons[0], Qt.Key.Key_Right)
    assert segments.value() == 1
    QTest.keyClick(segments.buttons[1], Qt.Key.Key_Down)
    assert segments.value() in range(len(first), 6)


def test_words_that_scroll_are_reached_by_tab_and_others_are_not(qtbot: QtBot) -> None:
    area, inner = QScrollArea(), QWidget()
    let_tab_in(area)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    inner.setMinimumHeight(400)
    qtbot.waitUntil(lambda: area.focusPolicy() == Qt.FocusPolicy.TabFocus)


def test_what_has_the_focus_stays_in_sight_as_the_page_grows(qtbot: QtBot) -> None:
    shell, page = shown(qtbot, 1366)
    field = LineEdit(name="Number")
    page.words.setMinimumHeight(100)
    page.layout().addWidget(field)  # type: ignore[union-attr]
    QApplication.processEvents()
    field.setFocus()
    shell.activateWindow()  # a window of the test before may have gone only now
    qtbot.waitUntil(field.hasFocus)
    room = shell.room.viewport()
    for high in (1600, 100, 1700):
        page.words.setMinimumHeight(high)
        shell.resize(1366, 700 if high == 100 else 768)
        qtbot.waitUntil(lambda: room.rect().contains(field.mapTo(room, field.rect().center())))
    shell.resize(1366, 640)
    qtbot.waitUntil(lambda: room.rect().contains(field.mapTo(room, field.rect().center())))
    shell.room.page_by(-1)  # whoever scrolls away is not brought back
    shell.resize(1366, 620)
    QTest.qWait(20)
    assert not room.rect().contains(field.mapTo(room, field.rect().center()))
