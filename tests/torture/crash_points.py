"""Every crash point: the process ends there, comes back, and the same acts are asked again.

The list of points is read from the code (`reach("…")` calls), so that a point which no scenario
comes to fails the run. Each death is a real process of its own; afterwards the books are judged.
"""

from __future__ import annotations

import ast
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cashier.crash_points import AT, DIED, SEEN
from cashier.services.training import PASSPHRASE
from tests.house.rules import ROOT
from tests.simulation.history import Recorder
from tests.torture import careless_release, later_release
from tests.torture.books import backup_is_whole, check_station
from tests.torture.end_of_day import the_end_of_day
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Hung, Nursery, nursery
from tests.torture.report import Report
from tests.torture.window import Gone, Papers, Step, Unexpected, Window

ELSEWHERE = frozenset[str]()
"""Points that another part visits, each with a test of its own named beside it."""


def points_in_code() -> dict[str, list[str]]:
    """Each point's name with the places it stands at, from the syntax trees of the product."""
    found: dict[str, list[str]] = {}
    for room in ("cashier", "receipts", "ui"):
        for path in sorted((ROOT / room).rglob("*.py")):
            source = path.read_text("utf-8")
            if "reach(" not in source or path.name == "crash_points.py":
                continue
            for node in ast.walk(ast.parse(source)):
                match node:
                    case ast.Call(func=ast.Name(id="reach"), args=[ast.Constant(value=str(name))]):
                        found.setdefault(name, []).append(f"{path.relative_to(ROOT)}:{node.lineno}")
                    case ast.Call(func=ast.Name(id="reach")):
                        raise AssertionError(f"{path}:{node.lineno}: a point is a literal")
    return found


# ------------------------------------------------------------------------------------ scenarios


@dataclass(slots=True)
class Trial:
    """One station with its client, at which processes die."""

    place: Place
    nursery: Nursery
    window: Window
    history: Path
    steps: Iterator[Step]
    unfinished: Step | None = None

    @property
    def seen(self) -> Path:
        return self.place.folder / "seen"

    def day(self, at: str) -> bool:
        """Goes on with the day in one process; True when it died at the point, False when the day
        is over. Asks again for what was not answered."""
        window = self.window
        process = window.begin({AT: at, SEEN: str(self.seen)})
        try:
            window.sign_in()
            window.follow(self.steps, self.unfinished)  # type: ignore[arg-type]
        except Gone as gone:
            if gone.args:
                self.unfinished = gone.args[0]
            return self.died(process.wait(), at)
        self.unfinished = None
        status = window.leave()
        # 1: a retry was refused as done already; each answer was judged as it came
        return self.died(0 if status == 1 else status, at)

    def command(self, *argv: str, at: str) -> bool:
        """One command in one process; True when it died at the point."""
        process = self.nursery.start(
            argv,
            {**self.place.env(), AT: at, SEEN: str(self.seen)},
            self.place.errors,
            release=self.place.release,
        )
        process.type(PASSPHRASE)
        process.finish()
        process.rest()
        return self.died(process.wait(), at)

    def died(self, status: int, at: str) -> bool:
        """Whether the process ended at the point. Raises Unexpected for any other end."""
        if status not in {0, DIED}:
            said = self.place.errors.read_text("utf-8", "replace")[-800:]
            raise Unexpected(f"status {status} at {at or 'no point'}: {said}")
        return status == DIED

    def names_seen(self) -> list[str]:
        return self.seen.read_text().split() if self.seen.exists() else []


@contextmanager
def trial(base: Place, folder: Path, young: Nursery, seed: int) -> Iterator[Trial]:
    place = base.copied(folder)
    history = folder / "history.jsonl"
    chance = random.Random(seed)
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=place, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        yield Trial(place, young, window, history, window.short_day())


def the_day(one: Trial, at: str) -> bool:
    """A drawer session from opening to the last sync; goes on where it was until it is over."""
    return one.day(at)


def the_ledger_put_back(one: Trial, at: str) -> bool:
    """The ledger was put back to an older copy: the head comparison sends again what it lost."""
    ledger = one.place.home.ledger
    older = one.place.folder / "older-ledger"
    if not older.exists():
        shutil.copyfile(ledger, older)
        one.day("")
        one.seen.unlink(missing_ok=True)
        for suffix in ("-wal", "-shm"):
            ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)
        shutil.copyfile(older, ledger)
    return one.command("sync", "--drain", at=at)


def the_next_release(one: Trial, at: str) -> bool:
    """A day that was not sent, and then the program is a later one with a migration to do."""
    if not one.place.release:
        one.window.begin()
        one.window.sign_in()
        for _ in range(4):  # open, take, sync, take
            next(one.steps)()
        one.window.leave()
        one.place = one.window.place = replace(one.place, release=later_release.__name__)
    if one.command("doctor", at=at):
        return True
    one.day("")
    return False


