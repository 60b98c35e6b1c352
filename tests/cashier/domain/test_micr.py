"""The bank line: the vectors of domain.md 7, damaged lines, and a round trip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import routing_ok
from cashier.domain.micr import PROFILES, parse_micr, read_micr


@pytest.mark.parametrize(
    ("profile", "raw", "routing", "account", "number", "aux"),
    [
        ("0002", "T011999993T 4400123456O 1042", "011999993", "4400123456", "1042", ""),
        ("0000", "T011999993T 4400123456U 1042", "011999993", "4400123456", "1042", ""),
        (
            "0002",
            "O900317O T211999997T 00700400500O",
            "211999997",
            "00700400500",
            "900317",
            "900317",
        ),
        ("0002", "T011000015T 0123O 456789O", "011000015", "456789", "0123", ""),
        ("0001", "t122000218t 1234 5678 9o 1321", "122000218", "123456789", "1321", ""),
        ("0001", "t122000218t123456789o1321", "122000218", "123456789", "1321", ""),
        ("0002", "T000000204T 28123456781O", "000000204", "", "28123456781", ""),
        ("0002", "T000008002T 28123456781O", "000008002", "", "28123456781", ""),
        ("0002", "\r T011999993T O4400123456O 1042 \r\n", "011999993", "4400123456", "1042", ""),
        ("0002", "T011999993T 44-00O 1".replace("-", "D"), "011999993", "4400", "1", ""),
        ("0002", "T011999993T 4400123456O", "011999993", "4400123456", "", ""),
        ("0002", "O77O T011999993T 4400123456O 27", "011999993", "4400123456", "77", "77"),
        ("0002", "T011999993T 12O 345O 678", "011999993", "345", "678", ""),
    ],
)
def test_vectors(profile: str, raw: str, routing: str, account: str, number: str, aux: str) -> None:
    line = parse_micr(raw, profile=profile)
    assert (line.routing, line.account, line.number, line.aux_number) == (
        routing,
        account,
        number,
        aux,
    )
    assert line.amount_cents is None
    assert line.raw_last4 == (account or number)[-4:]


def test_a_business_check_with_its_amount_encoded() -> None:
    line = parse_micr("o001468o t026010757t 143804o a0000001957a", profile="0001")
    assert (line.number, line.amount_cents, line.epc) == ("001468", 1957, "")


def test_eighty_characters_are_one_line_and_eighty_one_are_not() -> None:
    line = "T011999993T 4400123456O 1042"
    assert parse_micr(line.replace("T 4", "T" + " " * 53 + "4")).number == "1042"
    with pytest.raises(Refusal, match=r"micr\.shape"):
        parse_micr(line.replace("T 4", "T" + " " * 54 + "4"))


def test_epc() -> None:
    assert parse_micr("2T011999993T 4400123456O 1042").epc == "2"
    assert parse_micr("O77O 2 T011999993T 4400123456O").epc == "2"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("T0119?9993T 4400123456O 1042", "micr.read_error"),
        ("T011999993T 44001?3456O 1042", "micr.read_error"),
        ("?", "micr.read_error"),
        ("T011999994T 4400123456O 1042", "CHK-ROUTING"),
        ("T500000005T 4400123456O 1042", "CHK-ROUTING"),
        ("T12345D678T 4400123456O 1042", "CHK-FOREIGN"),
        ("", "micr.shape"),
        ("T011999993T", "micr.shape"),
        ("T011999993T 4400123456 1042", "micr.shape"),
        ("T011999993T O", "micr.shape"),
        ("T01199999T 4400123456O", "micr.shape"),
        ("T0119999931T 4400123456O", "micr.shape"),
        ("011999993 4400123456O 1042", "micr.shape"),
        ("T011999993T 1O 2O 3O 4O", "micr.shape"),
        ("22T011999993T 4400123456O 1042", "micr.shape"),
        ("900317O T011999993T 4400123456O", "micr.shape"),
        ("T011999993T 4400123456O 1042 A1", "micr.shape"),
        ("T011999993T 4400123456O T1042", "micr.shape"),
        ("t011999993t 4400123456o 1042", "micr.shape"),  # Caps Lock, or another profile
        ("T011999993T 4400123456U 1042", "micr.shape"),
        ("T011999993T 4400123456O 1042" * 3, "micr.shape"),
        ("T٠١١٩٩٩٩٩٣T 4400123456O 1042", "micr.shape"),
    ],
)
def test_refuses_and_never_shows_the_line(raw: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_micr(raw)
    assert caught.value.code == code
    assert "4400123456" not in str(caught.value)


def test_an_unread_digit_leaves_its_field_empty_and_the_others_filled() -> None:
    line = read_micr("T011999993T 44001?3456O 1042")
    assert (line.routing, line.account, line.number) == ("011999993", "", "1042")
    assert line.unread == ("account",)
    assert read_micr("T?11999993T 4400123456O 10?2").unread == ("routing", "number")
    assert read_micr("O9?7O T011999993T 4400123456O").unread == ("number", "aux_number")


ROUTINGS = ["011999993", "211999997", "011000015", "122000218"]


@given(
    st.sampled_from(sorted(PROFILES)),
    st.sampled_from(ROUTINGS),
    st.from_regex("[0-9]{4,15}", fullmatch=True),
    st.from_regex("[0-9]{1,8}", fullmatch=True),
    st.from_regex("([0-9]{1,10})?", fullmatch=True),
    st.integers(-1, 9_999_999_999),
)
def test_round_trip(
    profile: str, routing: str, account: str, number: str, aux: str, cents: int
) -> None:
    assert routing_ok(routing)
    t, o, a = list(PROFILES[profile])[:3]
    raw = f"{t}{routing}{t} {account}{o} {number}"
    if aux:
        raw = f"{o}{aux}{o} {raw}"
    if cents >= 0:
        raw = f"{raw} {a}{cents:010d}{a}"
    line = parse_micr(raw, profile=profile)
    assert (line.routing, line.account, line.number) == (routing, account, aux or number)
    assert line.amount_cents == (cents if cents >= 0 else None)


@given(st.text("TOAD0123456789? ", max_size=80))
def test_never_anything_but_a_line_or_a_refusal(raw: str) -> None:
    try:
        line = parse_micr(raw)
    except Refusal:
        return
    assert routing_ok(line.routing)
    assert line.account or line.number
