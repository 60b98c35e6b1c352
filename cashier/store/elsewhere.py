"""Records of other stations in thin form: what the duplicate guard needs to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from cashier.store.tables import elsewhere, elsewhere_account


def put(connection: Connection, posting_id: str, thin: Mapping[str, Any], document: str) -> None:
    """Keeps one; a repetition changes nothing."""
    result = connection.execute(
        insert(elsewhere)
        .values(
            posting_id=posting_id,
            site=thin["site"],
            station=thin["station"],
            kind=thin["kind"],
            receipt_number=thin.get("receipt_number", ""),
            business_date=thin["business_date"],
            original_id=thin.get("original_id", ""),
            dup_key=thin.get("dup_key", ""),
            document=document,
        )
        .on_conflict_do_nothing()
    )
    if result.rowcount and thin["accounts"]:
        connection.execute(
            insert(elsewhere_account),
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
