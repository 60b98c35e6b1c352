"""Posting in a station's name by whoever keeps the ledger: records that came in a sealed file.

The same code takes them as when the station sends them itself; only who calls is not asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select, text

from cashier.domain.errors import Refusal
from cashier.ledger.batch import Batch
from cashier.ledger.books import Books
from cashier.ledger.contract import Answer, Head, Outcome, WireRecord
from cashier.ledger.schema import station_head


def head_of(books: Books, site: str, station: str) -> Head:
    """Where the ledger stands for a station, also one that is shut out.

    Raises Refusal `ledger.unknown_station`.
    """
    query = select(station_head.c.last_seq, station_head.c.last_hash).where(
        station_head.c.site == site, station_head.c.station == station
    )
    with books.read() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise Refusal("ledger.unknown_station", field="station", value=f"{site}-{station}")
    return Head(last_seq=row.last_seq, last_hash=row.last_hash)


def post_for(
    books: Books, site: str, station: str, records: Sequence[WireRecord]
) -> tuple[Answer, ...]:
    """As the contract's `post_batch`, for a station that is registered; all in one transaction."""
    with books.write() as connection:
        if connection.dialect.name == "postgresql":
            said = connection.execute(
                text("SELECT ledger.post_batch(:site, :station, CAST(:records AS json))"),
                {
                    "site": site,
                    "station": station,
                    "records": json.dumps([asdict(record) for record in records]),
                },
            ).scalar_one()
            return tuple(
                Answer(
                    posting_id=record.posting_id,
                    outcome=Outcome(one["outcome"]),
                    expected_seq=one["expected_seq"],
                    exception=one["exception"],
                )
                for record, one in zip(records, said, strict=True)
            )
        batch = Batch(connection, books.clock, site, station, records)
        answers = tuple(batch.take(record) for record in records)
        batch.finish()
        return answers
