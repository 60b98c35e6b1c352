"""The service behind the import page on both kinds of ledger, with a login of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cashier.clock import Clock
from cashier.domain.site import StationIdentity
from cashier.domain.staff import Role, Staff
from cashier.ledger import changes
from cashier.ledger.books import Books
from cashier.ledger.contract import ACCOUNTS
from cashier.ledger.database import Database
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.services.desk import Desk, hmac_key_name, open_desk
from cashier.services.importing import ImportWanted, central_address, import_accounts
from cashier.settings import Home, Settings
from cashier.store import audit, station
from cashier.store.engine import Store
from cashier.vault import Keys, key_name
from resources.sample import write_feed

ADMINISTRATOR = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)


@pytest.fixture
def desk(tmp_path: Path, keys: Keys, clock: Clock) -> Iterator[Desk]:
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    store = Store.create(home.store, keys)
    keys.create(hmac_key_name(key_name(home.store)))
    with store.write() as connection:
        identity = StationIdentity(site="BOS", station="01", training=False)
        station.bind(connection, identity)
    store.close()
    desk = open_desk(home, keys, clock, Settings())
    yield desk
    desk.store.close()


class Enough(Exception):
    """The person pressed Stop."""


def test_tried_stopped_and_imported(empty: Books, desk: Desk, keys: Keys, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    feed.mkdir()
    write_feed(feed, accounts=60, today=date(2026, 11, 23))
    if isinstance(empty, PostgresDatabase):
        address = empty.url.render_as_string(hide_password=False)
        role, ledger = str(empty.url.username), central_address(address)
        assert "@" not in ledger
    else:
        assert isinstance(empty, Database)
        ledger, role = f"sqlite:///{empty.name}", ""
        assert central_address(ledger) == ""

    def wanted(*, dry_run: bool) -> ImportWanted:
        return ImportWanted(
            feed=feed, ledger=ledger, role=role, password="s3cret" if role else "", dry_run=dry_run
        )

    tried = import_accounts(desk, ADMINISTRATOR, keys, wanted(dry_run=True))
    assert (tried.changed, tried.applied) == (60, False)

    def stop(stage: str, _done: int, _total: int) -> None:
        if stage == "write":
            raise Enough

    with pytest.raises(Enough):
        import_accounts(desk, ADMINISTRATOR, keys, wanted(dry_run=False), progress=stop)
    with empty.read() as connection:
        assert changes.head(connection, ACCOUNTS).seq == 0
    done = import_accounts(desk, ADMINISTRATOR, keys, wanted(dry_run=False))
    assert done.applied
    with empty.read() as connection:
        assert changes.live_count(connection, ACCOUNTS) == 60
    with desk.store.read() as connection:
        lines = list(audit.lines(connection))
    assert [line.body.event for line in lines].count("feed_imported") == 1
    assert "s3cret" not in str(lines)
