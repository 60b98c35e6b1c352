"""A station of a ledger in PostgreSQL, enrolled as real ones are, and ledgers for its copies."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.engine import make_url

from cashier.clock import SystemClock
from cashier.domain.site import Organization
from cashier.ledger import directory
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.open import init_ledger
from cashier.services import training
from cashier.services.enrolment import enroll
from cashier.settings import load, save
from cashier.sync import step
from resources.sample import KNOWN_ACCOUNTS, write_feed
from tests.servers.postgres import NoPostgres, Server, start_server
from tests.torture.homes import CHEAP, TODAY, Place
from tests.torture.report import Lacking
from ui.compose import open_station

TEMPLATE = "torture"


@dataclass(frozen=True, slots=True)
class Central:
    """A running server with a ledger to copy, and the home of a station enrolled in it."""

    server: Server
    base: Place

    def fresh(self, place: Place) -> Place:
        """`place`, a copy of the base, bound to a ledger of its own that nobody has written to."""
        url = self.server.create(like=TEMPLATE)
        there = make_url(str(load(place.home).ledger)).set(database=make_url(url).database)
        save(place.home, {"ledger": there.render_as_string(hide_password=False)})
        return replace(place, central=url)


@contextmanager
def central(folder: Path) -> Generator[Central]:
    """A durable PostgreSQL 15 for the time of the block. Raises Lacking where there is none."""
    try:
        server = start_server(settings={"max_connections": "60"})
    except NoPostgres as missing:
        raise Lacking(str(missing)) from missing
    try:
        made: list[Place] = []
        server.template(TEMPLATE, lambda url: made.append(enrolled(folder, url)))
        yield Central(server, made[0])
    finally:
        server.remove()


def enrolled(folder: Path, url: str) -> Place:
    """A new ledger at `url` with the training site's people and accounts, and the home of its
    station 01, which has read all feeds."""
    place = Place(folder, central=url)
    clock = SystemClock()
    place.home.folder.mkdir(parents=True, mode=0o700)
    given: list[Enrolment] = []
    database = init_ledger(url, place.keys, clock)
    try:
        directory.set_organization(database, Organization())
        directory.add_site(database, training.SITE)
        for number, name, role in training.STAFF:
            directory.add_staff(
                database,
                number=number,
                name=name,
                role=role,
                password=training.PASSPHRASE,
                cost=CHEAP,
            )
        write_feed(folder / "feed", accounts=max(60, KNOWN_ACCOUNTS), today=TODAY)
        import_feed(database, folder / "feed")
        shutil.rmtree(folder / "feed")
        enroll_station(database, url, training.SITE.code, "01", deliver=given.append)
    finally:
        database.close()
    enroll(place.home, place.keys, clock, given[0])
    _with_keys(place, lambda: _read_feeds(place))
    place.prints_to_file()
    return place


def _read_feeds(place: Place) -> None:
    with open_station(place.home, alone=True) as station:
        desk, ledger = station.desk, station.open_ledger()
        try:
            step(desk.store, ledger, desk.clock, desk.identity)
        finally:
            ledger.close()


def _with_keys(place: Place, work: Callable[[], None]) -> None:
    """Does `work` where the program looks for keys in the place's own folder."""
    from unittest.mock import patch

    with patch.dict("os.environ", place.env()):
        work()
