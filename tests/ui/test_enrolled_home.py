"""The desktop on a home that was enrolled at a ledger on PostgreSQL: from the very first start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import SystemClock
from cashier.domain.site import Organization, Site
from cashier.domain.staff import Role
from cashier.ledger import directory
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.services import enrolment
from cashier.settings import Home
from cashier.vault import Keys, PasswordCost
from receipts.printers import parse_printer
from tests.servers.postgres import Server
from tests.ui.prepared import feed
from tests.ui.screens.keys import press, type_in
from ui.app import Program
from ui.compose import Station, open_station

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
PASSPHRASE = "walk in center demo"


@pytest.fixture
def station(postgres15: Server) -> Iterator[Station]:
    """LYN-03, enrolled and never synced; its ledger has people and accounts."""
    url = postgres15.create()
    database = PostgresDatabase.create(url, SystemClock())
    given: list[Enrolment] = []
    try:
        directory.set_organization(database, Organization())
        lynn = Site(code="LYN", name="Lynn", address="1 Pier Rd", phone="", county="Essex")
        directory.add_site(database, lynn)
        directory.add_staff(
            database,
            number="1001",
            name="A. Rivera",
            role=Role.CASHIER,
            password=PASSPHRASE,
            cost=CHEAP,
        )
        import_feed(database, feed())
        enroll_station(database, url, "LYN", "03", deliver=given.append)
    finally:
        database.close()
    home = Home(Path(os.environ["CASHIER_HOME"]))
    home.folder.mkdir(parents=True)
    keys = Keys(folder=Path(os.environ["CASHIER_KEY_DIR"]), use_keyring=False)
    enrolment.enroll(home, keys, SystemClock(), given[0])
    with open_station(home, alone=True) as opened:
        yield opened


@pytest.fixture
def program(
    station: Station, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Program]:
    printer = parse_printer((tmp_path / "receipts.bin").as_uri())
    program = Program(station.desk, station.open_ledger, printer, qapp, timers=False)
    program.shell.resize(1366, 768)
    with qtbot.waitActive(program.shell):
        program.start()
        program.shell.activateWindow()
    qtbot.waitUntil(lambda: not program.busy)
    yield program
    program.close()
    program.shell.deleteLater()


def test_the_first_copy_comes_by_itself_and_somebody_signs_in(
    program: Program, qtbot: QtBot
) -> None:
    shell = program.shell
    assert "TRAINING" not in shell.windowTitle()
    assert not shell.band.isVisible()
    program.begin_work()
    qtbot.waitUntil(lambda: not program.busy, timeout=20_000)
    qtbot.waitUntil(lambda: "online" in shell.cells["ledger"].text(), timeout=20_000)
    type_in("1001")
    press("Return")
    type_in(PASSPHRASE)
    press("Return")
    qtbot.waitUntil(lambda: program.screen == "open_drawer")
    qtbot.waitUntil(lambda: not program.busy)
    assert shell.header.person.text() == "A. Rivera"
    qtbot.waitUntil(lambda: shell.header.station.text() == "Lynn, station 3")
