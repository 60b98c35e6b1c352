"""Edits that only one look of `ledger verify` can see, and how much it tells and asks at once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert

from cashier.domain.posting import Entry, RecordKind, receivable
from cashier.domain.staff import Role
from cashier.ledger import changes, directory, suspense
from cashier.ledger import verify as checking
from cashier.ledger.contract import ACCOUNTS
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.schema import current
from cashier.ledger.verify import Finding, verify
from cashier.vault import PasswordCost
from tests.cashier.ledger.stations import KNOWN, UNKNOWN, Chain
from tests.cashier.ledger.test_verify import edit, rows_of, unguarded


@pytest.fixture
def day(own: EmbeddedLedger, bos: Chain) -> Database:
    """Three payments, one of them into suspense, and a void."""
    paid = bos.pay()
    bos.pay(UNKNOWN, 3_457)
    bos.pay(KNOWN[1], 100)
    bos.undo(paid)
    own.post_batch(bos.site, bos.station, bos.sent())
    directory.add_staff(
        own.database,
        number="1001",
        name="A. Rivera",
        role=Role.CASHIER,
        password="a long enough passphrase",
        cost=PasswordCost(memory_kib=8, time_cost=1, parallelism=1),
    )
    return own.database


def row_of(database: Database, table: str, **fields: Any) -> dict[str, Any]:
    return next(row for row in rows_of(database, table) if fields.items() <= row.items())


def test_one_person_where_two_are_needed_is_named(day: Database) -> None:
    void = row_of(day, "posting", kind=RecordKind.VOID.value)
    told = Finding(table="posting", key=void["posting_id"], what="one person where two are needed")
    for approver in ("", void["staff"]):
        edit(day, "posting", void, "approver", approver)
        assert told in verify(day).findings
    edit(day, "posting", void, "approver", void["approver"])
    assert verify(day).findings == ()


def test_a_detail_that_is_no_json_is_named_and_the_rest_is_read(day: Database) -> None:
    held = row_of(day, "exception", code=suspense.ACCOUNT_UNKNOWN)
    edit(day, "exception", held, "detail", "{")
    void = row_of(day, "posting", kind=RecordKind.VOID.value)
    edit(day, "posting", void, "approver", "")
    findings = verify(day).findings
    assert findings[0].table == "posting"
    assert (
        Finding(table="exception", key=held["exception_id"], what="the detail is no JSON")
        in findings
    )


@pytest.mark.parametrize("key", ["000000000", "799999999"])
def test_a_live_document_that_the_feed_never_told_is_named(day: Database, key: str) -> None:
    """Before and behind all that are live."""
    with unguarded(day, "current") as connection:
        connection.execute(insert(current), {"feed": ACCOUNTS, "key": key, "seq": 1, "digest": "x"})
    assert verify(day).findings == (
        Finding(table="current", key=f"{ACCOUNTS} {key}", what="no live document of that key"),
    )


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("role", "emperor", "has a role that there is not"),
        ("name", "A. Riviera", "is not what the directory feed tells of it"),
        ("active", 0, "is not what the directory feed tells of it"),
        ("active", 2, "is not what the directory feed tells of it"),
    ],
)
def test_a_person_the_directory_tells_otherwise_is_named(
    day: Database, column: str, value: object, what: str
) -> None:
    edit(day, "staff", row_of(day, "staff"), column, value)
    assert verify(day).findings == (Finding(table="staff", key="1001", what=what),)


def test_a_right_that_nobody_was_given_is_named(day: Database) -> None:
    edit(day, "staff_right", row_of(day, "staff_right", number="1001"), "role", "supervisor")
    assert verify(day).findings == (
        Finding(table="staff_right", key="1001", what="does not end as the list of staff stands"),
    )


def test_a_ledger_with_too_much_wrong_is_told_so_far(
    day: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in rows_of(day, "posting"):
        edit(day, "posting", row, "receipt_number", "x")
    assert len(verify(day).findings) == 4
    monkeypatch.setattr(checking, "FINDINGS_MAX", 2)
    assert len(verify(day).findings) == 2


def test_progress_is_told_by_the_rows_at_once(
    day: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_ROWS_AT_ONCE", 2)
    told: list[tuple[str, int]] = []
    found = verify(day, lambda table, rows: told.append((table, rows)))
    assert [rows for table, rows in told if table == "posting"] == [2, 4]
    assert [rows for table, rows in told if table == "feed"] == list(range(2, found.changes + 1, 2))


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_however_many_keys_are_looked_up_at_once(
    day: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(checking, "_KEYS_AT_ONCE", at_once)
    assert verify(day).findings == ()
    row = rows_of(day, "posting")[-1]
    edit(day, "posting", row, "received_at", "2026-11-23T17:00:00.000001Z")
    assert [found.what for found in verify(day).findings] == [
        "differs from what the feed site/BOS tells of it"
    ]


# ------------------------------------------------------------------------------ what they rest on


@pytest.mark.parametrize(
    ("effect", "held", "given", "left"),
    [
        (-500, [("a", 300), ("b", 300)], [("a", 300), ("b", 200)], 0),
        (-500, [("a", 300)], [("a", 300)], -200),
        (500, [("a", -300), ("b", 300)], [("a", -300)], 200),
        (500, [("a", 300)], [], 500),
        (-500, [("a", 500), ("b", 1)], [("a", 500)], 0),
    ],
)
def test_an_effect_is_set_against_what_is_held_the_other_way(
    effect: int, held: list[tuple[str, int]], given: list[tuple[str, int]], left: int
) -> None:
    assert suspense.reliefs(effect, held) == (given, left)


def test_money_taken_out_twice_relieves_an_exception_once(own: EmbeddedLedger, bos: Chain) -> None:
    lost = bos.pay(UNKNOWN, 3_457)
    for _ in range(2):
        bos.add(
            RecordKind.REALLOCATION,
            (
                Entry(account="suspense/unidentified", cents=3_457),
                Entry(account=receivable(KNOWN[0]), cents=-3_457),
            ),
            approver="2001",
            original=lost.posting_id,
        )
    answers = own.post_batch(bos.site, bos.station, bos.sent())
    assert [answer.exception for answer in answers] == [
        suspense.ACCOUNT_UNKNOWN,
        "",
        suspense.UNMATCHED,
    ]
    assert verify(own.database).findings == ()


def test_no_change_moves_no_head(own: EmbeddedLedger) -> None:
    with own.database.write() as connection:
        before = changes.head(connection, ACCOUNTS)
        assert changes.append(connection, ACCOUNTS, []) == 0
        assert changes.head(connection, ACCOUNTS) == before
