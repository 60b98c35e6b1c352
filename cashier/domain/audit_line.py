"""A line of the audit chain: who did what, when; and whether lines follow each other.

The same check for the store, the ledger and an exported file, from the texts alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cashier.domain.posting import canonical_json, chain_hash, parse_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One line of the chain: its number from 1, its links, and the text that was hashed."""

    n: int
    prev_hash: str
    hash: str
    canonical: str

    @property
    def body(self) -> AuditBody:
        """What the text says. Raises ValueError where it is no audit line."""
        return read_body(self.canonical)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditBody:
    """Who (a staff number, '' where nobody did it) did what (`event`) at which instant (UTC).

    `data` holds numbers of accounts, members and paper by their last four digits at most.
    """

    n: int
    at: datetime
    staff: str
    event: str
    data: Mapping[str, Any]


def read_body(canonical: str) -> AuditBody:
    """The line a canonical text describes. Raises ValueError."""
    try:
        found = json.loads(canonical)
        n, at, staff, event, data = (found[k] for k in ("n", "at", "staff", "event", "data"))
        if not (
            isinstance(n, int)
            and isinstance(staff, str)
            and isinstance(event, str)
            and isinstance(data, dict)
        ):
            raise ValueError("not an audit line")
        return AuditBody(n=n, at=parse_instant(at), staff=staff, event=event, data=data)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not an audit line") from error


def line_text(told: Mapping[str, Any]) -> str:
    """The text that was hashed, from the value it describes. Raises TypeError."""
    return canonical_json(told)


def follows(line: AuditLine, *, n: int, prev_hash: str) -> bool:
    """Whether the line is number `n`, right behind the one with `prev_hash`, and its own text's."""
    return (
        line.n == n
        and line.prev_hash == prev_hash
        and _is_hash(line.prev_hash)
        and line.hash == chain_hash(prev_hash, line.canonical)
        and _number_in(line.canonical) == n
    )


def _is_hash(text: str) -> bool:
    return len(text) == 64 and not set(text) - set("0123456789abcdef")


def _number_in(canonical: str) -> int | None:
    try:
        found = json.loads(canonical)
    except (ValueError, RecursionError):
        return None
    n = found.get("n") if isinstance(found, dict) else None
    return n if isinstance(n, int) and not isinstance(n, bool) else None
