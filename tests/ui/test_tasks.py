"""Two lanes and one gate: answers land on the main thread, bugs reach the hook, the dead get
none.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault, Refusal
from ui.tasks import Failure, Gate, InlineTasks, Lane, Latest, Tasks


def never(answer: object) -> None:
    """Be called by nobody."""
    pytest.fail(f"called with {answer}")


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.shutdown()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.mark.parametrize("lane", list(Lane))
def test_answer_lands_on_the_main_thread(
    qtbot: QtBot, tasks: Tasks, owner: QObject, lane: Lane
) -> None:
    seen: list[tuple[str, str]] = []
    main = threading.current_thread().name

    def done(worker: str) -> None:
        seen.append((worker, threading.current_thread().name))

    tasks.run(lane, lambda: threading.current_thread().name, owner, done)
    assert seen == []  # never at once: the caller's own lines come first
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0].startswith(lane.value)
    assert seen[0][1] == main


def test_db_lane_keeps_order(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    seen: list[int] = []
    for number in range(50):
        tasks.run(Lane.DB, lambda n=number: n, owner, seen.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


@pytest.mark.parametrize("error", [Refusal("amount.missing"), Fault("printer.offline")])
def test_refusal_and_fault_go_to_the_caller(
    qtbot: QtBot, tasks: Tasks, owner: QObject, error: Failure
) -> None:
    seen: list[Failure] = []

    def work() -> None:
        raise error

    tasks.run(Lane.IO, work, owner, never, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [error]


def test_a_bug_reaches_the_hook(
    qtbot: QtBot, tasks: Tasks, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(error))
    tasks.run(Lane.DB, lambda: 1 // 0, owner, never, never)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)
    assert caught[0].__traceback__ is not None


def test_a_refusal_nobody_waits_for_is_a_bug(
    qtbot: QtBot, tasks: Tasks, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(error))

    def work() -> None:
        raise Refusal("role.missing")

    tasks.run(Lane.DB, work, owner, never)
    qtbot.waitUntil(lambda: bool(caught))


def test_the_dead_get_no_answer(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    go = threading.Event()
    seen: list[bool] = []
    tasks.run(Lane.IO, go.wait, owner, seen.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(tasks.finished):
        go.set()
    assert seen == []


def test_started_and_finished_come_in_pairs(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    running: list[int] = []
    counter = _Counter(running)
    tasks.started.connect(counter.more)
    tasks.finished.connect(counter.less)
    tasks.run(Lane.IO, lambda: None, owner, lambda _: None)
    assert sum(running) == 1
    qtbot.waitUntil(lambda: len(running) == 2)
    assert sum(running) == 0


class _Counter:
    def __init__(self, log: list[int]) -> None:
        self.log = log

    def more(self) -> None:
        self.log.append(1)

    def less(self) -> None:
        self.log.append(-1)


def test_shutdown_drains_the_store_and_refuses_more(owner: QObject) -> None:
    tasks = Tasks()
    written: list[int] = []
    for number in range(20):
        tasks.run(Lane.DB, lambda n=number: written.append(n), owner, lambda _: None)  # type: ignore[misc]
    assert tasks.shutdown()
    assert written == list(range(20))
    tasks.run(Lane.DB, lambda: written.append(99), owner, lambda _: None)
    assert 99 not in written


def test_shutdown_does_not_wait_for_ever_for_paper(owner: QObject) -> None:
    tasks = Tasks()
    go = threading.Event()
    tasks.run(Lane.IO, go.wait, owner, lambda _: None)
    assert not tasks.shutdown(io_seconds=0.05)
    go.set()


def test_late_answers_are_dropped() -> None:
    latest = Latest()
    seen: list[str] = []
    first, second = latest(seen.append), latest(seen.append)
    second("new")
    first("old")
    assert seen == ["new"]
    latest.forget()
    second("newer")
    assert seen == ["new"]


def test_inline_gate(owner: QObject) -> None:
    gate: Gate = InlineTasks()
    seen: list[object] = []

    def refuse() -> None:
        raise Refusal("x.y")

    gate.run(Lane.DB, lambda: 7, owner, seen.append)
    gate.run(Lane.DB, refuse, owner, never, lambda error: seen.append(error.code))
    assert seen == [7, "x.y"]
    with pytest.raises(ZeroDivisionError):
        gate.run(Lane.DB, lambda: 1 // 0, owner, never)


def test_a_refusal_is_told_in_its_lane_before_its_owner_hears_of_it(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    """So that a denied act is audited whatever page asked for it."""
    told: list[tuple[str, str]] = []
    tasks.refused = lambda refusal: told.append((refusal.code, threading.current_thread().name))

    def refuse() -> None:
        raise Refusal("role.not_allowed")

    def fail() -> None:
        raise Fault("store.busy")

    seen: list[Failure] = []
    for work in (refuse, fail):
        tasks.run(Lane.DB, work, owner, never, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert [code for code, _ in told] == ["role.not_allowed"]
    assert told[0][1].startswith("db")
