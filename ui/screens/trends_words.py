"""Trends in words and bars: volume a day, time per visit, differences by site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from cashier.domain.board import DayTrend
from cashier.domain.calendar import short_day
from cashier.domain.money import dollars
from ui.charts import Bar, Pattern
from ui.screens.board_words import items_words
from ui.screens.difference_parts import signed


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("trends_words", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A business date, or the week that begins with it, of all chosen sites together. `running`
    while it is not over. `typical_seconds` adds up, for each timed visit, the middle time of its
    site and day: a form left open over lunch does not count.
    """

    first: date
    week: bool = False
    running: bool = False
    items: int = 0
    cents: int = 0
    visits: int = 0
    timed: int = 0
    typical_seconds: int = 0
    drawers: int = 0
    differences: int = 0
    difference_cents: int = 0

    @property
    def seconds_each(self) -> int | None:
        """Seconds a visit typically took, rounded; None where none was timed."""
        return None if not self.timed else round(self.typical_seconds / self.timed)

    def named(self) -> str:
        """`Mon 23 Nov`, or `week of Mon 23 Nov`."""
        day = short_day(self.first)
        return tr("week of {day}").format(day=day) if self.week else day


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDifferences:
    """A site's closed drawers of the days shown, and those that differed."""

    name: str
    drawers: int
    differences: int
    cents: int


def spans(found: Iterable[DayTrend], today: date, *, weeks: bool) -> tuple[Span, ...]:
    """Days, or weeks from Monday, in order; a day on which no site did anything is left out."""
    sums: dict[date, list[int]] = {}
    for one in found:
        first = one.day - timedelta(days=one.day.weekday()) if weeks else one.day
        total = sums.setdefault(first, [0] * 8)
        values = (
            one.items,
            one.cents,
            one.visits,
            one.timed,
            one.median_seconds * one.timed,
            one.drawers,
            one.differences,
            one.difference_cents,
        )
        for place, value in enumerate(values):
            total[place] += value
    current = today - timedelta(days=today.weekday()) if weeks else today
    return tuple(
        Span(
            first=first,
            week=weeks,
            running=first == current,
            items=total[0],
            cents=total[1],
            visits=total[2],
            timed=total[3],
            typical_seconds=total[4],
            drawers=total[5],
            differences=total[6],
            difference_cents=total[7],
        )
        for first, total in sorted(sums.items())
    )


def by_site(
    found: Iterable[DayTrend], names: Sequence[tuple[str, str]]
) -> tuple[SiteDifferences, ...]:
    """Each site's closed drawers and differences, most differences first."""
    known, sums = dict(names), dict[str, list[int]]()
    for one in found:
        total = sums.setdefault(one.site, [0, 0, 0])
        total[0] += one.drawers
        total[1] += one.differences
        total[2] += one.difference_cents
    rows = (
        SiteDifferences(name=known.get(site, site), drawers=a, differences=b, cents=c)
        for site, (a, b, c) in sums.items()
    )
    return tuple(sorted(rows, key=lambda one: (-one.differences, one.name)))


def minutes(seconds: int) -> str:
    """`1:42`: minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def long_minutes(seconds: int) -> str:
    """`1 min 42 s`: as it is said."""
    return tr("{m} min {s} s").format(m=seconds // 60, s=seconds % 60)


def _label(one: Span) -> str:
    """`23 Nov`: the weekday is in the words."""
    return short_day(one.first).split(" ", 1)[1]


def volume_bars(found: Sequence[Span]) -> tuple[Bar, ...]:
    """Items a day or a week."""
    return tuple(
        Bar(
            label=_label(one),
            value=one.items,
            words=f"{one.items:,}",
            spoken=f"{one.named()}: {items_words(one.items)}, {dollars(one.cents)}" + _still(one),
            pattern=Pattern.RUNNING if one.running else Pattern.SOLID,
            major=one.first.weekday() == 0,
        )
        for one in found
    )


def volume_sentence(found: Sequence[Span]) -> str:
    """The chart of items in a sentence."""
    if not found:
        return ""
    best = max(found, key=lambda one: one.items)
    words = tr("Items: {items} from {first} to {last}, most on {best} with {n}.")
    return words.format(
        items=sum(one.items for one in found),
        first=short_day(found[0].first),
        last=short_day(found[-1].first),
        best=best.named(),
        n=best.items,
    )


def _still(one: Span) -> str:
    return f", {tr('still running')}" if one.running else ""


def time_bars(found: Sequence[Span]) -> tuple[Bar, ...]:
    """Time per visit; days without a timed visit have no bar."""
    return tuple(
        Bar(
            label=_label(one),
            value=each,
            words=minutes(each),
            spoken=f"{one.named()}: {long_minutes(each)} a visit, {one.timed} visits" + _still(one),
            pattern=Pattern.RUNNING if one.running else Pattern.SOLID,
            major=one.first.weekday() == 0,
        )
        for one in found
        if (each := one.seconds_each) is not None
    )


def time_sentence(found: Sequence[Span]) -> str:
    """The chart of times in a sentence."""
    timed = [one for one in found if one.seconds_each is not None]
    if not timed:
        return ""
    visits = sum(one.timed for one in timed)
    mean = round(sum(one.typical_seconds for one in timed) / visits)
    worst = max(timed, key=lambda one: one.seconds_each or 0)
    words = tr("Time per visit: {mean} typically, {n} visits, longest on {day} with {time}.")
    return words.format(
        mean=long_minutes(mean),
        n=visits,
        day=worst.named(),
        time=long_minutes(worst.seconds_each or 0),
    )


def site_bars(rows: Sequence[SiteDifferences]) -> tuple[Bar, ...]:
    """Drawers with a difference, a bar for each site."""
    return tuple(
        Bar(
            label=one.name,
            value=one.differences,
            words=tr("{n} of {all}").format(n=one.differences, all=one.drawers),
            note=signed(one.cents),
            spoken=tr("{site}: {n} of {all} drawers with a difference, {amount} in all").format(
                site=one.name, n=one.differences, all=one.drawers, amount=signed(one.cents)
            ),
        )
        for one in rows
    )


def site_sentence(rows: Sequence[SiteDifferences]) -> str:
    """The chart of differences in a sentence."""
    parts = "; ".join(bar.spoken for bar in site_bars(rows))
    return tr("Differences by center. {parts}.").format(parts=parts) if parts else ""
