"""A window that stands still and goes on, and a second one on the same home.

The process is stopped inside an act and continued after seconds; meanwhile a second instance tries
the home and is refused in words. A process that was killed while it stood still leaves the home
free. With the ledger in PostgreSQL the stop falls into a sync, longer than the server waits.
"""

from __future__ import annotations

import random
import shutil
import signal
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from tests.simulation.history import Recorder
from tests.torture.books import check_station
from tests.torture.central import central
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Hung, Nursery, nursery
from tests.torture.report import Report
from tests.torture.window import Gone, Papers, Unexpected, Window

SERVER_WAITS = 17.0
"""Longer than any of the server's time-outs for a station (15 s)."""


def session(
    place: Place, young: Nursery, seed: int, report: Report, *, stops: int, seconds: float
) -> None:
    """A day in which the process stands still so many times; then one is killed standing."""
    history = place.folder / "history.jsonl"
    chance = random.Random(seed)
    again = f"session {seed}"
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=place, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        try:
            window.begin()
            window.sign_in()
            window.open_drawer()
            for _ in range(stops):
                _stand_still(window, chance, report, seconds)
            _killed_standing(window, report)
            check_station(report, place, young, [history], again)
        except (Unexpected, Hung, Gone) as error:
            report.must(False, f"{again}: {error!r}")
            window.abandon()
    report.count("payments", len(window.visits))
    place.drop()


def _stand_still(window: Window, chance: random.Random, report: Report, seconds: float) -> None:
    """Stops inside a take, tries the home, continues; the answer must come, once."""
    process = window.process
    assert process is not None
    visit = window.papers.visit()
    timer = threading.Timer(chance.uniform(0, 0.05), process.signal, [signal.SIGSTOP])
    timer.start()
    going_on = threading.Timer(seconds, process.signal, [signal.SIGCONT])
    going_on.start()
    started = time.monotonic()
    try:
        window.take(visit)
    finally:
        timer.join()
    report.count("stops")
    if time.monotonic() - started > seconds / 2:
        report.count("stops inside an act")
    while time.monotonic() - started < seconds - 0.5:  # it stands still between two acts
        _second_instance(window, report)
    going_on.join()
    window.take(visit)  # again: nothing new
    _second_instance(window, report)


def _second_instance(window: Window, report: Report) -> None:
    """F9: a second process on the same home is refused with a sentence, and changes nothing."""
    place = window.place
    before = len(place.errors.read_text("utf-8")) if place.errors.exists() else 0
    status, _ = window.nursery.run(["sync", "--drain"], place.env(), place.errors)
    said = place.errors.read_text("utf-8")[before:]
    report.count("second instances refused")
    report.must(
        status == 1 and "home.in_use" in said, f"F9: a second instance got {status}: {said}"
    )


def _killed_standing(window: Window, report: Report) -> None:
    assert window.process is not None
    window.process.signal(signal.SIGSTOP)
    _second_instance(window, report)
    window.process.kill()
    window.process.wait()
    report.count("killed while standing still")
    window.begin()
    window.sign_in()
    window.follow(step for step in (window.count, window.close, window.sync))
    window.leave()


def stopped_in_sync(
    place: Place, young: Nursery, seed: int, report: Report, *, seconds: float
) -> None:
    """F24: the process stands still while it speaks with the server, until the server gave up."""
    history = place.folder / "history.jsonl"
    chance = random.Random(seed)
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=place, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        process = window.begin()
        window.sign_in()
        window.open_drawer()
        for _ in range(3):
            window.take(window.papers.visit())
        timer = threading.Timer(chance.uniform(0.0, 0.15), process.signal, [signal.SIGSTOP])
        going_on = threading.Timer(seconds, process.signal, [signal.SIGCONT])
        timer.start()
        going_on.start()
        answer = window.ask({"do": "sync"})
        going_on.join()
        if not answer["ok"]:
            report.count("syncs that said unreachable")
            report.must(
                answer["code"] in {"ledger.unreachable", "ledger.busy"},
                f"F24 seed {seed}: {answer}",
            )
        report.count("stops inside a sync")
        window.take(window.papers.visit())
        window.sync()
        window.leave()
    check_station(report, place, young, [history], f"stopped in sync, seed {seed}")
    place.drop()


def run(seed: int, minutes: float, out: Path) -> Report:
    """Sessions with stops of ten seconds, one of them in a sync, until the minutes are over."""
    report = Report(name="freeze")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        there = stack.enter_context(central(folder / "central"))
        number = 0
        while number == 0 or time.monotonic() < until:
            number += 1
            one = seed * 1_000 + number
            session(base.copied(folder / f"s{number}"), young, one, report, stops=3, seconds=10.0)
            stopped_in_sync(
                there.fresh(there.base.copied(folder / f"c{number}")),
                young,
                one,
                report,
                seconds=SERVER_WAITS,
            )
    return report
