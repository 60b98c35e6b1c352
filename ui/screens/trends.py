"""Trends over days: items, time per visit, differences by center. Reached from the board, read by
supervisors and auditors. Source: design.md, ux.md 3.9.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.board import DayTrend
from cashier.domain.calendar import local_date
from cashier.domain.money import dollars
from cashier.services import board
from ui import style
from ui.charts import ColumnChart, RowChart
from ui.counter import Counter
from ui.messages import words
from ui.page import Page
from ui.screens.board_parts import ChartCard, chart_table, large
from ui.screens.difference_parts import signed
from ui.screens.trends_words import (
    SiteDifferences,
    Span,
    by_site,
    long_minutes,
    minutes,
    site_bars,
    site_sentence,
    spans,
    time_bars,
    time_sentence,
    volume_bars,
    volume_sentence,
)
from ui.style import Tone, Type
from ui.tables import Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Button, Combo, Segments
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

TWO_WEEKS, FOUR_WEEKS, QUARTER = 14, 28, 91
SOON_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """What was read in one go: the days, and the sites by name."""

    days: tuple[DayTrend, ...]
    sites: tuple[tuple[str, str], ...]


TIMES, CENTERS = 560, 340
"""The least widths of the two charts side by side, in px at text size 100 %."""


class TrendsPage(Page):
    """Three charts, each with its table."""

    nav_key = "board"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Trends"))
        self.help = self.tr(
            "Items and time per visit of each day, and which centers had differences. A day still "
            "running is hatched. The time of a visit runs from the payment form to the recording, "
            "and the middle one of each day and center counts. In a chart the arrows read bar by "
            "bar; Ctrl+T shows tables."
        )
        self._counter = counter
        self._shown: Trends | None = None
        self._latest = Latest()
        self.site = ""
        self.center = Combo(height=32, type_=Type.CAPTION, name=self.tr("Center"))
        self.center.chosen.connect(self._center_chosen)
        self.period = Segments(
            [
                (self.tr("2 weeks"), TWO_WEEKS),
                (self.tr("4 weeks"), FOUR_WEEKS),
                (self.tr("13 weeks"), QUARTER),
            ],
            name=self.tr("Period"),
        )
        self.period.set_value(FOUR_WEEKS)
        self.period.chosen.connect(self._period_chosen)
        self.table_button = Button(
            self.tr("Show as table"), key="Ctrl+T", compact=True, clicked=self.toggle_tables
        )
        self._make_cards()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        events = counter.events
        for changed in (events.drawer_changed, events.payment_taken, events.ledger_changed):
            changed.connect(self._changed_outside)

    # --- layout

    def _make_cards(self) -> None:
        none = self.tr("No records of these days.")
        volume, times, sites = (
            self.tr("Items"),
            self.tr("Time per visit"),
            self.tr("Differences by center"),
        )
        self.volume = ChartCard(volume, ColumnChart(name=volume, empty=none), self._day_table())
        self.times = ChartCard(times, ColumnChart(name=times, empty=none), self._time_table())
        self.sites = ChartCard(sites, RowChart(name=sites, empty=none), self._site_table())
        self.cards = (self.volume, self.times, self.sites)

    def _when(self) -> Column[Span]:
        return Column(title=self.tr("Day"), cell=lambda s: s.named(), width=180)

    def _day_table(self) -> FoldingTable[Span]:
        def number(title: str, cell: Callable[[Span], str], width: int = 110) -> Column[Span]:
            return Column(title=title, cell=cell, width=width, stretch=1, right=True)

        return chart_table(
            (
                self._when(),
                number(self.tr("Items"), lambda s: f"{s.items:,}"),
                number(self.tr("Received"), lambda s: dollars(s.cents), 130),
                number(self.tr("Visits"), lambda s: f"{s.visits:,}"),
                number(self.tr("Drawers"), lambda s: f"{s.drawers:,}"),
                number(self.tr("Differences"), lambda s: f"{s.differences:,}"),
            ),
            "-",
        )

    def _time_table(self) -> FoldingTable[Span]:
        return chart_table(
            (
                self._when(),
                Column[Span](
                    title=self.tr("A visit took"),
                    cell=lambda s: "" if s.seconds_each is None else long_minutes(s.seconds_each),
                    width=120,
                    stretch=1,
                    right=True,
                ),
                Column[Span](
                    title=self.tr("Visits timed"),
                    cell=lambda s: f"{s.timed:,}",
                    width=110,
                    stretch=1,
                    right=True,
                ),
            ),
            "-",
        )

    def _site_table(self) -> FoldingTable[SiteDifferences]:
        def number(title: str, cell: Callable[[SiteDifferences], str]) -> Column[SiteDifferences]:
            return Column(title=title, cell=cell, width=104, stretch=1, right=True)

        return chart_table(
            (
                Column[SiteDifferences](
                    title=self.tr("Center"), cell=lambda s: s.name, width=130, stretch=1
                ),
                number(self.tr("Drawers"), lambda s: f"{s.drawers:,}"),
                number(self.tr("Differences"), lambda s: f"{s.differences:,}"),
                number(self.tr("Sum"), lambda s: signed(s.cents)),
            ),
            "-",
        )

    def _lay_out(self) -> None:
        self.trouble = Banner(
            Tone.ERROR,
            "",
            note=" ",
            buttons=(Button(self.tr("Read again"), compact=True, clicked=self.refresh),),
        )
        self.trouble.hide()
        below = Columns(spacing=12)
        below.add(self.times, TIMES, 3)  # so that four weeks of times stand on their bars
        below.add(self.sites, CENTERS, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addWidget(self.volume, 1)
        column.addLayout(below, 1)
        self._restyle()

    def _restyle(self) -> None:
        for card in self.cards:
            card.setMinimumHeight(style.px(196))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "cards"):
            self._restyle()
            self.changed.emit()

    # --- what the shell asks

    def chips(self) -> Sequence[QWidget]:
        """Which center, how far back, chart or table (below where the text is large)."""
        some = () if self._shown is None or len(self._shown.sites) < 2 else (self.center,)
        return (*some, self.period, *(() if large() else (self.table_button,)))

    def acts(self) -> Sequence[Action]:
        """Back to the board."""
        table = Action(text=self._table_words(), slot=self.toggle_tables, key="Ctrl+T")
        return (
            Action(text=self.tr("Board"), slot=self._back, key="Esc"),
            Action(text=self.tr("Reports"), slot=self._reports, key="F9"),
            *((table,) if large() else ()),
        )

    def _table_words(self) -> str:
        return self.tr("Show as chart") if self.volume.as_table else self.tr("Show as table")

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """The button beside the title."""
        return {"Ctrl+T": self.toggle_tables}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {"Ctrl+T": self._table_words()}

    def first_focus(self) -> QWidget:
        """The first chart, or its table."""
        return self.volume.table if self.volume.as_table else self.volume.chart

    def show_about(self, site: object) -> None:
        """The center the board showed."""
        self.site = str(site)

    def on_enter(self) -> None:
        """As they are now."""
        self.refresh()

    # --- reading and showing

    @Slot()
    def refresh(self) -> None:
        """Reads the days anew; what is shown stays until the answer is there."""
        who, desk, site = self._counter.who, self._counter.desk, self.site
        if who is None:
            return
        days = self.period.value()
        assert isinstance(days, int)

        def read() -> Trends:
            return Trends(
                days=board.trends(desk, who, site=site, days=days), sites=board.sites(desk, who)
            )

        self._counter.tasks.run(
            Lane.DB, read, self, self._latest(self.show_trends), self._could_not
        )

    @Slot(object)
    def _changed_outside(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _could_not(self, error: Failure) -> None:
        found = words(error)
        self.trouble.set_text(found.next_step, lead=found.happened)
        self.trouble.note.setText(self.tr("Code {code}").format(code=found.code))
        self.trouble.show()

    def show_trends(self, shown: Trends) -> None:
        """Shows what was read, in place."""
        before, self._shown = self._shown, shown
        self.trouble.hide()
        if before is None or before.sites != shown.sites:
            self.center.set_items(
                [(self.tr("All centers"), ""), *((name, site) for site, name in shown.sites)]
            )
            self.center.updateGeometry()
        self.center.set_value(self.site if self.site in dict(shown.sites) else "")
        weeks = self.period.value() == QUARTER
        found = spans(shown.days, local_date(self._counter.desk.clock.now()), weeks=weeks)
        rows = by_site(shown.days, shown.sites)
        total = sum(one.items for one in found)
        note = self.tr("a week") if weeks else self.tr("a day")
        self.volume.set(volume_bars(found), volume_sentence(found), found, note)
        timed = sum(one.timed for one in found)
        mean = round(sum(one.typical_seconds for one in found) / timed) if timed else 0
        note = self.tr("{time} typically").format(time=minutes(mean)) if timed else ""
        self.times.set(time_bars(found), time_sentence(found), found, note)
        note = self.tr("drawers that differed, and the sum") if rows else ""
        self.sites.set(site_bars(rows), site_sentence(rows), rows, note)
        context = ""
        if found:
            context = self.tr("{items} items, {amount}").format(
                items=f"{total:,}", amount=dollars(sum(one.cents for one in found))
            )
        self.say(context=context)

    # --- acts

    def toggle_tables(self) -> None:
        """Charts or tables; the focus stays on the same figures."""
        on = not self.volume.as_table
        for card in self.cards:
            card.show_table(on)
        self.table_button.setText(self._table_words())
        self.changed.emit()

    @Slot(object)
    def _center_chosen(self, site: object) -> None:
        self.site = str(site)
        self.refresh()

    @Slot(object)
    def _period_chosen(self, days: object) -> None:
        self.refresh()

    def _back(self) -> None:
        self._counter.go("board")

    def _reports(self) -> None:
        self._counter.go("reports")
