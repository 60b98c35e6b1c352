"""What a supervisor's board shows of a day: drawers, headline figures, the course of the day, the
kinds of paper, and what waits for a person. Values only; `cashier.services.board` finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cashier.domain.instrument import InstrumentKind
from cashier.domain.request import Request
from cashier.domain.site_day import DrawerStage, SiteDrawer

HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfHour:
    """What was taken in the half hour from `start` (aware UTC), less what was voided."""

    start: datetime
    items: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTotal:
    """Items of one kind and their cents, less what was voided."""

    kind: InstrumentKind
    items: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StationSeen:
    """A station with a drawer on the board, and how new is what is known of it.

    `heard_at` is when the ledger received its last record (None: never, or it is this station,
    whose records are all here). `offline` is known of this station alone (whether the last contact
    with the ledger failed): of another it can only be said when it was heard.
    """

    site: str
    station: str
    here: bool = False
    heard_at: datetime | None = None
    offline: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A day of one site, or of all (`site` is '').

    `drawers` are those of the day and every one still open from an earlier day, each as the reader
    may see it (`SiteDrawer.seen_by`). Items, cents, voids, half hours and kinds leave out the
    reader's own drawer until it is counted; `hidden` tells that something was left out.

    This station is as of `read_at`; the others as of `as_of`, up to which the ledger's feed was
    read (None: never). `unconfirmed` (records), `unprinted` and `unsure` (receipts) and the
    `questions` of the ledger, with what stands in suspense for them, are of this station.
    `requests` nobody has answered yet are of every station, oldest first. `stations` are those of
    the drawers, in their order.
    """

    site: str
    day: date
    read_at: datetime
    as_of: datetime | None = None
    sites: tuple[tuple[str, str], ...] = ()
    drawers: tuple[SiteDrawer, ...] = ()
    items: int = 0
    cents: int = 0
    voids: int = 0
    unconfirmed: int = 0
    oldest_unconfirmed_at: datetime | None = None
    unprinted: int = 0
    unsure: int = 0
    half_hours: tuple[HalfHour, ...] = ()
    kinds: tuple[KindTotal, ...] = ()
    requests: tuple[Request, ...] = ()
    questions: int = 0
    suspense_cents: int = 0
    hidden: bool = False
    stations: tuple[StationSeen, ...] = ()

    @property
    def differing(self) -> tuple[SiteDrawer, ...]:
        """Drawers of the day that closed with a difference."""
        return tuple(
            one
            for one in self.drawers
            if not one.stage.blind and (one.difference_items or one.difference_cents)
        )

    def left_open(self) -> tuple[SiteDrawer, ...]:
        """Drawers of earlier business dates nobody closed yet: forgotten, in other words."""
        return tuple(
            one for one in self.drawers if one.stage.blind and one.business_date < self.day
        )

    def to_review(self) -> tuple[SiteDrawer, ...]:
        """Closed with a difference that nobody was there to sign."""
        return tuple(
            one for one in self.drawers if one.review_pending and one.stage is DrawerStage.CLOSED
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTrend:
    """One business date of one site. `visit_seconds` add up the time from the opening of a visit's
    payment form to its recording over the `timed` visits for which both are known, `median_seconds`
    is the middle one (a form left open over lunch moves the sum, not the middle); `differences`
    counts closed drawers that differed, `difference_cents` is their sum, with its sign.
    """

    day: date
    site: str
    items: int = 0
    cents: int = 0
    visits: int = 0
    timed: int = 0
    visit_seconds: int = 0
    median_seconds: int = 0
    drawers: int = 0
    differences: int = 0
    difference_cents: int = 0


def half_hours(
    taken: Iterable[tuple[datetime, int]], *, until: datetime | None = None
) -> tuple[HalfHour, ...]:
    """Instants and cents of items gathered by half hour, without a gap from the first to the last,
    or to the half hour of `until` where that is later. Nothing taken: nothing.
    """
    found: dict[datetime, tuple[int, int]] = {}
    for at, cents in taken:
        start = half_hour_of(at)
        items, sum_ = found.get(start, (0, 0))
        found[start] = (items + 1, sum_ + cents)
    return half_hours_of(found, until=until)


def half_hours_of(
    found: Mapping[datetime, tuple[int, int]], *, until: datetime | None = None
) -> tuple[HalfHour, ...]:
    """As `half_hours`, of items and cents already added up by the half hour they fall into."""
    if not found:
        return ()
    last = max(found)
    if until is not None:
        last = max(last, half_hour_of(until))
    gathered, start = [], min(found)
    while start <= last:
        items, cents = found.get(start, (0, 0))
        gathered.append(HalfHour(start=start, items=items, cents=cents))
        start += HALF_HOUR
    return tuple(gathered)


def half_hour_of(at: datetime) -> datetime:
    """The half hour an instant falls into; New York stands whole hours from UTC."""
    return at.replace(minute=at.minute - at.minute % 30, second=0, microsecond=0)


def kind_totals(taken: Iterable[tuple[InstrumentKind, int]]) -> tuple[KindTotal, ...]:
    """Kind and cents of items added up: all seven kinds in the order of the count."""
    items = dict.fromkeys(InstrumentKind, 0)
    sums = dict.fromkeys(InstrumentKind, 0)
    for kind, cents in taken:
        items[kind] += 1
        sums[kind] += cents
    return tuple(
        KindTotal(kind=kind, items=items[kind], cents=sums[kind]) for kind in InstrumentKind
    )
