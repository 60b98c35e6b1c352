"""What is typed for a payment is in the sealed store a moment later, until it is posted."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cashier.services import drafts
from tests.ui.screens.at_work import BANK, CTRL, ROUTING, AtWork, Key
from tests.ui.screens.conftest import RIVERA
from ui.counter import Counter
from ui.screens.begun import Begun
from ui.screens.pay_keeping import KEEP_MS
from ui.visit import VisitInHand
from ui.visit_draft import KeptVisit, kept_visit


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    return AtWork(at_counter, qtbot)


def kept(counter: Counter) -> KeptVisit | None:
    """The one draft there is."""
    found = drafts.begun_visits(counter.desk, RIVERA)
    assert len(found) <= 1
    return kept_visit(found[0].body) if found else None


def in_hand(counter: Counter) -> VisitInHand:
    assert counter.visit is not None
    return counter.visit


def test_it_is_kept_while_typing_and_gone_once_posted(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    QTest.qWait(KEEP_MS + 100)
    assert kept(at_counter) is None, "nothing is typed yet"
    work.type("206.00")
    work.type("10", enter=False)
    QTest.qWait(KEEP_MS + 100)
    found = kept(at_counter)
    assert found is not None
    assert [(form.amount, form.number) for form in found.forms] == [("206.00", "10")]
    assert found.member_name == "Rosa M Alves"
    work.type("42")
    for text in ("", ROUTING, BANK):
        work.type(text)
    work.space(2)
    work.press(Key.Key_Return)
    assert work.gone[-1] == "review"
    found = kept(at_counter)
    assert found is not None
    assert found.forms[0].ticks >= {"payable", "signed"}
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    QTest.qWait(KEEP_MS + 100)
    assert kept(at_counter) is None


def test_discarded_it_is_not_offered_again(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.type("206.00")
    work.pay.on_leave()
    assert kept(at_counter) is not None
    work.press(Key.Key_Escape)
    work.press(Key.Key_F8)
    assert work.gone[-1] == "account"
    assert kept(at_counter) is None


def test_typing_goes_on_at_what_was_refused(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.type("206")
    work.go("find")
    work.go("pay")
    assert work.pay.form.amount.edit.hasFocus(), "206 is without its point"


def test_put_aside_the_next_person_is_helped_and_nothing_is_lost(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form(confirmed=True)
    work.type("206.00")
    work.press(Key.Key_Escape)
    work.press(Key.Key_Escape)
    assert work.pay.form.number.edit.hasFocus(), "Esc twice loses nothing"
    work.press(Key.Key_Escape)
    work.press(Key.Key_B, CTRL)
    assert work.gone[-1] == "find"
    assert work.find.search.text() == "", "the next person does not see who was here"
    assert at_counter.visit is None
    begun = Begun(at_counter, work.shell, lambda words: None)
    begun.offer()
    assert begun.dialog is None, "put aside, it is not offered by itself"
    begun.ask()
    work.press(Key.Key_Return)
    assert work.gone[-1] == "pay"
    visit = in_hand(at_counter)
    assert visit.forms[0].amount == "206.00"
    assert visit.confirmations == []


def test_it_goes_on_with_the_same_visit_and_nobody_confirmed(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form(confirmed=True)
    work.type("206.00")
    work.type("1042")
    visit = at_counter.visit
    assert visit is not None
    work.pay.on_leave()
    at_counter.visit = None
    work.go("find")
    said: list[str] = []
    begun = Begun(at_counter, work.shell, said.append)
    begun.offer()
    assert begun.dialog is not None
    assert begun.dialog.windowTitle() == "A visit begun 8:31 AM is here"
    work.press(Key.Key_Return)
    assert work.gone[-1] == "pay"
    again = in_hand(at_counter)
    assert again.visit_id == visit.visit_id
    assert again.forms[0].tender_id == visit.forms[0].tender_id
    assert again.confirmations == []
    assert [view.standing for view in again.accounts] == [None]
    assert work.pay.form.dated.edit.hasFocus(), "typing goes on where it stopped"
    for text in ("", ROUTING, BANK):
        work.type(text)
    work.space(2)
    work.press(Key.Key_Return)
    work.answer_all()
    work.press(Key.Key_F12)
    assert at_counter.last_visit is not None
    assert at_counter.last_visit.visit_id == visit.visit_id


def test_put_aside_it_waits_and_is_brought_back(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.type("206.00")
    work.pay.on_leave()
    at_counter.visit = None
    work.go("find")
    said: list[str] = []
    begun = Begun(at_counter, work.shell, said.append)
    begun.offer()
    work.press(Key.Key_Escape)
    assert said == ["Put aside. Ctrl+B brings it back."]
    assert work.gone[-1] == "find"
    begun.offer()
    assert begun.dialog is None, "not asked twice"
    begun.ask()
    work.press(Key.Key_Return)
    assert work.gone[-1] == "pay"
    assert work.pay.item.amount == "206.00"


def test_identity_is_confirmed_in_the_form(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.type("206.00")
    assert work.pay.form.amount.hint.text() == ""
    work.press(Key.Key_I, CTRL)
    work.press(Key.Key_1)
    assert work.pay.form.amount.hint.text() == "same as the bill"
    assert work.pay._chip.text() == "Identity confirmed"
    assert at_counter.visit is not None
    assert len(at_counter.visit.confirmations) == 1
    assert work.pay.form.number.edit.hasFocus()
