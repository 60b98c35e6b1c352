"""Taking other stations' records in: those of the own site whole, each held against its chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cashier.domain.errors import Fault
from cashier.domain.posting import chain_hash
from cashier.domain.site import StationIdentity
from cashier.ledger.contract import Change
from cashier.store import elsewhere, station
from cashier.store.engine import Connection

READ_AGAIN = "site_copy_read_again"
"""Fact of a station that read its own site's feed a second time, because the texts came late."""


class SiteCopy:
    """One page's records on their way into the store, in the caller's write transaction.

    `late` tells, after a page, that a text followed a record whose own text never came: the ledger
    was brought to giving texts after this station had read its feed.
    """

    def __init__(self, connection: Connection, identity: StationIdentity) -> None:
        self._connection, self._identity = connection, identity
        self.late = False
        self._last: dict[str, tuple[int, str]] = {}
        """Per station the last record of this page: the next one links to it."""

    def take(self, feed: str, change: Change, thin: Mapping[str, Any]) -> None:
        """Keeps one record.

        A text is kept of the own site alone, whatever the ledger sends, and only where it is the
        one the document names: its hash follows from the record before it of that station. Raises
        Fault `ledger.feed_broken` otherwise, and nothing of the page is applied.
        """
        text = change.record if thin["site"] == self._identity.site else ""
        if text and not self._linked(thin, text):
            raise Fault("ledger.feed_broken", retry_is_safe=False, feed=feed, seq=change.seq)
        elsewhere.put(self._connection, change.key, thin, change.document, text)
        self._last[thin["station"]] = thin["station_seq"], thin["hash"]

    def read_again_once(self, feed: str) -> None:
        """Begins a feed anew whose first texts came late; at most once in a store's life, so that a
        text the ledger does not have is not asked for without end.
        """
        if self.late and not station.recall(self._connection, READ_AGAIN):
            station.remember(self._connection, READ_AGAIN, feed)
            station.restart(self._connection, feed)

    def _linked(self, thin: Mapping[str, Any], text: str) -> bool:
        seq = thin["station_seq"] - 1
        last_seq, last_hash = self._last.get(thin["station"], (-1, ""))
        if last_seq == seq:
            return chain_hash(last_hash, text) == str(thin["hash"])
        before = elsewhere.links_at(self._connection, thin["site"], thin["station"], seq)
        for one, whole in before.items():
            if chain_hash(one, text) == thin["hash"]:
                self.late = self.late or not whole
                return True
        return False
