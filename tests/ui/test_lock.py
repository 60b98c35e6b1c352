"""The lock in the real window: what it hides, what it keeps, what goes on, who ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cashier.domain.payment import IdentityMethod
from cashier.services import accounts, drafts, drawers
from cashier.services.desk import Desk
from cashier.store import audit
from tests.ui.screens.conftest import PASSPHRASE, RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH, check, take
from tests.ui.test_app import line, program, settle
from tests.ui.test_idle import Clock
from ui.app import Program
from ui.dialogs import Question, _Dim, ask
from ui.screens.approval import ApprovalDialog
from ui.screens.find import FindPage
from ui.screens.pay import PayPage
from ui.screens.save_file import ask_where
from ui.screens.sign_in import LockPage
from ui.visit import VisitInHand

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]


@pytest.fixture
def at_work(program: Program, desk: Desk, qtbot: QtBot) -> Program:
    """A. Rivera with an open drawer, at Find."""
    drawers.open_drawer(desk, RIVERA, TODAY)
    program.events.session_changed.emit(RIVERA)  # what the card says once the password was right
    qtbot.waitUntil(lambda: program.screen == "find")
    settle(qtbot, program)
    return program


def seen() -> str:
    """Every word and every typed text that is on the screen now, in any window."""
    texts = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            texts += [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
            texts += [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()]
            texts.append(window.windowTitle())
    return "\n".join(texts)


def events_of(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return [one.canonical for one in audit.lines(connection)]


def unlock(qtbot: QtBot, program: Program, screen: str = "") -> None:
    type_in(PASSPHRASE)
    press("Return")
    qtbot.waitUntil(lambda: program.screen != "lock")
    settle(qtbot, program, screen)


def test_nobody_at_the_window(at_work: Program, desk: Desk, qtbot: QtBot) -> None:
    program, time = at_work, Clock()
    program.window_lock.presence = time.presence()
    locks: list[object] = []
    program.events.lock_changed.connect(locks.append)
    press("F2")
    type_in("alves rosa")
    time.pass_(14 * 60)
    program.second()
    assert "It locks in 60 seconds." in program.shell.soon_box.label.text()
    assert program.shell.soon_box.isVisible()
    QTest.keyClick(program.shell.windowHandle(), Qt.Key.Key_X)  # as the system gives it
    assert not program.shell.soon_box.isVisible()
    program.second()
    assert program.screen == "find"
    time.pass_(15 * 60)
    program.second()
    assert program.screen == "lock"
    page = program.page("lock")
    assert isinstance(page, LockPage)
    assert page.note.title.text() == "Locked because nobody touched it. What you typed is kept."
    assert "rosa" not in seen().casefold()
    settle(qtbot, program)
    assert '"event":"lock"' in events_of(desk)[-1]
    assert '"why":"idle"' in events_of(desk)[-1]
    unlock(qtbot, program, "find")
    assert locks == [True, False]
    find = program.shell.page
    assert isinstance(find, FindPage)
    assert find.search.text() == "alves rosax"
    assert find.search.hasFocus()
    program.window_lock.slept()
    assert program.screen == "lock"


def test_what_was_asked_and_what_comes_meanwhile_waits_behind_the_lock(
    at_work: Program, desk: Desk, qtbot: QtBot
) -> None:
    program, shell = at_work, at_work.shell
    answers: list[bool] = []
    ask(shell, "Void check 1042 of Rosa Alves?", yes="Void", no="Keep", answer=answers.append)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.yes_button.setFocus()
    program.lock()
    ask(shell, "Rosa Alves again?", yes="Yes", no="No", answer=answers.append)
    program.counter.go("account", HEALTH)
    shell.toast("Rosa Alves")
    assert QApplication.activeModalWidget() is None
    assert program.screen == "lock"
    assert "Rosa" not in seen()
    assert not [one for one in shell.findChildren(QWidget) if type(one) is _Dim and one.isVisible()]
    unlock(qtbot, program, "account")
    again = QApplication.activeModalWidget()
    assert isinstance(again, Question)
    assert again.windowTitle() == "Rosa Alves again?"
    again.no_button.click()
    assert QApplication.activeModalWidget() is question
    question.yes_button.click()
    assert answers == [False, True]
    assert shell.toast_box.isVisible()


def test_sending_and_printing_go_on(
    at_work: Program, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    program = at_work
    program.begin_work()
    program.lock()
    visit = take(desk, RIVERA, check())
    program.events.payment_taken.emit(visit)
    qtbot.waitUntil(lambda: program.printer.last_printed is not None)
    assert (tmp_path / "receipts.bin").exists()
    qtbot.waitUntil(lambda: "all confirmed" in program.shell.cells["ledger"].text())
    assert program.screen == "lock"


def test_a_supervisor_ends_the_session_and_is_nobody_here(
    at_work: Program, desk: Desk, qtbot: QtBot
) -> None:
    program = at_work
    asked = ask(program.shell, "Void?", yes="Void", no="Keep", answer=lambda yes: None)
    finished: list[int] = []
    asked.finished.connect(finished.append)
    program.lock()
    press("F11")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApprovalDialog)
    dialog.form.credentials.number_field.edit.setText("2001")
    dialog.form.credentials.password_field.edit.setText(PASSPHRASE)
    dialog.form.approve()
    qtbot.waitUntil(lambda: program.screen == "sign_in")
    settle(qtbot, program)
    assert program.counter.who is None
    assert QApplication.activeModalWidget() is None
    assert finished == [], "a question of somebody who is gone is answered by nobody"
    line = next(one for one in events_of(desk) if "session_ended" in one)
    assert '"of":"1001"' in line
    assert '"staff":"2001"' in line
    session = drawers.current(desk, RIVERA)
    assert session is not None, "the drawer stays theirs"
    program.events.session_changed.emit(RIVERA)
    qtbot.waitUntil(lambda: program.screen != "sign_in")
    assert program.screen == "find"


def test_after_twelve_hours_the_password_is_asked(at_work: Program, qtbot: QtBot) -> None:
    program, time = at_work, Clock()
    program.window_lock.presence = time.presence()
    time.pass_(12 * 3600)
    program.window_lock.presence.touched()
    program.second()
    assert program.screen == "lock"
    page = program.page("lock")
    assert isinstance(page, LockPage)
    assert page.note.title.text().startswith("Signed in for 12 hours")
    unlock(qtbot, program, "find")
    program.second()
    assert program.screen == "find", "the hours count anew from the password"


def test_a_form_half_typed_stays_as_it_is_and_the_figures_go(
    at_work: Program, desk: Desk, qtbot: QtBot
) -> None:
    program = at_work
    confirmed = accounts.confirm_identity(desk, RIVERA, HEALTH, IdentityMethod.PHOTO_ID)
    view = accounts.open_account(desk, RIVERA, HEALTH, (confirmed,))
    program.counter.visit = VisitInHand(accounts=[view], confirmations=[confirmed])
    program.go("pay")
    settle(qtbot, program, "pay")
    type_in("206.00")
    press("Return")
    type_in("104")
    typed_into = QApplication.focusWidget()
    assert isinstance(typed_into, QLineEdit)
    assert view.standing is not None
    program.lock()
    assert "206.00" not in seen()
    unlock(qtbot, program, "pay")
    pay = program.page("pay")
    assert isinstance(pay, PayPage)
    assert (pay.item.amount, pay.item.number) == ("206.00", "104")
    assert QApplication.focusWidget() is typed_into
    type_in("2")
    assert typed_into.text() == "1042"
    assert program.counter.visit.accounts[0].standing is None, "identity is confirmed anew"
    program.lock()
    program.shell.close()
    assert program.counter.closed, "a computer that shuts down waits for nobody"
    begun = drafts.begun_visits(desk, RIVERA)
    assert ["1042" in one.body for one in begun] == [True]


def test_a_dialog_of_the_system_goes_out_of_sight_too(
    at_work: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program, chosen = at_work, list[Path]()
    dialog = ask_where(program.shell, "Save", "BOS-01-Z214.pdf", "PDF (*.pdf)", chosen.append)
    assert dialog.isVisible()
    program.lock()
    assert not dialog.isVisible()
    unlock(qtbot, program, "find")
    assert dialog.isVisible()
    dialog.reject()
    assert chosen == []
