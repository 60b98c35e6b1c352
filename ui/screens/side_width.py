"""The width of a column beside the main one: fixed, and grown with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.style import px


class SideWidth(QObject):
    """Keeps `widget` at `width` px times the text scale. The widget owns it."""

    def __init__(self, widget: QWidget, width: int) -> None:
        super().__init__(widget)
        self._widget, self._width = widget, width
        widget.installEventFilter(self)
        self._keep()

    def _keep(self) -> None:
        self._widget.setFixedWidth(px(self._width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange:
            self._keep()
        return False
