"""Review: read-only, answered warnings, and a recording that cannot happen twice or by Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault
from cashier.services import items
from tests.ui.screens.at_work import ALT, ENDED, HEALTH, AtWork, Key
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.dialogs import ErrorBox
from ui.events import Events
from ui.tasks import InlineTasks, Lane
from ui.visit import VisitInHand


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    return AtWork(at_counter, qtbot)


def words_of(work: AtWork) -> str:
    labels = work.review.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_it_asks_the_question_with_every_item_in_full(work: AtWork) -> None:
    work.open_form(confirmed=True)
    work.check_typed(date="11/20/2026", review=False)
    work.press(Key.Key_F6)
    work.money_order_typed()
    assert work.review.items.question.text() == "Post 2 items, $240.57?"
    said = words_of(work)
    for line in (
        "Paid by Rosa M Alves, the member",
        "Personal check 1042",
        "dated Fri 20 Nov 2026, bank account ...3456",
        "Money order 28123456781",
        "USPS, dated Mon 23 Nov 2026",
        "There were none.",
    ):
        assert line in said
    primary = work.shell.action_bar.primary()
    assert primary is not None
    assert primary.hasFocus()


def test_warnings_stand_with_who_answered_them(work: AtWork) -> None:
    work.open_form(ENDED)
    work.check_typed("152.00")
    work.answer_all()
    assert work.gone[-1] == "review"
    said = words_of(work)
    assert "About ...1120: please check with the member first." in said
    assert "Told, item 1, A. Rivera 8:31" in said


def test_enter_records_nothing_and_esc_goes_back_with_everything(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form()
    work.check_typed()
    for _ in range(3):
        work.press(Key.Key_Return)
    assert at_counter.last_visit is None
    work.press(Key.Key_Escape)
    assert work.gone[-1] == "pay"
    assert work.pay.form.amount.edit.text() == "206.00"


def test_the_language_is_proposed_and_can_be_changed(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.check_typed()
    assert work.review.language.value() == "pt-BR"
    work.review.language.set_value("vi")
    work.review.language.chosen.emit("vi")
    assert "English stands beside it" in work.review.language_field.below.text()
    work.press(Key.Key_F12)
    assert at_counter.last_visit is not None
    assert at_counter.last_visit.language == "vi"


def test_a_second_f12_while_it_is_being_recorded_does_nothing(
    work: AtWork, at_counter: Counter
) -> None:
    waiting: list[Callable[[], None]] = []

    class Slow(InlineTasks):
        def run(self, lane: Lane, work: Any, owner: Any, done: Any, failed: Any = None) -> None:
            waiting.append(lambda: InlineTasks.run(self, lane, work, owner, done, failed))

    work.open_form()
    work.check_typed()
    at_counter.tasks = Slow()
    work.press(Key.Key_F12)
    work.press(Key.Key_F12)
    work.press(Key.Key_Escape)
    assert len(waiting) == 1
    assert work.gone[-1] == "review"
    primary = work.shell.action_bar.primary()
    assert primary is not None
    assert not primary.isEnabled()
    at_counter.tasks = InlineTasks()
    waiting[0]()
    assert work.gone[-1] == "posted"


def test_a_refusal_goes_back_to_the_form_with_its_sentence(
    work: AtWork, at_counter: Counter
) -> None:
    from cashier.services import drawers

    work.open_form(HEALTH)
    work.check_typed()
    drawers.begin_count(at_counter.desk, at_counter.person)
    work.press(Key.Key_F12)
    assert work.gone[-1] == "pay"
    assert at_counter.last_visit is None
    assert any("count" in text for text in work.said())


def test_a_fault_keeps_everything_and_may_be_tried_again(work: AtWork, at_counter: Counter) -> None:
    class Broken(InlineTasks):
        def run(self, lane: Lane, work: Any, owner: Any, done: Any, failed: Any = None) -> None:
            failed(Fault("store.unreadable", retry_is_safe=True))

    work.open_form()
    work.check_typed()
    at_counter.tasks = Broken()
    work.press(Key.Key_F12)
    box = work.shell.findChild(ErrorBox)
    assert box is not None
    box.close_button.click()
    QTest.qWait(50)
    at_counter.tasks = InlineTasks()
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"


def test_nothing_is_nameless_or_cut(work: AtWork) -> None:
    work.open_form(ENDED)
    work.press(Key.Key_2, ALT)
    work.check_typed("152.00")
    work.answer_all()
    assert work.gone[-1] == "review"
    QTest.qWait(50)
    assert not list(faults(work.review))
    assert not list(clipped(work.shell))
    assert work.review.height() == work.shell.room.maximumViewportSize().height()


def test_two_windows_and_a_replay_make_one_payment(
    work: AtWork, at_counter: Counter, qtbot: QtBot
) -> None:
    work.open_form()
    work.check_typed()
    work.answer_all()
    assert work.gone[-1] == "review"
    first = at_counter.visit
    assert first is not None
    again = VisitInHand(
        accounts=list(first.accounts),
        visit_id=first.visit_id,
        payer_name=first.payer_name,
        items=list(first.items),
    )
    other = Counter(at_counter.desk, at_counter.tasks, Events())
    other.who, other.drawer, other.visit = at_counter.who, at_counter.drawer, again
    second = AtWork(other, qtbot)
    second.go("review")
    for window in (second, work):
        with qtbot.waitActive(window.shell):
            window.shell.activateWindow()
        window.press(Key.Key_F12)
        assert window.gone[-1] == "posted"
    assert other.last_visit is not None
    assert at_counter.last_visit is not None
    assert at_counter.last_visit.replay
    assert at_counter.last_visit.receipt_number == other.last_visit.receipt_number
    assert len(items.today(at_counter.desk, at_counter.person)) == 1
