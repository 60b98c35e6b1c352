"""Every event the requirement names is a line, with who, when, where and what, written by the act
itself; and no line tells a number, a name or a secret. Source: reliability.md 7, audit events.
"""

from __future__ import annotations

import ast
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.audit_events import GROUPS, AuditGroup, group_of
from cashier.domain.audit_line import AuditBody
from cashier.domain.calendar import NEW_YORK
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.receipt import PrintEvidence, PrintOutcome, PrintState
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import (
    accounts,
    audit_trail,
    corrections,
    deposits,
    drawers,
    mistakes,
    payments,
    printing,
    records,
    reports,
    staff_admin,
    staffing,
    start_checks,
    station_settings,
)
from cashier.services.accounts import FoundBy
from cashier.services.desk import Desk
from cashier.services.training import PASSPHRASE
from cashier.store import audit
from cashier.sync import step
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    LINDQVIST,
    MENSAH,
    NOW,
    OKAFOR,
    RIVERA,
    ROSA,
    TODAY,
    approved,
    check,
    draft,
    item,
    overriding,
    scalar,
)

ROOT = Path(__file__).parents[3]
PRINTED = PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.GS_R)
SECRETS = (ROSA, "4400123456", "011999993", "Alves", "Rosa", PASSPHRASE, "not the passphrase")
"""Of the acts below: an account number, bank and routing numbers, a name, and two passphrases."""


@dataclass(kw_only=True)
class Day:
    """One station's day, act by act."""

    desk: Desk
    ledger: EmbeddedLedger
    clock: TrainingClock
    receipts: list[str] = field(default_factory=list)
    session: str = ""
    ticket: str = ""

    def sync(self) -> None:
        step(self.desk.store, self.ledger, self.desk.clock, self.desk.identity)

    def take(self, **more: Any) -> None:
        self.receipts.append(
            payments.take(self.desk, RIVERA, draft(self.desk, **more)).receipt_number
        )

    def overridden(self) -> None:
        paper = item(self.desk, check(20600, altered=True))
        override = overriding(self.desk, "CHK-ALTERED")
        visit = payments.take(self.desk, RIVERA, draft(self.desk, paper, overrides=(override,)))
        self.receipts.append(visit.receipt_number)

    def print(self) -> None:
        jobs = printing.StoredJobs(self.desk)
        job = jobs.next_waiting()
        assert job is not None
        assert jobs.begin(job.job_id)
        jobs.end(job.job_id, PRINTED)

    def open(self) -> None:
        self.session = drawers.open_drawer(self.desk, RIVERA, TODAY).session_id

    def correct(self) -> None:
        corrections.correct(
            self.desk, RIVERA, self.receipts[0], 1, {"number": "998877"},
            reason="misread", approval=approved(self.desk, "correct"),
        )  # fmt: skip

    def void(self) -> None:
        mistakes.void(
            self.desk, RIVERA, self.receipts[0], 1,
            reason="wrong account", handed_back=True, approval=approved(self.desk, "void"),
        )  # fmt: skip

    def count(self) -> None:
        counted = {InstrumentKind.PERSONAL_CHECK: KindCount(items=2, cents=41200)}
        drawers.count(self.desk, RIVERA, counted)

    def reverse(self) -> None:
        mistakes.reverse(
            self.desk, BOYLE, self.receipts[1], 1,
            reason="bank called", approval=approved(self.desk, "reverse", HADDAD),
        )  # fmt: skip

    def deposit(self) -> None:
        made = deposits.prepare(
            self.desk, BOYLE, (self.session,), ledger=self.ledger, bag="TE0048213"
        )
        self.ticket = made.ticket

    def verify_deposit(self) -> None:
        made = deposits.deposit(self.desk, HADDAD, self.ticket)
        ids = [line.posting_id for line in made.lines]
        deposits.verify(self.desk, HADDAD, self.ticket, ids, ledger=self.ledger)

    def wrong(self, act: Callable[..., Any], *told: Any) -> None:
        with contextlib.suppress(Refusal):
            act(self.desk, *told)

    def denied(self) -> None:
        """As every window, script and command does with a refusal."""
        with pytest.raises(Refusal) as refused:
            reports.x_report(self.desk, OKAFOR, self.session)
        audit_trail.note_denied(self.desk, refused.value)

    def ledger_put_back(self) -> None:
        """The ledger lost what it had: its server was put back to a copy of the morning."""
        self.sync()
        with self.ledger.database.write() as connection:
            for name in ("station_head_forward", "posting_no_delete", "entry_no_delete"):
                connection.execute(text(f"DROP TRIGGER {name}"))
            connection.execute(text("DELETE FROM entry"))
            connection.execute(text("DELETE FROM posting"))
            zeros = "UPDATE station_head SET last_seq = 0, last_hash = :zeros"
            connection.execute(text(zeros), {"zeros": "00" * 32})
        self.sync()

    def clock_back(self) -> None:
        self.clock.set(NOW - timedelta(days=1))
        staffing.lock(self.desk, RIVERA)


