"""Visits, tenders and allocations: what was taken, and how it stands with its amendments."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    func,
    insert,
    select,
)

from cashier.domain.account import CoverageType
from cashier.domain.amendment import Amendment, shares_after
from cashier.domain.codec import from_plain, to_plain, to_text
from cashier.domain.correction import as_amended
from cashier.domain.instrument import Instrument
from cashier.domain.payment import (
    IdentityConfirmation,
    TakenAllocation,
    TakenTender,
    Visit,
)
from cashier.domain.posting import RecordKind, canonical_json, instant_text, parse_instant
from cashier.domain.receipt import Receipt
from cashier.store import amendments, replica
from cashier.store.tables import (
    allocation,
    moved,
    posting,
    tender,
    visit,
)

_INSERT_VISIT, _INSERT_TENDER, _INSERT_ALLOCATION = (
    insert(visit),
    insert(tender),
    insert(allocation),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRow:
    """A tender on its way into the store, with what only the store keeps of it."""

    taken: TakenTender
    dup_key: str
    weak_key: str
    accepted: tuple[str, ...]
    overridden: tuple[str, ...]


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


def walk_ins(connection: Connection, account: str) -> list[tuple[str, int]]:
    """Receipt number and net cents of what this station took for an account, oldest first: what was
    voided, reversed, returned or moved elsewhere is off, what was moved to it is on.
    """
    return [(number, cents) for number, cents in connection.execute(_WALK_INS, {"key": account})]


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


_WALK_INS = _walk_ins_query()


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
