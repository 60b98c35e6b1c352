"""Days of the counter: the 23rd, 5:00 PM, clock changes, closed days."""

from __future__ import annotations

import locale
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.calendar import (
    CounterDays,
    add_months,
    after_cut_off,
    clock_time,
    due_date,
    due_has_passed,
    local_date,
    long_day,
    month_name,
    month_of,
    next_due,
    paper_date,
    short_day,
)
from tests.cashier.domain.builders import new_york


@pytest.mark.parametrize(
    ("coverage", "due"),
    [
        (date(2017, 5, 1), date(2017, 4, 23)),  # a Sunday in the official table, not moved
        (date(2017, 8, 1), date(2017, 7, 23)),
        (date(2017, 10, 1), date(2017, 9, 23)),
        (date(2027, 1, 1), date(2026, 12, 23)),
        (date(2026, 12, 1), date(2026, 11, 23)),
    ],
)
def test_due_date(coverage: date, due: date) -> None:
    assert due_date(coverage) == due


@pytest.mark.parametrize(
    ("utc", "passed"),
    [
        ("2026-10-23T20:59:59.999999", False),
        ("2026-10-23T21:00:00", True),
        ("2026-11-23T21:59:59.999999", False),
        ("2026-11-23T22:00:00", True),
    ],
)
def test_cut_off_in_utc(utc: str, passed: bool) -> None:
    at = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    due = date(2026, at.month, 23)
    assert due_has_passed(due, at) is passed
    assert after_cut_off(at) is passed
    assert next_due(at) == (date(2026, at.month + 1, 23) if passed else due)


def test_after_cut_off_only_on_a_due_date() -> None:
    assert after_cut_off(new_york("2026-11-23 23:59:59"))
    assert not after_cut_off(new_york("2026-11-24 17:30"))


def test_next_due_over_the_year() -> None:
    assert next_due(new_york("2026-12-23 17:00")) == date(2027, 1, 23)


def test_the_counter_still_has_the_23rd_when_utc_has_tomorrow() -> None:
    assert local_date(datetime(2026, 11, 24, 4, 30, tzinfo=UTC)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("utc", "shown"),
    [
        ("2026-11-01T05:30:00", "1:30 AM"),  # the hour that comes twice
        ("2026-11-01T06:30:00", "1:30 AM"),
        ("2027-03-14T06:59:00", "1:59 AM"),  # the hour that never comes
        ("2027-03-14T07:00:00", "3:00 AM"),
        ("2026-11-23T17:00:00", "12:00 PM"),
        ("2026-11-23T05:05:00", "12:05 AM"),
    ],
)
def test_clock(utc: str, shown: str) -> None:
    assert clock_time(datetime.fromisoformat(utc).replace(tzinfo=UTC)) == shown


def test_an_instant_without_a_zone_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        local_date(datetime(2026, 11, 23))  # noqa: DTZ001


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(-300, 300))
def test_months_add_up(day: date, count: int) -> None:
    there = add_months(day, count)
    assert there.day == 1
    assert add_months(there, -count) == month_of(day)


@given(
    st.datetimes(
        datetime(2000, 1, 1),  # noqa: DTZ001
        datetime(2100, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=9))]),
    )
)
def test_next_due_is_the_first_23rd_not_passed(at: datetime) -> None:
    due = next_due(at)
    assert due.day == 23
    assert not due_has_passed(due, at)
    assert due_has_passed(add_months(due, -1).replace(day=23), at)


class TestCounterDays:
    suffolk = CounterDays(
        closed=[(date(2026, 3, 17), "Evacuation Day"), (date(2026, 4, 20), "Patriots' Day")]
    )

    def test_names_why_it_is_closed(self) -> None:
        assert self.suffolk.closed_name(date(2026, 4, 20)) == "Patriots' Day"
        assert self.suffolk.closed_name(date(2026, 3, 17)) == "Evacuation Day"
        assert CounterDays().closed_name(date(2026, 3, 17)) == ""
        assert self.suffolk.closed_name(date(2026, 11, 22)) == "Sunday"

    def test_steps_over_closed_days(self) -> None:
        assert self.suffolk.next_after(date(2026, 4, 17)) == date(2026, 4, 21)
        assert self.suffolk.last_on_or_before(date(2027, 1, 23)) == date(2027, 1, 22)
        assert self.suffolk.last_on_or_before(date(2027, 1, 22)) == date(2027, 1, 22)

    def test_a_counter_that_never_opens_ends_the_search(self) -> None:
        never = CounterDays(weekdays=frozenset())
        assert never.next_after(date(2026, 1, 1)) == date(2027, 1, 2)


def test_words_do_not_follow_the_locale_of_the_process() -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in ("de_DE.UTF-8", "pt_BR.UTF-8", "fr_FR.UTF-8"):
            try:
                locale.setlocale(locale.LC_ALL, name)
                break
            except locale.Error:
                continue
        day = date(2026, 11, 23)
        assert short_day(day) == "Mon 23 Nov"
        assert long_day(day) == "Mon 23 Nov 2026"
        assert paper_date(day) == "Nov 23, 2026"
        assert month_name(day) == "November 2026"
    finally:
        locale.setlocale(locale.LC_ALL, before)
