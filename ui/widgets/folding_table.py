"""A table that is never wider than its room: where the columns do not fit side by side, each row
has several lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip, QWidget

from ui import style
from ui.style import px
from ui.tables import Cell, Column, TableModel
from ui.widgets.folding import Place, Width, fold
from ui.widgets.paint import line, snapped
from ui.widgets.room import follow
from ui.widgets.table import (
    PAD,
    DataTable,
    Index,
    RowPainter,
    TableHead,
    cell_width,
    paint_cell,
)
from ui.widgets.text import plain_tip

T = TypeVar("T")
LINE, NOTED_LINE, EDGE = 24, 42, 5
"""Of a folded row: a line, one whose cells have a note below, and the room above the first and
below the last, in px at text size 100 %."""
ROWS_ASKED = 40
"""So many rows are asked whether their cells have notes; a later one has it in its line."""
LARGE = 1.4
"""From this text scale on a row takes another line rather than that a word is cut: somebody who
needs it reads neither tooltips nor a screen reader.
"""
NARROWEST = 160
"""The least width, in px at text size 100 %."""
ROWS_LEAST, ROWS_FOLDED = 2, 3
"""Rows that are seen however low the page is: side by side, and folded."""


class _Head(TableHead):
    """As many lines as a folded row has, with the titles where the cells stand."""

    def __init__(self, table: FoldingTable[Any], height: int) -> None:
        super().__init__(table, height)
        self._folding = table

    def sizeHint(self) -> QSize:
        """A line more for each line more."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + (self._folding.lines - 1) * px(LINE))

    def paintSection(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 - Qt's name
    ) -> None:
        """All titles in the one section that is left of a folded table."""
        table = self._folding
        if not table.folded:
            super().paintSection(painter, rect, logicalIndex)
            return
        t = style.tokens()
        painter.fillRect(rect, t.raised)
        line(painter, QRectF(rect), t.hairline)
        edge = (rect.height() - table.lines * px(LINE)) / 2
        for place in table.places:
            top = rect.y() + edge + place.line * px(LINE)
            where = QRectF(rect.x() + place.left, top, place.width, px(LINE))
            self.paint_title(painter, where, place.column)


class _Painter(RowPainter):
    """Paints a folded row, which is one cell to Qt."""

    def __init__(self, table: FoldingTable[Any]) -> None:
        super().__init__(table)
        self._folding = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Each cell in its place."""
        table = self._folding
        if not table.folded:
            super().paint(painter, option, index)
            return
        t, row = style.tokens(), index.row()
        rect = snapped(painter, QRectF(option.rect))
        chosen = table.selectionModel().isRowSelected(row, QModelIndex())
        painter.fillRect(rect, t.selection if chosen else t.raised)
        for place, where in table.parts(rect):
            right = table.table_model.columns[place.column].right
            cell = table.folded_cell(row, place.column, where)
            paint_cell(painter, where, cell, chosen=chosen, right=right)
        self.paint_edges(painter, rect, row, chosen=chosen, first=True, last=True)


class _Model(TableModel[T]):
    """A folded row is one cell to a screen reader: it says all, with the titles of the columns."""

    folded = False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As everywhere, but what a screen reader says of a folded row."""
        whole = self.folded and index.column() == 0 and index.row() < len(self.rows)
        if whole and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row_words(index.row())
        return super().data(index, role)

    def row_words(self, row: int) -> str:
        """`Time 8:40, Receipt TRN-01-000008-0`; what says nothing is left out."""
        said = []
        for number, column in enumerate(self.columns):
            words = self.cell(row, number).words()
            said += [f"{column.title} {words}".strip()] if words else []
        return ", ".join(said)


