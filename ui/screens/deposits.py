"""Deposits made: how far each is, its lines as they stand now, and the next step of it.

Verify, sent, confirmed; one that nobody verified may be given up. What the bank sent back stands
with the deposit it went in. Source: ux.md 3.10, domain.md 10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.calendar import local_date, short_day
from cashier.domain.deposit import Deposit, DepositLine, DepositStage, due_on
from cashier.domain.money import dollars
from cashier.domain.staff import Act, Staff
from cashier.services import deposits
from cashier.services.desk import Desk
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import ask
from ui.messages import sentence
from ui.page import Page
from ui.screens.deposit_dialogs import GiveUpDialog
from ui.screens.deposit_parts import (
    Steps,
    Totals,
    deposit_columns,
    from_ticket,
    items_words,
    line_columns,
    missing_words,
    name_of,
    stage_looks,
    trays_words,
)
from ui.screens.scan_opening import RECEIPTS, receipt_number_of
from ui.style import Tone
from ui.tasks import Failure, Lane, Latest
from ui.wedge import Scan
from ui.widgets import Action, Banner, Card, Kind, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

if TYPE_CHECKING:
    from cashier.ledger.contract import Ledger
    from ui.workers import LedgerWorker, PrintWorker

SIDE, MAIN = 376, 560


def _read(desk: Desk, who: Staff) -> tuple[tuple[Deposit, ...], dict[str, date]]:
    """All deposits, and of those not sent yet when they were due, if that day has passed."""
    found = deposits.deposits(desk, who)
    today = local_date(desk.clock.now())
    here = (DepositStage.WAITING, DepositStage.PREPARED, DepositStage.VERIFIED)
    dues = {
        one.deposit_id: due_on(one.business_date, deposits.banking_days(one.business_date.year))
        for one in found
        if one.stage in here
    }
    return found, {name: due for name, due in dues.items() if due < today}


class DepositsPage(Page):
    """The list at the left, the chosen deposit at the right."""

    nav_key = "deposit"
    #: The application gives the workers of ledger and printer besides the counter.
    wants_workers = True

    def __init__(
        self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker | None = None
    ) -> None:
        super().__init__(self.tr("Deposits"))
        self.help = self.tr(
            "Every deposit of the site, newest first. F12 does the next step: another supervisor "
            "verifies the items, then the bag leaves, then the bank says it has all of it. Until "
            "it is verified it can be given up, and its drawers are free again. Enter on a line "
            "shows its receipt, where a returned item is recorded. F9 shows the "
            "ticket to print, Ctrl+E the files for the bank."
        )
        self._counter, self._ledger, self._printer = counter, ledger, printer
        self._wanted = ""
        self._shown: Deposit | None = None
        self._busy = False
        self._latest, self._latest_one = Latest(), Latest()
        self.trouble = Banner(Tone.ERROR, "")
        self.list: FoldingTable[Deposit] = FoldingTable(
            deposit_columns(self._due), name=self.tr("Deposits"), row=60, head=0, fills_card=False
        )
        self.overdue = Banner(Tone.WARNING, "", icon="clock-alert")
        self._late: dict[str, date] = {}
        self.steps = Steps()
        self.returned = Banner(Tone.WARNING, "", icon="undo-2")
        self.given_up = Banner(Tone.INFO, "", icon="ban")
        self.totals = Totals()
        self.lines: FoldingTable[DepositLine] = FoldingTable(
            line_columns(), name=self.tr("Lines of the ticket"), row=32
        )
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.lines.opened.connect(self._line_opened)
        for changed in (counter.events.deposit_changed, counter.events.ledger_changed):
            changed.connect(self._news)

    # --- layout

    def _lay_out(self) -> None:
        listed = Card(self.tr("Deposits"), self.tr("newest first"), flush=True)
        listed.add(self.list, 1)
        steps = Card()
        steps.add(self.steps)
        self._lines_card = Card(
            self.tr("Items, in the order of the ticket"), flush=True, dense=True
        )
        self._lines_card.add(self.lines, 1)
        self._detail = QWidget()
        right = QVBoxLayout(self._detail)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        for banner in (self.returned, self.given_up):
            right.addWidget(banner)
            banner.hide()
        right.addWidget(steps)
        right.addWidget(self.totals)
        right.addWidget(self._lines_card, 1)
        nothing = Card()
        nothing.add(self.empty, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._detail)
        self._stack.addWidget(nothing)
        columns = Columns()
        columns.add(listed, SIDE)
        columns.add(self._stack, MAIN, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        for banner in (self.trouble, self.overdue):
            outer.addWidget(banner)
            banner.hide()
        outer.addLayout(columns, 1)
        self._nothing = nothing

    # --- what the shell asks

    def show_about(self, about: object) -> None:
        """The id or the ticket of the deposit to show."""
        self._wanted = str(about)

    def acts(self) -> Sequence[Action]:
        """Back, the papers, and the next step of the chosen deposit."""
        one = self._shown
        may = self._counter.who is not None and self._counter.who.may(Act.DEPOSIT)
        acts = [Action(text=self.tr("Back"), slot=self._back, key="Esc")]
        if one is None:
            return acts
        step = self._step(one) if may else None
        acts.append(
            Action(
                text=self.tr("Ticket"),
                slot=self._ticket,
                key="F9",
                icon="file-text",
                kind=Kind.SECONDARY if step is not None else Kind.PRIMARY,
            )
        )
        if one.verified is not None:
            acts.append(
                Action(
                    text=self.tr("Files for the bank"),
                    slot=self._files,
                    key="Ctrl+E",
                    icon="download",
                )
            )
        if may and one.stage is DepositStage.PREPARED:
            acts.append(
                Action(
                    text=self.tr("Give up"),
                    slot=self._give_up,
                    key="F8",
                    kind=Kind.DANGEROUS,
                    enabled=not self._busy,
                )
            )
        if step is not None:
            words, slot = step
            acts.append(
                Action(text=words, slot=slot, key="F12", kind=Kind.PRIMARY, enabled=not self._busy)
            )
        return acts

    def _step(self, one: Deposit) -> tuple[str, Callable[[], None]] | None:
        return {
            DepositStage.WAITING: (self.tr("Ask the ledger again"), self._ask_again),
            DepositStage.PREPARED: (self.tr("Verify the items"), self._verify),
            DepositStage.VERIFIED: (self.tr("It left for the bank"), self._send),
            DepositStage.SENT: (self.tr("The bank has it"), self._confirm),
        }.get(one.stage)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def on_enter(self) -> None:
        """Reads all deposits anew."""
        self._say_trouble("")
        self.refresh()

    def scanned(self, scan: Scan) -> bool:
        """A receipt jumps to its line."""
        if scan.kind not in RECEIPTS:
            return False
        number = receipt_number_of(scan)
        rows = self.lines.rows()
        place = next((n for n, line in enumerate(rows) if line.receipt_number == number), None)
        if place is None:
            self._tell(self.tr("That receipt has no item in this deposit."), wrong=True)
        else:
            self.lines.choose(place)
        return True

    def refresh(self) -> None:
        """The site's deposits."""
        desk, who = self._counter.desk, self._counter.person
        if not self.list.rows():
            self.empty.setText(self.tr("Reading the deposits."))
            self._stack.setCurrentWidget(self._nothing)
        self._counter.tasks.run(
            Lane.DB,
            lambda: _read(desk, who),
            self,
            self._latest(self._show),
            self._could_not,
        )

    @Slot(object)
    def _news(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible() and not self._busy:
            self.refresh()

    # --- showing

    def _due(self, one: Deposit) -> date | None:
        return self._late.get(one.deposit_id)

    def _show(self, read: tuple[tuple[Deposit, ...], dict[str, date]]) -> None:
        found, self._late = read
        self._show_overdue(found)
        wanted = next((d for d in found if self._wanted in (d.deposit_id, d.ticket)), None)
        before = self._shown
        if wanted is None and before is not None:
            wanted = next((d for d in found if d.deposit_id == before.deposit_id), None)
        self._wanted = ""
        self.list.set_rows(found, choose=wanted)
        if not found:
            self._shown = None
            self.empty.setText(
                self.tr("No deposit yet. Choose closed drawers on the page before, Esc.")
            )
            self._stack.setCurrentWidget(self._nothing)
        self.changed.emit()

    def _show_overdue(self, found: tuple[Deposit, ...]) -> None:
        late = [one for one in found if one.deposit_id in self._late]
        self.overdue.setVisible(bool(late))
        if late:
            oldest = min(late, key=lambda one: self._late[one.deposit_id])
            words = self.tr("{ticket} should have been at the bank by {day}.").format(
                ticket=name_of(oldest), day=short_day(self._late[oldest.deposit_id])
            )
            lead = self.tr("1 deposit overdue.")
            if len(late) > 1:
                lead = self.tr("{number} deposits overdue.").format(number=len(late))
            self.overdue.set_text(words, lead=lead)

    @Slot(object)
    def _chosen(self, one: object) -> None:
        if not isinstance(one, Deposit):
            self._shown = None
            self.changed.emit()
            return
        desk, who, wanted = self._counter.desk, self._counter.person, one.deposit_id
        self._counter.tasks.run(
            Lane.DB,
            lambda: deposits.deposit(desk, who, wanted),
            self,
            self._latest_one(self._show_one),
            self._could_not,
        )

    def _show_one(self, one: Deposit) -> None:
        if one == self._shown and self._stack.currentWidget() is self._detail:
            return
        self._shown = one
        self._stack.setCurrentWidget(self._detail)
        self.steps.show_deposit(one)
        self._show_returned(one)
        self.given_up.setVisible(one.given_up is not None or one.stage is DepositStage.REFUSED)
        if one.given_up is not None:
            words = self.tr("{reason}. Its drawers are free; its number is not used again.")
            self.given_up.set_text(
                words.format(reason=one.given_up_why.rstrip(".")), lead=self.tr("Given up.")
            )
        elif one.stage is DepositStage.REFUSED:
            self.given_up.set_text(
                self.tr("Another deposit had one of its drawers first, so it got no number."),
                lead=self.tr("Not taken."),
            )
        lines = tuple(from_ticket(line) for line in one.lines)
        hash_ = self.tr("hash total {number}").format(number=one.routing_hash)
        self.totals.show_lines(lines, trays_words(one), hash_)
        self.lines.set_rows(one.lines)
        bag = self.tr("bag {number}, business date {day}")
        self._lines_card.set_head(
            self.tr("Items, in the order of the ticket"),
            self._bundles(one),
        )
        words_, _, _ = stage_looks(one.stage)
        self.say(
            title=name_of(one),
            context=bag.format(number=one.bag, day=short_day(one.business_date)),
            hint="",
        )
        announce(self, f"{name_of(one)}: {words_}. {items_words(one.items)}, {dollars(one.cents)}.")

    def _bundles(self, one: Deposit) -> str:
        number = len(one.bundles)
        words = self.tr("1 bundle") if number == 1 else self.tr("{number} bundles")
        return words.format(number=number)

    def _show_returned(self, one: Deposit) -> None:
        back = one.returned
        self.returned.setVisible(bool(back))
        if not back:
            return
        lead = self.tr("1 item came back from the bank:")
        if len(back) > 1:
            lead = self.tr("{number} items came back from the bank:").format(number=len(back))
        named = missing_words([from_ticket(line) for line in back])
        why = sorted({line.returned_why.rstrip(".") for line in back if line.returned_why})
        reason = self.tr("Reason: {reason}.").format(reason="; ".join(why)) if why else ""
        self.returned.set_text(f"{named}. {reason}".strip(), lead=lead)

    # --- acts

    @Slot(object)
    def _opened(self, one: object) -> None:
        self._ticket()

    @Slot(object)
    def _line_opened(self, line: object) -> None:
        """The receipt of an item: there it is recorded that the bank sent it back."""
        if isinstance(line, DepositLine):
            self._at_receipt = True
            self._counter.go("visit", line.receipt_number)

    def come_from(self, screen: str) -> None:
        """Where Back leads."""
        if screen == "visit" and self._at_receipt:
            self._at_receipt = False  # back from one of these lines
        elif screen in ("visit", "reports", "board"):
            self._back_to = screen
        elif screen not in ("deposits", "deposit_verify"):
            self._back_to = ""

    _back_to = ""
    _at_receipt = False

    def _verify(self) -> None:
        if self._shown is not None:
            self._counter.go("deposit_verify", self._shown.deposit_id)

    def _ask_again(self) -> None:
        self._tell(self.tr("Asking the ledger."))
        self._ledger.now()

    def _send(self) -> None:
        one = self._shown
        if one is None:
            return
        self._ask(
            self.tr("Bag {number} left for the bank?").format(number=one.bag),
            self._sums(one),
            yes=self.tr("It left"),
            no=self.tr("Not yet"),
            work=deposits.send,
        )

    def _confirm(self) -> None:
        one = self._shown
        if one is None:
            return
        self._ask(
            self.tr("The bank has all of {ticket}?").format(ticket=one.ticket),
            self.tr("{sums} Compare it with the bank's receipt or its statement.").format(
                sums=self._sums(one)
            ),
            yes=self.tr("All of it"),
            no=self.tr("Not yet"),
            work=deposits.confirm,
        )

    def _sums(self, one: Deposit) -> str:
        return f"{items_words(one.items)}, {dollars(one.cents)}."

    def _ask(
        self, title: str, text: str, *, yes: str, no: str, work: Callable[..., Deposit]
    ) -> None:
        one = self._shown
        assert one is not None
        desk, who = self._counter.desk, self._counter.person

        def answered(said: bool) -> None:
            if said:
                self._do(lambda ledger: work(desk, who, one.deposit_id, ledger=ledger))

        ask(self, title, text, yes=yes, no=no, answer=answered)

    def _give_up(self) -> None:
        one = self._shown
        if one is None or self._busy:
            return
        desk, who = self._counter.desk, self._counter.person

        def given(reason: str) -> None:
            self._do(
                lambda ledger: deposits.give_up(
                    desk, who, one.deposit_id, reason=reason, ledger=ledger
                )
            )

        GiveUpDialog(self, name_of(one), given).open()

    def _do(self, work: Callable[[Ledger], Deposit]) -> None:
        if self._busy:
            return
        self._busy = True
        self._say_trouble("")
        self._tell(self.tr("Telling the ledger."))
        self._ledger.do(work, self, self._done, self._refused)

    def _done(self, one: Deposit) -> None:
        self._busy = False
        self._wanted = one.deposit_id
        self._counter.events.deposit_changed.emit(one)
        self.say(hint="")
        words, _, _ = stage_looks(one.stage)
        self.toast(f"{name_of(one)}: {words}.")
        if not self.isVisible():
            return
        self.refresh()

    def _refused(self, error: Failure) -> None:
        self._busy = False
        self.say(hint="")
        self._say_trouble(sentence(error))
        self.refresh()

    def _could_not(self, error: Failure) -> None:
        self._say_trouble(sentence(error))

    def _ticket(self) -> None:
        if self._shown is not None:
            from ui.screens.deposit_paper import TicketDialog

            TicketDialog(self, self._counter, self._shown, self._printer).open()

    def _files(self) -> None:
        if self._shown is not None:
            from ui.screens.deposit_files import BankFilesDialog

            BankFilesDialog(self, self._counter, self._shown).open()

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        self.say(hint=words)
        announce(self, words, urgent=wrong)

    def _back(self) -> None:
        who = self._counter.person
        usual = "deposit" if who.may(Act.DEPOSIT) else "reports"
        self._counter.go(self._back_to or usual)
