"""An item undone after its drawer was closed: taken back here, or sent back by the bank."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Refusal
from cashier.domain.money import dollars, parse_amount, plain
from cashier.domain.payment import TakenTender, Visit
from cashier.domain.posting import Record
from cashier.services import mistakes
from cashier.services.desk import Approval
from ui.counter import Counter
from ui.messages import sentence
from ui.screens.mistake import Done, MistakeDialog, about, named
from ui.widgets import Field


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
                item=named(tender), amount=dollars(tender.instrument.amount_cents)
            ),
            self.tr(
                "{about}. The drawer is closed: its count and its Z stay, the next Z lists this."
            ).format(about=about(visit, tender)),
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
        text = self.tr("{about}. The accounts owe it again.").format(about=about(visit, tender))
        if self._fee:
            fee = self.tr("A fee of {fee} is charged, unless you empty it.")
            text = f"{text} {fee.format(fee=dollars(self._fee))}"
        super().__init__(
            parent,
            counter,
            self.tr("Did the bank return {item} for {amount}?").format(
                item=named(tender), amount=dollars(tender.instrument.amount_cents)
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
