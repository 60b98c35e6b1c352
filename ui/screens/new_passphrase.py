"""A password of one's own: at the first sign-in with a one-time code, or whenever somebody wants
another.

Neither what is there nor what is chosen leaves these dialogs but as arguments of the service that
takes them.
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


class ChoosePassphraseDialog(Dialog):
    """What both share: a password typed twice, and what came of it. `done` gets the person;
    `asks_present` tells whether the password of now is asked for first.
    """

    asks_present = False

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        title: str,
        text: str,
        done: Callable[[Staff], None],
    ) -> None:
        super().__init__(title, parent)
        self._counter, self._done = counter, done
        self._busy = False
        self.add_text(text)
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.body.addSpacing(8)  # the fields bring their own room, the text does not
        self.present = PasswordField(self.tr("Your password now"), line=True, show=False)
        self.chosen = PasswordField(self.tr("New password"), line=True)
        self.again = PasswordField(self.tr("The same again"), line=True, show=False)
        for field in (self.present, self.chosen, self.again):
            field.edit.setMaxLength(256)
            # An empty line is a little lower than one with words, and nothing may move.
            field.below.setText("x")
            field.below.setMinimumHeight(field.below.sizeHint().height())
            field.below.setText("")
            self.body.addWidget(field)
        self.present.setVisible(self.asks_present)
        self.body.setSpacing(2)
        self.cancel_button = self.add_button(self.tr("Cancel"), key="Esc")
        self.go_button = self.add_button(self.go_words(), self.go, kind=Kind.PRIMARY, key="Enter")
        fields = [self.chosen.edit, self.again.edit]
        if self.asks_present:
            fields.insert(0, self.present.edit)
        self._flow = EnterFlow(fields, self.go, parent=self)

    def go_words(self) -> str:
        """What the button does."""
        raise NotImplementedError

    def work(self, chosen: str) -> Callable[[], Staff]:
        """The service that takes it."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.present.edit if self.asks_present else self.chosen.edit

    @Slot()
    def go(self) -> None:
        """Checks what can be checked here, and hands the rest to the service."""
        if self._busy:
            return
        for field in (self.present, self.chosen, self.again):
            field.set_error("")
        chosen, again = self.chosen.edit.text(), self.again.edit.text()
        if self.asks_present and not self.present.edit.text():
            self._refuse(self.present, self.tr("Type your password."))
        elif len(chosen) < PASSPHRASE_CHARS_MIN:
            words = self.tr("Use {least} characters or more; this has {count}.")
            self._refuse(self.chosen, words.format(least=PASSPHRASE_CHARS_MIN, count=len(chosen)))
        elif chosen != again:
            self.again.edit.clear()
            self._refuse(self.again, self.tr("The two are not the same. Type it once more."))
        else:
            self._busy = True
            self._counter.tasks.run(Lane.DB, self.work(chosen), self, self._taken, self._failed)

    def _refuse(self, field: PasswordField, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus()
        announce(field.edit, words, urgent=True)

    def _taken(self, who: Staff) -> None:
        self._busy = False
        self.accept()
        self._done(who)

    def _failed(self, error: Failure) -> None:
        self._busy = False
        words = sentence(error)
        if getattr(error, "field", "") == "chosen":
            self.again.edit.clear()
            self._refuse(self.chosen, words)
            return
        if self.asks_present and error.code.startswith("sign_in."):
            self.present.edit.clear()
            self._refuse(self.present, words)
            return
        self.trouble.set_text(words)
        self.trouble.show()
        self.fit()
        announce(self, words, urgent=True)


class NewPassphraseDialog(ChoosePassphraseDialog):
    """After a one-time code was right: then the person is signed in."""

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        number: str,
        code: str,
        done: Callable[[Staff], None],
    ) -> None:
        super().__init__(
            parent,
            counter,
            self.tr("Choose your password"),
            self.tr(
                "The code was right, and is used up with this. Choose {least} characters or more: "
                "a few words that only you would put together. Spaces count, signs and capitals "
                "are not asked for."
            ).format(least=PASSPHRASE_CHARS_MIN),
            done,
        )
        self._number, self._code = number, code

    def go_words(self) -> str:
        """It ends with signing in."""
        return self.tr("Sign in")

    def work(self, chosen: str) -> Callable[[], Staff]:
        """Exchanges the code."""
        desk, number, code = self._counter.desk, self._number, self._code
        return lambda: staffing.replace_passphrase(desk, number, code, chosen)


class ChangePassphraseDialog(ChoosePassphraseDialog):
    """Another password, by who is signed in; the one of now is asked first."""

    asks_present = True

    def __init__(self, parent: QWidget, counter: Counter, done: Callable[[Staff], None]) -> None:
        super().__init__(
            parent,
            counter,
            self.tr("Change your password"),
            self.tr(
                "{least} characters or more: a few words that only you would put together. It "
                "counts here at once, and at each other station when it hears from the ledger."
            ).format(least=PASSPHRASE_CHARS_MIN),
            done,
        )

    def go_words(self) -> str:
        """It is kept."""
        return self.tr("Change password")

    def work(self, chosen: str) -> Callable[[], Staff]:
        """Checks the one of now, and takes the other."""
        desk, who = self._counter.desk, self._counter.person
        present = self.present.edit.text()
        return lambda: staffing.change_passphrase(desk, who, present, chosen)
