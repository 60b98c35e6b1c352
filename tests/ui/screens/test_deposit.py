"""Preparing a deposit: overdue first, what may be chosen, ticks, the bag, the ledger away."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cashier.clock import TrainingClock
from cashier.domain.deposit import DepositStage
from cashier.domain.errors import Fault
from cashier.domain.micr import MicrLine
from cashier.services import deposits, drafts
from cashier.sync import step
from tests.ui.screens.conftest import BOYLE, RIVERA, Show
from tests.ui.screens.takings import ROUTING
from tests.ui.screens.trays import OKAFOR, closed, home_with_trays
from tests.ui.walk import clipped, faults, small_targets
from ui.counter import Counter
from ui.screens.deposit import DepositPage
from ui.wedge import Scan, ScanKind
from ui.workers import LedgerWorker

MONDAY = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
NOON = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
Key = Qt.Key


def micr(number: str, routing: str = ROUTING) -> Scan:
    line = MicrLine(
        routing=routing,
        account="4400123456",
        number=number,
        aux_number="",
        epc="",
        amount_cents=None,
        raw_last4="3456",
    )
    return Scan(kind=ScanKind.MICR, text="", micr=line)


@pytest.fixture(scope="module")
def home_made(home_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Okafor's drawer of Monday, overdue on Wednesday; Rivera's and Boyle's of Wednesday."""
    folder = tmp_path_factory.mktemp("trays")
    with home_with_trays(home_made, folder, MONDAY) as (desk, clock, ledger):
        closed(desk, clock, OKAFOR, MONDAY, checks=("500", "501"), orders=1)
        closed(desk, clock, RIVERA, WEDNESDAY, checks=("1042", "1043"))
        closed(desk, clock, BOYLE, WEDNESDAY, checks=("7001",))
        step(desk.store, ledger, clock, desk.identity)
    return folder


@pytest.fixture
def trays(counter: Counter, clock: TrainingClock) -> Counter:
    """Wednesday noon, with N. Boyle signed in."""
    clock.set(NOON)
    counter.who = BOYLE
    return counter


@pytest.fixture
def page(trays: Counter, ledger_worker: LedgerWorker, show: Show) -> DepositPage:
    page = DepositPage(trays, ledger_worker)
    page.shown_in = show(page)  # type: ignore[attr-defined]
    return page


def press(page: DepositPage, key: str) -> None:
    assert page.shown_in.press(key), key  # type: ignore[attr-defined]


def test_what_is_overdue_is_chosen_first_and_said_in_words(page: DepositPage) -> None:
    assert [(one.drawer.staff, one.overdue, one.blocked) for one in page.drawers.rows()] == [
        ("1002", True, ""),
        ("1001", False, ""),
        ("2001", False, "own_drawer"),
    ]
    assert page.overdue.isVisible()
    assert "1 drawer overdue." in page.overdue.accessibleName()
    assert "Tue 24 Nov" in page.overdue.accessibleName()
    assert [one.number for one in page.held.stack.lines][:2] == ["500", "501"]
    assert page.totals.items.value.text() == "3"
    assert page.totals.checks.value.text() == "$201.00"
    assert page.totals.orders.value.text() == "$34.00"
    assert page.totals.total.value.text() == "$235.00"
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))
    assert not list(small_targets(page))


def test_one_day_per_ticket_and_nobodys_own_drawer(page: DepositPage) -> None:
    press(page, "Ctrl+2")
    assert "One day per ticket: Mon 23 Nov" in page.hint
    press(page, "Ctrl+3")
    assert "Nobody takes their own drawer" in page.hint
    assert page.totals.items.value.text() == "3"
    page.drawers.choose(0)
    page.drawers.setFocus()
    QTest.keyClick(page.drawers, Key.Key_Space)
    assert not page.held.stack.lines
    assert "Choose a drawer" in page.held.empty.text()
    press(page, "Ctrl+2")
    assert [one.number for one in page.held.stack.lines] == ["1042", "1043"]
    assert page.context == "business date Wed 25 Nov"


def test_items_are_scanned_typed_and_ticked_in_the_order_of_the_stack(
    page: DepositPage, said: list[tuple[str, bool]]
) -> None:
    assert page.scanned(micr("501"))
    QTest.keyClicks(page.held.number, "500")
    QTest.keyClick(page.held.number, Key.Key_Return)
    assert [page.held.stack.number(one) for one in page.held.stack.lines] == [2, 1, 0]
    assert "2 of 3 held" in said[-1][0]
    page.scanned(micr("501"))
    assert "ticked already" in page.hint
    page.scanned(micr("999"))
    assert "Number 999 is not in this deposit" in page.hint
    page.scanned(Scan(kind=ScanKind.RECEIPT, text=page.held.stack.lines[2].receipt_number))
    current = page.held.table.current()
    assert current is not None
    assert current.number.startswith("2812")
    QTest.keyClick(page.held.table, Key.Key_Space)
    assert page.held.stack.missing == ()
    page.scanned(Scan(kind=ScanKind.COUPON, text="x"))
    assert page.hint == "You are counting."


