"""The stations that journeys are made at: a training home with the sample's known people, and a
station of a ledger on PostgreSQL, which is the machine's day's.
"""

from __future__ import annotations

import subprocess
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from cashier.clock import SystemClock
from cashier.domain.calendar import local_date
from cashier.domain.site import Organization, Site
from cashier.domain.staff import Role
from cashier.ledger import directory
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.services.enrolment import enroll
from cashier.services.training import PASSPHRASE
from cashier.vault import Keys, PasswordCost
from resources.sample import write_feed
from tests.servers.postgres import start_server
from tests.window.day import DATE, Place
from tests.window.stage import Stage
from tests.window.station import PROGRAM, Station

ACCOUNTS = 400
POSTGRES = 18
"""The version that comes with the lock, in a wheel."""
CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
STAFF = (
    ("1001", "A. Rivera", Role.CASHIER),
    ("1002", "J. Okafor", Role.CASHIER),
    ("2001", "N. Boyle", Role.SUPERVISOR),
)


def training_station(_stack: ExitStack, stage: Stage, folder: Path) -> Place:
    """A training home of that morning on its embedded ledger."""
    station = Station(stage, folder)
    write_feed(folder / "feed", accounts=ACCOUNTS, today=date.fromisoformat(DATE))
    made = ("demo", "--prepare", "--feed", str(folder / "feed"), "--clock", f"{DATE}T08:00")
    subprocess.run(
        [*PROGRAM, *made], env=station.env, cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    return Place(station=station, ledger=station.home.ledger_url)


def central_station(stack: ExitStack, stage: Stage, folder: Path) -> Place:
    """LYN-01, enrolled at a ledger on a PostgreSQL of its own and never opened."""
    clock = SystemClock()
    server = start_server(version=POSTGRES)
    stack.callback(server.remove)
    url = server.create()
    given: list[Enrolment] = []
    write_feed(folder / "feed", accounts=ACCOUNTS, today=local_date(clock.now()))
    database = PostgresDatabase.create(url, clock)
    try:
        directory.set_organization(database, Organization())
        lynn = Site(code="LYN", name="Lynn", address="1 Pier Rd", phone="", county="Essex")
        directory.add_site(database, lynn)
        for number, name, role in STAFF:
            directory.add_staff(
                database, number=number, name=name, role=role, password=PASSPHRASE, cost=CHEAP
            )
        import_feed(database, folder / "feed")
        enroll_station(database, url, "LYN", "01", deliver=given.append)
    finally:
        database.close()
    station = Station(stage, folder)
    station.home.folder.mkdir(mode=0o700)
    keys = Keys(folder=folder / "keys", use_keyring=False)
    enroll(station.home, keys, clock, given[0])
    return Place(station=station, ledger=url, server=server)
