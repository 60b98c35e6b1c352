"""The audit chain: who did what, when; append-only, each line hashed over the one before.

No secret, no full number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from cashier.domain.posting import GENESIS, canonical_json, chain_hash, instant_text
from cashier.store.tables import audit

_INSERT = insert(audit)
_NEWEST = select(audit.c.n, audit.c.hash).order_by(audit.c.n.desc()).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One line of the chain: its number from 1, its links, and the text that was hashed."""

    n: int
    prev_hash: str
    hash: str
    canonical: str


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
        follows = (
            line.n == expected_n
            and line.prev_hash == prev
            and line.hash == chain_hash(prev, line.canonical)
            and f'"n":{line.n},' in line.canonical
        )
        yield line, follows
        expected_n, prev = line.n + 1, line.hash


def first_break(connection: Connection) -> int | None:
    """Number of the first line that does not follow the one before, or None when the chain is
    whole.
    """
    for place, (_, follows) in enumerate(checked(connection), start=1):
        if not follows:
            return place
    return None
