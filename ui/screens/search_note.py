"""A search whose hits were looked at and none was opened is audited too: names were seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cashier.domain.account import SearchResult
from cashier.domain.staff import Staff
from cashier.services import accounts
from cashier.services.accounts import FoundBy
from ui.counter import Counter
from ui.tasks import Lane

LOOKED_AT_MS = 3_000
"""Hits that stay this long were read; those under way to what is meant are not."""


class SearchNote(QObject):
    """Made by the find page, which says what it shows (`shown`), that one was opened (`opened`, the
    account's own line then tells of the search), and that it is left (`left`).
    """

    def __init__(self, parent: QObject, counter: Counter) -> None:
        super().__init__(parent)
        self._counter = counter
        self._seen: tuple[Staff, FoundBy] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(LOOKED_AT_MS)
        self.timer.timeout.connect(self._note)

    def shown(self, result: SearchResult | None) -> None:
        """What stands there now; nothing is noted of hits that were there a moment only."""
        self.timer.stop()
        self._seen = None
        if result is not None and result.lines and self._counter.who is not None:
            hits = max(result.total, len(result.lines))
            self._seen = self._counter.who, FoundBy(kind=result.kind, hits=hits)
            self.timer.start()

    def opened(self) -> None:
        """One of them was opened."""
        self.timer.stop()
        self._seen = None

    def left(self) -> None:
        """The page goes; what was to be noted is noted now."""
        if self.timer.isActive():
            self.timer.stop()
            self._note()

    def _note(self) -> None:
        seen, self._seen = self._seen, None
        if seen is None:
            return
        desk, (who, found) = self._counter.desk, seen
        self._counter.tasks.run(
            Lane.DB,
            lambda: accounts.note_search(desk, who, found),
            self,
            lambda done: None,
            lambda failed: None,
        )
