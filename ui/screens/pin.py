"""Choosing a PIN for this station, or giving it up. The password is asked first, afresh.

None of the three leaves this dialog but as arguments of the service that takes them.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.secrets_chosen import PIN_DIGITS
from cashier.services import pins, staffing
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.style import Tone
from ui.tasks import Lane
from ui.widgets import EnterFlow, Kind, PasswordField


class PinDialog(Dialog):
    """Signals: `changed(bool)` once the person has a PIN here, or has none any more."""

    changed = Signal(bool)

    def __init__(self, parent: QWidget, counter: Counter, *, has_pin: bool) -> None:
        super().__init__(
            self.tr("Change your PIN for this station")
            if has_pin
            else self.tr("Choose a PIN for this station"),
            parent,
        )
        self._counter = counter
        self._busy = False
        self.add_text(
            self.tr(
                "Six digits unlock this window, bring you back after another person and sign an "
                "approval, at this station alone. They never sign in. Tell them to nobody."
            ),
            tone=Tone.MUTED,
        )
        self.body.addSpacing(12)  # the fields bring their own room, the text does not
        self.password = PasswordField(self.tr("Your password"), line=True)
        self.pin = PasswordField(self.tr("PIN, 6 digits"), line=True, show=False)
        self.again = PasswordField(self.tr("The same PIN again"), line=True, show=False)
        self.password.edit.setMaxLength(256)
        for field in (self.password, self.pin, self.again):
            self.body.addWidget(field)
        for field in (self.pin, self.again):
            field.edit.setMaxLength(PIN_DIGITS)
        self.body.setSpacing(0)
        self.cancel_button = self.add_button(self.tr("Cancel"), key="Esc")
        self.give_up_button = self.add_button(self.tr("Have no PIN"), self._give_up)
        self.give_up_button.setVisible(has_pin)
        self.go_button = self.add_button(
            self.tr("Save PIN"), self._go, kind=Kind.PRIMARY, key="Enter"
        )
        self._flow = EnterFlow(
            (self.password.edit, self.pin.edit, self.again.edit), self._go, parent=self
        )

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.password.edit

    @Slot()
    def _go(self) -> None:
        if self._busy:
            return
        for field in (self.password, self.pin, self.again):
            field.set_error("")
        pin, again = self.pin.edit.text(), self.again.edit.text()
        if not self.password.edit.text():
            self._refuse(self.password, self.tr("Type your password."))
        elif not pin:
            self._refuse(self.pin, self.tr("Type six digits."))
        elif pin != again:
            self.again.edit.clear()
            self._refuse(self.again, self.tr("The two are not the same. Type it once more."))
        else:
            self._busy = True
            desk, who, password = (
                self._counter.desk,
                self._counter.person,
                self.password.edit.text(),
            )
            self.go_button.setText(self.tr("Saving the PIN"))
            self._counter.tasks.run(
                Lane.DB,
                lambda: staffing.enrol_pin(desk, who, password, pin),
                self,
                self._saved,
                self._failed,
            )

    def _saved(self, done: None) -> None:
        self.changed.emit(True)
        self.accept()

    def _give_up(self) -> None:
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: pins.give_up(desk, who), self, self._given_up, self._failed
        )

    def _given_up(self, done: None) -> None:
        self.changed.emit(False)
        self.accept()

    def _failed(self, error: Refusal | Fault) -> None:
        self._busy = False
        self.go_button.setText(self.tr("Save PIN"))
        if error.code.startswith("sign_in."):
            self.password.edit.clear()
            words = (
                self.tr("That password does not match.")
                if error.code == "sign_in.wrong"
                else sentence(error)
            )
            self._refuse(self.password, words)
        else:
            self.pin.edit.clear()
            self.again.edit.clear()
            self._refuse(self.pin, self._pin_words(error))

    def _pin_words(self, error: Refusal | Fault) -> str:
        match error.code:
            case "pin.common":
                return self.tr("That one is tried first. Choose other digits.")
            case "pin.not_six":
                return self.tr("Type six digits.")
        return sentence(error)

    def _refuse(self, field: PasswordField, words: str) -> None:
        field.set_error(words)
        self.fit()
        field.edit.setFocus()
        announce(field.edit, words, urgent=True)
