"""Required fields and limits per kind of item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cashier.domain.acceptance import instrument_fields_ok
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import CENTS_MAX
from tests.cashier.domain.builders import check, money_order


@pytest.mark.parametrize(
    "fine",
    [
        {},
        {"number": "1" * 15},
        {"number": "0001042"},
        {"account": "1" * 19},
        {"account": "4400-123 456"},
        {"dated": None},  # a rule, not a missing field
        {"dated": date(1999, 1, 1)},
        {"routing": "011999994"},  # a rule too
        {"number": "", "printed_name": False},
        {"foreign": True, "routing": "", "account": ""},
        {"amount_cents": CENTS_MAX},
        {"void_after_days": 1},
        {"drawer_name": "Harborview Electric LLC"},
    ],
)
def test_a_check_that_can_be_judged(fine: dict[str, Any]) -> None:
    instrument_fields_ok(check(**fine))


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"number": ""}, "number.missing"),
        ({"number": " - "}, "number.missing"),
        ({"number": "10A2"}, "number.not_digits"),
        ({"number": "١٠٤٢"}, "number.not_digits"),
        ({"number": "1" * 16}, "number.too_long"),
        ({"routing": ""}, "routing.missing"),
        ({"routing": "01199999"}, "routing.not_9_digits"),
        ({"account": ""}, "account.missing"),
        ({"account": "1" * 20}, "account.too_long"),
        ({"account": "44x"}, "account.not_digits"),
        ({"aux_number": "x"}, "aux_number.not_digits"),
        ({"amount_cents": 0}, "amount.not_positive"),
        ({"amount_cents": CENTS_MAX + 1}, "amount.too_large"),
        ({"amount_words_cents": 0}, "amount_words.not_positive"),
        ({"limit_printed_cents": -1}, "limit_printed.not_positive"),
        ({"void_after_days": 0}, "void_after_days.not_positive"),
        ({"drawer_name": "Rosa 123-45-6789"}, "drawer_name.ssn_shaped"),
        ({"payee": "x" * 121}, "payee.too_long"),
    ],
)
def test_a_check_that_cannot(fault: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        instrument_fields_ok(check(**fault))
    assert (caught.value.code, caught.value.field) == (code, code.split(".", maxsplit=1)[0])


def test_money_orders_need_a_number_and_the_rest_is_rules() -> None:
    instrument_fields_ok(money_order(number="12", dated=None))
    for kind in InstrumentKind:
        if kind.is_money_order:
            with pytest.raises(Refusal, match=r"number\.missing"):
                instrument_fields_ok(money_order(kind=kind, number=" "))


def test_a_refusal_shows_no_bank_account() -> None:
    with pytest.raises(Refusal) as caught:
        instrument_fields_ok(check(account="44001234567890123456"))
    assert "4400" not in str(caught.value)
