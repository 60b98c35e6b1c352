"""What the payment form asks in a dialog: how an item is split, what is odd, other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cashier.domain.payment import IdentityConfirmation, IdentityMethod
from cashier.services import accounts
from cashier.services.accounts import AccountView
from ui.announce import announce
from ui.screens.identity import IdentityDialog
from ui.screens.pay_dialogs import NameDialog, OddDialog, SplitDialog
from ui.screens.pay_showing import choices_of
from ui.tasks import Lane

if TYPE_CHECKING:
    from ui.screens.pay import PayPage


class Questions(QObject):
    """Opens the dialogs of the payment form's page and takes their answers into the open item."""

    def __init__(self, page: PayPage) -> None:
        super().__init__(page)
        self._page = page

    @Slot()
    def split(self) -> None:
        """One line per account for the open item."""
        visit = self._page.visit
        if visit is None or not self._page.ready:
            return
        reading = self._page.checks.read(self._page.item)
        if not reading.cents:
            self._page.say(hint=self.tr("Type the amount first, then split it."))
            self._page.form.amount.edit.setFocus()
            return
        choices = choices_of(self._page.visit)
        if len(choices) < 2:
            self._page.say(hint=self.tr("There is one account. F2 adds another."))
            return
        SplitDialog(
            self._page,
            self._page.index + 1,
            self._page.item,
            reading.cents,
            choices,
            self._was_split,
        ).open()

    def _was_split(self) -> None:
        for number in self._page.item.parts:
            self._page.ensure(number)
        self._page.show_choices()
        self._page.edited()

    @Slot()
    def looks_odd(self) -> None:
        """What is unusual about the paper."""
        if self._page.ready:
            OddDialog(self._page, self._page.index + 1, self._page.item, self._page.edited).open()

    @Slot()
    def confirm(self) -> None:
        """Identity, for the account of the open item or the first that is not confirmed."""
        visit = self._page.visit
        if visit is None or not self._page.ready:
            return
        here = visit.account(self._page.item.for_account)
        views = [*([] if here is None else [here]), *visit.accounts]
        view = next((one for one in views if one.confirmation is None), None)
        if view is None:
            self._page.say(hint=self.tr("Identity is confirmed for every account of this visit."))
            return
        counter, number = self._page.counter, view.line.billing_account_number
        desk, who = counter.desk, counter.person

        def chosen(method: IdentityMethod) -> None:
            def work() -> tuple[IdentityConfirmation, list[AccountView]]:
                given = accounts.confirm_identity(desk, who, number, method)
                confirmed = (*visit.confirmations, given)
                return given, [
                    accounts.open_account(desk, who, one.line.billing_account_number, confirmed)
                    for one in visit.accounts
                ]

            counter.tasks.run(Lane.DB, work, self, noted, self._page.failed)

        def noted(answer: tuple[IdentityConfirmation, list[AccountView]]) -> None:
            given, read = answer
            if counter.visit is not visit:
                return
            visit.confirmations.append(given)
            for one in read:
                visit.put(one)
            announce(self._page, self.tr("Identity confirmed"))
            self._page.show_choices()
            self._page.edited()

        IdentityDialog(self._page, view.display_name, chosen).open()

    @Slot()
    def ask_name(self) -> None:
        """Who is paying, where it is not the member."""
        self._page.show_choices()
        NameDialog(
            self._page, self.tr("Who is paying?"), self.tr("Name"), "payer", self._name_given
        ).open()

    def _name_given(self, name: str) -> None:
        self._page.item.from_name = name
        self._page.show_choices()
        self._page.edited()

    @Slot()
    def ask_issuer(self) -> None:
        """Who issued a money order that is not of the listed issuers."""
        NameDialog(
            self._page,
            self.tr("Who issued the money order?"),
            self.tr("Issuer"),
            "issuer",
            self._issuer_given,
        ).open()

    def _issuer_given(self, name: str) -> None:
        self._page.item.issuer = name
        self._page.edited()
