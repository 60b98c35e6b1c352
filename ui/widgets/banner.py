"""Banners, toasts, and the thin bar of work under way."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.style import Tone, Type, px
from ui.widgets.button import Button
from ui.widgets.paint import CARD_RADIUS, box
from ui.widgets.text import Icon, Text

ICONS = {
    Tone.INFO: "info",
    Tone.WARNING: "triangle-alert",
    Tone.ERROR: "triangle-alert",
    Tone.SUCCESS: "circle-check",
}
SUCCESS_MS = 6_000
SIDE, GAP = 16, 12
"""px beside the words of a toast, and between them and its icon."""
BAR_DELAY_MS = 150


class Banner(QWidget):
    """One sentence that stays: info, warning, error or success, with optional buttons.

    A warning may be acknowledged: `acknowledge("Asked", "A. Rivera 10:50")` shows who and when, and
    Take back. Signals: `taken_back` when the person takes the acknowledgement back.
    """

    taken_back = Signal()

    def __init__(
        self,
        tone: Tone,
        text: str,
        *,
        lead: str = "",
        note: str = "",
        icon: str = "",
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tone = tone
        self.acknowledged = False
        self.icon = Icon(icon or ICONS.get(tone, "info"), tone)
        self.label = Text("", wrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.note = Text(note, Type.CAPTION, tone=Tone.MUTED, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(self.icon)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.label)
        words.addWidget(self.note)
        row.addLayout(words, 1)
        self.note.setVisible(bool(note))
        self._tick = Icon("check", Tone.TEXT, 18)
        self._word = Text("", Type.CAPTION, bold=True)
        self._who = Text("", Type.CAPTION, tone=Tone.MUTED)
        self.take_back = Button(self.tr("Take back"), compact=True)
        self.take_back.clicked.connect(self._take_back)
        done = QHBoxLayout()
        done.setSpacing(8)
        for widget in (self._tick, self._word, self._who):
            done.addWidget(widget)
        row.addLayout(done)
        row.addWidget(self.take_back)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        row.addLayout(self.buttons)
        for button in buttons:
            self.buttons.addWidget(button)
        self._buttons = tuple(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(px(47))
        self.set_text(text, lead=lead)
        self._show_state()

    def set_text(self, text: str, *, lead: str = "") -> None:
        """Another sentence; `lead` is its bold beginning."""
        self.label.set_lead(lead, text)
        self.setAccessibleName(f"{lead} {text}".strip())

    def acknowledge(self, word: str, who_when: str) -> None:
        """The person answered this warning: "Asked", "A. Rivera 10:50"."""
        self.acknowledged = True
        self._word.setText(word)
        self._who.setText(who_when)
        self._show_state()

    def reset(self) -> None:
        """Not answered any more."""
        self.acknowledged = False
        self._show_state()

    @Slot()
    def _take_back(self) -> None:
        self.reset()
        self.taken_back.emit()

    def _show_state(self) -> None:
        for widget in (self._tick, self._word, self._who, self.take_back):
            widget.setVisible(self.acknowledged)
        for button in self._buttons:
            button.setVisible(not self.acknowledged)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint; an edge in its colour except for info and answered ones."""
        t = style.tokens()
        edge = t.color(self.tone)
        if self.acknowledged:
            edge = t.hairline
        elif self.tone is Tone.INFO and t.theme is not style.Theme.CONTRAST:
            edge = t.tint(self.tone)
        box(QPainter(self), QRectF(self.rect()), t.tint(self.tone), edge)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumHeight(px(47))
        super().changeEvent(event)


class Toast(QWidget):
    """A success or news that need no answer; goes by itself after 6 s. Errors are never toasts.

    One that `stays` is hidden by who showed it: what is about to happen.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        icon: str = "circle-check",
        tone: Tone = Tone.SUCCESS,
        stays: bool = False,
    ) -> None:
        super().__init__(parent)
        self._stays = stays
        self._tone = tone
        self.icon = Icon(icon, tone)
        self.label = Text("", wrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 1, SIDE, 1)
        row.setSpacing(GAP)
        row.addWidget(self.icon)
        row.addWidget(self.label, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SUCCESS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_text(self, text: str, tone: Tone | None = None) -> None:
        """Shows `text` anew for 6 s, with the icon of `tone` if given; `fit` gives it its size."""
        self.label.setText(text)
        if tone is not None:
            self._tone = tone
            self.icon.set(ICONS[tone], tone)
        self.show()
        self.raise_()
        if not self._stays:
            self._timer.start()

    def fit(self, most: int, least: int) -> None:
        """As wide as its sentence, at most `most` px; as high as its lines, at least `least`."""
        beside = 2 * SIDE + GAP + self.icon.sizeHint().width()
        words = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        width = min(most, words + beside)
        self.setFixedSize(width, max(least, self.label.heightForWidth(width - beside) + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box in its tint."""
        t = style.tokens()
        box(
            QPainter(self),
            QRectF(self.rect()),
            t.tint(self._tone),
            t.color(self._tone),
            CARD_RADIUS,
        )


class ThinBar(QWidget):
    """Work is under way: a bar of 3 px that appears after 150 ms, so that quick work shows nothing.

    It keeps its place while hidden. `start` and `stop` may nest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(3)
        self.setAccessibleName(self.tr("Working"))
        self._depth = 0
        self._at = 0.0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(BAR_DELAY_MS)
        self._delay.timeout.connect(self._appear)
        self._tick = QTimer(self)
        self._tick.setInterval(33)
        self._tick.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether it is to be seen now."""
        return self._tick.isActive()

    def start(self) -> None:
        """One more piece of work."""
        self._depth += 1
        if self._depth == 1:
            self._delay.start()

    def stop(self) -> None:
        """One piece of work less; at none the bar goes."""
        self._depth = max(0, self._depth - 1)
        if self._depth == 0:
            self._delay.stop()
            self._tick.stop()
            self.update()

    @Slot()
    def _appear(self) -> None:
        self._at = 0.0
        self._tick.start()
        self.update()

    @Slot()
    def _step(self) -> None:
        self._at = (self._at + 0.02) % 1.3
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A third of the width, moving."""
        if self.running:
            wide = self.width() * 0.3
            rect = QRectF(self._at * self.width() - wide, 0, wide, 3)
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(rect, style.tokens().primary)
