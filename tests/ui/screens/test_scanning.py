"""Scans in a real window: which page does what with which code, and where nothing may land."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.documents import issuers_document
from cashier.domain.instrument import InstrumentKind, MicrSource
from cashier.domain.issuers import ISSUERS, Issuer
from cashier.services import items
from cashier.settings import Settings
from cashier.store import audit, directory, journal
from tests.ui.scanner import Keyboard
from tests.ui.screens.at_work import ALT, DENTAL, HEALTH, AtWork, Key
from tests.ui.screens.takings import check, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.dialogs import ask
from ui.scanning import Scanning

COUPON = "HC1|712345678|B0123456726121|2026-11-23|20600|9"
LINE = "T011999993T 4400123456O 1042"
MISREAD = "T0119?9993T 4400123456O 1042"


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    return AtWork(at_counter, qtbot)


@pytest.fixture
def scanner(work: AtWork, qapp: QApplication) -> Iterator[Keyboard]:
    scanning = Scanning(qapp, work.shell, Settings())
    yield Keyboard()
    scanning.stop()


def form_texts(work: AtWork) -> dict[str, str]:
    return {name: field.edit.text() for name, field in work.pay.form.fields.items()}


# --- the payment form ----------------------------------------------------------------------------


def test_coupon_f5_and_bank_line_to_the_receipt_in_fourteen_keys(
    work: AtWork, scanner: Keyboard, at_counter: Counter
) -> None:
    work.go("find")
    scanner.scan(COUPON)
    assert work.gone[-1] == "account"
    work.press(Key.Key_F5)
    assert work.gone[-1] == "pay"
    scanner.scan(LINE)
    assert form_texts(work) == {
        "amount": "",
        "number": "1042",
        "routing": "011999993",
        "account": "...3456",
        "dated": "",
    }
    assert work.pay.form.amount.edit.hasFocus()
    work.type("206.00")
    work.press(Key.Key_Return)  # the business date
    work.space(2)
    work.press(Key.Key_Return)
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    assert work.keys <= 14
    visit = at_counter.last_visit
    assert visit is not None
    paper = items.visit(at_counter.desk, at_counter.person, visit.receipt_number)
    taken = paper.tenders[0].instrument
    assert (taken.routing, taken.account, taken.number) == ("011999993", "4400123456", "1042")
    assert (taken.micr_source, taken.micr_raw) == (MicrSource.SCANNED, LINE)
    with at_counter.desk.store.read() as connection:
        bodies = [repr(one) for one in journal.waiting(connection, 100)]
    assert any('"micr_source":"scanned"' in body for body in bodies)
    assert not any(LINE in body for body in bodies)


def test_a_scan_while_the_amount_is_typed_leaves_the_amount_alone(
    work: AtWork, scanner: Keyboard
) -> None:
    work.open_form()
    scanner.type("206.0")
    scanner.scan(LINE)
    assert form_texts(work)["amount"] == "206.0"
    assert work.pay.item.amount == "206.0"
    assert work.pay.form.amount.edit.hasFocus() or work.pay.item.number == "1042"


def test_a_scan_into_the_masked_account_does_not_lose_it(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.scan(LINE)
    work.pay.form.account.edit.setFocus()
    scanner.scan(LINE)
    assert work.pay.item.account == "4400123456"
    assert form_texts(work)["account"] == "...3456"
    assert work.pay.hint == "This item is filled. Press F6 to add another item."


def test_a_misread_is_said_and_its_field_is_empty_and_marked(
    work: AtWork, scanner: Keyboard, said: list[tuple[str, bool]]
) -> None:
    work.open_form()
    scanner.scan(MISREAD)
    texts = form_texts(work)
    assert (texts["routing"], texts["account"], texts["number"]) == ("", "...3456", "1042")
    words = "Not read: routing number. Scan the check again, or type what is marked."
    assert (words, True) in said
    assert work.pay.hint == words
    assert work.pay.form.routing.hint.text() == "not read"
    work.pay.checks.check()
    assert any("bank line could not be read" in text for text in work.said())
    scanner.scan(LINE)
    assert form_texts(work)["routing"] == "011999993"
    assert work.pay.item.micr_source is MicrSource.SCANNED
    assert work.pay.form.routing.hint.text() != "not read"


def test_a_routing_number_that_was_missed_is_typed_twice_and_recorded_as_repaired(
    work: AtWork, scanner: Keyboard, said: list[tuple[str, bool]]
) -> None:
    work.open_form()
    scanner.scan(MISREAD)
    form, item = work.pay.form, work.pay.item
    form.routing.edit.setFocus()
    work.type("011999993")
    assert (item.routing, form.routing.edit.text()) == ("", "")
    assert form.routing.hint.text() == "once more"
    assert form.routing.edit.hasFocus()
    work.type("211999997")
    assert said[-1] == ("The two routing numbers differ. Type it again from the check.", True)
    work.type("011999993")
    work.type("011999993")
    assert (item.routing, form.routing.edit.text()) == ("011999993", "011999993")
    paper = work.pay.checks.read(item).tender.instrument
    assert (paper.micr_source, paper.micr_unread) == (MicrSource.REPAIRED, True)


def test_a_missed_routing_number_typed_once_is_missing_at_review(
    work: AtWork, scanner: Keyboard
) -> None:
    work.open_form()
    scanner.scan(MISREAD)
    work.pay.form.routing.edit.setFocus()
    work.type("011999993", enter=False)
    work.pay.form.amount.edit.setFocus()
    assert "routing" in work.pay.checks.read(work.pay.item).missing


def test_what_was_read_and_then_changed_is_recorded_as_repaired(
    work: AtWork, scanner: Keyboard
) -> None:
    work.open_form()
    scanner.scan(LINE)
    work.pay.item.number = "1043"
    paper = work.pay.checks.read(work.pay.item).tender.instrument
    assert (paper.micr_source, paper.micr_unread) == (MicrSource.REPAIRED, False)


def test_a_typed_line_is_recorded_as_keyed(work: AtWork) -> None:
    work.open_form()
    work.check_typed(review=False)
    paper = work.pay.checks.read(work.pay.item).tender.instrument
    assert paper.micr_source is MicrSource.KEYED


def test_the_same_line_in_another_item_is_named(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.scan(LINE)
    work.press(Key.Key_F6)
    scanner.scan(LINE)
    assert work.pay.hint == "That is item 1 of this visit."
    assert form_texts(work)["number"] == ""


def test_a_postal_money_order_becomes_one(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.scan("T000000204T 28123456781O")
    assert work.pay.item.kind is InstrumentKind.USPS_MONEY_ORDER
    assert (work.pay.item.number, work.pay.item.routing) == ("28123456781", "")


def test_a_postal_order_of_another_transit_is_filled_and_warns(
    work: AtWork, scanner: Keyboard, qtbot: QtBot
) -> None:
    work.open_form()
    work.press(Key.Key_4, ALT)
    scanner.scan("T211999997T 28123456781O")
    assert work.pay.item.number == "28123456781"
    paper = work.pay.checks.read(work.pay.item).tender.instrument
    assert (paper.routing, paper.account) == ("211999997", "")
    qtbot.waitUntil(lambda: "MO-TRANSIT" in [v.code for v in work.pay.item.verdicts])
    work.press(Key.Key_F8)
    scanner.scan(LINE)
    assert work.pay.hint.startswith("That is the bank line of a check.") or work.pay.item.routing


def test_marks_transits_and_phone_are_the_administrators(
    work: AtWork, scanner: Keyboard, at_counter: Counter
) -> None:
    table = ISSUERS.with_row(
        Issuer(
            kind=InstrumentKind.OTHER_MONEY_ORDER,
            transits=("211999997",),
            marks=("Red strip", "watermark"),
            phone="800-555-0142",
        )
    )
    with at_counter.desk.store.write() as connection:
        directory.put(connection, "issuers", issuers_document(table), 1)
    work.open_form()
    form = work.pay.form
    scanner.scan("T211999997T 28123456781O")
    assert work.pay.item.kind is InstrumentKind.OTHER_MONEY_ORDER
    shown = {name for name, tick in form.ticks.items() if tick.isVisible()}
    assert shown == {"payable", "signed", "Red strip", "watermark"}
    assert form.ticks["Red strip"].text() == "Red strip"
    assert form.issuer.hint.text() == "verify 800-555-0142"
    form.ticks["watermark"].setChecked(True)
    read = work.pay.checks.read
    assert read(work.pay.item).tender.instrument.marks == ("watermark",)
    form.ticks["Red strip"].setFocus()
    work.press(Key.Key_Space)
    assert read(work.pay.item).tender.instrument.marks is None
    assert not list(faults(work.pay))
    assert not list(clipped(work.pay))


def test_an_auxiliary_number_means_a_business_check(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.scan("O900317O T211999997T 00700400500O")
    assert work.pay.item.kind is InstrumentKind.BUSINESS_CHECK
    assert work.pay.item.number == "900317"
    paper = work.pay.checks.read(work.pay.item).tender.instrument
    assert paper.aux_number == "900317"


def test_a_typed_number_is_not_overwritten(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    work.pay.form.number.edit.setFocus()
    work.type("77", enter=False)
    scanner.scan(LINE)
    assert work.pay.item.number == "77"
    assert work.pay.item.routing == ""
    assert work.pay.hint == "This item is filled. Press F6 to add another item."


def test_caps_lock_is_said(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.scan(LINE.lower())
    assert work.pay.hint.startswith("The bank line came in the other case.")
    assert work.pay.item.number == ""


def test_a_coupon_on_the_form_adds_its_account(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.type("20")
    scanner.scan(DENTAL)
    visit = work.counter.visit
    assert visit is not None
    numbers = [view.line.billing_account_number for view in visit.accounts]
    assert numbers == [HEALTH, DENTAL]
    assert work.pay.item.amount == "20"


def test_a_receipt_has_no_use_on_the_form(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    scanner.scan("BOS-01-000017-4")
    assert work.gone[-1] == "pay"
    assert work.pay.hint == "Finish or go back first."


# --- elsewhere -----------------------------------------------------------------------------------


def test_a_check_on_find_says_what_comes_first(work: AtWork, scanner: Keyboard) -> None:
    work.go("find")
    scanner.scan(LINE)
    assert work.find.hint == "A check was scanned. Find the account first, then press F5."
    assert work.find.search.text() == ""


def test_an_account_on_the_account_page_opens(work: AtWork, scanner: Keyboard) -> None:
    work.go("account", HEALTH)
    scanner.scan(DENTAL)
    assert work.gone[-1] == "account"
    assert "5686" in work.account.context + work.account.title or work.account._number == DENTAL


def test_a_receipt_opens_its_visit_by_number_and_by_its_qr_code(
    work: AtWork, scanner: Keyboard
) -> None:
    visit = take(work.counter.desk, work.counter.person, check())
    code = items.receipt(work.counter.desk, visit.receipt_number).qr_text
    for text in (visit.receipt_number, code):
        work.go("find")
        scanner.scan(text)
        assert work.gone[-1] == "posted"


def test_an_altered_code_opens_nothing_and_is_said_to_be(work: AtWork, scanner: Keyboard) -> None:
    visit = take(work.counter.desk, work.counter.person, check())
    code = items.receipt(work.counter.desk, visit.receipt_number).qr_text
    work.go("find")
    scanner.scan(code.replace(":20600:", ":90600:"))
    assert work.gone[-1] == "find"
    assert work.find.hint.startswith("This code was altered or misread.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("X-998-4471/Q", "Unknown code ...71/Q."),
        ("B9999999994471", "Unknown code ...4471."),
        ("123-45-6789", "Unknown code."),
        ("799999999", "No account has that number. Compare it with the bill."),
        (COUPON[:-1] + "8", "The code was not read right. Scan it again."),
        ("STAFF-1001", "A badge signs in and approves. Nothing was done."),
    ],
)
def test_what_is_said_of_a_code_of_no_use(
    work: AtWork, scanner: Keyboard, text: str, words: str
) -> None:
    work.go("find")
    scanner.scan(text)
    assert work.find.hint == words
    assert work.find.search.text() == ""


def test_review_is_finished_or_left_first(work: AtWork, scanner: Keyboard) -> None:
    work.open_form()
    work.check_typed()
    assert work.gone[-1] == "review"
    for text in (COUPON, LINE, "BOS-01-000017-4"):
        scanner.scan(text)
        assert work.gone[-1] == "review"
        assert work.review.hint == "Finish or go back first."


def test_a_dialog_is_finished_or_left_first(work: AtWork, scanner: Keyboard) -> None:
    work.go("find")
    answers: list[bool] = []
    question = ask(
        work.find, "Void check 1042?", yes="Void item", no="Keep item", answer=answers.append
    )
    QApplication.processEvents()
    scanner.scan(LINE)
    scanner.scan(COUPON)
    assert (answers, question.isVisible(), work.gone) == ([], True, ["find"])
    assert question._said is not None
    assert question._said.text() == "Finish or go back first."
    question.reject()


def test_no_scan_leaves_its_text_in_log_or_audit(
    work: AtWork, scanner: Keyboard, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    work.open_form()
    scanner.scan(LINE)
    scanner.scan(MISREAD)
    scanner.scan("B9999999994471")
    with work.counter.desk.store.read() as connection:
        trail = "".join(str(one) for one in audit.lines(connection))
    assert "4400123456" not in caplog.text + trail
    assert "9999999994471" not in caplog.text + trail
    assert "scan: micr" in caplog.text
