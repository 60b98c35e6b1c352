"""Resident memory of the real window over a day at the counter.

Run: `./dev bench memory [--hours 8] [--visits 300] [--accounts 1000000]`. Goal: at most 250 MB with
1,000,000 accounts, and no growth from the second hour on: by the line through the hours it comes to
less than 2 % in all.

The day is played with key events: every visit is searched for by name, looked at and by its number,
paid, printed to a real port and synced to the ledger; now and then an item is voided and signed, a
person looks at the board, at reports, at the day. The clock is moved, so that eight hours take
minutes. After each hour everything stands at the same screen, and what lives is counted.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from itertools import repeat
from pathlib import Path

from tests.bench.homes import START, training_home

PATIENCE_MS = 120_000
"""A busy machine only makes it longer."""
NEVER_MS = 86_400_000
"""When the look through the whole store begins, which takes minutes where a million accounts are
kept: keys do not wait for it, this would."""
GOAL_MB = 250.0
GROWTH_MOST = 0.02
LEAST = 5
"""More of a type than this an hour is told."""
OPENING = timedelta(minutes=31)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints a line an hour; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench memory", description=__doc__)
    parser.add_argument("--hours", type=int, default=8)
    parser.add_argument("--visits", type=int, default=300, help="in all")
    parser.add_argument("--accounts", type=int, default=50_000)
    parser.add_argument("--trace", action="store_true", help="which lines hold what grew (slow)")
    given = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    from PySide6.QtWidgets import QWidget

    from cashier.clock import TrainingClock
    from cashier.settings import load, save
    from tests.ui.living import GONE, Living, living, resident_mb
    from tests.ui.shift import Shift
    from ui import beside, tour_hands
    from ui.app import make_application, make_program

    with ExitStack() as stack:
        home, keys = stack.enter_context(training_home(given.accounts))
        paper = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-memory-")))
        printer = tour_hands.TourPrinter(stack, paper)
        save(home, {"printer": f"tcp://127.0.0.1:{printer.port}?width=80", "theme": "light"})
        clock = TrainingClock(START)
        app = make_application()
        program = make_program(app, home, keys, clock, load(home))
        stack.callback(program.close)
        program.shell.resize(1366, 768)
        program.start()
        tour_hands.WAIT_MS = PATIENCE_MS
        beside.CHECKS_AFTER_MS = NEVER_MS
        hands = tour_hands.Hands(app, program, paper)
        hands.rest(2_000)
        row("signed out", f"{resident_mb():.0f} MB")
        shift = Shift(hands, given.visits)
        shift.morning()
        row("", "resident", "widgets", "objects", "gone", "visits", "seconds")
        trace = _Trace()
        looks: list[Living] = []
        resident: list[float] = []
        for hour in range(1, given.hours + 1):
            begun = time.monotonic()
            while shift.visits < given.visits * hour // given.hours:
                moved = timedelta(hours=given.hours) * shift.visits / given.visits
                clock.set(START + OPENING + moved)
                shift.visit()
            shift.at_rest()
            looks.append(living())
            resident.append(resident_mb())
            row(
                f"after hour {hour}",
                f"{resident[-1]:.1f} MB",
                f"{sum(map(isinstance, gc.get_objects(), repeat(QWidget))):,}",
                f"{looks[-1].objects.total():,}",
                f"{sum(n for name, n in looks[-1].objects.items() if name.endswith(GONE)):,}",
                str(shift.visits),
                f"{time.monotonic() - begun:.0f}",
            )
            if given.trace:
                trace.tell()
        shift.tell()
    second = min(1, len(looks) - 1)
    for name, before, now in looks[-1].grown(looks[second], LEAST * (len(looks) - 1 - second)):
        sys.stdout.write(f"  more of {name}: {before:,} after hour {second + 1}, {now:,} at last\n")
    slope = _slope(resident[second:])
    share = slope * (len(resident) - 1 - second) / resident[second]
    sys.stdout.write(
        f"resident at most {max(resident):.0f} MB (goal {GOAL_MB:.0f}); from hour {second + 1} on"
        f" {slope:+.2f} MB an hour, {share:+.1%} in all (goal at most {GROWTH_MOST:.0%})\n"
    )
    return int(max(resident) > GOAL_MB or share > GROWTH_MOST)


def _slope(values: Sequence[float]) -> float:
    """Of the line through the values, one an hour."""
    count = len(values)
    if count < 2:
        return 0.0
    middle, mean = (count - 1) / 2, sum(values) / count
    rises = sum((n - middle) * (value - mean) for n, value in enumerate(values))
    return rises / sum((n - middle) ** 2 for n in range(count))


class _Trace:
    """Which lines hold more memory than an hour before."""

    def __init__(self) -> None:
        self._before: tracemalloc.Snapshot | None = None

    def tell(self) -> None:
        """The first call only begins to watch."""
        if not tracemalloc.is_tracing():
            tracemalloc.start(6)
            return
        own = tracemalloc.Filter(False, tracemalloc.__file__)
        now = tracemalloc.take_snapshot().filter_traces([own])
        for one in [] if self._before is None else now.compare_to(self._before, "traceback")[:12]:
            frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in one.traceback]
            sys.stdout.write(f"      {one.size_diff / 1000:+8.1f} kB {' < '.join(frames)}\n")
        self._before = now


def row(*cells: str) -> None:
    """A line of the table."""
    sys.stdout.write(f"{cells[0]:14s}" + "".join(f"{one:>12s}" for one in cells[1:]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