Row = tuple[str, str, str, Callable[[Day], Any]]
"""What the requirement names, the event, whose line it is, and the act that writes it."""
TABLE: tuple[Row, ...] = (
    ("sign-in ok", "sign_in", "1001", lambda d: staffing.sign_in(d.desk, "1001", PASSPHRASE)),
    (
        "sign-in failed",
        "sign_in_failed",
        "1002",
        lambda d: d.wrong(staffing.sign_in, "1002", "not the passphrase"),
    ),
    ("settings", "setting_changed", "3001",
     lambda d: station_settings.change(d.desk, LINDQVIST, {"theme": "dark"})),
    ("drawer opened", "drawer_opened", "1001", lambda d: d.open()),
    ("search", "accounts_searched", "1001",
     lambda d: accounts.note_search(d.desk, RIVERA, FoundBy(kind="name", hits=7))),
    ("opening of accounts", "account_opened", "1001",
     lambda d: accounts.open_account(d.desk, RIVERA, ROSA, found_by=FoundBy(kind="name", hits=7))),
    ("payment", "payment_taken", "1001", lambda d: d.take()),
    ("override with rule", "payment_taken", "1001", lambda d: d.overridden()),
    ("sync alarms", "ledger_lost_records", "", lambda d: d.ledger_put_back()),
    ("payment", "payment_taken", "1001", lambda d: d.take()),
    ("print", "print_printed", "printer", lambda d: d.print()),
    ("copy", "copy_printed", "1001", lambda d: printing.copy(d.desk, RIVERA, d.receipts[0])),
    ("change of an item", "item_corrected", "1001", lambda d: d.correct()),
    ("void", "item_voided", "1001", lambda d: d.void()),
    ("lock", "lock", "1001", lambda d: staffing.lock(d.desk, RIVERA)),
    ("unlock", "unlock", "1001", lambda d: staffing.unlock(d.desk, RIVERA, PASSPHRASE)),
    ("unlock failed", "unlock_failed", "1001",
     lambda d: d.wrong(staffing.unlock, RIVERA, "not the passphrase")),
    ("denied acts", "act_denied", "1002", lambda d: d.denied()),
    ("count", "counted", "1001", lambda d: d.count()),
    ("close", "drawer_closed", "1001", lambda d: drawers.close(d.desk, RIVERA)),
    ("reversal", "item_reversed", "2001", lambda d: d.reverse()),
    ("deposit", "deposit_prepared", "2001", lambda d: d.deposit()),
    ("deposit", "deposit_verified", "2002", lambda d: d.verify_deposit()),
    ("staff", "staff_changed", "3001",
     lambda d: staff_admin.change(
         d.desk, LINDQVIST, "1002", name="J. Okafor", role=BOYLE.role)),
    ("export", "journal_exported", "4001", lambda d: records.journal_lines(d.desk, MENSAH)),
    ("export", "audit_exported", "4001", lambda d: audit_trail.export(d.desk, MENSAH, BytesIO())),
    ("integrity results", "audit_verified", "4001", lambda d: audit_trail.verify(d.desk, MENSAH)),
    ("integrity results", "store_checked", "", lambda d: start_checks.run(d.desk, full=True)),
    ("clock jumps", "clock_off", "",
     lambda d: audit_trail.note_clock(d.desk, timedelta(minutes=7))),
    ("clock jumps", "clock_set_back", "", lambda d: d.clock_back()),
    ("sign-out", "sign_out", "1001", lambda d: staffing.sign_out(d.desk, RIVERA)),
)  # fmt: skip


