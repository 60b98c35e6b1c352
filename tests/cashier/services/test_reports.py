"""What a drawer's report says beyond its sums."""

from __future__ import annotations

from cashier.domain.drawer import DrawerSession
from cashier.services import drawers, payments, reports
from cashier.services.desk import Desk
from cashier.store import station
from tests.cashier.counter import BOYLE, OKAFOR, RIVERA, TODAY, check, draft, item


def take(desk: Desk, who: object, times: int) -> list[str]:
    assert who in (RIVERA, OKAFOR)
    return [
        payments.take(desk, who, draft(desk, item(desk, check(500)))).receipt_number
        for _ in range(times)
    ]


def test_numbers_of_another_drawer_in_between_are_explained_run_by_run(
    desk: Desk, drawer: DrawerSession
) -> None:
    first = take(desk, RIVERA, 2)
    drawers.open_drawer(desk, OKAFOR, TODAY)
    theirs = take(desk, OKAFOR, 3)
    take(desk, RIVERA, 1)
    more = take(desk, OKAFOR, 1)
    last = take(desk, RIVERA, 1)
    take(desk, OKAFOR, 1)
    x = reports.x_report(desk, BOYLE, drawer.session_id)
    assert (x.first_receipt, x.last_receipt, x.receipts) == (first[0], last[0], 4)
    assert x.receipts_missing == ()
    assert [(gap.first, gap.last, gap.receipts, gap.staff_name) for gap in x.gaps] == [
        (theirs[0], theirs[-1], 3, "J. Okafor"),
        (more[0], more[0], 1, "J. Okafor"),
    ]
    assert x.unsent == x.unconfirmed > 0


def test_a_number_that_nobody_holds_is_missing_and_no_gap(
    desk: Desk, drawer: DrawerSession
) -> None:
    take(desk, RIVERA, 1)
    with desk.store.write() as connection:
        station.next_number(connection, station.RECEIPTS)
    take(desk, RIVERA, 1)
    x = reports.x_report(desk, BOYLE, drawer.session_id)
    assert [number[:13] for number in x.receipts_missing] == ["TRN-01-000002"]
    assert x.gaps == ()
