"""Records of other stations: those of the own site whole, of other sites in thin form (what the
duplicate guard needs to know of them).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.posting import GENESIS, parse_instant
from cashier.store.tables import elsewhere, elsewhere_account

BARRED = "barred"
"""Stands as the kind of a record without effect."""


def put(
    connection: Connection,
    posting_id: str,
    thin: Mapping[str, Any],
    document: str,
    canonical: str = "",
) -> None:
    """Keeps one, with its whole text where that was given; a repetition changes nothing, but brings
    the text that was missing. One that has no effect, for nobody had the right to it, is only a
    link of its chain.
    """
    barred = bool(thin.get("barred"))
    result = connection.execute(
        _PUT,
        {
            "posting_id": posting_id,
            "site": thin["site"],
            "station": thin["station"],
            "kind": BARRED if barred else thin["kind"],
            "receipt_number": "" if barred else thin.get("receipt_number", ""),
            "business_date": thin["business_date"],
            "original_id": "" if barred else thin.get("original_id", ""),
            "dup_key": "" if barred else thin.get("dup_key", ""),
            "document": document,
            "session_id": thin["session_id"],
            "station_seq": thin["station_seq"],
            "hash": thin["hash"],
            "recorded_at": thin["recorded_at"],
            "amount_cents": thin["amount_cents"],
            "instrument_kind": thin.get("instrument_kind", ""),
            "visit_id": thin.get("visit_id", ""),
            "canonical": canonical,
        },
    )
    if not result.rowcount:
        if canonical:
            connection.execute(_FILL, {"of": posting_id, "text": canonical})
    elif thin["accounts"] and not barred:
        connection.execute(
            _PUT_ACCOUNTS,
            [
                {
                    "posting_id": posting_id,
                    "line": n,
                    "account": account,
                    "receipt_number": thin["receipt_number"],
                    "cents": -cents,
                }
                for n, (account, cents) in enumerate(thin["accounts"], start=1)
            ],
        )


# built once: a first copy brings hundreds of thousands
_PUT = insert(elsewhere).on_conflict_do_nothing()
_PUT_ACCOUNTS = insert(elsewhere_account)
_FILL = (
    update(elsewhere)
    .where(elsewhere.c.posting_id == bindparam("of"), elsewhere.c.canonical == "")
    .values(canonical=bindparam("text"))
)


def links_at(connection: Connection, site: str, station: str, seq: int) -> dict[str, bool]:
    """The hash of that record of another station, 32 zero bytes for 0, and whether its text is
    here, or none of ours to have. Two where the ledger lost one and got another in its place; none
    where it was never pulled.
    """
    if seq == 0:
        return {GENESIS: True}
    where = {"of_site": site, "of_station": station, "seq": seq}
    return {row.hash: bool(row.whole) for row in connection.execute(_LINKS, where)}


_LINKS = select(
    elsewhere.c.hash,
    # audit lines go to nobody but the ledger: their text is not missing
    ((elsewhere.c.canonical != "") | (elsewhere.c.kind == "audit")).label("whole"),
).where(
    elsewhere.c.site == bindparam("of_site"),
    elsewhere.c.station == bindparam("of_station"),
    elsewhere.c.station_seq == bindparam("seq"),
)


def heard_at(connection: Connection, site: str, station: str) -> datetime | None:
    """When the ledger received the last record of another station that is here; None: there is
    none.
    """
    row = connection.execute(_LAST, {"of_site": site, "of_station": station}).first()
    return None if row is None else parse_instant(json.loads(row.document)["received_at"])


_LAST = (
    select(elsewhere.c.document)
    .where(elsewhere.c.site == bindparam("of_site"), elsewhere.c.station == bindparam("of_station"))
    .order_by(elsewhere.c.station_seq.desc())
    .limit(1)
)


def walk_ins(connection: Connection, account: str) -> list[tuple[str, int]]:
    """Receipt number and net cents (what was taken back is off) that other stations took for an
    account.
    """
    return [(number, cents) for number, cents in connection.execute(_WALK_INS, {"key": account})]


def accounts_of(connection: Connection, receipt_number: str) -> list[str]:
    """The accounts that a receipt of another station paid."""
    return list(connection.execute(_ACCOUNTS_OF, {"key": receipt_number}).scalars())


# No index: asked only when somebody types or scans a receipt that this station did not write.
_ACCOUNTS_OF = (
    select(elsewhere_account.c.account)
    .where(elsewhere_account.c.receipt_number == bindparam("key"))
    .distinct()
    .order_by(elsewhere_account.c.account)
)
_WALK_INS = (
    select(elsewhere_account.c.receipt_number, func.sum(elsewhere_account.c.cents))
    .where(
        elsewhere_account.c.account == bindparam("key"), elsewhere_account.c.receipt_number != ""
    )
    .group_by(elsewhere_account.c.receipt_number)
    .having(func.sum(elsewhere_account.c.cents) != 0)
)
