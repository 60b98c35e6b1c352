"""The one table model: rows are frozen values, columns are values that say how a row becomes a
cell.

A screen gives a tuple of columns once and a tuple of rows whenever they change; nothing here reads
a store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.style import Tone

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_NOWHERE = QModelIndex()


class CellRole(IntEnum):
    """Roles beyond Qt's own."""

    CELL = int(Qt.ItemDataRole.UserRole)
    ROW = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell shows.

    `matches` are (start, length) of the letters found by a search, drawn bold; `tail` is a muted
    end ("...5678"); `icon` comes first, in `icon_tone`; `tick` draws a tick box; `strike` is for
    voided amounts; `spoken` replaces the text for screen readers.
    """

    text: str
    bold: bool = False
    matches: tuple[tuple[int, int], ...] = ()
    tail: str = ""
    icon: str = ""
    icon_tone: Tone = Tone.MUTED
    tone: Tone = Tone.TEXT
    strike: bool = False
    tick: bool | None = None
    note: str = ""
    spoken: str = ""

    def words(self) -> str:
        """Everything it says, in one line."""
        return self.spoken or " ".join(w for w in (self.text, self.tail, self.note) if w)


# No slots: `Column[Row](...)` writes __orig_class__, which a slotted frozen class answers with a
# TypeError.
@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """One column. `width` is px at text size 100 %; what is left over is shared by `stretch`; a
    column with neither takes 120 px. `cell` turns a row into a Cell or, for plain text, a str.
    """

    title: str
    cell: Callable[[T], Cell | str]
    width: int = 120
    stretch: int = 0
    right: bool = False


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of one kind. Cells are made when first asked for, so 100,000 rows cost nothing until
    seen.
    """

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[T, ...] = ()
        self._cells: dict[tuple[int, int], Cell] = {}

    def set_rows(self, rows: Sequence[T]) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._cells.clear()
        self.endResetModel()

    def cells_changed(self) -> None:
        """The same rows say something else, for example a tick; nothing scrolls or is chosen."""
        self._cells.clear()
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, row: int) -> T | None:
        """The value of a row, or None outside the table."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def cell(self, row: int, column: int) -> Cell:
        """The cell, made at most once per set of rows."""
        key = (row, column)
        if key not in self._cells:
            made = self.columns[column].cell(self.rows[row])
            self._cells[key] = Cell(text=made) if isinstance(made, str) else made
        return self._cells[key]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Flat: no row has children."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns are fixed for the life of the model."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tooltip, alignment, names; the whole Cell under CellRole.CELL, the row's value
        under CellRole.ROW.
        """
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == CellRole.ROW:
            return self.rows[index.row()]
        cell = self.cell(index.row(), index.column())
        match role:
            case CellRole.CELL:
                return cell
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell.words()
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if self.columns[index.column()].right
                    else Qt.AlignmentFlag.AlignLeft
                )
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.CheckStateRole if cell.tick is not None:
                return Qt.CheckState.Checked if cell.tick else Qt.CheckState.Unchecked
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of columns; rows have none."""
        if orientation is Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if self.columns[section].right
                    else Qt.AlignmentFlag.AlignLeft
                )
                return side | Qt.AlignmentFlag.AlignVCenter
        return None
