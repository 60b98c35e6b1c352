"""`./dev window [--seed N] [--keep] [--list] [JOURNEY...]`

Days in the life of the window, each on an X display of its own with a window manager: the program
is a process of its own, keys come from the X server at a person's speed, a printer listens on a TCP
port, and where the person is, they know from the accessibility bus alone. Afterwards both books,
the paper and what the program said are judged. Pictures go to build/window/JOURNEY.

Needs Xvfb, xdotool, openbox, dbus and at-spi2-core with python3-pyatspi; `./dev window` brings
them.
Exit status: 0 every journey ended well; 1 something was wrong; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from tests.window.books import Judged, judge
from tests.window.day import Day, Journey
from tests.window.person import Person
from tests.window.stage import stage
from tests.window.station import Printer

OUT = Path(__file__).parents[2] / "build" / "window"
JOURNEYS = {
    "counter-day": "tests.window.counter_day",
    "offline-day": "tests.window.offline_day",
    "paper-out": "tests.window.paper_out",
    "evening": "tests.window.evening",
    "first-hour": "tests.window.first_hour",
}
"""Name to module, which has `JOURNEY`."""


def run(journey: Journey, seed: int, out: Path, *, keep: bool) -> list[str]:
    """One journey; what was wrong. Says a line for each of its facts."""
    started = time.monotonic()
    pictures = out / journey.name
    shutil.rmtree(pictures, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"window-{journey.name}-"))
    with ExitStack() as stack:
        if not keep:
            stack.callback(shutil.rmtree, folder, True)
        here = stack.enter_context(stage(folder))
        person = Person(here, pictures, seed=seed)
        stack.callback(person.leave)
        place = journey.prepare(stack, here, folder)
        station = place.station
        stack.callback(station.stop)
        printer = Printer(folder / "printer")
        stack.callback(printer.unplug)
        if station.home.folder.exists():
            station.prints_to(printer)
        day = Day(stage=here, person=person, place=place, printer=printer)
        judged = Judged(postings=0, receipts=0, wrong=())
        try:
            journey.play(day)
            judged = judge(place.station, place.ledger, day.memory, day.slips())
        # the journey ends there, and the others are still made
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            day.wrong.append("".join(traceback.format_exception(error)))
        wrong = [*day.wrong, *judged.wrong, *station.complaints(), *person.complaints()]
    line = (
        f"{'FAILED' if wrong else 'ok    '} {journey.name:<12} {time.monotonic() - started:5.0f} s,"
        f" {person.keys} keys, {station.starts} starts, {judged.receipts} receipts,"
        f" {judged.postings} postings, {len(person.taken)} pictures,"
        f" {person.nodes_most} nodes at most"
    )
    sys.stdout.write("\n".join([line, *(f"       {one}" for one in wrong)]) + "\n")
    sys.stdout.flush()
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="dev window", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("journeys", nargs="*", metavar="JOURNEY")
    parser.add_argument("--list", action="store_true", help="name the journeys")
    parser.add_argument("--seed", type=int, default=8, help="of the pauses between keys")
    parser.add_argument("--keep", action="store_true", help="leave the homes, and say where")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.journeys if name not in JOURNEYS]
    if unknown:
        parser.error(f"no journey {unknown[0]!r}; there are {', '.join(JOURNEYS)}")
    known = {name: import_module(module).JOURNEY for name, module in JOURNEYS.items()}
    if given.list:
        sys.stdout.writelines(f"{name:<12} {one.about}\n" for name, one in known.items())
        return 0
    os.umask(0o077)
    failed = [
        name
        for name in given.journeys or JOURNEYS
        if run(known[name], given.seed, OUT, keep=given.keep)
    ]
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
