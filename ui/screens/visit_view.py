"""One recorded visit to look at: its receipt as the paper shows it, its items, its prints."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.amendment import Amendment
from cashier.domain.calendar import clock_time, local_date, long_day
from cashier.domain.deposit import Deposit
from cashier.domain.drawer import DrawerState
from cashier.domain.money import dollars
from cashier.domain.payment import ItemState, TakenTender, Visit
from cashier.domain.receipt import PrintJob, Receipt
from cashier.domain.staff import Act, Staff
from cashier.services import deposits, items, printing
from cashier.services.desk import Desk
from ui.screens.item_words import (
    accounts_shown,
    act_words,
    kind_words,
    number_shown,
    paper_looks,
    state_looks,
    undone_words,
)
from ui.screens.receipt_lines import ReceiptShown
from ui.style import Tone
from ui.tables import Cell, Column
from ui.tasks import Gate
from ui.widgets import Card, IconRow, KeyValue, ReceiptPreview
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

COLUMNS = 42
ITEMS = 460
"""The least width of the items beside the receipt, in px at text size 100 %."""
LANGUAGE_NAMES = {
    "en": "English",
    "es": "Español",
    "pt-BR": "Português",
    "ht": "Kreyòl ayisyen",
    "vi": "Tiếng Việt",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "km": "ខ្មែរ",
    "ru": "Русский",
    "ar": "العربية",
}
"""Each in its own language, whatever the language of the screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVisit:
    """A visit with everything the view shows of it."""

    visit: Visit
    receipt: Receipt
    states: tuple[tuple[int, ItemState], ...]
    newest: PrintJob | None
    drawer: DrawerState = DrawerState.OPEN
    drawer_of: str = ""
    slips: tuple[str, ...] = ()
    deposit: Deposit | None = None
    """The deposit its drawer went into, for those who may see deposits."""


def read_visit(desk: Desk, who: Staff, number: str) -> SeenVisit:
    """Reads it, off the main thread. Raises Refusal `receipt.unknown`."""
    visit = items.visit(desk, who, number)
    looks = who.may(Act.DEPOSIT) or who.may(Act.REPORTS)
    return SeenVisit(
        visit=visit,
        receipt=items.receipt(desk, number),
        states=tuple(sorted(items.state_words(desk, visit).items())),
        newest=printing.newest(desk, number),
        drawer=items.drawer_state(desk, visit),
        drawer_of=visit.staff,
        slips=tuple(printing.slips(desk, visit.receipt_number)),
        deposit=deposits.of_item(desk, who, visit.session_id) if looks else None,
    )


