"""The pages of one window: which screens there are, made when first wanted, and which is shown.

A page is made once for a person and again when the language changes; with the person it goes, with
all that was typed or read in it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.page import Page

if TYPE_CHECKING:
    from ui.counter import Counter
    from ui.shell import Shell
    from ui.workers import LedgerWorker, PrintWorker

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


class Pages(QObject):
    """`shown` is the name of the screen that is in front, "" before the first.

    Signals: `made(object)` with every page when it is new, before it is shown.
    """

    made = Signal(object)

    def __init__(
        self, counter: Counter, shell: Shell, ledger: LedgerWorker, printer: PrintWorker
    ) -> None:
        super().__init__()
        self._counter, self._shell = counter, shell
        self._workers = (ledger, printer)
        self._made: dict[str, Page] = {}
        self._about: dict[str, object] = {}
        self._said_about: dict[str, object] = {}
        self._under_lock = ""
        self.shown = ""

    def __getitem__(self, name: str) -> Page:
        """The page of that name, made when it is first asked for."""
        if name not in self._made:
            module, made_by = SCREENS[name]
            make = getattr(importlib.import_module(module), made_by)
            page: Page = make(
                self._counter, *(self._workers if getattr(make, "wants_workers", False) else ())
            )
            page.changed.connect(self._counter.changed)
            self.made.emit(page)
            self._made[name] = page
        return self._made[name]

    def get(self, name: str) -> Page | None:
        """The page of that name, where it was made already."""
        return self._made.get(name)

    def __iter__(self) -> Iterator[str]:
        """Names of the pages that were made."""
        return iter(self._made)

    def show(self, name: str, about: object = None) -> None:
        """Shows a screen, telling it what it is about."""
        page = self[name]
        come_from = getattr(page, "come_from", None)
        if come_from is not None:
            come_from(self.shown)
        self._tell(page, name, about)
        self.shown = name
        self._shell.show_page(page)
        self._shell.choose_status("ledger" if name == "status" else "")
        self._counter.changed.emit()

    def _tell(self, page: Page, name: str, about: object) -> None:
        """What the page is about; one made anew in another language hears it once more."""
        again = self._said_about.pop(name, None)
        about = again if about is None else about
        tell = getattr(page, "show_about", None)
        if tell is not None and about is not None:
            tell(about)
            self._about[name] = about

    def cover(self) -> None:
        """The lock in front of the page shown, which is neither left nor entered again."""
        lock = self["lock"]
        self._under_lock, self.shown = self.shown, "lock"
        self._shell.cover(lock)
        self._shell.choose_status("")

    def uncover(self) -> None:
        """What was shown before the lock, as it was."""
        self.shown = self._under_lock
        self._shell.uncover()

    def keep_visit(self) -> None:
        """What was typed and not recorded goes into the sealed store, before it is let go of."""
        page = self.get("pay")
        if page is not None:
            page.on_leave()

    def forget(self) -> None:
        """Made anew for the next person: nothing typed or read stays behind."""
        for name in [name for name in self._made if name != "sign_in"]:
            self._shell.drop_page(self._made.pop(name))
        self._about.clear()
        self._said_about.clear()

    def make_anew(self) -> None:
        """Every page in the language spoken now, the one shown where it stood."""
        before, self._made = self._made, {}
        self._said_about = dict(self._about)
        if self.shown in before:
            page = self[self.shown]
            page.take_over(before[self.shown])
            self._tell(page, self.shown, None)
            self._shell.show_page(page)
        for old in before.values():
            self._shell.drop_page(old)
