"""The first run: a window before there is a station, and the same steps again inside the program.

The window ends with what was chosen: the station that was made, its training home, or nothing.
"""

from __future__ import annotations

import contextlib
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from cashier.services.training import beside, is_training_home
from cashier.settings import Home
from ui.compose import (
    Station,
    enrol_home,
    give_paper,
    open_station,
    prepare_training,
    reset_training,
)
from ui.counter import Counter
from ui.events import Events
from ui.lesson_watch import begin_lessons
from ui.page import Page
from ui.scanning import Scanning
from ui.screens.customer_choice import CustomerScreenDialog
from ui.screens.set_up import SetUpPage
from ui.set_up_steps import Step
from ui.shell import Shell
from ui.tasks import Gate, Lane, Tasks
from ui.under_way import Report, UnderWay
from ui.workers import LedgerWorker, PrintWorker


class Outcome(StrEnum):
    """How the first run ended."""

    CLOSED = "closed"
    TRAINING = "training"
    STATION = "station"


def make_training(home: Home, report: Report, *, anew: bool = False) -> Home:
    """The training home beside a station's home, made where there is none, or `anew`.

    Raises Refusal and Fault as `prepare_training` and `reset_training` do.
    """
    place = beside(home)
    if anew:
        prepared = reset_training(place, progress=report)
    else:
        prepared = prepare_training(place, progress=report)
    if prepared.made:
        give_paper(place)
        begin_lessons(place)
    return place


