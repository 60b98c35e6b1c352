"""Power cuts on a real file system: ext4 in a loop file, copied while the window stands still.

What the kernel had not yet written to the file is lost with the copy, as it is when the power goes;
the copy is mounted, its journal replayed by ext4, and the store opened. The cuts fall just behind
an answer or at a drawn instant inside a take. With `synchronous=NORMAL`, the control, acknowledged
payments must be missing. What this cannot show, torn and reordered writes, part `power` does.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from cashier.domain.errors import Fault
from tests.simulation.history import Recorder, check_book, compare, wanted_by
from tests.torture import hasty_release
from tests.torture.books import drawers, receipts
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Nursery, nursery
from tests.torture.power import book_of
from tests.torture.report import Lacking, Report
from tests.torture.window import Papers, Visit, Window

MEGABYTES = 24


@contextmanager
def mounted(image: Path, at: Path, *, fresh: bool = False) -> Generator[Path]:
    """The file system of an image. Raises Lacking where this machine mounts none."""
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        raise Lacking("root and mkfs.ext4, for a file system in a loop file")
    at.mkdir(exist_ok=True)
    if fresh:
        with image.open("wb") as file:
            file.truncate(MEGABYTES * 1024 * 1024)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    done = subprocess.run(
        ["mount", "-o", "loop", str(image), str(at)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Lacking(f"a loop mount: {done.stderr.strip()}")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def session(
    base: Place,
    folder: Path,
    young: Nursery,
    seed: int,
    report: Report,
    *,
    more: Callable[[int], bool],
    control: bool = False,
) -> None:
    """Takes payments on a disk of its own and cuts the power while `more(cuts so far)`."""
    folder.mkdir(parents=True)
    image, chance = folder / "disk.img", random.Random(seed)
    with mounted(image, folder / "disk", fresh=True) as disk:
        place = base.copied(disk / "place")
        if control:
            place = replace(place, release=hasty_release.__name__)
        # what was there before the session began is on the disk
        subprocess.run(["sync", "-f", str(disk)], check=True)
        with Recorder(folder / "history.jsonl", "TRN-01") as history:
            window = Window(
                place=place, nursery=young, history=history, chance=chance, papers=Papers(chance)
            )
            window.begin()
            window.sign_in()
            window.open_drawer()
            cuts = 0
            while more(cuts):
                inside = _work_and_stop(window, chance)
                told = {visit.visit_id for visit in window.visits}
                shutil.copyfile(image, folder / "cut.img")
                _judge(folder, place, told, f"session {seed}, cut {cuts}", report, control)
                cuts += 1
                assert window.process is not None
                window.process.signal(signal.SIGCONT)
                if inside is not None:
                    report.count("cuts inside a take", 0 if control else 1)
                    window.process.answer()  # the one that stood still
                    window.take(inside)
            window.abandon()
    shutil.rmtree(folder)


def _work_and_stop(window: Window, chance: random.Random) -> Visit | None:
    """Some takes, a sync now and then, and the process stands still: just behind an answer, or
    inside a take, which is then returned."""
    process = window.process
    assert process is not None
    for _ in range(chance.randint(0, 2)):
        window.take(window.papers.visit())
    if chance.random() < 0.3:
        window.sync()
    visit = window.papers.visit()
    inside = chance.random() < 0.5
    if inside:
        process.say(visit.act())
        time.sleep(chance.uniform(0, 0.05))
    else:
        window.take(visit)
    process.signal(signal.SIGSTOP)
    return visit if inside else None


def _judge(
    folder: Path, place: Place, told: set[str], where: str, report: Report, control: bool
) -> None:
    """Mounts the copy and looks for what people had been told."""
    with mounted(folder / "cut.img", folder / "cut") as there:
        survived = Place(there / place.folder.name)
        report.count("control cuts" if control else "cuts")
        try:
            local, central = book_of(survived, "store.db"), book_of(survived, "ledger.db")
        except Fault as fault:
            report.must(control, f"F3 {where}: does not open: {fault.code} {fault.data}")
            return
        there_now = {key for act, key in map(wanted_by, local) if act == "take"}
        lost = told - there_now
        if control:
            more = {"acknowledged visits lost": len(lost), "cuts that lost one": bool(lost)}
            for name, number in more.items():
                report.controls[name] = int(report.controls.get(name, 0)) + number
            return
        report.count("acknowledged visits looked for", len(told))
        report.must(not lost, f"I1 {where}: {len(lost)} acknowledged visits are gone")
        for complaint in survived.complaints_of_sqlite():
            report.must(False, f"F3 {where}: {complaint}")
        found = [*check_book(local), *check_book(central)]
        found += compare(local, central, undrained={"TRN-01"})
        report.violations += [
            f"{one} ({where})" for one in (*found, *receipts(local), *drawers(local))
        ]


CONTROL_CUTS = 20


def run(seed: int, minutes: float, out: Path) -> Report:
    """A session with the hasty store, then sessions of fifty cuts until the minutes are over."""
    report = Report(name="images")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        session(
            base,
            folder / "control",
            young,
            seed,
            report,
            more=lambda cuts: cuts < CONTROL_CUTS,
            control=True,
        )
        lost = report.controls.get("acknowledged visits lost", 0)
        report.must(lost != 0, "control: synchronous=NORMAL lost nothing")
        number = 0
        while number == 0 or time.monotonic() < until:
            number += 1
            session(
                base,
                folder / f"session-{number}",
                young,
                seed * 1_000 + number,
                report,
                more=lambda cuts: cuts < 50 and (cuts < 5 or time.monotonic() < until),
            )
    return report
