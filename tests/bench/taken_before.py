"""A station that has taken payments for years: a store filled with old visits, all confirmed.

One real visit is taken and then copied inside SQLite, row by row of every table it wrote to, with
its own ids, receipt and keys, five to an account. Chain hashes are random, for nothing here reads
them back: what is measured is how long the next payment takes among so many.
"""

from __future__ import annotations

from cashier.domain.staff import Staff
from cashier.services import drawers
from cashier.services.desk import Desk
from cashier.store.engine import Connection
from tests.bench.homes import TODAY

SLICE = 50_000
OLD = "old-session"

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
        "dup_key": "lower(hex(randomblob(32)))",
        "weak_key": "lower(hex(randomblob(32)))",
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
        "prev_hash": "lower(hex(randomblob(32)))",
        "hash": "lower(hex(randomblob(32)))",
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
        last = int(connection.exec_driver_sql("SELECT max(station_seq) FROM posting").scalar_one())
    for begin in range(1, postings + 1, SLICE):
        with desk.store.write() as connection:
            for table, others in _SAME.items():
                _copy(connection, table, others, last, begin, min(begin + SLICE - 1, postings))
    with desk.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE drawer SET state = 'counting' WHERE session_id = ?", (OLD,)
        )
        connection.exec_driver_sql(
            "UPDATE drawer SET state = 'closed', closed_at = opened_at WHERE session_id = ?",
            (OLD,),
        )


def _copy(
    connection: Connection, table: str, others: dict[str, str], last: int, begin: int, end: int
) -> None:
    names = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    values = ", ".join(others.get(name, f"t.{name}") for name in names)
    one = _ORIGINAL.get(table, f"station_seq = {last}")
    connection.exec_driver_sql(
        "WITH RECURSIVE many(n) AS"
        f" (SELECT {begin} UNION ALL SELECT n + 1 FROM many WHERE n < {end}),"
        f" t AS MATERIALIZED (SELECT * FROM {table} WHERE {one})"
        f" INSERT INTO {table} SELECT {values.replace(':last', str(last))} FROM many, t"
    )


_ORIGINAL = {
    "visit": "visit_id NOT LIKE 'old-%'",
    "tender": "visit_id NOT LIKE 'old-%'",
    "allocation": "visit_id NOT LIKE 'old-%'",
    "print_job": "job_id NOT LIKE 'old-%'",
}
"""What finds the one row to copy; of records it is the last."""
