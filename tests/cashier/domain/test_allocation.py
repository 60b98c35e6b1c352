"""The preview of months: oldest first, the rest credit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.allocation import left_cents, months_paid, preview, whole
from cashier.domain.standing import standing
from tests.cashier.domain.builders import HEALTH, account, bill, new_york

NOW = standing(
    account(bill("2026-11"), bill("2026-12"), bill("2026-10", 0)),
    (),
    new_york("2026-11-05 10:00"),
)


@pytest.mark.parametrize(
    ("cents", "months", "credit"),
    [
        (0, [], 0),
        (1, [(11, 1)], 0),
        (10300, [(11, 10300)], 0),
        (10301, [(11, 10300), (12, 1)], 0),
        (20601, [(11, 10300), (12, 10300)], 1),
    ],
)
def test_preview(cents: int, months: list[tuple[int, int]], credit: int) -> None:
    split = preview(NOW, cents)
    assert [(part.coverage_month.month, part.cents) for part in split.months] == months
    assert split.credit_cents == credit


@given(st.integers(0, 1_000_000))
def test_parts_add_up(cents: int) -> None:
    split = preview(NOW, cents)
    assert sum(part.cents for part in split.months) + split.credit_cents == cents
    assert all(part.cents > 0 for part in split.months)


@pytest.mark.parametrize(
    ("before", "cents", "months"),
    [
        (0, 10300, [11]),
        (0, 10301, [11, 12]),
        (10300, 1, [12]),
        (10299, 2, [11, 12]),
        (20600, 500, []),
        (0, 0, []),
    ],
)
def test_months_of_a_part_go_on_where_the_visit_s_earlier_parts_ended(
    before: int, cents: int, months: list[int]
) -> None:
    assert [month.month for month in months_paid(NOW, before, cents)] == months


def test_whole_and_left() -> None:
    parts = whole(HEALTH, 20600)
    assert left_cents(20600, parts) == 0
    assert left_cents(20000, parts) == -600
    assert NOW.months[0].coverage_month == date(2026, 10, 1)
