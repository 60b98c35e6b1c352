"""Today: what was taken into the own drawer, where each item stands, and what to do about it.

A cashier sees acts and states, never a sum, and no number per kind. Source: ux.md 3.7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.amendment import undone
from cashier.domain.calendar import short_day
from cashier.domain.errors import Refusal
from cashier.domain.money import dollars
from cashier.domain.payment import ItemState
from cashier.domain.posting import Record
from cashier.domain.receipt import PrintJob, PrintState
from cashier.services import approvals, items, printing
from cashier.services.items import ItemLine
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_failure
from ui.messages import sentence
from ui.page import Page
from ui.screens.asked_strip import AskedStrip
from ui.screens.item_words import item_named
from ui.screens.scan_opening import open_scanned
from ui.screens.today_parts import COUNTED, Show, belongs, chosen_items, columns, same, show_words
from ui.screens.visit_view import SeenVisit, VisitView, read_visit
from ui.screens.void import VoidDialog
from ui.style import Tone
from ui.tasks import Failure, Lane, Latest
from ui.wedge import Scan
from ui.widgets import (
    Action,
    Card,
    Chip,
    Kind,
    SearchField,
    Segments,
    Text,
)
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Flow

STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class TodayPage(Page):
    """Items of the own drawer, newest first, and one visit of them to look at."""

    nav_key = "today"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Today"))
        self.help = self.tr(
            "Every item of your drawer with two facts: where it stands against the ledger, and "
            "whether its receipt is on paper. Type to filter. F9 shows the receipt, Ctrl+R prints "
            "a copy, F8 voids one item with a supervisor while the drawer is open."
        )
        self._counter = counter
        self._items: tuple[ItemLine, ...] = ()
        self._held: int = 0
        self._shut = ""
        self._latest, self._latest_held, self._latest_visit = Latest(), Latest(), Latest()
        self._latest_asked = Latest()
        self.asked = AskedStrip()
        self.filter = SearchField(
            name=self.tr("Filter"), placeholder=self.tr("Filter by number or name"), compact=True
        )
        self.filter.setFixedWidth(264)
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.segments = Segments([(show_words(s), s) for s in Show], name=self.tr("Show"))
        self.segments.chosen.connect(self._narrow)
        self.attention = Chip("", icon="triangle-alert", tone=Tone.ERROR)
        self.unsure = Chip("", icon="circle-question-mark", tone=Tone.WARNING)
        self.table: FoldingTable[ItemLine] = FoldingTable(
            columns(), name=self.tr("Items of today"), row=32
        )
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = VisitView(counter.tasks)
        self.view.table.chosen.connect(self._chosen)
        self._lay_out()
        events = counter.events
        for signal in (
            events.payment_taken,
            events.item_voided,
            events.paper_changed,
            events.ledger_changed,
            events.drawer_changed,
            events.approval_heard,
        ):
            signal.connect(self._something_changed)

    def _lay_out(self) -> None:
        top = Flow()
        top.add(self.segments)
        top.add_spring()
        top.add(self.attention)
        top.add(self.unsure)
        self.attention.hide()
        self.unsure.hide()
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        card = Card(flush=True)
        card.add(self._body, 1)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(10)
        column.addWidget(self.asked)
        column.addLayout(top)
        column.addWidget(card, 1)
        self._listed = listed
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # Not a stacked layout: that asks for the height of both together.
        outer.addWidget(listed)
        outer.addWidget(self.view)
        self.view.hide()

    def _turn_to(self, shown: QWidget) -> None:
        """The list, or the visit."""
        self._listed.setVisible(shown is self._listed)
        self.view.setVisible(shown is self.view)

    # --- what the shell asks

    @property
    def viewing(self) -> bool:
        """One visit is shown instead of the list."""
        return not self.view.isHidden()

    def _current(self) -> ItemLine | None:
        """The chosen item, of the list or of the visit shown."""
        chosen, line = self.table.current(), self.view.table.current()
        if not self.viewing or chosen is None or line is None:
            return chosen
        visit = chosen.visit_id
        return next((i for i in self._items if i.visit_id == visit and i.line == line.line), chosen)

    def chips(self) -> Sequence[QWidget]:
        """The filter, over the list only."""
        return () if self.viewing else (self.filter,)

    def acts(self) -> Sequence[Action]:
        """View, copy, print what is held; voiding stands apart at the right."""
        item = self._current()
        copy = Action(text=self.tr("Copy"), slot=self._copy, key="Ctrl+R", enabled=item is not None)
        void = Action(
            text=self.tr("Void item"),
            slot=self._void,
            key="F8",
            icon="ban",
            kind=Kind.DANGEROUS,
            enabled=item is not None and undone(item.amendments) is None,
        )
        if self.viewing:
            right = Action(text=self.tr("Put right"), slot=self._put_right, key="F6")
            return Action(text=self.tr("Back"), slot=self._back, key="Esc"), copy, right, void
        held = self.tr("Pri&nt held, {number}").format(number=self._held)
        return (
            Action(text=self.tr("View"), slot=self._view, key="F9", enabled=item is not None),
            copy,
            Action(
                text=held if self._held else self.tr("Pri&nt held"),
                slot=self._print_held,
                enabled=self._held > 0,
            ),
            void,
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+F goes to the filter."""
        return {} if self.viewing else {"Ctrl+F": self.filter.setFocus}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {"Ctrl+F": self.tr("Filter items")}

    def first_focus(self) -> QWidget:
        """The table: the newest item is chosen."""
        return self.view.table if self.viewing else self.table

    def scanned(self, scan: Scan) -> bool:
        """A code opens its account or receipt."""
        return open_scanned(self, self._counter, scan)

    def on_enter(self) -> None:
        """Always the list, as it is now."""
        self._turn_to(self._listed)
        self.refresh()

    def escape(self) -> bool:
        """Empties the filter first; then back to the counter."""
        if self.filter.text():
            self.filter.clear()
            self.table.setFocus()
        else:
            self._counter.go("find")
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the filter act on the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in STEPS:
                self.table.step(STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    # --- reading

    def refresh(self) -> None:
        """Reads items and held receipts anew."""
        desk, who, tasks = self._counter.desk, self._counter.person, self._counter.tasks
        tasks.run(
            Lane.DB, lambda: items.today(desk, who), self, self._latest(self._show), self._refused
        )
        tasks.run(Lane.DB, lambda: printing.held(desk), self, self._latest_held(self._show_held))
        tasks.run(
            Lane.DB,
            lambda: approvals.mine(desk, who),
            self,
            self._latest_asked(self.asked.show_all),
        )

    @Slot(object)
    def _something_changed(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible():
            self.refresh()
            if self.viewing:
                self._view()

    def _show(self, found: tuple[ItemLine, ...]) -> None:
        self._shut = ""
        self._items = found
        for show in COUNTED:
            number = sum(belongs(item, show) for item in found)
            self.segments.set_words(show, f"{show_words(show)} {number}")
        attention = sum(item.state is ItemState.ATTENTION for item in found)
        unsure = len({i.receipt_number for i in found if i.paper is PrintState.UNCERTAIN})
        self.attention.set(self._attention_words(attention), icon="triangle-alert", tone=Tone.ERROR)
        self.attention.setVisible(attention > 0)
        self.unsure.set(self._unsure_words(unsure), icon="circle-question-mark", tone=Tone.WARNING)
        self.unsure.setVisible(unsure > 0)
        drawer = self._counter.drawer
        self.segments.setEnabled(True)
        self.filter.setEnabled(True)
        self._narrow()
        if drawer is None:
            self.say(context=self.tr("no drawer open"))
        elif not self.viewing:
            self.say(context=self._items_words(short_day(drawer.business_date), len(found)))

    def _items_words(self, day: str, number: int) -> str:
        if number == 1:
            return self.tr("{day}, your drawer, 1 item").format(day=day)
        return self.tr("{day}, your drawer, {number} items").format(day=day, number=number)

    def _attention_words(self, number: int) -> str:
        if number == 1:
            return self.tr("1 needs attention")
        return self.tr("{number} need attention").format(number=number)

    def _unsure_words(self, number: int) -> str:
        if number == 1:
            return self.tr("1 receipt unsure")
        return self.tr("{number} receipts unsure").format(number=number)

    def _show_held(self, held: tuple[PrintJob, ...]) -> None:
        self._held = sum(job.state is PrintState.FAILED for job in held)
        self.changed.emit()

    def _refused(self, error: Failure) -> None:
        """The drawer is being counted: its items would tell what the count should find."""
        self._items = ()
        self._shut = sentence(error)
        counting = isinstance(error, Refusal) and error.code == "drawer.counting"
        self.say(context=self.tr("shut while you count") if counting else "")
        for show in COUNTED:
            self.segments.set_words(show, show_words(show))
        self.segments.setEnabled(False)
        self.filter.setEnabled(False)
        self.attention.hide()
        self.unsure.hide()
        self._turn_to(self._listed)
        self._narrow()

    @Slot()
    def _narrow(self) -> None:
        """Rows that the segment and the filter leave; the chosen item stays chosen."""
        before = self.table.current()
        show = self.segments.value()
        assert isinstance(show, Show)
        rows = chosen_items(self._items, show, self.filter.text())
        self.table.set_rows(rows, choose=next((r for r in rows if same(r, before)), None))
        self.empty.setText(self._empty_words())
        self._body.setCurrentWidget(self.table if rows else self.empty)
        self.changed.emit()

    def _empty_words(self) -> str:
        if self._shut:
            return self._shut
        if self._items:
            return self.tr("No item fits. Press Esc to empty the filter, or choose All.")
        if self._counter.drawer is None:
            return self.tr("No drawer of yours is open. Press F7 to open one.")
        return self.tr("No items yet. Press F2.")

    @Slot(object)
    def _chosen(self, item: object) -> None:
        self.changed.emit()

    @Slot(object)
    def _opened(self, item: object) -> None:
        self._view()

    # --- acts

    def _view(self) -> None:
        item = self.table.current()
        if item is None:
            return
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: read_visit(desk, who, item.receipt_number),
            self,
            self._latest_visit(self._show_visit),
            self._could_not,
        )

    def _show_visit(self, seen: SeenVisit) -> None:
        self.view.show_visit(seen)
        fresh = not self.viewing
        self._turn_to(self.view)
        self.say(
            title=self.tr("Receipt {number}").format(number=seen.visit.receipt_number),
            context=dollars(seen.visit.total_cents),
        )
        if fresh:
            item = self.table.current()
            self.view.choose_line(0 if item is None else item.line)
            self.view.table.setFocus()
            announce(self, self.title)

    def _back(self) -> None:
        self._turn_to(self._listed)
        self.say(title=self.tr("Today"))
        self.refresh()
        self.table.setFocus()

    def _put_right(self) -> None:
        """The visit with everything that may be put right of it."""
        item = self._current()
        if item is not None:
            self._counter.go("visit", item.receipt_number)

    def _copy(self) -> None:
        item = self._current()
        if item is None:
            return
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: printing.copy(desk, who, item.receipt_number),
            self,
            self._copied,
            self._could_not,
        )

    def _copied(self, job: PrintJob) -> None:
        text = (
            self.tr("Copy {copy} of {receipt} is on its way to the printer.")
            if job.copy_no
            else self.tr("{receipt} is on its way to the printer.")
        )
        self.toast(text.format(copy=job.copy_no, receipt=job.receipt_number))
        self._counter.events.paper_changed.emit(job)

    def _print_held(self) -> None:
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: printing.release_held(desk, who),
            self,
            self._released,
            self._could_not,
        )

    def _released(self, number: int) -> None:
        words = (
            self.tr("1 receipt is on its way to the printer.")
            if number == 1
            else self.tr("{number} receipts are on their way to the printer.")
        )
        self.toast(words.format(number=number))
        self._counter.events.paper_changed.emit(None)

    def _void(self) -> None:
        item = self._current()
        if item is None or item.voided_at is not None:
            return
        VoidDialog(
            self, self._counter, item, partial(self._voided, item), self._asked_elsewhere
        ).open()

    def _asked_elsewhere(self) -> None:
        self.toast(self.tr("Asked. You can go on: a supervisor elsewhere says yes or no."))
        self._counter.events.drawer_changed.emit(None)  # so that it is sent at once

    def _voided(self, item: ItemLine, record: Record) -> None:
        self.toast(
            self.tr("Voided: {item}, {amount}. The rest of the visit stands.").format(
                item=item_named(item.kind, item.number), amount=dollars(item.amount_cents)
            )
        )
        self._counter.events.item_voided.emit(record)

    def _could_not(self, error: Failure) -> None:
        show_failure(self, error)
