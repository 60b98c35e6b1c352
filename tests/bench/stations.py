"""Forty stations posting at once into PostgreSQL, each as its own role over its own connection.

Run: `./dev bench stations [--stations N] [--seconds S] [--batch N] [--held N] [--version 15|18]`.
Goal: at least 1,500 postings/s, no error, none lost or doubled; the same rate when the ledger
holds 10,000,000 postings already (`--held 10000000`: filled in the server, with all indexes; their
text is short, which changes the table's size and not the depth of any index).

The stations are four processes of ten threads. What they will post is made before the clock runs;
every answer must be `created`. Afterwards the ledger is counted and verified. The floor: as many
connections of bare psycopg, executemany of the same number of rows into tables with the same
indexes and no function.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, perf_counter, sleep
from typing import Any

from cashier.clock import SystemClock
from cashier.domain.posting import GENESIS, seal
from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import Outcome, WireRecord
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.verify import verify
from tests.bench.central import Central, central, payment, places
from tests.bench.held import fill
from tests.bench.homes import percentile

GOAL_PER_SECOND = 1_500
PROCESSES = 4
_spawn = multiprocessing.get_context("spawn")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the rate and the floor; 1 when the goal is missed or a posting is not there once."""
    parser = argparse.ArgumentParser(prog="bench stations", description=__doc__)
    parser.add_argument("--stations", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--batch", type=int, default=25)
    parser.add_argument("--most", type=int, default=2_000, help="Postings a station has to send.")
    parser.add_argument("--held", type=int, default=0)
    parser.add_argument("--version", type=int, default=15)
    given = parser.parse_args(argv)
    with central(version=given.version, stations=given.stations) as ledger:
        if given.held:
            begun = perf_counter()
            size = fill(ledger, given.held)
            sys.stdout.write(
                f"the ledger holds {given.held:,} postings, {size / 2**30:.1f} GiB with indexes,"
                f" filled in {perf_counter() - begun:.0f} s\n"
            )
        created, seconds, waits = _post(ledger, given)
        stood = _count(ledger)
        found = verify(ledger.database).findings if not given.held else ()
        floor = _floor(ledger, given)
    rate = created / seconds
    sys.stdout.write(
        f"{given.stations} stations, batches of {given.batch}: {created:,} postings in"
        f" {seconds:.1f} s, {rate:,.0f}/s (goal: {GOAL_PER_SECOND:,})\n"
        f"a batch: p50 {percentile(waits, 0.5) * 1e3:.0f}, p99 {percentile(waits, 0.99) * 1e3:.0f}"
        f" ms\n"
        f"answered created {created:,}, in the ledger {stood:,}; verify: "
        f"{len(found)} findings{'' if not given.held else ' (not asked of filled rows)'}\n"
        f"floor: as many connections of bare executemany of the same rows: {floor:,.0f}"
        f" postings/s; ratio {rate / floor:.2f}\n"
    )
    return int(rate < GOAL_PER_SECOND or created != stood or bool(found))


def _post(ledger: Central, given: argparse.Namespace) -> tuple[int, float, list[float]]:
    """Postings created, the seconds it took, and how long each batch waited."""
    mine = places(given.stations)
    shares = [mine[n::PROCESSES] for n in range(PROCESSES)]
    barrier = _spawn.Barrier(len(shares) + 1)
    results: Any = _spawn.Queue()
    workers = []
    for share in shares:
        addresses = [(site, station, ledger.address(site, station)) for site, station in share]
        arguments = (addresses, ledger.password, given.most, given.batch, given.seconds)
        workers.append(
            _spawn.Process(target=_stations, args=(*arguments, barrier, results), daemon=True)
        )
    for worker in workers:
        worker.start()
    barrier.wait(timeout=600)
    created, longest, waits = 0, 0.0, list[float]()
    for _ in workers:
        count, took, waited = results.get(timeout=600)
        created, longest = created + count, max(longest, took)
        waits += waited
    for worker in workers:
        worker.join()
    return created, longest, waits


def _stations(
    addresses: list[tuple[str, str, str]],
    password: str,
    most: int,
    batch: int,
    seconds: float,
    barrier: Any,
    results: Any,
) -> None:
    """One process: makes each station's records, then posts them side by side."""
    lines = []
    for site, station, address in addresses:
        connection = StationConnection(address, password=password, deadline_s=60)
        line = PostgresLedger(connection)
        line.head(site, station)
        lines.append((site, station, line, _records(site, station, most)))
    barrier.wait(timeout=600)
    begun = monotonic()

    def post(one: tuple[str, str, PostgresLedger, list[WireRecord]]) -> tuple[int, list[float]]:
        site, station, line, records = one
        count, waits = 0, []
        for start in range(0, len(records), batch):
            if monotonic() - begun >= seconds:
                break
            before = perf_counter()
            answers = line.post_batch(site, station, records[start : start + batch])
            waits.append(perf_counter() - before)
            assert all(a.outcome is Outcome.CREATED and not a.exception for a in answers), answers
            count += len(answers)
        line.close()
        return count, waits

    with ThreadPoolExecutor(len(lines)) as pool:
        done = list(pool.map(post, lines))
    took = monotonic() - begun
    results.put((sum(count for count, _ in done), took, [w for _, waits in done for w in waits]))
    sleep(0.1)  # the queue's thread sends it before the process ends


def _records(site: str, station: str, count: int) -> list[WireRecord]:
    clock = SystemClock()
    last, made = GENESIS, []
    for seq in range(1, count + 1):
        record = seal(
            payment(clock, seq, salt=f"{site}{station}"),
            site=site,
            station=station,
            station_seq=seq,
            prev_hash=last,
        )
        last = record.hash
        made.append(
            WireRecord(
                station_seq=seq,
                posting_id=record.posting_id,
                prev_hash=record.prev_hash,
                hash=record.hash,
                canonical=record.canonical,
            )
        )
    return made


def _count(ledger: Central) -> int:
    """Postings of these stations; their keys do not let one stand twice."""
    with ledger.driver() as connection:
        row = connection.execute("SELECT count(*) FROM ledger.posting WHERE site LIKE 'S__'")
        return int(row.fetchone()[0])


def _floor(ledger: Central, given: argparse.Namespace) -> float:
    """Postings per second when the same rows are written without any function."""
    with ledger.driver() as connection:
        for table in ("posting", "entry", "feed"):
            connection.execute(
                f"CREATE TABLE floor_{table} (LIKE ledger.{table} INCLUDING INDEXES)"
            )
        connection.commit()

    def write(place: tuple[str, str]) -> tuple[int, float]:
        site, station = place
        with ledger.driver() as connection:
            cursor = connection.cursor()
            here = "WHERE site = %s AND station = %s"
            postings = cursor.execute(f"SELECT * FROM ledger.posting {here}", place).fetchall()
            entries = cursor.execute(f"SELECT * FROM ledger.entry {here}", place).fetchall()
            fed = [
                (f"floor/{site}/{station}", 1, n, "upsert", *row[4:5], row[14], row[16])
                for n, row in enumerate(postings, 1)
            ]
            connection.commit()
            begun = monotonic()
            for start in range(0, len(postings), given.batch):
                stop = start + given.batch
                for table, rows in (
                    ("posting", postings[start:stop]),
                    ("entry", entries[2 * start : 2 * stop]),
                    ("feed", fed[start:stop]),
                ):
                    if rows:
                        marks = ", ".join(["%s"] * len(rows[0]))
                        cursor.executemany(f"INSERT INTO floor_{table} VALUES ({marks})", rows)
                connection.commit()
            return len(postings), begun

    with ThreadPoolExecutor(given.stations) as pool:
        done = list(pool.map(write, places(given.stations)))
    return sum(count for count, _ in done) / (monotonic() - min(begun for _, begun in done))
