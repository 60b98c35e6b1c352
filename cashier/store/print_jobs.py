"""Print jobs: rows made in the paying transaction, moved by the spooler afterwards."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    func,
    insert,
    select,
    update,
)

from cashier.domain.codec import from_plain, to_text
from cashier.domain.posting import instant_text, parse_instant
from cashier.domain.receipt import (
    CopyMark,
    PrintCause,
    PrintEvidence,
    PrintJob,
    PrintOutcome,
    PrintState,
    Receipt,
)
from cashier.domain.slip import CorrectionSlip, Slip, StoredDocument, WaysToPaySlip
from cashier.store.tables import OF_RECEIPT, PRINT_JOB_OPEN, print_job, slip, visit

TRIES_MAX = 3
"""A failed job (provably nothing came out) is tried again by itself this often; then a person is
asked.
"""
RETRY_AFTER_SECONDS = 5
SLIPS: dict[StoredDocument, type[Slip]] = {
    StoredDocument.CORRECTION: CorrectionSlip,
    StoredDocument.WAYS_TO_PAY: WaysToPaySlip,
}
"""The value behind each document that is not a receipt."""

_INSERT = insert(print_job)
_INSERT_SLIP = insert(slip)


def add(
    connection: Connection,
    *,
    job_id: str,
    receipt_number: str,
    copy: CopyMark | None,
    now: datetime,
) -> None:
    """A queued job; IntegrityError when that copy number was given already."""
    connection.execute(
        _INSERT,
        {
            "job_id": job_id,
            "receipt_number": receipt_number,
            "copy_no": 0 if copy is None else copy.copy_no,
            "copy": "" if copy is None else to_text(copy),
            "state": PrintState.QUEUED.value,
            "queued_at": instant_text(now),
        },
    )


def add_slip(
    connection: Connection,
    value: Slip,
    *,
    slip_id: str,
    job_id: str,
    document: StoredDocument,
    now: datetime,
    receipt_number: str = "",
    posting_id: str = "",
) -> None:
    """Keeps a slip for good and queues its first print, in the transaction of the act it is
    about.
    """
    assert isinstance(value, SLIPS[document]), "a document has its value"
    connection.execute(
        _INSERT_SLIP,
        {
            "slip_id": slip_id,
            "document": document.value,
            "receipt_number": receipt_number or None,
            "posting_id": posting_id or None,
            "made_at": instant_text(now),
            "body": to_text(value),
        },
    )
    add_slip_job(connection, slip_id, job_id=job_id, now=now)


def add_slip_job(connection: Connection, slip_id: str, *, job_id: str, now: datetime) -> None:
    """Queues a print of a slip that is kept: the first or one more."""
    printed = connection.execute(
        select(func.max(print_job.c.copy_no)).where(print_job.c.slip_id == slip_id)
    ).scalar()
    receipt_number = connection.execute(
        select(slip.c.receipt_number).where(slip.c.slip_id == slip_id)
    ).scalar_one()
    connection.execute(
        _INSERT,
        {
            "job_id": job_id,
            "receipt_number": receipt_number,
            "slip_id": slip_id,
            "copy_no": 0 if printed is None else printed + 1,
            "copy": "",
            "state": PrintState.QUEUED.value,
            "queued_at": instant_text(now),
        },
    )


def slips_of(connection: Connection, receipt_number: str) -> dict[str, str]:
    """The slip of each linked record of a receipt: posting id to slip id."""
    rows = connection.execute(
        select(slip.c.posting_id, slip.c.slip_id).where(
            slip.c.receipt_number == receipt_number, slip.c.posting_id.is_not(None)
        )
    )
    return {row.posting_id: row.slip_id for row in rows}


def newest_of_slip(connection: Connection, slip_id: str) -> PrintJob | None:
    """The latest print of a slip, or None where there is no such slip."""
    found = _jobs(connection, print_job.c.slip_id == slip_id)
    return max(found, key=lambda job: job.copy_no, default=None)


def next_copy_no(connection: Connection, receipt_number: str) -> int:
    """The number the next copy of a receipt gets: 1 for the first."""
    highest = connection.execute(
        select(func.max(print_job.c.copy_no)).where(
            print_job.c.receipt_number == receipt_number, OF_RECEIPT
        )
    ).scalar()
    return 1 if highest is None else highest + 1


def _jobs(connection: Connection, *conditions: ColumnElement[bool]) -> list[PrintJob]:
    query = (
        select(print_job, visit.c.receipt, slip.c.document, slip.c.body)
        .outerjoin(visit, visit.c.receipt_number == print_job.c.receipt_number)
        .outerjoin(slip, slip.c.slip_id == print_job.c.slip_id)
        .where(*conditions)
    )
    return [
        _value(row)
        for row in connection.execute(query.order_by(print_job.c.queued_at, print_job.c.copy_no))
    ]


def _value(row: Row[tuple[object, ...]]) -> PrintJob:
    of_slip = row.slip_id is not None
    return PrintJob(
        job_id=row.job_id,
        receipt_number=row.receipt_number or "",
        copy_no=row.copy_no,
        state=PrintState(row.state),
        receipt=None if of_slip else from_plain(Receipt, json.loads(row.receipt)),
        slip=from_plain(SLIPS[StoredDocument(row.document)], json.loads(row.body))
        if of_slip
        else None,
        slip_id=row.slip_id or "",
        copy=from_plain(CopyMark, json.loads(row.copy)) if row.copy else None,
        attempt=row.attempt,
        evidence=PrintEvidence(row.evidence or PrintEvidence.NONE),
        cause=PrintCause(row.cause) if row.cause else None,
        sent_bytes=row.sent_bytes,
        queued_at=parse_instant(row.queued_at),
        ended_at=None if row.ended_at is None else parse_instant(row.ended_at),
    )


def get(connection: Connection, job_id: str) -> PrintJob | None:
    """The job of that id with its receipt, or None."""
    found = _jobs(connection, print_job.c.job_id == job_id)
    return found[0] if found else None


def receipt_of(connection: Connection, job_id: str) -> str:
    """The receipt a job prints; '' for a slip and for no such job."""
    return connection.execute(_RECEIPT_OF, {"job": job_id}).scalar() or ""


_RECEIPT_OF = select(print_job.c.receipt_number).where(print_job.c.job_id == bindparam("job"))


def newest_of(connection: Connection, receipt_number: str) -> PrintJob | None:
    """The latest print of a receipt: the original or its highest copy."""
    found = _jobs(connection, print_job.c.receipt_number == receipt_number, OF_RECEIPT)
    return max(found, key=lambda job: job.copy_no, default=None)


def next_waiting(connection: Connection, now: datetime) -> PrintJob | None:
    """The oldest queued job, or a failed one whose next try is due."""
    job_id = connection.execute(
        select(print_job.c.job_id)
        .where(
            PRINT_JOB_OPEN,
            (print_job.c.state == PrintState.QUEUED.value)
            | (
                (print_job.c.state == PrintState.FAILED.value)
                & (print_job.c.attempt < TRIES_MAX)
                & (print_job.c.cause != PrintCause.NO_PRINTER.value)
                & (print_job.c.due_at <= instant_text(now))
            ),
        )
        .order_by(print_job.c.queued_at, print_job.c.copy_no)
        .limit(1)
    ).scalar()
    return None if job_id is None else get(connection, job_id)


def begin(connection: Connection, job_id: str) -> bool:
    """queued or failed -> printing; False when the job is in another state by now."""
    result = connection.execute(
        update(print_job)
        .where(
            print_job.c.job_id == job_id,
            print_job.c.state.in_((PrintState.QUEUED.value, PrintState.FAILED.value)),
        )
        .values(state=PrintState.PRINTING.value, attempt=print_job.c.attempt + 1, cause="")
    )
    return result.rowcount == 1


def end(connection: Connection, job_id: str, outcome: PrintOutcome, now: datetime) -> None:
    """printing -> printed, failed or uncertain.

    Another state stays: a person may have answered first.
    """
    connection.execute(
        update(print_job)
        .where(print_job.c.job_id == job_id, print_job.c.state == PrintState.PRINTING.value)
        .values(
            state=outcome.state.value,
            evidence=outcome.evidence.value,
            cause="" if outcome.cause is None else outcome.cause.value,
            sent_bytes=outcome.sent_bytes,
            total_bytes=outcome.total_bytes,
            sha256=outcome.sha256,
            process_id=outcome.process_id,
            ended_at=instant_text(now),
            due_at=instant_text(
                now
                + timedelta(
                    seconds=RETRY_AFTER_SECONDS * 3 ** max(0, _attempt(connection, job_id) - 1)
                )
            ),
        )
    )


def _attempt(connection: Connection, job_id: str) -> int:
    found = connection.execute(
        select(print_job.c.attempt).where(print_job.c.job_id == job_id)
    ).scalar_one()
    return int(found)


def answer(connection: Connection, job_id: str, *, came_out: bool, now: datetime) -> bool:
    """A person says what became of an uncertain (or failed) job: printed by the operator's word, or
    superseded by a copy.
    """
    result = connection.execute(
        update(print_job)
        .where(
            print_job.c.job_id == job_id,
            print_job.c.state.in_((PrintState.UNCERTAIN.value, PrintState.FAILED.value)),
        )
        .values(
            state=(PrintState.PRINTED if came_out else PrintState.SUPERSEDED).value,
            evidence=PrintEvidence.OPERATOR.value,
            ended_at=instant_text(now),
        )
    )
    return result.rowcount == 1


def withdraw(connection: Connection, job_id: str, now: datetime) -> bool:
    """A job of which nothing came out gives way to a copy in another language."""
    result = connection.execute(
        update(print_job)
        .where(
            print_job.c.job_id == job_id,
            print_job.c.state.in_((PrintState.QUEUED.value, PrintState.FAILED.value)),
        )
        .values(state=PrintState.SUPERSEDED.value, ended_at=instant_text(now))
    )
    return result.rowcount == 1


def release(connection: Connection, job_id: str, now: datetime) -> bool:
    """A failed job is queued again by a person (paper was loaded, the printer is back)."""
    result = connection.execute(
        update(print_job)
        .where(print_job.c.job_id == job_id, print_job.c.state == PrintState.FAILED.value)
        .values(state=PrintState.QUEUED.value, attempt=0, due_at=None)
    )
    return result.rowcount == 1


def recover(connection: Connection, now: datetime) -> list[PrintJob]:
    """At start: whatever was printing is uncertain, since bytes may have left."""
    found = _jobs(connection, PRINT_JOB_OPEN, print_job.c.state == PrintState.PRINTING.value)
    connection.execute(
        update(print_job)
        .where(PRINT_JOB_OPEN, print_job.c.state == PrintState.PRINTING.value)
        .values(
            state=PrintState.UNCERTAIN.value,
            cause=PrintCause.STOPPED.value,
            ended_at=instant_text(now),
        )
    )
    return found


def open_jobs(connection: Connection) -> list[PrintJob]:
    """Jobs that are not printed and not superseded, oldest first."""
    return _jobs(connection, PRINT_JOB_OPEN)


def open_receipts(connection: Connection, session_id: str) -> list[tuple[str, PrintState]]:
    """Receipt number and state of a drawer's open jobs, oldest first, without their documents."""
    rows = connection.execute(
        select(print_job.c.receipt_number, print_job.c.state)
        .join(visit, visit.c.receipt_number == print_job.c.receipt_number)
        .where(PRINT_JOB_OPEN, OF_RECEIPT, visit.c.session_id == session_id)
        .order_by(print_job.c.queued_at, print_job.c.copy_no)
    )
    return [(number, PrintState(state)) for number, state in rows]


def open_counts(connection: Connection) -> dict[PrintState, int]:
    """How many jobs are neither printed nor superseded, by state."""
    rows = connection.execute(
        select(print_job.c.state, func.count()).where(PRINT_JOB_OPEN).group_by(print_job.c.state)
    )
    return {PrintState(state): number for state, number in rows}


def copies_in(connection: Connection, session_id: str) -> int:
    """How many copies were made of a drawer's receipts."""
    return connection.execute(
        select(func.count())
        .select_from(print_job)
        .join(visit, visit.c.receipt_number == print_job.c.receipt_number)
        .where(visit.c.session_id == session_id, OF_RECEIPT, print_job.c.copy_no > 0)
    ).scalar_one()
