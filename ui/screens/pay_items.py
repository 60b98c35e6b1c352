"""The items of the visit in hand: another row, one taken out, one brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.announce import announce
from ui.item import ItemInHand
from ui.screens.pay_showing import ItemRow, next_account
from ui.visit import VisitInHand

if TYPE_CHECKING:
    from ui.screens.pay import PayPage


class Items(QObject):
    """Changes the rows of the payment form's page, and which of them is open."""

    def __init__(self, page: PayPage) -> None:
        super().__init__(page)
        self._page = page
        self._removed: tuple[int, ItemInHand] | None = None

    def forget_removed(self) -> None:
        """There is nothing left to bring back."""
        self._removed = None

    def new(self, visit: VisitInHand) -> None:
        """A row for another paper of the same payer, for the account no item is for yet."""
        before = visit.forms[-1] if visit.forms else None
        item = ItemInHand(
            tender_id=self._page.counter.desk.clock.new_id(), issuers=self._page.issuers
        )
        if before is not None:
            item.from_name = before.from_name
        item.for_account = next_account(visit)
        visit.forms.append(item)
        self._page.index = len(visit.forms) - 1
        self._page.ensure(item.for_account)

    @Slot()
    def add(self) -> None:
        """Another row, open for typing. An item that was not begun is used first."""
        visit = self._page.visit
        if visit is None or not self._page.ready:
            return
        empty = next((n for n, form in enumerate(visit.forms) if not form.typed), None)
        if empty is None:
            self.new(visit)
        else:
            self._page.index = empty
        self._page.load()
        self._page.edited()
        self._page.form.amount.edit.setFocus()

    def remove(self) -> None:
        """Takes the open item out; Ctrl+Z brings it back."""
        visit = self._page.visit
        if visit is None or not self._page.ready:
            return
        if self._page.item.typed:
            self._removed = (self._page.index, self._page.item)
        visit.forms.pop(self._page.index)
        if not visit.forms:
            self.new(visit)
        self._page.index = min(self._page.index, len(visit.forms) - 1)
        self._page.load()
        self._page.edited()
        self._page.form.first_to_fill().setFocus()
        words = self.tr("Item removed. Ctrl+Z brings it back.")
        if self._removed is not None:
            self._page.say(hint=words)
            announce(self._page, words)

    @Slot()
    def bring_back(self) -> None:
        """The item removed last."""
        visit = self._page.visit
        if visit is None or self._removed is None:
            return
        place, item = self._removed
        self._removed = None
        visit.forms = [form for form in visit.forms if form.typed]
        self._page.index = min(place, len(visit.forms))
        visit.forms.insert(self._page.index, item)
        self._page.load()
        self._page.edited()
        self._page.form.first_to_fill().setFocus()

    @Slot(object)
    def row_chosen(self, row: ItemRow | None) -> None:
        """Another row was chosen in the table: it is open now."""
        visit = self._page.visit
        if row is None or visit is None or row.number - 1 == self._page.index:
            return
        if row.number <= len(visit.forms):
            self._page.index = row.number - 1
            self._page.load()
            self._page.edited()
