"""The stations' audit lines as the ledger keeps them: in records of kind `audit`, with their own
chain from record to record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from cashier.domain.audit_line import AuditLine, follows, line_text
from cashier.domain.errors import Refusal
from cashier.domain.posting import GENESIS, RecordKind, chain_hash
from cashier.ledger.books import Books
from cashier.ledger.schema import posting, station_head

_ROWS_AT_ONCE = 200


@dataclass(slots=True)
class AuditChains:
    """Follows every station's audit chain through its records, in their order."""

    _at: dict[str, tuple[int, str]] = field(default_factory=dict)

    def take(self, station: str, canonical: str) -> Iterator[str]:
        """What is wrong with the next record of a station: lines that are missing before it, or do
        not follow each other. Goes on behind what is wrong, so that one gap is one complaint."""
        n, link = self._at.get(station, (0, GENESIS))
        try:
            body = json.loads(canonical)["body"]
            found = tuple(lines_of(body))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            yield "its audit lines cannot be read"
            return
        if found and found[0].n != n + 1:
            yield f"audit line {n + 1} was expected, not {found[0].n}"
            n, link = found[0].n - 1, found[0].prev_hash
        elif found and found[0].prev_hash != link:
            yield f"audit line {found[0].n} does not follow {n}"
            link = found[0].prev_hash
        for line in found:
            if not follows(line, n=n + 1, prev_hash=link):
                yield f"audit line {line.n} does not follow {n}"
            n, link = line.n, line.hash
        if found and (body.get("last"), body.get("head")) != (n, link):
            yield f"audit line {n} is not the one the station had"
            n, link = body.get("last", n), body.get("head", link)
        self._at[station] = (n, link)


def lines_of(body: dict[str, Any]) -> Iterator[AuditLine]:
    """The lines of a record's body, each linked to the one before it. Raises as a text that is no
    such body does (KeyError, TypeError, ValueError)."""
    link = body["after"]
    for told in body["lines"]:
        text = line_text(told)
        line = AuditLine(n=told["n"], prev_hash=link, hash=chain_hash(link, text), canonical=text)
        yield line
        link = line.hash


def stations(database: Books) -> list[tuple[str, str]]:
    """Site and number of every station that may have sent lines, in order."""
    query = select(station_head.c.site, station_head.c.station).order_by(
        station_head.c.site, station_head.c.station
    )
    with database.read() as connection:
        return [(row.site, row.station) for row in connection.execute(query)]


def lines(database: Books, site: str, station: str) -> Iterator[AuditLine]:
    """Every audit line a station sent, in order, as it came.

    Raises Refusal `ledger.unknown_station`; ValueError where the ledger was damaged.
    """
    if (site, station) not in stations(database):
        raise Refusal("ledger.unknown_station", field="station", value=f"{site}-{station}")
    query = (
        select(posting.c.canonical)
        .where(
            posting.c.site == site,
            posting.c.station == station,
            posting.c.kind == RecordKind.AUDIT.value,
        )
        .order_by(posting.c.station_seq)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    with database.read() as connection:
        for text in connection.execute(query).scalars():
            yield from lines_of(json.loads(text)["body"])
