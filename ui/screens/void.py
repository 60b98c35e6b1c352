"""Voiding one item: which one, why, where the paper is, and who else signs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cashier.domain.money import dollars
from cashier.domain.posting import Record
from cashier.services import approvals, mistakes, staffing
from cashier.services.items import ItemLine
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.item_words import accounts_shown, item_named
from ui.screens.signing import SupervisorFields
from ui.style import Tone, Type
from ui.tasks import Failure, Lane
from ui.widgets import Banner, Combo, EnterFlow, Field, Kind, Segments, Text

OTHER = ""
REASON_MAX = 200


class VoidDialog(Dialog):
    """Asks for everything a void needs. Enter only moves on; F12 or the button voids. With no
    supervisor at hand F9 asks those at other windows, and nobody waits here.

    Calls `done` with the record once it is committed, `asked` once it was asked for elsewhere.
    """

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        item: ItemLine,
        done: Callable[[Record], None],
        asked: Callable[[], None] | None = None,
    ) -> None:
        named = item_named(item.kind, item.number)
        title = self.tr("Void {item} for {amount}?").format(
            item=named, amount=dollars(item.amount_cents)
        )
        super().__init__(title, parent)
        self._counter, self._item, self._done = counter, item, done
        self._asked, self._busy = asked, False
        self.add_text(
            self.tr("{receipt}, {account}. Only this item is voided; the rest stands.").format(
                receipt=item.receipt_number,
                account=f"{item.account_name} {accounts_shown(item.accounts_last4)}".strip(),
            ),
            tone=Tone.MUTED,
        )
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.reason = Combo(
            [
                (self.tr("Choose the reason"), None),
                (self.tr("Amount was keyed wrong"), "amount keyed wrong"),
                (self.tr("Wrong account"), "wrong account"),
                (self.tr("Wrong number or kind keyed"), "wrong number or kind keyed"),
                (self.tr("Payer asked for it back"), "payer asked for it back"),
                (self.tr("Recorded twice"), "recorded twice"),
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
        self.body.addWidget(Text(self.tr("The item is"), Type.CAPTION, bold=True))
        self.paper = Segments(
            [
                (self.tr("Handed back to the payer"), True),
                (self.tr("Kept here, marked VOID"), False),
            ],
            name=self.tr("The item is"),
        )
        self.body.addWidget(self.paper)
        self.signer = SupervisorFields()
        self.body.addWidget(self.signer)
        self.keep_button = self.add_button(self.tr("Keep item"), key="Esc")
        self.ask_button = self.add_button(self.tr("Ask elsewhere"), self._ask, key="F9")
        self.ask_button.setVisible(asked is not None)
        self.void_button = self.add_button(
            self.tr("Void item"), self._void, kind=Kind.DANGEROUS, key="F12"
        )
        # Enter after the passphrase goes to the button that knows only F12: there a second Enter
        # does nothing. On "Keep item" it would end the question as if the item had been voided.
        self._flow = EnterFlow(
            (self.reason, self.other.edit, *self.paper.buttons[:1], *self.signer.controls()),
            self.void_button.setFocus,
            filled=self._passed_over,
            parent=self,
        )
        for key, slot in ((Qt.Key.Key_F12, self._void), (Qt.Key.Key_F9, self._ask)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    def _passed_over(self, control: QWidget) -> bool:
        """Enter does not stop at what has an answer already, or is not asked."""
        if control is self.other.edit:
            return self.reason.value() != OTHER
        return control in self.paper.buttons

    def _reason_chosen(self) -> None:
        self._reason_field.set_error("")
        self.other.setVisible(self.reason.value() == OTHER)
        self.fit()

    def _reason(self) -> str:
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

    def _void(self) -> None:
        if self._busy:
            return
        reason = self._reason()
        if not reason:
            return
        missing = self.signer.missing()
        if missing is not None:
            missing.setFocus()
            return
        number, password = self.signer.values()
        desk, who, item = self._counter.desk, self._counter.person, self._item
        handed_back = bool(self.paper.value())

        def work() -> Record:
            approval = staffing.approve(desk, number, password, act="void", act_of=who.number)
            return mistakes.void(
                desk,
                who,
                item.receipt_number,
                item.line,
                reason=reason,
                approval=approval,
                handed_back=handed_back,
            )

        self._set_busy(True)
        self._counter.tasks.run(Lane.DB, work, self, self._voided, self._failed)

    def _ask(self) -> None:
        """F9: a supervisor at another window says yes or no; the counter goes on meanwhile."""
        if self._busy or self._asked is None:
            return
        reason = self._reason()
        if not reason:
            return
        desk, who, item = self._counter.desk, self._counter.person, self._item
        handed_back = bool(self.paper.value())
        self._set_busy(True)
        self._counter.tasks.run(
            Lane.DB,
            lambda: approvals.ask_void(
                desk,
                who,
                item.receipt_number,
                item.line,
                reason=reason,
                handed_back=handed_back,
            ),
            self,
            self._was_asked,
            self._failed,
        )

    def _was_asked(self, request_id: str) -> None:
        self._set_busy(False)
        self.signer.clear()
        self.accept()
        if self._asked is not None:
            self._asked()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.ask_button.setEnabled(not busy)
        self.void_button.setEnabled(not busy)
        self.keep_button.setEnabled(not busy)

    def reject(self) -> None:
        """Keeps the item; not while the void is being recorded."""
        if not self._busy:
            self.signer.clear()
            super().reject()

    def _voided(self, record: Record) -> None:
        self._set_busy(False)
        self.signer.clear()
        self.accept()
        self._done(record)

    def _failed(self, error: Failure) -> None:
        self._set_busy(False)
        words = sentence(error)
        self.trouble.set_text(words)
        self.trouble.show()
        self.signer.refused()
        self.fit()
        announce(self, words, urgent=True)
