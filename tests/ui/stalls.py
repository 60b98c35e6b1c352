"""How long the event loop is held at most, told by a beat: wall clock for figures, the main
thread's own processor time for tests, which other programs cannot lengthen, beside a floor that a
slower computer lengthens alike.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT_MS = 2
PIECES = 20
"""Additions of the floor, in thousands: about 0.9 ms where the goal of 50 ms was set."""
HELD_MOST = 55
"""Floors: the goal of 50 ms. Source: design.md."""


def floor() -> float:
    """Processor seconds this thread needs for a fixed piece of Python, the least of ten."""
    taken = []
    for _ in range(10):
        before = time.thread_time()
        sum(number for number in range(PIECES * 1000))
        taken.append(time.thread_time() - before)
    return min(taken)


class Stalls(QObject):
    """Counts between `start` and `stop`. Seconds; `gaps` holds the processor time of each beat."""

    def __init__(self) -> None:
        super().__init__()
        self.wall_most = self.cpu_most = 0.0
        self.gaps: list[float] = []
        self.beats = 0
        self._last = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """From here on."""
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """To here."""
        self._beat()
        self._timer.stop()

    @contextmanager
    def passed_over(self) -> Iterator[None]:
        """What is done inside does not count."""
        self._beat()
        self._timer.stop()
        yield
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(BEAT_MS)

    def held(self) -> float:
        """The longest hold, by the processor's time, as so many floors."""
        return self.cpu_most / floor()

    @Slot()
    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.wall_most = max(self.wall_most, now[0] - self._last[0])
        self.cpu_most = max(self.cpu_most, now[1] - self._last[1])
        self.gaps.append(now[1] - self._last[1])
        self._last = now
        self.beats += 1
