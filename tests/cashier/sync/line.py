"""The embedded ledger behind a line that can fail, and what tests of sync say with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cashier.domain.errors import Fault
from cashier.ledger.contract import Answer, Head, Hello, Page, WireRecord
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import payments
from cashier.services.desk import Desk
from cashier.store import journal
from cashier.sync import Pacer, SyncResult, step
from tests.cashier.counter import RIVERA, draft


class Wire:
    """The embedded ledger behind a line that can fail on the way there or on the way back."""

    def __init__(self, ledger: EmbeddedLedger) -> None:
        self.ledger = ledger
        self.posted: list[list[int]] = []
        self.lose_request = self.lose_answer = False
        self.on_page: Callable[[Page], Page] = lambda page: page

    def hello(self, version: int, site: str, station: str) -> Hello:
        return self.ledger.hello(version, site, station)

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        self.posted.append([record.station_seq for record in records])
        if self.lose_request:
            raise Fault("ledger.unreachable")
        answers = self.ledger.post_batch(site, station, records)
        if self.lose_answer:
            raise Fault("ledger.unreachable")
        return answers

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        return self.on_page(self.ledger.pull(feed, epoch, after, limit))

    def head(self, site: str, station: str) -> Head:
        return self.ledger.head(site, station)

    def close(self) -> None:
        self.ledger.close()


def sync(desk: Desk, wire: Wire, *, drain: bool = True, pacer: Pacer | None = None) -> SyncResult:
    return step(desk.store, wire, desk.clock, desk.identity, drain=drain, pacer=pacer)


def take(desk: Desk, visits: int = 1) -> None:
    for _ in range(visits):
        payments.take(desk, RIVERA, draft(desk))


def both_hold_the_same(desk: Desk, ledger: EmbeddedLedger) -> None:
    """I2: a station's postings at both ends are one to one, with equal hashes."""
    with desk.store.read() as connection:
        here = connection.exec_driver_sql(
            "SELECT station_seq, posting_id, hash FROM posting ORDER BY 1"
        ).all()
    with ledger.database.read() as connection:
        there = connection.exec_driver_sql(
            "SELECT station_seq, posting_id, hash FROM posting ORDER BY 1"
        ).all()
    assert [tuple(row) for row in here] == [tuple(row) for row in there]


def states(desk: Desk) -> dict[str, int]:
    with desk.store.read() as connection:
        return {state.value: n for state, n in journal.counts(connection).items() if n}
