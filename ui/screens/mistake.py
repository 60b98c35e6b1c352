"""Questions that put a mistake right: what every one of them asks, the reason and who else signs.

Enter only moves on, last to the button that knows only F12: on the harmless one a second Enter
would end the question as if the act were done. The harmless button says what stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cashier.domain.payment import TakenTender, Visit
from cashier.domain.posting import Record
from cashier.services import staffing
from cashier.services.desk import Approval
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.item_words import accounts_shown, item_named
from ui.screens.signing import SupervisorFields
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Banner, Combo, EnterFlow, Field, Kind

OTHER = ""
REASON_MAX = 200
Done = Callable[[Record], None]


class MistakeDialog(Dialog):
    """What all of them ask: the reason and a second person's signature.

    Subclasses add their fields to `body`, name them in `fields()` and do the act in `work`. Calls
    `done` with the record once it is committed.
    """

    act = ""
    with_signature = True

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        title: str,
        text: str,
        *,
        reasons: Sequence[tuple[str, str]],
        keep: str,
        yes: str,
        done: Done,
        dangerous: bool = True,
    ) -> None:
        super().__init__(title, parent)
        self.counter, self._done, self.busy = counter, done, False
        self.add_text(text, tone=Tone.MUTED)
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.add_fields()
        self.reason = Combo(
            [
                (self.tr("Choose the reason"), None),
                *reasons,
                (self.tr("Other reason"), OTHER),
            ]
        )
        self._reason_field = Field(self.tr("Reason"), control=self.reason)
        self.body.addWidget(self._reason_field)
        self.other = Field(self.tr("Which other reason"))
        self.other.edit.setMaxLength(REASON_MAX)
        self.body.addWidget(self.other)
        self.other.hide()
        self.reason.currentIndexChanged.connect(self._reason_chosen)
        self.add_below()
        self.signer = SupervisorFields()
        self.body.addWidget(self.signer)
        self.signer.setVisible(self.with_signature)
        self.signer.known(self.signed_by())
        self.keep_button = self.add_button(keep, key="Esc")
        self.add_way()
        self.yes_button = self.add_button(
            yes, self.commit, kind=Kind.DANGEROUS if dangerous else Kind.PRIMARY, key="F12"
        )
        signing = self.signer.controls() if self.with_signature else ()
        self._flow = EnterFlow(
            (*self.fields(), self.reason, self.other.edit, *self.below(), *signing),
            self.yes_button.setFocus,
            filled=self.passed_over,
            parent=self,
        )
        self.add_key(Qt.Key.Key_F12, self.commit)

    def add_key(self, key: Qt.Key, slot: Callable[[], None]) -> None:
        """A key of the whole question; held down it acts once."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)

    # --- what subclasses say

    def add_fields(self) -> None:
        """Fields above the reason."""

    def fields(self) -> tuple[QWidget, ...]:
        """Their controls, in the order of Enter."""
        return ()

    def add_below(self) -> None:
        """Fields between the reason and the signature."""

    def below(self) -> tuple[QWidget, ...]:
        """Their controls, in the order of Enter."""
        return ()

    def add_way(self) -> None:
        """A further button, between the harmless one and the act."""

    def ready(self) -> bool:
        """Whether they are filled; marks what is missing."""
        return True

    def act_of(self) -> str:
        """Whose act is signed: the one of who is signed in."""
        return self.counter.person.number

    def signed_by(self) -> str:
        """Who signs, where that is known; their password is asked all the same."""
        return ""

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The act, to be done in the db lane with the approval."""
        raise NotImplementedError

    # --- the question

    def first_focus(self) -> QWidget:
        """The first field to fill."""
        return (*self.fields(), self.reason)[0]

    def passed_over(self, control: QWidget) -> bool:
        """Enter does not stop at what has an answer already, or is not asked."""
        if control is self.signer.number.edit:
            return bool(self.signed_by() and self.signer.number.text())
        return control is self.other.edit and self.reason.value() != OTHER

    def _reason_chosen(self) -> None:
        self._reason_field.set_error("")
        self.other.setVisible(self.reason.value() == OTHER)
        self.fit()

    def typed_reason(self) -> str:
        """The reason in words, or "" with the field marked."""
        value = self.reason.value()
        if value is None:
            self._reason_field.set_error(self.tr("Choose the reason."))
            self.reason.setFocus()
            return ""
        if value != OTHER:
            return str(value)
        text = self.other.text()
        self.other.set_error("" if text else self.tr("Say the reason in a few words."))
        if not text:
            self.other.edit.setFocus()
        return text

    def commit(self) -> None:
        """F12: does it, once."""
        if self.busy or not self.ready():
            return
        reason = self.typed_reason()
        if not reason:
            return
        missing = self.signer.missing() if self.with_signature else None
        if missing is not None:
            missing.setFocus()
            return
        desk, act, act_of = self.counter.desk, self.act, self.act_of()
        signed, (number, password) = self.with_signature, self.signer.values()
        do = self.work(reason)

        def work() -> Record:
            approval = (
                staffing.approve(desk, number, password, act=act, act_of=act_of) if signed else None
            )
            return do(approval)

        self.set_busy(True)
        self.counter.tasks.run(Lane.DB, work, self, self._did, self.failed)

    def set_busy(self, busy: bool) -> None:
        """While it is being recorded nothing else is done."""
        self.busy = busy
        self.yes_button.setEnabled(not busy)
        self.keep_button.setEnabled(not busy)

    def reject(self) -> None:
        """Leaves everything as it is; not while it is being recorded."""
        if not self.busy:
            self.signer.clear()
            super().reject()

    def end(self) -> None:
        """It is done: the question goes, and nobody signs here any more."""
        self.set_busy(False)
        self.signer.clear()
        self.accept()

    def _did(self, record: Record) -> None:
        self.end()
        self._done(record)

    def failed(self, error: Failure) -> None:
        """It was refused: why, and the password is asked anew."""
        self.set_busy(False)
        words = sentence(error)
        self.trouble.set_text(words)
        self.trouble.show()
        self.signer.refused()
        self.fit()
        announce(self, words, urgent=True)


def about(visit: Visit, tender: TakenTender) -> str:
    """Receipt, payer and accounts of an item."""
    last4 = tuple(part.last4 for part in tender.allocations)
    return f"{visit.receipt_number}, {visit.payer_name}, {accounts_shown(last4)}"


def named(tender: TakenTender) -> str:
    """`check 1042`."""
    return item_named(tender.instrument.kind, tender.instrument.number)
