"""What the station says of itself, with records really sent and receipts really printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import ItemState
from cashier.domain.receipt import PrintState
from cashier.services import drawers, printing
from cashier.services.attention import Attention
from cashier.services.status import status
from cashier.store import journal, lineage
from receipts.printers import parse_printer
from tests.ui.screens.conftest import BOYLE, RIVERA, Show
from tests.ui.screens.keys import press
from tests.ui.screens.takings import check, take
from tests.ui.walk import clipped, faults
from ui import style
from ui.counter import Counter
from ui.screens.status import StatusPage, UnsureDialog
from ui.screens.status_parts import attention_words
from ui.status_bar import ledger_cell
from ui.style import Theme, Tone
from ui.workers import Contact, LedgerWorker, PrintWorker


@pytest.fixture
def page(
    at_counter: Counter, ledger_worker: LedgerWorker, print_worker: PrintWorker, show: Show
) -> StatusPage:
    page = StatusPage(at_counter, ledger_worker, print_worker)
    page.show_about("find")
    show(page)
    return page


def figures(page: StatusPage) -> list[str]:
    return [cell.value.text() for cell in page.items.cells]


def test_send_now_confirms_what_was_recorded(page: StatusPage) -> None:
    assert figures(page) == ["1", "0", "0", "0"]
    assert page.items.head_row.title.text() == "Asking the ledger"
    press("F12")
    assert figures(page) == ["0", "0", "1", "0"]
    assert page.items.head_row.title.text() == "Ledger online"
    assert page.items.head_row.note.text().startswith("last contact 8:31")
    assert page.verdict.label.text() == "All in order"
    assert not page.attention.isVisible()


def test_a_ledger_out_of_reach_says_since_when(page: StatusPage, at_counter: Counter) -> None:
    def nobody() -> None:
        raise Fault("ledger.unreachable", reason="no route")

    page.ledger._open = nobody  # type: ignore[assignment]
    page.ledger.now()
    assert page.ledger.contact is Contact.UNREACHABLE
    assert page.items.head_row.title.text() == "Ledger cannot be reached"
    assert "since 8:31" in page.items.head_row.note.text()
    assert figures(page) == ["1", "0", "0", "0"]
    assert 0 < page.ledger.next_in <= 4


def test_a_refusing_ledger_stops_sending_not_payments(page: StatusPage) -> None:
    def other() -> None:
        raise Refusal("ledger.diverged", field="station", value="TRN-01", seq=3)

    page.ledger._open = other  # type: ignore[assignment]
    page.ledger.now()
    assert page.ledger.contact is Contact.STOPPED
    assert page.attention.isVisible()
    assert "ledger.diverged" in page.attention.note.text()
    assert "Payments go on" in page.attention.note.text()


def test_a_foreign_history_says_that_nothing_is_taken_and_what_to_do(
    page: StatusPage, at_counter: Counter
) -> None:
    desk = at_counter.desk
    with desk.store.write() as connection:
        lineage.note_diverged(connection, desk.clock.now(), 3)

    def other() -> None:
        raise Refusal("ledger.diverged", field="station", value="TRN-01", seq=3)

    page.ledger._open = other  # type: ignore[assignment]
    page.ledger.now()
    assert page.attention.note.text() == "Nothing more is taken here. Code ledger.diverged"
    assert "new station number" in page.attention.accessibleName()
    assert ledger_cell(page.ledger, status(desk), brief=False) == (
        "Station stopped: 1 kept here",
        "cloud-alert",
        Tone.ERROR,
    )
    assert list(clipped(page)) == []


def test_a_supervisor_takes_note_of_what_the_ledger_had_lost(
    page: StatusPage, at_counter: Counter
) -> None:
    desk = at_counter.desk
    page.ledger.now()
    with desk.store.write() as connection:
        lineage.note_lost(connection, desk.clock.now(), after=0, through=1)
    page.refresh()
    assert page.attention.accessibleName().startswith("Ledger put back. It had lost 1 records")
    cell = ledger_cell(page.ledger, status(desk), brief=False)
    assert ("1 sent again" in cell[0], cell[2]) == (True, Tone.WARNING)
    assert "Seen" not in [act.text for act in page.acts()], "not for a cashier"
    at_counter.who = BOYLE
    assert "Seen" in [act.text for act in page.acts()]
    page.loss_seen()
    assert not page.attention.isVisible()
    assert "Seen" not in [act.text for act in page.acts()]


def test_a_record_in_question_is_named(page: StatusPage, at_counter: Counter) -> None:
    number = take(at_counter.desk, RIVERA, check()).receipt_number
    with at_counter.desk.store.write() as connection:
        seq, _ = journal.head(connection)
        journal.settle(
            connection,
            [(seq, ItemState.ATTENTION, "account.unknown")],
            at_counter.desk.clock.now(),
        )
    page.refresh()
    assert figures(page)[3] == "1"
    words = page.attention.accessibleName()
    assert words.startswith(f"Receipt {number}. The ledger holds $")
    assert page.attention.note.text() == "Code account.unknown"
    assert list(clipped(page)) == []


@pytest.mark.parametrize("answer", ["account.unknown", "duplicate", "corrected_twice", "conflict"])
def test_every_question_of_the_ledger_has_words(answer: str) -> None:
    one = Attention(station_seq=7, receipt_number="", amount_cents=8800, answer=answer)
    title, text, code = attention_words(one, 2)
    assert title == "Record 7 of this station"
    assert text.endswith((".",))
    assert "has a question" not in text
    assert code == f"Code {answer}; 2 more need attention"


def test_held_receipts_are_printed_when_asked(
    page: StatusPage, at_counter: Counter, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = page.printer.printer
    page.printer.printer = parse_printer("none")
    page.printer.start(ask_again=False)
    take(at_counter.desk, RIVERA, check())
    at_counter.events.payment_taken.emit(None)
    qtbot.waitUntil(lambda: printing.held(at_counter.desk)[0].state is PrintState.FAILED)
    qtbot.waitUntil(lambda: page.paper.cells[0].value.text() == "1")
    assert page.paper.head_row.title.text() == "No printer"
    assert page.held_button.isVisible()
    assert page.printer._spooler is not None
    page.printer.printer = printer
    page.printer._spooler.use(printer)
    page.held_button.click()
    qtbot.waitUntil(lambda: not printing.held(at_counter.desk))
    qtbot.waitUntil(lambda: page.paper.cells[0].value.text() == "0")
    assert (tmp_path / "receipts.bin").stat().st_size > 500
    qtbot.waitUntil(lambda: page.paper.cells[2].value.text() == "8:31")


def test_an_unsure_receipt_is_answered_by_a_person(
    page: StatusPage, at_counter: Counter, qtbot: QtBot
) -> None:
    take(at_counter.desk, RIVERA, check())
    (job,) = printing.held(at_counter.desk)
    jobs = printing.StoredJobs(at_counter.desk)
    assert jobs.begin(job.job_id)
    jobs.recover()
    page.refresh()
    assert page.paper.cells[1].value.text() == "1"
    page.unsure_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnsureDialog)
    assert job.receipt_number in dialog.windowTitle()
    dialog.seen_button.click()
    assert printing.held(at_counter.desk) == ()
    assert page.paper.cells[1].value.text() == "0"
    assert page.unsure_button.isHidden()


def test_details_are_copied_without_names(page: StatusPage, at_counter: Counter) -> None:
    number = take(at_counter.desk, RIVERA, check()).receipt_number
    page.refresh()
    page.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "station TRN-01" in copied
    assert "recorded 2" in copied
    assert number not in copied
    assert "Alves" not in copied
    assert "Rivera" not in copied


def test_items_of_a_counted_drawer_are_not_shown(page: StatusPage, at_counter: Counter) -> None:
    assert page.items_button.isVisible()
    at_counter.drawer = drawers.begin_count(at_counter.desk, RIVERA)
    assert at_counter.drawer.state is DrawerState.COUNTING
    page.refresh()
    assert not page.items_button.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_names_and_text(
    page: StatusPage, qapp: QApplication, qtbot: QtBot, theme: Theme, scale: float
) -> None:
    style.apply(qapp, theme, scale)
    qtbot.waitUntil(lambda: not list(clipped(page)))
    assert list(faults(page)) == []
    page._show_paper(page._known)  # type: ignore[arg-type]
    page.items.show_cell(3, "1", "Needs attention", "triangle-alert", Tone.ERROR)
    qtbot.waitUntil(lambda: not list(clipped(page)))
