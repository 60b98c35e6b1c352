"""Questions that put a mistake right: which item, why, what changes, and who else signs.

Enter only moves on, last to the button that knows only F12: on the harmless one a second Enter
would end the question as if the act were done. The harmless button says what stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from cashier.domain.account import SearchResult
from cashier.domain.correction import CORRECTABLE, detail, shown_detail
from cashier.domain.errors import Refusal
from cashier.domain.money import dollars, parse_amount, plain
from cashier.domain.payment import Allocation, TakenTender, Visit
from cashier.domain.posting import Record
from cashier.services import accounts, corrections, mistakes, staffing, suspense
from cashier.services.desk import Approval
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.item_words import accounts_shown, field_words, item_named
from ui.screens.signing import SupervisorFields
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Banner, Combo, EnterFlow, Field, Kind, Text

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
        self.counter, self._done, self._busy = counter, done, False
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
        self.signer = SupervisorFields()
        self.body.addWidget(self.signer)
        self.signer.setVisible(self.with_signature)
        self.signer.known(self.signed_by())
        self.keep_button = self.add_button(keep, key="Esc")
        self.yes_button = self.add_button(
            yes, self.commit, kind=Kind.DANGEROUS if dangerous else Kind.PRIMARY, key="F12"
        )
        signing = self.signer.controls() if self.with_signature else ()
        self._flow = EnterFlow(
            (*self.fields(), self.reason, self.other.edit, *signing),
            self.yes_button.setFocus,
            filled=self._passed_over,
            parent=self,
        )
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F12), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.commit)

    # --- what subclasses say

    def add_fields(self) -> None:
        """Fields above the reason."""

    def fields(self) -> tuple[QWidget, ...]:
        """Their controls, in the order of Enter."""
        return ()

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

    def _passed_over(self, control: QWidget) -> bool:
        if control is self.signer.number.edit:
            return bool(self.signed_by() and self.signer.number.text())
        return control is self.other.edit and self.reason.value() != OTHER

    def _reason_chosen(self) -> None:
        self._reason_field.set_error("")
        self.other.setVisible(self.reason.value() == OTHER)
        self.fit()

    def _reason(self) -> str:
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
        if self._busy or not self.ready():
            return
        reason = self._reason()
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

        self._set_busy(True)
        self.counter.tasks.run(Lane.DB, work, self, self._did, self._failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.yes_button.setEnabled(not busy)
        self.keep_button.setEnabled(not busy)

    def reject(self) -> None:
        """Leaves everything as it is; not while it is being recorded."""
        if not self._busy:
            self.signer.clear()
            super().reject()

    def _did(self, record: Record) -> None:
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


def _about(visit: Visit, tender: TakenTender) -> str:
    last4 = tuple(part.last4 for part in tender.allocations)
    return f"{visit.receipt_number}, {visit.payer_name}, {accounts_shown(last4)}"


def _named(tender: TakenTender) -> str:
    return item_named(tender.instrument.kind, tender.instrument.number)


class ReverseDialog(MistakeDialog):
    """Takes an item back after its drawer was closed."""

    act = "reverse"

    def __init__(
        self, parent: QWidget, counter: Counter, visit: Visit, tender: TakenTender, done: Done
    ) -> None:
        self._visit, self._tender = visit, tender
        super().__init__(
            parent,
            counter,
            self.tr("Reverse {item} for {amount}?").format(
                item=_named(tender), amount=dollars(tender.instrument.amount_cents)
            ),
            self.tr(
                "{about}. The drawer is closed: its count and its Z stay, the next Z lists this."
            ).format(about=_about(visit, tender)),
            reasons=(
                (self.tr("Amount was keyed wrong"), "amount keyed wrong"),
                (self.tr("Wrong kind keyed"), "wrong kind keyed"),
                (self.tr("Recorded twice"), "recorded twice"),
                (self.tr("Item is missing"), "item is missing"),
            ),
            keep=self.tr("Keep item"),
            yes=self.tr("Reverse item"),
            done=done,
        )

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The reversal."""
        desk, who = self.counter.desk, self.counter.person
        number, line = self._visit.receipt_number, self._tender.line
        return lambda approval: mistakes.reverse(
            desk, who, number, line, reason=reason, approval=approval
        )


