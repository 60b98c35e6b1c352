"""Python and SQL read a record alike: whatever the text, both say the same of it, and show the same
of it to the other stations."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from cashier.clock import SystemClock
from cashier.domain.posting import Entry, RecordKind
from cashier.ledger.books import Books
from cashier.ledger.contract import WireRecord
from cashier.ledger.records import Malformed, read_record, thin_document
from tests.cashier.ledger.stations import Chain, forged, rehashed

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_LEAF = st.none() | st.booleans() | st.integers() | _TEXT | st.floats(allow_nan=False)
_VALUE = st.recursive(
    _LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=4)
)
_BODY = st.dictionaries(
    _TEXT | st.sampled_from(["dup_key", "weak_key", "visit_id", "instrument", "kinds"]),
    _VALUE,
    max_size=6,
)
_FIELD = st.sampled_from(
    [
        "amount_cents", "approver", "body", "business_date", "entries", "kind", "original_id",
        "posting_id", "recorded_at", "site", "staff", "station", "station_seq", "v", "more",
    ]
)  # fmt: skip
_CLOSED = {"kinds": {"a": [1, 5, 2, 9], "b": [1], "c": [1, 2, 3, "4"]}}
INSTANT = "2026-11-23T17:00:00.000000Z"


def python(wire: WireRecord) -> tuple[str, str]:
    try:
        record = read_record("BOS", "01", wire)
    except Malformed as wrong:
        return wrong.code, ""
    return "", thin_document(record, received_at=INSTANT, suspense_lines=(1, 3), ticket="T")


def sql(connection: Connection, wire: WireRecord) -> tuple[str, str]:
    row = connection.execute(
        text(
            "SELECT r.wrong, CASE WHEN r.wrong = '' THEN ledger.thin_document(ROW(1, :seq, :id,"
            " :prev, :hash, :text, r.wrong, r.doc, r.accounts, r.cents)::ledger.reading, :at,"
            " ARRAY[1, 3], 'T') ELSE '' END"
            " FROM ledger.read_record('BOS', '01', :seq, :id, :prev, :hash, :text) r"
        ),
        {
            "seq": wire.station_seq,
            "id": wire.posting_id,
            "prev": wire.prev_hash,
            "hash": wire.hash,
            "text": wire.canonical,
            "at": INSTANT,
        },
    ).one()
    return str(row[0]), str(row[1])


def test_both_read_alike(central_books: Books) -> None:
    paid = Chain(SystemClock(), "BOS", "01").pay()
    kinds = st.sampled_from([kind.value for kind in RecordKind])

    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=True,
    )
    @given(kind=kinds, body=_BODY, field=_FIELD | st.none(), value=_VALUE, spoil=st.integers(0, 9))
    @example(kind="request", body={"a": "\x00\\u0000", "é": [{}]}, field=None, value=0, spoil=9)
    @example(kind="closed", body=_CLOSED, field=None, value=0, spoil=9)
    @example(kind="payment", body={"dup_key": "a\nb"}, field="entries", value=[], spoil=9)
    def reads(kind: str, body: dict[str, Any], field: str | None, value: Any, spoil: int) -> None:
        fields = json.loads(paid.canonical) | {"kind": kind, "body": body, "original_id": "o"}
        fields["approver"] = "2001"
        if not RecordKind(kind).moves_money:
            fields["entries"] = []
        if field:
            fields[field] = value
        try:
            wire = forged(paid, **fields)
        except TypeError:  # a float has no canonical form
            raw = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            wire = rehashed(paid, raw)
        if spoil < 3:
            said = wire.canonical
            spoiled = (said.replace(",", ", ", 1), said[:-1], said.replace(":1", ":1.0", 1))
            wire = rehashed(paid, spoiled[spoil])
        assert sql(connection, wire) == python(wire)

    with central_books.read() as connection:
        reads()


def test_entries_of_every_size(central_books: Books) -> None:
    chain = Chain(SystemClock(), "BOS", "01")
    lines = tuple(Entry(account=f"receivable/7{n:08}", cents=-1) for n in range(300))
    wire = chain.add(RecordKind.PAYMENT, (Entry(account="bank", cents=300), *lines), amount=300)
    with central_books.read() as connection:
        assert sql(connection, wire) == python(wire)
