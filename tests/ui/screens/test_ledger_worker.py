"""The ledger's worker with a ledger that falls silent, comes back, or is away for long."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault, Refusal
from cashier.ledger.contract import Answer, Head, Hello, Ledger, Page, WireRecord
from cashier.ledger.open import open_ledger
from cashier.services.desk import Desk
from cashier.vault import Keys
from ui import ledger_worker
from ui.events import Events
from ui.ledger_worker import BEAT_MS, SILENT_MS, WATCH_MS, Contact, LedgerWorker
from ui.tasks import Tasks


class Frozen:
    """A ledger whose every call waits while it is frozen, and fails when it is cut."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.thawed = threading.Event()
        self.thawed.set()
        self.error: Fault | Refusal | None = None
        self.hellos = 0

    def _wait(self) -> None:
        self.thawed.wait(20)
        if self.error is not None:
            raise self.error

    def hello(self, version: int, site: str, station: str) -> Hello:
        self.hellos += 1
        self._wait()
        return self.ledger.hello(version, site, station)

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        self._wait()
        return self.ledger.post_batch(site, station, records)

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        self._wait()
        return self.ledger.pull(feed, epoch, after, limit)

    def head(self, site: str, station: str) -> Head:
        self._wait()
        return self.ledger.head(site, station)

    def close(self) -> None: ...

    def hang_up(self) -> None:
        self.error = Fault("ledger.unreachable")
        self.thawed.set()


@pytest.fixture
def frozen(desk: Desk, keys: Keys) -> Iterator[Frozen]:
    one = Frozen(open_ledger(desk.home.ledger_url, keys, desk.clock))
    yield one
    one.thawed.set()
    one.ledger.close()


@pytest.fixture
def worker(
    desk: Desk, frozen: Frozen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[LedgerWorker]:
    """A tenth of the usual times."""
    for name in ("BEAT_MS", "SILENT_MS", "WATCH_MS", "WAKE_MS"):
        monkeypatch.setattr(ledger_worker, name, getattr(ledger_worker, name) // 10)
    tasks = Tasks()
    one = LedgerWorker(desk, lambda: frozen, tasks, Events())
    yield one
    one.stop()
    frozen.thawed.set()
    tasks.shutdown()
    one.close()


def online(worker: LedgerWorker, qtbot: QtBot) -> None:
    worker.now()
    qtbot.waitUntil(lambda: worker.contact is Contact.ONLINE and not worker.busy)


def test_silence_shows_within_five_seconds() -> None:
    assert BEAT_MS + SILENT_MS + WATCH_MS < 5_000


def test_a_ledger_that_falls_silent_is_shown_while_its_answer_is_awaited(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    online(worker, qtbot)
    told: list[object] = []
    worker._events.ledger_changed.connect(told.append)
    frozen.thawed.clear()
    qtbot.waitUntil(lambda: worker.contact is Contact.UNREACHABLE, timeout=1_500)
    assert worker.busy, "the call still waits"
    assert worker.since is not None
    assert [getattr(one, "code", "") for one in told] == ["ledger.unreachable"]
    frozen.thawed.set()
    qtbot.waitUntil(lambda: worker.contact is Contact.ONLINE, timeout=1_500)
    assert [worker.since, worker.error] == [None, None]


def test_silence_at_the_start_shows_as_well(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    frozen.thawed.clear()
    worker.now()
    qtbot.waitUntil(lambda: worker.contact is Contact.UNREACHABLE, timeout=1_500)


def test_a_greeting_that_fails_is_offline_and_tries_again(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    online(worker, qtbot)
    frozen.error = Fault("ledger.unreachable")
    qtbot.waitUntil(lambda: worker.contact is Contact.UNREACHABLE, timeout=1_500)
    greeted = frozen.hellos
    qtbot.wait(400)
    assert frozen.hellos == greeted, "while it is away nothing but the tries asks it"
    assert worker._next.isActive()


def test_a_new_record_brings_a_try_nearer_but_no_storm(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    frozen.error = Fault("ledger.unreachable")
    for _ in range(4):
        worker.now()
        qtbot.waitUntil(lambda: not worker.busy)
    assert worker._next.remainingTime() > 4_000
    asked = frozen.hellos
    for _ in range(20):
        worker.soon()
    assert worker._next.remainingTime() <= ledger_worker.WAKE_MS
    qtbot.waitUntil(lambda: not worker.busy and frozen.hellos == asked + 1)
    assert worker._next.remainingTime() <= 4_000, "the waits begin anew"


def test_a_refusing_ledger_is_not_asked_at_each_record(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    frozen.error = Refusal("ledger.version", field="version", value=1, spoken="7")
    worker.now()
    qtbot.waitUntil(lambda: worker.contact is Contact.STOPPED)
    worker.soon()
    assert worker._next.remainingTime() > 25_000


def test_the_networks_return_is_tried_at_once(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    frozen.error = Fault("ledger.unreachable")
    for _ in range(3):
        worker.now()
        qtbot.waitUntil(lambda: not worker.busy)
    frozen.error = None
    worker._network_changed()
    qtbot.waitUntil(lambda: worker.contact is Contact.ONLINE, timeout=1_000)


def test_stopping_ends_a_call_that_waits(
    worker: LedgerWorker, frozen: Frozen, qtbot: QtBot
) -> None:
    """The program does not stay for a ledger that is frozen."""
    frozen.thawed.clear()
    worker.now()
    qtbot.waitUntil(lambda: frozen.hellos == 1)
    begun = time.monotonic()
    worker.stop()
    assert isinstance(worker._tasks, Tasks)
    assert worker._tasks.shutdown()
    assert time.monotonic() - begun < 2


def test_the_network_is_watched_where_the_system_tells(worker: LedgerWorker) -> None:
    worker.watch_network()
    if worker._network is not None:
        worker._network.reachabilityChanged.disconnect(worker._network_changed)
