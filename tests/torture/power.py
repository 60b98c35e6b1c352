"""Power cuts: only what was synced survives, with any part of the rest, whole or torn.

A session of takes, voids, syncs, count and close is recorded once per round by strace; then the
power goes at drawn places of it, and each time the files are made as the disk would have them,
opened, checked, and every answer given before the cut is looked for. With `synchronous=NORMAL`,
the control, payments that were acknowledged must be missing.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cashier.domain.errors import Fault
from cashier.services.training import PASSPHRASE
from cashier.vault import Sealed
from tests.simulation.history import Posting, Recorder, check_book, compare, posting
from tests.torture import hasty_release
from tests.torture.books import drawers, receipts
from tests.torture.disk import Disk, Event, Mode, Sync, Told, Write, read_trace, recorder
from tests.torture.homes import Place, on_disk, training_place
from tests.torture.nursery import Hung, Nursery, nursery
from tests.torture.report import Lacking, Report
from tests.torture.window import Papers, Unexpected, Visit, Window

FILES = ("store.db", "store.db-wal", "ledger.db", "ledger.db-wal")
VISITS = 70
"""Of a session: enough that the write-ahead log is folded into the store at least once."""
REOPENED_ONE_IN = 10
"""Every tenth cut is also opened by the program, which takes the last payment again and drains."""


@dataclass(slots=True)
class Recording:
    """One session's events, the home it began with, and the visits it took."""

    begun_with: Place
    events: list[Event]
    visits: Sequence[Visit]


@dataclass(slots=True)
class Acknowledged:
    """What people had been told when the power went."""

    postings: set[str] = field(default_factory=set)
    payments: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    confirmed: int = 0
    last_visit: str = ""

    def heard(self, answer: dict[str, Any]) -> None:
        match answer:
            case {"ok": True, "do": "take", "postings": made, "visit": visit}:
                ids = {one["posting_id"] for one in made}
                self.postings |= ids
                self.payments |= ids
                self.last_visit = visit
            case {"ok": True, "do": "void", "posting_id": one}:
                self.postings.add(one)
            case {"ok": True, "do": "close", "session": session}:
                self.closed.add(session)
            case {"ok": True, "do": "sync", "confirmed": confirmed}:
                self.confirmed += confirmed


def record(
    base: Place, folder: Path, young: Nursery, seed: int, *, release: str = "", visits: int = VISITS
) -> Recording:
    """A session in a real process under strace. Raises Lacking where there is no strace."""
    if not shutil.which("strace"):
        raise Lacking("strace, which records what reaches the disk")
    place = replace(base.copied(folder), release=release)
    begun_with = place.copied(folder.with_name(f"{folder.name}-begun"))
    trace = folder / "trace"
    chance = random.Random(seed)
    with Recorder(folder / "history.jsonl", "TRN-01") as history:
        window = Window(
            place=place, nursery=young, history=history, chance=chance, papers=Papers(chance)
        )
        window.begin(wrapped=recorder(trace))
        window.sign_in()
        window.follow(window.day(visits))
        status = window.leave()
    assert status in {0, 1}, place.errors.read_text("utf-8", "replace")
    with trace.open(encoding="ascii") as lines:
        events = list(read_trace(lines, place.home.folder))
    place.drop()
    return Recording(begun_with, events, window.visits)