class VisitView(QWidget):
    """Items and paper at the left, the receipt at the right. Read-only."""

    def __init__(self, tasks: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: dict[int, ItemState] = {}
        columns = (
            Column[TakenTender](title="#", cell=lambda t: str(t.line), width=36),
            Column[TakenTender](
                title=self.tr("Kind"), cell=lambda t: kind_words(t.instrument.kind), width=150
            ),
            Column[TakenTender](
                title=self.tr("No."),
                cell=lambda t: number_shown(t.instrument.kind, t.instrument.number),
                width=80,
            ),
            Column[TakenTender](
                title=self.tr("For"),
                cell=lambda t: accounts_shown(tuple(a.last4 for a in t.allocations)),
                width=90,
                stretch=1,
            ),
            Column[TakenTender](title=self.tr("Amount"), cell=self._amount, width=104, right=True),
            Column[TakenTender](title=self.tr("State"), cell=self._state, width=158),
        )
        self.table: FoldingTable[TakenTender] = FoldingTable(
            columns, name=self.tr("Items of the visit")
        )
        self.changes: FoldingTable[Amendment] = FoldingTable(
            (
                Column[Amendment](title="#", cell=lambda a: str(a.line), width=36),
                Column[Amendment](
                    title=self.tr("When"),
                    cell=lambda a: f"{local_date(a.at):%m/%d} {clock_time(a.at)}",
                    width=124,
                ),
                Column[Amendment](
                    title=self.tr("What changed, and why"),
                    cell=lambda a: f"{act_words(a)} ({a.reason})",
                    width=260,
                    stretch=1,
                ),
                Column[Amendment](
                    title=self.tr("Signed"), cell=lambda a: f"{a.staff}, {a.approver}", width=96
                ),
            ),
            name=self.tr("What was put right"),
        )
        self._facts = KeyValue(label_width=130, spacing=8)
        self._paper = IconRow("", "", "printer", Tone.TEXT)
        self.preview = ReceiptPreview(columns=COLUMNS, name=self.tr("Receipt"))
        self._receipt = ReceiptShown(tasks, self.preview)
        left = QVBoxLayout()
        left.setSpacing(16)
        card = Card(self.tr("Items"), flush=True)
        card.add(self.table, 1)
        left.addWidget(card, 1)
        self._changed = Card(self.tr("What was put right"), flush=True)
        self._changed.add(self.changes, 1)
        left.addWidget(self._changed, 1)
        self._changed.hide()
        facts = self._about = Card(self.tr("Visit"))
        facts.add(self._facts)
        left.addWidget(facts)
        paper = Card(flush=True)
        paper.body.setContentsMargins(0, 13, 0, 13)
        paper.add(self._paper)
        left.addWidget(paper)
        right = Card(self.tr("Receipt as printed"), flush=True)
        right.add(self.preview, 1)
        both = Columns(self)
        both.add(left, ITEMS, 1)
        both.add(right)
        self._widen()

    def _widen(self) -> None:
        """The paper shows whole lines: its width, the canvas around it, the scroll bar."""
        self.preview.setMinimumWidth(self.preview.paper.sizeHint().width() + 2 * 16 + 16)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "preview"):
            self._widen()

    def show_visit(self, seen: SeenVisit) -> None:
        """Fills everything."""
        visit = seen.visit
        self._states = dict(seen.states)
        self.table.set_rows(visit.tenders)
        acts = sorted(
            (one for tender in visit.tenders for one in tender.amendments),
            key=lambda one: one.station_seq,
        )
        self.changes.set_rows(acts)
        if self._changed.isHidden() == bool(acts):
            self._changed.setVisible(bool(acts))
            # the printed receipt beside it says the same; the room goes to what changed
            self._about.setVisible(not acts)
        self._facts.set_pairs(
            (
                (
                    self.tr("Recorded"),
                    f"{long_day(visit.business_date)}, {clock_time(visit.taken_at)}",
                ),
                (self.tr("Payer"), visit.payer_name),
                (self.tr("Taken by"), visit.staff),
                (self.tr("Receipt in"), LANGUAGE_NAMES.get(visit.language, visit.language)),
            )
        )
        job = seen.newest
        if job is not None:
            words, icon, tone, _ = paper_looks(
                job.state,
                "" if job.cause is None else job.cause.value,
                job.evidence.value,
                job.copy_no,
            )
            at = job.ended_at or job.queued_at
            note = "" if at is None else clock_time(at)
            self._paper.set(words, note, icon, Tone.INFO if tone is Tone.TEXT else tone)
        self._receipt.show(seen.receipt, None if job is None else job.copy)

    def choose_line(self, line: int) -> None:
        """Chooses the item of that line."""
        self.table.choose(line - 1)

    @staticmethod
    def _amount(tender: TakenTender) -> Cell:
        void = tender.undone is not None
        return Cell(
            text=dollars(tender.instrument.amount_cents),
            strike=void,
            tone=Tone.MUTED if void else Tone.TEXT,
        )

    def _state(self, tender: TakenTender) -> Cell:
        if tender.undone is not None:
            return Cell(text=undone_words(tender.undone), icon="ban", tone=Tone.MUTED)
        state = self._states.get(tender.line, ItemState.RECORDED)
        words, icon, tone, word_tone = state_looks(state, None)
        return Cell(text=words, icon=icon, icon_tone=tone, tone=word_tone)
