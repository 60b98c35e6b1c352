"""Exceptions: what a supervisor has to look at, one case a line, and how earlier ones ended.

The list at the left; at the right what happened, what to do, who did. Source: ux.md 3.9, 3.12.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time
from cashier.domain.drawer import DrawerState
from cashier.domain.money import dollars
from cashier.domain.posting import Record
from cashier.domain.staff import Act
from cashier.services import attention, exceptions, items
from cashier.services.exceptions import Case, Sort
from cashier.services.items import ItemLine
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_failure
from ui.messages import sentence
from ui.page import Page
from ui.screens import exception_words as said
from ui.screens.answer_question import AnswerDialog
from ui.screens.difference_parts import signed
from ui.screens.exception_case import WIDE, CaseView
from ui.screens.reversal import ReverseDialog
from ui.screens.sign_difference import SignDialog
from ui.screens.visit_view import SeenVisit, read_visit
from ui.screens.void import VoidDialog
from ui.style import Tone
from ui.tables import Cell, Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Button, Card, Kind, Segments, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns
from ui.workers import Contact, LedgerWorker

_COME_FROM = ("status", "board")
MAIN = 460
"""The least widths of list and detail side by side, in px at text size 100 %."""


class ExceptionsPage(Page):
    """Open cases oldest first, answered ones newest first. Supervisors answer, auditors read."""

    nav_key = "exceptions"
    wants_workers = True

    def __init__(
        self, counter: Counter, ledger: LedgerWorker | None = None, printer: object = None
    ) -> None:
        super().__init__(self.tr("Exceptions"))
        self.help = self.tr(
            "Everything that needs a supervisor: money the ledger could not place, a paper taken "
            "twice, records it asks about, differences nobody signed. Nothing is lost meanwhile. "
            "Up and Down choose a case; F12 answers or signs it, F9 shows its receipt or Z, F8 "
            "takes the item back. Alt with the letter, or Tab and the arrow keys, change between "
            "what is open and what was answered."
        )
        self._counter, self._ledger = counter, ledger
        self._latest = Latest()
        self._cases: tuple[Case, ...] = ()
        self._back_to = ""
        self._busy = False
        self.which = Segments(
            [(self.tr("Open"), True), (self.tr("Answered"), False)], name=self.tr("Which cases")
        )
        self.which.chosen.connect(self._which_chosen)
        self.table: FoldingTable[Case] = FoldingTable(
            self._columns(), name=self.tr("Cases"), row=56, fills_card=False
        )
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble = Banner(
            Tone.ERROR, "", buttons=(Button(self.tr("Read again"), clicked=self.refresh),)
        )
        self.case = CaseView()
        self._lay_out()
        events = counter.events
        for changed in (events.ledger_changed, events.item_voided, events.drawer_changed):
            changed.connect(self._changed_outside)

    def _columns(self) -> tuple[Column[Case], ...]:
        def what(case: Case) -> Cell:
            icon, tone = said.icon(case)
            note = ", ".join(part for part in (case.receipt_number, said.about(case)) if part)
            return Cell(text=said.short(case), bold=True, note=note, icon=icon, icon_tone=tone)

        def amount(case: Case) -> Cell:
            if case.sort is Sort.REVIEW:
                return Cell(text=signed(case.cents) if case.review else "")
            return Cell(
                text=dollars(case.cents) if case.cents else "",
                bold=case.open and case.cents_left > 0,
            )

        def when(case: Case) -> Cell:
            day, more = said.since(case)
            return Cell(text=day, note=more)

        return (
            Column(title=self.tr("What"), cell=what, width=220, stretch=1),
            Column(title=self.tr("Amount"), cell=amount, width=105, right=True),
            Column(title=self.tr("When"), cell=when, width=120),
        )

    def _lay_out(self) -> None:
        listed = Card(self.tr("Cases"), self.tr("oldest first"), flush=True)
        listed.add_action(self.which)
        self._list_card = listed
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        listed.add(self._body, 1)
        columns = Columns()
        columns.add(listed, MAIN, 5)
        columns.add(self.case, WIDE, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addLayout(columns, 1)
        self.trouble.hide()

    # --- what the shell asks ---------------------------------------------------------------------

    def come_from(self, screen: str) -> None:
        """Where Back leads; from the navigation nowhere."""
        if screen != "visit":
            self._back_to = screen if screen in _COME_FROM else ""

    def show_about(self, about: object) -> None:
        """The key of a case to choose."""
        self._wanted = str(about)

    _wanted = ""
    _nothing_focused = False
    """The list had the focus, and lost it for having nothing in it."""

    def acts(self) -> Sequence[Action]:
        """Back, the receipt or Z, take back, and what ends the case."""
        case, may = self.table.current(), self._may()
        first = (Action(text=self.tr("Back"), slot=self._back, key="Esc"),) if self._back_to else ()
        is_review = case is not None and case.sort is Sort.REVIEW
        look = Action(
            text=self.tr("View Z") if is_review else self.tr("View receipt"),
            slot=self._view,
            key="F9",
            enabled=case is not None and self._has_view(case),
        )
        back = Action(
            text=self.tr("Take item back"),
            slot=self._take_back,
            key="F8",
            icon="ban",
            kind=Kind.DANGEROUS,
            enabled=may and not self._busy and case is not None and _stands(case),
        )
        end = Action(
            text={Sort.REVIEW: self.tr("Sign"), Sort.LOST: self.tr("Seen")}.get(
                Sort.DOUBT if case is None else case.sort, self.tr("Answer")
            ),
            slot=self._end,
            key="F12",
            kind=Kind.PRIMARY,
            enabled=may and not self._busy and case is not None and case.answerable,
        )
        return (*first, look, back, end)

    def _may(self) -> bool:
        return self._counter.who is not None and self._counter.who.may(Act.APPROVE)

    @staticmethod
    def _has_view(case: Case) -> bool:
        if case.sort is Sort.REVIEW:
            return case.review is not None and case.review.here
        return bool(case.receipt_number)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.table

    def on_enter(self) -> None:
        """As they are now."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads them anew; what is shown stays until then."""
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: exceptions.queue(desk, who),
            self,
            self._latest(self._show),
            self._not_read,
        )

    def escape(self) -> bool:
        """Back, where it leads somewhere."""
        self._back()
        return bool(self._back_to)

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, found: tuple[Case, ...]) -> None:
        self._cases = found
        self.trouble.hide()
        if self._wanted:
            wanted = next((one for one in found if one.key == self._wanted), None)
            if wanted is not None:
                self.which.set_value(wanted.open)
        self._fill()

    def _fill(self) -> None:
        opened = self.which.value() is True
        number = sum(case.open for case in self._cases)
        answered = len(self._cases) - number
        self.which.set_words(True, self.tr("Open {number}").format(number=number))
        self.which.set_words(False, self.tr("Answered {number}").format(number=answered))
        self._list_card.set_head(
            self.tr("Cases"), self.tr("oldest first") if opened else self.tr("of 30 days")
        )
        rows = tuple(case for case in self._cases if case.open is opened)
        before = self.table.current()
        key, self._wanted = self._wanted or ("" if before is None else before.key), ""
        same = next((case for case in rows if case.key == key), None)
        self.table.set_rows(rows, choose=same, keep=False)
        self.empty.setText(
            self.tr("Nothing waits. What the ledger asks, and what nobody signed, comes here.")
            if opened
            else self.tr("Nothing was answered in the last 30 days.")
        )
        focused = self.table.hasFocus() or self._nothing_focused
        self._body.setCurrentWidget(self.table if rows else self.empty)
        self._nothing_focused = focused and not rows
        if focused:
            (self.table if rows else self.which.buttons[int(not opened)]).setFocus()
        self.case.setVisible(bool(rows))
        self._say(number)

    def _say(self, number: int) -> None:
        text = {0: self.tr("nothing waits"), 1: self.tr("1 waits")}.get(
            number, self.tr("{number} wait").format(number=number)
        )
        ledger = self._ledger
        if ledger is not None and ledger.contact is Contact.UNREACHABLE:
            since = self._counter.desk.clock.now() if ledger.since is None else ledger.since
            away = self.tr("as of {time}, the ledger cannot be reached; answers are sent later")
            text = f"{text}, {away.format(time=clock_time(since))}"
        self.say(context=text)

    def _not_read(self, error: Failure) -> None:
        text = sentence(error)
        if not self._cases:
            self.empty.setText(text)
            self._body.setCurrentWidget(self.empty)
            self.case.hide()
        else:
            self.trouble.set_text(text)
            self.trouble.show()
        announce(self, text, urgent=True)
        self.changed.emit()

    @Slot(object)
    def _changed_outside(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible():
            self.refresh()

    @Slot(object)
    def _which_chosen(self, value: object) -> None:
        self._nothing_focused = False  # the person went there
        self._fill()

    @Slot(object)
    def _chosen(self, case: object) -> None:
        self.case.show_case(case if isinstance(case, Case) else None)
        self.say(hint="")

    @Slot(object)
    def _opened(self, case: object) -> None:
        self._view()

    # --- acts ------------------------------------------------------------------------------------

    def _back(self) -> None:
        if self._back_to:
            self._counter.go(self._back_to)

    def _view(self) -> None:
        case = self.table.current()
        if case is None or not self._has_view(case):
            return
        if case.review is not None:
            self._counter.go("reports", case.review.session_id)
        else:
            self._counter.go("visit", case.receipt_number)

    def _end(self) -> None:
        case = self.table.current()
        if case is None or not case.answerable or self._busy:
            return
        if case.sort is Sort.LOST:
            self._seen()
        elif case.review is not None:
            SignDialog(
                self, self._counter, case.review, said.happened(case), partial(self._did, case)
            ).open()
        elif case.asked is not None:
            place = case.receipt_number or self.tr("A record of the drawer")
            text = ", ".join(part for part in (place, said.about(case)) if part)
            AnswerDialog(
                self, self._counter, case.asked, said.short(case), f"{text}. {said.happened(case)}",
                partial(self._did, case),
            ).open()  # fmt: skip

    def _seen(self) -> None:
        desk, who = self._counter.desk, self._counter.person
        self._run(lambda: attention.seen_loss(desk, who), self._was_seen)

    def _was_seen(self, done: None) -> None:
        self._counter.events.ledger_changed.emit(None)
        self.refresh()

    def _take_back(self) -> None:
        case = self.table.current()
        if case is None or not _stands(case) or self._busy:
            return
        desk, who, number = self._counter.desk, self._counter.person, case.receipt_number

        def read() -> tuple[SeenVisit, tuple[ItemLine, ...]]:
            seen = read_visit(desk, who, number)
            own = seen.drawer is DrawerState.OPEN and seen.drawer_of == who.number
            return seen, items.today(desk, who) if own else ()

        self._run(read, partial(self._ask_back, case))

    def _ask_back(self, case: Case, found: tuple[SeenVisit, tuple[ItemLine, ...]]) -> None:
        seen, today = found
        done = partial(self._did, case)
        tender = next((one for one in seen.visit.tenders if one.line == case.line), None)
        mine = (case.receipt_number, case.line)
        line = next((one for one in today if (one.receipt_number, one.line) == mine), None)
        if tender is None or tender.undone is not None:
            self.refresh()
        elif seen.drawer is DrawerState.CLOSED:
            ReverseDialog(self, self._counter, seen.visit, tender, done).open()
        elif line is not None:
            VoidDialog(self, self._counter, line, done).open()
        else:
            hint = self.tr("The drawer of {name} is open: it is voided there, F8 in Today.")
            self.say(hint=hint.format(name=case.staff_name))
            announce(self, self.hint, urgent=True)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._busy = True
        self.changed.emit()

        def finished(value: object) -> None:
            self._free()
            done(value)

        def failed(error: Failure) -> None:
            self._free()
            show_failure(self, error)

        self._counter.tasks.run(Lane.DB, work, self, finished, failed)

    def _free(self) -> None:
        self._busy = False
        self.changed.emit()

    def _did(self, case: Case, record: Record) -> None:
        self.toast(self._told(case, record))
        self._counter.events.item_voided.emit(record)
        if case.review is not None:
            self._counter.events.drawer_changed.emit(self._counter.drawer)

    def _told(self, case: Case, record: Record) -> str:
        if case.review is not None:
            return self.tr("Signed. The drawer may be deposited.")
        if record.kind.value in ("void", "reversal"):
            return self.tr("Taken back. Now answer the question, F12.")
        return self.tr("Answered. The ledger hears of it with the next sending.")


def _stands(case: Case) -> bool:
    """Whether the paper of an open case can still be taken back."""
    return case.open and case.tender is not None and case.tender.undone is None