class ReturnDialog(MistakeDialog):
    """Notes that the bank sent an item back."""

    act = "return_item"

    def __init__(
        self, parent: QWidget, counter: Counter, visit: Visit, tender: TakenTender, done: Done
    ) -> None:
        self._visit, self._tender = visit, tender
        settings = counter.desk.settings
        self._fee = settings.returned_item_fee_cents if settings.returned_item_fee else 0
        text = self.tr("{about}. The accounts owe it again.").format(about=_about(visit, tender))
        if self._fee:
            fee = self.tr("A fee of {fee} is charged, unless you empty it.")
            text = f"{text} {fee.format(fee=dollars(self._fee))}"
        super().__init__(
            parent,
            counter,
            self.tr("Did the bank return {item} for {amount}?").format(
                item=_named(tender), amount=dollars(tender.instrument.amount_cents)
            ),
            text,
            reasons=(
                (self.tr("Insufficient funds (NSF)"), "NSF"),
                (self.tr("Account closed"), "account closed"),
                (self.tr("Payment stopped"), "payment stopped"),
                (self.tr("No such account"), "no such account"),
                (self.tr("Signature missing or not the drawer's"), "signature"),
                (self.tr("Altered or counterfeit"), "altered or counterfeit"),
                (self.tr("Refer to maker"), "refer to maker"),
            ),
            keep=self.tr("Not returned"),
            yes=self.tr("Record return"),
            done=done,
        )

    def add_fields(self) -> None:
        """The fee, where the site charges one."""
        self.fee = Field(self.tr("Fee"), text=plain(self._fee))
        self.body.addWidget(self.fee)
        self.fee.setVisible(bool(self._fee))

    def fields(self) -> tuple[QWidget, ...]:
        """The fee comes after the reason in importance; Enter passes it first all the same."""
        return (self.fee.edit,) if self._fee else ()

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    def ready(self) -> bool:
        """An amount, or empty for none."""
        try:
            self._charged()
        except Refusal as refusal:
            self.fee.set_error(sentence(refusal))
            self.fee.edit.setFocus()
            return False
        self.fee.set_error("")
        return True

    def _charged(self) -> int:
        text = self.fee.text() if self._fee else ""
        return parse_amount(text, field="fee", zero_ok=True) if text else 0

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The return."""
        desk, who, fee = self.counter.desk, self.counter.person, self._charged()
        number, line = self._visit.receipt_number, self._tender.line
        return lambda approval: mistakes.return_item(
            desk, who, number, line, reason=reason, approval=approval, fee_cents=fee
        )


class CorrectDialog(MistakeDialog):
    """Corrects what was recorded of the paper: its fields as they are, to be typed over."""

    act = "correct"

    def __init__(
        self, parent: QWidget, counter: Counter, visit: Visit, tender: TakenTender, done: Done
    ) -> None:
        self._visit, self._tender, self._seen = visit, tender, False
        super().__init__(
            parent,
            counter,
            self.tr("Correct {item}").format(item=_named(tender)),
            self.tr(
                "{about}. Type what the paper says; the rest stays. For another amount or kind, "
                "take the item back and record it anew."
            ).format(about=_about(visit, tender)),
            reasons=(
                (self.tr("Misread from the paper"), "misread"),
                (self.tr("Typed wrong"), "typed wrong"),
                (self.tr("Missing when it was taken"), "missing when taken"),
            ),
            keep=self.tr("Leave as it is"),
            yes=self.tr("Correct item"),
            done=done,
            dangerous=False,
        )

    def add_fields(self) -> None:
        """One field for each detail of this kind; a bank account shows its last four only."""
        paper = self._tender.instrument
        self.details: dict[str, Field] = {}
        for name in CORRECTABLE[paper.kind]:
            value = detail(paper, name)
            secret = name == "account"
            field = Field(
                field_words(name),
                text="" if secret else value,
                hint=shown_detail(name, value)
                if secret
                else self.tr("like 2026-11-20")
                if name == "dated"
                else "",
            )
            self.details[name] = field
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(self.details.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.body.addLayout(grid)

    def fields(self) -> tuple[QWidget, ...]:
        """In the order of the paper."""
        return tuple(field.edit for field in self.details.values())

    def _typed(self) -> dict[str, str]:
        paper = self._tender.instrument
        return {
            name: field.text()
            for name, field in self.details.items()
            if field.text() != detail(paper, name) and not (name == "account" and not field.text())
        }

    def ready(self) -> bool:
        """Something must differ."""
        if self._typed():
            return True
        self.trouble.set_text(self.tr("Nothing differs from what is recorded."))
        self.trouble.show()
        self.fit()
        return False

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The correction; after the duplicate was said once, the next F12 accepts it."""
        desk, who, typed, seen = self.counter.desk, self.counter.person, self._typed(), self._seen
        number, line = self._visit.receipt_number, self._tender.line
        return lambda approval: corrections.correct(
            desk, who, number, line, typed,
            reason=reason, approval=approval, accept_duplicate=seen,
        )  # fmt: skip

    def _failed(self, error: Failure) -> None:
        super()._failed(error)
        self._seen = isinstance(error, Refusal) and error.code.endswith("-DUPLICATE")
        if self._seen:
            again = self.tr("Sign again if it is another paper.")
            self.trouble.set_text(f"{sentence(error)} {again}")
            self.fit()
        if isinstance(error, Refusal) and error.field in self.details:
            self.details[error.field].edit.setFocus()


