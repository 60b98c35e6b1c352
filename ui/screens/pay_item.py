"""The form of one item: its fields by kind, its ticks, what the rules say. Writes into ItemInHand.

Enter goes to the next field to fill, Space ticks and moves on; the last one asks for Review.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import routing_number
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import parse_amount
from ui.announce import announce
from ui.item import ItemInHand, item_date, needed, ticks_of, written
from ui.screens.pay_places import GAP, least_width, plan, ways
from ui.screens.pay_verdicts import VerdictBox
from ui.screens.pay_words import (
    NONE,
    Hint,
    error_sentence,
    issuers,
    kinds,
    short_error,
    tick_words,
)
from ui.style import Tone
from ui.widgets import AmountField, Button, Card, Combo, EnterFlow, Field, Segments, TickTile

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SOMEBODY_ELSE = "somebody else"
"""The value of the entry that asks for a name."""


class ItemForm(Card):
    """Shows one ItemInHand and keeps it in step with what is typed.

    Signals: `edited` after every change; `completed` after the last field; `add_item`, `split`,
    `odd`, `undo` when their key or button was used; `account_chosen(object)` a billing account
    number, `name_asked` for "somebody else", `issuer_asked` for an issuer that is not listed.
    """

    edited = Signal()
    completed = Signal()
    add_item = Signal()
    split = Signal()
    odd = Signal()
    undo = Signal()
    account_chosen = Signal(object)
    name_asked = Signal()
    issuer_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Item 1", head_height=47)
        self.item = ItemInHand(tender_id="")
        self.business_date = date.min
        self.twice_from = 0
        self.bank_line: tuple[str, str] = ("", "")
        self._routing_first = ""
        self._again = self._differ = False
        self._loading = False
        self.odd_button = Button(self.tr("Looks odd"), key="Ctrl+O", compact=True)
        self.odd_button.clicked.connect(self.odd)
        self.kinds = Segments(kinds(), name=self.tr("Kind of item"))
        self.kinds.chosen.connect(self._kind_chosen)
        self.add_action(self.odd_button)
        self._kinds_row = QHBoxLayout()
        self.add_action(self.kinds)
        self.amount = AmountField(self.tr("Amount in figures"), parent=self)
        self.number = Field(self.tr("Check number"), parent=self)
        self.dated = Field(self.tr("Date on it"), parent=self)
        self.issuer_box = Combo(issuers())
        self.issuer = Field(self.tr("Issuer"), control=self.issuer_box, parent=self)
        self.routing = Field(self.tr("Routing"), parent=self)
        self.account = Field(self.tr("Bank account"), parent=self)
        self.from_box = Combo()
        self.payer = Field(self.tr("From"), control=self.from_box, parent=self)
        self.for_box = Combo()
        self.split_button = Button(self.tr("Split"), key="Ctrl+S", tight=True)
        self.split_button.clicked.connect(self.split)
        self.for_ = Field(
            self.tr("For"), control=self.for_box, beside=self.split_button, parent=self
        )
        self.ticks = {name: TickTile(words, parent=self) for name, words in tick_words().items()}
        self.fields = {
            "amount": self.amount,
            "number": self.number,
            "dated": self.dated,
            "routing": self.routing,
            "account": self.account,
        }
        self.verdicts = VerdictBox(self.tr("What the rules say"))
        self._places = QVBoxLayout()
        self._places.setSpacing(12)
        self._rows: list[QGridLayout] = []
        self._tick_grid = QGridLayout()
        self._tick_grid.setHorizontalSpacing(GAP)
        self._tick_grid.setVerticalSpacing(8)
        self.body.setContentsMargins(15, 12, 15, 15)
        self.body.setSpacing(12)
        self.body.addLayout(self._kinds_row)
        self.body.addLayout(self._places)
        self.body.addLayout(self._tick_grid)
        self.body.addWidget(self.verdicts, 1)
        edits: list[QWidget] = [field.edit for field in self.fields.values()]
        self.flow = EnterFlow(
            [*edits, *self.ticks.values()],
            self.completed.emit,
            filled=self._filled,
            parent=self,
        )
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edit.textEdited.connect(self._typed)
            field.edit.editingFinished.connect(self._left)
            field.edit.installEventFilter(self)  # after the flow, so asked before it
        for tick in self.ticks.values():
            self._connect_tick(tick)
        self.issuer_box.chosen.connect(self._issuer_chosen)
        self.from_box.chosen.connect(self._from_chosen)
        self.for_box.chosen.connect(self.account_chosen)

    def _connect_tick(self, tick: TickTile) -> None:
        tick.toggled.connect(self._ticked)
        tick.installEventFilter(self)

    def wanted_ticks(self) -> tuple[str, ...]:
        """What to tick for the item, with a tile for each mark the administrator has named."""
        wanted = ticks_of(self.item)
        for name in wanted:
            if name not in self.ticks:
                tile = self.ticks[name] = TickTile(name, parent=self)
                self.flow.add(tile)
                self._connect_tick(tile)
        return wanted

    def issuers_changed(self) -> None:
        """The administrator's table came: the marks to tick may be others."""
        self._arrange()

    # --- places ----------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the most rows; as high as it is now."""
        return QSize(least_width(self), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows where it is narrow, fewer where it is wide."""
        super().resizeEvent(event)
        if hasattr(self, "_laid") and plan(self) != self._laid:
            self._arrange()

    def _arrange(self) -> None:
        """Puts the fields and ticks of the kind in their places and hides the others."""
        self._laid = plan(self)
        self._place_kinds()
        while (item := self._places.takeAt(0)) is not None:
            row = item.layout()
            if row is not None:
                while row.takeAt(0) is not None:
                    pass
                row.deleteLater()
        shown = set()
        before: QWidget = self.kinds.buttons[-1]
        for fields in ways(self)[self._laid.way]:
            grid = QGridLayout()
            grid.setHorizontalSpacing(GAP)
            for column, (field, width) in enumerate(fields):
                grid.setColumnStretch(column, width)
                grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignBottom)
                shown.add(field)
            self._places.addLayout(grid)
        for field in (*self.fields.values(), self.issuer, self.payer, self.for_):
            field.setVisible(field in shown)
        # Fields, not what is in them: Tab also stops at a field, which hands the focus to its edit,
        # so an edit that goes before its own field is where Tab comes back to for ever.
        for field in (*self.fields.values(), self.issuer, self.payer, self.for_):
            if field in shown:
                QWidget.setTabOrder(before, field)
                before = field
        self._arrange_ticks(before)

    def _place_kinds(self) -> None:
        """In the head of the card; in a row of their own where there is no room."""
        row, other = self._kinds_row, self.head_actions
        if not self._laid.kinds_below:
            row, other = other, row
        if row.indexOf(self.kinds) < 0:
            other.removeWidget(self.kinds)
            row.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)

    def _arrange_ticks(self, before: QWidget) -> None:
        while self._tick_grid.takeAt(0) is not None:
            pass
        wanted = self.wanted_ticks()
        columns = self._laid.ticks
        for column, width in enumerate((248, 225, 285)):
            self._tick_grid.setColumnStretch(column, width if column < columns else 0)
        for place, name in enumerate(wanted):
            tick = self.ticks[name]
            self._tick_grid.addWidget(tick, place // columns, place % columns)
            QWidget.setTabOrder(before, tick)
            before = tick
        for name, tick in self.ticks.items():
            tick.setVisible(name in wanted)
        words = self.tr("Signed") if self.item.kind.is_check else self.tr("Signed by purchaser")
        self.ticks["signed"].setText(words)
        self.ticks["signed"].setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "flow"):
            self._arrange()

    # --- showing an item -------------------------------------------------------------------------

    def show_item(self, item: ItemInHand, number: int) -> None:
        """Another item, with everything that was typed of it."""
        self._loading = True
        other_kind = item.kind.is_check != self.item.kind.is_check or item.marks != self.item.marks
        self.item = item
        self._again = self._differ = False
        self._routing_first = ""
        self.set_head(self.tr("Item {number}").format(number=number))
        check = item.kind.is_check
        self.kinds.set_value(item.kind if check else InstrumentKind.USPS_MONEY_ORDER)
        if not check:
            self.issuer_box.set_value(item.kind)
        self.number.label.setText(self.tr("Check number") if check else self.tr("Serial"))
        self.number.edit.setAccessibleName(self.number.label.text())
        self.show_texts()
        for name, tick in self.ticks.items():
            tick.setChecked(name in item.ticks)
        if other_kind:
            self._arrange()
        self._loading = False

    def show_texts(self) -> None:
        """What the item holds, in the fields."""
        item = self.item
        self.amount.label.setText(
            self.tr("Amount again") if self._again else self.tr("Amount in figures")
        )
        self.amount.edit.setAccessibleName(self.amount.label.text())
        shown = {
            "amount": item.amount_again if self._again else item.amount,
            "number": item.number,
            "routing": item.routing,
            "account": f"...{item.account[-4:]}" if item.account else "",
            "dated": item.date,
        }
        for name, text in shown.items():
            edit = self.fields[name].edit
            if edit.text() != text:
                edit.setText(text)

    def set_choices(
        self, people: Sequence[tuple[str, object]], accounts: Sequence[tuple[str, object]]
    ) -> None:
        """Whom an item may be from, what it may be for; the values of the item are chosen."""
        self.from_box.set_items(people)
        self.from_box.set_value(self.item.from_name)
        self.for_box.set_items(accounts)
        values = [value for _, value in accounts]
        wanted = None if self.item.parts else self.item.for_account
        if wanted in values:
            self.for_box.set_value(wanted)

    def set_hints(self, hints: Mapping[str, Hint], errors: Mapping[str, Refusal]) -> None:
        """A word beside each label; red where something is wrong with what was typed."""
        for name, field in self.fields.items():
            error = errors.get(name)
            field.edit.set_error(error is not None)
            field.control.setAccessibleDescription(error_sentence(error) if error else "")
            if error is not None:
                field.set_hint(short_error(error), Tone.ERROR)
            elif name in self._unread() and not field.edit.text():
                field.edit.set_error(True)
                field.control.setAccessibleDescription(self.tr("The reader missed it. Type it."))
                again = name == "routing" and self._routing_first
                field.set_hint(self.tr("once more") if again else self.tr("not read"), Tone.ERROR)
            elif name == "amount" and self._differ:
                field.set_hint(self.tr("they differ"), Tone.ERROR)
            elif name == "amount" and self._again:
                field.set_hint(self.tr("once more"), Tone.WARNING)
            else:
                field.set_hint(*hints.get(name, NONE))

    def _unread(self) -> tuple[str, ...]:
        line = self.item.bank_line
        return () if line is None else line.unread

    def first_to_fill(self) -> QLineEdit | QWidget:
        """Where typing goes on."""
        names = [
            name
            for name in needed(self.item.kind)
            if not self.fields[name].edit.text() or self._error_of(name) is not None
        ]
        return self.fields[names[0]].edit if names else self.amount.edit

    def control_of(self, name: str) -> QWidget:
        """The control that a refusal's or a verdict's field means."""
        named = {
            "payee": self.ticks["payable"],
            "signed": self.ticks["signed"],
            "memo_has_account": self.ticks["memo"],
            "allocations": self.for_box,
            "parts": self.for_box,
            "amount_again": self.amount.edit,
            "issuer": self.issuer_box,
            "kind": self.kinds.buttons[0],
        }
        if name == "marks":
            missing = [m for m in self.item.marks if m not in self.item.ticks]
            return self.ticks[missing[0]] if missing else self.ticks["signed"]
        if name in self.fields:
            return self.fields[name].edit
        return named.get(name, self.amount.edit)

    # --- typing ----------------------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        item = self.item
        edit = self.sender()
        if edit is self.amount.edit:
            self._differ = False
            if self._again:
                item.amount_again = self.amount.text()
            else:
                item.amount, item.amount_again, item.far = self.amount.text(), "", False
        elif edit is self.number.edit:
            item.number = self.number.text().upper()
        elif edit is self.routing.edit:
            item.routing = self._routing_of(self.routing.text())
        elif edit is self.account.edit:
            # Only the last four are shown: a text that still holds the dots was not typed whole.
            text = self.account.text()
            item.account = "".join(text.split()) if "." not in text else ""
        elif edit is self.dated.edit:
            item.date = self.dated.text()
        self.edited.emit()

    @Slot()
    def _left(self) -> None:
        edit = self.sender()
        name = next((n for n, field in self.fields.items() if field.edit is edit), "")
        if name == "routing" and not self._routing_twice():
            self.edited.emit()
        elif name and self.fields[name].edit.text():
            self._settle(name)
            self.edited.emit()

    def _settle(self, name: str) -> None:
        """The person is done with a field: it may be judged, and is written the usual way."""
        item = self.item
        item.left.add(name)
        if name == "dated":
            try:
                day = item_date(item, self.business_date)
            except Refusal:
                return
            if day is not None:
                item.date = written(day)
        self.show_texts()

    def _filled(self, control: QWidget) -> bool:
        """What Enter passes over: what is filled, and what the kind does not have."""
        for name, field in self.fields.items():
            if control is field.edit:
                return name not in needed(self.item.kind) or bool(field.edit.text())
        for name, tick in self.ticks.items():
            if control is tick:
                return name not in ticks_of(self.item) or tick.isChecked()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field first reads the field; what cannot be read is not passed over."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if key in ENTER and not event.isAutoRepeat():
            return not self._may_go_on(watched)
        if watched is self.amount.edit and keypad and key == Qt.Key.Key_Plus:
            self.add_item.emit()
            return True
        if watched is self.amount.edit and keypad and key == Qt.Key.Key_Minus:
            self.kinds.setFocus()
            self.focusPreviousChild()
            return True
        undo = (
            key == Qt.Key.Key_Z
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and not (isinstance(watched, QLineEdit) and watched.isUndoAvailable())
        )
        if undo:
            self.undo.emit()
        return undo

    def _may_go_on(self, watched: QObject) -> bool:
        """Whether Enter leaves this field; fills what it proposes."""
        name = next((n for n, field in self.fields.items() if field.edit is watched), "")
        if not name:
            return True
        item = self.item
        if name == "dated" and not item.date.strip():
            item.date = written(self.business_date)
        if name == "routing" and not item.routing and self.bank_line[0]:
            item.routing, item.account = self.bank_line
            item.left.add("account")
        item.left.add(name)
        if name == "routing" and not self._routing_twice():
            self.edited.emit()
            return False
        error = self._error_of(name)
        if error is None and name == "amount" and not self._twice():
            self.edited.emit()
            return False
        self._settle(name)
        self.edited.emit()
        if error is not None:
            edit = self.fields[name].edit
            edit.selectAll()
            announce(edit, error_sentence(error), urgent=True)
            return False
        return True

    def _routing_of(self, text: str) -> str:
        """What counts as typed: where the reader missed it, only the second, equal typing."""
        if "routing" not in self._unread() or text == self._routing_first:
            return text
        return ""

    def _routing_twice(self) -> bool:
        """Whether a routing number that the reader missed was typed twice the same; else the field
        asks for it again. Its check digit lets one swap of neighbours in nine through.
        """
        text = "".join(self.routing.text().split())
        if "routing" not in self._unread() or not text or self.item.routing:
            return True
        edit = self.routing.edit
        try:
            routing_number(text)
        except Refusal as refusal:
            self._routing_first = ""
            edit.selectAll()
            announce(edit, error_sentence(refusal), urgent=True)
            return False
        if not self._routing_first:
            self._routing_first = text
            announce(edit, self.tr("Type the routing number once more from the check."))
        else:
            self._routing_first = ""
            words = self.tr("The two routing numbers differ. Type it again from the check.")
            announce(edit, words, urgent=True)
        edit.clear()
        return False

    def _error_of(self, name: str) -> Refusal | None:
        """What keeps the person in this field; an empty one is passed over and found at Review."""
        item = self.item
        try:
            if name == "amount" and item.amount.strip():
                parse_amount(item.amount)
            elif name == "dated":
                item_date(item, self.business_date)
            elif name == "routing" and item.routing.strip():
                routing_number(item.routing)
        except Refusal as refusal:
            return refusal
        return None

    def _twice(self) -> bool:
        """Whether an amount that is large, or far from what is due, was typed twice the same; else
        the field asks for it again, with the first typing out of sight.
        """
        item = self.item
        if not item.amount.strip():
            return True
        if parse_amount(item.amount) < self.twice_from and not item.far:
            return True
        try:
            again = parse_amount(item.amount_again)
        except Refusal:
            again = 0
        if again == parse_amount(item.amount):
            self._again = False
            self.show_texts()
            return True
        if self._again and item.amount_again:
            item.amount = item.amount_again = ""
            self._again, self._differ, item.far = False, True, False
            self.amount.edit.clear()
            self.show_texts()
            announce(self.amount.edit, self.asks()[0], urgent=True)
            return False
        self._again = True
        item.amount_again = ""
        self.show_texts()
        announce(self.amount.edit, self.asks()[0])
        return False

    def asks(self) -> Hint:
        """What the amount is asked for, with why; nothing while it is typed once as any other."""
        if self._differ:
            words = self.tr("The two amounts differ. Type it again from the paper.")
            return words, Tone.ERROR
        if self._again:
            words = self.tr("An unusually large amount. Type it once more from the paper.")
            return words, Tone.WARNING
        return NONE

    def ask_again(self) -> None:
        """Review was asked for while the second typing of a large amount is missing."""
        self._again = True
        self.item.amount_again = ""
        self.show_texts()
        self.amount.edit.setFocus()

    # --- choosing --------------------------------------------------------------------------------

    def choose_kind(self, kind: InstrumentKind) -> None:
        """Another kind of paper. What is typed stays where both kinds have the field."""
        item = self.item
        if kind.is_money_order and item.kind.is_money_order and kind == item.kind:
            return
        item.kind = kind
        item.issuer = ""
        item.verdicts = ()
        item.ticks &= {"payable", "signed", "memo", *item.marks}
        number = int("".join(c for c in self.title.text() if c.isdigit()) or 1)
        focused: QWidget | None = self.focusWidget()  # the stubs leave None out
        self.show_item(item, number)
        self._arrange()
        if focused is not None and not focused.isVisible():
            self.first_to_fill().setFocus()
        self.edited.emit()

    @Slot(object)
    def _kind_chosen(self, kind: object) -> None:
        if not self._loading:
            assert isinstance(kind, InstrumentKind)
            money_order = kind.is_money_order and self.item.kind.is_money_order
            if not money_order:
                self.choose_kind(kind)

    @Slot(object)
    def _issuer_chosen(self, kind: object) -> None:
        assert isinstance(kind, InstrumentKind)
        self.choose_kind(kind)
        if kind is InstrumentKind.OTHER_MONEY_ORDER:
            self.issuer_asked.emit()

    @Slot(object)
    def _from_chosen(self, name: object) -> None:
        if name is None:
            self.name_asked.emit()
            return
        assert isinstance(name, str)
        self.item.from_name = name
        self.edited.emit()

    @Slot(bool)
    def _ticked(self, on: bool) -> None:
        if self._loading:
            return
        name = next(n for n, tick in self.ticks.items() if tick is self.sender())
        if on:
            self.item.ticks.add(name)
        else:
            self.item.ticks.discard(name)
        self.edited.emit()
