"""Every kind of record by every kind of person, on all ledgers, as a station's own role sends it:
recorded each time, with effect only where the role table says so.

The expectations are written out here and not taken from `domain.authority`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import select

from cashier.clock import Clock, TrainingClock
from cashier.domain.posting import Entry, RecordKind
from cashier.domain.staff import Role
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.contract import Answer, Ledger, Outcome, WireRecord
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.schema import correction, deposit_ticket, entry, exception, staff_right
from cashier.ledger.verify import verify
from cashier.vault import PasswordCost
from tests.cashier.ledger.stations import KNOWN, Chain
from tests.cashier.ledger.switchboard import PASSWORD

CHEAP = PasswordCost(memory_kib=8, time_cost=1, parallelism=1)
PEOPLE = {
    "1001": Role.CASHIER,
    "1002": Role.CASHIER,
    "2001": Role.SUPERVISOR,
    "2002": Role.SUPERVISOR,
    "3001": Role.ADMINISTRATOR,
    "4001": Role.AUDITOR,
    "2009": Role.SUPERVISOR,  # disabled long before
}
GONE, FORGED = "2009", "9999"
EVERYBODY = (*PEOPLE, FORGED)
COUNTER, SIGNERS = {"1001", "1002", "2001", "2002"}, {"2001", "2002"}
ACTORS = {
    "payment": COUNTER,
    "void": COUNTER,
    "reversal": COUNTER,
    "returned_item": COUNTER,
    "correction": COUNTER,
    "drawer_opened": COUNTER,
    "counted": COUNTER,
    "closed": COUNTER,
    "review": SIGNERS,
    "approval": SIGNERS,
    "deposit_prepared": SIGNERS,
    "deposit_verified": SIGNERS,
    "deposit_sent": SIGNERS,
    "deposit_confirmed": SIGNERS,
    "request": COUNTER,
    "resolution": SIGNERS,
    "print": set(EVERYBODY),
}
"""Who may act alone, or with 2001 or 2002 beside them where it takes two."""
TAKES_TWO = ("void", "reversal", "returned_item", "correction", "reallocation")
NAMED = (*TAKES_TWO, "drawer_opened", "counted", "closed", "resolution")
"""Kinds that may name a second person."""
TRAY = {"payment", "drawer_opened", "counted", "closed"}
NOT_ALLOWED, LEFT = "staff.not_allowed", "staff.left"


@pytest.fixture
def books(database: Books) -> Books:
    for number, role in PEOPLE.items():
        directory.add_staff(
            database, number=number, name=f"N {number}", role=role, password=PASSWORD, cost=CHEAP
        )
    directory.disable_staff(database, GONE)
    return database


def record(chain: Chain, kind: str, staff: str, approver: str = "", **body: Any) -> WireRecord:
    """One well-formed record of that kind."""
    if kind in {"payment", "void", "reversal", "returned_item", "reallocation"}:
        way = 1 if kind == "payment" else -1
        accounts = [
            (f"undeposited/{chain.site}", 500 * way),
            (f"receivable/{KNOWN[0]}", -500 * way),
        ]
    elif kind in {"deposit_verified", "deposit_confirmed"}:
        accounts = [("bank", 500), ("in-transit/t", -500)]
    else:
        accounts = []
    return chain.add(
        RecordKind(kind),
        tuple(Entry(account=account, cents=cents) for account, cents in accounts),
        amount=500 if kind == "payment" else -500 if kind in {"void", "reversal"} else 0,
        staff=staff,
        approver=approver,
        original=f"of {len(chain.records)}" if kind in TAKES_TWO else "",
        body=body,
    )


def posted(books: Books, ledger: Ledger, records: Sequence[WireRecord]) -> tuple[Answer, ...]:
    """By the call itself, on PostgreSQL in SQL as the station's own login role."""
    if not isinstance(books, PostgresDatabase):
        return ledger.post_batch("BOS", "01", records)
    url = books.url
    with psycopg.connect(
        host=url.host, port=url.port, dbname=url.database, user="st_bos_01", password=PASSWORD
    ) as station:
        told = json.dumps([asdict(one) for one in records])
        found = station.execute("SELECT api.post_batch('BOS', '01', %s)", (told,)).fetchone()
        assert found is not None
        return tuple(Answer(**(one | {"outcome": Outcome(one["outcome"])})) for one in found[0])


def barred_in_feed(ledger: Ledger) -> set[str]:
    page = ledger.pull("site/BOS", 0, 0, 5_000)
    documents = [json.loads(change.document) for change in page.changes]
    return {one["posting_id"] for one in documents if one.get("barred")}


def long_after(chain: Chain, days: float) -> None:
    """The station's clock, that many days on."""
    chain.clock = TrainingClock(chain.clock.now() + timedelta(days=days))


