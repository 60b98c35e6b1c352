"""The blind count: nothing expected is seen, Enter goes through, what is typed survives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cashier.domain.drawer import DrawerState, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.services import counts, drafts, drawers, items
from tests.ui.screens.conftest import PASSPHRASE, RIVERA
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.count import CountPage
from ui.screens.count_parts import cents_of, items_of
from ui.shell import Shell

Shown = Callable[[Page], Shell]
PERSONAL, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER


@pytest.fixture
def went(at_counter: Counter) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    at_counter.go_requested.connect(lambda name, about: found.append((name, about)))
    return found


@pytest.fixture
def page(at_counter: Counter, show: Shown, went: list[tuple[str, object]]) -> Iterator[CountPage]:
    take(at_counter.desk, RIVERA, check(), money_order())
    page = CountPage(at_counter)
    shell = show(page)
    yield page
    assert shell.page is page


def key(key_: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key_)


def type_(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)
    key(Qt.Key.Key_Return)


def type_all(personal: str = "206.00", usps: str = "34.57") -> None:
    for text in ("1", personal, "0", "0", "1", usps, "0", "0", "0"):
        type_(text)


def test_counting_shuts_the_drawer(page: CountPage, at_counter: Counter) -> None:
    session = drawers.current(at_counter.desk, RIVERA)
    assert session is not None
    assert session.state is DrawerState.COUNTING
    assert at_counter.drawer == session
    with pytest.raises(Refusal, match=r"drawer\.counting"):
        items.today(at_counter.desk, RIVERA)


def test_no_expected_figure_anywhere(page: CountPage, at_counter: Counter) -> None:
    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    for secret in ("206.00", "34.57", "240.57"):
        assert secret not in words
    with pytest.raises(Refusal, match=r"count\.missing"):
        counts.review(at_counter.desk, RIVERA)


def test_names_and_room(page: CountPage) -> None:
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))


def test_enter_goes_through_and_zero_skips_its_total(
    page: CountPage, at_counter: Counter, went: list[tuple[str, object]]
) -> None:
    assert page.rows[PERSONAL].items.hasFocus()
    type_("1")
    assert page.rows[PERSONAL].total.hasFocus()
    type_("206.00")
    type_("0")
    assert page.rows[InstrumentKind.BANK_CHECK].items.hasFocus()
    assert page.figure.value.text() == "1 item"
    assert page.so_far.text() == "so far $206.00"
    for text in ("0", "1", "34.57", "0", "0", "0"):
        type_(text)
    assert went == [("difference", None)]
    review = counts.review(at_counter.desk, RIVERA)
    assert review.agrees
    assert review.counts[0].counts[USPS] == KindCount(items=1, cents=3457)
    assert drafts.load(at_counter.desk, RIVERA, drafts.COUNT) == {}


def test_compare_asks_for_every_kind_in_words(
    page: CountPage, went: list[tuple[str, object]]
) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    page.rows[PERSONAL].items.setText("1")
    page.rows[PERSONAL].total.setText("206")
    button = shell.action_bar.primary()
    assert button is not None
    button.click()
    assert went == []
    assert page.rows[PERSONAL].error.text() == "206.00 or 2.06? Add the point."
    assert page.rows[PERSONAL].total.hasFocus()
    assert "7 kinds" in page.trouble.label.text()
    assert page.rows[USPS].error.text() == "Type how many items, 0 where there is none."
    QApplication.processEvents()
    assert not list(clipped(page))


def test_kinds_of_which_there_is_none_are_said_with_one_key(
    page: CountPage, went: list[tuple[str, object]]
) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    page.rows[PERSONAL].items.setText("2")
    assert shell.press("Ctrl+0")
    assert page.rows[PERSONAL].items.text() == "2"
    assert page.rows[PERSONAL].total.hasFocus(), "what is half typed is not none"
    assert all(row.none for kind, row in page.rows.items() if kind is not PERSONAL)
    type_("309.00")
    assert went == [("difference", None)], "Enter has nothing to pass through any more"


def test_a_visit_put_aside_is_named_before_the_count(at_counter: Counter, show: Shown) -> None:
    begun = drafts.BegunVisit(
        visit_id="v", begun_at=at_counter.desk.clock.now(), body="{}", aside=True
    )
    drafts.keep_visit(at_counter.desk, RIVERA, begun)
    page = CountPage(at_counter)
    show(page)
    assert page.hint == "1 visit is put aside, not recorded: Esc, then Ctrl+B."


@pytest.mark.parametrize("text", ["", "-1", "1.5", "x", "1234567"])
def test_items_that_are_no_number(text: str) -> None:
    assert isinstance(items_of(text), str)


@pytest.mark.parametrize("text", ["", "206", "1.234", "x", "-1.00", "99999999999.00"])
def test_totals_that_are_no_amount(text: str) -> None:
    assert isinstance(cents_of(text), str)


def test_items_without_worth_are_asked_about(page: CountPage) -> None:
    row = page.rows[PERSONAL]
    row.items.setText("2")
    row.total.setText("0.00")
    assert row.check(whole=True) is row.total
    assert row.error.text() == "These items are worth more than $0.00."


def test_what_is_typed_survives(page: CountPage, at_counter: Counter, show: Shown) -> None:
    type_("1")
    type_("1206.00")
    assert page.rows[PERSONAL].total.text() == "1,206.00"
    again = CountPage(at_counter)
    shell = show(again)
    assert again.rows[PERSONAL].items.text() == "1"
    assert again.rows[PERSONAL].total.text() == "1,206.00"
    assert again.rows[InstrumentKind.BUSINESS_CHECK].items.hasFocus()
    assert again.figure.value.text() == "1 item"
    assert shell.page is again


def test_esc_goes_back_before_the_first_count(
    page: CountPage, at_counter: Counter, went: list[tuple[str, object]]
) -> None:
    key(Qt.Key.Key_Escape)
    assert went == [("find", None)]
    assert at_counter.drawer is not None
    assert at_counter.drawer.state is DrawerState.OPEN


def test_after_a_count_there_is_no_way_back(
    page: CountPage, at_counter: Counter, went: list[tuple[str, object]]
) -> None:
    type_all(personal="205.00")
    went.clear()
    page.on_enter()
    assert went == [("difference", None)], "F7 shows the result, not an empty form"
    went.clear()
    page.show_about(True)
    page.on_enter()
    assert went == []
    assert page._chip.text() == "Recount 1 of 2"
    assert page.figure.value.text() == "0 items"
    assert all(not edit.text() for edit in page.fields())
    key(Qt.Key.Key_Escape)
    assert went == [("difference", None)]
    session = drawers.current(at_counter.desk, RIVERA)
    assert session is not None
    assert session.state is DrawerState.COUNTING


def test_the_fourth_count_is_a_supervisors(page: CountPage, at_counter: Counter) -> None:
    for _ in range(3):
        type_all(personal="205.00")
        page.show_about(True)
        page.on_enter()
    assert page._chip.text() == "Supervisor counts"
    QApplication.processEvents()
    assert not list(faults(page))
    type_all()
    assert page.signer.number.edit.hasFocus()
    type_("2001")
    type_("wrong")
    assert "do not fit" in page.trouble.label.text()
    assert page.signer.password.edit.text() == ""
    assert len(counts.review(at_counter.desk, RIVERA).counts) == 3
    type_(PASSPHRASE)
    review = counts.review(at_counter.desk, RIVERA)
    assert review.agrees
    assert review.counters[-1] == "N. Boyle"


def test_without_a_drawer_there_is_nothing_to_count(counter: Counter, show: Shown) -> None:
    counter.who = RIVERA
    page = CountPage(counter)
    shell = show(page)
    assert "no open drawer" in page.trouble.label.text()
    assert not next(a for a in page.acts() if a.key == "Enter").enabled
    assert shell.page is page
