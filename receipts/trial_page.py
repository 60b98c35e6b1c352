"""The test page: which printer this is, how wide it prints, and whether its cut and paper work.

No receipt and no number: it is printed beside the jobs and leaves no trace in the store.
"""

from __future__ import annotations

from pathlib import Path

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState
from receipts.document import Align, Cut, Document, DocumentKind, Heading, Pair, Pairs, Para, Rule
from receipts.document import clean as cleaned
from receipts.handing_over import hand_over
from receipts.printers import PrinterKind, PrinterRecord
from receipts.replies import ReplyKind, ReplyReader
from receipts.spooler import PAPER_STATUS
from receipts.status import ask_status
from receipts.thermal import escpos, lines_of
from receipts.transports import (
    CHUNK_BYTES,
    Deadlines,
    Lacking,
    Lost,
    Refused,
    Remaining,
    Stalled,
    append_job,
    connect,
    send_all,
)

_ACCENTS = "é ñ ã ç ü €"


def trial_document(printer: PrinterRecord, *, station: str, at: str) -> Document:
    """What the page says; `station` and `at` as they shall stand on it."""
    ruler = "".join(str(n % 10) for n in range(1, printer.columns + 1))
    pairs = (
        Pair(label="Station", value=cleaned(station)),
        Pair(label="Printer", value=cleaned(printer.address), wrap=True),
        Pair(label="Columns", value=str(printer.columns)),
        Pair(label="Printed", value=cleaned(at)),
    )
    return Document(
        kind=DocumentKind.TEST,
        lang="en",
        title="Printer test",
        blocks=(
            Heading(text="Printer test", high=True),
            Para(text="Not a receipt.", align=Align.CENTER),
            Rule(),
            Pairs(pairs=pairs),
            Rule(),
            Para(text=ruler),
            Para(text=_ACCENTS),
            Para(text="If this line is whole and the paper was cut, all is well."),
            Cut(),
        ),
    )


def print_trial(
    printer: PrinterRecord, *, station: str, at: str, deadlines: Deadlines | None = None
) -> PrintOutcome:
    """Prints one test page and says what became of it. Never raises for the printer's sake."""
    document = trial_document(printer, station=station, at=at)
    return print_beside(document, printer, deadlines=deadlines)


def print_beside(
    document: Document, printer: PrinterRecord, *, deadlines: Deadlines | None = None
) -> PrintOutcome:
    """Prints a document that is no job (a test page, a report that can be printed again any time)
    and says what became of it. Never raises for the printer's sake.
    """
    limits = deadlines or Deadlines()
    if printer.kind is PrinterKind.NONE:
        return PrintOutcome(state=PrintState.FAILED, cause=PrintCause.NO_PRINTER)
    data = escpos(document, printer)
    if printer.kind is PrinterKind.FILE:
        return _to_file(printer, data)
    if printer.kind in {PrinterKind.CUPS, PrinterKind.WINDOWS}:
        return hand_over(printer, data, lines_of(document, printer), limits)
    return _to_printer(printer, data, lines_of(document, printer), limits)


def _to_file(printer: PrinterRecord, data: bytes) -> PrintOutcome:
    try:
        append_job(Path(printer.path), data)
    except (Refused, Lost):
        return PrintOutcome(state=PrintState.FAILED, cause=PrintCause.REFUSED)
    return PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.FILE)


def _to_printer(printer: PrinterRecord, data: bytes, lines: int, limits: Deadlines) -> PrintOutcome:
    transport, reader, sent = connect(printer, limits), ReplyReader(), 0
    paper_low = False
    try:
        transport.open()
        if printer.status:
            status = ask_status(transport, reader, limits)
            paper_low = status.paper_low
            if status.cause is not None:
                return PrintOutcome(state=PrintState.FAILED, cause=status.cause)
        while sent < len(data):
            sent += transport.send(data[sent : sent + CHUNK_BYTES], limits.chunk)
        if not printer.status:
            return PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.OS_SPOOL)
        send_all(transport, PAPER_STATUS, limits.chunk)
        left = Remaining(limits.acknowledgement(len(data), lines))
        while left.seconds > 0:
            for reply in reader.feed(transport.read(left.seconds)):
                if reply.kind is ReplyKind.IN_ORDER:
                    return PrintOutcome(
                        state=PrintState.PRINTED, evidence=PrintEvidence.GS_R, paper_low=paper_low
                    )
        cause = PrintCause.NO_ANSWER
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
    state = PrintState.UNCERTAIN if sent else PrintState.FAILED
    return PrintOutcome(state=state, cause=cause, sent_bytes=sent, total_bytes=len(data))
