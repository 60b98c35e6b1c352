"""The checker of histories sees each kind of broken promise, and nothing where none is broken."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.simulation.history import (
    FAIL,
    INVOKE,
    OK,
    UNKNOWN,
    ZERO,
    Event,
    Posting,
    Recorder,
    check,
    read_book,
    read_history,
)


class Book:
    """Postings of one station as it would seal them."""

    def __init__(self, station: str = "01") -> None:
        self.station = station
        self.postings: list[Posting] = []

    def add(self, kind: str = "payment", cents: int = 500, **fields: Any) -> Posting:
        seq = len(self.postings) + 1
        body = fields.pop("body", {"visit_id": f"v{seq}", "line": 1})
        moves = kind in {"payment", "void"}
        lines = [["undeposited/s", cents], ["receivable/7", -cents]] if moves else []
        shown = {
            "posting_id": f"p{self.station}-{seq}",
            "site": "BOS",
            "station": self.station,
            "station_seq": seq,
            "kind": kind,
            "business_date": "2026-11-23",
            "receipt_number": f"R{seq}",
            "amount_cents": cents if moves else 0,
            "entries": [{"account": account, "cents": part} for account, part in lines],
            **fields,
        }
        text = json.dumps({**shown, "session_id": "s", "body": body}, sort_keys=True)
        prev = self.postings[-1].hash if self.postings else ZERO
        digest = hashlib.sha256(bytes.fromhex(prev) + text.encode()).hexdigest()
        line = {**shown, "prev_hash": prev, "hash": digest, "canonical": text, "state": "confirmed"}
        self.postings += read_book([json.dumps(line)])
        return self.postings[-1]


_at = itertools.count()


def said(event: str, act: str, key: str, client: str = "BOS-01", **told: Any) -> Event:
    return Event(at=next(_at), client=client, event=event, act=act, key=key, told=told)


def asked(outcome: str, act: str, key: str, **told: Any) -> list[Event]:
    return [said(INVOKE, act, key), said(outcome, act, key, **told)]


@pytest.fixture
def book() -> Book:
    made = Book()
    made.add(body={"visit_id": "one", "line": 1})
    made.add(body={"visit_id": "two", "line": 1}, receipt_number="R2")
    made.add(body={"visit_id": "two", "line": 2}, receipt_number="R2")
    made.add("void", -500, body={"line": 2}, receipt_number="R2")
    return made


HISTORY = [
    *asked(OK, "take", "one", receipt="R1", cents=500, items=1),
    *asked(UNKNOWN, "take", "two"),
    *asked(OK, "take", "two", receipt="R2", cents=1000, items=2),
    *asked(FAIL, "take", "three"),
    *asked(UNKNOWN, "take", "four"),
    *asked(OK, "void", "R2/2", cents=-500),
]


def test_promises_kept(book: Book) -> None:
    assert check(HISTORY, book.postings, book.postings) == []


def broken(
    history: list[Event], local: list[Posting] | None, ledger: list[Posting], **more: Any
) -> list[str]:
    return [str(one) for one in check(history, local, ledger, **more)]


def test_ok_and_lost_by_the_ledger(book: Book) -> None:
    found = broken(HISTORY, book.postings, book.postings[:-1])
    assert "I2 BOS-01 4: the ledger lost it" in found
    assert "I1 ledger void R2/2: was told to be done, and is not there" in found
    assert "I14 BOS-01 4: confirmed, and the ledger has it not" in found


def test_not_drained_may_lack_what_was_not_confirmed(book: Book) -> None:
    local = [*book.postings[:2], *(replace(one, state="sent") for one in book.postings[2:])]
    assert broken(HISTORY, local, book.postings[:2], undrained={"BOS-01"}) == []


def test_ok_and_lost_by_the_station(book: Book) -> None:
    found = broken(HISTORY, book.postings[:-1], book.postings)
    assert "I5 BOS-01 4: the ledger has it, the station has not" in found
    assert "I1 local void R2/2: was told to be done, and is not there" in found


def test_fail_and_there(book: Book) -> None:
    book.add(body={"visit_id": "three", "line": 1})
    assert any("was refused" in one for one in broken(HISTORY, book.postings, book.postings))


def test_unknown_and_there_once_is_fine_twice_is_not(book: Book) -> None:
    book.add(body={"visit_id": "four", "line": 1})
    assert broken(HISTORY, book.postings, book.postings) == []
    book.add(body={"visit_id": "four", "line": 1})
    found = broken(HISTORY, book.postings, book.postings)
    assert any("I2 local take four: is there more than once" in one for one in found)


def test_invoke_without_an_end_is_unknown(book: Book) -> None:
    history = [*HISTORY, said(INVOKE, "take", "five", items=2)]
    assert broken(history, book.postings, book.postings) == []
    book.add(body={"visit_id": "five", "line": 1})
    assert any("2] items were asked, 1" in one for one in broken(history, book.postings, []))


def test_same_visit_at_two_stations(book: Book) -> None:
    other = Book("02")
    other.add(body={"visit_id": "one", "line": 1})
    both = [*book.postings, *other.postings]
    assert any("take one: is there more than once" in one for one in broken(HISTORY, both, both))


def test_nobody_asked(book: Book) -> None:
    book.add(body={"visit_id": "ghost", "line": 1})
    found = broken(HISTORY, book.postings, book.postings)
    assert "I4 local take ghost: nobody asked for it" in found
    assert broken(HISTORY, book.postings, book.postings, complete=False) == []


def test_told_other_money_or_receipt(book: Book) -> None:
    history = [*HISTORY, *asked(OK, "take", "one", receipt="R9", cents=501, items=1)]
    found = broken(history, book.postings, book.postings)
    assert any("cents were told" in one for one in found)
    assert any("another receipt" in one for one in found)


def test_order_of_one_client(book: Book) -> None:
    history = [
        *asked(OK, "take", "two", items=2),
        *asked(OK, "take", "one"),
        *asked(OK, "void", "R2/2"),
    ]
    found = broken(history, book.postings, book.postings)
    assert any(one.startswith("I5 local take one: stands before") for one in found)


def test_posts_by_id() -> None:
    book = Book()
    record = book.add()
    history = asked(OK, "post", record.posting_id)
    assert broken(history, None, book.postings) == []
    assert broken(asked(FAIL, "post", record.posting_id), None, book.postings)
    assert broken(asked(OK, "post", "gone"), None, book.postings)


@pytest.mark.parametrize(
    ("change", "invariant"),
    [
        ({"amount_cents": 1}, "I4"),
        ({"kind": "audit"}, "I4"),
        ({"entries": (("undeposited/s", 500), ("receivable/8", -500))}, "I3"),
        ({"hash": ZERO}, "I6"),
        ({"prev_hash": "11" * 32}, "I6"),
        ({"canonical": "{}"}, "I6"),
        ({"station_seq": 9}, "I5"),
        ({"posting_id": "p01-1"}, "I4"),
    ],
)
def test_an_edited_book(book: Book, change: dict[str, Any], invariant: str) -> None:
    edited = list(book.postings)
    edited[1] = replace(edited[1], **change)
    assert any(one.startswith(invariant) for one in broken(HISTORY, book.postings, edited))


def test_unbalanced_even_with_a_good_hash() -> None:
    book = Book()
    book.add(entries=[{"account": "undeposited/s", "cents": 5}])
    book.add("audit", entries=[{"account": "bank", "cents": 5}], body={})
    found = broken([], [], book.postings, complete=False)
    assert any("does not balance" in one for one in found)
    assert any("a fact moves money" in one for one in found)


def test_recorder_and_reader(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    with Recorder(path, "BOS-01") as one, Recorder(path, "BOS-02") as two:
        one.invoke("take", "v1", items=1)
        two.invoke("take", "v2")
        one.ok("take", "v1", receipt="R1", cents=5, items=1)
        two.unknown("take", "v2")
        two.fail("take", "v3")
    with path.open("a") as file:
        file.write('{"at": 1, "client"')  # killed while it wrote
    read = read_history(path)
    assert [(event.client, event.event) for event in read] == [
        ("BOS-01", "invoke"),
        ("BOS-02", "invoke"),
        ("BOS-01", "ok"),
        ("BOS-02", "unknown"),
        ("BOS-02", "fail"),
    ]
    assert read[2].told == {"receipt": "R1", "cents": 5, "items": 1}
