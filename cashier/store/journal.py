"""The journal: records sealed into the station's chain together with their place in the outbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)

from cashier.domain.payment import ItemState
from cashier.domain.posting import (
    CORRECTS_ONCE,
    GENESIS,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    chain_hash,
    instant_text,
    parse_instant,
    receivable_number,
    seal,
)
from cashier.domain.site import StationIdentity
from cashier.store import authority
from cashier.store.tables import OUTBOX_OPEN, counter, entry, moved, outbox, posting

CONFLICT = "conflict"
"""Answer of a record the ledger could not link: a clone or an old copy wrote under this station's
name.
"""
UNCOUNTED = "audit"
"""Stands as the answer of a record of audit lines until there is one: nobody at the counter made
such a record, so it is in no count that people are shown.
"""


_INSERT_POSTING, _INSERT_ENTRY, _INSERT_OUTBOX = insert(posting), insert(entry), insert(outbox)
_INSERT_MOVED = insert(moved)
_NEWEST = (
    select(posting.c.station_seq, posting.c.hash).order_by(posting.c.station_seq.desc()).limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """A record with its state against the central ledger; `settled_at` is when the ledger's answer
    was noted.
    """

    record: Record
    state: ItemState
    attempts: int
    settled_at: datetime | None
    answer: str


def head(connection: Connection) -> tuple[int, str]:
    """The station's last sequence and hash; (0, 32 zero bytes) before the first record."""
    row = connection.execute(_NEWEST).first()
    return (0, GENESIS) if row is None else (row.station_seq, row.hash)


def append(connection: Connection, identity: StationIdentity, draft: RecordDraft) -> Record:
    """Seals `draft` as the next record and puts it into the outbox, in the caller's transaction.

    Raises IntegrityError when the id was used before or the original was already corrected once;
    Refusal as `authority.must_be_allowed` does.
    """
    authority.must_be_allowed(connection, draft)
    last_seq, last_hash = head(connection)
    record = seal(
        draft,
        site=identity.site,
        station=identity.station,
        station_seq=last_seq + 1,
        prev_hash=last_hash,
    )
    connection.execute(
        _INSERT_POSTING,
        {
            "station_seq": record.station_seq,
            "posting_id": record.posting_id,
            "kind": record.kind.value,
            "business_date": record.business_date.isoformat(),
            "recorded_at": instant_text(draft.recorded_at),
            "staff": draft.staff,
            "approver": draft.approver,
            "session_id": draft.session_id,
            "receipt_number": record.receipt_number,
            "corrects": draft.original_id if draft.kind in CORRECTS_ONCE else None,
            "amount_cents": record.amount_cents,
            "prev_hash": record.prev_hash,
            "hash": record.hash,
            "canonical": record.canonical,
        },
    )
    if record.entries:
        connection.execute(
            _INSERT_ENTRY,
            [
                {
                    "station_seq": record.station_seq,
                    "line": n,
                    "account": line.account,
                    "cents": line.cents,
                }
                for n, line in enumerate(record.entries, start=1)
            ],
        )
    if draft.kind is not RecordKind.PAYMENT and record.receipt_number:
        shifted = [
            {
                "station_seq": record.station_seq,
                "line": n,
                "account": receivable_number(line.account),
                "receipt_number": record.receipt_number,
                "cents": line.cents,
            }
            for n, line in enumerate(record.entries, start=1)
            if receivable_number(line.account)
        ]
        if shifted:
            connection.execute(_INSERT_MOVED, shifted)
    connection.execute(
        _INSERT_OUTBOX,
        {
            "station_seq": record.station_seq,
            "state": ItemState.RECORDED.value,
            "answer": UNCOUNTED if draft.kind is RecordKind.AUDIT else "",
        },
    )
    return record


