"""Staff number and password, as the sign-in card, the lock and approvals ask for them.

The password never leaves this widget but as an argument of the service that checks it, and the
field is emptied as soon as that call is made.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Staff
from ui.announce import announce
from ui.widgets import EnterFlow, Field, PasswordField

BADGE = "STAFF-"
"""What a badge's code begins with. Source: formats.md 2."""
MINUTES_FROM = 120
"""A wait of so many seconds or more is said in minutes."""
NUMBER_DIGITS_MAX = 10
"""A badge of so many digits or fewer bears a staff number; any other was enrolled."""
PIN_TRIES_SAID = 3
"""So few tries of a PIN are left when it is said how many."""


def wait_of(error: Refusal | Fault) -> int:
    """Seconds until the next try is taken; 0 for at once."""
    return int(str(error.data.get("seconds", 0))) if isinstance(error, Refusal) else 0


class Credentials(QWidget):
    """The two fields, Enter from one to the other, and the sentence about a refused try.

    With `fixed` only the password is asked: the person is known. A scanned badge fills the number
    in whichever field it arrives. Signals: `submitted` when both are filled and the person said go.
    """

    submitted = Signal()

    def __init__(
        self,
        number_label: str,
        password_label: str,
        *,
        fixed: Staff | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._left = 0
        self._lead = ""
        self.number_field = Field(number_label, line=True)
        self.password_field = PasswordField(password_label, line=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number_field)
        column.addWidget(self.password_field)
        if fixed is not None:
            self.number_field.hide()
        for field in (self.number_field, self.password_field):
            # An empty line is a little lower than one with words, and nothing may move.
            field.below.setText("x")
            field.below.setMinimumHeight(field.below.sizeHint().height())
            field.below.setText("")
        self.number_field.edit.setMaxLength(24)
        self.password_field.edit.setMaxLength(256)
        self.number_field.edit.textEdited.connect(self._number_edited)
        self.password_field.edit.textEdited.connect(self._password_edited)
        self._flow = EnterFlow(
            [self.number_field.edit, self.password_field.edit], self.submit, parent=self
        )
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._second_passed)

    def ask(self, fixed: Staff | None) -> None:
        """Asks anew: for anybody, or only for this person's password."""
        self._fixed = fixed
        self.number_field.setVisible(fixed is None)
        self.number_field.edit.clear()
        self.clear()

    @property
    def number(self) -> str:
        """The staff number, without the badge's prefix."""
        if self._fixed is not None:
            return self._fixed.number
        return self.number_field.text().upper().removeprefix(BADGE)

    def take_password(self) -> str:
        """The password, and the field is empty from now on."""
        password = self.password_field.edit.text()
        self.password_field.edit.clear()
        return password

    def first_focus(self) -> QWidget:
        """The first field to fill."""
        if self._fixed is None and not self.number_field.text():
            return self.number_field.edit
        return self.password_field.edit

    def clear(self) -> None:
        """Forgets password and errors; the number stays."""
        self._tick.stop()
        self.password_field.edit.clear()
        self.number_field.set_error("")
        self.password_field.set_error("")

    def set_busy(self, busy: bool) -> None:
        """While the answer is awaited the fields can be read, not changed."""
        self.number_field.edit.setReadOnly(busy)
        self.password_field.edit.setReadOnly(busy)

    @Slot()
    def submit(self) -> None:
        """Emits `submitted`, or says which field is empty and goes there."""
        password = self.password_field.edit.text()
        if self._fixed is None and password.upper().startswith(BADGE):
            # A badge that was scanned into the password: it is nobody's secret.
            self.number_field.edit.setText(password[len(BADGE) :].strip())
            self.clear()
            return
        if not self.number:
            self._refuse(self.number_field, self.tr("Type your staff number, or scan your badge."))
        elif not password:
            self._refuse(self.password_field, self.tr("Type your password."))
        else:
            self._tick.stop()
            self.number_field.set_error("")
            self.password_field.set_error("")
            self.submitted.emit()

    def badge(self, number: str) -> None:
        """A badge was scanned, whatever had the focus: the number is filled, the password is next.
        Where the person is fixed, only their own badge is of use; whose an enrolled badge is only
        the service knows, and the password is asked all the same.
        """
        printed = number.isdigit() and len(number) <= NUMBER_DIGITS_MAX
        if self._fixed is not None and printed and number != self._fixed.number:
            words = self.tr("That is not the badge of {name}. F11 ends this session.")
            self._refuse(self.password_field, words.format(name=self._fixed.name))
            return
        self.number_field.edit.setText(number)
        self.clear()
        self.password_field.edit.setFocus()

    def say(self, words: str) -> None:
        """A sentence at the first field that can be seen; what is typed stays."""
        (self.number_field if self._fixed is None else self.password_field).set_error(words)

    def show_failure(self, error: Refusal | Fault) -> None:
        """Says why the try was refused, under the password, with the wait counting down."""
        self.set_busy(False)
        self._lead = self._sentence(error)
        seconds = wait_of(error)
        self._left = seconds
        self._refuse(self.password_field, self._with_wait())
        if self._left:
            self._tick.start()

    def _sentence(self, error: Refusal | Fault) -> str:
        left = error.data.get("pin_left")
        match error.code:
            case "sign_in.wrong" if left == 0:
                return self.tr("That PIN does not match. Type your password now.")
            case "sign_in.wrong" if left == 1:
                return self.tr("That PIN does not match. 1 more try, then your password.")
            case "sign_in.wrong" if left is not None and int(str(left)) <= PIN_TRIES_SAID:
                words = self.tr("That PIN does not match. {n} more tries, then your password.")
                return words.format(n=left)
            case "sign_in.wrong" if left is not None:
                return self.tr("That PIN does not match.")
            case "pin.signs_nobody_in":
                return self.tr("A PIN does not sign in. Type your password.")
            case "sign_in.wrong" if self._fixed is not None:
                return self.tr("That password does not match.")
            case "sign_in.wrong":
                return self.tr("That number and password do not match.")
            case "sign_in.wait":
                return self.tr("Too many tries.")
            case "approver.same_person":
                return self.tr("Nobody approves their own act. Ask another supervisor.")
            case "approver.not_allowed":
                return self.tr("Only a supervisor can approve this.")
        from ui.messages import sentence

        return sentence(error)

    def _with_wait(self) -> str:
        if not self._left:
            return self._lead
        if self._left >= MINUTES_FROM:
            wait = self.tr("Next try in {n} minutes.").format(n=-(-self._left // 60))
        elif self._left == 1:
            wait = self.tr("Next try in 1 second.")
        else:
            wait = self.tr("Next try in {n} seconds.").format(n=self._left)
        return f"{self._lead} {wait}"

    def _refuse(self, field: Field, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus()
        announce(field.edit, words, urgent=True)

    @Slot()
    def _second_passed(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.password_field.set_error(self._with_wait())
        else:
            self._tick.stop()
            self.password_field.set_error(self.tr("You can try again now."))

    @Slot(str)
    def _number_edited(self, text: str) -> None:
        if text.upper().startswith(BADGE):
            self.number_field.edit.setText(text[len(BADGE) :])
        self._answered(self.number_field)

    @Slot()
    def _password_edited(self) -> None:
        self._answered(self.password_field)

    def _answered(self, field: Field) -> None:
        """Typing anew answers what was said of the try before; a wait goes on being counted."""
        if not self._tick.isActive():
            field.set_error("")