def test_what_is_not_ticked_is_named_and_nothing_is_prepared(page: DepositPage) -> None:
    page.scanned(micr("500"))
    press(page, "F12")
    assert page.trouble.isVisible()
    assert "2 items are not ticked:" in page.trouble.accessibleName()
    assert "Check 501, $101.00" in page.trouble.accessibleName()
    QTest.keyClick(page.held.number, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not page.trouble.isVisible()
    press(page, "F12")
    assert page.bag.error()
    assert page.bag.edit.hasFocus()
    assert deposits.deposits(page.counter.desk, BOYLE) == ()


def test_a_deposit_is_prepared_in_the_order_of_the_ticks(page: DepositPage) -> None:
    went: list[tuple[str, object]] = []
    page.counter.go_requested.connect(lambda name, about: went.append((name, about)))
    page.scanned(micr("501"))
    press(page, "Ctrl+D")
    page.bag.edit.setFocus()
    QTest.keyClicks(page.bag.edit, "te0048209")
    QTest.keyClick(page.bag.edit, Key.Key_Return)
    press(page, "F12")
    (made,) = deposits.deposits(page.counter.desk, BOYLE)
    assert made.stage is DepositStage.PREPARED
    assert (made.ticket, made.bag) == ("TRN-20261123-01", "TE0048209")
    assert went == [("deposits", made.deposit_id)]
    whole = deposits.deposit(page.counter.desk, BOYLE, made.ticket)
    assert [line.number for line in whole.lines][:2] == ["501", "500"]
    assert drafts.load(page.counter.desk, BOYLE, page.draft) == {}
    page.on_enter()
    assert [one.drawer.staff for one in page.drawers.rows()] == ["1001", "2001"]
    assert not page.overdue.isVisible()


def test_after_the_last_item_the_bag_is_next_and_its_barcode_is_taken(page: DepositPage) -> None:
    assert not page.text_scanned("TE0048209")
    page.scanned(micr("500"))
    page.scanned(micr("501"))
    QTest.keyClicks(page.held.number, page.held.stack.missing[0].number[-5:])
    QTest.keyClick(page.held.number, Key.Key_Return)
    assert page.bag.edit.hasFocus()
    for other in (
        "STAFF-2002",
        page.held.stack.lines[0].receipt_number,
        "T011999993T4400123456U500",
    ):
        assert not page.text_scanned(other), other
    assert page.text_scanned("te0048209")
    assert page.bag.text() == "TE0048209"
    assert not page.bag.edit.hasFocus()


def test_news_move_nothing_under_the_hands(
    page: DepositPage, clock: TrainingClock, ledger_worker: LedgerWorker
) -> None:
    page.scanned(micr("500"))
    page.held.table.choose(2)
    QTest.keyClicks(page.held.number, "28")
    events = page.counter.events
    events.ledger_changed.emit(None)
    assert page.held.table.currentIndex().row() == 2
    assert page.held.number.text() == "28"
    # another drawer is closed meanwhile: it is listed, and what is ticked stays
    closed(page.counter.desk, clock, OKAFOR, NOON, checks=("600",))
    events.drawer_changed.emit(None)
    assert len(page.drawers.rows()) == 4
    assert [page.held.stack.number(one) for one in page.held.stack.lines] == [1, 0, 0]
    assert page.held.table.currentIndex().row() == 2


def test_ticks_survive_leaving_the_page_and_a_crash(
    page: DepositPage, ledger_worker: LedgerWorker, show: Show
) -> None:
    page.scanned(micr("501"))
    QTest.keyClicks(page.bag.edit, "TE1")
    page.on_leave()
    again = DepositPage(page.counter, ledger_worker)
    shell = show(again)
    assert [again.held.stack.number(one) for one in again.held.stack.lines] == [0, 1, 0]
    assert again.bag.text() == "TE1"
    assert shell.page is again


def test_without_the_ledger_it_says_what_to_do_and_keeps_the_ticks(page: DepositPage) -> None:
    def away() -> None:
        raise Fault("ledger.unreachable", reason="cut")

    worker = page.ledger
    press(page, "Ctrl+D")
    page.bag.edit.setText("TE0048209")
    opener, worker._open = worker._open, away  # type: ignore[assignment]
    worker._drop()
    press(page, "F12")
    assert "ledger" in page.trouble.accessibleName()
    worker.now()
    assert page.offline.isVisible()
    act = next(act for act in page.acts() if act.key == "F12")
    assert not act.enabled
    assert page.held.stack.missing == ()
    assert not list(clipped(page))
    worker._open = opener
    worker.now()
    assert not page.offline.isVisible()
    press(page, "F12")
    assert len(deposits.deposits(page.counter.desk, BOYLE)) == 1
