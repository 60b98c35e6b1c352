"""Keeping what is typed: the payment form's draft in the sealed store, a moment after each change.

A crash, a lock or another person at the window loses at most what was typed in that moment.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Staff
from cashier.services import drafts
from cashier.services.desk import Desk
from cashier.services.drafts import BegunVisit
from ui.tasks import Lane
from ui.visit_draft import draft_text

if TYPE_CHECKING:
    from ui.screens.pay import PayPage

KEEP_MS = 200
"""Less than it takes to reach the next field; typing on does not put it off."""


class Keeping(QObject):
    """Writes the draft of the page's visit whenever it differs from what was written last."""

    def __init__(self, page: PayPage) -> None:
        super().__init__(page)
        self._page = page
        self._kept = ("", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def now(self) -> None:
        """Writes what there is now; a visit with nothing typed any more has no draft."""
        self._timer.stop()
        visit, who = self._page.visit, self._page.counter.who
        if visit is None or who is None or not visit.visit_id or visit.begun_at is None:
            return
        state = (visit.visit_id, "" if visit.empty else draft_text(visit))
        if state == self._kept or (not state[1] and self._kept[0] != visit.visit_id):
            return
        self._kept = state
        begun = BegunVisit(visit_id=visit.visit_id, begun_at=visit.begun_at, body=state[1])
        desk = self._page.counter.desk
        self._page.counter.tasks.run(
            Lane.DB, lambda: write(desk, who, begun), self, _done, self._failed
        )

    def put_aside(self, then: Callable[[], None]) -> None:
        """The person has gone for now: the visit is kept, and no longer offered by itself."""
        self._timer.stop()
        visit, who = self._page.visit, self._page.counter.person
        if visit is None or visit.begun_at is None:
            return
        self._kept = ("", "")
        begun = BegunVisit(
            visit_id=visit.visit_id, begun_at=visit.begun_at, body=draft_text(visit), aside=True
        )
        desk = self._page.counter.desk

        def work() -> None:
            drafts.keep_visit(desk, who, begun)
            drafts.put_aside(desk, who, begun.visit_id)

        def done(nothing: None) -> None:
            if self._page.counter.visit is visit:
                then()

        self._page.counter.tasks.run(Lane.DB, work, self, done, self._failed)

    def given_up(self, visit_id: str) -> None:
        """The person discarded the visit."""
        self._timer.stop()
        self._kept = ("", "")
        desk, who = self._page.counter.desk, self._page.counter.person
        self._page.counter.tasks.run(
            Lane.DB, lambda: drafts.forget_visit(desk, who, visit_id), self, _done, _failed
        )

    def _failed(self, error: Refusal | Fault) -> None:
        """Said where a payment would fail as well; the next change tries again."""
        self._kept = ("", "")
        self._page.failed(error)


def write(desk: Desk, who: Staff, begun: BegunVisit) -> bool:
    """Keeps the draft, or lets it go when nothing is typed in it."""
    if not begun.body:
        drafts.forget_visit(desk, who, begun.visit_id)
        return False
    return drafts.keep_visit(desk, who, begun)


def _done(done: object) -> None:
    """The store has it."""


def _failed(error: Refusal | Fault) -> None:
    """A draft that could not be removed is offered once more; nothing was recorded."""
