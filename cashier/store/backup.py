"""A backup: one sealed file that opens on another computer with a passphrase.

It is a SQLCipher file with a random key of its own, followed by a few lines of JSON that say whose
it is and hold that key, locked by the passphrase, and by the length of that JSON and a mark. What
ends before its mark is no whole backup, which is seen without the passphrase. Nothing is ever on
the disk in clear.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from cashier.crash_points import reach
from cashier.domain.codec import from_plain, to_plain
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import GENESIS, instant_text, parse_instant
from cashier.store import passphrase as by_passphrase
from cashier.store import trouble
from cashier.vault import PasswordCost, Sealed

FORMAT = 1
_MARK = b"CASHIER-BACKUP\n\x1a"
_END = struct.Struct(f">I{len(_MARK)}s")
_ABOUT_MAX = 64 * 1024
_COPY_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    """What a backup says of itself: whose it is, from when, and where its two chains end.

    `rows` counts every table. `rescued`: made of what could be read of a damaged store, so that
    records may be missing in it.
    """

    site: str
    station: str
    training: bool
    made_at: datetime
    schema: int
    postings: int
    head: str
    audit: int
    audit_head: str
    waiting: int
    rows: dict[str, int]
    rescued: bool

    @property
    def name(self) -> str:
        """`BOS-01`."""
        return f"{self.site}-{self.station}"


def look(connection: Any, made_at: datetime, *, rescued: bool = False) -> BackupFacts:
    """The facts of an open sealed file, by its DB-API connection. Raises Refusal
    `backup.not_a_store` for a file that is nobody's, and the driver's errors."""

    def one(query: str) -> Any:
        return connection.execute(query).fetchone()

    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if "site" not in meta:
        raise Refusal("backup.not_a_store", field="store")
    posting = one("SELECT station_seq, hash FROM posting ORDER BY station_seq DESC LIMIT 1")
    audit = one("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1")
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return BackupFacts(
        site=meta["site"],
        station=meta["station"],
        training=meta.get("training") == "1",
        made_at=made_at,
        schema=one("PRAGMA main.user_version")[0],
        postings=posting[0] if posting else 0,
        head=posting[1] if posting else GENESIS,
        audit=audit[0] if audit else 0,
        audit_head=audit[1] if audit else GENESIS,
        waiting=one("SELECT count(*) FROM outbox WHERE state <> 'confirmed'")[0],
        rows={name: one(f'SELECT count(*) FROM main."{name}"')[0] for (name,) in names},
        rescued=rescued,
    )


def write(
    source: Sealed,
    out: Path,
    passphrase: str,
    now: datetime,
    *,
    cost: PasswordCost | None = None,
    rescued: bool = False,
) -> BackupFacts:
    """Writes a backup of `source` to `out`, opens it again with the passphrase and compares. Only
    what was read back whole appears under its name.

    Raises Refusal `output.exists` or `backup.passphrase_short`, Fault `backup.not_written`,
    `backup.damaged` (it could not be read back) or `store.…`.
    """
    if out.exists():
        raise Refusal("output.exists", field="out", value=str(out))
    part = out.with_name(f"{out.name}.part")
    now = parse_instant(instant_text(now))
    try:
        part.unlink(missing_ok=True)
        try:
            key, facts = source.export(part, lambda c: look(c, now, rescued=rescued))
        except sqlcipher.DatabaseError as error:
            raise _of_export(error, source.path, out) from error
        reach("backup.copied")
        about = to_plain(facts)
        locked = by_passphrase.lock(key, passphrase, about, cost)
        text = json.dumps({"format": FORMAT, "about": about, "lock": locked}).encode()
        with part.open("ab") as file:
            file.write(text + _END.pack(len(text), _MARK))
            file.flush()
            os.fsync(file.fileno())
        reach("backup.sealed")
        with opened(part, passphrase) as (_, read_back):
            if read_back != facts:
                raise Fault("backup.damaged", reason="it reads otherwise than it was written")
        reach("backup.read_back")
        part.replace(out)
        reach("backup.named")
        _sync(out.parent)
    except OSError as error:
        raise Fault("backup.not_written", path=str(out), reason=error.strerror or "") from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                part.with_name(part.name + suffix).unlink(missing_ok=True)
    return facts


def _of_export(error: sqlcipher.DatabaseError, source: Path, out: Path) -> Fault:
    fault = trouble.fault_of(error, source)
    if fault.code in {"store.full", "store.failed"}:  # it is the copy that could not be written
        return Fault("backup.not_written", path=str(out), reason=str(error))
    return fault


def facts_of(path: Path) -> BackupFacts:
    """What a backup says of itself, without its passphrase and not proved. Raises Refusal
    `backup.absent`, Fault `backup.damaged`."""
    facts, _, _ = _read(path)
    return facts


@contextlib.contextmanager
def opened(path: Path, passphrase: str) -> Iterator[tuple[Sealed, BackupFacts]]:
    """A backup opened for looking, its facts compared with what is in it.

    Raises Refusal `backup.absent` or `backup.passphrase`, Fault `backup.damaged`.
    """
    facts, locked, _ = _read(path)
    sealed = Sealed.of(path, by_passphrase.unlock(locked, passphrase, to_plain(facts)))
    _examine(sealed, facts)
    yield sealed, facts


def extract(path: Path, passphrase: str, to: Path) -> tuple[bytes, BackupFacts]:
    """The sealed file out of a backup, still sealed, and its key. It must not be there yet.

    Raises as `opened`, Fault `backup.not_written`.
    """
    facts, locked, size = _read(path)
    key = by_passphrase.unlock(locked, passphrase, to_plain(facts))
    try:
        handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with path.open("rb") as source, os.fdopen(handle, "wb") as file:
            left = size
            while left:
                block = source.read(min(_COPY_BYTES, left))
                if not block:
                    raise Fault("backup.damaged", reason="it became shorter while it was read")
                file.write(block)
                left -= len(block)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Fault("backup.not_written", path=str(to), reason=error.strerror or "") from error
    _examine(Sealed.of(to, key), facts)
    return key, facts


def _read(path: Path) -> tuple[BackupFacts, dict[str, Any], int]:
    """Facts, lock, and where the sealed file in it ends."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _END.size))
            end = file.read()
            length, mark = _END.unpack(end) if len(end) == _END.size else (0, b"")
            start = size - _END.size - length
            if mark != _MARK or not 0 < length <= _ABOUT_MAX or start <= 0:
                raise Fault(
                    "backup.damaged", retry_is_safe=False, path=str(path), reason="it has no end"
                )
            file.seek(start)
            said = json.loads(file.read(length))
        if said["format"] != FORMAT:
            raise Refusal("backup.newer", field="file", value=said["format"], known=FORMAT)
        return from_plain(BackupFacts, said["about"]), dict(said["lock"]), start
    except FileNotFoundError as error:
        raise Refusal("backup.absent", field="file", value=str(path)) from error
    except OSError as error:
        reason = error.strerror or ""
        raise Fault("backup.damaged", path=str(path), reason=reason) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Fault(
            "backup.damaged", retry_is_safe=False, path=str(path), reason="its end is broken"
        ) from error


def _examine(sealed: Sealed, facts: BackupFacts) -> None:
    """Every page, every index, and the facts. Raises Fault `backup.damaged`."""
    try:
        with contextlib.closing(sealed.connect_to_look(immutable=True)) as connection:
            complaints = [
                str(row[0])
                for row in connection.execute("PRAGMA integrity_check").fetchall()
                if row[0] != "ok"
            ]
            found = look(connection, facts.made_at, rescued=facts.rescued)
    except (sqlcipher.DatabaseError, Fault, Refusal) as error:
        reason = error.data.get("reason", error.code) if isinstance(error, Fault) else str(error)
        raise Fault(
            "backup.damaged", retry_is_safe=False, path=str(sealed.path), reason=str(reason)
        ) from error
    if complaints:
        raise Fault(
            "backup.damaged", retry_is_safe=False, path=str(sealed.path), reason=complaints[0]
        )
    if found != facts:
        raise Fault(
            "backup.damaged",
            retry_is_safe=False,
            path=str(sealed.path),
            reason="it does not hold what it says it holds",
        )


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
