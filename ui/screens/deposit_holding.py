"""What both pages of a deposit share: its items are held one by one, and what is ticked is kept.

Ticks survive leaving the page and a power cut: a pause in ticking, and leaving, put them into a
draft of the person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from cashier.services import drafts
from ui.announce import announce
from ui.counter import Counter
from ui.page import Page
from ui.screens.deposit_items import HeldItems
from ui.screens.deposit_parts import Totals
from ui.style import Tone
from ui.tasks import Lane
from ui.wedge import Scan
from ui.widgets import Banner

if TYPE_CHECKING:
    from ui.workers import LedgerWorker

SAVE_MS = 300
"""A pause in ticking; then what is ticked is kept."""


class HoldingPage(Page):
    """Base of preparing and of verifying. Subclasses lay out `trouble`, `totals` and `held`, name
    their draft and say what goes into it.
    """

    nav_key = "deposit"
    #: The application gives the workers of ledger and printer besides the counter.
    wants_workers = True

    def __init__(
        self,
        counter: Counter,
        ledger: LedgerWorker,
        title: str,
        totals: Totals,
        *,
        items: str,
        name: str,
    ) -> None:
        super().__init__(title)
        self.counter, self.ledger = counter, ledger
        self.busy = False
        self.trouble = Banner(Tone.ERROR, "")
        self.trouble.hide()
        self.totals = totals
        self.held = HeldItems(items, name=name, tell=self.tell)
        self.held.changed.connect(self._ticked)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(SAVE_MS)
        self._keep.timeout.connect(self.save)

    # --- what subclasses say

    @property
    def draft(self) -> str:
        """The name of the draft."""
        raise NotImplementedError

    def kept(self) -> dict[str, str] | None:
        """What goes into it; None while there is nothing to tick."""
        raise NotImplementedError

    # --- ticks

    def scanned(self, scan: Scan) -> bool:
        """A bank line ticks its item, a receipt jumps to it."""
        self.held.scanned(scan)
        return True

    def on_leave(self) -> None:
        """What is ticked stays ticked."""
        if self._keep.isActive():
            self._keep.stop()
            self.save()

    @Slot()
    def _ticked(self) -> None:
        self.say_trouble("")
        self.keep_soon()
        self.changed.emit()

    def keep_soon(self) -> None:
        """Something that goes into the draft is another."""
        self._keep.start()

    @Slot()
    def save(self) -> None:
        """Into the store, now."""
        kept = self.kept()
        if self.counter.who is None or kept is None:
            return
        desk, who, draft = self.counter.desk, self.counter.person, self.draft
        self.counter.tasks.run(
            Lane.DB, lambda: drafts.save(desk, who, draft, kept), self, lambda done: None
        )

    def forget_draft(self) -> None:
        """The deposit went on: its ticks have done their work."""
        self._keep.stop()
        desk, who, draft = self.counter.desk, self.counter.person, self.draft
        self.counter.tasks.run(
            Lane.DB, lambda: drafts.forget(desk, who, draft), self, lambda done: None
        )

    def to_number(self) -> None:
        """To where the next item is said."""
        self.held.number.setFocus()
        self.held.number.selectAll()

    # --- what is said

    def say_trouble(self, words: str, lead: str = "") -> None:
        """Above the items, until something is ticked; "" takes it away."""
        self.trouble.set_text(words, lead=lead)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, f"{lead} {words}".strip(), urgent=True)

    def tell(self, words: str, wrong: bool) -> None:
        """What became of a scan or number: heard always, read where it was wrong."""
        self.say(hint=words if wrong else "")
        announce(self, words, urgent=wrong)
