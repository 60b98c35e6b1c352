"""Random days of taking, voiding, closing, reversing, returning, correcting and moving money: the
store agrees with plain sums, whatever the order (I3, I4, I12), and so does the ledger.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import dataclass

import pytest

from cashier.domain.drawer import expected, total
from cashier.domain.errors import Refusal
from cashier.domain.payment import Allocation
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import corrections, drawers, items, mistakes, payments
from cashier.services.desk import Desk
from cashier.store import drawers as stored
from cashier.store import visits
from cashier.sync import step
from tests.cashier.counter import (
    RIVERA,
    ROSA,
    ROSA_DENTAL,
    SERGEI,
    TODAY,
    approved,
    check,
    draft,
    item,
    must_hold,
    overriding,
)

ACCOUNTS = (ROSA, ROSA_DENTAL, SERGEI)
STEPS = 45
_numbers = itertools.count(500_001)


@dataclass
class Known:
    """An item as the test thinks of it."""

    receipt: str
    session: str
    cents: int
    shares: Counter[str]
    number: str
    undone: str = ""


class Day:
    """Does one random act at a time, and knows what must come of it."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.random = desk, random.Random(seed)
        self.items: list[Known] = []
        self.session = drawers.open_drawer(desk, RIVERA, TODAY)
        self.closed: set[str] = set()
        self.done: Counter[str] = Counter()

    def act(self) -> None:
        names = ["take", "take", "void", "reverse", "return_item", "reallocate", "correct"]
        name = self.random.choice(names)
        getattr(self, name)()

    def one(self) -> Known | None:
        return self.random.choice(self.items) if self.items else None

    def take(self) -> None:
        cents = self.random.randrange(100, 90_000)
        cut = self.random.randrange(0, cents)
        shares = Counter({self.random.choice(ACCOUNTS): cents - cut})
        if cut:
            shares[self.random.choice(ACCOUNTS)] += cut
        number = str(next(_numbers))
        tender = item(self.desk, check(cents, number), *shares.items())
        rules = [overriding(self.desk, "PAY-CROSS-HOUSEHOLD")]
        visit = payments.take(self.desk, RIVERA, draft(self.desk, tender, overrides=tuple(rules)))
        self.items.append(
            Known(visit.receipt_number, self.session.session_id, cents, shares, number)
        )
        self.done["take"] += 1

    def undo(self, name: str, wanted_closed: bool) -> None:
        found = self.one()
        if found is None:
            return
        act = {
            "void": mistakes.void,
            "reverse": mistakes.reverse,
            "return_item": mistakes.return_item,
        }[name]
        may = not found.undone and (found.session in self.closed) is wanted_closed
        try:
            act(
                self.desk, RIVERA, found.receipt, 1,
                reason="model", approval=approved(self.desk, name),
            )  # fmt: skip
        except Refusal:
            assert not may, f"{name} refused"
            return
        assert may, f"{name} done"
        found.undone = name
        self.done[name] += 1

    def void(self) -> None:
        self.undo("void", wanted_closed=False)

    def reverse(self) -> None:
        self.undo("reverse", wanted_closed=True)

    def return_item(self) -> None:
        self.undo("return_item", wanted_closed=True)

    def reallocate(self) -> None:
        found = self.one()
        if found is None:
            return
        cut = self.random.randrange(0, found.cents)
        wanted = Counter({self.random.choice(ACCOUNTS): found.cents - cut})
        if cut:
            wanted[self.random.choice(ACCOUNTS)] += cut
        try:
            corrections.reallocate(
                self.desk,
                RIVERA,
                found.receipt,
                1,
                [Allocation(billing_account_number=a, amount_cents=c) for a, c in wanted.items()],
                reason="model",
                approval=approved(self.desk, "reallocate"),
            )
        except Refusal:
            assert found.undone or wanted == found.shares
            return
        assert not found.undone
        found.shares = wanted
        self.done["reallocate"] += 1

    def correct(self) -> None:
        found = self.one()
        if found is None:
            return
        number = self.random.choice([str(next(_numbers)), self.items[0].number])
        taken = any(
            one.number == number and one.undone != "void" for one in self.items if one is not found
        )
        try:
            corrections.correct(
                self.desk, RIVERA, found.receipt, 1, {"number": number},
                reason="model", approval=approved(self.desk, "correct"),
            )  # fmt: skip
        except Refusal:
            assert found.undone or taken or number == found.number
            return
        assert not found.undone
        assert not taken
        found.number = number
        self.done["correct"] += 1

    def close(self) -> None:
        with self.desk.store.read() as connection:
            should = expected(stored.tray(connection, self.session.session_id))
        drawers.count(self.desk, RIVERA, should)
        report = drawers.close(self.desk, RIVERA)
        assert report.balanced
        self.closed.add(self.session.session_id)
        self.session = drawers.open_drawer(self.desk, RIVERA, TODAY)
        self.done["close"] += 1

    def must_agree(self) -> None:
        must_hold(self.desk)
        with self.desk.store.read() as connection:
            for account in ACCOUNTS:
                stands = sum(one.shares[account] for one in self.items if not one.undone)
                walked = sum(cents for _, cents in visits.walk_ins(connection, account))
                assert walked == stands, account
            for session in {one.session for one in self.items}:
                held = total(expected(stored.tray(connection, session)))
                mine = [
                    one.cents
                    for one in self.items
                    if one.session == session and one.undone != "void"
                ]
                assert (held.items, held.cents) == (len(mine), sum(mine))
        for one in self.items:
            (tender,) = items.visit(self.desk, RIVERA, one.receipt).tenders
            assert tender.instrument.number == one.number
            assert bool(tender.undone) is bool(one.undone)
            stands_on = {p.billing_account_number: p.amount_cents for p in tender.allocations}
            assert stands_on == dict(one.shares)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_keeps_the_balances(desk: Desk, own_ledger: EmbeddedLedger, seed: int) -> None:
    day = Day(desk, seed)
    for n in range(STEPS):
        day.act()
        if n % 12 == 11:
            day.close()
    day.must_agree()
    assert len(day.done) >= 5, day.done
    done = step(desk.store, own_ledger, desk.clock, desk.identity)
    assert (done.waiting, done.attention) == (0, 0)
    with own_ledger.database.read() as connection:
        sums = {
            row[0]: row[1]
            for row in connection.exec_driver_sql(
                "SELECT account, sum(cents) FROM entry GROUP BY account HAVING sum(cents) <> 0"
            )
        }
    assert sum(sums.values()) == 0
    for account in ACCOUNTS:
        owed = sum(one.shares[account] for one in day.items if not one.undone)
        assert sums.get(f"receivable/{account}", 0) == -owed
    returned = sum(one.cents for one in day.items if one.undone == "return_item")
    assert sums.get("returned-items", 0) == -returned
    for session in {one.session for one in day.items}:
        held = sum(
            one.cents
            for one in day.items
            if one.session == session and one.undone in ("", "return_item")
        )
        assert sums.get(f"undeposited/{session}", 0) == held
