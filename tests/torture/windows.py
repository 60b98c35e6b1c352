"""SIGKILL of the real window while somebody types: takes, syncs and prints beside, closes.

The window of `cashier`, without a screen, is driven by key events in a process of its own, with its
background lanes for printer and ledger at work. It is killed at drawn instants and opened again;
what its person was shown must be in both books, once.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from tests.simulation.history import INVOKE, read_history
from tests.torture.books import check_station
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Nursery, nursery
from tests.torture.report import Report

KILLS_A_HOME = 6
FIRST_SECONDS, LAST_SECONDS = 2.0, 25.0
"""Instants of the kills: from while the window opens to some visits later."""


def one_home(
    place: Place,
    young: Nursery,
    seed: int,
    report: Report,
    *,
    kills: int,
    last_seconds: float = LAST_SECONDS,
) -> None:
    """So many kills of the window on one home, then both books are judged."""
    history = place.folder / "history.jsonl"
    history.touch()
    chance = random.Random(seed)
    for number in range(kills):
        with place.errors.open("ab") as errors:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.torture.desktop"),
                    *(str(place.folder), str(history), str(seed * 100 + number)),
                ],
                env={
                    **os.environ,
                    "QT_QPA_PLATFORM": "offscreen",
                    "PYTHONPATH": os.pathsep.join(sys.path),
                },
                stdout=errors,
                stderr=errors,
            )
        timer = threading.Timer(chance.uniform(FIRST_SECONDS, last_seconds), process.kill)
        timer.start()
        status = process.wait()
        timer.cancel()
        if status != -9:
            said = place.errors.read_text("utf-8", "replace")[-800:]
            report.must(False, f"home {seed}: the window ended by itself with {status}: {said}")
            break
        report.count("kills of the window")
        events = read_history(history)
        if events and events[-1].event == INVOKE:
            report.count("of them between the key and the receipt")
    events = read_history(history)
    report.count("receipts shown", sum(event.event == "ok" for event in events))
    check_station(report, place, young, [history], f"home {seed}")
    place.drop()


def run(seed: int, minutes: float, out: Path) -> Report:
    """Homes until the minutes are over."""
    report = Report(name="windows")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        number = 0
        while number == 0 or time.monotonic() < until:
            number += 1
            place = base.copied(folder / f"home-{number}")
            one_home(place, young, seed * 1_000 + number, report, kills=KILLS_A_HOME)
    return report
