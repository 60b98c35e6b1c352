"""Scroll bars in the look of the window, and areas one sees through."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QScrollBar, QWidget

from ui import style

THICK = 12
LEAST = 48


class ScrollBar(QScrollBar):
    """12 px with a round handle, without arrows. Dressed no sooner than it is seen: most bars of a
    page never are.
    """

    _worn: style.Tokens | None = None

    def sizeHint(self) -> QSize:
        """The same before and after it is dressed."""
        upright = self.orientation() is Qt.Orientation.Vertical
        return QSize(THICK, LEAST) if upright else QSize(LEAST, THICK)

    def event(self, event: QEvent) -> bool:
        """At its first show, and when the look changed."""
        first = event.type() == QEvent.Type.Show and self._worn is None
        again = event.type() == QEvent.Type.StyleChange and self._worn is not None
        if (first or again) and self._worn is not style.tokens():
            self._worn = style.tokens()
            self.setStyleSheet(style.sheet())
        return super().event(event)


def own_bars(area: QAbstractScrollArea) -> None:
    """Gives an area our scroll bars. Before anybody asked it for its own: those are deleted."""
    area.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))


class ClearArea(QScrollArea):
    """A scroll area without ground and frame: what lies below it is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_bars(self)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def setWidget(self, widget: QWidget) -> None:  # noqa: N802 - Qt's name
        """Qt gives what is scrolled a ground of its own."""
        super().setWidget(widget)
        widget.setAutoFillBackground(False)
