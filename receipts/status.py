"""What state a printer is in, asked with its own real-time queries. Source: printing.md 4.

python-escpos's `is_online()` raises on silence and believes automatic status; the bytes are read
here instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cashier.domain.receipt import PrintCause
from receipts.printers import PrinterKind, PrinterRecord
from receipts.replies import Reply, ReplyKind, ReplyReader
from receipts.transports import (
    Deadlines,
    Lacking,
    Lost,
    Refused,
    Remaining,
    Stalled,
    Transport,
    connect,
    send_all,
)

QUERIES = (1, 2, 3, 4)
_QUEUE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterStatus:
    """`answered` is False when the printer kept silent.

    Then nothing else is known. `cause` is what stops it now.
    """

    answered: bool
    online: bool = False
    cover_open: bool = False
    paper_out: bool = False
    paper_low: bool = False
    cutter_error: bool = False
    error: bool = False
    cause: PrintCause | None = None
    lacks: str = ""
    """What this computer has not and that printer needs."""

    @property
    def ready(self) -> bool:
        """Whether a job may be sent."""
        return self.answered and self.cause is None


def printer_status(printer: PrinterRecord, deadlines: Deadlines | None = None) -> PrinterStatus:
    """Ask a printer how it is.

    Never raises for the printer's sake; takes connect plus status deadlines at most.
    """
    limits = deadlines or Deadlines()
    if printer.kind is PrinterKind.NONE:
        return PrinterStatus(answered=False, cause=PrintCause.NO_PRINTER)
    if printer.kind is PrinterKind.FILE:
        return PrinterStatus(answered=True, online=True)
    if printer.kind in {PrinterKind.CUPS, PrinterKind.WINDOWS}:
        return _queue_status(printer)
    transport = connect(printer, limits)
    try:
        transport.open()
        if not printer.status:
            return PrinterStatus(answered=False, online=True)
        return ask_status(transport, ReplyReader(), limits)
    except Lacking as lacking:
        return PrinterStatus(answered=False, cause=PrintCause.LACKING, lacks=str(lacking))
    except Refused:
        return PrinterStatus(answered=False, cause=PrintCause.REFUSED)
    except Stalled:
        return PrinterStatus(answered=False, cause=PrintCause.NO_ANSWER)
    except Lost:
        return PrinterStatus(answered=False, cause=PrintCause.LOST_CONNECTION)
    finally:
        transport.close()


def _queue_status(printer: PrinterRecord) -> PrinterStatus:
    """What the queue says; of the printer behind it nothing is known."""
    from receipts.queues import queue_of

    try:
        cause = queue_of(printer).trouble(_QUEUE_SECONDS)
    except Lacking as lacking:
        return PrinterStatus(answered=False, cause=PrintCause.LACKING, lacks=str(lacking))
    except Refused:
        return PrinterStatus(answered=False, cause=PrintCause.REFUSED)
    except Stalled:
        return PrinterStatus(answered=False, cause=PrintCause.NO_ANSWER)
    return PrinterStatus(answered=True, online=cause is None, cause=cause)


def ask_status(
    transport: Transport,
    reader: ReplyReader,
    deadlines: Deadlines,
    heard: Callable[[Reply], None] | None = None,
) -> PrinterStatus:
    """DLE EOT 1 to 4 on an open line, each answer awaited before the next question. What else the
    printer says meanwhile (a late proof) goes to `heard`.

    Raises Stalled or Lost.
    """
    answers: list[int] = []
    for query in QUERIES:
        send_all(transport, bytes((0x10, 0x04, query)), deadlines.status)
        answer = _real_time(transport, reader, deadlines.status, heard)
        if answer is None:
            return PrinterStatus(answered=False, cause=PrintCause.NO_ANSWER)
        answers.append(answer)
    return read_status(*answers)


def _real_time(
    transport: Transport,
    reader: ReplyReader,
    seconds: float,
    heard: Callable[[Reply], None] | None,
) -> int | None:
    left = Remaining(seconds)
    while left.seconds > 0:
        found: int | None = None
        for reply in reader.feed(transport.read(left.seconds)):
            if reply.kind is ReplyKind.REAL_TIME:
                found = reply.data[0] if found is None else found
            elif heard is not None:
                heard(reply)
        if found is not None:
            return found
    return None


def read_status(printer: int, offline: int, error: int, paper: int) -> PrinterStatus:
    """The four answers as one state.

    With the cover open the paper sensor may lie: the cover is believed first.
    """
    cover_open = bool(offline & 0x04)
    paper_out = bool(offline & 0x20) or (bool(paper & 0x60) and not cover_open)
    cutter_error = bool(error & 0x08)
    broken = bool(offline & 0x40) or bool(error & 0x64)
    online = not printer & 0x08
    cause = None
    if cover_open:
        cause = PrintCause.COVER_OPEN
    elif paper_out:
        cause = PrintCause.PAPER_OUT
    elif cutter_error:
        cause = PrintCause.CUTTER
    elif broken:
        cause = PrintCause.ERROR
    elif not online:
        cause = PrintCause.OFFLINE
    return PrinterStatus(
        answered=True,
        online=online,
        cover_open=cover_open,
        paper_out=paper_out,
        paper_low=bool(paper & 0x0C) and not paper_out,
        cutter_error=cutter_error,
        error=broken,
        cause=cause,
    )