class MoveDialog(MistakeDialog):
    """Moves money of an item from the account it stands on to the one it was meant for."""

    act = "reallocate"

    def __init__(
        self, parent: QWidget, counter: Counter, visit: Visit, tender: TakenTender, done: Done
    ) -> None:
        self._visit, self._tender = visit, tender
        super().__init__(
            parent,
            counter,
            self.tr("Move {item} to another account").format(item=_named(tender)),
            self.tr("{about}. The item and its amount of {amount} stand.").format(
                about=_about(visit, tender), amount=dollars(tender.instrument.amount_cents)
            ),
            reasons=(
                (self.tr("Wrong account"), "wrong account"),
                (self.tr("Medical and dental mixed up"), "medical and dental mixed up"),
                (self.tr("Split wrong"), "split wrong"),
            ),
            keep=self.tr("Leave as it is"),
            yes=self.tr("Move money"),
            done=done,
            dangerous=False,
        )

    def add_fields(self) -> None:
        """From, to, and how much."""
        parts = self._tender.allocations
        self.source = Combo(
            [(f"...{part.last4}  {dollars(part.amount_cents)}", n) for n, part in enumerate(parts)]
        )
        self.body.addWidget(Field(self.tr("From account"), control=self.source))
        self.target = Field(self.tr("To billing account number"))
        self.body.addWidget(self.target)
        self.whose = Text("", tone=Tone.MUTED, wrap=True)
        self.body.addWidget(self.whose)
        self.whose.hide()
        self.amount = Field(self.tr("Amount"), text=plain(parts[0].amount_cents))
        self.body.addWidget(self.amount)
        self.source.currentIndexChanged.connect(self._source_chosen)
        self.target.edit.editingFinished.connect(self._look_up)

    def fields(self) -> tuple[QWidget, ...]:
        """From only where there is a choice."""
        one = len(self._tender.allocations) == 1
        return (*(() if one else (self.source,)), self.target.edit, self.amount.edit)

    def _source_chosen(self) -> None:
        part = self._tender.allocations[int(str(self.source.value()))]
        self.amount.edit.setText(plain(part.amount_cents))

    def _look_up(self) -> None:
        """Whose account that is, as anybody may hear it; the search is audited like any other."""
        text = self.target.text()
        desk, who = self.counter.desk, self.counter.person
        if text:
            self.counter.tasks.run(
                Lane.DB,
                lambda: accounts.find(desk, who, text, limit=1),
                self,
                self._looked_up,
                self._not_found,
            )

    def _looked_up(self, found: SearchResult) -> None:
        line = found.lines[0] if found.exact and found.lines else None
        if line is None:
            self.whose.hide()
        else:
            last4 = line.billing_account_number[-4:]
            self.whose.setText(f"{line.name}, {line.coverage_type.value} ...{last4}")
            self.whose.show()
        self.fit()

    def _not_found(self, error: Failure) -> None:
        self.target.set_error(sentence(error))

    def ready(self) -> bool:
        """An account and an amount."""
        self.target.set_error("" if self.target.text() else self.tr("Type its nine digits."))
        if not self.target.text():
            self.target.edit.setFocus()
            return False
        try:
            cents = parse_amount(self.amount.text(), field="amount")
            left = self._tender.allocations[int(str(self.source.value()))].amount_cents - cents
            wrong = "" if left >= 0 else self.tr("More than stands there.")
        except Refusal as refusal:
            wrong = sentence(refusal)
        self.amount.set_error(wrong)
        if wrong:
            self.amount.edit.setFocus()
        return not wrong

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The reallocation: how all of the item stands afterwards."""
        cents = parse_amount(self.amount.text(), field="amount")
        chosen = int(str(self.source.value()))
        wanted = [
            Allocation(
                billing_account_number=part.billing_account_number,
                amount_cents=part.amount_cents - (cents if n == chosen else 0),
            )
            for n, part in enumerate(self._tender.allocations)
            if part.amount_cents > (cents if n == chosen else 0)
        ]
        wanted.append(Allocation(billing_account_number=self.target.text(), amount_cents=cents))
        desk, who = self.counter.desk, self.counter.person
        number, line = self._visit.receipt_number, self._tender.line
        return lambda approval: corrections.reallocate(
            desk, who, number, line, wanted, reason=reason, approval=approval
        )


class AnswerDialog(MistakeDialog):
    """Answers one question of the ledger. Of another person's item a supervisor answers alone."""

    act = suspense.ACT

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        asked: suspense.Asked,
        title: str,
        text: str,
        done: Done,
    ) -> None:
        self._asked = asked
        self.with_signature = asked.taken_by in ("", counter.person.number) and bool(
            asked.needs_account
        )
        super().__init__(
            parent,
            counter,
            title,
            text,
            reasons=(
                (self.tr("Misread from the bill"), "misread from the bill"),
                (self.tr("The account is new"), "the account is new"),
                (self.tr("Looked at, it is right as it is"), "looked at, right as it is"),
                (self.tr("The item was taken back"), "the item was taken back"),
            ),
            keep=self.tr("Not now"),
            yes=self.tr("Answer"),
            done=done,
            dangerous=False,
        )

    def add_fields(self) -> None:
        """The account, where money waits for one."""
        self.account = Field(self.tr("Billing account the money was meant for"))
        self.body.addWidget(self.account)
        self.account.setVisible(self._asked.needs_account)

    def fields(self) -> tuple[QWidget, ...]:
        """The account where it is asked for."""
        return (self.account.edit,) if self._asked.needs_account else ()

    def ready(self) -> bool:
        """An account where one is asked for."""
        missing = self._asked.needs_account and not self.account.text()
        self.account.set_error(self.tr("Type its nine digits.") if missing else "")
        if missing:
            self.account.edit.setFocus()
        return not missing

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The resolution."""
        desk, who, number = self.counter.desk, self.counter.person, self.account.text()
        question = self._asked.question.exception_id
        return lambda approval: suspense.resolve(
            desk, who, question, account=number, reason=reason, approval=approval
        )
