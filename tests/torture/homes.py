"""Homes for the torture: made once for a run, copied for each trial."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from cashier import vault
from cashier.clock import SystemClock
from cashier.domain.calendar import local_date
from cashier.services import training
from cashier.settings import Home, save
from cashier.vault import Keys, PasswordCost, Sealed
from resources.sample import KNOWN_ACCOUNTS, write_feed

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
"""Signing in is not what is tortured here: real Argon2 costs more than the rest of a process."""
TODAY = local_date(SystemClock().now())


@dataclass(frozen=True, slots=True)
class Place:
    """One station's home with its keys, and everything it leaves behind, in one folder."""

    folder: Path
    release: str = ""
    """A module of another release of the program, which this place's processes are."""
    central: str = ""
    """Its administrator's address where the ledger is PostgreSQL; else it is embedded."""

    @property
    def home(self) -> Home:
        return Home(self.folder / "home")

    @property
    def keys(self) -> Keys:
        return Keys(folder=self.folder / "keys", use_keyring=False)

    @property
    def errors(self) -> Path:
        return self.folder / "errors.txt"

    @property
    def paper(self) -> Path:
        """What the station's printer, a file, has printed."""
        return self.folder / "paper.bin"

    @property
    def ledger_url(self) -> str:
        """Where `ledger export` and `ledger verify` find it."""
        return self.central or self.home.ledger_url

    def env(self) -> Mapping[str, str]:
        return {
            "CASHIER_HOME": str(self.folder / "home"),
            "CASHIER_KEY_DIR": str(self.folder / "keys"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            # on a home that is not for training, reading commands ask who reads
            "CASHIER_STAFF": "2001",
        }

    def copied(self, folder: Path) -> Place:
        """The same station in another folder, which must not exist; its paper starts anew."""
        shutil.copytree(self.folder, folder)
        place = replace(self, folder=folder)
        place.prints_to_file()
        return place

    def prints_to_file(self) -> None:
        save(self.home, {"printer": f"file:///{str(self.paper).lstrip('/')}"})

    def drop(self) -> None:
        shutil.rmtree(self.folder)

    def complaints_of_sqlite(self) -> list[str]:
        """What SQLite and SQLCipher find wrong with the store's file; call after the program has
        opened it itself."""
        connection = Sealed.open(self.home.store, self.keys).connect()
        try:
            rows = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            rows += [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        finally:
            connection.close()
        return [row for row in rows if row != "ok"]


def training_place(folder: Path) -> Place:
    """A new training home on an embedded ledger, with the sample's known accounts."""
    place = Place(folder)
    (folder / "keys").mkdir(parents=True, mode=0o700)
    write_feed(folder / "feed", accounts=max(60, KNOWN_ACCOUNTS), today=TODAY)
    with patch.object(vault, "password_cost", CHEAP):
        training.make_home(place.home, place.keys, SystemClock(), folder / "feed")
    shutil.rmtree(folder / "feed")
    place.prints_to_file()
    return place


def on_disk(out: Path) -> Path:
    """A fresh folder of this process's own below `out`."""
    folder = out / f"homes-{os.getpid()}"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder
