"""The supervisor's board: a day of a site, or of all, as it stands at this station now.

Nobody sees here what they are still to count: a reader's own drawer that is open or being counted
has no figures, and no sum contains it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from statistics import median

from cashier.domain.board import (
    Board,
    DayTrend,
    HalfHour,
    KindTotal,
    StationSeen,
    half_hours_of,
)
from cashier.domain.calendar import local_date
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.receipt import PrintState
from cashier.domain.site_day import SiteDrawer
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from cashier.store import (
    directory,
    elsewhere,
    journal,
    print_jobs,
    questions,
    requests,
    site_day,
    site_records,
    station,
)
from cashier.store.engine import Connection
from cashier.store.site_records import Flow
from cashier.sync.step import LAST_SYNC_ERROR

TREND_DAYS = 30


def read(desk: Desk, who: Staff, *, site: str = "", day: date | None = None) -> Board:
    """A business date (today in New York where none is given) of a site, or of all ('').

    For supervisors and auditors. Raises Refusal `role.not_allowed`.
    """
    who.must(Act.X_REPORT)
    now = desk.clock.now()
    today = local_date(now)
    day = day or today
    with desk.store.read() as connection:
        drawers = tuple(
            one.seen_by(who.number)
            for one in site_day.drawers(
                connection, desk.identity, site=site, since=day, left_open=True
            )
            if one.business_date == day or (one.business_date < day and one.stage.blind)
        )
        shown = [one for one in drawers if one.business_date == day and not one.hidden]
        taken = site_records.flow(connection, desk.identity, [one.session_id for one in shown])
        states = journal.counts(connection)
        papers = print_jobs.open_counts(connection)
        asked = questions.open_ones(connection)
        sites = _sites(connection)
        still_open = any(one.stage.blind and one.business_date == today for one in drawers)
        return Board(
            site=site,
            day=day,
            read_at=now,
            as_of=_as_of(connection, [site] if site else [code for code, _ in sites]),
            sites=sites,
            drawers=drawers,
            items=sum(one.items for one in shown),
            cents=sum(one.cents for one in shown),
            voids=sum(one.voids for one in shown),
            unconfirmed=states[ItemState.RECORDED] + states[ItemState.SENT],
            oldest_unconfirmed_at=journal.oldest_unconfirmed(connection),
            unprinted=sum(papers.values()) - papers.get(PrintState.UNCERTAIN, 0),
            unsure=papers.get(PrintState.UNCERTAIN, 0),
            half_hours=_half_hours(taken, now if day == today and still_open else None),
            kinds=_kinds(taken),
            requests=tuple(
                one for one in requests.open_requests(connection) if site in ("", one.site)
            ),
            questions=len(asked),
            suspense_cents=sum(one.cents_left for one in asked),
            hidden=any(one.hidden for one in drawers),
            stations=_stations(connection, drawers),
        )


def trends(
    desk: Desk, who: Staff, *, site: str = "", days: int = TREND_DAYS
) -> tuple[DayTrend, ...]:
    """Each business date of the last `days` on which a drawer was opened, per site, oldest first.

    For supervisors and auditors. Raises Refusal `role.not_allowed`.
    """
    who.must(Act.X_REPORT)
    first = local_date(desk.clock.now()) - timedelta(days=max(1, days) - 1)
    gathered: dict[tuple[date, str], list[SiteDrawer]] = {}
    with desk.store.read() as connection:
        for one in site_day.drawers(connection, desk.identity, site=site, since=first):
            gathered.setdefault((one.business_date, one.site), []).append(one.seen_by(who.number))
        shown = {
            one.session_id: key
            for key, drawers in gathered.items()
            for one in drawers
            if not one.hidden
        }
        times: dict[tuple[date, str], list[float | None]] = {}
        for visit in site_records.visits(connection, desk.identity, list(shown)):
            seconds = seconds_between(visit.visit_id, visit.posting_id)
            times.setdefault(shown[visit.session_id], []).append(seconds)
    return tuple(
        _trend(day, code, drawers, times.get((day, code), ()))
        for (day, code), drawers in sorted(gathered.items())
    )


def sites(desk: Desk, who: Staff) -> tuple[tuple[str, str], ...]:
    """Code and name of every site the directory names, to choose one from.

    For supervisors and auditors. Raises Refusal `role.not_allowed`.
    """
    who.must(Act.X_REPORT)
    with desk.store.read() as connection:
        return _sites(connection)


def seconds_between(begun: str, ended: str) -> float | None:
    """Seconds from one id to a later one, both UUIDv7 of one machine; None where one is not, or the
    machine's clock was set back in between.
    """
    first, last = _milliseconds(begun), _milliseconds(ended)
    if first is None or last is None or last < first:
        return None
    return (last - first) / 1000


def _milliseconds(identifier: str) -> int | None:
    digits = identifier.replace("-", "")
    if len(digits) != 32 or digits[12] != "7":
        return None
    try:
        return int(digits[:12], 16)
    except ValueError:
        return None


def _trend(
    day: date, code: str, drawers: Collection[SiteDrawer], times: Collection[float | None]
) -> DayTrend:
    timed = [seconds for seconds in times if seconds is not None]
    differing = [one for one in drawers if one.difference_items or one.difference_cents]
    return DayTrend(
        day=day,
        site=code,
        items=sum(one.items for one in drawers),
        cents=sum(one.cents for one in drawers),
        visits=len(times),
        timed=len(timed),
        visit_seconds=round(sum(timed)),
        median_seconds=round(median(timed)) if timed else 0,
        drawers=len(drawers),
        differences=len(differing),
        difference_cents=sum(one.difference_cents for one in differing),
    )


def _half_hours(taken: Iterable[Flow], until: datetime | None) -> tuple[HalfHour, ...]:
    found: dict[datetime, tuple[int, int]] = {}
    for one in taken:
        start = datetime.fromisoformat(one.start).replace(tzinfo=UTC)
        items, cents = found.get(start, (0, 0))
        found[start] = (items + one.items, cents + one.cents)
    standing = {start: sums for start, sums in found.items() if sums != (0, 0)}
    return half_hours_of(standing, until=until)


def _kinds(taken: Iterable[Flow]) -> tuple[KindTotal, ...]:
    """All seven kinds in the order of the count; an item of none that is known is in no row."""
    items: Counter[str] = Counter()
    cents: Counter[str] = Counter()
    for one in taken:
        items[one.kind] += one.items
        cents[one.kind] += one.cents
    return tuple(
        KindTotal(kind=kind, items=items[kind.value], cents=cents[kind.value])
        for kind in InstrumentKind
    )


def _stations(connection: Connection, drawers: Iterable[SiteDrawer]) -> tuple[StationSeen, ...]:
    found: dict[tuple[str, str], StationSeen] = {}
    for one in drawers:
        place = one.site, one.station
        if place in found:
            continue
        found[place] = StationSeen(
            site=one.site,
            station=one.station,
            here=one.here,
            heard_at=None if one.here else elsewhere.heard_at(connection, *place),
            offline=bool(station.recall(connection, LAST_SYNC_ERROR)) if one.here else None,
        )
    return tuple(found.values())


def _sites(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Code and name of every site the directory names."""
    found = []
    for code in directory.sites(connection):
        site = directory.site(connection, code)
        found.append((code, code if site is None else site.name))
    return tuple(found)


def _as_of(connection: Connection, codes: Iterable[str]) -> datetime | None:
    """Up to when all of these sites' feeds were read; None where one never was."""
    read_to = [station.cursor(connection, f"site/{code}").as_of for code in codes]
    known = [instant for instant in read_to if instant is not None]
    return min(known) if known and len(known) == len(read_to) else None
