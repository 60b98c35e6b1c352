"""Where a drawer's paper is, told by the records of its deposits in whatever order they come."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

from cashier.domain.posting import RecordKind
from cashier.domain.site_day import (
    DepositRecord,
    DrawerStage,
    InDeposit,
    SiteDrawer,
    in_deposits,
)

DAY = date(2026, 11, 23)


def told(
    kind: RecordKind, deposit: str, at: int, *sessions: str, ticket: str = ""
) -> DepositRecord:
    return DepositRecord(
        posting_id=f"{deposit}-{kind}",
        deposit=deposit,
        kind=kind,
        site="BOS",
        station="01",
        business_date=DAY,
        recorded_at=datetime(2026, 11, 23, 17, at, tzinfo=UTC),
        staff="2001",
        ticket=ticket,
        sessions=sessions,
    )


def test_the_furthest_record_says_where_a_deposit_is() -> None:
    steps = [
        told(RecordKind.DEPOSIT_PREPARED, "d", 0, "a", "b", ticket="BOS-20261123-01"),
        told(RecordKind.DEPOSIT_VERIFIED, "d", 1),
        told(RecordKind.DEPOSIT_SENT, "d", 2),
        told(RecordKind.DEPOSIT_CONFIRMED, "d", 3),
    ]
    for so_far, stage in enumerate(
        (DrawerStage.IN_DEPOSIT, DrawerStage.VERIFIED, DrawerStage.SENT, DrawerStage.CONFIRMED), 1
    ):
        for order in permutations(steps[:so_far]):
            held = InDeposit(deposit="d", ticket="BOS-20261123-01", stage=stage)
            assert in_deposits(order) == {"a": held, "b": held}


def test_given_up_before_it_was_verified_it_holds_nothing() -> None:
    first = told(RecordKind.DEPOSIT_PREPARED, "d", 0, "a")
    gone = told(RecordKind.RESOLUTION, "d", 1)
    again = told(RecordKind.DEPOSIT_PREPARED, "e", 2, "a")
    verified = told(RecordKind.DEPOSIT_VERIFIED, "d", 1)
    assert in_deposits([first, gone]) == {}
    assert in_deposits([gone, again, first])["a"].deposit == "e"
    assert in_deposits([first, verified, gone])["a"].stage is DrawerStage.VERIFIED
    sent = told(RecordKind.DEPOSIT_SENT, "d", 3)
    assert in_deposits([first, gone, sent]) == {}
    assert in_deposits([first, sent])["a"].stage is DrawerStage.IN_DEPOSIT


def test_a_drawer_prepared_twice_is_where_it_went_further() -> None:
    first = told(RecordKind.DEPOSIT_PREPARED, "d", 0, "a")
    second = told(RecordKind.DEPOSIT_PREPARED, "e", 1, "a")
    assert in_deposits([second, first])["a"].deposit == "d"
    verified = told(RecordKind.DEPOSIT_VERIFIED, "e", 2)
    assert in_deposits([first, second, verified])["a"].deposit == "e"


def test_stages_are_in_order() -> None:
    assert [stage.rank for stage in DrawerStage] == list(range(7))
    assert [stage for stage in DrawerStage if stage.blind] == ["open", "counting"]


def test_nobody_sees_what_they_are_to_count() -> None:
    for stage in DrawerStage:
        drawer = SiteDrawer(
            session_id="a",
            site="BOS",
            station="01",
            staff="1001",
            staff_name="A. Rivera",
            business_date=DAY,
            stage=stage,
            opened_at=datetime(2026, 11, 23, 14, tzinfo=UTC),
            items=3,
            cents=500,
            voids=1,
        )
        own = drawer.seen_by("1001")
        assert drawer.seen_by("2001") == drawer
        shown = (own.hidden, own.items, own.cents, own.voids)
        assert shown == ((True, 0, 0, 0) if stage.blind else (False, 3, 500, 1))
