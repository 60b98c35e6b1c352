"""Keys as a person presses them: to whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEYS = {"Esc": Qt.Key.Key_Escape}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


def target() -> QWidget:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "a window has the focus"
    return widget


def press(*keys: str) -> None:
    """`press("F12", "Ctrl+L", "Return")`: Qt's portable names."""
    for key in keys:
        *held, name = key.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for modifier in held:
            modifiers |= MODIFIERS[modifier]
        QTest.keyClick(target(), KEYS.get(name) or Qt.Key[f"Key_{name}"], modifiers)


def type_in(text: str) -> None:
    for character in text:
        QTest.keyClicks(target(), character)
