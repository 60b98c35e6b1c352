"""A ledger with two sites, four stations and two accounts, on an encrypted file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cashier.clock import Clock, TrainingClock
from cashier.domain.site import Site
from cashier.ledger import changes, directory
from cashier.ledger.contract import ACCOUNTS
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.open import init_ledger
from cashier.vault import Keys
from tests.cashier.ledger.stations import KNOWN, Chain

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return TrainingClock(NOON)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(folder=tmp_path / "keys", use_keyring=False)


@pytest.fixture
def empty(tmp_path: Path, keys: Keys, clock: Clock) -> Iterator[Database]:
    """Just made: no site, no account."""
    database = init_ledger(f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}", keys, clock)
    yield database
    database.close()


@pytest.fixture
def database(empty: Database) -> Database:
    for code in ("BOS", "WOR"):
        directory.add_site(
            empty, Site(code=code, name=code, address="1 Main St", phone="", county="Suffolk")
        )
        for number in ("01", "02"):
            directory.add_station(empty, code, number)
    with empty.write() as connection:
        for number in KNOWN:
            changes.put(connection, ACCOUNTS, number, f'{{"billing_account_number":"{number}"}}')
    return empty


@pytest.fixture
def ledger(database: Database) -> EmbeddedLedger:
    return EmbeddedLedger(database)


@pytest.fixture
def bos(clock: Clock) -> Chain:
    return Chain(clock, "BOS", "01")


@pytest.fixture
def wor(clock: Clock) -> Chain:
    return Chain(clock, "WOR", "01")
