"""Small questions of the payment form: who else is paying, how an item is split, what looks odd."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cashier.domain.errors import Refusal
from cashier.domain.money import dollars, parse_amount
from cashier.domain.payment import free_text
from ui.dialogs import Dialog
from ui.item import ItemInHand, Oddities
from ui.messages import sentence
from ui.screens.pay_words import error_sentence
from ui.style import Tone
from ui.widgets import AmountField, EnterFlow, Field, Kind, Text, Tick

NAME_LENGTH_MAX = 80


class NameDialog(Dialog):
    """One name: of who is paying, or of an issuer that is not listed."""

    def __init__(
        self, parent: QWidget, title: str, label: str, field: str, done: Callable[[str], None]
    ) -> None:
        super().__init__(title, parent)
        self._done, self._field = done, field
        self.name = Field(label, line=True)
        self.name.edit.setMaxLength(NAME_LENGTH_MAX)
        self.body.addWidget(self.name)
        self._flow = EnterFlow([self.name.edit], self.save, parent=self)
        self.add_button(self.tr("Go back"), key="Esc")
        self.add_button(self.tr("Use this name"), self.save, kind=Kind.PRIMARY, key="Enter")

    def first_focus(self) -> QWidget:
        """The field."""
        return self.name.edit

    def save(self) -> None:
        """Takes the name, if it may be kept."""
        try:
            name = free_text(self.name.text(), field=self._field, length_max=NAME_LENGTH_MAX)
        except Refusal as refusal:
            self.name.set_error(sentence(refusal))
            return
        if not name:
            self.name.set_error(self.tr("Type a name, or go back."))
            return
        self.accept()
        self._done(name)


class SplitDialog(Dialog):
    """One line per account; the parts add up to the item, to the cent."""

    def __init__(
        self,
        parent: QWidget,
        number: int,
        item: ItemInHand,
        cents: int,
        accounts: Sequence[tuple[str, str]],
        done: Callable[[], None],
    ) -> None:
        title = QCoreApplication.translate("SplitDialog", "Split item {number}, {amount}")
        super().__init__(title.format(number=number, amount=dollars(cents)), parent)
        self._item, self._cents, self._done = item, cents, done
        self.fields: dict[str, AmountField] = {}
        for words, account in accounts:
            field = AmountField(words)
            field.edit.setText(item.parts.get(account, ""))
            field.edit.textEdited.connect(self._typed)
            self.fields[account] = field
            self.body.addWidget(field)
        line = QHBoxLayout()
        line.addWidget(Text(self.tr("Left"), bold=True))
        self.left = Text("", bold=True, right=True)
        line.addWidget(self.left, 1)
        self.body.addLayout(line)
        self.problem = self.add_text("", tone=Tone.ERROR)
        edits: list[QWidget] = [field.edit for field in self.fields.values()]
        self._flow = EnterFlow(edits, self.save, parent=self)
        self.add_button(self.tr("Go back"), key="Esc")
        self.add_button(self.tr("All for one account"), self.undo)
        self.add_button(self.tr("Split"), self.save, kind=Kind.PRIMARY, key="Enter")
        self._typed()

    def first_focus(self) -> QWidget:
        """The first account."""
        return next(iter(self.fields.values())).edit

    def _given(self) -> int | None:
        """What the parts say together; None while one of them cannot be read."""
        given = 0
        whole = True
        for field in self.fields.values():
            text = field.text()
            if not text:
                continue
            try:
                given += parse_amount(text)
            except Refusal:
                whole = False
        self.left.setText(dollars(self._cents - given))
        self.left.set_tone(Tone.TEXT if given == self._cents else Tone.ERROR)
        return given if whole else None

    @Slot()
    def _typed(self) -> None:
        self.problem.setText(" ")
        self._given()

    def save(self) -> None:
        """Takes the parts when they add up."""
        for field in self.fields.values():
            if not field.text():
                continue
            try:
                parse_amount(field.text())
            except Refusal as refusal:
                self.problem.setText(error_sentence(refusal))
                field.edit.setFocus()
                self.fit()
                return
        if self._given() != self._cents:
            self.problem.setText(self.tr("The parts do not add up to the item."))
            return
        parts = {account: field.text() for account, field in self.fields.items() if field.text()}
        if len(parts) == 1:
            self._item.for_account = next(iter(parts))
            parts = {}
        self._item.parts = parts
        self.accept()
        self._done()

    def undo(self) -> None:
        """No split: the whole item for one account."""
        self._item.parts = {}
        self.accept()
        self._done()


class OddDialog(Dialog):
    """What a careful cashier may see on a paper beyond the usual. The rules answer each."""

    def __init__(
        self, parent: QWidget, number: int, item: ItemInHand, done: Callable[[], None]
    ) -> None:
        title = QCoreApplication.translate("OddDialog", "What looks odd about item {number}?")
        super().__init__(title.format(number=number), parent)
        self._item, self._done = item, done
        odd = item.odd
        check = item.kind.is_check
        self.altered = Tick(self.tr("It looks changed or torn"), checked=odd.altered)
        self.third = Tick(
            self.tr("It was made out to someone else and signed over"), checked=odd.third_party
        )
        self.foreign = Tick(
            self.tr("It is from a bank outside the US, or not in US dollars")
            if check
            else self.tr("It is an international money order"),
            checked=odd.foreign,
        )
        self.no_name = Tick(self.tr("No name is printed on the check"), checked=odd.no_printed_name)
        self.no_name.setVisible(False)
        ticks = [self.altered, self.third, self.foreign, *([self.no_name] if check else [])]
        for tick in ticks:
            self.body.addWidget(tick)
            tick.show()
        self.words = AmountField(self.tr("Amount in words, if it differs"))
        self.words.edit.setText(odd.words_amount)
        self.limit = AmountField(self.tr("Limit printed on it, if any"))
        self.limit.edit.setText(odd.limit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.limit, 0, 1)
        self.body.addLayout(grid)
        self.condition = Field(self.tr("A condition written on it, for example “paid in full”"))
        self.condition.edit.setMaxLength(120)
        self.condition.edit.setText(odd.condition)
        self.body.addWidget(self.condition)
        self.problem = self.add_text(" ", tone=Tone.ERROR)
        self._flow = EnterFlow(
            [*ticks, self.words.edit, self.limit.edit, self.condition.edit],
            self.save,
            parent=self,
        )
        self.add_button(self.tr("Go back"), key="Esc")
        self.add_button(self.tr("Note it"), self.save, kind=Kind.PRIMARY, key="Enter")

    def first_focus(self) -> QWidget:
        """The first tick."""
        return self.altered

    def save(self) -> None:
        """Notes it with the item."""
        for field in (self.words, self.limit):
            if field.text():
                try:
                    parse_amount(field.text())
                except Refusal as refusal:
                    self.problem.setText(error_sentence(refusal))
                    field.edit.setFocus()
                    return
        try:
            condition = free_text(self.condition.text(), field="restrictive")
        except Refusal as refusal:
            self.problem.setText(sentence(refusal))
            return
        self._item.odd = Oddities(
            altered=self.altered.isChecked(),
            third_party=self.third.isChecked(),
            foreign=self.foreign.isChecked(),
            no_printed_name=self.no_name.isChecked(),
            words_amount=self.words.text(),
            limit=self.limit.text(),
            condition=condition,
        )
        self.accept()
        self._done()
