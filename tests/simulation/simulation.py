"""One seed, one history: people, networks, machines and time over a ledger and three windows.

Everything that happens is drawn from `random.Random(seed)`, so a seed replays its history to the
last hash. Each history favours a few kinds of trouble (drawn first), which meets more corners than
a little of everything. After every act the books are looked at; at the end all is healed, drained,
and everything is checked.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import time
import traceback
from collections import Counter as Counts
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cashier.domain.drawer import DrawerState, KindCount
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, Override, TenderDraft, Visit, VisitDraft
from cashier.domain.receipt import PrintEvidence, PrintOutcome, PrintState
from cashier.domain.verdict import SEVERITY, Severity
from cashier.ledger import changes, directory
from cashier.ledger import verify as product_verify
from cashier.ledger.contract import ACCOUNTS as ACCOUNTS_FEED
from cashier.ledger.contract import Ledger, Outcome, WireRecord
from cashier.ledger.feed import import_feed
from cashier.services import drawers, mistakes, payments
from cashier.services.printing import StoredJobs, copy
from cashier.store import audit
from cashier.sync import Pace, Pacer, step
from tests.simulation.books import LedgerBook, Row, StoreBook, broken, replica_agrees
from tests.simulation.history import FAIL, INVOKE, OK, UNKNOWN, Event, Posting, Violation, check
from tests.simulation.network import Line, Network, Trouble
from tests.simulation.world import (
    ACCOUNTS,
    PLACES,
    SUPERVISOR,
    UNKNOWN_ACCOUNT,
    CommonTime,
    Died,
    Server,
    SimulatedClock,
    Template,
    Window,
)

KINDS = (
    InstrumentKind.PERSONAL_CHECK,
    InstrumentKind.BUSINESS_CHECK,
    InstrumentKind.BANK_CHECK,
)
WARNINGS = tuple(code for code, severity in SEVERITY.items() if severity is Severity.WARN)
OVERRIDABLE = ("ACC-UNKNOWN", "CHK-DUPLICATE", "PAY-CROSS-HOUSEHOLD")
ZONES = ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns")
NEW_YORK = ZoneInfo("America/New_York")
PAYER = "Rosa M Alves"
DIVERGED = "ledger.diverged"

TROUBLES = tuple(one for one in Trouble if one is not Trouble.NONE)
WEIGHTS: dict[str, int] = {
    "open": 1,
    "take": 30,
    "retry": 4,
    "void": 8,
    "count": 3,
    "close": 6,
    "print": 4,
    "sync": 20,
    "replay": 3,
}
"""What people and the background do; the rest is trouble, of which a history has a few kinds."""
TROUBLE_WEIGHTS: dict[str, int] = {
    "dies": 10,
    "ledger_dies": 3,
    "cut": 4,
    "late": 6,
    "clone": 2,
    "put_back": 6,
    "fail_over": 6,
    "clock": 6,
    "zone": 2,
    "accounts": 4,
    "epoch": 2,
    "revoke": 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one seed gave. `lines` is the history; `violations` name what broke."""

    seed: int
    lines: tuple[str, ...]
    violations: tuple[str, ...]
    met: dict[str, int]

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


@dataclass(slots=True)
class Counter:
    """One window with what the simulation knows of it."""

    window: Window
    line: Line
    book: StoreBook
    pacer: Pacer
    pending: VisitDraft | None = None
    taken: list[VisitDraft] = field(default_factory=list)
    kept: tuple[Path, StoreBook, list[VisitDraft]] | None = None
    lost: bool = False
    """An older copy was put back: what was told since is not there any more."""
    refused: str = ""

    def query(self, sql: str) -> list[Row]:
        return self.window.reader.rows(sql)


