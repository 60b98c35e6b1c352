"""A day without the ledger with keys alone, in the real window with its real threads: everything is
done and kept here, and reaches the ledger once, in its order, when that is back.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import plain
from cashier.ledger.export import postings
from cashier.ledger.open import open_database
from cashier.services import records
from cashier.services.desk import Desk
from cashier.vault import Keys
from tests.ui.screens.conftest import BOYLE, PASSPHRASE, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.test_app import Line, line, program, settle, sign_in
from ui.app import Program
from ui.screens.pay import PayPage
from ui.screens.void import VoidDialog

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]


def take(qtbot: QtBot, program: Program, amount: str, number: str) -> None:
    """A check of Rosa's by its face, from Find to the receipt and back."""
    type_in("712345678")
    settle(qtbot, program, "account")
    press("F5")
    settle(qtbot, program, "pay")
    for text in (amount, number, "", "011999993", "4400123456"):
        type_in(text)
        press("Return")
    press("Space", "Space")
    to_review(qtbot, program)
    press("F12")
    qtbot.waitUntil(lambda: program.screen == "posted", timeout=20_000)  # the paper may take long


def to_review(qtbot: QtBot, program: Program) -> None:
    """Enter leads on; every warning is answered with its key."""
    for _ in range(6):
        settle(qtbot, program)
        press("Return")
        settle(qtbot, program)
        if program.screen == "review":
            return
        page = program.shell.page
        if isinstance(page, PayPage) and page.form.verdicts.isVisible():
            press("Alt+A")
    raise AssertionError(program.screen)


def cell(program: Program) -> str:
    return program.shell.cells["ledger"].text()


def test_a_day_without_the_ledger(
    program: Program, desk: Desk, keys: Keys, line: Line, qtbot: QtBot
) -> None:
    program.begin_work()
    settle(qtbot, program)
    sign_in(qtbot, program)
    press("Space", "F12")
    settle(qtbot, program, "find")
    qtbot.waitUntil(lambda: "all confirmed" in cell(program), timeout=20_000)

    line.cut = True
    program.ledger._drop()
    take(qtbot, program, "103.00", "1043")
    qtbot.waitUntil(lambda: "cannot be reached" in cell(program), timeout=20_000)
    qtbot.waitUntil(lambda: "1 kept here" in cell(program), timeout=20_000)
    press("Return")
    settle(qtbot, program, "find")
    take(qtbot, program, "34.57", "1044")
    press("F3")
    settle(qtbot, program, "today")
    press("F8")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), VoidDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VoidDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press("W", "Return")
    for typed in ("2001", PASSPHRASE):  # this station knows it from before
        type_in(typed)
        press("Return")
    press("F12")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)
    press("F7")
    settle(qtbot, program, "count")
    for kind in InstrumentKind:
        held = kind is InstrumentKind.PERSONAL_CHECK
        for typed in ("1", plain(103_00)) if held else ("0",):
            type_in(typed)
            press("Return")
    settle(qtbot, program, "difference")
    qtbot.waitUntil(lambda: program.shell.press("F12"))
    settle(qtbot, program, "closed")
    assert "cannot be reached" in cell(program)

    line.cut = False
    program.ledger.now()
    qtbot.waitUntil(lambda: "all confirmed" in cell(program), timeout=20_000)
    journal = [row["hash"] for row in records.journal_lines(desk, BOYLE)]
    database = open_database(desk.home.ledger_url, keys, desk.clock)
    try:
        assert [row["hash"] for row in postings(database)] == journal
    finally:
        database.close()
    kinds = [row["kind"] for row in records.journal_lines(desk, BOYLE)]
    assert kinds == ["drawer_opened", *["payment"] * 2, "void", "counted", "closed"]
