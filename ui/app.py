"""The desktop put together: one window, the screens, who is signed in, and what runs beside.

Sign-in is shown first; other screens, paper and the ledger are loaded once it can be used. Screens
know the `Counter` only; they are made here, once, when they are first wanted.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from cashier.domain.calendar import clock_time, local_date, long_day
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import Visit
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from ui import style
from ui.counter import Counter
from ui.dialogs import Dialog, ask
from ui.events import Events
from ui.garbage import MainThreadGarbage
from ui.idle import Due, Presence, Touches
from ui.language import speak
from ui.page import Page
from ui.palette import Command
from ui.scanning import Scanning
from ui.screens.sign_in import LockPage, SignInPage
from ui.shell import NavEntry, Shell
from ui.sound import Cue, Sounds
from ui.standing import Standing
from ui.status_bar import drawer_cell, ledger_cell, printer_cell
from ui.style import Theme
from ui.tasks import Gate, Lane, Latest, Tasks
from ui.workers import Contact, LedgerFactory, LedgerWorker, PrintWorker

if TYPE_CHECKING:
    from cashier.clock import Clock
    from cashier.services.accounts import AccountView
    from cashier.services.counter_day import CounterDay
    from cashier.services.status import StationStatus
    from cashier.settings import Home, Settings
    from cashier.store.people_here import LastSignIn
    from cashier.vault import Keys
    from receipts.printers import PrinterRecord
    from ui.customer_screen import CustomerScreen
    from ui.lesson_card import LessonAid
    from ui.lesson_watch import Lessons
    from ui.screens.begun import Begun
    from ui.widgets import Action

PRODUCT = "Health Connector Payments"
SECOND_MS = 1000
STATUS_SECONDS = 60
FACTS_AFTER_MS = 40
WORK_AFTER_MS = 150
SCREENS_AFTER_MS = 300
CHECKS_AFTER_MS = 1500
IDLE_MS = 20
"""What waits until sign-in can be seen and typed into, in this order."""

SCREENS = {
    "sign_in": ("ui.screens.sign_in", "SignInPage"),
    "lock": ("ui.screens.sign_in", "LockPage"),
    "open_drawer": ("ui.screens.open_drawer", "OpenDrawerPage"),
    "find": ("ui.screens.find", "FindPage"),
    "account": ("ui.screens.account", "AccountPage"),
    "pay": ("ui.screens.pay", "PayPage"),
    "review": ("ui.screens.review", "ReviewPage"),
    "posted": ("ui.screens.posted", "PostedPage"),
    "today": ("ui.screens.today", "TodayPage"),
    "visit": ("ui.screens.visit_page", "VisitPage"),
    "exceptions": ("ui.screens.exceptions", "ExceptionsPage"),
    "count": ("ui.screens.count", "CountPage"),
    "difference": ("ui.screens.difference", "DifferencePage"),
    "closed": ("ui.screens.closed", "ClosedPage"),
    "deposit": ("ui.screens.deposit", "DepositPage"),
    "deposits": ("ui.screens.deposits", "DepositsPage"),
    "deposit_verify": ("ui.screens.deposit_verify", "DepositVerifyPage"),
    "reports": ("ui.screens.reports", "ReportsPage"),
    "board": ("ui.screens.board", "BoardPage"),
    "trends": ("ui.screens.trends", "TrendsPage"),
    "audit": ("ui.screens.audit", "AuditPage"),
    "status": ("ui.screens.status", "StatusPage"),
    "scanner": ("ui.screens.scanner_page", "ScannerPage"),
    "printer": ("ui.screens.printer_page", "PrinterPage"),
    "set_up": ("ui.set_up", "SetUpAgainPage"),
    "import": ("ui.screens.import_feed", "ImportPage"),
    "settings": ("ui.screens.settings", "SettingsPage"),
    "staff": ("ui.screens.staff_page", "StaffPage"),
    "stations": ("ui.screens.stations", "StationsPage"),
}
"""Module and class of each screen, imported when it is first shown or when there is time."""
CLOSE_SCREENS = frozenset({"count", "difference", "closed"})
WITH_VISIT = frozenset({"pay", "review"})


class Program(QObject):
    """Everything of one window. Made on the main thread after the QApplication.

    `screen` is the name of the shown screen; `busy` while work is under way; `ends_for` says why
    the window closed: `reset` or `left` (training), '' for the person's wish. `open_ledger` is
    called in the io lane, `at_end` when all is let go. With `timers=False` nothing runs by itself:
    tests call `second`, `begin_work` and the workers' own methods.
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
        speak(desk.settings.language)
        self.tasks: Gate = Tasks() if tasks is None else tasks
        if isinstance(self.tasks, Tasks):
            self.tasks.refused = self._refused
        self.events = Events()
        self.counter = Counter(desk, self.tasks, self.events)
        self.shell = Shell(PRODUCT, training=desk.identity.training)
        self.scanning = Scanning(app, self.shell, desk.settings)
        self.sounds = self.counter.sounds = Sounds(on=desk.settings.sound)
        self.pages: dict[str, Page] = {}
        self._about: dict[str, object] = {}
        self._said_about: dict[str, object] = {}
        self._language_set = desk.settings.language
        self._look = (desk.settings.theme, desk.settings.text_scale_percent)
        self.screen = ""
        self.ledger = LedgerWorker(desk, open_ledger, self.tasks, self.events)
        self.printer = PrintWorker(desk, printer, self.tasks, self.events)
        self.station: StationStatus | None = None
        self._under_way = 0
        self._day: date | None = None
        self._before_lock = ""
        self._after_lock: tuple[str, object] | None = None
        self.presence = Presence(
            idle=desk.settings.lock_minutes * 60, session=desk.settings.session_hours_max * 3600
        )
        self.touches = Touches(app, self._touched)
        self._sleep_unwatched: Callable[[], None] | None = None
        self._to_import: list[str] = []
        self._closed = False
        self._newest = Latest()
        self._begun: Begun | None = None
        self.ends_for = ""
        self.lessons: Lessons | None = None
        self._aid: LessonAid | None = None
        self.customer: CustomerScreen | None = None
        self._center = ""
        self._nav: tuple[NavEntry, ...] | None = None
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.second)
        self._seconds = 0
        self._wire()

    def _wire(self) -> None:
        counter, events, shell = self.counter, self.events, self.shell
        counter.go_requested.connect(self.go)
        shell.nav_requested.connect(self._nav_chosen)
        shell.status_requested.connect(self._status_chosen)
        shell.switch_requested.connect(self.switch)
        shell.settings_requested.connect(self._to_settings)
        shell.lock_requested.connect(self.lock)
        shell.installEventFilter(self)
        events.session_changed.connect(self._session_changed)
        events.settings_changed.connect(self.scanning.settings_changed)
        events.settings_changed.connect(self._settings_changed)
        self._hints = self.app.styleHints()  # kept: chained calls met an object already deleted
        self._contrast = self._hints.accessibility()
        for changed in (self._hints.colorSchemeChanged, self._contrast.contrastPreferenceChanged):
            changed.connect(self._computer_changed, Qt.ConnectionType.QueuedConnection)
        self.scanning.taken.connect(self._scan_taken)
        events.settings_changed.connect(self._limits_changed)
        events.settings_changed.connect(self._customer_settings)
        events.drawer_changed.connect(self._drawer_changed)
        events.payment_taken.connect(self._payment_taken)
        for changed in (
            events.payment_taken,
            events.item_voided,
            events.drawer_changed,
            events.ledger_changed,
            events.paper_changed,
            events.accounts_changed,
        ):
            changed.connect(self.read_status)
        self.standing = Standing(counter, self._is_other, self._is_out)
        self.printer.printer_changed.connect(self._show_status)
        self.ledger.asked.connect(self._ledger_asked)
        self.events.approval_heard.connect(self._approval_heard)
        self._asked_of_me = 0
        if isinstance(self.tasks, Tasks):
            self.tasks.started.connect(self._work_started)
            self.tasks.finished.connect(self._work_finished)

    # --- start and end -------------------------------------------------------------------------

    def start(self) -> None:
        """Shows sign-in; everything else is loaded and begun after it was painted."""
        sign_in = self.page("sign_in")
        assert isinstance(sign_in, SignInPage)
        sign_in.facts_after_ms = FACTS_AFTER_MS if self.timers else 0
        self.shell.header.set_station(self.desk.identity.name)
        self.go("sign_in")
        self._show_status()
        self.shell.show()
        if self.timers:
            self._second.start()
            QTimer.singleShot(WORK_AFTER_MS, self, self.begin_work)

    @Slot()
    def begin_work(self) -> None:
        """Printer and ledger begin to work; the screens are imported one by one, in idle time."""
        if self._closed:
            return
        self.minute()
        self.read_status()
        self.tasks.run(Lane.IO, load_paper, self, self._begin_paper)
        self.ledger.now()
        self._customer_settings(self.desk.settings)
        self._begin_lessons()
        if self.timers:
            self.ledger.watch_network()
            QTimer.singleShot(SCREENS_AFTER_MS, self, self._watch_sleep)
            self._to_import = [name for name in SCREENS if name not in self.pages]
            QTimer.singleShot(SCREENS_AFTER_MS, self, self._import_next)
            QTimer.singleShot(CHECKS_AFTER_MS, self, self.check_store)

    @Slot()
    def check_store(self) -> None:
        """Looks at the store's pages and chains beside the work. What is wrong is said above every
        page; nothing is asked, and nobody waits for it."""
        if not self._closed:
            self.tasks.run(
                Lane.IO, self._store_look, self, self._store_looked_at, self._store_looked_at
            )

    def _store_look(self) -> None:
        from cashier.services import start_checks
        from cashier.store.checks import Stopped

        with contextlib.suppress(Stopped):
            start_checks.run(self.desk, stop=lambda: self._closed)

    @Slot(object)
    def _store_looked_at(self, done: object = None) -> None:
        if self._closed:
            return
        halted = self.desk.store.halted
        if halted is None:
            self.shell.show_alarm("", "")
            return
        from ui.messages import words

        said = words(halted)
        self.shell.show_alarm(said.happened, said.next_step)

    def _begin_paper(self, loaded: None) -> None:
        if not self._closed:
            self.printer.start(ask_again=self.timers)
        if self.timers and not self._closed:
            record = self.printer.printer
            QTimer.singleShot(SCREENS_AFTER_MS, self, lambda: self._warm(record))

    def _warm(self, record: PrinterRecord) -> None:
        """What the first payment and its receipt would wait for, while nobody does."""
        if not self._closed:
            self.tasks.run(
                Lane.IO, lambda: warm_up(record, lambda: self._closed), self, lambda _: None
            )

    @Slot()
    def _import_next(self) -> None:
        if self._to_import and not self._closed:
            module = SCREENS[self._to_import.pop(0)][0]
            try:
                importlib.import_module(module)
            except ModuleNotFoundError as missing:
                if missing.name != module:
                    raise
            QTimer.singleShot(IDLE_MS, self, self._import_next)

    def close(self) -> None:
        """Ends the work in hand and lets go of printer and ledger; the store is its opener's."""
        if self._closed:
            return
        self._keep_visit()
        self._closed = True
        self._second.stop()
        self.touches.stop()
        if self._sleep_unwatched is not None:
            self._sleep_unwatched()
        self.scanning.stop()
        self.sounds.stop()
        self.ledger.stop()
        self.printer.stop()
        if self.counter.who is not None:
            from cashier.services import staffing

            staffing.sign_out(self.desk, self.counter.who)
        for one in self.counter.people.everybody_leaves():
            from cashier.services import staffing

            staffing.sign_out(self.desk, one)
        if isinstance(self.tasks, Tasks):
            self.tasks.shutdown()
        self.ledger.close()
        if self.lessons is not None:
            self.lessons.let_go()
        if self.customer is not None:
            self.customer.close()
        self.shell.close()
        if self._at_end is not None:
            self._at_end()
        self._garbage.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window with items typed but not recorded is asked about first."""
        if event.type() == QEvent.Type.Close and watched is self.shell and not self._closed:
            event.ignore()
            self._unless_typed(self._quit, self.tr("Close the program"))
            return True
        return False

    def _quit(self) -> None:
        self.close()
        self.app.quit()

    def _refused(self, refusal: Refusal) -> None:
        """In a lane's own thread: an act that was not allowed is a line of the audit."""
        if refusal.code.endswith("not_allowed"):
            from cashier.services import audit_trail

            audit_trail.note_denied(self.desk, refusal)

    # --- screens -------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a task or a print is under way."""
        return self._under_way > 0 or self.printer.printing

    def page(self, name: str) -> Page:
        """The page of that name, made when it is first asked for."""
        if name not in self.pages:
            module, made_by = SCREENS[name]
            make = getattr(importlib.import_module(module), made_by)
            given = (self.ledger, self.printer) if getattr(make, "wants_workers", False) else ()
            made: Page = make(self.counter, *given)
            made.changed.connect(self._show_nav)
            if isinstance(made, SignInPage):
                made.day.known.connect(self._day_known)
                made.language_chosen.connect(self.speak)
            self.pages[name] = made
        return self.pages[name]

    def _about_session(self, name: str, about: object) -> bool:
        """Whether that is no screen of its own: the end of a lock, another person, or a screen that
        waits for the end of the lock."""
        if name == "unlocked":
            self._unlocked()
        elif name == "switch":
            self.switch()
        elif self.screen == "lock" and name != "sign_in":
            self._after_lock = (name, about)
        else:
            return False
        return True

    @Slot(str, object)
    def go(self, name: str, about: object = None) -> None:
        """Shows a screen, telling it what it is about; "unlocked" is the one before the lock. What
        is asked for while the window is locked is shown once the person is back.
        """
        if self._closed:
            return
        if self._about_session(name, about):
            return
        counter = self.counter
        if name == "sign_in":
            self._signed_out()
        elif counter.who is None:
            if name == "training" and self.screen == "sign_in":
                self._training_door()
            return
        if name in WITH_VISIT and (counter.visit is None or counter.drawer is None):
            name = "find" if counter.drawer is not None else self._first_screen()
        if name == "open_drawer" and counter.drawer is not None and about is None:
            name = self._first_screen()
        if name == "customer_screen":
            self._choose_customer_screen()
            return
        if name == "deposit" and not counter.person.may(Act.DEPOSIT):
            name = "deposits"  # an auditor looks
        asides = ("status", "scanner", "printer", "settings", "lock", "sign_in")
        if name in asides[:4] and self.screen not in asides:
            about = self.screen
        if name == "posted" and self.screen != "review" and about is not None:
            name = "visit"  # looked up, not just recorded: what is wrong with it is put right there
        page = self.page(name)
        come_from = getattr(page, "come_from", None)
        if come_from is not None:
            come_from(self.screen)
        self._tell(page, name, about)
        self.screen = name
        self.shell.show_page(page)
        self.shell.choose_status("ledger" if name == "status" else "")
        self._show_nav()

    def _tell(self, page: Page, name: str, about: object) -> None:
        """What the page is about; one made anew in another language hears it once more."""
        again = self._said_about.pop(name, None)
        about = again if about is None else about
        tell = getattr(page, "show_about", None)
        if tell is not None and about is not None:
            tell(about)
            self._about[name] = about

    def _first_screen(self) -> str:
        who, drawer = self.counter.person, self.counter.drawer
        if drawer is not None and drawer.state is DrawerState.COUNTING:
            return "count"
        if drawer is not None and drawer.business_date == self._today():
            return "find"
        if who.may(Act.OPEN_DRAWER):
            return "open_drawer"
        if who.may(Act.ADMINISTER):
            return "staff"
        return "reports" if who.may(Act.REPORTS) else "status"

    @Slot()
    def _show_nav(self) -> None:
        """Only what the role may do; what cannot be done now stands there disabled."""
        if self._closed:
            return  # pages that go with the window still hear of another look
        self._show_customer()
        counter = self.counter
        if counter.who is None:
            return
        who, drawer = counter.who, counter.drawer
        counting = drawer is not None and drawer.state is DrawerState.COUNTING
        can_pay = (
            drawer is not None
            and not counting
            and (counter.visit is not None or self._page_takes() is not None)
        )
        entries = []
        if who.may(Act.SEARCH):
            entries.append(NavEntry(key="find", text=self.tr("Find"), icon="search", shortcut="F2"))
        if who.may(Act.TAKE):
            entries.append(
                NavEntry(
                    key="pay", text=self.tr("Pay"), icon="receipt", shortcut="F5", enabled=can_pay
                )
            )
        if who.may(Act.LIST_OWN):
            entries.append(
                NavEntry(
                    key="today",
                    text=self.tr("Today"),
                    icon="list",
                    shortcut="F3",
                    enabled=not counting,
                )
            )
        if who.may(Act.COUNT_OWN):
            entries.append(
                NavEntry(
                    key="close",
                    text=self.tr("Close"),
                    icon="calculator",
                    shortcut="F7",
                    enabled=drawer is not None,
                )
            )
        if who.may(Act.REPORTS):
            entries.append(
                NavEntry(key="board", text=self.tr("Board"), icon="layout-dashboard", shortcut="F4")
            )
        if who.may(Act.DEPOSIT) or who.may(Act.REPORTS):
            entries.append(NavEntry(key="deposit", text=self.tr("Deposit"), icon="landmark"))
        if who.may(Act.REPORTS):
            entries.append(NavEntry(key="reports", text=self.tr("Reports"), icon="file-text"))
            entries.append(
                NavEntry(key="exceptions", text=self.tr("Exceptions"), icon="shield-alert")
            )
        if who.may(Act.VERIFY_AUDIT):
            entries.append(NavEntry(key="audit", text=self.tr("Audit"), icon="scroll-text"))
        if who.may(Act.ADMINISTER):
            entries.append(NavEntry(key="staff", text=self.tr("Staff"), icon="users"))
            entries.append(NavEntry(key="stations", text=self.tr("Stations"), icon="monitor"))
            entries.append(NavEntry(key="settings", text=self.tr("Settings"), icon="settings"))
        if tuple(entries) != self._nav:
            self._nav = tuple(entries)
            self.shell.set_nav(self._nav)
            self.shell.set_commands((*self._commands(who), *self._own_commands()))
            page = self.shell.page
            if page is not None:
                page.changed.emit()

    def _page_takes(self) -> Action | None:
        """What F5 does on the page shown, for the account it shows; None where it does nothing."""
        page = self.shell.page
        acts = () if page is None else page.acts()
        return next((act for act in acts if act.key == "F5" and act.enabled), None)

    def _commands(self, who: Staff) -> tuple[Command, ...]:
        """What whoever takes payments may want on any page. Letters no other act has: W for ways to
        pay, B for begun.
        """
        setting_up: tuple[Command, ...] = ()
        if self.counter.may_set_up:
            words = self.tr("Set this station up")
            setting_up = (Command(text=words, key="", slot=self._set_up),)
        if self.lessons is not None:
            words = self.tr("Lessons for a first hour")
            setting_up += (Command(text=words, key="Ctrl+J", slot=self.choose_lesson),)
        if who.may(Act.ADMINISTER):
            words = self.tr("Import accounts")
            setting_up += (Command(text=words, key="", slot=self._import_accounts),)
        if not who.may(Act.TAKE):
            return setting_up
        suspense = Command(
            text=self.tr("Take an item whose account nobody knows"),
            key="Ctrl+U",
            slot=self._take_unidentified,
        )
        return (
            *((suspense,) if self.desk.settings.allow_unidentified else ()),
            Command(
                text=self.tr("Cash or a card was offered"), key="Ctrl+W", slot=self._cash_offered
            ),
            Command(text=self.tr("Visits begun, put aside"), key="Ctrl+B", slot=self._ask_begun),
            Command(text=self.tr("Customer's screen"), key="", slot=self._choose_customer_screen),
            *setting_up,
        )

    def _own_commands(self) -> tuple[Command, ...]:
        """What everybody does about their own session."""
        found = [
            Command(text=self.tr("Sign out"), key="", slot=self.sign_out),
            Command(text=self.tr("Change your password"), key="", slot=self._change_passphrase),
        ]
        if self.desk.settings.pin_allowed:
            words = self.tr("PIN for this station")
            found.append(Command(text=words, key="", slot=self._choose_pin))
        return tuple(found)

    @Slot(str)
    def _nav_chosen(self, key: str) -> None:
        takes = self._page_takes()
        if key == "help":
            self._help()
        elif key == "pay" and takes is not None:
            takes.slot()
        elif key == "close":
            self.go("count")
        elif key == "find" and self.counter.drawer is None and self._may_open():
            # Looking somebody up needs no drawer; taking a payment does.
            self.go("find")
        else:
            self.go(key)

    def _may_open(self) -> bool:
        return self.counter.who is not None and self.counter.who.may(Act.OPEN_DRAWER)

    @Slot(str)
    def _status_chosen(self, cell: str) -> None:
        if self.counter.who is None or self.screen == "lock":
            return
        if cell == "scanner":
            self.go("scanner")
        elif cell == "printer_page":
            self.go("printer")
        elif cell == "drawer" and self.counter.drawer is None and self._may_open():
            self.go("open_drawer")
        else:
            self.go("status")
            self.shell.choose_status(cell if cell != "drawer" else "ledger")

    @Slot()
    def _to_settings(self) -> None:
        if self.counter.who is not None and self.screen != "lock":
            self.go("settings")

    @Slot(object)
    def _settings_changed(self, now: object) -> None:
        """Look, text size and sound follow at once; others listen for what is theirs."""
        from cashier.settings import Settings

        if not isinstance(now, Settings):
            return
        self.sounds.on = now.sound
        if now.language != self._language_set:
            self._language_set = now.language
            self.speak(now.language)
        if (now.theme, now.text_scale_percent) != self._look:
            self._look = (now.theme, now.text_scale_percent)
            apply_style(self.app, now)

    @Slot()
    def _computer_changed(self) -> None:
        """The computer went dark, light or to another contrast; who follows it, follows it now."""
        theme, percent = self._look
        if not self._closed and Theme(theme) in (Theme.SYSTEM, Theme.CONTRAST):
            style.apply(self.app, Theme(theme), percent / 100)

    @Slot(str)
    def speak(self, language: str) -> None:
        """The window in another language. Whoever asks is a page of the one before, so that the
        pages are made anew only when it is done.
        """
        if speak(language):
            QTimer.singleShot(0, self, self._say_anew)

    @Slot()
    def _say_anew(self) -> None:
        """Every page made anew where it stood, and the frame's words set again."""
        if self._closed or self.screen == "lock":
            return
        self._keep_visit()
        self.shell.say_anew()
        self._begun, self._nav = None, None
        before, self.pages = self.pages, {}
        self._said_about = dict(self._about)
        if self.screen in before:
            page = self.page(self.screen)
            page.take_over(before[self.screen])
            self._tell(page, self.screen, None)
            self.shell.show_page(page)
        for old in before.values():
            self.shell.drop_page(old)
        if self.counter.who is not None:
            self._show_person(self.counter.who)
        if self.lessons is not None:
            self.lessons.changed.emit()
        self._show_nav()
        self._show_status()
        self._read_day()

    @Slot()
    def _scan_taken(self) -> None:
        self.sounds.play(Cue.SCAN)

    def _help(self) -> None:
        from ui.help import show_help

        show_help(self.shell)

    # --- who is here ---------------------------------------------------------------------------

    @Slot(object)
    def _session_changed(self, who: object) -> None:
        if not isinstance(who, Staff):
            return
        self.counter.who = who
        began = self.counter.people.came_in(who.number)
        self.presence.began(began)
        self._show_person(who)
        self._read_day()  # at a new station the directory came after sign-in was shown
        self.tasks.run(Lane.DB, self._reader(who), self, self._drawer_known)
        self._welcome(who, first=began is None)

    def _welcome(self, who: Staff, *, first: bool) -> None:
        """Whether the person has a PIN here; and, for one who just typed the password, what
        happened since the last time."""
        desk, people = self.desk, self.counter.people
        people.by_pin = False

        def read() -> tuple[bool, LastSignIn]:
            from cashier.services import pins, staffing

            return pins.has_pin(desk, who), staffing.last_sign_in(desk, who)

        def known(found: tuple[bool, LastSignIn]) -> None:
            if self.counter.who != who:
                return
            people.by_pin = found[0]
            if first:
                from ui.screens.last_sign_in import tell

                tell(self.shell, found[1], offline=self.ledger.contact is Contact.UNREACHABLE)

        self.tasks.run(Lane.DB, read, self, known, lambda error: None)

    def _show_person(self, who: Staff) -> None:
        role = {
            "cashier": self.tr("cashier"),
            "supervisor": self.tr("supervisor"),
            "administrator": self.tr("administrator"),
            "auditor": self.tr("auditor"),
        }[who.role.value]
        self.shell.header.set_person(who.name, role)

    def _is_other(self, who: Staff) -> None:
        """An administrator gave the person another name or role: it acts at once."""
        self.counter.who = who
        self._show_person(who)
        self._show_nav()

    def _is_out(self) -> None:
        """An administrator disabled the person, or gave them a one-time code: what they recorded
        and typed is kept, the session ends."""
        for dialog in self.shell.findChildren(Dialog):
            if dialog.isVisible():
                dialog.reject()
        self.go("sign_in")
        page = self.page("sign_in")
        assert isinstance(page, SignInPage)
        page.credentials.say(
            self.tr("An administrator ended the session. What was recorded here is safe.")
        )

    def _reader(self, who: Staff) -> Callable[[], DrawerSession | None]:
        desk = self.desk

        def read() -> DrawerSession | None:
            from cashier.services import drawers

            return drawers.current(desk, who)

        return read

    def _drawer_known(self, drawer: DrawerSession | None) -> None:
        self.counter.drawer = drawer
        self._show_status()
        self.go(self._first_screen())
        self._offer_begun()

    @Slot()
    def switch(self) -> None:
        """Another person: this one's drawer stays theirs, and so does a visit that was begun: it is
        kept and offered again. Who has a PIN here stays signed in and comes back by it; who has
        none signs out.
        """
        who, people = self.counter.who, self.counter.people
        if self.screen == "lock" and not people.by_pin:
            return  # a supervisor ends that session
        if who is not None and people.by_pin:
            people.step_aside(who, self.presence.session_began)
        self.go("sign_in")

    @Slot()
    def sign_out(self) -> None:
        """The person leaves for good."""
        if self.screen != "lock":
            self.go("sign_in")

    def _change_passphrase(self) -> None:
        from ui.screens.new_passphrase import ChangePassphraseDialog

        said = self.tr("Your password is changed.")
        ChangePassphraseDialog(self.shell, self.counter, lambda who: self.shell.toast(said)).open()

    def _choose_pin(self) -> None:
        from ui.screens.pin import PinDialog

        people = self.counter.people

        def changed(has_pin: bool) -> None:
            people.by_pin = has_pin
            self.shell.toast(
                self.tr("Your PIN unlocks this window and brings you back after another person.")
                if has_pin
                else self.tr("You have no PIN at this station now.")
            )

        dialog = PinDialog(self.shell, self.counter, has_pin=people.by_pin)
        dialog.changed.connect(changed)
        dialog.open()

    def _offer_begun(self) -> None:
        """Visits that a crash, a lock or another person at the window cut short."""
        if self.counter.drawer is None or self.counter.drawer.state is not DrawerState.OPEN:
            return
        self._begun_visits().offer()

    def _begun_visits(self) -> Begun:
        if self._begun is None:
            from ui.screens.begun import Begun

            self._begun = Begun(self.counter, self.shell, self.shell.toast)
        return self._begun

    def _take_unidentified(self) -> None:
        """The payment form without an account; a begun visit is not touched."""
        from ui.visit import VisitInHand

        visit = self.counter.visit
        if self.counter.drawer is None or (visit is not None and visit.form_open):
            self.shell.toast(self.tr("Open a drawer, and end the visit in hand first."))
            return
        self.counter.visit = VisitInHand(unidentified=True)
        self.go("pay")

    def _cash_offered(self) -> None:
        from ui.screens.cash_offered import CashDialog

        CashDialog(self.shell, self.counter, self.shell.toast).open()

    def _begin_lessons(self) -> None:
        """In training: what watches a new cashier's first hour, where one was begun."""
        if not self.desk.identity.training:
            return
        from ui.lesson_card import LessonAid
        from ui.lesson_watch import Lessons

        self.lessons = Lessons(self.counter, lambda: self.screen)
        self._aid = LessonAid(self.shell, self.lessons)
        self.lessons.resume(watch=self.timers)

    def choose_lesson(self) -> None:
        """The list of all lessons; in training only."""
        if self.lessons is not None:
            from ui.lesson_card import LessonsDialog

            LessonsDialog(self.shell, self.lessons).open()

    def _training_door(self) -> None:
        from ui.training_door import LeaveTrainingDialog, TrainingDialog

        if self.desk.identity.training:
            LeaveTrainingDialog(self.shell, self._end_for).open()
        else:
            TrainingDialog(self.shell, self.counter).open()

    def _end_for(self, why: str) -> None:
        """The training window closes, to be left or to begin anew."""
        self.ends_for = why
        self._quit()

    def _import_accounts(self) -> None:
        self.go("import")

    def _set_up(self) -> None:
        self.go("set_up")

    def _choose_customer_screen(self) -> None:
        from ui.screens.customer_choice import CustomerScreenDialog

        CustomerScreenDialog(self.shell, self.counter).open()

    def _ask_begun(self) -> None:
        self._begun_visits().ask()

    @Slot()
    def lock(self) -> None:
        """The person asked for it, by the key or the button."""
        self._lock("key")

    def _lock(self, why: str) -> None:
        """Hides everything until the same person is back. Identity is confirmed anew after it;
        sending and printing go on.
        """
        who = self.counter.who
        if who is None or self.screen in ("lock", "sign_in"):
            return
        self._before_lock, self._after_lock = self.screen, None
        self._keep_visit()
        if self.counter.visit is not None:
            self.counter.visit.confirmations.clear()
        desk = self.desk

        def note() -> None:
            from cashier.services import staffing

            staffing.lock(desk, who, why)

        self.tasks.run(Lane.DB, note, self, lambda done: None, lambda error: None)
        page = self.page("lock")
        assert isinstance(page, LockPage)
        page.show_why(why)
        self.screen = "lock"
        self.shell.cover(page)
        self.shell.choose_status("")
        self._show_nav()
        self.events.lock_changed.emit(True)

    def _touched(self) -> None:
        self.presence.touched()
        if self.shell.soon_box.isVisible():
            self._look_at_presence()

    @Slot(object)
    def _limits_changed(self, settings: object) -> None:
        self.presence.idle = getattr(settings, "lock_minutes", 15) * 60
        self.presence.session = getattr(settings, "session_hours_max", 12) * 3600

    def _look_at_presence(self) -> None:
        """Once a second: whether the window is to be locked, now or within the minute."""
        if self.counter.who is None or self.screen in ("lock", "sign_in"):
            self.shell.say_soon("")
            lock = self.pages.get("lock")
            if self.screen == "lock" and self.presence.over and isinstance(lock, LockPage):
                lock.show_why("over")  # locked for long: from now on a PIN is not enough
            return
        look = self.presence.look()
        match look.due:
            case Due.NOTHING:
                self.shell.say_soon("")
            case Due.SOON_IDLE:
                words = self.tr("Nobody touched this window for a while. It locks in {n} seconds.")
                self.shell.say_soon(words.format(n=look.seconds))
            case Due.SOON_OVER:
                words = self.tr("Signed in for long. In {n} seconds it asks for your password.")
                self.shell.say_soon(words.format(n=look.seconds))
            case due:
                self._lock(due.value)

    @Slot()
    def _watch_sleep(self) -> None:
        if not self._closed:
            from ui.sleep import watch

            self._sleep_unwatched = watch(self.slept)

    @Slot()
    def slept(self) -> None:
        """The computer is about to sleep, or its own session was locked: what is on the screen when
        the picture freezes is the lock.
        """
        self._lock(Due.SLEPT.value)
        self.shell.repaint()

    def _unlocked(self) -> None:
        """Back to what was open, with the accounts as somebody unconfirmed sees them."""
        visit, who, desk = self.counter.visit, self.counter.person, self.desk
        numbers = (
            [] if visit is None else [view.line.billing_account_number for view in visit.accounts]
        )

        def read() -> list[AccountView]:
            from cashier.services import accounts

            views = []
            for number in numbers:
                # One that billing took out of the copy meanwhile cannot be paid for any more.
                with contextlib.suppress(Refusal):
                    views.append(accounts.open_account(desk, who, number))
            return views

        self.tasks.run(Lane.DB, read, self, self._accounts_again, self._still_locked)

    def _still_locked(self, error: Refusal | Fault) -> None:
        page = self.pages.get("lock")
        if isinstance(page, LockPage):
            page.credentials.show_failure(error)

    def _accounts_again(self, views: list[AccountView]) -> None:
        if self.screen != "lock":
            return  # a supervisor ended the session in this very moment
        if self.counter.visit is not None:
            self.counter.visit.accounts[:] = views
        self.screen, after = self._before_lock, self._after_lock
        self._after_lock = None
        if self.presence.over:
            self.presence.began()
        else:
            self.presence.resumed()
        self.shell.uncover()
        self._show_nav()
        self.events.lock_changed.emit(False)
        if after is not None:
            self.go(*after)
        elif self.screen in CLOSE_SCREENS and self.counter.drawer is None:
            self.go(self._first_screen())  # it was closed from elsewhere meanwhile

    def _signed_out(self) -> None:
        who, desk = self.counter.who, self.desk
        self._keep_visit()
        if self.screen == "lock":
            self.events.lock_changed.emit(False)
        if "sign_in" in self.pages and self.shell.page is not None:
            self.shell.show_page(self.pages["sign_in"])  # what is left keeps what was typed in it
        self._after_lock, self._begun = None, None
        self.counter.who = None
        self.counter.drawer = None
        self.counter.last_visit = None
        self.counter.next_customer()
        self._nav = None
        # Made anew for the next person: nothing typed or read stays behind.
        for name in [name for name in self.pages if name != "sign_in"]:
            self.shell.drop_page(self.pages.pop(name))
        self._about.clear()
        self._said_about.clear()
        if who is not None:
            from cashier.services import staffing

            aside = self.counter.people.is_aside(who.number)
            leave = staffing.step_aside if aside else staffing.sign_out
            self.tasks.run(Lane.DB, lambda: leave(desk, who), self, lambda done: None)
            self.events.session_changed.emit(None)
            if not aside:
                self._say_what_is_kept()
        self._show_status()

    def _say_what_is_kept(self) -> None:
        """Signing out never touches what waits for the ledger, and says so."""
        kept = 0 if self.station is None else self.station.not_confirmed
        if kept == 1:
            self.shell.toast(self.tr("Signed out. 1 item is kept here and will be sent."))
        elif kept:
            text = self.tr("Signed out. {n} items are kept here and will be sent.")
            self.shell.toast(text.format(n=kept))

    def _keep_visit(self) -> None:
        """What was typed and not recorded goes into the sealed store, before it is let go of."""
        page = self.pages.get("pay")
        if page is not None:
            page.on_leave()

    def _unless_typed(self, go_on: Callable[[], None], what: str) -> None:
        visit = self.counter.visit
        if visit is None or visit.empty or self.screen == "lock":
            go_on()  # behind a lock it was kept already, and there is nobody to ask
            return

        def answered(yes: bool) -> None:
            if yes:
                go_on()

        ask(
            self.shell,
            self.tr("Leave this visit?"),
            self.tr("Nothing of it is recorded yet. It is kept here and offered to you again."),
            yes=what,
            no=self.tr("Stay here"),
            answer=answered,
            dangerous=True,
        )

    # --- drawer and day ------------------------------------------------------------------------

    @Slot(object)
    def _drawer_changed(self, what: object) -> None:
        if isinstance(what, DrawerSession):
            self._drawer_is(None if what.state is DrawerState.CLOSED else what)
            return
        if self.counter.who is not None:
            self.tasks.run(Lane.DB, self._reader(self.counter.who), self, self._drawer_is)

    def _drawer_is(self, drawer: DrawerSession | None) -> None:
        opened = self.counter.drawer is None and drawer is not None
        # whoever closes their own drawer says so first: this one was closed from elsewhere
        taken_away = self.counter.drawer is not None and drawer is None
        self.counter.drawer = drawer
        if taken_away:
            self.shell.toast(self.tr("Your drawer was closed by a supervisor."))
            if self.screen in CLOSE_SCREENS:
                self.go(self._first_screen())  # there is nothing left to count
        self._show_nav()
        self.read_status()
        if opened:
            self._offer_begun()

    @Slot(object)
    def _payment_taken(self, visit: object) -> None:
        if isinstance(visit, Visit):
            self.counter.last_visit = visit
            self.sounds.play(Cue.POSTED)
        self._show_nav()

    def _today(self) -> date:
        return local_date(self.desk.clock.now())

    @Slot()
    def second(self) -> None:
        """Once a second: the header's minute, whether somebody is here, now and then the status."""
        self.minute()
        self._look_at_presence()
        self._store_looked_at()
        self._seconds += 1
        if self._seconds % STATUS_SECONDS == 0:
            self.read_status()
        if self.screen == "status":
            self._show_status()

    def minute(self) -> None:
        """The time in the header; a new day reads the day anew."""
        now = self.desk.clock.now()
        text = f"{long_day(local_date(now))}, {clock_time(now)}"
        if self.shell.header.time.text() != text:
            self.shell.header.set_time(text)
        if self._today() != self._day:
            first, self._day = self._day is None, self._today()
            self._read_day()
            if not first:
                self.events.day_changed.emit(self._day)
                self.check_store()

    def _read_day(self) -> None:
        from cashier.services.counter_day import counter_day

        desk = self.desk
        self.tasks.run(
            Lane.DB, lambda: counter_day(desk), self, self._day_known, lambda error: None
        )

    @Slot(object)
    def _day_known(self, day: CounterDay) -> None:
        from ui.screens.day_words import station_name

        self.shell.header.set_station(station_name(day.site_name, day.station))
        self._center = day.site_name
        self._show_customer()

    # --- the customer's screen -----------------------------------------------------------------

    @Slot(object)
    def _customer_settings(self, settings: object) -> None:
        """The screen for customers that was chosen; what it needs is loaded once one was."""
        name = getattr(settings, "customer_screen", "")
        if self.customer is None and name:
            from ui.customer_screen import CustomerScreen

            self.customer = CustomerScreen(self.app, self.shell)
            self.customer.lost.connect(self._customer_lost)
        if self.customer is not None:
            self._show_customer()
            self.customer.use(name)

    @Slot(str)
    def _customer_lost(self, _name: str) -> None:
        self.shell.toast(
            self.tr("The customer's screen is gone. It comes back when it is plugged in.")
        )

    def _show_customer(self) -> None:
        if self.customer is not None and not self._closed:
            from ui.customer_view import view_of

            self.customer.show_view(view_of(self.counter, self.screen, self._center))

    # --- status --------------------------------------------------------------------------------

    @Slot()
    @Slot(object)
    def read_status(self, what: object = None) -> None:
        """Counts anew what waits for ledger and paper."""
        desk = self.desk

        def read() -> StationStatus:
            from cashier.services.status import status

            return status(desk)

        if not self._closed:
            self.tasks.run(Lane.DB, read, self, self._newest(self._status_known))

    def _status_known(self, known: StationStatus) -> None:
        self.station = known
        self._show_status()

    @Slot()
    def _show_status(self) -> None:
        if self._closed:
            return
        brief = self.counter.who is None
        set_ = self.shell.set_status
        set_("printer", *printer_cell(self.printer, self.station, brief=brief))
        set_("ledger", *ledger_cell(self.ledger, self.station, brief=brief))
        set_("drawer", *drawer_cell(self.counter.drawer))
        if self.station is not None:
            self.shell.set_badge("exceptions", self.station.exceptions)
            self._show_asked(self.station.asked_by)

    def _show_asked(self, asked_by: tuple[str, ...]) -> None:
        """How many wait for this supervisor's yes or no, at the board's entry; a new one is told
        wherever they are.
        """
        who = self.counter.who
        may = who is not None and who.may(Act.APPROVE)
        number = sum(one != who.number for one in asked_by) if who is not None and may else 0
        self.shell.set_badge("board", number)
        if number > self._asked_of_me:
            self.shell.toast(self.tr("Somebody asks for an approval. F4 shows it."))
        self._asked_of_me = number

    @Slot(object)
    def _approval_heard(self, asked: object) -> None:
        """What a supervisor elsewhere said is told to whoever asked, without stopping them."""
        from cashier.services.approvals import Asked
        from ui.screens.asked_strip import asked_words

        who = self.counter.who
        if self._closed or who is None or not isinstance(asked, Asked):
            return
        if asked.waiting.cashier == who.number:
            self.shell.toast(asked_words(asked)[0])

    @Slot(object)
    def _ledger_asked(self, result: object) -> None:
        if self._closed:
            return  # a try under way when the window went
        sign_in = self.pages.get("sign_in")
        if isinstance(sign_in, SignInPage):
            sign_in.set_offline(self.ledger.contact is Contact.UNREACHABLE)
        self.read_status()

    @Slot()
    def _work_started(self) -> None:
        self._under_way += 1

    @Slot()
    def _work_finished(self) -> None:
        self._under_way -= 1


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


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The QApplication of this process, made when there is none."""
    app = QApplication.instance() or QApplication(arguments or ["cashier"])
    assert isinstance(app, QApplication)
    app.setApplicationName("cashier")
    app.setApplicationDisplayName(PRODUCT)
    app.setQuitOnLastWindowClosed(True)
    return app


def apply_style(app: QApplication, settings: Settings) -> None:
    """Theme and text size as the settings say."""
    style.apply(app, Theme(settings.theme), settings.text_scale_percent / 100)


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
