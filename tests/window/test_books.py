"""The judge of the journeys sees what is wrong: a receipt twice or never whole on paper, a visit
that nobody remembers, a drawer with a difference.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.simulation.history import Posting
from tests.window.books import CUT, SLIP, Memory, paper, remembered

FIRST, SECOND = "TRN-01-000001-1", "TRN-01-000002-8"


def posting(kind: str, receipt: str = "", cents: int = 0, **body: object) -> Posting:
    return Posting(
        posting_id="",
        site="TRN",
        station="01",
        station_seq=1,
        kind=kind,
        business_date="2026-11-23",
        receipt_number=receipt,
        amount_cents=cents,
        entries=(),
        prev_hash="",
        hash="",
        canonical=json.dumps({"body": body}),
    )


BOOK = (
    posting("payment", FIRST, 100),
    posting("payment", FIRST, 50),
    posting("payment", SECOND, 7),
)


def slip(number: str, *, whole: bool = True, says: bytes = b"") -> bytes:
    return b"\x1b@" + number.encode() + says + (CUT if whole else b"")


@pytest.mark.parametrize(
    ("slips", "wrong"),
    [
        ((slip(FIRST), slip(SECOND)), []),
        ((slip(FIRST), slip(SECOND), slip(SECOND)), ["came out 2 times"]),
        ((slip(FIRST), slip(SECOND, whole=False)), ["not whole on paper"]),
        ((slip(FIRST), slip("TRN-01-000009-1")), ["not in the book", "not whole on paper"]),
        ((slip(FIRST), slip("", says=b"a picture")), []),
        ((slip(FIRST), slip(SECOND, says=SLIP)), ["not whole on paper"]),
    ],
)
def test_paper(slips: tuple[bytes, ...], wrong: list[str]) -> None:
    found = sorted(paper(BOOK, Memory(), slips))
    assert len(found) == len(wrong)
    assert all(any(words in one for one in found) for words in wrong)


def test_a_copy_that_was_asked_for_is_right() -> None:
    slips = (slip(FIRST), slip(FIRST), slip(SECOND))
    assert list(paper(BOOK, Memory(copies=Counter({1: 1})), slips)) == []


def test_memory() -> None:
    closed = posting("closed", kinds={"personal_check": [2, 150, 2, 150]})
    book = (*BOOK, posting("void", FIRST, -50), closed)
    memory = Memory(visits=[(100, 50), (7,)], voided=[50], closes=1)
    assert list(remembered(book, memory)) == []
    memory.visits.append((7,))
    memory.voided.clear()
    memory.closes, memory.deposits = 2, 1
    assert len(list(remembered(book, memory))) == 4
    other = posting("closed", kinds={"personal_check": [2, 150, 1, 100]})
    assert any("difference" in one for one in remembered((other,), Memory(closes=1)))
