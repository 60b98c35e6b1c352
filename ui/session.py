"""Who is at the window: comes in, becomes somebody else, steps aside, leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cashier.domain.staff import Staff
from ui.dialogs import Dialog
from ui.palette import Command
from ui.screens.sign_in import SignInPage
from ui.standing import Standing
from ui.tasks import Lane
from ui.workers import Contact

if TYPE_CHECKING:
    from cashier.store.people_here import LastSignIn
    from ui.counter import Counter
    from ui.pages import Pages
    from ui.shell import Shell
    from ui.window_lock import WindowLock
    from ui.workers import LedgerWorker


class Session(QObject):
    """Keeps `Counter.who`. Everything that was a person's own goes when they leave the window; the
    store has it.

    Signals: `began(object)` with the Staff who is at the window now; `left()`: nobody is, forget
    what was theirs; `signed_out()`: and they have left for good.
    """

    began = Signal(object)
    left = Signal()
    signed_out = Signal()

    def __init__(
        self,
        counter: Counter,
        shell: Shell,
        pages: Pages,
        window_lock: WindowLock,
        ledger: LedgerWorker,
    ) -> None:
        super().__init__()
        self._counter, self._shell, self._pages = counter, shell, pages
        self._lock, self._ledger = window_lock, ledger
        self._standing = Standing(counter, self._is_other, self._is_out)

    # --- comes in ------------------------------------------------------------------------------

    @Slot(object)
    def come_in(self, who: object) -> None:
        """Somebody proved who they are."""
        if not isinstance(who, Staff):
            return
        self._counter.who = who
        session_began = self._counter.people.came_in(who.number)
        self._lock.presence.began(session_began)
        self.show_person(who)
        self.began.emit(who)
        self._welcome(who, first=session_began is None)

    def _welcome(self, who: Staff, *, first: bool) -> None:
        """Whether the person has a PIN here; and, for one who just typed the password, what
        happened since the last time."""
        desk, people = self._counter.desk, self._counter.people
        people.by_pin = False

        def read() -> tuple[bool, LastSignIn]:
            from cashier.services import pins, staffing

            return pins.has_pin(desk, who), staffing.last_sign_in(desk, who)

        def known(found: tuple[bool, LastSignIn]) -> None:
            if self._counter.who != who:
                return
            people.by_pin = found[0]
            if first:
                from ui.screens.last_sign_in import tell

                offline = self._ledger.contact is Contact.UNREACHABLE
                tell(self._shell, found[1], offline=offline)

        self._counter.tasks.run(Lane.DB, read, self, known, lambda error: None)

    def show_person(self, who: Staff) -> None:
        """Name and role in the header."""
        role = {
            "cashier": self.tr("cashier"),
            "supervisor": self.tr("supervisor"),
            "administrator": self.tr("administrator"),
            "auditor": self.tr("auditor"),
        }[who.role.value]
        self._shell.header.set_person(who.name, role)

    def _is_other(self, who: Staff) -> None:
        """An administrator gave the person another name or role: it acts at once."""
        self._counter.who = who
        self.show_person(who)
        self._counter.changed.emit()

    # --- leaves --------------------------------------------------------------------------------

    def _is_out(self) -> None:
        """An administrator disabled the person, or gave them a one-time code: what they recorded
        and typed is kept, the session ends."""
        for dialog in self._shell.findChildren(Dialog):
            if dialog.isVisible():
                dialog.reject()
        self._counter.go("sign_in")
        page = self._pages["sign_in"]
        assert isinstance(page, SignInPage)
        page.credentials.say(
            self.tr("An administrator ended the session. What was recorded here is safe.")
        )

    @Slot()
    def switch(self) -> None:
        """Another person: this one's drawer stays theirs, and so does a visit that was begun: it is
        kept and offered again. Who has a PIN here stays signed in and comes back by it; who has
        none signs out.
        """
        who, people = self._counter.who, self._counter.people
        if self._lock.on and not people.by_pin:
            return  # a supervisor ends that session
        if who is not None and people.by_pin:
            people.step_aside(who, self._lock.presence.session_began)
        self._counter.go("sign_in")

    @Slot()
    def sign_out(self) -> None:
        """The person leaves for good."""
        if not self._lock.on:
            self._counter.go("sign_in")

    def leave(self) -> None:
        """Nobody is at the window: the pages go, the visit is kept in the store."""
        counter, pages = self._counter, self._pages
        who, desk = counter.who, counter.desk
        pages.keep_visit()
        if self._lock.on:
            counter.events.lock_changed.emit(False)
        sign_in = pages.get("sign_in")
        if sign_in is not None and self._shell.page is not None:
            self._shell.show_page(sign_in)  # what is left keeps what was typed in it
        counter.who = None
        counter.drawer = None
        counter.last_visit = None
        counter.next_customer()
        pages.forget()
        if who is not None:
            from cashier.services import staffing

            aside = counter.people.is_aside(who.number)
            end = staffing.step_aside if aside else staffing.sign_out
            counter.tasks.run(Lane.DB, lambda: end(desk, who), self, lambda done: None)
            counter.events.session_changed.emit(None)
            if not aside:
                self.signed_out.emit()
        self.left.emit()

    def close(self) -> None:
        """The window goes: who is at it and who stepped aside are signed out, at once."""
        who, people = self._counter.who, self._counter.people
        for one in (*(() if who is None else (who,)), *people.everybody_leaves()):
            from cashier.services import staffing

            staffing.sign_out(self._counter.desk, one)

    # --- what everybody does about their own session --------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """Found by the palette on every page."""
        found = [
            Command(text=self.tr("Sign out"), key="", slot=self.sign_out),
            Command(text=self.tr("Change your password"), key="", slot=self._change_passphrase),
        ]
        if self._counter.desk.settings.pin_allowed:
            words = self.tr("PIN for this station")
            found.append(Command(text=words, key="", slot=self._choose_pin))
        return tuple(found)

    def _change_passphrase(self) -> None:
        from ui.screens.new_passphrase import ChangePassphraseDialog

        shell, said = self._shell, self.tr("Your password is changed.")
        ChangePassphraseDialog(shell, self._counter, lambda who: shell.toast(said)).open()

    def _choose_pin(self) -> None:
        from ui.screens.pin import PinDialog

        people = self._counter.people

        def changed(has_pin: bool) -> None:
            people.by_pin = has_pin
            self._shell.toast(
                self.tr("Your PIN unlocks this window and brings you back after another person.")
                if has_pin
                else self.tr("You have no PIN at this station now.")
            )

        dialog = PinDialog(self._shell, self._counter, has_pin=people.by_pin)
        dialog.changed.connect(changed)
        dialog.open()
