"""Days of the counter: New York dates, the 23rd, 5:00 PM, months of coverage. Closed days come in
as data.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
DUE_DAY = 23
CUT_OFF = time(17, 0)
"""Received before 17:00:00 on the due date is in time; 17:00:00 is after. Source: domain.md 2
(unverified for the counter).
"""

# Own names: Qt sets the C locale at start, and strftime's %A and %B follow it.
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = tuple(name[:3] for name in _DAY_NAMES)
_MONTHS = tuple(name[:3] for name in _MONTH_NAMES)


def local(instant: datetime) -> datetime:
    """The instant on the counter's clock."""
    assert instant.tzinfo is not None, "instants are aware"
    return instant.astimezone(NEW_YORK)


def local_date(instant: datetime) -> date:
    """The New York date of an instant."""
    return local(instant).date()


def month_of(day: date) -> date:
    """First of the day's month: how a coverage month is written."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """The first of the month `count` months after the first of `month`."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def due_date(coverage_month: date) -> date:
    """The 23rd of the month before coverage, never moved for a weekend or holiday. Source:
    domain.md 2.
    """
    return add_months(coverage_month, -1).replace(day=DUE_DAY)


def due_has_passed(due: date, at: datetime) -> bool:
    """Whether the cut-off of `due` (17:00 New York) has passed at the instant `at`."""
    return local(at).replace(tzinfo=None) >= datetime.combine(due, CUT_OFF)


def next_due(at: datetime) -> date:
    """The first 23rd whose cut-off has not passed at `at`."""
    this = local_date(at).replace(day=DUE_DAY)
    return add_months(this, 1).replace(day=DUE_DAY) if due_has_passed(this, at) else this


def after_cut_off(at: datetime) -> bool:
    """At or after 17:00 on a 23rd: the receipt shows the time and billing decides
    (PAY-AFTER-CUTOFF).
    """
    here = local(at)
    return here.day == DUE_DAY and here.time() >= CUT_OFF


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDays:
    """Which days the counter is open: weekdays (0 = Monday) less the closed days, which come in as
    data.
    """

    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    closed: Collection[tuple[date, str]] = ()

    def closed_name(self, day: date) -> str:
        """Why the counter is closed on `day` (`Patriots' Day`, `Saturday`), or an empty string on a
        counter day.
        """
        for closed_day, name in self.closed:
            if closed_day == day:
                return name
        return "" if day.weekday() in self.weekdays else _DAY_NAMES[day.weekday()]

    def next_after(self, day: date) -> date:
        """The first counter day after `day`; looks one year ahead at most."""
        return self._step(day, 1)

    def last_on_or_before(self, day: date) -> date:
        """The last counter day not after `day`: when the 23rd is closed, this is when people can
        still come.
        """
        return day if not self.closed_name(day) else self._step(day, -1)

    def _step(self, day: date, direction: int) -> date:
        for _ in range(366):
            day += timedelta(days=direction)
            if not self.closed_name(day):
                return day
        return day


def short_day(day: date) -> str:
    """`Mon 23 Nov`: the same in every screen language."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """`Mon 23 Nov 2026`."""
    return f"{short_day(day)} {day.year}"


def paper_date(day: date) -> str:
    """`Nov 23, 2026`: as receipts write it."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def clock_time(instant: datetime) -> str:
    """`10:51 AM` in New York."""
    here = local(instant)
    return f"{here.hour % 12 or 12}:{here.minute:02d} {'AM' if here.hour < 12 else 'PM'}"


def month_name(month: date) -> str:
    """`November 2026`."""
    return f"{_MONTH_NAMES[month.month - 1]} {month.year}"
