"""F7 to the closed drawer in the real window, with real background lanes and keys only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerState
from cashier.ledger.open import open_ledger
from cashier.services import drawers, reports
from cashier.services.desk import Desk
from cashier.vault import Keys
from receipts.printers import parse_printer
from tests.ui.screens.conftest import RIVERA, TODAY
from tests.ui.screens.takings import check, money_order, take
from ui.app import Program
from ui.screens.closed import ClosedPage


def key(key_: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key_)


def test_the_day_ends(
    desk: Desk, keys: Keys, clock: TrainingClock, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    session = drawers.open_drawer(desk, RIVERA, TODAY)
    take(desk, RIVERA, check(), money_order())
    program = Program(
        desk,
        lambda: open_ledger(desk.home.ledger_url, keys, clock),
        parse_printer((tmp_path / "paper.bin").as_uri()),
        qapp,
        timers=False,
    )
    qtbot.addWidget(program.shell)
    program.start()
    qtbot.waitActive(program.shell)
    program.counter.who, program.counter.drawer = RIVERA, session
    program.go("today")
    qtbot.waitUntil(lambda: "2 items" in program.pages["today"].context)
    key(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: program.counter.drawer is not session)
    assert program.counter.drawer is not None
    assert program.counter.drawer.state is DrawerState.COUNTING
    assert not program.shell.press("F3"), "Today is shut"
    page = program.pages["count"]
    qtbot.waitUntil(lambda: program.shell.action_bar.button("Compare").isEnabled())
    assert page.first_focus() is QApplication.focusWidget()
    for text in ("1", "206.00", "0", "0", "1", "34.57", "0", "0", "0"):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)
        key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (program.pages.get("difference") or page).title == "In balance")
    qtbot.waitUntil(lambda: program.shell.press("F12"))
    qtbot.waitUntil(lambda: program.screen == "closed")
    closed = program.pages["closed"]
    assert isinstance(closed, ClosedPage)
    qtbot.waitUntil(lambda: closed.view.pages > 0, timeout=10_000)
    assert reports.z_report(desk, RIVERA).balanced
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.screen == "open_drawer")
    assert program.tasks.shutdown()  # type: ignore[attr-defined]
