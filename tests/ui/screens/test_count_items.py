"""Counting item by item: scanned or keyed, blind, and its totals in the count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.services import counts, drafts, drawers, reports
from cashier.settings import Settings
from tests.ui.scanner import Keyboard
from tests.ui.screens.conftest import PASSPHRASE, RIVERA, Show
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults, small_targets
from ui.counter import Counter
from ui.scanning import Scanning
from ui.screens.count import CountPage
from ui.screens.count_items import CountItemsDialog, Held, held_again, kept, totals
from ui.screens.difference import DifferencePage

PERSONAL, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER
LINE = "T011999993T 4400123456O 1042"
POSTAL = "T000000204T 28123456781O"
COUPON = "HC1|712345678|B0123456726121|2026-11-23|20600|9"


@pytest.fixture
def page(at_counter: Counter) -> CountPage:
    take(at_counter.desk, RIVERA, check(), money_order())
    return CountPage(at_counter)


@pytest.fixture
def keyboard(page: CountPage, show: Show, qapp: QApplication) -> Iterator[Keyboard]:
    scanning = Scanning(qapp, show(page), Settings())
    yield Keyboard()
    scanning.stop()


def box() -> CountItemsDialog:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, CountItemsDialog)
    return found


def typed(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def row_texts(page: CountPage, kind: InstrumentKind) -> tuple[str, str]:
    return page.rows[kind].items.text(), page.rows[kind].total.text()


def test_scanned_and_keyed_items_build_the_totals(page: CountPage, keyboard: Keyboard) -> None:
    keyboard.scan(LINE)  # on the page: opens the list with it
    dialog = box()
    assert dialog.number.edit.text() == "1042"
    assert dialog.amount.edit.hasFocus()
    typed("206.00")
    assert row_texts(page, PERSONAL) == ("1", "206.00")
    keyboard.scan(POSTAL)
    assert dialog.kind.value() is USPS
    typed("34.57")
    dialog.kind.set_value(PERSONAL)
    typed("77")
    typed("10.00")
    assert row_texts(page, PERSONAL) == ("2", "216.00")
    assert row_texts(page, USPS) == ("1", "34.57")
    assert dialog.so_far.text() == "3 items, $250.57"
    dialog.take_out()
    assert row_texts(page, PERSONAL) == ("1", "206.00")
    dialog.reject()


def test_one_item_is_not_counted_twice(page: CountPage, keyboard: Keyboard) -> None:
    keyboard.scan(LINE)
    typed("206.00")
    keyboard.scan(LINE)
    typed("206.00")
    dialog = box()
    assert dialog.number.error() == "That is item 1 already."
    keyboard.scan("T211999997T 5500123456O 1042")  # the same number of another bank
    typed("206.00")
    assert row_texts(page, PERSONAL) == ("2", "412.00")
    dialog.reject()


def test_nothing_else_is_taken_or_opened(page: CountPage, keyboard: Keyboard) -> None:
    keyboard.scan(COUPON)
    assert page.hint == "You are counting."
    page.each_item()
    dialog = box()
    keyboard.scan(COUPON)
    assert dialog.so_far.text() == "You are counting."
    assert dialog.number.edit.text() == ""
    dialog.reject()


def test_an_unreadable_amount_is_said_at_its_field(page: CountPage, keyboard: Keyboard) -> None:
    keyboard.scan(LINE)
    typed("304")
    dialog = box()
    assert dialog.amount.error() == "304.00 or 3.04? Add the point."
    assert dialog.held == []
    assert list(faults(dialog)) == []
    assert list(small_targets(dialog)) == []
    dialog.reject()


def test_the_items_survive_leaving(
    page: CountPage, keyboard: Keyboard, at_counter: Counter, show: Show
) -> None:
    keyboard.scan(LINE)
    typed("206.00")
    box().reject()
    again = CountPage(at_counter)
    show(again)
    assert row_texts(again, PERSONAL) == ("1", "206.00")
    assert [(one.number, one.cents) for one in again.held] == [("1042", 20600)]


def test_what_is_kept_has_no_bank_line_in_it() -> None:
    one = Held(kind=PERSONAL, number="1042", cents=20600, bank="0119999934400123456")
    assert "4400123456" not in kept([one])
    assert held_again(kept([one])) == [Held(kind=PERSONAL, number="1042", cents=20600)]
    assert (held_again(""), kept([])) == ([], "")
    assert totals([one, one]) == {PERSONAL: KindCount(items=2, cents=41200)}


# --- after the count -----------------------------------------------------------------------------


@pytest.fixture
def differing(at_counter: Counter, show: Show) -> DifferencePage:
    take(at_counter.desk, RIVERA, check(), money_order())
    at_counter.drawer = drawers.begin_count(at_counter.desk, RIVERA)
    drawers.count(at_counter.desk, RIVERA, {})
    assert len(counts.review(at_counter.desk, RIVERA).items) == 2
    return DifferencePage(at_counter)


@pytest.fixture
def ticking(differing: DifferencePage, show: Show, qapp: QApplication) -> Iterator[Keyboard]:
    scanning = Scanning(qapp, show(differing), Settings())
    yield Keyboard()
    scanning.stop()


def test_a_scan_ticks_the_item_it_is(differing: DifferencePage, ticking: Keyboard) -> None:
    ticking.scan(LINE)
    assert [line.number for line in differing.held()] == ["1042"]
    assert differing.hint == "Check 1042 is held. 1 of 2 held, 1 missing."
    ticking.scan(POSTAL)
    assert len(differing.held()) == 2
    assert differing.title  # ticking alone closes nothing
    assert differing.acts()[-1].text == "Close with difference"


def test_f6_ticks_and_unticks_the_chosen(differing: DifferencePage, ticking: Keyboard) -> None:
    differing.items.choose(0)
    differing.keys()["F6"]()
    assert len(differing.held()) == 1
    differing.keys()["F6"]()
    assert differing.held() == ()


def keyed(number: str, amount: str) -> None:
    """In the dialog that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CountItemsDialog)
    if number:
        dialog.number.edit.setText(number)
    dialog.amount.edit.setText(amount)
    dialog.add()
    dialog.reject()


