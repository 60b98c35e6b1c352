"""The focus ring: 2 px in `focus` after a gap of 2 px, one per window, painted above everything.

It is an overlay and not part of each control, so that controls keep their exact size and nothing is
cut off at a layout's edge. A widget may ask for another form with `set_ring`: INSIDE draws 2 px
within the widget (nav, status cells), NONE leaves it to the widget itself (tables).
"""

from collections.abc import Sequence
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui import style
from ui.widgets.paint import RADIUS, box

GAP = 2
WIDTH = 2


class Ring(StrEnum):
    """Where the focus ring of a widget goes."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    NONE = "none"


def set_ring(widget: QWidget, ring: Ring) -> None:
    """Says how `widget` shows focus; OUTSIDE when never said."""
    widget.setProperty("ring", ring.value)


def scrolls(area: QAbstractScrollArea, viewport: QWidget) -> bool:
    """Whether `viewport` really hides something; one that shows all must not cut rings at its
    edge.
    """
    bars = (area.horizontalScrollBar(), area.verticalScrollBar())
    return viewport is area.viewport() and any(bar.maximum() > bar.minimum() for bar in bars)


class FocusRing(QWidget):
    """Follows the focus inside one window. Make it once per window, it keeps itself."""

    # Defaults of the class: when a window is collected, Python clears this object's attributes
    # while Qt still sends it events.
    _watched: Sequence[QWidget] = ()
    _target: QWidget | None = None
    _full = QRect()
    _inside = False

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    @Slot(QWidget, QWidget)
    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
                # Else the death of what had the focus long ago would take the ring away.
                widget.destroyed.disconnect(self._forget)
        self._watched = ()
        here = self._home()
        while new is not None and new.focusProxy() is not None:
            new = new.focusProxy()
        if new is None or new.window() is not here or new is here:
            self._target = None
            self.hide()
            return
        self._target = new
        step: QWidget | None = new
        while step is not None and step is not here:
            step.installEventFilter(self)
            step.destroyed.connect(self._forget)
            self._watched = (*self._watched, step)
            step = step.parentWidget()
        self._follow()

    @Slot()
    def _forget(self) -> None:
        # A watched widget died: the list may hold a dead object, so start anew at the next change
        # of focus.
        self._watched = ()
        self._target = None
        self.hide()

    def _home(self) -> QWidget | None:
        # The stubs say that there is always a parent; at the end of a window there is none.
        return self.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves along when the focused control or something around it moves."""
        kinds = (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.EnabledChange,
            QEvent.Type.DynamicPropertyChange,  # set_ring while it has the focus
        )
        if event.type() in kinds:
            self._follow()
        return False

    def _follow(self) -> None:
        target = self._target
        window = self._home()
        kind = Ring.NONE if target is None else Ring(target.property("ring") or Ring.OUTSIDE)
        if target is None or window is None or kind is Ring.NONE or not target.isVisible():
            self.hide()
            return
        self._inside = kind is Ring.INSIDE
        grow = 0 if self._inside else GAP + WIDTH
        rect = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).adjusted(
            -grow, -grow, grow, grow
        )
        self._full = QRect(rect)
        for widget in self._watched[1:]:
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and scrolls(parent, widget):
                rect &= QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        self.setGeometry(rect)
        self.setVisible(not rect.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring, shifted when part of it is scrolled away."""
        painter = QPainter(self)
        whole = QRectF(self._full.translated(-self.pos()))
        box(
            painter,
            whole,
            None,
            style.tokens().focus,
            0 if self._inside else RADIUS + GAP + WIDTH,
            WIDTH,
        )
