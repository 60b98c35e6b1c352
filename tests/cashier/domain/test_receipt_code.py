"""The receipt's code as text: written, read, and how large it gets."""

from __future__ import annotations

from datetime import date

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.errors import Refusal
from cashier.domain.receipt_code import (
    SIGNATURE_LENGTH,
    base45,
    code_head,
    code_text,
    from_base45,
    parse_code,
)

KEY_ID = "0123456789abcdef"
LARGEST = bytes([255]) * 64


def head(accounts: int = 2, cents: int = 24057) -> str:
    numbers = [f"{n:04}" for n in range(5678, 5678 + accounts)]
    return code_head("BOS-01-000017-4", date(2026, 11, 23), cents, numbers, KEY_ID)


def version(text: str) -> int:
    found = segno.make_qr(text, error="m", boost_error=False)
    assert found.mode == "alphanumeric"
    assert isinstance(found.version, int)
    return found.version


@pytest.mark.parametrize(
    ("data", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581")]
)
def test_base45_is_that_of_rfc_9285(data: bytes, text: str) -> None:
    assert (base45(data), from_base45(text)) == (text, data)


@given(st.binary(min_size=64, max_size=64))
def test_a_signature_has_96_characters_and_never_ends_in_a_space(signature: bytes) -> None:
    text = base45(signature)
    assert (len(text), text[-1] == " ") == (SIGNATURE_LENGTH, False)
    assert from_base45(text) == signature


@pytest.mark.parametrize("text", ["A", "GGX", ":::", "aB8", "::", "Ä00"])
def test_what_base45_never_writes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"base45|substring"):
        from_base45(text)


def test_a_code_is_read_as_it_was_written() -> None:
    assert head() == "CR1:BOS-01-000017-4:20261123:24057:5678/5679:0123456789ABCDEF:"
    code, signed, signature = parse_code(code_text(head(), LARGEST))
    assert (signed, signature) == (head(), LARGEST)
    assert (code.receipt_number, code.business_date) == ("BOS-01-000017-4", date(2026, 11, 23))
    assert (code.total_cents, code.accounts, code.more) == (24057, ("5678", "5679"), 0)
    assert (code.station, code.key_id) == (("BOS", "01"), KEY_ID.upper())


@pytest.mark.parametrize("accounts", [0, 1, 10, 29, 30, 1000])
def test_no_code_is_larger_than_version_10(accounts: int) -> None:
    number = "ABCDEF-01-999999-3"
    last = [f"{n:04}" for n in range(accounts)]
    whole = code_text(code_head(number, date(2026, 11, 23), 99999999999, last, KEY_ID), LARGEST)
    assert version(whole) <= (8 if accounts <= 10 else 10)
    told = parse_code(code_text(head(accounts), LARGEST))[0]
    assert (len(told.accounts), told.more) == (min(accounts, 29), max(accounts - 29, 0))


def test_an_account_is_named_once_and_none_is_nothing() -> None:
    text = code_head("BOS-01-000017-4", date(2026, 11, 23), 1, ["5678", "", "5678"], KEY_ID)
    assert ":1:5678:" in text


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("CR1", "CR2", "code.shape"),
        ("000017", "000018", "receipt.check_digit"),
        ("20261123", "20261340", "code.shape"),
        (":24057:", ":024057:", "code.shape"),
        (":24057:", ":-24057:", "code.shape"),
        ("5678/", "5678//", "code.shape"),
        ("ABCDEF:", "abcdef:", "code.shape"),
        ("ABCDEF:", "ABCDEF", "code.shape"),
        ("ABCDEF:", "ABCDEF:BB8", "code.shape"),
    ],
)
def test_a_code_of_another_shape_is_refused(old: str, new: str, code: str) -> None:
    whole = code_text(head(), LARGEST)
    with pytest.raises(Refusal) as refused:
        parse_code(whole.replace(old, new))
    assert refused.value.code == code