def lines(connection: Connection, *, after: int = 0) -> Iterator[JournalLine]:
    """All records after a sequence, in order, each checked against its own hash as it is read."""
    query = (
        select(posting, outbox.c.state, outbox.c.attempts, outbox.c.settled_at, outbox.c.answer)
        .join(outbox, outbox.c.station_seq == posting.c.station_seq)
        .where(posting.c.station_seq > after)
        .order_by(posting.c.station_seq)
    )
    for row in connection.execute(query):
        record = record_from_text(row.canonical, row.prev_hash)
        assert record.hash == row.hash, f"record {row.station_seq} does not match its hash"
        yield JournalLine(
            record=record,
            state=ItemState(row.state),
            attempts=row.attempts,
            settled_at=None if row.settled_at is None else parse_instant(row.settled_at),
            answer=row.answer,
        )


def record_from_text(canonical: str, prev_hash: str) -> Record:
    """The record a canonical text describes, its hash recomputed from the text."""
    body = json.loads(canonical)
    return Record(
        posting_id=body["posting_id"],
        site=body["site"],
        station=body["station"],
        station_seq=body["station_seq"],
        kind=RecordKind(body["kind"]),
        business_date=date.fromisoformat(body["business_date"]),
        receipt_number=body["receipt_number"],
        amount_cents=body["amount_cents"],
        entries=tuple(
            Entry(account=line["account"], cents=line["cents"]) for line in body["entries"]
        ),
        prev_hash=prev_hash,
        hash=chain_hash(prev_hash, canonical),
        canonical=canonical,
    )


def waiting(connection: Connection, limit: int) -> list[Record]:
    """The oldest records the ledger has not answered yet, in order.

    After one that conflicts nothing is sent: what follows it could only be a gap.
    """
    return [
        record_from_text(row.canonical, row.prev_hash)
        for row in connection.execute(_WAITING, {"most": limit})
    ]


def _waiting_query() -> Select[tuple[str, str]]:
    stuck = outbox.alias()
    # first the few sequences, by the index of what is open: joined the other way round, SQLite
    # walks through every record there ever was
    oldest = (
        select(outbox.c.station_seq)
        .where(
            OUTBOX_OPEN,
            outbox.c.state.in_((ItemState.RECORDED.value, ItemState.SENT.value)),
            ~exists(stuck.c.station_seq).where(
                stuck.c.state != literal_column("'confirmed'"), stuck.c.answer == CONFLICT
            ),
        )
        .order_by(outbox.c.station_seq)
        .limit(bindparam("most"))
    )
    return (
        select(posting.c.canonical, posting.c.prev_hash)
        .where(posting.c.station_seq.in_(oldest))
        .order_by(posting.c.station_seq)
    )


_WAITING = _waiting_query()


def mark_sent(connection: Connection, sequences: list[int], now: datetime) -> None:
    """recorded -> sent, one more attempt, before the first byte leaves.

    What another step settled meanwhile stays settled.
    """
    if sequences:
        connection.execute(
            _MARK_SENT,
            [
                {"seq": seq, "to": ItemState.SENT.value, "now_text": instant_text(now)}
                for seq in sequences
            ],
        )


_MARK_SENT = (
    update(outbox)
    .where(
        outbox.c.station_seq == bindparam("seq"),
        (outbox.c.state == ItemState.RECORDED.value) | (outbox.c.state == ItemState.SENT.value),
    )
    .values(state=bindparam("to"), attempts=outbox.c.attempts + 1, sent_at=bindparam("now_text"))
)


def settle(
    connection: Connection, answers: list[tuple[int, ItemState, str]], now: datetime
) -> None:
    """Notes the ledger's answers: (sequence, confirmed or attention, answer's code).

    Confirmed never goes back here.
    """
    if answers:
        connection.execute(
            _SETTLE,
            [
                {"seq": seq, "to": state.value, "now_text": instant_text(now), "code": code}
                for seq, state, code in answers
            ],
        )


_SETTLE = (
    update(outbox)
    .where(
        outbox.c.station_seq == bindparam("seq"),
        outbox.c.state != ItemState.CONFIRMED.value,
    )
    .values(state=bindparam("to"), settled_at=bindparam("now_text"), answer=bindparam("code"))
)


