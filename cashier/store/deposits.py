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
from cashier.store.tables import elsewhere, posting


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
    wanted = {"wanted": json.dumps(sorted(posting_ids))}
    for record in _each_once(connection, _BY_ID, wanted):
        for line in record["entries"]:
            sums[line["account"]] = sums.get(line["account"], 0) + line["cents"]
    return sums


def _of_sessions(
    connection: Connection, session_ids: Collection[str], *kinds: RecordKind
) -> Iterator[Mapping[str, Any]]:
    """Each once, in its station's order: own ones from the journal, those of the site's other
    stations from their copy; what stands in both is this station's.
    """
    wanted = json.dumps(sorted(session_ids))
    told = json.dumps([kind.value for kind in kinds])
    yield from _each_once(connection, _OF_SESSIONS, {"wanted": wanted, "kinds": told})


def _each_once(
    connection: Connection, queries: tuple[Any, ...], values: Mapping[str, str]
) -> Iterator[Mapping[str, Any]]:
    seen: set[str] = set()
    for query in queries:
        for text in connection.execute(query, values).scalars():
            record = json.loads(text)
            if record["posting_id"] not in seen:
                seen.add(record["posting_id"])
                yield record


def _named(name: str) -> Any:
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


_OF_SESSIONS = tuple(
    select(table.c.canonical)
    .where(
        table.c.session_id.in_(_named("wanted")),
        table.c.kind.in_(_named("kinds")),
        table.c.canonical != "",
    )
    .order_by(table.c.station_seq)
    for table in (posting, elsewhere)
)
_BY_ID = tuple(
    select(table.c.canonical).where(
        table.c.posting_id.in_(_named("wanted")), table.c.canonical != ""
    )
    for table in (posting, elsewhere)
)
