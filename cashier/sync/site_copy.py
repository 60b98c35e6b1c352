"""Taking other stations' records in: those of the own site whole, each held against its chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cashier.domain.errors import Fault
from cashier.domain.posting import chain_hash
from cashier.domain.site import StationIdentity
from cashier.ledger.contract import Change
from cashier.store import elsewhere
from cashier.store.engine import Connection


class SiteCopy:
    """One page's records on their way into the store, in the caller's write transaction."""

    def __init__(self, connection: Connection, identity: StationIdentity) -> None:
        self._connection, self._identity = connection, identity
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

    def _linked(self, thin: Mapping[str, Any], text: str) -> bool:
        seq = thin["station_seq"] - 1
        last_seq, last_hash = self._last.get(thin["station"], (-1, ""))
        before = (
            {last_hash}
            if last_seq == seq
            else elsewhere.hashes_at(self._connection, thin["site"], thin["station"], seq)
        )
        return any(chain_hash(one, text) == thin["hash"] for one in before)
