"""Figures in a strip across a page."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.style import px
from ui.widgets.card import Card
from ui.widgets.text import Line

F = TypeVar("F", bound=QWidget)
NARROWEST = 240
"""The least width, in px at text size 100 %: that of one figure."""


class Strip(Card, Generic[F]):
    """Figures side by side with hairlines between; in several rows where they do not fit. `high` is
    each row's height in px at text size 100 %, `shares` what each figure takes of a single row.
    """

    def __init__(self, figures: Sequence[F], *, high: int = 76, shares: Sequence[int] = ()) -> None:
        super().__init__(flush=True)
        self.figures = tuple(figures)
        self._high, self._shares = high, tuple(shares) or (1,) * len(self.figures)
        self._lines = [Line(vertical=True) for _ in self.figures[1:]]
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.add(self._box, 1)
        self._across = 0
        self._arrange(len(self.figures))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        widgets: tuple[QWidget, ...] = (*self.figures, *self._lines)
        for widget in widgets:
            self._grid.removeWidget(widget)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for number, figure in enumerate(self.figures):
            row, column = divmod(number, across)
            self._grid.addWidget(figure, row, 2 * column + 1)
            share = self._shares[number] if across == len(self.figures) else 1
            self._grid.setColumnStretch(2 * column + 1, share)
            if number:
                line = self._lines[number - 1]
                self._grid.addWidget(line, row, 2 * column)
                # Only now: what is shown without a parent becomes a window and takes the focus.
                line.setVisible(column > 0)
        for row in range(self._grid.rowCount()):
            used = row * across < len(self.figures)
            self._grid.setRowMinimumHeight(row, px(self._high) if used else 0)
        self.setFixedHeight(px(self._high) * -(-len(self.figures) // across) + 1)

    def fit(self) -> None:
        """As many side by side as there is room for."""
        widest = max(figure.sizeHint().width() for figure in self.figures)
        wanted = sum(figure.sizeHint().width() for figure in self.figures)
        count = len(self.figures)
        if wanted <= self.width():
            self._arrange(count)
        else:
            even = (-(-count // rows) for rows in range(2, count + 1))
            self._arrange(next((n for n in even if n * widest <= self.width()), 1))

    def minimumSizeHint(self) -> QSize:
        """Never wider than one figure, for it takes more rows."""
        return QSize(px(NARROWEST), self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        """Another figure may need another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_across"):
            self.fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_across"):
            across, self._across = self._across, 0
            self._arrange(across)
            self.fit()
