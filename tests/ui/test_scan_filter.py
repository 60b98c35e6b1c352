"""The filter on real widgets: fields put back, nothing lost, whatever has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.scanner import Keyboard
from ui.scan_filter import ScanFilter
from ui.wedge import Heard
from ui.widgets import Button, Combo, EnterFlow, LineEdit, Tick


class Form(QWidget):
    """Two fields, a list, a tick and a button, with Enter from one to the other."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.first, self.second = LineEdit(name="first"), LineEdit(name="second")
        self.combo = Combo([("Smith", 1), ("Street", 2), ("712", 3)], name="list")
        self.tick = Tick("Signed")
        self.clicked = 0
        self.button = Button("Void", clicked=self._clicked)
        self.ended = 0
        column = QVBoxLayout(self)
        for widget in (self.first, self.second, self.combo, self.tick, self.button):
            column.addWidget(widget)
        self.flow = EnterFlow([self.first, self.second], self._ended, parent=self)
        self.edited: list[str] = []
        self.first.textEdited.connect(self.edited.append)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()
        self.first.setFocus()

    def _ended(self) -> None:
        self.ended += 1

    def _clicked(self) -> None:
        self.clicked += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


@pytest.fixture
def heard(qapp: QApplication, form: Form) -> Iterator[list[str]]:
    watching = ScanFilter(qapp)
    found: list[str] = []

    def listen(one: object) -> None:
        assert isinstance(one, Heard)
        found.append(one.text)

    watching.heard.connect(listen)
    yield found
    watching.stop()


CODE = "712345678"


def test_a_scan_leaves_the_field_as_it_was(form: Form, heard: list[str]) -> None:
    form.first.setText("206.00")
    form.first.setCursorPosition(3)
    Keyboard().scan(CODE)
    assert heard == [CODE]
    assert (form.first.text(), form.first.cursorPosition()) == ("206.00", 3)
    assert form.first.hasFocus()
    assert form.ended == 0
    assert form.edited[-1] == "206.00"


def test_a_selection_is_put_back(form: Form, heard: list[str]) -> None:
    form.first.setText("206.00")
    form.first.setSelection(1, 3)
    Keyboard().scan(CODE)
    assert (form.first.text(), form.first.selectedText()) == ("206.00", "06.")


@pytest.mark.parametrize("end", ["\r", "\t", "\n"])
def test_the_terminator_moves_nothing(form: Form, heard: list[str], end: str) -> None:
    Keyboard().scan("T011999993T 4400123456O 1042", end=end)
    assert heard == ["T011999993T 4400123456O 1042"]
    assert form.first.hasFocus()


def test_the_second_enter_of_a_scanner_is_ignored(form: Form, heard: list[str]) -> None:
    keyboard = Keyboard()
    for char in CODE + "\r\r":
        keyboard.press(char, 8)
    assert form.first.hasFocus()
    keyboard.press("\r", 151)
    assert form.second.hasFocus()


def test_typing_goes_into_the_field_and_enter_goes_on(form: Form, heard: list[str]) -> None:
    Keyboard().type("206.00\r1042")
    assert (form.first.text(), form.second.text(), heard) == ("206.00", "1042", [])


def test_a_roll_of_keys_comes_late_but_whole(form: Form, heard: list[str], qtbot: QtBot) -> None:
    keyboard = Keyboard()
    for char in "2060":
        keyboard.press(char, 10)
    assert form.first.text() == ""
    qtbot.waitUntil(lambda: form.first.text() == "2060", timeout=2000)
    keyboard.press("0", 200)
    assert (form.first.text(), heard) == ("20600", [])


def test_a_roll_and_enter_go_to_the_next_field(form: Form, heard: list[str]) -> None:
    keyboard = Keyboard()
    for char in "2060":
        keyboard.press(char, 10)
    keyboard.press("\r", 90)
    assert form.first.text() == "2060"
    assert form.second.hasFocus()


def test_a_key_that_types_nothing_ends_the_wait(form: Form, heard: list[str]) -> None:
    keyboard = Keyboard()
    for char in "2060":
        keyboard.press(char, 10)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(keyboard.now + 10)
    QApplication.sendEvent(form.first, event)
    assert form.first.text() == "206"


def test_a_held_key_is_no_scan(form: Form, heard: list[str]) -> None:
    keyboard = Keyboard()
    keyboard.press("0", 500)
    for _ in range(20):
        keyboard.press("0", 33, repeat=True)
    keyboard.press("\r", 33)
    assert (form.first.text(), heard) == ("0" * 21, [])


