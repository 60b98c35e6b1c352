"""One site, two windows, and the ledger between them: embedded, and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text

from cashier.clock import SystemClock, TrainingClock
from cashier.domain.deposit import Deposit, DepositStage
from cashier.domain.errors import Refusal
from cashier.domain.site_day import DrawerStage
from cashier.domain.staff import Staff
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import Ledger
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.verify import verify
from cashier.services import deposits, mistakes
from cashier.services.desk import Desk
from cashier.services.training import SITE
from cashier.sync import step
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import BOYLE, HADDAD, OKAFOR, RIVERA, approved
from tests.cashier.services.test_deposits import closed, ids, stage
from tests.servers.fixtures import postgres15

__all__ = ["postgres15"]


@dataclass
class Window:
    desk: Desk
    ledger: Ledger

    def sync(self) -> None:
        step(self.desk.store, self.ledger, self.desk.clock, self.desk.identity)

    def prepare(self, *sessions: str, who: Staff = BOYLE, bag: str = "TE0048213") -> Deposit:
        return deposits.prepare(self.desk, who, sessions, ledger=self.ledger, bag=bag)


@dataclass
class Site:
    one: Window
    two: Window
    books: Books


@pytest.fixture(params=["embedded", "postgres15"])
def site(
    request: pytest.FixtureRequest,
    made: Path,
    desk_at: OpenDesk,
    training_keys: Keys,
    training_clock: TrainingClock,
) -> Iterator[Site]:
    desks = [desk_at("home"), _second(desk_at)]
    ledgers: list[Ledger] = []
    books: Books
    if request.param == "embedded":
        books = Database.open(desks[0].home.ledger, training_keys, training_clock)
        directory.add_station(books, SITE.code, "02")
        ledgers += [EmbeddedLedger(books), EmbeddedLedger(books)]
    else:
        server = request.getfixturevalue("postgres15")
        url = server.create()
        books = PostgresDatabase.create(url, SystemClock())
        directory.add_site(books, SITE)
        import_feed(books, made / "feed")
        given: list[Enrolment] = []
        for number in ("01", "02"):
            enroll_station(books, url, SITE.code, number, deliver=given.append)
        ledgers += [
            PostgresLedger(StationConnection(one.ledger, password=one.password)) for one in given
        ]
    windows = [Window(desk, ledger) for desk, ledger in zip(desks, ledgers, strict=True)]
    for window in windows:
        window.sync()
    one, two = windows
    yield Site(one, two, books)
    if request.param != "embedded":
        for ledger in ledgers:
            ledger.close()
    books.close()


def _second(desk_at: OpenDesk) -> Desk:
    """The home of TRN-02: a copy that is bound anew."""
    first = desk_at("two")
    with first.store.write() as connection:
        connection.execute(text("UPDATE meta SET value = '02' WHERE key = 'station'"))
    return desk_at("two")


def test_drawers_of_both_windows_go_in_one_deposit(site: Site) -> None:
    one, two = site.one, site.two
    mine, theirs = closed(one.desk), closed(two.desk, OKAFOR, "28123456792")
    one.sync()
    two.sync()
    made = two.prepare(mine, theirs)
    assert (made.items, made.cents) == (6, 48314)
    assert made.routing_hash == 4 * 11999993, "bank lines of the other window's items as well"
    assert [drawer.name for drawer in made.drawers] == ["TRN-01", "TRN-02"]

    one.sync()
    number = made.lines[0].receipt_number
    with pytest.raises(Refusal, match=r"item\.deposited"):
        mistakes.reverse(
            one.desk, RIVERA, number, 1, reason="no", approval=approved(one.desk, "reverse")
        )
    with pytest.raises(Refusal, match=r"deposit\.same_person"):
        deposits.verify(one.desk, BOYLE, made.ticket, ids(made), ledger=one.ledger)
    done = deposits.verify(one.desk, HADDAD, made.ticket, ids(made), ledger=one.ledger)
    assert done.stage is DepositStage.VERIFIED
    deposits.send(two.desk, BOYLE, made.ticket, ledger=two.ledger)
    deposits.confirm(one.desk, HADDAD, made.ticket, ledger=one.ledger)
    with pytest.raises(Refusal, match=r"deposit\.stage"):
        deposits.confirm(two.desk, BOYLE, made.ticket, ledger=two.ledger)
    for window in (one, two):
        assert stage(window.desk, mine) is stage(window.desk, theirs) is DrawerStage.CONFIRMED
        found = deposits.trace(window.desk, BOYLE, made.ticket)
        assert found.agrees, found.differences
        assert found.line_cents == 48314

    mistakes.return_item(
        one.desk, RIVERA, number, 1, reason="NSF", approval=approved(one.desk, "return_item")
    )
    one.sync()
    two.sync()
    (back,) = deposits.deposit(two.desk, BOYLE, made.ticket).returned
    assert (back.receipt_number, back.returned_why) == (number, "NSF")
    assert verify(site.books).findings == ()


def test_the_ledger_decides_who_was_first(site: Site) -> None:
    """Both windows prepare the same drawer at one moment: one ticket, and one polite refusal."""
    session = closed(site.one.desk)
    site.one.sync()
    site.two.sync()
    together = threading.Barrier(2)
    told: dict[str, Deposit | Refusal] = {}

    class Meeting:
        """Both have looked and recorded before either sends."""

        def __init__(self, ledger: Ledger) -> None:
            self._ledger = ledger

        def __getattr__(self, name: str) -> Any:
            return getattr(self._ledger, name)

        def post_batch(self, *what: Any) -> Any:
            together.wait(30)
            return self._ledger.post_batch(*what)

    def go(window: Window, who: Staff, bag: str) -> None:
        name = window.desk.identity.name
        try:
            told[name] = deposits.prepare(
                window.desk, who, [session], ledger=cast(Ledger, Meeting(window.ledger)), bag=bag
            )
        except Refusal as refusal:
            told[name] = refusal

    threads = [
        threading.Thread(target=go, args=(site.one, BOYLE, "TE0048213")),
        threading.Thread(target=go, args=(site.two, HADDAD, "TE0048214")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [one for one in told.values() if isinstance(one, Deposit)]
    lost = [one for one in told.values() if isinstance(one, Refusal)]
    assert len(won) == len(lost) == 1, told
    assert (lost[0].code, lost[0].value) == ("deposit.taken", won[0].ticket)
    for window in (site.one, site.two):
        window.sync()
        listed = {made.stage: made.ticket for made in deposits.deposits(window.desk, BOYLE)}
        assert listed == {DepositStage.PREPARED: won[0].ticket, DepositStage.REFUSED: ""}
        with window.desk.store.read() as connection:
            count = connection.execute(
                text("SELECT count(*) FROM outbox WHERE state <> 'confirmed'")
            )
            assert count.scalar() == 0, "nobody has to look at it: the refusal said all"
    assert verify(site.books).findings == ()


@pytest.mark.parametrize("site", ["embedded"], indirect=True)
def test_verified_here_and_given_up_there(site: Site) -> None:
    """The step that reaches the ledger first stands; the other is told, and moves nothing."""
    session = closed(site.one.desk)
    made = site.one.prepare(session)
    site.two.sync()
    stale = deposits.deposit(site.two.desk, BOYLE, made.ticket)

    class Late:
        """Reads nothing new before it sends: the other window's step comes in between."""

        def __init__(self, ledger: Ledger) -> None:
            self._ledger = ledger

        def __getattr__(self, name: str) -> Any:
            return getattr(self._ledger, name)

        def post_batch(self, *what: Any) -> Any:
            deposits.give_up(
                site.one.desk, BOYLE, made.ticket, reason="torn", ledger=site.one.ledger
            )
            return self._ledger.post_batch(*what)

    with pytest.raises(Refusal, match=r"deposit\.overtaken") as late:
        deposits.verify(
            site.two.desk,
            HADDAD,
            stale.ticket,
            ids(stale),
            ledger=cast(Ledger, Late(site.two.ledger)),
        )
    assert late.value.data["stage"] == DepositStage.GIVEN_UP.value
    for window in (site.one, site.two):
        window.sync()
        assert deposits.deposit(window.desk, BOYLE, made.ticket).stage is DepositStage.GIVEN_UP
        assert stage(window.desk, session) is DrawerStage.CLOSED
    again = site.two.prepare(session)
    assert again.ticket.endswith("-02")
    assert deposits.trace(site.two.desk, BOYLE, again.ticket).agrees
    assert verify(site.books).findings == ()
