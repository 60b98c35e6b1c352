"""What the records at hand say about the paper of a deposit: whose drawers they were, what came
back, and what each cent of it did. Read when asked, never kept a second time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from cashier.domain.posting import RecordKind, undeposited
from cashier.store.tables import posting

_WANTED = func.json_each(bindparam("wanted")).table_valued("value")


def cashiers(connection: Connection, session_ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """Per session its station and the staff number of its cashier."""
    return {
        record["session_id"]: (record["station"], record["staff"])
        for record in _of_sessions(connection, session_ids, RecordKind.DRAWER_OPENED)
    }


def returned(connection: Connection, session_ids: Collection[str]) -> dict[str, tuple[date, str]]:
    """Items of some drawers that the bank sent back: posting id to business date and reason."""
    return {
        record["original_id"]: (
            date.fromisoformat(record["business_date"]),
            str(record["body"].get("reason", "")),
        )
        for record in _of_sessions(connection, session_ids, RecordKind.RETURNED_ITEM)
    }


def posted(connection: Connection, session_ids: Collection[str]) -> dict[tuple[str, int], int]:
    """What the entries put into some trays and left there, by receipt number and line, in cents:
    what was taken back as a whole is absent.
    """
    trays = {undeposited(session_id) for session_id in session_ids}
    sums: dict[tuple[str, int], int] = {}
    for record in _of_sessions(
        connection, session_ids, RecordKind.PAYMENT, RecordKind.VOID, RecordKind.REVERSAL
    ):
        place = record["receipt_number"], int(record["body"]["line"])
        cents = sum(line["cents"] for line in record["entries"] if line["account"] in trays)
        sums[place] = sums.get(place, 0) + cents
    return {place: cents for place, cents in sums.items() if cents}


def moved(connection: Connection, posting_ids: Collection[str]) -> dict[str, int]:
    """Cents per account that some records moved together, debits positive."""
    sums: dict[str, int] = {}
    for record in _read(connection, _BY_ID, posting_ids):
        for line in record["entries"]:
            sums[line["account"]] = sums.get(line["account"], 0) + line["cents"]
    return sums


def _of_sessions(
    connection: Connection, session_ids: Collection[str], *kinds: RecordKind
) -> Iterator[Mapping[str, Any]]:
    for record in _read(connection, _OF_SESSIONS, session_ids):
        if record["kind"] in kinds:
            yield record


def _read(
    connection: Connection, query: Any, wanted: Collection[str]
) -> Iterator[Mapping[str, Any]]:
    rows = connection.execute(query, {"wanted": json.dumps(sorted(wanted))})
    yield from (json.loads(text) for text in rows.scalars())


_OF_SESSIONS = (
    select(posting.c.canonical)
    .where(posting.c.session_id.in_(select(_WANTED.c.value)))
    .order_by(posting.c.station_seq)
)
_BY_ID = select(posting.c.canonical).where(posting.c.posting_id.in_(select(_WANTED.c.value)))
