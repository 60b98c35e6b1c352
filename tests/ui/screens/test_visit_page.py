"""One visit looked up again: what may be put right of it, by keys, with two people, and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import TakenTender
from cashier.domain.posting import RecordKind
from cashier.services import drawers, items, printing
from tests.ui.screens.conftest import PASSPHRASE, RIVERA
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import DENTAL, check, money_order, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.mistake import MistakeDialog
from ui.screens.visit_page import VisitPage
from ui.shell import Shell

Shown = Callable[[Page], Shell]
NUMBER = "TRN-01-000001-1"


@pytest.fixture
def page(at_counter: Counter, show: Shown) -> Iterator[VisitPage]:
    """A visit of two items, its drawer still open."""
    visit = take(at_counter.desk, RIVERA, check(), money_order())
    page = VisitPage(at_counter)
    page.show_about(visit)
    shell = show(page)
    yield page
    assert shell.page is page


@pytest.fixture
def closed(page: VisitPage, at_counter: Counter) -> VisitPage:
    """The same after the close."""
    counted = {
        InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=20600),
        InstrumentKind.USPS_MONEY_ORDER: KindCount(items=1, cents=3457),
    }
    drawers.count(at_counter.desk, RIVERA, counted)
    drawers.close(at_counter.desk, RIVERA)
    at_counter.drawer = None
    at_counter.events.drawer_changed.emit(None)
    return page


def names(page: VisitPage) -> list[str]:
    return [act.text for act in page.acts()]


def act(page: VisitPage, text: str) -> MistakeDialog:
    """Presses the button of that name and answers the dialog it opened."""
    found = next(one for one in page.acts() if one.text == text)
    assert found.enabled
    found.slot()
    dialog = asked(page)
    assert not list(faults(dialog))
    assert not list(clipped(dialog))
    return dialog


def asked(page: VisitPage) -> MistakeDialog:
    """The dialog that is open, once it has the keyboard."""
    dialog = page.window().findChildren(MistakeDialog)[-1]
    for _ in range(400):
        if dialog.isActiveWindow():
            return dialog
        QTest.qWait(5)
    raise AssertionError("the dialog has not the keyboard")


def sign(number: str = "2001") -> None:
    type_in(number)
    press("Return")
    type_in(PASSPHRASE)
    press("Return")


def tender(counter: Counter, line: int = 1) -> TakenTender:
    return items.visit(counter.desk, RIVERA, NUMBER).tenders[line - 1]


def changes(page: VisitPage) -> list[str]:
    model = page.view.changes.table_model
    return [model.cell(row, 2).words() for row in range(model.rowCount())]


def test_what_may_be_done_depends_on_the_drawer(page: VisitPage) -> None:
    assert names(page) == ["Back", "Copy", "Correct", "Move", "Void item"]
    assert not page.view.changes.isVisible()
    assert not list(faults(page))
    assert not list(clipped(page))


def test_after_the_close(closed: VisitPage) -> None:
    assert names(closed) == [
        "Back", "Copy", "Correct", "Move", "Returned by bank", "Reverse item",
    ]  # fmt: skip


def test_reversed_by_keys_alone(
    closed: VisitPage, at_counter: Counter, said: list[tuple[str, bool]]
) -> None:
    press("F8")
    asked(closed)
    press("W", "Return")
    sign()
    assert tender(at_counter).undone is None, "Enter reverses nothing"
    press("F12")
    undone = tender(at_counter).undone
    assert undone is not None
    assert (undone.kind, undone.reason) == (RecordKind.REVERSAL, "wrong kind keyed")
    assert (undone.staff, undone.approver) == ("1001", "2001")
    assert closed.view.table.table_model.cell(0, 5).words() == "Reversed 11/23"
    assert changes(closed) == ["Reversed after the close (wrong kind keyed)"]
    assert closed.context == "$240.57 taken, $34.57 stands"
    reverse = next(one for one in closed.acts() if one.text == "Reverse item")
    assert not reverse.enabled
    assert any("Reversed: check 1042, $206.00" in text for text, _ in said)


def test_returned_by_the_bank(closed: VisitPage, at_counter: Counter) -> None:
    closed.view.choose_line(2)
    dialog = act(closed, "Returned by bank")
    assert dialog.windowTitle() == "Did the bank return money order ...6781 for $34.57?"
    press("I", "Return")
    sign()
    press("F12")
    undone = tender(at_counter, 2).undone
    assert undone is not None
    assert (undone.kind, undone.reason, undone.fee_cents) == (RecordKind.RETURNED_ITEM, "NSF", 0)


def test_corrected_number_is_shown_with_old_and_new(page: VisitPage, at_counter: Counter) -> None:
    dialog = act(page, "Correct")
    assert QApplication.focusWidget() is dialog.fields()[0]
    dialog.fields()[0].setFocus()
    press("Ctrl+A")
    type_in("1043")
    dialog.reason.setFocus()
    press("M", "Return")
    sign()
    press("F12")
    assert tender(at_counter).instrument.number == "1043"
    assert changes(page) == ["Number: 1042 is now 1043 (misread)"]
    assert page.view.table.table_model.cell(0, 2).words() == "1043"


def test_nothing_to_correct_is_said(page: VisitPage, at_counter: Counter) -> None:
    dialog = act(page, "Correct")
    press("F12")
    assert dialog.trouble.isVisible()
    press("Escape")
    assert tender(at_counter).amendments == ()


def test_money_moved_to_another_account(page: VisitPage, at_counter: Counter) -> None:
    dialog = act(page, "Move")
    type_in(DENTAL)
    press("Return")
    press("Ctrl+A")
    type_in("100.00")
    press("Return")
    press("W", "Return")
    sign()
    press("F12")
    assert not dialog.isVisible()
    parts = [(part.last4, part.amount_cents) for part in tender(at_counter).allocations]
    assert parts == [("5678", 10600), ("5686", 10000)]
    assert changes(page) == ["Moved, now for ...5678 $106.00, ...5686 $100.00 (wrong account)"]


@pytest.mark.parametrize(
    ("number", "words"), [("1001", "own"), ("1002", "supervisor"), ("9999", "do not fit")]
)
def test_a_signature_that_does_not_do(
    page: VisitPage, at_counter: Counter, number: str, words: str
) -> None:
    dialog = act(page, "Correct")
    press("Ctrl+A")
    type_in("1043")
    dialog.reason.setFocus()
    press("M", "Return")
    sign(number)
    press("F12")
    assert dialog.isVisible()
    assert words in dialog.trouble.accessibleName()
    assert tender(at_counter).amendments == ()
    press("Escape")


def test_a_slip_is_printed_again(page: VisitPage, at_counter: Counter) -> None:
    dialog = act(page, "Correct")
    press("Ctrl+A")
    type_in("1043")
    dialog.reason.setFocus()
    press("M", "Return")
    sign()
    press("F12")
    (job,) = printing.slips(at_counter.desk, NUMBER).values()
    jobs = printing.StoredJobs(at_counter.desk)
    jobs.begin(job.job_id)
    jobs.recover()
    page.refresh()
    assert names(page)[2] == "Print slip"
    slip = page.acts()[2]
    assert slip.key == "F9"
    slip.slot()
    (again,) = printing.slips(at_counter.desk, NUMBER).values()
    assert again.job_id != job.job_id
    assert again.slip == job.slip


def test_another_persons_open_drawer_is_not_voided_from_here(
    page: VisitPage, at_counter: Counter, qtbot: QtBot
) -> None:
    from tests.ui.screens.conftest import BOYLE

    at_counter.who = BOYLE
    page.refresh()
    void = next(one for one in page.acts() if one.text == "Void item")
    assert not void.enabled