class FoldingTable(DataTable[T]):
    """As DataTable. Where what the columns need is more than its width, each row takes several
    lines and the head as many: nothing is left out and nothing scrolls sideways.
    """

    places: tuple[Place, ...] = ()
    """Where each column stands in a folded row; empty while they stand side by side."""
    pressed_column = -1
    """The column the pointer pressed last."""
    _heights: tuple[int, ...] = ()
    _whole: tuple[tuple[T, ...], style.Tokens, list[int]] | None = None

    def __init__(
        self,
        columns: Sequence[Column[T]],
        *,
        name: str,
        row: int = 40,
        head: int = 32,
        fills_card: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            columns, name=name, row=row, head=head, fills_card=fills_card, parent=parent
        )
        self._folding_painter = _Painter(self)
        self.setItemDelegate(self._folding_painter)
        self.chosen.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Rows below what the page shows come into sight as they are chosen; where another control
        chooses them, it knows itself what is to be seen.
        """
        if QApplication.focusWidget() is self:
            follow(self)

    def _make_model(self, columns: Sequence[Column[T]]) -> TableModel[T]:
        return _Model(columns, self)

    def _make_head(self, height: int) -> TableHead:
        return _Head(self, height)

    @property
    def folded(self) -> bool:
        """Whether each row has several lines now."""
        return bool(self.places)

    @property
    def lines(self) -> int:
        """The lines of each row."""
        return self.places[-1].line + 1 if self.places else 1

    def row_height(self) -> int:
        """Height of each row now, in px."""
        return sum(self._heights) + 2 * px(EDGE) if self._heights else super().row_height()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest of its titles, and a few rows high."""
        titles = max(map(self._head_width, self.table_model.columns), default=0)
        rows = min(max(len(self.rows()), ROWS_LEAST), ROWS_FOLDED) if self.folded else ROWS_LEAST
        return QSize(max(px(NARROWEST), titles), self.height_for(rows))

    def sizeHint(self) -> QSize:
        """No higher than it must be."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def set_rows(self, rows: Sequence[T], *, choose: T | None = None, keep: bool = True) -> None:
        """As every table; other words may need another width."""
        super().set_rows(rows, choose=choose, keep=keep)
        self._share()
        if self.folded:
            self.updateGeometry()

    def parts(self, row: QRectF) -> Iterator[tuple[Place, QRectF]]:
        """Where each column stands in the rectangle of a folded row."""
        tops = [row.y() + px(EDGE)]
        for high in self._heights:
            tops.append(tops[-1] + high)
        for place in self.places:
            high = self._heights[place.line]
            yield place, QRectF(row.x() + place.left, tops[place.line], place.width, high)

    def folded_cell(self, row: int, column: int, where: QRectF) -> Cell:
        """A cell as it stands there: its note in the line where there is no room below."""
        cell = self.table_model.cell(row, column)
        if cell.note and where.height() < px(NOTED_LINE):
            tail = ", ".join(part for part in (cell.tail, cell.note) if part)
            return replace(cell, tail=tail, note="")
        return cell

    def column_at(self, point: QPoint) -> int:
        """The column at a point of the viewport, -1 where there is none."""
        index = self.indexAt(point)
        if not index.isValid() or not self.folded:
            return index.column()
        found = self.parts(QRectF(self.visualRect(index)))
        return next((place.column for place, where in found if where.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notes the column that is pressed: `clicked` says only the row of a folded table."""
        self.pressed_column = self.column_at(event.position().toPoint())
        super().mousePressEvent(event)

    def _share(self) -> None:
        self._fold()
        high, rows = self.row_height(), self.verticalHeader()
        if rows.defaultSectionSize() != high:
            rows.setMinimumSectionSize(min(high, rows.minimumSectionSize()))
            rows.setDefaultSectionSize(high)
            rows.setMinimumSectionSize(high)
        if self.folded:
            self.setColumnWidth(0, self.viewport().width())
            return
        super()._share()
        if style.tokens().scale >= LARGE:
            self._give_whole()

    def _give_whole(self) -> None:
        """Each column what its words need, and the rest to those that stretch."""
        columns, whole = self.table_model.columns, self._whole_widths()
        spare = self.viewport().width() - sum(whole)
        if spare < 0 or all(self.columnWidth(n) >= wide for n, wide in enumerate(whole)):
            return
        shares = sum(column.stretch for column in columns)
        for number, column in enumerate(columns):
            extra = spare * column.stretch // shares if shares else spare // len(columns)
            self.setColumnWidth(number, whole[number] + extra)

    def _fold(self) -> None:
        places = self._places() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else ()
        heights = self._line_heights(places)
        if (places, heights) == (self.places, self._heights):
            return
        self.places, self._heights = places, heights
        model = self.table_model
        assert isinstance(model, _Model)
        model.folded = self.folded
        for number in range(1, len(model.columns)):
            self.setColumnHidden(number, self.folded)
        self.updateGeometries()
        self.updateGeometry()
        if self._fit_rows:
            self.fit(self._fit_rows)

    def _places(self) -> tuple[Place, ...]:
        columns = self.table_model.columns
        # The table's own width, not what its scroll bar leaves: a folded row is higher, so that
        # there would be a bar only because it folded.
        room = self.width()
        large = style.tokens().scale >= LARGE
        if not large:
            if sum(max(px(one.width), self._head_width(one)) for one in columns) <= room:
                return ()
            if sum(self.column_widths_needed()) <= room:
                return ()
        whole = self._whole_widths()
        if sum(whole) <= room:
            return ()
        widths = [
            Width(wide=wide, stretch=column.stretch, right=column.right)
            for wide, column in zip(whole, columns, strict=True)
        ]
        return fold(widths, self.viewport().width())

    def _whole_widths(self) -> list[int]:
        """What the columns need so that no word of the first rows is cut, in px."""
        model, worn = self.table_model, style.tokens()
        if self._whole is None or self._whole[0] is not model.rows or self._whole[1] is not worn:
            asked = range(min(len(model.rows), ROWS_ASKED))
            found = []
            for number, column in enumerate(model.columns):
                widest = max((cell_width(model.cell(row, number)) for row in asked), default=0)
                found.append(max(self._head_width(column), widest + 2 * PAD))
            self._whole = (model.rows, worn, found)
        return self._whole[2]

    def _line_heights(self, places: Sequence[Place]) -> tuple[int, ...]:
        if not places:
            return ()
        model = self.table_model
        asked = range(min(len(model.rows), ROWS_ASKED))
        noted = {p.line for p in places for row in asked if model.cell(row, p.column).note}
        lines = range(places[-1].line + 1)
        return tuple(px(NOTED_LINE if line in noted else LINE) for line in lines)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip with the whole text where a cell of a folded row is cut."""
        tip = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip
        if not tip or not self.folded:
            return super().viewportEvent(event)
        assert isinstance(event, QHelpEvent)
        index = self.indexAt(event.pos())
        words = ""
        if index.isValid():
            for place, where in self.parts(QRectF(self.visualRect(index))):
                if where.contains(event.pos()):
                    cell = self.folded_cell(index.row(), place.column, where)
                    cut = cell_width(cell) > where.width() - 2 * PAD
                    words = cell.words() if cut else ""
        QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
        return True
