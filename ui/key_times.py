"""When each key was pressed, where Qt itself no longer says.

While a screen reader listens on Linux, Qt keeps every key back until the reader was asked about it,
and then gives the window a copy without the time that stood on it. Scans are told from typing by
those times; so they are noted on the keys' way in, before they are kept back.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

KEPT_MAX = 1_024
"""More keys than a scan has, twice over; a reader may keep some of them for itself."""


class KeyTimes(QObject):
    """Notes the time of every key that comes to a window, from `begin` on.

    It looks at all events of the program, which costs: nothing is watched before `begin`.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        self._app, self._watching = app, False
        self._noted: deque[tuple[int, str, int]] = deque(maxlen=KEPT_MAX)

    def begin(self) -> None:
        """A key came without its time: from the next one on it is known."""
        if not self._watching:
            self._watching = True
            self._app.installEventFilter(self)

    def stop(self) -> None:
        """Looks at nothing any more."""
        self._app.removeEventFilter(self)
        self._watching = False
        self.forget()

    def forget(self) -> None:
        """Keys come with their times again: what was noted is of no use."""
        self._noted.clear()

    def of(self, event: QKeyEvent) -> int:
        """Milliseconds as on the original of this key; 0 where none was seen. Keys come in their
        order, so what was noted before it never came: the reader kept it.
        """
        wanted = (event.key(), event.text())
        while self._noted:
            key, text, at = self._noted.popleft()
            if (key, text) == wanted:
                return at
        return 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes, and stops nothing."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWindow)
            and isinstance(event, QKeyEvent)
            and event.timestamp()
        ):
            self._noted.append((event.key(), event.text(), event.timestamp()))
        return False
