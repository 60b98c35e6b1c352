"""What can still be read of a damaged store, in a new sealed file, with a report of what could not.

Every table of the station is read row by row, past pages that cannot be read. Records and audit
lines that SQLite does not reach any more are looked for in the bytes and taken when they prove
themselves. Entries and outbox rows follow from the records' text. The copy of the accounts is left
out: it comes from the ledger again. The damaged file is not written.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import chain_hash
from cashier.store import backup
from cashier.store.carving import carve
from cashier.store.engine import Store
from cashier.store.replica_tables import metadata as replica
from cashier.store.tables import TRIGGERS, audit, metadata, posting
from cashier.vault import Keys, PasswordCost, Sealed

_BEYOND = 1 << 40
"""No table has as many rows; a search for the next readable one ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """One table: rows read by SQLite, rows found in the bytes or made of a record's text, and what
    was met on the way ('': nothing)."""

    table: str
    rows: int
    found: int
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A rescued record the ledger had not confirmed; no name and no full number."""

    station_seq: int
    kind: str
    receipt_number: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueReport:
    """What was read and what was not. `missing_records` and `missing_audit` are the gaps in the two
    chains below the highest that was found; what came after that nobody can know."""

    facts: backup.BackupFacts
    tables: tuple[TableRead, ...]
    missing_records: tuple[int, ...]
    missing_audit: tuple[int, ...]
    not_proved: tuple[int, ...]
    unsent: tuple[Unsent, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is known to be missing."""
        return not (
            self.missing_records
            or self.missing_audit
            or self.not_proved
            or any(one.trouble for one in self.tables)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeyInHand(Keys):
    """The key of the file in the making: it goes into the backup's lock and nowhere else."""

    kept: dict[str, bytes]

    def keep(self, name: str, key: bytes) -> None:
        self.kept[name] = key


def rescue(
    source: Sealed, out: Path, passphrase: str, now: datetime, *, cost: PasswordCost | None = None
) -> RescueReport:
    """Reads the store of `source` and writes `out`, a backup that `restore` takes.

    Raises Refusal `output.exists`, `backup.passphrase_short` or `rescue.nothing`; Fault
    `backup.not_written`.
    """
    if out.exists():
        raise Refusal("output.exists", field="out", value=str(out))
    part = out.with_name(f"{out.name}.rescued")
    _remove(part)
    keys = _KeyInHand(folder=out.parent, use_keyring=False, kept={})
    try:
        store = Store.create(part, keys)
        try:
            tables, reached = _copy(source, store.sealed)
            report = _report(store.sealed, tables)
        finally:
            store.close()
        if not reached and not report[0]:
            raise Refusal(
                "rescue.nothing", field="store", path=str(source.path), reason="unreadable"
            )
        facts = backup.write(store.sealed, out, passphrase, now, cost=cost, rescued=True)
    except sqlcipher.DatabaseError as error:
        raise Fault("backup.not_written", path=str(part), reason=str(error)) from error
    except OSError as error:
        raise Fault("backup.not_written", path=str(part), reason=error.strerror or "") from error
    except Fault as fault:
        if fault.code == "store.unreadable":
            reason = str(fault.data.get("reason", ""))
            raise Fault("backup.not_written", path=str(part), reason=reason) from fault
        raise
    finally:
        _remove(part)
    _, missing, missing_audit, not_proved, unsent = report
    return RescueReport(
        facts=facts,
        tables=tables,
        missing_records=missing,
        missing_audit=missing_audit,
        not_proved=not_proved,
        unsent=unsent,
    )


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _copy(source: Sealed, to: Sealed) -> tuple[tuple[TableRead, ...], int]:
    """All tables, then what the bytes still hold; what was read, and how many rows in all."""
    with contextlib.closing(to.connect()) as target:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN IMMEDIATE")
        for trigger in [
            row[0]
            for row in target.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ]:
            target.execute(f"DROP TRIGGER {trigger}")
        done: dict[str, TableRead] = {}
        for table in metadata.sorted_tables:
            columns = [column.name for column in table.columns]
            rows, trouble = 0, [""]
            for row in _readable(source, table.name, columns, trouble):
                rows += _insert(target, table.name, columns, row)
            done[table.name] = TableRead(
                table=table.name, rows=rows, found=0, trouble=trouble[0][:200]
            )
        found = dict.fromkeys(done, 0)
        if any(one.trouble for one in done.values()):
            with contextlib.suppress(OSError):
                for name, values in carve(source, posting, audit):
                    found[name] += _insert(target, name, list(values), tuple(values.values()))
        found["entry"] += _entries_again(target)
        found["outbox"] += target.execute(
            "INSERT INTO outbox (station_seq, state)"
            " SELECT station_seq, 'recorded' FROM posting"
            " WHERE station_seq NOT IN (SELECT station_seq FROM outbox)"
        ).rowcount
        _name_again(target)
        for trigger in TRIGGERS:
            target.execute(trigger)
        target.execute("COMMIT")
    tables = tuple(
        TableRead(table=one.table, rows=one.rows, found=found[name], trouble=one.trouble)
        for name, one in done.items()
    )
    return tables, sum(one.rows + one.found for one in tables if one.table != "outbox")


def _insert(target: Any, table: str, columns: list[str], row: tuple[Any, ...]) -> int:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    statement = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'
    with contextlib.suppress(sqlcipher.IntegrityError):
        return int(target.execute(statement, row).rowcount)
    return 0


def _readable(
    source: Sealed, table: str, columns: list[str], trouble: list[str]
) -> Iterator[tuple[Any, ...]]:
    """Every row SQLite reaches: forward to a page that cannot be read, over it, and back to its far
    edge, then on."""
    names = ", ".join(f'"{name}"' for name in columns)
    forward = f"SELECT rowid, {names} FROM {table} WHERE rowid > ? ORDER BY rowid"
    back = f"SELECT rowid, {names} FROM {table} WHERE rowid < ? ORDER BY rowid DESC"
    at, gap = -1, 0

    def before(bound: int) -> Iterator[tuple[Any, ...]]:
        """What lies between the last row read and one beyond the page, read backwards."""
        for rowid, *row in _until_trouble(source, back, bound, trouble):
            if rowid is None or rowid <= at:
                return
            yield tuple(row)

    while at + gap < _BEYOND:
        for rowid, *row in _until_trouble(source, forward, at + gap, trouble):
            if rowid is None:
                break
            if gap:
                yield from before(rowid)
            at, gap = rowid, 0
            yield tuple(row)
        else:
            if gap:
                yield from before(_BEYOND)
            return
        gap = gap * 2 or 1


def _until_trouble(
    source: Sealed, query: str, bound: int, trouble: list[str]
) -> Iterator[tuple[Any, ...]]:
    """Rows of a query, then (None,) when it ended in trouble. A connection that met a broken page
    gives no further answer: each query has its own."""
    try:
        with contextlib.closing(source.connect_to_look()) as connection:
            yield from connection.execute(query, (bound,))
    except (sqlcipher.DatabaseError, Fault) as error:
        said = error.data.get("reason", error.code) if isinstance(error, Fault) else error
        trouble[0] = trouble[0] or str(said)
        yield (None,)


def _entries_again(target: Any) -> int:
    """Entries are in the record's text: those that were lost are written anew from it."""
    made = 0
    for seq, canonical in target.execute(
        "SELECT station_seq, canonical FROM posting ORDER BY station_seq"
    ).fetchall():
        with contextlib.suppress(ValueError, KeyError, TypeError):
            for line, one in enumerate(json.loads(canonical)["entries"], start=1):
                made += target.execute(
                    "INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?)",
                    (seq, line, one["account"], one["cents"]),
                ).rowcount
    return made


def _name_again(target: Any) -> None:
    """Whose store it was stands in every record, should the table that says so be lost."""
    row = target.execute("SELECT canonical FROM posting LIMIT 1").fetchone()
    if row is not None:
        body = json.loads(row[0])
        for key in ("site", "station"):
            target.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (key, body[key]))


