"""What the ledger asks about this station's own records, and when it was answered.

The site's feed carries each question (an exception) with the hash of its record and whether it is
still open; a record that waits for a person is confirmed when its last one is answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, exists, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind, instant_text, parse_instant
from cashier.store import station
from cashier.store.journal import CONFLICT
from cashier.store.tables import OUTBOX_OPEN, meta, outbox, posting
from cashier.store.tables import question as asked

DUPLICATE = "duplicate"
"""The ledger's code for an item that stands elsewhere and was not voided."""
_OVERRIDES = "-DUPLICATE"
"""The counter's rules for the same: CHK-DUPLICATE, MO-DUPLICATE."""
ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One exception of the ledger about a record of this station.

    `cents_left` is what still stands in suspense for it (negative: was taken out of it without
    having been put there), 0 where no money does; `accounts` are the billing accounts the ledger
    does not know, `others` the posting ids that hold the same paper. `posting_id` and `kind` are of
    the record it is about, whose receipt and line it names ('' and 0 for records of the drawer).
    """

    exception_id: str
    code: str
    cents: int
    cents_left: int
    open: bool
    opened_at: datetime
    accounts: tuple[str, ...]
    posting_id: str
    station_seq: int
    kind: RecordKind
    receipt_number: str
    line: int
    others: tuple[str, ...] = ()


def open_ones(connection: Connection) -> list[Question]:
    """What the ledger asks and nobody has answered, oldest first."""
    return [
        one
        for row in connection.execute(
            _QUESTIONS.where(asked.c.open == 1).order_by(asked.c.exception_id)
        )
        if not _answered_here(connection, one := _question(row))
    ]


def question_rows(
    connection: Connection, *, newest: int
) -> list[tuple[Question, Mapping[str, Any]]]:
    """The newest questions, answered or not, each with the feed's document of it."""
    rows = connection.execute(_QUESTIONS.order_by(asked.c.exception_id.desc()).limit(newest))
    return [(_question(row), json.loads(row.document)) for row in rows]


def get(connection: Connection, exception_id: str) -> Question | None:
    """The question of that id; `open` is false once this station recorded its answer."""
    row = connection.execute(_QUESTIONS.where(asked.c.exception_id == exception_id)).first()
    if row is None:
        return None
    found = _question(row)
    return replace(found, open=found.open and not _answered_here(connection, found))


_QUESTIONS = select(
    asked.c.exception_id,
    asked.c.code,
    asked.c.cents,
    asked.c.cents_left,
    asked.c.open,
    asked.c.document,
    posting.c.station_seq,
    posting.c.posting_id,
    posting.c.kind,
    posting.c.receipt_number,
    posting.c.canonical,
).join(posting, posting.c.station_seq == asked.c.station_seq)


def _question(row: Any) -> Question:
    told = json.loads(row.document)
    body = json.loads(row.canonical)["body"]
    return Question(
        exception_id=row.exception_id,
        code=row.code,
        cents=row.cents,
        cents_left=row.cents_left,
        open=bool(row.open),
        opened_at=parse_instant(told["opened_at"]),
        accounts=tuple(str(one) for one in told["detail"].get("accounts", ())),
        posting_id=row.posting_id,
        station_seq=row.station_seq,
        kind=RecordKind(row.kind),
        receipt_number=row.receipt_number or str(body.get("receipt", "")),
        line=int(body.get("line", 0)),
        others=tuple(str(one) for one in told["detail"].get("of", ())),
    )


def _answered_here(connection: Connection, one: Question) -> bool:
    """Whether this station recorded a resolution that the ledger has not confirmed yet: what the
    feed said before it was taken there is older than the answer.
    """
    rows = connection.execute(
        select(posting.c.canonical)
        .join(outbox, outbox.c.station_seq == posting.c.station_seq)
        .where(OUTBOX_OPEN, posting.c.kind == RecordKind.RESOLUTION.value)
    )
    return any(
        json.loads(row.canonical)["body"].get("exception") == one.exception_id for row in rows
    )


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
    values = {
        "station_seq": row.station_seq,
        "code": question["code"],
        "cents": question.get("cents", 0),
        "cents_left": question.get("cents_left", 0),
        "open": int(question["open"]),
        "document": json.dumps(
            {"opened_at": instant_text(now), "detail": {}, **question}, ensure_ascii=False
        ),
    }
    connection.execute(
        insert(asked)
        .values(exception_id=question["exception_id"], **values)
        .on_conflict_do_update(index_elements=["exception_id"], set_=values)
    )
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
    connection.execute(update(asked).where(asked.c.station_seq > after).values(open=0))


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
