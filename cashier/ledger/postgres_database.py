"""The central ledger's database on PostgreSQL, as administrators and auditors open it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, select
from sqlalchemy.engine import URL, make_url

from cashier import __version__
from cashier.clock import Clock
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import instant_text
from cashier.ledger import postgres_migrations, postgres_roles, schema

BUSY_MS_MAX = 10_000
"""How long a statement waits for another's lock before it answers `ledger.busy`."""
_CONNECT_S = 5
_CONNECTIONS = 4
_BUSY = frozenset({"55P03", "57014", "53300", "55006", "40001", "40P01"})
_BROKEN = frozenset({"25006", "25P03", "57P01", "57P02", "57P03", "57P05"})
_FORBIDDEN = frozenset({"28000", "28P01", "42501"})
_SAYS_FORBIDDEN = ("authentication failed", "no password supplied", "not permitted to log in")


class PostgresDatabase:
    """One ledger on a server, as the role in its address may use it. Reading scopes see one state
    (repeatable read, read only); writing scopes are transactions whose order on a feed is that of
    its counter's lock."""

    def __init__(self, url: str | URL, clock: Clock) -> None:
        self.url = make_url(url)
        self.clock = clock
        self.engine: Engine = create_engine(
            self.url,
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_timeout=BUSY_MS_MAX / 1000,
            pool_pre_ping=True,
            connect_args=_arguments(self.url),
        )
        event.listen(self.engine, "connect", _prepare)
        self._reading = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @staticmethod
    def create(url: str | URL, clock: Clock) -> PostgresDatabase:
        """A new, empty ledger in an existing database. The address must name a role that may
        create roles and schemas there. Raises Refusal `ledger.exists`, `ledger.server`,
        `ledger.forbidden`; Fault `ledger.unreachable`."""
        database = PostgresDatabase(url, clock)
        made = Refusal("ledger.exists", field="ledger", value=database.name)
        try:
            with database.write() as connection:
                postgres_migrations.check_server(connection)
                if postgres_migrations.version_of(connection):
                    raise made
                postgres_migrations.roles(connection)
                try:
                    postgres_migrations.take(connection, 1, instant_text(clock.now()))
                except exc.DBAPIError as error:
                    if postgres_migrations.overtaken(error):
                        raise made from error
                    raise
                connection.execute(
                    schema.meta.insert(),
                    [
                        {"key": "ledger_id", "value": clock.new_id()},
                        {"key": "made_at", "value": instant_text(clock.now())},
                    ],
                )
                for number in sorted(postgres_migrations.steps())[1:]:
                    postgres_migrations.take(connection, number, instant_text(clock.now()))
                postgres_roles.close_to_public(connection)
        except BaseException:
            database.close()
            raise
        return database

    @staticmethod
    def open(url: str | URL, clock: Clock) -> PostgresDatabase:
        """An existing ledger of this program's form. Raises Refusal `ledger.absent`,
        `ledger.newer`, `ledger.older`, `ledger.forbidden`; Fault `ledger.unreachable`."""
        database = PostgresDatabase(url, clock)
        try:
            with database.read() as connection:
                postgres_migrations.check(connection, database.name)
        except BaseException:
            database.close()
            raise
        return database

    @staticmethod
    def upgrade(url: str | URL, clock: Clock) -> int:
        """Brings an older ledger to this program's form; the number of migrations taken, each in
        its own transaction. Raises as `open`, save `ledger.older`."""
        database = PostgresDatabase(url, clock)
        known = max(postgres_migrations.steps())
        try:
            with database.read() as connection:
                found = postgres_migrations.version_of(connection)
            if not found:
                raise Refusal(
                    "ledger.absent", field="ledger", value=database.name, next="ledger init"
                )
            if found > known:
                raise Refusal("ledger.newer", field="ledger", value=found, known=known)
            with database.write() as connection:
                postgres_migrations.roles(connection)
            for number in range(found + 1, known + 1):
                with database.write() as connection:
                    postgres_migrations.take(connection, number, instant_text(clock.now()))
            return known - found
        finally:
            database.close()

    @property
    def name(self) -> str:
        return self.url.set(password=None).render_as_string()

    @property
    def scratch(self) -> Path:
        return Path(tempfile.gettempdir())

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
        with self._faults(), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: committed at the end of the scope, gone if anything is raised inside."""
        with self._faults(), self.engine.connect() as connection, connection.begin():
            yield connection

    def admit(self, connection: Connection, site: str, station: str, *, active: bool) -> None:
        """Lets the station's login role in, or shuts it out; nothing where it has none yet."""
        postgres_roles.admit(connection, site, station, active=active)

    def close(self) -> None:
        self.engine.dispose()

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except exc.IntegrityError:
            raise  # a constraint of ours was broken: a bug, not the world
        except exc.TimeoutError as error:
            raise Fault("ledger.busy", path=self.name) from error
        except exc.DBAPIError as error:
            meaning = self._meaning(error)
            if meaning is None:
                raise
            raise meaning from error

    def _meaning(self, error: exc.DBAPIError) -> Exception | None:
        state = str(getattr(error.orig, "sqlstate", None) or "")
        said = str(error.orig).lower()
        if state in _FORBIDDEN or (not state and any(mark in said for mark in _SAYS_FORBIDDEN)):
            return Refusal("ledger.forbidden", field="ledger", value=self.url.username or "")
        if state == "3D000" or (not state and "database" in said and "does not exist" in said):
            return Refusal("ledger.absent", field="ledger", value=self.name, next="ledger init")
        if state in _BUSY or state[:2] == "53":
            return Fault("ledger.busy", path=self.name)
        if state[:2] == "08" or state in _BROKEN or isinstance(error, exc.OperationalError):
            return Fault("ledger.unreachable", path=self.name, reason=_first_line(error))
        if state[:2] in {"XX", "58"}:
            # a page or file of the server that cannot be read
            return Fault("ledger.unreachable", path=self.name, reason=_first_line(error))
        return None  # a statement of ours is wrong: a bug, not the world


def _first_line(error: exc.DBAPIError) -> str:
    return next(iter(str(error.orig).strip().splitlines()), "")


def _arguments(url: URL) -> dict[str, Any]:
    given = {"connect_timeout": _CONNECT_S, "application_name": f"cashier {__version__}"}
    return {name: value for name, value in given.items() if name not in url.query}


def _prepare(connection: Any, _record: Any) -> None:
    # pinned, so that a name never means a table of somebody else's schema
    connection.execute("SET search_path = ledger, pg_temp")
    connection.execute(f"SET lock_timeout = {BUSY_MS_MAX}")
    connection.commit()
