"""The page after this one, asked for while this one is taken in."""

from __future__ import annotations

import importlib
import threading

import pytest

from cashier.domain.errors import Fault
from cashier.ledger.contract import ACCOUNTS, Page
from cashier.services.desk import Desk
from cashier.store import replica, station
from tests.cashier.sync.line import Wire, sync


class Line(Wire):
    """A ledger that may be asked from another thread; notes who asked what."""

    asked_ahead = True

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire.ledger)
        self.asked: list[tuple[int, int]] = []
        self.beside = 0
        self.lost: set[int] = set()

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        if feed == ACCOUNTS:
            self.asked.append((epoch, after))
            self.beside += threading.current_thread() is not threading.main_thread()
            if after in self.lost:
                raise Fault("ledger.unreachable")
        return super().pull(feed, epoch, after, limit)


@pytest.fixture
def line(wire: Wire, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Line:
    """The accounts are read from their start again, in several short pages."""
    sync(desk, wire)
    monkeypatch.setattr(importlib.import_module("cashier.sync.step"), "PAGE", 12)
    monkeypatch.setattr(importlib.import_module("cashier.sync.step"), "WORTH_IT_FROM", 12)
    with desk.store.write() as connection:
        station.restart(connection, ACCOUNTS)
    return Line(wire)


def count(desk: Desk) -> int:
    with desk.store.read() as connection:
        return replica.count(connection)


def test_each_page_is_asked_once_and_all_but_the_first_ahead(desk: Desk, line: Line) -> None:
    before = count(desk)
    sync(desk, line)
    assert count(desk) == before > 24
    assert len(line.asked) == len(set(line.asked)) > 2
    assert line.beside == len(line.asked) - 1


def test_a_page_that_did_not_come_is_told_where_it_is_wanted(desk: Desk, line: Line) -> None:
    last = 12  # the second page goes on from the change before the one that was read last
    line.lost.add(last)
    with pytest.raises(Fault, match="unreachable"):
        sync(desk, line)
    with desk.store.read() as connection:
        assert station.cursor(connection, ACCOUNTS).seq == last + 1, "the first is taken in"
    line.lost.clear()
    line.asked.clear()
    sync(desk, line)
    assert line.asked[0][1] == last
    assert count(desk) > 24


def test_a_page_that_was_asked_for_before_the_copy_began_anew_is_not_taken(
    desk: Desk, line: Line
) -> None:
    before = count(desk)
    done: list[int] = []

    def begin_anew(page: Page) -> Page:
        """While the third page is asked for, somebody makes the copy begin anew."""
        if page.feed == ACCOUNTS and len(line.asked) == 3 and not done:
            done.append(1)
            with desk.store.write() as connection:
                station.restart(connection, ACCOUNTS)
        return page

    line.on_page = begin_anew
    sync(desk, line)
    assert done
    assert count(desk) == before


def test_a_ledger_that_says_nothing_is_never_asked_ahead(
    desk: Desk, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Line, "asked_ahead", False)
    sync(desk, line)
    assert line.beside == 0
