"""A leaver is out when this station hears of it; another role acts at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.staff import Role
from cashier.ledger import directory
from cashier.ledger.contract import Ledger
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.open import open_ledger
from cashier.services.desk import Desk
from cashier.vault import Keys, PasswordCost
from receipts.printers import parse_printer
from tests.ui.screens.conftest import PASSPHRASE, RIVERA
from ui.app import Program
from ui.dialogs import Question, ask
from ui.screens.sign_in import SignInPage
from ui.tasks import InlineTasks

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)


@pytest.fixture
def program(
    desk: Desk, keys: Keys, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Program]:
    """A. Rivera has just signed in; work is done at once."""
    program = Program(
        desk,
        lambda: open_ledger(desk.home.ledger_url, keys, desk.clock),
        parse_printer((tmp_path / "receipts.bin").as_uri()),
        qapp,
        tasks=InlineTasks(),
        timers=False,
    )
    qtbot.addWidget(program.shell)
    program.start()
    program.begin_work()
    program.events.session_changed.emit(RIVERA)
    QApplication.processEvents()
    yield program
    program.close()


def books(ledger: Ledger) -> EmbeddedLedger:
    assert isinstance(ledger, EmbeddedLedger)
    return ledger


def test_a_leaver_is_out_and_reads_why(program: Program, ledger: Ledger) -> None:
    assert program.screen == "open_drawer"
    asked = ask(program.shell, "Sure?", yes="Yes", no="No", answer=lambda yes: None)
    directory.disable_staff(books(ledger).database, "1001")
    assert program.screen == "open_drawer", "not before this station heard of it"
    program.ledger.now()
    QApplication.processEvents()
    assert program.screen == "sign_in"
    assert program.counter.who is None
    assert not any(one.isVisible() for one in program.shell.findChildren(Question)), asked
    page = program.page("sign_in")
    assert isinstance(page, SignInPage)
    assert "ended the session" in page.credentials.number_field.error()


def test_another_role_acts_at_once(program: Program, ledger: Ledger) -> None:
    assert "board" not in program.shell.nav_items
    directory.add_staff(
        books(ledger).database,
        number="1001",
        name="A. Rivera",
        role=Role.SUPERVISOR,
        password=PASSPHRASE,
        cost=CHEAP,
    )
    program.ledger.now()
    QApplication.processEvents()
    assert program.counter.person.role is Role.SUPERVISOR
    assert "board" in program.shell.nav_items
    assert program.screen == "open_drawer"
