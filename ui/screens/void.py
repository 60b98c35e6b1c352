"""Voiding one item: which one, why, where the paper is, and who else signs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cashier.domain.money import dollars
from cashier.domain.posting import Record
from cashier.services import approvals, mistakes
from cashier.services.desk import Approval
from cashier.services.items import ItemLine
from ui.counter import Counter
from ui.screens.item_words import accounts_shown, item_named
from ui.screens.mistake import Done, MistakeDialog
from ui.style import Type
from ui.tasks import Lane
from ui.widgets import Segments, Text


class VoidDialog(MistakeDialog):
    """Asks for everything a void needs. With no supervisor at hand F9 asks those at other windows,
    and nobody waits here.

    Calls `done` with the record once it is committed, `asked` once it was asked for elsewhere.
    """

    act = "void"

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        item: ItemLine,
        done: Done,
        asked: Callable[[], None] | None = None,
    ) -> None:
        self._item, self._asked = item, asked
        super().__init__(
            parent,
            counter,
            self.tr("Void {item} for {amount}?").format(
                item=item_named(item.kind, item.number), amount=dollars(item.amount_cents)
            ),
            self.tr("{receipt}, {account}. Only this item is voided; the rest stands.").format(
                receipt=item.receipt_number,
                account=f"{item.account_name} {accounts_shown(item.accounts_last4)}".strip(),
            ),
            reasons=(
                (self.tr("Amount was keyed wrong"), "amount keyed wrong"),
                (self.tr("Wrong account"), "wrong account"),
                (self.tr("Wrong number or kind keyed"), "wrong number or kind keyed"),
                (self.tr("Payer asked for it back"), "payer asked for it back"),
                (self.tr("Recorded twice"), "recorded twice"),
            ),
            keep=self.tr("Keep item"),
            yes=self.tr("Void item"),
            done=done,
        )

    def add_below(self) -> None:
        """Where the paper is."""
        self.body.addWidget(Text(self.tr("The item is"), Type.CAPTION, bold=True))
        self.paper = Segments(
            [
                (self.tr("Handed back to the payer"), True),
                (self.tr("Kept here, marked VOID"), False),
            ],
            name=self.tr("The item is"),
        )
        self.body.addWidget(self.paper)

    def below(self) -> tuple[QWidget, ...]:
        """Enter goes on from it; it never stops there, for it has an answer."""
        return tuple(self.paper.buttons[:1])

    def passed_over(self, control: QWidget) -> bool:
        """Nor at where the paper is."""
        return control in self.paper.buttons or super().passed_over(control)

    def add_way(self) -> None:
        """F9, where somebody elsewhere can be asked."""
        self.ask_button = self.add_button(self.tr("Ask elsewhere"), self._ask, key="F9")
        self.ask_button.setVisible(self._asked is not None)
        self.add_key(Qt.Key.Key_F9, self._ask)

    def set_busy(self, busy: bool) -> None:
        """Nor is anybody asked meanwhile."""
        super().set_busy(busy)
        self.ask_button.setEnabled(not busy)

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The void."""
        desk, who, item = self.counter.desk, self.counter.person, self._item
        handed_back = bool(self.paper.value())
        return lambda approval: mistakes.void(
            desk,
            who,
            item.receipt_number,
            item.line,
            reason=reason,
            approval=approval,
            handed_back=handed_back,
        )

    def _ask(self) -> None:
        """F9: a supervisor at another window says yes or no; the counter goes on meanwhile."""
        if self.busy or self._asked is None:
            return
        reason = self.typed_reason()
        if not reason:
            return
        desk, who, item = self.counter.desk, self.counter.person, self._item
        handed_back = bool(self.paper.value())
        self.set_busy(True)
        self.counter.tasks.run(
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
            self.failed,
        )

    def _was_asked(self, request_id: str) -> None:
        self.end()
        if self._asked is not None:
            self._asked()
