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
from cashier.services import drawers, mistakes, payments, reports
from cashier.services.desk import Desk, open_desk
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
    @rule()
    def close(self) -> None:
        result = drawers.last_count(self.desk, RIVERA)
        assert result is not None
        approval = None if result.agrees else approved(self.desk, "close")
        z = drawers.close(self.desk, RIVERA, reason="as counted", approval=approval)
        assert {row.kind: (row.expected.items, row.expected.cents) for row in z.kinds} == (
            self.should()
        )
        assert z.balanced is result.agrees
        assert len(z.items) == len(self.tray) + len(self.voided)
        assert sum(one.amount_cents for one in z.items if one.voided_at is None) == sum(
            cents for *_, cents in self.tray
        )
        assert reports.z_report(self.desk, BOYLE, self.session) == z
        self.state, self.tray, self.voided = "none", [], []

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
