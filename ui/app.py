"""The desktop put together: one window, its screens, who is signed in, and what runs beside.

Sign-in is shown first; other screens, paper and the ledger are loaded once it can be used. Screens
know the `Counter` only, and so do, of one another, most of the parts made here: they ask it for
another screen and hear from it that something changed. Which part hears what stands in `_wire`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from cashier.domain.errors import Refusal
from cashier.services.desk import Desk
from ui.anywhere import Anywhere
from ui.beside import SCREENS_AFTER_MS, Beside
from ui.counter import Counter
from ui.customer_side import CustomerSide
from ui.day_shown import DayShown
from ui.dialogs import ask
from ui.drawer_here import DrawerHere
from ui.events import Events
from ui.garbage import MainThreadGarbage
from ui.look import Look, apply_style
from ui.navigation import Navigation
from ui.page import Page
from ui.pages import Pages
from ui.scanning import Scanning
from ui.screens.sign_in import SignInPage
from ui.session import Session
from ui.shell import Shell
from ui.sound import Cue, Sounds
from ui.station_news import StationNews
from ui.tasks import Gate, Tasks
from ui.training_here import TrainingHere
from ui.window_lock import WindowLock
from ui.workers import LedgerFactory, LedgerWorker, PrintWorker

if TYPE_CHECKING:
    from cashier.clock import Clock
    from cashier.settings import Home, Settings
    from cashier.vault import Keys
    from receipts.printers import PrinterRecord

PRODUCT = "Health Connector Payments"
SECOND_MS = 1000
STATUS_SECONDS = 60
FACTS_AFTER_MS = 40
WORK_AFTER_MS = 150
"""What waits until sign-in can be seen and typed into, in this order."""


class Program(QObject):
    """Everything of one window. Made on the main thread after the QApplication.

    `open_ledger` is called in the io lane, `at_end` when all is let go. With `timers=False` nothing
    runs by itself: tests call `second`, `begin_work` and the workers' own methods.
    """

    def __init__(
        self,
        desk: Desk,
        open_ledger: LedgerFactory,
        printer: PrinterRecord,
        app: QApplication,
        *,
        tasks: Gate | None = None,
        timers: bool = True,
        at_end: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._at_end = at_end
        self._garbage = MainThreadGarbage()
        self._garbage.start()
        self.app, self.desk, self.timers = app, desk, timers
        self.tasks: Gate = Tasks() if tasks is None else tasks
        self.events = Events()
        self.counter = counter = Counter(desk, self.tasks, self.events)
        self.sounds = counter.sounds = Sounds(on=desk.settings.sound)
        self.look = Look(app, counter)  # before anything that has words
        self.shell = shell = Shell(PRODUCT, training=desk.identity.training)
        self.scanning = Scanning(app, shell, desk.settings)
        self.ledger = LedgerWorker(desk, open_ledger, self.tasks, self.events)
        self.printer = PrintWorker(desk, printer, self.tasks, self.events)
        self.pages = pages = Pages(counter, shell, self.ledger, self.printer)
        self.day = DayShown(counter, shell)
        self.news = StationNews(counter, shell, pages, self.ledger, self.printer)
        self.beside = Beside(counter, shell, self.ledger, self.printer, timers=timers)
        self.customer = CustomerSide(app, counter, shell, pages)
        self.training = TrainingHere(counter, shell, pages, self.quit)
        self.drawer = DrawerHere(counter, shell, pages, self.news)
        self.window_lock = WindowLock(app, counter, shell, pages)
        self.session = Session(counter, shell, pages, self.window_lock, self.ledger)
        self.anywhere = Anywhere(counter, shell, self.drawer, self.training)
        self.navigation = Navigation(
            counter,
            shell,
            pages,
            session=self.session,
            window_lock=self.window_lock,
            training=self.training,
            anywhere=self.anywhere,
        )
        self._under_way = 0
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.second)
        self._seconds = 0
        self._wire()

    def _wire(self) -> None:
        """Who hears what; where several hear the same, they do so in this order."""
        events, shell = self.events, self.shell
        self.counter.go_requested.connect(self.navigation.go)
        self.counter.changed.connect(self.customer.show)
        self.counter.changed.connect(self.navigation.refresh)
        self.pages.made.connect(self._page_made)
        shell.nav_requested.connect(self.navigation.choose)
        shell.status_requested.connect(self.navigation.choose_status)
        shell.settings_requested.connect(self.navigation.choose_settings)
        shell.switch_requested.connect(self.session.switch)
        shell.lock_requested.connect(self.lock)
        shell.installEventFilter(self)
        events.session_changed.connect(self.session.come_in)
        self.session.began.connect(self.day.read)
        self.session.began.connect(self.drawer.person_came)
        self.session.signed_out.connect(self.news.say_what_is_kept)
        for forgets in (self.window_lock.forget, self.drawer.forget, self.navigation.forget):
            self.session.left.connect(forgets)
        self.session.left.connect(self.news.show)
        for follows in (self.scanning, self.look, self.window_lock, self.customer):
            events.settings_changed.connect(follows.settings_changed)
        self.look.spoken_anew.connect(self._say_anew)
        self.scanning.taken.connect(self._scan_taken)
        events.drawer_changed.connect(self.drawer.drawer_changed)
        events.payment_taken.connect(self.drawer.payment_taken)
        for changed in (
            events.payment_taken,
            events.item_voided,
            events.drawer_changed,
            events.ledger_changed,
            events.paper_changed,
            events.accounts_changed,
        ):
            changed.connect(self.news.read)
        events.approval_heard.connect(self.news.approval_heard)
        self.printer.printer_changed.connect(self.news.show)
        self.ledger.asked.connect(self.news.ledger_asked)
        self.day.center_known.connect(self.customer.set_center)
        events.day_changed.connect(self.beside.check_store)
        if isinstance(self.tasks, Tasks):
            self.tasks.refused = self._refused
            self.tasks.started.connect(self._work_started)
            self.tasks.finished.connect(self._work_finished)

    @Slot(object)
    def _page_made(self, page: object) -> None:
        if isinstance(page, SignInPage):
            page.day.known.connect(self.day.known)
            page.language_chosen.connect(self.look.speak)

    # --- start ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Shows sign-in; everything else is loaded and begun after it was painted."""
        sign_in = self.page("sign_in")
        assert isinstance(sign_in, SignInPage)
        sign_in.facts_after_ms = FACTS_AFTER_MS if self.timers else 0
        self.shell.header.set_station(self.desk.identity.name)
        self.go("sign_in")
        self.news.show()
        self.shell.show()
        if self.timers:
            self._second.start()
            QTimer.singleShot(WORK_AFTER_MS, self, self.begin_work)

    @Slot()
    def begin_work(self) -> None:
        """Printer and ledger begin to work; what else is loaded, is in idle time."""
        if self.counter.closed:
            return
        self.day.minute()
        self.news.read()
        self.beside.begin()
        self.customer.settings_changed(self.desk.settings)
        if not self.timers:
            self.training.begin(watch=False)
        else:
            QTimer.singleShot(SCREENS_AFTER_MS, self.window_lock, self.window_lock.watch_sleep)
            self.beside.begin_idle(self.pages, self.training)

    # --- while it runs -------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return self.pages.shown

    @property
    def busy(self) -> bool:
        """Whether a task or a print is under way."""
        return self._under_way > 0 or self.printer.printing

    def page(self, name: str) -> Page:
        """The page of that name, made when it is first asked for."""
        return self.pages[name]

    def go(self, name: str, about: object = None) -> None:
        """Shows a screen, as `Navigation.go` does."""
        self.navigation.go(name, about)

    @Slot()
    def lock(self) -> None:
        """The person asked for it, by the key or the button."""
        self.window_lock.lock("key")

    @Slot()
    def second(self) -> None:
        """Once a second: the header's minute, whether somebody is here, now and then the status."""
        self.day.minute()
        self.window_lock.look()
        self.beside.say_trouble()
        self._seconds += 1
        if self._seconds % STATUS_SECONDS == 0:
            self.news.read()
        if self.screen == "status":
            self.news.show()

    @Slot()
    def _scan_taken(self) -> None:
        self.sounds.play(Cue.SCAN)

    @Slot()
    def _work_started(self) -> None:
        self._under_way += 1

    @Slot()
    def _work_finished(self) -> None:
        self._under_way -= 1

    def _refused(self, refusal: Refusal) -> None:
        """In a lane's own thread: an act that was not allowed is a line of the audit."""
        if refusal.code.endswith("not_allowed"):
            from cashier.services import audit_trail

            audit_trail.note_denied(self.desk, refusal)

    @Slot()
    def _say_anew(self) -> None:
        """Every page made anew where it stood, and the frame's words set again."""
        if self.counter.closed or self.window_lock.on:
            return
        self.pages.keep_visit()
        self.shell.say_anew()
        self.drawer.forget()
        self.navigation.forget()
        self.pages.make_anew()
        if self.counter.who is not None:
            self.session.show_person(self.counter.who)
        self.training.say_anew()
        self.counter.changed.emit()
        self.news.show()
        self.day.read()

    # --- end -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window with items typed but not recorded is asked about first."""
        closing = event.type() == QEvent.Type.Close and watched is self.shell
        if not closing or self.counter.closed:
            return False
        event.ignore()
        visit = self.counter.visit
        if visit is None or visit.empty or self.window_lock.on:
            self.quit()  # behind a lock it was kept already, and there is nobody to ask
        else:
            ask(
                self.shell,
                self.tr("Leave this visit?"),
                self.tr("Nothing of it is recorded yet. It is kept here and offered to you again."),
                yes=self.tr("Close the program"),
                no=self.tr("Stay here"),
                answer=self._answered,
                dangerous=True,
            )
        return True

    def _answered(self, yes: bool) -> None:
        if yes:
            self.quit()

    def quit(self) -> None:
        """Closes the window and ends the process's event loop."""
        self.close()
        self.app.quit()

    def close(self) -> None:
        """Ends the work in hand and lets go of printer and ledger; the store is its opener's."""
        if self.counter.closed:
            return
        self.pages.keep_visit()
        self.counter.closed = True
        self._second.stop()
        self.window_lock.stop()
        self.scanning.stop()
        self.sounds.stop()
        self.ledger.stop()
        self.printer.stop()
        self.session.close()
        if isinstance(self.tasks, Tasks):
            self.tasks.shutdown()
        self.ledger.close()
        self.training.close()
        self.customer.close()
        self.shell.close()
        if self._at_end is not None:
            self._at_end()
        self._garbage.stop()


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The QApplication of this process, made when there is none."""
    app = QApplication.instance() or QApplication(arguments or ["cashier"])
    assert isinstance(app, QApplication)
    app.setApplicationName("cashier")
    app.setApplicationDisplayName(PRODUCT)
    app.setQuitOnLastWindowClosed(True)
    return app


def make_program(
    app: QApplication, home: Home, keys: Keys, clock: Clock, settings: Settings
) -> Program:
    """A program on a home that stands. Its `close` also closes the store.

    Raises Refusal or Fault as `open_desk`, `open_ledger` and `parse_printer` do.
    """
    from cashier.services.desk import open_desk
    from receipts.printers import parse_printer
    from ui.compose import Station

    apply_style(app, settings)
    station = Station(desk=open_desk(home, keys, clock, settings), keys=keys)
    store = station.desk.store
    try:
        printer = parse_printer(settings.printer)
        return Program(station.desk, station.open_ledger, printer, app, at_end=store.close)
    except BaseException:
        store.close()
        raise


def run_desktop(home: Home, *, clock: datetime | None = None) -> int:
    """Opens the window on a home and works until it is closed; the process's exit status.

    `clock` is the instant at which a training home's clock starts. Raises Refusal and Fault as
    `open_station` does, before anything is shown.
    """
    from ui.desktop import run

    return run(home, clock=clock)