def written_in_code() -> dict[str, str]:
    """Every event that a call names outright, and where."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "cashier").rglob("*.py")):
        source = path.read_text("utf-8")
        if "note(" not in source and "append(" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(
                    func=ast.Name(id="note"), args=[_, _, _, ast.Constant(value=str(event)), *_]
                ):
                    found[event] = path.name
                case ast.Call(func=ast.Attribute(attr="append"), keywords=keywords):
                    for one in keywords:
                        if one.arg == "event" and isinstance(one.value, ast.Constant):
                            found[str(one.value.value)] = path.name
    return found


def test_every_event_in_the_code_is_in_a_group() -> None:
    """And so has words: tests/ui/screens/test_audit.py holds the groups against them."""
    found = written_in_code()
    assert len(found) > 40
    known = {event for events in GROUPS.values() for event in events}
    assert {event: where for event, where in found.items() if event not in known} == {}


def newest(desk: Desk, after: int) -> list[AuditBody]:
    with desk.store.read() as connection:
        found = takewhile(lambda line: line.n > after, audit.newest_first(connection))
        return [line.body for line in found]


def test_every_event_of_the_table_is_written_by_its_act(
    desk: Desk, own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    day = Day(desk=desk, ledger=own_ledger, clock=training_clock)
    day.sync()
    missing, told = [], {}
    for what, event, staff, act in TABLE:
        before = scalar(desk, "SELECT max(n) FROM audit")
        at = desk.clock.now()
        act(day)
        found = [one for one in newest(desk, before) if (one.event, one.staff) == (event, staff)]
        if not found:
            missing.append((what, event))
            continue
        told[what, event] = found[0]
        if event != "clock_set_back":
            assert timedelta(0) <= found[0].at - at < timedelta(minutes=1)
            assert found[0].at.astimezone(NEW_YORK).utcoffset() == timedelta(hours=-5)
    assert missing == []
    day.sync()
    _what_they_tell(day, {what: dict(one.data) for (what, _), one in told.items()})
    with desk.store.read() as connection:
        whole = [line.canonical for line in audit.lines(connection)]
    for text_ in whole:
        assert not [secret for secret in SECRETS if secret in text_], text_
    assert {group_of(json.loads(one)["event"]) for one in whole} >= set(AuditGroup) - {
        AuditGroup.APPROVALS
    }


def _what_they_tell(day: Day, data: dict[str, dict[str, Any]]) -> None:
    """What, before and after."""
    assert data["settings"] == {"setting": "theme", "before": "system", "after": "dark"}
    assert data["opening of accounts"]["account"] == ROSA[-4:]
    assert data["search"] == {"found_by": "name", "hits": 7}
    assert data["payment"]["accounts"] == [ROSA[-4:]]
    assert data["override with rule"]["overrides"] == [["CHK-ALTERED", "seen", "2001"]]
    assert data["print"]["receipt"] == day.receipts[0]
    assert data["copy"]["receipt"] == day.receipts[0]
    assert data["change of an item"]["after"] == {"number": "...8877"}
    assert data["change of an item"]["before"]["number"]
    assert (data["void"]["approver"], data["void"]["reason"]) == ("2001", "wrong account")
    assert data["reversal"]["approver"] == "2002"
    assert data["denied acts"] == {"act": "x_report", "role": "cashier"}
    assert data["staff"]["before"]["role"] == "cashier"
    assert data["staff"]["after"]["role"] == "supervisor"
    assert data["integrity results"]["records"] > 0
    assert data["sync alarms"]["through"] > 0
