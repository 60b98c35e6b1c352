"""One job given whole to a queue of the system and followed to its end. Source: printing.md 3.

Closing a document is what prints it, so a job is either handed over or not; a queue that does not
move is made to give it back, or the job would print when nobody expects it.
"""

from __future__ import annotations

import time

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState
from receipts.printers import PrinterRecord
from receipts.queues import POLL_SECONDS, Queue, QueueState, queue_of
from receipts.transports import Deadlines, Lacking, Lost, Refused, Remaining, Stalled

_ASK_SECONDS_MIN = 5.0
"""A queue is asked through a program that has to start."""


def hand_over(
    printer: PrinterRecord,
    data: bytes,
    lines: int,
    limits: Deadlines,
    queue: Queue | None = None,
) -> PrintOutcome:
    """Prints through a queue. Never raises for its sake; takes its acknowledgement time at most,
    and the programs' own.
    """
    held = queue or queue_of(printer)
    ask = max(limits.status, _ASK_SECONDS_MIN)
    try:
        cause = held.trouble(ask)
        if cause is not None:
            return PrintOutcome(state=PrintState.FAILED, cause=cause, total_bytes=len(data))
        job = held.submit(data, max(limits.chunk, _ASK_SECONDS_MIN))
    except Lacking:
        return _failed(data, PrintCause.LACKING)
    except Refused:
        return _failed(data, PrintCause.REFUSED)
    except Stalled:
        return _unsure(data, PrintCause.NO_ANSWER)
    try:
        return _follow(held, job, data, limits.acknowledgement(len(data), lines), ask)
    except (Refused, Stalled, Lost):
        return _unsure(data, PrintCause.NO_ANSWER)


def _follow(queue: Queue, job: str, data: bytes, seconds: float, ask: float) -> PrintOutcome:
    left = Remaining(seconds)
    state, begun = queue.state(job, ask), False
    while state in {QueueState.WAITING, QueueState.PRINTING} and left.seconds > 0:
        begun |= state is QueueState.PRINTING
        time.sleep(POLL_SECONDS)
        state = queue.state(job, ask)
    if state is QueueState.GONE:
        return PrintOutcome(
            state=PrintState.PRINTED,
            evidence=PrintEvidence.OS_SPOOL,
            sent_bytes=len(data),
            total_bytes=len(data),
        )
    if state is QueueState.ENDED:
        return _unsure(data, PrintCause.ERROR)
    untouched = queue.take_back(job, ask)
    if untouched and not begun:
        return _failed(data, PrintCause.OFFLINE)
    return _unsure(data, PrintCause.NO_ANSWER)


def _failed(data: bytes, cause: PrintCause) -> PrintOutcome:
    return PrintOutcome(state=PrintState.FAILED, cause=cause, total_bytes=len(data))


def _unsure(data: bytes, cause: PrintCause) -> PrintOutcome:
    return PrintOutcome(
        state=PrintState.UNCERTAIN, cause=cause, sent_bytes=len(data), total_bytes=len(data)
    )
