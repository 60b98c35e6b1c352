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
import json
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cashier.domain.errors import Fault, Refusal
from cashier.ledger import verify as checking
from cashier.ledger.books import Books
from cashier.ledger.database import Database
from cashier.store import checks
from cashier.store.engine import Store
from cashier.vault import Keys, Sealed
from tests.simulation.simulation import Simulation
from tests.simulation.world import (
    CommonTime,
    SimulatedClock,
    Template,
    make_template,
    memory_folder,
    shared_statements,
)
from tests.torture.report import Report

FLIPS, EDITS = 1_000, 1_000


def run(seed: int, minutes: float, out: Path) -> Report:
    """A thousand flips and a thousand edits; more while the minutes last."""
    report = Report(name="tampering", seed=seed)
    folder = memory_folder("cashier-tampering-")
    until = time.monotonic() + minutes * 60
    try:
        template = make_template(folder)
        victim = make_victim(template, seed)
        while True:
            flip_bytes(victim, FLIPS, seed, report)
            edit_rows(victim, EDITS, seed, report)
            seed += 1
            if time.monotonic() > until:
                return report
    finally:
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

PROVED = (
    *("posting", "entry", "correction", "exception", "exception_relief"),
    *("feed", "feed_head", "station_head", "current"),
)
"""Tables all of whose values are proved by others. `site`, `station` and `staff` are told by the
directory feed; what a station may do is decided from them, so they count, too."""
TOLD = ("site", "station", "staff")


def edit_rows(victim: Victim, edits: int, seed: int, report: Report) -> None:
    """On the embedded ledger: each edit on a copy of the file."""
    clock = SimulatedClock("auditor", seed, CommonTime())
    clean = Database.open(victim.ledger, victim.keys, clock)
    found = checking.verify(clean).findings
    clean.close()
    report.must(not found, f"control: an untouched ledger is not found clean: {found[:3]}")
    report.controls["findings in an untouched ledger"] = len(found)
    source = random.Random(f"edits {seed}")
    target = victim.folder / "edited.db"
    for number in range(edits):
        copied(victim.ledger, target)
        editor = Editor(Sealed.open(target, victim.keys).connect(), source)
        edit = editor.edit()
        editor.close()
        with shared_statements():
            database = Database.open(target, victim.keys, clock)
        judge_edit(database, edit, f"seed {seed} edit {number}", report)
        database.close()
    report.count("rows edited", edits)


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done: the kind, the table, the row's place in words, and the words that name it."""

    kind: str
    table: str
    what: str
    names: tuple[str, ...]


def judge_edit(books: Books, edit: Edit, where: str, report: Report) -> None:
    """`ledger verify` must find it, and name the row."""
    findings = checking.verify(books).findings
    named = any(
        name and name in f"{one.table} {one.key} {one.what}"
        for one in findings
        for name in edit.names
    )
    report.count(f"{edit.table}: {edit.kind}")
    if not findings:
        report.violations.append(f"I4 {where}: {edit.kind} of {edit.what} not found")
    elif not named:
        told = [f"{one.table} {one.key}: {one.what}" for one in findings[:2]]
        report.violations.append(f"I4 {where}: {edit.kind} of {edit.what} found, not named: {told}")


