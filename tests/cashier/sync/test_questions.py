"""What the ledger asks is answered at last: items that wait for a person become confirmed."""

from __future__ import annotations

import pytest

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault
from cashier.domain.instrument import Instrument
from cashier.domain.payment import ItemState
from cashier.domain.posting import SUSPENSE, Entry, RecordDraft, RecordKind, receivable
from cashier.services import attention, payments
from cashier.services.desk import Desk
from cashier.store import journal, lineage, questions
from tests.cashier.counter import (
    BOYLE,
    RIVERA,
    TODAY,
    UNKNOWN,
    check,
    draft,
    item,
    overriding,
    scalar,
)
from tests.cashier.sync.line import Wire, states, sync, take


def unknown(desk: Desk, paper: Instrument | None = None, *rules: str) -> None:
    """An item for an account nobody knows, with a supervisor."""
    paper = paper or check(5000)
    payments.take(
        desk,
        RIVERA,
        draft(
            desk,
            item(desk, paper, (UNKNOWN, paper.amount_cents)),
            overrides=tuple(overriding(desk, rule) for rule in ("ACC-UNKNOWN", *rules)),
        ),
    )


def open_exceptions(wire: Wire) -> list[str]:
    with wire.ledger.database.read() as connection:
        return list(
            connection.exec_driver_sql(
                "SELECT e.exception_id FROM exception e LEFT JOIN exception_relief r"
                " ON r.exception_id = e.exception_id WHERE r.exception_id IS NULL ORDER BY 1"
            ).scalars()
        )


def resolve(desk: Desk, exception_id: str) -> None:
    """The supervisor's resolution, as a record of this station."""
    with desk.store.write() as connection:
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.RESOLUTION,
                business_date=TODAY,
                recorded_at=desk.clock.now(),
                staff=BOYLE.number,
                body={"exception": exception_id, "note": "seen"},
            ),
        )


def elsewhere_first(desk: Desk, wire: Wire, paper: Instrument) -> None:
    """The same paper item stands in the ledger, taken where this station does not know of."""
    payments.take(desk, RIVERA, draft(desk, item(desk, paper)))
    sync(desk, wire)


def test_a_duplicate_nobody_decided_waits_until_it_is_answered(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    paper = check(20600)
    elsewhere_first(desk, wire, paper)
    # the guard of this window does not know of it, as if another site had taken it
    with desk.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS tender_no_update")
        connection.exec_driver_sql("UPDATE tender SET dup_key = '', weak_key = ''")
    payments.take(desk, RIVERA, draft(desk, item(desk, paper)))
    sync(desk, wire)
    assert [one.answer for one in attention.records(desk)] == ["duplicate"]
    resolve(desk, *open_exceptions(wire))
    assert sync(desk, wire).attention == 0
    assert states(desk) == {"confirmed": 4}
    with desk.store.read() as connection:
        answers = [line.answer for line in journal.lines(connection)]
    assert answers[2] == "duplicate answered"


def test_a_duplicate_decided_at_the_counter_is_not_asked_again(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    paper = check(20600)
    elsewhere_first(desk, wire, paper)
    payments.take(
        desk,
        RIVERA,
        draft(desk, item(desk, paper), overrides=(overriding(desk, "CHK-DUPLICATE"),)),
    )
    for _ in range(2):
        assert sync(desk, wire).attention == 0
    assert open_exceptions(wire) == [], "the override names the receipt it was given for"
    assert states(desk) == {"confirmed": 3}
    assert scalar(desk, "SELECT answer FROM outbox WHERE station_seq = 3") == "created"


def test_an_answer_that_was_lost_does_not_lose_the_question(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    """The ledger's answer never came; asked again it says `exists` and the same question."""
    unknown(desk)
    wire.lose_answer = True
    with pytest.raises(Fault):
        sync(desk, wire)
    wire.lose_answer = False
    assert sync(desk, wire).attention == 1


def test_two_questions_are_both_answered_before_it_is_confirmed(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    paper = check(5000)
    payments.take(desk, RIVERA, draft(desk, item(desk, paper)))
    sync(desk, wire)
    with desk.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS tender_no_update")
        connection.exec_driver_sql("UPDATE tender SET dup_key = '', weak_key = ''")
    unknown(desk, paper)
    sync(desk, wire)
    assert [one.answer for one in attention.records(desk)] == ["account.unknown"]
    with wire.ledger.database.read() as connection:
        found: dict[str, str] = {
            row.code: row.exception_id
            for row in connection.exec_driver_sql("SELECT code, exception_id FROM exception")
        }
        money = connection.exec_driver_sql(
            "SELECT cents FROM exception WHERE code = 'account.unknown'"
        ).scalar_one()
    assert money == 5000
    resolve(desk, found["duplicate"])
    sync(desk, wire)
    assert [one.answer for one in attention.records(desk)] == ["account.unknown"]
    # money leaves suspense by a record that names the exception
    with desk.store.write() as connection:
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.REALLOCATION,
                business_date=TODAY,
                recorded_at=desk.clock.now(),
                staff=RIVERA.number,
                approver=BOYLE.number,
                amount_cents=5000,
                entries=(
                    Entry(account=SUSPENSE, cents=5000),
                    Entry(account=receivable("712345678"), cents=-5000),
                ),
                body={"exception": found["account.unknown"]},
            ),
        )
    sync(desk, wire)
    assert attention.records(desk) == ()
    assert ItemState.ATTENTION.value not in states(desk)


def test_a_question_the_ledger_lost_is_not_waited_for(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    unknown(desk)
    sync(desk, wire)
    seq = scalar(desk, "SELECT station_seq FROM posting WHERE kind = 'payment'")
    (lost,) = open_exceptions(wire)
    row = {
        "posting_id": scalar(desk, f"SELECT posting_id FROM posting WHERE station_seq = {seq}"),
        "content_hash": scalar(desk, f"SELECT hash FROM posting WHERE station_seq = {seq}"),
        "code": "account.unknown",
    }
    now = desk.clock.now()
    with desk.store.write() as connection:
        # the head comparison proves the loss; sent again, the ledger asks under another name
        lineage.note_lost(connection, now, after=seq - 1, through=seq)
        journal.settle(connection, [(seq, ItemState.ATTENTION, "account.unknown")], now)
        asked = {"exception_id": f"{lost}-again", **row}
        questions.note(connection, {**asked, "open": True}, now)
        questions.note(connection, {**asked, "open": False}, now)
    assert ItemState.ATTENTION.value not in states(desk)


def test_questions_about_others_change_nothing_here(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    unknown(desk)
    take(desk)
    sync(desk, wire)
    before, (asked,) = states(desk), open_exceptions(wire)
    with desk.store.write() as connection:
        for fields in (
            {"posting_id": "none", "content_hash": "00"},
            {
                "posting_id": scalar(desk, "SELECT posting_id FROM posting WHERE station_seq = 2"),
                "content_hash": "00" * 32,
            },
        ):
            questions.note(
                connection,
                {"exception_id": asked, "code": "account.unknown", "open": False, **fields},
                desk.clock.now(),
            )
    assert states(desk) == before == {"attention": 1, "confirmed": 2}