class Simulation:
    """One history over a copy of the template; `behind` puts a broken ledger there (controls)."""

    def __init__(
        self,
        seed: int,
        template: Template,
        folder: Path,
        *,
        behind: Callable[[Ledger], Ledger] = lambda one: one,
    ) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.time = CommonTime()
        self.template = template
        self.folder = folder
        self.behind = behind
        self.server = Server(folder, template, SimulatedClock("ledger", seed, self.time))
        self.network = Network(self.server, self.time)
        self.ledger_book = LedgerBook()
        self.standby: tuple[Path, LedgerBook] | None = None
        self.known: set[str] = set()
        self.events: list[Event] = []
        self.lines: list[str] = []
        self.violations: list[Violation] = []
        self.met: Counts[str] = Counts()
        self.forgiven: set[tuple[str, str]] = set()
        self.cloned: set[str] = set()
        self.fed = "all"
        self.numbers = 0
        self.epochs = 0
        every = list(TROUBLE_WEIGHTS)
        chosen = self.random.sample(every, self.random.randint(2, 6))
        self.weights = WEIGHTS | {name: TROUBLE_WEIGHTS[name] for name in chosen}
        self.troubles = self.random.sample(TROUBLES, self.random.randint(1, 4))
        if "late" in chosen:
            self.troubles.append(Trouble.LATE)
        self.busy = self.random.sample((6, 2, 1), 3)
        self.badness = self.random.choice((0.0, 0.05, 0.15, 0.4))
        self.acts = self.random.randint(10, 34)
        self.network.trouble = self._trouble
        self.counters = [self._counter(f"{site}-{number}") for site, number in PLACES]
        self.look(changed=self.counters)

    def _counter(self, place: str) -> Counter:
        clock = SimulatedClock(place, self.seed, self.time)
        window = Window.enrolled(place, self.folder, self.template, clock)
        return self._known(window)

    def _known(self, window: Window) -> Counter:
        book = StoreBook(
            name=window.name,
            place=window.place,
            cashier=window.cashier.number,
            supervisor=SUPERVISOR.number,
        )
        line = Line(window.name, self.network, self.behind)
        return Counter(window, line, book, self._pacer())

    def _pacer(self) -> Pacer:
        """A process begins with a pace; here with any, so that a history meets the edges of batches
        and pages."""
        pace = Pace(batch=self.random.choice((1, 2, 3, 32)), page=self.random.choice((3, 10, 500)))
        return Pacer(timer=self.time.seconds, pace=pace)

    def _trouble(self) -> Trouble:
        if self.random.random() >= self.badness:
            return Trouble.NONE
        return self.random.choice(self.troubles)

    # ------------------------------------------------------------------ the run

    def run(self) -> Told:
        zone = os.environ.get("TZ")
        try:
            self._run()
        except Exception:  # noqa: BLE001 - a bug of the product is a violation of this seed
            self.violations.append(broken("bug", f"seed {self.seed}", traceback.format_exc()))
        finally:
            _set_zone(zone)
            for one in self.counters:
                one.window.close()
            self.server.close()
        self.met.update(self.network.met)
        return Told(
            seed=self.seed,
            lines=tuple(self.lines),
            violations=tuple(str(one) for one in self.violations),
            met=self.met,
        )

    def _run(self) -> None:
        names, weights = list(self.weights), list(self.weights.values())
        for one in self.counters[: self.random.randint(1, 3)]:
            self.act("open", one)
        for _ in range(self.acts):
            name = self.random.choices(names, weights)[0]
            busy = [*self.busy, *(3 for _ in self.counters[3:])]
            self.act(name, self.random.choices(self.counters, busy)[0])
            if self.violations:
                return
        self.heal()
        self.drain()
        self.verdict()

    def act(self, name: str, one: Counter) -> None:
        """One act, told in one line, and a look at what it changed."""
        self.time.pass_by(self.random.choice((0.2, 2.0, 30.0, 400.0)))
        self.met[name] += 1
        self.note(name, one, getattr(self, f"do_{name}")(one))
        self.look(changed=[one])

    def note(self, name: str, one: Counter, result: str) -> None:
        heads = self.query_ledger(
            "SELECT last_seq, substr(last_hash, 1, 8) AS hash FROM station_head"
            " ORDER BY site, station"
        )
        line = {
            "at": self.time.now.isoformat(),
            "act": name,
            "window": one.window.name,
            "result": result,
            "ledger": [f"{head['last_seq']} {head['hash']}" for head in heads],
        }
        self.lines.append(json.dumps(line))

    def query_ledger(self, sql: str) -> list[Row]:
        return self.server.reader.rows(sql)

    def look(self, *, changed: list[Counter]) -> None:
        self.violations += self.ledger_book.look(self.query_ledger)
        for one in changed:
            head = one.line.last_head
            self.violations += one.book.look(
                one.query, lost_after=None if head is None else head.last_seq
            )
            one.line.last_head = None
            self.known |= {row["hash"] for row in one.book.rows["posting"]}

    def person(self, one: Counter, does: Callable[[], str]) -> str:
        """What a person is told of an act: done, refused, or nothing because the PC died."""
        try:
            return does()
        except Refusal as refusal:
            return f"refused {refusal.code}"
        except Fault as fault:
            # I19: only the store's own trouble may stop the counter, and it has none here
            self.violations.append(broken("I19", one.window.name, f"stopped by {fault}"))
            return f"fault {fault.code}"
        except Died:
            return self._died(one)

    def _died(self, one: Counter) -> str:
        one.window.die_and_come_back()
        one.pacer = self._pacer()
        return "died"

    # ------------------------------------------------------------------ people

    def asked(self, one: Counter, event: str, act: str, key: str, **told: Any) -> None:
        place = one.window.place
        line = Event(at=len(self.events), client=place, event=event, act=act, key=key, told=told)
        self.events.append(line)

    def do_open(self, one: Counter) -> str:
        def does() -> str:
            now = one.window.clock.now()
            day = now.astimezone(NEW_YORK).date()
            session = drawers.open_drawer(one.window.desk, one.window.cashier, day)
            one.book.days[session.session_id] = day.isoformat()
            return f"ok {session.session_id}"

        return self.person(one, does)

    def _ready(self, one: Counter) -> None:
        """People mostly do what makes sense: a drawer is opened before it takes, and one in
        counting is gone on with."""
        if self.random.random() < 0.1:
            return
        states = {row["state"]: session for session, row in one.book.drawers.items()}
        if "counting" in states:
            counted = {row["session_id"] for row in one.book.rows["drawer_count"]}
            if states["counting"] in counted:
                self.act("close", one)
            else:
                self.person(one, lambda: self._to_and_fro(one))
        elif "open" not in states:
            self.act("open", one)

    def _to_and_fro(self, one: Counter) -> str:
        desk, who = one.window.desk, one.window.cashier
        session = drawers.current(desk, who)
        began = session is not None and session.state is DrawerState.OPEN
        (drawers.begin_count if began else drawers.back_to_counter)(desk, who)
        return "to and fro"

    def do_take(self, one: Counter) -> str:
        self._ready(one)
        draft = self._draft(one)
        if one.taken and self.random.random() < 0.05:
            # the same form again with other money in it
            before = self.random.choice(one.taken)
            draft = replace(draft, visit_id=before.visit_id)
            if _money(draft) == _money(before):  # by chance the very same: a second click
                return self._take(one, before)
            return self.person(one, lambda: self._conflicting(one, draft))
        return self._take(one, draft)

    def do_retry(self, one: Counter) -> str:
        """The same visit again: after a crash, or for a second click."""
        if one.pending is not None:
            return self._take(one, one.pending)
        if one.taken:
            return self._take(one, self.random.choice(one.taken))
        return self.do_take(one)

    def _conflicting(self, one: Counter, draft: VisitDraft) -> str:
        visit = payments.take(one.window.desk, one.window.cashier, self._signed(one, draft))
        self.violations.append(
            broken("I9", one.window.name, f"another content under {visit.receipt_number}")
        )
        return "ok?"

    def _take(self, one: Counter, draft: VisitDraft) -> str:
        key, items = draft.visit_id, len(draft.tenders)
        self.asked(one, INVOKE, "take", key, items=items)
        one.pending = draft

        def does() -> str:
            try:
                visit = payments.take(one.window.desk, one.window.cashier, self._signed(one, draft))
            except Refusal:
                self.asked(one, FAIL, "take", key)
                one.pending = None
                raise
            return self._taken(one, draft, visit)

        result = self.person(one, does)
        if result == "died":
            self.asked(one, UNKNOWN, "take", key)
        return result

    def _taken(self, one: Counter, draft: VisitDraft, visit: Visit) -> str:
        one.pending = None
        again = any(known.visit_id == draft.visit_id for known in one.taken)
        if again and not visit.replay:
            what = f"taken again as {visit.receipt_number}"
            self.violations.append(broken("I9", one.window.name, what))
        if not again:
            one.taken.append(draft)
        told = {"receipt": visit.receipt_number, "cents": visit.total_cents}
        self.asked(one, OK, "take", draft.visit_id, items=len(draft.tenders), **told)
        return f"ok {visit.receipt_number} {visit.total_cents}"

    def _signed(self, one: Counter, draft: VisitDraft) -> VisitDraft:
        """With a supervisor's fresh signature under whatever a rule may ask for."""
        return replace(
            draft,
            overrides=tuple(
                Override(
                    rule=code,
                    reason="seen",
                    approver=SUPERVISOR.number,
                    approval_id=one.window.approval(f"override:{code}").approval_id,
                )
                for code in OVERRIDABLE
            ),
        )

    def _draft(self, one: Counter) -> VisitDraft:
        clock = one.window.clock
        day = clock.now().astimezone(NEW_YORK).date()
        tenders = []
        for _ in range(self.random.choices((1, 2, 3), (6, 3, 1))[0]):
            self.numbers += 1
            cents = self.random.choice((1, 500, 20_600, 999_999))
            account = self.random.choice((*ACCOUNTS, *ACCOUNTS, UNKNOWN_ACCOUNT))
            parts = [Allocation(billing_account_number=account, amount_cents=cents)]
            if cents > 1 and self.random.random() < 0.3:
                parts = [
                    Allocation(billing_account_number=ACCOUNTS[0], amount_cents=1),
                    Allocation(billing_account_number=account, amount_cents=cents - 1),
                ]
            tenders.append(
                TenderDraft(
                    tender_id=clock.new_id(),
                    instrument=Instrument(
                        kind=self.random.choice(KINDS),
                        amount_cents=cents,
                        number=str(self.random.choice((1000, 2000 + self.numbers))),
                        dated=day - timedelta(days=3),
                        routing="011999993",
                        account="4400123456",
                    ),
                    allocations=tuple(parts),
                    accept=WARNINGS,
                )
            )
        return VisitDraft(
            visit_id=clock.new_id(),
            payer_name=PAYER,
            tenders=tuple(tenders),
            confirmations=(),
            overrides=(),
        )

    def do_void(self, one: Counter) -> str:
        self._ready(one)
        items = [row for row in one.book.rows["posting"] if row["kind"] == "payment"]
        if not items:
            return self.do_take(one)
        item = self.random.choice(items[-4:])
        number, line = item["receipt_number"], json.loads(item["canonical"])["body"]["line"]
        key = f"{number}/{line}"
        self.asked(one, INVOKE, "void", key)

        def does() -> str:
            try:
                record = mistakes.void(
                    one.window.desk,
                    one.window.cashier,
                    number,
                    line,
                    reason="wrong item",
                    approval=one.window.approval("void"),
                )
            except Refusal as refusal:
                # what a void before a crash did, is done
                done = refusal.code == "tender.voided"
                self.asked(one, UNKNOWN if done else FAIL, "void", key)
                raise
            self.asked(one, OK, "void", key, cents=record.amount_cents, receipt=number)
            return f"ok {key}"

        result = self.person(one, does)
        if result == "died":
            self.asked(one, UNKNOWN, "void", key)
        return result

    def do_count(self, one: Counter) -> str:
        desk, who = one.window.desk, one.window.cashier

        def does() -> str:
            session = drawers.current(desk, who)
            if session is None:
                return "nothing"
            if self.random.random() < 0.3:
                return self._to_and_fro(one)
            counts = self._tray(one, session.session_id)
            if self.random.random() < 0.3:
                kind = self.random.choice(KINDS)
                counts[kind] = KindCount(
                    items=counts[kind].items + 1, cents=counts[kind].cents + 100
                )
            try:
                result = drawers.count(desk, who, counts)
            except Refusal as refusal:
                if refusal.code != "count.needs_supervisor":
                    raise
                result = drawers.count(desk, who, counts, approval=one.window.approval("count"))
            return f"ok {result.attempt} {result.agrees}"

        return self.person(one, does)

    def _tray(self, one: Counter, session: str) -> dict[InstrumentKind, KindCount]:
        """What a careful person finds in the tray."""
        found = {kind: KindCount() for kind in KINDS}
        voided = {row["corrects"] for row in one.book.rows["posting"]}
        for row in one.book.rows["tender"]:
            if row["session_id"] == session and row["posting_id"] not in voided:
                kind = InstrumentKind(row["kind"])
                found[kind] = KindCount(
                    items=found[kind].items + 1, cents=found[kind].cents + row["amount_cents"]
                )
        return found

    def do_close(self, one: Counter) -> str:
        if self.random.random() < 0.9:
            self.do_count(one)
            self.look(changed=[one])

        def does() -> str:
            desk, who = one.window.desk, one.window.cashier
            try:
                report = drawers.close(desk, who)
            except Refusal as refusal:
                if refusal.code != "drawer.differs":
                    raise
                approval = one.window.approval("close")
                report = drawers.close(desk, who, reason="one too many", approval=approval)
            return f"ok Z {report.z_number}"

        return self.person(one, does)

    def do_print(self, one: Counter) -> str:
        """The spooler's part of the store, with a printer that works, or a person asking again."""
        desk = one.window.desk

        def does() -> str:
            jobs = StoredJobs(desk)
            uncertain = [job.receipt_number for job in jobs.recover()]
            if one.book.rows["visit"] and self.random.random() < 0.3:
                number = self.random.choice(one.book.rows["visit"])["receipt_number"]
                return f"ok copy {copy(desk, one.window.cashier, number).copy_no}"
            job = jobs.next_waiting()
            if job is None or not jobs.begin(job.job_id):
                return f"nothing, uncertain {uncertain}"
            if self.random.random() < 0.2:
                raise Died  # bytes left, and nobody knows
            jobs.end(
                job.job_id,
                PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.PROCESS_ID),
            )
            return f"ok {job.receipt_number} {job.copy_no}"

        return self.person(one, does)

    # ------------------------------------------------------------------ the background

    def do_sync(self, one: Counter, *, drain: bool = False) -> str:
        desk = one.window.desk
        try:
            result = step(
                desk.store,
                one.line,
                desk.clock,
                desk.identity,
                drain=drain or self.random.random() < 0.7,
                pacer=one.pacer,
            )
        except Refusal as refusal:
            one.refused = refusal.code
            return f"refused {refusal.code}"
        except Fault as fault:
            return f"fault {fault.code} {fault.data.get('reason', '')}"
        except Died:
            return self._died(one)
        one.refused = ""
        return f"ok {result}"

    def do_replay(self, one: Counter) -> str:
        """I9: any stretch of what the ledger has, sent again, changes nothing and is `exists`."""
        site, number = one.window.place.split("-")
        rows = self.query_ledger(
            "SELECT station_seq, posting_id, prev_hash, hash, canonical FROM posting"
            f" WHERE site = '{site}' AND station = '{number}' ORDER BY station_seq"
        )
        if not rows:
            return "nothing"
        start = self.random.randrange(len(rows))
        stop = self.random.randint(start + 1, len(rows))
        before = self._ledger_rows()
        try:
            answers = self.behind(self.server.ledger).post_batch(
                site, number, [WireRecord(**row) for row in rows[start:stop]]
            )
        except Fault as fault:
            return f"fault {fault.code}"
        if {answer.outcome for answer in answers} != {Outcome.EXISTS}:
            what = f"sent again: {sorted({answer.outcome.value for answer in answers})}"
            self.violations.append(broken("I9", one.window.place, what))
        if self._ledger_rows() != before:
            self.violations.append(broken("I9", one.window.place, "sent again, the ledger changed"))
        return f"ok {start + 1}..{stop}"

    def _ledger_rows(self) -> list[Row]:
        return self.query_ledger(
            "SELECT (SELECT count(*) FROM posting) AS postings, (SELECT count(*) FROM entry) AS"
            " entries, (SELECT count(*) FROM feed) AS changes, (SELECT count(*) FROM exception) AS"
            " exceptions, (SELECT coalesce(sum(abs(cents)), 0) FROM entry) AS moved"
        )

    def do_late(self, one: Counter) -> str:
        return "arrived" if self.network.deliver() else "nothing"

    # ------------------------------------------------------------------ trouble

    def do_dies(self, one: Counter) -> str:
        """The PC dies at some boundary of the next act."""
        name = self.random.choice(("take", "void", "close", "sync", "sync", "sync"))
        longest = 50 if name == "sync" else 6
        one.window.fuse.left = self.random.randint(0, self.random.choice((2, longest)))
        result = str(getattr(self, f"do_{name}")(one))
        one.window.fuse.left = None
        return f"{name}: {result}"

    def do_ledger_dies(self, one: Counter) -> str:
        self.server.die_and_come_back()
        return "back"

    def do_cut(self, one: Counter) -> str:
        self.network.cut ^= {one.window.name}
        return "cut" if one.window.name in self.network.cut else "healed"

    def do_clone(self, one: Counter) -> str:
        if len(self.counters) > 4:
            return "nothing"
        name = f"{one.window.place}{'bcdefg'[len(self.counters) - 3]}"
        clock = SimulatedClock(name, self.seed, self.time)
        twin = self._known(one.window.clone(name, clock))
        twin.book = one.book.copied()
        twin.book.name = name
        twin.taken = list(one.taken)
        self.counters.append(twin)
        self.cloned.add(one.window.place)
        self.look(changed=[twin])
        return name

    def do_keep_copy(self, one: Counter) -> str:
        file = one.window.snapshot(f"kept-{one.window.name}-{len(self.lines)}")
        one.kept = (file, one.book.copied(), list(one.taken))
        return file.stem

    def do_put_back(self, one: Counter) -> str:
        """Somebody puts a copy of the files back that was made a while ago, if one was."""
        if one.kept is None:
            return self.do_keep_copy(one)
        file, book, taken = one.kept
        one.window.put_back(file)
        kept = {row["hash"] for row in book.rows["posting"]}
        gone = [row for row in one.book.rows["posting"] if row["hash"] not in kept]
        self._forgive(gone)
        one.book, one.taken, one.pending = book.copied(), list(taken), None
        one.lost = one.lost or bool(gone)
        return f"{len(gone)} records gone"

    def _forgive(self, rows: list[Row]) -> None:
        """What somebody's hand took away is told to nobody as a loss of ours."""
        for row in rows:
            if row["kind"] == "payment":
                self.forgiven.add(("take", json.loads(row["canonical"])["body"]["visit_id"]))
            elif row["kind"] == "void":
                line = json.loads(row["canonical"])["body"]["line"]
                self.forgiven.add(("void", f"{row['receipt_number']}/{line}"))

    def do_standby(self, one: Counter) -> str:
        """What an asynchronous standby has by now."""
        file = self.server.snapshot(f"standby-{len(self.lines)}")
        self.standby = (file, self.ledger_book.copied())
        return file.stem

    def do_fail_over(self, one: Counter) -> str:
        """The primary is lost, the standby takes over without what it had not got."""
        if self.standby is None or self.random.random() < 0.4:
            return self.do_standby(one)
        file, book = self.standby
        self.server.fail_over_to(file)
        lost = len(self.ledger_book.rows["posting"]) - len(book.rows["posting"])
        self.ledger_book = book.copied()
        return f"{lost} records lost"

    def do_clock(self, one: Counter) -> str:
        """A PC's clock, or the ledger's, jumps: years, to a change of daylight saving, or by a
        little."""
        clock = self.random.choice((one.window.clock, one.window.clock, self.server.clock))
        kind = self.random.choice(("years", "dst", "little", "right"))
        if kind == "years":
            clock.wrong_by += timedelta(days=self.random.randint(-3650, 3650))
        elif kind == "dst":
            edge = self.random.choice((_utc(2027, 3, 14, 7), _utc(2026, 11, 1, 6)))
            clock.wrong_by = edge - self.time.now + timedelta(seconds=self.random.randint(-90, 90))
        elif kind == "little":
            clock.wrong_by += timedelta(seconds=self.random.uniform(-5000, 5000))
        else:
            clock.wrong_by = timedelta()
        whose = "ledger" if clock is self.server.clock else one.window.name
        return f"{whose} wrong by {clock.wrong_by}"

    def do_zone(self, one: Counter) -> str:
        zone = self.random.choice(ZONES)
        _set_zone(zone)
        return zone

    def do_accounts(self, one: Counter) -> str:
        """Billing's files come in: an account vanishes, changes its name, or comes back."""
        self.fed = self.random.choice(("all", "fewer", "other"))
        result = import_feed(self.server.database, self.template.feed(self.fed), allow_shrink=True)
        return f"{self.fed} {len(result.rejects)}"

    def do_epoch(self, one: Counter) -> str:
        with self.server.database.write() as connection:
            return f"epoch {changes.begin_epoch(connection, ACCOUNTS_FEED).epoch}"

    def do_revoke(self, one: Counter) -> str:
        """F28: the station is shut out, or let in again."""
        site, number = one.window.place.split("-")
        active = self.query_ledger(
            f"SELECT active FROM station WHERE site = '{site}' AND station = '{number}'"
        )[0]["active"]
        if active:
            directory.disable_station(self.server.database, site, number)
        else:
            directory.add_station(self.server.database, site, number)
        return "shut out" if active else "let in"

    # ------------------------------------------------------------------ the end

    def heal(self) -> None:
        self.network.heal()
        while self.network.deliver():
            self.look(changed=[])
        for site, number in PLACES:
            directory.add_station(self.server.database, site, number)
        self.look(changed=[])

    def drain(self) -> None:
        """Every window syncs until it has nothing left; then once more, for what the windows after
        it brought."""
        self.random.shuffle(self.counters)
        for one in (*self.counters, *self.counters[:-1]):
            for _ in range(3):
                result = self.do_sync(one, drain=True)
                self.note("drain", one, result)
                self.look(changed=[one])
                if "waiting=0" in result or one.refused:
                    break
            else:
                self.violations.append(broken("I2", one.window.name, "never gets done"))

    def verdict(self) -> None:
        """Everything, from the files."""
        chains = self.ledger_book.chains
        sound: list[Counter] = []
        for one in self.counters:
            self.violations += one.book.settle(one.query)
            mine = [row["hash"] for row in one.book.rows["posting"]]
            same = mine == chains[one.window.place]
            told = one.refused == DIVERGED
            if same:
                sound.append(one)
            if same == told:
                what = "the same history, refused" if told else f"another history, {one.refused!r}"
                self.violations.append(broken("I6", one.window.name, what))
            elif not same:
                self._diverged(one)
        self.violations += self.ledger_book.settle(self.query_ledger, self.known)
        self._product_agrees()
        for one in sound:
            self.violations += self._drained(one)
        self._history(sound)

    def _diverged(self, one: Counter) -> None:
        """Only what people did can part a station's history from the ledger's."""
        if one.window.place not in self.cloned and not one.lost:
            what = "no clone and no older copy, and yet another history"
            self.violations.append(broken("I6", one.window.name, what))

    def _drained(self, one: Counter) -> Iterator[Violation]:
        name = one.window.name
        for seq, row in one.book.outbox.items():
            if row["state"] in {"recorded", "sent"} or row["answer"] == "conflict":
                yield broken(
                    "I14", f"{name} {seq}", f"{row['state']} {row['answer']} after a drain"
                )
        told = {
            row["posting_id"] for row in self.ledger_book.rows["exception"] if row["station_seq"]
        }
        by_seq = {row["station_seq"]: row["posting_id"] for row in one.book.rows["posting"]}
        for seq, row in one.book.outbox.items():
            if row["state"] == "attention" and by_seq[seq] not in told:
                yield broken("I14", f"{name} {seq}", "attention, and the ledger knows of nothing")
        held = self.ledger_book.undeposited()
        for session, cents in one.book.undeposited().items():
            if held.get(session, 0) != cents:
                what = f"{cents} cents in the tray, {held.get(session, 0)} in the ledger"
                yield broken("I13", f"{name} {session}", what)
        yield from replica_agrees(name, one.query, self.query_ledger, one.window.place)
        with one.window.desk.store.read() as connection:
            if audit.first_break(connection) is not None:
                yield broken(
                    "I6", name, "the product finds its audit broken, this checker does not"
                )

    def _product_agrees(self) -> None:
        """`ledger verify` must say the same as this module: here, that all is well."""
        found = product_verify.verify(self.server.database).findings
        for one in found:
            where = f"ledger {one.table} {one.key}"
            self.violations.append(broken("verify", where, f"the product's check says: {one.what}"))

    def _history(self, sound: list[Counter]) -> None:
        places = {one.window.place for one in sound}
        for one in self.counters:
            if one not in sound:
                self._forgive(one.book.rows["posting"])
        events = [
            event
            for event in self.events
            if event.client in places and (event.act, event.key) not in self.forgiven
        ]
        local: dict[tuple[str, int], Posting] = {}
        for one in sound:
            for record in one.book.postings():
                local[record.place, record.station_seq] = record
        there = [record for record in self.ledger_book.postings() if record.place in places]
        unforgiven = not self.forgiven and not self.cloned
        self.violations += check(events, list(local.values()), there, complete=unforgiven)


def _utc(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("UTC"))


def _set_zone(zone: str | None) -> None:
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    if hasattr(time, "tzset"):
        time.tzset()


def simulate(
    seed: int,
    template: Template,
    *,
    behind: Callable[[Ledger], Ledger] = lambda one: one,
) -> Told:
    """The history of a seed, in a folder of its own that is gone afterwards."""
    folder = template.folder / f"seed-{seed}-{os.getpid()}"
    folder.mkdir()
    try:
        return Simulation(seed, template, folder, behind=behind).run()
    finally:
        shutil.rmtree(folder)


def _money(draft: VisitDraft) -> list[object]:
    """What a form says, but for the ids its items were given."""
    return [(one.instrument, one.allocations) for one in draft.tenders]