@dataclass(slots=True)
class Cuts:
    """Cuts of the power in one recording."""

    recording: Recording
    nursery: Nursery
    report: Report
    chance: random.Random
    again: str
    control: bool = False
    made: int = 0

    def go(self, folder: Path, number: int) -> None:
        """So many cuts, at drawn places, in their order."""
        begun = self.recording.begun_with
        place = replace(begun.copied(folder), release="")
        events = self.recording.events
        # half of the cuts just behind an answer: there a person knows most and the disk least
        behind = [n for n, event in enumerate(events, start=1) if isinstance(event, Told)]
        places = sorted(
            self.chance.choice(behind) if self.chance.random() < 0.5
            else self.chance.randint(1, len(events))
            for _ in range(number)
        )  # fmt: skip
        disk = Disk.holding(begun.home.folder, FILES)
        # the recording ran in another folder of the same layout
        there = Path(next(e.path for e in events if isinstance(e, Write))).parent
        disk.files = {str(there / Path(p).name): file for p, file in disk.files.items()}
        acknowledged, done = Acknowledged(), 0
        for cut in places:
            for event in events[done:cut]:
                disk.happened(event)
                if isinstance(event, Told):
                    acknowledged.heard(event.answer)
            done = cut
            mode = self.chance.choice(tuple(Mode))
            self._one(place, disk, acknowledged, mode, f"{self.again}, event {cut}, {mode.value}")
        place.drop()

    def _one(
        self, place: Place, disk: Disk, acknowledged: Acknowledged, mode: Mode, where: str
    ) -> None:
        for name in FILES:
            for old in (place.home.folder / name, place.home.folder / f"{name[:-4]}-shm"):
                old.unlink(missing_ok=True)
        for name, content in disk.after_cut(self.chance, mode).items():
            (place.home.folder / name).write_bytes(content)
        self.made += 1
        self.report.count("control cuts" if self.control else "cuts")
        self.report.count(f"cuts, {mode.value}", 0 if self.control else 1)
        try:
            local, central = book_of(place, "store.db"), book_of(place, "ledger.db")
        except Fault as fault:
            self.report.must(self.control, f"F3 {where}: does not open: {fault.code} {fault.data}")
            return
        lost = acknowledged.payments - {one.posting_id for one in local}
        if self.control:
            self.report.controls["cuts that lost an acknowledged payment"] = int(
                self.report.controls.get("cuts that lost an acknowledged payment", 0)
            ) + bool(lost)
            self.report.controls["acknowledged payments lost"] = int(
                self.report.controls.get("acknowledged payments lost", 0)
            ) + len(lost)
            return
        self.report.count("acknowledged payments looked for", len(acknowledged.payments))
        self.report.must(not lost, f"I1 {where}: {len(lost)} acknowledged payments are gone")
        self._judge(place, local, central, acknowledged, where)
        if self.made % REOPENED_ONE_IN == 0:
            self._reopened(place, acknowledged, where)

    def _judge(
        self,
        place: Place,
        local: list[Posting],
        central: list[Posting],
        acknowledged: Acknowledged,
        where: str,
    ) -> None:
        must = self.report.must
        ids = {one.posting_id for one in local}
        must(acknowledged.postings <= ids, f"I4 {where}: a void that was told is gone")
        closed = {str(one.text()["session_id"]) for one in local if one.kind == "closed"}
        must(acknowledged.closed <= closed, f"I12 {where}: a close that was told is gone")
        confirmed = sum(one.state == "confirmed" for one in local)
        must(
            min(confirmed, len(central)) >= acknowledged.confirmed,
            f"I14 {where}: {acknowledged.confirmed} were told confirmed, {confirmed} are, "
            f"the ledger holds {len(central)}",
        )
        for complaint in place.complaints_of_sqlite():
            must(False, f"F3 {where}: {complaint}")
        found = [*check_book(local), *check_book(central)]
        found += compare(local, central, undrained={"TRN-01"})
        self.report.violations += [
            f"{one} ({where})" for one in (*found, *receipts(local), *drawers(local))
        ]

    def _reopened(self, place: Place, acknowledged: Acknowledged, where: str) -> None:
        """The program itself opens it, answers for the last payment, and drains."""
        self.report.count("of them opened by the program")
        with Recorder(place.folder / "history.jsonl", "TRN-01") as history:
            chance = random.Random(0)
            window = Window(
                place=place,
                nursery=self.nursery,
                history=history,
                chance=chance,
                papers=Papers(chance),
            )
            try:
                window.begin()
                window.sign_in()
                for visit in self.recording.visits:
                    if visit.visit_id == acknowledged.last_visit:
                        window.take(visit)
                window.sync()
                window.leave()
                for argv in (("audit", "verify"), ("ledger", "verify", place.ledger_url)):
                    status, told = self.nursery.run(
                        argv, place.env(), place.errors, typed=PASSPHRASE
                    )
                    self.report.must(status == 0, f"F3 {where}: {argv}: {told.decode()[:300]}")
            except (Unexpected, Hung) as error:
                self.report.must(False, f"F3 {where}: {error}")


def book_of(place: Place, name: str) -> list[Posting]:
    """The postings of a sealed file, read without the program's own queries."""
    fields = (
        "posting_id, kind, business_date, receipt_number, amount_cents, prev_hash, hash, canonical"
    )
    state = (
        "(SELECT state FROM outbox o WHERE o.station_seq = p.station_seq)"
        if name == "store.db"
        else "''"
    )
    query = f"SELECT station_seq, {state}, {fields} FROM posting p ORDER BY station_seq"
    with closing(Sealed.open(place.home.folder / name, place.keys).connect()) as connection:
        rows = connection.execute(query).fetchall()
    names = ("station_seq", "state", *fields.split(", "))
    book = []
    for row in rows:
        values = dict(zip(names, row, strict=True))
        text = json.loads(values["canonical"])
        shared = {name: text[name] for name in ("site", "station", "entries")}
        book.append(posting({**values, **shared}))
    return book


def session(
    base: Place,
    folder: Path,
    young: Nursery,
    seed: int,
    report: Report,
    *,
    cuts: int,
    control: bool = False,
    visits: int = VISITS,
) -> None:
    """One recording and its cuts."""
    release = hasty_release.__name__ if control else ""
    made = record(base, folder / "recorded", young, seed, release=release, visits=visits)
    if not control:
        report.count("recorded sessions")
        report.count("writes recorded", sum(isinstance(one, Write) for one in made.events))
        report.count("syncs recorded", sum(isinstance(one, Sync) for one in made.events))
    Cuts(made, young, report, random.Random(seed), f"session {seed}", control).go(
        folder / "cut", cuts
    )
    made.begun_with.drop()


def run(seed: int, minutes: float, out: Path) -> Report:
    """Sessions until the minutes are over; the first is also played with the hasty store."""
    report = Report(name="power")
    until = time.monotonic() + minutes * 60
    folder = on_disk(out)
    with ExitStack() as stack:
        young = stack.enter_context(nursery())
        stack.callback(shutil.rmtree, folder)
        base = training_place(folder / "base")
        session(base, folder, young, seed, report, cuts=60, control=True)
        report.must(
            bool(report.controls.get("acknowledged payments lost")),
            "control: synchronous=NORMAL lost nothing",
        )
        number = 0
        while number == 0 or time.monotonic() < until:
            number += 1
            session(base, folder, young, seed * 1_000 + number, report, cuts=120)
    return report
