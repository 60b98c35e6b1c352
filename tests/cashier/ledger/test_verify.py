"""Whoever edits one value of the ledger is found out."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from cashier.domain.posting import SUSPENSE, Entry, RecordKind, receivable
from cashier.ledger.books import Books
from cashier.ledger.contract import Ledger
from cashier.ledger.database import Database
from cashier.ledger.export import balances, postings
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.schema import metadata
from cashier.ledger.verify import verify
from tests.cashier.ledger.stations import KNOWN, SESSION, UNKNOWN, Chain

TABLES = (
    "posting",
    "entry",
    "feed",
    "station_head",
    "feed_head",
    "correction",
    "exception",
    "current",
    "deposit_ticket",
)


@pytest.fixture(params=["embedded", "postgres15"])
def flavour(request: pytest.FixtureRequest) -> str:
    """What verify reads is the same rows on every PostgreSQL: one version is enough here."""
    return str(request.param)


@pytest.fixture
def day(ledger: Ledger, database: Books, bos: Chain, wor: Chain) -> Books:
    """A day with everything in it: payments, a void, a double correction, suspense and its relief,
    duplicates."""
    bos.fact()
    paid, lost = bos.pay(dup_key="item"), bos.pay(UNKNOWN, 3_457)
    bos.undo(paid)
    bos.undo(paid, RecordKind.REVERSAL)
    bos.pay(KNOWN[1], 100)
    bos.pay(UNKNOWN, 900)
    bos.add(
        RecordKind.REALLOCATION,
        (Entry(account=SUSPENSE, cents=3_457), Entry(account=receivable(KNOWN[0]), cents=-3_457)),
        approver="2001",
        original=lost.posting_id,
    )
    for chain in (bos, wor):
        chain.pay(dup_key="shared")
        chain.fact(RecordKind.DEPOSIT_PREPARED)
        ledger.post_batch(chain.site, chain.station, chain.sent())
    return database


def test_a_day_with_everything_in_it_is_sound(day: Books) -> None:
    found = verify(day)
    assert found.findings == ()
    assert found.postings == 12
    assert found.entries == 18
    assert found.changes > 15


def test_a_new_ledger_is_sound(empty: Books) -> None:
    assert verify(empty).findings == ()


def test_balances_sum_to_nothing_and_say_where_the_money_stands(day: Books) -> None:
    found = balances(day)
    assert sum(found.values()) == 0
    assert found[SUSPENSE] == -900
    assert found[receivable(KNOWN[1])] == -100
    assert receivable(UNKNOWN) not in found
    assert found[f"undeposited/{SESSION}"] == 3_457 + 100 + 900 + 2 * 20_600


def test_the_export_is_the_stations_journal(day: Books, bos: Chain) -> None:
    rows = [row for row in postings(day) if row["site"] == "BOS"]
    assert [row["hash"] for row in rows] == [record.hash for record in bos.records]
    for row, record in zip(rows, bos.records, strict=True):
        lines = [{"account": entry.account, "cents": entry.cents} for entry in record.entries]
        assert row["entries"] == lines
        assert row["canonical"] == record.canonical
        assert row["kind"] == record.kind.value


def rows_of(database: Books, table: str) -> list[dict[str, Any]]:
    with database.read() as connection:
        return [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {table}"))]


def tampered(value: Any, dice: random.Random) -> Any:
    """Another value of the same kind, now and then a sly one."""
    if isinstance(value, int):
        return value + dice.choice((-1, 1, 100))
    if dice.random() < 0.2 or not value:
        return value + "x"
    at = dice.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


@contextlib.contextmanager
def unguarded(database: Books, table: str) -> Iterator[Connection]:
    """A transaction in which no trigger of the table fires."""
    assert isinstance(database, Database | PostgresDatabase)
    with database.engine.connect() as connection:
        connection = connection.execution_options(immediate=True)
        if isinstance(database, PostgresDatabase):
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            names = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t"),
                {"t": table},
            )
            for name in names.scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        yield connection
        connection.commit()


def edit(database: Books, table: str, row: dict[str, Any], column: str, value: Any) -> bool:
    """Writes past the triggers, as a database administrator with the key could; False where a key
    would stand twice."""
    keys = [key.name for key in metadata.tables[table].primary_key]
    where = " AND ".join(f'"{key}" = :key_{key}' for key in keys)
    with unguarded(database, table) as connection:
        statement = text(f'UPDATE {table} SET "{column}" = :value WHERE {where}')
        try:
            connection.execute(
                statement, {"value": value, **{f"key_{key}": row[key] for key in keys}}
            )
        except IntegrityError:
            connection.rollback()
            return False
        return True


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_every_row_is_held_against_something(day: Books, table: str) -> None:
    dice = random.Random(table)
    columns = [column.name for column in metadata.tables[table].columns]
    rows = rows_of(day, table)
    keys = {key.name for key in metadata.tables[table].primary_key}
    for column in columns:
        row = dice.choice(rows)
        value = tampered(row[column], dice)
        while not edit(day, table, row, column, value):
            value = tampered(row[column], dice)
        where = row | ({column: value} if column in keys else {})
        assert verify(day).findings, (table, column, row[column], value)
        edit(day, table, where, column, row[column])
    assert verify(day).findings == ()


def test_random_edits_are_all_found(day: Books) -> None:
    dice = random.Random(7)
    for _ in range(100 if isinstance(day, Database) else 15):
        table = dice.choice(TABLES[:4])
        row = dice.choice(rows_of(day, table))
        column = dice.choice(list(row))
        value = tampered(row[column], dice)
        keys = {key.name for key in metadata.tables[table].primary_key}
        if not edit(day, table, row, column, value):
            continue
        assert verify(day).findings, (table, column, row[column], value)
        edit(day, table, row | ({column: value} if column in keys else {}), column, row[column])
    assert verify(day).findings == ()


@pytest.mark.parametrize(
    "table", ["posting", "entry", "feed", "exception", "correction", "deposit_ticket"]
)
def test_a_row_that_vanished_is_missed(day: Books, table: str) -> None:
    row = rows_of(day, table)[-1]
    keys = [key.name for key in metadata.tables[table].primary_key]
    where = " AND ".join(f'"{key}" = :{key}' for key in keys)
    with unguarded(day, table) as connection:
        connection.execute(text(f"DELETE FROM {table} WHERE {where}"), row)
    assert verify(day).findings


def test_money_moved_out_of_suspense_by_hand_is_named(day: Books) -> None:
    row = next(row for row in rows_of(day, "entry") if row["account"] == SUSPENSE)
    edit(day, "entry", row, "account", receivable(KNOWN[0]))
    named = {(found.table, found.key) for found in verify(day).findings}
    assert ("entry", SUSPENSE) in named


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
@pytest.mark.parametrize(
    "table", ["posting", "entry", "feed", "exception", "correction", "deposit_ticket"]
)
def test_the_file_itself_refuses_to_edit_or_delete(day: Books, table: str, statement: str) -> None:
    column = metadata.tables[table].columns.keys()[0]
    with pytest.raises(IntegrityError, match="append-only"), day.write() as connection:
        connection.execute(text(statement.format(table, column, column)))
