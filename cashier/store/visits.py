"""Visits, tenders and allocations: what was taken, and how it stands with its amendments."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    select,
)

from cashier.domain.account import CoverageType
from cashier.domain.amendment import Amendment, Share, shares_after
from cashier.domain.codec import from_plain, to_plain, to_text
from cashier.domain.correction import as_amended
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import (
    IdentityConfirmation,
    ItemState,
    TakenAllocation,
    TakenTender,
    Visit,
)
from cashier.domain.posting import RecordKind, canonical_json, instant_text, parse_instant
from cashier.domain.receipt import PrintState, Receipt
from cashier.store import amendments, replica
from cashier.store.tables import (
    OF_RECEIPT,
    allocation,
    elsewhere,
    moved,
    outbox,
    posting,
    print_job,
    rekeyed,
    tender,
    visit,
)

_INSERT_VISIT, _INSERT_TENDER, _INSERT_ALLOCATION = (
    insert(visit),
    insert(tender),
    insert(allocation),
)
_NO_KEY: ColumnElement[str] = literal_column("''")
"""The indexes of keys leave out items without one; SQLite takes them only where a query says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRow:
    """A tender on its way into the store, with what only the store keeps of it."""

    taken: TakenTender
    dup_key: str
    weak_key: str
    accepted: tuple[str, ...]
    overridden: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBefore:
    """An earlier taking of the same paper: by its strong key, or likely by its weak one."""

    strong: bool
    on: date
    site: str
    receipt_number: str


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


def add(
    connection: Connection,
    taken: Visit,
    rows: Sequence[TenderRow],
    *,
    content_hash: str,
    confirmations: Sequence[IdentityConfirmation],
    receipt: Receipt,
) -> None:
    """The visit with all its parts, in the paying transaction."""
    connection.execute(
        _INSERT_VISIT,
        {
            "visit_id": taken.visit_id,
            "receipt_number": taken.receipt_number,
            "session_id": taken.session_id,
            "staff": taken.staff,
            "business_date": taken.business_date.isoformat(),
            "taken_at": instant_text(taken.taken_at),
            "payer_name": taken.payer_name,
            "language": taken.language,
            "total_cents": taken.total_cents,
            "content_hash": content_hash,
            "confirmations": canonical_json({"list": [to_plain(one) for one in confirmations]}),
            "receipt": to_text(receipt),
        },
    )
    connection.execute(
        _INSERT_TENDER,
        [
            {
                "visit_id": taken.visit_id,
                "line": row.taken.line,
                "tender_id": row.taken.tender_id,
                "session_id": taken.session_id,
                "kind": row.taken.instrument.kind.value,
                "amount_cents": row.taken.instrument.amount_cents,
                "number": row.taken.instrument.number,
                "instrument": to_text(row.taken.instrument),
                "dup_key": row.dup_key,
                "weak_key": row.weak_key,
                "accepted": ",".join(row.accepted),
                "overridden": ",".join(row.overridden),
                "posting_id": row.taken.posting_id,
            }
            for row in rows
        ],
    )
    connection.execute(
        _INSERT_ALLOCATION,
        [
            {
                "visit_id": taken.visit_id,
                "tender_line": row.taken.line,
                "line": n,
                "account": part.billing_account_number,
                "cents": part.amount_cents,
                "coverage_type": "" if part.coverage_type is None else part.coverage_type.value,
                "member_name": part.member_name,
                "identity_confirmed": int(part.identity_confirmed),
            }
            for row in rows
            for n, part in enumerate(row.taken.allocations, start=1)
        ],
    )


def content_hash_of(connection: Connection, visit_id: str) -> str | None:
    """What the visit of that id was made of, or None when it was never taken."""
    return connection.execute(
        select(visit.c.content_hash).where(visit.c.visit_id == visit_id)
    ).scalar()


def tenders_taken(connection: Connection, tender_ids: Sequence[str]) -> bool:
    """Whether one of these tender ids was recorded before, in whatever visit."""
    return connection.execute(_ANY_TENDER, {"ids": list(tender_ids)}).first() is not None


_ANY_TENDER = select(tender.c.line).where(tender.c.tender_id.in_(bindparam("ids", expanding=True)))


def by_id(connection: Connection, visit_id: str) -> Visit | None:
    """The visit of that id with what was voided of it since, or None."""
    row = connection.execute(select(visit).where(visit.c.visit_id == visit_id)).first()
    return None if row is None else _visit(connection, row)


def by_receipt(connection: Connection, receipt_number: str) -> Visit | None:
    """The visit a receipt number names, or None."""
    row = connection.execute(select(visit).where(visit.c.receipt_number == receipt_number)).first()
    return None if row is None else _visit(connection, row)


def receipt(connection: Connection, receipt_number: str) -> Receipt | None:
    """The stored document, exactly as it was when the visit was taken."""
    text = connection.execute(
        select(visit.c.receipt).where(visit.c.receipt_number == receipt_number)
    ).scalar()
    return None if text is None else from_plain(Receipt, json.loads(text))


