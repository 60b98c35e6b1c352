"""People taking turns at one window, by passphrase and PIN: each one's drawer and drafts apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.staff import Role, Staff
from cashier.services import accounts, drawers, pins
from cashier.services.desk import Desk
from cashier.vault import PasswordCost
from receipts.printers import parse_printer
from tests.ui.screens.conftest import PASSPHRASE, RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH
from tests.ui.test_app import Line, line, program, settle
from tests.ui.test_idle import Clock
from tests.ui.test_lock import events_of, seen, unlock
from tests.ui.walk import clipped, faults
from ui import style
from ui.app import Program
from ui.screens.approval import ApprovalDialog
from ui.screens.begun import BegunDialog
from ui.screens.pay import PayPage
from ui.screens.pin import PinDialog
from ui.screens.sign_in import LockPage, SignInPage
from ui.style import Theme
from ui.visit import VisitInHand

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]

PIN = "482913"
OKAFOR = Staff(number="1002", name="J. Okafor", role=Role.CASHIER)
CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)


def come_in(qtbot: QtBot, program: Program, who: Staff = RIVERA) -> None:
    """As after the right password, which costs a hash."""
    program.events.session_changed.emit(who)
    qtbot.waitUntil(lambda: program.screen != "sign_in")
    settle(qtbot, program)


def card(program: Program) -> SignInPage:
    page = program.page("sign_in")
    assert isinstance(page, SignInPage)
    return page


def names(page: SignInPage) -> list[str]:
    """Who can come back, without the letters that Alt underlines."""
    return [one.text().replace("&", "") for one in page.aside.people]


def error(page: SignInPage | LockPage) -> str:
    return page.credentials.password_field.error()


def test_a_pin_is_chosen_after_the_password_and_unlocks(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    come_in(qtbot, program)
    found = [one for one in program.shell.commands() if one.text == "PIN for this station"]
    found[0].slot()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PinDialog)
    qtbot.waitUntil(dialog.password.edit.hasFocus)
    type_in(PASSPHRASE)
    press("Return")
    type_in("123456")
    press("Return")
    type_in("123456")
    press("Return")
    qtbot.waitUntil(lambda: "tried first" in dialog.pin.error())
    assert list(faults(dialog)) == []
    assert list(clipped(dialog)) == []
    type_in(PIN)
    press("Return")
    type_in(PIN)
    press("Return")
    qtbot.waitUntil(lambda: program.counter.people.by_pin)
    time = Clock()
    program.window_lock.presence = time.presence()
    press("Ctrl+L")
    lock = program.page("lock")
    assert isinstance(lock, LockPage)
    assert lock.credentials.password_field.hint.text() == "or your PIN"
    type_in("482914")
    press("Return")
    qtbot.waitUntil(lambda: error(lock) == "That PIN does not match.")
    type_in(PIN)
    press("Return")
    settle(qtbot, program, "find")
    press("Ctrl+L")
    time.pass_(12 * 3600)
    program.second()
    type_in(PIN)
    press("Return")
    qtbot.waitUntil(lambda: "Type your password." in error(lock))
    unlock(qtbot, program, "find")


def test_two_cashiers_take_turns(program: Program, desk: Desk, qtbot: QtBot) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    pins.enrol(desk, RIVERA, PIN, cost=CHEAP)
    come_in(qtbot, program)
    began = program.window_lock.presence.session_began
    view = accounts.open_account(desk, RIVERA, HEALTH)
    program.counter.visit = VisitInHand(accounts=[view], payer_name="Rosa M Alves")
    program.go("pay")
    type_in("206.00")
    press("F11")
    settle(qtbot, program, "sign_in")
    page = card(program)
    assert names(page) == ["A. Rivera"]
    assert list(faults(page)) == []
    assert list(clipped(page)) == []
    assert "Alves" not in seen()

    come_in(qtbot, program, OKAFOR)
    assert program.screen == "open_drawer", "a drawer is a person's own"
    assert QApplication.activeModalWidget() is None, "and so is a begun visit"
    assert vars(program.counter)["visit"] is None
    press("F11")
    settle(qtbot, program, "sign_in")
    assert names(page) == ["A. Rivera"], "no PIN: signed out"

    page.aside.people[0].click()
    type_in(PIN)
    press("Return")
    settle(qtbot, program, "find")
    assert program.counter.who == RIVERA
    assert program.window_lock.presence.session_began == began, "the hours go on"
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BegunDialog))
    press("Return")
    settle(qtbot, program, "pay")
    pay = program.page("pay")
    assert isinstance(pay, PayPage)
    assert pay.item.amount == "206.00"
    told = [one for one in events_of(desk) if '"event":"session_' in one or "sign_out" in one]
    assert ['"staff":"1001"' in one for one in told] == [True, False, True]
    assert ["parked" in one or "resumed" in one for one in told] == [True, False, True]
    assert '"by":"pin"' in told[2]


def test_who_stepped_aside_signs_out_or_types_the_password_after_the_hours(
    program: Program, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins.enrol(desk, RIVERA, PIN, cost=CHEAP)
    come_in(qtbot, program)
    press("F11")
    settle(qtbot, program, "sign_in")
    page = card(program)
    page.aside.leave_buttons[0].click()
    settle(qtbot, program)
    assert page.aside.people == []
    assert "sign_out" in events_of(desk)[-1]
    come_in(qtbot, program)
    press("Ctrl+L", "F11")  # locked, with a PIN: nobody has to be fetched
    settle(qtbot, program, "sign_in")
    assert "Switch person" not in seen()
    assert names(page) == ["A. Rivera"]
    later = program.window_lock.presence.session_began + 12 * 3600 + 1
    monkeypatch.setattr("ui.screens.sign_in.seconds_now", lambda: later)
    type_in("1001")
    press("Return")
    type_in(PIN)
    press("Return")
    qtbot.waitUntil(lambda: error(page) == "A PIN does not sign in. Type your password.")
    program.close()
    assert "sign_out" in events_of(desk)[-1], "nobody is left behind"


def test_a_supervisor_ends_a_long_wait_and_the_person_hears_of_the_tries(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    from cashier.store import directory

    page = card(program)
    settle(qtbot, program)
    qtbot.wait(20)
    before = page.card.geometry(), page.go_button.geometry()
    with desk.store.write() as connection:
        directory.note_failure(connection, "1001", 4, desk.clock.now())
    type_in("1001")
    press("Return")
    type_in("wrong and wrong again")
    press("Return")
    qtbot.waitUntil(lambda: "15 minutes" in error(page))
    assert (page.card.geometry(), page.go_button.geometry()) == before
    assert list(clipped(page)) == []
    page.aside.wait_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApprovalDialog)
    dialog.form.credentials.number_field.edit.setText("2001")
    dialog.form.credentials.password_field.edit.setText(PASSPHRASE)
    dialog.form.approve()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    settle(qtbot, program)
    assert not page.aside.wait_button.isVisible()
    type_in(PASSPHRASE)
    press("Return")
    settle(qtbot, program, "open_drawer")
    qtbot.waitUntil(lambda: '"sign_in"' in events_of(desk)[-1])


def test_the_notice_stands_before_sign_in(
    desk: Desk, line: Line, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    notice = "This computer is for official use. Use is recorded. By signing in you agree to that. "
    settings = desk.settings.model_copy(update={"system_use_notice": notice * 6})
    printer = parse_printer((tmp_path / "receipts.bin").as_uri())
    program = Program(replace(desk, settings=settings), line, printer, qapp, timers=False)
    program.shell.resize(1366, 768)
    program.start()
    page = card(program)
    assert page.notice.isVisible()
    assert "official use" in seen()
    assert list(clipped(page)) == []
    program.close()
    program.shell.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_names_have_room_or_give_way(program: Program, qapp: QApplication, scale: float) -> None:
    style.apply(qapp, Theme.LIGHT, scale)
    page = card(program)
    for place, name in enumerate(("A. Rivera", "B. Okafor-Montgomery", "S. Lindqvist")):
        who = Staff(number=f"100{place}", name=name, role=Role.CASHIER)
        program.counter.people.step_aside(who, program.window_lock.presence.session_began)
    page.on_enter()
    for _ in range(3):
        QApplication.processEvents()
    shown = [one.text().replace("&", "") for one in page.aside.people if one.isVisible()]
    assert shown[-1:] == ["S. Lindqvist"], "who came last"
    assert len(shown) < 3
    assert list(clipped(page)) == []
    assert list(faults(page)) == []
