"""A real desk for the tests of screens: encrypted store, embedded ledger, 500 sample accounts.

The home is made once a run and copied for each test; keys are copied with it. It is 8:31 AM on
Mon 23 Nov 2026 in New York, a counter day on which bills are due.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.staff import Role, Staff
from cashier.ledger.contract import Ledger
from cashier.ledger.open import open_ledger
from cashier.services import drawers, training
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from receipts.printers import parse_printer
from resources.sample import write_feed
from ui.counter import Counter
from ui.events import Events
from ui.page import Page
from ui.shell import Shell
from ui.tasks import InlineTasks
from ui.workers import LedgerWorker, PrintWorker

MADE_AT = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 13, 31, tzinfo=UTC)
TODAY = date(2026, 11, 23)
RIVERA = Staff(number="1001", name="A. Rivera", role=Role.CASHIER)
BOYLE = Staff(number="2001", name="N. Boyle", role=Role.SUPERVISOR)
PASSPHRASE = training.PASSPHRASE

Show = Callable[[Page], Shell]


@pytest.fixture(scope="session")
def home_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `home` and `keys` in it. Copy it, never open it."""
    folder = tmp_path_factory.mktemp("made")
    write_feed(folder / "feed", accounts=500, today=TODAY)
    keys = Keys(folder=folder / "keys", use_keyring=False)
    training.make_home(Home(folder / "home"), keys, TrainingClock(MADE_AT), folder / "feed")
    shutil.rmtree(folder / "feed")
    return folder


@pytest.fixture
def clock() -> TrainingClock:
    """The desk's clock; `set` it to jump."""
    return TrainingClock(NOW)


@pytest.fixture
def keys(home_made: Path, tmp_path: Path) -> Keys:
    shutil.copytree(home_made / "keys", tmp_path / "keys")
    return Keys(folder=tmp_path / "keys", use_keyring=False)


@pytest.fixture
def desk(home_made: Path, tmp_path: Path, keys: Keys, clock: TrainingClock) -> Iterator[Desk]:
    """The station TRN-01 with nobody signed in and no drawer open."""
    shutil.copytree(home_made / "home", tmp_path / "home")
    desk = open_desk(Home(tmp_path / "home"), keys, clock, Settings())
    yield desk
    desk.store.close()


@pytest.fixture
def ledger(desk: Desk, keys: Keys, clock: TrainingClock) -> Iterator[Ledger]:
    """The training home's own ledger."""
    ledger = open_ledger(desk.home.ledger_url, keys, clock)
    yield ledger
    ledger.close()


@pytest.fixture
def counter(desk: Desk) -> Counter:
    """The counter with nobody signed in; work is done at once, on the test's thread."""
    return Counter(desk, InlineTasks(), Events())


@pytest.fixture
def at_counter(counter: Counter) -> Counter:
    """A. Rivera (1001) signed in, with an open drawer of today."""
    counter.who = RIVERA
    counter.drawer = drawers.open_drawer(counter.desk, RIVERA, TODAY)
    return counter


@pytest.fixture
def ledger_worker(counter: Counter, keys: Keys) -> Iterator[LedgerWorker]:
    """Sends when a test says `now()`."""
    desk = counter.desk
    worker = LedgerWorker(
        desk,
        lambda: open_ledger(desk.home.ledger_url, keys, desk.clock),
        counter.tasks,
        counter.events,
    )
    yield worker
    worker.stop()
    worker.close()


@pytest.fixture
def print_worker(counter: Counter, tmp_path: Path) -> Iterator[PrintWorker]:
    """Prints into `tmp_path/receipts.bin`, once a test has started it."""
    printer = parse_printer((tmp_path / "receipts.bin").as_uri())
    worker = PrintWorker(counter.desk, printer, counter.tasks, counter.events)
    worker.ask()
    yield worker
    worker.stop()


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows a page in a window of 1366x768 that has the focus, and returns the window."""
    shells: list[Shell] = []

    def show_page(page: Page) -> Shell:
        shell = Shell("Health Connector Payments")
        shells.append(shell)
        qtbot.addWidget(shell)
        shell.resize(1366, 768)
        shell.show_page(page)
        with qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        shell._focus_first(page)
        return shell

    yield show_page
    shells.clear()