def _visit(connection: Connection, row: Row[tuple[object, ...]]) -> Visit:
    parts: dict[int, list[TakenAllocation]] = {}
    for part in connection.execute(
        select(allocation)
        .where(allocation.c.visit_id == row.visit_id)
        .order_by(allocation.c.tender_line, allocation.c.line)
    ):
        parts.setdefault(part.tender_line, []).append(
            TakenAllocation(
                billing_account_number=part.account,
                amount_cents=part.cents,
                coverage_type=CoverageType(part.coverage_type) if part.coverage_type else None,
                member_name=part.member_name,
                identity_confirmed=bool(part.identity_confirmed),
            )
        )
    paid = posting.alias()
    tenders = connection.execute(
        select(tender, paid.c.station_seq)
        .join(paid, paid.c.posting_id == tender.c.posting_id)
        .where(tender.c.visit_id == row.visit_id)
        .order_by(tender.c.line)
    ).all()
    amended = amendments.of_receipt(connection, row.receipt_number)
    return Visit(
        visit_id=row.visit_id,
        receipt_number=row.receipt_number,
        session_id=row.session_id,
        site=row.receipt_number.split("-")[0],
        station=row.receipt_number.split("-")[1],
        staff=row.staff,
        business_date=date.fromisoformat(row.business_date),
        taken_at=parse_instant(row.taken_at),
        payer_name=row.payer_name,
        language=row.language,
        total_cents=row.total_cents,
        tenders=tuple(
            _tender(connection, one, parts[one.line], amended.get(one.line, ())) for one in tenders
        ),
    )


def _tender(
    connection: Connection,
    row: Any,
    taken: Sequence[TakenAllocation],
    amended: tuple[Amendment, ...],
) -> TakenTender:
    """An item as it stands, its amendments applied."""
    void = next((one for one in amended if one.kind is RecordKind.VOID), None)
    instrument = from_plain(Instrument, json.loads(row.instrument))
    return TakenTender(
        line=row.line,
        tender_id=row.tender_id,
        instrument=as_amended(instrument, amended),
        allocations=_standing_parts(connection, taken, amended),
        posting_id=row.posting_id,
        station_seq=row.station_seq,
        voided_at=None if void is None else void.at,
        void_reason="" if void is None else void.reason,
        amendments=amended,
    )


def _standing_parts(
    connection: Connection, taken: Sequence[TakenAllocation], amended: Sequence[Amendment]
) -> tuple[TakenAllocation, ...]:
    """On which accounts an item stands; an account it was moved to later has its name from the
    copy, and nobody confirmed an identity for it.
    """
    shares = shares_after((), amended)
    if not shares:
        return tuple(taken)
    known = {part.billing_account_number: part for part in taken}
    parts = []
    for share in shares:
        number = share.billing_account_number
        if number in known:
            parts.append(replace(known[number], amount_cents=share.amount_cents))
            continue
        account = replica.account(connection, number) if number else None
        parts.append(
            TakenAllocation(
                billing_account_number=number,
                amount_cents=share.amount_cents,
                coverage_type=None if account is None else account.coverage_type,
                member_name="" if account is None else account.name,
                identity_confirmed=False,
            )
        )
    return tuple(parts)


def seen_before(connection: Connection, dup_key: str, weak_key: str) -> list[SeenBefore]:
    """Earlier takings of the same paper that were not voided, by their numbers as corrected: here,
    and elsewhere as far as the feeds tell.
    """
    found = [
        SeenBefore(
            strong=strong,
            on=date.fromisoformat(day),
            site=number.split("-")[0],
            receipt_number=number,
        )
        for query, key, strong in (
            (_SAME_DUP_KEY, dup_key, True),
            (_SAME_DUP_KEY_SINCE, dup_key, True),
            (_SAME_WEAK_KEY, weak_key, False),
            (_SAME_WEAK_KEY_SINCE, weak_key, False),
        )
        if key
        for day, number in connection.execute(query, {"key": key})
    ]
    if dup_key:
        found += [
            SeenBefore(
                strong=True,
                on=date.fromisoformat(row.business_date),
                site=row.site,
                receipt_number=row.receipt_number,
            )
            for query in (_SAME_ELSEWHERE, _SAME_ELSEWHERE_SINCE)
            for row in connection.execute(query, {"key": dup_key})
        ]
    return found


def walk_ins(connection: Connection, account: str) -> list[tuple[str, int]]:
    """Receipt number and net cents of what this station took for an account, oldest first: what was
    voided, reversed, returned or moved elsewhere is off, what was moved to it is on.
    """
    return [(number, cents) for number, cents in connection.execute(_WALK_INS, {"key": account})]


def _same_item(column: ColumnElement[str]) -> Select[str, str]:
    """Items not voided and never given another number, with a key; asked in every take, so built
    once.
    """
    since = rekeyed.alias()
    return (
        select(visit.c.business_date, visit.c.receipt_number)
        .select_from(tender)
        .join(visit, visit.c.visit_id == tender.c.visit_id)
        .where(
            column == bindparam("key"),
            column != _NO_KEY,
            ~_voided(tender.c.posting_id),
            ~exists(since.c.station_seq).where(since.c.tender_id == tender.c.tender_id),
        )
        .limit(5)
    )


