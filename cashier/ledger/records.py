"""Reading a record as sent: the text is parsed and every field checked against its links, nothing
is taken on trust.

Here too is the thin form in which a record appears in its site's feed for all the other stations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cashier.domain.posting import (
    CORRECTS_ONCE,
    TWO_PERSON_KINDS,
    Entry,
    RecordKind,
    canonical_json,
    chain_hash,
    instant_text,
    parse_instant,
    receivable_number,
)
from cashier.ledger.contract import WireRecord

CANONICAL_BYTES_MAX = 1_048_576
"""A closed drawer of 5,000 items stays far below; a bound so that no record is unlimited."""
TEXT_CHARS_MAX = 200
"""Of a name, number or id in a record; every index of the ledger holds that much."""
DEPTH_MAX = 64
"""How deep a record's maps and lists may nest."""
_CENTS_MAX = 10**15
_CONTROL = re.compile("[\x00-\x1f]")
_TEXT_FIELDS = (
    "approver",
    "business_date",
    "kind",
    "original_id",
    "posting_id",
    "receipt_number",
    "recorded_at",
    "session_id",
    "site",
    "staff",
    "station",
    "tender_id",
)
_FIELDS = frozenset({*_TEXT_FIELDS, "amount_cents", "body", "entries", "station_seq", "v"})

_DRAWER_STATES = {
    RecordKind.DRAWER_OPENED: "open",
    RecordKind.COUNTED: "counting",
    RecordKind.CLOSED: "closed",
}
_SHARED_BODY = frozenset(
    {RecordKind.REQUEST, RecordKind.APPROVAL, RecordKind.REVIEW, RecordKind.RESOLUTION}
)
"""Kinds addressed to another station: their body travels whole."""


class Malformed(Exception):
    """The text is not a well-formed record of that station; `code` says what is wrong
    (`record.hash`)."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.code = f"record.{what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRecord:
    """A record that was checked; `body` are the kind's own fields. Meanings as in
    `domain.posting.RecordDraft`."""

    site: str
    station: str
    station_seq: int
    posting_id: str
    kind: RecordKind
    business_date: str
    recorded_at: str
    receipt_number: str
    amount_cents: int
    staff: str
    approver: str
    session_id: str
    tender_id: str
    original_id: str
    entries: tuple[Entry, ...]
    body: Mapping[str, Any]
    prev_hash: str
    hash: str
    canonical: str

    @property
    def dup_key(self) -> str:
        """The keyed hash by which the same paper item is found again, '' where there is none."""
        return _text_of(self.body, "dup_key")


def read_record(site: str, station: str, wire: WireRecord) -> ReadRecord:
    """The record in `wire`, if it is well-formed and that station's own. Raises Malformed."""
    fields = _parsed(wire)
    if set(fields) != _FIELDS or fields["v"] != 1 or fields["v"] is True:
        raise Malformed("fields")
    if not all(isinstance(fields[name], str) and _plain(fields[name]) for name in _TEXT_FIELDS):
        raise Malformed("fields")
    if not isinstance(fields["body"], dict) or not _whole(fields["amount_cents"]):
        raise Malformed("fields")
    claimed = (fields["site"], fields["station"], fields["station_seq"], fields["posting_id"])
    if claimed != (site, station, wire.station_seq, wire.posting_id) or not wire.posting_id:
        raise Malformed("links")
    if fields["station_seq"] is True:
        raise Malformed("links")
    try:
        kind = RecordKind(fields["kind"])
        if date.fromisoformat(fields["business_date"]).isoformat() != fields["business_date"]:
            raise Malformed("dates")
        if instant_text(parse_instant(fields["recorded_at"])) != fields["recorded_at"]:
            raise Malformed("dates")
    except ValueError as error:
        raise Malformed("kind" if "RecordKind" in str(error) else "dates") from error
    record = ReadRecord(
        **{name: fields[name] for name in _TEXT_FIELDS if name != "kind"},
        station_seq=wire.station_seq,
        kind=kind,
        amount_cents=fields["amount_cents"],
        entries=_entries(fields["entries"]),
        body=fields["body"],
        prev_hash=wire.prev_hash,
        hash=wire.hash,
        canonical=wire.canonical,
    )
    _check_rules(record)
    return record


def _parsed(wire: WireRecord) -> dict[str, Any]:
    """The text's fields, once the hash is its hash and the text is canonical JSON."""
    if len(wire.canonical) > CANONICAL_BYTES_MAX:
        raise Malformed("too_long")
    if _CONTROL.search(wire.canonical):
        raise Malformed("not_canonical")  # JSON writes them as escapes
    try:
        if chain_hash(wire.prev_hash, wire.canonical) != wire.hash:
            raise Malformed("hash")
        fields = json.loads(wire.canonical)
        if not isinstance(fields, dict) or canonical_json(fields) != wire.canonical:
            raise Malformed("not_canonical")
        if _deeper(fields, DEPTH_MAX):
            raise Malformed("not_canonical")
    except (ValueError, TypeError, RecursionError) as error:
        raise Malformed("not_canonical") from error
    return fields


