"""Opening the store, its version gate, and the two scopes through which everything reads and
writes.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from cashier.crash_points import reach
from cashier.domain.errors import Fault, Refusal
from cashier.store import trouble, wal
from cashier.store.reserve import free_reserve, make_reserve
from cashier.vault import Keys, Sealed

__all__ = ["Connection", "IntegrityError", "Store"]
"""SQLAlchemy stays in this room: whoever passes a connection on, or expects a constraint to refuse,
takes the names from here.
"""

SCHEMA_VERSION = 5
"""Number of the newest migration; kept in `PRAGMA user_version`, so that the gate costs no import
of Alembic.
"""
READ_CACHE_MIB = 12
"""A search among a million accounts takes hardly longer than with 64, and the window has to fit
into 250 MB with all its readers."""
READERS = 3
_BEGIN = "begin"
EVIDENCE = "evidence_since"
"""A fact kept in a store that was restored from a backup: it is read, and never goes on. Whatever
it is called and wherever it is put, money is not taken under its number again."""


class Store:
    """One station's store.

    Thread-safe: any number of `read` scopes, one `write` scope at a time. It is read-only, `halted`
    says why, once damage was found in it or a write to the disk failed.
    """

    def __init__(self, sealed: Sealed) -> None:
        self.path: Path = sealed.path
        self._sealed = sealed
        self._writer_free = threading.Lock()
        self._writer: int | None = None
        self._halted: Fault | Refusal | None = None
        self._room = True
        self.tail = wal.Tail()
        self._writing = _engine(sealed, begin="BEGIN IMMEDIATE", size=1, cache_mib=16)
        self._reading = _engine(sealed, begin="BEGIN", size=READERS, cache_mib=READ_CACHE_MIB)

    @staticmethod
    def create(path: Path, keys: Keys) -> Store:
        """A new, empty store at the newest schema.

        Raises Refusal `store.exists`, Fault `key.not_kept` or `store.unreadable`.
        """
        try:
            store = Store(Sealed.create(path, keys))
        except OSError as error:
            raise Fault("store.unreadable", path=str(path), reason=error.strerror or "") from error
        try:
            store._migrate()
        except BaseException:
            store.close()
            raise
        return store

    @staticmethod
    def open(path: Path, keys: Keys) -> Store:
        """An existing store, migrated when it is older. A store is never made anew in silence.

        Raises Refusal `store.absent` or `store.newer`, Fault `key.missing` or `store.unreadable`.
        """
        store = Store(Sealed.open(path, keys))
        with contextlib.suppress(OSError):  # who cannot read it will hear so from the first query
            store.tail = wal.look(path)
        try:
            version = store.schema_version()
            if version > SCHEMA_VERSION:
                raise Refusal(
                    "store.newer",
                    field="store",
                    value=version,
                    known=SCHEMA_VERSION,
                    path=str(path),
                )
            if version < SCHEMA_VERSION:
                store._back_up_before_migration(version)
                reach("migration.backed_up")
                store._migrate()
            store._halted = store._why_read_only()
            if store.tail.damaged and not isinstance(store._halted, Refusal):
                store.found_damaged(store.tail.told)
        except BaseException:
            store.close()
            raise
        return store

    def schema_version(self) -> int:
        """The schema's number; 0 for a store whose first migration never finished."""
        with self.read() as connection:
            return int(connection.execute(text("PRAGMA user_version")).scalar_one())

    @contextmanager
    def read(self) -> Generator[Connection]:
        """A consistent snapshot; nothing is written.

        Raises Fault `store.busy` (all readers are taken for long), `store.damaged` or
        `store.failed`.
        """
        try:
            with self._reading.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self._fault(error) from error
        except PoolTimeout as error:
            raise Fault("store.busy", path=str(self.path), reason=str(error)) from error

    @contextmanager
    def write(self) -> Generator[Connection]:
        """One transaction, committed durably when the block ends and rolled back when it raises.

        Raises Fault `store.busy` (try again), `store.full`, `store.failed`, or `store.damaged` and
        `store.stopped` (read-only, nothing was tried); refusals of the tables' own constraints
        pass through as SQLAlchemy's IntegrityError, for the caller that expects one.
        """
        self.must_write()
        assert self._writer != threading.get_ident(), "write scopes do not nest"
        with self._writer_free:
            self._writer = threading.get_ident()
            try:
                with self._writing.begin() as connection:
                    yield connection
                    reach("store.committing")
                reach("store.committed")
            except DBAPIError as error:
                if isinstance(error.orig, sqlcipher.IntegrityError):
                    raise
                raise self._fault(error) from error
            finally:
                self._writer = None

    @property
    def halted(self) -> Fault | Refusal | None:
        """Why nothing is written any more, or None."""
        return self._halted

    def must_write(self) -> None:
        """Raises why the store is read-only: Fault `store.damaged` or `store.stopped`, Refusal
        `station.restored`."""
        match self._halted:
            case Fault(code=code, data=data):
                raise Fault(code, retry_is_safe=False, **data)
            case Refusal(code=code, field=field, value=value):
                raise Refusal(code, field=field, value=value)

    def must_have_room(self) -> None:
        """Before money is taken. Raises Fault `store.full` when the room kept for closing the day
        had to be used and could not be kept back again."""
        if not self._room and not self.keep_room():
            raise Fault("store.full", retry_is_safe=False, path=str(self.path), reason="no reserve")

    def keep_room(self) -> bool:
        """Keeps room on the disk for closing the day; False when there is too little."""
        self._room = make_reserve(self.path)
        return self._room

    def use_room(self) -> bool:
        """Frees that room, for closing a day on a full disk; False when there was none."""
        self._room = False
        return free_reserve(self.path)

    def found_damaged(self, reason: str) -> None:
        """A check found the file not whole: read-only from now on, and after a restart too."""
        self._halted = trouble.damaged(self.path, reason)
        trouble.mark(self.path, reason)

    def found_whole(self) -> None:
        """A full check proved the file whole: what an earlier check said of it is over."""
        if self._halted is not None and self._halted.code == "store.damaged":
            self._halted = None
        trouble.unmark(self.path)

    @property
    def sealed(self) -> Sealed:
        """The file with its key, for who copies or examines it as a whole."""
        return self._sealed

    def connect(self) -> Any:
        """A DB-API connection of its own, for reading the whole file beside the work: its long
        look takes no reader away, and `interrupt` ends it."""
        return self._sealed.connect()

    def close(self) -> None:
        """Lets go of the file. No scope may be open; a scope opened later opens the file again."""
        self._reading.dispose()
        self._writing.dispose()

    def _fault(self, error: DBAPIError) -> Fault:
        fault = trouble.fault_of(error.orig, self.path)
        if self._halted is None and trouble.ends_writing(error.orig, fault):
            if fault.code == "store.damaged":
                self.found_damaged(str(error.orig))
            else:
                self._halted = trouble.stopped(self.path, str(error.orig))
        return fault

    def _why_read_only(self) -> Fault | Refusal | None:
        with self.read() as connection:
            found = connection.execute(
                text("SELECT key, value FROM meta WHERE key IN (:evidence, 'site', 'station')"),
                {"evidence": EVIDENCE},
            )
            meta = {row.key: row.value for row in found}
        if EVIDENCE in meta:
            name = f"{meta.get('site', '')}-{meta.get('station', '')}"
            return Refusal("station.restored", field="station", value=name)
        reason = trouble.marked(self.path)
        return None if reason is None else trouble.damaged(self.path, reason)

    def _migrate(self) -> None:
        from cashier.store.migrations import upgrade

        with self._writer_free, self._writing.begin() as connection:
            upgrade(connection, SCHEMA_VERSION)
            reach("migration.committing")
        reach("migration.committed")

    def _back_up_before_migration(self, version: int) -> None:
        if version == 0:
            return
        copy = self.path.with_name(f"{self.path.stem}-before-{SCHEMA_VERSION}.db")
        part = copy.with_name(f"{copy.name}.part")
        try:
            part.unlink(missing_ok=True)
            reach("migration.backing_up")
            with contextlib.closing(self._sealed.connect()) as raw:
                raw.execute("VACUUM INTO ?", (str(part),))
            reach("migration.copied")
            if os.name == "posix":
                part.chmod(0o600)
            with self._sealed.of_copy(part) as check:
                found = check.execute("PRAGMA quick_check").fetchone()[0]
            if found != "ok":
                raise trouble.damaged(self.path, str(found))
            part.replace(copy)
        except sqlcipher.DatabaseError as error:
            raise trouble.fault_of(error, self.path) from error
        except OSError as error:
            raise Fault("store.failed", path=str(copy), reason=error.strerror or "") from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def reads_only(connection: Connection) -> bool:
    """Whether a connection is one of a `read` scope."""
    return connection.get_execution_options().get(_BEGIN) == "BEGIN"


def _engine(sealed: Sealed, *, begin: str, size: int, cache_mib: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: sealed.connect(cache_mib=cache_mib),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_use_lifo=True,  # else every reader in turn, and each keeps a page cache of its own
        pool_timeout=10,
        execution_options={_BEGIN: begin},
        hide_parameters=True,  # an error's text may reach a log; what was to be stored may not
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
