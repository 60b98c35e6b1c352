"""Importing a billing feed into PostgreSQL, against bare COPY of the same files.

Run: `./dev bench import [--accounts N] [--feed DIR] [--version 15|18]`. Goal: 1,000,000 accounts
and 4,000,000 bills in at most 5 minutes, with at most 300 MB of memory; a smaller feed is held
against its share of the time. An account of the generated feed has four bills and three payments.

The import is the program's own (`cashier.ledger.feed`), in a process of its own whose peak of
resident memory is read at its end. The floor is psycopg's COPY of the three files as they are, into
tables without a key. The same feed is imported a second time, which must change nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter
from typing import Any

from cashier.clock import SystemClock
from cashier.ledger.feed import import_feed
from cashier.ledger.feed_rows import SHEETS
from cashier.ledger.postgres_database import PostgresDatabase
from tests.bench.central import Central, central
from tests.bench.homes import feed_of

GOAL_S_PER_ACCOUNT = 300 / 1_000_000
GOAL_MB = 300
_spawn = multiprocessing.get_context("spawn")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints times, memory and the ratio; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench import", description=__doc__)
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--feed", type=Path, help="A folder with the three files, made before.")
    parser.add_argument("--version", type=int, default=15)
    given = parser.parse_args(argv)
    folder = nullcontext(given.feed) if given.feed else feed_of(given.accounts)
    with folder as feed, central(version=given.version, stations=0) as ledger:
        floor = _floor(ledger, feed)
        first = _import(ledger, feed)
        again = _import(ledger, feed)
    assert first["applied"], first
    assert not again["changed"], again
    seconds, goal = first["seconds"], GOAL_S_PER_ACCOUNT * first["accounts"]
    stages = ", ".join(f"{name} {took:.0f} s" for name, took in first["stages"].items())
    sys.stdout.write(
        f"import {first['accounts']:,} accounts, {first['bills']:,} bills,"
        f" {first['payments']:,} payments: {seconds:.1f} s ({stages}),"
        f" {first['cpu']:.1f} s of it this program's CPU; {first['mb']:.0f} MB at most\n"
        f"the same again: {again['seconds']:.1f} s, nothing changed; {again['mb']:.0f} MB\n"
        f"floor: bare COPY of the three files: {floor:.1f} s; the import takes"
        f" {seconds / floor:.1f} x as long\n"
        f"goal: {goal:.0f} s for so many accounts, {GOAL_MB} MB\n"
    )
    return int(seconds > goal or max(first["mb"], again["mb"]) > GOAL_MB)


def _import(ledger: Central, feed: Path) -> dict[str, Any]:
    results: Any = _spawn.Queue()
    url = ledger.database.url.render_as_string(hide_password=False)
    worker = _spawn.Process(target=_work, args=(url, feed, results), daemon=True)
    worker.start()
    found: dict[str, Any] = results.get(timeout=3_600)
    worker.join()
    return found


def _work(url: str, feed: Path, results: Any) -> None:
    import resource
    import time

    database = PostgresDatabase.open(url, SystemClock())
    stages: dict[str, float] = {}
    begun = last = perf_counter()
    stage_now = ""

    def progress(stage: str, _done: int, _total: int) -> None:
        nonlocal last, stage_now
        now = perf_counter()
        if stage_now:
            stages[stage_now] = stages.get(stage_now, 0.0) + now - last
        last, stage_now = now, stage

    result = import_feed(database, feed, progress=progress)
    seconds = perf_counter() - begun
    database.close()
    results.put(
        {
            "accounts": result.accounts,
            "bills": result.bills,
            "payments": result.payments,
            "changed": result.changed,
            "applied": result.applied,
            "seconds": seconds,
            "stages": stages,
            "cpu": time.process_time(),
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )


def _floor(ledger: Central, feed: Path) -> float:
    with ledger.driver() as connection:
        cursor = connection.cursor()
        for sheet in SHEETS:
            columns = ", ".join(f"{name} text" for name in sheet.columns)
            cursor.execute(f"CREATE TABLE floor_{sheet.file[:-4]} ({columns})")
        connection.commit()
        begun = perf_counter()
        for sheet in SHEETS:
            into = f"COPY floor_{sheet.file[:-4]} FROM STDIN (FORMAT csv, HEADER true)"
            with (feed / sheet.file).open("rb") as file, cursor.copy(into) as copy:
                while part := file.read(1 << 20):
                    copy.write(part)
            connection.commit()
        took = perf_counter() - begun
        for sheet in SHEETS:
            cursor.execute(f"DROP TABLE floor_{sheet.file[:-4]}")
        connection.commit()
        return took
