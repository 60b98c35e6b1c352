"""A window and a real PostgreSQL: drained, frozen in the middle, killed, and equal in the end."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault
from cashier.domain.site import Organization, Site
from cashier.ledger import directory
from cashier.ledger.connection import StationConnection
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.open import init_ledger, open_database
from cashier.ledger.postgres import PostgresLedger
from cashier.services.desk import Desk
from cashier.services.training import SITE
from cashier.store import journal
from cashier.store.tables import elsewhere
from cashier.sync import Pacer, step
from cashier.vault import Keys
from tests.cashier.ledger.stations import Chain
from tests.cashier.sync.line import states, take
from tests.servers.postgres import FAST, Server, start_server

SILENCE_S = 0.8


@dataclass
class Central:
    """A PostgreSQL ledger of its own and the station's credentials for it."""

    server: Server
    database: str
    enrolment: Enrolment
    opened: list[PostgresLedger] = field(default_factory=list)

    def ledger(self) -> PostgresLedger:
        """As the window opens it, with a tenth of the patience."""
        connection = StationConnection(
            self.enrolment.ledger,
            password=self.enrolment.password,
            deadline_s=SILENCE_S,
            connect_s=SILENCE_S,
        )
        self.opened.append(PostgresLedger(connection))
        return self.opened[-1]

    def hashes(self) -> list[tuple[object, ...]]:
        """What it holds of the station, in order."""
        return self.server.execute(
            "SELECT station_seq, hash FROM ledger.posting ORDER BY 1", self.database
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """To be frozen and killed: never the shared one."""
    one = start_server(tmp_path_factory.mktemp("pg"), settings=FAST)
    yield one
    one.remove()


@pytest.fixture
def central(
    made: Path, server: Server, training_keys: Keys, training_clock: TrainingClock
) -> Iterator[Central]:
    url = server.create()
    database = init_ledger(url, training_keys, training_clock)
    given: list[Enrolment] = []
    try:
        directory.set_organization(database, Organization())
        directory.add_site(database, SITE)
        import_feed(database, made / "feed")
        enroll_station(database, url, "TRN", "01", deliver=given.append)
    finally:
        database.close()
    one = Central(server, url.rsplit("/", 1)[1], given[0])
    yield one
    server.resume()
    for ledger in one.opened:
        ledger.close()


def equal(desk: Desk, central: Central) -> None:
    """I2: the same postings at both ends, one to one, with equal hashes."""
    with desk.store.read() as connection:
        here = [(one.record.station_seq, one.record.hash) for one in journal.lines(connection)]
    assert central.hashes() == here


def test_it_drains_and_stays_equal(desk: Desk, drawer: DrawerSession, central: Central) -> None:
    ledger, pacer = central.ledger(), Pacer()
    take(desk, 60)
    done = step(desk.store, ledger, desk.clock, desk.identity, pacer=pacer)
    assert done.sent == 61
    equal(desk, central)
    assert pacer.pace.batch > 16
    assert pacer.pace.round_trip_s > 0
    take(desk)
    assert step(desk.store, ledger, desk.clock, desk.identity, pacer=pacer).sent == 1


def test_other_windows_records_come_whole_of_the_own_site_alone(
    desk: Desk, central: Central, training_keys: Keys
) -> None:
    """As each station's own login shows who it is; and the real server's texts link."""
    url = central.server.url(central.database)
    books = open_database(url, training_keys, desk.clock)
    given: list[Enrolment] = []
    worcester = Site(
        code="WOR", name="Worcester", address="1 Main St", phone="", county="Worcester"
    )
    try:
        directory.add_site(books, worcester)
        for site, number in (("TRN", "02"), ("WOR", "01")):
            enroll_station(books, url, site, number, deliver=given.append)
    finally:
        books.close()
    sent: dict[str, list[str]] = {}
    for one, (site, number) in zip(given, (("TRN", "02"), ("WOR", "01")), strict=True):
        chain = Chain(desk.clock, site, number)
        chain.fact()
        chain.undo(chain.pay())
        connection = StationConnection(one.ledger, password=one.password)
        central.opened.append(PostgresLedger(connection))
        central.opened[-1].post_batch(site, number, chain.sent())
        sent[site] = [record.canonical for record in chain.sent()]
    step(desk.store, central.ledger(), desk.clock, desk.identity)
    query = select(elsewhere.c.site, elsewhere.c.canonical).order_by(elsewhere.c.station_seq)
    with desk.store.read() as reading:
        rows = reading.execute(query).all()
    assert [text for site, text in rows if site == "TRN"] == sent["TRN"]
    assert [text for site, text in rows if site == "WOR"] == [""] * len(sent["WOR"])


def test_frozen_in_the_middle_nothing_is_lost_or_doubled(
    desk: Desk, drawer: DrawerSession, central: Central
) -> None:
    """The server stops whenever it may, ten times; the same steps are done again."""
    ledger, pacer = central.ledger(), Pacer()
    ended = threading.Event()

    def freezing() -> None:
        for n in range(6):
            ended.wait(0.05 + 0.03 * n)
            central.server.pause()
            ended.wait(SILENCE_S * 1.2)
            central.server.resume()
        ended.set()

    freezer = threading.Thread(target=freezing)
    freezer.start()
    failed = taken = 0
    while not ended.is_set():
        take(desk)
        taken += 1
        try:
            step(desk.store, ledger, desk.clock, desk.identity, pacer=pacer)
        except Fault as fault:
            assert fault.code in {"ledger.unreachable", "ledger.busy"}  # noqa: PT017
            failed += 1
    freezer.join()
    # what it was doing for the dropped connections may still hold the station's place
    for _ in range(20):
        with contextlib.suppress(Fault):
            step(desk.store, ledger, desk.clock, desk.identity, pacer=pacer)
            break
        time.sleep(0.2)
    assert failed >= 3
    equal(desk, central)
    assert states(desk).get("recorded", 0) == states(desk).get("sent", 0) == 0


def test_killed_and_started_again(desk: Desk, drawer: DrawerSession, central: Central) -> None:
    ledger = central.ledger()
    take(desk, 3)
    step(desk.store, ledger, desk.clock, desk.identity)
    central.server.kill()
    try:
        take(desk, 3)
        with pytest.raises(Fault, match=r"ledger\.unreachable"):
            step(desk.store, ledger, desk.clock, desk.identity)
    finally:
        central.server.start()
    step(desk.store, ledger, desk.clock, desk.identity)
    equal(desk, central)


def test_a_station_shut_out_keeps_everything_and_goes_on_when_let_in(
    desk: Desk, drawer: DrawerSession, central: Central
) -> None:
    ledger = central.ledger()
    role = central.enrolment.ledger.split("//")[1].split("@")[0]
    central.server.execute(f'ALTER ROLE "{role}" NOLOGIN')
    try:
        take(desk, 2)
        with pytest.raises(Fault, match=r"ledger\.refused_station"):
            step(desk.store, ledger, desk.clock, desk.identity)
        take(desk)
    finally:
        central.server.execute(f'ALTER ROLE "{role}" LOGIN')
    step(desk.store, ledger, desk.clock, desk.identity)
    equal(desk, central)
