"""Signing in and unlocking with keys, against the real directory."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.staff import Staff
from cashier.services.counter_day import counter_day
from cashier.services.desk import Desk
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, RIVERA, Show
from tests.ui.screens.keys import press, type_in
from tests.ui.walk import clipped, faults
from ui import style
from ui.counter import Counter
from ui.screens.approval import ApprovalDialog
from ui.screens.day_words import counter_words, due_words
from ui.screens.sign_in import LockPage, SignInPage
from ui.style import Theme


@pytest.fixture
def page(counter: Counter, show: Show) -> SignInPage:
    page = SignInPage(counter)
    show(page)
    return page


@pytest.fixture
def came(counter: Counter) -> list[object]:
    """Who was announced as signed in."""
    heard: list[object] = []
    counter.events.session_changed.connect(heard.append)
    return heard


def error(page: SignInPage | LockPage) -> str:
    return page.credentials.password_field.error()


def test_number_enter_password_enter(page: SignInPage, came: list[object]) -> None:
    type_in("1001")
    press("Return")
    type_in(PASSPHRASE)
    press("Return")
    assert came == [RIVERA]
    assert page.credentials.password_field.edit.text() == ""
    assert page.credentials.number == ""


def test_a_badge_fills_the_number(page: SignInPage, came: list[object]) -> None:
    type_in("STAFF-2001")
    press("Return")
    assert page.credentials.number_field.text() == "2001"
    type_in(PASSPHRASE)
    press("Enter")
    assert came == [BOYLE]


def test_a_badge_scanned_into_the_password_is_no_password(
    page: SignInPage, came: list[object]
) -> None:
    page.credentials.password_field.edit.setFocus()
    type_in("STAFF-1001")
    press("Return")
    assert page.credentials.number == "1001"
    assert page.credentials.password_field.edit.text() == ""
    assert not error(page)
    type_in(PASSPHRASE)
    press("Return")
    assert came == [RIVERA]


def test_the_third_wrong_try_waits_and_counts_down(
    page: SignInPage, came: list[object], clock: TrainingClock
) -> None:
    type_in("1001")
    press("Return")
    for _ in range(2):
        type_in("wrong")
        press("Return")
        assert error(page) == "That number and password do not match."
        assert page.credentials.password_field.edit.hasFocus()
    type_in("wrong")
    press("Return")
    assert error(page) == "That number and password do not match. Next try in 10 seconds."
    page.credentials._second_passed()
    assert error(page).endswith("Next try in 9 seconds.")
    type_in(PASSPHRASE)
    press("Return")
    assert error(page).startswith("Too many tries. Next try in ")
    assert came == []
    clock.set(datetime(2026, 11, 23, 13, 32, tzinfo=UTC))
    type_in(PASSPHRASE)
    press("Return")
    assert came == [RIVERA]


def test_a_refusal_goes_as_soon_as_it_is_answered(page: SignInPage) -> None:
    press("Return", "Return")
    type_in("1")
    assert page.credentials.number_field.error() == ""
    type_in("001")
    press("Return")
    for _ in range(2):
        type_in("wrong")
        press("Return")
        assert error(page) == "That number and password do not match."
        type_in("w")
        assert error(page) == ""
        press("Backspace")
    type_in("wrong")
    press("Return")
    type_in("w")
    assert error(page).endswith("Next try in 10 seconds."), "a wait is told to its end"


def test_empty_fields_are_named(page: SignInPage, came: list[object]) -> None:
    press("Return", "Return")
    assert page.credentials.number_field.error() == "Type your staff number, or scan your badge."
    assert page.credentials.number_field.edit.hasFocus()
    type_in("1001")
    press("Return", "Return")
    assert error(page) == "Type your password."
    assert came == []


def test_nothing_moves_when_an_error_comes(page: SignInPage) -> None:
    before = page.card.geometry(), page.go_button.geometry()
    type_in("1001")
    press("Return")
    type_in("wrong")
    press("Return")
    QApplication.processEvents()
    assert (page.card.geometry(), page.go_button.geometry()) == before


def test_the_day_stands_beside_the_form(page: SignInPage) -> None:
    assert page.day.clock.text() == "8:31 AM"
    assert page.day.date.text() == "Mon 23 Nov 2026"
    assert page.day.due.title.text() == "Bills of 1 Nov are due today"
    assert page.day.hours.note.text() == "Open 8:30 AM to 5:00 PM"
    assert page.title == "Sign in to station 1, Training Walk-in Center"
    page.set_offline(True)
    assert "sent later" in page.note.title.text()


@pytest.mark.parametrize(
    ("at", "due", "open_"),
    [
        (
            datetime(2026, 11, 23, 22, 0, tzinfo=UTC),
            ("Bills of 1 Nov were due today", "After 5:00 PM billing decides what is in time"),
            ("Counter day", "Open 8:30 AM to 5:00 PM"),
        ),
        (
            datetime(2026, 11, 21, 15, 0, tzinfo=UTC),
            ("Bills of 1 Nov are due Mon 23 Nov", "Paid before 5:00 PM that day is in time"),
            ("Today is Saturday", "Next counter day: Mon 23 Nov"),
        ),
        (
            datetime(2026, 11, 26, 15, 0, tzinfo=UTC),
            ("Bills of 1 Dec are due Wed 23 Dec", "Paid before 5:00 PM that day is in time"),
            ("Today is Thanksgiving Day", "Next counter day: Fri 27 Nov"),
        ),
        (
            datetime(2027, 5, 3, 15, 0, tzinfo=UTC),
            ("Bills of 1 May are due Sun 23 May", "Last counter day before it: Fri 21 May"),
            ("Counter day", "Open 8:30 AM to 5:00 PM"),
        ),
    ],
)
def test_days_in_words(
    desk: Desk, at: datetime, due: tuple[str, str], open_: tuple[str, str]
) -> None:
    day = counter_day(desk, at)
    assert due_words(day) == due
    assert counter_words(day) == open_


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_names_and_text(page: SignInPage, qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    style.apply(qapp, Theme.LIGHT, scale)
    QApplication.processEvents()
    assert list(faults(page)) == []
    # the card asks for its height once more when its words have their new lines
    qtbot.waitUntil(lambda: not list(clipped(page)))


@pytest.fixture
def locked(at_counter: Counter, show: Show) -> LockPage:
    page = LockPage(at_counter)
    show(page)
    return page


@pytest.fixture
def went(counter: Counter) -> list[tuple[str, object]]:
    """Screens that were asked for."""
    asked: list[tuple[str, object]] = []
    counter.go_requested.connect(lambda name, about: asked.append((name, about)))
    return asked


def test_the_same_person_unlocks(locked: LockPage, went: list[tuple[str, object]]) -> None:
    assert locked.guide.label.text() == "A. Rivera, 1001"
    assert locked.credentials.number_field.isHidden()
    type_in("wrong")
    press("Return")
    assert error(locked) == "That password does not match."
    type_in(PASSPHRASE)
    press("Return")
    assert went == [("unlocked", None)]
    assert list(faults(locked)) == []
    assert list(clipped(locked)) == []


def test_a_supervisor_ends_the_session(
    locked: LockPage, went: list[tuple[str, object]], at_counter: Counter
) -> None:
    press("F11")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApprovalDialog)
    dialog.form.credentials.number_field.edit.setText("1002")
    dialog.form.credentials.password_field.edit.setText(PASSPHRASE)
    dialog.form.approve()
    assert went == []
    assert "Only a supervisor" in dialog.form.credentials.password_field.error()
    dialog.form.credentials.number_field.edit.setText("2001")
    dialog.form.credentials.password_field.edit.setText(PASSPHRASE)
    dialog.form.approve()
    assert went == [("sign_in", None)]
    assert isinstance(at_counter.who, Staff)
