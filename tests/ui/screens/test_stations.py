"""Centers and stations at the window, through the training home's own ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault
from cashier.domain.staff import Role, Staff
from cashier.ledger import directory
from cashier.ledger.open import open_database
from cashier.services import place_acts
from cashier.services.place_acts import LedgerLogin
from cashier.vault import Keys
from tests.ui.screens.keys import press, type_in
from tests.ui.walk import clipped, faults
from ui.compose import keys_of
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.page import Page
from ui.screens.center_dialog import CenterDialog
from ui.screens.center_hours import time_typed
from ui.screens.station_dialogs import LetInDialog, StationFileDialog
from ui.screens.stations import StationsPage
from ui.shell import Shell
from ui.workers import Contact, LedgerWorker, PrintWorker

LINDQVIST = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)
Show = Callable[[Page], Shell]
D = TypeVar("D", bound=Dialog)


def dialog(kind: type[D], qtbot: QtBot) -> D:
    """The one in front, once its first field has the keys."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    first = found.first_focus()
    assert first is not None
    qtbot.waitUntil(first.hasFocus)
    return found


@pytest.fixture
def page(
    counter: Counter,
    show: Show,
    keys: Keys,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    monkeypatch: pytest.MonkeyPatch,
) -> StationsPage:
    monkeypatch.setenv("CASHIER_KEY_DIR", str(keys.folder))
    counter.who = LINDQVIST
    made = StationsPage(counter, ledger_worker, print_worker)
    show(made)
    return made


def able(page: StationsPage) -> list[str]:
    return [one.text for one in page.acts() if one.enabled]


def test_a_center_is_changed_and_every_window_hears_of_it(page: StationsPage, qtbot: QtBot) -> None:
    (one,) = page.table.rows()
    assert (one.name, one.active, one.here) == ("TRN-01", True, True)
    assert page.center_name.text() == "Training Walk-in Center"
    assert able(page) == ["Change center", "New center"], "of its own station, in training"
    assert page.hint == "Training has one station."
    press("F6")
    asked = dialog(CenterDialog, qtbot)
    assert not list(faults(asked))
    assert not list(clipped(asked))
    assert asked.height() <= 736
    assert asked.name.edit.hasFocus()
    press("Ctrl+A")
    type_in("Practice Center")
    asked.hours.rows[5][0].setText("9:00")
    press("F12")
    assert asked.hours.rows[5][1].hasFocus(), "half a day is no day"
    assert asked.hours.error.text()
    type_in("1200 PM")
    asked.closings.edit.setText("12/24/2026, soon")
    press("F12")
    assert asked.closings.error()
    asked.closings.edit.setText("12/24/2026, 12/31/2026")
    press("F12")
    QTest.qWait(0)
    assert page.center_name.text() == "Practice Center"
    facts = page._facts(page.table.rows()[0], page._center())
    assert ("Counter hours", "08:30-17:00, 09:00-12:00") in facts
    assert any(label == "Closed besides" and "Dec 24, 2026" in words for label, words in facts)


def test_a_new_center_waits_for_its_first_station(page: StationsPage, qtbot: QtBot) -> None:
    press("Ctrl+N")
    asked = dialog(CenterDialog, qtbot)
    press("F12")
    assert asked.code.error()
    type_in("trn")
    press("Return")
    type_in("Worcester")
    press("F12")
    assert "already a center TRN" in asked.code.error()
    press("Ctrl+A")
    type_in("wor")
    press("F12")
    QTest.qWait(0)
    assert [(one.site, one.number) for one in page.table.rows()] == [("TRN", "01"), ("WOR", "")]
    page.table.choose(1)
    assert able(page) == ["Change center", "New center"]


