"""The room of the pages: exactly as large as the frame leaves, and scrolled where a page needs
more; and that of what a dialog asks.

Needed at large text settings only. QScrollArea's own resizing asks for the height that wrapped
words would have at their least width, and so would scroll pages that fit; this asks at the real
width.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.style import px
from ui.widgets.scroll import ClearArea

AROUND = 12
"""What stays in sight around the control that has the focus, in px: its ring, and a label."""


class FollowingArea(ClearArea):
    """Scrolls to whatever gets the focus inside it, however it got there: Enter moves on as Tab
    does, and Qt follows Tab alone. Has no frame and takes no focus itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    @Slot(QWidget, QWidget)
    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = self.widget()
        if new is not None and inside is not None and inside.isAncestorOf(new):
            self.follow(new)

    def follow(self, widget: QWidget) -> None:
        """Brings a widget into sight; of a table that is higher than the room its chosen row."""
        inside: QWidget | None = self.widget()
        if inside is None:
            return
        row = QRect()
        if isinstance(widget, QAbstractItemView):
            row = widget.visualRect(widget.currentIndex())
        if widget.height() + 2 * AROUND <= self.viewport().height():
            # not ensureWidgetVisible: that is content with the cursor of a field
            middle = widget.mapTo(inside, widget.rect().center())
            self.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + AROUND)
            return
        if row.isNull():  # a whole page, say: Qt would scroll to its middle
            if widget.visibleRegion().isEmpty():
                top = widget.mapTo(inside, widget.rect().topLeft())
                self.ensureVisible(top.x(), top.y(), 0, AROUND)
            return
        assert isinstance(widget, QAbstractItemView)
        middle = widget.viewport().mapTo(inside, row.center())
        self.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2 + AROUND)


def follow(widget: QWidget) -> None:
    """Scrolls whatever holds a widget so that it, or its chosen row, is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, FollowingArea):
            above.follow(widget)
        above = above.parentWidget()


def let_tab_in(area: QAbstractScrollArea) -> None:
    """Words that scroll are reached by Tab, so that keys scroll them; where all of them are seen
    there is nothing to do there.
    """

    def ranged(least: int, most: int) -> None:
        policy = Qt.FocusPolicy
        area.setFocusPolicy(policy.TabFocus if most > least else policy.NoFocus)

    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().rangeChanged.connect(ranged)


class DialogRoom(FollowingArea):
    """Holds the body of a dialog: as high as its words; where there is no room, it scrolls."""

    def __init__(self, body: QVBoxLayout) -> None:
        super().__init__()
        inner = QWidget()
        body.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(body)
        self._body = body
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it must be."""
        return QSize(self._body.minimumSize().width(), 0)

    def fit(self, wide: int, most: int) -> None:
        """Takes the height that the body needs at a width, `most` at most; px."""
        high = self.needed(wide)
        if high > most:
            bar = self.verticalScrollBar().sizeHint().width()
            high = min(most, self.needed(wide - bar))
        self.setFixedHeight(max(high, 0))
        # A bar that was there takes room, and what wraps in less room asks for the bar: words that
        # just fit without it would keep it for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def needed(self, wide: int) -> int:
        """The height of the body at a width, in px."""
        self._body.activate()
        if self._body.hasHeightForWidth():
            return self._body.totalHeightForWidth(wide)
        return self._body.totalSizeHint().height()


class PageRoom(FollowingArea):
    """Holds the stack of pages."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack
        self._was = (0, 0, 0)
        self._kept: QWidget | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._keep)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.setWidget(stack)
        stack.installEventFilter(self)
        stack.currentChanged.connect(self._page_changed)

    @Slot()
    def _page_changed(self) -> None:
        """Another page is read from its top, unless what gets the focus in it is further down."""
        self._kept = None
        self.fit()
        self.verticalScrollBar().setValue(0)

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
        if self._stack.size() != QSize(wide, high):
            self._stack.resize(wide, high)
            # Qt's filter of the same name sets the bars, and is passed over by ours; asked for
            # through it, Qt would be called back by a window that is taken down
            super().event(QEvent(QEvent.Type.LayoutRequest))
        now = (wide, high, self.viewport().height())
        if now != self._was and self._kept is not None:
            self._again.start(0)  # once its layouts have found their places, too
        self._was = now

    def follow(self, widget: QWidget) -> None:
        """And keeps it in sight until somebody scrolls."""
        self._kept = widget
        super().follow(widget)

    @Slot()
    def _let_go(self) -> None:
        """Whoever scrolls looks at something else than what has the focus."""
        self._kept = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """By the wheel, too."""
        self._let_go()
        super().wheelEvent(event)

    @Slot()
    def _keep(self) -> None:
        """What has the focus stays in sight where a page comes to be higher after it got it."""
        focus: QWidget | None = self.window().focusWidget()  # also while the window is not active
        if focus is not None and focus is self._kept and self._stack.isAncestorOf(focus):
            self.follow(focus)

    @staticmethod
    def _least(layout: QLayout, wide: int) -> int:
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(wide)
        return layout.totalMinimumSize().height()

    def page_by(self, steps: int) -> None:
        """Scrolls by the room, less a line that stays to read on from."""
        self._let_go()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + steps * max(1, self.viewport().height() - px(24)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits again when a page asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits again."""
        super().resizeEvent(event)
        self.fit()
