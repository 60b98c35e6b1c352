"""An item that stands, put right: what was recorded of its paper, or whose money it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from cashier.domain.account import SearchResult
from cashier.domain.correction import CORRECTABLE, detail, shown_detail
from cashier.domain.errors import Refusal
from cashier.domain.money import dollars, parse_amount, plain
from cashier.domain.payment import Allocation, TakenTender, Visit
from cashier.domain.posting import Record
from cashier.services import accounts, corrections
from cashier.services.desk import Approval
from ui.counter import Counter
from ui.messages import sentence
from ui.screens.item_words import field_words
from ui.screens.mistake import Done, MistakeDialog, about, named
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Combo, Field, Text


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
            self.tr("Correct {item}").format(item=named(tender)),
            self.tr(
                "{about}. Type what the paper says; the rest stays. For another amount or kind, "
                "take the item back and record it anew."
            ).format(about=about(visit, tender)),
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

    def failed(self, error: Failure) -> None:
        """A duplicate is said once; a field that was refused has the focus."""
        super().failed(error)
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
            self.tr("Move {item} to another account").format(item=named(tender)),
            self.tr("{about}. The item and its amount of {amount} stand.").format(
                about=about(visit, tender), amount=dollars(tender.instrument.amount_cents)
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
