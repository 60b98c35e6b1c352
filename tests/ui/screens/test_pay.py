"""Taking payment by keys alone: the flow and its count, and what the form says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import Visit
from cashier.services import approvals, items, staffing
from cashier.services.approvals import AskState
from tests.ui.screens.at_work import (
    ALT,
    BANK,
    CTRL,
    DENTAL,
    ENDED,
    HEALTH,
    ROUTING,
    SERIAL,
    AtWork,
    Key,
)
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, RIVERA
from tests.ui.walk import clipped, faults, small_targets
from ui.counter import Counter
from ui.dialogs import Question
from ui.screens.approval import ApprovalDialog
from ui.screens.leave_visit import LeaveDialog
from ui.screens.pay_dialogs import NameDialog, SplitDialog


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    return AtWork(at_counter, qtbot)


def recorded(counter: Counter) -> Visit:
    assert counter.last_visit is not None
    return items.visit(counter.desk, counter.person, counter.last_visit.receipt_number)


# --- the whole flow ------------------------------------------------------------------------------


def test_a_check_and_a_money_order_from_search_to_receipt_by_keys_alone(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form(confirmed=True)
    work.check_typed(date="11/20/2026", review=False)
    assert work.gone[-1] == "pay"
    work.press(Key.Key_F6)
    work.money_order_typed()
    assert work.gone[-1] == "review"
    work.press(Key.Key_Return)
    assert at_counter.last_visit is None
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    visit = recorded(at_counter)
    assert visit.total_cents == 24057
    check, order = visit.tenders
    assert (check.instrument.kind, check.instrument.number) == (
        InstrumentKind.PERSONAL_CHECK,
        "1042",
    )
    assert (check.instrument.routing, check.instrument.account) == (ROUTING, BANK)
    assert check.instrument.dated == date(2026, 11, 20)
    assert order.instrument.kind is InstrumentKind.USPS_MONEY_ORDER
    assert order.instrument.dated == date(2026, 11, 23)
    assert [part.billing_account_number for part in check.allocations] == [HEALTH]
    assert [part.billing_account_number for part in order.allocations] == [DENTAL]
    assert visit.language == "pt-BR"
    work.press(Key.Key_Return)
    assert work.gone[-1] == "find"
    assert at_counter.visit is None


def test_one_check_all_typed_takes_no_more_keys_than_the_goal(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form()
    work.check_typed()
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    assert work.keys <= 52


def test_a_further_check_takes_no_more_keys_than_the_goal(work: AtWork) -> None:
    work.open_form(confirmed=True)
    work.check_typed(review=False)
    work.keys = 0
    work.press(Key.Key_F6)
    work.type("34.57")
    work.type("1043")
    work.press(Key.Key_Return)  # the business date
    work.press(Key.Key_Return)  # the bank line of the check before, proposed
    work.space(2)
    assert work.keys <= 16
    work.press(Key.Key_Return)
    assert work.gone[-1] == "review"


def test_the_visit_has_its_id_when_the_form_opens_and_items_when_their_rows_open(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form()
    visit = at_counter.visit
    assert visit is not None
    first, item = visit.visit_id, visit.forms[0].tender_id
    assert first
    work.check_typed()
    work.press(Key.Key_Escape)
    assert visit.visit_id == first
    assert visit.forms[0].tender_id == item


# --- fields --------------------------------------------------------------------------------------


def test_a_bare_number_is_no_amount_and_keeps_the_focus(work: AtWork) -> None:
    work.open_form()
    work.type("304")
    form = work.pay.form
    assert form.amount.edit.hasFocus()
    assert work.said() == ["304.00 or 3.04? Add the point."]
    assert form.amount.error() == "304.00 or 3.04? Add the point."
    work.type("304.16")
    assert form.number.edit.hasFocus()
    assert work.said() == []


def test_enter_goes_as_the_eye_does_and_never_records(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    form, seen = work.pay.form, []
    for text in ("206.00", "1042", "", ROUTING, BANK):
        edit = work.focus
        where = edit.mapTo(form, edit.rect().topLeft())
        seen.append((where.y() // 40, where.x()))
        work.type(text)
    assert seen == sorted(seen)
    assert form.ticks["payable"].hasFocus()
    work.space(2)
    for _ in range(3):
        work.press(Key.Key_Return)
    assert work.gone[-1] == "review"
    assert at_counter.last_visit is None


def test_a_large_amount_is_typed_twice(work: AtWork) -> None:
    work.open_form()
    form = work.pay.form
    work.type("1148.23")
    assert form.amount.label.text() == "Amount again"
    assert form.amount.edit.text() == ""
    work.type("1148.32")
    assert form.amount.edit.hasFocus()
    assert form.amount.edit.text() == ""
    assert form.amount.hint.text() == "they differ"
    assert work.said() == ["The two amounts differ. Type it again from the paper."]
    work.type("1148.23")
    assert work.said() == ["An unusually large amount. Type it once more from the paper."]
    work.type("1148.23")
    assert [one for one in form.verdicts.said if one.key[0] == "asks"] == []
    assert form.number.edit.hasFocus()
    assert form.amount.edit.text() == "1148.23"


def test_an_amount_far_from_the_bill_is_typed_twice_once_the_bill_may_be_known(
    work: AtWork,
) -> None:
    work.open_form(confirmed=True)
    form = work.pay.form
    work.type("618.00")
    assert form.number.edit.hasFocus(), "three times what is due is not far yet"
    form.amount.edit.setFocus()
    form.amount.edit.selectAll()
    work.type("618.01")
    assert form.amount.label.text() == "Amount again"
    work.type("618.01")
    assert form.number.edit.hasFocus()
    work.pay.checks.check()
    large = [one for one in form.verdicts.said if one.key[0] == "CHK-HIGH-VALUE"]
    assert [one.done for one in large] == ["Read again"], "typing it twice was reading it again"


def test_an_amount_far_from_the_bill_stops_at_review_where_the_bill_is_not_told(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form()
    form = work.pay.form
    work.check_typed("700.00")
    assert work.gone[-1] == "pay"
    assert form.amount.edit.hasFocus()
    assert form.amount.label.text() == "Amount again"
    assert form.amount.edit.text() == ""
    work.type("700.00")
    assert at_counter.visit is not None
    assert at_counter.visit.forms[0].amount_again == "700.00"
    assert "206" not in " ".join(work.said())


def test_review_asks_for_the_second_typing_that_was_passed_over(work: AtWork) -> None:
    work.open_form()
    form = work.pay.form
    work.type("1148.23", enter=False)
    form.number.edit.setFocus()
    work.type("1042")
    work.press(Key.Key_Return)
    work.type(ROUTING)
    work.type(BANK)
    work.space(2)
    work.press(Key.Key_Return)
    assert work.gone[-1] == "pay"
    assert form.amount.edit.hasFocus()
    assert form.amount.label.text() == "Amount again"


def test_the_bank_account_shows_its_last_four_only(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.type("206.00")
    work.type("1042")
    work.press(Key.Key_Return)
    work.type(ROUTING)
    work.type(BANK)
    assert work.pay.form.account.edit.text() == "...3456"
    assert at_counter.visit is not None
    assert at_counter.visit.forms[0].account == BANK


def test_a_bank_number_that_does_not_add_up_is_read_again(work: AtWork) -> None:
    work.open_form()
    work.type("206.00")
    work.type("1042")
    work.press(Key.Key_Return)
    work.type("011000016")
    assert work.pay.form.routing.edit.hasFocus()
    assert "does not add up" in work.said()[0]


@pytest.mark.parametrize(
    ("typed", "written", "hint"),
    [
        ("", "11/23/2026", "today"),
        ("11/22", "11/22/2026", "1 day ago"),
        ("1120", "11/20/2026", "3 days ago"),
        ("2026-11-20", "11/20/2026", "3 days ago"),
        ("112026", "11/20/2026", "3 days ago"),
        ("12/31", "12/31/2026", "in the future"),
        ("1/5", "01/05/2027", "in the future"),
        ("7/30", "07/30/2026", "116 days ago"),
    ],
)
def test_dates_are_read_as_people_write_them(
    work: AtWork, typed: str, written: str, hint: str
) -> None:
    work.open_form()
    work.type("206.00")
    work.type("1042")
    work.type(typed)
    assert work.pay.form.dated.edit.text() == written
    if hint != "327 days ago":
        assert work.pay.form.dated.hint.text() == hint


def test_a_check_too_old_is_blocked_while_the_form_is_open(work: AtWork) -> None:
    work.open_form()
    work.check_typed(ticks=0, date="05/26/2026", review=False)
    QTest.qWait(200)
    assert work.said() == ["This check is too old for the bank. Ask for a new one."]
    primary = work.shell.action_bar.primary()
    assert primary is not None
    assert not primary.isEnabled()
    assert work.pay.form.dated.hint.text() == "too old"


def test_nothing_is_said_of_the_bill_before_identity_is_confirmed(work: AtWork) -> None:
    work.open_form()
    work.type("206.00")
    assert work.pay.form.amount.hint.text() == ""
    assert all(not label.text() for label, _ in [(n.label, a) for a, n in work.pay.side._rows])
    assert not any(label.text() for label in work.pay.side.months)


def test_the_amount_is_compared_with_the_bill_once_identity_is_confirmed(work: AtWork) -> None:
    work.open_form(confirmed=True)
    work.type("206.00")
    assert work.pay.form.amount.hint.text() == "same as the bill"
    work.pay.form.amount.edit.setFocus()
    work.pay.form.amount.edit.selectAll()
    work.type("200.00")
    assert work.pay.form.amount.hint.text() == "$6.00 less"


def test_the_months_it_pays_and_what_is_left_are_said_once_they_may_be(work: AtWork) -> None:
    work.open_form(confirmed=True)
    work.type("200.00")
    months = work.pay.side.months[0]
    assert months.text() == "Nov 2026 $103.00, Dec 2026 $97.00. $6.00 stays open."
    work.pay.form.amount.edit.setFocus()
    work.pay.form.amount.edit.selectAll()
    work.type("250.00")
    assert months.text() == (
        "Nov 2026 $103.00, Dec 2026 $103.00."
        " $44.00 stays as credit on this account; nothing is given back."
    )


def test_where_a_money_order_is_verified_stands_beside_its_issuer(work: AtWork) -> None:
    work.open_form()
    work.press(Key.Key_4, ALT)
    assert work.pay.form.issuer.hint.text() == "verify 866-459-7822"
    work.pay.form.choose_kind(InstrumentKind.WESTERN_UNION_MONEY_ORDER)
    assert work.pay.form.issuer.hint.text() == ""


def test_who_bought_a_bank_check_is_its_remitter(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.press(Key.Key_3, ALT)
    item = work.pay.item
    item.from_name = "Luis Alves"
    paper = work.pay.checks.read(item).tender.instrument
    assert (paper.drawer_name, paper.remitter_name) == ("", "")
    second = replace(item, from_name="Ana Alves")
    paper = work.pay.checks.read(second).tender.instrument
    assert (paper.drawer_name, paper.remitter_name) == ("", "Ana Alves")


def test_a_usps_serial_is_judged_by_its_check_digit(work: AtWork) -> None:
    work.open_form(confirmed=True)
    work.press(Key.Key_4, ALT)
    work.type("206.00")
    work.type(SERIAL)
    QTest.qWait(200)
    assert work.pay.form.number.hint.text() == "USPS, check digit fits"
    work.pay.form.number.edit.setFocus()
    work.pay.form.number.edit.selectAll()
    work.type("28123456782")
    QTest.qWait(200)
    assert work.said() == ["The last digit does not match. Read it again."]


# --- warnings, supervisors -----------------------------------------------------------------------


def test_a_warning_is_answered_by_its_key_and_can_be_taken_back(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form(ENDED)
    work.check_typed("152.00")
    assert work.gone[-1] == "pay"
    said = work.pay.form.verdicts.said
    assert "About ...1120: please check with the member first." in [one.text for one in said]
    assert work.pay.hint.endswith("to answer, Alt+A.")
    work.answer_all()
    assert work.gone[-1] == "review"
    assert at_counter.visit is not None
    assert "ACC-TERMINATED" in at_counter.visit.items[0].accept
    work.press(Key.Key_Escape)
    work.pay.form.verdicts.banners[0].take_back.click()
    assert work.pay.form.verdicts.first_waiting() is not None


def test_an_item_taken_before_needs_a_supervisor_in_place(
    work: AtWork, at_counter: Counter
) -> None:
    work.open_form(confirmed=True)
    work.check_typed()
    work.press(Key.Key_F12)
    work.press(Key.Key_Return)
    work.open_form(DENTAL, confirmed=True)
    work.check_typed("34.57")
    assert work.gone[-1] == "pay"
    assert any(text.startswith("This item was taken before") for text in work.said())
    work.press(Key.Key_A, ALT)
    dialog = work.shell.findChild(ApprovalDialog)
    assert dialog is not None
    dialog.reason.setCurrentIndex(1)
    dialog.form.credentials.number_field.edit.setText(BOYLE.number)
    dialog.form.credentials.password_field.edit.setText(PASSPHRASE)
    dialog.yes_button.click()
    QApplication.processEvents()
    assert at_counter.visit is not None
    assert [one.rule for one in at_counter.visit.overrides] == ["CHK-DUPLICATE"]
    work.answer_all()
    assert work.gone[-1] == "review"
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"


def test_an_item_taken_before_is_approved_from_another_window(
    work: AtWork, at_counter: Counter
) -> None:
    """The cashier asks, goes on, and the answer comes into the visit by itself."""
    work.open_form(confirmed=True)
    work.check_typed()
    work.press(Key.Key_F12)
    work.press(Key.Key_Return)
    work.open_form(DENTAL, confirmed=True)
    work.check_typed("34.57")
    work.press(Key.Key_A, ALT)
    dialog = work.shell.findChild(ApprovalDialog)
    assert dialog is not None
    dialog.ask_button.click()
    assert dialog.reason_field.error(), "a reason goes with it"
    dialog.reason.setCurrentIndex(1)
    dialog.ask_button.click()
    QApplication.processEvents()
    desk = at_counter.desk
    (asked,) = approvals.mine(desk, RIVERA)
    assert (asked.waiting.rule, asked.waiting.cents) == ("CHK-DUPLICATE", 3457)
    signed = staffing.approve(
        desk, BOYLE.number, PASSPHRASE, act=approvals.ANSWER, act_of=RIVERA.number
    )
    approvals.approve(desk, BOYLE, asked.waiting.request_id, approval=signed)
    (heard,) = approvals.apply(desk)
    at_counter.events.approval_heard.emit(heard)
    assert at_counter.visit is not None
    assert [one.approver for one in at_counter.visit.overrides] == [BOYLE.number]
    assert not work.pay.hint
    work.pay.leaving.review()
    QApplication.processEvents()
    assert work.gone[-1] == "review"
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    (asked,) = approvals.mine(desk, RIVERA)
    assert asked.state is AskState.DONE


def test_a_missing_signature_blocks_and_ticking_it_goes_on(work: AtWork) -> None:
    work.open_form(confirmed=True)
    work.check_typed(ticks=1)
    assert work.said() == ["The check is not signed. Ask the payer to sign it."]
    assert work.pay.form.ticks["signed"].hasFocus()
    work.press(Key.Key_Space)
    work.press(Key.Key_Return)
    assert work.gone[-1] == "review"


# --- accounts and items --------------------------------------------------------------------------


def test_an_item_is_split_over_two_accounts(work: AtWork, at_counter: Counter) -> None:
    work.open_form(confirmed=True)
    work.type("240.57")
    work.press(Key.Key_S, CTRL)
    dialog = work.shell.findChild(SplitDialog)
    assert dialog is not None
    work.type("206.00")
    assert dialog.left.text() == "$34.57"
    work.type("34.57")
    assert at_counter.visit is not None
    assert at_counter.visit.forms[0].parts == {HEALTH: "206.00", DENTAL: "34.57"}
    assert work.pay.side.left.text() == "$0.00"
    assert work.pay.form.for_box.currentText() == "2 accounts"


def test_parts_that_do_not_add_up_are_not_taken(work: AtWork, at_counter: Counter) -> None:
    work.open_form(confirmed=True)
    work.type("240.57")
    work.press(Key.Key_S, CTRL)
    work.type("206.00")
    work.type("30.00")
    dialog = work.shell.findChild(SplitDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.problem.text() == "The parts do not add up to the item."
    assert at_counter.visit is not None
    assert at_counter.visit.forms[0].parts == {}


def test_ctrl_and_a_number_say_what_the_item_is_for(work: AtWork, at_counter: Counter) -> None:
    work.open_form(confirmed=True)
    work.press(Key.Key_2, CTRL)
    assert at_counter.visit is not None
    assert at_counter.visit.forms[0].for_account == DENTAL
    assert at_counter.visit.account(DENTAL) is not None


def test_another_household_is_asked_before_it_is_added(
    work: AtWork, at_counter: Counter, qtbot: QtBot
) -> None:
    work.open_form()
    work.press(Key.Key_F2)
    assert work.gone[-1] == "find"
    work.type(ENDED, enter=False)
    QTest.qWait(150)
    question = work.shell.findChild(Question)
    assert question is not None
    qtbot.waitUntil(question.no_button.hasFocus)
    question.yes_button.click()
    QApplication.processEvents()
    assert work.gone[-1] == "pay"
    assert at_counter.visit is not None
    assert [v.line.billing_account_number for v in at_counter.visit.accounts] == [HEALTH, ENDED]


def test_somebody_else_pays_and_is_named(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.pay.form._from_chosen(None)
    dialog = work.shell.findChild(NameDialog)
    assert dialog is not None
    work.type("123-45-6789")
    assert dialog.name.error()
    dialog.name.edit.clear()
    work.type("Maria Silva")
    assert "paid by Maria Silva" in work.pay.context
    work.check_typed()
    assert at_counter.visit is not None
    assert at_counter.visit.payer_name == "Maria Silva"


def test_an_item_is_removed_and_brought_back(work: AtWork, at_counter: Counter) -> None:
    work.open_form(confirmed=True)
    work.check_typed()
    work.press(Key.Key_Escape)
    work.press(Key.Key_F8)
    assert at_counter.visit is not None
    assert not at_counter.visit.forms[0].typed
    assert work.pay.hint == "Item removed. Ctrl+Z brings it back."
    work.press(Key.Key_Z, CTRL)
    assert [form.number for form in at_counter.visit.forms] == ["1042"]


def test_leaving_asks_only_when_something_was_typed(work: AtWork, at_counter: Counter) -> None:
    work.open_form()
    work.press(Key.Key_Escape)
    assert work.gone[-1] == "account"
    work.press(Key.Key_F5)
    work.type("206.00")
    work.press(Key.Key_Escape)
    question = work.shell.findChild(LeaveDialog)
    assert question is not None
    assert work.gone[-1] == "pay"
    assert not list(faults(question))
    assert not list(clipped(question))
    question.discard_button.click()
    QApplication.processEvents()
    assert work.gone[-1] == "account"
    assert at_counter.visit is not None
    assert at_counter.visit.forms == []


def test_without_account_or_drawer_the_page_says_what_to_do(
    work: AtWork, at_counter: Counter
) -> None:
    work.go("pay")
    assert work.pay.why_not.text() == "No account yet. Press Enter or F2 and find it first."
    at_counter.drawer = None
    work.open_form()
    assert work.pay.why_not.text() == "Your drawer is not open. Press Enter and open it first."


def test_nothing_is_nameless_small_or_cut(work: AtWork) -> None:
    work.open_form(confirmed=True)
    for key in (Key.Key_1, Key.Key_4):
        work.press(key, ALT)
        assert not list(faults(work.pay))
        assert not list(clipped(work.shell))
        assert not list(small_targets(work.pay))
    work.press(Key.Key_1, ALT)
    work.check_typed("200.00")
    assert not list(faults(work.pay))
    assert not list(clipped(work.shell))
    assert work.pay.height() == work.shell.room.maximumViewportSize().height()
