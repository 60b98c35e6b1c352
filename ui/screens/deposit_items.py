"""The items of a deposit to be held in the hand, one by one: scanned, typed or ticked.

Preparing and verifying tick the same list; when preparing, the order of the ticks is the order of
the stack and so of the ticket. Source: ux.md 3.10, domain.md 10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.instrument import InstrumentKind, significant
from cashier.domain.money import dollars
from ui.screens.item_words import item_named, kind_words
from ui.screens.scan_opening import RECEIPTS, receipt_number_of
from ui.style import Tone, Type, px
from ui.tables import Cell, Column
from ui.wedge import Scan, ScanKind
from ui.widgets import Card, LineEdit, Text
from ui.widgets.folding_table import FoldingTable

LEAST = 240
ENDING_MIN = 4
"""So many last digits of a serial name an item, where no other ends like it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("deposit_items", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayLine:
    """One item that should be in the stack. `item` is its posting id; `seq` its number on the
    ticket, 0 before there is one.
    """

    item: str
    kind: InstrumentKind
    number: str
    routing: str
    account: str
    cents: int
    receipt_number: str
    payer: str
    seq: int = 0

    @property
    def named(self) -> str:
        """`Check 1042, $206.00, receipt BOS-01-000017-4`."""
        name = item_named(self.kind, self.number)
        words = _tr("{item}, {amount}, receipt {receipt}")
        return words.format(
            item=name[:1].upper() + name[1:],
            amount=dollars(self.cents),
            receipt=self.receipt_number,
        )


class Stack:
    """Which items are held, in the order in which they were ticked. Knows nothing of a window."""

    def __init__(self, lines: Sequence[TrayLine] = (), held: Sequence[str] = ()) -> None:
        self.lines = tuple(lines)
        self._place = {line.item: n for n, line in enumerate(self.lines)}
        self._by_number: dict[str, list[TrayLine]] = {}
        for line in self.lines:
            self._by_number.setdefault(significant(line.number), []).append(line)
        self._held = {item: n for n, item in enumerate((i for i in held if i in self._place), 1)}

    @property
    def held(self) -> tuple[str, ...]:
        """Ids in the order of the ticks."""
        return tuple(self._held)

    @property
    def missing(self) -> tuple[TrayLine, ...]:
        """Not ticked, in the order of the list."""
        return tuple(line for line in self.lines if line.item not in self._held)

    @property
    def count(self) -> int:
        """How many are held."""
        return len(self._held)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing; also of no items."""
        return len(self._held) == len(self.lines)

    def place(self, line: TrayLine) -> int:
        """Its row."""
        return self._place[line.item]

    def number(self, line: TrayLine) -> int:
        """Which tick it got, from 1; 0 for none."""
        return self._held.get(line.item, 0)

    def tick(self, line: TrayLine) -> None:
        """It is held. Twice is once."""
        self._held.setdefault(line.item, len(self._held) + 1)

    def untick(self, line: TrayLine) -> None:
        """It is not held after all; those after it move up."""
        if self._held.pop(line.item, 0):
            self._held = {item: n for n, item in enumerate(self._held, 1)}

    def tick_rest(self) -> None:
        """Everything that is left, in the order of the list."""
        for line in self.missing:
            self.tick(line)

    def with_number(
        self, number: str, routing: str = "", account: str = ""
    ) -> tuple[TrayLine, ...]:
        """The items that a number, or a bank line, can mean; the bank's part tells two checks of
        one number apart. A typed ending finds a serial only where no whole number is that.
        """
        wanted = significant(number)
        if not wanted:
            return ()
        found = tuple(self._by_number.get(wanted, ()))
        ending = "".join(number.split()).upper()
        if not found and not routing and len(ending) >= ENDING_MIN:
            found = tuple(line for line in self.lines if line.number.endswith(ending))
        for wants, of in (
            (routing, lambda line: line.routing),
            (significant(account), lambda line: significant(line.account)),
        ):
            same = tuple(line for line in found if wants and of(line) == wants)
            blank = tuple(line for line in found if not of(line))
            found = same or (blank if wants and blank else found if not wants else ())
        return found

    def of_receipt(self, number: str) -> TrayLine | None:
        """The first item of a receipt."""
        return next((line for line in self.lines if line.receipt_number == number), None)


class HeldItems(Card):
    """The list with its ticks, and a field for the numbers of those who have no scanner.

    Space ticks the chosen item and goes on to the next; a number typed and Enter, or a bank line
    scanned, ticks its item wherever it stands. `tell` is given what is said, and whether something
    is wrong. Signals: `changed` after every tick; `complete` when the last one was ticked, or Enter
    says so again.
    """

    changed = Signal()
    complete = Signal()

    def __init__(self, title: str, *, name: str, tell: Callable[[str, bool], None]) -> None:
        super().__init__(title, flush=True)
        self.stack = Stack()
        self._tell = tell
        self.table: FoldingTable[TrayLine] = FoldingTable(self._columns(), name=name, row=36)
        self.table.clicked.connect(self._clicked)
        self.table.opened.connect(self._opened)
        self.number = LineEdit(
            icon="scan-line", height=32, type_=Type.CAPTION, name=_tr("Number of the item you hold")
        )
        self.number.setPlaceholderText(_tr("Scan, or type its number"))
        self.number.setMaxLength(24)
        self.number.installEventFilter(self)
        self.table.installEventFilter(self)
        self.add_action(self.number)
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = QWidget()
        around = QVBoxLayout(nothing)
        around.setContentsMargins(48, 24, 48, 24)
        around.addWidget(self.empty)
        self._nothing = nothing
        self._pile = QStackedWidget()
        self._pile.addWidget(self.table)
        self._pile.addWidget(nothing)
        self.add(self._pile, 1)
        self._grow()
        self.show_lines((), words="")

    def _grow(self) -> None:
        """A few lines are always in view: with large text the page scrolls, not the list alone."""
        self.number.setFixedWidth(px(216))
        self.setMinimumHeight(px(LEAST))

    def _columns(self) -> tuple[Column[TrayLine], ...]:
        return (
            Column(title=_tr("Held"), cell=self._tick_cell, width=88),
            Column(title=_tr("Item"), cell=lambda line: kind_words(line.kind), width=148),
            Column(title=_tr("Number"), cell=lambda line: line.number, width=116),
            Column(
                title=_tr("From"),
                cell=lambda line: Cell(text=line.payer, tone=Tone.MUTED),
                width=84,
                stretch=1,
            ),
            Column(title=_tr("Receipt"), cell=lambda line: line.receipt_number, width=138),
            Column(
                title=_tr("Amount"), cell=lambda line: dollars(line.cents), width=98, right=True
            ),
        )

    def _tick_cell(self, line: TrayLine) -> Cell:
        held = self.stack.number(line)
        number = line.seq or held
        word = _tr("held") if held else _tr("not held")
        shown = str(number) if number else ""
        return Cell(text=shown, tick=bool(held), spoken=f"{shown} {word}".strip())

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "number"):
            self._grow()

    # --- what there is

    def show_lines(
        self, lines: Sequence[TrayLine], *, held: Sequence[str] = (), words: str = ""
    ) -> None:
        """Another list, or with `words` why there is none; `held` are the ticks it begins with."""
        before = self.table.current()
        self.stack = Stack(lines, held)
        self.table.set_rows(self.stack.lines)
        if before is None or before not in self.stack.lines:
            self._to_first_missing()
        self.empty.setText(words)
        self._pile.setCurrentWidget(self.table if lines else self._nothing)
        self.number.setEnabled(bool(lines))
        self._head()

    def _head(self) -> None:
        held, both = self.stack.count, len(self.stack.lines)
        self.set_head(self.title.text(), self.tr_count(held, both) if both else "")

    @staticmethod
    def tr_count(held: int, both: int) -> str:
        """`12 of 16 held`."""
        return _tr("{held} of {all} held").format(held=held, all=both)

    def tick_rest(self) -> None:
        """The person says that all of them are here."""
        self.stack.tick_rest()
        self._after(self.tr_count(self.stack.count, len(self.stack.lines)))

    # --- ticking

    def toggle_chosen(self, *, on_to_next: bool = False) -> None:
        """The chosen item is held, or is not after all."""
        line = self.table.current()
        if line is None:
            return
        if self.stack.number(line):
            self.stack.untick(line)
            self._after(_tr("{item}: not held").format(item=line.named))
            return
        self._ticked(line)
        if on_to_next:
            self.table.step(1)

    def _ticked(self, line: TrayLine) -> None:
        self.stack.tick(line)
        count = self.tr_count(self.stack.count, len(self.stack.lines))
        self._after(_tr("{item}: held. {count}.").format(item=line.named, count=count))

    def _after(self, words: str) -> None:
        self.table.table_model.cells_changed()
        self._head()
        self._tell(words, False)
        self.changed.emit()
        if self.stack.lines and self.stack.complete:
            self.complete.emit()

    def _to_first_missing(self) -> None:
        line = next(iter(self.stack.missing), None)
        if line is not None:
            self.table.choose(self.stack.place(line))

    def scanned(self, scan: Scan) -> None:
        """A bank line ticks its item, a receipt jumps to it; nothing else has a use here."""
        line = scan.micr
        if scan.kind is ScanKind.MICR and line is not None and line.number:
            self._found(
                self.stack.with_number(line.number, line.routing, line.account), line.number
            )
        elif scan.kind is ScanKind.MICR:
            self._tell(_tr("The number was not read. Scan the item again, or type it."), True)
        elif scan.kind in RECEIPTS:
            there = self.stack.of_receipt(receipt_number_of(scan))
            if there is None:
                self._tell(_tr("That receipt has no item in this deposit."), True)
            else:
                self.table.choose(self.stack.place(there))
                self._tell(_tr("{item}. Space ticks it.").format(item=there.named), False)
        else:
            self._tell(_tr("You are counting."), True)

    def typed(self) -> None:
        """Enter in the field."""
        number = self.number.text().strip()
        if not number:
            if self.stack.complete:
                self.complete.emit()
            else:
                self.table.setFocus()
            return
        if self._found(self.stack.with_number(number), number):
            self.number.clear()
        else:
            self.number.selectAll()

    def _found(self, found: tuple[TrayLine, ...], number: str) -> bool:
        """Ticks the one that is meant; says so where that is not plain."""
        open_ = [line for line in found if not self.stack.number(line)]
        shown = number if len(number) <= 7 else f"...{number[-4:]}"
        if len(open_) == 1:
            self.table.choose(self.stack.place(open_[0]))
            self._ticked(open_[0])
            return True
        if open_:
            self.table.choose(self.stack.place(open_[0]))
            words = _tr("{count} items have that number. Choose the one you hold, press Space.")
            self._tell(words.format(count=len(open_)), True)
        elif found:
            self.table.choose(self.stack.place(found[0]))
            self._tell(_tr("{item} is ticked already.").format(item=found[0].named), True)
        else:
            words = _tr("Number {number} is not in this deposit. Lay the item aside.")
            self._tell(words.format(number=shown), True)
        return False

    # --- hands

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if self.table.pressed_column == 0:
            self.toggle_chosen()

    @Slot(object)
    def _opened(self, line: object) -> None:
        self.toggle_chosen(on_to_next=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field ticks what was typed; Space in the list ticks and goes on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self.number and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.typed()
            return True
        if watched is self.number and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.table.step(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if watched is self.table and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle_chosen(on_to_next=True)
            return True
        return super().eventFilter(watched, event)
