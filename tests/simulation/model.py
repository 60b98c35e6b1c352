"""Any sequence of acts on a ledger and three windows, against a model of plain lists.

The model knows nothing of hashes, transactions or SQL: a station's history is a list of numbers,
the ledger's is another, and a sync either copies one into the other or finds that they have parted.
Hypothesis chooses the acts and shrinks what fails.
"""

from __future__ import annotations

import itertools
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cashier.domain.drawer import DrawerState, KindCount
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, TenderDraft, VisitDraft
from cashier.services import drawers, mistakes, payments
from cashier.sync import step
from tests.simulation.network import Line, Network
from tests.simulation.simulation import NEW_YORK, WARNINGS
from tests.simulation.world import (
    ACCOUNTS,
    PLACES,
    CommonTime,
    Server,
    SimulatedClock,
    Template,
    Window,
    make_template,
    memory_folder,
)
from tests.torture.report import Report

CHECK = InstrumentKind.PERSONAL_CHECK
_number = itertools.count(1)


@dataclass(slots=True)
class Believed:
    """What the model holds of one window: its history, and what lies in the drawer."""

    chain: list[int] = field(default_factory=list)
    state: str = "none"
    attempts: int = 0
    tray: dict[tuple[str, int], int] = field(default_factory=dict)
    visits: list[tuple[VisitDraft, str]] = field(default_factory=list)
    parted: bool = False

    def copied(self) -> Believed:
        return replace(self, chain=[*self.chain], tray=dict(self.tray), visits=[*self.visits])


@dataclass(slots=True)
class Seat:
    """A real window beside what is believed of it."""

    window: Window
    line: Line
    model: Believed
    kept: tuple[Path, Believed] | None = None


