"""A site's day at the station where it happened."""

from __future__ import annotations

from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import Entry, RecordDraft, RecordKind, undeposited
from cashier.domain.site_day import AT_SITE, DrawerStage, PaperState, SiteDrawer, SiteItem
from cashier.domain.staff import Staff
from cashier.services import corrections, drawers, mistakes, payments
from cashier.services.desk import Desk
from cashier.store import journal, site_day
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    RIVERA,
    TODAY,
    approved,
    check,
    draft,
    item,
    money_order,
)


def day(desk: Desk, **how: object) -> tuple[SiteDrawer, ...]:
    with desk.store.read() as connection:
        return site_day.drawers(connection, desk.identity, **how)  # type: ignore[arg-type]


def paper(desk: Desk, *session_ids: str) -> tuple[SiteItem, ...]:
    with desk.store.read() as connection:
        return site_day.items(connection, desk.identity, session_ids)


def take(desk: Desk) -> str:
    """Three items; the receipt's number."""
    return payments.take(
        desk,
        RIVERA,
        draft(
            desk,
            item(desk, check(20600)),
            item(desk, money_order(3457)),
            item(desk, check(100, number="7702")),
        ),
    ).receipt_number


def close(desk: Desk, checks: KindCount, orders: KindCount) -> None:
    drawers.count(
        desk,
        RIVERA,
        {InstrumentKind.PERSONAL_CHECK: checks, InstrumentKind.USPS_MONEY_ORDER: orders},
    )
    drawers.close(desk, RIVERA, reason="one fell down", approval=approved(desk, "close"))


def record(desk: Desk, kind: RecordKind, who: Staff = BOYLE, **more: object) -> str:
    posting_id = desk.clock.new_id()
    with desk.store.write() as connection:
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=posting_id,
                kind=kind,
                business_date=TODAY,
                recorded_at=desk.clock.now(),
                staff=who.number,
                **more,  # type: ignore[arg-type]
            ),
        )
    return posting_id


def test_an_open_drawer(desk: Desk, drawer: DrawerSession) -> None:
    number = take(desk)
    mistakes.void(desk, RIVERA, number, 2, reason="keyed", approval=approved(desk, "void"))
    (one,) = day(desk)
    assert (one.session_id, one.station_name, one.staff_name, one.stage) == (
        drawer.session_id,
        desk.identity.name,
        RIVERA.name,
        DrawerStage.OPEN,
    )
    assert (one.items, one.cents, one.voids) == (2, 20700, 1)
    assert (one.here, one.as_of, one.difference_items) == (True, None, 0)
    assert one.unconfirmed == 5  # opened, three items, one void
    assert one.oldest_unconfirmed_at == drawer.opened_at
    assert one.unprinted == 1
    drawers.begin_count(desk, RIVERA)
    assert day(desk)[0].stage is DrawerStage.COUNTING


def test_the_paper_as_it_stands(desk: Desk, drawer: DrawerSession) -> None:
    number = take(desk)
    mistakes.void(desk, RIVERA, number, 2, reason="keyed", approval=approved(desk, "void"))
    corrections.correct(
        desk,
        RIVERA,
        number,
        1,
        {"number": "9001"},
        reason="misread",
        approval=approved(desk, "correct"),
    )
    first, second, third = paper(desk, drawer.session_id)
    assert (first.line, first.number, first.cents, first.state) == (1, "9001", 20600, "held")
    assert first.routing
    assert first.account
    assert first.payer_name
    assert (second.kind, second.state) == (InstrumentKind.USPS_MONEY_ORDER, PaperState.VOIDED)
    assert (third.number, third.receipt_number, third.station) == (
        "7702",
        number,
        desk.identity.station,
    )
    close(desk, KindCount(items=2, cents=20700), KindCount())
    mistakes.reverse(desk, RIVERA, number, 3, reason="stale", approval=approved(desk, "reverse"))
    mistakes.return_item(
        desk, RIVERA, number, 1, reason="no funds", approval=approved(desk, "return_item")
    )
    assert [one.state for one in paper(desk, drawer.session_id)] == [
        "returned",
        "voided",
        "reversed",
    ]
    (one,) = day(desk)
    assert (one.items, one.cents, one.voids) == (1, 20600, 1)  # what comes back was at the bank


def test_a_close_with_a_difference(desk: Desk, drawer: DrawerSession) -> None:
    take(desk)
    close(desk, KindCount(items=1, cents=20600), KindCount(items=1, cents=3457))
    (one,) = day(desk, stages=AT_SITE)
    assert (one.stage, one.z_number) == (DrawerStage.CLOSED, 1)
    assert (one.difference_items, one.difference_cents) == (-1, -100)
    assert not one.forced
    assert not one.review_pending
    assert day(desk, stages={DrawerStage.OPEN}) == ()
    assert day(desk, since=TODAY.replace(year=TODAY.year + 1)) == ()
    assert day(desk, site="ZZZ") == ()


def test_on_the_way_to_the_bank(desk: Desk, drawer: DrawerSession) -> None:
    take(desk)
    close(desk, KindCount(items=2, cents=20700), KindCount(items=1, cents=3457))
    body = {"sessions": [drawer.session_id], "items": 3, "cents": 24157, "bag": "B-1"}
    prepared = record(desk, RecordKind.DEPOSIT_PREPARED, body=body)
    (one,) = day(desk)
    assert (one.stage, one.deposit, one.ticket) == (DrawerStage.IN_DEPOSIT, prepared, "")
    assert day(desk, stages=AT_SITE) == ()
    record(desk, RecordKind.DEPOSIT_SENT, original_id=prepared)
    assert day(desk)[0].stage is DrawerStage.IN_DEPOSIT, "nobody verified it"
    record(
        desk,
        RecordKind.DEPOSIT_VERIFIED,
        HADDAD,
        original_id=prepared,
        amount_cents=24157,
        entries=(
            Entry(account="in-transit/TRN-20261123-01", cents=24157),
            Entry(account=undeposited(drawer.session_id), cents=-24157),
        ),
    )
    assert day(desk)[0].stage is DrawerStage.SENT
    with desk.store.read() as connection:
        first, second, third = site_day.deposits(connection, desk.identity, desk.identity.site)
    assert (first.deposit, first.sessions, first.cents) == (prepared, (drawer.session_id,), 24157)
    assert (second.deposit, second.kind, second.here) == (prepared, RecordKind.DEPOSIT_SENT, True)
    assert (third.kind, third.cents) == (RecordKind.DEPOSIT_VERIFIED, 24157)


def test_a_deposit_given_up(desk: Desk, drawer: DrawerSession) -> None:
    take(desk)
    close(desk, KindCount(items=2, cents=20700), KindCount(items=1, cents=3457))
    prepared = record(desk, RecordKind.DEPOSIT_PREPARED, body={"sessions": [drawer.session_id]})
    record(desk, RecordKind.RESOLUTION, body={"exception": "another"})
    assert day(desk)[0].stage is DrawerStage.IN_DEPOSIT
    record(desk, RecordKind.RESOLUTION, body={"deposit": prepared, "reason": "torn bag"})
    (one,) = day(desk)
    assert (one.stage, one.deposit) == (DrawerStage.CLOSED, "")
