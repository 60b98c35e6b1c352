"""The items of one drawer as they are listed and counted: each with its state against the ledger,
its amendments and its paper.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from cashier.domain.amendment import Amendment, Share, shares_after
from cashier.domain.codec import from_plain
from cashier.domain.correction import as_amended
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind, parse_instant
from cashier.domain.receipt import PrintState
from cashier.store import amendments, replica
from cashier.store.tables import OF_RECEIPT, allocation, outbox, posting, print_job, tender, visit


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item of a drawer as Today lists it; the newest print job speaks for the paper."""

    visit_id: str
    receipt_number: str
    line: int
    taken_at: datetime
    payer_name: str
    account_name: str
    accounts_last4: tuple[str, ...]
    kind: InstrumentKind
    number: str
    amount_cents: int
    state: ItemState
    settled_at: datetime | None
    answer: str
    voided_at: datetime | None
    void_reason: str
    void_approver: str
    paper: PrintState
    paper_cause: str
    paper_evidence: str
    copy_no: int
    amendments: tuple[Amendment, ...] = ()


def items(connection: Connection, session_id: str) -> list[ItemLine]:
    """The items of one drawer, newest first, each with its state against the ledger and its paper.

    Three queries that each begin at the session: a year of other drawers costs nothing.
    """
    parts = _parts_of_session(connection, session_id)
    papers = _papers_of_session(connection, session_id)
    amended = amendments.of_session(connection, session_id)
    paid, void_of = posting.alias(), posting.alias()
    rows = connection.execute(
        select(
            visit.c.visit_id,
            visit.c.receipt_number,
            visit.c.taken_at,
            visit.c.payer_name,
            tender.c.line,
            tender.c.kind,
            tender.c.number,
            tender.c.amount_cents,
            tender.c.instrument,
            outbox.c.state,
            outbox.c.settled_at,
            outbox.c.answer,
            void_of.c.recorded_at.label("voided_at"),
            void_of.c.canonical.label("void_text"),
            void_of.c.approver.label("void_approver"),
        )
        .select_from(tender)
        .join(visit, visit.c.visit_id == tender.c.visit_id)
        .join(paid, paid.c.posting_id == tender.c.posting_id)
        .join(outbox, outbox.c.station_seq == paid.c.station_seq)
        .outerjoin(
            void_of,
            (void_of.c.corrects == tender.c.posting_id) & (void_of.c.kind == RecordKind.VOID.value),
        )
        .where(tender.c.session_id == session_id)
        .order_by(paid.c.station_seq.desc())
    )
    found = []
    for row in rows:
        since = amended.get((row.receipt_number, row.line), ())
        accounts = parts[row.visit_id, row.line]
        shares = shares_after((), since)
        if shares:
            names = dict(accounts)
            accounts = [
                (one.billing_account_number, _name_of(connection, one, names)) for one in shares
            ]
        number = row.number
        if any(one.changes for one in since):
            paper_now = from_plain(Instrument, json.loads(row.instrument))
            number = as_amended(paper_now, since).number
        paper = papers[row.receipt_number]
        found.append(
            ItemLine(
                visit_id=row.visit_id,
                receipt_number=row.receipt_number,
                line=row.line,
                taken_at=parse_instant(row.taken_at),
                payer_name=row.payer_name,
                account_name=accounts[0][1],
                accounts_last4=tuple(number[-4:] for number, _ in accounts),
                kind=InstrumentKind(row.kind),
                number=number,
                amount_cents=row.amount_cents,
                state=ItemState(row.state),
                settled_at=None if row.settled_at is None else parse_instant(row.settled_at),
                answer=row.answer,
                voided_at=None if row.voided_at is None else parse_instant(row.voided_at),
                void_reason=""
                if row.void_text is None
                else json.loads(row.void_text)["body"]["reason"],
                void_approver=row.void_approver or "",
                paper=PrintState(paper.state),
                paper_cause=paper.cause,
                paper_evidence=paper.evidence,
                copy_no=paper.copy_no,
                amendments=since,
            )
        )
    return found


def _name_of(connection: Connection, share: Share, names: dict[str, str]) -> str:
    number = share.billing_account_number
    if number in names or not number:
        return names.get(number, "")
    account = replica.account(connection, number)
    return "" if account is None else account.name


def _parts_of_session(
    connection: Connection, session_id: str
) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Account and member's name of each allocation, in order, by visit and tender line."""
    parts: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for row in connection.execute(
        select(
            allocation.c.visit_id,
            allocation.c.tender_line,
            allocation.c.account,
            allocation.c.member_name,
        )
        .select_from(tender)
        .join(
            allocation,
            (allocation.c.visit_id == tender.c.visit_id)
            & (allocation.c.tender_line == tender.c.line),
        )
        .where(tender.c.session_id == session_id)
        .order_by(allocation.c.visit_id, allocation.c.tender_line, allocation.c.line)
    ):
        parts.setdefault((row.visit_id, row.tender_line), []).append((row.account, row.member_name))
    return parts


def _papers_of_session(connection: Connection, session_id: str) -> dict[str, Any]:
    """The newest print job of each receipt: the original or the highest copy."""
    rows = connection.execute(
        select(
            print_job.c.receipt_number,
            print_job.c.state,
            print_job.c.cause,
            print_job.c.evidence,
            print_job.c.copy_no,
        )
        .select_from(visit)
        .join(print_job, print_job.c.receipt_number == visit.c.receipt_number)
        .where(visit.c.session_id == session_id, OF_RECEIPT)
        .order_by(print_job.c.copy_no)
    )
    return {row.receipt_number: row for row in rows}