def counts(connection: Connection) -> dict[ItemState, int]:
    """How many records stand in each state; all four present. Records of audit lines are not
    counted, save one the ledger would not take.
    """
    found = dict.fromkeys(ItemState, 0)
    recorded = connection.execute(_LAST_SEQ).scalar() or 0
    for state, number in connection.execute(_OPEN_COUNTS):
        found[ItemState(state)] = number
    lines = audit_records(connection)
    found[ItemState.CONFIRMED] = max(0, recorded - lines - sum(found.values()))
    return found


def audit_records(connection: Connection) -> int:
    """How many records of audit lines were made; `counts` leaves them out."""
    return int(connection.execute(_AUDIT_RECORDS).scalar() or 0)


_LAST_SEQ = select(func.max(posting.c.station_seq))
_OPEN_COUNTS = (
    select(outbox.c.state, func.count())
    .where(OUTBOX_OPEN, outbox.c.answer != UNCOUNTED)
    .group_by(outbox.c.state)
)
_AUDIT_RECORDS = select(counter.c.value).where(counter.c.name == UNCOUNTED)


def confirmed_through(connection: Connection) -> int:
    """The highest sequence up to which the ledger answered that it holds every record.

    One that needs attention because its money is in suspense is held like any other; one that
    conflicts is not.
    """
    first_open = connection.execute(_FIRST_OPEN).scalar()
    if first_open is not None:
        return int(first_open) - 1
    return int(connection.execute(_LAST_SEQ).scalar() or 0)


_FIRST_OPEN = select(func.min(outbox.c.station_seq)).where(
    OUTBOX_OPEN,
    (outbox.c.state != ItemState.ATTENTION.value) | (outbox.c.answer == CONFLICT),
)


def oldest_unconfirmed(connection: Connection) -> datetime | None:
    """When the oldest record that the ledger has not answered was recorded; audit lines aside."""
    text = connection.execute(_OLDEST).scalar()
    return None if text is None else parse_instant(text)


_OLDEST = (
    select(posting.c.recorded_at)
    .join(outbox, outbox.c.station_seq == posting.c.station_seq)
    .where(
        OUTBOX_OPEN,
        outbox.c.state.in_((ItemState.RECORDED.value, ItemState.SENT.value)),
        outbox.c.answer != UNCOUNTED,
    )
    .order_by(outbox.c.station_seq)
    .limit(1)
)


def states(connection: Connection, sequences: list[int]) -> dict[int, ItemState]:
    """The state of each of the given records."""
    rows = connection.execute(
        select(outbox.c.station_seq, outbox.c.state).where(outbox.c.station_seq.in_(sequences))
    )
    return {seq: ItemState(state) for seq, state in rows}


def hash_at(connection: Connection, seq: int) -> str | None:
    """Hash of the record with that sequence; 32 zero bytes for 0, None where there is no such
    record.
    """
    if seq == 0:
        return GENESIS
    return connection.execute(select(posting.c.hash).where(posting.c.station_seq == seq)).scalar()


def send_again(connection: Connection, *, after: int) -> None:
    """The head comparison proved that the ledger lost what follows `after`: those records count as
    recorded again.
    """
    lines = select(posting.c.station_seq).where(posting.c.kind == RecordKind.AUDIT.value)
    connection.execute(
        update(outbox)
        .where(outbox.c.station_seq > after)
        .values(
            state=ItemState.RECORDED.value,
            settled_at=None,
            answer=case((outbox.c.station_seq.in_(lines), UNCOUNTED), else_=""),
        )
    )


def count_through(connection: Connection, seq: int) -> int:
    """How many records there are up to a sequence: as many as its number, unless some were lost."""
    return connection.execute(
        select(func.count()).select_from(posting).where(posting.c.station_seq <= seq)
    ).scalar_one()
