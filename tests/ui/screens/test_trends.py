"""Trends: days and weeks added up, what each chart says, the same as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cashier.clock import TrainingClock
from cashier.domain.board import DayTrend
from cashier.services import drawers
from tests.ui.screens import boards
from tests.ui.screens.conftest import BOYLE, RIVERA, TODAY, Show
from tests.ui.screens.keys import press
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults
from ui import style
from ui.charts import Pattern
from ui.counter import Counter
from ui.screens.trends import QUARTER, TWO_WEEKS, Trends, TrendsPage
from ui.screens.trends_words import by_site, spans
from ui.style import Theme

FULL = Trends(days=boards.trends(20), sites=boards.SITES)


@pytest.fixture
def page(counter: Counter, show: Show) -> Iterator[TrendsPage]:
    counter.who = BOYLE
    made = TrendsPage(counter)
    show(made)
    yield made
    made.hide()


@pytest.fixture
def full(page: TrendsPage, clock: TrainingClock) -> TrendsPage:
    clock.set(boards.NOW)
    page.show_trends(FULL)
    QTest.qWait(0)
    return page


def test_sites_and_days_add_up_and_nothing_is_lost() -> None:
    days = boards.trends(20)
    for weeks in (False, True):
        found = spans(days, boards.DAY, weeks=weeks)
        assert sum(one.items for one in found) == sum(one.items for one in days)
        assert sum(one.cents for one in found) == sum(one.cents for one in days)
        assert sum(one.difference_cents for one in found) == sum(d.difference_cents for d in days)
        assert [one.running for one in found] == [False] * (len(found) - 1) + [True]
        assert all(one.first.weekday() == 0 for one in found) or not weeks
    assert len(spans(days, boards.DAY, weeks=False)) == 20


def test_a_visit_counts_with_the_middle_of_its_day_and_site() -> None:
    one = DayTrend(day=boards.DAY, site="BOS", timed=3, median_seconds=100, visit_seconds=9_000)
    other = replace(one, site="SPR", timed=1, median_seconds=200)
    [both] = spans([one, other], boards.DAY, weeks=False)
    assert both.seconds_each == 125
    assert spans([replace(one, timed=0)], boards.DAY, weeks=False)[0].seconds_each is None


def test_sites_with_most_differences_come_first() -> None:
    rows = by_site(boards.trends(20), boards.SITES)
    assert [one.differences for one in rows] == sorted(
        (one.differences for one in rows), reverse=True
    )
    assert {one.name for one in rows} == {"Training", "Springfield", "Worcester"}
    assert by_site([DayTrend(day=boards.DAY, site="XYZ")], ())[0].name == "XYZ"


def test_each_chart_says_itself(full: TrendsPage) -> None:
    assert full.title == "Trends"
    assert full.context.endswith("items, $1,855,293.00")
    said = full.volume.chart.accessibleName()
    assert said.startswith("Items: 6270 from Tue 27 Oct to Mon 23 Nov, most on Tue 27 Oct with ")
    assert full.times.chart.accessibleName().startswith("Time per visit: 1 min ")
    assert "drawers with a difference" in full.sites.chart.accessibleName()
    assert full.volume.chart.bars[-1].pattern is Pattern.RUNNING
    assert full.sites.chart.bars[0].words == "3 of 60"
    assert not list(faults(full))
    assert not list(clipped(full))


def test_a_quarter_is_shown_by_weeks(full: TrendsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full, "refresh", lambda: full.show_trends(FULL))
    full.period.set_value(QUARTER)
    full._period_chosen(QUARTER)
    assert len(full.volume.chart.bars) == 5
    assert full.volume.note.text() == "a week"
    assert "week of Mon 23 Nov" in full.volume.chart.bars[-1].spoken
    assert "still running" in full.volume.chart.bars[-1].spoken


def test_as_tables_with_the_focus_kept(full: TrendsPage) -> None:
    assert full.volume.chart.hasFocus()
    press("Ctrl+T")
    assert full.volume.table.hasFocus()
    assert len(full.volume.table.rows()) == 20
    assert full.sites.table.rows()[0].name == "Training"
    assert not list(faults(full))
    assert not list(clipped(full))
    press("Ctrl+T")
    assert full.volume.chart.hasFocus()


def test_large_text_and_contrast(full: TrendsPage, qapp: QApplication) -> None:
    style.apply(qapp, Theme.CONTRAST, 2.0)
    QTest.qWait(30)
    assert "Show as table" in [act.text for act in full.acts()]
    assert not list(clipped(full))


def test_what_happened_here_is_read_from_the_records(page: TrendsPage, counter: Counter) -> None:
    assert page.volume.chart.accessibleName() == "Items: No records of these days."
    drawers.open_drawer(counter.desk, RIVERA, TODAY)
    take(counter.desk, RIVERA, check(), money_order())
    page.refresh()
    assert [bar.words for bar in page.volume.chart.bars] == ["2"]
    assert page.context == "2 items, $240.57"
    page.period.set_value(TWO_WEEKS)
    page.refresh()
    assert [bar.label for bar in page.volume.chart.bars] == ["23 Nov"]
    assert page.center not in page.chips(), "one center only"


def test_ones_own_uncounted_drawer_is_left_out(page: TrendsPage, counter: Counter) -> None:
    drawers.open_drawer(counter.desk, BOYLE, TODAY)
    take(counter.desk, BOYLE, check())
    page.refresh()
    shown = " ".join(
        (page.context, *(bar.spoken for card in page.cards for bar in card.chart.bars))
    )
    assert "206" not in shown
    assert not any(row.items or row.cents for row in page.volume.table.rows())


def test_back_to_the_board(full: TrendsPage, counter: Counter) -> None:
    went: list[str] = []
    counter.go_requested.connect(lambda name, about: went.append(name))
    press("Esc", "F9")
    assert went == ["board", "reports"]


def test_weeks_begin_on_monday() -> None:
    sunday = date(2026, 11, 22)
    days = [DayTrend(day=sunday + timedelta(days=n), site="B", items=1) for n in (0, 1)]
    found = spans(days, boards.DAY, weeks=True)
    assert [one.first for one in found] == [date(2026, 11, 16), date(2026, 11, 23)]
