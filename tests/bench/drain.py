"""Draining a window's outbox into PostgreSQL, against bare psycopg writing the same rows.

Run: `./dev bench drain [--postings N] [--version 15|18]`. Goal: 5,000 postings in at most 5 s, and
at least 0.3 x the floor.

The drain is a sync step as the window does it: the store's own bookkeeping, every batch one
transaction of `api.post_batch` over loopback TCP, durable on both sides. The floor is executemany
of the rows which that left (records, entries, feed) into tables with the same indexes, in
transactions of as many records as a batch holds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from cashier.clock import SystemClock
from cashier.domain.site import StationIdentity
from cashier.ledger.verify import verify
from cashier.store import journal
from cashier.store.engine import Store
from cashier.sync.step import BATCH, step
from cashier.vault import Keys
from tests.bench.central import Central, central, payment

GOAL_S = 5.0
GOAL_POSTINGS = 5_000
GOAL_RATIO = 0.3
SITE, STATION = "S00", "01"
TABLES = ("posting", "entry", "feed")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints both and their ratio; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench drain", description=__doc__)
    parser.add_argument("--postings", type=int, default=GOAL_POSTINGS)
    parser.add_argument("--version", type=int, default=15)
    given = parser.parse_args(argv)
    with central(version=given.version) as ledger:
        drained = _drain(ledger, given.postings)
        found = verify(ledger.database)
        assert found.findings == (), found.findings
        floor, rows = _floor(ledger)
    per_second = given.postings / drained
    ratio = floor / drained
    sys.stdout.write(
        f"drain {given.postings:,} postings: {drained:.2f} s, {per_second:,.0f}/s;"
        f" the ledger verifies\n"
        f"floor: psycopg executemany of the same {rows:,} rows: {floor:.2f} s\n"
        f"ratio {ratio:.2f} x the floor's rate (goal: at least {GOAL_RATIO};"
        f" {GOAL_POSTINGS:,} in at most {GOAL_S:.0f} s)\n"
    )
    return int(ratio < GOAL_RATIO or per_second < GOAL_POSTINGS / GOAL_S)


def _drain(ledger: Central, postings: int) -> float:
    clock = SystemClock()
    identity = StationIdentity(site=SITE, station=STATION, training=False)
    with tempfile.TemporaryDirectory() as folder:
        keys = Keys(folder=Path(folder) / "keys", use_keyring=False)
        store = Store.create(Path(folder) / "store.db", keys)
        line = ledger.ledger(SITE, STATION)
        try:
            step(store, line, clock, identity)  # the feeds are there before, as at a window
            with store.write() as connection:
                for n in range(postings):
                    journal.append(connection, identity, payment(clock, n))
            begun = perf_counter()
            result = step(store, line, clock, identity)
            seconds = perf_counter() - begun
            assert (result.confirmed, result.waiting) == (postings, 0), result
        finally:
            line.close()
            store.close()
    return seconds


def _floor(ledger: Central) -> tuple[float, int]:
    with ledger.driver() as connection:
        cursor = connection.cursor()
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for table in TABLES:
            where = " WHERE feed LIKE 'site/%'" if table == "feed" else ""
            rows[table] = cursor.execute(f"SELECT * FROM ledger.{table}{where}").fetchall()
            cursor.execute(f"CREATE TABLE floor_{table} (LIKE ledger.{table} INCLUDING INDEXES)")
        connection.commit()
        batches = -(-len(rows["posting"]) // BATCH)
        begun = perf_counter()
        for batch in range(batches):
            for table in TABLES:
                size = -(-len(rows[table]) // batches)
                part = rows[table][batch * size : (batch + 1) * size]
                marks = ", ".join(["%s"] * len(part[0]))
                cursor.executemany(f"INSERT INTO floor_{table} VALUES ({marks})", part)
            connection.commit()
        return perf_counter() - begun, sum(map(len, rows.values()))
