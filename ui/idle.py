"""When a window that nobody sits at locks: no touch for the set minutes, a computer that slept, a
session of too many hours.

Time is read from a clock that sleep does not stop and that nobody can set. Source: reliability.md
7 (15 minutes idle, 12 hours absolute, both settings).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPointF, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QSinglePointEvent, QWindow

WARN_SECONDS = 60
"""A time-out is said this long before. Source: ux.md 6 (WCAG 2.2.1)."""
ASLEEP_SECONDS = 2.0
"""Less than this is no sleep, but the two clocks read one after the other."""
GAP_SECONDS = 30.0
"""Where the system does not say that it slept: the once-a-second look came this much too late."""
MOVED_PX = 3.0
"""A mouse that trembles on its own touches nothing."""


class Due(StrEnum):
    """What the clock says: nothing, a lock soon, or a lock now, and why."""

    NOTHING = "nothing"
    SOON_IDLE = "soon_idle"
    SOON_OVER = "soon_over"
    IDLE = "idle"
    SLEPT = "slept"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The answer of one look; `seconds` are left until the lock where one is due soon."""

    due: Due
    seconds: int = 0


if sys.platform == "linux":

    def seconds_now() -> float:
        """Seconds of a clock that runs on while the computer sleeps."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def seconds_slept() -> float | None:
        """How long the computer has slept since it started."""
        awake = time.clock_gettime(time.CLOCK_MONOTONIC)
        return time.clock_gettime(time.CLOCK_BOOTTIME) - awake
else:

    def seconds_now() -> float:
        """Seconds of a clock that runs on while the computer sleeps, as Windows' does."""
        return time.monotonic()

    def seconds_slept() -> float | None:
        """The system does not tell."""
        return None


class Presence:
    """Somebody at the window: touched last, signed in since. Looked at once a second.

    `idle` and `session` are the limits in seconds and may change at any time. Without Qt.
    """

    def __init__(
        self,
        *,
        idle: float,
        session: float,
        now: Callable[[], float] = seconds_now,
        slept: Callable[[], float | None] = seconds_slept,
    ) -> None:
        self.idle, self.session = idle, session
        self._now, self._slept = now, slept
        self._touched = self._began = self._looked = now()
        self._slept_before = slept()

    def touched(self) -> None:
        """A key, a click, a move of the mouse."""
        self._touched = self._now()

    def began(self, at: float | None = None) -> None:
        """The person typed the passphrase (or did so `at`): the hours count from there."""
        self._began = self._now() if at is None else at
        self.resumed()

    def resumed(self) -> None:
        """The person is back; the session goes on and keeps its beginning."""
        self._touched = self._looked = self._now()
        self._slept_before = self._slept()

    @property
    def session_began(self) -> float:
        """For `began` when the same session is taken up again."""
        return self._began

    @property
    def over(self) -> bool:
        """Whether the session is older than it may become: a PIN is not enough any more."""
        return self._now() - self._began >= self.session

    def look(self) -> Look:
        """What is due now. A sleep is told once."""
        now, slept = self._now(), self._slept()
        gap, self._looked = now - self._looked, now
        if slept is None or self._slept_before is None:
            asleep = gap >= GAP_SECONDS
        else:
            asleep = slept - self._slept_before >= ASLEEP_SECONDS
        self._slept_before = slept
        left_over = self.session - (now - self._began)
        left_idle = self.idle - (now - self._touched)
        if left_over <= 0:
            return Look(due=Due.OVER)
        if asleep:
            return Look(due=Due.SLEPT)
        if left_idle <= 0:
            return Look(due=Due.IDLE)
        if left_over <= min(WARN_SECONDS, self.session / 2):
            return Look(due=Due.SOON_OVER, seconds=_whole(left_over))
        if left_idle <= min(WARN_SECONDS, self.idle / 2):
            return Look(due=Due.SOON_IDLE, seconds=_whole(left_idle))
        return Look(due=Due.NOTHING)


def _whole(seconds: float) -> int:
    return max(1, round(seconds))


class Touches(QObject):
    """Tells of every touch, by a filter on the window with the keys and not on each widget.

    A key held down by a thing that lies on it touches once.
    """

    _KINDS = frozenset(
        {
            QEvent.Type.KeyPress,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseMove,
            QEvent.Type.Wheel,
            QEvent.Type.TouchBegin,
            QEvent.Type.TouchUpdate,
            QEvent.Type.TabletPress,
            QEvent.Type.TabletMove,
        }
    )

    def __init__(self, app: QGuiApplication, told: Callable[[], None]) -> None:
        super().__init__()
        self._app, self._told = app, told
        self._window: QWindow | None = None
        self._at = QPointF()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def stop(self) -> None:
        """Tells nothing any more."""
        self._app.focusWindowChanged.disconnect(self._watch)
        self._watch(None)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._gone)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)

    @Slot()
    def _gone(self) -> None:
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything by."""
        if event.type() not in self._KINDS:
            return False
        if isinstance(event, QKeyEvent):
            if not event.isAutoRepeat():
                self._told()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QSinglePointEvent):
            if (event.globalPosition() - self._at).manhattanLength() >= MOVED_PX:
                self._at = event.globalPosition()
                self._told()
        else:
            self._told()
        return False
