"""A desk of a training home: real encrypted files, made once a run and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import drawers, training
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from resources.sample import write_feed
from tests.cashier.counter import NOW, RIVERA, TODAY


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `home`, `keys` and `feed`. Copy it, never open it."""
    folder = tmp_path_factory.mktemp("made")
    write_feed(folder / "feed", accounts=60, today=TODAY)
    keys = Keys(folder=folder / "keys", use_keyring=False)
    training.make_home(Home(folder / "home"), keys, TrainingClock(NOW), folder / "feed")
    return folder


@pytest.fixture
def training_clock() -> TrainingClock:
    return TrainingClock(NOW)


@pytest.fixture
def training_keys(made: Path, tmp_path: Path) -> Keys:
    shutil.copytree(made / "keys", tmp_path / "training-keys")
    return Keys(folder=tmp_path / "training-keys", use_keyring=False)


OpenDesk = Callable[[str], Desk]


@pytest.fixture
def desk_at(
    made: Path, tmp_path: Path, training_keys: Keys, training_clock: TrainingClock
) -> Iterator[OpenDesk]:
    """Opens a desk on a copy of the home under the given name; the copy is made where it is new."""
    opened: list[Desk] = []

    def at(name: str) -> Desk:
        folder = tmp_path / name
        if not folder.exists():
            shutil.copytree(made / "home", folder)
        opened.append(open_desk(Home(folder), training_keys, training_clock, Settings()))
        return opened[-1]

    yield at
    for desk in opened:
        desk.store.close()


@pytest.fixture
def desk(desk_at: OpenDesk) -> Desk:
    """TRN-01, nobody signed in, no drawer open, nothing recorded."""
    return desk_at("home")


@pytest.fixture
def drawer(desk: Desk) -> DrawerSession:
    """The open drawer of A. Rivera."""
    return drawers.open_drawer(desk, RIVERA, TODAY)


@pytest.fixture
def own_ledger(
    desk: Desk, training_keys: Keys, training_clock: TrainingClock
) -> Iterator[EmbeddedLedger]:
    """The embedded ledger of the desk's home."""
    database = Database.open(desk.home.ledger, training_keys, training_clock)
    yield EmbeddedLedger(database)
    database.close()
