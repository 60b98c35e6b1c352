"""Emptying a printer of a job nobody may finish. Source: printing.md 5.

A TM that ran out of paper finishes the old job when paper is loaded: beside the copy that the
cashier has meanwhile printed there would be two receipts. What was left in doubt is therefore taken
out of the printer before anything else is sent to it, by whoever speaks to it next.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from receipts.printers import PrinterKind, PrinterRecord
from receipts.replies import Reply, ReplyKind, ReplyReader
from receipts.status import PrinterStatus, ask_status
from receipts.transports import (
    Deadlines,
    Lost,
    Refused,
    Remaining,
    Stalled,
    Transport,
    connect,
    send_all,
)

CLEAR_BUFFER = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Sent in one write; nothing else may be sent until it is answered or its time is over."""
INITIALISE = b"\x1b\x40"
FLUSH_BYTES_MIN = 8192


class Doubts:
    """Printers that may still hold a part of a job. Thread-safe; forgotten with the process: at
    start a job found half-printed raises the doubt again.
    """

    def __init__(self) -> None:
        self._addresses: set[str] = set()
        self._guard = threading.Lock()

    def raise_for(self, printer: PrinterRecord) -> None:
        """A job went there whose end nobody saw."""
        if printer.kind in {PrinterKind.NONE, PrinterKind.FILE}:
            return
        with self._guard:
            self._addresses.add(printer.address)

    def settle(self, printer: PrinterRecord) -> None:
        """It holds nothing any more."""
        with self._guard:
            self._addresses.discard(printer.address)

    def about(self, printer: PrinterRecord) -> bool:
        """Whether it may hold a part of a job."""
        with self._guard:
            return printer.address in self._addresses


def clear_buffer(
    transport: Transport,
    reader: ReplyReader,
    limits: Deadlines,
    heard: Callable[[Reply], None] | None = None,
) -> bool:
    """Whether the printer says that it threw away what it held. Raises Stalled or Lost."""
    send_all(transport, CLEAR_BUFFER, limits.status)
    left = Remaining(limits.clear)
    while left.seconds > 0:
        for reply in reader.feed(transport.read(left.seconds)):
            if heard is not None:
                heard(reply)
            if reply.kind is ReplyKind.CLEARED:
                return True
    return False


def flush(transport: Transport, printer: PrinterRecord, limits: Deadlines) -> None:
    """Ends a picture that was cut off, for printers that cannot be told to forget: as many empty
    bytes as the rest of a strip may have, then INIT. Raises Stalled or Lost.
    """
    rest = max(FLUSH_BYTES_MIN, printer.strip_rows * printer.dots // 8)
    send_all(transport, bytes(rest) + INITIALISE, limits.chunk)


def settle_open(
    transport: Transport,
    reader: ReplyReader,
    printer: PrinterRecord,
    status: PrinterStatus,
    limits: Deadlines,
) -> bool:
    """On an open line whose printer was asked: whether it holds nothing of an old job now.

    One that prints and does not know the command has finished what it had; its last picture may
    still wait for bytes. Raises Stalled or Lost.
    """
    if not status.answered:
        return False
    if clear_buffer(transport, reader, limits):
        return True
    if status.cause is not None:
        return False
    flush(transport, printer, limits)
    return True


def settle(printer: PrinterRecord, doubts: Doubts, limits: Deadlines) -> bool:
    """Takes a doubtful job out of a printer, if it can be reached. Never raises for its sake."""
    if not doubts.about(printer):
        return True
    if not printer.status:
        # it never answers; what it was sent is its own affair
        doubts.settle(printer)
        return True
    transport = connect(printer, limits)
    try:
        transport.open()
        reader = ReplyReader()
        status = ask_status(transport, reader, limits)
        if settle_open(transport, reader, printer, status, limits):
            doubts.settle(printer)
    except (Refused, Stalled, Lost):
        return False
    finally:
        transport.close()
    return not doubts.about(printer)
