"""The customer's screen: a second window on a screen chosen by name, which shows what the member
hands over and never takes the focus.

Where its screen is not plugged in, or the counter's own window stands on it, it is not shown; it
comes back by itself. Source: ux.md 3.14.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui import style
from ui.customer_view import CustomerView, Line
from ui.style import Tone, Type
from ui.widgets import Tinted
from ui.widgets.text import Line as Hairline
from ui.widgets.text import Text

Screens = Callable[[], Mapping[str, QScreen]]
HEIGHT_DRAWN_FOR = 768
"""The letters grow with the screen: it is read across a counter."""
GROWN_MIN, GROWN_MAX = 0.65, 3.0
ENGLISH_SHARE = 4, 3
"""Of the width, where English stands beside the words of a language."""


def screens_by_name() -> Mapping[str, QScreen]:
    """The screens that are plugged in now."""
    return {screen.name(): screen for screen in QGuiApplication.screens()}


class _Words(Text):
    """Words of a language at the size that the screen asks for."""

    def __init__(
        self, text: str, language: str, type_: Type, grow: float, *, tone: Tone, bold: bool
    ) -> None:
        self._language, self._grow = language, grow
        super().__init__(text, type_, tone=tone, bold=bold, wrap=True)

    def _restyle(self) -> None:
        super()._restyle()
        font = style.font_of(self._language, self._type)
        font.setWeight(self.font().weight())
        font.setPointSizeF(font.pointSizeF() * self._grow)
        self.setFont(font)


class CustomerWindow(Tinted):
    """What stands on the screen. It takes no key, no click and no focus."""

    def __init__(self) -> None:
        super().__init__("bg")
        self.setWindowTitle(self.tr("Customer's screen"))
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # the program ends with the counter's window, whatever else is still open
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.view = CustomerView(blank=True)
        self._column = QVBoxLayout(self)
        self._content: QWidget | None = None

    def show_view(self, view: CustomerView) -> None:
        """Another moment."""
        if view == self.view:
            return
        self.view = view
        self.draw()

    def draw(self) -> None:
        """Lays the moment out anew."""
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        if not self.view.blank:
            self._content = self._laid_out(self.view)
            self._column.addWidget(self._content)

    def words(self) -> tuple[str, ...]:
        """Everything that stands there now, as read."""
        labels = () if self._content is None else self._content.findChildren(QLabel)
        return tuple(label.text() for label in labels if label.text())

    def _px(self, length: float) -> int:
        return round(length * self._grown())

    def _laid_out(self, view: CustomerView) -> QWidget:
        content = QWidget(self)
        content.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if view.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        column = QVBoxLayout(content)
        column.setContentsMargins(*(self._px(48),) * 4)
        column.setSpacing(self._px(12))
        if view.training:
            column.addWidget(
                self._text(view.training, view.language, Type.H2, tone=Tone.TRAINING, bold=True)
            )
        if not view.lines and view.thanks is None:
            center = self._text(view.center, "en", Type.MONEY, bold=True)
            center.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(center, 1)
            return content
        column.addWidget(self._text(view.center, "en", Type.H2, tone=Tone.MUTED))
        column.addStretch(1)
        rows = QGridLayout()
        self._share(rows)
        rows.setHorizontalSpacing(self._px(32))
        rows.setVerticalSpacing(self._px(8))
        for line in view.lines:
            self._add_row(rows, line, view.language, Type.H1)
        column.addLayout(rows)
        if view.total is not None:
            column.addWidget(Hairline())
            sum_ = QGridLayout()
            self._share(sum_)
            self._add_row(sum_, view.total, view.language, Type.TOTAL, bold=True)
            column.addLayout(sum_)
        column.addStretch(1)
        if view.thanks is not None:
            thanks = QGridLayout()
            self._share(thanks)
            self._add_row(thanks, view.thanks, view.language, Type.MONEY)
            column.addLayout(thanks)
        return content

    def _share(self, rows: QGridLayout) -> None:
        words, english = ENGLISH_SHARE
        rows.setColumnStretch(0, words)
        if any(line.english for line in (*self.view.lines, self.view.thanks or Line(words=""))):
            rows.setColumnStretch(1, english)

    def _add_row(
        self, rows: QGridLayout, line: Line, language: str, type_: Type, *, bold: bool = False
    ) -> None:
        row = rows.rowCount()
        rows.addWidget(self._text(line.words, language, type_, bold=bold), row, 0)
        if line.english:
            rows.addWidget(self._text(line.english, "en", Type.H3, tone=Tone.MUTED), row, 1)
        if line.amount:
            amount = self._text(line.amount, "en", type_, bold=True)
            amount.setWordWrap(False)
            rows.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignTrailing)

    def _text(
        self,
        text: str,
        language: str,
        type_: Type,
        *,
        tone: Tone = Tone.TEXT,
        bold: bool = False,
    ) -> Text:
        label = _Words(text, language, type_, self._grown(), tone=tone, bold=bold)
        if self.view.right_to_left:
            # English words on a page that runs from the right begin there, too
            absolute = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            label.setAlignment(absolute | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _grown(self) -> float:
        return min(max(GROWN_MIN, self.height() / HEIGHT_DRAWN_FOR), GROWN_MAX)

    def changeEvent(self, event: QEvent) -> None:
        """Theme or text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "view"):
            self.draw()


class CustomerScreen(QObject):
    """Where the customer's window stands. `use` names its screen, `show_view` what is on it.

    Signals: `lost(str)`: the screen of that name was unplugged; `found(str)`: it is back.
    """

    lost = Signal(str)
    found = Signal(str)

    def __init__(
        self, app: QApplication, counter_window: QWidget, screens: Screens = screens_by_name
    ) -> None:
        super().__init__()
        self.window = CustomerWindow()
        self.name = ""
        self._counter_window, self._screens = counter_window, screens
        self._was_there = False
        app.screenAdded.connect(self.place)
        app.screenRemoved.connect(self.place)
        handle = counter_window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self.place)

    @property
    def shown(self) -> bool:
        """Whether it stands on its screen now."""
        return self.window.isVisible()

    def use(self, name: str) -> None:
        """Another screen, by its name; '' for none."""
        if name != self.name:
            self.name, self._was_there = name, False
            self.place()

    def show_view(self, view: CustomerView) -> None:
        """Another moment; drawn also while the screen is away."""
        self.window.show_view(view)

    @Slot()
    @Slot(QScreen)
    def place(self, _screen: object = None) -> None:
        """Onto its screen, or nowhere: never over the counter's own window."""
        screen = self._screens().get(self.name)
        there = screen is not None and screen.name() != self._counter_screen()
        if not there or screen is None:
            self.window.hide()
            if self._was_there:
                self.lost.emit(self.name)
        else:
            self.window.setGeometry(screen.geometry())
            self.window.draw()
            self.window.show()
            if not self._was_there:
                self.found.emit(self.name)
        self._was_there = there

    def _counter_screen(self) -> str:
        return self._counter_window.screen().name()

    def close(self) -> None:
        """Lets go of it."""
        self.window.hide()
        self.window.deleteLater()