def _report(
    rescued: Sealed, tables: tuple[TableRead, ...]
) -> tuple[int, tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[Unsent, ...]]:
    with contextlib.closing(rescued.connect()) as connection:
        sequences, not_proved = [], []
        for seq, prev, hash_, canonical in connection.execute(
            "SELECT station_seq, prev_hash, hash, canonical FROM posting ORDER BY station_seq"
        ):
            sequences.append(seq)
            if hash_ != chain_hash(prev, canonical):
                not_proved.append(seq)
        lines = [row[0] for row in connection.execute("SELECT n FROM audit ORDER BY n")]
        unsent = tuple(
            Unsent(station_seq=seq, kind=kind, receipt_number=receipt, amount_cents=cents)
            for seq, kind, receipt, cents in connection.execute(
                "SELECT station_seq, kind, receipt_number, amount_cents FROM posting"
                " JOIN outbox USING (station_seq) WHERE state <> 'confirmed' ORDER BY station_seq"
            )
        )
    return len(sequences), _gaps(sequences), _gaps(lines), tuple(not_proved), unsent


def _gaps(numbers: list[int]) -> tuple[int, ...]:
    there = set(numbers)
    highest = max(there, default=0)
    return tuple(n for n in range(1, highest + 1) if n not in there)


NOT_RESCUED = tuple(sorted(replica.tables))
"""The copy of the accounts: the ledger gives it again."""
