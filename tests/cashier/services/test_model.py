"""Any sequence of acts, against a slow model that keeps the tray as a list."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cashier.clock import TrainingClock
from cashier.domain.drawer import KindCount, expected
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.services import drawers, mistakes, payments, reports, reviews
from cashier.services.desk import Desk, open_desk
from cashier.services.force_close import force_close
from cashier.settings import Home, Settings
from cashier.store import drawers as stored_drawers
from cashier.vault import Keys
from tests.cashier.counter import (
    BOYLE,
    NOW,
    RIVERA,
    ROSA,
    ROSA_DENTAL,
    TODAY,
    approved,
    check,
    draft,
    item,
    must_hold,
)

KINDS = (
    InstrumentKind.PERSONAL_CHECK,
    InstrumentKind.BUSINESS_CHECK,
    InstrumentKind.BANK_CHECK,
)


class Counter(RuleBasedStateMachine):
    """One cashier's drawers; `tray` holds (receipt, line, kind, cents) of what lies in it."""

    made: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.made / "home", self.folder / "home")
        keys = Keys(folder=self.made / "keys", use_keyring=False)
        self.desk: Desk = open_desk(
            Home(self.folder / "home"), keys, TrainingClock(NOW), Settings()
        )
        self.session = ""
        self.state = "none"
        self.tray: list[tuple[str, int, InstrumentKind, int]] = []
        self.voided: list[tuple[str, int]] = []
        self.drafts: list[Any] = []
        self.attempts = 0
        self.days: dict[str, tuple[object, ...]] = {}
        self.kept: list[tuple[str, int]] = []
        self.unsigned: list[str] = []

    def teardown(self) -> None:
        self.desk.store.close()
        shutil.rmtree(self.folder)

    def should(self) -> dict[InstrumentKind, tuple[int, int]]:
        """The slow way: go through the tray once per kind."""
        found = {}
        for kind in InstrumentKind:
            mine = [cents for _, _, one, cents in self.tray if one is kind]
            found[kind] = (len(mine), sum(mine))
        return found

    @precondition(lambda self: self.state == "none")
    @rule()
    def open(self) -> None:
        self.session = drawers.open_drawer(self.desk, RIVERA, TODAY).session_id
        self.state, self.tray, self.voided, self.attempts = "open", [], [], 0

    @rule(
        papers=st.lists(
            st.tuples(st.sampled_from(KINDS), st.integers(2, 50_000)), min_size=1, max_size=3
        )
    )
    def take(self, papers: list[tuple[InstrumentKind, int]]) -> None:
        one = draft(
            self.desk,
            *(
                item(self.desk, check(cents, kind=kind), (ROSA, 1), (ROSA_DENTAL, cents - 1))
                for kind, cents in papers
            ),
        )
        if self.state != "open":
            with pytest.raises(Refusal, match=r"drawer\."):
                payments.take(self.desk, RIVERA, one)
            return
        visit = payments.take(self.desk, RIVERA, one)
        self.drafts.append((one, visit.receipt_number))
        self.tray += [
            (visit.receipt_number, line, kind, cents)
            for line, (kind, cents) in enumerate(papers, start=1)
        ]

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        one, receipt = data.draw(st.sampled_from(self.drafts))
        again = payments.take(self.desk, RIVERA, one)
        assert (again.replay, again.receipt_number) == (True, receipt)

    @precondition(lambda self: self.tray)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.tray))

        def act() -> None:
            mistakes.void(
                self.desk,
                RIVERA,
                one[0],
                one[1],
                reason="keyed",
                approval=approved(self.desk, "void"),
            )

        if self.state == "open":
            act()
            self.tray.remove(one)
            self.voided.append((one[0], one[1]))
        else:
            with pytest.raises(Refusal, match=r"drawer\."):
                act()

    @precondition(lambda self: self.voided)
    @rule(data=st.data())
    def void_again(self, data: st.DataObject) -> None:
        receipt, line = data.draw(st.sampled_from(self.voided))
        with pytest.raises(Refusal, match=r"tender\.voided"):
            mistakes.void(
                self.desk,
                RIVERA,
                receipt,
                line,
                reason="keyed",
                approval=approved(self.desk, "void"),
            )

    @precondition(lambda self: self.state in {"open", "counting"})
    @rule(off=st.sampled_from([0, 0, 1]))
    def count(self, off: int) -> None:
        should = self.should()
        counts = {kind: KindCount(items=n, cents=cents) for kind, (n, cents) in should.items()}
        if off:
            n, cents = should[KINDS[0]]
            counts[KINDS[0]] = KindCount(items=n + 1, cents=cents + 1)
        self.attempts += 1
        approval = approved(self.desk, "count") if self.attempts > 3 else None
        result = drawers.count(self.desk, RIVERA, counts, approval=approval)
        self.state = "counting"
        assert result.attempt == self.attempts
        assert [row.kind for row in result.differences] == ([KINDS[0]] if off else [])

    @precondition(lambda self: self.state == "counting")
    @rule(later=st.booleans())
    def close(self, later: bool) -> None:
        result = drawers.last_count(self.desk, RIVERA)
        assert result is not None
        approval = None if result.agrees or later else approved(self.desk, "close")
        z = drawers.close(self.desk, RIVERA, reason="as counted", approval=approval, later=later)
        assert z.review_pending is (later and not result.agrees)
        assert {row.kind: (row.expected.items, row.expected.cents) for row in z.kinds} == (
            self.should()
        )
        assert z.balanced is result.agrees
        assert len(z.items) == len(self.tray) + len(self.voided)
        assert sum(one.amount_cents for one in z.items if one.voided_at is None) == sum(
            cents for *_, cents in self.tray
        )
        self.ended(z)

    def ended(self, z: DrawerReport) -> None:
        """The drawer is closed: from now on nothing of it may change."""
        assert reports.z_report(self.desk, BOYLE, self.session) == z
        self.days[self.session] = self.day(self.session)
        self.kept += [(receipt, line) for receipt, line, _, _ in self.tray]
        if z.review_pending:
            self.unsigned.append(self.session)
        self.state, self.tray, self.voided = "none", [], []

    def day(self, session: str) -> tuple[object, ...]:
        """All that is kept of a closed drawer, to the byte, and what it should hold."""
        with self.desk.store.read() as connection:
            rows = [
                connection.exec_driver_sql(query, (session,)).all()
                for query in (
                    "SELECT * FROM drawer WHERE session_id = ?",
                    "SELECT * FROM z_report WHERE session_id = ?",
                    "SELECT * FROM drawer_count WHERE session_id = ? ORDER BY attempt",
                    "SELECT * FROM tender WHERE session_id = ? ORDER BY posting_id",
                )
            ]
            return (*map(str, rows), expected(stored_drawers.tray(connection, session)))

    @precondition(lambda self: self.state in {"open", "counting"})
    @rule(counted=st.booleans())
    def force_close(self, counted: bool) -> None:
        should = self.should()
        counts = {kind: KindCount(items=n, cents=cents) for kind, (n, cents) in should.items()}
        z = force_close(
            self.desk, BOYLE, self.session, "left open", counts=counts if counted else None
        )
        assert isinstance(z, DrawerReport)
        assert {row.kind: (row.expected.items, row.expected.cents) for row in z.kinds} == should
        assert (z.forced, z.staff) == (True, "1001")
        assert len(z.counts) == self.attempts + counted
        self.ended(z)

    @precondition(lambda self: self.unsigned)
    @rule()
    def sign(self) -> None:
        session = self.unsigned.pop(0)
        assert not reviews.may_deposit(self.desk, session)
        reviews.sign_review(self.desk, BOYLE, session)
        assert reviews.may_deposit(self.desk, session)

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        """An item of a closed drawer taken back: on the day it is done, never on the drawer's."""
        receipt, line = self.kept.pop(data.draw(st.integers(0, len(self.kept) - 1)))
        approval = approved(self.desk, "reverse")
        mistakes.reverse(self.desk, RIVERA, receipt, line, reason="late", approval=approval)

    @invariant()
    def the_tray_holds_what_the_model_holds(self) -> None:
        if not self.session or self.state == "none":
            return
        with self.desk.store.read() as connection:
            found = expected(stored_drawers.tray(connection, self.session))
        assert {kind: (one.items, one.cents) for kind, one in found.items()} == self.should()
        with self.desk.store.read() as connection:  # and the books say the same
            books = connection.exec_driver_sql(
                "SELECT coalesce(sum(cents), 0) FROM entry WHERE account = ?",
                (f"undeposited/{self.session}",),
            ).scalar()
        assert books == sum(cents for *_, cents in self.tray)

    @invariant()
    def a_closed_day_never_changes(self) -> None:
        assert {session: self.day(session) for session in self.days} == self.days

    @invariant()
    def what_must_always_hold(self) -> None:
        must_hold(self.desk)


def test_any_sequence_of_acts(made: Path) -> None:
    Counter.made = made
    run_state_machine_as_test(
        Counter,
        settings=settings(
            max_examples=12,
            stateful_step_count=24,
            deadline=None,
            # every step is a real transaction: to shrink a failure takes minutes, its steps are few
            phases=(Phase.reuse, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
