"""How long the event loop is held during a day at the counter, scene by scene of the tour: the real
window, key events, a printer port, the ledger, reports, a deposit. With it: from a key to its echo,
from one page to the next, and another theme or text size while twenty pages stand.

Run: `./dev bench stalls`. Goals: nothing holds the loop longer than 50 ms; key to echo p95 50 ms;
page to page p95 150 ms. All by the main thread's processor time; elapsed, which other programs
lengthen, stands beside. `--where` says what held the loop, by a profile of each hold (which makes
all of it slower, so that it also finds what is held for less).
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication

from tests.bench.homes import percentile
from tests.ui.stalls import Stalls

if TYPE_CHECKING:
    from cashier.clock import TrainingClock
    from ui.app import Program
    from ui.tour_hands import Hands

GOAL_MS = 50.0
ECHO_MS, SWITCH_MS = 50.0, 150.0
TOLD = 8
"""So many functions of a hold."""


def main(argv: Sequence[str] | None = None) -> int:
    """Prints each scene's longest hold; the number of goals missed."""
    parser = argparse.ArgumentParser(prog="bench stalls", description=__doc__)
    parser.add_argument("--accounts", type=int, default=5_000)
    parser.add_argument("--where", action="store_true", help="what held the loop longer than that")
    parser.add_argument("--scenes", type=int, default=0, help="only so many of the day's scenes")
    given = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cashier.clock import TrainingClock
    from cashier.services import training
    from cashier.settings import Home, load, save
    from cashier.vault import Keys
    from ui import style, tour, tour_aids
    from ui.app import make_application, make_program
    from ui.tour_deposit import deposit
    from ui.tour_hands import TourPrinter

    scenes: tuple[tuple[str, Callable[[Hands, TrainingClock], None]], ...] = (
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
        times = _Times(program)
        looks = _Looks(style.apply)
        style.apply = looks
        stack.callback(setattr, style, "apply", looks.really)
        # a customer's window that the tour makes for a picture of it alone
        tour_aids._customer = lambda hands: None
        out = folder / "out"
        out.mkdir()
        hands = _watched_hands(app, program, out, printer, times, looks)
        worst = 0.0
        row("processor time of the main thread", "most", "p95", "over 50 ms", "beats", "elapsed")
        for name, scene in scenes[: given.scenes or None]:
            stalls = looks.stalls = _Profiled() if given.where else Stalls()
            stalls.start()
            scene(hands, clock)
            stalls.stop()
            looks.stalls = None
            gaps = [gap * 1000 for gap in stalls.gaps]
            worst = max(worst, *gaps)
            over = str(sum(gap > GOAL_MS for gap in gaps))
            row(
                name, *most_of(gaps), over, f"{stalls.beats:,}", f"{stalls.wall_most * 1000:.0f} ms"
            )
            if isinstance(stalls, _Profiled):
                stalls.tell()
        sys.stdout.write("\n")
        row("", "most", "p95", "times", "", "p95 elapsed")
        measured = (
            ("from a key to its echo", times.echoes, ECHO_MS),
            ("from a page to the next one, painted", times.switches, SWITCH_MS),
            ("another theme or text size, painted", looks.took, GOAL_MS),
        )
        missed = int(worst > GOAL_MS)
        for name, taken, goal in measured:
            spent = [cpu for cpu, _ in taken] or [0.0]
            elapsed = f"{percentile([wall for _, wall in taken] or [0.0], 0.95):.0f} ms"
            row(name, *most_of(spent), str(len(taken)), f"<= {goal:.0f}", elapsed)
            missed += percentile(spent, 0.95) > goal
    return missed


def most_of(values: list[float]) -> tuple[str, str]:
    """The largest and p95, in ms."""
    return f"{max(values):.0f} ms", f"{percentile(values, 0.95):.1f} ms"


Taken = tuple[float, float]
"""Processor time of the main thread and elapsed, in ms."""


def since(before: Taken) -> Taken:
    """What passed since `now()` said that."""
    cpu, wall = now()
    return cpu - before[0], wall - before[1]


def now() -> Taken:
    """Both clocks."""
    return time.thread_time() * 1000, time.perf_counter() * 1000


class _Times:
    """Keys that stay on their page, and pages: from `Pages.show` until all it set off is painted.
    What the store says later is painted later, by itself, and counts among the beats.
    """

    def __init__(self, program: Program) -> None:
        self.echoes: list[Taken] = []
        self.switches: list[Taken] = []
        self._program, self._show = program, program.pages.show
        program.pages.show = self._timed  # type: ignore[method-assign]  # timed from outside

    def _timed(self, name: str, about: object = None) -> None:
        before = now()
        self._show(name, about)
        QTimer.singleShot(0, self._program, lambda: self.switches.append(since(before)))

    def key(self, press: Callable[[], None]) -> None:
        """One key, and the loop until nothing is left to be done for it."""
        screen, before = self._program.screen, now()
        press()
        QApplication.processEvents()
        if self._program.screen == screen:
            self.echoes.append(since(before))


def _watched_hands(
    app: QApplication, program: Program, out: Path, printer: Any, times: _Times, looks: _Looks
) -> Hands:
    from ui.tour_hands import Hands

    class Watched(Hands):
        """One key at a time, as fast as the window takes them; nobody takes pictures. What these
        hands look up themselves does not count.
        """

        def type(self, text: str) -> None:
            for char in text:
                times.key(partial(super().type, char))

        def press(self, *keys: str) -> None:
            for key in keys:
                times.key(partial(super().press, key))

        def picture(self, name: str) -> None:
            self.app.processEvents()

        def until(self, reached: Callable[[], bool], scene: str) -> None:
            def looked() -> bool:
                with looks.stalls.passed_over() if looks.stalls else nullcontext():
                    return reached()

            super().until(looked, scene)

    return Watched(app, program, out, printer)


class _Looks:
    """Changing the look, timed by itself and out of the count."""

    def __init__(self, really: Callable[..., None]) -> None:
        self.really = really
        self.took: list[Taken] = []
        self.stalls: Stalls | None = None

    def __call__(self, *given: Any, **named: Any) -> None:
        with self.stalls.passed_over() if self.stalls else nullcontext():
            before = now()
            self.really(*given, **named)
            QApplication.processEvents()
            self.took.append(since(before))


class _Profiled(Stalls):
    """Keeps a profile of each hold that is too long."""

    def __init__(self) -> None:
        super().__init__()
        self.holds: list[tuple[float, cProfile.Profile]] = []
        self._profile: cProfile.Profile | None = None

    @Slot()
    def _beat(self) -> None:
        if self._profile is not None:
            self._profile.disable()
        super()._beat()
        if self._profile is not None and self.gaps[-1] * 1000 > GOAL_MS:
            self.holds.append((self.gaps[-1], self._profile))
        self._profile = cProfile.Profile(time.thread_time)
        self._profile.enable()

    def stop(self) -> None:
        """And profiles no more."""
        super().stop()
        if self._profile is not None:
            self._profile.disable()

    def tell(self) -> None:
        """Functions with the most time of their own, and those of ours with all they called."""
        for held, profile in sorted(self.holds, key=lambda hold: -hold[0])[:4]:
            stats = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]  # not in its stub
            sys.stdout.write(f"    held {held * 1000:.0f} ms\n")
            own = sorted(stats, key=lambda one: -one[1][2])[:TOLD]
            ours = sorted((one for one in stats if "/ui/" in one[0][0]), key=lambda one: -one[1][3])
            for title, found, at in (("itself", own, 2), ("in all", ours[:TOLD], 3)):
                for (file, _, name), numbers in found:
                    took = f"{numbers[at] * 1000:7.1f} ms {title}, {numbers[0]} times"
                    sys.stdout.write(f"      {took}  {Path(file).name} {name}\n")


def row(*cells: str) -> None:
    """A line of the table."""
    sys.stdout.write(f"{cells[0]:38s}" + "".join(f"{one:>14s}" for one in cells[1:]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
