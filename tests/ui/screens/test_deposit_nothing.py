"""The deposit page where nothing can go to the bank: it says why and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.services import drawers
from tests.ui.screens.conftest import BOYLE, RIVERA, Show
from tests.ui.screens.takings import check, take
from tests.ui.screens.trays import HADDAD
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.deposit import DepositPage
from ui.screens.deposits import DepositsPage
from ui.workers import LedgerWorker


def test_a_difference_that_nobody_signed_goes_nowhere_and_says_what_to_do(
    at_counter: Counter, ledger_worker: LedgerWorker, show: Show
) -> None:
    desk = at_counter.desk
    take(desk, RIVERA, check("1042", 10_000))
    drawers.begin_count(desk, RIVERA)
    kind = InstrumentKind.PERSONAL_CHECK
    for _ in range(3):
        drawers.count(desk, RIVERA, {kind: KindCount(items=1, cents=9_900)})
    drawers.close(desk, RIVERA, reason="amount keyed wrong", later=True)
    at_counter.who = HADDAD
    page = DepositPage(at_counter, ledger_worker)
    shell = show(page)
    assert [one.blocked for one in page.drawers.rows()] == ["review_pending"]
    assert page.drawers.table_model.cell(0, 1).text == "Not signed yet"
    assert "signs it on the board (F4)" in page.about.text()
    assert "No drawer can be deposited by you now" in page.held.empty.text()
    QApplication.processEvents()
    assert not list(clipped(page))
    assert shell.page is page


def test_with_no_closed_drawer_it_says_what_is_still_open(
    at_counter: Counter, ledger_worker: LedgerWorker, show: Show
) -> None:
    at_counter.who = HADDAD
    page = DepositPage(at_counter, ledger_worker)
    shell = show(page)
    assert "Still open: TRN-01 (A. Rivera)" in page.held.empty.text()
    assert not page.overdue.isVisible()
    assert not list(faults(page))
    assert not list(clipped(page))
    assert shell.page is page


def test_without_any_deposit_it_says_how_one_comes(
    counter: Counter, ledger_worker: LedgerWorker, show: Show
) -> None:
    counter.who = BOYLE
    page = DepositsPage(counter, ledger_worker)
    shell = show(page)
    assert "No deposit yet" in page.empty.text()
    assert [act.key for act in page.acts()] == ["Esc"]
    assert not list(faults(page))
    assert not list(clipped(page))
    assert shell.page is page
