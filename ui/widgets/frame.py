"""Parts of the frame around every page: navigation items, status cells, the title row, the action
bar.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.style import Theme, Tone, Type, px
from ui.widgets.button import Button, Kind
from ui.widgets.card import Tinted
from ui.widgets.paint import (
    CENTER,
    LEFT,
    RESTYLE,
    box,
    cap_width,
    draw_cap,
    draw_icon,
    draw_text,
    line,
    line_height,
    mirrored,
    text_width,
)
from ui.widgets.reflow import Flow
from ui.widgets.ring import Ring, set_ring
from ui.widgets.text import Text, WrappingText

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
GAP = 12
"""Between acts, in px."""
EDGE = 24
"""Left and right of a page and of what belongs to it in the frame, in px."""
TARGET_MIN = 24
"""What can be pressed is at least so high and wide, in px (WCAG 2.5.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One act of a page: a button of the action bar and its key.

    Back and the like come first; `kind=Kind.PRIMARY` (or `at_right`) puts it at the right end, at
    most one primary. Keys are Qt's portable names: "F5", "Ctrl+R", "Esc", "Enter". `slot` takes
    nothing.
    """

    text: str
    slot: Callable[[], None]
    key: str = ""
    icon: str = ""
    kind: Kind = Kind.SECONDARY
    enabled: bool = True
    at_right: bool = False


class _FrameButton(QPushButton):
    """A button painted as part of the frame, its ring inside."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring(self, Ring.INSIDE)

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, as Space does."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class NavItem(_FrameButton):
    """One entry of the navigation: icon, word, key. Chosen: selection, bar, bold."""

    def __init__(self, text: str, icon: str, key: str = "") -> None:
        super().__init__(text)
        self.icon_name, self.key, self.badge = icon, key, 0
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleDescription(key)

    def set_badge(self, number: int, words: str) -> None:
        """How many things wait there, in place of the key; 0 for none. `words` say it."""
        self.badge = number
        self.setAccessibleDescription(", ".join(part for part in (words, self.key) if part))
        self.setToolTip(words)
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Whether its page is shown."""
        self._chosen = chosen
        self.setProperty("chosen", chosen)
        self.update()

    def sizeHint(self) -> QSize:
        """48 high."""
        return QSize(px(167), px(48))

    def minimumSizeHint(self) -> QSize:
        """With large text a line of it: ten entries have to stand one below the other."""
        return QSize(px(167), max(TARGET_MIN, round(line_height(style.font(Type.BODY)) + 2)))

    def words_width(self) -> float:
        """What the words need, in px, bold as they stand while their page is shown; on two lines
        where they are several and there is the height.
        """
        font = style.font(Type.BODY, bold=True)
        words = self.text().replace("&", "").split()
        wide = text_width(font, " ".join(words))
        if len(words) > 1 and self.height() >= 2 * line_height(font):
            for n in range(1, len(words)):
                halves = (" ".join(words[:n]), " ".join(words[n:]))
                wide = min(wide, max(text_width(font, half) for half in halves))
        return wide

    def words_room(self) -> float:
        """What is left for them between icon and key, in px."""
        cap = cap_width(self.key) if self.key else 0
        return self.width() - (28 + px(20)) - cap - 16

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, icon, word, cap."""
        t = style.tokens()
        painter = QPainter(self)
        chosen = self._chosen
        if chosen:
            painter.fillRect(self.rect(), t.selection)
            bar = t.on_selection if t.theme is Theme.CONTRAST else t.primary
            edge_bar = QRectF(0, 0, 3, self.height())
            painter.fillRect(mirrored(painter, QRectF(self.rect()), edge_bar), bar)
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), t.canvas)
        ink = t.disabled if not self.isEnabled() else t.on_selection if chosen else t.text
        quiet = t.disabled if not self.isEnabled() else t.on_selection if chosen else t.muted
        middle, size, whole = self.height() / 2, px(20), QRectF(self.rect())
        place = mirrored(painter, whole, QRectF(16, middle - size / 2, size, size))
        draw_icon(painter, self.icon_name, place.topLeft(), size, quiet)
        left = 28 + size
        badge = "99+" if self.badge > 99 else str(self.badge or "")
        pill = max(px(22), text_width(style.font(Type.CAPTION, bold=True), badge) + 12)
        cap = pill if badge else cap_width(self.key) if self.key else 0
        rect = QRectF(left, 0, self.width() - left - cap - (10 if badge else 16), self.height())
        rect = mirrored(painter, whole, rect)
        font = style.font(Type.BODY, bold=chosen)
        wraps = text_width(font, self.text().replace("&", "")) > rect.width() + 0.5
        draw_text(painter, rect, self.text(), font, ink, LEFT, mnemonic=True, wrap=wraps)
        if badge:
            loud = t.on_selection if chosen and t.theme is Theme.CONTRAST else t.error
            fill = t.selection if chosen and t.theme is Theme.CONTRAST else t.tint(Tone.ERROR)
            high = px(22)
            where = QRectF(self.width() - 8 - pill, middle - high / 2, pill, high)
            where = mirrored(painter, whole, where)
            box(painter, where, fill, loud, high / 2)
            draw_text(painter, where, badge, style.font(Type.CAPTION, bold=True), loud, CENTER)
        elif self.key:
            edge = (
                t.muted
                if chosen and t.theme is not Theme.CONTRAST
                else quiet
                if chosen
                else t.hairline
            )
            where = mirrored(painter, whole, QRectF(self.width() - 12 - cap, 0, cap, 1))
            draw_cap(painter, where.left(), middle, self.key, quiet, edge)


