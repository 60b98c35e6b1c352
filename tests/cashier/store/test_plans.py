"""What runs often must not grow with the years: no table of the past is read from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from cashier.domain.drawer import DrawerSession
from cashier.domain.payment import IdentityMethod
from cashier.services import accounts, board, drawers, items, mistakes, payments, printing, status
from cashier.services.desk import Desk
from cashier.store import journal, site_day
from cashier.sync import step
from tests.cashier.counter import BOYLE, RIVERA, ROSA, approved, draft

GROWS = frozenset(
    {
        "visit", "tender", "allocation", "posting", "entry", "outbox", "print_job", "audit",
        "moved", "rekeyed", "slip",
        "elsewhere", "elsewhere_account", "account", "account_document", "drawer_count",
    }
)  # fmt: skip
PARTIAL = frozenset(
    {
        "ix_outbox_open", "ix_print_job_open", "ix_posting_deposit", "ix_posting_of_day",
        "ix_elsewhere_of_day",
    }
)  # fmt: skip
"""Indexes over what is still open, or comes a few times a day, only."""
NEWEST = re.compile(
    r"FROM (posting|audit) ORDER BY \1\.\w+ DESC"
    r"|^SELECT max\(posting\.station_seq\)[^(]*$|max\(id\)"
)
"""The last row of a table: the first of its key read backwards."""


def _waiting(desk: Desk) -> None:
    with desk.store.read() as connection:
        journal.waiting(connection, 200)
        journal.confirmed_through(connection)


def _tray(desk: Desk) -> None:
    with desk.store.read() as connection:
        known = site_day.drawers(connection, desk.identity)
        site_day.items(connection, desk.identity, [one.session_id for one in known])


ACTS: dict[str, Callable[[Desk], object]] = {
    "take": lambda desk: payments.take(desk, RIVERA, draft(desk)),
    "check": lambda desk: payments.check(desk, RIVERA, draft(desk)),
    "void": lambda desk: mistakes.void(
        desk, RIVERA, "TRN-01-000001-1", 1, reason="keyed", approval=approved(desk, "void")
    ),
    "today": lambda desk: items.today(desk, RIVERA),
    "status": status.status,
    "account": lambda desk: accounts.open_account(desk, RIVERA, ROSA, payer_safe=False),
    "identity": lambda desk: accounts.confirm_identity(desk, RIVERA, ROSA, IdentityMethod.PHOTO_ID),
    "leaving": lambda desk: drawers.leaving(desk, RIVERA),
    "count": lambda desk: drawers.count(desk, RIVERA, {}),
    "spooler": lambda desk: printing.StoredJobs(desk).next_waiting(),
    "recover": lambda desk: printing.StoredJobs(desk).recover(),
    "held": printing.held,
    "copy": lambda desk: printing.copy(desk, RIVERA, "TRN-01-000001-1"),
    "waiting": _waiting,
    "board": lambda desk: board.read(desk, BOYLE),
    "trends": lambda desk: board.trends(desk, BOYLE),
    "tray": _tray,
}


def scans(desk: Desk, act: Callable[[Desk], object]) -> list[str]:
    """Statements of an act whose plan reads a growing table from end to end."""
    sent: list[tuple[str, Any]] = []

    def note(_c: Any, _k: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        sent.append((statement, parameters[0] if many else parameters))

    engines = (desk.store._reading, desk.store._writing)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    act(desk)
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)
    found = []
    raw = desk.store._sealed.connect()
    for statement, parameters in sent:
        if not statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            continue
        names = {
            alias or name: name
            for name, alias in re.findall(r"(?:FROM|JOIN|UPDATE|,) (\w+)(?: AS (\w+))?", statement)
        }
        for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
            match = re.match(r"SCAN (\w+)(?:.*INDEX (\w+))?", row[3])
            if not match or match[2] in PARTIAL or NEWEST.search(statement):
                continue
            if names.get(match[1], match[1]) in GROWS:
                found.append(f"{row[3]}: {' '.join(statement.split())}")
    raw.close()
    return found


@pytest.mark.parametrize("act", ACTS)
def test_no_act_reads_the_past_from_end_to_end(desk: Desk, drawer: DrawerSession, act: str) -> None:
    payments.take(desk, RIVERA, draft(desk))
    assert scans(desk, ACTS[act]) == []


def test_the_control_finds_a_scan(desk: Desk, drawer: DrawerSession) -> None:
    def all_visits(desk: Desk) -> None:
        with desk.store.read() as connection:
            connection.exec_driver_sql("SELECT v.payer_name FROM visit AS v WHERE v.language = 'x'")

    assert len(scans(desk, all_visits)) == 1


def test_an_idle_step_reads_no_past(desk: Desk, drawer: DrawerSession, own_ledger: Any) -> None:
    payments.take(desk, RIVERA, draft(desk))
    step(desk.store, own_ledger, desk.clock, desk.identity)
    assert scans(desk, lambda desk: step(desk.store, own_ledger, desk.clock, desk.identity)) == []