def test_keys_that_a_program_made_are_let_through(form: Form, heard: list[str]) -> None:
    QTest.keyClicks(form.first, CODE)
    QTest.keyClick(form.first, Qt.Key.Key_Return)
    assert (form.first.text(), heard) == (CODE, [])
    assert form.second.hasFocus()


def test_keys_handled_late_keep_their_time(form: Form, heard: list[str]) -> None:
    # a stalled loop hands all of them over at once: what counts is when they were pressed
    Keyboard().type("4400123456\r", gap=130)
    assert (form.first.text(), heard) == ("4400123456", [])


def test_a_scan_on_a_list_chooses_nothing(form: Form, heard: list[str]) -> None:
    chosen: list[object] = []
    form.combo.chosen.connect(chosen.append)
    form.combo.setFocus()
    Keyboard().scan(CODE)
    assert (heard, form.combo.value(), chosen) == ([CODE], 1, [])


def test_a_letter_on_a_list_still_chooses(form: Form, heard: list[str], qtbot: QtBot) -> None:
    form.combo.setFocus()
    Keyboard().press("7", 500)
    qtbot.waitUntil(lambda: form.combo.value() == 3, timeout=2000)


def test_a_scan_on_a_button_presses_nothing(form: Form, heard: list[str]) -> None:
    form.button.setFocus()
    Keyboard().scan("T011999993T 4400123456O 1042")
    assert (len(heard), form.clicked) == (1, 0)


def test_space_on_a_tick_is_not_held_back(form: Form, heard: list[str]) -> None:
    form.tick.setFocus()
    Keyboard().press(" ", 500)
    assert form.tick.isChecked()


def test_a_prefix_is_never_seen_in_a_field(form: Form, qapp: QApplication) -> None:
    watching = ScanFilter(qapp)
    found: list[Heard] = []
    watching.heard.connect(found.append)
    watching.set_up(prefix="~", gap_ms=35)
    Keyboard().scan("~B12", gap=80)
    assert [(one.text, one.prefixed) for one in found] == [("B12", True)]
    assert form.edited == []
    watching.stop()


def test_when_the_focus_leaves_what_was_held_stays_behind(form: Form, heard: list[str]) -> None:
    keyboard = Keyboard()
    for char in "2060":
        keyboard.press(char, 10)
    form.second.setFocus()
    assert (form.first.text(), form.second.text()) == ("2060", "")


def test_a_hundred_scans_between_two_fields_and_a_hand(form: Form, heard: list[str]) -> None:
    keyboard = Keyboard()
    for n in range(100):
        form.first.setFocus()
        form.first.clear()
        keyboard.type(f"{n}.00", gap=70)
        keyboard.scan(f"7{n:08d}", gap=n % 35 + 1)
        assert form.first.text() == f"{n}.00"
        keyboard.type("\r", gap=200)
        assert form.second.hasFocus()
    assert heard == [f"7{n:08d}" for n in range(100)]


def test_keys_that_a_screen_reader_was_asked_about_are_scans_still(
    qapp: QApplication, form: Form, heard: list[str]
) -> None:
    """As Qt does on Linux while a reader listens: the window's key is kept, and a copy without its
    time follows later, all at once."""
    window = form.windowHandle()
    now = 200_000

    def key(char: str, at: int) -> QKeyEvent:
        code = Qt.Key.Key_Return if char == "\r" else Qt.Key(ord(char))
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, char)
        event.setTimestamp(at)
        return event

    class Asks(QObject):
        """Qt's own filter of the application: it swallows what comes to the window."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            return watched is window and event.type() == QEvent.Type.KeyPress

    def press(text: str, gap: int) -> None:
        nonlocal now
        now += 500
        for char in text:
            now += gap
            QCoreApplication.sendEvent(window, key(char, now))
        for char in text:
            QCoreApplication.sendEvent(form.first, key(char, 0))

    asks = Asks()
    qapp.installEventFilter(asks)
    try:
        press("2", 120)  # the first key without a time says that there are such keys
        press("06", 120)
        press(f"{CODE}\r", 8)
        assert heard == [CODE]
        assert form.first.text() == "206"
        press("713456789", 120)
        assert form.first.text() == "206713456789", "bunched they are still typed"
        assert heard == [CODE]
    finally:
        qapp.removeEventFilter(asks)
