"""An auditor's login: reads, verifies, exports and signs the ledger, and changes nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select, text

from cashier import signing
from cashier.clock import SystemClock
from cashier.domain.errors import Refusal
from cashier.ledger import directory
from cashier.ledger.audit_lines import lines
from cashier.ledger.books import Books
from cashier.ledger.checkpoint import compare, take
from cashier.ledger.contract import Ledger
from cashier.ledger.enrol import add_auditor
from cashier.ledger.export import postings
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.schema import metadata, secret
from cashier.ledger.verify import verify
from tests.cashier.ledger.stations import Chain

PASSPHRASE = "an auditor's passphrase"
KEY = bytes(range(32))


@pytest.fixture(params=["postgres15", "postgres18"])
def flavour(request: pytest.FixtureRequest) -> str:
    """A file has no logins."""
    return str(request.param)


@pytest.fixture
def auditor(database: Books) -> Iterator[PostgresDatabase]:
    """The ledger as the auditor opens it."""
    assert isinstance(database, PostgresDatabase)
    role = add_auditor(database, "Office", PASSPHRASE)
    opened = PostgresDatabase.open(
        database.url.set(username=role, password=PASSPHRASE), SystemClock()
    )
    yield opened
    opened.close()


def test_an_auditor_verifies_exports_and_signs(
    auditor: PostgresDatabase, database: Books, ledger: Ledger, bos: Chain
) -> None:
    ledger.post_batch("BOS", "01", [bos.pay(), bos.fact()])
    assert verify(auditor).findings == ()
    assert [row["station_seq"] for row in postings(auditor)] == [1, 2]
    assert list(lines(auditor, "BOS", "01")) == []
    taken = take(auditor, KEY, keep=False)
    assert taken.body["postings"] == 2
    assert compare(auditor, taken) == compare(database, taken) == ()
    assert taken.key_id == signing.key_id(signing.public_key(KEY))


ACTS: dict[str, Callable[[PostgresDatabase], object]] = {
    "checkpoint kept": lambda own: take(own, KEY),
    "station added": lambda own: directory.add_station(own, "BOS", "03"),
    "staff disabled": lambda own: directory.disable_station(own, "BOS", "01"),
    "secret": lambda own: _rows(own, str(select(secret))),
    "set read-write": lambda own: _written(own, "UPDATE ledger.site SET name = 'x'"),
    "delete": lambda own: _written(own, "DELETE FROM ledger.posting"),
    "truncate": lambda own: _written(own, "TRUNCATE ledger.posting"),
    "triggers off": lambda own: _written(own, "ALTER TABLE ledger.posting DISABLE TRIGGER ALL"),
    "as owner": lambda own: _written(own, "SET ROLE ledger_owner"),
    "as station": lambda own: _rows(own, "SELECT api.head('BOS', '01')"),
    "new role": lambda own: _written(own, "CREATE ROLE mine LOGIN"),
    "new table": lambda own: _written(own, "CREATE TABLE ledger.mine (n int)"),
    "new schema": lambda own: _written(own, "CREATE SCHEMA mine"),
    "table outside": lambda own: _written(own, "CREATE TABLE public.mine (n int)"),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_auditor_changes_nothing_and_learns_no_secret(
    auditor: PostgresDatabase, act: str
) -> None:
    with pytest.raises(Refusal, match=r"ledger\.forbidden"):
        ACTS[act](auditor)


def test_an_auditor_reads_every_other_table(auditor: PostgresDatabase) -> None:
    with auditor.read() as connection:
        for table in metadata.sorted_tables:
            if table is not secret:
                connection.execute(select(table).limit(1)).all()


def test_a_wrong_passphrase_is_told_as_such(auditor: PostgresDatabase) -> None:
    with pytest.raises(Refusal, match=r"ledger\.forbidden"):
        PostgresDatabase.open(auditor.url.set(password="a wrong passphrase"), SystemClock())


def _rows(own: PostgresDatabase, statement: str) -> object:
    with own.read() as connection:
        return connection.execute(text(statement)).all()


def _written(own: PostgresDatabase, statement: str) -> None:
    with own.write() as connection:
        # the default is only a default: what holds is the rights
        connection.execute(text("SET TRANSACTION READ WRITE"))
        connection.execute(text(statement))
