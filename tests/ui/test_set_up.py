"""The first run: an empty home becomes a training home or a station, and the steps repeated."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier import settings
from cashier.clock import SystemClock
from cashier.domain.errors import Refusal
from cashier.domain.site import Organization, Site
from cashier.ledger import directory
from cashier.ledger.enrol import enroll_station
from cashier.ledger.open import init_ledger
from cashier.services import training
from cashier.settings import Home, Settings
from cashier.vault import Keys
from tests.ui.screens.conftest import BOYLE, RIVERA, clock, counter, desk, home_made, keys
from tests.ui.screens.keys import press
from tests.ui.walk import clipped, faults
from ui import style
from ui.compose import open_station, reset_training
from ui.counter import Counter
from ui.desktop import stands
from ui.screens.progress import left_words
from ui.set_up import Outcome, SetUp, SetUpAgainPage
from ui.set_up_steps import Step, first_open, steps_of
from ui.style import Theme
from ui.tasks import InlineTasks
from ui.under_way import Stopped, Telling

__all__ = ["clock", "counter", "desk", "home_made", "keys"]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with nothing in it but a ledger's enrolment file."""

    home: Home
    file: Path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    keys = Keys(folder=Path(os.environ["CASHIER_KEY_DIR"]), use_keyring=False)
    url = f"sqlite:///{tmp_path}/ledger.db"
    books = init_ledger(url, keys, SystemClock())
    directory.set_organization(books, Organization())
    boston = Site(code="BOS", name="Boston", address="1 Street", phone="617", county="Suffolk")
    directory.add_site(books, boston)
    file = tmp_path / "enrolment.json"

    def deliver(enrolment: object) -> None:
        file.write_text(enrolment.text())  # type: ignore[attr-defined]

    enroll_station(books, url, "BOS", "01", deliver=deliver)
    books.close()
    return Place(home=Home(tmp_path / "home"), file=file)


@pytest.fixture
def first(place: Place, qapp: QApplication, qtbot: QtBot) -> Iterator[SetUp]:
    first = SetUp(place.home, qapp, "Product", tasks=InlineTasks())
    first.shell.resize(1366, 768)
    with qtbot.waitActive(first.shell):
        first.begin()
        first.shell.activateWindow()
    yield first
    first.close()
    first.shell.deleteLater()


def test_an_enrolment_file_makes_the_station_and_each_step_can_be_skipped(
    first: SetUp, place: Place
) -> None:
    assert not stands(place.home)
    assert not first.page.acts()[-1].enabled
    first.page.file.edit.setText(str(place.file))
    press("F9")
    assert first.station == "BOS-01"
    assert stands(place.home)
    assert not place.file.exists()
    assert first.page.good.isVisible()
    assert [state.done for state in first.page.states()] == [True, False, False, False]
    assert list(faults(first.shell)) == []
    press("F8")
    assert first.page.states()[1].skipped
    press("F12")
    assert first.outcome is Outcome.STATION
    first.close()
    with open_station(place.home) as station:
        assert station.desk.identity.name == "BOS-01"


def test_printer_and_scanner_are_kept_before_anybody_can_sign_in(
    first: SetUp, place: Place, tmp_path: Path
) -> None:
    first.page.file.edit.setText(str(place.file))
    first.page.enrol()
    first.open_step(Step.SCANNER)
    press("F12")
    assert settings.kept(place.home)["scan_gap_ms"] == 35
    press("Esc")
    assert first.shell.page is first.page
    assert first.page.states()[2].done
    first.open_step(Step.PRINTER)
    page = first._pages["printer"]
    assert page.acts()[-1].enabled is False, "nothing was seen on paper yet"
    press("Esc")
    assert first.shell.page is first.page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "Choose the file, or type where it is."),
        ("{}", "Have one made by the same version"),
        ("nothing", "Check its name"),
    ],
)
def test_what_is_wrong_is_said_with_the_next_step(
    first: SetUp, place: Place, tmp_path: Path, content: str | None, words: str
) -> None:
    if content is not None:
        wrong = tmp_path / "wrong.json"
        wrong.write_text(content)
        first.page.file.edit.setText(str(wrong))
    press("F9")
    said = first.page.file.error() if content is None else first.page.trouble.accessibleName()
    assert words in said
    assert first.station == ""
    assert not place.home.folder.exists()


