"""From an address to a ledger. `sqlite:///path` is the embedded one, `postgresql+psycopg://…` the
central one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from cashier.clock import Clock
from cashier.domain.errors import Refusal
from cashier.ledger.books import Books
from cashier.ledger.contract import Ledger
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.vault import Keys

if TYPE_CHECKING:
    from cashier.ledger.postgres_database import PostgresDatabase

_EXAMPLE = "sqlite:///path/to/ledger.db"
_CENTRAL_EXAMPLE = "postgresql+psycopg://user@host:5432/cashier"


def ledger_path(url: str) -> Path:
    """The file an embedded ledger's address names. Raises Refusal `ledger.url`."""
    parsed = _parsed(url)
    named = parsed.database or ""
    if parsed.drivername != "sqlite" or parsed.host or parsed.query or named in {"", ":memory:"}:
        shown = parsed.render_as_string(hide_password=True)
        raise Refusal("ledger.url", field="ledger", value=shown, example=_EXAMPLE)
    return Path(named).expanduser().absolute()


def is_central(url: str) -> bool:
    """Whether an address names a PostgreSQL server. Raises Refusal `ledger.url`: no address, or
    one of PostgreSQL by another driver or without a database."""
    parsed = _parsed(url)
    if parsed.get_backend_name() != "postgresql":
        return False
    if parsed.drivername != "postgresql+psycopg" or not parsed.database:
        shown = parsed.render_as_string(hide_password=True)
        raise Refusal("ledger.url", field="ledger", value=shown, example=_CENTRAL_EXAMPLE)
    return True


def init_ledger(url: str, keys: Keys, clock: Clock) -> Database | PostgresDatabase:
    """Makes a new ledger at `url`: a file, or the schema in an existing database. Raises Refusal
    `ledger.url`, `ledger.exists`, `ledger.server`, `ledger.forbidden`; Fault `key.not_kept`,
    `ledger.unreachable`."""
    if is_central(url):
        return _central().create(url, clock)
    return Database.create(ledger_path(url), keys, clock)


def upgrade_ledger(url: str, keys: Keys, clock: Clock) -> int:
    """Brings the ledger at `url` to this program's form; the number of steps taken (0: it was).
    Raises as `open_database`."""
    if is_central(url):
        return _central().upgrade(url, clock)
    return Database.upgrade(ledger_path(url), keys, clock)


def open_database(url: str, keys: Keys, clock: Clock, *, password: str = "") -> Books:
    """The ledger as an administrator or auditor opens it; `password` is that role's where the
    address has none. Raises Refusal `ledger.url`, `ledger.absent`, `ledger.newer`, `ledger.older`,
    `ledger.forbidden`; Fault `key.missing`, `store.unreadable`, `ledger.unreachable`."""
    if is_central(url):
        given = _parsed(url)
        return _central().open(given.set(password=password) if password else given, clock)
    return Database.open(ledger_path(url), keys, clock)


def open_ledger(url: str, keys: Keys, clock: Clock, *, password: str | None = None) -> Ledger:
    """The ledger as a station calls it. The central one is reached at the first call, not here:
    `password` is the station's. Raises as `open_database` does for the embedded one."""
    if is_central(url):
        from cashier.ledger.connection import StationConnection
        from cashier.ledger.postgres import PostgresLedger

        return PostgresLedger(StationConnection(url, password=password))
    return EmbeddedLedger(Database.open(ledger_path(url), keys, clock))


def asked_address(url: str) -> str:
    """A station's address of the central ledger as somebody else's login begins it: the same
    server, proved the same way, without a name, a password or the station's own certificate. Raises
    Refusal `ledger.url`."""
    given = _parsed(url)
    own = {"sslcert", "sslkey"} & set(given.query)
    bare = URL.create(
        given.drivername,
        host=given.host,
        port=given.port,
        database=given.database,
        query=given.difference_update_query(own).query,
    )
    if own:
        bare = bare.update_query_dict({"sslcertmode": "disable"})
    return bare.render_as_string(hide_password=False)


def as_role(url: str, role: str) -> str:
    """The address with the name of a login. Raises Refusal `ledger.url`."""
    return _parsed(url).set(username=role).render_as_string(hide_password=False)


def _central() -> type[PostgresDatabase]:
    # late: a window with an embedded ledger never loads any of it
    from cashier.ledger.postgres_database import PostgresDatabase

    return PostgresDatabase


def _parsed(url: str) -> URL:
    try:
        return make_url(url.strip())
    except ArgumentError as error:
        raise Refusal("ledger.url", field="ledger", value=url, example=_EXAMPLE) from error
