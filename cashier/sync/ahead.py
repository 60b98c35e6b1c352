"""The next page of a long feed, on its way while the last one is being taken in.

A first copy of a million accounts is two thousand pages. Asked one after the other, the server
waits while the window writes and the window while the server reads.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from cashier.ledger.contract import Ledger, Page

WORTH_IT_FROM = 100
"""Changes in a page from which the next is fetched ahead: a feed that is read to its end by one
page more gains nothing."""


@dataclass(slots=True)
class _Errand:
    """One question in a thread of its own. A daemon: nobody waits for it when the program ends."""

    feed: str
    epoch: int
    after: int
    page: Page | None = None
    error: Exception | None = None
    back: threading.Event = field(default_factory=threading.Event)

    def run(self, ledger: Ledger, limit: int) -> None:
        try:
            self.page = ledger.pull(self.feed, self.epoch, self.after, limit)
        except Exception as error:  # noqa: BLE001 - raised where the page is wanted
            self.error = error
        finally:
            self.back.set()


class Ahead:
    """Asks one page ahead, of ledgers that say they can be asked from another thread
    (`asked_ahead`); of others nothing is asked."""

    def __init__(self, ledger: Ledger, *, able: bool) -> None:
        self._ledger, self._able = ledger, able
        self._out: _Errand | None = None

    def ask(self, feed: str, epoch: int, after: int, limit: int) -> None:
        """Sends for a page; only one is under way."""
        if not self._able:
            return
        self._out = errand = _Errand(feed, epoch, after)
        threading.Thread(
            target=errand.run, args=(self._ledger, limit), name="sync-ahead", daemon=True
        ).start()

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        """As the ledger's; the page that was sent for where it is the one. An answer to another
        question is dropped. Raises what the ledger raised."""
        errand, self._out = self._out, None
        if errand is None or (errand.feed, errand.epoch, errand.after) != (feed, epoch, after):
            return self._ledger.pull(feed, epoch, after, limit)
        errand.back.wait()
        if errand.error is not None:
            raise errand.error
        assert errand.page is not None
        return errand.page
