"""Rows edited in a ledger on PostgreSQL, by a superuser whose session runs no trigger: each edit in
a transaction of its own, looked at by `ledger verify` from inside it, and rolled back."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, insert, select

from cashier.clock import SystemClock
from cashier.ledger import verify as checking
from cashier.ledger.database import Database
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.schema import metadata
from tests.servers.postgres import Server
from tests.simulation.editor import Editor, judge_edit
from tests.torture.report import Report


def edit_central_rows(
    embedded: Database, server: Server, edits: int, seed: int, report: Report
) -> None:
    """On PostgreSQL: a ledger that holds the same rows as the embedded one."""
    database = same_on(server, embedded)
    try:
        found = checking.verify(database).findings
        report.must(not found, f"control: an untouched central ledger is not clean: {found[:3]}")
        report.controls["findings in an untouched central ledger"] = len(found)
        source = random.Random(f"central edits {seed}")
        for number in range(edits):
            with rolled_back(database) as connection:
                edit = Editor(as_sqlite(connection), source).edit()
                where = f"central seed {seed} edit {number}"
                judge_edit(Inside(connection), edit, where, report, "central ")
        report.count("central rows edited", edits)
        after = checking.verify(database).findings
        report.must(not after, f"control: the edits were not rolled back: {after[:3]}")
    finally:
        database.close()


def same_on(server: Server, embedded: Database) -> PostgresDatabase:
    """Every row of every table of `embedded`, in a new ledger on PostgreSQL."""
    database = PostgresDatabase.create(server.create(), SystemClock())
    with embedded.read() as source, database.write() as target:
        unguard(target)
        for table in metadata.sorted_tables:
            target.execute(table.delete())
            rows = [dict(row._mapping) for row in source.execute(select(table))]
            if rows:
                target.execute(insert(table), rows)
    return database


def unguard(connection: Connection) -> None:
    """No trigger and no foreign key until the transaction ends: a superuser's right."""
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")


@contextmanager
def rolled_back(database: PostgresDatabase) -> Iterator[Connection]:
    with database.engine.connect() as connection, connection.begin() as transaction:
        unguard(connection)
        yield connection
        transaction.rollback()


def as_sqlite(connection: Connection) -> Callable[..., Any]:
    """The driver's own `execute`, for what is written with SQLite's marks."""
    driver: Any = connection.connection.driver_connection

    def execute(statement: str, values: tuple[Any, ...] = ()) -> Any:
        spoken = statement.replace(" IS ?", " IS NOT DISTINCT FROM ?").replace("?", "%s")
        return driver.execute(spoken, values)

    return execute


class Inside(PostgresDatabase):
    """The ledger as the transaction that edits it sees it."""

    def __init__(self, connection: Connection) -> None:
        self._inside = connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        yield self._inside
