"""What a person has typed and not yet recorded: one draft per person and form, encrypted with the
store.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.posting import canonical_json, instant_text
from cashier.store.tables import draft


def save(
    connection: Connection, staff: str, kind: str, body: Mapping[str, str], at: datetime
) -> None:
    """Keeps the newest state of a form."""
    row = {"body": canonical_json(dict(body)), "saved_at": instant_text(at)}
    connection.execute(
        insert(draft)
        .values(staff=staff, kind=kind, **row)
        .on_conflict_do_update(index_elements=["staff", "kind"], set_=row)
    )


def load(connection: Connection, staff: str, kind: str) -> dict[str, str]:
    """The kept state, empty when there is none."""
    text = connection.execute(
        select(draft.c.body).where(draft.c.staff == staff, draft.c.kind == kind)
    ).scalar()
    return {} if text is None else {str(k): str(v) for k, v in json.loads(text).items()}


def load_all(connection: Connection, staff: str, prefix: str) -> dict[str, dict[str, str]]:
    """The kept states of all forms whose kind begins with `prefix`, by kind."""
    rows = connection.execute(
        select(draft.c.kind, draft.c.body)
        .where(draft.c.staff == staff, draft.c.kind.startswith(prefix, autoescape=True))
        .order_by(draft.c.kind)
    )
    return {
        kind: {str(key): str(val) for key, val in json.loads(text).items()} for kind, text in rows
    }


def forget(connection: Connection, staff: str, kind: str) -> None:
    """The form was finished or given up."""
    connection.execute(delete(draft).where(draft.c.staff == staff, draft.c.kind == kind))
