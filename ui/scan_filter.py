"""The event filter that feeds the detector: thin, on whichever widget has the focus.

It follows the focus instead of watching the application: so each key is seen once, on a widget,
and nothing else of the program's events passes through Python. Source: ux.md 4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from ui.key_times import KeyTimes
from ui.wedge import CONFIRM_MS, Fate, Outcome, WedgeDetector, over

Restore = Callable[[], None]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD_DOWN = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""Keys that type nothing by themselves: a scanner presses Shift before a capital."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class _Pressed:
    """A key as it came, to be given to the field after all."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class ScanFilter(QObject):
    """Signals: `heard(object)` with a Heard, once the keys of a scan are over.

    `remember` answers how to put back what the page keeps of its fields; it is asked at the first
    key of whatever may become a scan. Keys stamped 0 were made by a program and are let through,
    unless they are copies of real ones that a screen reader was asked about.
    """

    heard = Signal(object)

    def __init__(
        self, app: QApplication, remember: Callable[[], Restore | None] = lambda: None
    ) -> None:
        super().__init__()
        self.detector = WedgeDetector()
        self._app, self._remember = app, remember
        self._times = KeyTimes(app)
        self._on: QWidget | None = None
        self._keys: list[_Pressed] = []
        self._target: QWidget | None = None
        self._restore: Restore | None = None
        self._typing = False
        self._confirming = False
        self._waited = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._timed_out)
        app.focusChanged.connect(self._focus_changed)
        self._watch(app.focusWidget())

    def set_up(self, *, prefix: str, gap_ms: int) -> None:
        """Another scanner, from the next key on."""
        self._give_back()
        self.detector = WedgeDetector(prefix=prefix, gap_ms=gap_ms)

    def stop(self) -> None:
        """Hears nothing any more."""
        self._app.focusChanged.disconnect(self._focus_changed)
        self._timer.stop()
        self._times.stop()
        self._watch(None)

    # --- which widget

    @Slot(QWidget, QWidget)
    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self._typing:
            self._give_back()
        self._watch(new if new is not None else self._app.activeWindow())

    def _watch(self, widget: QWidget | None) -> None:
        if self._on is not None and shiboken6.isValid(self._on):
            self._on.removeEventFilter(self)
        self._on = widget
        if widget is not None:
            widget.installEventFilter(self)

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Key presses on the widget with the focus; everything else goes by."""
        if event.type() != QEvent.Type.KeyPress or self._typing or watched is not self._on:
            return False
        assert isinstance(event, QKeyEvent)
        assert isinstance(watched, QWidget)
        at = self._pressed_at(event)
        if at == 0 or event.key() in _HELD_DOWN:
            return False
        return self._key(watched, event, at)

    def _pressed_at(self, event: QKeyEvent) -> int:
        """Milliseconds; 0 for a key that a program made. A test's keys and a program's own differ
        from a reader's copies: the former count as coming from outside, the latter are `_typing`.
        """
        if event.timestamp():
            self._times.forget()
            return event.timestamp()
        if event.spontaneous():
            return 0
        self._times.begin()
        return self._times.of(event)

    def _key(self, widget: QWidget, event: QKeyEvent, at: int) -> bool:
        char = "" if event.isAutoRepeat() else _character(event)
        if not char:
            moved = self._give_back()
            return self._follow(widget, event) if moved else False
        shows = isinstance(widget, (QLineEdit, QTextEdit))
        outcome = self.detector.feed(char, at, hold_first=not shows and char != " ")
        pressed = _Pressed(event.key(), event.modifiers(), event.text())
        moved = bool(outcome.release) and self._type(self._keys)
        if outcome.note:
            self._keys, self._target = [], widget
            self._restore = _field_state(widget, self._remember())
        self._keys.append(pressed)
        if outcome.restore and self._restore is not None:
            self._restore()
        self._wait()
        return self._done(outcome, widget, event, moved)

    def _done(self, outcome: Outcome, widget: QWidget, event: QKeyEvent, moved: bool) -> bool:
        if outcome.fate is Fate.PASS:
            return self._follow(widget, event) if moved else False
        if outcome.heard is not None:
            self._forget()
            self.heard.emit(outcome.heard)
        return True

    def _follow(self, widget: QWidget, event: QKeyEvent) -> bool:
        """What was given back moved the focus: this key belongs where the focus is now."""
        now = self._app.focusWidget()
        if now is None or now is widget:
            return False
        self._send(now, _Pressed(event.key(), event.modifiers(), event.text()))
        return True

    def _wait(self) -> None:
        if not self.detector.holding:
            self._timer.stop()
            return
        self._confirming = False
        self._waited.start()
        self._timer.start(self.detector.hold_ms)

    @Slot()
    def _timed_out(self) -> None:
        if over(self._waited.elapsed(), confirming=self._confirming):
            self._give_back()
            return
        self._confirming = True
        self._waited.start()
        self._timer.start(CONFIRM_MS)

    def _give_back(self) -> bool:
        """No scan: what was held goes into its field. Whether that moved the focus."""
        self._timer.stop()
        keys = self._keys
        held = self.detector.flush()
        moved = bool(held) and self._type(keys)
        self._forget()
        return moved

    def _forget(self) -> None:
        self._keys, self._restore = [], None

    def _type(self, keys: Sequence[_Pressed]) -> bool:
        """Whether typing it moved the focus, as Space on a tick does; the rest follows it."""
        target = self._target
        if target is None or not shiboken6.isValid(target):
            return False
        before = self._app.focusWidget()
        for pressed in keys:
            now = self._app.focusWidget()
            self._send(target if now is before or now is None else now, pressed)
        return self._app.focusWidget() is not before

    def _send(self, widget: QWidget, pressed: _Pressed) -> None:
        self._typing = True
        try:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if shiboken6.isValid(widget):
                    event = QKeyEvent(kind, pressed.key, pressed.modifiers, pressed.text)
                    QCoreApplication.sendEvent(widget, event)
        finally:
            self._typing = False


def _character(event: QKeyEvent) -> str:
    """The one character that a key types, Enter and Tab as such; '' for all others."""
    if event.key() in _ENTER or event.text() in ("\r", "\n"):
        return "\r"  # also a line feed, which is no Enter to Qt
    if event.modifiers() & _COMMANDS:
        return ""
    if event.key() == Qt.Key.Key_Tab and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return "\t"
    text = event.text()
    return text if len(text) == 1 and text.isprintable() else ""


def _field_state(widget: QWidget, page: Restore | None) -> Restore | None:
    """How to put a field back as it is now, and then what the page keeps of it."""
    if not isinstance(widget, QLineEdit):
        return page
    text, cursor = widget.text(), widget.cursorPosition()
    start, length = widget.selectionStart(), widget.selectionLength()

    def restore() -> None:
        if not shiboken6.isValid(widget):
            return
        if widget.text() != text:
            widget.setText(text)
            widget.textEdited.emit(text)  # forms listen to what is edited, not to what is set
        if start >= 0:
            widget.setSelection(start, length)
        else:
            widget.setCursorPosition(cursor)
        if page is not None:
            page()

    return restore
