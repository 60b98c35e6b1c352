"""Numbered SQL migrations that bring a ledger on PostgreSQL to this program's form, each in a
transaction of its own. They stand in `sql/NNNN_*.sql`; a migration, once released, never changes.

Roles come first (`sql/roles.sql`): they belong to the whole cluster and may be there already.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from cashier.domain.errors import Refusal

SERVER_MIN = 15
"""Major version. Older servers lack what the schema's rights rest on."""


@cache
def steps() -> Mapping[int, tuple[str, ...]]:
    """The files of each migration, in order, by its number."""
    found: dict[int, list[str]] = {}
    folder = resources.files("cashier.ledger.sql")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        number = file.name.partition("_")[0]
        if file.name.endswith(".sql") and number.isdigit():
            found.setdefault(int(number), []).append(file.read_text("utf-8"))
    return {number: tuple(files) for number, files in found.items()}


def version_of(connection: Connection) -> int:
    """The migration a database has reached; 0: there is no ledger in it."""
    there = connection.execute(text("SELECT to_regclass('ledger.migration')")).scalar_one()
    if there is None:
        return 0
    reached = connection.execute(text("SELECT max(number) FROM ledger.migration")).scalar_one()
    return int(reached or 0)


def check(connection: Connection, name: str) -> None:
    """Raises Refusal `ledger.absent`, `ledger.newer` or `ledger.older`."""
    found, known = version_of(connection), max(steps())
    if not found:
        raise Refusal("ledger.absent", field="ledger", value=name, next="ledger init")
    if found > known:
        raise Refusal("ledger.newer", field="ledger", value=found, known=known)
    if found < known:
        raise Refusal(
            "ledger.older", field="ledger", value=found, known=known, next="ledger upgrade"
        )


def check_server(connection: Connection) -> None:
    """Raises Refusal `ledger.server`: a server older than 15, or a database not in UTF-8."""
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    encoding = str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())
    if version < SERVER_MIN or encoding != "UTF8":
        raise Refusal(
            "ledger.server", field="ledger", value=f"{version}, {encoding}", least=SERVER_MIN
        )


def roles(connection: Connection) -> None:
    """Makes the ledger's roles where they are missing."""
    _script(
        connection, resources.files("cashier.ledger.sql").joinpath("roles.sql").read_text("utf-8")
    )


def take(connection: Connection, number: int, instant: str) -> None:
    """One migration, inside the open transaction. Two at once meet on its number: the second
    finds it taken and gets IntegrityError or ProgrammingError, with nothing done."""
    if number > 1:
        # whoever comes second waits here until the first is done
        connection.execute(text("SELECT value FROM ledger.meta WHERE key = 'ledger_id' FOR UPDATE"))
        if version_of(connection) >= number:
            return
    for script in steps()[number]:
        _script(connection, script)
        connection.exec_driver_sql("RESET ROLE")
    connection.execute(
        text("INSERT INTO ledger.migration (number, applied_at) VALUES (:number, :at)"),
        {"number": number, "at": instant},
    )


def overtaken(error: Exception) -> bool:
    """Whether a first migration failed because another one came first."""
    state = getattr(getattr(error, "orig", None), "sqlstate", "")
    return isinstance(error, IntegrityError | ProgrammingError) and state in {"42P06", "23505"}


def _script(connection: Connection, script: str) -> None:
    # without parameters the driver sends it as it is: several statements, and % is only a sign
    connection.exec_driver_sql(script, execution_options={"no_parameters": True})
