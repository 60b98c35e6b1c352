"""The drawer session: open, count blind, close.

The expected figure has one source and is shown to nobody before a count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cashier.crash_points import reach
from cashier.domain.calendar import local_date, next_due
from cashier.domain.counted_items import HeldItem
from cashier.domain.drawer import (
    RECOUNTS_MAX,
    CountTaken,
    DrawerSession,
    DrawerState,
    KindCount,
    KindDifference,
    checked_counts,
    differences,
    expected,
)
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import free_text
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.report import DrawerReport
from cashier.domain.site_day import DrawerStage, SiteDrawer
from cashier.domain.staff import Act, Staff
from cashier.services.closing import Closing, Leaving, against_count, left_by, shut
from cashier.services.counts import named_in
from cashier.services.desk import (
    Approval,
    Desk,
    counter_days,
    note,
    on_a_full_disk,
    site_of,
)
from cashier.services.reviews import ask_for_review
from cashier.store import directory, drawers, journal, lineage, site_day
from cashier.store.engine import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A drawer of this station, somebody else's and of an earlier day, that is still open. What is
    in it nobody learns here.
    """

    session: DrawerSession
    staff_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProposal:
    """What the open-drawer page shows before anything is opened."""

    business_date: date
    closed_name: str
    next_counter_day: date
    due_today: bool
    open_drawer: DrawerSession | None
    last_closed: DrawerSession | None
    last_closed_balanced: bool
    last_closed_name: str
    forgotten: tuple[Forgotten, ...] = ()
    open_elsewhere: tuple[SiteDrawer, ...] = ()
    """The person's own at other stations, as far as their records came; without figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountResult:
    """What the person who counted may know: which attempt it was, whether it agrees, and how often
    they may recount.

    `differences` is filled only after the count was committed, and only for kinds that differ.
    """

    attempt: int
    agrees: bool
    recounts_left: int
    differences: tuple[KindDifference, ...]


def proposal(desk: Desk, who: Staff) -> OpenProposal:
    """The business date proposed for a new drawer (today in New York), and what speaks for or
    against opening.
    """
    today = local_date(desk.clock.now())
    with desk.store.read() as connection:
        days = counter_days(site_of(connection, desk.identity), today.year)
        mine = drawers.open_of(connection, who.number)
        last = drawers.last_closed(connection)
        z = None if last is None else drawers.z(connection, last.session_id)
        return OpenProposal(
            business_date=today,
            closed_name=days.closed_name(today),
            next_counter_day=days.next_after(today),
            due_today=next_due(desk.clock.now()) == today,
            open_drawer=mine,
            last_closed=last,
            last_closed_balanced=z is not None and z.balanced,
            last_closed_name="" if last is None else directory.staff_name(connection, last.staff),
            forgotten=tuple(
                Forgotten(session=one, staff_name=directory.staff_name(connection, one.staff))
                for one in drawers.not_closed(connection)
                if one.staff != who.number and one.business_date < today
            ),
            open_elsewhere=tuple(
                one.seen_by(who.number)
                for one in site_day.drawers(
                    connection,
                    desk.identity,
                    since=today,
                    left_open=True,
                    stages=(DrawerStage.OPEN, DrawerStage.COUNTING),
                )
                if one.staff == who.number and not one.here
            ),
        )


def current(desk: Desk, who: Staff) -> DrawerSession | None:
    """The person's drawer that is open or being counted."""
    with desk.store.read() as connection:
        return drawers.open_of(connection, who.number)


