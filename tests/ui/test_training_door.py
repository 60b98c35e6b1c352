"""Training is entered from sign-in, in a program of its own that knows nothing of a real ledger."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cashier import settings
from cashier.services import training
from cashier.settings import Home
from receipts.printers import parse_printer
from tests.ui.prepared import training_home
from tests.ui.screens.keys import press
from tests.ui.test_set_up import Place, place
from tests.ui.walk import clipped, faults
from ui.app import Program
from ui.compose import Station, enrol_home, open_station
from ui.counter import Counter
from ui.events import Events
from ui.hold import hold
from ui.tasks import InlineTasks
from ui.training_door import (
    LeaveTrainingDialog,
    TrainingDialog,
    command,
    environment,
    is_open,
)

__all__ = ["place"]


@pytest.fixture
def real(place: Place) -> Iterator[Station]:
    """A station in a ledger."""
    enrol_home(place.home, place.file)
    with open_station(place.home) as station:
        yield station


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.compose.SAMPLE_ACCOUNTS", 60)


def test_it_opens_a_home_of_its_own_and_begins_anew_at_will(
    real: Station, qtbot: QtBot, quick: None
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    counter = Counter(real.desk, InlineTasks(), Events())
    opened: list[Home] = []

    def start(home: Home) -> bool:
        opened.append(home)
        return True

    dialog = TrainingDialog(window, counter, start=start)
    dialog.open()
    assert not dialog.anew_button.isVisible()
    dialog.open_training()
    made = training.beside(real.home)
    assert [home.folder for home in opened] == [made.folder]
    assert settings.kept(made).keys() == {"printer"}, "nothing of the station's settings"
    first = made.store.read_bytes()[:16]

    again = TrainingDialog(window, counter, start=start)
    again.open()
    assert again.anew_button.isVisible()
    again.open_training()
    assert made.store.read_bytes()[:16] == first, "what was practiced is there again"
    with hold(made):
        assert is_open(made)
        again = TrainingDialog(window, counter, start=start)
        again.begin_anew()
        assert "open already" in again.trouble.accessibleName()
    again.begin_anew()
    assert made.store.read_bytes()[:16] != first
    assert len(opened) == 3
    with open_station(made) as practice:
        assert practice.training
        assert practice.ledger_url == made.ledger_url


def test_the_program_of_training_is_told_of_no_ledger_and_no_login() -> None:
    given = {
        "PATH": "/usr/bin",
        "CASHIER_LEDGER": "postgresql+psycopg://ledger.example/cashier",
        "CASHIER_HOME": "/srv/cashier",
        "CASHIER_PRINTER": "tcp://192.0.2.10:9100",
        "CASHIER_KEY_DIR": "/srv/keys",
        "PGPASSWORD": "s3cret",
    }
    assert environment(given) == {"PATH": "/usr/bin", "CASHIER_KEY_DIR": "/srv/keys"}
    program, arguments = command(Home(Path("/srv/cashier-training")))
    assert program == sys.executable
    assert arguments == ["-m", "ui", "--home", "/srv/cashier-training"]


def test_a_ledger_that_policy_sets_is_none_for_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = training_home()
    policy = tmp_path / "policy.toml"
    policy.write_text('ledger = "postgresql+psycopg://ledger.example/cashier"\n')
    monkeypatch.setattr(settings, "POLICY_FILE", policy)
    with open_station(home) as station:
        assert station.ledger_url == home.ledger_url
        assert station.desk.settings.ledger == ""


def test_the_key_of_sign_in_opens_the_door_and_training_is_left_by_it(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_station(training_home()) as station:
        printer = parse_printer((tmp_path / "paper.bin").as_uri())
        program = Program(station.desk, station.open_ledger, printer, qapp, timers=False)
        program.shell.resize(1366, 768)
        with qtbot.waitActive(program.shell):
            program.start()
            program.shell.activateWindow()
        qtbot.waitUntil(lambda: not program.busy, timeout=30_000)  # the first to load the calendar
        assert list(faults(program.shell)) == []
        qtbot.waitUntil(lambda: not list(clipped(program.shell)))
        press("Ctrl+Shift+T")
        dialog = program.shell.findChild(LeaveTrainingDialog)
        assert isinstance(dialog, LeaveTrainingDialog)
        dialog.leave_button.click()
        assert program.training.ends_for == "left"
        program.shell.deleteLater()


RESET = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cashier import vault
from cashier.settings import Home
from ui import compose, desktop
from ui.app import Program

compose.SAMPLE_ACCOUNTS = 60
vault.password_cost = vault.PasswordCost(memory_kib=64, time_cost=1)
home, ends, started = Home(Path(sys.argv[1])), ["reset", ""], Program.start

def start(program):
    started(program)
    print(home.store.read_bytes()[:16].hex())
    QTimer.singleShot(0, lambda: program.training.end_for(ends.pop(0)))

Program.start = start
sys.exit(desktop.run(home))
"""


def test_a_training_window_that_is_reset_opens_anew() -> None:
    """The real loop: a window that ends for a reset, the remaking, and the window again."""
    done = subprocess.run(
        [sys.executable, "-c", RESET, str(training_home().folder)],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.split()
    assert first != second


def test_the_detached_program_can_be_started(tmp_path: Path) -> None:
    """`python -m ui --home …` is what opens the window; here it is only asked for its version."""
    program, arguments = command(Home(tmp_path / "none"))
    said = subprocess.run(
        [program, *arguments, "--version"],
        env=environment(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert said.stdout.startswith("cashier ")
