"""The one table view: fixed row heights, hairlines between rows, a bar and a ring on the chosen
one.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui import style
from ui.style import Tone, Type, px
from ui.tables import Cell, CellRole, Column, TableModel
from ui.widgets.paint import (
    LEFT,
    RADIUS,
    RIGHT,
    box,
    draw_icon,
    draw_text,
    hair,
    line,
    line_height,
    mirrored,
    snapped,
    text_width,
)
from ui.widgets.ring import Ring, set_ring
from ui.widgets.scroll import own_bars
from ui.widgets.text import plain_tip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
PAD = 12
ICON, ICON_GAP = 18, 8
ELASTIC = 220
"""Px at text size 100 % that a column which stretches keeps of longer words."""
ROWS_MEASURED = 50
"""Rows whose words are measured where room is short: about two screens full."""


class TableHead(QHeaderView):
    """Head of 32 px, 14 bold muted, a hairline below."""

    def __init__(self, table: QTableView, height: int) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._height = height
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Fixed height."""
        return QSize(super().sizeHint().width(), px(self._height))

    def paintSection(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 - Qt's name
    ) -> None:
        """Title and line."""
        t = style.tokens()
        painter.fillRect(rect, t.raised)
        line(painter, QRectF(rect), t.hairline)
        self.paint_title(painter, QRectF(rect), logicalIndex)

    def paint_title(self, painter: QPainter, rect: QRectF, logicalIndex: int) -> None:  # noqa: N803
        """The title of one column."""
        title = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        align = self.model().headerData(
            logicalIndex, Qt.Orientation.Horizontal, int(Qt.ItemDataRole.TextAlignmentRole)
        )
        flag = RIGHT if align & Qt.AlignmentFlag.AlignRight else LEFT
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        muted = style.tokens().muted
        draw_text(painter, inner, title, style.font(Type.CAPTION, bold=True), muted, flag)


class RowPainter(QStyledItemDelegate):
    """Paints a Cell."""

    def __init__(self, table: "DataTable[T]") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Heights are fixed; asked for by the accessibility bridge only."""
        return QSize(60, self._table.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, runs of text, hairline, bar, and the ring pieced together over the row's
        cells.
        """
        t = style.tokens()
        table = self._table
        rect = snapped(painter, QRectF(option.rect))
        row, number = index.row(), index.column()
        columns = table.table_model.columns
        cell = table.table_model.cell(row, number)
        chosen = table.selectionModel().isRowSelected(row, QModelIndex())
        first, last = number == 0, number == len(columns) - 1
        painter.fillRect(rect, t.selection if chosen else t.raised)
        paint_cell(
            painter,
            rect,
            cell,
            chosen=chosen,
            right=columns[number].right,
        )
        self.paint_edges(painter, rect, row, chosen=chosen, first=first, last=last)

    def paint_edges(
        self, painter: QPainter, rect: QRectF, row: int, *, chosen: bool, first: bool, last: bool
    ) -> None:
        """The hairline, the bar of a chosen row, and the ring where the table has the focus."""
        t, table = style.tokens(), self._table
        below = row == len(table.table_model.rows) - 1 and table.fills_card
        if not below:
            wide = hair(painter)
            foot = QRectF(rect.left(), rect.bottom() - wide, rect.width(), wide)
            painter.fillRect(foot, t.hairline)
        if not chosen:
            return
        if first:
            bar = t.primary if t.theme is not style.Theme.CONTRAST else t.on_selection
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), bar)
        if table.hasFocus():
            self._ring(painter, rect, t.focus, first, last)

    @staticmethod
    def _ring(painter: QPainter, rect: QRectF, color: QColor, first: bool, last: bool) -> None:
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 2), color)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2), color)
        if first:
            painter.fillRect(QRectF(rect.x(), rect.y(), 2, rect.height()), color)
        if last:
            painter.fillRect(QRectF(rect.right() - 2, rect.y(), 2, rect.height()), color)


