"""Opening the store, its version gate, and the two scopes through which everything reads and
writes.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from cashier.crash_points import reach
from cashier.domain.errors import Fault, Refusal
from cashier.vault import Keys, Sealed

__all__ = ["Connection", "IntegrityError", "Store"]
"""SQLAlchemy stays in this room: whoever passes a connection on, or expects a constraint to refuse,
takes the names from here.
"""

SCHEMA_VERSION = 1
"""Number of the newest migration; kept in `PRAGMA user_version`, so that the gate costs no import
of Alembic.
"""
READ_CACHE_MIB = 64
READERS = 3


class Store:
    """One station's store.

    Thread-safe: any number of `read` scopes, one `write` scope at a time.
    """

    def __init__(self, sealed: Sealed) -> None:
        self.path: Path = sealed.path
        self._sealed = sealed
        self._writer_free = threading.Lock()
        self._writer: int | None = None
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

        Raises Fault `store.busy` (all readers are taken for long) or `store.failed`.
        """
        try:
            with self._reading.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise _fault(error, self.path) from error
        except PoolTimeout as error:
            raise Fault("store.busy", path=str(self.path), reason=str(error)) from error

    @contextmanager
    def write(self) -> Generator[Connection]:
        """One transaction, committed durably when the block ends and rolled back when it raises.

        Raises Fault `store.busy` (try again), `store.full` or `store.failed`; refusals of the
        tables' own constraints pass through as SQLAlchemy's IntegrityError, for the caller that
        expects one.
        """
        assert self._writer != threading.get_ident(), "write scopes do not nest"
        with self._writer_free:
            self._writer = threading.get_ident()
            try:
                with self._writing.begin() as connection:
                    yield connection
                    reach("store.committing")
                reach("store.committed")
            except OperationalError as error:
                raise _fault(error, self.path) from error
            except DBAPIError as error:
                if isinstance(error.orig, sqlcipher.IntegrityError):
                    raise
                raise _fault(error, self.path) from error
            finally:
                self._writer = None

    def close(self) -> None:
        """Lets go of the file. No scope may be open; a scope opened later opens the file again."""
        self._reading.dispose()
        self._writing.dispose()

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
        copy.unlink(missing_ok=True)
        raw = self._sealed.connect()
        try:
            reach("migration.backing_up")
            raw.execute("VACUUM INTO ?", (str(copy),))
        finally:
            raw.close()
        reach("migration.copied")
        if os.name == "posix":
            copy.chmod(0o600)
        with self._sealed.of_copy(copy) as check:
            found = check.execute("PRAGMA quick_check").fetchone()[0]
        if found != "ok":
            raise Fault("store.failed", retry_is_safe=False, path=str(copy), reason=found)


def _engine(sealed: Sealed, *, begin: str, size: int, cache_mib: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: sealed.connect(cache_mib=cache_mib),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=10,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _fault(error: DBAPIError, path: Path) -> Fault:
    reason = str(error.orig)
    if "locked" in reason or "busy" in reason:
        return Fault("store.busy", path=str(path), reason=reason)
    if "full" in reason:
        return Fault("store.full", retry_is_safe=False, path=str(path), reason=reason)
    return Fault("store.failed", retry_is_safe=False, path=str(path), reason=reason)
