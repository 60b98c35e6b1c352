"""What runs beside the person at the counter once sign-in can be used: printer, ledger, the store's
own checks, and what is loaded before anybody waits for it.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ui.ahead import Ahead, Beginning
from ui.tasks import Lane

if TYPE_CHECKING:
    from receipts.printers import PrinterRecord
    from ui.counter import Counter
    from ui.pages import Pages
    from ui.shell import Shell
    from ui.training_here import TrainingHere
    from ui.workers import LedgerWorker, PrintWorker

SCREENS_AFTER_MS = 300
CHECKS_AFTER_MS = 1500
"""What waits until sign-in can be seen and typed into, in this order."""
LESSONS = ("ui.lesson_card", "ui.lesson_watch")


class Beside(QObject):
    """With `timers=False` nothing begins later by itself."""

    def __init__(
        self,
        counter: Counter,
        shell: Shell,
        ledger: LedgerWorker,
        printer: PrintWorker,
        *,
        timers: bool,
    ) -> None:
        super().__init__()
        self._counter, self._shell = counter, shell
        self._ledger, self._printer = ledger, printer
        self._timers = timers
        self.ahead: Ahead | None = None

    def begin(self) -> None:
        """Printer and ledger begin to work."""
        self._counter.tasks.run(Lane.IO, load_paper, self, self._begin_paper)
        self._ledger.now()

    def begin_idle(self, pages: Pages, training: TrainingHere) -> None:
        """Lessons go on, the network is watched and the screens are made ready, all in idle time;
        and the store is looked at.
        """
        lessons = LESSONS if self._counter.desk.identity.training else ()
        first: tuple[Beginning, ...] = (
            (lessons, partial(training.begin, watch=True)),
            (("PySide6.QtNetwork",), self._ledger.watch_network),
        )
        self.ahead = Ahead(self._counter, self._shell, pages, first)
        QTimer.singleShot(SCREENS_AFTER_MS, self.ahead, self.ahead.begin)
        QTimer.singleShot(CHECKS_AFTER_MS, self, self.check_store)

    # --- paper ---------------------------------------------------------------------------------

    def _begin_paper(self, loaded: None) -> None:
        if self._counter.closed:
            return
        self._printer.start(ask_again=self._timers)
        if self._timers:
            record = self._printer.printer
            QTimer.singleShot(SCREENS_AFTER_MS, self, lambda: self._warm(record))

    def _warm(self, record: PrinterRecord) -> None:
        """What the first payment and its receipt would wait for, while nobody does."""
        counter = self._counter
        if not counter.closed:
            counter.tasks.run(
                Lane.IO, lambda: warm_up(record, lambda: counter.closed), self, lambda _: None
            )

    # --- the store -----------------------------------------------------------------------------

    @Slot()
    @Slot(object)
    def check_store(self, why: object = None) -> None:
        """Looks at the store's pages and chains beside the work. What is wrong is said above every
        page; nothing is asked, and nobody waits for it."""
        if not self._counter.closed:
            self._counter.tasks.run(
                Lane.IO, self._store_look, self, self._store_looked_at, self._store_looked_at
            )

    def _store_look(self) -> None:
        from cashier.services import start_checks
        from cashier.store.checks import Stopped

        counter = self._counter
        with contextlib.suppress(Stopped):
            start_checks.run(counter.desk, stop=lambda: counter.closed)

    def _store_looked_at(self, done: object) -> None:
        self.say_trouble()

    def say_trouble(self) -> None:
        """Above every page: why the store takes nothing any more, as long as it does not."""
        if self._counter.closed:
            return
        halted = self._counter.desk.store.halted
        if halted is None:
            self._shell.show_alarm("", "")
            return
        from ui.messages import words

        said = words(halted)
        self._shell.show_alarm(said.happened, said.next_step)


def load_paper() -> None:
    """Imports what printing needs; in the io lane, since it takes as long as a key press may."""
    importlib.import_module("receipts.spooler")
    importlib.import_module("receipts.status")


def warm_up(record: PrinterRecord, stop: Callable[[], bool]) -> None:
    """Loads what signs a receipt and draws one for nobody; in the io lane, until the program
    ends.
    """
    from cashier import signing
    from receipts.warming import warm

    signing.load()
    warm(record, stop)
