"""A deposit after it was prepared: verified by another, sent, confirmed, given up, looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.bank_files import BankForm
from cashier.domain.deposit import Deposit, DepositStage
from cashier.domain.errors import Fault
from cashier.ledger.contract import Ledger
from cashier.services import deposits, mistakes, staffing
from cashier.services.desk import Desk
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, RIVERA, Show
from tests.ui.screens.trays import HADDAD, MENSAH, OKAFOR, closed, home_with_trays
from tests.ui.walk import clipped, faults, small_targets
from ui.counter import Counter
from ui.dialogs import Question
from ui.page import Page
from ui.screens.deposit_dialogs import GiveUpDialog
from ui.screens.deposit_files import BankFilesDialog, written
from ui.screens.deposit_paper import TicketDialog
from ui.screens.deposit_verify import DepositVerifyPage
from ui.screens.deposits import DepositsPage
from ui.screens.visit_page import VisitPage
from ui.shell import Shell
from ui.workers import LedgerWorker, PrintWorker

MORNING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def home_made(home_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rivera's and Okafor's drawers, prepared by Boyle."""
    folder = tmp_path_factory.mktemp("prepared")
    with home_with_trays(home_made, folder, MORNING) as (desk, clock, ledger):
        closed(desk, clock, RIVERA, MORNING, checks=("1042", "1043"))
        later = MORNING + timedelta(minutes=1)  # drawers lie in the order they were opened in
        closed(desk, clock, OKAFOR, later, checks=("500",), orders=1)
        clock.set(EVENING)
        sessions = [one.drawer.session_id for one in deposits.ready(desk, BOYLE).ready]
        deposits.prepare(desk, BOYLE, sessions, ledger=ledger, bag="TE0048209")
    return folder


@pytest.fixture
def prepared(counter: Counter, clock: TrainingClock) -> Deposit:
    """That deposit in the evening, with the preparer signed in."""
    clock.set(EVENING)
    counter.who = BOYLE
    return now(counter.desk)


Shown = Callable[[Page], Shell]


@pytest.fixture
def verify(
    prepared: Deposit, counter: Counter, ledger_worker: LedgerWorker, show: Show
) -> Callable[[], tuple[DepositVerifyPage, Shell]]:
    def made() -> tuple[DepositVerifyPage, Shell]:
        page = DepositVerifyPage(counter, ledger_worker)
        page.show_about(prepared.deposit_id)
        return page, show(page)

    return made


def now(desk: Desk) -> Deposit:
    (one,) = deposits.deposits(desk, BOYLE)
    return deposits.deposit(desk, BOYLE, one.deposit_id)


def dialog(kind: type) -> Question:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found  # type: ignore[return-value]


def test_the_preparer_does_not_verify_another_signs_beside(
    verify: Callable[[], tuple[DepositVerifyPage, Shell]], counter: Counter
) -> None:
    page, shell = verify()
    assert page.title == "Verify TRN-20261123-01"
    assert "You prepared it" in page.why.text()
    assert page.signer.isVisible()
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))
    assert not list(small_targets(page))
    page.held.tick_rest()
    for number, password, code in (
        ("2001", PASSPHRASE, "own act"),
        ("1002", PASSPHRASE, "supervisor"),
        ("2002", "wrong password", "do not fit"),
    ):
        page.signer.number.edit.setText(number)
        page.signer.password.edit.setText(password)
        shell.press("F12")
        assert code in page.trouble.accessibleName(), page.trouble.accessibleName()
        assert page.signer.password.edit.text() == ""
        assert now(counter.desk).stage is DepositStage.PREPARED
    page.signer.number.edit.setText("2002")
    page.signer.password.edit.setText(PASSPHRASE)
    shell.press("F12")
    made = now(counter.desk)
    assert made.stage is DepositStage.VERIFIED
    assert made.verified is not None
    assert made.verified.staff == "2002"


def test_another_supervisor_who_is_signed_in_signs_with_f12(
    verify: Callable[[], tuple[DepositVerifyPage, Shell]], counter: Counter
) -> None:
    counter.who = HADDAD
    page, shell = verify()
    assert not page.signer.isVisible()
    assert page.own.title.text() == "M. Haddad"
    for _ in page.held.stack.lines:
        QTest.keyClick(page.held.table, Qt.Key.Key_Space)
    shell.press("F12")
    made = now(counter.desk)
    assert made.verified is not None
    assert made.verified.staff == "2002"


