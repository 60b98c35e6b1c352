"""What the ledger asks about this station's own records, and when it was answered.

The site's feed carries each question (an exception) with the hash of its record and whether it is
still open; a record that waits for a person is confirmed when its last one is answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, exists, literal, select, update

from cashier.domain.payment import ItemState
from cashier.domain.posting import instant_text
from cashier.store import station
from cashier.store.journal import CONFLICT
from cashier.store.tables import meta, outbox, posting

DUPLICATE = "duplicate"
"""The ledger's code for an item that stands elsewhere and was not voided."""
_OVERRIDES = "-DUPLICATE"
"""The counter's rules for the same: CHK-DUPLICATE, MO-DUPLICATE."""
ANSWERED = "answered"


def decided(canonical: str, code: str) -> bool:
    """Whether a supervisor has already decided, at the counter, what the ledger asks."""
    if code != DUPLICATE:
        return False
    overrides = json.loads(canonical)["body"].get("overrides", [])
    return any(str(one["rule"]).endswith(_OVERRIDES) for one in overrides)


def note(connection: Connection, question: Mapping[str, Any], now: datetime) -> None:
    """Takes in one exception of the site's feed, open or answered; of another station's record, or
    of a record that is not ours, nothing.
    """
    row = connection.execute(
        select(posting.c.station_seq, posting.c.canonical, outbox.c.state, outbox.c.answer)
        .join(outbox, outbox.c.station_seq == posting.c.station_seq)
        .where(
            posting.c.posting_id == question["posting_id"],
            posting.c.hash == question["content_hash"],
        )
    ).first()
    if row is None or decided(row.canonical, question["code"]):
        return
    key = f"questions/{row.station_seq}"
    kept = station.recall(connection, key)
    waiting: dict[str, str] = json.loads(kept) if kept else {}
    if question["open"]:
        waiting[question["exception_id"]] = question["code"]
    else:
        waiting.pop(question["exception_id"], None)
    station.remember(connection, key, json.dumps(waiting) if waiting else "")
    if row.state != ItemState.ATTENTION.value or row.answer == CONFLICT:
        return
    left = next(iter(waiting.values()), "")
    if left and left != row.answer:
        _set(connection, row.station_seq, ItemState.ATTENTION, left, now)
    elif not left:
        _set(connection, row.station_seq, ItemState.CONFIRMED, f"{row.answer} {ANSWERED}", now)


def forget(connection: Connection, *, after: int) -> None:
    """The ledger lost the records behind `after`, and its questions about them with them: when
    they are sent again it asks anew, under other names. The old ones could never be answered.
    """
    for seq in connection.execute(_LATER, {"after": after}).scalars():
        station.remember(connection, f"questions/{seq}", "")


_LATER = select(posting.c.station_seq).where(
    posting.c.station_seq > bindparam("after"),
    exists().where(
        meta.c.key == literal("questions/") + cast(posting.c.station_seq, Text), meta.c.value != ""
    ),
)


def _set(connection: Connection, seq: int, state: ItemState, answer: str, now: datetime) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.station_seq == seq)
        .values(state=state.value, answer=answer, settled_at=instant_text(now))
    )
