"""Asking the rules about a visit that is still being typed, and keeping what they say with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import VisitDraft
from cashier.domain.verdict import Verdict
from cashier.services import payments
from ui.item import HIGH_VALUE, ItemInHand, Reading, answer_key, provisional, read, timely
from ui.screens.pay_showing import far_from_due, payer_of
from ui.tasks import Lane, Latest
from ui.visit import VisitInHand

if TYPE_CHECKING:
    from ui.screens.pay import PayPage

CHECK_MS = 150


class Checks(QObject):
    """Reads the items of the payment form's page and has them judged, a moment after typing."""

    def __init__(self, page: PayPage) -> None:
        super().__init__(page)
        self._page = page
        self._latest = Latest()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)

    def soon(self) -> None:
        """Asks once the typing pauses."""
        visit = self._page.visit
        if visit is None or not visit.forms:
            return
        item = self._page.item
        if far_from_due(visit, item, self.read(item).cents):
            item.far = True
        self._timer.start()

    def stop(self) -> None:
        """No check is left running, and no late answer is taken."""
        self._timer.stop()
        self._latest.forget()

    def read(self, item: ItemInHand) -> Reading:
        """What the typed texts of an item of this visit say."""
        visit = self._page.visit
        assert visit is not None
        return read(
            item,
            self._page.form.business_date,
            twice_from=self._page.form.twice_from,
            payer=payer_of(visit),
            member=visit.member_name,
        )

    def _forms(self) -> list[ItemInHand]:
        """The items that are judged: begun, or the open one."""
        visit = self._page.visit
        return [] if visit is None else [f for f in visit.forms if f.typed or f is self._page.item]

    def _draft(self, visit: VisitInHand) -> VisitDraft:
        tenders = tuple(
            replace(provisional(self.read(form).tender), accept=()) for form in self._forms()
        )
        return VisitDraft(
            visit_id=visit.visit_id,
            payer_name=payer_of(visit),
            tenders=tenders,
            language=visit.language,
            confirmations=tuple(visit.confirmations),
        )

    @Slot()
    def check(self, then: Callable[[], None] | None = None) -> None:
        """Asks the rules about everything typed so far; `then` follows the answer."""
        visit = self._page.visit
        if visit is None or not self._page.ready:
            return
        self._timer.stop()
        desk, who, draft = self._page.counter.desk, self._page.counter.person, self._draft(visit)

        def answered(answer: tuple[tuple[Verdict, ...], ...] | Refusal | Fault) -> None:
            if isinstance(answer, (Refusal, Fault)):
                self._page.failed(answer)
                return
            judged = {form.tender_id: form for form in self._forms()}
            for tender, verdicts in zip(draft.tenders, answer, strict=True):
                form = judged.get(tender.tender_id)
                if form is not None:
                    self._judge(form, verdicts)
            self._page.show_typed()
            if then is not None:
                then()

        callback: Callable[[tuple[tuple[Verdict, ...], ...] | Refusal | Fault], None] = (
            self._latest(answered)
        )
        self._page.counter.tasks.run(
            Lane.DB, lambda: payments.check(desk, who, draft), self._page, callback, callback
        )

    def _judge(self, form: ItemInHand, verdicts: tuple[Verdict, ...]) -> None:
        if any(verdict.code == HIGH_VALUE for verdict in verdicts):
            form.far = True
        form.verdicts = timely(form, self.read(form), verdicts)
        keys = {answer_key(verdict) for verdict in form.verdicts}
        form.answers = {key: answer for key, answer in form.answers.items() if key in keys}
        for verdict in form.verdicts:
            if verdict.code == HIGH_VALUE and form.amount_again:
                # It is there only after two equal typings: that is how it was read again.
                self._page.answers.read_again(form, verdict)
