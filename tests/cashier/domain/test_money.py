"""Amounts: what a person types, what a person reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.errors import Refusal
from cashier.domain.money import CENTS_MAX, check_cents, dollars, parse_amount, plain


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("206.00", 20600),
        ("  206.00 ", 20600),
        ("$206.00", 20600),
        ("1,148.23", 114823),
        ("1148.23", 114823),
        ("$1,234,567.89", 123456789),
        ("304.", 30400),
        (".50", 50),
        ("0.01", 1),
        ("0206.00", 20600),
        (plain(CENTS_MAX), CENTS_MAX),
    ],
)
def test_reads(text: str, cents: int) -> None:
    assert parse_amount(text) == cents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount.missing"),
        ("   ", "amount.missing"),
        ("304", "amount.no_point"),
        ("$1,148", "amount.no_point"),
        ("0", "amount.no_point"),
        ("206.001", "amount.too_precise"),
        ("206.5", "amount.not_a_number"),
        ("0.00", "amount.not_positive"),
        ("-5.00", "amount.not_positive"),
        ("(5.00)", "amount.not_positive"),
        ("100000000.00", "amount.too_large"),
        (".", "amount.not_a_number"),
        ("$.", "amount.not_a_number"),
        ("11,48.23", "amount.not_a_number"),
        ("1.148,23", "amount.not_a_number"),
        ("206.00 USD", "amount.not_a_number"),
        ("2O6.00", "amount.not_a_number"),
        ("1e3.00", "amount.not_a_number"),
        ("٢٠٦.٠٠", "amount.not_a_number"),
        ("NaN", "amount.not_a_number"),
        ("206.00\n1.00", "amount.not_a_number"),
        ("9" * 5000 + ".00", "amount.not_a_number"),
    ],
)
def test_refuses(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_amount(text)
    assert caught.value.code == code
    assert caught.value.field == "amount"
    typed = text.strip()
    shown = {
        "amount.missing": "",
        "amount.not_positive": {"0.00": "0.00"}.get(typed, typed),
        "amount.too_large": "100000000.00",
    }.get(code, typed if len(typed) <= 40 else typed[:40] + "...")
    assert caught.value.value == shown


@pytest.mark.parametrize("text", ["(5.00", "5.00)"])
def test_one_bracket_is_no_minus_sign(text: str) -> None:
    with pytest.raises(Refusal, match=r"amount\.not_a_number"):
        parse_amount(text)


def test_the_longest_amount_is_read_and_one_longer_is_not() -> None:
    assert parse_amount("0" * 34 + "206.00") == 20600
    with pytest.raises(Refusal, match=r"amount\.not_a_number"):
        parse_amount("0" * 35 + "206.00")


def test_a_bare_number_is_asked_back_both_ways() -> None:
    with pytest.raises(Refusal) as caught:
        parse_amount("1,304")
    assert caught.value.data == {"as_dollars": "1304.00", "as_cents": "13.04"}


def test_zero_where_zero_is_allowed_and_the_field_named() -> None:
    assert parse_amount("0.00", zero_ok=True) == 0
    assert parse_amount("0", zero_ok=True) == 0
    with pytest.raises(Refusal, match=r"fee\.too_precise"):
        parse_amount("1.005", field="fee")


def test_check_cents() -> None:
    assert check_cents(1) == 1
    for cents, code in ((0, "amount.not_positive"), (CENTS_MAX + 1, "amount.too_large")):
        with pytest.raises(Refusal) as caught:
            check_cents(cents)
        assert caught.value.code == code
        assert (caught.value.field, caught.value.value) == ("amount", plain(cents))
        assert caught.value.data == ({"limit": plain(CENTS_MAX)} if cents else {})


@given(st.integers(1, CENTS_MAX))
def test_round_trip(cents: int) -> None:
    assert parse_amount(plain(cents)) == cents
    assert parse_amount(dollars(cents)) == cents


@given(st.text(max_size=60))
def test_never_anything_but_cents_or_a_refusal(text: str) -> None:
    try:
        cents = parse_amount(text)
    except Refusal:
        return
    assert 0 < cents <= CENTS_MAX


@pytest.mark.parametrize(
    ("cents", "as_plain", "as_dollars"),
    [(0, "0.00", "$0.00"), (-5, "-0.05", "-$0.05"), (123456, "1234.56", "$1,234.56")],
)
def test_writes(cents: int, as_plain: str, as_dollars: str) -> None:
    assert (plain(cents), dollars(cents)) == (as_plain, as_dollars)
