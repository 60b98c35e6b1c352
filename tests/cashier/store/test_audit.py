"""The audit chain: what it says of itself when one line is not as it was written."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert

from cashier.domain.posting import GENESIS, canonical_json, chain_hash
from cashier.services.desk import Desk
from cashier.store import audit, tables
from tests.cashier.counter import NOW


def added(desk: Desk, count: int) -> tuple[int, str]:
    with desk.store.write() as connection:
        for _ in range(count):
            audit.append(connection, at=NOW, staff="1001", event="search", data={"found": 1})
        return audit.head(connection)


def test_a_line_follows_the_one_before_it(desk: Desk) -> None:
    before = added(desk, 0)
    n, _ = added(desk, 2)
    with desk.store.read() as connection:
        lines = list(audit.lines(connection))
        assert audit.first_break(connection) is None
    assert n == before[0] + 2
    assert [line.n for line in lines] == list(range(1, n + 1))
    assert lines[0].prev_hash == GENESIS
    body = canonical_json(
        {
            "at": "2026-11-23T14:00:00.000000Z",
            "data": {"found": 1},
            "event": "search",
            "n": n,
            "staff": "1001",
        }
    )
    assert (lines[-1].canonical, lines[-1].prev_hash) == (body, lines[-2].hash)
    assert lines[-1].hash == chain_hash(lines[-2].hash, body)


@pytest.mark.parametrize("wrong", ["number", "link", "hash", "text"])
def test_the_first_line_that_does_not_follow_is_named(desk: Desk, wrong: str) -> None:
    """Each of the four is enough, whatever else fits."""
    last, link = added(desk, 1)
    n = last + 2 if wrong == "number" else last + 1
    prev_hash = GENESIS if wrong == "link" else link
    text = canonical_json({"n": n + 1 if wrong == "text" else n, "staff": "1001"})
    line: dict[str, Any] = {
        "n": n,
        "at": "",
        "staff": "1001",
        "event": "search",
        "prev_hash": prev_hash,
        "hash": chain_hash(prev_hash, text + " " if wrong == "hash" else text),
        "canonical": text,
    }
    with desk.store.write() as connection:
        connection.execute(insert(tables.audit), line)
        assert audit.first_break(connection) == last + 1
