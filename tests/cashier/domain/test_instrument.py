"""Paper items: how the same paper is found again."""

from __future__ import annotations

import pytest

from cashier.domain.instrument import (
    CHECKS,
    InstrumentKind,
    duplicate_key_text,
    significant,
    weak_key_text,
)
from tests.cashier.domain.builders import check, money_order


def test_seven_kinds_in_counting_order() -> None:
    assert [kind.value for kind in InstrumentKind] == [
        "personal_check",
        "business_check",
        "bank_check",
        "usps_money_order",
        "western_union_money_order",
        "moneygram_money_order",
        "other_money_order",
    ]
    assert {kind for kind in InstrumentKind if kind.is_check} == CHECKS
    assert all(kind.is_check != kind.is_money_order for kind in InstrumentKind)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("001042", "1042"), ("00-70 04", "7004"), ("a0b", "A0B"), ("000", ""), ("", ""), ("é１", "")],
)
def test_significant(text: str, kept: str) -> None:
    assert significant(text) == kept


def test_the_key_ignores_leading_zeros_and_signs_between() -> None:
    key = duplicate_key_text(check())
    assert key == "check|011999993|4400123456|1042"
    assert duplicate_key_text(check(number="00001042", account="0044-0012-3456")) == key
    assert duplicate_key_text(check(number="1043")) != key


def test_kinds_of_checks_share_one_key_and_issuers_do_not() -> None:
    business = check(kind=InstrumentKind.BUSINESS_CHECK)
    assert duplicate_key_text(business) == duplicate_key_text(check())
    assert duplicate_key_text(money_order()) == "usps|28123456781"
    other = money_order(kind=InstrumentKind.OTHER_MONEY_ORDER)
    assert duplicate_key_text(other) == "other|28123456781"
    named = money_order(kind=InstrumentKind.OTHER_MONEY_ORDER, issuer="Amscot")
    assert duplicate_key_text(named) == "AMSCOT|28123456781"


def test_without_a_number_only_the_weak_key() -> None:
    assert duplicate_key_text(check(number="000")) == ""
    assert weak_key_text(check(number="")) == "weak|011999993|4400123456|20600|2026-11-20"
    assert weak_key_text(check(dated=None)) == ""
    assert weak_key_text(money_order()) == ""
