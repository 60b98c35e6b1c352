"""A passphrase of one's own, at the first sign-in with a one-time code.

Neither the code nor what is chosen leaves this dialog but as arguments of the service that takes
them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.staff import PASSPHRASE_CHARS_MIN, Staff
from cashier.services import staffing
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Banner, EnterFlow, Kind, PasswordField


class NewPassphraseDialog(Dialog):
    """Typed twice; then the person is signed in, and `done` gets them."""

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        number: str,
        code: str,
        done: Callable[[Staff], None],
    ) -> None:
        super().__init__(self.tr("Choose your passphrase"), parent)
        self._counter, self._number, self._code, self._done = counter, number, code, done
        self._busy = False
        self.add_text(
            self.tr(
                "The code was right, and is used up with this. Choose {least} characters or more: "
                "a few words that only you would put together. Spaces count, signs and capitals "
                "are not asked for."
            ).format(least=PASSPHRASE_CHARS_MIN)
        )
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.chosen = PasswordField(self.tr("New passphrase"), line=True)
        self.again = PasswordField(self.tr("The same again"), line=True, show=False)
        for field in (self.chosen, self.again):
            field.edit.setMaxLength(256)
            self.body.addWidget(field)
        self.cancel_button = self.add_button(self.tr("Cancel"), key="Esc")
        self.go_button = self.add_button(
            self.tr("Sign in"), self._go, kind=Kind.PRIMARY, key="Enter"
        )
        self._flow = EnterFlow((self.chosen.edit, self.again.edit), self._go, parent=self)

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.chosen.edit

    @Slot()
    def _go(self) -> None:
        if self._busy:
            return
        chosen, again = self.chosen.edit.text(), self.again.edit.text()
        self.chosen.set_error("")
        self.again.set_error("")
        if len(chosen) < PASSPHRASE_CHARS_MIN:
            words = self.tr("Use {least} characters or more; this has {count}.")
            self._refuse(self.chosen, words.format(least=PASSPHRASE_CHARS_MIN, count=len(chosen)))
        elif chosen != again:
            self.again.edit.clear()
            self._refuse(self.again, self.tr("The two are not the same. Type it once more."))
        else:
            self._busy = True
            desk, number, code = self._counter.desk, self._number, self._code
            self.go_button.setText(self.tr("Signing in"))
            self._counter.tasks.run(
                Lane.DB,
                lambda: staffing.replace_passphrase(desk, number, code, chosen),
                self,
                self._signed_in,
                self._failed,
            )

    def _refuse(self, field: PasswordField, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus()
        announce(field.edit, words, urgent=True)

    def _signed_in(self, who: Staff) -> None:
        self._busy = False
        self.accept()
        self._done(who)

    def _failed(self, error: Failure) -> None:
        self._busy = False
        self.go_button.setText(self.tr("Sign in"))
        words = sentence(error)
        if getattr(error, "field", "") == "chosen":
            self.again.edit.clear()
            self._refuse(self.chosen, words)
            return
        self.trouble.set_text(words)
        self.trouble.show()
        self.fit()
        announce(self, words, urgent=True)
