"""People, paper and visits for the tests of services, store and sync, and what must always hold."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from cashier.domain.identifiers import parse_receipt_number
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import (
    Allocation,
    IdentityConfirmation,
    Override,
    TenderDraft,
    VisitDraft,
)
from cashier.domain.posting import GENESIS, chain_hash
from cashier.domain.staff import Role, Staff
from cashier.services.desk import Approval, Desk
from cashier.store import audit

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""9:00 AM in New York."""
TODAY = date(2026, 11, 23)

RIVERA = Staff(number="1001", name="A. Rivera", role=Role.CASHIER)
OKAFOR = Staff(number="1002", name="J. Okafor", role=Role.CASHIER)
BOYLE = Staff(number="2001", name="N. Boyle", role=Role.SUPERVISOR)
HADDAD = Staff(number="2002", name="M. Haddad", role=Role.SUPERVISOR)
LINDQVIST = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)
MENSAH = Staff(number="4001", name="T. Mensah", role=Role.AUDITOR)

ROSA, ROSA_DENTAL = "712345678", "712345686"
VALENTINA, SERGEI = "759265359", "793254506"
"""One household, two subscribers."""
UNKNOWN = "799999999"

_numbers = itertools.count(2001)


def check(cents: int = 20600, number: str = "", **more: Any) -> Instrument:
    """A personal check nothing is wrong with."""
    fields: dict[str, Any] = {
        "kind": InstrumentKind.PERSONAL_CHECK,
        "number": number or str(next(_numbers)),
        "dated": date(2026, 11, 20),
        "routing": "011999993",
        "account": "4400123456",
    }
    return Instrument(amount_cents=cents, **(fields | more))


def money_order(cents: int = 3457, number: str = "28123456781", **more: Any) -> Instrument:
    """A postal money order nothing is wrong with, but for the check digit of other numbers."""
    fields: dict[str, Any] = {
        "kind": InstrumentKind.USPS_MONEY_ORDER,
        "dated": date(2026, 11, 22),
    }
    return Instrument(amount_cents=cents, number=number, **(fields | more))


def item(
    desk: Desk, paper: Instrument, *parts: tuple[str, int], accept: Sequence[str] = ("*",)
) -> TenderDraft:
    """A tender; without parts all of it goes to Rosa's medical account."""
    return TenderDraft(
        tender_id=desk.clock.new_id(),
        instrument=paper,
        allocations=tuple(
            Allocation(billing_account_number=number, amount_cents=cents)
            for number, cents in parts or ((ROSA, paper.amount_cents),)
        ),
        accept=tuple(accept),
    )


def draft(
    desk: Desk,
    *tenders: TenderDraft,
    confirmations: tuple[IdentityConfirmation, ...] = (),
    overrides: tuple[Override, ...] = (),
    payer: str = "Rosa M Alves",
) -> VisitDraft:
    """A visit; without tenders one check of 206.00 for Rosa."""
    return VisitDraft(
        visit_id=desk.clock.new_id(),
        payer_name=payer,
        tenders=tenders or (item(desk, check()),),
        confirmations=confirmations,
        overrides=overrides,
    )


def approved(desk: Desk, act: str, by: Staff = BOYLE) -> Approval:
    """What `staffing.approve` gives once the passphrase was checked, without Argon2's time."""
    approval = Approval(
        approval_id=desk.clock.new_id(), approver=by, act=act, granted_at=desk.clock.now()
    )
    desk.approvals.add(approval)
    return approval


def overriding(desk: Desk, rule: str, by: Staff = BOYLE, reason: str = "seen") -> Override:
    return Override(
        rule=rule,
        reason=reason,
        approver=by.number,
        approval_id=approved(desk, f"override:{rule}", by).approval_id,
    )


def same_money(one: VisitDraft, **changes: Any) -> VisitDraft:
    return replace(one, **changes)


TABLES = [
    "visit",
    "tender",
    "allocation",
    "posting",
    "entry",
    "moved",
    "rekeyed",
    "slip",
    "outbox",
    "print_job",
    "audit",
    "counter",
    "drawer",
    "drawer_count",
    "z_report",
    "meta",
]


def rows(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the station recorded, to be compared before and after."""
    with desk.store.read() as connection:
        return {
            name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in TABLES
        }


def scalar(desk: Desk, query: str) -> Any:
    with desk.store.read() as connection:
        return connection.execute(text(query)).scalar()


class Broken(Exception):
    """What the tests make happen in the middle of an act."""


@contextmanager
def failing_at(desk: Desk, nth: int) -> Iterator[list[str]]:
    """The nth statement of every write fails before it reaches the file; lists what was sent."""
    sent: list[str] = []

    def before(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)
        if len(sent) == nth:
            raise Broken(statement)

    engine = desk.store._writing
    event.listen(engine, "before_cursor_execute", before)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", before)


def must_hold(desk: Desk) -> None:
    """I1, I3, I4, I5 and I6 of the store, computed from the tables without the code under test."""
    with desk.store.read() as connection:
        postings = connection.execute(text("SELECT * FROM posting ORDER BY station_seq")).all()
        entries = connection.execute(text("SELECT * FROM entry")).all()
        visits = connection.execute(text("SELECT * FROM visit")).all()
        tenders = connection.execute(text("SELECT * FROM tender")).all()
        parts = connection.execute(text("SELECT * FROM allocation")).all()
        outbox = connection.execute(text("SELECT station_seq FROM outbox ORDER BY 1")).all()
        assert audit.first_break(connection) is None
    assert [one.station_seq for one in postings] == list(range(1, len(postings) + 1))
    assert [one.station_seq for one in outbox] == [one.station_seq for one in postings]
    last = GENESIS
    for one in postings:
        assert one.prev_hash == last
        assert one.hash == chain_hash(last, one.canonical)
        last = one.hash
        mine = [line.cents for line in entries if line.station_seq == one.station_seq]
        body = json.loads(one.canonical)
        assert [line["cents"] for line in body["entries"]] == mine
        assert sum(mine) == 0
        money = one.kind in {"payment", "void", "reversal", "returned_item", "reallocation"}
        assert (len(mine) >= 2) is money
        assert (one.kind == "payment") == bool(body["tender_id"] and not body["original_id"])
    corrected = [one.corrects for one in postings if one.corrects]
    assert len(corrected) == len(set(corrected))
    numbers = sorted(parse_receipt_number(one.receipt_number)[2] for one in visits)
    assert numbers == list(range(1, len(visits) + 1))
    for one in visits:
        mine = [paper for paper in tenders if paper.visit_id == one.visit_id]
        assert mine
        assert sum(paper.amount_cents for paper in mine) == one.total_cents
        for paper in mine:
            assert paper.amount_cents == sum(
                part.cents
                for part in parts
                if (part.visit_id, part.tender_line) == (paper.visit_id, paper.line)
            )
    paid = [one.posting_id for one in postings if one.kind == "payment"]
    assert sorted(paid) == sorted(paper.posting_id for paper in tenders)


def bytes_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
