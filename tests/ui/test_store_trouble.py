"""A store that is not whole, or a disk that failed: said above every page, asked of nobody."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault
from cashier.services import start_checks
from cashier.services.desk import Desk
from tests.ui.screens.conftest import RIVERA, clock, desk, home_made, keys
from tests.ui.screens.keys import press
from tests.ui.screens.takings import check, take
from tests.ui.test_app import line, nav, program, settle, sign_in
from tests.ui.walk import clipped, faults
from ui.app import Program

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]


def test_a_whole_store_says_nothing(program: Program, desk: Desk, qtbot: QtBot) -> None:
    program.beside.check_store()
    settle(qtbot, program)
    assert not program.shell.alarm.isVisible()
    assert start_checks.last_full(desk) is not None


def test_damage_is_said_above_every_page(
    program: Program, desk: Desk, qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    """The person signs in and looks up what they need; a payment is refused in words."""
    with desk.store.write() as connection:
        connection.exec_driver_sql("DELETE FROM meta WHERE key = 'checked_through'")
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET canonical = canonical || ' '")
    program.beside.check_store()
    settle(qtbot, program)
    alarm = program.shell.alarm
    assert alarm.isVisible()
    assert alarm.accessibleName().startswith("The store of this station is damaged")
    assert "cashier rescue" in alarm.accessibleName()
    assert [urgent for text, urgent in said if "damaged" in text] == [True]
    assert list(faults(program.shell)) == []
    qtbot.waitUntil(lambda: not list(clipped(program.shell)))
    sign_in(qtbot, program)
    assert program.screen == "open_drawer"
    assert alarm.isVisible()
    press("Space", "F12")
    settle(qtbot, program)
    assert program.counter.drawer is None
    with pytest.raises(Fault, match=r"store\.damaged"):
        take(desk, RIVERA, check())
    assert not nav(program)["pay"]
    before = len(said)
    program.second()
    program.second()
    assert said[before:] == [], "said once, not every second"


def test_a_failed_disk_is_seen_within_a_second(program: Program, desk: Desk, qtbot: QtBot) -> None:
    desk.store._halted = Fault("store.stopped", path="store.db", reason="disk I/O error")
    program.second()
    assert program.shell.alarm.accessibleName().startswith("A write to the disk failed")
    desk.store._halted = None
    program.second()
    assert not program.shell.alarm.isVisible()
