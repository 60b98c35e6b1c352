"""Opening a drawer with keys, on a real store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.staff import Role, Staff
from cashier.services import accounts, drawers, reports
from receipts.printers import parse_printer
from tests.ui.screens.conftest import NOW, PASSPHRASE, RIVERA, TODAY, Show
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH
from tests.ui.walk import clipped, faults
from ui import style
from ui.counter import Counter
from ui.dialogs import ErrorBox, Question
from ui.screens.approval import ApprovalDialog
from ui.screens.board_acts import ForceCloseDialog
from ui.screens.open_drawer import OpenDrawerPage
from ui.style import Theme
from ui.visit import VisitInHand
from ui.workers import LedgerWorker, PrintWorker

OKAFOR = Staff(number="1002", name="J. Okafor", role=Role.CASHIER)
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def page(
    counter: Counter, ledger_worker: LedgerWorker, print_worker: PrintWorker, show: Show
) -> OpenDrawerPage:
    counter.who = RIVERA
    ledger_worker.now()
    page = OpenDrawerPage(counter, ledger_worker, print_worker)
    show(page)
    return page


@pytest.fixture
def went(counter: Counter) -> list[str]:
    asked: list[str] = []
    counter.go_requested.connect(lambda name, about: asked.append(name))
    return asked


def test_it_opens_only_over_an_empty_tray(
    page: OpenDrawerPage, counter: Counter, went: list[str]
) -> None:
    changed: list[object] = []
    counter.events.drawer_changed.connect(changed.append)
    assert page.tray.hasFocus()
    assert page.hint == "Tick that the tray is empty, then open."
    press("F12", "Return")
    assert drawers.current(counter.desk, RIVERA) is None
    press("Space")
    assert page.hint == ""
    press("Return")
    assert drawers.current(counter.desk, RIVERA) is None, "Enter commits nothing"
    press("F12")
    session = drawers.current(counter.desk, RIVERA)
    assert session is not None
    assert session.business_date == TODAY
    assert changed == [session]
    assert counter.drawer == session
    assert went == ["find"]


def test_it_goes_back_to_the_person_whose_payment_led_here(
    page: OpenDrawerPage, counter: Counter
) -> None:
    asked: list[tuple[str, object]] = []
    counter.go_requested.connect(lambda name, about: asked.append((name, about)))
    view = accounts.open_account(counter.desk, RIVERA, HEALTH)
    counter.visit = VisitInHand(accounts=[view])
    press("Space", "F12")
    assert asked == [("account", HEALTH)]


def test_the_station_says_how_it_is(page: OpenDrawerPage) -> None:
    rows = {name: (row.title.text(), row.note.text()) for name, row in page.station.rows.items()}
    assert rows["printer"][0] == "Printer ready"
    assert rows["ledger"] == ("Ledger online", "Last contact 8:31 AM, nothing waiting")
    assert rows["clock"] == ("Clock agrees", "0 s off the ledger")
    assert rows["last"][0] == "No drawer before this one"
    assert rows["copy"] == ("Account copy", "As of 8:31 AM today")
    assert page.verdict.label.text() == "Ready to open"
    assert page.due.isVisible()
    assert not page.warning.isVisible()


def test_another_date_asks_a_supervisor(
    page: OpenDrawerPage, counter: Counter, went: list[str], qtbot: QtBot
) -> None:
    press("Space")
    page.date.set_value(FRIDAY)
    page.date.chosen.emit(FRIDAY)
    assert "supervisor approves" in page.date_field.below.text()
    press("F12")
    assert drawers.current(counter.desk, RIVERA) is None
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApprovalDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    type_in("2001")
    press("Return")
    type_in(PASSPHRASE)
    press("Return")
    session = drawers.current(counter.desk, RIVERA)
    assert session is not None
    assert session.business_date == FRIDAY
    assert went == ["find"]


def test_a_closed_day_warns_and_opens_all_the_same(
    page: OpenDrawerPage, counter: Counter, clock: TrainingClock
) -> None:
    clock.set(datetime(2026, 11, 21, 15, 0, tzinfo=UTC))
    counter.events.day_changed.emit(None)
    assert page.warning.isVisible()
    assert "Today is Saturday. Next counter day: Mon 23 Nov." in page.warning.accessibleName()
    assert page.date.value() == date(2026, 11, 21)
    press("Space", "F12")
    session = drawers.current(counter.desk, RIVERA)
    assert session is not None
    assert session.business_date == date(2026, 11, 21)


def test_a_drawer_of_another_day_is_counted_first(
    counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
    clock: TrainingClock,
    went: list[str],
) -> None:
    clock.set(datetime(2026, 11, 20, 15, 0, tzinfo=UTC))
    opened = drawers.open_drawer(counter.desk, RIVERA, FRIDAY)
    clock.set(NOW)
    counter.who, counter.drawer = RIVERA, opened
    page = OpenDrawerPage(counter, ledger_worker, print_worker)
    show(page)
    assert page.own.accessibleName() == (
        "Your drawer of Fri 20 Nov is open. Count and close it first."
    )
    assert page.count_button.hasFocus()
    page.tray.setChecked(True)
    press("F12")
    now = drawers.current(counter.desk, RIVERA)
    assert isinstance(now, DrawerSession)
    assert (now.session_id, now.state) == (opened.session_id, DrawerState.OPEN)
    page.count_button.setFocus()
    press("Return")
    assert went == ["count"]
    assert list(clipped(page)) == []


def left_open(counter: Counter, clock: TrainingClock, who: Staff) -> DrawerSession:
    clock.set(datetime(2026, 11, 20, 15, 0, tzinfo=UTC))
    session = drawers.open_drawer(counter.desk, who, FRIDAY)
    clock.set(NOW)
    return session


def signs(qtbot: QtBot) -> None:
    """A supervisor signs in the dialog, with the second reason."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForceCloseDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert dialog.signer.values() == ("", "")
    dialog.reason.setCurrentIndex(2)
    dialog.signer.number.edit.setFocus()
    type_in("2001")
    press("Return")
    type_in(PASSPHRASE)
    press("Return", "Space")


