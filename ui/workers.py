"""What runs beside the person: items go to the ledger, receipts to the printer.

Neither is ever waited for. Both tell what changed through `Events`, on the main thread. The
ledger's worker stands in `ledger_worker.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cashier.domain.receipt import PrintCause, PrintJob, PrintJobs, PrintOutcome, PrintState
from cashier.services.desk import Desk
from ui.events import Events
from ui.ledger_worker import Contact, LedgerFactory, LedgerWorker
from ui.tasks import Gate, Lane

if TYPE_CHECKING:
    from receipts.printers import PrinterRecord
    from receipts.spooler import Spooler
    from receipts.status import PrinterStatus

__all__ = ["Contact", "LedgerFactory", "LedgerWorker", "PrintWorker"]

ASK_PRINTER_MS = 30_000
ASK_TROUBLED_MS = 4_000
"""A printer in trouble is asked this often, so that its return is seen within 5 s. It prints for
nobody then, and each time it is let go of in milliseconds.
"""
STOP_SECONDS = 5.0


class _Watched:
    """The job port, telling whether a job is in hand: then nobody else speaks to the printer."""

    def __init__(self, jobs: PrintJobs) -> None:
        self._jobs = jobs
        self.in_hand = False

    def next_waiting(self) -> PrintJob | None:
        job = self._jobs.next_waiting()
        self.in_hand = job is not None
        return job

    def begin(self, job_id: str) -> bool:
        begun = self._jobs.begin(job_id)
        self.in_hand = begun
        return begun

    def end(self, job_id: str, outcome: PrintOutcome) -> None:
        try:
            self._jobs.end(job_id, outcome)
        finally:
            self.in_hand = False

    def recover(self) -> Sequence[PrintJob]:
        return self._jobs.recover()


class PrintWorker(QObject):
    """The spooler of this station's printer, and what is known of the printer.

    `cause` is what stops it now (None: ready), `known` False before it was first asked. Signals:
    `printer_changed` when that changed, `tested(PrintOutcome)` after a test page,
    `endorsed(PrintOutcome)` after the back of an item, `_told` from the spooler's own thread.
    """

    printer_changed = Signal()
    tested = Signal(object)
    endorsed = Signal(object)
    _told = Signal(object, object)

    def __init__(self, desk: Desk, printer: PrinterRecord, tasks: Gate, events: Events) -> None:
        super().__init__()
        self.printer = printer
        self.known = False
        self.cause: PrintCause | None = None
        self.paper_low = False
        self.last_printed: datetime | None = None
        self._desk, self._tasks, self._events = desk, tasks, events
        self._spooler: Spooler | None = None
        self._jobs: _Watched | None = None
        self._telling = self.testing = self._asked = False
        self._asking = QTimer(self)
        self._asking.setInterval(ASK_PRINTER_MS)
        self._asking.timeout.connect(self.ask)
        self._told.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        events.payment_taken.connect(self.wake)
        events.paper_changed.connect(self.wake)

    @property
    def printing(self) -> bool:
        """Whether a job is in hand now."""
        return self._jobs is not None and self._jobs.in_hand

    def start(self, *, ask_again: bool = True) -> None:
        """Marks what an earlier process left in doubt, then prints what waits, until `stop`."""
        from cashier.services.printing import StoredJobs
        from receipts.spooler import Spooler

        self._jobs = _Watched(StoredJobs(self._desk))
        self._spooler = Spooler(self._jobs, self.printer, told=self._told.emit)
        self._spooler.start()
        self.ask()
        if ask_again:
            self._asking.start()

    @Slot()
    @Slot(object)
    def wake(self, what: object = None) -> None:
        """Something waits for paper."""
        if self._spooler is not None and not self._telling:
            self._spooler.wake()

    @Slot()
    def ask(self) -> None:
        """Asks the printer how it is, unless a receipt is being printed."""
        from receipts.status import printer_status

        if not self.printing and not self.testing and not self._asked:
            printer, self._asked = self.printer, True

            def work() -> PrinterStatus:
                try:
                    return printer_status(printer)
                finally:
                    self._asked = False

            self._tasks.run(Lane.IO, work, self, lambda status: self._is(status, printer))

    def use(self, printer: PrinterRecord) -> None:
        """Prints elsewhere from the next receipt on."""
        self.printer, self.known = printer, False
        if self._spooler is not None:
            self._spooler.use(printer)
        self.printer_changed.emit()
        self.ask()

    def test(self, station: str, at: str) -> None:
        """Prints a test page, unless a receipt is being printed; `tested` tells what came of it."""
        from receipts.trial_page import print_trial

        printer = self.printer
        if not self.printing and not self.testing:
            self.testing = True
            self._tasks.run(
                Lane.IO, lambda: print_trial(printer, station=station, at=at), self, self._tested
            )

    def endorse(self, lines: Sequence[str]) -> bool:
        """Waits for an item and prints its back, unless a receipt is being printed: then False.
        Nobody asks the printer anything meanwhile: it would not answer.
        """
        from receipts.endorsing import print_endorsement

        printer = self.printer
        if self.printing or self.testing or self._asked or not printer.endorses:
            return False
        self.testing = True
        self._tasks.run(Lane.IO, lambda: print_endorsement(printer, lines), self, self._endorsed)
        return True

    def _endorsed(self, outcome: PrintOutcome) -> None:
        self.testing = False
        self.endorsed.emit(outcome)

    def _tested(self, outcome: PrintOutcome) -> None:
        self.testing = False
        self._note(outcome.cause, outcome.paper_low)
        self.tested.emit(outcome)

    def _is(self, status: PrinterStatus, printer: PrinterRecord) -> None:
        if not self.printing and printer is self.printer:
            self._note(status.cause, status.paper_low)

    @Slot(object, object)
    def _heard(self, job: PrintJob, outcome: PrintOutcome) -> None:
        if outcome.state is PrintState.PRINTED:
            self.last_printed = self._desk.clock.now()
        self._note(outcome.cause or outcome.then, outcome.paper_low)
        self._telling = True
        try:
            self._events.paper_changed.emit(job)
        finally:
            self._telling = False

    def _note(self, cause: PrintCause | None, paper_low: bool) -> None:
        before = (self.known, self.cause, self.paper_low)
        self.known, self.cause, self.paper_low = True, cause, paper_low
        troubled = cause not in (None, PrintCause.NO_PRINTER)
        pace = ASK_TROUBLED_MS if troubled else ASK_PRINTER_MS
        if self._asking.interval() != pace:
            self._asking.setInterval(pace)
        if before != (self.known, self.cause, self.paper_low):
            self.printer_changed.emit()

    def stop(self) -> bool:
        """No new job; waits a little for the one in hand. False: it is still printing, unsure."""
        self._asking.stop()
        return self._spooler is None or self._spooler.stop(STOP_SECONDS)
