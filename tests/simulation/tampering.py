"""Tampering: bytes flipped in a store's files, rows edited in a ledger; every one must be noticed.

A store: each flip on a fresh copy of a database and its write-ahead log, then opened as the program
opens it and checked in full. Noticed means one of: it does not open; the check complains (a page
whose HMAC is wrong, even an unused one; a break in the log before a later transaction); the last
transaction is told to be torn. What is not noticed must be without effect: every row of every table
reads as before.

A ledger: each edit past all triggers, in a copy or in a transaction that is rolled back, then
`ledger verify`, which must name the row. An untouched ledger must be found clean.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cashier.domain.errors import Fault, Refusal
from cashier.ledger import verify as checking
from cashier.ledger.database import Database
from cashier.store import checks
from cashier.store.engine import Store
from cashier.vault import Keys, Sealed
from tests.servers.postgres import FAST, NoPostgres, start_server
from tests.simulation.editor import Editor, judge_edit
from tests.simulation.simulation import Simulation
from tests.simulation.tampering_central import edit_central_rows
from tests.simulation.world import (
    CommonTime,
    SimulatedClock,
    Template,
    make_template,
    memory_folder,
    shared_statements,
)
from tests.torture.report import Lacking, Report

FLIPS, EDITS = 1_000, 1_000


def run(seed: int, minutes: float, out: Path) -> Report:
    """A thousand flips, a thousand edits of an embedded ledger and a thousand of one on PostgreSQL;
    more while the minutes last."""
    report = Report(name="tampering", seed=seed)
    try:
        server = start_server(settings=FAST)
    except NoPostgres as missing:
        raise Lacking(str(missing)) from missing
    folder = memory_folder("cashier-tampering-")
    until = time.monotonic() + minutes * 60
    try:
        template = make_template(folder)
        victim = make_victim(template, seed)
        while True:
            flip_bytes(victim, FLIPS, seed, report)
            edit_rows(victim, EDITS, seed, report)
            with the_ledger(victim, seed) as ledger:
                edit_central_rows(ledger, server, EDITS, seed, report)
            seed += 1
            if time.monotonic() > until:
                return report
    finally:
        server.remove()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Victim:
    """A window's files as a kill left them, with records in the log not yet folded in; and a
    ledger with all that a ledger can hold."""

    folder: Path
    keys: Keys
    store: Path
    ledger: Path


def make_victim(template: Template, seed: int) -> Victim:
    """A busy morning: payments, voids, unknown accounts, duplicates, counts, other stations."""
    folder = template.folder / f"victim-{seed}"
    folder.mkdir()
    day = Simulation(seed, template, folder)
    day.badness = 0.0
    for one in day.counters:
        day.act("open", one)
    for number in range(36):
        one = day.counters[number % 3]
        day.act(("take", "take", "void", "sync", "accounts", "print")[number // 3 % 6], one)
    first = day.counters[0]
    day.act("close", first)
    day.drain()
    day.act("open", first)
    for _ in range(6):
        day.act("take", first)
    assert not day.violations, day.violations
    store = first.window.snapshot("tampered")
    ledger = day.server.snapshot("tampered-ledger")
    for one in day.counters:
        one.window.close()
    day.server.close()
    assert store.with_name(store.name + "-wal").stat().st_size > 20_000
    return Victim(folder, template.keys, store, ledger)


# ------------------------------------------------------------------------------------------- bytes


def flip_bytes(victim: Victim, flips: int, seed: int, report: Report) -> None:
    """Half in the database, half in its log."""
    source = random.Random(f"flips {seed}")
    copy = victim.folder / "flipped.db"
    before = contents(victim.keys, copied(victim.store, copy))
    untouched = judged(victim, copied(victim.store, copy), before)[0]
    report.must(untouched == "no effect", f"control: an untouched store is {untouched}")
    for number in range(flips):
        log = number % 2 == 1
        store = copied(victim.store, copy)
        file = store.with_name(store.name + "-wal") if log else store
        data = bytearray(file.read_bytes())
        place, change = source.randrange(len(data)), source.randrange(1, 256)
        data[place] ^= change
        file.write_bytes(data)
        how, why = judged(victim, store, before)
        report.count(f"{'log' if log else 'database'}: {how}")
        where = f"byte {place} of {len(data)} of the {'log' if log else 'database'} ^ {change}"
        report.must(how != "not noticed", f"I18 seed {seed} flip {number}: {where}: {why}")
    report.count("bytes flipped", flips)


def judged(victim: Victim, store: Path, before: str) -> tuple[str, str]:
    """How a store was noticed, and by which words; `before` is the digest of what it held."""
    try:
        with shared_statements():
            opened = Store.open(store, victim.keys)
    except (Fault, Refusal) as error:
        return "not opened", str(error)
    try:
        if opened.halted is not None:
            return "the log is broken", str(opened.halted)
        torn = opened.tail.torn
        found = checks.check(opened, full=True)
    except Fault as fault:
        return "not read", str(fault)
    finally:
        opened.close()
    if found.complaints:
        return "complained of", found.complaints[0]
    if torn:
        return "the last transaction is torn", ""
    now = contents(victim.keys, store)
    return ("no effect", "") if now == before else ("not noticed", "rows read otherwise")


def contents(keys: Keys, store: Path) -> str:
    """One digest over all rows of all tables, save what a check itself writes down."""
    connection = Sealed.open(store, keys).connect()
    digest = hashlib.sha256()
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        ).fetchall()
        for (name,) in tables:
            where = f" WHERE key <> '{checks.CHECKPOINT}'" if name == "meta" else ""
            rows = connection.execute(f"SELECT * FROM {name}{where}").fetchall()
            digest.update(repr((name, rows)).encode())
    finally:
        connection.close()
    return digest.hexdigest()


def copied(store: Path, target: Path) -> Path:
    for suffix in ("", "-wal", "-shm", ".damaged"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    for suffix in ("", "-wal"):
        source = store.with_name(store.name + suffix)
        if source.exists():
            shutil.copyfile(source, target.with_name(target.name + suffix))
    return target


# -------------------------------------------------------------------------------------------- rows


def edit_rows(victim: Victim, edits: int, seed: int, report: Report) -> None:
    """On the embedded ledger: each edit on a copy of the file."""
    clock = SimulatedClock("auditor", seed, CommonTime())
    with the_ledger(victim, seed) as clean:
        found = checking.verify(clean).findings
    report.must(not found, f"control: an untouched ledger is not found clean: {found[:3]}")
    report.controls["findings in an untouched ledger"] = len(found)
    source = random.Random(f"edits {seed}")
    target = victim.folder / "edited.db"
    for number in range(edits):
        copied(victim.ledger, target)
        connection = unguarded(target, victim.keys)
        edit = Editor(connection.execute, source).edit()
        connection.close()
        with shared_statements():
            database = Database.open(target, victim.keys, clock)
        judge_edit(database, edit, f"seed {seed} edit {number}", report)
        database.close()
    report.count("rows edited", edits)


@contextmanager
def the_ledger(victim: Victim, seed: int) -> Iterator[Database]:
    """The victim's ledger, untouched."""
    clock = SimulatedClock("auditor", seed, CommonTime())
    database = Database.open(victim.ledger, victim.keys, clock)
    try:
        yield database
    finally:
        database.close()


def unguarded(ledger: Path, keys: Keys) -> Any:
    """A connection to an embedded ledger without its triggers."""
    connection = Sealed.open(ledger, keys).connect()
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection
