"""The lock of the window: when nobody is there, the computer sleeps or the person asks, until the
same person is back.

The page under it is covered, neither left nor entered again: what was typed in it stands. Secrets
half typed go (`ui.curtain`), and so do confirmations of identity; sending and printing go on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cashier.domain.errors import Fault, Refusal
from ui.idle import Due, Presence, Touches
from ui.screens.sign_in import LockPage
from ui.tasks import Lane
from ui.which_screen import CLOSE_SCREENS, first_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cashier.services.accounts import AccountView
    from ui.counter import Counter
    from ui.pages import Pages
    from ui.shell import Shell


class WindowLock(QObject):
    """`presence` tells since when nobody touched the window and how long the session lasts."""

    def __init__(self, app: QApplication, counter: Counter, shell: Shell, pages: Pages) -> None:
        super().__init__()
        self._counter, self._shell, self._pages = counter, shell, pages
        settings = counter.desk.settings
        self.presence = Presence(
            idle=settings.lock_minutes * 60, session=settings.session_hours_max * 3600
        )
        self._touches = Touches(app, self._touched)
        self._sleep_unwatched: Callable[[], None] | None = None
        self._after: tuple[str, object] | None = None

    @property
    def on(self) -> bool:
        """Whether the window is locked."""
        return self._pages.shown == "lock"

    def stop(self) -> None:
        """Watches neither touches nor the computer's sleep any more."""
        self._touches.stop()
        if self._sleep_unwatched is not None:
            self._sleep_unwatched()

    # --- when ----------------------------------------------------------------------------------

    @Slot()
    def watch_sleep(self) -> None:
        """From now on `slept` is called before the computer sleeps."""
        if not self._counter.closed:
            from ui.sleep import watch

            self._sleep_unwatched = watch(self.slept)

    @Slot()
    def slept(self) -> None:
        """The computer is about to sleep, or its own session was locked: what is on the screen when
        the picture freezes is the lock.
        """
        self.lock(Due.SLEPT.value)
        self._shell.repaint()

    @Slot(object)
    def settings_changed(self, settings: object) -> None:
        """Other limits act at once."""
        self.presence.idle = getattr(settings, "lock_minutes", 15) * 60
        self.presence.session = getattr(settings, "session_hours_max", 12) * 3600

    def _touched(self) -> None:
        self.presence.touched()
        if self._shell.soon_box.isVisible():
            self.look()

    def look(self) -> None:
        """Once a second: whether the window is to be locked, now or within the minute."""
        if self._counter.who is None or self._pages.shown in ("lock", "sign_in"):
            self._shell.say_soon("")
            lock = self._pages.get("lock")
            if self.on and self.presence.over and isinstance(lock, LockPage):
                lock.show_why("over")  # locked for long: from now on a PIN is not enough
            return
        look = self.presence.look()
        match look.due:
            case Due.NOTHING:
                self._shell.say_soon("")
            case Due.SOON_IDLE:
                words = self.tr("Nobody touched this window for a while. It locks in {n} seconds.")
                self._shell.say_soon(words.format(n=look.seconds))
            case Due.SOON_OVER:
                words = self.tr("Signed in for long. In {n} seconds it asks for your password.")
                self._shell.say_soon(words.format(n=look.seconds))
            case due:
                self.lock(due.value)

    # --- there and back ------------------------------------------------------------------------

    def lock(self, why: str) -> None:
        """Hides everything until the same person is back. Identity is confirmed anew after it.
        `why` is "key" or a `Due` that locks.
        """
        who = self._counter.who
        if who is None or self._pages.shown in ("lock", "sign_in"):
            return
        self._after = None
        self._pages.keep_visit()
        if self._counter.visit is not None:
            self._counter.visit.confirmations.clear()
        desk = self._counter.desk

        def note() -> None:
            from cashier.services import staffing

            staffing.lock(desk, who, why)

        self._counter.tasks.run(Lane.DB, note, self, lambda done: None, lambda error: None)
        page = self._pages["lock"]
        assert isinstance(page, LockPage)
        page.show_why(why)
        self._pages.cover()
        self._counter.changed.emit()
        self._counter.events.lock_changed.emit(True)

    def show_after(self, name: str, about: object) -> None:
        """A screen that was asked for meanwhile: shown once the person is back."""
        self._after = (name, about)

    @Slot()
    def forget(self) -> None:
        """The session was ended behind the lock: nothing is shown after it."""
        self._after = None

    def unlock(self) -> None:
        """Back to what was open, with the accounts as somebody unconfirmed sees them."""
        counter = self._counter
        visit, who, desk = counter.visit, counter.person, counter.desk
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

        counter.tasks.run(Lane.DB, read, self, self._accounts_again, self._still_locked)

    def _still_locked(self, error: Refusal | Fault) -> None:
        page = self._pages.get("lock")
        if isinstance(page, LockPage):
            page.credentials.show_failure(error)

    def _accounts_again(self, views: list[AccountView]) -> None:
        if not self.on:
            return  # a supervisor ended the session in this very moment
        counter = self._counter
        if counter.visit is not None:
            counter.visit.accounts[:] = views
        after, self._after = self._after, None
        if self.presence.over:
            self.presence.began()
        else:
            self.presence.resumed()
        self._pages.uncover()
        counter.changed.emit()
        counter.events.lock_changed.emit(False)
        if after is not None:
            counter.go(*after)
        elif self._pages.shown in CLOSE_SCREENS and counter.drawer is None:
            counter.go(first_screen(counter))  # it was closed from elsewhere meanwhile