class SetUp(QObject):
    """The window of the first run. `begin` shows it; it closes itself when it is finished. It
    implements `Doings`.
    """

    def __init__(
        self, home: Home, app: QApplication, product: str, *, tasks: Gate | None = None
    ) -> None:
        super().__init__()
        self.outcome = Outcome.CLOSED
        self.shell = Shell(product, session=False)
        self._home, self._app = home, app
        self.tasks: Gate = Tasks() if tasks is None else tasks
        self.work = UnderWay(self.tasks, self)
        self._open = contextlib.ExitStack()
        self._station: Station | None = None
        self._scanning: Scanning | None = None
        self._pages: dict[str, Page] = {}
        self.page = SetUpPage(self, self.work)
        # whatever other window is open: this loop ends with this one
        self.shell.closing.connect(app.quit)

    def begin(self) -> None:
        """Shows the first step."""
        self.shell.header.set_station(self.tr("Not set up yet"))
        self.shell.show_page(self.page)
        self.shell.show()

    def close(self) -> None:
        """Stops what is under way, lets go of the home."""
        self.work.stop()
        scanning, self._scanning = self._scanning, None
        if scanning is not None:
            scanning.stop()
        if isinstance(self.tasks, Tasks):
            self.tasks.shutdown()
        self._open.close()
        self.shell.close()

    # --- Doings ----------------------------------------------------------------------------------

    @property
    def home(self) -> Home:
        """The home that is set up."""
        return self._home

    @property
    def station(self) -> str:
        """Its name, once it is one."""
        return "" if self._station is None else self._station.desk.identity.name

    @property
    def training(self) -> bool:
        """A training home is another one: this home never is."""
        return False

    @property
    def first_run(self) -> bool:
        """Nobody can sign in yet."""
        return True

    def make_training(self, report: Report) -> object:
        """The training home beside this one."""
        return make_training(self._home, report)

    def enrol(self, file: Path, report: Report, *, ask_ledger: bool) -> object:
        """Makes this home a station. There is no half of it: it cannot be stopped in between."""
        report("enrol", 0, 1)
        _, gone = enrol_home(self._home, file, ask_ledger=ask_ledger)
        return gone

    def enrolled(self) -> None:
        """The station stands: its printer and scanner can be set up now."""
        station = self._station = self._open.enter_context(open_station(self._home, alone=True))
        self.shell.header.set_station(station.desk.identity.name)
        counter = self._counter = Counter(station.desk, self.tasks, Events())
        counter.setting_up = True
        counter.go_requested.connect(self.go)
        self._printer = PrintWorker(station.desk, station.printer(), self.tasks, counter.events)
        self._ledger = LedgerWorker(station.desk, station.open_ledger, self.tasks, counter.events)
        self._open.callback(self._printer.stop)
        self._scanning = Scanning(self._app, self.shell, station.desk.settings)
        counter.events.settings_changed.connect(self._scanning.settings_changed)

    def open_training(self) -> None:
        """The window ends; training opens."""
        self._end(Outcome.TRAINING)

    def open_step(self, step: Step) -> None:
        """The page or the dialog of a step."""
        if self._station is None:
            return
        match step:
            case Step.PRINTER | Step.SCANNER:
                self.go(step.value)
            case Step.CUSTOMER:
                dialog = CustomerScreenDialog(self.shell, self._counter)
                dialog.finished.connect(self._again)
                dialog.open()
            case Step.STATION:
                pass

    def finish(self) -> None:
        """The window ends; sign-in opens."""
        if self._station is not None:
            self._end(Outcome.STATION)

    # --- inside ----------------------------------------------------------------------------------

    @Slot(str, object)
    def go(self, name: str, about: object = None) -> None:
        """A page of a step, or back to the steps."""
        del about
        if name not in {"printer", "scanner"}:
            self.shell.show_page(self.page)
            return
        if name not in self._pages:
            self._pages[name] = self._made(name)
        self.shell.show_page(self._pages[name])

    def _made(self, name: str) -> Page:
        if name == "scanner":
            from ui.screens.scanner_page import ScannerPage

            return ScannerPage(self._counter)
        from ui.screens.printer_page import PrinterPage

        self.tasks.run(Lane.IO, _load_paper, self, self._begin_paper)
        return PrinterPage(self._counter, self._ledger, self._printer)

    def _begin_paper(self, loaded: None) -> None:
        del loaded
        self._printer.start(ask_again=False)

    @Slot(int)
    def _again(self, _result: int) -> None:
        self.page.refresh()

    def _end(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.shell.close()


def _load_paper() -> None:
    from ui.beside import load_paper

    load_paper()


class Remaking(QObject):
    """A window while a training home is taken away and made anew. `error` is what stopped it."""

    def __init__(
        self, home: Home, app: QApplication, product: str, *, tasks: Gate | None = None
    ) -> None:
        super().__init__()
        from ui.screens.remaking import RemakingPage

        self.error: Exception | None = None
        self.made = False
        self.shell = Shell(product, training=True, session=False)
        self.tasks: Gate = Tasks() if tasks is None else tasks
        self.work = UnderWay(self.tasks, self)
        self._home = home
        self.work.ended.connect(self._ended)
        self.work.failed.connect(self._failed)
        self.work.stopped.connect(self.shell.close)
        self.page = RemakingPage(self.work)
        self.shell.closing.connect(app.quit)

    def begin(self) -> None:
        """Shows how far it is."""
        self.shell.show_page(self.page)
        self.shell.show()
        self.page.begin(self._remake)

    def _remake(self, report: Report) -> object:
        prepared = reset_training(self._home, progress=report)
        begin_lessons(self._home)
        return prepared

    def close(self) -> None:
        """Stops it where it still works."""
        self.work.stop()
        if isinstance(self.tasks, Tasks):
            self.tasks.shutdown()
        self.shell.close()

    @Slot(object)
    def _ended(self, _prepared: object) -> None:
        self.made = True
        self.shell.close()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.error = error
        self.shell.close()


class SetUpAgain:
    """The steps inside the program, for whoever may keep a printer. Implements `Doings`."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self.back_to = "status"

    @property
    def home(self) -> Home:
        """This station's."""
        return self._counter.desk.home

    @property
    def station(self) -> str:
        """This station's name."""
        return self._counter.desk.identity.name

    @property
    def training(self) -> bool:
        """Whether this is the training window."""
        return self._counter.desk.identity.training

    @property
    def first_run(self) -> bool:
        """Somebody is signed in."""
        return False

    def make_training(self, report: Report) -> object:
        """Not offered here: training is entered from sign-in."""
        del report
        return None

    def enrol(self, file: Path, report: Report, *, ask_ledger: bool) -> object:
        """New credentials for this very station."""
        report("enrol", 0, 1)
        _, gone = enrol_home(self.home, file, ask_ledger=ask_ledger, held=True)
        return gone

    def open_training(self) -> None:
        """Training is entered from sign-in."""

    def enrolled(self) -> None:
        """The store stands as it stood."""

    def open_step(self, step: Step) -> None:
        """The page or the dialog of a step."""
        if step is Step.CUSTOMER:
            self._counter.go("customer_screen")
        elif step is not Step.STATION:
            self._counter.go(step.value)

    def finish(self) -> None:
        """Back to where the person came from."""
        self._counter.go(self.back_to)


class SetUpAgainPage(SetUpPage):
    """The steps as a page of the program."""

    def __init__(self, counter: Counter) -> None:
        self._again = SetUpAgain(counter)
        super().__init__(self._again, _work_of(counter))
        counter.events.settings_changed.connect(self._settings_changed)

    def come_from(self, screen: str) -> None:
        """Where Back leads."""
        if screen not in {"set_up", "printer", "scanner"}:
            self._again.back_to = screen

    @Slot(object)
    def _settings_changed(self, _now: object) -> None:
        if self.isVisible():
            self.refresh()


def _work_of(counter: Counter) -> UnderWay:
    return UnderWay(counter.tasks, counter)


def training_made(home: Home) -> bool:
    """Whether there is a training home beside a station's."""
    return is_training_home(beside(home))
