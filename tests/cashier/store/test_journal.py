"""The journal: what a record becomes in the store, and how it goes through the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from cashier.domain.payment import ItemState
from cashier.domain.posting import (
    GENESIS,
    SUSPENSE,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    chain_hash,
    instant_text,
    receivable,
    undeposited,
)
from cashier.services.desk import Desk
from cashier.store import journal
from cashier.store.engine import IntegrityError
from cashier.store.tables import entry, moved, outbox, posting
from tests.cashier.counter import NOW, ROSA, ROSA_DENTAL, TODAY

LATER = NOW + timedelta(hours=1)
RECEIPT = "TRN-01-000001-1"
PAID = (Entry(account=undeposited("s"), cents=500), Entry(account=receivable(ROSA), cents=-500))
BACK = tuple(Entry(account=line.account, cents=-line.cents) for line in PAID)


def draft_of(desk: Desk, kind: RecordKind = RecordKind.COUNTED, **more: Any) -> RecordDraft:
    fields: dict[str, Any] = {
        "posting_id": desk.clock.new_id(),
        "kind": kind,
        "business_date": TODAY,
        "recorded_at": NOW,
        "staff": "1001",
        "body": {},
    }
    return RecordDraft(**(fields | more))


def recorded(desk: Desk, *drafts: RecordDraft) -> list[Record]:
    with desk.store.write() as connection:
        return [journal.append(connection, desk.identity, one) for one in drafts]


def facts(desk: Desk, count: int) -> list[Record]:
    return recorded(desk, *(draft_of(desk) for _ in range(count)))


def table(desk: Desk, which: Any) -> list[dict[str, Any]]:
    with desk.store.read() as connection:
        return [dict(row._mapping) for row in connection.execute(select(which))]


def settle(desk: Desk, *answers: tuple[int, ItemState, str]) -> None:
    with desk.store.write() as connection:
        journal.settle(connection, list(answers), LATER)


def mark_sent(desk: Desk, sequences: Sequence[int]) -> None:
    with desk.store.write() as connection:
        journal.mark_sent(connection, list(sequences), LATER)


def waiting(desk: Desk, limit: int = 99) -> list[int]:
    with desk.store.read() as connection:
        return [record.station_seq for record in journal.waiting(connection, limit)]


def through(desk: Desk) -> int:
    with desk.store.read() as connection:
        return journal.confirmed_through(connection)


# ------------------------------------------------------------------------------------- recording


def test_a_station_without_records_stands_at_its_beginning(desk: Desk) -> None:
    with desk.store.read() as connection:
        assert journal.head(connection) == (0, GENESIS)
        assert journal.hash_at(connection, 0) == GENESIS
        assert journal.hash_at(connection, 1) is None
        assert journal.confirmed_through(connection) == 0
        assert journal.count_through(connection, 9) == 0
        assert set(journal.counts(connection).values()) == {0}


def test_each_record_links_to_the_one_before_it(desk: Desk) -> None:
    first, second, third = facts(desk, 3)
    assert [one.station_seq for one in (first, second, third)] == [1, 2, 3]
    assert [first.prev_hash, second.prev_hash, third.prev_hash] == [
        GENESIS,
        first.hash,
        second.hash,
    ]
    with desk.store.read() as connection:
        assert journal.head(connection) == (3, third.hash)
        assert journal.hash_at(connection, 2) == second.hash
        assert journal.count_through(connection, 2) == 2


def test_every_column_says_what_the_record_says(desk: Desk) -> None:
    draft = draft_of(
        desk,
        RecordKind.VOID,
        approver="2001",
        session_id="s",
        receipt_number=RECEIPT,
        original_id="the payment",
        amount_cents=-500,
        entries=BACK,
    )
    record = recorded(desk, draft)[0]
    assert table(desk, posting) == [
        {
            "station_seq": 1,
            "posting_id": draft.posting_id,
            "kind": "void",
            "business_date": "2026-11-23",
            "recorded_at": instant_text(NOW),
            "staff": "1001",
            "approver": "2001",
            "session_id": "s",
            "receipt_number": RECEIPT,
            "corrects": "the payment",
            "amount_cents": -500,
            "prev_hash": GENESIS,
            "hash": record.hash,
            "canonical": record.canonical,
        }
    ]
    assert [tuple(row.values()) for row in table(desk, entry)] == [
        (1, 1, undeposited("s"), -500),
        (1, 2, receivable(ROSA), 500),
    ]
    assert table(desk, outbox) == [
        {
            "station_seq": 1,
            "state": "recorded",
            "attempts": 0,
            "sent_at": None,
            "settled_at": None,
            "answer": "",
        }
    ]


def test_an_original_is_corrected_once_and_named_by_others_often(desk: Desk) -> None:
    void: dict[str, Any] = {"approver": "2001", "entries": BACK, "original_id": "the payment"}
    recorded(desk, draft_of(desk, RecordKind.REVERSAL, **void))
    recorded(desk, *(draft_of(desk, original_id="the payment") for _ in range(2)))
    assert [row["corrects"] for row in table(desk, posting)] == ["the payment", None, None]
    with pytest.raises(IntegrityError):
        recorded(desk, draft_of(desk, RecordKind.RETURNED_ITEM, **void))


def test_an_id_is_used_once(desk: Desk) -> None:
    draft = draft_of(desk)
    recorded(desk, draft)
    with pytest.raises(IntegrityError):
        recorded(desk, draft)
    assert len(table(desk, posting)) == 1


def test_what_a_linked_record_moves_is_kept_by_account_and_line(desk: Desk) -> None:
    across = (
        Entry(account=SUSPENSE, cents=100),
        Entry(account=receivable(ROSA), cents=-60),
        Entry(account=receivable(ROSA_DENTAL), cents=-40),
    )
    recorded(
        desk,
        draft_of(desk, RecordKind.PAYMENT, receipt_number=RECEIPT, entries=PAID),
        draft_of(
            desk,
            RecordKind.REALLOCATION,
            approver="2001",
            receipt_number=RECEIPT,
            original_id="the payment",
            entries=across,
        ),
        draft_of(desk, RecordKind.DEPOSIT_CONFIRMED, staff="2001", entries=PAID),
        draft_of(
            desk,
            RecordKind.DEPOSIT_VERIFIED,
            staff="2001",
            receipt_number=RECEIPT,
            entries=(Entry(account="bank", cents=1), Entry(account="in-transit/d", cents=-1)),
        ),
    )
    assert [tuple(row.values()) for row in table(desk, moved)] == [
        (2, 2, ROSA, RECEIPT, -60),
        (2, 3, ROSA_DENTAL, RECEIPT, -40),
    ]


# --------------------------------------------------------------------------------------- reading


def test_lines_are_the_records_with_their_state(desk: Desk) -> None:
    records = recorded(
        desk,
        draft_of(desk, RecordKind.PAYMENT, receipt_number=RECEIPT, amount_cents=500, entries=PAID),
        draft_of(desk),
    )
    mark_sent(desk, [1])
    settle(desk, (1, ItemState.CONFIRMED, "created"))
    with desk.store.read() as connection:
        first, second = journal.lines(connection)
        assert [one.record for one in journal.lines(connection, after=1)] == records[1:]
    assert [first.record, second.record] == records
    assert (first.state, first.attempts, first.settled_at, first.answer) == (
        ItemState.CONFIRMED,
        1,
        LATER,
        "created",
    )
    assert (second.state, second.attempts, second.settled_at, second.answer) == (
        ItemState.RECORDED,
        0,
        None,
        "",
    )


def test_a_record_that_is_not_what_its_hash_says_is_not_read(desk: Desk) -> None:
    facts(desk, 1)
    good = table(desk, posting)[0]
    with desk.store.write() as connection:
        wrong = good | {"station_seq": 2, "posting_id": "x", "hash": chain_hash(GENESIS, "{}")}
        connection.execute(insert(posting), wrong)
        connection.execute(insert(outbox), {"station_seq": 2, "state": "recorded"})
    with (
        desk.store.read() as connection,
        pytest.raises(AssertionError, match="record 2 does not match its hash"),
    ):
        list(journal.lines(connection))


def test_states_are_told_of_those_asked_for(desk: Desk) -> None:
    facts(desk, 3)
    settle(desk, (2, ItemState.CONFIRMED, "created"))
    with desk.store.read() as connection:
        assert journal.states(connection, [1, 2]) == {
            1: ItemState.RECORDED,
            2: ItemState.CONFIRMED,
        }


# ---------------------------------------------------------------------------------------- outbox


def test_the_oldest_wait_first_and_no_more_than_asked(desk: Desk) -> None:
    records = facts(desk, 4)
    mark_sent(desk, [1, 2])
    settle(desk, (1, ItemState.CONFIRMED, "created"))
    assert waiting(desk, 2) == [2, 3]
    assert waiting(desk) == [2, 3, 4]
    with desk.store.read() as connection:
        assert journal.waiting(connection, 1) == [records[1]]


def test_money_in_suspense_holds_nothing_up_and_a_conflict_does(desk: Desk) -> None:
    facts(desk, 3)
    settle(desk, (1, ItemState.ATTENTION, "account.unknown"))
    assert waiting(desk) == [2, 3]
    settle(desk, (2, ItemState.ATTENTION, journal.CONFLICT))
    assert waiting(desk) == []


def test_a_conflict_that_was_settled_later_holds_nothing_up(desk: Desk) -> None:
    facts(desk, 2)
    settle(desk, (1, ItemState.CONFIRMED, journal.CONFLICT))
    assert waiting(desk) == [2]


def test_being_sent_is_counted_and_never_undoes_an_answer(desk: Desk) -> None:
    facts(desk, 3)
    settle(desk, (1, ItemState.CONFIRMED, "created"))
    mark_sent(desk, [1, 2])
    mark_sent(desk, [2])
    mark_sent(desk, [])
    rows = table(desk, outbox)
    assert [(row["state"], row["attempts"]) for row in rows] == [
        ("confirmed", 0),
        ("sent", 2),
        ("recorded", 0),
    ]
    assert [row["sent_at"] for row in rows] == [None, instant_text(LATER), None]


def test_confirmed_stays_confirmed(desk: Desk) -> None:
    facts(desk, 2)
    settle(desk, (1, ItemState.CONFIRMED, "created"), (2, ItemState.ATTENTION, "duplicate"))
    settle(desk, (1, ItemState.ATTENTION, "late"), (2, ItemState.CONFIRMED, "exists"))
    settle(desk)
    assert [(row["state"], row["answer"], row["settled_at"]) for row in table(desk, outbox)] == [
        ("confirmed", "created", instant_text(LATER)),
        ("confirmed", "exists", instant_text(LATER)),
    ]


def test_counts_name_every_state(desk: Desk) -> None:
    facts(desk, 7)
    mark_sent(desk, [1, 2, 3, 4, 5])
    settle(desk, *((seq, ItemState.CONFIRMED, "created") for seq in (1, 2, 3)))
    settle(desk, (4, ItemState.ATTENTION, "duplicate"))
    with desk.store.read() as connection:
        assert journal.counts(connection) == {
            ItemState.RECORDED: 2,
            ItemState.SENT: 1,
            ItemState.CONFIRMED: 3,
            ItemState.ATTENTION: 1,
        }


def test_confirmed_reaches_to_the_first_that_the_ledger_does_not_hold(desk: Desk) -> None:
    facts(desk, 4)
    assert through(desk) == 0
    settle(desk, (1, ItemState.CONFIRMED, "created"), (2, ItemState.ATTENTION, "duplicate"))
    assert through(desk) == 2
    settle(desk, (3, ItemState.ATTENTION, journal.CONFLICT), (4, ItemState.CONFIRMED, "created"))
    assert through(desk) == 2
    settle(desk, (3, ItemState.CONFIRMED, "exists"))
    assert through(desk) == 4


def test_what_the_ledger_lost_is_sent_again(desk: Desk) -> None:
    facts(desk, 3)
    mark_sent(desk, [1, 2, 3])
    settle(desk, *((seq, ItemState.CONFIRMED, "created") for seq in (1, 2, 3)))
    with desk.store.write() as connection:
        journal.send_again(connection, after=1)
    assert [(row["state"], row["settled_at"], row["answer"]) for row in table(desk, outbox)] == [
        ("confirmed", instant_text(LATER), "created"),
        ("recorded", None, ""),
        ("recorded", None, ""),
    ]
    assert waiting(desk) == [2, 3]
