"""What the payment form asks in a dialog: how an item is split, what is odd, other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.screens.pay_dialogs import NameDialog, OddDialog, SplitDialog
from ui.screens.pay_showing import choices_of

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