def test_a_missing_item_is_named_and_stops_it(
    verify: Callable[[], tuple[DepositVerifyPage, Shell]], counter: Counter
) -> None:
    counter.who = HADDAD
    page, shell = verify()
    for number in ("1042", "500", "28123400000"):
        QTest.keyClicks(page.held.number, number[-4:] if len(number) > 9 else number)
        QTest.keyClick(page.held.number, Qt.Key.Key_Return)
    missing = [one.number for one in page.held.stack.missing]
    assert "1043" in missing
    shell.press("F12")
    said = page.trouble.accessibleName()
    assert "missing, so it is not verified" in said
    assert "Check 1043, $101.00, receipt TRN-01-000002" in said
    assert now(counter.desk).stage is DepositStage.PREPARED
    # the ticks are there again when the page is
    page.on_leave()
    again, _ = verify()
    assert [one.number for one in again.held.stack.missing] == missing


@pytest.fixture
def listed(
    prepared: Deposit, counter: Counter, ledger_worker: LedgerWorker, show: Show
) -> tuple[DepositsPage, Shell]:
    page = DepositsPage(counter, ledger_worker)
    return page, show(page)


def keys(page: DepositsPage) -> dict[str, str]:
    return {act.key: act.text for act in page.acts()}


def test_each_stage_has_its_next_step(
    listed: tuple[DepositsPage, Shell], prepared: Deposit, counter: Counter, ledger: Ledger
) -> None:
    page, shell = listed
    assert page.title == "TRN-20261123-01"
    assert keys(page)["F12"] == "Verify the items"
    assert page.steps.words[1] == "Verified to come"
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))
    whole = deposits.deposit(counter.desk, BOYLE, prepared.deposit_id)
    ids = [line.posting_id for line in whole.lines]
    deposits.verify(counter.desk, HADDAD, prepared.deposit_id, ids, ledger=ledger)
    page.refresh()
    assert page.steps.words[1] == "Verified M. Haddad Mon 23 Nov 5:00 PM"
    assert "F8" not in keys(page)
    for asked, said, stage in (
        ("Bag TE0048209 left for the bank?", "To be sent", DepositStage.VERIFIED),
        ("The bank has all of TRN-20261123-01?", "On its way", DepositStage.SENT),
    ):
        assert now(counter.desk).stage is stage
        words = page.list.rows()[0]
        assert words.stage is stage, said
        shell.press("F12")
        question = dialog(Question)
        assert question.windowTitle() == asked
        assert question.focusWidget() is question.buttons[0]
        question.buttons[0].click()
        assert now(counter.desk).stage is stage
        shell.press("F12")
        dialog(Question).buttons[-1].click()
    assert now(counter.desk).stage is DepositStage.CONFIRMED
    assert "F12" not in keys(page)
    assert deposits.trace(counter.desk, BOYLE, prepared.deposit_id).agrees


