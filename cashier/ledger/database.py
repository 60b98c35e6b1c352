"""The embedded ledger's file: one engine, read and write scopes, and drivers' errors turned into
Faults.

Whoever holds a `Database` may do what an administrator may (directory, import, verify, export);
stations get the four calls of the contract instead.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, exc, select
from sqlalchemy.pool import QueuePool

from cashier.clock import Clock
from cashier.crash_points import reach
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import instant_text
from cashier.ledger import migrations, schema
from cashier.vault import Keys, Sealed

BUSY_MS_MAX = 5_000
"""How long a call waits for another's write before it answers `ledger.busy`."""
_CONNECTIONS = 4


class Database:
    """One ledger and the clock it stamps with. Writes are `BEGIN IMMEDIATE`: one at a time, the
    others wait. A file that is no longer where it was opened is Fault `ledger.gone`: open again."""

    def __init__(self, sealed: Sealed, clock: Clock, *, busy_ms: int = BUSY_MS_MAX) -> None:
        self.path = sealed.path
        self.clock = clock
        self._file = _identity(self.path)

        def connect() -> Any:
            connection = sealed.connect()
            connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
            return connection

        self.engine: Engine = create_engine(
            "sqlite:///ledger",
            module=sqlcipher,
            creator=connect,
            poolclass=QueuePool,
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_timeout=busy_ms / 1000,
        )
        event.listen(self.engine, "begin", _begin)

    @staticmethod
    def create(path: Path, keys: Keys, clock: Clock) -> Database:
        """A new, empty ledger in a new sealed file. Raises Refusal `ledger.exists`, Fault
        `ledger.unreachable`."""
        if path.exists():
            raise Refusal("ledger.exists", field="ledger", value=str(path))
        try:
            database = Database(Sealed.create(path, keys), clock)
        except OSError as error:
            raise Fault(
                "ledger.unreachable", path=str(path), reason=error.strerror or ""
            ) from error
        with database.write() as connection:
            migrations.upgrade(connection)
            connection.execute(
                schema.meta.insert(),
                [
                    {"key": "ledger_id", "value": clock.new_id()},
                    {"key": "made_at", "value": instant_text(clock.now())},
                ],
            )
        return database

    @staticmethod
    def open(path: Path, keys: Keys, clock: Clock, *, busy_ms: int = BUSY_MS_MAX) -> Database:
        """An existing ledger of this program's form. Raises Refusal `ledger.absent`,
        `ledger.newer`, `ledger.older`; Fault `key.missing`, `store.unreadable` or
        `ledger.unreachable`."""
        database = Database(_sealed(path, keys), clock, busy_ms=busy_ms)
        try:
            with database.read() as connection:
                migrations.check(connection)
        except BaseException:
            database.close()
            raise
        return database

    @staticmethod
    def upgrade(path: Path, keys: Keys, clock: Clock) -> int:
        """Brings an older ledger to this program's form; the number of steps taken. Raises as
        `open`, save `ledger.older`."""
        database = Database(_sealed(path, keys), clock)
        try:
            with database.write() as connection:
                return migrations.upgrade(connection)
        finally:
            database.close()

    @property
    def name(self) -> str:
        return str(self.path)

    @property
    def scratch(self) -> Path:
        return self.path.parent

    def admit(self, connection: Connection, site: str, station: str, *, active: bool) -> None:
        """Nobody logs in to a file: a station that is not active is refused by every call."""

    @property
    def ledger_id(self) -> str:
        with self.read() as connection:
            row = connection.execute(
                select(schema.meta.c.value).where(schema.meta.c.key == "ledger_id")
            )
            return str(row.scalar_one())

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A scope that sees one state of the ledger, whatever is written meanwhile."""
        with self._faults(), self.engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """The one write transaction: committed at the end of the scope, gone if anything is raised
        inside."""
        with self._faults(), self.engine.connect() as connection:
            connection = connection.execution_options(immediate=True)
            with connection.begin():
                yield connection
                self._must_stand()
                reach("ledger.committing")
            reach("ledger.committed")

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        self._must_stand()
        try:
            yield
        except exc.IntegrityError:
            raise  # a constraint of ours was broken: a bug, not the world
        except exc.TimeoutError as error:
            raise Fault("ledger.busy", path=str(self.path)) from error
        except exc.DatabaseError as error:
            reason = str(error.orig)
            busy = isinstance(error, exc.OperationalError) and (
                "locked" in reason or "busy" in reason
            )
            code = "ledger.busy" if busy else "ledger.unreachable"
            # every call may be repeated: ids and hashes decide, not how often it came
            raise Fault(code, path=str(self.path), reason=reason) from error

    def _must_stand(self) -> None:
        # POSIX lets an open file be moved, deleted or replaced: its holder would go on writing, and
        # say "confirmed", where nobody looks
        if _identity(self.path) != self._file:
            raise Fault("ledger.gone", path=str(self.path))

    def close(self) -> None:
        self.engine.dispose()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _sealed(path: Path, keys: Keys) -> Sealed:
    if not path.exists():
        raise Refusal("ledger.absent", field="ledger", value=str(path), next="ledger init")
    return Sealed.open(path, keys)


def _begin(connection: Connection) -> None:
    # the driver's own transactions are off (isolation_level None): the words are ours
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
