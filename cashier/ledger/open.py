"""From an address to a ledger. `sqlite:///path` is the embedded one; the central PostgreSQL ledger
is `postgresql+psycopg://…`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from cashier.clock import Clock
from cashier.domain.errors import Refusal
from cashier.ledger.contract import Ledger
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.vault import Keys

_EXAMPLE = "sqlite:///path/to/ledger.db"


def ledger_path(url: str) -> Path:
    """The file an embedded ledger's address names. Raises Refusal `ledger.url` or
    `ledger.not_available`."""
    try:
        parsed = make_url(url.strip())
    except ArgumentError as error:
        raise Refusal("ledger.url", field="ledger", value=url, example=_EXAMPLE) from error
    if parsed.get_backend_name() == "postgresql":
        shown = parsed.render_as_string(hide_password=True)
        raise Refusal("ledger.not_available", field="ledger", value=shown, example=_EXAMPLE)
    named = parsed.database or ""
    if parsed.drivername != "sqlite" or parsed.host or parsed.query or named in {"", ":memory:"}:
        shown = parsed.render_as_string(hide_password=True)
        raise Refusal("ledger.url", field="ledger", value=shown, example=_EXAMPLE)
    return Path(named).expanduser().absolute()


def init_ledger(url: str, keys: Keys, clock: Clock) -> Database:
    """Makes a new ledger at `url`. Raises Refusal `ledger.url`, `ledger.not_available`,
    `ledger.exists`; Fault `key.not_kept`."""
    return Database.create(ledger_path(url), keys, clock)


def upgrade_ledger(url: str, keys: Keys, clock: Clock) -> int:
    """Brings the ledger at `url` to this program's form; the number of steps taken (0: it was).
    Raises as `open_database`."""
    return Database.upgrade(ledger_path(url), keys, clock)


def open_database(url: str, keys: Keys, clock: Clock) -> Database:
    """The ledger as an administrator or auditor opens it. Raises Refusal `ledger.url`,
    `ledger.not_available`, `ledger.absent`, `ledger.newer`, `ledger.older`; Fault `key.missing`,
    `store.unreadable`, `ledger.unreachable`."""
    return Database.open(ledger_path(url), keys, clock)


def open_ledger(url: str, keys: Keys, clock: Clock) -> Ledger:
    """The ledger as a station calls it. Raises as `open_database` does."""
    return EmbeddedLedger(open_database(url, keys, clock))