def test_another_station_is_shut_out_and_let_in(
    page: StationsPage, counter: Counter, ledger_worker: LedgerWorker, qtbot: QtBot
) -> None:
    home = counter.desk.home
    books = open_database(home.ledger_url, keys_of(home), counter.desk.clock)
    directory.add_station(books, "TRN", "02")
    books.close()
    ledger_worker.now()
    press("Ctrl+R")
    page.table.choose(1)
    for words, then, after in (
        ("Shut out", "Let in", False),
        ("Let in", "Shut out", True),
    ):
        assert words in able(page)
        press("F8")
        asked = dialog(LetInDialog, qtbot)
        assert not list(faults(asked))
        assert not list(clipped(asked))
        assert asked.keep_button.hasFocus()
        press("F12")
        QTest.qWait(0)
        assert page.table.rows()[1].active is after
        assert then in able(page)


def test_without_the_ledger_it_is_only_read(
    page: StationsPage, ledger_worker: LedgerWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_worker, "contact", Contact.UNREACHABLE)
    page.refresh()
    assert able(page) == []
    assert "can only be read" in page.hint


def test_the_file_of_a_new_station(
    page: StationsPage,
    counter: Counter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    made: list[dict[str, object]] = []
    monkeypatch.setattr(place_acts, "enrol_station", lambda *_, **more: made.append(more))
    found = page._found
    assert found is not None
    own = found.stations[0]
    other = replace(own, number="04", here=False)
    done: list[object] = []
    asked = StationFileDialog(
        page, counter, tuple(found.centers.values()), (own, other), None, done.append
    )
    asked.open()
    assert dialog(StationFileDialog, qtbot) is asked
    assert not list(faults(asked))
    assert not list(clipped(asked))
    assert asked.number.text() == "05", "the first after those there are"
    assert asked.file.text().endswith("trn-05.json")
    asked.number.edit.setFocus()
    press("Ctrl+A")
    type_in("4")
    press("F12")
    assert asked.number.error()
    press("Ctrl+A")
    type_in("04")
    assert "TRN-04 is there already" in asked.ends.text()
    asked.place_at(tmp_path / "there.json")
    press("F12")
    QTest.qWait(0)
    (wanted,) = made
    assert (wanted["site"], wanted["station"], wanted["authority"]) == ("TRN", "04", None)
    assert done == [tmp_path / "there.json"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8:30", "08:30"),
        ("0830", "08:30"),
        ("5:00 PM", "17:00"),
        ("12:15am", "00:15"),
        ("", ""),
        ("24:00", None),
        ("13:00 pm", None),
        ("soon", None),
    ],
)
def test_times_as_people_type_them(typed: str, kept: str | None) -> None:
    assert time_typed(typed) == kept


def test_a_ledger_on_a_server_asks_for_its_own_login_each_time(
    page: StationsPage, counter: Counter, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    server = "postgresql+psycopg://st_bos_01@db.example:5432/cashier?sslmode=verify-full"
    monkeypatch.setattr("ui.compose.Station.ledger_url", server)
    told: list[LedgerLogin] = []

    def change_site(*given: object, **_: object) -> bool:
        told.append(given[3])  # type: ignore[arg-type]
        if len(told) == 1:
            raise Fault("ledger.unreachable", path="db.example")
        return True

    monkeypatch.setattr(place_acts, "change_site", change_site)
    press("F6")
    asked = dialog(CenterDialog, qtbot)
    assert not list(faults(asked))
    assert not list(clipped(asked))
    assert asked.height() <= 736
    assert "st_bos_01" not in asked.login.address.text(), "the station's login may change nothing"
    press("F12")
    assert asked.login.role.error()
    type_in("ledger_keeper")
    press("Return")
    type_in("s3cret of the keeper")
    press("F12")
    assert asked.trouble.isVisible()
    assert asked.login.password.edit.text() == "", "typed afresh each time"
    type_in("s3cret of the keeper")
    press("F12")
    QTest.qWait(0)
    assert [(one.role, one.password) for one in told] == [
        ("ledger_keeper", "s3cret of the keeper")
    ] * 2
    assert "s3cret" not in repr(told)
