"""The same piece of paper, taken before: here, by its numbers as corrected, and elsewhere as far as
the feeds tell.

Asked in every take, so each query is built once and stands on an index.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, literal_column, select

from cashier.domain.posting import RecordKind
from cashier.store.tables import elsewhere, posting, rekeyed, tender, visit

_NO_KEY: ColumnElement[str] = literal_column("''")
"""The indexes of keys leave out items without one; SQLite takes them only where a query says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBefore:
    """An earlier taking of the same paper: by its strong key, or likely by its weak one."""

    strong: bool
    on: date
    site: str
    receipt_number: str


def seen_before(connection: Connection, dup_key: str, weak_key: str) -> list[SeenBefore]:
    """Earlier takings of the same paper that were not voided, by their numbers as corrected: here,
    and elsewhere as far as the feeds tell.
    """
    found = [
        SeenBefore(
            strong=strong,
            on=date.fromisoformat(day),
            site=number.split("-")[0],
            receipt_number=number,
        )
        for query, key, strong in (
            (_SAME_DUP_KEY, dup_key, True),
            (_SAME_DUP_KEY_SINCE, dup_key, True),
            (_SAME_WEAK_KEY, weak_key, False),
            (_SAME_WEAK_KEY_SINCE, weak_key, False),
        )
        if key
        for day, number in connection.execute(query, {"key": key})
    ]
    if dup_key:
        found += [
            SeenBefore(
                strong=True,
                on=date.fromisoformat(row.business_date),
                site=row.site,
                receipt_number=row.receipt_number,
            )
            for query in (_SAME_ELSEWHERE, _SAME_ELSEWHERE_SINCE)
            for row in connection.execute(query, {"key": dup_key})
        ]
    return found


def _same_item(column: ColumnElement[str]) -> Select[str, str]:
    """Items not voided and never given another number, with a key; asked in every take, so built
    once.
    """
    since = rekeyed.alias()
    return (
        select(visit.c.business_date, visit.c.receipt_number)
        .select_from(tender)
        .join(visit, visit.c.visit_id == tender.c.visit_id)
        .where(
            column == bindparam("key"),
            column != _NO_KEY,
            ~_voided(tender.c.posting_id),
            ~exists(since.c.station_seq).where(since.c.tender_id == tender.c.tender_id),
        )
        .limit(5)
    )


def _same_item_since(column: ColumnElement[str]) -> Select[str, str]:
    """Items not voided whose newest correction gave them a key."""
    later = rekeyed.alias()
    return (
        select(visit.c.business_date, visit.c.receipt_number)
        .select_from(rekeyed)
        .join(tender, tender.c.tender_id == rekeyed.c.tender_id)
        .join(visit, visit.c.visit_id == tender.c.visit_id)
        .where(
            column == bindparam("key"),
            column != _NO_KEY,
            ~_voided(tender.c.posting_id),
            ~exists(later.c.station_seq).where(
                later.c.tender_id == rekeyed.c.tender_id,
                later.c.station_seq > rekeyed.c.station_seq,
            ),
        )
        .limit(5)
    )


def _voided(posting_id: ColumnElement[str]) -> ColumnElement[bool]:
    void_of = posting.alias()
    return exists(void_of.c.posting_id).where(
        void_of.c.corrects == posting_id, void_of.c.kind == _VOID
    )


def _same_item_elsewhere(kind: RecordKind) -> Select[str, str, str]:
    """Payments of other stations with a key, or corrections that gave one to a payment; the newest
    correction of a payment speaks for it, and a void frees it.
    """
    void_there, later = elsewhere.alias(), elsewhere.alias()
    payment = kind is RecordKind.PAYMENT
    of = elsewhere.c.posting_id if payment else elsewhere.c.original_id
    newer = [] if payment else [later.c.posting_id > elsewhere.c.posting_id]
    return (
        select(elsewhere.c.business_date, elsewhere.c.site, elsewhere.c.receipt_number)
        .select_from(elsewhere)
        .where(
            elsewhere.c.dup_key == bindparam("key"),
            elsewhere.c.dup_key != _NO_KEY,
            elsewhere.c.kind == kind.value,
            ~exists(void_there.c.posting_id).where(
                void_there.c.original_id == of,
                void_there.c.original_id != _NO_KEY,
                void_there.c.kind == _VOID,
            ),
            ~exists(later.c.posting_id).where(
                later.c.original_id == of,
                later.c.original_id != _NO_KEY,
                later.c.kind == RecordKind.CORRECTION.value,
                later.c.dup_key != _NO_KEY,
                *newer,
            ),
        )
        .limit(5)
    )


_VOID = RecordKind.VOID.value
_SAME_DUP_KEY = _same_item(tender.c.dup_key)
_SAME_WEAK_KEY = _same_item(tender.c.weak_key)
_SAME_DUP_KEY_SINCE = _same_item_since(rekeyed.c.dup_key)
_SAME_WEAK_KEY_SINCE = _same_item_since(rekeyed.c.weak_key)
_SAME_ELSEWHERE = _same_item_elsewhere(RecordKind.PAYMENT)
_SAME_ELSEWHERE_SINCE = _same_item_elsewhere(RecordKind.CORRECTION)
