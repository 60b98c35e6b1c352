"""The contract on one encrypted file: for the demo, training and a single-window site."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from sqlalchemy import Connection, select

from cashier.domain.errors import Fault, Refusal
from cashier.ledger import changes
from cashier.ledger.batch import Batch
from cashier.ledger.contract import (
    CONTRACT_VERSION,
    PULL_LIMIT_MAX,
    Answer,
    Head,
    Hello,
    Page,
    WireRecord,
)
from cashier.ledger.database import Database
from cashier.ledger.schema import feed_head, meta, station, station_head

VERSIONS = frozenset({CONTRACT_VERSION})


class EmbeddedLedger:
    """The four calls on a `Database`; any thread may call, writes wait for each other.

    What the ledger does with records that are well-formed and in order, but cannot be right (law
    7, I10): it records them, keeps their text as it came, and opens an exception whose code stands
    in the answer.

    * Billing account unknown: the line stands in suspense (`account.unknown`).
    * Second void, reversal or return of one original: all its lines stand in suspense, so the
    money moves once however often it was corrected (`corrected_twice`).
    * The same paper item not voided elsewhere: recorded (`duplicate`).
    * A record taking money out of suspense relieves the exception its body names under
    `exception`, else those of its original; what nothing had put there is `suspense.unmatched`. A
    resolution closes the exception it names.

    Not well-formed (text or hash wrong, unbalanced, one person where two are needed) is a
    conflict, as is a broken chain; both leave an exception once.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._caller = threading.local()
        """The site that greeted last on each thread. Who holds the file's key holds all of it: it
        keeps nothing from anybody, it only answers as the central ledger would.
        """

    def hello(self, version: int, site: str, station: str) -> Hello:
        """Raises Refusal `ledger.version` or `ledger.unknown_station`, Fault
        `ledger.refused_station`."""
        if version not in VERSIONS:
            spoken = ", ".join(str(known) for known in sorted(VERSIONS))
            raise Refusal("ledger.version", field="version", value=version, spoken=spoken)
        with self.database.read() as connection:
            _must_know(connection, site, station)
            epochs = {
                row.feed: row.epoch
                for row in connection.execute(select(feed_head.c.feed, feed_head.c.epoch))
            }
            ledger_id = connection.execute(
                select(meta.c.value).where(meta.c.key == "ledger_id")
            ).scalar_one()
        self._caller.site = site
        return Hello(
            contract=version, clock=self.database.clock.now(), ledger_id=ledger_id, epochs=epochs
        )

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        """See the class; all of a batch is one transaction. Raises Refusal
        `ledger.unknown_station`, Fault `ledger.refused_station`, `ledger.busy` or
        `ledger.unreachable`: then nothing of the batch is recorded, or all is and a repeat answers
        `exists`."""
        with self.database.write() as connection:
            _must_know(connection, site, station)
            batch = Batch(connection, self.database.clock, site, station, records)
            answers = tuple(batch.take(wire) for wire in records)
            batch.finish()
        return answers

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        """A feed nothing was written to is at epoch 1, seq 0. Records come whole from the feed of
        the site that said hello on this thread.
        """
        mine: str = getattr(self._caller, "site", "")
        count = max(1, min(limit, PULL_LIMIT_MAX))
        with self.database.read() as connection:
            at = changes.head(connection, feed)
            start = max(after, 0) if epoch == at.epoch else 0
            found = changes.page(connection, feed, at.epoch, start, count, whole_of=mine)
        return Page(
            feed=feed,
            epoch=at.epoch,
            changes=tuple(found),
            head_seq=at.seq,
            as_of=self.database.clock.now(),
        )

    def head(self, site: str, station: str) -> Head:
        """Raises Refusal `ledger.unknown_station`, Fault `ledger.refused_station`."""
        with self.database.read() as connection:
            _must_know(connection, site, station)
            row = connection.execute(
                select(station_head.c.last_seq, station_head.c.last_hash).where(
                    station_head.c.site == site, station_head.c.station == station
                )
            ).one()
        return Head(last_seq=row.last_seq, last_hash=row.last_hash)

    def close(self) -> None:
        self.database.close()


def _must_know(connection: Connection, site: str, number: str) -> None:
    active = connection.execute(
        select(station.c.active).where(station.c.site == site, station.c.station == number)
    ).scalar_one_or_none()
    if active is None:
        raise Refusal("ledger.unknown_station", field="station", value=f"{site}-{number}")
    if not active:
        raise Fault("ledger.refused_station", station=f"{site}-{number}")
