"""Strokes shared by the painted widgets: boxes, icons, key caps, runs of text."""

from math import floor
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui import style
from ui.style import Type, px

WIDTHS_KEPT = 1000
"""Texts of each font."""
HALF = 0.5 + 1e-6
RADIUS = 4.0
CARD_RADIUS = 8.0
RESTYLE = (
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.EnabledChange,
    QEvent.Type.FontChange,
)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def text_width(font: QFont, text: str) -> float:
    """Advance of one line, in px. Qt shapes a text each time it is asked, so the answer is kept for
    fonts of the type scale: laying out a page asks for the same words dozens of times.
    """
    known = style.widths(font)
    if known is None:
        return QFontMetricsF(font).horizontalAdvance(text)
    wide = known.get(text)
    if wide is None:
        if len(known) >= WIDTHS_KEPT:
            known.clear()
        wide = known[text] = QFontMetricsF(font).horizontalAdvance(text)
    return wide


def line_height(font: QFont) -> float:
    """Height of one line, in px."""
    return QFontMetricsF(font).height()


def hair(painter: QPainter) -> float:
    """Width of a hairline: whole device pixels, so that 1 px at 150 % is one sharp pixel and no
    blur.
    """
    ratio = painter.device().devicePixelRatio()
    return max(1, int(ratio)) / ratio


def snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """`rect` moved to the nearest pixels of the device."""
    to_device = painter.deviceTransform()  # moves and scales; nothing here is ever turned
    wide, high = to_device.m11(), to_device.m22()
    x, y = to_device.dx(), to_device.dy()
    # Half up, as Qt rounds the clip of a widget: half to even would put an edge outside of it.
    left = (floor(rect.left() * wide + x + HALF) - x) / wide
    top = (floor(rect.top() * high + y + HALF) - y) / high
    right = (floor(rect.right() * wide + x + HALF) - x) / wide
    bottom = (floor(rect.bottom() * high + y + HALF) - y) / high
    return QRectF(left, top, right - left, bottom - top)


def line(painter: QPainter, rect: QRectF, color: QColor, side: str = "bottom") -> None:
    """A hairline along one side of `rect`, inside it: top, bottom, left or right."""
    rect = snapped(painter, rect)
    width = hair(painter)
    match side:
        case "top":
            strip = QRectF(rect.left(), rect.top(), rect.width(), width)
        case "left":
            strip = QRectF(rect.left(), rect.top(), width, rect.height())
        case "right":
            strip = QRectF(rect.right() - width, rect.top(), width, rect.height())
        case _:
            strip = QRectF(rect.left(), rect.bottom() - width, rect.width(), width)
    painter.fillRect(strip, color)


def box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    edge: QColor | None,
    radius: float = RADIUS,
    width: float = 1.0,
) -> None:
    """A rounded box whose edge lies wholly inside `rect`, on whole pixels of the device."""
    rect = snapped(painter, rect)
    ratio = painter.device().devicePixelRatio()
    width = hair(painter) if width == 1 else round(width * ratio) / ratio
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    half = width / 2 if edge is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_icon(painter: QPainter, name: str, where: QPointF, size: float, color: QColor) -> None:
    """An icon with its upper left corner at `where`, sharp on the painter's device."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(where, style.pixmap(name, color, size, ratio))


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
    *,
    mnemonic: bool = False,
    wrap: bool = False,
) -> None:
    """One elided line, or with `wrap` as many as there is room for. With `mnemonic` an ampersand
    marks the next letter, as in button texts.
    """
    painter.setFont(font)
    painter.setPen(color)
    flag = Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine
    flags = int(align.value) | int(flag.value)
    if mnemonic:
        shown = Qt.TextFlag.TextShowMnemonic if Mnemonics.shown else Qt.TextFlag.TextHideMnemonic
        flags |= int(shown.value)
    # A hair of slack: at fractional scales the same string measures a fraction wider than its own
    # advance.
    elif not wrap and text_width(font, text) > rect.width() + 0.5:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        flags = _mirrored(flags, text)
    painter.drawText(rect, flags, text)


def _mirrored(flags: int, text: str) -> int:
    """At the other end of its room, but each text in its own direction: in a window from right to
    left `-$34.57` and `...5678` would else have their first signs at the end.
    """
    left, right = int(Qt.AlignmentFlag.AlignLeft.value), int(Qt.AlignmentFlag.AlignRight.value)
    absolute = int(Qt.AlignmentFlag.AlignAbsolute.value)
    if not flags & absolute and flags & (left | right):
        flags ^= left | right
    own = Qt.TextFlag.TextForceLeftToRight
    if any(bidirectional(one) in ("R", "AL") for one in text):
        own = Qt.TextFlag.TextForceRightToLeft
    return flags | absolute | int(own.value)


def mirrored(painter: QPainter, whole: QRectF, part: QRectF) -> QRectF:
    """Where a part of a painted widget stands: at the other side in a window from right to left."""
    if painter.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


class Mnemonics:
    """Whether Alt letters are underlined now: only while Alt is held, as on Windows."""

    shown = False


def key_words(key: str) -> str:
    """A key as people read it: `Return` is called Enter."""
    return key.replace("Return", "Enter")


def cap_width(key: str) -> float:
    """Width of a key cap, in px."""
    return text_width(style.font(Type.CAPTION), key_words(key)) + 10


def draw_cap(
    painter: QPainter,
    left: float,
    middle: float,
    key: str,
    ink: QColor,
    edge: QColor,
    *,
    compact: bool = False,
) -> None:
    """A key cap that starts at `left`, its centre line at `middle`."""
    height = px(20 if compact else 22)
    rect = QRectF(left, round(middle - height / 2), cap_width(key), height)
    box(painter, rect, None, edge)
    draw_text(
        painter, rect.adjusted(-2, 0, 2, 0), key_words(key), style.font(Type.CAPTION), ink, CENTER
    )


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
