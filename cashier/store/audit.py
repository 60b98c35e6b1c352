"""The audit chain: who did what, when; append-only, each line hashed over the one before.

No secret, no full number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from cashier.domain.audit_line import AuditLine, follows
from cashier.domain.posting import GENESIS, canonical_json, chain_hash, instant_text
from cashier.store.tables import audit

CHARS_MOST = 200_000
"""Of a line. No act of ours writes a tenth of it."""
_ROWS_AT_ONCE = 500
CLOCK_SET_BACK = "clock_set_back"
_SET_BACK = timedelta(minutes=1)
"""A clock that goes back further than it slips by itself is a line of its own."""
_INSERT = insert(audit)
_NEWEST = select(audit.c.n, audit.c.hash, audit.c.at).order_by(audit.c.n.desc()).limit(1)


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last line; (0, 32 zero bytes) before the first."""
    row = connection.execute(_NEWEST).first()
    return (0, GENESIS) if row is None else (row.n, row.hash)


def append(
    connection: Connection,
    *,
    at: datetime,
    staff: str,
    event: str,
    data: Mapping[str, Any] | None = None,
) -> None:
    """One more line, in the caller's transaction; before it one that says so where the clock was
    set back since the line before.

    `data` is masked by the caller: last four digits at most.
    """
    row = connection.execute(_NEWEST).first()
    last, last_hash = (0, GENESIS) if row is None else (row.n, row.hash)
    if row is not None and row.at > instant_text(at + _SET_BACK):
        set_back = {"before": row.at, "after": instant_text(at)}
        last, last_hash = _put(connection, last, last_hash, at, "", CLOCK_SET_BACK, set_back)
    _put(connection, last, last_hash, at, staff, event, data or {})


def _put(
    connection: Connection,
    last: int,
    last_hash: str,
    at: datetime,
    staff: str,
    event: str,
    data: Mapping[str, Any],
) -> tuple[int, str]:
    body = {
        "at": instant_text(at),
        "data": data,
        "event": event,
        "n": last + 1,
        "staff": staff,
    }
    text = canonical_json(body)
    if len(text) > CHARS_MOST:  # a record of the ledger is bounded, and a line must fit into one
        text = canonical_json(body | {"data": {"left_out_characters": len(text)}})
    connection.execute(
        _INSERT,
        {
            "n": last + 1,
            "at": body["at"],
            "staff": staff,
            "event": event,
            "prev_hash": last_hash,
            "hash": chain_hash(last_hash, text),
            "canonical": text,
        },
    )
    return last + 1, chain_hash(last_hash, text)


def lines(connection: Connection, *, through: int | None = None) -> Iterator[AuditLine]:
    """All lines in order, or those up to a number."""
    query = select(audit).order_by(audit.c.n)
    if through is not None:
        query = query.where(audit.c.n <= through)
    for row in connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)):
        yield _line(row)


def people_and_events(connection: Connection) -> tuple[list[str], list[str]]:
    """Every staff number and every event that stands in the chain, to choose from."""
    return (
        list(connection.execute(select(audit.c.staff).distinct()).scalars()),
        list(connection.execute(select(audit.c.event).distinct()).scalars()),
    )


def newest_first(
    connection: Connection,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    staff: Collection[str] | None = None,
    events: Collection[str] | None = None,
    holding: str = "",
) -> Iterator[AuditLine]:
    """Lines of a time (`since` <= at < `until`) by some people, of some events, whose text has
    `holding` anywhere; the last one first.
    """
    query = select(audit).order_by(audit.c.n.desc())
    if since is not None:
        query = query.where(audit.c.at >= instant_text(since))
    if until is not None:
        query = query.where(audit.c.at < instant_text(until))
    if staff is not None:
        query = query.where(audit.c.staff.in_(staff))
    if events is not None:
        query = query.where(audit.c.event.in_(events))
    if holding:
        query = query.where(audit.c.canonical.icontains(holding, autoescape=True))
    for row in connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)):
        yield _line(row)


def _line(row: Row[Any]) -> AuditLine:
    return AuditLine(n=row.n, prev_hash=row.prev_hash, hash=row.hash, canonical=row.canonical)


def checked(connection: Connection) -> Iterator[tuple[AuditLine, bool]]:
    """All lines in order, each with whether it follows the one before, and is found under what it
    says.
    """
    expected_n, prev = 1, GENESIS
    query = select(audit).order_by(audit.c.n).execution_options(yield_per=_ROWS_AT_ONCE)
    for row in connection.execute(query):
        line = _line(row)
        yield line, follows(line, n=expected_n, prev_hash=prev) and _found_as(row, line)
        expected_n, prev = line.n + 1, line.hash


def _found_as(row: Row[Any], line: AuditLine) -> bool:
    try:
        body = line.body
    except ValueError:
        return False
    return (row.at, row.staff, row.event) == (instant_text(body.at), body.staff, body.event)


def first_break(connection: Connection) -> int | None:
    """Number of the first line that does not follow the one before, or None when the chain is
    whole.
    """
    for place, (_, right) in enumerate(checked(connection), start=1):
        if not right:
            return place
    return None
