"""A short run of the fuzzer, and that it would tell."""

from __future__ import annotations

from random import Random

import pytest

from cashier.domain import micr
from tests.fuzz import scans


def test_a_few_thousand_inputs() -> None:
    tally = scans.many(scans.once, Random(1), 4000)
    assert tally["whole"] > 100
    assert tally["misread"] > 50
    assert tally["keys, scans"] > 20
    assert tally["code coupon -> coupon"] > 5


def test_the_fuzzer_finds_a_reader_that_drops_unread_digits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = micr._digits
    monkeypatch.setattr(micr, "_digits", lambda text: good(text).replace("?", ""))
    with pytest.raises(scans.WrongError):
        scans.many(scans.once, Random(1), 4000)


def test_the_fuzzer_finds_a_check_digit_that_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cashier.domain.identifiers._gs1_digit", lambda body: "4")
    with pytest.raises(scans.WrongError):
        scans.many(scans.check_code, Random(1), 4000)
