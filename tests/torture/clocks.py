"""Wall-clock jumps under a running window: years back and forth, DST nights, other zones.

libfaketime steps the clock of a real `cashier play` between its acts while a drawer is open (I15):
order, ids, amounts and the business date of the drawer must not move, no act may be refused for
the time, and the books must stand as if the clock had been right.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from cashier.clock import SystemClock
from tests.simulation.history import Recorder, read_book
from tests.torture.books import check_station
from tests.torture.homes import TODAY, Place, on_disk, training_place
from tests.torture.nursery import Hung, Nursery, nursery
from tests.torture.report import Lacking, Report
from tests.torture.window import Gone, Papers, Step, Unexpected, Window

YEAR = 365 * 24 * 3600
ZONES = ("America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC")
_NEW_YORK = ZoneInfo("America/New_York")
_NIGHTS = (
    datetime(2027, 3, 14, 1, 59, 58, tzinfo=_NEW_YORK),  # two seconds before clocks go forward
    datetime(2026, 11, 1, 1, 59, 58, tzinfo=_NEW_YORK),  # and before they go back
    datetime(2026, 12, 31, 23, 59, 58, tzinfo=_NEW_YORK),
    datetime(2028, 2, 29, 12, tzinfo=_NEW_YORK),
    datetime(2038, 1, 19, 3, 14, 6, tzinfo=ZoneInfo("UTC")),  # where 32 bits of seconds end
)


@cache
def library() -> Path:
    """libfaketime. Raises Lacking where it is not installed."""
    for folder in (Path("/usr/lib"), Path("/usr/local/lib")):
        for found in sorted(folder.glob("**/faketime/libfaketime.so.1")):
            return found
    raise Lacking("libfaketime (Debian: faketime), which steps a process's clock")


def jumps(chance: random.Random) -> int:
    """Seconds by which the clock is wrong from now on."""
    now = SystemClock().now()
    known = (
        *(0, 10 * YEAR, -10 * YEAR, 3600, -3600, 86_400, -86_400, -1, 1),
        *(int((night - now).total_seconds()) for night in _NIGHTS),
    )
    return chance.choice(known)


@dataclass(slots=True)
class Stepped:
    """The clock of the processes that carry `env`."""

    file: Path
    chance: random.Random
    report: Report

    def env(self) -> Mapping[str, str]:
        return {
            "LD_PRELOAD": str(library()),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            # a wall clock that is put right leaves the time since the start alone
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": self.chance.choice(ZONES),
        }

    def right(self) -> None:
        self._set(0)

    def jump(self) -> None:
        self._set(jumps(self.chance))
        self.report.count("jumps")

    def _set(self, seconds: int) -> None:
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{seconds:+d}\n")
        fresh.replace(self.file)


def session(
    base: Place, folder: Path, young: Nursery, seed: int, report: Report, *, visits: int = 8
) -> None:
    """One drawer session in two or more processes, the clock stepped before every act."""
    library()
    place = base.copied(folder)
    history = folder / "history.jsonl"
    chance = random.Random(seed)
    stepped = Stepped(folder / "clock", chance, report)
    again = f"session {seed}"
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=place, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        try:
            _play(window, stepped, visits)
            check_station(report, place, young, [history], again)
            report.violations += [f"{again}: {one}" for one in _unmoved(place, young, report)]
        except (Unexpected, Hung) as error:
            report.must(False, f"{again}: {error}")
            window.abandon()
    report.count("drawer sessions")
    report.count("payments", len(window.visits))
    place.drop()


def _play(window: Window, stepped: Stepped, visits: int) -> None:
    """The day, with an end of the process somewhere in it, so that another zone has its turn."""
    steps = window.day(visits)
    unfinished: Step | None = None
    ends = sorted(stepped.chance.sample(range(2, visits), 2))
    done = 0
    step = next(steps, None)
    stepped.right()  # the clock is looked at when a drawer opens, and is right then
    while step is not None:
        process = window.begin(stepped.env(), anew=True)
        window.sign_in()
        while step is not None and not (ends and done >= ends[0]):
            if done:
                stepped.jump()
            window.retrying = step is unfinished
            try:
                step()
            except Gone as gone:
                raise Unexpected(f"ended by itself with {process.wait()}") from gone
            done += 1
            step = next(steps, None)
        if ends and done >= ends[0]:
            del ends[0]
            process.kill()
        process.wait()


def _unmoved(place: Place, young: Nursery, report: Report) -> list[str]:
    """Every record of the drawer is of the drawer's own business date. Whether the clock really
    jumped is told by the instants the records bear."""
    _, told = young.run(["journal", "export"], place.env(), place.errors)
    book = read_book(told.decode().splitlines())
    instants = [datetime.fromisoformat(str(one.text()["recorded_at"])) for one in book]
    apart = (max(instants) - min(instants)).days
    name = "days between first and last instant, at most"
    report.controls[name] = max(apart, int(report.controls.get(name, 0)))
    dates = {one.business_date for one in book}
    return [] if dates == {TODAY.isoformat()} else [f"I15: business dates {sorted(dates)}"]


def run(seed: int, minutes: float, out: Path) -> Report:
    """Sessions until the minutes are over."""
    report = Report(name="clocks")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        number = 0
        while number == 0 or time.monotonic() < until:
            number += 1
            session(base, folder / "session", young, seed * 1_000 + number, report)
    apart = report.controls.get("days between first and last instant, at most", 0)
    report.must(int(apart) > 300, f"control: the clock moved by {apart} days only")
    return report
