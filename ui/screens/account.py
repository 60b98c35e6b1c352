"""One account: payer-safe until identity is confirmed, then its figures, household and payments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import IdentityConfirmation, IdentityMethod, Visit
from cashier.domain.staff import Act
from cashier.services import accounts, items
from cashier.services.accounts import AccountView, HouseholdLine
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_failure
from ui.page import Page
from ui.screens.account_parts import (
    Billed,
    Figures,
    PayerSafe,
    PaymentLine,
    household_columns,
    line_of,
    payment_columns,
    recent_payments,
    subscriber_pairs,
    warning_words,
)
from ui.screens.account_words import account_shown, method_words, subsidy_words
from ui.screens.identity import IdentityDialog
from ui.screens.item_words import short_time
from ui.screens.opening import look_at, open_view, start_payment
from ui.screens.scan_opening import open_scanned
from ui.style import Tone, px
from ui.tasks import Lane, Latest
from ui.wedge import Scan
from ui.widgets import Action, Banner, Card, Chip, KeyValue, Kind
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns


class AccountPage(Page):
    """`show_about` takes the billing account number. Nothing is shown before it was read."""

    nav_key = "find"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Account"))
        self.help = self.tr(
            "Anyone may pay for anyone. Figures show after identity is confirmed: a photo ID, or"
            " name with date of birth or phone on file. F5 takes payment either way."
        )
        self._counter = counter
        self._latest = Latest()
        self._number = ""
        self._focus_table = False
        self.view: AccountView | None = None
        self._chip = Chip(self.tr("Identity not confirmed"), icon="eye-off", tone=Tone.MUTED)
        self.figures = Figures()
        self.banner = Banner(Tone.WARNING, "")
        self.household: FoldingTable[Billed] = FoldingTable(
            household_columns(self._is_this, counter.desk.clock.now), name=self.tr("Household")
        )
        self.household.opened.connect(self._open_other)
        self.recent: FoldingTable[PaymentLine] = FoldingTable(
            payment_columns(), name=self.tr("Recent payments")
        )
        self.recent.opened.connect(self._open_payment)
        self.household_card = Card(self.tr("Household"), flush=True)
        self.household_card.add(self.household)
        self.recent_card = Card(self.tr("Recent payments"), flush=True)
        self.recent_card.add(self.recent, 1)
        self.subscriber = KeyValue()
        self.program = Chip("")
        self.subscriber_card = Card(self.tr("Subscriber"))
        self.subscriber_card.add_action(self.program)
        self.subscriber_card.add(self.subscriber)
        self.subscriber_card.body.addStretch(1)
        self.safe = PayerSafe()
        self.whole = self._whole()
        # Not a stacked layout: that asks for the height of all its pages together.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.safe)
        column.addWidget(self.whole)
        self._show_part(None)
        counter.events.payment_taken.connect(self._stale)
        counter.events.accounts_changed.connect(self._stale)
        counter.events.item_voided.connect(self._stale)

    def _whole(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figures)
        column.addWidget(self.banner)
        columns = Columns(spacing=12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.household_card)
        left.addWidget(self.recent_card, 1)
        columns.add(left, 520, stretch=1)
        columns.add(self.subscriber_card, 344)
        column.addLayout(columns, 1)
        return page

    # --- what the shell reads --------------------------------------------------------------------

    def chips(self) -> Sequence[QWidget]:
        """Whether identity is confirmed, how and when."""
        return (self._chip,) if self.view is not None else ()

    def acts(self) -> Sequence[Action]:
        """Confirming is offered until it is done; then the receipts."""
        view, who = self.view, self._counter.person
        takes = self.view is not None and who.may(Act.TAKE)
        confirmed = view is not None and view.confirmation is not None
        receipts = any(line.receipt_number for line in self.recent.rows())
        middle = (
            Action(
                text=self.tr("Receipts"),
                slot=self.receipts,
                key="F9",
                enabled=receipts,
            )
            if confirmed
            else Action(
                text=self.tr("Confirm identity"), slot=self.confirm, key="Ctrl+I", enabled=takes
            )
        )
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            middle,
            Action(
                text=self.tr("Take payment"),
                slot=self.take_payment,
                key="F5",
                kind=Kind.PRIMARY,
                enabled=takes,
            ),
        )

    def show_about(self, about: object) -> None:
        """The billing account number to show."""
        assert isinstance(about, str)
        if about != self._number:
            self._forget()
        self._number = about

    def scanned(self, scan: Scan) -> bool:
        """A code opens its account or receipt."""
        return open_scanned(self, self._counter, scan)

    def on_enter(self) -> None:
        """Reads the account; an audited act, so once a visit to the page."""
        self.refresh()

    def on_leave(self) -> None:
        """An answer that comes now is nobody's."""
        self._latest.forget()

    def unlocked(self) -> None:
        """The figures go at once, and come back for who is confirmed anew."""
        self._forget()
        self.refresh()

    def refresh(self) -> None:
        """Reads the account anew."""
        if self._number:
            answer: Callable[[AccountView | Refusal | Fault], None] = self._latest(self._answered)
            open_view(self, self._counter, self._number, answer, answer)

    def _answered(self, answer: AccountView | Refusal | Fault) -> None:
        if isinstance(answer, AccountView):
            self._read(answer)
        else:
            self._failed(answer)

    @Slot(object)
    def _stale(self, _about: object) -> None:
        if self.isVisible():
            self.refresh()

    # --- showing ---------------------------------------------------------------------------------

    def _show_part(self, part: QWidget | None) -> None:
        for one in (self.safe, self.whole):
            one.setVisible(one is part)

    def _forget(self) -> None:
        self.view = None
        self.recent.set_rows(())
        self.household.set_rows(())
        self._show_part(None)
        self.say(title=self.tr("Account"), context="")

    def _read(self, view: AccountView) -> None:
        self.view = view
        look_at(self._counter, view)
        line = view.line
        context = account_shown(line)
        if line.member_last4:
            context += self.tr(", member ...{last4}").format(last4=line.member_last4)
        if view.confirmation is None or view.account is None or view.standing is None:
            self._chip.set(self.tr("Identity not confirmed"), icon="eye-off", tone=Tone.MUTED)
            self.safe.show_view(view)
            self._show_part(self.safe)
        else:
            self._show_whole(view, view.confirmation)
            self._show_part(self.whole)
        self.say(title=view.display_name, context=context)
        if self._focus_table:
            # The button that was pressed is gone; the figures are what one goes to.
            self._focus_table = False
            self.household.setFocus()

    def _show_whole(self, view: AccountView, confirmation: IdentityConfirmation) -> None:
        account, standing = view.account, view.standing
        assert account is not None
        assert standing is not None
        now = self._counter.desk.clock.now()
        words = self.tr("Identity confirmed: {method}, {time}, until this visit ends").format(
            method=method_words(confirmation.method), time=short_time(confirmation.at)
        )
        self._chip.set(words, icon="shield-check", tone=Tone.SUCCESS)
        self.figures.show_standing(account, standing, view.as_of, now)
        lead, sentence, tone = warning_words(account, standing, view.household, now)
        self.banner.setVisible(bool(lead or sentence))
        self.banner.tone = tone
        self.banner.icon.set("info" if tone is Tone.INFO else "triangle-alert", tone)
        self.banner.set_text(sentence, lead=lead)
        lines: tuple[Billed, ...] = (
            *(view.household or (HouseholdLine(account=account, standing=standing),)),
            *view.others,
        )
        own = next((one for one in lines if self._is_this(one)), lines[0])
        self.household.fit(min(max(len(lines), 2), 4))
        self.household.set_rows(lines, choose=own)
        as_of = "" if view.as_of is None else short_time(view.as_of)
        self.household_card.set_head(
            self.tr("Household and address") if view.others else self.tr("Household"),
            self.tr("as of {time}").format(time=as_of) if as_of else "",
        )
        self.recent_card.set_head(self.tr("Recent payments"), account_shown(view.line))
        program = subsidy_words(account.subsidy)
        self.program.setVisible(bool(program))
        self.program.set(program)
        self.subscriber.set_pairs(subscriber_pairs(account, standing, now))
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.IO,
            lambda: recent_payments(desk, who, account),
            self,
            self._show_recent,
            self._failed,
        )

    def _show_recent(self, rows: tuple[PaymentLine, ...]) -> None:
        self.recent.set_rows(rows)
        self.recent.clearSelection()
        self.recent.setMinimumHeight(px(72))
        self.changed.emit()

    def _is_this(self, line: Billed) -> bool:
        return line_of(line).billing_account_number == self._number

    def _failed(self, error: Refusal | Fault) -> None:
        show_failure(self, error)

    # --- acts ------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """How identity was confirmed; choosing records it."""
        view = self.view
        if view is None or view.confirmation is not None:
            return
        IdentityDialog(self, view.display_name, self._confirmed).open()

    def _confirmed(self, method: IdentityMethod) -> None:
        desk, who, number = self._counter.desk, self._counter.person, self._number
        self._counter.tasks.run(
            Lane.DB,
            lambda: accounts.confirm_identity(desk, who, number, method),
            self,
            self._noted,
            self._failed,
        )

    def _noted(self, confirmation: IdentityConfirmation) -> None:
        visit = self._counter.visit
        if visit is not None:
            visit.confirmations.append(confirmation)
        announce(self, self.tr("Identity confirmed"))
        self._focus_table = True
        self.refresh()

    def take_payment(self) -> None:
        """The payment form for this account."""
        if self.view is not None:
            start_payment(self, self._counter, self._number, self._failed)

    def receipts(self) -> None:
        """Goes to the payments; Enter opens the receipt of one that was taken here."""
        rows = self.recent.rows()
        first = next((n for n, line in enumerate(rows) if line.receipt_number), 0)
        self.recent.setFocus()
        self.recent.choose(first)

    @Slot(object)
    def _open_other(self, line: Billed) -> None:
        number = line_of(line).billing_account_number
        if number != self._number:
            self._counter.go("account", number)

    @Slot(object)
    def _open_payment(self, line: PaymentLine) -> None:
        if not line.receipt_number:
            return
        desk, who, number = self._counter.desk, self._counter.person, line.receipt_number
        self._counter.tasks.run(
            Lane.IO, lambda: items.visit(desk, who, number), self, self._show_visit, self._failed
        )

    def _show_visit(self, visit: Visit) -> None:
        self._counter.go("posted", visit)

    def _back(self) -> None:
        self._counter.go("find")