class LedgerAndWindows(RuleBasedStateMachine):
    """Rules act on both sides; the invariant holds the two against each other after each rule."""

    template: Template

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.folder))
        self.time = CommonTime()
        number = next(_number)
        self.server = Server(
            self.folder, self.template, SimulatedClock("ledger", number, self.time)
        )
        self.network = Network(self.server, self.time)
        self.seats = []
        for site, station in PLACES:
            place = f"{site}-{station}"
            clock = SimulatedClock(place, number, self.time)
            window = Window.enrolled(place, self.folder, self.template, clock)
            self.seats.append(Seat(window, Line(place, self.network), Believed()))
        self.ledger: dict[str, list[int]] = {f"{site}-{station}": [] for site, station in PLACES}
        self.standby: tuple[Path, dict[str, list[int]]] | None = None
        self.checks = 2000

    def teardown(self) -> None:
        for seat in self.seats:
            seat.window.close()
        self.server.close()
        shutil.rmtree(self.folder)

    def seat(self, which: int) -> Seat:
        self.time.pass_by(60)
        return self.seats[which % len(self.seats)]

    # ------------------------------------------------------------------ people

    @initialize()
    def morning(self) -> None:
        """Every drawer is opened, and each has its first item."""
        for number in range(len(PLACES)):
            self.opens(number)
            self.takes(number, [20_600])

    @rule(which=st.integers(0, 4))
    def opens(self, which: int) -> None:
        seat = self.seat(which)
        day = seat.window.clock.now().astimezone(NEW_YORK).date()

        def act() -> None:
            drawers.open_drawer(seat.window.desk, seat.window.cashier, day)

        model = seat.model
        if model.parted:
            self.refused(act, "station.diverged")
        elif model.state != "none":
            self.refused(act, "drawer.already_open")
        else:
            act()
            model.chain.append(next(_number))
            model.state, model.attempts, model.tray = "open", 0, {}

    @rule(which=st.integers(0, 4), cents=st.lists(st.integers(1, 50_000), min_size=1, max_size=3))
    def takes(self, which: int, cents: list[int]) -> None:
        seat = self.seat(which)
        self.take(seat, self.draft(seat, cents))

    @precondition(lambda self: any(seat.model.visits for seat in self.seats))
    @rule(which=st.integers(0, 4), visit=st.integers(0, 20))
    def takes_the_same_again(self, which: int, visit: int) -> None:
        seat = self.seat(which)
        if not seat.model.visits:
            return
        draft, receipt = seat.model.visits[visit % len(seat.model.visits)]
        again = payments.take(seat.window.desk, seat.window.cashier, draft)
        assert (again.replay, again.receipt_number) == (True, receipt)

    def take(self, seat: Seat, draft: VisitDraft) -> None:
        def act() -> str:
            taken = payments.take(seat.window.desk, seat.window.cashier, draft)
            assert not taken.replay
            return taken.receipt_number

        model = seat.model
        if model.parted:
            self.refused(act, "station.diverged")
        elif model.state != "open":
            self.refused(act, "drawer.none_open" if model.state == "none" else "drawer.counting")
        else:
            receipt = act()
            model.visits.append((draft, receipt))
            assert int(receipt.split("-")[2]) == len(model.visits)
            for line, tender in enumerate(draft.tenders, start=1):
                model.chain.append(next(_number))
                model.tray[receipt, line] = tender.instrument.amount_cents

    def draft(self, seat: Seat, cents: list[int]) -> VisitDraft:
        clock = seat.window.clock
        drawer = drawers.current(seat.window.desk, seat.window.cashier)
        # a check is judged by the drawer's day, which no jump of the clock moves (I15)
        day = clock.now().date() if drawer is None else drawer.business_date
        tenders = []
        for amount in cents:
            self.checks += 1
            paper = Instrument(
                kind=CHECK,
                amount_cents=amount,
                number=str(self.checks),
                dated=day - timedelta(days=2),
                routing="011999993",
                account="4400123456",
            )
            part = Allocation(billing_account_number=ACCOUNTS[0], amount_cents=amount)
            tender = TenderDraft(
                tender_id=clock.new_id(), instrument=paper, allocations=(part,), accept=WARNINGS
            )
            tenders.append(tender)
        return VisitDraft(
            visit_id=clock.new_id(),
            payer_name="Rosa M Alves",
            tenders=tuple(tenders),
            confirmations=(),
            overrides=(),
        )

    @precondition(lambda self: any(seat.model.tray for seat in self.seats))
    @rule(which=st.integers(0, 4), item=st.integers(0, 20), twice=st.booleans())
    def voids(self, which: int, item: int, twice: bool) -> None:
        seat = self.seat(which)
        model = seat.model
        if not model.tray or model.state != "open" or model.parted:
            return
        receipt, line = sorted(model.tray)[item % len(model.tray)]

        def act() -> None:
            mistakes.void(
                seat.window.desk,
                seat.window.cashier,
                receipt,
                line,
                reason="wrong item",
                approval=seat.window.approval("void"),
            )

        act()
        model.chain.append(next(_number))
        del model.tray[receipt, line]
        if twice:
            self.refused(act, "tender.voided")

    @rule(which=st.integers(0, 4), wrong_by=st.sampled_from((0, 0, 1)))
    def counts(self, which: int, wrong_by: int) -> None:
        seat = self.seat(which)
        model, window = seat.model, seat.window
        if model.state == "none":
            return
        items, cents = len(model.tray) + wrong_by, sum(model.tray.values()) + wrong_by
        approval = window.approval("count") if model.attempts >= 3 else None
        result = drawers.count(
            window.desk,
            window.cashier,
            {CHECK: KindCount(items=items, cents=cents)},
            approval=approval,
        )
        model.attempts += 1
        model.chain.append(next(_number))
        model.state = "right" if wrong_by == 0 else "wrong"
        assert (result.attempt, result.agrees) == (model.attempts, wrong_by == 0)

    @rule(which=st.integers(0, 4))
    def closes(self, which: int) -> None:
        seat = self.seat(which)
        model, window = seat.model, seat.window

        def act() -> None:
            drawers.close(window.desk, window.cashier)

        if model.state == "none":
            return self.refused(act, "drawer.none_open")
        if model.state == "open":
            return self.refused(act, "count.missing")
        if model.state == "wrong":
            self.refused(act, "drawer.differs")
            drawers.close(
                window.desk,
                window.cashier,
                reason="one too many",
                approval=window.approval("close"),
            )
        else:
            act()
        model.chain.append(next(_number))
        model.state, model.tray = "none", {}
        return None

    # ------------------------------------------------------------------ the background, and trouble

    @rule(which=st.integers(0, 4))
    def syncs(self, which: int) -> None:
        seat = self.seat(which)
        window, model, there = seat.window, seat.model, self.ledger[seat.window.place]

        def act() -> None:
            step(window.desk.store, seat.line, window.clock, window.desk.identity)

        if window.name in self.network.cut:
            with pytest.raises(Fault, match=r"ledger\.unreachable"):
                act()
        elif model.chain[: len(there)] == there:
            act()
            self.ledger[window.place] = [*model.chain]
            model.parted = False
        else:
            self.refused(act, "ledger.diverged")
            model.parted = True

    @rule(which=st.integers(0, 4))
    def dies(self, which: int) -> None:
        self.seat(which).window.die_and_come_back()

    @rule()
    def ledger_dies(self) -> None:
        self.server.die_and_come_back()

    @rule(which=st.integers(0, 4))
    def is_cut_off_or_healed(self, which: int) -> None:
        self.network.cut ^= {self.seat(which).window.name}

    @precondition(lambda self: len(self.seats) < 5)
    @rule(which=st.integers(0, 4))
    def is_cloned(self, which: int) -> None:
        seat = self.seat(which)
        name = f"{seat.window.place}{'abcdefgh'[len(self.seats)]}"
        clock = SimulatedClock(name, next(_number), self.time)
        window = seat.window.clone(name, clock)
        self.seats.append(Seat(window, Line(name, self.network), seat.model.copied()))

    @rule(which=st.integers(0, 4))
    def is_copied(self, which: int) -> None:
        seat = self.seat(which)
        file = seat.window.snapshot(f"kept-{seat.window.name}-{next(_number)}")
        seat.kept = (file, seat.model.copied())

    @rule(which=st.integers(0, 4))
    def is_put_back(self, which: int) -> None:
        seat = self.seat(which)
        if seat.kept is not None:
            seat.window.put_back(seat.kept[0])
            seat.model = seat.kept[1].copied()

    @rule()
    def standby_follows(self) -> None:
        file = self.server.snapshot(f"standby-{next(_number)}")
        self.standby = (file, {place: [*chain] for place, chain in self.ledger.items()})

    @precondition(lambda self: self.standby is not None)
    @rule()
    def fails_over_with_loss(self) -> None:
        assert self.standby is not None
        file, ledger = self.standby
        self.server.fail_over_to(file)
        self.ledger = {place: [*chain] for place, chain in ledger.items()}

    @rule(which=st.integers(0, 4), days=st.integers(-3650, 3650), seconds=st.integers(0, 86_400))
    def clock_jumps(self, which: int, days: int, seconds: int) -> None:
        self.seat(which).window.clock.wrong_by = timedelta(days=days, seconds=seconds)

    # ------------------------------------------------------------------ what must hold

    @invariant()
    def both_sides_agree(self) -> None:
        for seat in self.seats:
            model, rows = seat.model, seat.window.reader.rows
            kept = rows("SELECT count(*) AS n, max(station_seq) AS last FROM posting")[0]
            assert (kept["n"], kept["last"] or 0) == (len(model.chain), len(model.chain))
            drawer = drawers.current(seat.window.desk, seat.window.cashier)
            assert (drawer is None) == (model.state == "none")
            if drawer is not None:
                assert (drawer.state is DrawerState.OPEN) == (model.state == "open")
        for place, chain in self.ledger.items():
            site, station = place.split("-")
            found = self.server.reader.rows(
                f"SELECT count(*) AS n FROM posting WHERE site = '{site}' AND station = '{station}'"
            )[0]
            assert found["n"] == len(chain)
        sums = self.server.reader.rows("SELECT coalesce(sum(cents), 0) AS cents FROM entry")
        assert sums[0]["cents"] == 0

    @staticmethod
    def refused(act: Callable[[], object], code: str) -> None:
        with pytest.raises(Refusal, match=re.escape(code)):
            act()


def prove(
    template: Template, *, examples: int, steps: int, start: int, shrink: bool = True
) -> None:
    """Raises what Hypothesis found, shrunk."""
    machine: type[LedgerAndWindows] = type("Bound", (LedgerAndWindows,), {"template": template})
    run_state_machine_as_test(
        seed(start)(machine),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def run(seed: int, minutes: float, out: Path) -> Report:
    """Examples of sixty steps, in rounds of twenty, while the minutes last."""
    report = Report(name="model", seed=seed)
    folder = memory_folder("cashier-model-")
    until = time.monotonic() + minutes * 60
    try:
        template = make_template(folder)
        while time.monotonic() < until and not report.violations:
            try:
                prove(template, examples=20, steps=60, start=seed)
            except (AssertionError, Refusal, Fault, pytest.fail.Exception) as error:
                report.violations.append(f"seed {seed}: {error}")
            report.count("examples of sixty steps", 20)
            seed += 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return report
