"""The day at the counter, for anybody to see: opening hours, closed days, which bills are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from cashier.domain.calendar import due_has_passed, local_date, next_due
from cashier.services.desk import Desk, counter_days, site_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDay:
    """`due` is today where bills are due today, even after the cut-off, else the next due date;
    `last_day` the last counter day on or before it. `closed_name` is '' on a counter day, `opens`
    and `closes` are None on a day without hours.
    """

    station: str
    site_name: str
    day: date
    closed_name: str
    opens: time | None
    closes: time | None
    next_counter_day: date
    due: date
    cut_off_passed: bool
    last_day: date

    @property
    def due_today(self) -> bool:
        return self.due == self.day

    @property
    def bill_date(self) -> date:
        """The 1st on which the bills were made that are due on `due`. Source: domain.md 2."""
        return self.due.replace(day=1)


def counter_day(desk: Desk, at: datetime | None = None) -> CounterDay:
    """The day of `at` (now by default) in New York. Raises Refusal `site.unknown`."""
    now = desk.clock.now() if at is None else at
    day = local_date(now)
    with desk.store.read() as connection:
        site = site_of(connection, desk.identity)
    days = counter_days(site, day.year)
    hours = next(((o, c) for weekday, o, c in site.hours if weekday == day.weekday()), None)
    closed = days.closed_name(day)
    due = day if day.day == next_due(now).day else next_due(now)
    return CounterDay(
        station=desk.identity.station,
        site_name=site.name,
        day=day,
        closed_name=closed,
        opens=time.fromisoformat(hours[0]) if hours and not closed else None,
        closes=time.fromisoformat(hours[1]) if hours and not closed else None,
        next_counter_day=days.next_after(day),
        due=due,
        cut_off_passed=due_has_passed(due, now),
        last_day=days.last_on_or_before(due),
    )