def the_backup(one: Trial, at: str) -> bool:
    """A drawer with two visits in it is backed up; what stands under the name can be restored."""
    out = one.place.folder / "backup"
    if not (one.place.folder / "begun").exists():
        one.window.begin()
        one.window.sign_in()
        for _ in range(2):  # open, take
            next(one.steps)()
        one.window.leave()
        (one.place.folder / "begun").touch()
    if not out.exists():
        died = one.command("backup", str(out), at=at)
        complaints = list(backup_is_whole(one.place, one.nursery, out))
        if complaints:
            raise Unexpected(complaints[0])
        if died:
            return True
    one.day("")
    return False


SCENARIOS: dict[str, Callable[[Trial, str], bool]] = {
    "day": the_day,
    "ledger put back": the_ledger_put_back,
    "next release": the_next_release,
    "backup": the_backup,
    "end of day": the_end_of_day,
}


# ------------------------------------------------------------------------------------ the run


def census(base: Place, folder: Path, young: Nursery, seed: int) -> dict[str, list[str]]:
    """The points each scenario comes to when nothing dies, in order."""
    found = {}
    for number, (name, scenario) in enumerate(SCENARIOS.items()):
        with trial(base, folder / f"census-{number}", young, seed) as one:
            assert not scenario(one, "")
            found[name] = one.names_seen()
            one.place.drop()
    return found


def chain(
    base: Place, folder: Path, young: Nursery, seed: int, report: Report, names: list[str]
) -> None:
    """Deaths at each of the names on one and the same home, day after day, then one judgement."""
    with trial(base, folder, young, seed) as one:
        for name in names:
            for _ in range(4):  # the rest of this day, the whole next one
                if one.day(name):
                    report.count("deaths")
                    break
                one.steps = one.window.short_day()
            else:
                report.must(False, f"seed {seed}: {name} is not reached again")
        one.day("")
        check_station(report, one.place, young, [one.history], f"seed {seed}, chain of points")
        one.place.drop()


def control(base: Place, folder: Path, young: Nursery, seed: int, report: Report) -> None:
    """A store that keeps no transaction together dies inside a payment: that must be seen."""
    caught = Report(name="control")
    with trial(base, folder, young, seed) as one:
        one.place = one.window.place = replace(one.place, release=careless_release.__name__)
        try:
            for name in ("take.numbered", "take.recorded"):
                assert one.day(name)
            one.day("")
        except Unexpected as error:
            caught.violations.append(str(error))
        check_station(caught, one.place, young, [one.history], "control")
        one.place.drop()
    found = len(caught.violations)
    report.controls["violations found in a store without transactions"] = found
    report.must(found > 0, "control: a store without transactions was not caught")


def run(seed: int, minutes: float, out: Path) -> Report:
    """Every name once in a chain, then every single place a scenario comes to, each on a home of
    its own, in an order drawn by the seed, until the minutes are over."""
    report = Report(name="crash-points")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    chance = random.Random(seed)
    with nursery() as young:
        base = training_place(folder / "base")
        seen = census(base, folder, young, seed)
        check_names(report, seen)
        chain(
            base,
            folder / "chain",
            young,
            seed,
            report,
            chance.sample(_known(seen), len(_known(seen))),
        )
        control(base, folder / "control", young, seed, report)
        places = [(name, k) for name, all_ in seen.items() for k in range(1, len(all_ or []) + 1)]
        report.figures["places in the scenarios"] = len(places)
        for scenario, k in chance.sample(places, len(places)):
            if time.monotonic() > until:
                break
            _one_place(base, folder / "one", young, seed, report, scenario, k)
    shutil.rmtree(folder)
    return report


def check_names(report: Report, seen: dict[str, list[str]]) -> None:
    """Code and scenarios must agree on the list, and a name must be one place."""
    in_code = points_in_code()
    reached = {name for names in seen.values() for name in names}
    report.figures["crash points in the code"] = len(in_code)
    report.figures["of them visited"] = len(reached & set(in_code))
    for name in sorted(set(in_code) - reached - ELSEWHERE):
        report.must(False, f"{name} ({in_code[name][0]}) is never reached")
    for name, places in in_code.items():
        report.must(len(places) == 1, f"{name} stands at {', '.join(places)}")


def _known(seen: dict[str, list[str]]) -> list[str]:
    """The names a day comes to, in a fixed order."""
    return sorted(set(seen["day"]))


def _one_place(
    base: Place,
    folder: Path,
    young: Nursery,
    seed: int,
    report: Report,
    scenario: str,
    k: int,
) -> None:
    again = f"seed {seed}, {scenario}, place {k}"
    with trial(base, folder, young, seed) as one:
        try:
            if SCENARIOS[scenario](one, f"*#{k}"):
                report.count("deaths")
                report.count("places tried")
                if SCENARIOS[scenario](one, ""):
                    report.must(False, f"{again}: died without a point")
            else:
                report.count("places not reached again")
            check_station(report, one.place, young, [one.history], again)
        except (Unexpected, Hung) as error:
            report.must(False, f"{again}: {error}")
        one.place.drop()