def test_one_that_lies_here_too_long_says_so(
    listed: tuple[DepositsPage, Shell], clock: TrainingClock, qtbot: QtBot
) -> None:
    page, _ = listed
    assert not page.overdue.isVisible()
    clock.set(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    page.refresh()
    assert page.overdue.isVisible()
    said = page.overdue.accessibleName()
    assert said == "1 deposit overdue. TRN-20261123-01 should have been at the bank by Tue 24 Nov."
    assert page.list.table_model.cell(0, 1).note == "overdue, due Tue 24 Nov"
    qtbot.waitUntil(lambda: not list(clipped(page)))


def test_one_that_nobody_verified_is_given_up_with_a_reason(
    listed: tuple[DepositsPage, Shell], counter: Counter
) -> None:
    page, shell = listed
    shell.press("F8")
    question = dialog(GiveUpDialog)
    assert not list(faults(question))
    assert not list(clipped(question))
    question.buttons[-1].click()
    assert question.isVisible()
    question.reason.set_value("Wrong bag")  # type: ignore[attr-defined]
    question.buttons[-1].click()
    assert now(counter.desk).stage is DepositStage.GIVEN_UP
    assert page.given_up.isVisible()
    assert "Wrong bag" in page.given_up.accessibleName()
    assert len(deposits.ready(counter.desk, BOYLE).ready) == 2


def test_what_the_bank_sent_back_stands_with_its_deposit(
    listed: tuple[DepositsPage, Shell],
    prepared: Deposit,
    counter: Counter,
    ledger: Ledger,
    qtbot: QtBot,
) -> None:
    page, _ = listed
    desk = counter.desk
    whole = deposits.deposit(desk, BOYLE, prepared.deposit_id)
    ids = [line.posting_id for line in whole.lines]
    deposits.verify(desk, HADDAD, prepared.deposit_id, ids, ledger=ledger)
    deposits.send(desk, BOYLE, prepared.deposit_id, ledger=ledger)
    deposits.confirm(desk, BOYLE, prepared.deposit_id, ledger=ledger)
    back = whole.lines[0]
    approval = staffing.approve(desk, "2002", PASSPHRASE, act="return_item", act_of=BOYLE.number)
    mistakes.return_item(
        desk, BOYLE, back.receipt_number, back.line, reason="insufficient funds", approval=approval
    )
    page.refresh()
    assert page.returned.isVisible()
    assert "1 item came back from the bank:" in page.returned.accessibleName()
    assert "insufficient funds" in page.returned.accessibleName()
    model = page.lines.table_model
    assert model.cell(0, 4).text == "Returned Mon 23 Nov"
    assert model.cell(1, 4).text == ""
    qtbot.waitUntil(lambda: not list(clipped(page)))


def test_a_line_leads_to_its_receipt_and_the_receipt_to_its_deposit(
    listed: tuple[DepositsPage, Shell], prepared: Deposit, counter: Counter, show: Show
) -> None:
    page, _ = listed
    went: list[tuple[str, object]] = []
    counter.go_requested.connect(lambda name, about: went.append((name, about)))
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_Return)
    assert went.pop() == ("visit", "TRN-01-000001-1")
    visit = VisitPage(counter)
    visit.show_about("TRN-01-000001-1")
    shell = show(visit)
    assert "in deposit TRN-20261123-01" in visit.context
    shell.press("Ctrl+D")
    assert went.pop() == ("deposits", prepared.deposit_id)
    # from the receipt back to it, from anywhere else to what there is to deposit
    page.come_from("visit")
    page._back()
    assert went.pop()[0] == "deposit"
    page.come_from("visit")
    page._back()
    assert went.pop()[0] == "visit"
    # a cashier is told of no deposit
    counter.who = RIVERA
    visit.on_enter()
    assert "deposit" not in visit.context


def test_the_ticket_is_shown_and_printed_as_a_slip(
    listed: tuple[DepositsPage, Shell], print_worker: PrintWorker, tmp_path: Path
) -> None:
    page, shell = listed
    page._printer = print_worker
    shell.press("F9")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, TicketDialog)
    assert shown.pdf.startswith(b"%PDF")
    shown.slip_button.click()
    assert b"TE0048209" in (tmp_path / "receipts.bin").read_bytes()
    QApplication.processEvents()
    assert not list(faults(shown))
    assert not list(clipped(shown))
    shown.reject()


def test_an_auditor_looks_and_changes_nothing(
    prepared: Deposit, counter: Counter, ledger_worker: LedgerWorker, show: Show
) -> None:
    counter.who = MENSAH
    page = DepositsPage(counter, ledger_worker)
    shell = show(page)
    assert list(keys(page)) == ["Esc", "F9"]
    assert shell.page is page


def test_a_file_for_the_bank_is_read_again_and_saved(
    listed: tuple[DepositsPage, Shell],
    prepared: Deposit,
    counter: Counter,
    ledger: Ledger,
    tmp_path: Path,
) -> None:
    page, shell = listed
    assert "Ctrl+E" not in keys(page)
    whole = deposits.deposit(counter.desk, BOYLE, prepared.deposit_id)
    ids = [line.posting_id for line in whole.lines]
    deposits.verify(counter.desk, HADDAD, prepared.deposit_id, ids, ledger=ledger)
    page.refresh()
    shell.press("Ctrl+E")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, BankFilesDialog)
    assert shown.read_again.title.text() == "Read again: the same as the ticket"
    assert shown.read_again.note.text().startswith("4 items, $335.00, hash total ")
    QApplication.processEvents()
    assert not list(faults(shown))
    assert not list(clipped(shown))
    shown.form.set_value(BankForm.BAI)
    assert shown.made is not None
    assert shown.made.form is BankForm.BAI
    file = tmp_path / "deposit.bai"
    shown._saved(written(file, shown.made))
    assert "Saved as deposit.bai" in shown.read_again.title.text()
    assert {len(line) for line in file.read_text().splitlines()} == {104}
    with pytest.raises(Fault, match=r"output\.not_written"):
        written(tmp_path / "no folder" / "deposit.bai", shown.made)
    shown.reject()
