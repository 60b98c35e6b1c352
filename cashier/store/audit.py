"""The audit chain: who did what, when; append-only, each line hashed over the one before.

No secret, no full number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from cashier.domain.audit_line import AuditLine, follows
from cashier.domain.posting import GENESIS, canonical_json, chain_hash, instant_text
from cashier.store.tables import audit

CHARS_MOST = 200_000
"""Of a line. No act of ours writes a tenth of it."""
_INSERT = insert(audit)
_NEWEST = select(audit.c.n, audit.c.hash).order_by(audit.c.n.desc()).limit(1)


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
    """One more line, in the caller's transaction.

    `data` is masked by the caller: last four digits at most.
    """
    last, last_hash = head(connection)
    body = {
        "at": instant_text(at),
        "data": data or {},
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


def lines(connection: Connection) -> Iterator[AuditLine]:
    """All lines in order."""
    for row in connection.execute(select(audit).order_by(audit.c.n)):
        yield AuditLine(n=row.n, prev_hash=row.prev_hash, hash=row.hash, canonical=row.canonical)


def checked(connection: Connection) -> Iterator[tuple[AuditLine, bool]]:
    """All lines in order, each with whether it follows the one before."""
    expected_n, prev = 1, GENESIS
    for line in lines(connection):
        yield line, follows(line, n=expected_n, prev_hash=prev)
        expected_n, prev = line.n + 1, line.hash


def first_break(connection: Connection) -> int | None:
    """Number of the first line that does not follow the one before, or None when the chain is
    whole.
    """
    for place, (_, right) in enumerate(checked(connection), start=1):
        if not right:
            return place
    return None
