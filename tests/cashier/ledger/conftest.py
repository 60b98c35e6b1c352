"""A ledger with two sites, four stations and two accounts: embedded, on PostgreSQL 15 and on 18.

Every test that asks for `database` or `ledger` runs on each of the three. A database on PostgreSQL
is a copy of a template that was filled once; the stations' roles belong to the whole server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, Table, select
from sqlalchemy.engine import URL

from cashier.clock import Clock, SystemClock, TrainingClock
from cashier.domain.site import Site
from cashier.ledger import changes, directory
from cashier.ledger.books import Books
from cashier.ledger.contract import ACCOUNTS, Ledger
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.open import init_ledger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.postgres_roles import grant_station
from cashier.vault import Keys
from tests.cashier.ledger.stations import KNOWN, Chain
from tests.cashier.ledger.switchboard import PASSWORD, Switchboard
from tests.servers.fixtures import postgres, postgres15, postgres18
from tests.servers.postgres import Server

__all__ = ["postgres", "postgres15", "postgres18"]

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
SITES = ("BOS", "WOR")
NUMBERS = ("01", "02")
FLAVOURS = ("embedded", "postgres15", "postgres18")


@pytest.fixture(params=FLAVOURS)
def flavour(request: pytest.FixtureRequest) -> str:
    """Which ledger the test runs on."""
    return str(request.param)


@pytest.fixture
def server(flavour: str, request: pytest.FixtureRequest) -> Server | None:
    """The server of the test's ledger; None where it is embedded."""
    found = None if flavour == "embedded" else request.getfixturevalue(flavour)
    assert found is None or isinstance(found, Server)
    return found


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> Clock:
    """Noon of a fixed day, save where a server has a clock of its own."""
    if "flavour" in request.fixturenames and request.getfixturevalue("flavour") != "embedded":
        return SystemClock()
    return TrainingClock(NOON)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(folder=tmp_path / "keys", use_keyring=False)


@pytest.fixture
def sealed(tmp_path: Path, keys: Keys, clock: Clock) -> Iterator[Database]:
    """An embedded ledger, just made, for what only a file can do."""
    database = init_ledger(f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}", keys, clock)
    assert isinstance(database, Database)
    yield database
    database.close()


@pytest.fixture
def empty(server: Server | None, request: pytest.FixtureRequest, clock: Clock) -> Iterator[Books]:
    """Just made: no site, no account."""
    if server is None:
        yield request.getfixturevalue("sealed")
        return
    database = central(server, "empty", lambda _: None)
    yield database
    database.close()


@pytest.fixture
def database(
    server: Server | None, request: pytest.FixtureRequest, clock: Clock
) -> Iterator[Books]:
    """With its sites, stations and accounts."""
    if server is None:
        embedded = request.getfixturevalue("sealed")
        fill(embedded)
        yield embedded
        return
    database = central(server, "filled", fill)
    yield database
    database.close()


@pytest.fixture
def central_books(postgres15: Server) -> Iterator[PostgresDatabase]:
    """The filled ledger on one PostgreSQL, for what is the same on every version."""
    database = central(postgres15, "filled", fill)
    yield database
    database.close()


def central(server: Server, name: str, filling: Callable[[Books], None]) -> PostgresDatabase:
    """A ledger as it was when it was made and filled. One database per server and filling serves
    all tests, put back before each: quicker than a copy, and no hundreds of them to delete."""
    made = _MADE.get((server.port, name))
    if made is None:
        database = PostgresDatabase.create(server.create(), SystemClock())
        filling(database)
        with database.read() as connection:
            rows = {
                table: [dict(row._mapping) for row in connection.execute(select(table))]
                for table in _tables(connection)
            }
        _MADE[server.port, name] = database.url, rows
        return database
    url, rows = made
    database = PostgresDatabase.open(url, SystemClock())
    with database.write() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for table in reversed(rows):
            connection.execute(table.delete())
        for table, kept in rows.items():
            if kept:
                connection.execute(table.insert(), kept)
    return database


_MADE: dict[tuple[int, str], tuple[URL, dict[Table, list[dict[str, Any]]]]] = {}


def _tables(connection: Connection) -> list[Table]:
    """Every table that is there, also those the program does not read itself."""
    found = MetaData()
    found.reflect(connection, schema="ledger")
    return found.sorted_tables


def fill(database: Books) -> None:
    for code in SITES:
        directory.add_site(
            database, Site(code=code, name=code, address="1 Main St", phone="", county="Suffolk")
        )
        for number in NUMBERS:
            directory.add_station(database, code, number)
            if isinstance(database, PostgresDatabase):
                grant_station(database, code, number, PASSWORD)
    with database.write() as connection:
        for number in KNOWN:
            changes.put(connection, ACCOUNTS, number, f'{{"billing_account_number":"{number}"}}')


@pytest.fixture
def ledger(database: Books) -> Iterator[Ledger]:
    """As stations call it."""
    opened: Ledger
    if isinstance(database, PostgresDatabase):
        opened = Switchboard(database)
        yield opened
        opened.close()
    else:
        assert isinstance(database, Database)
        yield EmbeddedLedger(database)


@pytest.fixture
def own(sealed: Database) -> EmbeddedLedger:
    """An embedded one, filled, for what only a file can do."""
    fill(sealed)
    return EmbeddedLedger(sealed)


@pytest.fixture
def bos(clock: Clock) -> Chain:
    return Chain(clock, "BOS", "01")


@pytest.fixture
def wor(clock: Clock) -> Chain:
    return Chain(clock, "WOR", "01")
