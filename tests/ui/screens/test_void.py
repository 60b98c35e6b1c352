"""Voiding an item: by keys alone, never by Enter, with another person's signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.services import approvals, drawers, items, staffing
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, RIVERA
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.today import TodayPage
from ui.screens.void import VoidDialog
from ui.shell import Shell

Shown = Callable[[Page], Shell]


@pytest.fixture
def page(at_counter: Counter, show: Shown) -> Iterator[TodayPage]:
    take(at_counter.desk, RIVERA, check(), money_order())
    page = TodayPage(at_counter)
    shell = show(page)
    page.table.choose(1)
    yield page
    assert shell.page is page


@pytest.fixture
def dialog(page: TodayPage) -> VoidDialog:
    QTest.keyClick(page.table, Qt.Key.Key_F8)
    found = page.window().findChild(VoidDialog)
    assert isinstance(found, VoidDialog)
    return found


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def type_(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def voided(counter: Counter) -> list[str]:
    return [i.number for i in items.today(counter.desk, RIVERA) if i.voided_at is not None]


def test_the_question_names_the_item(dialog: VoidDialog) -> None:
    assert dialog.windowTitle() == "Void check 1042 for $206.00?"
    assert dialog.keep_button.plain_text() == "Keep item"
    assert dialog.yes_button.plain_text() == "Void item"
    assert dialog.reason.hasFocus()
    assert not list(faults(dialog))
    assert not list(clipped(dialog))


def test_void_by_keys_alone(
    dialog: VoidDialog, page: TodayPage, at_counter: Counter, said: list[tuple[str, bool]]
) -> None:
    heard: list[object] = []
    at_counter.events.item_voided.connect(heard.append)
    press(Qt.Key.Key_W)
    press(Qt.Key.Key_Return)
    type_("2001")
    press(Qt.Key.Key_Return)
    type_(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert voided(at_counter) == [], "Enter voids nothing"
    assert dialog.yes_button.hasFocus()
    press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "a second Enter must not look like a void that was done"
    assert voided(at_counter) == []
    press(Qt.Key.Key_F12)
    assert voided(at_counter) == ["1042"]
    assert len(heard) == 1
    row = page.table.current()
    assert row is not None
    assert (row.number, row.void_reason, row.void_approver) == ("1042", "wrong account", "2001")
    assert page.segments.buttons[3].text() == "Voided 1"
    assert any("check 1042" in text for text, _ in said)


def test_enter_anywhere_voids_nothing(dialog: VoidDialog, at_counter: Counter) -> None:
    dialog.reason.setCurrentIndex(1)
    dialog.signer.number.edit.setText("2001")
    dialog.signer.password.edit.setText(PASSPHRASE)
    for _ in range(8):
        press(Qt.Key.Key_Return)
    assert voided(at_counter) == []
    assert dialog.isVisible(), "nothing was done, and the question still says so"


def test_escape_keeps_the_item(
    dialog: VoidDialog, page: TodayPage, at_counter: Counter, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert voided(at_counter) == []
    qtbot.waitUntil(page.table.hasFocus)


def test_one_cannot_sign_for_oneself(dialog: VoidDialog, at_counter: Counter) -> None:
    dialog.reason.setCurrentIndex(1)
    dialog.signer.number.edit.setText("1001")
    dialog.signer.password.edit.setText(PASSPHRASE)
    press(Qt.Key.Key_F12)
    assert dialog.trouble.isVisible()
    assert "own act" in dialog.trouble.label.text()
    assert dialog.signer.password.edit.text() == ""
    assert voided(at_counter) == []


def test_reason_and_signature_are_asked_for_in_words(dialog: VoidDialog) -> None:
    press(Qt.Key.Key_F12)
    assert dialog._reason_field.error() == "Choose the reason."
    dialog.reason.setCurrentIndex(dialog.reason.count() - 1)
    assert dialog.other.isVisible()
    press(Qt.Key.Key_F12)
    assert dialog.other.error()
    dialog.other.edit.setText("payer came back")
    press(Qt.Key.Key_F12)
    assert dialog.signer.number.error()
    QApplication.processEvents()
    assert not list(clipped(dialog))


def test_kept_items_are_recorded_as_kept(
    dialog: VoidDialog, page: TodayPage, at_counter: Counter
) -> None:
    from sqlalchemy import text

    dialog.reason.setCurrentIndex(5)
    dialog.paper.set_value(False)
    dialog.signer.number.edit.setText("2001")
    dialog.signer.password.edit.setText(PASSPHRASE)
    press(Qt.Key.Key_F12)
    with at_counter.desk.store.read() as connection:
        body = connection.execute(
            text("SELECT canonical FROM posting WHERE kind = 'void'")
        ).scalar_one()
    assert '"handed_back":false' in body


def test_a_drawer_that_closed_meanwhile_refuses(dialog: VoidDialog, at_counter: Counter) -> None:
    drawers.begin_count(at_counter.desk, RIVERA)
    dialog.reason.setCurrentIndex(1)
    dialog.signer.number.edit.setText("2001")
    dialog.signer.password.edit.setText(PASSPHRASE)
    press(Qt.Key.Key_F12)
    assert "being counted" in dialog.trouble.label.text()
    assert dialog.isVisible()


def test_a_voided_item_cannot_be_voided_again(page: TodayPage, at_counter: Counter) -> None:
    from cashier.services import mistakes, staffing

    desk = at_counter.desk
    approval = staffing.approve(desk, "2001", PASSPHRASE, act="void", act_of="1001")
    row = page.table.rows()[1]
    mistakes.void(desk, RIVERA, row.receipt_number, row.line, reason="x", approval=approval)
    at_counter.events.item_voided.emit(None)
    act = next(a for a in page.acts() if a.key == "F8")
    assert not act.enabled


def test_with_nobody_at_hand_it_is_asked_for_elsewhere(
    dialog: VoidDialog, page: TodayPage, at_counter: Counter
) -> None:
    """Nothing waits: the list says how it stands, before and after the answer."""
    press(Qt.Key.Key_F9)
    assert dialog.isVisible(), "a reason is needed"
    dialog.reason.setCurrentIndex(2)
    press(Qt.Key.Key_F9)
    QTest.qWait(0)
    assert voided(at_counter) == []
    assert page.asked.isVisible()
    line = page.asked.lines[0].accessibleName() or page.asked.lines[0].label.text()
    assert line.startswith("Void of item")
    assert "waits for a supervisor" in line
    assert not list(faults(page))
    assert not list(clipped(page))
    desk = at_counter.desk
    (asked,) = approvals.mine(desk, RIVERA)
    signed = staffing.approve(
        desk, BOYLE.number, PASSPHRASE, act=approvals.ANSWER, act_of=RIVERA.number
    )
    approvals.approve(desk, BOYLE, asked.waiting.request_id, approval=signed)
    (heard,) = approvals.apply(desk)
    at_counter.events.approval_heard.emit(heard)
    QTest.qWait(0)
    assert len(voided(at_counter)) == 1
    assert page.asked.lines[0].label.text().endswith("approved by N. Boyle, and done.")
