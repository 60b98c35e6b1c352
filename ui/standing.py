"""Whether who is signed in still is somebody: a leaver is out as soon as this station heard of it,
and another role acts at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from cashier.domain.staff import Staff
from cashier.services import admission
from ui.counter import Counter
from ui.tasks import Lane


class Standing(QObject):
    """Looks after every exchange with the ledger. `other` is called with the person as they are
    now, `out` when they are nobody any more.
    """

    def __init__(
        self, counter: Counter, other: Callable[[Staff], None], out: Callable[[], None]
    ) -> None:
        super().__init__()
        self._counter, self._other, self._out = counter, other, out
        counter.events.ledger_changed.connect(self.look)

    @Slot()
    @Slot(object)
    def look(self, what: object = None) -> None:
        """Asks the copy of the directory."""
        desk, who = self._counter.desk, self._counter.who
        if who is not None:
            self._counter.tasks.run(
                Lane.DB,
                lambda: admission.still_in(desk, who),
                self,
                lambda now: self._known(who, now),
                lambda error: None,  # a store in trouble is said elsewhere
            )

    def _known(self, before: Staff, now: Staff | None) -> None:
        if self._counter.who is not before:
            return  # somebody else sits here by now
        if now is None:
            self._out()
        elif now != before:
            self._other(now)
