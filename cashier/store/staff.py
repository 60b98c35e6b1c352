"""Staff as the copy of the directory has them, and what was done to them here that the ledger has
not answered yet.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from cashier.domain.documents import staff_entry_document, staff_entry_from_document
from cashier.domain.posting import RecordKind
from cashier.domain.staff_act import StaffEntry
from cashier.store.tables import OUTBOX_OPEN, directory, outbox, posting

_KEY = "staff/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingAct:
    """An act of this station on its way: the record's id, who did it, when (RFC 3339 UTC), and its
    body."""

    posting_id: str
    actor: str
    at: str
    body: dict[str, Any]


def entry(connection: Connection, number: str) -> StaffEntry | None:
    """The person of a number, as the ledger last told."""
    found = connection.execute(
        select(directory.c.document).where(directory.c.key == _KEY + number)
    ).scalar()
    return None if found is None else staff_entry_from_document(found)


def everybody(connection: Connection) -> dict[str, StaffEntry]:
    """All people by number, disabled ones too, as the ledger last told."""
    documents = connection.execute(
        select(directory.c.document)
        .where(directory.c.key.like(f"{_KEY}%"))
        .order_by(directory.c.key)
    ).scalars()
    found = (staff_entry_from_document(one) for one in documents)
    return {one.person.number: one for one in found}


def number_of_badge(connection: Connection, badge: str) -> str:
    """Whose badge has that keyed hash; '' for nobody's."""
    if not badge:
        return ""
    keys = select(directory.c.key).where(
        directory.c.key.like(f"{_KEY}%"), directory.c.document.contains(f'"badge":"{badge}"')
    )
    return (connection.execute(keys).scalar() or "").removeprefix(_KEY)


def put_own(connection: Connection, changed: StaffEntry) -> None:
    """What a person did to their own entry counts here at once; the ledger tells the same when it
    has the record. Nothing where the copy does not know them."""
    connection.execute(
        update(directory)
        .where(directory.c.key == _KEY + changed.person.number)
        .values(document=staff_entry_document(changed))
    )


def pending_acts(connection: Connection) -> tuple[PendingAct, ...]:
    """Acts of this station that the ledger did not confirm yet, in their order."""
    query = (
        select(posting.c.posting_id, posting.c.staff, posting.c.recorded_at, posting.c.canonical)
        .join(outbox, outbox.c.station_seq == posting.c.station_seq)
        .where(OUTBOX_OPEN, posting.c.kind == RecordKind.STAFF_ACT.value)
        .where(outbox.c.state.in_(("recorded", "sent")))
        .order_by(posting.c.station_seq)
    )
    return tuple(
        PendingAct(
            posting_id=row.posting_id,
            actor=row.staff,
            at=row.recorded_at,
            body=json.loads(row.canonical)["body"],
        )
        for row in connection.execute(query)
    )