class StatusCell(_FrameButton):
    """Icon + words in the status bar; opens what it speaks of.

    Good (Tone.SUCCESS) colours the icon only; WARNING and ERROR tint the whole cell; MUTED is
    neutral.
    """

    def __init__(self, name: str) -> None:
        super().__init__("")
        self.name = name
        self.icon_name, self.tone = "info", Tone.MUTED
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    def set(self, text: str, icon: str, tone: Tone) -> None:
        """Another state."""
        self.setText(text)
        self.icon_name, self.tone = icon, tone
        self.setToolTip(text)
        self.setAccessibleName(f"{self.name}: {text}")
        self.updateGeometry()
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Whether its page is shown."""
        self._chosen = chosen
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Padding 16, icon 18, gap 8."""
        return self._size(self._wide())

    def minimumSizeHint(self) -> QSize:
        """The words on two lines, for large text."""
        words, best = self.text().split(), self._wide()
        for n in range(1, len(words)):
            best = min(best, max(self._wide(words[:n]), self._wide(words[n:])))
        return self._size(best)

    def _wide(self, words: Sequence[str] | None = None) -> float:
        text = self.text() if words is None else " ".join(words)
        return text_width(style.font(Type.CAPTION, bold=self._chosen), text)

    def _size(self, words: float) -> QSize:
        return QSize(round(16 + px(18) + 8 + words + 16 + 1.5), px(39))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint, icon, words, hairline."""
        t = style.tokens()
        painter = QPainter(self)
        loud = self.tone in (Tone.WARNING, Tone.ERROR)
        fill = (
            t.selection
            if self._chosen
            else t.tint(self.tone)
            if loud
            else t.canvas
            if self.underMouse()
            else t.bg
        )
        painter.fillRect(self.rect(), fill)
        ink = t.on_selection if self._chosen else t.text
        quiet = t.on_selection if self._chosen and t.theme is Theme.CONTRAST else t.color(self.tone)
        middle, size = self.height() / 2, px(18)
        draw_icon(painter, self.icon_name, QPointF(16, middle - size / 2), size, quiet)
        rect = QRectF(16 + size + 8, 0, self.width() - size - 32, self.height())
        font = style.font(Type.CAPTION, bold=self._chosen)
        draw_text(
            painter, rect, self.text(), font, ink, LEFT, wrap=self._wide() > rect.width() + 0.5
        )
        line(painter, QRectF(self.rect()), t.hairline, "right")


class AllActions(_FrameButton):
    """The quiet button at the right end of the status bar."""

    key = "Ctrl+K"

    def sizeHint(self) -> QSize:
        """Words, cap, padding 16."""
        wide = text_width(style.font(Type.CAPTION), self.text().replace("&", ""))
        return QSize(round(wide + 8 + cap_width(self.key) + 32.5), px(39))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words and cap."""
        t = style.tokens()
        painter = QPainter(self)
        wide = text_width(style.font(Type.CAPTION), self.text().replace("&", ""))
        rect = QRectF(16, 0, wide + 2, self.height())
        draw_text(
            painter, rect, self.text(), style.font(Type.CAPTION), t.muted, LEFT, mnemonic=True
        )
        draw_cap(painter, 16 + wide + 8, self.height() / 2, self.key, t.muted, t.hairline)


