"""Counting item by item, F6: each is scanned or keyed with its amount, and the totals build up.

Blind: nothing here knows what was recorded. A bank line gives the number and, as far as it can, the
kind; the amount is typed from the paper. Source: ux.md 3.8.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cashier.domain.counted_items import HeldItem
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind, significant
from cashier.domain.micr import USPS_TRANSITS
from cashier.domain.money import dollars, parse_amount
from ui.announce import announce
from ui.dialogs import Dialog
from ui.screens.count_parts import cents_of
from ui.screens.item_words import kind_words, number_shown
from ui.tables import Column
from ui.wedge import Scan, ScanKind
from ui.widgets import AmountField, Card, Combo, DataTable, EnterFlow, Field

ROWS_SHOWN = 5


def _tr(text: str) -> str:
    return QCoreApplication.translate("count_items", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One item that somebody holds in their hand. `bank` tells two checks of one number apart; it
    is routing and account together, empty where keyed.
    """

    kind: InstrumentKind
    number: str
    cents: int
    bank: str = ""

    def as_counted(self) -> HeldItem:
        """What of it is held against the records."""
        return HeldItem(kind=self.kind, number=self.number, cents=self.cents)

    def same_paper(self, other: Held) -> bool:
        """Whether both can only be one piece of paper."""
        return (
            bool(significant(self.number))
            and self.kind == other.kind
            and significant(self.number) == significant(other.number)
            and (not self.bank or not other.bank or self.bank == other.bank)
            and (bool(self.bank and other.bank) or self.cents == other.cents)
        )


def totals(held: Sequence[Held]) -> dict[InstrumentKind, KindCount]:
    """Items and cents of each kind of which one is held."""
    found: dict[InstrumentKind, KindCount] = {}
    for one in held:
        before = found.get(one.kind, KindCount(items=0, cents=0))
        found[one.kind] = KindCount(items=before.items + 1, cents=before.cents + one.cents)
    return found


def kept(held: Sequence[Held]) -> str:
    """The items as the draft of the count keeps them; '' for none. The bank line is not kept."""
    return json.dumps([[one.kind.value, one.number, one.cents] for one in held]) if held else ""


def held_again(text: str) -> list[Held]:
    """What a draft kept."""
    rows = json.loads(text) if text else []
    return [
        Held(kind=InstrumentKind(kind), number=str(number), cents=int(cents))
        for kind, number, cents in rows
    ]


def kind_of(scan: Scan, now: InstrumentKind) -> InstrumentKind:
    """The kind that a bank line shows; what it leaves open stays as chosen."""
    line = scan.micr
    assert line is not None
    if line.routing in USPS_TRANSITS:
        return InstrumentKind.USPS_MONEY_ORDER
    if line.aux_number and not now.is_check:
        return InstrumentKind.BUSINESS_CHECK
    return now if now.is_check else InstrumentKind.PERSONAL_CHECK


class CountItemsDialog(Dialog):
    """Number and amount, Enter adds. `held` is the caller's list and grows; `changed` is called
    after every change of it.
    """

    def __init__(self, parent: QWidget, held: list[Held], changed: Callable[[], None]) -> None:
        super().__init__(_tr("Scan or key each item"), parent)
        self.held, self._changed = held, changed
        self._bank = ""
        self.kind = Combo([(kind_words(kind), kind) for kind in InstrumentKind])
        self.number = Field(_tr("Number"), line=True)
        self.number.edit.setMaxLength(20)
        self.number.edit.textEdited.connect(self._number_typed)
        self.amount = AmountField(_tr("Amount on the paper"), line=True)
        self.amount.edit.setMaxLength(20)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.number, 1)
        row.addWidget(self.amount, 1)
        self.body.addWidget(Field(_tr("Kind of item"), control=self.kind))
        self.body.addLayout(row)
        self.table: DataTable[Held] = DataTable(
            (
                Column(title=_tr("Kind"), cell=lambda one: kind_words(one.kind), width=220),
                Column(
                    title=_tr("No."),
                    cell=lambda one: number_shown(one.kind, one.number),
                    width=120,
                    stretch=1,
                ),
                Column(
                    title=_tr("Amount"),
                    cell=lambda one: dollars(one.cents),
                    width=120,
                    right=True,
                ),
            ),
            name=_tr("Items in hand"),
        )
        self.table.fit(ROWS_SHOWN)
        card = Card(flush=True)
        card.add(self.table)
        self.body.addWidget(card)
        self.so_far = self.add_text("")
        self.add_button(_tr("Back to the count"), key="Esc")
        self.out_button = self.add_button(_tr("Take the chosen out"), self.take_out)
        self.add_it = self.add_button(_tr("Add"), self.add)
        self._flow = EnterFlow((self.number.edit, self.amount.edit), self.add, parent=self)
        self._show()

    def first_focus(self) -> QWidget | None:
        """The number: scan or type."""
        return self.number.edit

    def scanned(self, scan: Scan) -> bool:
        """A bank line fills the number; the amount is next."""
        if scan.kind is not ScanKind.MICR:
            self._tell(_tr("You are counting."))
            return True
        line = scan.micr
        if line is None or not line.number:
            self._tell(_tr("The number was not read. Scan the item again, or type it."))
            return True
        kind = self.kind.value()
        assert isinstance(kind, InstrumentKind)
        self.kind.set_value(kind_of(scan, kind))
        self.number.edit.setText(line.number)
        self._bank = line.routing + significant(line.account)
        self.amount.edit.clear()
        self.amount.edit.setFocus()
        self._tell(_tr("Type the amount from the paper."))
        return True

    def _number_typed(self) -> None:
        self._bank = ""

    def add(self) -> None:
        """The item as it stands in the fields."""
        self.number.set_error("")
        self.amount.set_error("")
        kind, number = self.kind.value(), "".join(self.number.text().split())
        assert isinstance(kind, InstrumentKind)
        try:
            cents = parse_amount(self.amount.text())
        except Refusal:
            words = cents_of(self.amount.text())
            self._at(self.amount, words if isinstance(words, str) else _tr("More than 0."))
            return
        one = Held(kind=kind, number=number, cents=cents, bank=self._bank)
        twin = next((n for n, other in enumerate(self.held, 1) if one.same_paper(other)), 0)
        if twin:
            self._at(self.number, _tr("That is item {number} already.").format(number=twin))
            return
        self.held.append(one)
        self._bank = ""
        self.number.edit.clear()
        self.amount.edit.clear()
        self.number.edit.setFocus()
        self._show()
        self._changed()

    def take_out(self) -> None:
        """Not in the hand after all."""
        chosen = self.table.current()
        if chosen is not None and chosen in self.held:
            self.held.remove(chosen)
            self._show()
            self._changed()

    def _at(self, field: Field, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus()
        field.edit.selectAll()
        announce(field.edit, words, urgent=True)

    def _tell(self, words: str) -> None:
        self.so_far.setText(words)
        announce(self, words)

    def _show(self) -> None:
        self.table.set_rows(tuple(self.held))
        if self.held:
            self.table.choose(len(self.held) - 1)
        cents = dollars(sum(one.cents for one in self.held))
        one, many = _tr("1 item, {amount}"), _tr("{count} items, {amount}")
        words = one if len(self.held) == 1 else many
        self.so_far.setText(words.format(count=len(self.held), amount=cents))
        self.out_button.setEnabled(bool(self.held))
