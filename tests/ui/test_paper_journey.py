"""Paper that ends inside a receipt, at the real window with its real threads and a printer on a TCP
port: the queue goes on, somebody who looks says what came out, and every receipt comes out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.services import drawers
from cashier.services.desk import Desk
from receipts.printers import parse_printer
from tests.receipts.fault_printer import FaultPrinter, fault_printer
from tests.ui.screens.conftest import RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.keys import press
from tests.ui.test_app import Line, line, settle, sign_in
from tests.ui.test_offline_journey import take
from ui.app import Program
from ui.screens.status import UnsureDialog

__all__ = ["clock", "desk", "home_made", "keys", "line"]

PATIENCE_MS = 20_000
CUT = b"\x1dV"
"""A slip that was cut off came out whole."""


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[tuple[FaultPrinter, str]]:
    with fault_printer(tmp_path / "printer", "ok") as found:
        yield found


@pytest.fixture
def program(
    desk: Desk,
    line: Line,
    printer: tuple[FaultPrinter, str],
    qapp: QApplication,
    qtbot: QtBot,
) -> Iterator[Program]:
    """A. Rivera at her open drawer."""
    drawers.open_drawer(desk, RIVERA, TODAY)
    program = Program(desk, line, parse_printer(printer[1]), qapp, timers=False)
    program.shell.resize(1366, 768)
    with qtbot.waitActive(program.shell):
        program.start()
        program.shell.activateWindow()
    program.begin_work()
    sign_in(qtbot, program)
    settle(qtbot, program, "find")
    yield program
    program.close()
    program.shell.deleteLater()


def test_the_paper_ends_and_the_queue_goes_on(
    program: Program, printer: tuple[FaultPrinter, str], qtbot: QtBot
) -> None:
    machine = printer[0]

    def says(words: str) -> None:
        cell = program.shell.cells["printer"]
        qtbot.waitUntil(lambda: cell.text() == words, timeout=PATIENCE_MS)

    program.printer.ask()
    says("Printer ready, 0 held")
    machine.be("paper_out_at_line:6")
    take(qtbot, program, "25.00", "2101")
    says("Printer out of paper, 0 held, 1 unsure")
    press("Return")
    settle(qtbot, program, "find")
    take(qtbot, program, "26.00", "2102")
    says("Printer out of paper, 1 held, 1 unsure")
    machine.load_paper()
    program.printer.ask()
    says("Printer ready, 0 held, 1 unsure")

    program.shell.cells["printer"].setFocus()
    press("Space")
    settle(qtbot, program, "status")
    page = program.page("status")
    qtbot.waitUntil(page.unsure_button.isVisible)  # type: ignore[attr-defined]
    for _ in range(40):
        if page.unsure_button.hasFocus():  # type: ignore[attr-defined]
            break
        press("Tab")
    press("Space")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), UnsureDialog))
    question = QApplication.activeModalWidget()
    assert isinstance(question, UnsureDialog)
    qtbot.waitUntil(question.isActiveWindow)
    press("Tab", "Tab", "Space")  # six lines came out, and the printer was told to forget the rest

    def whole(number: bytes) -> int:
        return sum(CUT in slip and number in slip for slip in machine.papers)

    qtbot.waitUntil(lambda: whole(b"000001") == 1, timeout=PATIENCE_MS)
    says("Printer ready, 0 held")
    qtbot.waitUntil(lambda: program.shell.action_bar.button("Send now").hasFocus())
    assert whole(b"000002") == 1
    assert sum(b"000001" in slip for slip in machine.papers) <= 2, "what had begun, and the copy"
