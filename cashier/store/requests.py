"""Requests through the ledger that wait for an answer, each answered once.

What is open is kept as a fact of the station, in the transaction that brings or writes the record:
a sync asks after each pull, and must not walk through every record there ever was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.posting import RecordKind, canonical_json, parse_instant
from cashier.domain.request import Request, RequestAct, RequestAnswer, answered, request_of
from cashier.store import station
from cashier.store.tables import elsewhere, meta

_PREFIX = "request "
_ANSWER = "request-answer "
_ANSWERED = ""
_NEVER_BACK = insert(meta).on_conflict_do_nothing()
_OPEN = (
    select(meta.c.value)
    .where(
        meta.c.key >= _PREFIX,
        meta.c.key < _PREFIX[:-1] + chr(ord(" ") + 1),
        meta.c.value != _ANSWERED,
    )
    .order_by(meta.c.key)
)
_ANSWERS = (
    select(meta.c.value)
    .where(meta.c.key >= _ANSWER, meta.c.key < _ANSWER[:-1] + chr(ord(" ") + 1))
    .order_by(meta.c.key)
)
_OF_SESSION = select(elsewhere.c.kind, elsewhere.c.document).where(
    elsewhere.c.session_id == bindparam("session"),
    elsewhere.c.kind.in_((RecordKind.DRAWER_OPENED.value, RecordKind.CLOSED.value)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerThere:
    """A drawer of another station, as far as its records came."""

    site: str
    station: str
    staff: str
    closed: bool


def note(connection: Connection, record: Mapping[str, Any]) -> None:
    """A record came or was written, thin or whole: a request opens, an answer ends it for ever, in
    whichever order the two feeds brought them. Any other record changes nothing, nor does one that
    the ledger gave no effect: nobody had the right to ask or answer.
    """
    if record.get("barred"):
        return
    request_id = answered(record)
    if request_id:
        _keep_answer(connection, request_id, record)
        station.remember(connection, _PREFIX + request_id, _ANSWERED)
    elif request_of(record) is not None:
        row = {"key": _PREFIX + record["posting_id"], "value": canonical_json(record)}
        connection.execute(_NEVER_BACK, row)


def _keep_answer(connection: Connection, request_id: str, record: Mapping[str, Any]) -> None:
    """What was said to an approval this station asked for stays until it was done, and to be
    read.
    """
    request = get(connection, request_id)
    if request is None or request.act is RequestAct.FORCE_CLOSE:
        return
    identity = station.identity(connection)
    if identity is None or request.station_name != identity.name:
        return
    body = record.get("body", {})
    approved = record["kind"] == RecordKind.REVIEW.value
    kept = {
        "request": json.loads(station.recall(connection, _PREFIX + request_id)),
        "answer": RequestAnswer.DONE.value if approved else str(body.get("answer", "")),
        "why": str(body.get("reason" if approved else "why", "")),
        "staff": record["staff"],
        "at": record["recorded_at"],
        "outcome": RequestAnswer.DONE.value if approved else "",
    }
    row = {"key": _ANSWER + request_id, "value": canonical_json(kept)}
    connection.execute(_NEVER_BACK, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a supervisor said to an approval this station asked for. `outcome` is '' while it waits
    to be done here, then `done`, or the code why it could not be; `at` in UTC.
    """

    request: Request
    answer: RequestAnswer
    why: str
    staff: str
    at: datetime
    outcome: str


def answers_here(connection: Connection) -> tuple[Answered, ...]:
    """Every answer that was kept, oldest question first."""
    found = []
    for text in connection.execute(_ANSWERS).scalars():
        kept = json.loads(text)
        request = request_of(kept["request"])
        if request is None or kept["answer"] not in set(RequestAnswer):
            continue
        found.append(
            Answered(
                request=request,
                answer=RequestAnswer(kept["answer"]),
                why=kept["why"],
                staff=kept["staff"],
                at=parse_instant(kept["at"]),
                outcome=kept["outcome"],
            )
        )
    return tuple(found)


def settle(connection: Connection, request_id: str, outcome: str) -> None:
    """Notes what became of an answer here; the first word stands."""
    text = station.recall(connection, _ANSWER + request_id)
    kept = json.loads(text) if text else {"outcome": outcome}
    if not kept["outcome"]:
        station.remember(
            connection, _ANSWER + request_id, canonical_json(kept | {"outcome": outcome})
        )


def open_requests(connection: Connection) -> tuple[Request, ...]:
    """Every request that has no answer yet, oldest first, whoever it is for."""
    found = (request_of(json.loads(text)) for text in connection.execute(_OPEN).scalars())
    return tuple(one for one in found if one is not None)


def get(connection: Connection, request_id: str) -> Request | None:
    """The request, while nobody has answered it."""
    text = station.recall(connection, _PREFIX + request_id)
    return request_of(json.loads(text)) if text else None


def waiting_for(connection: Connection, act: RequestAct, session_id: str) -> Request | None:
    """The open request for that act on that drawer."""
    return next(
        (
            one
            for one in open_requests(connection)
            if one.act is act and one.session_id == session_id
        ),
        None,
    )


def drawer_there(connection: Connection, session_id: str) -> DrawerThere | None:
    """The drawer of another station, or None where none of its records came yet."""
    opened: Mapping[str, Any] | None = None
    closed = False
    for kind, document in connection.execute(_OF_SESSION, {"session": session_id}):
        if kind == RecordKind.CLOSED.value:
            closed = True
        else:
            opened = json.loads(document)
    if opened is None:
        return None
    return DrawerThere(
        site=opened["site"], station=opened["station"], staff=opened["staff"], closed=closed
    )
