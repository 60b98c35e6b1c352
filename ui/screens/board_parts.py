"""Parts of the board: the strip of figures, a chart with its table, tables that do not jump when
they are renewed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.charts import Bar, ColumnChart, RowChart
from ui.style import Tone, Type
from ui.tables import Column
from ui.widgets import Card, DataTable, Text
from ui.widgets.folding_table import FoldingTable

T = TypeVar("T")


class InlineFigure(QWidget):
    """A label, a large figure, and its note on the same line. Read as one sentence."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = Text(label, Type.CAPTION, tone=Tone.MUTED)
        self.value = Text("", Type.H1, bold=True)
        self.note = Text("", Type.CAPTION, tone=Tone.MUTED)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.value)
        line.addWidget(self.note, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 8, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.label)
        column.addLayout(line)
        column.addStretch(1)
        self._restyle()

    def set(self, value: str, note: str = "", tone: Tone = Tone.MUTED) -> None:
        """Another figure; a note that is to be looked at has another tone and its own words."""
        self.value.setText(value)
        self.note.setText(note)
        self.note.set_tone(tone)
        self.setAccessibleName(f"{self.label.text()}: {value} {note}".strip())

    def _restyle(self) -> None:
        # One height for all, and the note stands on the figure's line.
        self.value.setFixedHeight(style.px(40))
        self.note.setContentsMargins(0, 0, 0, style.px(6))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "note"):
            self._restyle()
        super().changeEvent(event)


class ChartCard(Card, Generic[T]):
    """A chart, and the same figures as a table in the same place."""

    def __init__(
        self,
        title: str,
        chart: ColumnChart | RowChart,
        table: DataTable[T],
    ) -> None:
        super().__init__(title, flush=True)
        self.chart, self.table = chart, table
        table.setAccessibleName(self.tr("{title}, as a table").format(title=title))
        self._pad = QWidget()
        inner = QVBoxLayout(self._pad)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(chart)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pad)
        self._stack.addWidget(table)
        self.add(self._stack, 1)

    @property
    def as_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def show_table(self, on: bool) -> None:
        """The table or the chart; whichever of both had the focus hands it on."""
        before, after = (self.chart, self.table) if on else (self.table, self.chart)
        had = before.hasFocus()
        self._stack.setCurrentWidget(self.table if on else self._pad)
        if had:
            after.setFocus()

    def set(self, bars: Sequence[Bar], sentence: str, rows: Sequence[T], note: str = "") -> None:
        """Other figures."""
        self.chart.set_bars(bars, sentence)
        renew(self.table, rows, _itself)
        self.set_head(self.title.text(), note)


def chart_table(columns: Sequence[Column[T]], name: str) -> FoldingTable[T]:
    """The table behind a chart: low rows, for it stands in a chart's place."""
    return FoldingTable(columns, name=name, row=28, head=28)


def renew(table: DataTable[T], rows: Sequence[T], key: Callable[[T], object]) -> None:
    """Other rows in the same table: what was chosen stays chosen by its key, and nothing scrolls.

    Without a key of that name any more the row at the same place is chosen.
    """
    rows = tuple(rows)
    if rows == table.rows():
        table.table_model.cells_changed()
        return
    before, place = table.current(), table.currentIndex().row()
    top = table.verticalScrollBar().value()
    wanted = None if before is None else key(before)
    same = next((row for row in rows if before is not None and key(row) == wanted), None)
    if same is None and rows and place >= 0:
        same = rows[min(place, len(rows) - 1)]
    table.set_rows(rows, choose=same)
    table.verticalScrollBar().setValue(top)


LARGE = 1.05
"""Above this text scale what stands side by side stands below each other."""


def large() -> bool:
    """Whether the text is larger than what fits side by side."""
    return style.tokens().scale > LARGE


def _itself(row: object) -> object:
    return row
