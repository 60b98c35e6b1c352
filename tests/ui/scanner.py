"""A scanner and a hand at the keyboard of a real window: keys with the system's time on them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

ENTER, TAB = "\r", "\t"


class Keyboard:
    """Presses keys for whatever has the focus. `now` is the system's clock in milliseconds."""

    def __init__(self, now: int = 100_000) -> None:
        self.now = now

    def press(self, char: str, gap: int, *, repeat: bool = False, stamp: bool = True) -> None:
        self.now += gap
        key = {ENTER: Qt.Key.Key_Return, TAB: Qt.Key.Key_Tab}.get(char)
        code = key if key is not None else ord(char.upper())
        modifiers = Qt.KeyboardModifier.NoModifier
        if char.isupper():
            modifiers = Qt.KeyboardModifier.ShiftModifier
            self._send(QEvent.Type.KeyPress, Qt.Key.Key_Shift, modifiers, "", repeat, stamp)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(kind, code, modifiers, char, repeat, stamp)

    def _send(
        self,
        kind: QEvent.Type,
        key: int,
        modifiers: Qt.KeyboardModifier,
        text: str,
        repeat: bool,
        stamp: bool,
    ) -> None:
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "a window has the focus"
        event = QKeyEvent(kind, key, modifiers, text, repeat)
        event.setTimestamp(self.now if stamp else 0)
        QCoreApplication.sendEvent(widget, event)

    def scan(self, text: str, gap: int = 8, end: str = ENTER) -> None:
        """A scan half a second after the last key; what it does has been done at the end."""
        self.now += 500
        for char in text + end:
            self.press(char, gap)
        QApplication.processEvents()
        self.now += 200

    def type(self, text: str, gap: int = 120) -> None:
        """A person."""
        for char in text:
            self.press(char, gap)
        QApplication.processEvents()
