"""Where the window goes: the entries of the navigation, and every wish for another screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cashier.domain.drawer import DrawerState
from cashier.domain.staff import Act, Staff
from ui.shell import Shell
from ui.which_screen import which_screen
from ui.widgets.nav_column import NavEntry

if TYPE_CHECKING:
    from ui.anywhere import Anywhere
    from ui.counter import Counter
    from ui.pages import Pages
    from ui.session import Session
    from ui.training_here import TrainingHere
    from ui.widgets import Action
    from ui.window_lock import WindowLock


class Navigation(QObject):
    """Given every wish by `Counter.go_requested`, the navigation and the status bar."""

    def __init__(
        self,
        counter: Counter,
        shell: Shell,
        pages: Pages,
        *,
        session: Session,
        window_lock: WindowLock,
        training: TrainingHere,
        anywhere: Anywhere,
    ) -> None:
        super().__init__()
        self._counter, self._shell, self._pages = counter, shell, pages
        self._session, self._lock = session, window_lock
        self._training, self._anywhere = training, anywhere
        self._entries: tuple[NavEntry, ...] | None = None

    @Slot(str, object)
    def go(self, name: str, about: object = None) -> None:
        """Shows a screen, telling it what it is about; "unlocked" is the one before the lock. What
        is asked for while the window is locked is shown once the person is back.
        """
        counter = self._counter
        if counter.closed:
            return
        if name == "unlocked":
            self._lock.unlock()
        elif name == "switch":
            self._session.switch()
        elif name == "sign_in":
            self._session.leave()
            self._pages.show(name, about)
        elif self._lock.on:
            self._lock.show_after(name, about)
        elif counter.who is None:
            if name == "training" and self._pages.shown == "sign_in":
                self._training.door()
        elif name == "customer_screen":
            self._anywhere.choose_customer_screen()
        else:
            self._pages.show(*which_screen(counter, name, about, self._pages.shown))

    # --- the entries ---------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Only what the role may do; what cannot be done now stands there disabled."""
        who = self._counter.who
        if self._counter.closed or who is None:
            return  # pages that go with the window still hear of another look
        entries = self._entries_of(who)
        if entries != self._entries:
            self._entries = entries
            self._shell.set_nav(entries)
            self._shell.set_commands((*self._anywhere.commands(who), *self._session.commands()))
            page = self._shell.page
            if page is not None:
                page.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Another person or another language: all entries are set again."""
        self._entries = None

    def _entries_of(self, who: Staff) -> tuple[NavEntry, ...]:
        drawer = self._counter.drawer
        counting = drawer is not None and drawer.state is DrawerState.COUNTING
        can_pay = (
            drawer is not None
            and not counting
            and (self._counter.visit is not None or self._page_takes() is not None)
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
        if drawer is None and who.may(Act.OPEN_DRAWER):
            # Whoever left the first page would find no way back to it.
            entries.append(
                NavEntry(key="open_drawer", text=self.tr("Open"), icon="inbox", shortcut="F7")
            )
        elif who.may(Act.COUNT_OWN):
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
        return tuple(entries)

    def _page_takes(self) -> Action | None:
        """What F5 does on the page shown, for the account it shows; None where it does nothing."""
        page = self._shell.page
        acts = () if page is None else page.acts()
        return next((act for act in acts if act.key == "F5" and act.enabled), None)

    # --- what was chosen -----------------------------------------------------------------------

    @Slot(str)
    def choose(self, key: str) -> None:
        """An entry of the navigation, by mouse or key."""
        takes = self._page_takes()
        if key == "help":
            from ui.help import show_help

            show_help(self._shell)
        elif key == "pay" and takes is not None:
            takes.slot()
        else:
            self.go("count" if key == "close" else key)

    @Slot(str)
    def choose_status(self, cell: str) -> None:
        """A cell of the status bar."""
        who = self._counter.who
        if who is None or self._lock.on:
            return
        if cell == "scanner":
            self.go("scanner")
        elif cell == "printer_page":
            self.go("printer")
        elif cell == "drawer" and self._counter.drawer is None and who.may(Act.OPEN_DRAWER):
            self.go("open_drawer")
        else:
            self.go("status")
            self._shell.choose_status(cell if cell != "drawer" else "ledger")

    @Slot()
    def choose_settings(self) -> None:
        """The wheel in the header, or its key."""
        if self._counter.who is not None and not self._lock.on:
            self.go("settings")
