"""An item whose account nobody knows: by a supervisor to suspense, where the site allows it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.settings import Settings
from tests.ui.screens.at_work import ALT, BANK, ROUTING, AtWork, Key
from tests.ui.screens.conftest import BOYLE, PASSPHRASE
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.approval import ApprovalDialog
from ui.screens.pay_dialogs import NameDialog
from ui.visit import VisitInHand


def test_it_names_the_payer_and_is_signed_by_a_supervisor(
    at_counter: Counter, qtbot: QtBot
) -> None:
    at_counter.desk = replace(at_counter.desk, settings=Settings(allow_unidentified=True))
    work = AtWork(at_counter, qtbot)
    at_counter.visit = VisitInHand(unidentified=True)
    work.go("pay")
    work.type("50.00")
    work.type("1042")
    work.press(Key.Key_Return)
    work.type(ROUTING)
    work.type(BANK)
    QTest.qWait(200)
    assert work.said() == [
        "Nobody knows the account of this item. A supervisor may take it to suspense."
    ]
    assert work.pay.context == "no account known"
    assert work.pay.table.rows()[0].account == "no account"
    assert list(faults(work.pay)) == []
    assert list(clipped(work.pay)) == []
    work.space(2)
    work.press(Key.Key_Return)
    work.press(Key.Key_A, ALT)
    card = work.shell.findChild(ApprovalDialog)
    assert card is not None
    card.reason.setCurrentIndex(1)
    card.form.credentials.number_field.edit.setText(BOYLE.number)
    card.form.credentials.password_field.edit.setText(PASSPHRASE)
    card.yes_button.click()
    QApplication.processEvents()
    name = work.shell.findChild(NameDialog)
    assert name is not None, "whoever pays is named"
    name.name.edit.setText("Luis Alves")
    name.save()
    QApplication.processEvents()
    work.pay.leaving.review()
    assert work.gone[-1] == "review"
    with qtbot.waitActive(work.shell):
        work.shell.activateWindow()
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    visit = at_counter.last_visit
    assert visit is not None
    (tender,) = visit.tenders
    assert [part.billing_account_number for part in tender.allocations] == [""]
    assert visit.payer_name == "Luis Alves"
