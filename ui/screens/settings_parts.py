"""What the settings page is made of: a section, the list of sections, a row, a tile for a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from cashier.settings import Settings
from ui import style
from ui.style import Theme, Tokens, Tone, Type, px
from ui.widgets import Card, IconText, NavItem, Text
from ui.widgets.paint import LEFT, RADIUS, RESTYLE, box, draw_icon, draw_text, text_width

ITEM_HEIGHT = 44
TILE_WIDTH, PICTURE_HEIGHT, WORDS_HEIGHT = 150, 84, 40


class Section(Card):
    """One subject of the settings. `words` and `icon` stand in the list.

    Signals: `changed(str, object)`: a key and the value a person chose for it; never sent for what
    the program shows.
    """

    changed = Signal(str, object)
    icon = "settings"
    administrators = False
    """Shown to nobody else: at a counter it would only be a list of what one may not."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        self.names: dict[str, str] = {}
        """What a key is called, where the page has no sentence of its own for it."""
        self.body.setSpacing(20)

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """The values in force. `fixed` says of a key why nobody here can change it."""


class Row(QWidget):
    """A setting: its name, what it does, the control, and who decides where that is not the
    person in front of it.
    """

    def __init__(self, name: str, note: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.name = Text(name, bold=True)
        self.note = Text(note, Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.decided = IconText("", "lock", Tone.MUTED, word_tone=Tone.MUTED, size=18, wrap=True)
        control.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(control)
        column.addWidget(self.note)
        column.addWidget(self.decided)
        self.note.setVisible(bool(note))
        self.decided.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_decided(self, why: str) -> None:
        """Fixed by somebody else, which is said; '' gives the control free."""
        self.control.setEnabled(not why)
        self.control.setAccessibleDescription(why)
        self.decided.label.setText(why)
        self.decided.setVisible(bool(why))


class _Item(NavItem):
    """One section of the list, in the look of the navigation."""

    def sizeHint(self) -> QSize:
        """A little lower than the navigation's, and as wide as its words are when chosen."""
        words = text_width(style.font(Type.BODY, bold=True), self.text().replace("&", ""))
        return QSize(round(28 + px(20) + words + 20), px(ITEM_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())


class SectionList(Card):
    """The sections, one chosen. Up and Down choose, as in any list; Tab goes on to what is chosen.

    Signals: `chosen(int)` with the place.
    """

    chosen = Signal(int)

    def __init__(self, name: str, sections: Sequence[Section]) -> None:
        super().__init__(flush=True)
        self.setAccessibleName(name)
        self.items: list[NavItem] = []
        for place, section in enumerate(sections):
            item = _Item(section.words, section.icon)
            item.setProperty("place", place)
            item.clicked.connect(self._clicked)
            item.installEventFilter(self)
            self.items.append(item)
            self.add(item)
        self.body.addStretch(1)
        self.choose(0)

    def choose(self, place: int) -> None:
        """Marks one and says so."""
        for number, item in enumerate(self.items):
            item.set_chosen(number == place)
            focus = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            item.setFocusPolicy(focus)
        self.chosen.emit(place)

    def show_item(self, place: int, on: bool) -> None:
        """Whether a section is listed."""
        self.items[place].setVisible(on)

    @Slot()
    def _clicked(self) -> None:
        self.choose(int(self.sender().property("place")))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The arrows."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and watched in self.items
        ):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            place = self.items.index(watched) + step
            while 0 <= place < len(self.items) and self.items[place].isHidden():
                place += step
            if step and 0 <= place < len(self.items):
                self.items[place].setFocus(Qt.FocusReason.TabFocusReason)
                self.choose(place)
            return bool(step)
        return False


class LookTile(QRadioButton):
    """A look as a small window painted in its own colours; a radio button for keys and screen
    readers.
    """

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self.theme = theme
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as its words, and never narrower than the picture."""
        words = text_width(style.font(Type.CAPTION, bold=True), self.text()) + px(20) + 36
        return QSize(max(TILE_WIDTH, round(words)), PICTURE_HEIGHT + px(WORDS_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole tile is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edge, picture, mark, words."""
        t = style.tokens()
        painter = QPainter(self)
        on, chosen = self.isEnabled(), self.isChecked()
        whole = QRectF(self.rect())
        fill = t.selection if chosen else t.canvas if self.underMouse() and on else t.raised
        box(painter, whole, fill, t.primary if chosen else t.border, RADIUS, 2 if chosen else 1)
        picture = QRectF(10, 10, whole.width() - 20, PICTURE_HEIGHT - 14)
        if self.theme is Theme.SYSTEM:
            half = picture.width() / 2
            _window(painter, picture, style.tokens_of(Theme.LIGHT), 0, half)
            _window(painter, picture, style.tokens_of(Theme.DARK), half, half)
        else:
            _window(painter, picture, style.tokens_of(self.theme), 0, picture.width())
        ink = t.disabled if not on else t.on_selection if chosen else t.text
        size, middle = px(20), PICTURE_HEIGHT + px(WORDS_HEIGHT) / 2 - 2
        mark = "circle-check" if chosen else "circle"
        draw_icon(painter, mark, QPointF(12, middle - size / 2), size, ink)
        words = QRectF(20 + size, middle - size / 2, whole.width() - size - 28, size)
        draw_text(painter, words, self.text(), style.font(Type.CAPTION, bold=chosen), ink, LEFT)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def _window(painter: QPainter, whole: QRectF, t: Tokens, left: float, width: float) -> None:
    """A window of this product in `t`, the part of it from `left` on, `width` wide."""
    painter.save()
    painter.setClipRect(QRectF(whole.left() + left, whole.top(), width, whole.height()))
    painter.fillRect(whole, t.canvas)
    x, y, high = whole.left(), whole.top(), whole.height()
    painter.fillRect(QRectF(x, y, whole.width(), 12), t.bg)
    painter.fillRect(QRectF(x, y + 12, 26, high - 12), t.bg)
    painter.fillRect(QRectF(x, y + 18, 26, 10), t.selection)
    painter.fillRect(QRectF(x, y + 18, 2, 10), t.primary)
    card = QRectF(x + 34, y + 19, whole.width() - 42, high - 38)
    box(painter, card, t.raised, t.hairline, 3)
    for row, share in enumerate((0.72, 0.5)):
        line = QRectF(card.left() + 6, card.top() + 6 + 9 * row, card.width() * share, 4)
        painter.fillRect(line, t.text if row == 0 else t.muted)
    box(painter, QRectF(card.right() - 34, y + high - 15, 34, 11), t.primary, None, 2)
    box(painter, whole, None, t.border, 3)
    painter.restore()
