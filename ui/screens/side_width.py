"""The width of a column beside the main one: fixed, and grown with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import style
from ui.style import px

STACKED_FROM = 1.4
"""From this text scale on two columns stand above each other: beside each other neither would have
room for its words.
"""
WIDTH_FREE = 16_777_215


def side_by_side(both: QBoxLayout, side: QWidget, width: int) -> None:
    """Puts `side` at `width` px times the text scale beside what follows it in `both`, or above
    it; again whenever the text size changed.
    """
    stacked = style.tokens().scale >= STACKED_FROM
    direction = QBoxLayout.Direction
    both.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
    if stacked:
        side.setMinimumWidth(0)
        side.setMaximumWidth(WIDTH_FREE)
    else:
        side.setFixedWidth(px(width))


class SideWidth(QObject):
    """Keeps `widget` at `width` px times the text scale, and lets one that `stacks` be as wide as
    the page where it stands below the other column. The widget owns it.
    """

    def __init__(self, widget: QWidget, width: int, *, stacks: bool = False) -> None:
        super().__init__(widget)
        self._widget, self._width, self._stacks = widget, width, stacks
        widget.installEventFilter(self)
        self._keep()

    def _keep(self) -> None:
        if self._stacks and style.tokens().scale >= STACKED_FROM:
            self._widget.setMinimumWidth(0)
            self._widget.setMaximumWidth(WIDTH_FREE)
        else:
            self._widget.setFixedWidth(px(self._width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange:
            self._keep()
        return False
