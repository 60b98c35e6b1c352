"""Carrying unsent records out and in by commands, and taking a station down."""

from __future__ import annotations

from pathlib import Path

import pytest

from cashier.settings import Home
from tests.ui.prepared import OPEN, SIGN_IN, check, played, take, training_home
from tests.ui.test_cli import answer, refused
from ui.cli import main

Said = pytest.CaptureFixture[str]


@pytest.fixture
def home() -> Home:
    return training_home()


@pytest.fixture
def words(tmp_path: Path) -> str:
    file = tmp_path / "passphrase"
    file.write_text("three windows and a door\n")
    return str(file)


def test_out_of_the_station_and_into_the_ledger(
    home: Home, words: str, tmp_path: Path, capfd: Said
) -> None:
    played(home, [SIGN_IN, OPEN, take(check())])
    capfd.readouterr()
    out, place = str(tmp_path / "unsent"), ("--home", str(home.folder))
    made = answer(
        capfd, "journal", "export-unsent", "--out", out, "--passphrase-file", words, *place
    )
    assert (made["station"], made["first"]) == ("TRN-01", 1)
    again = ("ledger", "import-unsent", home.ledger_url, out, "--passphrase-file", words)
    first = answer(capfd, *again, *place)
    assert first == {"station": "TRN-01", "created": made["records"], "held": 0}
    assert answer(capfd, *again, *place)["held"] == made["records"]
    assert answer(capfd, "sync", *place)["waiting"] == 0
    refused_line = refused(
        capfd, "journal", "export-unsent", "--out", out + "2", "--passphrase-file", words, *place
    )
    assert "the ledger has everything" in refused_line


def test_a_reset_says_what_is_in_the_way(
    home: Home, words: str, tmp_path: Path, capfd: Said
) -> None:
    played(home, [SIGN_IN, OPEN, take(check())])
    capfd.readouterr()
    assert "still open" in refused(capfd, "station", "reset", "--home", str(home.folder))
    assert home.store.exists()
    assert main(["station", "reset", "--help"]) == 0