class Editor:
    """Somebody with every right: triggers are off."""

    def __init__(self, connection: Any, source: random.Random) -> None:
        self._connection = connection
        self._random = source
        connection.execute("PRAGMA foreign_keys = OFF")
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")

    def close(self) -> None:
        self._connection.close()

    def edit(self) -> Edit:
        kind = self._random.choices(
            ("value", "delete", "rehash", "rechain", "double"), (12, 3, 3, 1, 1)
        )[0]
        match kind:
            case "rehash" | "rechain":
                return self._rehash(whole=kind == "rechain")
            case "double":
                return self._double()
        while True:
            table = self._random.choices((*PROVED, *TOLD), (*[4] * len(PROVED), *[1] * len(TOLD)))[
                0
            ]
            rows = self._rows(table)
            if rows:
                break
        row = self._random.choice(rows)
        return self._delete(table, row) if kind == "delete" else self._value(table, row)

    def _rows(self, table: str) -> list[dict[str, Any]]:
        cursor = self._connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _value(self, table: str, row: dict[str, Any]) -> Edit:
        while True:
            column = self._random.choice(list(row))
            if table == "station" and column == "registered_at":
                continue  # told nowhere else, and nothing is decided from it
            value = row[column]
            other = self._other(value)
            if self._free(table, row, column, other):
                break
        where, values = _where(row)
        self._connection.execute(
            f'UPDATE {table} SET "{column}" = ? WHERE {where}', (other, *values)
        )
        what = f"{table}.{column} {str(value)[:40]!r} to {str(other)[:40]!r} in {_short(row)}"
        return Edit(
            "value", table, what, (*_names(table, row), *_names(table, row | {column: other}))
        )

    def _other(self, value: Any) -> Any:
        if isinstance(value, int):
            return value + self._random.choice((-100, -1, 1, 100))
        text = str(value)
        if not text:
            return "x"
        if self._random.random() < 0.1:
            return ""
        place = self._random.randrange(len(text))
        letter = self._random.choice([one for one in "0123456789abcdefXYZ" if one != text[place]])
        return text[:place] + letter + text[place + 1 :]

    def _free(self, table: str, row: dict[str, Any], column: str, value: Any) -> bool:
        """A value the table's own keys would refuse is no edit."""
        try:
            where, values = _where(row)
            self._connection.execute("SAVEPOINT attempt")
            self._connection.execute(
                f'UPDATE {table} SET "{column}" = ? WHERE {where}', (value, *values)
            )
        except Exception:  # noqa: BLE001 - whatever the driver calls it
            return False
        finally:
            self._connection.execute("ROLLBACK TO attempt")
            self._connection.execute("RELEASE attempt")
        return True

    def _delete(self, table: str, row: dict[str, Any]) -> Edit:
        where, values = _where(row)
        self._connection.execute(f"DELETE FROM {table} WHERE {where}", values)
        return Edit("delete", table, f"{table} {_short(row)}", _names(table, row))

    def _double(self) -> Edit:
        """Money moved once more, balanced."""
        rows = self._rows("entry")
        row = self._random.choice(rows)
        mine = [
            one
            for one in rows
            if all(one[name] == row[name] for name in ("site", "station", "station_seq"))
        ]
        for number, one in enumerate(mine, start=len(mine) + 1):
            self._insert("entry", one | {"line": number})
        return Edit("double", "entry", f"entry {_short(row)}", _names("entry", row))

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        marks = ", ".join("?" for _ in row)
        self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row.values()))

    def _rehash(self, *, whole: bool) -> Edit:
        """The text edited and hashed anew, its columns and entries made to agree; `whole`: every
        record after it, too, and the head. The site's feed still tells of the one that was."""
        rows = sorted(
            self._rows("posting"), key=lambda one: (one["site"], one["station"], one["station_seq"])
        )
        row = self._random.choice([one for one in rows if one["kind"] == "payment"])
        text = json.loads(row["canonical"])
        more = self._random.choice((-1, 1, 100))
        if text["amount_cents"] + more <= 0:
            more = 1
        text["amount_cents"] += more
        text["entries"][0]["cents"] += more
        text["entries"][-1]["cents"] -= more
        place = (row["site"], row["station"], row["station_seq"])
        self._sealed(row, text, row["prev_hash"])
        self._connection.execute(
            "UPDATE posting SET amount_cents = amount_cents + ?"
            " WHERE site = ? AND station = ? AND station_seq = ?",
            (more, *place),
        )
        for line, cents in ((1, more), (len(text["entries"]), -more)):
            self._connection.execute(
                "UPDATE entry SET cents = cents + ?"
                " WHERE site = ? AND station = ? AND station_seq = ? AND line = ?",
                (cents, *place, line),
            )
        if whole:
            self._rechain(place)
        kind = "rechain" if whole else "rehash"
        return Edit(kind, "posting", f"posting {_short(row)}", _names("posting", row))

    def _sealed(self, row: dict[str, Any], text: dict[str, Any], prev_hash: str) -> str:
        canonical = json.dumps(text, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.sha256(bytes.fromhex(prev_hash) + canonical.encode()).hexdigest()
        self._connection.execute(
            "UPDATE posting SET canonical = ?, prev_hash = ?, hash = ?"
            " WHERE site = ? AND station = ? AND station_seq = ?",
            (canonical, prev_hash, digest, row["site"], row["station"], row["station_seq"]),
        )
        return digest

    def _rechain(self, place: tuple[str, str, int]) -> None:
        link = ""
        for row in sorted(self._rows("posting"), key=lambda one: int(one["station_seq"])):
            if (row["site"], row["station"]) != place[:2] or row["station_seq"] < place[2]:
                continue
            link = self._sealed(row, json.loads(row["canonical"]), link or row["prev_hash"])
        self._connection.execute(
            "UPDATE station_head SET last_hash = ? WHERE site = ? AND station = ?",
            (link, *place[:2]),
        )


def _where(row: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    return " AND ".join(f'"{name}" IS ?' for name in row), tuple(row.values())


def _short(row: dict[str, Any]) -> str:
    return ", ".join(f"{name}={str(value)[:24]}" for name, value in list(row.items())[:5])


def _names(table: str, row: dict[str, Any]) -> tuple[str, ...]:
    """What a finding calls the row by; any of these is its name."""
    match table:
        case "posting" | "entry":
            place = f"{row['site']}-{row['station']} {row['station_seq']}"
            return (place, str(row.get("posting_id", "")))
        case "correction":
            return (row["original_id"], row["posting_id"])
        case "exception":
            return (row["exception_id"], row["posting_id"])
        case "exception_relief":
            return (row["exception_id"], row["posting_id"])
        case "feed":
            return (f"{row['feed']} {row['epoch']}/{row['seq']}", f"feed {row['feed']}")
        case "feed_head":
            return (row["feed"],)
        case "station_head" | "station":
            return (f"{row['site']}-{row['station']}",)
        case "current":
            return (f"{row['feed']} {row['key']}",)
        case "site":
            return (row["code"],)
        case _:
            return (str(row["number"]),)
