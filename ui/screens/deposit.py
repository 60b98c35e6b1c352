"""Deposit: choose closed drawers, hold each of their items, and ask the ledger for the ticket.

Whole drawers of one business date; what should be gone already stands first. What was ticked
survives leaving the page and a power cut. Source: ux.md 3.10, domain.md 10.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.calendar import short_day
from cashier.domain.deposit import BAG_CHARS_MAX, Deposit, DepositStage, bag_number
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import Kind as CodeKind
from cashier.domain.identifiers import recognise
from cashier.services import deposits, drafts
from cashier.services.deposits import DepositProposal, ReadyDrawer
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.scan_reading import BADGE
from ui.screens.deposit_holding import HoldingPage
from ui.screens.deposit_parts import (
    Totals,
    about_drawer,
    drawer_columns,
    drawers_words,
    from_paper,
    missing_words,
    name_of,
)
from ui.style import Tone, Type, px
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Card, Field, Kind, Line, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

if TYPE_CHECKING:
    from ui.workers import LedgerWorker, PrintWorker

SIDE, MAIN = 400, 520
ABOUT = 60
"""Room for three lines on the chosen drawer, so that nothing moves."""
DRAWER_KEYS = 9


def _same(one: DepositProposal, other: DepositProposal) -> bool:
    """Whether both offer the same paper; what is newer than it of either is no matter."""

    def paper(proposal: DepositProposal) -> list[object]:
        return [
            (ready.drawer.session_id, ready.blocked, ready.overdue, ready.items)
            for ready in proposal.drawers
        ]

    return paper(one) == paper(other) and len(one.still_open) == len(other.still_open)


class DepositPage(HoldingPage):
    """Drawers at the left, their items at the right, the control totals above."""

    def __init__(
        self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker | None = None
    ) -> None:
        bag = Field(self.tr("Bag number"), hint=self.tr("printed on the bag"))
        super().__init__(
            counter,
            ledger,
            self.tr("Deposit"),
            Totals(bag),
            items=self.tr("Items"),
            name=self.tr("Items of the chosen drawers"),
        )
        self.help = self.tr(
            "Closed drawers that have not gone to the bank, overdue ones first. Space on a drawer "
            "takes it in or out; a deposit has whole drawers of one day. Then hold each item: "
            "scan it, or type its number and press Enter, or press Space on its line. The ticket "
            "lists them in that order. F12 asks the ledger for the ticket; another supervisor "
            "verifies it. Ticks are kept when you leave."
        )
        self._proposal: DepositProposal | None = None
        self._chosen: set[str] = set()
        self._under_way = (0, 0)
        self._fresh = True
        self._latest, self._latest_list = Latest(), Latest()
        self.offline = Banner(Tone.WARNING, "", icon="cloud-off")
        self.overdue = Banner(Tone.WARNING, "", icon="clock-alert")
        self.bag = bag
        self.bag.edit.setMaxLength(BAG_CHARS_MAX)
        self.drawers: FoldingTable[ReadyDrawer] = FoldingTable(
            drawer_columns(self._is_chosen), name=self.tr("Closed drawers"), row=60, head=0
        )
        self._lay_out()
        self._wire()

    # --- layout

    def _lay_out(self) -> None:
        self._list = Card(self.tr("Closed drawers"), flush=True)
        self._list.add(self.drawers, 1)
        self._list.add(Line())
        self.about = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.about.setMinimumHeight(px(ABOUT))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.addWidget(self.about)
        self._list.body.addLayout(foot)
        columns = Columns()
        columns.add(self._list, SIDE)
        columns.add(self.held, MAIN, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        for banner in (self.trouble, self.offline, self.overdue):
            outer.addWidget(banner)
            banner.hide()
        outer.addWidget(self.totals)
        outer.addLayout(columns, 1)

    def _wire(self) -> None:
        events = self.counter.events
        self.drawers.installEventFilter(self)
        self.bag.edit.installEventFilter(self)
        self.drawers.chosen.connect(self._drawer_chosen)
        self.drawers.clicked.connect(self._drawer_clicked)
        self.drawers.opened.connect(self._toggle)
        self.held.complete.connect(self._to_bag)
        self.bag.edit.textEdited.connect(self._bag_typed)
        for changed in (events.drawer_changed, events.deposit_changed, events.item_voided):
            changed.connect(self._news)
        events.ledger_changed.connect(self._ledger_news)

    # --- what the shell asks

    def acts(self) -> Sequence[Action]:
        """Prepare is the one way on; the deposits under way are on their own page."""
        some = bool(self.held.stack.lines) and not self.busy
        waiting, under_way = self._under_way
        text = self.tr("Deposits")
        if waiting:
            text = self.tr("Deposits, {number} to verify").format(number=waiting)
        elif under_way:
            text = self.tr("Deposits, {number} under way").format(number=under_way)
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(text=text, slot=self._to_list, key="F9"),
            Action(
                text=self.tr("Scan or type"),
                slot=self.to_number,
                key="F6",
                icon="scan-line",
                enabled=some,
            ),
            Action(
                text=self.tr("All are here"),
                slot=self.held.tick_rest,
                key="Ctrl+D",
                enabled=some and not self.held.stack.complete,
            ),
            Action(
                text=self.tr("Prepare"),
                slot=self._prepare,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=some and not self.is_offline,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+1 to Ctrl+9 take the first drawers in or out."""
        number = len(self.drawers.rows())
        return {f"Ctrl+{n + 1}": self._nth(n) for n in range(min(number, DRAWER_KEYS))}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {
            f"Ctrl+{n + 1}": self.tr("Take drawer {number} in or out").format(number=n + 1)
            for n in range(min(len(self.drawers.rows()), DRAWER_KEYS))
        }

    def _nth(self, number: int) -> Callable[[], None]:
        def toggle() -> None:
            rows = self.drawers.rows()
            if number < len(rows):
                self.drawers.choose(number)
                self._toggle(rows[number])

        return toggle

    def first_focus(self) -> QWidget | None:
        """Where the next item is said; the drawers where there is none."""
        return self.held.number if self.held.stack.lines else self.drawers

    def on_enter(self) -> None:
        """Reads drawers, items and ticks anew."""
        self.say_trouble("")
        self._fresh = True
        self.refresh()

    @property
    def is_offline(self) -> bool:
        """Whether the ledger is known to be away; a deposit cannot do without it."""
        from ui.workers import Contact

        return self.ledger.contact in (Contact.UNREACHABLE, Contact.STOPPED)

    # --- reading

    def refresh(self) -> None:
        """What there is to take to the bank, and what was ticked of it."""
        desk, who, draft = self.counter.desk, self.counter.person, self.draft

        def read() -> tuple[DepositProposal, dict[str, str]]:
            return deposits.ready(desk, who), drafts.load(desk, who, draft)

        if self._proposal is None:
            self.held.show_lines((), words=self.tr("Reading drawers and their items."))
        self.counter.tasks.run(Lane.DB, read, self, self._latest(self._show), self._could_not)
        self.counter.tasks.run(
            Lane.DB,
            lambda: deposits.deposits(desk, who),
            self,
            self._latest_list(self._show_under_way),
            self._could_not,
        )
        self._show_offline()

    @Slot(object)
    def _news(self, what: object) -> None:
        if self.counter.who is not None and self.isVisible() and not self.busy:
            self.refresh()

    @Slot(object)
    def _ledger_news(self, what: object) -> None:
        if self.counter.who is None or not self.isVisible():
            return
        self._show_offline()
        self.changed.emit()
        if not isinstance(what, Exception):
            self._news(what)

    def _show_offline(self) -> None:
        from ui.workers import Contact

        if self.ledger.contact is Contact.STOPPED:
            self.offline.set_text(
                self.tr("Ledger and printer says why. Ticks are kept until it is mended."),
                lead=self.tr("The ledger takes nothing from this station."),
            )
        else:
            self.offline.set_text(
                self.tr(
                    "A deposit gets its number there. Ticks are kept; prepare when it is back."
                ),
                lead=self.tr("The ledger cannot be reached."),
            )
        self.offline.setVisible(self.is_offline)

    def _show(self, found: tuple[DepositProposal, dict[str, str]]) -> None:
        proposal, draft = found
        before, self._proposal = self._proposal, proposal
        if before is not None and _same(before, proposal) and not self._fresh:
            return  # nothing moves under the hands of whoever is ticking
        may = {one.drawer.session_id for one in proposal.ready}
        order: Sequence[str] = self.held.stack.held
        if self._fresh:
            self._fresh = False
            self.bag.edit.setText(draft.get("bag", ""))
            order = json.loads(draft.get("order", "[]"))
            kept = set(json.loads(draft.get("sessions", "[]")))
            self._chosen = (kept & may) or self._oldest_day(proposal)
        else:
            self._chosen = (self._chosen & may) or self._oldest_day(proposal)
        self.drawers.set_rows(proposal.drawers)
        self._list.setEnabled(bool(proposal.drawers))
        self._show_overdue(proposal)
        self._show_items(order)
        if not self._typing():
            target = self.first_focus()
            if target is not None:
                target.setFocus()

    def _typing(self) -> bool:
        """Whether the person is in the middle of something here."""
        focus: QWidget | None = self.focusWidget()
        return focus is not None and focus is not self.drawers and self.isAncestorOf(focus)

    @staticmethod
    def _oldest_day(proposal: DepositProposal) -> set[str]:
        """All drawers of the first day that can go: most often that is the deposit."""
        if not proposal.ready:
            return set()
        day = proposal.ready[0].drawer.business_date
        return {one.drawer.session_id for one in proposal.ready if one.drawer.business_date == day}

    def _show_overdue(self, proposal: DepositProposal) -> None:
        late = [one for one in proposal.drawers if one.overdue and one.items]
        self.overdue.setVisible(bool(late))
        if late:
            day = short_day(min(one.due_on for one in late))
            words = self.tr("It should have been at the bank by {day}. Deposit it first.")
            if len(late) > 1:
                words = self.tr("The first should have been at the bank by {day}.")
            self.overdue.set_text(
                words.format(day=day),
                lead=self.tr("{drawers} overdue.").format(drawers=drawers_words(len(late))),
            )

    def _show_items(self, order: Sequence[str]) -> None:
        proposal = self._proposal
        assert proposal is not None
        taken = [one for one in proposal.drawers if self._is_chosen(one)]
        lines = tuple(from_paper(item) for one in taken for item in one.items)
        self.held.show_lines(lines, held=order, words=self._why_none(proposal))
        where = self.tr("in {drawers}").format(drawers=drawers_words(len(taken))) if taken else ""
        bundles = -(-len(lines) // proposal.bundle_size)
        note = self.tr("1 bundle") if bundles == 1 else self.tr("{number} bundles")
        self.totals.show_lines(lines, where, note.format(number=bundles) if bundles else "")
        day = short_day(taken[0].drawer.business_date) if taken else ""
        self.drawers.table_model.cells_changed()
        self._show_list_head(proposal, len(taken))
        self._drawer_chosen(self.drawers.current())
        self.say(context=self.tr("business date {day}").format(day=day) if day else "", hint="")

    def _show_list_head(self, proposal: DepositProposal, taken: int) -> None:
        note = self.tr("{taken} of {all} chosen").format(taken=taken, all=len(proposal.drawers))
        self._list.set_head(self.tr("Closed drawers"), note if proposal.drawers else "")

    def _why_none(self, proposal: DepositProposal) -> str:
        if proposal.ready:
            return self.tr("Choose a drawer: Space on its line takes it in.")
        if proposal.drawers:
            return self.tr(
                "No drawer can be deposited by you now. Why stands at the left; another "
                "supervisor may take it."
            )
        if proposal.still_open:
            return self.tr(
                "No closed drawer waits for the bank. Still open: {drawers}. A drawer can go once "
                "it is closed, F7."
            ).format(
                drawers=", ".join(
                    f"{one.station_name} ({one.staff_name})" for one in proposal.still_open
                )
            )
        return self.tr("No closed drawer waits for the bank. F9 shows the deposits made.")

    def _show_under_way(self, found: tuple[Deposit, ...]) -> None:
        waiting = sum(one.stage is DepositStage.PREPARED for one in found)
        open_ = (DepositStage.WAITING, DepositStage.VERIFIED, DepositStage.SENT)
        self._under_way = (waiting, sum(one.stage in open_ for one in found))
        self.changed.emit()

    # --- drawers

    def _is_chosen(self, one: ReadyDrawer) -> bool:
        return one.drawer.session_id in self._chosen

    @Slot(object)
    def _drawer_chosen(self, one: object) -> None:
        proposal = self._proposal
        if isinstance(one, ReadyDrawer):
            self.about.setText(about_drawer(one))
            self.about.set_tone(Tone.WARNING if one.blocked == "review_pending" else Tone.MUTED)
        elif proposal is not None:
            self.about.setText("")

    @Slot(QModelIndex)
    def _drawer_clicked(self, index: QModelIndex) -> None:
        if self.drawers.pressed_column == 0:
            self._toggle(self.drawers.current())

    @Slot(object)
    def _toggle(self, one: object) -> None:
        """Takes a drawer in or out; one of another day waits for its own ticket."""
        if not isinstance(one, ReadyDrawer) or self.busy or self._proposal is None:
            return
        name = f"{one.drawer.station_name}, {one.drawer.staff_name}"
        if one.blocked:
            self.tell(about_drawer(one), True)
            return
        if self._is_chosen(one):
            self._chosen.discard(one.drawer.session_id)
            words = self.tr("{drawer} is left for another deposit.")
        else:
            other = next((o for o in self._proposal.drawers if self._is_chosen(o)), None)
            if other is not None and other.drawer.business_date != one.drawer.business_date:
                words = self.tr("One day per ticket: {day} first, then this one.")
                self.tell(words.format(day=short_day(other.drawer.business_date)), True)
                return
            self._chosen.add(one.drawer.session_id)
            words = self.tr("{drawer} goes with this deposit.")
        self._show_items(self.held.stack.held)
        self.keep_soon()
        self.tell(words.format(drawer=name), False)

    # --- ticks and bag

    @Slot()
    def _bag_typed(self) -> None:
        self.bag.set_error("")
        self.keep_soon()

    @property
    def draft(self) -> str:
        """One deposit is being put together."""
        return "deposit"

    def kept(self) -> dict[str, str] | None:
        """The drawers, the items in the order they were held, the bag."""
        if self._proposal is None:
            return None
        return {
            "sessions": json.dumps(sorted(self._chosen)),
            "order": json.dumps(self.held.stack.held),
            "bag": self.bag.text(),
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space on a drawer takes it in or out; Enter in the bag goes on to the button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.drawers and event.key() == Qt.Key.Key_Space:
                if not event.isAutoRepeat():
                    self._toggle(self.drawers.current())
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.bag.edit and enter:
                self.to_primary()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _to_bag(self) -> None:
        """Every item is in the hand: the bag is next, and then the button."""
        if self.bag.text():
            self.to_primary()
        else:
            self.bag.edit.setFocus()

    def text_scanned(self, text: str) -> bool:
        """While the bag is asked for, its barcode; a receipt, badge or bank line is none."""
        if not self.bag.edit.hasFocus() or text.upper().startswith(BADGE):
            return False
        try:
            number = bag_number(text)
        except Refusal:
            return False
        if recognise(text).kind is CodeKind.RECEIPT:
            return False
        self.bag.edit.setText(number)
        self._bag_typed()
        self.to_primary()
        return True

    # --- acts

    def _prepare(self) -> None:
        if self.busy or not self.held.stack.lines:
            return
        missing = self.held.stack.missing
        if missing:
            words = self.tr("{items}. Hold each item, or press Ctrl+D if all of them are here.")
            lead = self.tr("1 item is not ticked:")
            if len(missing) > 1:
                lead = self.tr("{number} items are not ticked:").format(number=len(missing))
            self.say_trouble(words.format(items=missing_words(missing)), lead)
            self.to_number()
            return
        try:
            bag = bag_number(self.bag.text())
        except Refusal as refusal:
            self._wrong_bag(refusal)
            return
        desk, who = self.counter.desk, self.counter.person
        sessions = [one.drawer.session_id for one in self.drawers.rows() if self._is_chosen(one)]
        order = self.held.stack.held
        self.save()
        self._set_busy(True)
        words = self.tr("Asking the ledger for the ticket's number.")
        self.say(hint=words)
        announce(self, words)
        self.ledger.do(
            lambda ledger: deposits.prepare(
                desk, who, sessions, ledger=ledger, bag=bag, order=order
            ),
            self,
            self._prepared,
            self._refused,
        )

    def _wrong_bag(self, refusal: Refusal) -> None:
        self.bag.set_error(self.tr("4 to 20 letters and digits"))
        self.bag.edit.setFocus()
        self.bag.edit.selectAll()
        self.tell(sentence(refusal), True)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        for part in (self.held, self._list, self.bag):
            part.setEnabled(not busy)
        self.changed.emit()

    def _prepared(self, made: Deposit) -> None:
        self._set_busy(False)
        self.forget_draft()
        self._chosen.clear()
        self.held.show_lines(())
        self.bag.edit.clear()
        self._proposal = None
        self.counter.events.deposit_changed.emit(made)
        if self.isVisible():  # whoever went on meanwhile is not called away
            self.counter.go("deposits", made.deposit_id)
        words = self.tr("Deposit {ticket} is prepared. Another supervisor verifies it.")
        if made.stage is DepositStage.WAITING:
            words = self.tr("The deposit is recorded here. Its number comes from the ledger.")
        self.toast(words.format(ticket=name_of(made)))

    def _refused(self, error: Failure) -> None:
        self._set_busy(False)
        self.say(hint="")
        if isinstance(error, Refusal) and error.field == "bag":
            self._wrong_bag(error)
        self.say_trouble(sentence(error))
        self.refresh()

    def _could_not(self, error: Failure) -> None:
        self.say_trouble(sentence(error))
        if self._proposal is None:
            self.held.show_lines((), words=self.tr("Nothing could be read. F9 or Esc goes on."))

    def _to_list(self) -> None:
        self.counter.go("deposits")

    def _back(self) -> None:
        self.counter.go("find" if self.counter.drawer is not None else "open_drawer")
