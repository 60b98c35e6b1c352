"""Records: canonical text, balance, and the chain."""

from __future__ import annotations

import hashlib
import json
import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.posting import (
    GENESIS,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    canonical_json,
    chain_hash,
    check_balance,
    instant_text,
    parse_instant,
    receivable,
    seal,
    undeposited,
)
from tests.cashier.domain.builders import HEALTH, new_york

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts, plain_values, max_size=5))
def test_canonical_text_is_a_fixed_point(body: dict[str, Any]) -> None:
    text = canonical_json(body)
    assert canonical_json(json.loads(text)) == text
    assert "\n" not in text


def test_canonical_text() -> None:
    body = {"b": [1, True, None], "a": "Thu\u0301y", "c": {"z": "é", "y": -5}}
    assert canonical_json(body) == '{"a":"Thúy","b":[1,true,null],"c":{"y":-5,"z":"é"}}'
    assert canonical_json({"a": (1, 2)}) == canonical_json({"a": [1, 2]})


@pytest.mark.parametrize("value", [1.0, float("nan"), b"x", date(2026, 1, 1), {1, 2}])
def test_nothing_that_could_be_money_in_floats(value: object) -> None:
    kind = "bytes" if isinstance(value, bytes) else type(value).__name__
    with pytest.raises(TypeError, match=f"^canonical form holds no {kind}$"):
        canonical_json({"a": [value]})


@given(st.datetimes(datetime(2000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_instants_round_trip(at: datetime) -> None:
    assert parse_instant(instant_text(at)) == at


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T24:00:00.000000Z",
        "2026-11-23T23:59:60.000000Z",
        "2026-13-23T23:59:00.000000Z",
        "2026-11-23T15:51:04,120000Z",
        "2026-11-23 15:51:04.120000Z",
        "2026-11-23T15:51:04.120000+00:00",
        "2026-11-23T15:51:04Z",
        "2026-11-23",
        "",
    ],
)
def test_an_instant_in_another_form_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"time|second|month"):
        parse_instant(text)


def test_instants_are_utc_with_microseconds() -> None:
    assert instant_text(new_york("2026-11-23 10:51:04.12")) == "2026-11-23T15:51:04.120000Z"


def test_instants_are_utc_wherever_the_computer_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        assert instant_text(new_york("2026-11-23 10:51")) == "2026-11-23T15:51:00.000000Z"
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()


def payment(cents: int = 20600, **more: Any) -> RecordDraft:
    return RecordDraft(
        posting_id="p1",
        kind=RecordKind.PAYMENT,
        business_date=date(2026, 11, 23),
        recorded_at=new_york("2026-11-23 10:51"),
        staff="1001",
        session_id="s1",
        receipt_number="BOS-01-000017-4",
        amount_cents=cents,
        entries=(
            Entry(account=undeposited("s1"), cents=cents),
            Entry(account=receivable(HEALTH), cents=-cents),
        ),
        **more,
    )


def sealed(draft: RecordDraft, seq: int = 1, prev: str = GENESIS) -> Record:
    return seal(draft, site="BOS", station="01", station_seq=seq, prev_hash=prev)


def test_a_record_written_out() -> None:
    """The text every other implementation has to make, to the byte (design.md, canonical form)."""
    record = sealed(
        payment(
            approver="2001",
            tender_id="t1",
            original_id="o1",
            body={"payer_name": "Thu\u0301y", "line": 1},
        ),
        seq=7,
        prev="ab" * 32,
    )
    assert record.canonical == (
        '{"amount_cents":20600,"approver":"2001","body":{"line":1,"payer_name":"Thúy"},'
        '"business_date":"2026-11-23","entries":[{"account":"undeposited/s1","cents":20600},'
        f'{{"account":"receivable/{HEALTH}","cents":-20600}}],"kind":"payment",'
        '"original_id":"o1","posting_id":"p1","receipt_number":"BOS-01-000017-4",'
        '"recorded_at":"2026-11-23T15:51:00.000000Z","session_id":"s1","site":"BOS",'
        '"staff":"1001","station":"01","station_seq":7,"tender_id":"t1","v":1}'
    )
    assert record == Record(
        posting_id="p1",
        site="BOS",
        station="01",
        station_seq=7,
        kind=RecordKind.PAYMENT,
        business_date=date(2026, 11, 23),
        receipt_number="BOS-01-000017-4",
        amount_cents=20600,
        entries=payment().entries,
        prev_hash="ab" * 32,
        hash=hashlib.sha256(bytes.fromhex("ab" * 32) + record.canonical.encode()).hexdigest(),
        canonical=record.canonical,
    )


def test_seal_hashes_the_text_after_the_previous_hash() -> None:
    record = sealed(payment())
    by_hand = hashlib.sha256(bytes(32) + record.canonical.encode()).hexdigest()
    assert record.hash == by_hand == chain_hash(GENESIS, record.canonical)
    body = json.loads(record.canonical)
    assert body["entries"][1] == {"account": f"receivable/{HEALTH}", "cents": -20600}
    assert (body["station_seq"], body["v"], body["body"]) == (1, 1, {})
    assert sealed(payment()) == record
    following = sealed(payment(), 2, record.hash)
    assert following.prev_hash == record.hash
    assert following.hash != record.hash


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=6), st.data())
def test_a_chain_shows_where_it_was_changed(amounts: list[int], data: st.DataObject) -> None:
    chain = []
    prev = GENESIS
    for seq, cents in enumerate(amounts, start=1):
        chain.append(sealed(payment(cents), seq, prev))
        prev = chain[-1].hash
    place = data.draw(st.integers(0, len(chain) - 1))
    forged = chain[place].canonical.replace('"staff":"1001"', '"staff":"1002"')
    assert chain_hash(chain[place].prev_hash, forged) != chain[place].hash


def test_balance() -> None:
    debit, credit = Entry(account="a", cents=5), Entry(account="b", cents=-5)
    check_balance(RecordKind.PAYMENT, [debit, credit])
    check_balance(RecordKind.COUNTED, [])
    for kind, entries in [
        (RecordKind.PAYMENT, []),
        (RecordKind.PAYMENT, [debit]),
        (RecordKind.VOID, [debit, Entry(account="b", cents=-4)]),
        (RecordKind.VOID, [debit, credit, Entry(account="c", cents=0)]),
        (RecordKind.COUNTED, [debit, credit]),
    ]:
        with pytest.raises(AssertionError):
            check_balance(kind, entries)


def test_seven_kinds_move_money() -> None:
    assert [kind.value for kind in RecordKind if kind.moves_money] == [
        "payment",
        "void",
        "reversal",
        "returned_item",
        "reallocation",
        "deposit_verified",
        "deposit_confirmed",
    ]
