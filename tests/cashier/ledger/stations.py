"""A station's side of the contract for tests: makes well-formed records, and ill-formed ones on
request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from cashier.clock import Clock
from cashier.domain.posting import (
    GENESIS,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    canonical_json,
    chain_hash,
    receivable,
    seal,
    undeposited,
)
from cashier.ledger.contract import WireRecord

KNOWN = ("712345678", "712345686")
UNKNOWN = "799999999"
SESSION = "session-1"
DAY = date(2026, 11, 23)


class Chain:
    """One station's records so far; every method adds one and gives it back as it would be sent."""

    def __init__(self, clock: Clock, site: str, station: str) -> None:
        self.clock = clock
        self.site = site
        self.station = station
        self.records: list[Record] = []

    def add(
        self,
        kind: RecordKind,
        entries: tuple[Entry, ...] = (),
        *,
        amount: int = 0,
        staff: str = "1001",
        approver: str = "",
        original: str = "",
        receipt: str = "",
        body: Mapping[str, Any] | None = None,
    ) -> WireRecord:
        last = self.records[-1] if self.records else None
        record = seal(
            RecordDraft(
                posting_id=self.clock.new_id(),
                kind=kind,
                business_date=DAY,
                recorded_at=self.clock.now(),
                staff=staff,
                approver=approver,
                session_id=SESSION,
                receipt_number=receipt,
                original_id=original,
                amount_cents=amount,
                entries=entries,
                body=body,
            ),
            site=self.site,
            station=self.station,
            station_seq=len(self.records) + 1,
            prev_hash=last.hash if last else GENESIS,
        )
        self.records.append(record)
        return wire(record)

    def pay(self, account: str = KNOWN[0], cents: int = 20_600, dup_key: str = "") -> WireRecord:
        body = {"dup_key": dup_key, "instrument": {"kind": "personal_check"}} if dup_key else {}
        lines = (
            Entry(account=undeposited(SESSION), cents=cents),
            Entry(account=receivable(account), cents=-cents),
        )
        return self.add(RecordKind.PAYMENT, lines, amount=cents, body=body)

    def fact(self, kind: RecordKind = RecordKind.DRAWER_OPENED) -> WireRecord:
        return self.add(kind, body={"state": "open"})

    def undo(self, paid: WireRecord, kind: RecordKind = RecordKind.VOID) -> WireRecord:
        """The payment's entries exchanged, approved by another person."""
        fields = json.loads(paid.canonical)
        lines = tuple(
            Entry(account=line["account"], cents=-line["cents"]) for line in fields["entries"]
        )
        return self.add(
            kind,
            lines,
            amount=-fields["amount_cents"],
            approver="2001",
            original=paid.posting_id,
        )

    def sent(self) -> tuple[WireRecord, ...]:
        return tuple(wire(record) for record in self.records)


def wire(record: Record) -> WireRecord:
    return WireRecord(
        station_seq=record.station_seq,
        posting_id=record.posting_id,
        prev_hash=record.prev_hash,
        hash=record.hash,
        canonical=record.canonical,
    )


def forged(original: WireRecord, **fields: Any) -> WireRecord:
    """The same place in the chain with other fields, hashed as the station would: only reading it
    shows what is wrong."""
    text = canonical_json(json.loads(original.canonical) | fields)
    return rehashed(original, text)


def rehashed(original: WireRecord, text: str) -> WireRecord:
    return WireRecord(
        station_seq=original.station_seq,
        posting_id=original.posting_id,
        prev_hash=original.prev_hash,
        hash=chain_hash(original.prev_hash, text),
        canonical=text,
    )
