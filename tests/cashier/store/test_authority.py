"""The store records nothing that nobody had the right to do or sign, whoever writes the row."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import text

from cashier.domain.errors import Refusal
from cashier.domain.posting import Entry, RecordDraft, RecordKind, receivable, undeposited
from cashier.services.desk import Desk
from cashier.store import directory, journal
from cashier.store.engine import IntegrityError
from tests.cashier.counter import BOYLE, LINDQVIST, MENSAH, NOW, OKAFOR, RIVERA, ROSA, TODAY

IN = (Entry(account=undeposited("s"), cents=500), Entry(account=receivable(ROSA), cents=-500))
OUT = tuple(Entry(account=line.account, cents=-line.cents) for line in IN)
PAIR = {"personal_check": [1, 500, 1, 400]}


def draft_of(desk: Desk, kind: RecordKind, **more: Any) -> RecordDraft:
    fields: dict[str, Any] = {
        "posting_id": desk.clock.new_id(),
        "kind": kind,
        "business_date": TODAY,
        "recorded_at": NOW,
        "staff": RIVERA.number,
        "session_id": "s",
        "body": {},
    }
    return RecordDraft(**(fields | more))


def disabled(desk: Desk, number: str) -> None:
    """As the next sync brings it."""
    with desk.store.write() as connection:
        found = connection.execute(
            text("SELECT document FROM directory WHERE key = :key"), {"key": f"staff/{number}"}
        ).scalar_one()
        changed = json.dumps(json.loads(found) | {"active": False})
        directory.put(connection, f"staff/{number}", changed, 1)


def override(by: str) -> dict[str, Any]:
    return {"overrides": [{"rule": "CHK-STALE", "reason": "seen", "approver": by}]}


WRONG: list[tuple[str, RecordKind, dict[str, Any]]] = [
    ("approver.not_allowed", RecordKind.VOID, {"approver": OKAFOR.number}),
    ("approver.not_allowed", RecordKind.VOID, {"approver": LINDQVIST.number}),
    ("approver.not_allowed", RecordKind.CORRECTION, {"approver": "9999"}),
    ("approver.not_allowed", RecordKind.CLOSED, {"approver": MENSAH.number}),
    ("staff.right_lost", RecordKind.PAYMENT, {"staff": LINDQVIST.number}),
    ("staff.right_lost", RecordKind.PAYMENT, {"staff": "9999"}),
    ("approver.not_allowed", RecordKind.PAYMENT, {"body": override(OKAFOR.number)}),
    ("approver.same_person", RecordKind.PAYMENT, {"body": override(RIVERA.number)}),
    ("approver.same_person", RecordKind.PAYMENT, {"body": override("")}),
    ("staff.right_lost", RecordKind.REVIEW, {}),
    ("staff.right_lost", RecordKind.DEPOSIT_SENT, {}),
    ("staff.right_lost", RecordKind.RESOLUTION, {}),
    (
        "approver.same_person",
        RecordKind.REVIEW,
        {"staff": BOYLE.number, "body": {"cashier": BOYLE.number}},
    ),
    (
        "approver.same_person",
        RecordKind.CLOSED,
        {"staff": BOYLE.number, "body": {"forced": "ill", "cashier": BOYLE.number}},
    ),
]


def with_lines(kind: RecordKind, more: dict[str, Any]) -> dict[str, Any]:
    lines = {RecordKind.PAYMENT: IN, RecordKind.VOID: OUT}.get(kind, ())
    original = {"original_id": "paid"} if kind is RecordKind.VOID else {}
    return {"entries": lines, **original, **more}


@pytest.mark.parametrize(("code", "kind", "more"), WRONG)
def test_what_nobody_may_is_not_recorded(
    desk: Desk, code: str, kind: RecordKind, more: dict[str, Any]
) -> None:
    with pytest.raises(Refusal) as refusal, desk.store.write() as connection:
        journal.append(connection, desk.identity, draft_of(desk, kind, **with_lines(kind, more)))
    assert refusal.value.code == code


def test_a_right_that_a_sync_took_away_is_gone_at_once(desk: Desk) -> None:
    disabled(desk, RIVERA.number)
    disabled(desk, BOYLE.number)
    with desk.store.write() as connection:
        with pytest.raises(Refusal, match=r"staff\.right_lost"):
            journal.append(
                connection, desk.identity, draft_of(desk, RecordKind.PAYMENT, entries=IN)
            )
        by_okafor = {"staff": OKAFOR.number, "approver": BOYLE.number}
        with pytest.raises(Refusal, match=r"approver\.not_allowed"):
            journal.append(
                connection, desk.identity, draft_of(desk, RecordKind.COUNTED, **by_okafor)
            )


def test_before_the_directory_came_nobody_is_judged(desk: Desk) -> None:
    with desk.store.write() as connection:
        connection.execute(text("DELETE FROM directory WHERE key LIKE 'staff/%'"))
        journal.append(connection, desk.identity, draft_of(desk, RecordKind.PAYMENT, entries=IN))


BY_HAND: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("nobody approves the own act", "counted", "2001", "2001", {}),
    ("who signs has no right to", "void", "1001", "1002", {}),
    ("who signs has no right to", "closed", "1001", "9999", {}),
    ("who signs has no right to", "review", "1002", "", {"cashier": "1001"}),
    ("who signs has no right to", "payment", "1001", "", override("1002")),
    ("an override has two persons", "payment", "2001", "", override("2001")),
    ("nobody signs the own difference", "review", "2001", "", {"cashier": "2001"}),
    ("a difference has two persons", "closed", "1001", "", {"kinds": PAIR}),
    ("a difference has two persons", "closed", "2001", "", {"forced": "ill"}),
]


@pytest.mark.parametrize(("why", "kind", "staff", "approver", "body"), BY_HAND)
def test_triggers_refuse_what_was_written_by_hand(
    desk: Desk, why: str, kind: str, staff: str, approver: str, body: dict[str, Any]
) -> None:
    with desk.store.write() as connection:
        connection.execute(
            text(
                "INSERT INTO drawer (session_id, staff, business_date, state, opened_at)"
                " VALUES ('s', '2001', '2026-11-23', 'open', '2026-11-23T14:00:00.000000Z')"
            )
        )
        with pytest.raises(IntegrityError, match=why):
            insert(connection, kind, staff, approver, body)


@pytest.mark.parametrize(
    ("kind", "staff", "approver", "body"),
    [
        ("void", "1001", "2001", {}),
        ("payment", "1001", "", override("2002")),
        ("review", "2001", "", {"cashier": "1001"}),
        ("closed", "1001", "2001", {"kinds": PAIR}),
        ("closed", "1001", "", {"kinds": PAIR, "review_pending": True}),
        ("closed", "1001", "", {"kinds": {"personal_check": [1, 500, 1, 500]}}),
        ("closed", "2001", "", {"forced": "ill", "kinds": PAIR}),
    ],
)
def test_triggers_let_the_rest_pass(
    desk: Desk, kind: str, staff: str, approver: str, body: dict[str, Any]
) -> None:
    with desk.store.write() as connection:
        insert(connection, kind, staff, approver, body)


def insert(connection: Any, kind: str, staff: str, approver: str, body: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO posting (station_seq, posting_id, kind, business_date, recorded_at, staff,"
            " approver, session_id, receipt_number, corrects, amount_cents, prev_hash, hash,"
            " canonical) VALUES (900, 'by hand', :kind, '2026-11-23',"
            " '2026-11-23T14:00:00.000000Z', :staff, :approver, 's', '', :corrects, 0, '', 'h',"
            " :canonical)"
        ),
        {
            "kind": kind,
            "staff": staff,
            "approver": approver,
            "corrects": "paid" if kind == "void" else None,
            "canonical": json.dumps({"body": body}),
        },
    )
