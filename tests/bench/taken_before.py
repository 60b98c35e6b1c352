"""A station that has taken payments for years: a store filled with old visits, all confirmed.

One real visit is taken and then copied row by row of every table it wrote to, with its own ids,
receipt and keys, five to an account. The records are links of the station's one chain: each has its
own text and the hash that follows from it. The rows are what so many payments would have left; only
the way there is shorter: indexes are made anew from all rows, and the triggers that ask whether a
row may be written are away meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from sqlalchemy import text

from cashier.domain.posting import canonical_json, chain_hash
from cashier.domain.staff import Staff
from cashier.services import drawers
from cashier.services.desk import Desk
from cashier.store import journal
from cashier.store.engine import Connection
from tests.bench.homes import TODAY

SLICE = 250_000
OLD = "old-session"
_CACHE_KIB = 1_500_000
"""Keys of hashes come in no order: while they are put in, all their pages stay in memory."""

_SAME = {
    "visit": {
        "visit_id": "printf('old-%012d', n)",
        "receipt_number": "printf('OLD-01-%09d', n)",
        "session_id": f"'{OLD}'",
        "content_hash": "lower(hex(randomblob(32)))",
    },
    "tender": {
        "visit_id": "printf('old-%012d', n)",
        "tender_id": "printf('old-t-%012d', n)",
        "session_id": f"'{OLD}'",
        "dup_key": ":dup_key",
        "weak_key": ":weak_key",
        "posting_id": "printf('old-p-%012d', n)",
    },
    "allocation": {
        "visit_id": "printf('old-%012d', n)",
        "account": "printf('5%08d', n / 5)",
    },
    "posting": {
        "station_seq": ":last + n",
        "posting_id": "printf('old-p-%012d', n)",
        "session_id": f"'{OLD}'",
        "receipt_number": "printf('OLD-01-%09d', n)",
        "prev_hash": ":prev_hash",
        "hash": ":hash",
        "canonical": ":canonical",
    },
    "entry": {"station_seq": ":last + n"},
    "outbox": {"station_seq": ":last + n", "state": "'confirmed'"},
    "print_job": {
        "job_id": "printf('old-j-%012d', n)",
        "receipt_number": "printf('OLD-01-%09d', n)",
        "state": "'printed'",
    },
}
"""Columns of a copy that are not its original's, table by table in the order of foreign keys."""

_MADE_HERE = ("tender", "posting")
"""Tables with values that SQLite cannot make: their rows are sent one by one."""
_SHOWN = 1_000
"""So many of the copies, the last ones, are read back and held against the chain."""

_ORIGINAL = {
    "visit": "visit_id NOT LIKE 'old-%'",
    "tender": "visit_id NOT LIKE 'old-%'",
    "allocation": "visit_id NOT LIKE 'old-%'",
    "print_job": "job_id NOT LIKE 'old-%'",
}
"""What finds the one row to copy; of records it is the last."""


def fill(desk: Desk, who: Staff, postings: int) -> None:
    """Copies the one visit taken so far `postings` times. `who` has today's drawer open."""
    session = drawers.current(desk, who)
    assert session is not None
    assert session.business_date == TODAY
    with desk.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO drawer (session_id, staff, business_date, state, opened_at)"
            f" SELECT '{OLD}', '0', business_date, 'open', opened_at FROM drawer"
        )
        last, prev_hash = journal.head(connection)
        originals = {table: _originals(connection, table, last) for table in _SAME}
    chain = _Chain(originals["posting"][0]["canonical"], last, prev_hash)
    with _much_memory(desk):
        with desk.store.write() as connection:
            away = _take_away(connection)
        for begin in range(1, postings + 1, SLICE):
            end = min(begin + SLICE - 1, postings)
            with desk.store.write() as connection:
                for table, rows in originals.items():
                    for row in rows:
                        _copy(connection, table, row, chain, begin, end)
        with desk.store.write() as connection:
            for statement in away:
                connection.exec_driver_sql(statement)
    with desk.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE drawer SET state = 'counting' WHERE session_id = ?", (OLD,)
        )
        connection.exec_driver_sql(
            "UPDATE drawer SET state = 'closed', closed_at = opened_at WHERE session_id = ?",
            (OLD,),
        )
    _check(desk, last, postings)


