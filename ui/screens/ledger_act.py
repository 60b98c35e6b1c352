"""Questions that end in an act upon the ledger itself: one login of it where it is on a server,
asked each time and kept nowhere; none where it is embedded.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.errors import Refusal
from cashier.services.importing import central_address
from cashier.services.place_acts import LedgerLogin
from cashier.vault import Keys
from ui.announce import announce
from ui.compose import Station, keys_of
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Banner, EnterFlow, Field, Kind, LineEdit, PasswordField


class LedgerLoginFields(QWidget):
    """Address, login and password; hidden where the ledger is in this home."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble: Refusal | None = None
        self._ledger, asked = "", ""
        try:
            self._ledger = Station(desk=counter.desk, keys=keys_of(counter.desk.home)).ledger_url
            asked = central_address(self._ledger)
        except Refusal as refusal:
            self.trouble = refusal
        self.central = bool(asked)
        self.address = Field(self.tr("Ledger"), text=asked, line=True)
        self.role = Field(self.tr("Login of the ledger"), line=True)
        self.password = PasswordField(self.tr("Its password"), line=True)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(self.role, 1)
        pair.addWidget(self.password, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.address)
        column.addLayout(pair)

    def controls(self) -> tuple[LineEdit, ...]:
        """In the order of Enter."""
        if not self.central:
            return ()
        return self.address.edit, self.role.edit, self.password.edit

    def missing(self) -> LineEdit | None:
        """The first empty field, marked in words."""
        first: LineEdit | None = None
        for one in (self.address, self.role, self.password) if self.central else ():
            empty = not one.edit.text().strip()
            one.set_error(self.tr("This is needed.") if empty else "")
            if empty and first is None:
                first = one.edit
        return first

    def login(self) -> LedgerLogin:
        """As typed; of an embedded ledger where it is."""
        if not self.central:
            return LedgerLogin(ledger=self._ledger)
        return LedgerLogin(
            ledger=self.address.text().strip(),
            role=self.role.text().strip(),
            password=self.password.edit.text(),
        )

    def forget(self) -> None:
        """The password is gone."""
        self.password.edit.clear()


class LedgerActDialog(Dialog):
    """Fields of its own, the ledger's login, Esc and F12. Calls `done` with what the act returned
    once it is done; Enter only moves on.
    """

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        title: str,
        *,
        keep: str,
        yes: str,
        done: Callable[[object], None],
        dangerous: bool = False,
    ) -> None:
        super().__init__(title, parent)
        self.counter, self._done, self._busy = counter, done, False
        self._did: object | None = None
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.add_fields()
        self.login = LedgerLoginFields(counter)
        self.body.addWidget(self.login)
        self.login.setVisible(self.login.central)
        self.keep_button = self.add_button(keep, key="Esc")
        self.yes_button = self.add_button(
            yes, self.commit, kind=Kind.DANGEROUS if dangerous else Kind.PRIMARY, key="F12"
        )
        self._flow = EnterFlow(
            (*self.fields(), *self.login.controls()), self.yes_button.setFocus, parent=self
        )
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F12), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.commit)
        self.finished.connect(self._finished)
        if self.login.trouble is not None:
            self._say_trouble(sentence(self.login.trouble))

    # --- what subclasses say

    def add_fields(self) -> None:
        """Fields above the login."""

    def fields(self) -> tuple[QWidget, ...]:
        """Their controls, in the order of Enter."""
        return ()

    def ready(self) -> bool:
        """Whether they are filled; marks what is missing and puts the focus there."""
        return True

    def work(self, keys: Keys, login: LedgerLogin) -> Callable[[], object]:
        """The act, to be done in the io lane."""
        raise NotImplementedError

    def field_of(self, error: Failure) -> Field | None:
        """Which field an error is about."""
        return None

    # --- the question

    def first_focus(self) -> QWidget | None:
        """The first field; without any the harmless button."""
        controls = (*self.fields(), *self.login.controls())
        return controls[0] if controls else self.keep_button

    @Slot()
    def commit(self) -> None:
        """F12: does it, once everything is there."""
        if self._busy or not self.ready():
            return
        missing = self.login.missing()
        if missing is not None:
            missing.setFocus()
            return
        work = self.work(keys_of(self.counter.desk.home), self.login.login())
        self._set_busy(True)
        self.counter.tasks.run(Lane.IO, work, self, self._acted, self._failed)

    def reject(self) -> None:
        """Leaves everything as it is; not while it is being done."""
        if not self._busy:
            self.login.forget()
            super().reject()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in self.buttons:
            button.setEnabled(not busy)

    def _acted(self, did: object) -> None:
        self._set_busy(False)
        self.login.forget()
        self._did = did
        self.accept()

    def _failed(self, error: Failure) -> None:
        self._set_busy(False)
        words, about = sentence(error), self.field_of(error)
        self._say_trouble("" if about is not None else words)
        if about is not None:
            about.set_error(words)
            about.control.setFocus()
        elif self.login.central:
            self.login.forget()
            self.login.password.edit.setFocus()
        announce(self, words, urgent=True)

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        if self.isVisible():
            self.fit()

    @Slot(int)
    def _finished(self, result: int) -> None:
        # After the dialog is gone: what follows may show another page.
        if result and self._did is not None:
            self._done(self._did)
