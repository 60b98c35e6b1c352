"""The day at the counter in words, as sign-in and the drawer pages say it."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import CUT_OFF, short_day
from cashier.services.counter_day import CounterDay

_OBSERVED = " (observed)"
_CLOSED_NAMES = (
    *("New Year's Day", "Martin Luther King Jr. Day", "Washington's Birthday", "Evacuation Day"),
    *("Patriots' Day", "Memorial Day", "Bunker Hill Day", "Juneteenth National Independence Day"),
    *("Independence Day", "Labor Day", "Columbus Day", "Veterans Day", "Thanksgiving Day"),
    *("Christmas Day", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    "Sunday",
)
"""Why a counter may be closed, as the holidays of Massachusetts and Suffolk are called."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("DayWords", text)


def closed_words(name: str) -> str:
    """A day on which the counter is closed; a name that is not of the table stays as it is."""
    plain = name.removesuffix(_OBSERVED)
    words = _tr(plain)
    return words if plain == name else _tr("{day} (observed)").format(day=words)


def hour(of: time) -> str:
    """`8:30 AM`."""
    return f"{of.hour % 12 or 12}:{of.minute:02d} {'AM' if of.hour < 12 else 'PM'}"


def bill_day(day: date) -> str:
    """`1 Nov`: the day of a bill without its weekday."""
    return short_day(day).split(" ", 1)[1]


def station_name(site: str, station: str) -> str:
    """`Boston, station 1`."""
    return _tr("{site}, station {number}").format(site=site, number=int(station))


def due_words(day: CounterDay) -> tuple[str, str]:
    """Which bills are due, and what is in time; a title and a note."""
    bill, due, cut_off = bill_day(day.bill_date), short_day(day.due), hour(CUT_OFF)
    if day.due_today and day.cut_off_passed:
        return (
            _tr("Bills of {bill} were due today").format(bill=bill),
            _tr("After {time} billing decides what is in time").format(time=cut_off),
        )
    if day.due_today:
        return (
            _tr("Bills of {bill} are due today").format(bill=bill),
            _tr("Paid before {time} is in time").format(time=cut_off),
        )
    title = _tr("Bills of {bill} are due {due}").format(bill=bill, due=due)
    if day.last_day != day.due:
        return title, _tr("Last counter day before it: {day}").format(day=short_day(day.last_day))
    return title, _tr("Paid before {time} that day is in time").format(time=cut_off)


def counter_words(day: CounterDay) -> tuple[str, str]:
    """Whether the counter is open today, and when; a title and a note."""
    if day.closed_name or day.opens is None or day.closes is None:
        following = _tr("Next counter day: {day}").format(day=short_day(day.next_counter_day))
        return _tr("Today is {name}").format(name=closed_words(day.closed_name)), following
    return (
        _tr("Counter day"),
        _tr("Open {opens} to {closes}").format(opens=hour(day.opens), closes=hour(day.closes)),
    )
