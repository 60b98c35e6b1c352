"""Choosing: a list that drops down, a tick, a tick tile, segments."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListView,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui import style
from ui.style import Type, px
from ui.widgets.paint import (
    CENTER,
    LEFT,
    RADIUS,
    RESTYLE,
    box,
    draw_icon,
    draw_text,
    line,
    line_height,
    mirrored,
    rounded,
    text_width,
)
from ui.widgets.reflow import Flow
from ui.widgets.scroll import own_bars


class Combo(QComboBox):
    """A list that drops down, with the look of a field. Items are (words, value) pairs.

    Signals: `chosen(object)` with the value, when a person chose (not when the program did).
    """

    chosen = Signal(object)

    def __init__(
        self,
        items: Sequence[tuple[str, object]] = (),
        *,
        icon: str = "",
        height: int = 44,
        type_: Type = Type.BODY,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._height, self._type = icon, height, type_
        self.setView(QListView())
        own_bars(self.view())
        self._list_worn: style.Tokens | None = None
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_items(items)
        self.activated.connect(self._activated)
        self.currentTextChanged.connect(self._other_words)

    @Slot()
    def _other_words(self) -> None:
        self.updateGeometry()  # the least width is that of what is chosen

    def set_items(self, items: Sequence[tuple[str, object]]) -> None:
        """Replaces the list; keeps the value when it is still there."""
        kept = self.value()
        self._values = [value for _, value in items]
        self.clear()
        self.addItems([words for words, _ in items])
        if kept in self._values:
            self.set_value(kept)

    def value(self) -> object:
        """The chosen value, or None of an empty list."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(getattr(self, "_values", ())) else None

    def set_value(self, value: object) -> None:
        """Chooses a value of the list; raises ValueError for another."""
        self.setCurrentIndex(self._values.index(value))

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.chosen.emit(self._values[index])

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """The list is dressed when it drops: most never do."""
        if self._list_worn is not style.tokens():
            self._list_worn = style.tokens()
            self.view().setStyleSheet(style.sheet())
        super().showPopup()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest words."""
        font = style.font(self._type)
        words = max((text_width(font, self.itemText(i)) for i in range(self.count())), default=40)
        icon = px(20) + 8 if self._icon else 0
        return QSize(round(words) + icon + px(20) + 13 * 2 + 16, px(self._height))

    def minimumSizeHint(self) -> QSize:
        """May get narrow, but shows what is chosen, within reason; longer words are elided."""
        words = text_width(style.font(self._type), self.currentText())
        icon = px(20) + 8 if self._icon else 0
        wide = round(words) + icon + px(20) + 13 * 2 + 8
        return QSize(max(px(80), min(wide, px(200))), px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, chevron."""
        t = style.tokens()
        painter = QPainter(self)
        on = self.isEnabled()
        box(painter, QRectF(self.rect()), t.bg if on else t.canvas, t.border if on else t.hairline)
        size, left = px(20), 13.0
        top = (self.height() - size) / 2
        if self._icon:
            draw_icon(painter, self._icon, QPointF(left, top), size, t.muted)
            left += size + 8
        ink = t.text if on else t.disabled
        chevron = self.width() - 12 - size
        rect = QRectF(left, 0, chevron - left - 4, self.height())
        draw_text(painter, rect, self.currentText(), style.font(self._type), ink, LEFT)
        draw_icon(painter, "chevron-down" if on else "lock", QPointF(chevron, top), size, t.muted)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE and hasattr(self, "_values"):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class Tick(QCheckBox):
    """A box of 20 px and a word. Space ticks."""

    pad = 0
    gap = 10
    type_ = Type.BODY

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.setAccessibleName(text.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Box, gap, word."""
        wide = text_width(style.font(self.type_), self.text().replace("&", ""))
        gap = self.gap if self.text() else 0
        return QSize(
            round(px(20) + gap + wide + 0.5) + 2 * self.pad, px(44) if self.pad else px(24)
        )

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole widget is the target."""
        return self.rect().contains(pos)

    def _draw_box(self, painter: QPainter, left: float, middle: float) -> None:
        t = style.tokens()
        size = px(20)
        rect = mirrored(painter, QRectF(self.rect()), QRectF(left, middle - size / 2, size, size))
        if self.isChecked():
            box(painter, rect, t.primary if self.isEnabled() else t.disabled, None, RADIUS)
            inner = px(16)
            where = QPointF(rect.center().x() - inner / 2, middle - inner / 2)
            draw_icon(painter, "check", where, inner, t.on_primary)
        else:
            box(painter, rect, t.bg, t.border if self.isEnabled() else t.hairline, RADIUS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and word."""
        t = style.tokens()
        painter = QPainter(self)
        self._draw_box(painter, self.pad, self.height() / 2)
        left = self.pad + px(20) + self.gap
        rect = QRectF(left, 0, self.width() - left, self.height())
        rect = mirrored(painter, QRectF(self.rect()), rect)
        ink = t.text if self.isEnabled() else t.disabled
        draw_text(painter, rect, self.text(), style.font(self.type_), ink, LEFT, mnemonic=True)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class TickTile(Tick):
    """A tick on a tile of 44 px, for forms. With a note it has two lines, the first bold."""

    pad = 11
    gap = 8
    type_ = Type.CAPTION

    def __init__(
        self, text: str, *, note: str = "", checked: bool = False, parent: QWidget | None = None
    ) -> None:
        self._note = note
        super().__init__(text, checked=checked, parent=parent)
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """44 high, 74 with a note."""
        if not self._note:
            return super().sizeHint()
        wide = max(
            text_width(style.font(Type.BODY, bold=True), self.text()),
            text_width(style.font(Type.CAPTION), self._note),
        )
        return QSize(round(wide) + px(20) + 17 * 2 + 16, px(74))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tile, box, words."""
        t = style.tokens()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), t.canvas if self.underMouse() else t.raised, t.hairline)
        if not self._note:
            super().paintEvent(event)
            return
        self._draw_box(painter, 17, self.height() / 2)
        left = 17 + px(20) + 16
        strong, quiet = style.font(Type.BODY, bold=True), style.font(Type.CAPTION)
        high, low = line_height(strong), line_height(quiet)
        top = (self.height() - high - low - 2) / 2
        rect = QRectF(left, top, self.width() - left - 12, high)
        draw_text(painter, rect, self.text(), strong, t.text, LEFT, mnemonic=True)
        draw_text(
            painter,
            QRectF(left, top + high + 2, rect.width(), low),
            self._note,
            quiet,
            t.muted,
            LEFT,
        )