def _entries(found: Any) -> tuple[Entry, ...]:
    if not isinstance(found, list):
        raise Malformed("entries")
    entries = []
    for line in found:
        if not isinstance(line, dict) or set(line) != {"account", "cents"}:
            raise Malformed("entries")
        if not isinstance(line["account"], str) or not line["account"] or not _whole(line["cents"]):
            raise Malformed("entries")
        if not _plain(line["account"]):
            raise Malformed("entries")
        entries.append(Entry(account=line["account"], cents=line["cents"]))
    return tuple(entries)


def _check_rules(record: ReadRecord) -> None:
    """Balance (I3), two persons (I17), a correction names its original (I4)."""
    cents = [entry.cents for entry in record.entries]
    if record.kind.moves_money:
        if len(cents) < 2 or 0 in cents or sum(cents) != 0:
            raise Malformed("unbalanced")
    elif cents:
        raise Malformed("unbalanced")
    if record.kind.moves_money and not record.staff:
        raise Malformed("staff")
    if record.kind in TWO_PERSON_KINDS and record.approver in {"", record.staff}:
        raise Malformed("two_persons")
    if record.approver == record.staff != "":
        raise Malformed("two_persons")
    if record.kind is RecordKind.CORRECTION and not record.approver:
        raise Malformed("two_persons")
    if record.kind in CORRECTS_ONCE and not record.original_id:
        raise Malformed("original")


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _CENTS_MAX


def _plain(value: str) -> bool:
    """Whether a text can stand in a column and an index of every database we keep records in."""
    return len(value) <= TEXT_CHARS_MAX and not _CONTROL.search(value)


def _deeper(value: Any, left: int) -> bool:
    if isinstance(value, dict):
        return left == 0 or any(_deeper(one, left - 1) for one in value.values())
    if isinstance(value, list):
        return left == 0 or any(_deeper(one, left - 1) for one in value)
    return False


def thin_document(
    record: ReadRecord,
    *,
    received_at: str,
    suspense_lines: tuple[int, ...],
    ticket: str = "",
    barred: bool = False,
) -> str:
    """The record as every station sees it: no name, no bank line. Its form stands in docs/formats.

    `accounts` are its billing accounts with their cents (credits negative); `suspense_lines` count
    from 1 and name the entries the ledger keeps in suspense; `body` is there for kinds that are
    addressed to another station, `ticket` where the ledger gave one, `barred` where nobody had the
    right to do it: it has no effect.
    """
    thin: dict[str, Any] = {
        "type": "record",
        "posting_id": record.posting_id,
        "site": record.site,
        "station": record.station,
        "station_seq": record.station_seq,
        "kind": record.kind.value,
        "business_date": record.business_date,
        "recorded_at": record.recorded_at,
        "received_at": received_at,
        "receipt_number": record.receipt_number,
        "amount_cents": record.amount_cents,
        "session_id": record.session_id,
        "tender_id": record.tender_id,
        "original_id": record.original_id,
        "staff": record.staff,
        "accounts": [
            [receivable_number(entry.account), entry.cents]
            for entry in record.entries
            if receivable_number(entry.account)
        ],
        "suspense_lines": list(suspense_lines),
        "dup_key": record.dup_key,
        "weak_key": _text_of(record.body, "weak_key"),
        "visit_id": _text_of(record.body, "visit_id"),
        "instrument_kind": _instrument_kind(record.body),
        "hash": record.hash,
    }
    if record.kind in _DRAWER_STATES:
        items, cents = _difference(record.body)
        thin |= {
            "drawer_state": _DRAWER_STATES[record.kind],
            "difference_items": items,
            "difference_cents": cents,
        }
    if record.kind in _SHARED_BODY:
        thin["body"] = record.body
    if ticket:
        thin["ticket"] = ticket
    if barred:
        thin["barred"] = True
    return canonical_json(thin)


def _text_of(body: Mapping[str, Any], name: str) -> str:
    found = body.get(name, "")
    return found if isinstance(found, str) and _plain(found) else ""


def _instrument_kind(body: Mapping[str, Any]) -> str:
    instrument = body.get("instrument")
    return _text_of(instrument, "kind") if isinstance(instrument, dict) else ""


def _difference(body: Mapping[str, Any]) -> tuple[int, int]:
    """Counted less expected over all kinds, items and cents, from a close's `kinds` (expected
    items, expected cents, counted items, counted cents each). Nothing is refused for its body:
    what is not of that form is no difference."""
    items = cents = 0
    kinds = body.get("kinds")
    for row in kinds.values() if isinstance(kinds, dict) else ():
        if isinstance(row, list) and len(row) == 4 and all(_whole(value) for value in row):
            items += row[2] - row[0]
            cents += row[3] - row[1]
    return items, cents
