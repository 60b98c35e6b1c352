"""Records of other stations in thin form: what the duplicate guard needs to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from cashier.store.tables import elsewhere


def put(connection: Connection, posting_id: str, thin: Mapping[str, Any], document: str) -> None:
    """Keeps one; a repetition changes nothing."""
    connection.execute(
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
