"""Leaving the payment form: on to Review when all is said, or back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.announce import announce
from ui.item import needed
from ui.screens.leave_visit import LeaveDialog
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
        announce(self._page, self.say_waiting())

    def say_waiting(self) -> str:
        """How many warnings the open item still has, in the action bar; '' once there is none."""
        waiting = [one for one in self._page.form.verdicts.said if one.waits and one.word]
        words = ""
        if len(waiting) == 1:
            words = self.tr("1 warning to answer, Alt+A.")
        elif waiting:
            words = self.tr("{count} warnings to answer, Alt+A.").format(count=len(waiting))
        self._page.say(hint=words)
        return words

    def back(self) -> None:
        """To the account; asks only where something was typed."""
        visit = self._page.visit
        if visit is None:
            self._page.counter.go("find")
            return
        if visit.empty:
            self._discard()
            return
        count = sum(form.typed for form in visit.forms)
        LeaveDialog(self._page, count, put_aside=self._put_aside, discard=self._discard).open()

    def _put_aside(self) -> None:
        """The next person is helped; Ctrl+B brings this visit back, that day."""
        visit = self._page.visit
        if visit is None:
            return
        self._page.keeping.put_aside(self._is_aside)

    def _is_aside(self) -> None:
        self._page.items.forget_removed()
        self._page.index = 0
        self._page.counter.next_customer()
        self._page.counter.go("find", "")  # the name of who has just left stands nowhere
        self._page.toast(self.tr("Put aside. Ctrl+B brings it back."))

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
            self._page.counter.go("find", "")