def open_drawer(
    desk: Desk, who: Staff, business_date: date, *, approval: Approval | None = None
) -> DrawerSession:
    """Opens a drawer with no items. Another date than today's needs a supervisor's approval for
    `open_drawer`.

    Raises Refusal `drawer.already_open`, `business_date.needs_supervisor`, `site.not_open`,
    `station.diverged` or a role's.
    """
    who.must(Act.OPEN_DRAWER)
    now = desk.clock.now()
    approver = ""
    if business_date != local_date(now) and approval is None:
        raise Refusal(
            "business_date.needs_supervisor",
            field="business_date",
            value=business_date.isoformat(),
            today=local_date(now).isoformat(),
        )
    session = DrawerSession(
        session_id=desk.clock.new_id(),
        staff=who.number,
        business_date=business_date,
        state=DrawerState.OPEN,
        opened_at=now,
    )
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        if business_date != local_date(now) and approval is not None:
            approver = claims.claim(
                approval.approval_id, act="open_drawer", act_of=who.number, now=now
            ).approver.number
        site = site_of(connection, desk.identity)
        if (site.opens_on and business_date < site.opens_on) or (
            site.closes_on and business_date > site.closes_on
        ):
            raise Refusal(
                "site.not_open",
                field="business_date",
                value=business_date.isoformat(),
                opens_on=str(site.opens_on or ""),
                closes_on=str(site.closes_on or ""),
            )
        mine = drawers.open_of(connection, who.number)
        if mine is not None:
            raise Refusal(
                "drawer.already_open",
                field="drawer",
                value=mine.business_date.isoformat(),
                session=mine.session_id,
            )
        drawers.open_new(connection, session)
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.DRAWER_OPENED,
                business_date=business_date,
                recorded_at=now,
                staff=who.number,
                approver=approver,
                session_id=session.session_id,
            ),
        )
        note(
            desk,
            connection,
            who.number,
            "drawer_opened",
            session=session.session_id,
            date=business_date.isoformat(),
        )
        reach("open.recorded")
    reach("open.committed")
    return session


@on_a_full_disk
def begin_count(desk: Desk, who: Staff) -> DrawerSession:
    """open -> counting: from now on the drawer takes nothing. Raises Refusal `drawer.none_open`."""
    who.must(Act.COUNT_OWN)
    with desk.store.write() as connection:
        session = _mine(connection, who)
        if session.state is DrawerState.OPEN:
            drawers.set_state(connection, session.session_id, DrawerState.COUNTING)
            note(desk, connection, who.number, "count_begun", session=session.session_id)
        return drawers.get(connection, session.session_id) or session


def back_to_counter(desk: Desk, who: Staff) -> DrawerSession:
    """counting -> open, before the first count was committed.

    Raises Refusal `count.committed`, `drawer.none_open` or a role's.
    """
    who.must(Act.COUNT_OWN)
    with desk.store.write() as connection:
        session = _mine(connection, who)
        if drawers.count_attempts(connection, session.session_id):
            raise Refusal("count.committed", field="count")
        if session.state is DrawerState.COUNTING:
            drawers.set_state(connection, session.session_id, DrawerState.OPEN)
            note(desk, connection, who.number, "count_left", session=session.session_id)
        return drawers.get(connection, session.session_id) or session


@on_a_full_disk
def count(
    desk: Desk,
    who: Staff,
    counts: Mapping[InstrumentKind, KindCount],
    *,
    approval: Approval | None = None,
) -> CountResult:
    """Commits a blind count (kinds left out count as none). After the first count and two recounts
    a supervisor counts,
    with an approval for `count`. Raises Refusal `count.needs_supervisor`, `count.negative`,
    `drawer.none_open`."""
    who.must(Act.COUNT_OWN)
    whole = checked_counts(counts)
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        session = _mine(connection, who)
        attempt = drawers.count_attempts(connection, session.session_id) + 1
        counter = who.number
        if attempt > 1 + RECOUNTS_MAX:
            if approval is None:
                raise Refusal("count.needs_supervisor", field="count", value=attempt)
            counter = claims.claim(
                approval.approval_id, act="count", act_of=who.number, now=now
            ).approver.number
        if session.state is DrawerState.OPEN:
            drawers.set_state(connection, session.session_id, DrawerState.COUNTING)
        drawers.add_count(
            connection,
            session.session_id,
            CountTaken(attempt=attempt, staff=counter, at=now, counts=whole),
        )
        found = tuple(
            row for row in _differences(connection, session.session_id, whole) if not row.agrees
        )
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.COUNTED,
                business_date=session.business_date,
                recorded_at=now,
                staff=who.number,
                approver="" if counter == who.number else counter,
                session_id=session.session_id,
                body={
                    "attempt": attempt,
                    "counts": {kind.value: [n.items, n.cents] for kind, n in whole.items()},
                },
            ),
        )
        note(
            desk,
            connection,
            who.number,
            "counted",
            session=session.session_id,
            attempt=attempt,
            agrees=not found,
        )
        reach("count.recorded")
    reach("count.committed")
    return CountResult(
        attempt=attempt,
        agrees=not found,
        recounts_left=max(0, 1 + RECOUNTS_MAX - attempt),
        differences=found,
    )