UNBROKEN = 440
"""Segments that are no wider than this, in px at text size 100 %, stand in one line."""


class _Segment(QRadioButton):
    """One choice of Segments. A radio button for keys and screen readers, painted as a segment."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._first = self._last = True
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The same chosen or not, so that choosing moves nothing: bold takes from the padding."""
        plain = text_width(style.font(Type.CAPTION), self.text()) + 28
        bold = text_width(style.font(Type.CAPTION, bold=True), self.text()) + 16
        return QSize(round(max(plain, bold) + 0.5), px(36))

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def set_ends(self, first: bool, last: bool) -> None:
        """Whether it begins its line, and ends it: these have the round corners."""
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole segment is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, bar and divider, clipped to the rounded ends of the group."""
        t = style.tokens()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Ends of the group are round: widen the clip on the side that continues.
        clip = whole.adjusted(0 if self._first else -8, 0, 0 if self._last else 8, 0)
        painter.setClipPath(rounded(clip, RADIUS))
        chosen = self.isChecked()
        ink = t.disabled if not self.isEnabled() else t.on_selection if chosen else t.text
        painter.fillRect(
            whole, t.selection if chosen else t.canvas if self.underMouse() else t.raised
        )
        if chosen:
            bar = t.primary if t.theme is not style.Theme.CONTRAST else t.on_selection
            painter.fillRect(QRectF(0, whole.height() - 3, whole.width(), 3), bar)
        draw_text(painter, whole, self.text(), style.font(Type.CAPTION, bold=chosen), ink, CENTER)
        if not self._last:
            line(painter, whole, t.hairline, "right")
        painter.setClipping(False)
        box(painter, clip, None, t.border)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class Segments(QWidget):
    """Choices side by side, in several lines where there is no room; one is chosen, and the arrow
    keys move among them.

    Signals: `chosen(object)` with the value, whenever it changes.
    """

    chosen = Signal(object)

    def __init__(
        self, items: Sequence[tuple[str, object]], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = Flow(self, spacing=0, lines=0)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._values: list[object] = []
        self.buttons: list[_Segment] = []
        for index, (words, value) in enumerate(items):
            button = _Segment(words)
            button.setChecked(index == 0)
            button.toggled.connect(self._toggled)
            self._row.add(button)
            self.buttons.append(button)
            self._values.append(value)
        self._let_tab_in()
        self._round()

    def minimumSizeHint(self) -> QSize:
        """A short row stays whole; a long one may break anywhere."""
        hint = self._row.sizeHint()
        wide = max(self._row.minimumSize().width(), min(hint.width(), px(UNBROKEN)))
        return QSize(wide, hint.height())

    def _round(self) -> None:
        """The ends of each line are round."""
        lines = self._row.line_of or [0] * len(self.buttons)
        ends = [-1, *lines, -1]
        for n, button in enumerate(self.buttons):
            button.set_ends(ends[n] != ends[n + 1], ends[n + 1] != ends[n + 2])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines."""
        super().resizeEvent(event)
        self._row.activate()
        self._round()

    def _let_tab_in(self) -> None:
        # Tab goes to the chosen one, as a screen reader says it; Qt sees to that only once one of
        # them has had the focus.
        for button in self.buttons:
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(strong if button.isChecked() else click)

    def value(self) -> object:
        """The chosen value."""
        return next(
            (v for v, b in zip(self._values, self.buttons, strict=True) if b.isChecked()), None
        )

    def set_value(self, value: object) -> None:
        """Chooses; raises ValueError for a value that is not there."""
        self.buttons[self._values.index(value)].setChecked(True)

    def set_words(self, value: object, words: str) -> None:
        """Other words for one value, for example with a count."""
        button = self.buttons[self._values.index(value)]
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        if on:
            self._let_tab_in()
            self.chosen.emit(self.value())
