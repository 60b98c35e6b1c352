"""Questions and errors in front of a page. Opened with `open()` and answered by `finished`; nothing
here blocks.

The harmless button comes first and has the focus; no button is a default one, because in a plain
dialog Enter in a field would press the first, and scans end with Enter.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QDialog, QPushButton, QVBoxLayout, QWidget

from cashier.domain.errors import Fault, Refusal
from ui import style
from ui.announce import announce
from ui.curtain import curtain_of
from ui.style import Tone, Type, px
from ui.widgets import Button, Chip, FocusRing, Kind, Text, assign_mnemonics
from ui.widgets.paint import CARD_RADIUS, box
from ui.widgets.room import DialogRoom

WIDTH, WIDEST = 560, 720
EDGE = 24
RING_ROOM = 4
"""Between what is asked and the edge of what scrolls, in px: a focus ring is not cut there."""
AROUND = 16
"""What stays free around a dialog in its window, at least, in px."""
SIZE_MAX = 16_777_215
"""As high as Qt can make anything, in px."""
_numbers = itertools.count(1)


class _Dim(QWidget):
    """Lies over the window while a dialog is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps covering the window."""
        if event.type() == QEvent.Type.Resize:
            assert isinstance(watched, QWidget)
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Canvas at 60 %."""
        painter = QPainter(self)
        painter.setOpacity(0.6)
        painter.fillRect(self.rect(), style.tokens().canvas)


class Dialog(QDialog):
    """Base of all dialogs: 560 wide, h2, a body, buttons at the lower right.

    Fill `body`; add buttons with `add_button`, the harmless one first. Esc rejects. What shows a
    page of paper is `wide`r.
    """

    wide: int = WIDTH

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._came_from: QWidget | None = parent.window().focusWidget()
        self._asked_by = parent
        self.made_as = next(_numbers)
        self.title = Text(title, Type.H2, bold=True, wrap=True)
        outer = QVBoxLayout(self)
        edge = EDGE - RING_ROOM
        outer.setContentsMargins(edge, EDGE, edge, EDGE)
        outer.setSpacing(16 - RING_ROOM)
        self.title.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        outer.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._room = DialogRoom(self.body)
        self.body.setContentsMargins(RING_ROOM, RING_ROOM, RING_ROOM, RING_ROOM)
        outer.addWidget(self._room)
        outer.addSpacing(8)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        self._foot.setSpacing(12)
        self._foot.addStretch(1)
        outer.addLayout(self._foot)
        self.buttons: list[Button] = []
        self._said: Text | None = None
        self._dim: _Dim | None = None
        self.ring = FocusRing(self)
        self.finished.connect(self._closed)

    def add_text(self, text: str, *, tone: Tone = Tone.TEXT) -> Text:
        """A paragraph of the body."""
        label = Text(text, tone=tone, wrap=True)
        self.body.addWidget(label)
        return label

    def say(self, words: str) -> None:
        """A sentence at the foot of the body that replaces the one before; not announced."""
        if self._said is None:
            self._said = self.add_text("", tone=Tone.WARNING)
        self._said.setText(words)
        self.fit()

    def add_button(
        self,
        text: str,
        clicked: Callable[[], None] | None = None,
        *,
        kind: Kind = Kind.SECONDARY,
        key: str = "",
    ) -> Button:
        """A button at the lower right; without `clicked` it rejects."""
        button = Button(
            text, kind=kind, key=key, clicked=clicked if clicked is not None else self.reject
        )
        self._foot.addWidget(button)
        self.buttons.append(button)
        return button

    def first_focus(self) -> QWidget | None:
        """What has the focus first: the harmless button. Dialogs with fields name a field."""
        return self.buttons[0] if self.buttons else None

    def open(self) -> None:
        """Shows it; while the window is locked it waits for the person to be back."""
        curtain = curtain_of(self.parentWidget())
        asked_by = self._asked_by if shiboken6.isValid(self._asked_by) else None
        if curtain is None or not curtain.keeps_back(self, asked_by):
            super().open()

    def showEvent(self, event: QShowEvent) -> None:
        """Dims the page, goes to its middle, focuses, says the title."""
        if event.spontaneous():
            super().showEvent(event)
            return
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
        assign_mnemonics(self.buttons)
        window = self.parentWidget()
        if window is not None:
            self._dim = _Dim(window)
            self._dim.show()
            self._dim.raise_()
        self.fit()
        super().showEvent(event)
        self._center()
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.windowTitle())

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is bright again, also where the dialog only goes behind a lock."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._brighten()

    def _brighten(self) -> None:
        if self._dim is not None and shiboken6.isValid(self._dim):
            self._dim.hide()
            self._dim.deleteLater()
        self._dim = None

    def fit(self) -> None:
        """Takes the height that its words need at its width; again after the body changed. With
        large text it is no larger than its window: then the body scrolls, the buttons stay.
        """
        layout = self.layout()
        assert layout is not None
        # buttons with long words make it wider before they give up the name of their key
        wide, most = max(px(self.wide), min(self._foot_width() + 2 * EDGE, px(WIDEST))), SIZE_MAX
        window = self.parentWidget()
        if window is not None:
            wide, most = min(wide, window.width() - 2 * AROUND), window.height() - 2 * AROUND
        self.setFixedWidth(wide)
        self._fit_foot(wide - 2 * EDGE)
        inner = wide - 2 * (EDGE - RING_ROOM)
        self._room.fit(inner, 0)
        layout.activate()
        self._room.fit(inner, most - layout.totalHeightForWidth(wide))
        layout.activate()
        self.resize(wide, layout.totalHeightForWidth(wide))
        if self.isVisible():
            self._center()

    def _foot_width(self, *, caps: bool = True) -> int:
        """What the buttons need side by side, with or without the caps of their keys."""
        for button in self.buttons:
            button.set_parts_shown(cap=caps, icon=True)
        shown = [one for one in self.buttons if not one.isHidden()]
        return sum(one.sizeHint().width() for one in shown) + 12 * (len(shown) - 1)

    def _fit_foot(self, wide: int) -> None:
        """Buttons that do not fit side by side lose their caps, and then stand in a column."""
        way = QBoxLayout.Direction
        for caps in (True, False):
            if self._foot_width(caps=caps) <= wide:
                self._foot.setDirection(way.LeftToRight)
                return
        self._foot.setDirection(way.TopToBottom)
        for button in self.buttons:
            self._foot.setAlignment(button, Qt.AlignmentFlag.AlignRight)

    def _center(self) -> None:
        window = self.parentWidget()
        if window is not None:
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    @Slot(int)
    def _closed(self, result: int) -> None:
        self._brighten()
        before = self._came_from
        above = self._open_above()
        if above is not None:
            # Another question was opened before this one closed: it keeps the keys, and where
            # they go after it is where they came from before this one.
            above.take_over(self)
            above.activateWindow()
            return
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.window().activateWindow()
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (window := self.parentWidget()) is not None:
            window.activateWindow()  # the page went on meanwhile and has its own first focus

    def take_over(self, closed: Dialog) -> None:
        """The dialog under this one is gone: keys go back to where they came from before it."""
        before = self._came_from
        inside = before is not None and shiboken6.isValid(before) and before.window() is closed
        if before is None or inside or not shiboken6.isValid(before):
            self._came_from = closed._came_from

    def _open_above(self) -> Dialog | None:
        """The dialog of this window that is still open, the newest first."""
        window = self.parentWidget()
        if window is None:
            return None
        open_ = [one for one in window.findChildren(Dialog) if one is not self and one.isVisible()]
        return max(open_, key=lambda one: one.made_as, default=None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc rejects; Enter does nothing by itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised box. Its corners are of the dimmed page's colour and not seen through: where no
        compositor runs, as on a plain X desktop, what is seen through is black.
        """
        t, painter = style.tokens(), QPainter(self)
        painter.fillRect(self.rect(), t.canvas)
        box(painter, QRectF(self.rect()), t.raised, t.border, CARD_RADIUS)


class Question(Dialog):
    """Two buttons named for what they do."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        *,
        yes: str,
        no: str,
        dangerous: bool,
        answer: Callable[[bool], None],
    ) -> None:
        super().__init__(title, parent)
        if text:
            self.add_text(text)
        self._answer = answer
        self._yes = False
        self.no_button = self.add_button(no, key="Esc")
        self.yes_button = self.add_button(
            yes, self._say_yes, kind=Kind.DANGEROUS if dangerous else Kind.PRIMARY
        )
        self.finished.connect(self._say)

    def _say_yes(self) -> None:
        self._yes = True
        self.accept()

    @Slot(int)
    def _say(self, result: int) -> None:
        self._answer(self._yes)


