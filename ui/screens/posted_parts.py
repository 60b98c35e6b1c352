"""Parts of the posted page: what is read for it, and the card of total and items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time
from cashier.domain.errors import Refusal
from cashier.domain.money import dollars
from cashier.domain.payment import ItemState, TakenTender, Visit
from cashier.domain.receipt import PrintJob, Receipt
from cashier.domain.staff import Staff
from cashier.services import endorsements, items, printing
from cashier.services.desk import Desk
from ui.screens.item_words import item_alone, short_time, state_looks
from ui.style import Tone, Type, px
from ui.widgets import Button, Card, Icon, IconText, Line, Text, Tick
from ui.widgets.reflow import Flow
from ui.widgets.scroll import ClearArea

ROW = 64
ROWS_SHOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPosted:
    """A recorded visit with where its items and its paper stand now."""

    visit: Visit
    receipt: Receipt
    states: Mapping[int, ItemState]
    settled: Mapping[int, datetime]
    newest: PrintJob | None
    endorsement: tuple[str, ...]


def read_posted(desk: Desk, who: Staff, number: str) -> SeenPosted:
    """Reads it, off the main thread. The times of confirmation are those of the person's own open
    drawer; elsewhere the word stands without a time. Raises Refusal `receipt.unknown`.
    """
    visit = items.visit(desk, who, number)
    settled: dict[int, datetime] = {}
    try:
        lines = items.today(desk, who)
    except Refusal:
        lines = ()  # the drawer is being counted: its list is shut, the receipt is not
    for line in lines:
        if line.receipt_number == number and line.settled_at is not None:
            settled[line.line] = line.settled_at
    return SeenPosted(
        visit=visit,
        receipt=items.receipt(desk, number),
        states=items.state_words(desk, visit),
        settled=settled,
        newest=printing.newest(desk, number),
        endorsement=endorsements.lines_for(desk, visit),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """The widgets of one item."""

    box: QWidget
    amount: Text
    state: IconText
    stamped: Tick


class PostedItems(Card):
    """Recorded at, the total, the receipt's number, and a line per item with its state and tick.

    Signals: `endorsed(int, bool)` with an item's line, when a person ticks that it is stamped, or
    takes that back.
    """

    endorsed = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.icon = Icon("circle-check", Tone.SUCCESS, 24)
        self.when = Text("", Type.H3, bold=True)
        self.total = Text("", Type.TOTAL, bold=True)
        self.number = Text("", Type.H3, tone=Tone.MUTED)
        head = QVBoxLayout()
        head.setContentsMargins(24, 23, 24, 20)
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.icon)
        line.addWidget(self.when, 1)
        head.addLayout(line)
        figure = QHBoxLayout()
        figure.setSpacing(24)
        figure.addWidget(self.total)
        self.number.setContentsMargins(0, 14, 0, 0)
        figure.addWidget(self.number, 1)
        head.addLayout(figure)
        self.body.addLayout(head)
        self.add(Line())
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.area = ClearArea()
        self.area.setAccessibleName(self.tr("Items of this receipt"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self.add(self.area)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 14, 24, 14)
        words = self.tr("Stamp each item FOR DEPOSIT ONLY, then put it in the tray.")
        self.stamp = Text(words, Type.CAPTION, tone=Tone.MUTED, wrap=True)
        foot.addWidget(self.stamp, 1)
        self.back = Button(self.tr("Print on the back"), key="Ctrl+E", compact=True)
        self.back.hide()
        foot.addWidget(self.back)
        self.body.addLayout(foot)
        self._visit: Visit | None = None
        self.rows: dict[int, _Row] = {}

    def show_visit(self, visit: Visit) -> None:
        """The items of a visit; ticks stay while it is the same."""
        same = self._visit is not None and self._visit.visit_id == visit.visit_id
        self._visit = visit
        self.when.setText(self.tr("Recorded {time}").format(time=clock_time(visit.taken_at)))
        self.total.setText(dollars(visit.total_cents))
        self.number.setText(self.tr("Receipt {number}").format(number=visit.receipt_number))
        if not same:
            self._rebuild(visit)
        for tender in visit.tenders:
            if tender.voided_at is not None:
                self._void(tender)

    def spoken(self) -> str:
        """What is said when the page comes."""
        return f"{self.total.text()}, {self.when.text()}, {self.number.text()}"

    def show_states(self, states: Mapping[int, ItemState], settled: Mapping[int, datetime]) -> None:
        """Where the items stand against the ledger."""
        assert self._visit is not None
        for tender in self._visit.tenders:
            if tender.voided_at is None and tender.line in states:
                looks = state_looks(states[tender.line], settled.get(tender.line))
                self.rows[tender.line].state.set(*looks)

    def next_to_endorse(self) -> TakenTender | None:
        """The first item that still stands and is not ticked."""
        for tender in self._visit.tenders if self._visit is not None else ():
            tick = self.rows[tender.line].stamped
            if tick.isEnabled() and not tick.isChecked():
                return tender
        return None

    def say_back(self, words: str) -> None:
        """What to do with the item that is in the printer, in the place of what to stamp."""
        self.stamp.setText(words)

    def show_endorsement(self, lines: Sequence[str]) -> None:
        """What is stamped or written on the back of each."""
        self.stamp.setText(self.tr("On the back: {lines}").format(lines=" / ".join(lines)))

    def _void(self, tender: TakenTender) -> None:
        row = self.rows[tender.line]
        assert tender.voided_at is not None
        words = self.tr("Voided {time}").format(time=short_time(tender.voided_at))
        row.state.set(words, "ban", Tone.MUTED, Tone.MUTED)
        row.amount.set_tone(Tone.MUTED)
        row.stamped.setEnabled(False)

    def _rebuild(self, visit: Visit) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = {}
        for tender in visit.tenders:
            row = self._row(tender)
            self.rows[tender.line] = row
            self._list.addWidget(row.box)
            self._list.addWidget(Line())
        self._list.addStretch(1)
        self._fit()

    def _row(self, tender: TakenTender) -> _Row:
        box = QWidget()
        box.setMinimumHeight(px(ROW) - 1)
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 6, 24, 6)
        line = Flow(spacing=24, lines=2)
        paper = tender.instrument
        name = item_alone(paper.kind, paper.number)
        amount = Text(dollars(paper.amount_cents), bold=True, right=True)
        state = IconText(*state_looks(ItemState.RECORDED, None)[:3])
        stamped = Tick(self.tr("Stamped"))
        stamped.setAccessibleName(self.tr("Stamped: {item}").format(item=name))
        stamped.toggled.connect(partial(self.endorsed.emit, tender.line))
        line.add(Text(name), stretch=1)
        line.add(amount, 110)
        line.add(state, 168)
        line.add(stamped)
        column.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        return _Row(box, amount, state, stamped)

    def _fit(self) -> None:
        """Two rows are seen whole, of one line or of two."""
        wide, boxes = self.area.width(), [row.box for row in self.rows.values()][:ROWS_SHOWN]
        heights = [max(px(ROW), box.heightForWidth(wide) + 1) for box in boxes]
        self.area.setFixedHeight(sum(heights) or px(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower rows take two lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            self._fit()
