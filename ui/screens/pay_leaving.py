"""Leaving the payment form: on to Review when all is said, or back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.announce import announce
from ui.dialogs import ask
from ui.item import needed
from ui.screens.pay_showing import blocks_of, payer_of, waits

if TYPE_CHECKING:
    from ui.screens.pay import PayPage


class Leaving(QObject):
    """Stops at what is missing or waits before Review; asks before something typed is lost."""

    def __init__(self, page: PayPage) -> None:
        super().__init__(page)
        self._page = page

    @Slot()
    def review(self) -> None:
        """Everything is read once more; what is missing or waits is shown instead of Review."""
        visit = self._page.visit
        if visit is None or not self._page.ready:
            return
        if len(visit.forms) > 1 and any(form.typed for form in visit.forms):
            item = self._page.item
            visit.forms = [form for form in visit.forms if form.typed]
            self._page.index = visit.forms.index(item) if item in visit.forms else 0
        for form in visit.forms:
            form.reviewed = True
            form.left |= {*needed(form.kind)}
        self._page.load()
        self._page.checks.check(self._reviewed)

    def _reviewed(self) -> None:
        visit = self._page.visit
        assert visit is not None
        for place, form in enumerate(visit.forms):
            reading = self._page.checks.read(form)
            trouble = [*reading.missing, *reading.errors]
            blocked = blocks_of(form)
            if trouble or blocked:
                self._stop_at(place, (*trouble, *blocked)[0], bool(trouble))
                return
            if waits(visit, form):
                self._stop_at_warning(place)
                return
        if not payer_of(visit):
            self._page.questions.ask_name()
            return
        visit.payer_name = payer_of(visit)
        # as the paper is: the service takes it at its words and records who approved that
        visit.items = [
            replace(self._page.checks.read(form).tender, accept=form.accepted())
            for form in visit.forms
        ]
        self._page.counter.go("review")

    def _open_place(self, place: int) -> None:
        if place != self._page.index:
            self._page.index = place
            self._page.load()
        self._page.show_typed()

    def _stop_at(self, place: int, name: str, missing: bool) -> None:
        self._open_place(place)
        if name == "amount_again":
            self._page.form.ask_again()
            self._page.show_typed()
        elif name == "issuer":
            self._page.questions.ask_issuer()
        else:
            self._page.form.control_of(name).setFocus()
        words = (
            self.tr("Item {number} is not complete.").format(number=place + 1)
            if missing
            else self._page.form.verdicts.said[0].text
            if self._page.form.verdicts.said
            else ""
        )
        self._page.say(hint=words if missing else "")
        announce(self._page, words, urgent=True)

    def _stop_at_warning(self, place: int) -> None:
        self._open_place(place)
        self._page.form.verdicts.focus_waiting()
        waiting = [one for one in self._page.form.verdicts.said if one.waits]
        words = (
            self.tr("1 sentence to answer, Alt+A.")
            if len(waiting) == 1
            else self.tr("{count} sentences to answer, Alt+A.").format(count=len(waiting))
        )
        self._page.say(hint=words)
        announce(self._page, words)

    def back(self) -> None:
        """To the account; asks only where something typed would be lost."""
        visit = self._page.visit
        if visit is None:
            self._page.counter.go("find")
            return
        if visit.empty:
            self._discard()
            return
        count = sum(form.typed for form in visit.forms)
        title = (
            self.tr("Discard 1 item?")
            if count == 1
            else self.tr("Discard {count} items?").format(count=count)
        )
        ask(
            self._page,
            title,
            self.tr("Nothing is recorded yet. What was typed for this payment would be lost."),
            yes=self.tr("Discard"),
            no=self.tr("Keep typing"),
            dangerous=True,
            answer=self._back_answered,
        )

    def _back_answered(self, yes: bool) -> None:
        if yes:
            self._discard()

    def _discard(self) -> None:
        visit = self._page.visit
        if visit is None:
            return
        self._page.keeping.given_up(visit.visit_id)
        visit.forms.clear()
        visit.items.clear()
        visit.overrides.clear()
        visit.visit_id = ""
        self._page.items.forget_removed()
        self._page.index = 0
        if visit.accounts:
            self._page.counter.go("account", visit.accounts[0].line.billing_account_number)
        else:
            self._page.counter.next_customer()
            self._page.counter.go("find")
