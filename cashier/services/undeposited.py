"""What paper there is to take to the bank, and since when it should have been there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from cashier.domain.calendar import CounterDays, local_date
from cashier.domain.deposit import due_on
from cashier.domain.site_day import DrawerStage, SiteDrawer, SiteItem
from cashier.domain.staff import Act, Staff
from cashier.services.deposit_records import may_look, paper
from cashier.services.desk import Desk
from cashier.store import site_day


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyDrawer:
    """A closed drawer that is in no deposit. `items` are its paper in tray order, `due_on` the next
    banking day after its date; `overdue` once that has passed. `blocked` is '' where it may be
    chosen, else why not: `review_pending`, `own_drawer` (of the person who asks) or `empty`.
    """

    drawer: SiteDrawer
    due_on: date
    overdue: bool
    blocked: str
    items: tuple[SiteItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositProposal:
    """What there is to take to the bank: overdue drawers first, then by date and station; those
    that cannot be chosen after those that can. `still_open` are drawers yet to be closed.
    """

    today: date
    drawers: tuple[ReadyDrawer, ...]
    still_open: tuple[SiteDrawer, ...]
    bundle_size: int

    @property
    def ready(self) -> tuple[ReadyDrawer, ...]:
        return tuple(one for one in self.drawers if not one.blocked)

    @property
    def blocked(self) -> tuple[ReadyDrawer, ...]:
        return tuple(one for one in self.drawers if one.blocked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undeposited:
    """A closed drawer whose paper is not on its way to the bank: in no deposit, or in one that was
    not sent. `banking_days_late` is 0 while it is in time.
    """

    drawer: SiteDrawer
    due_on: date
    banking_days_late: int

    @property
    def overdue(self) -> bool:
        return self.banking_days_late > 0


def ready(desk: Desk, who: Staff) -> DepositProposal:
    """The closed drawers of the site that are in no deposit. Raises Refusal `role.not_allowed`."""
    who.must(Act.DEPOSIT)
    today = local_date(desk.clock.now())
    with desk.store.read() as connection:
        found = site_day.drawers(
            connection,
            desk.identity,
            site=desk.identity.site,
            stages={DrawerStage.OPEN, DrawerStage.COUNTING, DrawerStage.CLOSED},
        )
        closed = [one for one in found if one.stage is DrawerStage.CLOSED]
        trays = paper(connection, desk, [one.session_id for one in closed])
    offered = []
    for one in closed:
        due = due_on(one.business_date, banking_days(one.business_date.year))
        offered.append(
            ReadyDrawer(
                drawer=one,
                due_on=due,
                overdue=today > due,
                blocked=_blocked(one, who, trays[one.session_id]),
                items=trays[one.session_id],
            )
        )
    # an empty drawer is nothing to take anywhere: only today's is worth a word
    offered = [one for one in offered if one.items or one.drawer.business_date >= today]
    return DepositProposal(
        today=today,
        drawers=tuple(
            sorted(
                offered,
                key=lambda one: (
                    bool(one.blocked),
                    not one.overdue,
                    one.drawer.business_date,
                    one.drawer.station,
                    one.drawer.opened_at,
                ),
            )
        ),
        still_open=tuple(one.seen_by(one.staff) for one in found if one.stage.blind),
        bundle_size=desk.settings.deposit_bundle_items,
    )


def _blocked(one: SiteDrawer, who: Staff, paper: Sequence[SiteItem]) -> str:
    if one.review_pending:
        return "review_pending"
    if one.staff == who.number:
        return "own_drawer"
    return "" if paper else "empty"


def undeposited(desk: Desk, who: Staff) -> tuple[Undeposited, ...]:
    """Closed drawers with paper that was not sent to the bank, the oldest first.

    Raises Refusal `role.not_allowed`.
    """
    may_look(who)
    today = local_date(desk.clock.now())
    with desk.store.read() as connection:
        found = site_day.drawers(
            connection,
            desk.identity,
            site=desk.identity.site,
            stages={DrawerStage.CLOSED, DrawerStage.IN_DEPOSIT, DrawerStage.VERIFIED},
        )
    listed = []
    for one in found:
        if one.items:
            banking = banking_days(one.business_date.year)
            due = due_on(one.business_date, banking)
            late = 0
            day = due
            while day < today:
                day = banking_days(day.year).next_after(day)
                late += 1
            listed.append(Undeposited(drawer=one, due_on=due, banking_days_late=late))
    return tuple(
        sorted(listed, key=lambda one: (one.drawer.business_date, one.drawer.station_name))
    )


@cache
def banking_days(year: int) -> CounterDays:
    """When the Federal Reserve's banks are open around `year`. Source: domain.md 11."""
    from cashier.services.public_holidays import of_federal_reserve

    closed = of_federal_reserve((year - 1, year, year + 1))
    return CounterDays(closed=tuple(sorted(closed.items())))