def _same_item_since(column: ColumnElement[str]) -> Select[str, str]:
    """Items not voided whose newest correction gave them a key."""
    later = rekeyed.alias()
    return (
        select(visit.c.business_date, visit.c.receipt_number)
        .select_from(rekeyed)
        .join(tender, tender.c.tender_id == rekeyed.c.tender_id)
        .join(visit, visit.c.visit_id == tender.c.visit_id)
        .where(
            column == bindparam("key"),
            column != _NO_KEY,
            ~_voided(tender.c.posting_id),
            ~exists(later.c.station_seq).where(
                later.c.tender_id == rekeyed.c.tender_id,
                later.c.station_seq > rekeyed.c.station_seq,
            ),
        )
        .limit(5)
    )


def _voided(posting_id: ColumnElement[str]) -> ColumnElement[bool]:
    void_of = posting.alias()
    return exists(void_of.c.posting_id).where(
        void_of.c.corrects == posting_id, void_of.c.kind == _VOID
    )


def _same_item_elsewhere(kind: RecordKind) -> Select[str, str, str]:
    """Payments of other stations with a key, or corrections that gave one to a payment; the newest
    correction of a payment speaks for it, and a void frees it.
    """
    void_there, later = elsewhere.alias(), elsewhere.alias()
    payment = kind is RecordKind.PAYMENT
    of = elsewhere.c.posting_id if payment else elsewhere.c.original_id
    newer = [] if payment else [later.c.posting_id > elsewhere.c.posting_id]
    return (
        select(elsewhere.c.business_date, elsewhere.c.site, elsewhere.c.receipt_number)
        .select_from(elsewhere)
        .where(
            elsewhere.c.dup_key == bindparam("key"),
            elsewhere.c.dup_key != _NO_KEY,
            elsewhere.c.kind == kind.value,
            ~exists(void_there.c.posting_id).where(
                void_there.c.original_id == of,
                void_there.c.original_id != _NO_KEY,
                void_there.c.kind == _VOID,
            ),
            ~exists(later.c.posting_id).where(
                later.c.original_id == of,
                later.c.original_id != _NO_KEY,
                later.c.kind == RecordKind.CORRECTION.value,
                later.c.dup_key != _NO_KEY,
                *newer,
            ),
        )
        .limit(5)
    )


def _walk_ins_query() -> Select[str, int]:
    """Allocations as taken, and what linked records moved since."""
    taken = (
        select(visit.c.receipt_number, allocation.c.cents.label("cents"))
        .select_from(allocation)
        .join(visit, visit.c.visit_id == allocation.c.visit_id)
        .where(allocation.c.account == bindparam("key"))
    )
    since = select(moved.c.receipt_number, (-moved.c.cents).label("cents")).where(
        moved.c.account == bindparam("key")
    )
    both = taken.union_all(since).subquery()
    return (
        select(both.c.receipt_number, func.sum(both.c.cents))
        .group_by(both.c.receipt_number)
        .having(func.sum(both.c.cents) != 0)
        .order_by(both.c.receipt_number)
    )


_VOID = RecordKind.VOID.value
_SAME_DUP_KEY = _same_item(tender.c.dup_key)
_SAME_WEAK_KEY = _same_item(tender.c.weak_key)
_SAME_DUP_KEY_SINCE = _same_item_since(rekeyed.c.dup_key)
_SAME_WEAK_KEY_SINCE = _same_item_since(rekeyed.c.weak_key)
_SAME_ELSEWHERE = _same_item_elsewhere(RecordKind.PAYMENT)
_SAME_ELSEWHERE_SINCE = _same_item_elsewhere(RecordKind.CORRECTION)
_WALK_INS = _walk_ins_query()


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


def session_codes(connection: Connection, session_id: str) -> tuple[list[str], list[str]]:
    """All warning codes acknowledged and all rules overridden in a session, one per time."""
    accepted: list[str] = []
    overridden: list[str] = []
    for row in connection.execute(
        select(tender.c.accepted, tender.c.overridden).where(tender.c.session_id == session_id)
    ):
        accepted += [code for code in row.accepted.split(",") if code]
        overridden += [code for code in row.overridden.split(",") if code]
    return accepted, overridden


def receipts_of(connection: Connection, session_id: str) -> list[str]:
    """Receipt numbers of a session in order; the seventh digit comes after 999,999."""
    return list(
        connection.execute(
            select(visit.c.receipt_number)
            .where(visit.c.session_id == session_id)
            .order_by(func.length(visit.c.receipt_number), visit.c.receipt_number)
        ).scalars()
    )


def receipts_known(connection: Connection, numbers: Collection[str]) -> dict[str, str]:
    """Those of the receipt numbers that name a visit of this store, and who took it."""
    wanted = func.json_each(json.dumps(list(numbers))).table_valued("value")
    rows = connection.execute(
        select(visit.c.receipt_number, visit.c.staff).where(
            visit.c.receipt_number.in_(select(wanted.c.value))
        )
    )
    return {row.receipt_number: row.staff for row in rows}
