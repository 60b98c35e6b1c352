"""One item's back, printed beside the receipts: no number, nothing stored, never repeated alone.

The printer waits for the item and answers nobody meanwhile, so the line is held until it is done.
Its answer proves that it processed all of it, not that an item was in it: a person looks at the
back and says so. Source: printing.md 11; what a TM-H6000 makes of it is unverified.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState
from receipts.endorsement import CANCEL_WAIT, WAIT_MINUTES, endorse
from receipts.printers import PrinterKind, PrinterRecord
from receipts.replies import ReplyKind, ReplyReader
from receipts.spooler import PAPER_STATUS
from receipts.status import ask_status
from receipts.transports import (
    CHUNK_BYTES,
    Deadlines,
    Lacking,
    Lost,
    Refused,
    Remaining,
    Stalled,
    Transport,
    append_job,
    connect,
    send_all,
)


def print_endorsement(
    printer: PrinterRecord,
    lines: Sequence[str],
    *,
    wait_seconds: float = WAIT_MINUTES * 60.0,
    deadlines: Deadlines | None = None,
) -> PrintOutcome:
    """Waits for the item, prints the lines on its back and says what became of it. Never raises for
    the printer's sake; blocks for as long as the item may take (`wait_seconds`).

    A queue of the system is no way to a slip: `failed`, lacking.
    """
    limits = deadlines or Deadlines()
    data = endorse(lines)
    if not printer.endorses or printer.kind in {PrinterKind.CUPS, PrinterKind.WINDOWS}:
        return PrintOutcome(state=PrintState.FAILED, cause=PrintCause.LACKING)
    if printer.kind is PrinterKind.FILE:
        try:
            append_job(Path(printer.path), data)
        except (Refused, Lost):
            return PrintOutcome(state=PrintState.FAILED, cause=PrintCause.REFUSED)
        return PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.FILE)
    transport, sent = connect(printer, limits), [0]
    try:
        transport.open()
        return _endorse(transport, printer, data, sent, wait_seconds, limits)
    except Lacking:
        cause = PrintCause.LACKING
    except Refused:
        cause = PrintCause.REFUSED
    except Stalled:
        cause = PrintCause.NO_ANSWER
    except Lost:
        cause = PrintCause.LOST_CONNECTION
    finally:
        transport.close()
    state = PrintState.UNCERTAIN if sent[0] else PrintState.FAILED
    return PrintOutcome(state=state, cause=cause, sent_bytes=sent[0], total_bytes=len(data))


def _endorse(
    transport: Transport,
    printer: PrinterRecord,
    data: bytes,
    sent: list[int],
    wait_seconds: float,
    limits: Deadlines,
) -> PrintOutcome:
    """The conversation; `sent` counts what was accepted. Raises Stalled or Lost."""
    reader = ReplyReader()
    if printer.status:
        status = ask_status(transport, reader, limits)
        if status.cause is not None:
            return PrintOutcome(state=PrintState.FAILED, cause=status.cause)
    while sent[0] < len(data):
        sent[0] += transport.send(data[sent[0] :][:CHUNK_BYTES], limits.chunk)
    if not printer.status:
        return PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.OS_SPOOL)
    send_all(transport, PAPER_STATUS, limits.chunk)
    left = Remaining(wait_seconds + limits.acknowledgement(len(data), data.count(b"\n")))
    while left.seconds > 0:
        for reply in reader.feed(transport.read(left.seconds)):
            if reply.kind is ReplyKind.IN_ORDER:
                return PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.GS_R)
    # in one write, and the last: the printer waits for nobody's item any more
    send_all(transport, CANCEL_WAIT, limits.chunk)
    raise Stalled