def test_training_is_made_beside_the_home_and_begins_anew_at_will(
    first: SetUp, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.compose.SAMPLE_ACCOUNTS", 60)
    press("F6")
    assert first.outcome is Outcome.TRAINING
    assert not place.home.folder.exists()
    made = training.beside(place.home)
    assert training.is_training_home(made)
    assert settings.load(made).printer.startswith("file:///")
    assert not stands(place.home), "the real station can still be set up"

    settings.save(made, {"theme": "dark"})
    keys = Keys(folder=Path(os.environ["CASHIER_KEY_DIR"]), use_keyring=False)
    before = {file.name for file in keys.folder.iterdir()}
    assert reset_training(made).made
    assert settings.load(made).theme == "dark"
    after = {file.name for file in keys.folder.iterdir()}
    assert len(after) == len(before), "no key of what is gone stays"
    assert len(after & before) == 1, "the other ledger's own"


def test_a_real_station_is_never_reset(first: SetUp, place: Place) -> None:
    first.enrol(place.file, lambda *_: None, ask_ledger=True)
    keys = Keys(folder=Path(os.environ["CASHIER_KEY_DIR"]), use_keyring=False)
    with pytest.raises(Refusal, match=r"training\.not_training"):
        training.clear_home(place.home, keys)
    place.home.ledger.touch()
    with pytest.raises(Refusal, match=r"training\.not_training"):
        reset_training(place.home)
    assert place.home.store.exists()


def test_the_steps_are_there_again_for_whoever_may_keep_a_printer(
    counter: Counter, qtbot: QtBot
) -> None:
    may = []
    for counter.who in (RIVERA, BOYLE):
        may.append(counter.may_set_up)
    assert may == [False, True]
    page = SetUpAgainPage(counter)
    qtbot.addWidget(page)
    went: list[str] = []
    counter.go_requested.connect(lambda name, about: went.append(name))
    page.come_from("status")
    page.on_enter()
    assert not page.connect_button.isEnabled(), "training is no place for real credentials"
    page._doings.open_step(Step.SCANNER)
    page._doings.open_step(Step.CUSTOMER)
    page.come_from("scanner")
    page.acts()[0].slot()
    assert went == ["scanner", "customer_screen", "status"]


def test_steps_tell_what_was_chosen() -> None:
    address = "tcp://192.0.2.10:9100"
    now = Settings(printer=address, printer_seen=address, customer_screen="HDMI-1")
    states = steps_of("BOS-01", now, {"scan_gap_ms": 30})
    assert all(state.done for state in states)
    assert first_open(states) is Step.CUSTOMER
    half = steps_of("BOS-01", Settings(printer=address), {})
    assert half[1].note == "Chosen, no test page seen yet"
    assert first_open(half) is Step.PRINTER


def test_nothing_is_cut_at_the_largest_text(first: SetUp, qapp: QApplication) -> None:
    style.apply(qapp, Theme.DARK, 2.0)
    qapp.processEvents()
    assert list(clipped(first.page)) == []
    assert list(faults(first.page)) == []


def test_how_far_and_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    telling = Telling({"read": 1.0, "write": 3.0})
    telling("read", 1, 2)
    assert telling.now().seconds_left is None
    now[0] = 110.0
    telling("write", 1, 3)
    assert (telling.now().percent, telling.now().seconds_left) == (50, 10)
    telling("unknown", 0, 1)
    telling("read", 0, 1)
    assert telling.now().percent == 50, "it never goes back"
    telling.stop()
    with pytest.raises(Stopped):
        telling("write", 2, 3)
    assert [left_words(n) for n in (None, 4, 61, 200)] == [
        "",
        "A few seconds left",
        "About 70 seconds left",
        "About 3 minutes left",
    ]


FIRST_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cashier.settings import Home
from ui import desktop
from ui.app import Program
from ui.set_up import SetUp

begun, started, file = SetUp.begin, Program.start, Path(sys.argv[2])

def begin(first):
    begun(first)

    def go_on():
        print(first.shell.page.title)
        first.enrol(file, lambda *_: None, ask_ledger=True)
        first.enrolled()
        first.finish()

    QTimer.singleShot(0, go_on)

def start(program):
    started(program)
    print(program.desk.identity.name)
    QTimer.singleShot(0, program.quit)

SetUp.begin, Program.start = begin, start
sys.exit(desktop.run(Home(Path(sys.argv[1]))))
"""


def test_the_desktop_begins_with_the_first_run_and_goes_on_at_the_station(place: Place) -> None:
    """The whole chain with the real loop: set-up window, then sign-in of the station it made."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_RUN, str(place.home.folder), str(place.file)],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.split("\n")[:2]) == (0, ["Set this station up", "BOS-01"])
