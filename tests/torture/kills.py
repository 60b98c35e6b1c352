"""SIGKILL at random instants: takes, voids, prints, syncs, counts, closes, backups, migrations.

Rounds of some fifty kills on one home: each process is killed at an instant drawn by the seed and
the next one goes on with the same ids. After a round the station drains and both books are held
against what the clients were told. Migrations are killed on copies of a store with unsent rows.
"""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from cashier.services.training import PASSPHRASE
from cashier.store.engine import SCHEMA_VERSION
from cashier.vault import Sealed
from tests.simulation.history import Recorder
from tests.torture import careless_release, later_release
from tests.torture.books import backup_is_whole, check_station
from tests.torture.central import central
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Hung, Nursery, Process, nursery
from tests.torture.report import Report
from tests.torture.window import Gone, Papers, Step, Unexpected, Window

ROUND = 50
ANEW_ONE_IN = 25
"""Every 25th play is an interpreter started anew instead of a fork of the nursery."""
START_SECONDS, BACKUP_SECONDS = 0.30, 1.20
"""Kills fall within these after the start."""
MIGRATION_SECONDS = (0.3, 1.2)
WORK_SECONDS = (0.5, 0.5, 3.0)
"""Within one of these after the first sign-in: the first take of a process is its slowest, and on a
busy machine only the last lets a process come to later acts."""


@dataclass(slots=True)
class Killer:
    """Kills one process after a while, and knows whether it was in time."""

    process: Process
    timer: threading.Timer

    @staticmethod
    def after(seconds: float, process: Process) -> Killer:
        timer = threading.Timer(seconds, process.kill)
        timer.daemon = True
        timer.start()
        return Killer(process, timer)

    def done(self) -> bool:
        """Waits for the process; whether the kill ended it."""
        status = self.process.wait()
        self.timer.cancel()
        self.timer.join()
        return status == -9


@dataclass(slots=True, kw_only=True)
class Round:
    """One home and its clients, killed again and again."""

    window: Window
    report: Report
    chance: random.Random
    kills: int = 0
    unfinished: Step | None = None

    def go(self, kills: int, until: float) -> None:
        """So many kills, or as many as the time allows."""
        days = self.window.day(self.chance.randint(4, 12))
        while self.kills < kills and time.monotonic() < until:
            dice = self.chance.random()
            if dice < 0.08:
                self._command("sync", "--drain")
            elif dice < 0.12:
                self._backup()
            elif not self._play(days):
                days = self.window.day(self.chance.randint(4, 12))

    def _killed(self, during: str) -> None:
        self.kills += 1
        self.report.count("kills")
        self.report.count(f"kills during {during}")

    def _play(self, steps: object) -> bool:
        """One `cashier play`, killed; False when the day was over before that."""
        window, chance = self.window, self.chance
        anew = chance.random() < 1 / ANEW_ONE_IN
        process = window.begin(anew=anew)
        killer = None
        if chance.random() < 0.2:
            killer = Killer.after(chance.uniform(0, START_SECONDS), process)
        try:
            window.sign_in()
            killer = killer or Killer.after(chance.uniform(0, chance.choice(WORK_SECONDS)), process)
            if window.visits and chance.random() < 0.2:
                window.take(chance.choice(window.visits))
            before = self.unfinished
            window.follow(steps, before)  # type: ignore[arg-type]
        except Gone as gone:
            if gone.args:
                self.unfinished = gone.args[0]
            assert killer is not None
            if not killer.done():
                raise Unexpected(
                    f"ended by itself with {process.status} during {window.doing}: "
                    + window.place.errors.read_text("utf-8", "replace")[-600:]
                ) from gone
            self._killed(window.doing)
            return True
        self.unfinished = None
        process.finish()
        if killer.done():
            self._killed("end")
        return False

    def _backup(self) -> None:
        place, young = self.window.place, self.window.nursery
        out = place.folder / f"backup-{self.report.figures['kills']}-{self.chance.random()}"
        self._command("backup", str(out), seconds=BACKUP_SECONDS)
        for complaint in backup_is_whole(place, young, out):
            self.report.must(False, complaint)
        if out.exists():
            self.report.count("backups restored")

    def _command(self, *argv: str, seconds: float = START_SECONDS) -> None:
        place = self.window.place
        process = self.window.nursery.start(argv, place.env(), place.errors, release=place.release)
        process.type(PASSPHRASE)
        process.finish()
        killer = Killer.after(self.chance.uniform(0, seconds), process)
        process.rest()
        if killer.done():
            self._killed(argv[0])
        elif process.status:
            said = place.errors.read_text("utf-8", "replace")[-600:]
            raise Unexpected(f"cashier {' '.join(argv)}: status {process.status}: {said}")


