"""What the store knows of its station: who it is, its series of numbers, how far it has read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cashier.domain.posting import GENESIS
from cashier.domain.site import StationIdentity
from cashier.store import station
from cashier.store.engine import IntegrityError, Store
from cashier.store.station import Cursor
from cashier.vault import Keys
from tests.cashier.counter import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Just made, nobody's yet."""
    made = Store.create(tmp_path / "store.db", Keys(folder=tmp_path / "keys", use_keyring=False))
    yield made
    made.close()


READ = Cursor(feed="accounts", epoch=2, seq=7, hash="ab" * 32, as_of=NOW, complete=True, reading=1)


def cursor(store: Store, feed: str = "accounts") -> Cursor:
    with store.read() as connection:
        return station.cursor(connection, feed)


def move(store: Store, to: Cursor) -> None:
    with store.write() as connection:
        station.move_cursor(connection, to)


@pytest.mark.parametrize("training", [True, False])
def test_a_store_becomes_a_stations_once(store: Store, *, training: bool) -> None:
    who = StationIdentity(site="BOS", station="01", training=training)
    with store.read() as connection:
        assert station.identity(connection) is None
    with store.write() as connection:
        station.bind(connection, who)
    with pytest.raises(IntegrityError), store.write() as connection:
        station.bind(connection, StationIdentity(site="WOR", station="02", training=training))
    with store.read() as connection:
        assert station.identity(connection) == who


def test_a_fact_is_the_last_one_kept(store: Store) -> None:
    with store.write() as connection:
        assert station.recall(connection, "contact") == ""
        station.remember(connection, "contact", "noon")
        station.remember(connection, "other", "x")
        station.remember(connection, "contact", "one")
        assert station.recall(connection, "contact") == "one"
        assert station.recall(connection, "other") == "x"


def test_each_series_counts_by_itself(store: Store) -> None:
    with store.write() as connection:
        assert [station.next_number(connection, station.RECEIPTS) for _ in range(3)] == [1, 2, 3]
        assert station.next_number(connection, station.Z_REPORTS) == 1


def take_number_and_fail(store: Store) -> None:
    with store.write() as connection:
        station.next_number(connection, station.RECEIPTS)
        raise ZeroDivisionError


def test_a_number_given_in_a_transaction_that_failed_is_given_again(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        take_number_and_fail(store)
    with store.write() as connection:
        assert station.next_number(connection, station.RECEIPTS) == 1


def test_a_feed_never_read_stands_at_its_beginning(store: Store) -> None:
    assert cursor(store) == Cursor(
        feed="accounts", epoch=0, seq=0, hash=GENESIS, as_of=None, complete=False, reading=0
    )


def test_a_cursor_comes_back_as_it_was_left(store: Store) -> None:
    move(store, READ)
    assert cursor(store) == READ
    half = replace(READ, seq=9, hash="cd" * 32, as_of=None, complete=False)
    move(store, half)
    assert cursor(store) == half
    move(store, half)
    assert cursor(store, "directory").seq == 0


def test_a_cursor_goes_back_only_in_another_epoch_or_reading(store: Store) -> None:
    move(store, READ)
    with pytest.raises(AssertionError, match="never goes back"):
        move(store, replace(READ, seq=6))
    move(store, replace(READ, seq=1, reading=2))
    move(store, replace(READ, seq=0, epoch=3))
    assert cursor(store).seq == 0


def test_a_feed_begun_anew_marks_its_rows_otherwise(store: Store) -> None:
    move(store, READ)
    move(store, replace(READ, feed="directory"))
    with store.write() as connection:
        station.restart(connection, "accounts")
    assert cursor(store) == replace(READ, seq=0, hash=GENESIS, complete=False, reading=2)
    assert cursor(store, "directory") == replace(READ, feed="directory")
    assert cursor(store).mark == 2_000_000_002
    assert len({READ.mark, replace(READ, epoch=3).mark, replace(READ, reading=2).mark}) == 3
