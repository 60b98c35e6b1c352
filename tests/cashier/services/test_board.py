"""The supervisor's board: what it says of a day at several windows, and what it must not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.board import Board
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.site_day import DrawerStage
from cashier.domain.staff import Staff
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import board, drawers, force_close, mistakes, payments
from cashier.services.board import seconds_between
from cashier.services.desk import Desk
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    LINDQVIST,
    MENSAH,
    NOW,
    OKAFOR,
    RIVERA,
    TODAY,
    UNKNOWN,
    approved,
    check,
    draft,
    item,
    money_order,
    overriding,
)
from tests.cashier.site import sync, windows

CHECKS, ORDERS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER


def take(desk: Desk, who: Staff, cents: int = 20600) -> str:
    return payments.take(desk, who, draft(desk, item(desk, check(cents)))).receipt_number


def close(desk: Desk, who: Staff, items: int, cents: int) -> None:
    drawers.count(desk, who, {CHECKS: KindCount(items=items, cents=cents)})
    drawers.close(desk, who, reason="lost", approval=approved(desk, "close", HADDAD))


@pytest.fixture
def desks(desk: Desk, desk_at: OpenDesk, own_ledger: EmbeddedLedger) -> list[Desk]:
    return windows(desk_at, own_ledger, ("TRN", "01"), ("TRN", "02"), ("WOR", "01"))


def test_who_may_look(desk: Desk) -> None:
    for who in (BOYLE, MENSAH):
        assert board.read(desk, who).drawers == ()
        assert board.trends(desk, who) == ()
    for who in (RIVERA, LINDQVIST):
        for look in (board.read, board.trends):
            with pytest.raises(Refusal, match=r"role\.not_allowed"):
                look(desk, who)


def test_a_day_of_a_site_and_of_all(
    desks: list[Desk], own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    one, two, far = desks
    drawers.open_drawer(one, RIVERA, TODAY)
    drawers.open_drawer(two, OKAFOR, TODAY)
    drawers.open_drawer(far, RIVERA, TODAY)
    take(one, RIVERA, 100)
    voided = take(one, RIVERA, 50)
    mistakes.void(one, RIVERA, voided, 1, reason="keyed", approval=approved(one, "void"))
    take(far, RIVERA, 7)
    training_clock.set(NOW + timedelta(minutes=65))
    payments.take(two, OKAFOR, draft(two, item(two, money_order(3457))))
    take(two, OKAFOR, 300)
    close(one, RIVERA, 2, 150)
    sync(far, own_ledger)
    sync(two, own_ledger)
    sync(one, own_ledger)

    seen = board.read(one, BOYLE, site="TRN")
    assert [(d.station, d.stage, d.items, d.cents, d.voids) for d in seen.drawers] == [
        ("01", DrawerStage.CLOSED, 1, 100, 1),
        ("02", DrawerStage.OPEN, 2, 3757, 0),
    ]
    assert (seen.items, seen.cents, seen.voids, seen.hidden) == (3, 3857, 1, False)
    assert [(h.items, h.cents) for h in seen.half_hours] == [(1, 100), (0, 0), (2, 3757)]
    assert seen.half_hours[0].start == NOW
    per_kind = {one.kind: (one.items, one.cents) for one in seen.kinds}
    assert (per_kind[CHECKS], per_kind[ORDERS]) == ((2, 400), (1, 3457))
    assert [d.difference_items for d in seen.differing] == [1]
    assert seen.as_of is not None
    assert (seen.unconfirmed, seen.oldest_unconfirmed_at) == (0, None)
    assert seen.unprinted == 3, "two receipts and the slip of the void"
    assert ("WOR", "Worcester") in seen.sites
    here, there = seen.stations
    assert (here.station, here.here, here.heard_at, here.offline) == ("01", True, None, False)
    assert (there.station, there.here, there.offline) == ("02", False, None)
    assert there.heard_at is not None
    assert NOW < there.heard_at <= training_clock.now()
    # what is recorded here and not sent yet is in it at once; at the other window it is not
    at = training_clock.now()
    drawers.open_drawer(one, RIVERA, TODAY)
    take(one, RIVERA, 11)
    assert board.read(one, BOYLE, site="TRN").cents == 3868
    waiting = board.read(one, BOYLE)
    assert waiting.unconfirmed == 2
    assert waiting.oldest_unconfirmed_at is not None
    assert waiting.oldest_unconfirmed_at >= at
    assert board.read(two, BOYLE, site="TRN").cents == 3757, "nothing came from the first yet"
    # all sites; another day
    everywhere = board.read(one, MENSAH)
    assert {d.site for d in everywhere.drawers} == {"TRN", "WOR"}
    assert everywhere.cents == 3868 + 7
    assert board.read(one, MENSAH, site="WOR").cents == 7
    assert board.read(one, MENSAH, day=TODAY + timedelta(days=1)).items == 0


def figures(seen: Board) -> object:
    return (
        seen.items,
        seen.cents,
        seen.voids,
        [(one.start, one.items, one.cents) for one in seen.half_hours if one.items],
        seen.kinds,
        [replace(one, unconfirmed=0, unprinted=0, as_of=None) for one in seen.drawers],
        seen.differing,
    )


def test_nobody_sees_what_they_are_to_count(desks: list[Desk], own_ledger: EmbeddedLedger) -> None:
    """Whatever lies in the reader's own tray, at whichever window, the board reads the same."""
    one, two, _ = desks
    drawers.open_drawer(one, RIVERA, TODAY)
    take(one, RIVERA, 100)
    own = drawers.open_drawer(two, HADDAD, TODAY)
    sync(one, own_ledger)
    sync(two, own_ledger)
    sync(one, own_ledger)

    def shown(desk: Desk) -> tuple[object, object]:
        trend = [
            replace(one, visit_seconds=0, median_seconds=0) for one in board.trends(desk, HADDAD)
        ]
        return figures(board.read(desk, HADDAD, site="TRN")), trend

    before = [shown(desk) for desk in (one, two)]
    for cents in (20600, 31):
        take(two, HADDAD, cents)
    number = take(two, HADDAD, 7)
    mistakes.void(two, HADDAD, number, 1, reason="keyed", approval=approved(two, "void"))
    sync(two, own_ledger)
    sync(one, own_ledger)
    assert [shown(desk) for desk in (one, two)] == before
    drawers.begin_count(two, HADDAD)
    for desk in (one, two):
        seen = board.read(desk, HADDAD, site="TRN")
        assert (seen.hidden, seen.items, seen.cents) == (True, 1, 100)
        mine = next(d for d in seen.drawers if d.session_id == own.session_id)
        assert (mine.hidden, mine.items, mine.cents, mine.voids) == (True, 0, 0, 0)
        # to everybody else who may look it is there
        other = board.read(desk, BOYLE, site="TRN")
        assert (other.hidden, other.items, other.cents, other.voids) == (False, 3, 20731, 1)
    drawers.count(two, HADDAD, {CHECKS: KindCount(items=2, cents=20631)})
    drawers.close(two, HADDAD)
    sync(two, own_ledger)
    sync(one, own_ledger)
    for desk in (one, two):
        assert board.read(desk, HADDAD, site="TRN").cents == 20731


