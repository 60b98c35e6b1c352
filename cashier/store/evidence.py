"""Restored stores: kept in a home as evidence of what an earlier station recorded, never continued.

A backup may be older than what its station recorded last, and the station itself may still be at
work: going on under its number would fork the chain. So the old postings are for reading, and for
sending what the ledger does not have yet.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import Record, instant_text
from cashier.store import backup, journal, station
from cashier.store.backup import BackupFacts
from cashier.store.engine import EVIDENCE, Store
from cashier.store.tables import posting
from cashier.vault import Keys, key_name

_NAME = re.compile(r"([A-Z0-9]+-\d{2})-\d+\.db")


def files(folder: Path) -> tuple[Path, ...]:
    """The evidence in a home's folder for it, oldest first."""
    return tuple(sorted(path for path in folder.glob("*.db") if _NAME.fullmatch(path.name)))


def stations(folder: Path) -> tuple[str, ...]:
    """The stations whose evidence is kept (`BOS-01`): numbers this home may not have again."""
    found = (_NAME.fullmatch(path.name) for path in files(folder))
    return tuple(sorted({match[1] for match in found if match}))


def keep(file: Path, passphrase: str, folder: Path, keys: Keys, now: datetime) -> BackupFacts:
    """Takes a backup into `folder` as evidence: checked, brought to this program's schema, and
    marked. It appears under its name when all of that is done.

    Raises Refusal `evidence.exists`, `backup.…`, `store.newer`; Fault `backup.…`, `key.…`.
    """
    facts = backup.facts_of(file)
    final = folder / f"{facts.name}-{facts.postings:06d}.db"
    if final.exists():
        raise Refusal("evidence.exists", field="file", value=str(final))
    part = folder / f"{final.stem}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or ""
        raise Fault("backup.not_written", path=str(folder), reason=reason) from error
    _remove(part)
    try:
        key, facts = backup.extract(file, passphrase, part)
        if keys.load(key_name(part)) != key:
            keys.keep(key_name(part), key)
        store = Store.open(part, keys)
        try:
            if store.halted is None:
                with store.write() as connection:
                    station.remember(connection, EVIDENCE, instant_text(now))
        finally:
            store.close()
        part.replace(final)
    finally:
        _remove(part)
    return facts


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextlib.contextmanager
def opened(path: Path, keys: Keys) -> Iterator[Store]:
    """One piece of evidence, read-only. Raises as `Store.open`."""
    store = Store.open(path, keys)
    try:
        yield store
    finally:
        store.close()


def records_after(store: Store, seq: int, limit: int) -> list[Record]:
    """Records after a sequence in order, at most `limit`, each made anew from its own text."""
    with store.read() as connection:
        rows = connection.execute(
            select(posting.c.canonical, posting.c.prev_hash)
            .where(posting.c.station_seq > seq)
            .order_by(posting.c.station_seq)
            .limit(limit)
        )
        return [journal.record_from_text(row.canonical, row.prev_hash) for row in rows]
