"""What a `staff_act` record does to the list of staff: the rules of `domain.staff_act`, decided by
what stands here when the record comes. The same in PostgreSQL: sql/0004_10_staff.sql.

A record is never refused for it: an act without effect stays recorded, and an exception says why.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from cashier.domain.documents import staff_entry_document
from cashier.domain.errors import Refusal
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffEntry, outcome
from cashier.ledger import authority, changes
from cashier.ledger.books import inserting
from cashier.ledger.contract import DIRECTORY
from cashier.ledger.records import ReadRecord
from cashier.ledger.schema import staff

NO_EFFECT = "staff_act.no_effect"
"""An act on the list of staff that changed nothing; the exception's detail has `why`."""


def apply(connection: Connection, record: ReadRecord, received_at: str) -> str:
    """Makes the list what the act leaves of it; the code why it does not, else ''."""
    try:
        after = outcome(
            record.body,
            actor=record.staff,
            at=min(record.recorded_at, received_at),
            people=everybody(connection),
        )
    except Refusal as refusal:
        return refusal.code
    put(connection, after, received_at)
    return ""


def everybody(connection: Connection) -> Mapping[str, StaffEntry]:
    """All people by number, disabled ones too."""
    rows = connection.execute(select(staff).order_by(staff.c.number))
    return {
        row.number: StaffEntry(
            person=Staff(number=row.number, name=row.name, role=Role(row.role)),
            password_hash=row.password_hash,
            active=bool(row.active),
            badge=row.badge,
            one_time_until=row.one_time_until,
            used_at=row.used_at,
        )
        for row in rows
    }


def put(connection: Connection, entry: StaffEntry, at: str) -> bool:
    """Writes a person as from the instant `at` (RFC 3339 UTC) on and tells the windows; whether
    that was a change."""
    values = {
        "name": entry.person.name,
        "role": entry.person.role.value,
        "password_hash": entry.password_hash,
        "active": int(entry.active),
        "badge": entry.badge,
        "one_time_until": entry.one_time_until,
        "used_at": entry.used_at,
    }
    connection.execute(
        inserting(connection, staff)
        .values(number=entry.person.number, **values)
        .on_conflict_do_update(index_elements=["number"], set_=values)
    )
    authority.note(connection, at, entry.person.number, entry.person.role, active=entry.active)
    key = f"staff/{entry.person.number}"
    return changes.put(connection, DIRECTORY, key, staff_entry_document(entry))
