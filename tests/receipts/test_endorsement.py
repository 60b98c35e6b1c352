"""The back of an item: the words, and bytes that never make a printer wait for ever."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.endorsement import endorsement_lines
from receipts.endorsement import endorse

LINES = endorsement_lines("Health Connector", "BOS-01-000017-4", date(2026, 11, 23), "4471")


def test_the_words_are_those_of_the_bank() -> None:
    assert LINES == (
        "FOR DEPOSIT ONLY",
        "HEALTH CONNECTOR",
        "ACCT ENDING 4471",
        "BOS-01-000017-4 2026-11-23",
    )
    without = endorsement_lines("Health Connector", "BOS-01-000017-4", date(2026, 11, 23))
    assert without == (*LINES[:2], LINES[3])
    with pytest.raises(ValueError, match="last four"):
        endorsement_lines("Health Connector", "BOS-01-000017-4", date(2026, 11, 23), "4400124471")


def test_the_bytes_wait_print_give_out_and_return_to_the_roll() -> None:
    made = endorse(LINES)
    assert made == (
        b"\x1b\x40\x1b\x63\x30\x04\x1b\x66\x01\x05"
        b"FOR DEPOSIT ONLY\nHEALTH CONNECTOR\nACCT ENDING 4471\nBOS-01-000017-4 2026-11-23\n"
        b"\x0c\x1b\x71\x1b\x63\x30\x01"
    )


@pytest.mark.parametrize("minutes", [-1, 0, 16, 256])
def test_no_wait_is_for_ever(minutes: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        endorse(LINES, wait_minutes=minutes)


@pytest.mark.parametrize("lines", [(), ("x",) * 7])
def test_what_does_not_fit_the_back_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="lines"):
        endorse(lines)


@given(st.text())
def test_no_name_brings_a_byte_of_its_own(name: str) -> None:
    body = endorse((name,))[10:-7]
    assert body.endswith(b"\n")
    assert all(0x20 <= byte <= 0x7E for byte in body[:-1])
    assert len(body) <= 36