def found(page: DifferencePage) -> dict[str, str]:
    return {
        one.number: page.items.table_model.cell(n, 0).text
        for n, one in enumerate(page.items.rows())
    }


def test_what_is_not_among_the_items_is_keyed(
    differing: DifferencePage, ticking: Keyboard, qtbot: QtBot
) -> None:
    ticking.scan("T011999993T 4400123456O 2210")
    keyed("", "41.20")
    assert found(differing) == {
        "28123456781": "not seen yet",
        "1042": "not seen yet",
        "2210": "not recorded",
    }
    assert differing.hint == "0 of 2 held, 2 missing, 1 not recorded."
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    ticking.scan(COUPON)
    assert differing.hint == "You are counting."
    assert differing.held() == ()


def test_the_difference_is_named_on_the_z(at_counter: Counter, show: Show) -> None:
    """Keyed wrong, missing and surplus, through a restart between ticking and closing."""
    desk = at_counter.desk
    receipt = take(desk, RIVERA, check(), check("1043", 3457), check("77", 500)).receipt_number
    at_counter.drawer = drawers.begin_count(desk, RIVERA)
    drawers.count(desk, RIVERA, {PERSONAL: KindCount(items=3, cents=20600 + 3475 + 4120)})
    page = DifferencePage(at_counter)
    show(page)
    page.items.choose([one.number for one in page.items.rows()].index("1042"))
    page.keys()["F6"]()
    page.keys()["F9"]()
    keyed("1043", "34.75")
    page.keys()["F9"]()
    keyed("2210", "41.20")
    again = DifferencePage(at_counter)
    show(again)
    assert found(again) == {
        "77": "not seen yet",
        "1043": "paper: $34.75",
        "1042": "held",
        "2210": "not recorded",
    }
    assert not list(clipped(again))
    assert not list(faults(again))
    again.reason.setCurrentIndex(1)
    again.signer.number.edit.setText("2001")
    again.signer.password.edit.setText(PASSPHRASE)
    again.acts()[-1].slot()
    report = reports.z_report(desk, RIVERA)
    assert sorted((one.finding.value, one.number) for one in report.named) == [
        ("amount", "1043"),
        ("missing", "77"),
        ("surplus", "2210"),
    ]
    assert report.items[0].receipt_number == receipt
    assert drafts.load(desk, RIVERA, drafts.IN_HAND) == {}


def test_what_was_scanned_in_the_count_names_the_difference(
    at_counter: Counter, show: Show
) -> None:
    desk = at_counter.desk
    take(desk, RIVERA, check(), check("1043", 3457))
    at_counter.drawer = drawers.current(desk, RIVERA)
    page = CountPage(at_counter)
    show(page)
    page.each_item()
    keyed("1042", "206.00")
    for row in page.rows.values():
        if row.kind is not PERSONAL:
            row.items.setText("0")
    page._compare()
    after = DifferencePage(at_counter)
    show(after)
    assert found(after) == {"1043": "not seen yet", "1042": "held"}


def test_a_receipt_jumps_to_its_items(differing: DifferencePage, ticking: Keyboard) -> None:
    number = differing.items.rows()[-1].receipt_number
    ticking.scan(number)
    current = differing.items.current()
    assert current is not None
    assert current.receipt_number == number


def test_two_items_of_one_number_are_chosen_by_hand(
    at_counter: Counter, show: Show, qapp: QApplication
) -> None:
    desk = at_counter.desk
    one, account = check()
    other = replace(one, routing="211999997", account="5500123456")
    take(desk, RIVERA, (one, account), (other, account))
    at_counter.drawer = drawers.begin_count(desk, RIVERA)
    drawers.count(desk, RIVERA, {})
    page = DifferencePage(at_counter)
    scanning = Scanning(qapp, show(page), Settings())
    Keyboard().scan(LINE)
    assert page.held() == ()
    assert page.hint == "2 items have that number. Choose the one you hold, press F6."
    scanning.stop()
