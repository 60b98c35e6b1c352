"""Finding an account with keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.calendar import local_date
from cashier.domain.staff import Role, Staff
from cashier.settings import Settings
from cashier.store import audit
from tests.ui.screens.conftest import Show
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.find import DEBOUNCE_MS, FindPage, changed_words
from ui.screens.find_parts import spoken_name

HEALTH, DENTAL = "712345678", "712345686"


@pytest.fixture
def gone(at_counter: Counter) -> list[tuple[str, object]]:
    """Where the page asked to go."""
    asked: list[tuple[str, object]] = []
    at_counter.go_requested.connect(lambda name, about: asked.append((name, about)))
    return asked


@pytest.fixture
def page(at_counter: Counter, show: Show) -> Iterator[FindPage]:
    page = FindPage(at_counter)
    window = show(page)
    yield page
    window.close()


def type_in(page: FindPage, text: str) -> None:
    """Types, and waits as long as the page does: until what stands in the box was searched, and
    the sentence above the rows, which is laid out only after that, has its room.
    """
    QTest.keyClicks(page.search, text)
    for _ in range(200):
        QTest.qWait(DEBOUNCE_MS)
        if page._asked == page.search.text().strip():
            break
    QApplication.processEvents()


def test_a_misspelt_name_finds_its_bearer_and_says_what_was_meant(page: FindPage) -> None:
    type_in(page, "alvez rosa")
    rows = page.table.rows()
    assert [line.billing_account_number for line in rows[:2]] == [HEALTH, DENTAL]
    assert page.count.text() == "7 matches, best first"
    assert page.slot.text() == "No exact match for “alvez”. Did you mean Alves?"
    assert page.search.hasFocus()
    name = page.table.table_model.cell(0, 0)
    assert [name.text[a : a + n] for a, n in name.matches] == ["Alves", "Rosa"]


def test_the_suggestion_is_used_by_its_key(page: FindPage) -> None:
    type_in(page, "alvez rosa")
    page.window().press("Alt+U")  # type: ignore[attr-defined]
    assert page.search.text() == "alves rosa"
    assert page.table.rows()


def test_down_chooses_while_the_focus_stays_in_the_box_and_enter_opens(
    page: FindPage, gone: list[tuple[str, object]]
) -> None:
    type_in(page, "alvez rosa")
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.search.hasFocus()
    assert page.card.account.text() == "Dental ...5686"
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert gone == [("account", DENTAL)]


def test_an_exact_number_opens_at_once_and_its_late_enter_does_nothing(
    page: FindPage, gone: list[tuple[str, object]]
) -> None:
    type_in(page, HEALTH)
    assert gone == [("account", HEALTH)]
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert gone == [("account", HEALTH)]


def test_enter_before_the_results_came_waits_for_them(
    page: FindPage, gone: list[tuple[str, object]]
) -> None:
    QTest.keyClicks(page.search, "alves rosa m")
    QTest.keyClick(page.search, Qt.Key.Key_Enter)
    assert gone == [("account", HEALTH)]


def test_what_looks_like_a_social_security_number_is_refused_in_words(
    page: FindPage, said: list[tuple[str, bool]]
) -> None:
    type_in(page, "123-45-6789")
    words = "Search by billing number, member ID or name."
    assert page.slot.text() == words
    assert (words, True) in said
    assert not page.table.rows()


def test_empty_none_and_many_have_their_own_words(page: FindPage) -> None:
    assert page.slot.text() == "Scan the coupon, or type a number or name."
    type_in(page, "qqqqqqq")
    assert page.slot.text() == "No account matches “qqqqqqq”."
    page.search.clear()
    type_in(page, "a")
    assert page.slot.text().startswith("Type more to narrow ")
    assert len(page.table.rows()) == 50


def test_an_item_for_an_account_that_is_not_found_is_one_key_away(
    page: FindPage, at_counter: Counter, gone: list[tuple[str, object]]
) -> None:
    """A supervisor decides (ACC-UNKNOWN); no setting is needed, for the number is well-formed."""
    type_in(page, "799999999")
    assert page.slot.text().endswith("F5 takes an item for it, with a supervisor.")
    (words,) = [act.text for act in page.acts() if act.key == "F5"]
    assert words == "Take with a supervisor"
    assert not list(clipped(page.window()))
    assert page.window().press("F5")  # type: ignore[attr-defined]
    assert gone == [("pay", "799999999")]
    visit = at_counter.visit
    assert visit is not None
    assert (visit.unknown, visit.unidentified, visit.accounts) == ("799999999", False, [])


@pytest.mark.parametrize("typed", ["qqqqqqq", "HC1|799999999|B1|2026-11-23|20600|0", "79999999"])
def test_what_names_no_account_goes_to_suspense_where_the_site_takes_that(
    page: FindPage, at_counter: Counter, gone: list[tuple[str, object]], typed: str
) -> None:
    type_in(page, typed)
    assert not page.window().press("F5")  # type: ignore[attr-defined]
    at_counter.desk = replace(at_counter.desk, settings=Settings(allow_unidentified=True))
    page.refresh()
    QTest.qWait(50)
    if typed.startswith("HC1"):  # misread: it is scanned again
        assert not page.window().press("F5")  # type: ignore[attr-defined]
        return
    assert page.window().press("F5")  # type: ignore[attr-defined]
    assert gone == [("pay", None)]
    assert at_counter.visit is not None
    assert at_counter.visit.unidentified


def test_part_of_a_number_is_asked_for_whole_or_with_a_name(page: FindPage) -> None:
    type_in(page, "5678")
    assert page.slot.text() == "Type the whole number, or the name and its last four."
    type_in(page, "123")
    assert page.slot.text() == "Nothing has that number. Compare it with the bill."


def test_nothing_is_taken_without_a_drawer(page: FindPage, at_counter: Counter) -> None:
    at_counter.drawer = None
    type_in(page, "799999999")
    assert page.slot.text() == "No account has that number. Compare it with the bill."
    assert not page.window().press("F5")  # type: ignore[attr-defined]


def test_an_old_copy_is_named_with_its_time(page: FindPage, at_counter: Counter) -> None:
    from datetime import timedelta

    at_counter.desk.clock.set(at_counter.desk.clock.now() + timedelta(hours=3))  # type: ignore[attr-defined]
    type_in(page, "alves rosa")
    assert page.slot.text() == "Searching the copy from 8:30 AM."
    assert local_date(at_counter.desk.clock.now()).day == 23


def test_who_may_not_take_payments_is_not_offered_them(at_counter: Counter, show: Show) -> None:
    at_counter.who = Staff(number="4001", name="T. Mensah", role=Role.AUDITOR)
    page = FindPage(at_counter)
    window = show(page)
    type_in(page, "alves rosa")
    assert not window.press("F5")


def test_nothing_is_nameless_or_cut(page: FindPage, qtbot: QtBot) -> None:
    assert not list(faults(page))
    type_in(page, "alvez rosa")
    assert not list(faults(page))
    assert not list(clipped(page.window()))


def test_words_that_differ_are_named_as_typed_and_as_meant() -> None:
    assert changed_words("alvez rosa", "alves rosa") == ("alvez", "Alves")
    assert changed_words("alvzrosa", "alves rosa") == ("alvzrosa", "Alves Rosa")
    assert spoken_name("Alves, Rosa M") == "Rosa M Alves"
    assert spoken_name("Harborview Electric LLC") == "Harborview Electric LLC"


def searched(counter: Counter) -> list[dict[str, object]]:
    """What the audit has of searches, and nothing of what was typed."""
    with counter.desk.store.read() as connection:
        found = [
            line.body.data
            for line in audit.newest_first(connection, events=["accounts_searched"])
            if "alve" not in line.canonical
        ]
    return [dict(one) for one in found]


def test_a_search_that_was_read_and_opened_nothing_is_audited(
    page: FindPage, at_counter: Counter
) -> None:
    type_in(page, "alvez rosa")
    assert page._noted.timer.isActive()
    assert searched(at_counter) == [], "whoever types on has not read it yet"
    page._noted.timer.timeout.emit()
    assert searched(at_counter) == [{"found_by": "name", "hits": 7}]
    page.search.clear()
    type_in(page, "no such person")
    assert not page._noted.timer.isActive(), "nothing was seen"
    page.search.clear()
    type_in(page, "alves")
    page.on_leave()
    assert len(searched(at_counter)) == 2, "left before it was noted"


def test_a_search_that_opens_an_account_is_told_by_the_opening(
    page: FindPage, at_counter: Counter, gone: list[tuple[str, object]]
) -> None:
    type_in(page, "alvez rosa")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    page.on_leave()
    assert gone
    assert searched(at_counter) == []
    assert not page._noted.timer.isActive()
