"""A new cashier's first hour: every lesson done by keys in the real window, as its words say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import plain
from cashier.services import items
from cashier.services.desk import Desk
from tests.ui.screens.conftest import RIVERA, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.test_app import line, program, settle
from tests.ui.walk import clipped, faults
from ui.app import Program
from ui.dialogs import Dialog
from ui.lesson_card import LessonCard, LessonLine, LessonsDialog
from ui.lesson_plan import Seen, lessons
from ui.lesson_watch import FILE, Lessons, begin_lessons
from ui.screens.pay import PayPage

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]

PASSWORD = "walk in center demo"


@pytest.fixture
def watch(program: Program, qtbot: QtBot) -> Lessons:
    """The lessons of a home in which they were begun."""
    begin_lessons(program.desk.home)
    program.begin_work()
    settle(qtbot, program)
    assert program.training.lessons is not None
    return program.training.lessons


def text(watch: Lessons) -> str:
    return "" if watch.step is None else watch.step.text


def in_dialog(qtbot: QtBot, key: str) -> None:
    """A key that closes the dialog in front, once that has the keys."""
    dialog = modal()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(key)
    shell = dialog.parentWidget()
    assert shell is not None
    qtbot.waitUntil(shell.isActiveWindow)


def modal() -> Dialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def test_a_first_hour(program: Program, watch: Lessons, qtbot: QtBot) -> None:
    learned: list[str] = []
    watch.learned.connect(lambda lesson: learned.append(lesson.title))

    def now(*words: str, screen: str = "") -> None:
        """The window came to rest, and the lesson says this."""
        settle(qtbot, program, screen)
        watch.look()
        for word in words:
            assert word in text(watch), text(watch)

    now("1001", PASSWORD)
    type_in("1001")
    press("Return")
    type_in(PASSWORD)
    press("Return")
    settle(qtbot, program, "open_drawer")
    now("Ctrl+K")
    press("Ctrl+K")
    now("F1")
    in_dialog(qtbot, "Esc")
    press("F1")
    now("tick with Space")
    in_dialog(qtbot, "Esc")
    press("Space", "F12")
    settle(qtbot, program, "find")
    now("alves rosa")
    type_in("alves rosa")
    qtbot.wait(150)
    settle(qtbot, program)
    press("Down", "Return")
    now("alves rosa", screen="account")  # Dental; the lesson says Health
    press("Esc")
    settle(qtbot, program, "find")
    press("Up", "Return")
    now("Ctrl+I", screen="account")
    press("Ctrl+I")
    in_dialog(qtbot, "1")
    now("F5")
    assert learned[-1] == "Find an account"
    press("F5")
    now("206.00", screen="pay")
    press("Esc")
    now("Press F5", screen="account")
    press("F5")
    now("206.00", screen="pay")
    type_in("206")
    press("Return")
    now("206.00")  # without its point it is not taken
    press("Ctrl+A")
    type_in("206.00")
    press("Return")
    now("1042")
    type_in("1042")
    press("Return")
    now("today's date")  # the cursor stands in the date
    press("Return")
    now("011999993")
    type_in("011999993")
    press("Return")
    type_in("4400123456")
    press("Return")
    now("Space ticks")
    press("Space", "Space")
    answer_all(program, qtbot)
    now("F12", screen="review")
    press("F12")
    now("Ctrl+R", screen="posted")
    press("Ctrl+R")
    now("next customer")
    press("Return")
    now("712345678", screen="find")
    assert learned[-1] == "The receipt"
    type_in("712345678")
    settle(qtbot, program, "account")
    press("Ctrl+I")
    in_dialog(qtbot, "1")
    settle(qtbot, program)
    press("F5")
    now("103.00", screen="pay")
    for typed in ("103.00", "1043", "", "011999993", "4400123456"):
        type_in(typed)
        press("Return")
    now("Alt+4")
    press("Space", "Space", "F6", "Alt+4")
    for typed in ("34.57", "28123456781", ""):
        type_in(typed)
        press("Return")
    now("each mark")
    press(*["Space"] * 6)
    answer_all(program, qtbot)
    now("F12", screen="review")
    press("F12")
    now("F3", screen="posted")
    assert learned[-1] == "Two items, two accounts"
    press("Return")
    settle(qtbot, program, "find")
    press("F3")
    now("F8", screen="today")
    press("F8")
    qtbot.waitUntil(modal().isActiveWindow)
    press("W", "Return")
    for typed in ("2001", PASSWORD):
        type_in(typed)
        press("Return")
    press("F12")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    now("Ctrl+L")
    assert learned[-1] == "Put a mistake right"
    press("Ctrl+L")
    now("come back", screen="lock")
    type_in(PASSWORD)
    press("Return")
    settle(qtbot, program, "today")
    now("F7")
    left = [i for i in items.today(program.desk, RIVERA) if i.voided_at is None]
    press("F7")
    settle(qtbot, program, "count")
    for kind in InstrumentKind:
        of_kind = [i.amount_cents for i in left if i.kind is kind]
        for typed in (str(len(of_kind)), plain(sum(of_kind)))[: 2 if of_kind else 1]:
            type_in(typed)
            press("Return")
    now("Close the drawer", screen="difference")
    qtbot.waitUntil(lambda: program.shell.press("F12"))
    settle(qtbot, program, "closed")
    watch.look()
    assert learned[-1] == "Lock, come back, close"
    assert watch.lesson is None
    assert watch.done == len(lessons()) == 8


def answer_all(program: Program, qtbot: QtBot) -> None:
    """Every warning of the form is answered, then Review."""
    for _ in range(12):
        settle(qtbot, program)
        if program.screen == "review":
            return
        press("Return")
        settle(qtbot, program)
        page = program.shell.page
        if isinstance(page, PayPage) and page.form.verdicts.isVisible():
            press("Alt+A")
    raise AssertionError(program.screen)


def test_it_goes_on_where_it_was_left_and_stops_when_told(program: Program, watch: Lessons) -> None:
    file = program.desk.home.folder / FILE
    watch.begin(3, watch=False)
    assert file.read_text() == "3\n"
    again = Lessons(program.counter, lambda: "find")
    again.resume(watch=False)
    assert again.at == 3
    watch.stop()
    assert watch.lesson is None
    assert not file.exists()
    fresh = Lessons(program.counter, lambda: "find")
    fresh.resume(watch=False)
    assert fresh.lesson is None, "nobody is taught who did not ask"


def test_a_wide_window_has_the_card_and_a_narrow_one_the_line(
    program: Program, watch: Lessons, qtbot: QtBot
) -> None:
    line, card = program.shell.findChild(LessonLine), program.shell.findChild(LessonCard)
    assert isinstance(line, LessonLine)
    assert isinstance(card, LessonCard)
    assert (line.isVisible(), card.isVisible()) == (True, False)
    assert "1001" in line.text()
    assert program.shell.band.isVisible()
    program.shell.resize(1700, 900)
    qtbot.waitUntil(card.isVisible)
    assert not line.isVisible()
    qtbot.waitUntil(lambda: not list(clipped(card)))
    assert list(faults(program.shell)) == []
    watch.stop()
    assert not card.isVisible()


def test_the_list_of_lessons_begins_any_of_them(
    program: Program, watch: Lessons, qtbot: QtBot
) -> None:
    watch.begin(2, watch=False)
    program.training.choose_lesson()
    dialog = modal()
    assert isinstance(dialog, LessonsDialog)
    assert list(faults(dialog)) == []
    rows = dialog.table.rows()
    assert [row.done for row in rows] == [True, True] + [False] * 6
    dialog.table.choose(5)
    dialog._begin()
    assert watch.at == 5
    watch.begin(5, watch=False)


def test_a_real_station_has_no_lessons(
    desk: Desk, qapp: QApplication, tmp_path: Path, program: Program
) -> None:
    assert program.training.lessons is None, "nothing is watched before the window began to work"
    assert all(len(step.text) <= 100 for lesson in lessons() for step in lesson.steps)


def test_the_lesson_waits_for_the_account_it_names() -> None:
    step = lessons()[2].steps[1]
    dental = Seen(screen="account", accounts=1)
    assert not step.done(dental, Seen())
    assert step.done(replace(dental, health=True), Seen())


@pytest.mark.parametrize("lesson", [3, 5])
def test_a_form_that_was_left_empty_is_opened_again(lesson: int) -> None:
    first, *others = lessons()[lesson].steps
    for step in others:
        assert step.lost(Seen(screen="account"))
        assert not step.lost(Seen(screen="pay"))
        assert not step.lost(Seen(screen="find", amounts=1)), "another account is being added"
    assert not first.lost(Seen(screen="find"))
