"""Today: segments, filter, states live, the receipt to look at, copies, and what is shut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cashier.clock import TrainingClock
from cashier.domain.money import dollars
from cashier.domain.receipt import PrintCause, PrintOutcome, PrintState
from cashier.ledger.contract import Ledger
from cashier.services import drawers, printing
from cashier.services.items import ItemLine
from cashier.services.printing import StoredJobs
from cashier.sync import step
from tests.ui.screens.conftest import NOW, RIVERA
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.today import TodayPage
from ui.screens.today_parts import Show, found
from ui.shell import Shell

Shown = Callable[[Page], Shell]


@pytest.fixture
def page(at_counter: Counter, show: Shown) -> Iterator[TodayPage]:
    take(at_counter.desk, RIVERA, check(), money_order())
    take(at_counter.desk, RIVERA, check("1450", 10300), payer="Nary Chea")
    page = TodayPage(at_counter)
    shell = show(page)
    yield page
    assert shell.page is page


def fail(counter: Counter, cause: PrintCause = PrintCause.PAPER_OUT) -> None:
    """The spooler tried everything that waits, and nothing came out."""
    jobs = StoredJobs(counter.desk)
    while (job := jobs.next_waiting()) is not None and job.state is PrintState.QUEUED:
        jobs.begin(job.job_id)
        jobs.end(job.job_id, PrintOutcome(state=PrintState.FAILED, cause=cause))


def column(page: TodayPage, number: int) -> list[str]:
    model = page.table.table_model
    return [model.cell(row, number).words() for row in range(model.rowCount())]


def test_items_are_listed_newest_first_with_both_facts(page: TodayPage) -> None:
    assert page.context == "Mon 23 Nov, your drawer, 3 items"
    assert column(page, 4) == ["1450", "...6781", "1042"]
    assert column(page, 6) == ["Recorded here"] * 3
    assert column(page, 7) == ["Waiting"] * 3
    assert page.first_focus().hasFocus()


def test_page_has_names_and_room(page: TodayPage) -> None:
    assert not list(faults(page))
    assert not list(clipped(page))


def test_no_sum_and_no_number_per_kind(page: TodayPage) -> None:
    words = {show: page.segments.buttons[n].text() for n, show in enumerate(Show)}
    assert words[Show.CHECKS] == "Checks"
    assert words[Show.MONEY_ORDERS] == "Money orders"
    assert words[Show.ALL] == "All 3"
    assert words[Show.NOT_CONFIRMED] == "Not confirmed 3"
    texts = " ".join((page.title, page.context, page.hint, *words.values()))
    assert dollars(20600 + 3457 + 10300) not in texts
    assert "$" not in texts


def test_segments_and_filter_narrow(page: TodayPage) -> None:
    page.segments.set_value(Show.MONEY_ORDERS)
    assert column(page, 4) == ["...6781"]
    page.segments.set_value(Show.ALL)
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "1450")
    assert column(page, 4) == ["1450"]
    QTest.keyClicks(page.filter, "9")
    assert page.empty.isVisible()
    assert "No item fits" in page.empty.text()
    QTest.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    assert page.table.hasFocus()


def test_filter_finds_names_and_last_four(page: TodayPage) -> None:
    item: ItemLine = page.table.rows()[-1]
    assert found(item, "alves ...5678")
    assert not found(item, "alves 9999")


def test_arrows_in_the_filter_move_in_the_table(page: TodayPage) -> None:
    page.filter.setFocus()
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.current() == page.table.rows()[2]
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.hasFocus()


def test_states_change_live_and_the_chosen_item_stays(
    page: TodayPage, at_counter: Counter, ledger: Ledger, clock: TrainingClock
) -> None:
    page.table.choose(2)
    clock.set(NOW + timedelta(minutes=140))
    desk = at_counter.desk
    step(desk.store, ledger, clock, desk.identity)
    at_counter.events.ledger_changed.emit(None)
    assert column(page, 6) == ["Confirmed 10:51"] * 3
    chosen = page.table.current()
    assert chosen is not None
    assert chosen.number == "1042"


def test_a_new_payment_comes_in_without_asking(page: TodayPage, at_counter: Counter) -> None:
    visit = take(at_counter.desk, RIVERA, check("77", 5000))
    at_counter.events.payment_taken.emit(visit)
    assert page.context.endswith("4 items")


def test_held_receipts_are_printed_again(
    page: TodayPage, at_counter: Counter, qtbot: object
) -> None:
    fail(at_counter)
    at_counter.events.paper_changed.emit(None)
    assert column(page, 7)[0] == "Not printed: out of paper"
    held = next(a for a in page.acts() if a.text == "Pri&nt held, 2")
    held.slot()
    assert column(page, 7)[0] == "Waiting"
    assert next(a for a in page.acts() if a.text == "Pri&nt held").enabled is False


def test_unsure_receipts_show_a_chip(page: TodayPage, at_counter: Counter) -> None:
    assert page.unsure.isHidden()
    jobs = StoredJobs(at_counter.desk)
    job = jobs.next_waiting()
    assert job is not None
    jobs.begin(job.job_id)
    jobs.recover()
    at_counter.events.paper_changed.emit(None)
    assert page.unsure.isVisible()
    assert page.unsure.text() == "1 receipt unsure"


def test_f9_shows_the_receipt_and_esc_goes_back(page: TodayPage) -> None:
    shell = page.window()
    page.table.choose(2)
    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_F9)
    assert page.title.startswith("Receipt TRN-01-000001-")
    assert "OFFICIAL RECEIPT" in page.view.preview.paper.text()
    assert [t.line for t in page.view.table.rows()] == [1, 2]
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.instrument.number == "1042"
    assert page.view.table.hasFocus()
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))
    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Escape)
    assert page.title == "Today"
    assert page.table.hasFocus()


def test_a_copy_of_a_printed_receipt_is_numbered(page: TodayPage, at_counter: Counter) -> None:
    jobs = StoredJobs(at_counter.desk)
    while (job := jobs.next_waiting()) is not None:
        jobs.begin(job.job_id)
        jobs.end(job.job_id, PrintOutcome(state=PrintState.PRINTED))
    page.table.choose(0)
    QTest.keyClick(page.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    number = page.table.rows()[0].receipt_number
    newest = printing.newest(at_counter.desk, number)
    assert newest is not None
    assert newest.copy_no == 1
    assert column(page, 7)[0] == "Waiting, copy 1"


def test_empty_drawer_says_what_fills_it(at_counter: Counter, show: Shown) -> None:
    page = TodayPage(at_counter)
    shell = show(page)
    assert shell.page is page
    assert page.empty.isVisible()
    assert page.empty.text() == "No items yet. Press F2."
    assert not any(a.enabled for a in page.acts())


def test_shut_while_counting(page: TodayPage, at_counter: Counter) -> None:
    at_counter.drawer = drawers.begin_count(at_counter.desk, RIVERA)
    at_counter.events.drawer_changed.emit(at_counter.drawer)
    assert page.table.rows() == ()
    assert page.context == "shut while you count"
    assert "being counted" in page.empty.text()
    assert page.segments.buttons[0].text() == "All"
    assert not page.filter.isEnabled()


def test_esc_goes_back_to_the_counter(page: TodayPage, at_counter: Counter) -> None:
    went: list[str] = []
    at_counter.go_requested.connect(lambda name, about: went.append(name))
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert went == ["find"]


def test_another_value_of_the_same_item_is_the_same_item(page: TodayPage) -> None:
    from ui.screens.today_parts import same

    item = page.table.rows()[0]
    assert same(replace(item, answer="x"), item)
    assert not same(page.table.rows()[1], item)
