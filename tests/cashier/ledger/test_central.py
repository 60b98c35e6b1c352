"""A ledger on PostgreSQL from its address: made, opened, brought on, and what each failure says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import inspect

from cashier.clock import SystemClock
from cashier.domain.errors import Fault, Refusal
from cashier.ledger import postgres_migrations
from cashier.ledger.database import Database
from cashier.ledger.open import init_ledger, open_database, open_ledger, upgrade_ledger
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.schema import metadata
from cashier.vault import Keys
from tests.servers.postgres import Server, free_port

CLOCK = SystemClock()
PASSWORD = "an-administrators-password"


@pytest.fixture
def new(postgres: Server, keys: Keys) -> Iterator[PostgresDatabase]:
    database = init_ledger(postgres.create(), keys, CLOCK)
    assert isinstance(database, PostgresDatabase)
    yield database
    database.close()
    postgres.execute(f'DROP DATABASE "{database.url.database}" WITH (FORCE)')


def address(database: PostgresDatabase) -> str:
    return database.url.render_as_string(hide_password=False)


def test_a_ledger_is_made_once_and_opened_again(new: PostgresDatabase, keys: Keys) -> None:
    again = open_database(address(new), keys, CLOCK)
    assert again.ledger_id == new.ledger_id
    again.close()
    with pytest.raises(Refusal) as refused:
        init_ledger(address(new), keys, CLOCK)
    assert refused.value.code == "ledger.exists"
    assert upgrade_ledger(address(new), keys, CLOCK) == 0


def test_the_tables_are_as_the_program_thinks(new: PostgresDatabase) -> None:
    with new.read() as connection:
        there = inspect(connection)
        for table in metadata.sorted_tables:
            made = {one["name"]: one for one in there.get_columns(table.name, "ledger")}
            assert list(made) == [column.name for column in table.columns], table.name
            for column in table.columns:
                kind = str(made[column.name]["type"])
                assert kind == str(column.type).replace("TEXT", 'TEXT COLLATE "C"') or (
                    kind.startswith("TEXT") and str(column.type) == "TEXT"
                ), (table.name, column.name)
                assert not made[column.name]["nullable"]


def test_a_database_without_a_ledger(postgres: Server, keys: Keys) -> None:
    for act in (open_database, upgrade_ledger):
        with pytest.raises(Refusal) as refused:
            act(postgres.url("postgres"), keys, CLOCK)
        assert (refused.value.code, refused.value.data["next"]) == ("ledger.absent", "ledger init")
    with pytest.raises(Refusal) as refused:
        open_database(postgres.url("none_such"), keys, CLOCK)
    assert refused.value.code == "ledger.absent"


def test_versions_that_do_not_fit(
    new: PostgresDatabase, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = postgres_migrations.steps()
    later: Mapping[int, tuple[str, ...]] = {
        **steps,
        max(steps) + 1: ("CREATE TABLE ledger.note (a text)", "SELECT 1"),
    }
    monkeypatch.setattr(postgres_migrations, "steps", lambda: later)
    with pytest.raises(Refusal) as refused:
        open_database(address(new), keys, CLOCK)
    assert (refused.value.code, refused.value.data["next"]) == ("ledger.older", "ledger upgrade")
    assert upgrade_ledger(address(new), keys, CLOCK) == 1
    assert upgrade_ledger(address(new), keys, CLOCK) == 0
    monkeypatch.setattr(postgres_migrations, "steps", lambda: steps)
    for act in (open_database, upgrade_ledger):
        with pytest.raises(Refusal) as refused:
            act(address(new), keys, CLOCK)
        assert refused.value.code == "ledger.newer"


def test_a_migration_that_fails_leaves_the_old_form(
    new: PostgresDatabase, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = postgres_migrations.steps()
    broken = {**steps, max(steps) + 1: ("CREATE TABLE ledger.half (a text)", "CREATE nonsense")}
    monkeypatch.setattr(postgres_migrations, "steps", lambda: broken)
    with pytest.raises(Exception, match="nonsense"):
        upgrade_ledger(address(new), keys, CLOCK)
    with new.read() as connection:
        assert postgres_migrations.version_of(connection) == max(steps)
        assert not inspect(connection).has_table("half", "ledger")


def test_who_may_not_is_told_so(new: PostgresDatabase, postgres: Server, keys: Keys) -> None:
    postgres.execute("DROP ROLE IF EXISTS clerk")
    postgres.execute(f"CREATE ROLE clerk LOGIN PASSWORD '{PASSWORD}'")
    postgres.execute(f'GRANT CONNECT ON DATABASE "{new.url.database}" TO clerk')
    for password in (PASSWORD, "wrong"):
        url = new.url.set(username="clerk", password=password)
        with pytest.raises(Refusal) as refused:
            open_database(url.render_as_string(hide_password=False), keys, CLOCK)
        assert refused.value.code == "ledger.forbidden"
        assert password not in str(refused.value)
    postgres.execute(f'REVOKE ALL ON DATABASE "{new.url.database}" FROM clerk')
    postgres.execute("DROP ROLE clerk")


def test_an_administrator_need_not_be_a_superuser(postgres: Server, keys: Keys) -> None:
    """Owner of the database, may create roles: enough to make a ledger and its stations."""
    postgres.execute("DROP ROLE IF EXISTS keeper")
    postgres.execute(f"CREATE ROLE keeper LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
    for role in ("ledger_owner", "ledger_api"):
        if postgres.execute(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"):
            postgres.execute(f"GRANT {role} TO keeper WITH ADMIN OPTION")
    name = "kept"
    postgres.execute(f"CREATE DATABASE {name} OWNER keeper")
    url = f"postgresql+psycopg://keeper:{PASSWORD}@{postgres.host}:{postgres.port}/{name}"
    made = init_ledger(url, keys, CLOCK)
    assert PASSWORD not in made.name
    made.close()
    postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")
    postgres.execute("DROP OWNED BY keeper")
    postgres.execute("DROP ROLE keeper")


def test_nobody_there(keys: Keys) -> None:
    url = f"postgresql+psycopg://somebody@127.0.0.1:{free_port()}/ledger"
    with pytest.raises(Fault) as fault:
        open_database(url, keys, CLOCK)
    assert (fault.value.code, fault.value.retry_is_safe) == ("ledger.unreachable", True)
    station = open_ledger(url, keys, CLOCK, password="x")
    assert isinstance(station, PostgresLedger)
    with pytest.raises(Fault) as fault:
        station.head("BOS", "01")
    assert fault.value.code == "ledger.unreachable"
    station.close()


def test_a_database_in_another_encoding(postgres: Server, keys: Keys) -> None:
    postgres.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    with pytest.raises(Refusal) as refused:
        init_ledger(postgres.url("latin"), keys, CLOCK)
    assert refused.value.code == "ledger.server"
    postgres.execute("DROP DATABASE latin WITH (FORCE)")


def test_a_lock_that_is_not_given_up_is_busy(new: PostgresDatabase) -> None:
    hurry = PostgresDatabase(new.url, CLOCK)

    def wait() -> None:
        with hurry.write() as waiter:
            waiter.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
            waiter.exec_driver_sql("SELECT value FROM meta FOR UPDATE")

    with new.write() as holder:
        holder.exec_driver_sql("SELECT value FROM meta FOR UPDATE")
        with pytest.raises(Fault) as fault:
            wait()
        assert fault.value.code == "ledger.busy"
    hurry.close()


def test_an_embedded_ledger_is_still_a_file(tmp_path: Path, keys: Keys) -> None:
    made = init_ledger(f"sqlite:///{tmp_path / 'l.db'}", keys, CLOCK)
    assert isinstance(made, Database)
    made.close()
