"""Posted: states of items and paper as they change, copies, and the next customer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState
from cashier.ledger.contract import Ledger
from cashier.services import mistakes, staffing
from cashier.services.printing import StoredJobs, newest
from cashier.sync import step
from receipts.printers import parse_printer
from tests.ui.screens.at_work import CTRL, AtWork, Key
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, Show
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.posted import PostedPage
from ui.workers import PrintWorker


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    work = AtWork(at_counter, qtbot)
    work.open_form(confirmed=True)
    work.check_typed(review=False)
    work.press(Key.Key_F6)
    work.money_order_typed()
    work.press(Key.Key_F12)
    return work


def printed(counter: Counter, outcome: PrintOutcome) -> None:
    """The printer did, or did not."""
    jobs = StoredJobs(counter.desk)
    job = jobs.next_waiting()
    assert job is not None
    assert jobs.begin(job.job_id)
    jobs.end(job.job_id, outcome)
    counter.events.paper_changed.emit(job)


def words(page: PostedPage) -> list[str]:
    return [row.state.label.text() for row in page.items.rows.values()]


def test_total_number_and_items_stand_there_at_once(
    work: AtWork, said: list[tuple[str, bool]]
) -> None:
    page = work.posted
    assert page.items.when.text() == "Recorded 8:31 AM"
    assert page.items.total.text() == "$240.57"
    assert page.items.number.text() == "Receipt TRN-01-000001-1"
    assert words(page) == ["Recorded here", "Recorded here"]
    paper = page.preview.paper.text()
    assert "RECIBO OFICIAL / OFFICIAL RECEIPT" in paper
    assert "$240.57" in paper


def test_confirmation_by_the_ledger_appears_with_its_time(
    work: AtWork, at_counter: Counter, ledger: Ledger
) -> None:
    desk = at_counter.desk
    step(desk.store, ledger, desk.clock, desk.identity)
    at_counter.events.ledger_changed.emit(None)
    assert words(work.posted) == ["Confirmed 8:31", "Confirmed 8:31"]


def test_paper_that_did_not_come_says_why_and_what_to_do(work: AtWork, at_counter: Counter) -> None:
    page = work.posted
    assert page.state.label.text() == "Waiting"
    printed(at_counter, PrintOutcome(state=PrintState.FAILED, cause=PrintCause.PAPER_OUT))
    assert page.state.label.text() == "Not printed: out of paper"
    assert page.advice.text() == "See to the printer, then press Ctrl+R."
    work.press(Key.Key_R, CTRL)
    assert page.state.label.text() == "Waiting"
    printed(
        at_counter,
        PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.PROCESS_ID),
    )
    assert page.state.label.text() == "Printed"
    work.press(Key.Key_R, CTRL)
    assert page.state.label.text() == "Waiting, copy 1"
    assert "COPY 1" in page.preview.paper.text()


def test_an_unsure_print_is_answered_by_who_saw_the_paper(
    work: AtWork, at_counter: Counter
) -> None:
    page = work.posted
    printed(at_counter, PrintOutcome(state=PrintState.UNCERTAIN))
    assert page.advice.text() == "Did the receipt come out?"
    assert page.copy_button.plain_text() == "No, print a copy"
    page.yes.click()
    assert page.state.label.text() == "Printed"
    assert not page.yes.isVisible()
    assert at_counter.last_visit is not None
    job = newest(at_counter.desk, at_counter.last_visit.receipt_number)
    assert job is not None
    assert job.evidence is PrintEvidence.OPERATOR


def test_the_receipts_language_is_changed_with_one_key(work: AtWork, at_counter: Counter) -> None:
    page = work.posted
    printed(at_counter, PrintOutcome(state=PrintState.PRINTED))
    assert page.language.value() == "pt-BR"
    work.press(Key.Key_T, CTRL)
    assert page.language.hasFocus()
    work.press(Key.Key_Up)
    assert page.advice.text() == "Ctrl+R prints it in Español."
    assert "RECIBO OFICIAL" in page.preview.paper.text()
    assert "TOTAL RECIBIDO" in page.preview.paper.text()
    work.press(Key.Key_R, CTRL)
    assert at_counter.last_visit is not None
    number = at_counter.last_visit.receipt_number
    job = newest(at_counter.desk, number)
    assert job is not None
    assert job.copy is not None
    assert (job.copy_no, job.copy.language) == (1, "es")
    assert job.receipt is not None
    assert job.receipt.language == "pt-BR"
    assert page.language.value() == "es"
    assert page.advice.text() == "It prints as soon as the printer is free."


def test_f9_opens_the_visit(work: AtWork) -> None:
    work.press(Key.Key_F9)
    assert work.gone[-1] == "visit"


def test_stamps_stay_ticked_while_states_change(work: AtWork, at_counter: Counter) -> None:
    page = work.posted
    assert page.items.stamp.text() == (
        "On the back: FOR DEPOSIT ONLY / HEALTH CONNECTOR / TRN-01-000001-1 2026-11-23"
    )
    page.items.rows[1].stamped.setChecked(True)
    with at_counter.desk.store.read() as connection:
        query = "SELECT canonical FROM audit WHERE event = 'item_endorsed'"
        (told,) = connection.exec_driver_sql(query).scalars().all()
    assert '"line":1' in told
    at_counter.events.ledger_changed.emit(None)
    assert page.items.rows[1].stamped.isChecked()
    assert not page.items.rows[2].stamped.isChecked()


def test_a_printer_with_a_slip_station_prints_the_backs_one_by_one(
    work: AtWork, at_counter: Counter, print_worker: PrintWorker, show: Show, tmp_path: Path
) -> None:
    """In the order of the items; the tick stays the person's own word."""
    assert work.posted.items.back.isHidden()
    page = PostedPage(at_counter, None, print_worker)
    assert at_counter.last_visit is not None
    page.show_about(at_counter.last_visit)
    window = show(page)
    assert page.items.back.isHidden(), "this printer has none"
    backs = tmp_path / "backs.bin"
    print_worker.use(parse_printer(f"{backs.as_uri()}?slip=yes"))
    assert page.items.back.isVisible()
    assert not list(clipped(page))
    assert not list(faults(page))
    assert window.press("Ctrl+E")
    assert page.items.stamp.text() == "Look at the back of check 1042, then tick it or stamp it."
    assert b"TRN-01-000001-1 2026-11-23" in backs.read_bytes()
    assert not page.items.rows[1].stamped.isChecked()
    page.items.rows[1].stamped.setChecked(True)
    page.items.back.click()
    assert "Look at the back of money order" in page.items.stamp.text()
    page.items.rows[2].stamped.setChecked(True)
    window.press("Ctrl+E")
    assert page.items.stamp.text() == "Every item of this receipt is ticked."
    assert backs.read_bytes().count(b"FOR DEPOSIT ONLY") == 2
    print_worker.use(parse_printer("tcp://127.0.0.1:9?slip=yes"))
    page.items.rows[1].stamped.setChecked(False)
    window.press("Ctrl+E")
    assert page.items.stamp.text().startswith("Nothing was printed on check 1042: ")
    assert not print_worker.testing
    print_worker.testing = True
    window.press("Ctrl+E")
    assert page.items.stamp.text() == "The printer is busy. Press Ctrl+E again in a moment."


