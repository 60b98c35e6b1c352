"""What the ledger holds a deposit's records to: two people, each drawer once, forward only. The
same rules stand in sql/0001_45_deposits.sql.

The furthest a station can go without the others is one record too late: it is recorded, and has no
effect. Which of two came first is decided by the primary key of `correction`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.posting import RecordKind
from cashier.ledger.records import ReadRecord
from cashier.ledger.schema import correction, deposit_ticket, posting

SAME_PERSON = "deposit.same_person"
"""Prepared or verified by the cashier of a drawer in it, or verified by who prepared it: refused,
for a station that lets this pass is none of ours."""
OUT_OF_ORDER = "deposit.out_of_order"
"""A step of a deposit that had been taken before, was given up, or is not known here."""
ITEM_REVERSED = "deposit.item_reversed"
"""An item was reversed whose drawer is in a deposit: its station had not heard of that."""
STEPS = frozenset(
    {
        RecordKind.DEPOSIT_VERIFIED,
        RecordKind.DEPOSIT_SENT,
        RecordKind.DEPOSIT_CONFIRMED,
        RecordKind.RESOLUTION,
    }
)
"""Kinds that go on with a deposit; a resolution does where its body names one."""
KEYS = {
    RecordKind.DEPOSIT_VERIFIED: "",
    RecordKind.RESOLUTION: "",
    RecordKind.DEPOSIT_SENT: "/sent",
    RecordKind.DEPOSIT_CONFIRMED: "/confirmed",
}
"""Behind a deposit's id: the key under which a step stands, once. It is verified or given up."""


def names_deposit(body: Mapping[str, Any]) -> bool:
    """Whether a resolution gives a deposit up; it answers no exception then."""
    return "deposit" in body


def same_person(connection: Connection, record: ReadRecord) -> bool:
    """Whether one person does what takes two."""
    body, day, people = record.body, record.business_date, set()
    if record.kind is RecordKind.DEPOSIT_VERIFIED:
        prepared = connection.execute(
            select(posting.c.canonical, posting.c.staff, posting.c.business_date).where(
                posting.c.site == record.site,
                posting.c.posting_id == record.original_id,
                posting.c.kind == RecordKind.DEPOSIT_PREPARED.value,
            )
        ).first()
        if prepared is None:
            return False
        body, day = json.loads(prepared.canonical)["body"], prepared.business_date
        people.add(prepared.staff)
    people |= set(
        connection.execute(
            select(posting.c.staff).where(
                posting.c.site == record.site,
                posting.c.business_date == day,
                posting.c.kind == RecordKind.DRAWER_OPENED.value,
                posting.c.session_id.in_(sorted(sessions_of(body))),
            )
        ).scalars()
    )
    return record.staff in people


def drawer_taken(connection: Connection, record: ReadRecord) -> bool:
    """Whether a drawer of a prepared deposit is in one that has its ticket and was not given up."""
    mine = sessions_of(record.body)
    return bool(_holding(connection, record.site, record.business_date, mine))


def deposit_of(connection: Connection, record: ReadRecord) -> str:
    """The ticket of the deposit that holds the drawer of a reversed item, '' for none."""
    query = select(posting.c.business_date).where(
        posting.c.site == record.site, posting.c.posting_id == record.original_id
    )
    day = connection.execute(query).scalar_one_or_none()
    held = _holding(connection, record.site, day, {record.session_id}) if day else []
    return held[0] if held else ""


def _holding(connection: Connection, site: str, day: str, sessions: set[str]) -> list[str]:
    """Tickets of a day's deposits, not given up, that hold one of the drawers."""
    given_up = (
        select(correction.c.posting_id)
        .where(
            correction.c.site == deposit_ticket.c.site,
            correction.c.original_id == deposit_ticket.c.posting_id,
            correction.c.kind == RecordKind.RESOLUTION.value,
        )
        .exists()
    )
    query = (
        select(deposit_ticket.c.ticket, posting.c.canonical)
        .join(
            deposit_ticket,
            (deposit_ticket.c.site == posting.c.site)
            & (deposit_ticket.c.posting_id == posting.c.posting_id),
        )
        .where(
            deposit_ticket.c.site == site,
            deposit_ticket.c.business_date == day,
            ~given_up,
        )
        .order_by(deposit_ticket.c.number)
    )
    return [
        ticket
        for ticket, text in connection.execute(query)
        if sessions & sessions_of(json.loads(text)["body"])
    ]


def goes_on(connection: Connection, record: ReadRecord) -> bool:
    """Takes the step, if the deposit stands just before it."""
    if record.kind is RecordKind.RESOLUTION and not names_deposit(record.body):
        return True
    if record.kind in {RecordKind.DEPOSIT_VERIFIED, RecordKind.RESOLUTION}:
        before = select(deposit_ticket.c.ticket).where(
            deposit_ticket.c.site == record.site,
            deposit_ticket.c.posting_id == record.original_id,
        )
    else:
        needed = (
            RecordKind.DEPOSIT_VERIFIED
            if record.kind is RecordKind.DEPOSIT_SENT
            else RecordKind.DEPOSIT_SENT
        )
        before = select(correction.c.posting_id).where(
            correction.c.site == record.site,
            correction.c.original_id == record.original_id + KEYS[needed],
            correction.c.kind == needed.value,
        )
    if connection.execute(before).first() is None:
        return False
    taken = connection.execute(
        insert(correction)
        .values(
            site=record.site,
            original_id=record.original_id + KEYS[record.kind],
            posting_id=record.posting_id,
            kind=record.kind.value,
        )
        .on_conflict_do_nothing()
    )
    return taken.rowcount == 1


def sessions_of(body: Mapping[str, Any]) -> set[str]:
    """The drawers a prepared deposit names; nothing is refused for its body."""
    named = body.get("sessions")
    return {one for one in named if isinstance(one, str)} if isinstance(named, list) else set()
