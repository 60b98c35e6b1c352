"""The printer on the command line: how it is, and a test slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cashier.domain.calendar import local_date
from cashier.domain.receipt import PrintJob, PrintOutcome, PrintState, Receipt, ReceiptSite
from ui.messages import cause_words

if TYPE_CHECKING:
    from receipts.printers import PrinterRecord
    from receipts.status import PrinterStatus
    from ui.compose import Station


def status_values(record: PrinterRecord, found: PrinterStatus) -> dict[str, Any]:
    """For JSON: what the printer says, and whether a job may be sent."""
    return {
        "printer": record.address,
        "ready": found.ready,
        "answered": found.answered,
        "online": found.online,
        "cover_open": found.cover_open,
        "paper_out": found.paper_out,
        "paper_low": found.paper_low,
        "cause": found.cause.value if found.cause else "",
        "lacks": found.lacks,
    }


def status_words(record: PrinterRecord, found: PrinterStatus) -> str:
    """One line for a person."""
    from receipts.serial_line import slow_seconds

    if not found.ready:
        lacks = f" ({found.lacks})" if found.lacks else ""
        return f"Printer {record.address}: not ready, {cause_words(found.cause)}{lacks}."
    low = "; paper is running low" if found.paper_low else ""
    seconds = slow_seconds(record)
    slow = f" At {record.baud:,} baud a drawn receipt takes about {seconds} s." if seconds else ""
    return f"Printer {record.address}: ready{low}.{slow}"


def print_test(station: Station) -> PrintOutcome:
    """Prints one slip marked TRAINING, driven and proven as a receipt is; nothing is recorded."""
    from receipts.spooler import print_once

    now = station.desk.clock.now()
    identity = station.desk.identity
    slip = Receipt(
        receipt_number="TEST PRINT",
        site=ReceiptSite(code=identity.site, name="Test print", address="", phone=""),
        station=identity.station,
        staff="",
        taken_at=now,
        business_date=local_date(now),
        payer_name="ABCDEFG abcdefg 0123456789",
        tenders=(),
        total_cents=0,
        training=True,
    )
    job_id = station.desk.clock.new_id()
    job = PrintJob(
        job_id=job_id,
        receipt_number=slip.receipt_number,
        copy_no=0,
        state=PrintState.QUEUED,
        receipt=slip,
    )
    outcome = print_once(_OneJob(job), station.printer())
    assert outcome is not None, "the one job waits for nobody else"
    return outcome


class _OneJob:
    """A queue of one job that is kept nowhere."""

    def __init__(self, job: PrintJob) -> None:
        self._job: PrintJob | None = job

    def next_waiting(self) -> PrintJob | None:
        return self._job

    def begin(self, job_id: str) -> bool:
        return self._job is not None and self._job.job_id == job_id

    def end(self, job_id: str, outcome: PrintOutcome) -> None:
        assert self._job is not None
        assert self._job.job_id == job_id
        assert outcome.state is not PrintState.QUEUED
        self._job = None

    def recover(self) -> Sequence[PrintJob]:
        return ()