class PageTitle(QWidget):
    """The title row: h2, context beside it, the page's own widgets at the right end."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", Type.H2, bold=True)
        self.context = WrappingText("", Type.BODY, tone=Tone.MUTED)
        self.chips: tuple[QWidget, ...] = ()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(EDGE, 0, EDGE, 0)
        self._row.setSpacing(8)
        self._edge = EDGE
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(16)
        self._words.addWidget(self.title)
        self._words.addWidget(self.context)
        self._row.addLayout(self._words)
        self._row.addStretch(1)
        self._chips = Flow()
        self._row.addLayout(self._chips)
        self._said = ("", "")
        self._high = 0

    def set(self, title: str, context: str, chips: Sequence[QWidget]) -> None:
        """Other words; the widgets at the right are replaced only when they are others."""
        if not chips and not self.chips and (title, context) == self._said:
            return  # pages say what they say again and again, and fitting takes a while
        self._said = (title, context)
        self.title.setText(title)
        self.context.setText(context)
        if tuple(chips) != self.chips:
            for chip in self.chips:
                self._chips.removeWidget(chip)
                chip.hide()
                chip.setParent(None)
            self.chips = tuple(chips)
            for chip in self.chips:
                self._chips.add(chip)
                chip.show()
        self._fit()

    def set_edge(self, edge: int) -> None:
        """The room at both ends, in px."""
        self._edge = edge
        self._fit()

    def set_height(self, high: int) -> None:
        """How high the row is, in px, where its words stand on one line."""
        self._high = high
        self._fit()

    def _fit(self) -> None:
        """Words too long for one line, with large text: the context goes below the title, and what
        stands at the right end below both where it leaves the title no room.
        """
        wide = self.title.sizeHint().width() + 16 + self.context.sizeHint().width()
        chips = sum(chip.sizeHint().width() + 8 for chip in self.chips)
        whole = self.width() - 2 * self._edge
        under = bool(chips) and self.title.sizeHint().width() + 16 + chips > whole
        chips = 0 if under else chips
        turned = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(turned)
        below = bool(self.context.text()) and wide + chips > whole
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._words.setDirection(way)
        self._row.invalidate()  # it remembers what the words were on their way here
        self._words.setSpacing(0 if below else 16)
        # 3 px lower, so that 24 bold and 16 stand on one line.
        self.context.setContentsMargins(0, 0 if below else 4, 0, 0)
        room = whole - chips
        lines = self.title.sizeHint().height() + self.context.heightForWidth(room)
        high = max(self._high, lines + 2) if below else self._high
        if under:
            high += self._chips.heightForWidth(room) + 8
        self._row.setContentsMargins(self._edge, 0, self._edge, 8 if under else 0)
        self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self._fit()


class PageBox(Tinted):
    """What holds title row, page and action bar. Signals: `resized()` when it has another width,
    also as the navigation beside it comes and goes.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says so."""
        super().resizeEvent(event)
        self.resized.emit()


class ActionBar(QWidget):
    """Buttons of a page. Buttons stay the same objects while only their state changes, so focus
    stays too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.actions_shown: tuple[Action, ...] = ()
        self.buttons: list[Button] = []
        self.hint = WrappingText("", Type.CAPTION, tone=Tone.MUTED)
        self._over, self._row, self._under = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._shape = (False, False)
        self._edge = EDGE
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 1, EDGE, 0)
        column.setSpacing(4)
        column.addStretch(1)
        for row in (self._over, self._row, self._under):
            row.setSpacing(GAP)
            column.addLayout(row)
        column.addStretch(1)

    def set_edge(self, edge: int) -> None:
        """The room at both ends, in px."""
        self._edge = edge
        self._column.setContentsMargins(edge, 1, edge, 0)
        self._fit()

    def button(self, text: str) -> Button:
        """The button with this text; raises StopIteration when there is none. For tests and
        focus.
        """
        return next(b for b in self.buttons if b.plain_text() == text)

    def primary(self) -> Button | None:
        """The one primary button."""
        return next((b for b in self.buttons if b.kind is Kind.PRIMARY), None)

    def set(self, actions: Sequence[Action], hint: str = "") -> None:
        """Shows these acts."""
        right = [a for a in actions if self._right(a)]
        ordered = (*(a for a in actions if not self._right(a)), *right)
        same = self._looks(ordered) == self._looks(self.actions_shown)
        self.actions_shown = ordered
        if not same:
            self._rebuild()
        same = same and self.hint.text() == hint
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint) and self.hint.parent() is not None)
        for button, action in zip(self.buttons, self.actions_shown, strict=True):
            button.setEnabled(action.enabled)
        if not same:
            self._fit()

    @staticmethod
    def _looks(actions: Sequence[Action]) -> list[tuple[object, ...]]:
        return [(a.text, a.key, a.icon, a.kind, a.at_right) for a in actions]

    def _fit(self) -> None:
        """With large text caps give way, then icons, on all but the primary button; the keys stay
        in the palette and help. Then the hint goes above, then the acts at the right end below.
        """
        room = self.width() - 2 * self._edge
        for above, below in ((False, False), (True, False), (True, True)):
            for caps, icons in ((True, True), (False, True), (False, False)):
                for button in self.buttons:
                    plain = button.kind is not Kind.PRIMARY
                    button.set_parts_shown(cap=caps or not plain, icon=icons or not plain)
                if self._wide(above, below) <= room:
                    self._place(above, below)
                    return
        self._place(True, True)

    def _wide(self, above: bool, below: bool) -> int:
        """What the widest row needs, in px."""
        left, right = self._sides()
        ends = [
            sum(b.sizeHint().width() + GAP for b in side) - GAP * bool(side)
            for side in (left, right)
        ]
        if below:
            return max(ends)
        hint = 0
        if not above and not self.hint.isHidden():
            # it may stand on two lines
            words = self.hint.sizeHint().width()
            hint = GAP + max(self.hint.minimumSizeHint().width(), words * 3 // 5)
        return sum(ends) + GAP + hint

    def _sides(self) -> tuple[list[Button], list[Button]]:
        pairs = list(zip(self.buttons, self.actions_shown, strict=True))
        left = [button for button, action in pairs if not self._right(action)]
        return left, [button for button, action in pairs if self._right(action)]

    def _place(self, above: bool, below: bool) -> None:
        """Puts the hint above the acts or beside them, and those at the right end below or not."""
        if (above, below) == self._shape:
            return
        self._shape = (above, below)
        for row in (self._over, self._row, self._under):
            while row.takeAt(0) is not None:
                pass
        left, right = self._sides()
        for button in left:
            self._row.addWidget(button)
        (self._over if above else self._row).addWidget(self.hint)
        self._row.addStretch(1)
        last = self._under if below else self._row
        if below:
            last.addStretch(1)
        for button in right:
            last.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._fit()

    def _rebuild(self) -> None:
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = []
        for action in self.actions_shown:
            self._add(action)
        shape, self._shape = self._shape, (not self._shape[0], False)
        self._place(*shape)
        for button in self.buttons:
            # A layout counts only what is shown, and _fit asks at once.
            button.show()

    @staticmethod
    def _right(action: Action) -> bool:
        return action.at_right or action.kind in (Kind.PRIMARY, Kind.DANGEROUS)

    def _add(self, action: Action) -> None:
        number = len(self.buttons)

        def act() -> None:
            # Looked up when pressed: the slot may have been replaced while the button stayed.
            self.actions_shown[number].slot()

        button = Button(
            action.text, key=action.key, icon=action.icon, kind=action.kind, clicked=act
        )
        self.buttons.append(button)
