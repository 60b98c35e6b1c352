"""The room of the pages: exactly as large as the frame leaves, and scrolled where a page needs
more.

Needed at large text settings only. QScrollArea's own resizing asks for the height that wrapped
words would have at their least width, and so would scroll pages that fit; this asks at the real
width.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QStackedWidget, QWidget


class PageRoom(QScrollArea):
    """Holds the stack of pages."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        stack.setObjectName("scrolled")
        self.setWidget(stack)
        stack.installEventFilter(self)
        stack.currentChanged.connect(self.fit)

    def fit(self) -> None:
        """Gives the shown page its size: the room, or what it needs where that is more."""
        page: QWidget | None = self._stack.currentWidget()
        layout = page.layout() if page is not None else None
        room = self.maximumViewportSize()
        wide, high = room.width(), room.height()
        if layout is not None:
            narrowest = layout.totalMinimumSize().width()
            wide = max(wide, narrowest)
            least = self._least(layout, wide)
            if least > high and wide == room.width():
                # The bar at the right takes room, too.
                wide = max(narrowest, wide - self.verticalScrollBar().sizeHint().width())
                least = self._least(layout, wide)
            high = max(high, least)
        self._stack.resize(wide, high)

    @staticmethod
    def _least(layout: QLayout, wide: int) -> int:
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(wide)
        return layout.totalMinimumSize().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits again when a page asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits again."""
        super().resizeEvent(event)
        self.fit()