def one_round(
    base: Place,
    folder: Path,
    young: Nursery,
    seed: int,
    report: Report,
    *,
    kills: int = ROUND,
    until: float = float("inf"),
    release: str = "",
    fresh: Callable[[Place], Place] = lambda place: place,
) -> None:
    """A home of its own, its kills, its judgement. `fresh` gives a copy a ledger of its own."""
    place = replace(fresh(base.copied(folder)), release=release)
    history = folder / "history.jsonl"
    chance = random.Random(seed)
    again = f"round {seed}"
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=place, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        try:
            Round(window=window, report=report, chance=chance).go(kills, until)
            postings, _ = check_station(report, place, young, [history], again)
            report.count("postings, in both books", postings)
            report.count("payments a client was told of", len(window.visits))
            report.count("found recorded though nobody was told", window.found_recorded)
        except (Unexpected, Hung) as error:
            report.must(False, f"{again}: {error}")
            window.abandon()
    report.count("rounds")
    place.drop()


def migrations(
    base: Place,
    folder: Path,
    young: Nursery,
    chance: random.Random,
    report: Report,
    more: Callable[[], bool],
) -> None:
    """Kills a later release that migrates a store with unsent rows; old or new, never between."""
    full = base.copied(folder / "full")
    history = full.folder / "history.jsonl"
    with Recorder(history, "TRN-01") as recorder:
        window = Window(
            place=full, nursery=young, history=recorder, chance=chance, papers=Papers(chance)
        )
        window.begin()
        window.sign_in()
        window.open_drawer()
        for _ in range(6):
            window.take(window.papers.visit())
        window.leave()
    first = True
    while first or more():
        first = False
        later = replace(full.copied(folder / "one"), release=later_release.__name__)
        for _ in range(3):  # the next start goes on where the killed one was
            process = young.start(["doctor"], later.env(), later.errors, release=later.release)
            process.finish()
            killer = Killer.after(chance.uniform(0.02, chance.choice(MIGRATION_SECONDS)), process)
            process.rest()
            if killer.done():
                report.count("kills")
                report.count("kills during migration")
                report.count(f"left at the {_form_left(later, report)} schema")
        check_station(report, later, young, [history], "migration")
        later.drop()
    full.drop()


def _form_left(place: Place, report: Report) -> str:
    connection = Sealed.open(place.home.store, place.keys).connect()
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        columns = {row[1] for row in connection.execute("PRAGMA table_info(visit)")}
        unsent = connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
    finally:
        connection.close()
    made = {"later", "later_stays", "visit_later"} & names
    new = version > SCHEMA_VERSION
    whole = (len(made), "later" in columns) == ((3, True) if new else (0, False))
    report.must(whole, f"F27: schema {version} has {sorted(made)}, columns {sorted(columns)}")
    report.must(unsent >= 7, f"F27: {unsent} of 7 or more records in the outbox")
    return "new" if new else "old"


CONTROL_ROUNDS = 12
"""Of the careless program: a kill must fall inside one of its payments for it to show."""


def control(base: Place, folder: Path, young: Nursery, seed: int, report: Report) -> None:
    """The careless program must be caught."""
    caught = Report(name="control")
    for number in range(CONTROL_ROUNDS):
        one_round(
            base,
            folder / str(number),
            young,
            seed + number,
            caught,
            kills=25,
            release=careless_release.__name__,
        )
        if caught.violations:
            break
    found = len(caught.violations)
    report.controls["kills of a store without transactions"] = _kills(caught)
    report.controls["violations found in it"] = found
    report.must(found > 0, "control: a store without transactions was not caught")


def run(seed: int, minutes: float, out: Path) -> Report:
    """A seventh of the minutes for migrations, the rest for rounds, first with the embedded ledger
    and then with PostgreSQL's; then the control."""
    report = Report(name="kills")
    report.figures["kills"] = 0
    started = time.monotonic()
    seconds = minutes * 60
    folder = on_disk(out)
    chance = random.Random(seed)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        turn = started + seconds / 7
        migrations(base, folder, young, chance, report, lambda: time.monotonic() < turn)
        there = stack.enter_context(central(folder / "central"))
        number = 0
        for kind, until in (
            ("embedded", started + seconds * 4 / 7),
            ("PostgreSQL 15", started + seconds),
        ):
            before = _kills(report)
            while time.monotonic() < until or _kills(report) == before:
                number += 1
                postgres = kind != "embedded"
                one_round(
                    there.base if postgres else base,
                    folder / f"round-{number}",
                    young,
                    seed * 1_000 + number,
                    report,
                    until=max(until, time.monotonic() + 5),
                    fresh=there.fresh if postgres else lambda place: place,
                )
            report.figures[f"kills, ledger {kind}"] = _kills(report) - before
        spent = (time.monotonic() - started) / 60
        report.figures["kills per minute"] = round(_kills(report) / spent, 1)
        control(base, folder / "control", young, seed, report)
    return report


def _kills(report: Report) -> int:
    kills = report.figures["kills"]
    assert isinstance(kills, int)
    return kills
