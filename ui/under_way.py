"""Work of minutes in the io lane: how far it is, how long it still takes, and its end within a
second once somebody wants it to end.

The worker is given a callable `(stage, done, total)`; each call is where it can be stopped.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.tasks import Failure, Gate, Lane

TELL_MS = 200
SURE_AFTER_SECONDS, SURE_FROM = 1.5, 0.03
"""Before that, how long it takes would be a guess."""

Report = Callable[[str, int, int], None]


class Stopped(Exception):
    """Nobody wants the result any more. Raised inside the work, which leaves nothing behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far it is: the stage, percent of the whole, seconds left (None while nobody knows)."""

    stage: str = ""
    percent: int = 0
    seconds_left: int | None = None


class Telling:
    """What the worker calls and the window reads. `shares` is what each stage takes of the whole,
    in the order in which they come; a stage that is not named takes nothing.
    """

    def __init__(self, shares: Mapping[str, float]) -> None:
        self._shares = dict(shares)
        self._all = sum(self._shares.values()) or 1.0
        self._stop = threading.Event()
        self._begun = time.monotonic()
        self._stage, self._part = "", 0.0

    def stop(self) -> None:
        """From the next call on the work is told to end."""
        self._stop.set()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        if stage in self._shares:
            before = 0.0
            for name, share in self._shares.items():
                if name == stage:
                    break
                before += share
            here = self._shares[stage] * min(1.0, done / total if total > 0 else 0.0)
            self._part = max(self._part, (before + here) / self._all)
            self._stage = stage

    def now(self) -> Progress:
        """How far it is at this moment."""
        gone, part = time.monotonic() - self._begun, self._part
        sure = gone >= SURE_AFTER_SECONDS and part >= SURE_FROM
        left = round(gone * (1 - part) / part) if sure else None
        return Progress(stage=self._stage, percent=min(99, int(part * 100)), seconds_left=left)


class UnderWay(QObject):
    """One such piece of work at a time.

    Signals: `told(object)` with a Progress five times a second; `ended(object)` with what the work
    returned, `failed(object)` with its Refusal or Fault, `stopped()` once a stopped one has ended.
    """

    told = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, tasks: Gate, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._telling: Telling | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TELL_MS)
        self._tick.timeout.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether some is under way, or still ending."""
        return self._telling is not None

    def begin(self, work: Callable[[Report], object], shares: Mapping[str, float]) -> None:
        """Begins `work`, which is given what to call with its progress."""
        assert self._telling is None, "one at a time"
        telling = self._telling = Telling(shares)

        def job() -> object:
            try:
                return work(telling)
            except Stopped:
                return Stopped

        self._tick.start()
        self.told.emit(Progress())
        self._tasks.run(Lane.IO, job, self, self._done, self._bad)

    @Slot()
    def stop(self) -> None:
        """It is no longer wanted: `stopped` comes once it has left nothing behind."""
        if self._telling is not None:
            self._telling.stop()

    def _tell(self) -> None:
        if self._telling is not None:
            self.told.emit(self._telling.now())

    def _over(self) -> None:
        self._telling = None
        self._tick.stop()

    def _done(self, result: object) -> None:
        self._over()
        if result is Stopped:
            self.stopped.emit()
        else:
            self.ended.emit(result)

    def _bad(self, error: Failure) -> None:
        self._over()
        self.failed.emit(error)
