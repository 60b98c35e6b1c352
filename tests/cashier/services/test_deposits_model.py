"""Any sequence of acts leaves every cent where a tray of paper would have it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import text

from cashier.domain.deposit import DepositStage, verified_entries
from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import Entry
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import corrections, deposits, drawers, mistakes, payments
from cashier.services.desk import Desk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    OKAFOR,
    RIVERA,
    TODAY,
    approved,
    check,
    draft,
    item,
)
from tests.cashier.services.test_deposits import closed, ids, prepared


@dataclass
class Paper:
    """One check as it lies on the table."""

    receipt: str
    cents: int
    number: str
    where: str = "tray"


@dataclass
class Counter:
    """The counter played with paper and a pencil, beside the program."""

    desk: Desk
    ledger: EmbeddedLedger
    dice: random.Random
    trays: dict[str, list[Paper]] = field(default_factory=dict)
    open: str = ""
    bags: dict[str, list[str]] = field(default_factory=dict)
    stages: dict[str, DepositStage] = field(default_factory=dict)
    number: int = 9000

    def pick(self, *where: str) -> Paper | None:
        """A piece of paper of a drawer that is open, or closed and in no bag."""
        bagged = {session for held in self.bags.values() for session in held}
        for session, papers in self.trays.items():
            if session not in bagged and ("open" in where) == (session == self.open):
                held = [one for one in papers if one.where == "tray"]
                if held:
                    return self.dice.choice(held)
        return None

    def open_drawer(self) -> None:
        if not self.open:
            self.open = drawers.open_drawer(self.desk, RIVERA, TODAY).session_id
            self.trays[self.open] = []

    def take(self) -> None:
        if self.open:
            self.number += 1
            cents = self.dice.randint(1, 50_000)
            visit = payments.take(
                self.desk, RIVERA, draft(self.desk, item(self.desk, check(cents, str(self.number))))
            )
            self.trays[self.open].append(Paper(visit.receipt_number, cents, str(self.number)))

    def void(self) -> None:
        if one := self.pick("open"):
            signed = approved(self.desk, "void")
            mistakes.void(self.desk, RIVERA, one.receipt, 1, reason="x", approval=signed)
            one.where = "customer"

    def close(self) -> None:
        if self.open:
            held = [one.cents for one in self.trays[self.open] if one.where == "tray"]
            counted = KindCount(items=len(held), cents=sum(held))
            drawers.count(self.desk, RIVERA, {InstrumentKind.PERSONAL_CHECK: counted})
            drawers.close(self.desk, RIVERA)
            self.open = ""

    def reverse(self) -> None:
        if one := self.pick("closed"):
            signed = approved(self.desk, "reverse")
            mistakes.reverse(self.desk, RIVERA, one.receipt, 1, reason="x", approval=signed)
            one.where = "customer"

    def correct(self) -> None:
        if one := self.pick("closed"):
            self.number += 1
            one.number = str(self.number)
            corrections.correct(
                self.desk, RIVERA, one.receipt, 1, {"number": one.number},
                reason="x", approval=approved(self.desk, "correct"),
            )  # fmt: skip

    def prepare(self) -> None:
        ready = deposits.ready(self.desk, BOYLE).ready
        bagged = {session for held in self.bags.values() for session in held}
        there = {
            session
            for session, papers in self.trays.items()
            if session not in bagged | {self.open} and any(p.where == "tray" for p in papers)
        }
        assert {one.drawer.session_id for one in ready} == there
        if there:
            chosen = self.dice.sample(sorted(there), self.dice.randint(1, len(there)))
            bag = f"BAG{self.dice.randrange(10**6):06}"
            made = deposits.prepare(self.desk, BOYLE, chosen, ledger=self.ledger, bag=bag)
            self.bags[made.ticket] = chosen
            self.stages[made.ticket] = DepositStage.PREPARED

    def step(self) -> None:
        moving = [ticket for ticket in self.bags if self.stages[ticket] in _NEXT]
        if moving:
            ticket = self.dice.choice(moving)
            stage, act = _NEXT[self.stages[ticket]]
            act(self.desk, ticket, self.ledger)
            self.stages[ticket] = stage

    def give_up(self) -> None:
        begun = [one for one in self.bags if self.stages[one] is DepositStage.PREPARED]
        if begun:
            ticket = self.dice.choice(begun)
            deposits.give_up(self.desk, BOYLE, ticket, reason="x", ledger=self.ledger)
            self.stages[ticket] = DepositStage.GIVEN_UP
            del self.bags[ticket]

    def come_back(self) -> None:
        sent = [one for one in self.bags if self.stages[one] is DepositStage.CONFIRMED]
        papers = [
            one for t in sent for s in self.bags[t] for one in self.trays[s] if one.where == "tray"
        ]
        if papers:
            one = self.dice.choice(papers)
            signed = approved(self.desk, "return_item")
            mistakes.return_item(self.desk, RIVERA, one.receipt, 1, reason="NSF", approval=signed)
            one.where = "returned"

    def compare(self) -> None:
        """The program's figures against the table's."""
        accounts: dict[str, int] = {}
        with self.desk.store.read() as connection:
            for name, cents in connection.execute(text("SELECT account, cents FROM entry")):
                kind = name.partition("/")[0]
                accounts[kind] = accounts.get(kind, 0) + cents
        worth = {"undeposited": 0, "in-transit": 0, "bank": 0}
        stage_of = {s: self.stages[ticket] for ticket, held in self.bags.items() for s in held}
        for session, papers in self.trays.items():
            held = sum(one.cents for one in papers if one.where in {"tray", "returned"})
            worth[_WHERE.get(stage_of.get(session, DepositStage.PREPARED), "undeposited")] += held
        assert {name: accounts.get(name, 0) for name in worth} == worth
        assert sum(accounts.values()) == 0
        for ticket, sessions in self.bags.items():
            made = deposits.deposit(self.desk, BOYLE, ticket)
            assert made.stage is self.stages[ticket]
            left = [p for s in sessions for p in self.trays[s] if p.where != "customer"]
            told = {(line.receipt_number, line.number, line.cents) for line in made.lines}
            assert told == {(one.receipt, one.number, one.cents) for one in left}
            assert len(made.returned) == sum(one.where == "returned" for one in left)
            found = deposits.trace(self.desk, BOYLE, ticket)
            assert found.agrees, found.differences
            assert found.posting_cents == sum(one.cents for one in left)


def _verify(desk: Desk, ticket: str, ledger: EmbeddedLedger) -> None:
    found = deposits.deposit(desk, HADDAD, ticket)
    deposits.verify(desk, HADDAD, ticket, ids(found), ledger=ledger)


_NEXT: dict[DepositStage, tuple[DepositStage, Callable[[Desk, str, EmbeddedLedger], object]]] = {
    DepositStage.PREPARED: (DepositStage.VERIFIED, _verify),
    DepositStage.VERIFIED: (
        DepositStage.SENT,
        lambda desk, ticket, line: deposits.send(desk, BOYLE, ticket, ledger=line),
    ),
    DepositStage.SENT: (
        DepositStage.CONFIRMED,
        lambda desk, ticket, line: deposits.confirm(desk, BOYLE, ticket, ledger=line),
    ),
}  # fmt: skip
_WHERE = {
    DepositStage.VERIFIED: "in-transit",
    DepositStage.SENT: "in-transit",
    DepositStage.CONFIRMED: "bank",
}


@pytest.mark.parametrize("seed", [11])
def test_every_cent_is_where_the_paper_is(
    desk: Desk, own_ledger: EmbeddedLedger, seed: int
) -> None:
    counter = Counter(desk, own_ledger, random.Random(seed))
    acts = (
        counter.open_drawer, counter.take, counter.take, counter.take, counter.void, counter.close,
        counter.reverse, counter.correct, counter.prepare, counter.step, counter.step,
        counter.give_up, counter.come_back,
    )  # fmt: skip
    done = set()
    for n in range(70):
        act = counter.dice.choice(acts)
        act()
        done.add(act.__name__)
        if n % 5 == 4:
            counter.compare()
    assert len(done) == len({act.__name__ for act in acts})
    assert DepositStage.CONFIRMED in counter.stages.values()
    counter.compare()
    must_hold_here(desk)


def must_hold_here(desk: Desk) -> None:
    """The chain and the balance of every record, without the code under test."""
    with desk.store.read() as connection:
        sums = connection.execute(text("SELECT sum(cents) FROM entry GROUP BY station_seq"))
        assert {row[0] for row in sums} == {0}


@pytest.mark.parametrize("wrong", ["cent", "line", "drawer"])
def test_the_trace_sees_what_does_not_add_up(
    desk: Desk, own_ledger: EmbeddedLedger, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    one, two = closed(desk), closed(desk, OKAFOR, "28123456792")

    def entries(ticket: str, cents: dict[str, int]) -> tuple[Entry, ...]:
        if wrong == "cent":
            cents = {one: cents[one] - 1, two: cents[two]}
        elif wrong == "drawer":
            cents = {one: cents[one] + 100, two: cents[two] - 100}
        return verified_entries(ticket, cents)

    monkeypatch.setattr(deposits, "verified_entries", entries)
    if wrong == "line":
        monkeypatch.setattr(deposits, "in_stack_order", lambda held, _: held[:2] + held[3:5])
    made = prepared(desk, own_ledger, one, two)
    deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)
    found = deposits.trace(desk, BOYLE, made.ticket)
    assert not found.agrees
    if wrong == "line":
        assert len(found.differences) == 2
        assert made.items == 4
