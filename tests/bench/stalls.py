"""How long the event loop is held during a day at the counter, scene by scene of the tour: the real
window, key events, a printer port, the ledger, reports, a deposit.

Run: `./dev bench stalls`. Goal: nothing holds the loop longer than 50 ms, by the main thread's
processor time; elapsed, which other programs lengthen, stands beside. Keys are pressed without a
pause, so a beat may hold what two of them set off. Not part of it: the pictures of the tour, and
changing the look, which has a line of its own. `--where` says what held it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.ui.stalls import Stalls

GOAL_MS = 50.0
SAMPLE_SECONDS = 0.004


def main(argv: Sequence[str] | None = None) -> int:
    """Prints each scene's longest hold; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(prog="bench stalls", description=__doc__)
    parser.add_argument("--accounts", type=int, default=5_000)
    parser.add_argument("--where", action="store_true", help="what held the loop longer than that")
    given = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cashier.clock import TrainingClock
    from cashier.services import training
    from cashier.settings import Home, load, save
    from cashier.vault import Keys
    from tests.bench.homes import percentile
    from ui import style, tour
    from ui.app import make_application, make_program
    from ui.tour_deposit import deposit
    from ui.tour_hands import Hands, TourPrinter

    class Unseen(Hands):
        """The same hands, and nobody takes pictures."""

        def picture(self, name: str) -> None:
            self.app.processEvents()

    Scene = Callable[[Hands, TrainingClock], None]  # noqa: N806 - a type
    scenes: tuple[tuple[str, Scene], ...] = (
        ("sign in, open the drawer", tour._morning),
        ("find, identity, two items, receipt", tour._rosa),
        ("two more visits, warnings, receipts", tour._others),
        ("today, a void signed", tour._void),
        ("switch, board, force close, trends", tour._board),
        ("count, recount, close, reports", tour._evening),
        ("dark, high contrast, large text", tour._dark),
        ("deposit, ticket, bank files, verify", deposit),
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-stalls-")))
        home, keys = Home(folder / "home"), Keys(folder=folder / "keys", use_keyring=False)
        printer = TourPrinter(stack, folder / "paper")
        clock = TrainingClock(tour.DAY)
        training.make_home(home, keys, clock, tour._sample(folder, given.accounts))
        save(home, {"printer": f"tcp://127.0.0.1:{printer.port}?width=80", "theme": "light"})
        tour._friday(home, keys)
        app = make_application()
        program = make_program(app, home, keys, clock, load(home))
        stack.callback(program.close)
        program.shell.resize(tour.WIDTH, tour.HEIGHT)
        program.start()
        out = folder / "out"
        out.mkdir()
        hands = Unseen(app, program, out, printer)
        worst = 0.0
        looks = _Looks(style.apply)
        style.apply = looks
        stack.callback(setattr, style, "apply", looks.really)
        row("", "held at most", "elapsed", "p95", "over 50 ms", "beats")
        for name, scene in scenes:
            stalls = looks.stalls = Stalls()
            sampler = _Sampler() if given.where else None
            stalls.start()
            scene(hands, clock)
            stalls.stop()
            looks.stalls = None
            gaps = [gap * 1000 for gap in stalls.gaps]
            worst = max(worst, stalls.cpu_most * 1000)
            row(
                name,
                f"{stalls.cpu_most * 1000:.0f} ms",
                f"{stalls.wall_most * 1000:.0f} ms",
                f"{percentile(gaps, 0.95):.1f} ms",
                str(sum(gap > GOAL_MS for gap in gaps)),
                f"{stalls.beats:,}",
            )
            if sampler is not None:
                sampler.tell(GOAL_MS / 1000)
        row("the look changed", f"{max(looks.took, default=0):.0f} ms")
    return int(worst > GOAL_MS)


class _Looks:
    """Changing the look, timed by itself and out of the count."""

    def __init__(self, really: Callable[..., None]) -> None:
        self.really = really
        self.took: list[float] = []
        self.stalls: Stalls | None = None

    def __call__(self, *given: Any, **named: Any) -> None:
        with self.stalls.passed_over() if self.stalls else nullcontext():
            before = time.thread_time()
            self.really(*given, **named)
            QApplication.processEvents()
            self.took.append((time.thread_time() - before) * 1000)


class _Sampler:
    """Looks every few milliseconds at what the main thread does."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, tuple[str, ...]]] = []
        self._main, self._ends = threading.get_ident(), threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ends.wait(SAMPLE_SECONDS):
            frame, names = sys._current_frames().get(self._main), []
            while frame is not None:
                if "/ui/" in frame.f_code.co_filename and "/tests/" not in frame.f_code.co_filename:
                    names.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}")
                frame = frame.f_back
            self._seen.append((time.thread_time(), tuple(names)))

    def tell(self, held: float) -> None:
        """The deepest functions of ours that most samples found, where they stayed for long."""
        self._ends.set()
        self._thread.join()
        runs: Counter[str] = Counter()
        for names, group in itertools.groupby(found[:4] for _, found in self._seen if found):
            seconds = len(list(group)) * SAMPLE_SECONDS
            if seconds >= held / 2:
                runs[" < ".join(names)] += round(seconds * 1000)
        for name, ms in runs.most_common(6):
            sys.stdout.write(f"      {ms:5d} ms  {name}\n")


def row(*cells: str) -> None:
    """A line of the table."""
    sys.stdout.write(f"{cells[0]:38s}" + "".join(f"{one:>14s}" for one in cells[1:]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
