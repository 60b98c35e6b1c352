"""One visit of this station, whenever it was taken: what it says, what was put right of it since,
and what may be put right now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.drawer import DrawerState
from cashier.domain.money import dollars
from cashier.domain.payment import TakenTender, Visit
from cashier.domain.posting import Record, RecordKind
from cashier.domain.receipt import PrintJob
from cashier.services import items, printing
from cashier.services.items import ItemLine
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_failure
from ui.page import Page
from ui.screens.correcting import CorrectDialog, MoveDialog
from ui.screens.item_words import item_named
from ui.screens.reversal import ReturnDialog, ReverseDialog
from ui.screens.visit_view import SeenVisit, VisitView, read_visit
from ui.screens.void import VoidDialog
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Kind

_WAYS_BACK = ("today", "exceptions", "account", "posted", "deposits")


class VisitPage(Page):
    """Shows the visit of a receipt number; its items are voided, reversed, returned, corrected and
    moved from here.
    """

    nav_key = "today"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Receipt"))
        self.help = self.tr(
            "One receipt with its items and everything that was put right since. While the drawer "
            "is open an item is voided; once closed, it is reversed or recorded as returned by the "
            "bank. Details that were misread are corrected, money on a wrong account is "
            "moved. Each needs a reason and a supervisor's signature, and prints a slip."
        )
        self._counter = counter
        self._number = ""
        self._back_to = "find"
        self._seen: SeenVisit | None = None
        self._latest = Latest()
        self.view = VisitView(counter.tasks)
        self.view.table.chosen.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        for signal in (
            counter.events.item_voided,
            counter.events.paper_changed,
            counter.events.ledger_changed,
            counter.events.drawer_changed,
        ):
            signal.connect(self._changed_outside)

    # --- what the shell asks

    def show_about(self, about: object) -> None:
        """A receipt number, or a visit."""
        number = about.receipt_number if isinstance(about, Visit | ItemLine) else str(about)
        if number != self._number:
            self._seen = None
        self._number = number

    def come_from(self, screen: str) -> None:
        """Where Back leads."""
        if screen != "visit":
            self._back_to = screen if screen in _WAYS_BACK else "find"

    def on_enter(self) -> None:
        """Reads the visit as it is now."""
        self.refresh()

    def refresh(self) -> None:
        """Reads anew."""
        if self._number and self._counter.who is not None:
            desk, who, number = self._counter.desk, self._counter.person, self._number
            self._counter.tasks.run(
                Lane.DB,
                lambda: read_visit(desk, who, number),
                self,
                self._latest(self._show),
                self._could_not,
            )

    def acts(self) -> Sequence[Action]:
        """Back, copy, slip; correct and move; at the right what takes the item back."""
        seen, tender = self._seen, self.view.table.current()
        stands = tender is not None and tender.undone is None
        closed = seen is not None and seen.drawer is DrawerState.CLOSED
        may_void = (
            seen is not None
            and seen.drawer is DrawerState.OPEN
            and self._counter.who is not None
            and seen.drawer_of == self._counter.who.number
        )
        first = [
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(text=self.tr("Copy"), slot=self._copy, key="Ctrl+R", enabled=seen is not None),
        ]
        if self._slip_record() is not None:
            first.append(Action(text=self.tr("Print slip"), slot=self._slip, key="F9"))
        right = [
            Action(text=self.tr("Correct"), slot=self._correct, icon="pencil", enabled=stands),
            Action(text=self.tr("Move"), slot=self._move, enabled=stands),
        ]
        if closed:
            right += [
                Action(text=self.tr("Returned by bank"), slot=self._return, enabled=stands),
                Action(
                    text=self.tr("Reverse item"),
                    slot=self._reverse,
                    key="F8",
                    icon="ban",
                    kind=Kind.DANGEROUS,
                    enabled=stands,
                ),
            ]
        else:
            right.append(
                Action(
                    text=self.tr("Void item"),
                    slot=self._void,
                    key="F8",
                    icon="ban",
                    kind=Kind.DANGEROUS,
                    enabled=stands and may_void,
                )
            )
        return (*first, *right)

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+D shows the deposit that the items went into."""
        in_one = self._seen is not None and self._seen.deposit is not None
        return {"Ctrl+D": self._to_deposit} if in_one else {}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {"Ctrl+D": self.tr("The deposit of this receipt")}

    def _to_deposit(self) -> None:
        if self._seen is not None and self._seen.deposit is not None:
            self._counter.go("deposits", self._seen.deposit.deposit_id)

    def first_focus(self) -> QWidget:
        """The items."""
        return self.view.table

    def escape(self) -> bool:
        """Back."""
        self._back()
        return True

    # --- showing

    @Slot(object)
    def _changed_outside(self, what: object) -> None:
        if self.isVisible():
            self.refresh()

    @Slot(object)
    def _chosen(self, what: object) -> None:
        self.changed.emit()

    def _show(self, seen: SeenVisit) -> None:
        before = self.view.table.current()
        fresh = self._seen is None
        self._seen = seen
        self.view.show_visit(seen)
        self.view.choose_line(1 if fresh or before is None else before.line)
        standing = sum(
            one.instrument.amount_cents for one in seen.visit.tenders if one.undone is None
        )
        total = dollars(seen.visit.total_cents)
        context = total if standing == seen.visit.total_cents else self._stands(total, standing)
        if seen.deposit is not None:
            went = self.tr("{figures}, in deposit {ticket}, Ctrl+D")
            context = went.format(figures=context, ticket=seen.deposit.ticket or seen.deposit.bag)
        self.say(
            title=self.tr("Receipt {number}").format(number=seen.visit.receipt_number),
            context=context,
        )
        if fresh:
            announce(self, self.title)

    def _stands(self, total: str, standing: int) -> str:
        return self.tr("{total} taken, {standing} stands").format(
            total=total, standing=dollars(standing)
        )

    def _back(self) -> None:
        self._counter.go(self._back_to)

    # --- acts

    def _copy(self) -> None:
        desk, who, number = self._counter.desk, self._counter.person, self._number
        self._run(lambda: printing.copy(desk, who, number), self._printing)

    def _slip_record(self) -> str | None:
        """The chosen item's newest act that has a slip."""
        seen, tender = self._seen, self.view.table.current()
        if seen is None or tender is None:
            return None
        return next(
            (one.posting_id for one in reversed(tender.amendments) if one.posting_id in seen.slips),
            None,
        )

    def _slip(self) -> None:
        record = self._slip_record()
        if record is None:
            return
        desk, who, number = self._counter.desk, self._counter.person, self._number

        def work() -> PrintJob:
            return printing.slip_again(
                desk, who, number, printing.slips(desk, number)[record].slip_id
            )

        self._run(work, self._printing)

    def _run(self, work: object, done: object) -> None:
        self._counter.tasks.run(Lane.DB, work, self, done, self._could_not)  # type: ignore[arg-type]

    def _printing(self, job: PrintJob) -> None:
        text = (
            self.tr("The slip of {receipt} is on its way to the printer.")
            if job.slip is not None
            else self.tr("Copy {copy} of {receipt} is on its way to the printer.")
            if job.copy_no
            else self.tr("{receipt} is on its way to the printer.")
        )
        self.toast(text.format(copy=job.copy_no, receipt=job.receipt_number))
        self._counter.events.paper_changed.emit(job)

    def _about(self) -> tuple[Visit, TakenTender] | None:
        tender = self.view.table.current()
        if self._seen is None or tender is None or tender.undone is not None:
            return None
        return self._seen.visit, tender

    def _void(self) -> None:
        about = self._about()
        if about is None:
            return
        visit, tender = about
        desk, who = self._counter.desk, self._counter.person

        def ask(found: tuple[ItemLine, ...]) -> None:
            line = next(
                (
                    one
                    for one in found
                    if (one.receipt_number, one.line) == (visit.receipt_number, tender.line)
                ),
                None,
            )
            if line is not None:
                VoidDialog(self, self._counter, line, partial(self._did, tender)).open()

        self._run(lambda: items.today(desk, who), ask)

    def _reverse(self) -> None:
        self._ask(ReverseDialog)

    def _return(self) -> None:
        self._ask(ReturnDialog)

    def _correct(self) -> None:
        self._ask(CorrectDialog)

    def _move(self) -> None:
        self._ask(MoveDialog)

    def _ask(
        self,
        dialog: type[ReverseDialog | ReturnDialog | CorrectDialog | MoveDialog],
    ) -> None:
        about = self._about()
        if about is not None:
            dialog(self, self._counter, *about, partial(self._did, about[1])).open()

    def _did(self, tender: TakenTender, record: Record) -> None:
        text = {
            RecordKind.VOID: self.tr("Voided: {item}, {amount}. The slip is being printed."),
            RecordKind.REVERSAL: self.tr("Reversed: {item}, {amount}. The slip is being printed."),
            RecordKind.RETURNED_ITEM: self.tr(
                "Returned: {item}, {amount}. The slip is being printed."
            ),
            RecordKind.CORRECTION: self.tr("Corrected: {item}. The slip is being printed."),
            RecordKind.REALLOCATION: self.tr("Moved: {item}. The slip is being printed."),
        }[record.kind]
        self.toast(
            text.format(
                item=item_named(tender.instrument.kind, tender.instrument.number),
                amount=dollars(tender.instrument.amount_cents),
            )
        )
        self._counter.events.item_voided.emit(record)

    def _could_not(self, error: Failure) -> None:
        show_failure(self, error)