class _Chain:
    """The texts of the copies and their hashes, each after the one before."""

    def __init__(self, canonical: str, last: int, prev_hash: str) -> None:
        body: dict[str, Any] = json.loads(canonical)
        self.last, self._hash = last, prev_hash
        marks = {name: f"@{name}@" for name in ("posting", "tender", "visit", "receipt")}
        body.update(posting_id=marks["posting"], tender_id=marks["tender"], session_id=OLD)
        body.update(receipt_number=marks["receipt"], station_seq="@seq@")
        body["body"].update(visit_id=marks["visit"], dup_key="@dup@", weak_key="@weak@")
        self._text = canonical_json(body).replace('"@seq@"', "@seq@")

    def rows(self, table: str, begin: int, end: int) -> Iterator[dict[str, Any]]:
        """What SQLite cannot make of each copy."""
        for n in range(begin, end + 1):
            values = {"dup_key": _key("dup", n), "weak_key": _key("weak", n)}
            if table == "posting":
                record = (
                    self._text.replace("@seq@", str(self.last + n))
                    .replace("@posting@", f"old-p-{n:012d}")
                    .replace("@tender@", f"old-t-{n:012d}")
                    .replace("@visit@", f"old-{n:012d}")
                    .replace("@receipt@", f"OLD-01-{n:09d}")
                    .replace("@dup@", values["dup_key"])
                    .replace("@weak@", values["weak_key"])
                )
                before, self._hash = self._hash, chain_hash(self._hash, record)
                values = {"prev_hash": before, "hash": self._hash, "canonical": record}
            yield {"n": n, **values}


def _key(kind: str, n: int) -> str:
    return sha256(f"{kind}{n}".encode()).hexdigest()


def _originals(connection: Connection, table: str, last: int) -> list[dict[str, Any]]:
    where = _ORIGINAL.get(table, f"station_seq = {last}")
    found = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {where}").mappings().all()
    assert found, table
    return [dict(row) for row in found]


def _copy(
    connection: Connection, table: str, row: dict[str, Any], chain: _Chain, begin: int, end: int
) -> None:
    others = _SAME[table]
    names = ", ".join(row)
    values = ", ".join(others.get(name, f":_{name}") for name in row)
    same = {f"_{name}": value for name, value in row.items()} | {"last": chain.last}
    if table in _MADE_HERE:
        connection.execute(
            text(f"INSERT INTO {table} ({names}) SELECT {values} FROM (SELECT :n AS n)"),
            [{**same, **made} for made in chain.rows(table, begin, end)],
        )
        return
    connection.execute(
        text(
            f"WITH RECURSIVE many(n) AS (SELECT {begin} UNION ALL SELECT n + 1 FROM many"
            f" WHERE n < {end}) INSERT INTO {table} ({names}) SELECT {values} FROM many"
        ),
        same,
    )


@contextmanager
def _much_memory(desk: Desk) -> Iterator[None]:
    """The writer's page cache holds all; afterwards it is what it was."""
    with desk.store.write() as connection:
        before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        with desk.store.write() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size = {before}")
            connection.exec_driver_sql("PRAGMA shrink_memory")


def _take_away(connection: Connection) -> list[str]:
    """Drops the indexes of the filled tables and what is asked of each new row; how they are made
    again."""
    found = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND (type = 'index'"
        " OR type = 'trigger' AND instr(sql, 'BEFORE INSERT') > 0)"
        f" AND tbl_name IN ({', '.join(repr(table) for table in _SAME)})"
    ).all()
    for kind, name, _ in found:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    return [str(sql) for _, _, sql in found]


def _check(desk: Desk, last: int, postings: int) -> None:
    """Nothing is missing, and the copies are links of the chain to its end."""
    with desk.store.read() as connection:
        for table in _SAME:
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert count >= postings, (table, count)
        assert journal.head(connection)[0] == last + postings
        shown = max(last, last + postings - _SHOWN)
        before = journal.hash_at(connection, shown)
        for line in journal.lines(connection, after=shown):
            assert line.record.prev_hash == before
            before = line.record.hash
