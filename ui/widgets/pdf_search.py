"""Looking for a text in a PDF, a slice of time after another, from the page in view onwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui import pdf as engine
from ui.pdf import Hit
from ui.tasks import Gate, Lane, Latest

HITS_MAX = 1_000


class PdfSearch(QObject):
    """`hits` are in the order of the pages; `current` is the place shown, from 0, -1 for none.

    Signals: `found()` after each slice that changed something, `ended()` when all pages were looked
    through or a thousand places found.
    """

    found = Signal()
    ended = Signal()

    def __init__(self, tasks: Gate, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._latest = tasks, Latest()
        self._text, self._looked = "", 0
        self.hits: tuple[Hit, ...] = ()
        self.current = -1
        self.running = False

    @property
    def hit(self) -> Hit | None:
        """The place shown."""
        return self.hits[self.current] if 0 <= self.current < len(self.hits) else None

    @property
    def full(self) -> bool:
        """Whether there may be more places than are kept."""
        return len(self.hits) >= HITS_MAX

    def forget(self) -> None:
        """Nothing is looked for."""
        self.hits, self.current, self.running = (), -1, False
        self._latest.forget()

    def start(self, pdf: bytes, text: str, pages: int, first: int) -> None:
        """Looks for `text` from page `first` to the end and on from the beginning."""
        self.forget()
        self._text, self._looked, self.running = text, 0, True
        self._go_on(pdf, (*range(first, pages), *range(first)))

    def _go_on(self, pdf: bytes, order: tuple[int, ...]) -> None:
        text, rest, most = self._text, order[self._looked :], HITS_MAX - len(self.hits)

        def done(part: engine.Found) -> None:
            self._looked += part.pages
            self._take(part.hits)
            if self._looked < len(order) and not self.full:
                self._go_on(pdf, order)
            else:
                self.running = False
                self.ended.emit()

        self._tasks.run(
            Lane.IO, lambda: engine.find(pdf, text, rest, most), self, self._latest(done)
        )

    def _take(self, hits: tuple[Hit, ...]) -> None:
        if not hits:
            return
        shown = self.hit or hits[0]
        self.hits = tuple(sorted((*self.hits, *hits), key=_page))
        self.current = self.hits.index(shown)
        self.found.emit()

    def step(self, by: int) -> None:
        """The next place, around the end."""
        if self.hits:
            self.current = (self.current + by) % len(self.hits)


def _page(hit: Hit) -> int:
    return hit.page
