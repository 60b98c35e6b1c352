"""A supervisor says yes or no to what a cashier asks for from another window, with their own
password, asked afresh.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Refusal
from cashier.domain.money import dollars
from cashier.domain.posting import Record
from cashier.domain.request import RequestAct
from cashier.services import approvals, staffing
from cashier.services.approvals import Waiting
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.board_matters import asked_sentence
from ui.screens.signing import SupervisorFields
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Banner, EnterFlow, Field, Kind


class AnswerAskedDialog(Dialog):
    """What is asked for and why; one's password, and words where it is refused; F12 approves, F8
    refuses. Enter only moves on. Calls `done` with whether it was approved, once that is recorded.
    """

    def __init__(
        self, parent: QWidget, counter: Counter, asked: Waiting, done: Callable[[bool], None]
    ) -> None:
        if asked.act is RequestAct.VOID:
            title = self.tr("Void the item of {amount}?")
        else:
            title = self.tr("Take the item of {amount} all the same?")
        super().__init__(title.format(amount=dollars(asked.cents)), parent)
        self._counter, self._asked, self._done, self._busy = counter, asked, done, False
        self.add_text(asked_sentence(asked))
        if asked.rule:
            self.add_text(sentence(Refusal(asked.rule)), tone=Tone.MUTED)
        self.add_text(
            self.tr("{station} does it when it hears of it, under {name}'s name and yours.").format(
                station=asked.station_name, name=asked.cashier_name
            ),
            tone=Tone.MUTED,
        )
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.signer = SupervisorFields()
        self.signer.known(counter.person.number)
        self.body.addWidget(self.signer)
        self.words = Field(
            self.tr("Your words to the cashier"), hint=self.tr("needed to refuse"), line=True
        )
        self.words.edit.setMaxLength(approvals.REASON_MAX)
        self.body.addWidget(self.words)
        self.no_button = self.add_button(self.tr("Not now"), key="Esc")
        self.refuse_button = self.add_button(
            self.tr("Refuse"), self.refuse, kind=Kind.DANGEROUS, key="F8"
        )
        self.yes_button = self.add_button(
            self.tr("Approve"), self.approve, kind=Kind.PRIMARY, key="F12"
        )
        self._flow = EnterFlow(
            (*self.signer.controls(), self.words.edit),
            self.yes_button.setFocus,
            filled=self._passed_over,
            parent=self,
        )
        for key, slot in ((Qt.Key.Key_F12, self.approve), (Qt.Key.Key_F8, self.refuse)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)
        self._approved: bool | None = None
        self.finished.connect(self._finished)

    def first_focus(self) -> QWidget:
        """The password: the number is there, and what is typed first must not be read by others."""
        return self.signer.password.edit

    def _passed_over(self, control: QWidget) -> bool:
        """Words are for who refuses."""
        return control is not self.signer.password.edit

    @Slot()
    def approve(self) -> None:
        """F12: yes."""
        self._say(approved=True)

    @Slot()
    def refuse(self) -> None:
        """F8: no, with a reason."""
        if not self.words.text().strip():
            self.words.set_error(self.tr("Say why, so that the cashier knows."))
            self.words.edit.setFocus()
            return
        self._say(approved=False)

    def _say(self, *, approved: bool) -> None:
        if self._busy:
            return
        self.words.set_error("")
        missing = self.signer.missing()
        if missing is not None:
            missing.setFocus()
            return
        number, password = self.signer.values()
        words, asked = self.words.text().strip(), self._asked
        desk, who = self._counter.desk, self._counter.person

        def work() -> Record:
            signed = staffing.approve(
                desk, number, password, act=approvals.ANSWER, act_of=asked.cashier
            )
            if approved:
                return approvals.approve(
                    desk, who, asked.request_id, approval=signed, comment=words
                )
            return approvals.refuse(desk, who, asked.request_id, approval=signed, reason=words)

        self._approved = approved
        self._set_busy(True)
        self._counter.tasks.run(Lane.DB, work, self, self._recorded, self._failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in (self.no_button, self.refuse_button, self.yes_button):
            button.setEnabled(not busy)

    def reject(self) -> None:
        """Leaves it waiting; not while the answer is being recorded."""
        if not self._busy:
            self._approved = None
            self.signer.clear()
            super().reject()

    def _recorded(self, record: Record) -> None:
        self._set_busy(False)
        self.signer.clear()
        self.accept()

    def _failed(self, error: Failure) -> None:
        self._approved = None
        self._set_busy(False)
        words = sentence(error)
        self.trouble.set_text(words)
        self.trouble.show()
        self.signer.refused()
        self.fit()
        announce(self, words, urgent=True)

    @Slot(int)
    def _finished(self, result: int) -> None:
        if self._approved is not None:
            self._done(self._approved)