def last_count(desk: Desk, who: Staff) -> CountResult | None:
    """The last committed count of the person's drawer as its result, to go on after a restart; None
    before the first.
    """
    with desk.store.read() as connection:
        session = drawers.open_of(connection, who.number)
        taken = () if session is None else drawers.counts(connection, session.session_id)
        if session is None or not taken:
            return None
        found = _differences(connection, session.session_id, taken[-1].counts)
    differing = tuple(row for row in found if not row.agrees)
    return CountResult(
        attempt=taken[-1].attempt,
        agrees=not differing,
        recounts_left=max(0, 1 + RECOUNTS_MAX - taken[-1].attempt),
        differences=differing,
    )


def leaving(desk: Desk, who: Staff) -> Leaving:
    """What closing now would leave open."""
    with desk.store.read() as connection:
        session = _mine(connection, who)
        return left_by(connection, session.session_id)


@on_a_full_disk
def close(
    desk: Desk,
    who: Staff,
    *,
    reason: str = "",
    approval: Approval | None = None,
    later: bool = False,
    held: Sequence[HeldItem] = (),
    ticked: Collection[tuple[str, int]] = frozenset(),
) -> DrawerReport:
    """Closes the person's drawer for ever and returns its Z, sealed with the chain heads.

    The last count must agree, or a supervisor signs the difference (approval for `close`, with a
    reason). `later`: nobody is there to sign; the drawer is closed with its reason and is *review
    pending* until another person signs (`services.reviews`). `held` and `ticked` (`counts.named`)
    name a difference by item on the Z, where they make up what was counted.
    Raises Refusal `count.missing`, `drawer.differs` (with the kinds), `reason.missing`,
    `drawer.none_open`.
    """
    who.must(Act.COUNT_OWN)
    now = desk.clock.now()
    reason = free_text(reason, field="reason", length_max=200)
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        session = _mine(connection, who)
        rows = against_count(connection, session.session_id)
        if not rows:
            raise Refusal("count.missing", field="count")
        approver = ""
        differs = not all(row.agrees for row in rows)
        if differs:
            if approval is None and not later:
                raise Refusal(
                    "drawer.differs",
                    field="count",
                    kinds=", ".join(row.kind.value for row in rows if not row.agrees),
                )
            if not reason:
                raise Refusal("reason.missing", field="reason")
            if approval is not None:
                approver = claims.claim(
                    approval.approval_id, act="close", act_of=who.number, now=now
                ).approver.number
        closing = Closing(
            at=now,
            staff=who.number,
            approver=approver,
            reason=reason,
            review_pending=differs and not approver,
            named=named_in(connection, session.session_id, held, ticked) if differs else (),
        )
        if closing.review_pending:
            ask_for_review(desk, connection, session.session_id, closing)
        report = shut(desk, connection, session, closing)
    reach("close.committed")
    return report


def _mine(connection: Connection, who: Staff) -> DrawerSession:
    session = drawers.open_of(connection, who.number)
    if session is None:
        raise Refusal("drawer.none_open", field="drawer", value=who.number)
    return session


def _differences(
    connection: Connection, session_id: str, counted: Mapping[InstrumentKind, KindCount]
) -> tuple[KindDifference, ...]:
    return differences(expected(drawers.tray(connection, session_id)), counted)
