"""A sleep that is announced, over a real message bus of the test's own: the window is locked first,
and only then is the sleep let go on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("PySide6.QtDBus")
if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
    pytest.skip("no message bus here", allow_module_level=True)

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

from ui.sleep import LOGIND, LOGIND_PATH, Logind


class _Manager(QDBusVirtualObject):
    """Gives out delays as logind does: one end of a pipe, which tells when it was let go of."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[object]] = []
        self.delays: list[int] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(  # noqa: N802 - Qt's name
        self, message: QDBusMessage, connection: QDBusConnection
    ) -> bool:
        self.asked.append(message.arguments())
        kept, given = os.pipe()
        os.set_blocking(kept, False)
        self.delays.append(kept)
        answer = message.createReply()
        answer.setArguments([QDBusUnixFileDescriptor(given)])
        os.close(given)
        return connection.send(answer)

    def let_go(self, place: int) -> bool:
        """Whether nobody holds that delay any more."""
        try:
            return os.read(self.delays[place], 1) == b""
        except BlockingIOError:
            return False


class Bus:
    """A bus with a logind on it that a test speaks for."""

    def __init__(self, address: str) -> None:
        self.logind = QDBusConnection.connectToBus(address, "logind")
        assert self.logind.registerService(LOGIND)
        self.manager = _Manager()
        assert self.logind.registerVirtualObject(LOGIND_PATH, self.manager)
        self.ours = QDBusConnection.connectToBus(address, "ours")

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, f"{LOGIND}.{interface}", name)
        signal.setArguments(list(arguments))
        assert self.logind.send(signal)


@pytest.fixture
def bus(qapp: object) -> Iterator[Bus]:
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        yield Bus(daemon.stdout.readline().strip())
        QDBusConnection.disconnectFromBus("ours")
        QDBusConnection.disconnectFromBus("logind")
        daemon.terminate()


def test_the_window_is_locked_before_the_computer_sleeps(bus: Bus, qtbot: QtBot) -> None:
    locked: list[bool] = []
    logind = Logind(lambda: locked.append(bus.manager.let_go(0)), bus.ours)
    qtbot.waitUntil(lambda: logind._delay >= 0)
    assert bus.manager.asked == [["sleep", "Cashier", "Locks the window", "delay"]]
    bus.say(LOGIND_PATH, "Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(locked))
    assert locked == [False], "still held while it was being locked"
    qtbot.waitUntil(lambda: bus.manager.let_go(0))
    bus.say(LOGIND_PATH, "Manager", "PrepareForSleep", False)
    qtbot.waitUntil(lambda: len(bus.manager.asked) == 2 and logind._delay >= 0)
    bus.say(f"{LOGIND_PATH}/session/c1", "Session", "Lock")
    qtbot.waitUntil(lambda: len(locked) == 2)
    logind.stop()
    qtbot.waitUntil(lambda: bus.manager.let_go(1))
    bus.say(LOGIND_PATH, "Manager", "PrepareForSleep", True)
    qtbot.wait(50)
    assert len(locked) == 2


def test_no_bus_is_no_trouble(qapp: object) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    assert not nowhere.isConnected()
    Logind(lambda: None, nowhere).stop()
    QDBusConnection.disconnectFromBus("nowhere")
