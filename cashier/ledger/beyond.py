"""What a record is held to, and what it does, beyond its place in the chain and its money: one
place each, so that taking a batch need not know every kind. Twins in sql/0004_30_posting.sql.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from cashier.domain.posting import RecordKind
from cashier.ledger import deposit_rules, staff_acts
from cashier.ledger.records import ReadRecord

LOOKS_BACK = frozenset({RecordKind.DEPOSIT_PREPARED, RecordKind.DEPOSIT_VERIFIED})
"""Kinds that `refused_for` holds against records before them, those of their own batch too."""


def refused_for(connection: Connection, record: ReadRecord) -> str:
    """The code that makes a well-formed record a conflict, for a station that lets it pass is none
    of ours; '' for none."""
    if record.kind in LOOKS_BACK and deposit_rules.same_person(connection, record):
        return deposit_rules.SAME_PERSON
    return ""


def done_besides(
    connection: Connection, record: ReadRecord, received_at: str
) -> Mapping[str, dict[str, Any]]:
    """Does what a record of its kind does to other tables. What a supervisor must know of it: the
    exceptions' codes with their details."""
    if record.kind is RecordKind.STAFF_ACT:
        why = staff_acts.apply(connection, record, received_at)
        if why:
            return {staff_acts.NO_EFFECT: {"why": why}}
    return {}