def test_what_waits_for_a_person(
    desks: list[Desk], own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    one, two, far = desks
    forgotten = drawers.open_drawer(two, OKAFOR, TODAY)
    take(two, OKAFOR, 500)
    away = drawers.open_drawer(far, RIVERA, TODAY)
    sync(two, own_ledger)
    sync(far, own_ledger)
    sync(one, own_ledger)
    training_clock.set(NOW + timedelta(days=1))
    tomorrow = TODAY + timedelta(days=1)
    mine = drawers.open_drawer(one, RIVERA, tomorrow)
    seen = board.read(one, BOYLE)
    assert seen.day == tomorrow
    assert {d.session_id for d in seen.left_open()} == {forgotten.session_id, away.session_id}
    assert (seen.items, seen.half_hours) == (0, ()), "yesterday's are not of today"
    assert mine.session_id in {d.session_id for d in seen.drawers}
    # a drawer of another window is asked for, and the board says so until it is answered
    force_close.force_close(one, BOYLE, forgotten.session_id, "went home")
    assert [r.session_id for r in board.read(one, BOYLE, site="TRN").requests] == [
        forgotten.session_id
    ]
    assert board.read(one, BOYLE, site="WOR").requests == ()
    # money for an account nobody knows
    unknown = item(one, check(900), (UNKNOWN, 900))
    override = overriding(one, "ACC-UNKNOWN")
    payments.take(one, RIVERA, draft(one, unknown, overrides=(override,)))
    sync(one, own_ledger)
    seen = board.read(one, BOYLE)
    assert (seen.questions, seen.suspense_cents) == (1, 900)


def test_how_the_days_went(
    desks: list[Desk], own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    one, two, _ = desks
    drawers.open_drawer(one, RIVERA, TODAY)
    take(one, RIVERA, 100)
    take(one, RIVERA, 200)
    close(one, RIVERA, 1, 100)
    training_clock.set(NOW + timedelta(days=2))
    drawers.open_drawer(two, OKAFOR, TODAY + timedelta(days=2))
    take(two, OKAFOR, 5)
    for each in (one, two, one, two):
        sync(each, own_ledger)
    for desk in (one, two):
        first, second = board.trends(desk, BOYLE, site="TRN")
        assert (first.day, first.items, first.cents) == (TODAY, 2, 300)
        assert (first.visits, first.timed, first.drawers) == (2, 2, 1)
        assert (first.differences, first.difference_cents) == (1, -200)
        assert 0 <= first.median_seconds <= first.visit_seconds < 60
        assert (second.cents, second.differences) == (5, 0)
    assert [t.cents for t in board.trends(one, BOYLE, site="TRN", days=2)] == [5]
    assert board.trends(one, BOYLE, site="WOR") == ()


def test_the_time_of_a_visit() -> None:
    begun = "0190a5c0-0000-7000-8000-000000000000"
    assert seconds_between(begun, "0190a5c0-0bb8-7aaa-8000-000000000000") == 3.0
    assert seconds_between("0190a5c0-0bb8-7aaa-8000-000000000000", begun) is None, "set back"
    for other in ("", "visit-1", "0190a5c0-0000-4000-8000-000000000000", "z" * 12 + "7" + "0" * 19):
        assert seconds_between(other, begun) is None
