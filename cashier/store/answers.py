"""How questions of the ledger ended, and differences signed: what was answered, by whom and when,
here or at another window. Read only; the answers are records.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from cashier.domain.posting import RecordKind, parse_instant
from cashier.store.questions import Question, question_rows
from cashier.store.tables import (
    OF_DAY_ELSEWHERE,
    OF_DAY_HERE,
    OUTBOX_OPEN,
    elsewhere,
    outbox,
    posting,
)
from cashier.store.tables import question as asked

SHOWN_MAX = 200
"""Answered questions that are looked at, the newest; of more the archive of records tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The record that answered: a resolution or review, or the money that left suspense.

    `by` is who answered, `approver` whoever signed beside ('' for nobody or the same person).
    `sent` is False while the ledger has not taken it. `station` as `BOS-01`.
    """

    posting_id: str
    kind: RecordKind
    at: datetime
    by: str
    approver: str
    reason: str
    station: str
    sent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A difference that somebody signed after the close."""

    session_id: str
    cashier: str
    business_date: date
    answer: Answer


def answered_questions(connection: Connection, since: datetime) -> list[tuple[Question, Answer]]:
    """Questions of this station answered from then on, wherever that was done, newest answer first.

    What the ledger asked anew under another name (its records had been lost) is no answer.
    """
    here = _waiting_here(connection)
    found: list[tuple[Question, Answer]] = []
    for question, document in question_rows(connection, newest=SHOWN_MAX):
        mine = here.get(question.exception_id)
        if question.open and mine is None:
            continue
        answer = mine or _told(connection, document.get("answered_by", ()))
        if answer is not None and answer.at >= since:
            found.append((question, answer))
    return sorted(found, key=_answered_at, reverse=True)


def _answered_at(pair: tuple[Question, Answer]) -> datetime:
    return pair[1].at


def _waiting_here(connection: Connection) -> dict[str, Answer]:
    """By exception: resolutions of this station that the ledger has not taken yet."""
    rows = connection.execute(_WAITING)
    records = [json.loads(text) for text in rows.scalars()]
    return {
        exception: _answer(record, sent=False)
        for record in records
        if isinstance(exception := record["body"].get("exception"), str)
    }


_WAITING = (
    select(posting.c.canonical)
    .join(outbox, outbox.c.station_seq == posting.c.station_seq)
    .where(OUTBOX_OPEN, posting.c.kind == RecordKind.RESOLUTION.value)
)
_HERE = select(posting.c.canonical).where(posting.c.posting_id == bindparam("key"))
_ELSEWHERE = select(elsewhere.c.document).where(elsewhere.c.posting_id == bindparam("key"))


def _record(connection: Connection, posting_id: str) -> Mapping[str, Any] | None:
    """Whole of this station, thin of another."""
    for query in (_HERE, _ELSEWHERE):
        text = connection.execute(query, {"key": posting_id}).scalar()
        if text is not None:
            found: Mapping[str, Any] = json.loads(text)
            return found
    return None


def _told(connection: Connection, posting_ids: Iterable[str]) -> Answer | None:
    """The resolution among the records that answered; else the last of them that is known."""
    answers = [
        _answer(record) for one in posting_ids if (record := _record(connection, one)) is not None
    ]
    resolutions = [one for one in answers if one.kind is RecordKind.RESOLUTION]
    return next(reversed(resolutions or answers), None)


def _answer(record: Mapping[str, Any], *, sent: bool = True) -> Answer:
    body = record.get("body", {})
    by = str(body.get("resolved_by") or record.get("staff", ""))
    approver = str(record.get("approver", ""))
    return Answer(
        posting_id=record["posting_id"],
        kind=RecordKind(record["kind"]),
        at=parse_instant(record["recorded_at"]),
        by=by,
        approver="" if approver == by else approver,
        reason=str(body.get("reason", "")),
        station=f"{record['site']}-{record['station']}",
        sent=sent,
    )


def receipts_of(connection: Connection, posting_ids: Iterable[str]) -> Iterator[str]:
    """The receipt numbers of records, as far as they are known here; '' where one is not."""
    for one in posting_ids:
        record = _record(connection, one)
        yield "" if record is None else str(record.get("receipt_number", ""))


def signed(connection: Connection, since: date) -> list[Signed]:
    """Differences signed after the close, of this station and of those it hears of, newest first.

    `since` is the first business date of the signature.
    """
    texts = [
        *connection.execute(_SIGNED_HERE, {"since": since.isoformat()}).scalars(),
        *connection.execute(_SIGNED_ELSEWHERE, {"since": since.isoformat()}).scalars(),
    ]
    found = [
        Signed(
            session_id=record["session_id"],
            cashier=str(record.get("body", {}).get("cashier", "")),
            business_date=date.fromisoformat(record["business_date"]),
            answer=_answer(record),
        )
        for record in map(json.loads, texts)
    ]
    return sorted(found, key=_signed_at, reverse=True)[:SHOWN_MAX]


def _signed_at(one: Signed) -> datetime:
    return one.answer.at


_SIGNED_HERE = select(posting.c.canonical).where(
    OF_DAY_HERE,
    posting.c.kind == RecordKind.REVIEW.value,
    posting.c.business_date >= bindparam("since"),
)
_SIGNED_ELSEWHERE = select(elsewhere.c.document).where(
    OF_DAY_ELSEWHERE,
    elsewhere.c.kind == RecordKind.REVIEW.value,
    elsewhere.c.business_date >= bindparam("since"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Untaken:
    """A record that needs a person and about which no question came (yet). `answer` is the ledger's
    code: `conflict` where it holds another record in its place.
    """

    station_seq: int
    kind: RecordKind
    receipt_number: str
    line: int
    amount_cents: int
    answer: str
    at: datetime


def without_question(connection: Connection) -> list[Untaken]:
    """Such records of this station, oldest first."""
    return [
        Untaken(
            station_seq=row.station_seq,
            kind=RecordKind(row.kind),
            receipt_number=row.receipt_number or "",
            line=int(json.loads(row.canonical)["body"].get("line", 0)),
            amount_cents=row.amount_cents,
            answer=row.answer,
            at=parse_instant(row.settled_at),
        )
        for row in connection.execute(_WITHOUT)
    ]


_WITHOUT = (
    select(
        posting.c.station_seq,
        posting.c.kind,
        posting.c.receipt_number,
        posting.c.amount_cents,
        posting.c.canonical,
        outbox.c.answer,
        outbox.c.settled_at,
    )
    .join(outbox, outbox.c.station_seq == posting.c.station_seq)
    .where(
        OUTBOX_OPEN,
        outbox.c.state == "attention",
        ~select(asked.c.station_seq).where(asked.c.station_seq == posting.c.station_seq).exists(),
    )
    .order_by(posting.c.station_seq)
    .limit(SHOWN_MAX)
)
