"""The disk answers with an error: a sync fails (EIO), or there is no room (ENOSPC), at every place.

strace makes the n-th call of a real `cashier play` fail. The act must be refused as the store's
fault, never half done and never told as done; the next process, on a disk that works again, finds
every payment that was acknowledged and goes on (F5, F6).
"""

from __future__ import annotations

import random
import shutil
import time
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.simulation.history import Recorder
from tests.torture.books import check_station
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Hung, Nursery, nursery
from tests.torture.report import Lacking, Report
from tests.torture.window import Gone, Papers, Refused, Unexpected, Window


class Trouble(StrEnum):
    """What strace is told to do, but for the number."""

    SYNC_FAILS = "fsync,fdatasync:error=EIO:when="
    NO_ROOM = "pwrite64:error=ENOSPC:when="


PLACES_MAX = {Trouble.SYNC_FAILS: 45, Trouble.NO_ROOM: 400}
"""Calls of the session below, so that most numbers drawn fall inside it."""
STORE_FAULTS = ("store.", "ledger.", "home.")


@dataclass(slots=True)
class Session:
    """A window whose process has one fault."""

    window: Window
    report: Report
    again: str

    def faulty(self, trouble: Trouble, number: int) -> bool:
        """Works until the fault is told; whether it was met. One that stays (`+`) for want of room,
        once for a sync that failed: after that the program must not try again."""
        window = self.window
        inject = f"inject={trouble.value}{number}{'+' if trouble is Trouble.NO_ROOM else ''}"
        process = window.begin(wrapped=("strace", "-f", "-o", "/dev/null", "-e", inject))
        try:
            window.sign_in()
            window.open_drawer()
            for _ in range(4):
                window.take(window.papers.visit())
            window.sync()
            met = False
        except Refused as refused:
            met = True
            self.report.must(
                refused.code.startswith(STORE_FAULTS), f"F5 {self.again}: told as {refused}"
            )
            self.report.count(f"refused as {refused.code}")
        except Gone:
            met = True
            status = process.wait()
            self.report.count("ended in words")
            said = window.place.errors.read_text("utf-8", "replace")[-300:]
            self.report.must(
                status == 3 and "Traceback" not in said, f"F5 {self.again}: {status}: {said}"
            )
        window.leave()
        return met

    def healthy(self) -> None:
        """The disk works again: the same home in a new process."""
        window = self.window
        window.begin()
        window.sign_in()
        window.retrying = True
        window.open_drawer()
        window.retrying = False
        for visit in [*window.visits, window.papers.visit()]:
            window.take(visit)
        window.sync()
        window.leave()


def one_place(
    base: Place,
    folder: Path,
    young: Nursery,
    seed: int,
    report: Report,
    trouble: Trouble,
    number: int,
) -> None:
    """One fault at one place, on a home of its own."""
    if not shutil.which("strace"):
        raise Lacking("strace, which makes a system call fail")
    place = base.copied(folder)
    history = folder / "history.jsonl"
    again = f"seed {seed}, {trouble.name} at {number}"
    chance = random.Random(seed)
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=place, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        session = Session(window, report, again)
        try:
            met = session.faulty(trouble, number)
            report.count(f"faults met, {trouble.name.lower().replace('_', ' ')}", int(met))
            session.healthy()
            check_station(report, place, young, [history], again)
        except (Unexpected, Hung, Gone) as error:
            report.must(False, f"F5 {again}: {error!r}")
            window.abandon()
    place.drop()


def run(seed: int, minutes: float, out: Path) -> Report:
    """Places drawn by the seed, both faults in turn, until the minutes are over."""
    report = Report(name="disk-faults")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    chance = random.Random(seed)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        first = True
        while first or time.monotonic() < until:
            first = False
            for trouble in Trouble:
                number = chance.randint(1, PLACES_MAX[trouble])
                one_place(base, folder / "one", young, seed, report, trouble, number)
    return report
