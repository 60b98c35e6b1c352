"""Start to a usable sign-in screen, against an empty PySide6 + SQLAlchemy ORM window of the same
run.

Run: `./dev bench start [--runs N]`. Goal: at most 1.5 x the floor. Both are whole processes, timed
from their start to the line they print when the event loop first comes to rest with the window
shown; the two take turns.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter

from tests.bench.homes import training_home

GOAL_RATIO = 1.5

FLOOR = """
import sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: (print("ready", flush=True), app.quit()))
app.exec()
"""

OURS = """
import sys
from PySide6.QtCore import QTimer
sys.argv = ["cashier", "--home", {home!r}]
import ui.app
start = ui.app.Program.start
def started(program):
    start(program)
    def look():
        if program.screen == "sign_in" and program.app.focusWidget() is not None:
            print("ready", flush=True)
            import os
            os._exit(0)
        QTimer.singleShot(1, look)
    QTimer.singleShot(0, look)
ui.app.Program.start = started
from ui.cli import main
main()
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Prints medians and their ratio; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(prog="bench start", description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    given = parser.parse_args(argv)
    with training_home(500) as (home, _):
        program = OURS.format(home=str(home.folder))
        floors: list[float] = []
        ours: list[float] = []
        for run in range(given.runs + 1):
            pair = _seconds(FLOOR), _seconds(program)
            if run:
                floors.append(pair[0])
                ours.append(pair[1])
    ratio = median(one / floor for one, floor in zip(ours, floors, strict=True))
    for label, times in (("start to usable sign-in", ours), ("floor: empty window + ORM", floors)):
        spread = f"{min(times):.3f} to {max(times):.3f}"
        sys.stdout.write(f"{label:44s} median {median(times):.3f} s ({spread}, n={len(times)})\n")
    sys.stdout.write(f"{'ratio, pair by pair':44s} {ratio:.2f}  (goal: <= {GOAL_RATIO})\n")
    return int(ratio > GOAL_RATIO)


def _seconds(program: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = perf_counter() - begun
        _, errors = process.communicate()
    assert line.strip() == "ready", errors
    return took
