"""A table that is never narrower than its columns: with large text the page scrolls instead."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize

from ui import style
from ui.widgets import DataTable

T = TypeVar("T")


class WholeTable(DataTable[T]):
    """As DataTable; its least width is that of its columns at the text size of now."""

    def minimumSizeHint(self) -> QSize:
        """All columns and a little height."""
        width = sum(style.px(column.width) for column in self.table_model.columns)
        return QSize(width, self.height_for(2))
