"""The keys a person presses for the tasks of the day, counted in the real window. Source of the
goals: ux.md 9. A scan is no key; nothing is pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cashier.ledger.open import open_ledger
from cashier.services import drawers, items, staffing
from cashier.services.desk import Desk
from cashier.vault import Keys, PasswordCost
from receipts.printers import parse_printer
from tests.ui.scanner import Keyboard
from tests.ui.screens.conftest import (
    BOYLE,
    PASSPHRASE,
    RIVERA,
    TODAY,
    clock,
    desk,
    home_made,
    keys,
)
from tests.ui.screens.takings import check, take
from tests.ui.screens.trays import OKAFOR
from ui.app import Program
from ui.screens.find import DEBOUNCE_MS
from ui.tasks import InlineTasks

__all__ = ["clock", "desk", "home_made", "keys"]

COUPON = "HC1|712345678|B0123456726121|2026-11-23|20600|9"
LINE = "T011999993T 4400123456O 1042"
ANOTHER = "T011999993T 4400123456O 1043"
PIN = "483920"
CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
Key = Qt.Key


def focus() -> QWidget:
    """What gets the keys."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


class Person:
    """Hands at the keys of the window, and how often they pressed one."""

    def __init__(self, program: Program) -> None:
        self.program, self.scanner, self.keys = program, Keyboard(), 0

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.keys += 1
            QTest.keyClick(focus(), key)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters, and Enter after them."""
        for letter in text:
            self.keys += 1
            QTest.keyClicks(focus(), letter)
        self.press(Key.Key_Return)

    def scan(self, code: str) -> None:
        self.scanner.scan(code)

    def at(self, screen: str) -> None:
        assert self.program.screen == screen


@pytest.fixture
def person(
    desk: Desk, keys: Keys, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Person]:
    """A. Rivera at her open drawer, in front of Find."""
    drawers.open_drawer(desk, RIVERA, TODAY)
    program = Program(
        desk,
        lambda: open_ledger(desk.home.ledger_url, keys, desk.clock),
        parse_printer((tmp_path / "receipts.bin").as_uri()),
        qapp,
        tasks=InlineTasks(),
        timers=False,
    )
    program.shell.resize(1366, 768)
    with qtbot.waitActive(program.shell):
        program.start()
        program.shell.activateWindow()
    program.begin_work()
    program.events.session_changed.emit(RIVERA)
    found = Person(program)
    found.at("find")
    yield found
    program.close()
    program.shell.deleteLater()


def scanned_check(person: Person) -> None:
    """From the coupon to the ticks."""
    person.scan(COUPON)
    person.at("account")
    person.press(Key.Key_F5)
    person.scan(LINE)
    person.type("206.00")
    person.press(Key.Key_Return)  # the business date
    person.press(Key.Key_Space, Key.Key_Space)


def post(person: Person) -> None:
    person.press(Key.Key_Return)
    person.at("review")
    person.press(Key.Key_F12)
    person.at("posted")


def test_coupon_and_bank_line_to_the_receipt(person: Person) -> None:
    scanned_check(person)
    post(person)
    assert person.keys <= 14


def test_all_typed_with_the_bank_line(person: Person) -> None:
    for digit in "712345678":
        person.keys += 1
        QTest.keyClicks(focus(), digit)
    QTest.qWait(DEBOUNCE_MS + 40)
    person.at("account")
    person.press(Key.Key_F5)
    for text in ("206.00", "1042", "", "011000015", "9876543456"):
        person.type(text)
    person.press(Key.Key_Space, Key.Key_Space)
    post(person)
    assert person.keys <= 52


@pytest.mark.parametrize(("scanned", "goal"), [(True, 10), (False, 16)])
def test_a_further_item(person: Person, scanned: bool, goal: int) -> None:
    scanned_check(person)
    person.keys = 0
    person.press(Key.Key_F6)
    if scanned:
        person.scan(ANOTHER)
    person.type("34.57")
    if not scanned:
        person.type("1043")
    person.press(Key.Key_Return)  # the business date
    if not scanned:
        person.press(Key.Key_Return)  # the bank line of the check before, proposed
    person.press(Key.Key_Space, Key.Key_Space)
    assert person.keys <= goal
    person.press(Key.Key_Return)
    for _ in range(3):  # a warning is answered, one key each, outside the goal
        if person.program.screen == "pay":
            QTest.keyClick(focus(), Key.Key_A, Qt.KeyboardModifier.AltModifier)
    person.at("review")


def test_a_void_signed_with_badge_and_pin(person: Person, desk: Desk) -> None:
    staffing.enrol_pin(desk, BOYLE, PASSPHRASE, PIN, cost=CHEAP)
    take(desk, RIVERA, check())
    person.press(Key.Key_F3)
    person.at("today")
    person.keys = 0
    person.press(Key.Key_F8, Key.Key_W, Key.Key_Return)
    person.scan("STAFF-2001")
    person.type(PIN)
    person.press(Key.Key_F12)
    assert items.today(desk, RIVERA)[0].voided_at is not None
    assert person.keys <= 12


def test_switching_to_somebody_who_is_aside(person: Person, desk: Desk) -> None:
    """Both have a PIN here and were signed in today; the other comes back by badge and PIN."""
    for who in (RIVERA, OKAFOR):
        staffing.enrol_pin(desk, who, PASSPHRASE, PIN, cost=CHEAP)
    person.program.counter.people.by_pin = True
    person.press(Key.Key_F11)
    person.at("sign_in")
    person.scan("STAFF-1002")
    person.type(PASSPHRASE)
    assert person.program.counter.who == OKAFOR
    person.keys = 0
    person.press(Key.Key_F11)
    person.scan("STAFF-1001")
    person.type(PIN)
    assert person.program.counter.who == RIVERA
    assert person.keys <= 8
