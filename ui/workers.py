"""What runs beside the person: items go to the ledger, receipts to the printer.

Neither is ever waited for. Both tell what changed through `Events`, on the main thread.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cashier.domain.errors import Fault, Refusal
from cashier.domain.receipt import PrintCause, PrintJob, PrintJobs, PrintOutcome, PrintState
from cashier.services.desk import Desk
from ui.events import Events
from ui.tasks import Gate, Lane

if TYPE_CHECKING:
    from cashier.ledger.contract import Ledger
    from cashier.sync import SyncResult
    from receipts.printers import PrinterRecord
    from receipts.spooler import Spooler
    from receipts.status import PrinterStatus

SOON_MS = 300
"""After a payment: long enough that the items of one visit go together."""
LONGEST_SECONDS = 60
FIRST_BACK_OFF_SECONDS = 2
ASK_PRINTER_MS = 30_000
STOP_SECONDS = 5.0

LedgerFactory = Callable[[], "Ledger"]


class Contact(StrEnum):
    """How the station stands with the ledger.

    `stopped`: the ledger refuses this station, and a person has to look.
    """

    NEVER = "never"
    ONLINE = "online"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"


class LedgerWorker(QObject):
    """Sends and fetches in the io lane, never twice at once.

    It works at every `sync_every_seconds`, soon after `soon()`, at once after `now()`; after a
    Fault it tries again at growing intervals with jitter, at most a minute apart. What changed is
    said through `events`; `contact`, `since`, `error`, `next_in` and `clock_off` (station's
    clock less the ledger's) tell how it stands.

    Signals: `asked(object)` with the SyncResult, Refusal or Fault of each try.
    """

    asked = Signal(object)

    def __init__(self, desk: Desk, open_ledger: LedgerFactory, tasks: Gate, events: Events) -> None:
        super().__init__()
        self.contact = Contact.NEVER
        self.since: datetime | None = None
        self.clock_off: timedelta | None = None
        self.error: Refusal | Fault | None = None
        self._desk, self._open, self._tasks, self._events = desk, open_ledger, tasks, events
        self._ledger: Ledger | None = None
        self._busy = self._again = self._stopped = False
        self._failures = 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.now)
        events.payment_taken.connect(self.soon)
        events.item_voided.connect(self.soon)
        events.drawer_changed.connect(self.soon)

    @property
    def busy(self) -> bool:
        """Whether a try is under way."""
        return self._busy

    @property
    def next_in(self) -> int:
        """Seconds to the next try; 0 while one is under way."""
        return max(0, self._next.remainingTime()) // 1000

    @Slot()
    @Slot(object)
    def soon(self, what: object = None) -> None:
        """Something was recorded. Not before its turn while the ledger cannot be reached."""
        if self._busy:
            self._again = True
        elif not self._stopped and self._failures == 0:
            self._next.start(SOON_MS)

    @Slot()
    def now(self) -> None:
        """A try at once; after the one under way, when there is one."""
        if self._stopped:
            return
        if self._busy:
            self._again = True
            return
        self._next.stop()
        self._busy = True
        self._tasks.run(Lane.IO, self._step, self, self._answered, self._failed)

    def _step(self) -> SyncResult:
        from cashier.ledger.contract import CONTRACT_VERSION
        from cashier.sync import step

        if self._ledger is None:
            self._ledger = self._open()
        desk, identity = self._desk, self._desk.identity
        try:
            hello = self._ledger.hello(CONTRACT_VERSION, identity.site, identity.station)
            self.clock_off = desk.clock.now() - hello.clock
            return step(desk.store, self._ledger, desk.clock, identity)
        except Fault:
            # The connection may be what is broken: the next try makes a new one.
            self._drop()
            raise

    def _answered(self, result: SyncResult) -> None:
        before = self.contact
        self.contact, self.since, self.error, self._failures = Contact.ONLINE, None, None, 0
        self._done(self._desk.settings.sync_every_seconds)
        if result.pulled:
            self._events.accounts_changed.emit(None)
        if result.sent or before is not Contact.ONLINE or result.pulled:
            self._events.ledger_changed.emit(result)
        self.asked.emit(result)

    def _failed(self, error: Refusal | Fault) -> None:
        contact = Contact.UNREACHABLE if isinstance(error, Fault) else Contact.STOPPED
        if contact is not self.contact:
            self.since = self._desk.clock.now()
        self.contact, self.error = contact, error
        self._failures += 1
        longest = FIRST_BACK_OFF_SECONDS * 2 ** min(self._failures, 10)
        seconds = LONGEST_SECONDS if isinstance(error, Refusal) else min(LONGEST_SECONDS, longest)
        self._done(seconds * random.uniform(0.5, 1.0))
        self._events.ledger_changed.emit(error)
        self.asked.emit(error)

    def _done(self, seconds: float) -> None:
        self._busy = False
        if self._stopped:
            return
        again, self._again = self._again, False
        self._next.start(SOON_MS if again else round(seconds * 1000))

    def stop(self) -> None:
        """No further try. Close the ledger after the io lane is empty."""
        self._stopped = True
        self._next.stop()

    def close(self) -> None:
        """Lets go of the ledger."""
        self._drop()

    def _drop(self) -> None:
        ledger, self._ledger = self._ledger, None
        if ledger is not None:
            ledger.close()


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
    `printer_changed` when that changed, `tested(PrintOutcome)` after a test page, `_told` from the
    spooler's own thread.
    """

    printer_changed = Signal()
    tested = Signal(object)
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
        self._telling = self.testing = False
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

        if not self.printing:
            printer = self.printer
            self._tasks.run(Lane.IO, lambda: printer_status(printer), self, self._is)

    def test(self, station: str, at: str) -> None:
        """Prints a test page, unless a receipt is being printed; `tested` tells what came of it."""
        from receipts.trial_page import print_trial

        printer = self.printer
        if not self.printing and not self.testing:
            self.testing = True
            self._tasks.run(
                Lane.IO, lambda: print_trial(printer, station=station, at=at), self, self._tested
            )

    def _tested(self, outcome: PrintOutcome) -> None:
        self.testing = False
        self._note(outcome.cause, outcome.paper_low)
        self.tested.emit(outcome)

    def _is(self, status: PrinterStatus) -> None:
        if not self.printing:
            self._note(status.cause, status.paper_low)

    @Slot(object, object)
    def _heard(self, job: PrintJob, outcome: PrintOutcome) -> None:
        if outcome.state is PrintState.PRINTED:
            self.last_printed = self._desk.clock.now()
        self._note(outcome.cause, outcome.paper_low)
        self._telling = True
        try:
            self._events.paper_changed.emit(job)
        finally:
            self._telling = False

    def _note(self, cause: PrintCause | None, paper_low: bool) -> None:
        before = (self.known, self.cause, self.paper_low)
        self.known, self.cause, self.paper_low = True, cause, paper_low
        if before != (self.known, self.cause, self.paper_low):
            self.printer_changed.emit()

    def stop(self) -> bool:
        """No new job; waits a little for the one in hand. False: it is still printing, unsure."""
        self._asking.stop()
        return self._spooler is None or self._spooler.stop(STOP_SECONDS)