def paint_cell(painter: QPainter, rect: QRectF, cell: Cell, *, chosen: bool, right: bool) -> None:
    """Tick, icon, text with its bold runs, muted tail; elided where it does not fit."""
    t = style.tokens()
    contrast = t.theme is style.Theme.CONTRAST
    # On a chosen row state words turn to text colour: error and warning fall below 4.5 there.
    ink = t.on_selection if chosen else t.color(cell.tone)
    quiet = t.on_selection if chosen else t.muted
    inner = rect.adjusted(PAD, 0, -PAD, 0)
    middle = rect.center().y()
    left = inner.left()

    def seen(part: QRectF) -> QRectF:
        return mirrored(painter, rect, part)

    if cell.tick is not None:
        size = px(20)
        square = seen(QRectF(left, middle - size / 2, size, size))
        # in high contrast the fill of a chosen row is the fill of a tick
        full, mark = (
            (t.on_selection, t.selection) if chosen and contrast else (t.primary, t.on_primary)
        )
        box(
            painter,
            square,
            full if cell.tick else t.bg,
            None if cell.tick else t.border,
            RADIUS,
        )
        if cell.tick:
            inside = QPointF(square.left() + px(2), middle - px(8))
            draw_icon(painter, "check", inside, px(16), mark)
        left += size + ICON_GAP
    if cell.icon:
        color = (
            t.on_selection
            if chosen and (contrast or cell.icon_tone is Tone.MUTED)
            else t.color(cell.icon_tone)
        )
        place = seen(QRectF(left, middle - px(ICON) / 2, px(ICON), px(ICON)))
        draw_icon(painter, cell.icon, place.topLeft(), px(ICON), color)
        left += px(ICON) + ICON_GAP
    space = seen(QRectF(left, inner.top(), max(0.0, inner.right() - left), inner.height()))
    if cell.note:
        high = line_height(style.font(Type.CAPTION, bold=True))
        upper = QRectF(space.left(), middle - high, space.width(), high)
        draw_text(painter, upper, cell.text, style.font(Type.CAPTION, bold=cell.bold), ink, LEFT)
        draw_text(
            painter, upper.translated(0, high), cell.note, style.font(Type.CAPTION), quiet, LEFT
        )
        return
    if right:
        font = _struck(style.font(Type.CAPTION, bold=cell.bold), cell.strike)
        draw_text(painter, space, cell.text, font, ink, RIGHT)
        return
    here = LEFT | Qt.AlignmentFlag.AlignAbsolute
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        words = cell_width(replace(cell, icon="", tick=None))
        space.setLeft(max(space.left(), space.right() - words))  # the runs keep their order
    for text, bold in runs(cell):
        font = _struck(style.font(Type.CAPTION, bold=bold or cell.bold), cell.strike)
        draw_text(painter, space, text, font, ink, here)
        space.setLeft(space.left() + text_width(font, text))
        if space.width() <= 4:
            return
    if cell.tail:
        space.setLeft(space.left() + 4)
        draw_text(painter, space, cell.tail, style.font(Type.CAPTION), quiet, here)


def _struck(font: QFont, strike: bool) -> QFont:
    if not strike:
        return font
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck


def cell_width(cell: Cell) -> int:
    """What a cell takes without its padding, in px."""
    marks = px(20) + ICON_GAP if cell.tick is not None else 0
    marks += px(ICON) + ICON_GAP if cell.icon else 0
    quiet = style.font(Type.CAPTION)
    words = sum(
        text_width(style.font(Type.CAPTION, bold=bold or cell.bold), text)
        for text, bold in runs(cell)
    )
    if cell.note:
        words = max(words, text_width(quiet, cell.note))
    elif cell.tail:
        words += 4 + text_width(quiet, cell.tail)
    return marks + ceil(words) + 1


def _narrowed(wide: list[int], needed: list[int], by: int) -> list[int]:
    """Widths that are `by` less in sum, each giving what it has over its need in proportion;
    nobody gives more than that.
    """
    over = [max(0, w - n) for w, n in zip(wide, needed, strict=True)]
    total = sum(over)
    if total <= by:
        return [w - o for w, o in zip(wide, over, strict=True)]
    return [w - ceil(by * o / total) for w, o in zip(wide, over, strict=True)]


def runs(cell: Cell) -> tuple[tuple[str, bool], ...]:
    """The text cut into (piece, bold) at its matches, in order. Matches outside the text are left
    out.
    """
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, length in sorted(cell.matches):
        if start < at or start >= len(cell.text):
            continue
        pieces += [(cell.text[at:start], False), (cell.text[start : start + length], True)]
        at = start + length
    pieces.append((cell.text[at:], False))
    return tuple(p for p in pieces if p[0])


