"""The `staff_act` record: how an act on the list of staff leaves the station."""

from __future__ import annotations

from collections.abc import Mapping

from cashier.domain.calendar import local_date
from cashier.domain.posting import Record, RecordDraft, RecordKind
from cashier.services.desk import Desk
from cashier.store import journal
from cashier.store.engine import Connection


def record_act(desk: Desk, connection: Connection, actor: str, body: Mapping[str, str]) -> Record:
    """Records the act in the caller's transaction. Its form stands in docs/formats."""
    now = desk.clock.now()
    return journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.STAFF_ACT,
            business_date=local_date(now),
            recorded_at=now,
            staff=actor,
            body=dict(body),
        ),
    )
