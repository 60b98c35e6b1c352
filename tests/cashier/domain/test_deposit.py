"""A deposit's values: what it is called, how it is strapped, when it is due, who may not."""

from __future__ import annotations

from datetime import date

import pytest

from cashier.domain.calendar import CounterDays
from cashier.domain.deposit import (
    ITEMS_MAX,
    PreparedBody,
    bag_number,
    bundles,
    confirmed_entries,
    due_on,
    fiscal_year,
    in_stack_order,
    must_fit,
    read_prepared,
    routing_hash,
    two_people,
    verified_entries,
)
from cashier.domain.errors import Refusal
from cashier.domain.posting import RecordKind, check_balance
from cashier.services.undeposited import banking_days


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 6, 30), 2026), (date(2026, 7, 1), 2027), (date(2026, 12, 31), 2027)],
)
def test_the_business_date_decides_the_fiscal_year(day: date, year: int) -> None:
    assert fiscal_year(day) == year


def test_bundles_of_a_set_size() -> None:
    made = bundles([1] * 300 + [2] * 301, 300)
    assert [(one.number, one.first, one.last, one.items, one.cents) for one in made] == [
        (1, 1, 300, 300, 300), (2, 301, 600, 300, 600), (3, 601, 601, 1, 2),
    ]  # fmt: skip
    assert bundles([], 5) == ()
    assert sum(one.items for one in bundles(range(1, 12), 4)) == 11


def test_the_hash_total() -> None:
    assert routing_hash(["011999993", "", "211000001"]) == 222999994
    assert routing_hash(["²", "12A"]) == 0, "figures that are none add nothing"


@pytest.mark.parametrize("text", [" te0048213 ", "TE 0048213", "Te0048213"])
def test_a_bag_is_read_as_it_is_printed(text: str) -> None:
    assert bag_number(text) == "TE0048213"


@pytest.mark.parametrize("text", ["123", "-1234", "1234-", "12_34", "Ⅷ1234", "1" * 21])
def test_what_is_no_bag(text: str) -> None:
    with pytest.raises(Refusal, match=r"bag\.shape"):
        bag_number(text)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 25), date(2026, 11, 27)),  # Thanksgiving
        (date(2026, 4, 17), date(2026, 4, 20)),  # Patriots' Day is a banking day
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2027, 12, 31), date(2028, 1, 3)),  # a Saturday holiday is not moved back
    ],
)
def test_due_the_next_banking_day(day: date, due: date) -> None:
    assert due_on(day, banking_days(day.year)) == due
    assert due_on(day, CounterDays()) <= due


def test_the_stack_is_all_of_the_paper_once() -> None:
    assert in_stack_order(("a", "b"), ()) == ("a", "b")
    assert in_stack_order(("a", "b"), ("b", "a")) == ("b", "a")
    for wrong in (("a",), ("a", "b", "c"), ("a", "a", "b"), ("a", "c")):
        with pytest.raises(Refusal, match=r"deposit\.order"):
            in_stack_order(("a", "b"), wrong)


def test_what_one_deposit_can_hold() -> None:
    must_fit([1] * ITEMS_MAX)
    for cents, code in (
        ([], "deposit.empty"), ([1] * (ITEMS_MAX + 1), "deposit.too_many"),
        ([10**10], "deposit.too_large"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=code):
            must_fit(cents)


def test_entries_balance_and_leave_out_what_holds_nothing() -> None:
    lines = verified_entries("T", {"a": 5, "b": 0, "c": 7})
    check_balance(RecordKind.DEPOSIT_VERIFIED, lines)
    assert [line.account for line in lines] == ["in-transit/T", "undeposited/a", "undeposited/c"]
    check_balance(RecordKind.DEPOSIT_CONFIRMED, confirmed_entries("T", 12))


def test_nobody_of_a_deposit_twice() -> None:
    two_people("2002", "2001", "1001")
    with pytest.raises(Refusal, match=r"deposit\.same_person"):
        two_people("1001", "2001", "1001")


def test_the_record_says_its_lines_and_is_read_back() -> None:
    body = PreparedBody(
        sessions=("s",),
        bag="TE0001",
        lines=(("BOS-01-000017-4", 1, "p", 206), ("BOS-01-000017-4", 2, "q", 34)),
        bundles=bundles([206, 34], 300),
        routing_hash=11999993,
    )
    told = body.plain()
    assert read_prepared(told) == body
    for wrong in ({"items": 3}, {"cents": 239}, {"lines": [["x"]]}, {"bundles": None}):
        with pytest.raises((ValueError, TypeError)):
            read_prepared(told | wrong)
