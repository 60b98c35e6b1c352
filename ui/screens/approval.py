"""A second person approves one act: voiding, closing with a difference, an override, another date.

The approver signs afresh each time with their own number and password. What is handed on is the
approval itself, which the service uses up with the act; nothing of it is kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.services import staffing
from cashier.services.desk import Approval
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.screens.credentials import Credentials
from ui.tasks import Lane
from ui.widgets import Combo, Field, Kind

REASON_MAX = 200
OTHER = object()
"""Chosen: a reason that is not in the list, in one's own words."""
Done = Callable[[Approval, str], None]


class ApprovalForm(QWidget):
    """The approver's number and password; for dialogs and for pages that have it in place.

    `approve()` asks for `act` of `act_of`, by default the person signed in, and calls `done` with
    the approval. A refusal is said at the password and nothing else happens. `ready` is asked
    first: False while something else of the page is missing.
    """

    def __init__(
        self,
        counter: Counter,
        *,
        act: str,
        act_of: str = "",
        done: Callable[[Approval], None],
        ready: Callable[[], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self.act, self._act_of, self._done = counter, act, act_of, done
        self._ready = ready
        self._busy = False
        self.credentials = Credentials(self.tr("Supervisor's number"), self.tr("Password"))
        if counter.desk.settings.pin_allowed:
            self.credentials.password_field.set_hint(self.tr("or your PIN"))
        self.credentials.submitted.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.credentials)
        self.setFocusProxy(self.credentials.number_field.edit)

    @Slot()
    def approve(self) -> None:
        """The same as Enter in the password."""
        if not self._busy:
            self.credentials.submit()

    @Slot()
    def _ask(self) -> None:
        if self._busy or (self._ready is not None and not self._ready()):
            return
        desk, act = self._counter.desk, self.act
        act_of = self._act_of or self._counter.person.number
        number, password = self.credentials.number, self.credentials.take_password()
        self._set_busy(True)
        self._counter.tasks.run(
            Lane.DB,
            lambda: staffing.approve(desk, number, password, act=act, act_of=act_of),
            self,
            self._given,
            self._refused,
        )

    def _given(self, approval: Approval) -> None:
        self._set_busy(False)
        self._done(approval)

    def _refused(self, error: Refusal | Fault) -> None:
        self._set_busy(False)
        self.credentials.show_failure(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.credentials.set_busy(busy)


class ApprovalDialog(Dialog):
    """The question, the reason where one is asked, the approver's signature, and two buttons."""

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        *,
        act: str,
        title: str,
        text: str,
        reasons: Sequence[str],
        yes: str,
        act_of: str,
        done: Done,
        elsewhere: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._elsewhere, self._ask_for = elsewhere, ""
        self._answer = done
        self._approval: Approval | None = None
        if text:
            self.add_text(text)
            if reasons:
                self.body.addSpacing(12)  # the fields bring their own room, the text does not
        self._other = self.tr("Another reason")
        self.reason = Combo(
            [
                (self.tr("Choose the reason"), ""),
                *((words, words) for words in reasons),
                (self._other, OTHER),
            ]
        )
        self.note = Field(self.tr("Reason in a few words"), line=True)
        self.note.edit.setMaxLength(REASON_MAX)
        self._asks_reason = bool(reasons)
        if reasons:
            self.reason.chosen.connect(self._reason_chosen)
            self.reason_field = Field(self.tr("Reason"), control=self.reason, line=True)
            self.body.addWidget(self.reason_field)
            self.body.addWidget(self.note)
            self.note.hide()
        self.form = ApprovalForm(
            counter, act=act, act_of=act_of, done=self._approved, ready=self._reason_given
        )
        self.body.addWidget(self.form)
        self.body.setSpacing(0 if reasons else 12)
        self.no_button = self.add_button(self.tr("Go back"), key="Esc")
        if elsewhere is not None:
            self.ask_button = self.add_button(self.tr("Ask elsewhere"), self._ask, key="F9")
            shortcut = QShortcut(QKeySequence(Qt.Key.Key_F9), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._ask)
        self.yes_button = self.add_button(yes, self.form.approve, kind=Kind.PRIMARY)
        self.finished.connect(self._closed_with)

    def first_focus(self) -> QWidget | None:
        """The first field to fill."""
        return self.reason if self._asks_reason else self.form.credentials.number_field.edit

    def reason_words(self) -> str:
        """The reason chosen or typed; "" when none was."""
        if not self._asks_reason:
            return ""
        value = self.reason.value()
        return self.note.text() if value is OTHER else str(value)

    @Slot(object)
    def _reason_chosen(self, value: object) -> None:
        self.reason_field.set_error("")
        self.note.setVisible(value is OTHER)
        self.fit()
        if value is OTHER:
            self.note.edit.setFocus()

    def _reason_given(self) -> bool:
        if not self._asks_reason or self.reason_words():
            return True
        missing = self.note if self.reason.value() is OTHER else self.reason_field
        missing.set_error(self.tr("Say why, so that the report can tell."))
        missing.control.setFocus()
        return False

    @Slot()
    def _ask(self) -> None:
        """F9: supervisors at other windows are asked; nobody waits here."""
        if self._reason_given():
            self._ask_for = self.reason_words()
            self.accept()

    def _approved(self, approval: Approval) -> None:
        self._approval = approval
        self.accept()

    @Slot(int)
    def _closed_with(self, result: int) -> None:
        # After the dialog is gone: what follows may show a page or another dialog.
        if self._approval is not None:
            self._answer(self._approval, self.reason_words())
        elif self._elsewhere is not None and result and self._ask_for:
            self._elsewhere(self._ask_for)


def ask_approval(
    parent: QWidget,
    counter: Counter,
    *,
    act: str,
    title: str,
    text: str,
    reasons: Sequence[str] = (),
    yes: str = "",
    act_of: str = "",
    done: Done,
    elsewhere: Callable[[str], None] | None = None,
) -> ApprovalDialog:
    """Asks a supervisor to approve `act` (`void`, `close`, `count`, `open_drawer`,
    `override:CHK-STALE`) of the person signed in, or of `act_of`.

    With `reasons` one of them, or a few words of one's own, must be given. Returns at once; `done`
    is called with the approval and the reason after the dialog has gone, and never when the person
    goes back. `yes` names the act on the button, "Approve" by default. `elsewhere`, where it is
    given, is called with the reason when a supervisor at another window shall be asked instead.
    """
    dialog = ApprovalDialog(
        parent,
        counter,
        act=act,
        title=title,
        text=text,
        reasons=reasons,
        yes=yes or QCoreApplication.translate("ApprovalDialog", "Approve"),
        act_of=act_of,
        done=done,
        elsewhere=elsewhere,
    )
    dialog.open()
    return dialog
