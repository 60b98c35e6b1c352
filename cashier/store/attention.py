"""Records that the ledger answered with a question: what a supervisor has to look at."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from cashier.domain.payment import ItemState
from cashier.store.tables import outbox, posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """`answer` is the ledger's code (`account.unknown`, `duplicate`, `conflict`, ...);
    `receipt_number` is '' for records of the drawer. Cents.
    """

    station_seq: int
    receipt_number: str
    amount_cents: int
    answer: str


def waiting(connection: Connection, limit: int) -> list[Attention]:
    """The oldest records that need attention."""
    query = (
        select(
            posting.c.station_seq, posting.c.receipt_number, posting.c.amount_cents, outbox.c.answer
        )
        .join(outbox, outbox.c.station_seq == posting.c.station_seq)
        .where(outbox.c.state == ItemState.ATTENTION.value)
        .order_by(posting.c.station_seq)
        .limit(limit)
    )
    return [
        Attention(
            station_seq=row.station_seq,
            receipt_number=row.receipt_number or "",
            amount_cents=row.amount_cents,
            answer=row.answer,
        )
        for row in connection.execute(query)
    ]
