"""Audit lines on their way out: sealed into the station's chain as records of kind `audit`.

A record holds lines as they were hashed, one after the other, and says between which hashes they
stand. How far the lines were sealed is a fact of the store, moved in the transaction that seals.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select

from cashier.domain.calendar import local_date
from cashier.domain.posting import Record, RecordDraft, RecordKind, instant_text
from cashier.domain.site import StationIdentity
from cashier.store import journal, station
from cashier.store.tables import OUTBOX_OPEN, audit, outbox, posting

LINES_MOST, CHARS_MOST = 200, 65_536
"""Of one record: on a slow line an item waits behind one record of lines, never behind more."""
EVERY = timedelta(minutes=5)
"""Lines wait at most this long for company, so that the other stations, which read every record's
links, are not sent one for each payment."""
SEALED = "audit_sealed"


def sealed(connection: Connection) -> int:
    """Through which line records were made; 0 before the first."""
    return int(station.recall(connection, SEALED) or 0)


def due(connection: Connection, now: datetime, *, at_once: bool) -> bool:
    """Whether a record is to be made: a line has waited, there are enough for a whole record, or
    `at_once` there is any.

    Else never while an earlier one is still on its way: what piles up while the ledger is away
    goes behind the items of that time, in whole records.
    """
    first = sealed(connection) + 1
    row = connection.execute(_LINE, {"n": first}).first()
    if row is None or at_once:
        return row is not None
    if connection.execute(_ON_ITS_WAY).first() is not None:
        return False
    # a clock that was set back makes no line wait for ever
    waits = not instant_text(now - EVERY) < row.at <= instant_text(now + EVERY)
    return waits or connection.execute(_LINE, {"n": first + LINES_MOST - 1}).first() is not None


def seal_next(
    connection: Connection, identity: StationIdentity, *, posting_id: str, now: datetime
) -> Record | None:
    """The next lines as one record, in the caller's transaction; None where all are sealed."""
    rows: list[Any] = []
    chars = 0
    for row in connection.execute(_NEXT, {"n": sealed(connection), "most": LINES_MOST}):
        chars += len(row.canonical)
        if rows and chars > CHARS_MOST:
            break
        rows.append(row)
    if not rows:
        return None
    record = journal.append(
        connection,
        identity,
        RecordDraft(
            posting_id=posting_id,
            kind=RecordKind.AUDIT,
            business_date=_business_date(connection, now),
            recorded_at=now,
            staff="",
            body={
                "after": rows[0].prev_hash,
                "first": rows[0].n,
                "head": rows[-1].hash,
                "last": rows[-1].n,
                "lines": [_told(row.n, row.canonical) for row in rows],
            },
        ),
    )
    station.remember(connection, SEALED, str(rows[-1].n))
    station.next_number(connection, journal.UNCOUNTED)  # so many records are in no count
    return record


def _business_date(connection: Connection, now: datetime) -> date:
    """That of the record before it: a clock that jumps while a drawer is open moves no date."""
    text = connection.execute(_NEWEST_DATE).scalar()
    return date.fromisoformat(text) if text else local_date(now)


def _told(n: int, canonical: str) -> Any:
    """A line as what it says: its canonical text is that of this value again.

    A text that was damaged here must not stop the station's records: it goes as a line that no
    hash fits, and is found wherever the chain is checked.
    """
    try:
        found = json.loads(canonical)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"n": n, "unreadable": True}


_NEWEST_DATE = select(posting.c.business_date).order_by(posting.c.station_seq.desc()).limit(1)
_LINE = select(audit.c.at).where(audit.c.n == bindparam("n"))
_NEXT = (
    select(audit.c.n, audit.c.prev_hash, audit.c.hash, audit.c.canonical)
    .where(audit.c.n > bindparam("n"))
    .order_by(audit.c.n)
    .limit(bindparam("most"))
)
_ON_ITS_WAY = (
    select(outbox.c.station_seq).where(OUTBOX_OPEN, outbox.c.answer == journal.UNCOUNTED).limit(1)
)
