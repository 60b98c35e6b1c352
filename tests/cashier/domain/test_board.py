"""The board's values: half hours without gaps, kinds in order, what a drawer's state means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.board import HALF_HOUR, Board, half_hours, kind_totals
from cashier.domain.instrument import InstrumentKind
from cashier.domain.site_day import DrawerStage, SiteDrawer

DAY = date(2026, 11, 23)
OPENED = datetime(2026, 11, 23, 13, 32, tzinfo=UTC)


def drawer(
    station: str, stage: DrawerStage, day: date = DAY, difference: int = 0, review: bool = False
) -> SiteDrawer:
    return SiteDrawer(
        session_id=station,
        site="BOS",
        station=station,
        staff="1001",
        staff_name="A. Rivera",
        business_date=day,
        stage=stage,
        opened_at=OPENED,
        difference_cents=difference,
        review_pending=review,
    )


def test_quiet_half_hours_are_there_and_nothing_is_nothing() -> None:
    found = half_hours(
        [(OPENED, 100), (OPENED + timedelta(hours=1), 50), (OPENED + timedelta(minutes=2), 7)],
        until=OPENED + timedelta(hours=2),
    )
    assert [(one.start.hour, one.start.minute, one.items, one.cents) for one in found] == [
        (13, 30, 2, 107),
        (14, 0, 0, 0),
        (14, 30, 1, 50),
        (15, 0, 0, 0),
        (15, 30, 0, 0),
    ]
    assert half_hours([], until=OPENED) == ()


@given(
    st.lists(
        st.tuples(
            st.timedeltas(timedelta(0), timedelta(days=2)).map(lambda later: OPENED + later),
            st.integers(1, 10**7),
        )
    )
)
def test_half_hours_lose_nothing(taken: list[tuple[datetime, int]]) -> None:
    found = half_hours(taken)
    assert sum(one.items for one in found) == len(taken)
    assert sum(one.cents for one in found) == sum(cents for _, cents in taken)
    assert all(b.start - a.start == HALF_HOUR for a, b in pairwise(found))


def test_seven_kinds_in_the_order_of_the_count() -> None:
    found = kind_totals([(InstrumentKind.BANK_CHECK, 5), (InstrumentKind.BANK_CHECK, 6)])
    assert [one.kind for one in found] == list(InstrumentKind)
    assert (found[2].items, found[2].cents) == (2, 11)
    assert sum(one.items for one in found) == 2


def test_which_drawers_need_a_person() -> None:
    friday = DAY - timedelta(days=3)
    board = Board(
        site="BOS",
        day=DAY,
        read_at=OPENED,
        drawers=(
            drawer("01", DrawerStage.OPEN),
            drawer("02", DrawerStage.OPEN, friday),
            drawer("03", DrawerStage.CLOSED, difference=-100, review=True),
            drawer("04", DrawerStage.CONFIRMED, friday, difference=5, review=True),
            drawer("05", DrawerStage.COUNTING, friday, difference=5),
        ),
    )
    assert [one.station for one in board.left_open()] == ["02", "05"]
    assert [one.station for one in board.differing] == ["03", "04"]
    assert [one.station for one in board.to_review()] == ["03"]
