"""Verify a deposit: another person holds every item of the ticket once more, and signs.

Neither the preparer nor the cashier of a drawer in it. An item that is not there is named and
stops it. Source: domain.md 10, ux.md 3.10.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.deposit import Deposit, DepositStage
from cashier.domain.errors import Refusal
from cashier.services import deposits, drafts, staffing
from cashier.services.desk import Approval
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.screens.deposit_holding import HoldingPage
from ui.screens.deposit_parts import Totals, from_ticket, missing_words, name_of, trays_words, when
from ui.screens.signing import SupervisorFields
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Card, EnterFlow, IconRow, Kind, Text
from ui.widgets.reflow import Columns

if TYPE_CHECKING:
    from cashier.ledger.contract import Ledger
    from ui.workers import LedgerWorker, PrintWorker

MAIN, SIDE = 520, 328


class DepositVerifyPage(HoldingPage):
    """The ticket's items to tick, and who verifies."""

    def __init__(
        self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker | None = None
    ) -> None:
        super().__init__(
            counter,
            ledger,
            self.tr("Verify a deposit"),
            Totals(),
            items=self.tr("Items, in the order of the ticket"),
            name=self.tr("Items of the ticket"),
        )
        self.help = self.tr(
            "Hold every item of the ticket once more: scan it, or type its number and press "
            "Enter, or press Space on its line. If one is not there, stop: look for it, or give "
            "the deposit up and reverse the item. Whoever verifies did not prepare it and is the "
            "cashier of no drawer in it. F12 signs. Ticks are kept when you leave."
        )
        self._wanted = ""
        self._deposit: Deposit | None = None
        self._latest = Latest()
        self.own = IconRow("", "", "user-check", Tone.SUCCESS, plain=True)
        self.why = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.signer = SupervisorFields(side_by_side=False)
        self._lay_out()
        self._flow = EnterFlow(self.signer.controls(), self.to_primary, parent=self)
        self.held.complete.connect(self._to_signing)
        counter.events.session_changed.connect(self._person_changed)

    def _lay_out(self) -> None:
        sign = Card(self.tr("Who verifies"))
        sign.body.setSpacing(10)
        sign.add(self.own)
        sign.add(self.why)
        sign.add(self.signer)
        sign.body.addStretch(1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(sign, 1)
        self._side = QWidget()
        self._side.setLayout(side)
        columns = Columns()
        columns.add(self.held, MAIN, 1)
        columns.add(self._side, SIDE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.trouble)
        outer.addWidget(self.totals)
        outer.addLayout(columns, 1)
        for widget in (self.own, self.signer):
            widget.hide()

    # --- what the shell asks

    def show_about(self, about: object) -> None:
        """The id of the deposit."""
        self._wanted = str(about)

    def acts(self) -> Sequence[Action]:
        """Verify, or give it up; nothing else happens here."""
        some = self._deposit is not None and not self.busy
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(
                text=self.tr("Scan or type"),
                slot=self.to_number,
                key="F6",
                icon="scan-line",
                enabled=some,
            ),
            Action(
                text=self.tr("Verify"),
                slot=self._verify,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=some,
            ),
        )

    def first_focus(self) -> QWidget | None:
        """Where the next item is said."""
        return self.held.number

    def on_enter(self) -> None:
        """Reads the ticket and its ticks anew."""
        self._deposit = None
        self.say_trouble("")
        self.held.show_lines((), words=self.tr("Reading the items of the ticket."))
        self.refresh()

    def on_leave(self) -> None:
        """What is ticked stays ticked; nothing that was signed does."""
        super().on_leave()
        self.signer.clear()

    @property
    def draft(self) -> str:
        """Each ticket has its own."""
        return f"deposit_verify {self._wanted}"

    def kept(self) -> dict[str, str] | None:
        """The items that were held."""
        return None if self._deposit is None else {"held": json.dumps(self.held.stack.held)}

    def refresh(self) -> None:
        """The ticket as it stands."""
        desk, who, wanted, draft = (
            self.counter.desk,
            self.counter.person,
            self._wanted,
            self.draft,
        )

        def read() -> tuple[Deposit, dict[str, str]]:
            return deposits.deposit(desk, who, wanted), drafts.load(desk, who, draft)

        self.counter.tasks.run(Lane.DB, read, self, self._latest(self._show), self._could_not)

    # --- showing

    def _show(self, found: tuple[Deposit, dict[str, str]]) -> None:
        one, draft = found
        if one.stage is not DepositStage.PREPARED:
            self.counter.go("deposits", one.deposit_id)
            return
        self._deposit = one
        lines = tuple(from_ticket(line) for line in one.lines)
        self.held.show_lines(lines, held=json.loads(draft.get("held", "[]")))
        bundles = len(one.bundles)
        note = self.tr("1 bundle") if bundles == 1 else self.tr("{number} bundles")
        self.totals.show_lines(lines, trays_words(one), note.format(number=bundles))
        self._show_signer(one)
        self.say(
            title=self.tr("Verify {ticket}").format(ticket=name_of(one)),
            context=self.tr("bag {number}, prepared by {name}, {time}").format(
                number=one.bag, name=one.prepared.name, time=when(one.prepared.at)
            ),
            hint="",
        )
        self.held.number.setFocus()

    def _show_signer(self, one: Deposit) -> None:
        """Who is signed in signs with F12, unless it is their own deposit or drawer."""
        who = self.counter.person
        own = self.tr("You prepared it, so another supervisor verifies and signs here.")
        drawer = self.tr("Your drawer is in it, so another supervisor verifies and signs here.")
        mine = any(one_.staff == who.number for one_ in one.drawers)
        prepared = one.prepared.staff == who.number
        self.needs_signer = prepared or mine
        self.own.setVisible(not self.needs_signer)
        self.signer.setVisible(self.needs_signer)
        self.own.set(who.name, self.tr("signs with F12"), "user-check", Tone.SUCCESS)
        words = own if prepared else drawer
        if not self.needs_signer:
            words = self.tr("You did not prepare it, and no drawer of yours is in it.")
        self.why.setText(words)

    needs_signer = False

    @Slot(object)
    def _person_changed(self, who: object) -> None:
        self.signer.clear()

    # --- ticks

    @Slot()
    def _to_signing(self) -> None:
        """Every item is there: whoever verifies signs."""
        if self.needs_signer:
            self.signer.controls()[0].setFocus()
        else:
            self.to_primary()

    # --- the act

    def _verify(self) -> None:
        one = self._deposit
        if one is None or self.busy:
            return
        missing = self.held.stack.missing
        if missing:
            lead = self.tr("1 item is missing, so it is not verified:")
            if len(missing) > 1:
                lead = self.tr("{number} items are missing, so it is not verified:").format(
                    number=len(missing)
                )
            words = self.tr("{items}. Look in the stack; else go back and give the deposit up.")
            self.say_trouble(words.format(items=missing_words(missing)), lead)
            self.to_number()
            return
        if not self.needs_signer:
            self._set_busy(True)
            self._go(one, None)
            return
        empty = self.signer.missing()
        if empty is not None:
            empty.setFocus()
            return
        desk, (number, password) = self.counter.desk, self.signer.values()
        self._set_busy(True)
        self.counter.tasks.run(
            Lane.DB,
            lambda: staffing.approve(
                desk, number, password, act=deposits.VERIFY, act_of=one.prepared.staff
            ),
            self,
            lambda approval: self._go(one, approval),
            self._refused,
        )

    def _go(self, one: Deposit, approval: Approval | None) -> None:
        desk, who, held = self.counter.desk, self.counter.person, self.held.stack.held
        self.say(hint=self.tr("Telling the ledger."))
        announce(self, self.hint)

        def work(ledger: Ledger) -> Deposit:
            return deposits.verify(
                desk, who, one.deposit_id, held, ledger=ledger, approval=approval
            )

        self.ledger.do(work, self, self._verified, self._refused)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.held.setEnabled(not busy)
        self._side.setEnabled(not busy)
        self.changed.emit()

    def _verified(self, made: Deposit) -> None:
        self._set_busy(False)
        self.signer.clear()
        self.forget_draft()
        self._deposit = None
        self.counter.events.deposit_changed.emit(made)
        if self.isVisible():  # whoever went on meanwhile is not called away
            self.counter.go("deposits", made.deposit_id)
        if made.verified is not None:
            words = self.tr("{ticket} is verified by {name}. Put items and ticket into the bag.")
            self.toast(words.format(ticket=name_of(made), name=made.verified.name))

    def _refused(self, error: Failure) -> None:
        self._set_busy(False)
        self.say(hint="")
        self.say_trouble(sentence(error))
        if isinstance(error, Refusal) and error.code == "deposit.stage":
            self.refresh()
        elif self.needs_signer:
            self.signer.refused()

    def _could_not(self, error: Failure) -> None:
        self.say_trouble(sentence(error))
        self.held.show_lines((), words=self.tr("The ticket could not be read. Esc goes back."))

    def _back(self) -> None:
        self.counter.go("deposits", self._wanted)
