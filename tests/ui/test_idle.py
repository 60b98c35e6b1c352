"""When a window locks by itself, by a clock that tests move, and what counts as a touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.idle import Due, Look, Presence, Touches, seconds_now, seconds_slept

MINUTE, HOUR = 60.0, 3600.0


class Clock:
    """Seconds since the computer started, and how many of them it slept."""

    def __init__(self, *, tells_sleep: bool = True) -> None:
        self.now, self.slept, self._tells = 1000.0, 0.0, tells_sleep

    def pass_(self, seconds: float) -> None:
        self.now += seconds

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds

    def presence(self, *, idle: float = 15 * MINUTE, session: float = 12 * HOUR) -> Presence:
        return Presence(
            idle=idle,
            session=session,
            now=lambda: self.now,
            slept=lambda: self.slept if self._tells else None,
        )


def test_fifteen_minutes_and_the_minute_before() -> None:
    clock = Clock()
    presence = clock.presence()
    clock.pass_(14 * MINUTE - 1)
    assert presence.look() == Look(due=Due.NOTHING)
    clock.pass_(1)
    assert presence.look() == Look(due=Due.SOON_IDLE, seconds=60)
    clock.pass_(59)
    assert presence.look() == Look(due=Due.SOON_IDLE, seconds=1)
    presence.touched()
    assert presence.look() == Look(due=Due.NOTHING)
    clock.pass_(15 * MINUTE)
    assert presence.look() == Look(due=Due.IDLE)


def test_twelve_hours_whatever_is_touched() -> None:
    clock = Clock()
    presence = clock.presence()
    for _ in range(12 * 60 - 1):
        clock.pass_(MINUTE)
        presence.touched()
    assert presence.look() == Look(due=Due.SOON_OVER, seconds=60)
    over = [presence.over]
    clock.pass_(MINUTE)
    presence.touched()
    assert presence.look() == Look(due=Due.OVER)
    assert [*over, presence.over] == [False, True]
    presence.began()
    assert presence.look() == Look(due=Due.NOTHING)


def test_a_session_taken_up_again_keeps_its_beginning() -> None:
    clock = Clock()
    presence = clock.presence()
    began = presence.session_began
    clock.pass_(11 * HOUR)
    presence.began(began)
    clock.pass_(HOUR)
    presence.touched()
    assert presence.look().due is Due.OVER


@pytest.mark.parametrize("tells", [True, False])
def test_sleep_is_told_once(tells: bool) -> None:
    clock = Clock(tells_sleep=tells)
    presence = clock.presence()
    clock.pass_(1)
    assert presence.look().due is Due.NOTHING
    clock.sleep(40)
    assert presence.look() == Look(due=Due.SLEPT)
    presence.resumed()
    assert presence.look().due is Due.NOTHING
    clock.pass_(1)
    assert presence.look().due is Due.NOTHING


def test_a_busy_computer_did_not_sleep() -> None:
    clock = Clock()
    presence = clock.presence()
    clock.pass_(45)
    assert presence.look().due is Due.NOTHING


def test_a_limit_of_one_minute_still_warns_in_time() -> None:
    clock = Clock()
    presence = clock.presence(idle=MINUTE)
    assert presence.look().due is Due.NOTHING
    clock.pass_(30)
    assert presence.look() == Look(due=Due.SOON_IDLE, seconds=30)


def test_the_real_clocks_run() -> None:
    before = seconds_now()
    assert seconds_now() >= before
    slept = seconds_slept()
    assert slept is None or slept >= 0


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWindow]:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    handle = field.windowHandle()
    assert handle is not None
    yield handle
    field.close()


@pytest.fixture
def touched(qapp: QApplication, window: QWindow) -> Iterator[Callable[[], int]]:
    """How often the window was touched since it was asked last."""
    told: list[None] = []
    touches = Touches(qapp, lambda: told.append(None))

    def since() -> int:
        count = len(told)
        told.clear()
        return count

    yield since
    touches.stop()


def test_keys_clicks_and_moves_are_touches(window: QWindow, touched: Callable[[], int]) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)
    assert touched() == 1
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert touched() >= 1

    def move(x: float) -> None:
        at = QPointF(x, 5)
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(window, event)

    move(40)
    assert touched() == 1
    for x in (41, 42, 41, 40):
        move(x)
    assert touched() == 0, "a mouse that trembles"
    move(60)
    assert touched() == 1


def test_what_lies_on_a_key_touches_once(window: QWindow, touched: Callable[[], int]) -> None:
    for repeat in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Space,
            Qt.KeyboardModifier.NoModifier,
            " ",
            autorep=repeat,
        )
        QApplication.sendEvent(window, event)
    assert touched() == 1
