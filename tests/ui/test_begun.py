"""A visit begun survives its window: killed, locked, closed, or given to another person."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.ledger.open import open_ledger
from cashier.services import drafts, drawers
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from receipts.printers import parse_printer
from tests.ui.screens.conftest import PASSPHRASE, RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH
from tests.ui.test_app import nav, settle, sign_in
from ui.app import Program
from ui.dialogs import Question
from ui.screens.begun import BegunDialog
from ui.screens.pay import PayPage

__all__ = ["clock", "desk", "home_made", "keys"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def drawer(desk: Desk) -> DrawerSession:
    return drawers.open_drawer(desk, RIVERA, TODAY)


@pytest.fixture
def program(
    desk: Desk, keys: Keys, drawer: DrawerSession, qapp: QApplication, qtbot: QtBot
) -> Iterator[Program]:
    """Started, A. Rivera's drawer open."""
    yield from running(desk, keys, qapp, qtbot)


def running(desk: Desk, keys: Keys, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    program = Program(
        desk,
        lambda: open_ledger(desk.home.ledger_url, keys, desk.clock),
        parse_printer("none"),
        qapp,
        timers=False,
    )
    program.shell.resize(1366, 768)
    with qtbot.waitActive(program.shell):
        program.start()
        program.shell.activateWindow()
    qtbot.waitUntil(lambda: not program.busy)
    yield program
    program.close()
    program.shell.deleteLater()


def open_form(program: Program, qtbot: QtBot) -> PayPage:
    type_in(HEALTH)
    settle(qtbot, program, "account")
    press("F5")
    settle(qtbot, program, "pay")
    page = program.pages["pay"]
    assert isinstance(page, PayPage)
    return page


def offered(qtbot: QtBot) -> BegunDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BegunDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, BegunDialog)
    return found


def test_another_person_at_the_window_loses_nothing(program: Program, qtbot: QtBot) -> None:
    sign_in(qtbot, program)
    open_form(program, qtbot)
    type_in("206.00")
    press("Return")
    type_in("10")
    press("F11")
    settle(qtbot, program, "sign_in")
    assert program.counter.visit is None
    sign_in(qtbot, program, "1002")
    assert QApplication.activeModalWidget() is None, "a visit is its person's own"
    press("F11")
    settle(qtbot, program, "sign_in")
    sign_in(qtbot, program)
    offered(qtbot)
    press("Return")
    settle(qtbot, program, "pay")
    page = program.pages["pay"]
    assert isinstance(page, PayPage)
    assert (page.item.amount, page.item.number) == ("206.00", "10")


def test_a_lock_keeps_it_and_a_supervisors_end_of_the_session_too(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    sign_in(qtbot, program)
    open_form(program, qtbot)
    type_in("206.00")
    press("Ctrl+L")
    settle(qtbot, program, "lock")
    assert len(drafts.begun_visits(desk, RIVERA)) == 1
    type_in(PASSPHRASE)
    press("Return")
    settle(qtbot, program, "pay")
    page = program.pages["pay"]
    assert isinstance(page, PayPage)
    assert page.item.amount == "206.00"
    program.go("sign_in")
    settle(qtbot, program, "sign_in")
    assert len(drafts.begun_visits(desk, RIVERA)) == 1


def test_closing_the_window_says_that_it_is_kept(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    sign_in(qtbot, program)
    open_form(program, qtbot)
    type_in("206.00")
    program.shell.close()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.yes_button.click()
    assert len(drafts.begun_visits(desk, RIVERA)) == 1


def test_pay_is_open_in_the_navigation_wherever_f5_works(program: Program, qtbot: QtBot) -> None:
    sign_in(qtbot, program)
    assert not program.shell.nav_items["pay"].isEnabled()
    type_in("alves")
    qtbot.waitUntil(lambda: nav(program)["pay"])
    program.shell.nav_items["pay"].click()
    settle(qtbot, program, "pay")
    assert program.counter.visit is not None
    assert len(program.counter.visit.accounts) == 1


def test_a_killed_window_loses_at_most_the_field_being_typed(
    home_made: Path, tmp_path: Path, clock: TrainingClock, qapp: QApplication, qtbot: QtBot
) -> None:
    home, folder = tmp_path / "cut", tmp_path / "cut-keys"
    shutil.copytree(home_made / "home", home)
    shutil.copytree(home_made / "keys", folder)
    keys = Keys(folder=folder, use_keyring=False)
    desk = open_desk(Home(home), keys, clock, Settings())
    drawers.open_drawer(desk, RIVERA, TODAY)
    desk.store.close()
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.cut_short", str(home), str(folder)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "typed\n"
    window.send_signal(signal.SIGKILL)
    window.wait()
    window.stdout.close()
    desk = open_desk(Home(home), keys, clock, Settings())
    try:
        for program in running(desk, keys, qapp, qtbot):
            sign_in(qtbot, program)
            offered(qtbot)
            press("Return")
            settle(qtbot, program, "pay")
            page = program.pages["pay"]
            assert isinstance(page, PayPage)
            assert (page.item.amount, page.item.number) == ("206.00", "1042")
            assert page.form.dated.edit.hasFocus()
    finally:
        desk.store.close()