class DataTable(QTableView, Generic[T]):
    """A table of frozen values. Up, Down, Page keys, Home and End choose; Enter and a double click
    open.

    Signals: `chosen(object)` with the current value or None, after every change; `opened(object)`.
    """

    chosen = Signal(object)
    opened = Signal(object)

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
        super().__init__(parent)
        own_bars(self)
        # `raised`, by the name it has in the palette, which Qt keeps up to date
        self.viewport().setBackgroundRole(QPalette.ColorRole.Button)
        self._row, self.fills_card = row, fills_card
        self._fit_rows = 0
        self._tight = False
        self._needed: list[int] | None = None
        self.table_model = self._make_model(columns)
        self.setHorizontalHeader(self._make_head(head))
        self.horizontalHeader().setVisible(head > 0)
        self.setModel(self.table_model)
        self._delegate = RowPainter(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(16)
        set_ring(self, Ring.NONE)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)
        self._restyle()

    def _make_model(self, columns: Sequence[Column[T]]) -> TableModel[T]:
        return TableModel(columns, self)

    def _make_head(self, height: int) -> TableHead:
        return TableHead(self, height)

    def row_height(self) -> int:
        """Height of each row now, in px."""
        return px(self._row)

    def height_for(self, rows: int) -> int:
        """Height that shows the head and `rows` rows without scrolling, in px."""
        head = (
            self.horizontalHeader().sizeHint().height()
            if not self.horizontalHeader().isHidden()
            else 0
        )
        return head + rows * self.row_height()

    def fit(self, rows: int) -> None:
        """Takes exactly the height of the head and `rows` rows, also after the text size
        changed.
        """
        self._fit_rows = rows
        self.setFixedHeight(self.height_for(rows))

    def set_rows(self, rows: Sequence[T], *, choose: T | None = None, keep: bool = True) -> None:
        """Replaces the rows and chooses: `choose`, else the value chosen before if it is still
        there, else the first.
        """
        before = choose if choose is not None else self.current() if keep else None
        blocked = self.selectionModel().blockSignals(True)
        self.table_model.set_rows(rows)
        self.selectionModel().blockSignals(blocked)
        index = (
            self.table_model.rows.index(before)
            if before is not None and before in self.table_model.rows
            else 0
        )
        self._needed = None
        if self._tight:
            self._share()
            self.updateGeometry()
        if rows:
            self.selectRow(index)
        else:
            self.chosen.emit(None)

    def rows(self) -> tuple[T, ...]:
        """All rows."""
        return self.table_model.rows

    def current(self) -> T | None:
        """The chosen value."""
        index = self.currentIndex()
        return self.table_model.row_at(index.row()) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Chooses a row by number, clamped to the table."""
        if self.table_model.rows:
            self.selectRow(min(max(row, 0), len(self.table_model.rows) - 1))

    def step(self, by: int) -> None:
        """Moves the choice; for a search field that passes Up and Down on."""
        self.choose(self.currentIndex().row() + by)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(self.table_model.row_at(now.row()) if now.isValid() else None)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        value = self.table_model.row_at(index.row())
        if value is not None:
            self.opened.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End mean first and last row; Enter opens; letters are left to the page, not to a
        row search.
        """
        match event.key():
            case Qt.Key.Key_Home:
                self.choose(0)
            case Qt.Key.Key_End:
                self.choose(len(self.table_model.rows) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not event.isAutoRepeat() and self.currentIndex().isValid():
                    self._open(self.currentIndex())
                else:
                    event.ignore()
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                super().keyPressEvent(event)
            case _:
                event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip with the whole text where a cell had to cut it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid():
                cell: Cell = index.data(CellRole.CELL)
                room = self.visualRect(index).width() - 2 * PAD
                room -= px(ICON) + ICON_GAP if cell.icon or cell.tick is not None else 0
                wide = text_width(style.font(Type.CAPTION, bold=cell.bold), cell.words())
                words = plain_tip(cell.words()) if wide > room else ""
                QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        columns = self.table_model.columns
        wide = [max(px(c.width), self._head_width(c)) for c in columns]
        spare = self.viewport().width() - sum(wide)
        self._tight = spare < 0
        parts = sum(c.stretch for c in columns)
        if self._tight:
            wide = _narrowed(wide, self.column_widths_needed(), -spare)
        for number, column in enumerate(columns):
            extra = max(0, spare) * column.stretch // parts if parts else 0
            self.setColumnWidth(number, wide[number] + extra)

    @staticmethod
    def _head_width(column: Column[T]) -> int:
        if not column.title:
            return 0
        return ceil(text_width(style.font(Type.CAPTION, bold=True), column.title)) + 2 * PAD

    def column_widths_needed(self) -> list[int]:
        """What each column must have, in px: its head whole, and what its cells say; of a column
        that stretches only so much of its cells that one knows them by it.
        """
        if self._needed is not None:
            return self._needed
        model = self.table_model
        rows = range(min(len(model.rows), ROWS_MEASURED))
        self._needed = found = []
        for number, column in enumerate(model.columns):
            most = px(ELASTIC) if column.stretch else px(column.width)
            widest = max((cell_width(model.cell(row, number)) for row in rows), default=0)
            found.append(max(self._head_width(column), min(most, widest + 2 * PAD)))
        return found

    def _restyle(self) -> None:
        self.verticalHeader().setMinimumSectionSize(px(self._row))
        self.verticalHeader().setDefaultSectionSize(px(self._row))
        self._needed = None
        self._share()
        if self._fit_rows:
            self.fit(self._fit_rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is part of the row."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._restyle()
