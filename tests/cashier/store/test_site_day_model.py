"""Random acts at three windows and at another site: after they have all heard of each other, every
window's site day is what the ledger's own records add up to, and what was really done.
"""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import text

from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import undeposited
from cashier.domain.site_day import DrawerStage
from cashier.domain.staff import Staff
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import corrections, drawers, mistakes, payments
from cashier.services.desk import Desk
from cashier.store import site_day
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    HADDAD,
    OKAFOR,
    RIVERA,
    TODAY,
    approved,
    check,
    draft,
    item,
    money_order,
    overriding,
)
from tests.cashier.site import sync, windows

STEPS = 60
PLACES = (("TRN", "01"), ("TRN", "02"), ("TRN", "03"), ("WOR", "01"))
PEOPLE = (RIVERA, OKAFOR, HADDAD, RIVERA)
_numbers = itertools.count(700_001)
_ACTS = {"void": mistakes.void, "reverse": mistakes.reverse, "return_item": mistakes.return_item}
_STATES = {"void": "voided", "reverse": "reversed", "return_item": "returned"}


@dataclass
class Paper:
    """An item as the test thinks of it."""

    desk: Desk
    who: Staff
    receipt: str
    line: int
    session: str
    cents: int
    number: str
    state: str = "held"


class Days:
    """Does one random act at a time, at a random window."""

    def __init__(self, desks: list[Desk], ledger: EmbeddedLedger, seed: int) -> None:
        self.desks, self.ledger, self.random = desks, ledger, random.Random(seed)
        self.papers: list[Paper] = []
        self.open: dict[int, DrawerSession] = {}
        self.closed: set[str] = set()
        self.at: dict[str, int] = {}
        self.done: Counter[str] = Counter()

    def act(self) -> None:
        n = self.random.randrange(len(self.desks))
        desk, who = self.desks[n], PEOPLE[n]
        if n not in self.open:
            self.open[n] = drawers.open_drawer(desk, who, TODAY)
            self.at[self.open[n].session_id] = n
        names = ["take"] * 4 + ["close", "sync", *_ACTS, *_ACTS, "correct"]
        name = self.random.choice(names)
        mine = [one for one in self.papers if one.desk is desk]
        if name == "take":
            self.take(n, desk, who)
        elif name == "close":
            self.close(n, desk, who)
        elif name == "sync":
            sync(desk, self.ledger)
        elif mine:
            self.change(name, self.random.choice(mine))

    def take(self, n: int, desk: Desk, who: Staff) -> None:
        papers = [
            check(self.random.randrange(100, 90_000), str(next(_numbers)))
            for _ in range(self.random.randrange(1, 3))
        ]
        if self.random.random() < 0.3:
            papers.append(money_order(self.random.randrange(100, 5_000)))
        again = (overriding(desk, "MO-DUPLICATE"),)  # the money order is always the same
        tenders = (item(desk, paper) for paper in papers)
        visit = draft(desk, *tenders, payer="Ana Kim", overrides=again)
        taken = payments.take(desk, who, visit)
        for line, paper in enumerate(papers, start=1):
            self.papers.append(
                Paper(
                    desk, who, taken.receipt_number, line, self.open[n].session_id,
                    paper.amount_cents, paper.number,
                )
            )  # fmt: skip
        self.done["take"] += 1

    def close(self, n: int, desk: Desk, who: Staff) -> None:
        counted = KindCount(items=1, cents=self.random.randrange(100, 9_000))
        drawers.count(desk, who, {InstrumentKind.PERSONAL_CHECK: counted})
        try:
            drawers.close(desk, who, reason="model", approval=approved(desk, "close"))
        except Refusal:
            drawers.close(desk, who)
        self.closed.add(self.open.pop(n).session_id)
        self.done["close"] += 1

    def change(self, name: str, paper: Paper) -> None:
        at = (paper.desk, paper.who, paper.receipt, paper.line)
        signed: dict[str, Any] = {
            "reason": "model",
            "approval": approved(paper.desk, name),
        }
        try:
            if name == "correct":
                number = str(next(_numbers))
                corrections.correct(*at, {"number": number}, **signed)
                paper.number = number
            else:
                _ACTS[name](*at, **signed)
                paper.state = _STATES[name]
        except Refusal as refusal:
            self.done[refusal.code] += 1
            return
        self.done[name] += 1


def summed(ledger: EmbeddedLedger) -> dict[str, tuple[int, int]]:
    """Per session what its account holds and how many items make it, from the ledger's texts."""
    with ledger.database.read() as connection:
        texts = connection.execute(text("SELECT canonical FROM posting")).scalars().all()
    cents: Counter[str] = Counter()
    items: Counter[str] = Counter()
    for record in map(json.loads, texts):
        for line in record["entries"]:
            if line["account"] == undeposited(record["session_id"]):
                cents[record["session_id"]] += line["cents"]
                items[record["session_id"]] += 1 if line["cents"] > 0 else -1
        if record["kind"] == "drawer_opened":
            cents[record["session_id"]] += 0
    return {session: (items[session], cents[session]) for session in cents}


@pytest.mark.parametrize("seed", [2])
def test_every_window_tells_the_same_day(
    desk: Desk, desk_at: OpenDesk, own_ledger: EmbeddedLedger, seed: int
) -> None:
    desks = windows(desk_at, own_ledger, *PLACES)
    days = Days(desks, own_ledger, seed)
    for _ in range(STEPS):
        days.act()
    assert {"take", "close", "void", "reverse", "correct"} <= set(days.done)
    for each in (*desks, *desks):
        sync(each, own_ledger)
    truth = summed(own_ledger)
    for each in desks:
        with each.store.read() as connection:
            known = site_day.drawers(connection, each.identity)
            home = [one for one in known if one.site == each.identity.site]
            paper = site_day.items(connection, each.identity, [one.session_id for one in known])
        assert {one.session_id: (one.items, one.cents) for one in known} == truth
        for one in known:
            desk_of = days.desks[days.at[one.session_id]]
            assert (one.site, one.station) == (desk_of.identity.site, desk_of.identity.station)
            assert one.here is (desk_of is each)
            closed = one.session_id in days.closed
            assert one.stage is (DrawerStage.CLOSED if closed else DrawerStage.OPEN)
            voided = [p for p in days.papers if (p.session, p.state) == (one.session_id, "voided")]
            assert one.voids == len(voided)
            assert one.unconfirmed == 0
        # the paper of the own site whole, as it stands; of another site none
        sessions = {one.session_id for one in home}
        told = [
            (one.receipt_number, one.line, one.number, one.cents, one.state, one.payer_name)
            for one in paper
        ]
        assert sorted(told) == sorted(
            (one.receipt, one.line, one.number, one.cents, one.state, "Ana Kim")
            for one in days.papers
            if one.session in sessions
        )
    # a difference reads the same from a thin record as from the drawer's own
    shown = []
    for each in desks:
        with each.store.read() as connection:
            shown.append(
                [
                    (one.session_id, one.difference_items, one.difference_cents)
                    for one in site_day.drawers(connection, each.identity)
                ]
            )
    assert all(one == shown[0] for one in shown)