def ask(
    parent: QWidget,
    title: str,
    text: str = "",
    *,
    yes: str,
    no: str,
    answer: Callable[[bool], None],
    dangerous: bool = False,
) -> Question:
    """Asks `title`, for example "Void check 1042 for $206.00?" with yes="Void item", no="Keep
    item".

    Returns at once; `answer` is called with True or False. Esc is False.
    """
    question = Question(parent, title, text, yes=yes, no=no, dangerous=dangerous, answer=answer)
    question.open()
    return question


class ErrorBox(Dialog):
    """What happened, what to do, a code, and Copy details."""

    def __init__(self, parent: QWidget, title: str, text: str, *, code: str, details: str) -> None:
        super().__init__(title, parent)
        self.add_text(text)
        self._details = details or f"{title}\n{text}\n{code}"
        if code:
            self.body.addWidget(
                Chip(self.tr("Code {code}").format(code=code)), 0, Qt.AlignmentFlag.AlignLeft
            )
        self.close_button = self.add_button(self.tr("Close"), key="Esc")
        self.copy_button = self.add_button(self.tr("Copy details"), self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        announce(self, self.tr("Details copied"))


def show_error(
    parent: QWidget, title: str, text: str, *, code: str = "", details: str = ""
) -> ErrorBox:
    """Shows an error that stays until closed. `details` must hold no member data; it goes to the
    clipboard.
    """
    found = ErrorBox(parent, title, text, code=code, details=details)
    found.open()
    announce(found, f"{title}. {text}", urgent=True)
    return found


def show_failure(parent: QWidget, error: Refusal | Fault) -> ErrorBox:
    """What was refused or failed, as an error that stays: what happened and what to do next."""
    from ui.messages import words  # sign-in has no use for all those words

    found = words(error)
    return show_error(parent, found.happened, found.next_step, code=found.code)
