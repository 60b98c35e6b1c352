"""How bars of a chart are filled: told apart in black and white, and sharp on every screen."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets.paint import hair, snapped


class Pattern(IntEnum):
    """How a bar is filled; each goes with the chart colour of the same place. RUNNING is a period
    that is not over: the first colour, hatched.
    """

    SOLID = 0
    RISING = 1
    FALLING = 2
    LINES = 3
    DOTS = 4
    RUNNING = 5


def draw_bar(
    painter: QPainter, rect: QRectF, pattern: Pattern, color: QColor, back: QColor
) -> None:
    """A filled bar with an edge of 1 px in its colour, on whole pixels; nothing where it is empty.

    A value that is more than nothing is at least 2 px long.
    """
    if rect.width() <= 0 or rect.height() <= 0:
        return
    grown = QRectF(rect)
    if grown.height() < 2:
        grown.setTop(grown.bottom() - 2)
    grown.setWidth(max(2.0, grown.width()))
    grown = snapped(painter, grown)
    if pattern is Pattern.SOLID:
        painter.fillRect(grown, color)
        return
    painter.save()
    painter.fillRect(grown, back)
    painter.setClipRect(grown, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fill(painter, grown, pattern, color)
    painter.restore()
    draw_frame(painter, grown, color, hair(painter))


def _fill(painter: QPainter, rect: QRectF, pattern: Pattern, color: QColor) -> None:
    match pattern:
        case Pattern.LINES:
            _lines(painter, rect, color)
        case Pattern.DOTS:
            _dots(painter, rect, color)
        case _:
            thick, step = (2.0, 7.0) if pattern is Pattern.RUNNING else (3.5, 8.5)
            painter.setPen(QPen(color, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            high, down = rect.height() + 4, pattern is Pattern.FALLING
            x = rect.left() - high
            while x < rect.right() + step:
                start, end = QPointF(x, rect.bottom() + 2), QPointF(x + high, rect.top() - 2)
                if down:
                    start, end = QPointF(x, rect.top() - 2), QPointF(x + high, rect.bottom() + 2)
                painter.drawLine(start, end)
                x += step


def _lines(painter: QPainter, rect: QRectF, color: QColor) -> None:
    y = rect.top() + 4
    while y < rect.bottom():
        painter.fillRect(QRectF(rect.left(), y, rect.width(), 2), color)
        y += 5


def _dots(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    y = rect.top() + 4
    while y < rect.bottom():
        x = rect.left() + 4
        while x < rect.right():
            painter.drawEllipse(QPointF(x, y), 1.4, 1.4)
            x += 5
        y += 5


def draw_frame(painter: QPainter, rect: QRectF, color: QColor, width: float) -> None:
    """An edge inside `rect`, of whole device pixels and without blur."""
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), width), color)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - width, rect.width(), width), color)
    painter.fillRect(QRectF(rect.left(), rect.top(), width, rect.height()), color)
    painter.fillRect(QRectF(rect.right() - width, rect.top(), width, rect.height()), color)
