"""The ledger as whoever keeps it holds it: an administrator who changes the directory and imports
feeds, an auditor who reads, verifies and exports. Stations get the four calls of `contract`.

Two databases stand behind it, the embedded file and PostgreSQL; what works on `Books` works on
both. Where their SQL differs, `inserting` chooses.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from cashier.clock import Clock


class Books(Protocol):
    """An open ledger: reading and writing scopes that yield SQLAlchemy Core connections. Failures
    of the world come out of the scopes as `Fault`."""

    @property
    def clock(self) -> Clock:
        """What the ledger's own acts are stamped with."""
        ...

    @property
    def name(self) -> str:
        """Where it is, as people are told: a path or an address, never with a password."""
        ...

    @property
    def scratch(self) -> Path:
        """A folder for what an import sets aside while it runs."""
        ...

    @property
    def ledger_id(self) -> str:
        """The id it was made with."""
        ...

    def read(self) -> AbstractContextManager[Connection]:
        """A scope that sees one state of the ledger, whatever is written meanwhile."""
        ...

    def write(self) -> AbstractContextManager[Connection]:
        """A transaction: committed at the end of the scope, gone if anything is raised inside."""
        ...

    def admit(self, connection: Connection, site: str, station: str, *, active: bool) -> None:
        """Lets a registered station's login in, or shuts it out, where stations log in."""
        ...

    def close(self) -> None:
        """Lets go of every connection."""
        ...


def inserting(connection: Connection, table: Table) -> Any:
    """An INSERT of this connection's kind, with `on_conflict_do_nothing`, `on_conflict_do_update`
    and `excluded`, which both kinds have and standard SQL has not."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