def test_somebody_elses_drawer_left_open_is_closed_by_a_supervisor(
    counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
    clock: TrainingClock,
    qtbot: QtBot,
) -> None:
    session = left_open(counter, clock, OKAFOR)
    counter.who = RIVERA
    page = OpenDrawerPage(counter, ledger_worker, print_worker)
    show(page)
    assert page.forgotten.accessibleName() == (
        "J. Okafor's drawer of Fri 20 Nov is still open. A supervisor closes it."
    )
    assert list(clipped(page)) == []
    press("F8")
    signs(qtbot)
    assert not page.forgotten.isVisible()
    report = reports.z_report(counter.desk, OKAFOR, session.session_id)
    assert (report.forced, report.staff, report.approver) == (True, "1002", "2001")
    assert report.reason == "The cashier is ill or away"
    qtbot.waitUntil(page.tray.hasFocus)
    press("Space", "F12")
    assert drawers.current(counter.desk, RIVERA) is not None


def test_ones_own_of_another_day_may_be_closed_by_a_supervisor(
    counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
    clock: TrainingClock,
    qtbot: QtBot,
) -> None:
    counter.drawer = left_open(counter, clock, RIVERA)
    counter.who = RIVERA
    page = OpenDrawerPage(counter, ledger_worker, print_worker)
    show(page)
    assert page.count_button.hasFocus()
    press("F8")
    signs(qtbot)
    assert drawers.current(counter.desk, RIVERA) is None
    assert not page.own.isVisible()
    assert counter.drawer is None


def test_the_test_page_goes_to_the_printer(page: OpenDrawerPage, tmp_path: Path) -> None:
    press("F9")
    paper = (tmp_path / "receipts.bin").read_bytes()
    assert b"Printer test" in paper
    assert b"TRN-01" in paper


def test_without_a_printer_it_says_so_and_opens(
    page: OpenDrawerPage, counter: Counter, qtbot: QtBot
) -> None:
    page.printer.printer = parse_printer("none")
    page.printer.ask()
    row = page.station.rows["printer"]
    assert row.title.text() == "No printer"
    press("F9")
    box = QApplication.activeModalWidget()
    assert isinstance(box, ErrorBox)
    box.close()
    page.tray.setFocus()
    press("Space", "F12")
    assert drawers.current(counter.desk, RIVERA) is not None


def test_signing_out_says_what_is_kept_here(
    page: OpenDrawerPage, counter: Counter, went: list[str]
) -> None:
    page.sign_out()
    assert went == ["sign_in"]
    drawers.open_drawer(counter.desk, RIVERA, TODAY)
    page.refresh()
    page.sign_out()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.yes_button.click()
    assert went == ["sign_in", "sign_in"]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_names_and_text(
    page: OpenDrawerPage, qapp: QApplication, qtbot: QtBot, theme: Theme, scale: float
) -> None:
    style.apply(qapp, theme, scale)
    qtbot.waitUntil(lambda: not list(clipped(page)))
    assert list(faults(page)) == []
