"""The computer is about to sleep, or its own session was locked: said while the window can still
hide what it shows.

Linux: logind's signals, and its delay that holds the sleep until the window is locked. Windows: the
power manager's callback. Elsewhere, and where neither answers, `ui.idle` finds a sleep afterwards.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"


class Logind(QObject):
    """logind on a bus, by default the system's; silent where there is none.

    `going` is called before the computer sleeps or when its session is locked. Sleep waits until it
    has returned, five seconds at most.
    """

    def __init__(self, going: Callable[[], None], bus: QDBusConnection | None = None) -> None:
        from PySide6.QtDBus import QDBusConnection

        super().__init__()
        self._going = going
        self._delay = -1
        self._asked: QDBusPendingCallWatcher | None = None
        self._bus = QDBusConnection.systemBus() if bus is None else bus
        if not self._bus.isConnected():
            return
        self._hear(LOGIND_PATH, _MANAGER, "PrepareForSleep", SLOT("prepare(bool)"))
        self._hear("", _SESSION, "Lock", SLOT("locked()"))
        self._hold()

    def stop(self) -> None:
        """Hears nothing any more and holds nothing up."""
        if self._bus.isConnected():
            self._unhear(LOGIND_PATH, _MANAGER, "PrepareForSleep", SLOT("prepare(bool)"))
            self._unhear("", _SESSION, "Lock", SLOT("locked()"))
        self._asked = None
        self._let_go()

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """logind: sleep begins, or is over."""
        if begins:
            self._going()
            self._let_go()
        else:
            self._hold()

    @Slot()
    def locked(self) -> None:
        """logind: the session of this computer was locked."""
        self._going()

    def _hear(self, path: str, interface: str, name: str, slot: Any) -> None:
        # The stubs want bytes for the slot; only a text is taken.
        self._bus.connect(LOGIND, path, interface, name, self, slot)

    def _unhear(self, path: str, interface: str, name: str, slot: Any) -> None:
        self._bus.disconnect(LOGIND, path, interface, name, self, slot)

    def _hold(self) -> None:
        """Asks for a delay, so that the lock is on the screen before the picture freezes."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if self._delay >= 0 or self._asked is not None:
            return
        call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "Cashier", "Locks the window", "delay"])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(call))
        self._asked.finished.connect(self._held, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _held(self) -> None:
        from PySide6.QtDBus import QDBusUnixFileDescriptor

        asked, self._asked = self._asked, None
        if asked is None:
            return
        answer = asked.reply().arguments()
        if answer and isinstance(answer[0], QDBusUnixFileDescriptor) and answer[0].isValid():
            self._delay = os.dup(answer[0].fileDescriptor())

    def _let_go(self) -> None:
        if self._delay >= 0:
            os.close(self._delay)
            self._delay = -1


class _Told(QObject):
    """Carries the word of another thread to the main one."""

    going = Signal()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _SUSPEND, _CALLBACK = 4, 2  # PBT_APMSUSPEND, DEVICE_NOTIFY_CALLBACK
    _ROUTINE = ctypes.WINFUNCTYPE(wintypes.ULONG, wintypes.LPVOID, wintypes.ULONG, wintypes.LPVOID)

    class _Subscribe(ctypes.Structure):
        _fields_ = (("callback", _ROUTINE), ("context", wintypes.LPVOID))

    class PowerEvents:
        """Windows calls back on a thread of its own before it suspends."""

        def __init__(self, going: Callable[[], None]) -> None:
            self._told = _Told()
            self._told.going.connect(going, Qt.ConnectionType.QueuedConnection)
            self._routine = _ROUTINE(self._called)  # kept: Windows holds its address
            asked = _Subscribe(self._routine, None)
            self._handle = wintypes.HANDLE()
            self._power = ctypes.windll.powrprof
            self._power.PowerRegisterSuspendResumeNotification(
                _CALLBACK, ctypes.byref(asked), ctypes.byref(self._handle)
            )

        def _called(self, _context: object, kind: int, _setting: object) -> int:
            if kind == _SUSPEND:
                self._told.going.emit()
            return 0

        def stop(self) -> None:
            """Hears nothing any more."""
            if self._handle:
                self._power.PowerUnregisterSuspendResumeNotification(self._handle)


def watch(going: Callable[[], None]) -> Callable[[], None]:
    """Calls `going` on the main thread before the computer sleeps; what is returned ends it."""
    if sys.platform == "win32":
        return PowerEvents(going).stop
    if sys.platform == "linux":
        try:
            return Logind(going).stop
        except ImportError:  # a Qt without its D-Bus part: a sleep is found afterwards
            pass
    return lambda: None
