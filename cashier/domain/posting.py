"""Records: the one form in which anything leaves a station. Written once, chained by hash, never
edited.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

GENESIS = "00" * 32
"""`prev_hash` of a station's first record: 32 zero bytes, in hex."""


class RecordKind(StrEnum):
    """What a record says happened: the first seven move money, the rest are facts."""

    PAYMENT = "payment"
    VOID = "void"
    REVERSAL = "reversal"
    RETURNED_ITEM = "returned_item"
    REALLOCATION = "reallocation"
    DEPOSIT_VERIFIED = "deposit_verified"
    DEPOSIT_CONFIRMED = "deposit_confirmed"
    DRAWER_OPENED = "drawer_opened"
    COUNTED = "counted"
    CLOSED = "closed"
    REVIEW = "review"
    CORRECTION = "correction"
    APPROVAL = "approval"
    DEPOSIT_PREPARED = "deposit_prepared"
    DEPOSIT_SENT = "deposit_sent"
    STAFF_ACT = "staff_act"
    REQUEST = "request"
    RESOLUTION = "resolution"
    PRINT = "print"
    AUDIT = "audit"

    @property
    def moves_money(self) -> bool:
        return self in MONEY_KINDS


MONEY_KINDS = frozenset(
    {
        RecordKind.PAYMENT,
        RecordKind.VOID,
        RecordKind.REVERSAL,
        RecordKind.RETURNED_ITEM,
        RecordKind.REALLOCATION,
        RecordKind.DEPOSIT_VERIFIED,
        RecordKind.DEPOSIT_CONFIRMED,
    }
)
TWO_PERSON_KINDS = frozenset(
    {RecordKind.VOID, RecordKind.REVERSAL, RecordKind.RETURNED_ITEM, RecordKind.REALLOCATION}
)
"""Kinds that carry `staff` and a different `approver`; the ledger checks it again."""

_RECEIVABLE = "receivable/"

CORRECTS_ONCE = frozenset({RecordKind.VOID, RecordKind.REVERSAL, RecordKind.RETURNED_ITEM})
"""At most one of these per original posting. Source: domain.md 10."""


def undeposited(session_id: str) -> str:
    """Account of the items in one drawer session's tray."""
    return f"undeposited/{session_id}"


def receivable(billing_account_number: str) -> str:
    """What billing is owed on one billing account."""
    return f"{_RECEIVABLE}{billing_account_number}"


def receivable_number(account: str) -> str:
    """The billing account number of a `receivable/…` account, '' for every other account."""
    return account.removeprefix(_RECEIVABLE) if account.startswith(_RECEIVABLE) else ""


SUSPENSE = "suspense/unidentified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a record: cents, debits positive, credits negative."""

    account: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft:
    """A record before the store gives it its place in the chain.

    `amount_cents` is positive for money in, negative for what takes it back, 0 for facts; `body`
    holds what the kind needs beyond the common fields: only str, int, bool, None, lists and
    string-keyed maps of these (no float).
    """

    posting_id: str
    kind: RecordKind
    business_date: date
    recorded_at: datetime
    staff: str
    approver: str = ""
    session_id: str = ""
    receipt_number: str = ""
    tender_id: str = ""
    original_id: str = ""
    amount_cents: int = 0
    entries: tuple[Entry, ...] = ()
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record in its station's chain: `canonical` is the text that was hashed, `hash` =
    SHA-256(prev_hash bytes + text), hex.
    """

    posting_id: str
    site: str
    station: str
    station_seq: int
    kind: RecordKind
    business_date: date
    receipt_number: str
    amount_cents: int
    entries: tuple[Entry, ...]
    prev_hash: str
    hash: str
    canonical: str


def instant_text(instant: datetime) -> str:
    """RFC 3339 in UTC with microseconds and Z: `2026-11-23T15:51:04.120000Z`."""
    assert instant.tzinfo is not None, "instants are aware"
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


_WHOLE_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"
)


def parse_instant(text: str) -> datetime:
    """The inverse of `instant_text`. Raises ValueError."""
    if _WHOLE_INSTANT.fullmatch(text):  # as we write them; `strptime` takes six times as long
        return datetime.fromisoformat(text)
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def canonical_json(body: Mapping[str, Any]) -> str:
    """UTF-8 JSON text: keys sorted, no spaces, integers only, NFC. Raises TypeError on a float:
    money never is one.
    """
    return json.dumps(
        _plain(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def _plain(value: Any) -> Any:
    if type(value) is str:  # most of a record and of a report: asked first
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    match value:
        case bool() | int() | None:
            return value
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            return {
                unicodedata.normalize("NFC", str(key)): _plain(val) for key, val in value.items()
            }
        case bytes() | bytearray():  # sequences of numbers to Python, and nothing to a reader
            raise TypeError("canonical form holds no bytes")
        case Sequence():
            return [_plain(val) for val in value]
        case _:
            raise TypeError(f"canonical form holds no {type(value).__name__}")


def chain_hash(prev_hash: str, canonical: str) -> str:
    """SHA-256 over the 32 bytes of `prev_hash` (hex) and the UTF-8 text; hex."""
    return hashlib.sha256(bytes.fromhex(prev_hash) + canonical.encode()).hexdigest()


def check_balance(kind: RecordKind, entries: Sequence[Entry]) -> None:
    """Money kinds: two or more entries, none of 0 cents, sum 0. Facts: none. A bug of the caller
    otherwise (AssertionError).
    """
    if kind.moves_money:
        assert len(entries) >= 2, f"{kind}: a money record has two or more entries"
        assert all(entry.cents != 0 for entry in entries), f"{kind}: an entry of 0 cents"
        assert sum(entry.cents for entry in entries) == 0, f"{kind}: entries do not balance"
    else:
        assert not entries, f"{kind}: a fact moves no money"


def seal(
    draft: RecordDraft, *, site: str, station: str, station_seq: int, prev_hash: str
) -> Record:
    """The draft as the next link of its station's chain. Deterministic: same inputs, same text,
    same hash.
    """
    check_balance(draft.kind, draft.entries)
    text = canonical_json(
        {
            "amount_cents": draft.amount_cents,
            "approver": draft.approver,
            "body": draft.body or {},
            "business_date": draft.business_date.isoformat(),
            "entries": [
                {"account": entry.account, "cents": entry.cents} for entry in draft.entries
            ],
            "kind": draft.kind.value,
            "original_id": draft.original_id,
            "posting_id": draft.posting_id,
            "receipt_number": draft.receipt_number,
            "recorded_at": instant_text(draft.recorded_at),
            "session_id": draft.session_id,
            "site": site,
            "staff": draft.staff,
            "station": station,
            "station_seq": station_seq,
            "tender_id": draft.tender_id,
            "v": 1,
        }
    )
    return Record(
        posting_id=draft.posting_id,
        site=site,
        station=station,
        station_seq=station_seq,
        kind=draft.kind,
        business_date=draft.business_date,
        receipt_number=draft.receipt_number,
        amount_cents=draft.amount_cents,
        entries=draft.entries,
        prev_hash=prev_hash,
        hash=chain_hash(prev_hash, text),
        canonical=text,
    )