def test_every_kind_by_everybody(books: Books, ledger: Ledger, bos: Chain) -> None:
    long_after(bos, 8)
    asked: list[tuple[WireRecord, str, bool]] = []
    for kind, actors in ACTORS.items():
        for staff in EVERYBODY:
            second = "2001" if staff != "2001" else "2002"
            approver = second if kind in TAKES_TWO else ""
            asked.append((record(bos, kind, staff, approver), kind, staff in actors))
    for kind in NAMED:
        for approver in EVERYBODY:
            staff = "1001" if approver != "1001" else "1002"
            asked.append((record(bos, kind, staff, approver), kind, approver in SIGNERS))
    for rule, signed in (("CHK-STALE", one) for one in (*EVERYBODY, "")):
        overrides = [{"rule": rule, "reason": "seen", "approver": signed}]
        fine = signed in SIGNERS
        asked.append((record(bos, "payment", "1001", overrides=overrides), "payment", fine))
    for staff in EVERYBODY:
        close = record(bos, "closed", staff, forced="ill", cashier="1002")
        asked.append((close, "closed", staff in SIGNERS))
        ask = record(bos, "request", staff, act="force_close", cashier="1002")
        asked.append((ask, "request", staff in SIGNERS))
    for kind in ("closed", "request", "review", "approval"):  # of one's own drawer
        body: Mapping[str, Any] = {"cashier": "2001", "forced": "ill", "act": "force_close"}
        asked.append((record(bos, kind, "2001", **body), kind, False))

    answers = posted(books, ledger, bos.sent())
    assert {one.outcome for one in answers} == {Outcome.CREATED}, "a fact stays recorded"
    wrong = [
        (kind, json.loads(one.canonical)["staff"], json.loads(one.canonical)["approver"])
        for answer, (one, kind, fine) in zip(answers, asked, strict=True)
        if (answer.exception == NOT_ALLOWED) == fine
    ]
    assert not wrong
    barred = {one.posting_id for one, kind, fine in asked if not fine and kind not in TRAY}
    assert barred_in_feed(ledger) == barred
    with books.read() as connection:
        seqs = {one.station_seq for one, kind, fine in asked if one.posting_id in barred}
        lines = connection.execute(select(entry.c.account).where(entry.c.station_seq.in_(seqs)))
        assert set(lines.scalars()) == {"suspense/unidentified"}
        for table in (correction, deposit_ticket):
            effects = connection.execute(select(table.c.posting_id)).scalars()
            assert not barred & set(effects)
        opened = select(exception.c.posting_id).where(exception.c.code == NOT_ALLOWED)
        lacking = {one.posting_id for one, _, fine in asked if not fine}
        assert set(connection.execute(opened).scalars()) == lacking
    assert not verify(books).findings
    assert posted(books, ledger, bos.sent()) == tuple(
        Answer(
            posting_id=one.posting_id,
            outcome=Outcome.EXISTS,
            exception=one.exception,
            ticket=one.ticket,
        )
        for one in answers
    )


def test_one_person_is_never_two(books: Books, ledger: Ledger, bos: Chain) -> None:
    for kind in (*TAKES_TWO, "drawer_opened", "counted", "closed", "resolution", "payment"):
        chain = Chain(bos.clock, "BOS", "01")
        (answer,) = posted(books, ledger, [record(chain, kind, "2001", "2001")])
        assert (answer.outcome, answer.exception) == (Outcome.CONFLICT, "record.two_persons")
    for kind in TAKES_TWO:
        chain = Chain(bos.clock, "BOS", "01")
        (answer,) = posted(books, ledger, [record(chain, kind, "1001")])
        assert (answer.outcome, answer.exception) == (Outcome.CONFLICT, "record.two_persons")
    assert ledger.head("BOS", "01").last_seq == 0


def test_a_right_counts_as_it_was_when_the_record_was_made(
    books: Books, ledger: Ledger, bos: Chain, clock: Clock
) -> None:
    """Signed and then gone, a station that had not heard of it, and one whose clock is wrong."""
    directory.add_staff(
        books, number="2002", name="N", role=Role.CASHIER, password=PASSWORD, cost=CHEAP
    )
    told = []
    for days in (-3650, -1, 0.5, 6, 8):
        bos.clock = TrainingClock(clock.now() + timedelta(days=days))
        told.append(record(bos, "void", "1001", "2009"))
        told.append(record(bos, "void", "1001", "2002"))
        told.append(record(bos, "void", "1001", "2001"))
    answers = posted(books, ledger, told)
    assert [one.exception for one in answers] == [
        *("", "", ""),
        *("", "", ""),
        *(LEFT, LEFT, ""),
        *(LEFT, LEFT, ""),
        *(NOT_ALLOWED, NOT_ALLOWED, ""),
    ]
    assert not verify(books).findings


def test_who_came_to_the_right_later_may_by_a_clock_that_is_behind(
    books: Books, ledger: Ledger, bos: Chain, clock: Clock
) -> None:
    directory.add_staff(
        books, number="1002", name="N", role=Role.SUPERVISOR, password=PASSWORD, cost=CHEAP
    )
    bos.clock = TrainingClock(clock.now() - timedelta(days=3650))
    (answer,) = posted(books, ledger, [record(bos, "void", "1001", "1002")])
    assert answer.exception == ""


def test_the_history_of_rights_is_whole_and_stays(books: Books) -> None:
    directory.add_staff(
        books, number="1001", name="Else", role=Role.CASHIER, password=PASSWORD, cost=CHEAP
    )
    with books.read() as connection:
        rows = connection.execute(
            select(staff_right.c.nth, staff_right.c.role, staff_right.c.active)
            .where(staff_right.c.number.in_(("1001", GONE)))
            .order_by(staff_right.c.number, staff_right.c.nth)
        ).all()
    assert [tuple(row) for row in rows] == [
        (1, "cashier", 1),
        (1, "supervisor", 1),
        (2, "supervisor", 0),
    ]
    for change in (staff_right.update().values(role="auditor"), staff_right.delete()):
        with (
            pytest.raises(Exception, match="append-only"),
            books.write() as connection,
        ):
            connection.execute(change)


def test_a_ledger_without_people_judges_nobody(ledger: Ledger, bos: Chain) -> None:
    (answer,) = ledger.post_batch("BOS", "01", [bos.pay()])
    assert (answer.outcome, answer.exception) == (Outcome.CREATED, "")
