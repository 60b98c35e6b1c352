"""Bar charts, painted: standing bars for a course of time, lying bars for kinds.

Tokens only; the value stands on each bar and its pattern tells it apart, so that nothing is lost
in black and white. A chart says itself in one sentence to a screen reader; with the focus in it the
arrow keys read bar by bar. The same figures as a table are the page's to give (Ctrl+T). Source:
ux.md 3.9, mocks "Chart".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style
from ui.announce import announce
from ui.bar_patterns import Pattern, draw_bar, draw_frame
from ui.style import Theme, Tokens, Type, px
from ui.widgets import Ring, set_ring
from ui.widgets.paint import (
    CENTER,
    LEFT,
    RESTYLE,
    RIGHT,
    draw_text,
    hair,
    line_height,
    snapped,
    text_width,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar. `value` is its length (0 or more), `words` stand on it, `note` follows them muted
    (lying bars only). `spoken` is the whole in words: "10:00 to 10:30, 21 items, $5,120.00".
    `major` labels are kept where there is no room for all.
    """

    label: str
    value: int
    words: str
    spoken: str
    note: str = ""
    pattern: Pattern = Pattern.SOLID
    major: bool = False


__all__ = ["Bar", "ColumnChart", "Pattern", "RowChart"]

STEPS_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
STEPS_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class _Chart(QWidget):
    """What both charts share: bars, the chosen one, keys, mouse, words. `empty` stands in place of
    bars where there are none; `name` is said before it.

    Signals: `chosen(int)` with the number of the bar that was stepped to or clicked.
    """

    chosen = Signal(int)

    def __init__(self, *, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.name, self.empty = name, empty
        self.at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        set_ring(self, Ring.NONE)
        self.setAccessibleName(f"{name}: {empty}")

    def set_bars(self, bars: Sequence[Bar], sentence: str) -> None:
        """Replaces the bars; the chosen one stays chosen by its label. `sentence` says the whole
        chart; without bars the words for an empty one do.
        """
        label = self.bars[self.at].label if 0 <= self.at < len(self.bars) else None
        self.bars = tuple(bars)
        labels = [bar.label for bar in self.bars]
        self.at = labels.index(label) if label in labels else -1
        if self.at < 0 and self.hasFocus():
            self.at = len(self.bars) - 1
        self.setAccessibleName(sentence if self.bars else f"{self.name}: {self.empty}")
        self.updateGeometry()
        self.update()

    def choose(self, number: int) -> None:
        """Marks a bar and says it; clamped to the chart."""
        if not self.bars:
            return
        self.at = min(max(number, 0), len(self.bars) - 1)
        self.update()
        announce(self, self.bars[self.at].spoken)
        self.chosen.emit(self.at)

    def slot_of(self, number: int) -> QRectF:
        """The area that belongs to a bar, with its label and words."""
        raise NotImplementedError

    def _mark(self) -> QRectF:
        """What is marked when a bar is chosen: its slot."""
        return self.slot_of(self.at)

    def number_at(self, where: QPointF) -> int:
        """The bar under a point, or -1."""
        found = (n for n in range(len(self.bars)) if self.slot_of(n).contains(where))
        return next(found, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Home and End go to the ends."""
        key = Qt.Key(event.key())
        if not self.bars or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in STEPS_ON:
            self.choose(self.at + 1)
        elif key in STEPS_BACK:
            self.choose(self.at - 1)
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(len(self.bars) - 1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        number = self.number_at(event.position())
        if number >= 0:
            self.choose(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The tooltip says the bar under the pointer."""
        number = self.number_at(event.position())
        words = self.bars[number].spoken if number >= 0 else ""
        if words != self.toolTip():
            self.setToolTip(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By the keyboard the newest bar is chosen at first."""
        super().focusInEvent(event)
        if self.at < 0:
            self.at = len(self.bars) - 1
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark goes."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As small as it can still be read."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars; the chosen one is marked while the focus is here."""
        painter = QPainter(self)
        t = style.tokens()
        if not self.bars:
            draw_text(
                painter, QRectF(self.rect()), self.empty, style.font(Type.CAPTION), t.muted, CENTER
            )
        elif self.hasFocus() and 0 <= self.at < len(self.bars):
            painter.fillRect(snapped(painter, self._mark()), t.selection)
        self._paint(painter, t)
        if self.hasFocus():
            whole = self._mark() if self.bars else QRectF(self.rect())
            draw_frame(painter, snapped(painter, whole), t.focus, 2)

    def _paint(self, painter: QPainter, t: Tokens) -> None:
        raise NotImplementedError

    def _inks(self, number: int, t: Tokens) -> tuple[QColor, QColor, QColor]:
        """Text, muted text and what lies behind the bar."""
        if self.hasFocus() and number == self.at:
            quiet = t.on_selection if t.theme is Theme.CONTRAST else t.text
            return t.on_selection, quiet, t.selection
        return t.text, t.muted, t.raised

    def _color(self, bar: Bar, number: int, t: Tokens) -> QColor:
        if t.theme is Theme.CONTRAST and self.hasFocus() and number == self.at:
            return t.on_selection
        return t.chart[0 if bar.pattern is Pattern.RUNNING else bar.pattern % len(t.chart)]


class ColumnChart(_Chart):
    """Standing bars side by side, for a course of time: value above, label below, one base line."""

    SLOT_MIN = 15

    def sizeHint(self) -> QSize:
        """A bar needs 15 px with its gap; the height is the words and 48 px of bar."""
        caption = style.font(Type.CAPTION, bold=True)
        wide = max(px(200), px(self.SLOT_MIN) * len(self.bars))
        return QSize(wide, round(2 * line_height(caption)) + px(48))

    def slot_of(self, number: int) -> QRectF:
        """A bar's share of the width, from top to bottom."""
        pitch = self._pitch()
        return QRectF(number * pitch, 0, pitch, self.height())

    def _mark(self) -> QRectF:
        """The slot, widened to the words and the label in it."""
        slot, bar = self.slot_of(self.at), self.bars[self.at]
        wide = max(
            text_width(style.font(Type.CAPTION, bold=True), bar.words),
            text_width(style.font(Type.CAPTION), bar.label),
        )
        more = max(0.0, wide + 12 - slot.width()) / 2
        left = min(max(0.0, slot.left() - more), self.width() - slot.width() - 2 * more)
        return QRectF(max(0.0, left), 0, slot.width() + 2 * more, self.height())

    def _pitch(self) -> float:
        # Few bars stand close together at the left instead of far apart.
        return min(self.width() / max(1, len(self.bars)), px(72))

    def _area(self) -> QRectF:
        """Where bars stand: below the highest value's words, above the labels."""
        top = line_height(style.font(Type.CAPTION, bold=True)) + 2
        foot = line_height(style.font(Type.CAPTION)) + px(6)
        return QRectF(0, top, self.width(), max(1.0, self.height() - top - foot))

    def bar_rect(self, number: int) -> QRectF:
        """The bar itself, without its words."""
        area, pitch = self._area(), self._pitch()
        highest = max((bar.value for bar in self.bars), default=0) or 1
        high = area.height() * max(0, self.bars[number].value) / highest
        wide = min(px(40), max(3.0, pitch * 0.74))
        left = (number + 0.5) * pitch - wide / 2
        return QRectF(left, area.bottom() - high, wide, high)

    def words_shown(self) -> tuple[int, ...]:
        """The bars whose value has room above them; the chosen one's always, then the highest, the
        newest, and whatever else neither touches another word nor lies over another bar.
        """
        font, room = style.font(Type.CAPTION, bold=True), self._pitch() - 2
        widths = [text_width(font, bar.words) for bar in self.bars]
        if all(width <= room for width in widths):
            return tuple(range(len(self.bars)))
        values = [bar.value for bar in self.bars]
        wanted = [values.index(max(values)), *range(len(values) - 1, -1, -1)]
        free = [n for n in wanted if not self._over_a_bar(n, font)]
        if self.hasFocus() and self.at >= 0:
            free.insert(0, self.at)
        return self._apart(free, widths)

    def _over_a_bar(self, number: int, font: QFont) -> bool:
        word = self._over(number, self.bars[number].words, font, self.bar_rect(number).top() - 1)
        return any(n != number and self.bar_rect(n).intersects(word) for n in range(len(self.bars)))

    def labels_shown(self) -> tuple[int, ...]:
        """The bars whose label is written: every nth, so that none touches the next; the chosen
        one's always.
        """
        font = style.font(Type.CAPTION)
        widths = [text_width(font, bar.label) + 4 for bar in self.bars]
        step = max(1, ceil((max(widths, default=0.0) + px(4)) / max(1.0, self._pitch())))
        first = next((n for n, bar in enumerate(self.bars) if bar.major), 0) % step
        wanted = list(range(first, len(self.bars), step))
        if self.hasFocus() and self.at >= 0:
            wanted.insert(0, self.at)
        return self._apart(wanted, widths)

    def _apart(self, wanted: Sequence[int], widths: Sequence[float]) -> tuple[int, ...]:
        pitch, kept = self._pitch(), list[int]()
        for number in wanted:
            if all(
                number == other
                or abs(number - other) * pitch > (widths[number] + widths[other]) / 2 + 4
                for other in kept
            ):
                kept.append(number)
        return tuple(dict.fromkeys(kept))

    def _paint(self, painter: QPainter, t: Tokens) -> None:
        if not self.bars:
            return
        area = self._area()
        base = snapped(painter, QRectF(0, area.bottom(), self.width(), 1))
        for number, bar in enumerate(self.bars):
            back = self._inks(number, t)[2]
            draw_bar(painter, self.bar_rect(number), bar.pattern, self._color(bar, number, t), back)
        painter.fillRect(QRectF(0, base.top(), self.width(), hair(painter)), t.border)
        bold, plain = style.font(Type.CAPTION, bold=True), style.font(Type.CAPTION)
        for number in self.words_shown():
            bar, foot = self.bars[number], self.bar_rect(number).top() - 1
            ink = self._inks(number, t)[0]
            draw_text(
                painter, self._over(number, bar.words, bold, foot), bar.words, bold, ink, CENTER
            )
        for number in self.labels_shown():
            label, ink = self.bars[number].label, self._inks(number, t)[1]
            where = self._over(number, label, plain, self.height() - 1.0)
            draw_text(painter, where, label, plain, ink, CENTER)

    def _over(self, number: int, text: str, font: QFont, foot: float) -> QRectF:
        """Where a word centred on the bar stands: inside the chart, its line ending at `foot`."""
        wide, high = text_width(font, text) + 2, line_height(font)
        left = (number + 0.5) * self._pitch() - wide / 2
        left = min(max(left, 0.0), max(0.0, self.width() - wide))
        return QRectF(left, foot - high, wide, high)


class RowChart(_Chart):
    """Lying bars below each other, for kinds: label at the left, value and note at the end."""

    GAP = 8

    def sizeHint(self) -> QSize:
        """24 px a bar, more with large text."""
        return QSize(px(240), max(1, len(self.bars)) * self._least())

    def _least(self) -> int:
        return max(px(22), round(line_height(style.font(Type.CAPTION))) + 2)

    def slot_of(self, number: int) -> QRectF:
        """A bar's share of the height, over the whole width."""
        high = min(self.height() / max(1, len(self.bars)), px(40))
        return QRectF(0, number * high, self.width(), high)

    def label_width(self) -> float:
        """As wide as the widest label, at most 45 % of the chart."""
        font = style.font(Type.CAPTION)
        widest = max((text_width(font, bar.label) for bar in self.bars), default=0.0)
        return min(ceil(widest) + 1, self.width() * 0.45)

    def _end_width(self) -> float:
        bold, plain = style.font(Type.CAPTION, bold=True), style.font(Type.CAPTION)
        return max(
            (
                text_width(bold, bar.words) + (text_width(plain, bar.note) + 8 if bar.note else 0)
                for bar in self.bars
            ),
            default=0.0,
        )

    def bar_rect(self, number: int) -> QRectF:
        """The bar itself, without its words."""
        slot = self.slot_of(number)
        left = px(4) + self.label_width() + px(12)
        room = max(px(8), self.width() - left - self._end_width() - 2 * self.GAP)
        highest = max((bar.value for bar in self.bars), default=0) or 1
        wide = room * max(0, self.bars[number].value) / highest
        high = min(px(18), slot.height() - 4)
        return QRectF(left, slot.center().y() - high / 2, wide, high)

    def _paint(self, painter: QPainter, t: Tokens) -> None:
        bold, plain = style.font(Type.CAPTION, bold=True), style.font(Type.CAPTION)
        for number, bar in enumerate(self.bars):
            ink, quiet, back = self._inks(number, t)
            slot, rect = self.slot_of(number), self.bar_rect(number)
            label = QRectF(px(4), slot.top(), self.label_width() + 2, slot.height())
            draw_text(painter, label, bar.label, plain, ink, LEFT)
            draw_bar(painter, rect, bar.pattern, self._color(bar, number, t), back)
            left = rect.right() + (self.GAP if bar.value else 0)
            words = QRectF(left, slot.top(), text_width(bold, bar.words) + 2, slot.height())
            draw_text(painter, words, bar.words, bold, ink, LEFT)
            if bar.note:
                # The notes stand below each other at the right end, as amounts do.
                room = self.width() - words.right() - px(4)
                rest = QRectF(words.right(), slot.top(), room, slot.height())
                draw_text(painter, rest, bar.note, plain, quiet, RIGHT)
