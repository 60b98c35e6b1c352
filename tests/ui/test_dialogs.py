"""Questions: the harmless button has the focus, Enter in a field presses nothing, focus comes
back.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import dialogs, style
from ui.widgets import Button, Field


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.start = Button("Void", parent=made)  # type: ignore[attr-defined]
    QVBoxLayout(made).addWidget(made.start)  # type: ignore[attr-defined]
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.start.setFocus()  # type: ignore[attr-defined]
    return made


def ask(window: QWidget, answers: list[bool]) -> dialogs.Question:
    return dialogs.ask(
        window,
        "Void check 1042 for $206.00?",
        "Only this item falls.",
        yes="Void item",
        no="Keep item",
        answer=answers.append,
        dangerous=True,
    )


def test_harmless_first(qtbot: QtBot, window: QWidget) -> None:
    answers: list[bool] = []
    question = ask(window, answers)
    qtbot.waitUntil(question.no_button.hasFocus)
    assert question.width() == 560
    assert all(
        not b.autoDefault() and not b.isDefault() for b in question.findChildren(QPushButton)
    )
    QTest.keyClick(question.no_button, Qt.Key.Key_Return)
    assert answers == [False]
    qtbot.waitUntil(window.start.hasFocus)  # type: ignore[attr-defined]


def test_yes_and_escape(qtbot: QtBot, window: QWidget) -> None:
    answers: list[bool] = []
    question = ask(window, answers)
    question.yes_button.click()
    other = ask(window, answers)
    QTest.keyClick(other, Qt.Key.Key_Escape)
    assert answers == [True, False]


def test_enter_in_a_field_presses_nothing(qtbot: QtBot, window: QWidget) -> None:
    answers: list[bool] = []
    question = ask(window, answers)
    field = Field("Reason")
    question.body.addWidget(field)
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert answers == []
    question.reject()


def test_error_is_said_at_once_and_can_be_copied(
    qtbot: QtBot, window: QWidget, said: list[tuple[str, bool]]
) -> None:
    box = dialogs.show_error(
        window, "The receipt did not print", "Load paper.", code="P-12", details="P-12 out of paper"
    )
    qtbot.waitUntil(box.isVisible)
    assert ("The receipt did not print. Load paper.", True) in said
    box.copy_button.click()
    assert QGuiApplication.clipboard().text() == "P-12 out of paper"
    assert box.isVisible()
    box.close_button.click()


def test_focus_comes_back_after_a_second_question(qtbot: QtBot, window: QWidget) -> None:
    """Asked by the answer of the first, as a review leads to an approval."""
    second: list[dialogs.Question] = []
    first = dialogs.ask(
        window,
        "One?",
        yes="Yes",
        no="No",
        answer=lambda _: second.append(ask(window, [])),
    )
    first.yes_button.click()
    qtbot.waitUntil(second[0].no_button.hasFocus)
    second[0].no_button.click()
    qtbot.waitUntil(window.start.hasFocus)  # type: ignore[attr-defined]


def test_the_upper_of_two_keeps_the_keys_when_the_lower_closes(
    qtbot: QtBot, window: QWidget
) -> None:
    lower = ask(window, [])
    qtbot.waitUntil(lower.no_button.hasFocus)
    upper = ask(window, [])
    qtbot.waitUntil(upper.no_button.hasFocus)
    lower.accept()
    QTest.qWait(20)
    assert upper.no_button.hasFocus()
    assert QApplication.activeWindow() is upper
    upper.reject()
    qtbot.waitUntil(window.start.hasFocus)  # type: ignore[attr-defined]


def test_a_page_that_went_on_keeps_its_own_focus(qtbot: QtBot, window: QWidget) -> None:
    other = Button("Next", parent=window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(other)

    def go_on(_: bool) -> None:
        window.start.hide()  # type: ignore[attr-defined]
        other.setFocus()

    question = dialogs.ask(window, "Go on?", yes="Yes", no="No", answer=go_on)
    qtbot.waitUntil(question.no_button.hasFocus)
    question.yes_button.click()
    qtbot.waitUntil(other.hasFocus)


def test_a_dialogs_corners_are_not_seen_through(window: QWidget) -> None:
    """Without a compositor what is seen through is black: four black corners on every question."""
    question = ask(window, [])
    assert not question.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    seen = question.grab().toImage()
    assert seen.pixelColor(0, 0) == style.tokens().canvas
    assert seen.pixelColor(seen.width() - 1, seen.height() - 1) == style.tokens().canvas
    question.reject()


def test_words_that_just_fit_ask_for_no_scroll_bar(window: QWidget) -> None:
    text = "They sign in no more, and a session of theirs ends when its station hears of it"
    while True:  # until they take one line more beside a bar than without one
        question = dialogs.ask(window, "Disable?", text, yes="Disable", no="Keep", answer=print)
        room = question._room
        beside = room.needed(room.width() - room.verticalScrollBar().sizeHint().width())
        if beside > room.needed(room.width()):
            break
        question.reject()
        text += " x"
    QApplication.processEvents()
    assert room.verticalScrollBar().maximum() == 0
    assert room.viewport().width() == room.width()
    question.reject()
