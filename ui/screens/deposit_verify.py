"""Verify a deposit: another person holds every item of the ticket once more, and signs.

Neither the preparer nor the cashier of a drawer in it. An item that is not there is named and
stops it. Source: domain.md 10, ux.md 3.10.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.deposit import Deposit, DepositStage
from cashier.domain.errors import Refusal
from cashier.services import deposits, drafts, staffing
from cashier.services.desk import Approval
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.deposit_items import HeldItems
from ui.screens.deposit_parts import Totals, from_ticket, missing_words, name_of, trays_words, when
from ui.screens.signing import SupervisorFields
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.wedge import Scan
from ui.widgets import Action, Banner, Card, EnterFlow, IconRow, Kind, Text
from ui.widgets.reflow import Columns

if TYPE_CHECKING:
    from cashier.ledger.contract import Ledger
    from ui.workers import LedgerWorker, PrintWorker

MAIN, SIDE = 520, 328
SAVE_MS = 300


class DepositVerifyPage(Page):
    """The ticket's items to tick, and who verifies."""

    nav_key = "deposit"
    #: The application gives the workers of ledger and printer besides the counter.
    wants_workers = True

    def __init__(
        self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker | None = None
    ) -> None:
        super().__init__(self.tr("Verify a deposit"))
        self.help = self.tr(
            "Hold every item of the ticket once more: scan it, or type its number and press "
            "Enter, or press Space on its line. If one is not there, stop: look for it, or give "
            "the deposit up and reverse the item. Whoever verifies did not prepare it and is the "
            "cashier of no drawer in it. F12 signs. Ticks are kept when you leave."
        )
        self._counter, self._ledger = counter, ledger
        self._wanted = ""
        self._deposit: Deposit | None = None
        self._busy = False
        self._latest = Latest()
        self.trouble = Banner(Tone.ERROR, "")
        self.totals = Totals()
        self.held = HeldItems(
            self.tr("Items, in the order of the ticket"),
            name=self.tr("Items of the ticket"),
            tell=self._tell,
        )
        self.own = IconRow("", "", "user-check", Tone.SUCCESS, plain=True)
        self.why = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.signer = SupervisorFields(side_by_side=False)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(SAVE_MS)
        self._keep.timeout.connect(self._save)
        self._lay_out()
        self._flow = EnterFlow(self.signer.controls(), self.to_primary, parent=self)
        self.held.changed.connect(self._ticked)
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
        for widget in (self.trouble, self.own, self.signer):
            widget.hide()

    # --- what the shell asks

    def show_about(self, about: object) -> None:
        """The id of the deposit."""
        self._wanted = str(about)

    def acts(self) -> Sequence[Action]:
        """Verify, or give it up; nothing else happens here."""
        some = self._deposit is not None and not self._busy
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(
                text=self.tr("Scan or type"),
                slot=self._to_number,
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
        self._say_trouble("")
        self.held.show_lines((), words=self.tr("Reading the items of the ticket."))
        self.refresh()

    def on_leave(self) -> None:
        """What is ticked stays ticked; nothing that was signed does."""
        if self._keep.isActive():
            self._keep.stop()
            self._save()
        self.signer.clear()

    def scanned(self, scan: Scan) -> bool:
        """A bank line ticks its item, a receipt jumps to it."""
        self.held.scanned(scan)
        return True

    @property
    def _draft(self) -> str:
        return f"deposit_verify {self._wanted}"

    def refresh(self) -> None:
        """The ticket as it stands."""
        desk, who, wanted, draft = (
            self._counter.desk,
            self._counter.person,
            self._wanted,
            self._draft,
        )

        def read() -> tuple[Deposit, dict[str, str]]:
            return deposits.deposit(desk, who, wanted), drafts.load(desk, who, draft)

        self._counter.tasks.run(Lane.DB, read, self, self._latest(self._show), self._could_not)

    # --- showing

    def _show(self, found: tuple[Deposit, dict[str, str]]) -> None:
        one, draft = found
        if one.stage is not DepositStage.PREPARED:
            self._counter.go("deposits", one.deposit_id)
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
        who = self._counter.person
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
    def _ticked(self) -> None:
        self._say_trouble("")
        self._keep.start()
        self.changed.emit()

    @Slot()
    def _save(self) -> None:
        if self._counter.who is None or self._deposit is None:
            return
        desk, who, draft = self._counter.desk, self._counter.person, self._draft
        body = {"held": json.dumps(self.held.stack.held)}
        self._counter.tasks.run(
            Lane.DB, lambda: drafts.save(desk, who, draft, body), self, lambda done: None
        )

    def _to_number(self) -> None:
        self.held.number.setFocus()
        self.held.number.selectAll()

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
        if one is None or self._busy:
            return
        missing = self.held.stack.missing
        if missing:
            lead = self.tr("1 item is missing, so it is not verified:")
            if len(missing) > 1:
                lead = self.tr("{number} items are missing, so it is not verified:").format(
                    number=len(missing)
                )
            words = self.tr("{items}. Look in the stack; else go back and give the deposit up.")
            self._say_trouble(words.format(items=missing_words(missing)), lead)
            self._to_number()
            return
        if not self.needs_signer:
            self._set_busy(True)
            self._go(one, None)
            return
        empty = self.signer.missing()
        if empty is not None:
            empty.setFocus()
            return
        desk, (number, password) = self._counter.desk, self.signer.values()
        self._set_busy(True)
        self._counter.tasks.run(
            Lane.DB,
            lambda: staffing.approve(
                desk, number, password, act=deposits.VERIFY, act_of=one.prepared.staff
            ),
            self,
            lambda approval: self._go(one, approval),
            self._refused,
        )

    def _go(self, one: Deposit, approval: Approval | None) -> None:
        desk, who, held = self._counter.desk, self._counter.person, self.held.stack.held
        self.say(hint=self.tr("Telling the ledger."))
        announce(self, self.hint)

        def work(ledger: Ledger) -> Deposit:
            return deposits.verify(
                desk, who, one.deposit_id, held, ledger=ledger, approval=approval
            )

        self._ledger.do(work, self, self._verified, self._refused)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.held.setEnabled(not busy)
        self._side.setEnabled(not busy)
        self.changed.emit()

    def _verified(self, made: Deposit) -> None:
        self._set_busy(False)
        self.signer.clear()
        self._keep.stop()
        desk, who, draft = self._counter.desk, self._counter.person, self._draft
        self._deposit = None
        self._counter.tasks.run(
            Lane.DB, lambda: drafts.forget(desk, who, draft), self, lambda done: None
        )
        self._counter.events.deposit_changed.emit(made)
        if self.isVisible():  # whoever went on meanwhile is not called away
            self._counter.go("deposits", made.deposit_id)
        if made.verified is not None:
            words = self.tr("{ticket} is verified by {name}. Put items and ticket into the bag.")
            self.toast(words.format(ticket=name_of(made), name=made.verified.name))

    def _refused(self, error: Failure) -> None:
        self._set_busy(False)
        self.say(hint="")
        self._say_trouble(sentence(error))
        if isinstance(error, Refusal) and error.code == "deposit.stage":
            self.refresh()
        elif self.needs_signer:
            self.signer.refused()

    def _could_not(self, error: Failure) -> None:
        self._say_trouble(sentence(error))
        self.held.show_lines((), words=self.tr("The ticket could not be read. Esc goes back."))

    def _say_trouble(self, words: str, lead: str = "") -> None:
        self.trouble.set_text(words, lead=lead)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, f"{lead} {words}".strip(), urgent=True)

    def _tell(self, words: str, wrong: bool) -> None:
        self.say(hint=words if wrong else "")
        announce(self, words, urgent=wrong)

    def _back(self) -> None:
        self._counter.go("deposits", self._wanted)
