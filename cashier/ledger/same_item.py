"""The duplicate guard: which payments stand for the same paper item, at any site.

An item goes by the key that its newest correction gave it; a void frees it, a reversal or return
does not. Source: domain.md 7. The PostgreSQL twin is `ledger.same_item` (`0001_55_same_item.sql`).
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, case, exists, or_, select

from cashier.domain.posting import RecordKind
from cashier.ledger.records import ReadRecord
from cashier.ledger.schema import correction, posting

NAMED_MAX = 5
NAMES_ITEM = frozenset({RecordKind.PAYMENT, RecordKind.CORRECTION})
"""Kinds whose record says by which key its item is found."""
_PAYMENT, _CORRECTION = RecordKind.PAYMENT.value, RecordKind.CORRECTION.value


def others(connection: Connection, record: ReadRecord) -> tuple[str, ...]:
    """Ids of payments, the record's own not among them, whose paper has its key now; at most
    `NAMED_MAX`, in order. Those on receipts that a supervisor had seen as the same paper when
    taking it again (body `duplicate_of`) are not told once more.
    """
    later = posting.alias()
    item = case((posting.c.kind == _PAYMENT, posting.c.posting_id), else_=posting.c.original_id)
    voided = exists(correction.c.original_id).where(
        correction.c.site == posting.c.site,
        correction.c.original_id == item,
        correction.c.kind == RecordKind.VOID.value,
    )
    rekeyed = exists(later.c.posting_id).where(
        later.c.site == posting.c.site,
        later.c.original_id == item,
        later.c.original_id != "",
        later.c.kind == _CORRECTION,
        later.c.dup_key != "",
        or_(posting.c.kind == _PAYMENT, later.c.posting_id > posting.c.posting_id),
    )
    query = (
        select(item.label("item"))
        .distinct()
        .where(
            posting.c.dup_key == record.dup_key,
            posting.c.dup_key != "",
            posting.c.kind.in_((_PAYMENT, _CORRECTION)),
            ~and_(posting.c.site == record.site, item == record.posting_id),
            ~posting.c.receipt_number.in_(seen(record)),
            ~voided,
            ~rekeyed,
        )
        .order_by("item")
        .limit(NAMED_MAX)
    )
    return tuple(connection.execute(query).scalars())


def seen(record: ReadRecord) -> list[str]:
    """Receipts on which the station's supervisor had seen the same paper."""
    named = record.body.get("duplicate_of")
    return [one for one in named if isinstance(one, str)] if isinstance(named, list) else []
