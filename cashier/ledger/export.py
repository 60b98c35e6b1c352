"""What the ledger holds, for files and reports: postings in the promised form, and the balance of
each ledger account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from cashier.ledger.books import Books
from cashier.ledger.schema import entry, posting

_ROWS_AT_ONCE = 1_000


def postings(database: Books) -> Iterator[dict[str, Any]]:
    """Every posting, per station in its order, with the fields of `ledger export` (formats.md 4).

    `entries` are those of the text, as the station recorded them: a line that stands in suspense
    here is shown as it came, so that the export holds the station's journal one to one. `balances`
    tells where the money stands.
    """
    query = (
        select(posting)
        .order_by(posting.c.site, posting.c.station, posting.c.station_seq)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    with database.read() as connection:
        for row in connection.execute(query):
            yield {
                "posting_id": row.posting_id,
                "site": row.site,
                "station": row.station,
                "station_seq": row.station_seq,
                "kind": row.kind,
                "business_date": row.business_date,
                "receipt_number": row.receipt_number,
                "amount_cents": row.amount_cents,
                "entries": json.loads(row.canonical)["entries"],
                "prev_hash": row.prev_hash,
                "hash": row.hash,
                "canonical": row.canonical,
            }


def balances(database: Books) -> dict[str, int]:
    """Cents per ledger account, debits positive; they sum to 0. Accounts that came to 0 are left
    out."""
    total = func.sum(entry.c.cents)
    query = (
        select(entry.c.account, total.label("cents"))
        .group_by(entry.c.account)
        .having(total != 0)
        .order_by(entry.c.account)
    )
    with database.read() as connection:
        return {row.account: int(row.cents) for row in connection.execute(query)}
