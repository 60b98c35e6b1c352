"""Another password of one's own, whenever a person wants one: the present one first, afresh.

None of the three leaves this dialog but as arguments of the service that takes them.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import PASSPHRASE_CHARS_MIN
from cashier.services import staffing
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.style import Tone
from ui.tasks import Lane
from ui.widgets import EnterFlow, Kind, PasswordField


class ChangePasswordDialog(Dialog):
    """Signals: `changed` once the new password counts."""

    changed = Signal()

    def __init__(self, parent: QWidget, counter: Counter) -> None:
        super().__init__(self.tr("Change your password"), parent)
        self._counter = counter
        self._busy = False
        words = self.tr(
            "Choose {least} characters or more: a few words that only you would put together. It"
            " counts here at once, elsewhere after the next exchange with the ledger. A PIN you"
            " have at this station ends with it."
        )
        self.add_text(words.format(least=PASSPHRASE_CHARS_MIN), tone=Tone.MUTED)
        self.password = PasswordField(self.tr("Your present password"), line=True, show=False)
        self.chosen = PasswordField(self.tr("New password"), line=True)
        self.again = PasswordField(self.tr("The new one again"), line=True, show=False)
        for field in (self.password, self.chosen, self.again):
            field.edit.setMaxLength(256)
            self.body.addWidget(field)
        self.body.setSpacing(0)
        self.cancel_button = self.add_button(self.tr("Cancel"), key="Esc")
        self.go_button = self.add_button(
            self.tr("Change it"), self._go, kind=Kind.PRIMARY, key="Enter"
        )
        self._flow = EnterFlow(
            (self.password.edit, self.chosen.edit, self.again.edit), self._go, parent=self
        )

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.password.edit

    @Slot()
    def _go(self) -> None:
        if self._busy:
            return
        for field in (self.password, self.chosen, self.again):
            field.set_error("")
        chosen, again = self.chosen.edit.text(), self.again.edit.text()
        if not self.password.edit.text():
            self._refuse(self.password, self.tr("Type the password you have now."))
        elif len(chosen) < PASSPHRASE_CHARS_MIN:
            words = self.tr("Use {least} characters or more; this has {count}.")
            self._refuse(self.chosen, words.format(least=PASSPHRASE_CHARS_MIN, count=len(chosen)))
        elif chosen != again:
            self.again.edit.clear()
            self._refuse(self.again, self.tr("The two are not the same. Type it once more."))
        else:
            self._busy = True
            desk, number = self._counter.desk, self._counter.person.number
            password = self.password.edit.text()
            self.go_button.setText(self.tr("Changing it"))
            self._counter.tasks.run(
                Lane.DB,
                lambda: staffing.replace_passphrase(desk, number, password, chosen),
                self,
                self._done,
                self._failed,
            )

    def _done(self, who: object) -> None:
        self.accept()
        self.changed.emit()

    def _failed(self, error: Refusal | Fault) -> None:
        self._busy = False
        self.go_button.setText(self.tr("Change it"))
        if error.code == "sign_in.wrong":
            self.password.edit.clear()
            self._refuse(self.password, self.tr("That password does not match."))
        elif error.code.startswith("sign_in."):
            self.password.edit.clear()
            self._refuse(self.password, sentence(error))
        else:
            self.chosen.edit.clear()
            self.again.edit.clear()
            self._refuse(self.chosen, sentence(error))

    def _refuse(self, field: PasswordField, words: str) -> None:
        field.set_error(words)
        self.fit()
        field.edit.setFocus()
        announce(field.edit, words, urgent=True)
