"""A table that is never narrower than its words: with large text the page scrolls instead."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize

from ui.widgets import DataTable

T = TypeVar("T")


class WholeTable(DataTable[T]):
    """As DataTable; its least width is what its heads and cells need at the text size of now."""

    def minimumSizeHint(self) -> QSize:
        """What the columns need and a little height."""
        return QSize(sum(self.column_widths_needed()), self.height_for(2))
