"""Behaviour of the kit: rings, names, errors that move nothing, Enter, ticks, segments."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import style
from ui.style import Tone
from ui.widgets import (
    AmountField,
    Banner,
    Button,
    Combo,
    EnterFlow,
    Field,
    FocusRing,
    Kind,
    LineEdit,
    PasswordField,
    Segments,
    ThinBar,
    TickTile,
    assign_mnemonics,
)

KEPT: list[QWidget] = []  # qtbot holds weak references only


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    """Keep windows for the length of one test."""
    yield
    KEPT.clear()


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """The widgets in a window that has a ring and the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    KEPT.append(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    window.ring = FocusRing(window)  # type: ignore[attr-defined]
    window.resize(1000, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def color_at(image: QImage, point: QPoint) -> QColor:
    return image.pixelColor(point * image.devicePixelRatio())


def test_focus_ring_is_painted_after_a_gap(qtbot: QtBot) -> None:
    for control in (Button("Go"), LineEdit(name="Name"), TickTile("Signed"), Combo([("One", 1)])):
        window = shown(qtbot, control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda w=window: w.ring.isVisible())  # type: ignore[misc]
        image = window.grab().toImage()
        edge = control.mapTo(window, QPoint(0, control.height() // 2))
        tokens = style.tokens()
        assert color_at(image, edge - QPoint(3, 0)) == tokens.focus
        assert color_at(image, edge - QPoint(4, 0)) == tokens.focus
        assert color_at(image, edge - QPoint(1, 0)) == tokens.canvas
        assert color_at(image, edge - QPoint(2, 0)) == tokens.canvas


def test_ring_follows_its_control(qtbot: QtBot) -> None:
    button = Button("Go")
    window = shown(qtbot, button)
    button.setFocus()
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    before = ring.geometry()
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(40, 60, 20, 20)
    qtbot.waitUntil(lambda: ring.geometry() == before.translated(20, 40))


def test_enter_presses_but_never_what_f12_does(qtbot: QtBot) -> None:
    pressed: list[str] = []
    plain = Button("Next customer", key="Enter", clicked=lambda: pressed.append("next"))
    post = Button("Post", key="F12", kind=Kind.PRIMARY, clicked=lambda: pressed.append("post"))
    shown(qtbot, plain, post)
    QTest.keyClick(plain, Qt.Key.Key_Return)
    QTest.keyClick(post, Qt.Key.Key_Return)
    QTest.keyClick(post, Qt.Key.Key_Enter)
    assert pressed == ["next"]
    QTest.keyClick(post, Qt.Key.Key_Space)
    assert pressed == ["next", "post"]


def test_an_error_moves_nothing_and_is_tied_to_its_field(qtbot: QtBot) -> None:
    for line in (True, False):
        field, below = AmountField("Amount", line=line), Field("Serial")
        shown(qtbot, field, below)
        before = below.pos()
        field.set_error("Add the point.")
        qtbot.waitExposed(field)
        assert below.pos() == before
        assert field.edit.accessibleDescription() == "Add the point."
        assert field.error() == "Add the point."
        shown_words = field.below.text() if line else field.hint.text()
        assert shown_words == "Add the point."
        field.set_error("")
        assert field.error() == ""


def test_names(qtbot: QtBot) -> None:
    field = Field("Receipt language", control=Combo([("English", "en")]))
    shown(qtbot, field)
    assert field.control.accessibleName() == "Receipt language"
    button = Button("&Void", key="F8")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Void"
    assert button.accessibleDescription() == "F8"


def test_password_can_be_shown(qtbot: QtBot) -> None:
    field = PasswordField("Password")
    shown(qtbot, field)
    assert field.show_button is not None
    field.show_button.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.show_button.accessibleName() == "Hide"
    field.show_button.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_combo_keeps_its_value(qtbot: QtBot) -> None:
    combo = Combo([("English", "en"), ("Español", "es")])
    qtbot.addWidget(combo)
    combo.set_value("es")
    combo.set_items([("Español", "es"), ("Português", "pt")])
    assert combo.value() == "es"
    combo.set_items([])
    assert combo.value() is None


def test_enter_flow(qtbot: QtBot) -> None:
    amount, serial, tick, split = (
        AmountField("Amount"),
        Field("Serial"),
        TickTile("Signed"),
        Field("x"),
    )
    last: list[bool] = []
    window = shown(qtbot, amount, serial, tick, split)
    controls = (amount.edit, serial.edit, tick, split.edit)
    EnterFlow(
        controls,
        lambda: last.append(True),
        filled=lambda w: w is serial.edit and bool(serial.text()),
        parent=window,
    )
    serial.edit.setText("281")
    amount.edit.setFocus()
    QTest.keyClick(amount.edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert tick.hasFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert split.edit.hasFocus()
    QTest.keyClick(split.edit, Qt.Key.Key_Return)
    assert last == [True]


def test_segments_by_arrow(qtbot: QtBot) -> None:
    segments = Segments([("All", "all"), ("Checks", "checks")], name="Show")
    shown(qtbot, segments)
    chosen: list[object] = []
    segments.chosen.connect(chosen.append)
    width = segments.width()
    segments.buttons[0].setFocus()
    QTest.keyClick(segments.buttons[0], Qt.Key.Key_Right)
    assert segments.value() == "checks"
    assert chosen == ["checks"]
    assert segments.width() == width


def test_banner_is_acknowledged_and_taken_back(qtbot: QtBot) -> None:
    button = Button("Written in", compact=True)
    banner = Banner(Tone.WARNING, "No number on the memo line.", buttons=(button,))
    shown(qtbot, banner)
    high = banner.height()
    banner.acknowledge("Asked", "A. Rivera 10:50")
    assert not button.isVisible()
    assert banner.height() == high
    with qtbot.waitSignal(banner.taken_back):
        banner.take_back.click()
    assert not banner.acknowledged
    assert button.isVisible()


def test_quick_work_shows_no_bar(qtbot: QtBot) -> None:
    bar = ThinBar()
    shown(qtbot, bar)
    bar.start()
    bar.start()
    bar.stop()
    assert not bar.running
    qtbot.waitUntil(lambda: bar.running, timeout=1_000)
    bar.stop()
    assert not bar.running


def test_a_count_is_no_mnemonic(qtbot: QtBot) -> None:
    buttons = [Button("Pay"), Button("Pa, 1")]
    for button in buttons:
        qtbot.addWidget(button)
    assign_mnemonics(buttons, reserved="a")
    assert buttons[1].text() == "Pa, 1", "the number changes and pages use Alt with digits"


def test_mnemonics_do_not_clash(qtbot: QtBot) -> None:
    buttons = [Button(w) for w in ("Post", "Print", "&Use", "Undo", "", "X")]
    for button in buttons:
        qtbot.addWidget(button)
    assign_mnemonics(buttons)
    assert [b.text() for b in buttons] == ["&Post", "P&rint", "&Use", "U&ndo", "", "&X"]
    assert buttons[1].accessibleName() == "Print"
