"""The first copy of the accounts at a window, from PostgreSQL, against bare encrypted inserts.

Run: `./dev bench replica [--accounts N] [--version 15|18]`. Goal: 1,000,000 accounts in at most 2
minutes, the window usable throughout; fewer accounts are held against their share of the time.

The copy is a sync step of a new store, page by page through `api.pull`. Beside it a payment's write
is tried every 50 ms: how long it waits for the store is what a cashier would feel. Half-way the
step is stopped and a new one goes on where it stood. The floor: the same documents, as many to a
transaction, into a bare SQLCipher table with a key.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from sqlalchemy import select

from cashier.clock import SystemClock
from cashier.domain.site import StationIdentity
from cashier.ledger.contract import ACCOUNTS
from cashier.ledger.feed import import_feed
from cashier.ledger.schema import feed
from cashier.store import replica, station
from cashier.store.engine import Store
from cashier.sync.step import step
from cashier.vault import Keys, Sealed
from tests.bench.central import ACCOUNTS_KNOWN, Central, central
from tests.bench.homes import feed_of, row

GOAL_S_PER_ACCOUNT = 120 / 1_000_000
SITE, STATION = "S00", "01"
_EVERY_S = 0.05


class HalfWay(Exception):
    """Stops a step between two slices, as leaving the program does."""


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the time, the waits and the ratio; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(prog="bench replica", description=__doc__)
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--version", type=int, default=15)
    given = parser.parse_args(argv)
    count = max(given.accounts, ACCOUNTS_KNOWN)
    with tempfile.TemporaryDirectory() as folder, central(version=given.version) as ledger:
        with feed_of(count) as made:
            import_feed(ledger.database, made)
        keys = Keys(folder=Path(folder) / "keys", use_keyring=False)
        seconds, cpu, waits = _copy(ledger, Path(folder) / "store.db", keys, count)
        floor = _floor(ledger, Path(folder) / "floor.db", keys)
    goal = GOAL_S_PER_ACCOUNT * count
    sys.stdout.write(
        f"first copy of {count:,} accounts: {seconds:.1f} s, {cpu:.1f} s of it this program's CPU,"
        f" stopped and resumed half-way (goal: {goal:.1f} s)\n"
    )
    sys.stdout.write(row("a write beside it waits for the store", waits))
    sys.stdout.write(
        f"floor: the same documents bare into SQLCipher: {floor:.1f} s;"
        f" the copy takes {seconds / floor:.1f} x as long\n"
    )
    return int(seconds > goal)


def _copy(ledger: Central, path: Path, keys: Keys, count: int) -> tuple[float, float, list[float]]:
    clock = SystemClock()
    identity = StationIdentity(site=SITE, station=STATION, training=False)
    store = Store.create(path, keys)
    line = ledger.ledger(SITE, STATION)
    done = threading.Event()
    waits: list[float] = []
    stood = 0
    beside = threading.Thread(target=_write_beside, args=(store, done, waits), daemon=True)
    cpu, begun = time.process_time(), perf_counter()
    beside.start()

    def stop_half_way(name: str, read: int, _of: int) -> None:
        if name == ACCOUNTS and read >= count // 2:
            raise HalfWay

    try:
        try:
            step(store, line, clock, identity, progress=stop_half_way)
        except HalfWay:
            with store.read() as connection:
                stood = station.cursor(connection, ACCOUNTS).seq
                assert replica.count(connection) == stood, "the cursor moves with the rows"
        result = step(store, line, clock, identity)
        seconds, cpu = perf_counter() - begun, time.process_time() - cpu
        assert result.pulled <= count - stood + 100, "what was copied is not copied again"
        with store.read() as connection:
            assert replica.count(connection) == count
    finally:
        done.set()
        beside.join()
        line.close()
        store.close()
    return seconds, cpu, waits


def _write_beside(store: Store, done: threading.Event, waits: list[float]) -> None:
    """A short write every so often; what it took, in ms, is nearly all waiting for a slice."""
    while not done.wait(_EVERY_S):
        begun = perf_counter()
        with store.write() as connection:
            station.remember(connection, "bench", str(begun))
        waits.append((perf_counter() - begun) * 1000)


def _floor(ledger: Central, path: Path, keys: Keys) -> float:
    bare = Sealed.create(path, keys).connect()
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("CREATE TABLE t (number TEXT PRIMARY KEY, document TEXT)")
    took = 0.0
    for rows in _slices(ledger):
        begun = perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany("INSERT INTO t VALUES (?, ?)", rows)
        bare.execute("COMMIT")
        took += perf_counter() - begun
    bare.close()
    return took


def _slices(ledger: Central) -> Iterator[list[tuple[str, str]]]:
    query = select(feed.c.key, feed.c.document).where(feed.c.feed == ACCOUNTS)
    with ledger.database.read() as connection:
        found = connection.execute(
            query.order_by(feed.c.seq),
            execution_options={"stream_results": True, "yield_per": replica.SLICE},
        )
        for part in found.partitions():
            yield [(row.key, row.document) for row in part]
