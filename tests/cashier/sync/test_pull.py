"""Pulling beside somebody else who pulls, and from a ledger that says odd things."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from cashier.domain.errors import Fault, Refusal
from cashier.ledger import changes
from cashier.ledger.contract import ACCOUNTS, CONTRACT_VERSION, DIRECTORY, Hello, Operation, Page
from cashier.services.desk import Desk
from cashier.store import directory, replica, station
from cashier.store.station import Cursor
from cashier.sync import step
from cashier.sync.step import greet
from tests.cashier.counter import ROSA, UNKNOWN
from tests.cashier.sync.line import Wire, sync

STEP = importlib.import_module("cashier.sync.step")


def at(desk: Desk, feed: str = ACCOUNTS) -> Cursor:
    with desk.store.read() as connection:
        return station.cursor(connection, feed)


def one_more(wire: Wire) -> None:
    with wire.ledger.database.write() as connection:
        document = changes.document(connection, ACCOUNTS, ROSA)
        assert document is not None
        changes.put(connection, ACCOUNTS, UNKNOWN, document.replace(ROSA, UNKNOWN))


def once(feed: str, act: Callable[[Page], Page]) -> Callable[[Page], Page]:
    """`act` on the first page of a feed, the others as they come."""
    left = [act]

    def on_page(page: Page) -> Page:
        return left.pop()(page) if page.feed == feed and left else page

    return on_page


def test_a_page_that_somebody_else_has_taken_in_is_not_taken_in_again(
    desk: Desk, wire: Wire
) -> None:
    """Two windows cannot be on one store; two threads can, and the cursor decides."""
    sync(desk, wire)
    one_more(wire)
    before = at(desk)

    def overtaken(page: Page) -> Page:
        last = page.changes[-1]
        with desk.store.write() as connection:
            station.move_cursor(connection, replace(before, seq=last.seq, hash=last.hash))
        return page

    wire.on_page = once(ACCOUNTS, overtaken)
    assert sync(desk, wire).pulled == 0
    assert at(desk).seq == before.seq + 1
    with desk.store.read() as connection:
        assert replica.account(connection, UNKNOWN) is None, "the other one took it in"


def test_a_feed_that_somebody_else_has_begun_anew_is_begun_once(desk: Desk, wire: Wire) -> None:
    sync(desk, wire)
    before = at(desk)
    asked: list[Page] = []

    def put_back(page: Page) -> Page:
        """The head lies behind what was read, and what was read is not there."""
        if page.feed != ACCOUNTS or asked:
            return page
        asked.append(page)
        with desk.store.write() as connection:
            station.restart(connection, ACCOUNTS)
        return replace(page, changes=(), head_seq=before.seq - 1)

    wire.on_page = put_back
    sync(desk, wire)
    assert (at(desk).reading, at(desk).seq) == (before.reading + 1, before.seq)


def test_a_ledger_filled_again_to_the_same_number_is_noticed(desk: Desk, wire: Wire) -> None:
    """Put back to an older copy, then written by others up to where we stood: nothing is new, and
    yet other changes stand there (seed 7336 of the simulation)."""
    sync(desk, wire)
    before = at(desk)

    def others(page: Page) -> Page:
        assert [change.seq for change in page.changes] == [before.seq]
        return replace(page, changes=(replace(page.changes[0], hash="f" * 64),))

    wire.on_page = once(ACCOUNTS, others)
    assert sync(desk, wire).pulled == before.seq
    assert (at(desk).reading, at(desk).seq) == (before.reading + 1, before.seq)


def test_a_feed_that_never_has_what_was_read_of_it_is_broken(desk: Desk, wire: Wire) -> None:
    sync(desk, wire)

    def others(page: Page) -> Page:
        """Whatever was read, another change stands there the next time."""
        if page.feed != ACCOUNTS:
            return page
        if at(desk).seq == 0:
            return replace(page, changes=page.changes[:1])
        return replace(page, changes=(replace(page.changes[0], hash="f" * 64),))

    wire.on_page = others
    with pytest.raises(Fault) as caught:
        sync(desk, wire)
    assert caught.value.code == "ledger.feed_broken"


def test_a_feed_that_ends_before_its_head_is_a_fault(desk: Desk, wire: Wire) -> None:
    sync(desk, wire)
    before = at(desk)
    wire.on_page = lambda page: (
        replace(page, head_seq=page.head_seq + 1) if page.feed == ACCOUNTS else page
    )
    with pytest.raises(Fault) as caught:
        sync(desk, wire)
    assert caught.value.code == "ledger.feed_stopped"
    assert caught.value.data == {"feed": ACCOUNTS, "seq": before.seq}


def test_progress_tells_each_feed_up_to_its_head(desk: Desk, wire: Wire) -> None:
    one_more(wire)
    told: list[tuple[str, int, int]] = []
    step(
        desk.store,
        wire,
        desk.clock,
        desk.identity,
        progress=lambda feed, done, whole: told.append((feed, done, whole)),
    )
    assert [feed for feed, _, _ in told][:2] == ["directory", ACCOUNTS]
    assert all(done == whole for _, done, whole in told)
    assert (ACCOUNTS, at(desk).seq, at(desk).seq) in told


def test_only_a_version_is_worth_another_greeting(
    desk: Desk, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(STEP, "CONTRACTS", (CONTRACT_VERSION + 1, CONTRACT_VERSION))
    asked: list[int] = []

    def broken(version: int, site: str, number: str) -> Hello:
        asked.append(version)
        raise Refusal("ledger.unknown_station", field="station", value="x")

    wire.hello = broken  # type: ignore[assignment, method-assign]
    with pytest.raises(Refusal) as caught:
        greet(wire, desk.identity)
    assert caught.value.code == "ledger.unknown_station"
    assert asked == [CONTRACT_VERSION + 1]


def test_who_is_gone_from_the_directory_is_gone_here(desk: Desk, wire: Wire) -> None:
    with wire.ledger.database.write() as connection:
        gone = changes.FeedChange(key="staff/1001", document="", operation=Operation.TOMBSTONE)
        changes.append(connection, DIRECTORY, [gone])
    with desk.store.read() as connection:
        assert directory.staff(connection, "1001") is not None
    sync(desk, wire)
    with desk.store.read() as connection:
        assert directory.staff(connection, "1001") is None
        assert directory.staff(connection, "1002") is not None