def test_a_voided_item_is_named_so(work: AtWork, at_counter: Counter) -> None:
    desk, who = at_counter.desk, at_counter.person
    visit = at_counter.last_visit
    assert visit is not None
    approval = staffing.approve(desk, BOYLE.number, PASSPHRASE, act="void", act_of=who.number)
    mistakes.void(desk, who, visit.receipt_number, 2, reason="wrong_account", approval=approval)
    at_counter.events.item_voided.emit(None)
    assert words(work.posted)[1] == "Voided 8:31"


def test_enter_forgets_the_customer_and_f5_keeps_them(work: AtWork, at_counter: Counter) -> None:
    assert at_counter.visit is not None
    assert at_counter.visit.confirmations
    assert at_counter.visit.forms == []
    work.press(Key.Key_F5)
    assert work.gone[-1] == "pay"
    assert at_counter.visit.visit_id
    work.go("posted", at_counter.last_visit)
    work.press(Key.Key_Return)
    assert work.gone[-1] == "pay"
    work.press(Key.Key_Escape)
    work.go("posted", at_counter.last_visit)
    work.press(Key.Key_Return)
    assert work.gone[-1] == "find"
    assert at_counter.visit is None


def test_the_next_customer_does_not_find_the_last_ones_name(
    work: AtWork, at_counter: Counter
) -> None:
    asked: list[tuple[str, object]] = []
    at_counter.go_requested.connect(lambda name, about: asked.append((name, about)))
    work.press(Key.Key_Return)
    assert asked == [("find", "")], "an empty search is begun, not the last one gone on with"


def test_nothing_is_nameless_or_cut(work: AtWork) -> None:
    assert not list(faults(work.posted))
    assert not list(clipped(work.shell))
    assert work.posted.height() == work.shell.room.maximumViewportSize().height()
