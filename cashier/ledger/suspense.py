"""What the ledger cannot map, and what became of it: lines moved to suspense, exceptions opened,
exceptions answered.

Invariant (I10): the credit standing in `suspense/unidentified` = cents of all exceptions - cents
of all reliefs. An exception is open until something answered it and nothing of it is left in
suspense.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from cashier.domain.posting import SUSPENSE, Entry, canonical_json, receivable_number
from cashier.ledger.records import ReadRecord
from cashier.ledger.schema import entry, exception, exception_relief, posting

ACCOUNT_UNKNOWN = "account.unknown"
"""The billing account is not in the accounts feed: the credit is in suspense."""
CHART_UNKNOWN = "chart.unknown"
"""The record names an account outside the chart of accounts."""
UNIDENTIFIED = "unidentified"
"""The station itself took the money without a billing account."""
UNMATCHED = "suspense.unmatched"
"""Money was taken out of suspense that no exception had put there."""
CORRECTED_TWICE = "corrected_twice"
"""A second void, reversal or return of one original: all its lines stand in suspense, where they
sum to nothing."""
DUPLICATE = "duplicate"
"""The same paper item stands elsewhere and was not voided."""
AMOUNT_DIFFERS = "amount.differs"
"""The record's amount is not what its entries move."""
RESOLUTION_UNKNOWN = "resolution.unknown"
"""A resolution names an exception that does not exist here."""

EXCEPTION_KEY = "exception/"
_CHART = frozenset({"bank", "returned-items", "revenue/premium", SUSPENSE})
_CHART_PREFIXES = ("undeposited/", "in-transit/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """How one record's entries stand in the ledger: `lines` (from 1) were moved to suspense;
    `unknown` billing accounts and `off_chart` accounts say why."""

    entries: tuple[Entry, ...]
    lines: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    off_chart: tuple[str, ...] = ()

    @property
    def effect(self) -> int:
        """Cents the record puts into suspense; negative: takes out."""
        return -sum(line.cents for line in self.entries if line.account == SUSPENSE)


def map_entries(
    entries: Sequence[Entry], known: Collection[str], as_original: Mapping[str, bool]
) -> Mapped:
    """Lines of unknown billing accounts, and of accounts outside the chart, go to suspense.

    A record about an earlier one follows what was done then (`as_original`: billing account ->
    stood in suspense), so that an exchange of entries meets the same accounts even when the
    account became known or vanished in between.
    """
    mapped, lines, unknown, off_chart = [], [], [], []
    for number, line in enumerate(entries, start=1):
        billing = receivable_number(line.account)
        if billing:
            moved = as_original.get(billing, billing not in known)
            if moved and billing not in as_original:
                unknown.append(billing)
        else:
            moved = line.account not in _CHART and not line.account.startswith(_CHART_PREFIXES)
            if moved:
                off_chart.append(line.account)
        if moved:
            lines.append(number)
        mapped.append(Entry(account=SUSPENSE if moved else line.account, cents=line.cents))
    return Mapped(
        entries=tuple(mapped),
        lines=tuple(lines),
        unknown=tuple(unknown),
        off_chart=tuple(off_chart),
    )


def all_in_suspense(entries: Sequence[Entry]) -> Mapped:
    """Every line in suspense: recorded, and without effect until a supervisor decides."""
    return Mapped(
        entries=tuple(Entry(account=SUSPENSE, cents=line.cents) for line in entries),
        lines=tuple(range(1, len(entries) + 1)),
    )


def mapping_of(connection: Connection, site: str, posting_id: str) -> dict[str, bool]:
    """Per billing account of an earlier record: whether its line stood in suspense. Empty when the
    record is not here."""
    query = (
        select(posting.c.canonical, entry.c.line, entry.c.account)
        .join(
            entry,
            (entry.c.site == posting.c.site)
            & (entry.c.station == posting.c.station)
            & (entry.c.station_seq == posting.c.station_seq),
        )
        .where(posting.c.site == site, posting.c.posting_id == posting_id)
    )
    found: dict[str, bool] = {}
    for row in connection.execute(query):
        account = json.loads(row.canonical)["entries"][row.line - 1]["account"]
        if billing := receivable_number(account):
            found[billing] = row.account == SUSPENSE
    return found


def held_by(connection: Connection, record: ReadRecord) -> list[tuple[str, int]]:
    """Exceptions this record may relieve, oldest first, with the cents each still holds: the one
    its body names, else those of the record it is about."""
    query = (
        select(exception.c.exception_id, exception.c.cents)
        .where(exception.c.site == record.site)  # a site answers its own: its feed tells of it
        .order_by(exception.c.exception_id)
    )
    named = record.body.get("exception", "")
    if isinstance(named, str) and named:
        query = query.where(exception.c.exception_id == named)
    elif record.original_id:
        query = query.where(exception.c.posting_id == record.original_id)
    else:
        return []
    held = []
    for row in connection.execute(query).all():
        relieved = connection.execute(
            select(func.coalesce(func.sum(exception_relief.c.cents), 0)).where(
                exception_relief.c.site == record.site,
                exception_relief.c.exception_id == row.exception_id,
            )
        ).scalar_one()
        if row.cents != relieved:
            held.append((row.exception_id, row.cents - relieved))
    return held


def reliefs(effect: int, held: Sequence[tuple[str, int]]) -> tuple[list[tuple[str, int]], int]:
    """How an effect on suspense is set against what exceptions hold: (exception, cents relieved)
    each, and the effect left."""
    given = []
    for exception_id, cents in held:
        if effect * cents < 0:
            taken = min(abs(effect), abs(cents)) * (1 if cents > 0 else -1)
            given.append((exception_id, taken))
            effect += taken
    return given, effect


def exception_document(connection: Connection, site: str, exception_id: str) -> str:
    """An exception as its site's feed shows it, with what answered it so far. `business_date` is
    its record's, '' where the record was refused."""
    row: Row[Any] = connection.execute(
        select(exception).where(exception.c.site == site, exception.c.exception_id == exception_id)
    ).one()
    answers = connection.execute(
        select(exception_relief.c.posting_id, exception_relief.c.cents)
        .where(exception_relief.c.site == site, exception_relief.c.exception_id == exception_id)
        .order_by(exception_relief.c.posting_id)
    ).all()
    day = connection.execute(
        select(posting.c.business_date).where(
            posting.c.site == row.site,
            posting.c.posting_id == row.posting_id,
            posting.c.hash == row.content_hash,
        )
    ).scalar_one_or_none()
    left = row.cents - sum(answer.cents for answer in answers)
    return canonical_json(
        {
            "type": "exception",
            "kind": "exception",
            "business_date": day or "",
            "exception_id": row.exception_id,
            "site": row.site,
            "station": row.station,
            "station_seq": row.station_seq,
            "posting_id": row.posting_id,
            "content_hash": row.content_hash,
            "code": row.code,
            "detail": json.loads(row.detail),
            "cents": row.cents,
            "cents_left": left,
            "opened_at": row.opened_at,
            "open": left != 0 or not answers,
            "answered_by": [answer.posting_id for answer in answers],
        }
    )
