"""Work off the main thread: two lanes and one gate.

The db lane has one worker and so one writer and one order; the io lane has three, for printer and
ledger. A task is a callable without arguments that returns a value. Its answer comes back to the
main thread through a queued signal, to the object that asked, and is dropped when that object is
gone. A Refusal or Fault goes to `failed`; anything else is a bug and goes to `sys.excepthook`,
because an executor would keep it to itself.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from cashier.domain.errors import Fault, Refusal

T = TypeVar("T")
Failure = Refusal | Fault
IO_WORKERS = 3
IO_DRAIN_SECONDS = 5.0
SWITCH_SECONDS = 0.0005
"""Python gives its lock away no sooner than that. A page is painted in a hundred calls from Qt into
Python, each of which would wait 5 ms, the usual time, for a lane that computes.
"""


class Lane(StrEnum):
    """DB for the store, IO for printer, ledger and files."""

    DB = "db"
    IO = "io"


class Gate(Protocol):
    """What screens are given: Tasks in the program, InlineTasks in tests of screens."""

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Does `work` in `lane`; then, on the main thread and only while `owner` lives, `done` or
        `failed`.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer(Generic[T]):
    """The outcome of one task with those who wait for it. Crosses the thread inside a signal."""

    owner: QObject
    done: Callable[[T], None]
    failed: Callable[[Failure], None] | None
    value: T | None = None
    error: BaseException | None = None


def _deliver(answer: _Answer[T]) -> None:
    if not shiboken6.isValid(answer.owner):
        return
    error = answer.error
    if error is None:
        answer.done(answer.value)  # type: ignore[arg-type]
    elif isinstance(error, (Refusal, Fault)) and answer.failed is not None:
        answer.failed(error)
    else:
        sys.excepthook(type(error), error, error.__traceback__)


class Tasks(QObject):
    """The real gate. Make it on the main thread, after the exception hooks; call `shutdown` before
    the store closes.

    `refused` is told of every Refusal, in the lane it came up in, before its owner is: who was not
    allowed something is audited. Signals: `started` and `finished` for a bar of work under way.
    """

    started = Signal()
    finished = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._lanes = {
            Lane.DB: ThreadPoolExecutor(1, thread_name_prefix="db"),
            Lane.IO: ThreadPoolExecutor(IO_WORKERS, thread_name_prefix="io"),
        }
        self._open = True
        self.refused: Callable[[Refusal], None] | None = None
        self._pending: dict[Lane, set[Future[None]]] = {Lane.DB: set(), Lane.IO: set()}
        self._answered.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """See Gate. After `shutdown` began new work is refused silently: its window is closing."""
        if not self._open:
            return

        def job() -> None:
            try:
                value = work()
            except BaseException as error:  # noqa: BLE001 - handed over whole, judged on the main thread
                if isinstance(error, Refusal) and self.refused is not None:
                    self.refused(error)
                answer = _Answer(owner=owner, done=done, failed=failed, error=error)
            else:
                answer = _Answer(owner=owner, done=done, failed=failed, value=value)
            if shiboken6.isValid(self):
                self._answered.emit(answer)

        self.started.emit()
        future = self._lanes[lane].submit(job)
        pending = self._pending[lane]
        pending.add(future)
        future.add_done_callback(pending.discard)

    @Slot(object)
    def _arrived(self, answer: _Answer[object]) -> None:
        self.finished.emit()
        _deliver(answer)

    def shutdown(self, io_seconds: float = IO_DRAIN_SECONDS) -> bool:
        """Refuses new work, lets the db lane finish, gives io `io_seconds`. False when io was still
        busy then.
        """
        self._open = False
        self._lanes[Lane.DB].shutdown(wait=True)
        self._lanes[Lane.IO].shutdown(wait=False, cancel_futures=True)
        return not wait(tuple(self._pending[Lane.IO]), timeout=io_seconds).not_done


class InlineTasks:
    """A gate for tests of screens: the work is done at once, on the caller's thread."""

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """See Gate."""
        try:
            value = work()
        except (Refusal, Fault) as error:
            _deliver(_Answer(owner=owner, done=done, failed=failed, error=error))
        else:
            _deliver(_Answer(owner=owner, done=done, failed=failed, value=value))


class Latest:
    """Lets only the newest answer through: `done = latest(show)` for each request; older ones are
    dropped.
    """

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """Wraps the callback of a new request, which makes all earlier ones late."""
        self._number += 1
        mine = self._number

        def guarded(value: T) -> None:
            if mine == self._number:
                show(value)

        return guarded

    def forget(self) -> None:
        """Makes every outstanding answer late, for example when a search is emptied."""
        self._number += 1
