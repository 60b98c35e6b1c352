"""Audit lines at the ledger, embedded and on PostgreSQL: as they came, and every gap is found."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError

from cashier.domain.errors import Refusal
from cashier.domain.posting import GENESIS, RecordKind, canonical_json, chain_hash
from cashier.ledger.audit_lines import lines
from cashier.ledger.books import Books
from cashier.ledger.contract import Ledger, Outcome
from cashier.ledger.schema import posting
from cashier.ledger.verify import verify
from tests.cashier.ledger.stations import Chain

Told = dict[str, Any]


def told(n: int, **data: Any) -> Told:
    at = f"2026-11-23T17:{n:02}:00.000000Z"
    return {"at": at, "data": data, "event": "lock", "n": n, "staff": "1001"}


def body(after: str, *some: Told) -> Told:
    link = after
    for one in some:
        link = chain_hash(link, canonical_json(one))
    first, last = some[0]["n"], some[-1]["n"]
    return {"after": after, "first": first, "head": link, "last": last, "lines": list(some)}


FIRST = body(GENESIS, told(1), told(2, reason="Łukasz \U0001f600 \u202e '\\"), told(3))


def posted(ledger: Ledger, clock: Any, *bodies: Told) -> None:
    """Between other records, all in one batch and sent twice."""
    chain = Chain(clock, "BOS", "01")
    for one in bodies:
        chain.pay()
        chain.add(RecordKind.AUDIT, body=one)
    for wanted in (Outcome.CREATED, Outcome.EXISTS):
        answers = ledger.post_batch("BOS", "01", chain.sent())
        assert {(one.outcome, one.exception) for one in answers} == {(wanted, "")}


def findings(database: Books) -> list[str]:
    return [one.what for one in verify(database).findings]


def test_they_stand_there_as_they_came_and_nothing_changes_them(
    ledger: Ledger, database: Books, clock: Any
) -> None:
    second = body(FIRST["head"], told(4))
    posted(ledger, clock, FIRST, second)
    found = list(lines(database, "BOS", "01"))
    assert [one.n for one in found] == [1, 2, 3, 4]
    assert found[-1].hash == second["head"]
    assert found[1].body.data["reason"] == "Łukasz \U0001f600 \u202e '\\"
    assert list(lines(database, "BOS", "02")) == []
    assert findings(database) == []
    with pytest.raises(Refusal, match=r"ledger\.unknown_station"):
        list(lines(database, "BOS", "77"))
    with pytest.raises((IntegrityError, DBAPIError)), database.write() as connection:
        connection.execute(update(posting).where(posting.c.kind == "audit").values(staff="1002"))


LEFT_OUT = body(FIRST["head"], told(5))
ANOTHER = body("11" * 32, told(4))
TWICE = body(GENESIS, told(1))
CHANGED = {**body(FIRST["head"], told(4)), "lines": [told(4, by="somebody else")]}
NOT_LINES: Told = {"note": "no lines"}


@pytest.mark.parametrize(
    ("second", "what"),
    [
        (LEFT_OUT, "audit line 4 was expected, not 5"),
        (ANOTHER, "audit line 4 does not follow 3"),
        (TWICE, "audit line 4 was expected, not 1"),
        (CHANGED, "audit line 4 is not the one the station had"),
        (NOT_LINES, "its audit lines cannot be read"),
        ({**FIRST, "lines": [1, "2", None]}, "its audit lines cannot be read"),
    ],
)
def test_what_does_not_follow_is_found(
    own: Ledger, sealed: Books, bos: Chain, clock: Any, second: Told, what: str
) -> None:
    posted(own, clock, FIRST, second)
    assert findings(sealed) == [what]
