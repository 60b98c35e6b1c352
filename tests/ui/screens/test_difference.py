"""After the count: in balance F12 closes; a difference needs a reason and a supervisor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.domain.staff import Role, Staff
from cashier.services import drawers, reports, reviews
from tests.ui.screens.conftest import PASSPHRASE, RIVERA
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.dialogs import Question
from ui.page import Page
from ui.screens.difference import DifferencePage
from ui.shell import Shell

Shown = Callable[[Page], Shell]
Went = list[tuple[str, object]]
BOYLE = Staff(number="2001", name="N. Boyle", role=Role.SUPERVISOR)
PERSONAL, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER
RIGHT = {PERSONAL: KindCount(items=1, cents=20600), USPS: KindCount(items=1, cents=3457)}
WRONG = {PERSONAL: KindCount(items=1, cents=20600)}


@pytest.fixture
def went(at_counter: Counter) -> Went:
    found: Went = []
    at_counter.go_requested.connect(lambda name, about: found.append((name, about)))
    return found


@pytest.fixture
def counted(at_counter: Counter, went: Went) -> Counter:
    take(at_counter.desk, RIVERA, check(), money_order())
    at_counter.drawer = drawers.begin_count(at_counter.desk, RIVERA)
    return at_counter


@pytest.fixture
def balanced(counted: Counter, show: Shown) -> Iterator[DifferencePage]:
    drawers.count(counted.desk, RIVERA, RIGHT)
    page = DifferencePage(counted)
    shell = show(page)
    yield page
    assert shell.page is page


@pytest.fixture
def differing(counted: Counter, show: Shown) -> Iterator[DifferencePage]:
    drawers.count(counted.desk, RIVERA, WRONG)
    page = DifferencePage(counted)
    shell = show(page)
    yield page
    assert shell.page is page


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def closed(went: Went) -> DrawerReport:
    name, about = went[-1]
    assert name == "closed"
    assert isinstance(about, DrawerReport)
    return about


def test_in_balance_f12_closes(balanced: DifferencePage, counted: Counter, went: Went) -> None:
    assert balanced.title == "In balance"
    assert [a.text for a in balanced.acts()] == ["Close drawer"]
    assert not balanced.reason.isVisible()
    QApplication.processEvents()
    assert not list(faults(balanced))
    assert not list(clipped(balanced))
    press(Qt.Key.Key_Return)
    assert went == [], "Enter closes nothing"
    press(Qt.Key.Key_F12)
    assert closed(went).balanced
    assert counted.drawer is None
    assert reports.z_report(counted.desk, RIVERA) == closed(went)


def test_what_closing_leaves_open_is_said_before(balanced: DifferencePage) -> None:
    words = " | ".join(balanced.leaving.lines)
    assert "1 receipt not printed, TRN-01-000001-" in words
    assert "not confirmed yet" in words


def test_a_difference_is_named_by_kind(differing: DifferencePage) -> None:
    assert differing.title == "1 item missing"
    rows = differing.kinds.rows()
    assert [r.words for r in rows if not r.agrees] == ["Money orders, USPS", "Total"]
    assert differing.kinds.table_model.cell(3, 6).text == "-$34.57"
    assert [i.number for i in differing.items.rows()] == ["28123456781"], (
        "only items of kinds that differ: the others need no looking"
    )
    assert differing.items.hasFocus(), "first it is looked for, or counted again"
    assert differing.hint == "A slip in typing? F7. You hold the item? F6 ticks it."
    QApplication.processEvents()
    assert not list(faults(differing))
    assert not list(clipped(differing))


def test_a_difference_is_closed_by_keys_alone(
    differing: DifferencePage, counted: Counter, went: Went
) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_H)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(differing.note.edit, "payer will come back")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(differing.signer.number.edit, "2001")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(differing.signer.password.edit, PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert went == []
    press(Qt.Key.Key_F12)
    report = closed(went)
    assert report.reason == "handed back by mistake: payer will come back"
    assert report.approver == "2001"
    assert not report.balanced
    assert differing.signer.password.edit.text() == ""


def test_reason_and_signature_are_needed(differing: DifferencePage, went: Went) -> None:
    press(Qt.Key.Key_F12)
    assert differing._reason_field.error() == "Needed to close."
    differing.reason.setCurrentIndex(differing.reason.count() - 1)
    press(Qt.Key.Key_F12)
    assert differing.note.error()
    differing.note.edit.setText("tray fell")
    press(Qt.Key.Key_F12)
    assert differing.signer.number.error()
    differing.signer.number.edit.setText("1001")
    differing.signer.password.edit.setText(PASSPHRASE)
    press(Qt.Key.Key_F12)
    assert "own act" in differing.trouble.label.text()
    assert went == []


def test_with_nobody_to_sign_it_is_closed_and_waits(
    differing: DifferencePage, counted: Counter, went: Went
) -> None:
    press(Qt.Key.Key_F8)
    assert differing._reason_field.error() == "Needed to close.", "a reason is needed all the same"
    differing.reason.setCurrentIndex(1)
    press(Qt.Key.Key_F8)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.no_button.click()
    assert went == []
    press(Qt.Key.Key_F8)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.yes_button.click()
    report = closed(went)
    assert (report.review_pending, report.approver) == (True, "")
    assert report.reason == "handed back by mistake"
    (waiting,) = reviews.pending(counted.desk, BOYLE)
    assert waiting.cents == -3457


def test_count_again_says_how_often(
    differing: DifferencePage, counted: Counter, went: Went
) -> None:
    act = differing.acts()[0]
    assert act.text == "Count again, 2 left"
    act.slot()
    assert went == [("count", True)]
    drawers.count(counted.desk, RIVERA, WRONG)
    drawers.count(counted.desk, RIVERA, WRONG)
    differing.on_enter()
    assert differing.acts()[0].text == "Supervisor counts"
    assert not list(clipped(differing))


def test_without_a_count_it_goes_to_the_count(counted: Counter, show: Shown, went: Went) -> None:
    page = DifferencePage(counted)
    shell = show(page)
    assert went == [("count", None)]
    assert page.kinds.rows() == ()
    assert shell.page is page
