"""What linked records say about items: read from the journal, never kept a second time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from cashier.domain.amendment import AMENDS, Amendment, Share
from cashier.domain.posting import RecordKind, parse_instant
from cashier.domain.slip import SlipChange
from cashier.store.tables import posting, rekeyed

_KINDS = sorted(kind.value for kind in AMENDS)


def of_receipt(connection: Connection, receipt_number: str) -> dict[int, tuple[Amendment, ...]]:
    """Per line of a receipt its amendments, oldest first."""
    found: dict[int, tuple[Amendment, ...]] = {}
    for one in _read(connection, posting.c.receipt_number == receipt_number):
        found[one.line] = (*found.get(one.line, ()), one)
    return found


def of_session(
    connection: Connection, session_id: str
) -> dict[tuple[str, int], tuple[Amendment, ...]]:
    """Per receipt and line of a drawer's items their amendments, oldest first."""
    found: dict[tuple[str, int], tuple[Amendment, ...]] = {}
    for one in _read(connection, posting.c.session_id == session_id):
        place = one.receipt_number, one.line
        found[place] = (*found.get(place, ()), one)
    return found


def since(connection: Connection, seq: int) -> list[Amendment]:
    """Every amendment this station recorded after a sequence, in order."""
    return _read(connection, posting.c.station_seq > seq)


def _read(connection: Connection, condition: ColumnElement[bool]) -> list[Amendment]:
    rows = connection.execute(
        select(posting.c.station_seq, posting.c.canonical)
        .where(condition, posting.c.kind.in_(_KINDS))
        .order_by(posting.c.station_seq)
    )
    return [_amendment(row.station_seq, json.loads(row.canonical)) for row in rows]


def _amendment(seq: int, record: Mapping[str, Any]) -> Amendment:
    body = record["body"]
    return Amendment(
        kind=RecordKind(record["kind"]),
        posting_id=record["posting_id"],
        station_seq=seq,
        # money that leaves suspense for the account it was meant for names its receipt in the body
        receipt_number=record["receipt_number"] or str(body.get("receipt", "")),
        line=int(body.get("line", 0)),
        at=parse_instant(record["recorded_at"]),
        business_date=date.fromisoformat(record["business_date"]),
        staff=record["staff"],
        approver=record["approver"],
        reason=str(body.get("reason", "")),
        amount_cents=record["amount_cents"],
        changes=tuple(
            SlipChange(field=one["field"], old=one["old"], new=one["new"])
            for one in body.get("changes", ())
        ),
        shares=tuple(
            Share(billing_account_number=one["account"], amount_cents=one["cents"])
            for one in body.get("allocations", ())
        ),
        fee_cents=int(body.get("fee_cents", 0)),
        handed_back=body.get("handed_back"),
        exception=str(body.get("exception", "")),
    )


def rekey(connection: Connection, seq: int, tender_id: str, dup_key: str, weak_key: str) -> None:
    """The item is found by these keys from now on."""
    connection.execute(
        insert(rekeyed),
        {"station_seq": seq, "tender_id": tender_id, "dup_key": dup_key, "weak_key": weak_key},
    )
