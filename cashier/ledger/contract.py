"""What a station may ask of the central ledger: four calls, the same for every implementation.

The ledger records facts; it refuses none that is well-formed and in order. Every call may be
repeated any number of times. Network and database failures come out as `Fault`
(`ledger.unreachable`, `ledger.refused_station`, ...), never as a driver's error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

CONTRACT_VERSION = 1
PULL_LIMIT_MAX = 5_000

DIRECTORY = "directory"
ACCOUNTS = "accounts"


def site_feed(site: str) -> str:
    """The feed of one site's records in thin form."""
    return f"site/{site}"


class Outcome(StrEnum):
    """`created`: recorded now. `exists`: was there with the same hash: success too. `conflict`:
    same place, other content,
    or a chain that does not link. `gap`: records before it are missing."""

    CREATED = "created"
    EXISTS = "exists"
    CONFLICT = "conflict"
    GAP = "gap"


class Operation(StrEnum):
    """What a feed row says of its key: here is its document now, or it is gone."""

    UPSERT = "upsert"
    TOMBSTONE = "tombstone"


@dataclass(frozen=True, slots=True, kw_only=True)
class WireRecord:
    """A record as sent: the text that was hashed, and its links. All else is read from the text."""

    station_seq: int
    posting_id: str
    prev_hash: str
    hash: str
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One record's answer. `expected_seq` is set for a gap; `exception` is the code of what a
    supervisor must look at
    (`account.unknown`: money is in suspense; `duplicate`: the same item stands elsewhere), else
    ''. `ticket` is the deposit ticket's number (`BOS-20261123-01`) the ledger gave to a
    `deposit_prepared`, the same on every repeat; '' for every other record."""

    posting_id: str
    outcome: Outcome
    expected_seq: int = 0
    exception: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """The version both speak, the ledger's instant (UTC) and the epoch of each feed."""

    contract: int
    clock: datetime
    ledger_id: str
    epochs: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the ledger stands for one station: last sequence (0: nothing yet) and its hash."""

    last_seq: int
    last_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of a feed, in commit order.

    `document` is '' for a tombstone. `hash` chains over the feed from 32 zero bytes.

    `record` is the canonical text of the record the document speaks of, given to the stations of
    its own site alone and '' otherwise. It is not under `hash`: the reader holds it against the
    document's own hash, which follows from the record before it of the same station.
    """

    seq: int
    operation: Operation
    key: str
    document: str
    hash: str
    record: str = ""


def change_hash(prev_hash: str, operation: Operation, key: str, document: str) -> str:
    """SHA-256(prev_hash bytes + `operation LF key LF document`), hex."""
    text = f"{operation.value}\n{key}\n{document}"
    return hashlib.sha256(bytes.fromhex(prev_hash) + text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Changes after the cursor, gap-free. When `epoch` is not the one asked for, the feed began
    anew: the changes start at
    seq 1 and what the station holds of the old epoch goes once it has read to the head
    (`head_seq`)."""

    feed: str
    epoch: int
    changes: tuple[Change, ...]
    head_seq: int
    as_of: datetime


class Ledger(Protocol):
    """The four calls.

    `site` and `station` name the caller; where the connection proves who calls, they must agree
    with it.
    """

    def hello(self, version: int, site: str, station: str) -> Hello:
        """Raises Refusal `ledger.version` or `ledger.unknown_station`, with everything at the
        station kept.
        """
        ...

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        """One answer per record, in order. One bad record never stops one of another station; after
        a gap or conflict the
        later records of the same batch are answered as what they then are (usually gap)."""
        ...

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        """Changes with seq > `after` in `epoch`, at most `limit` (<= PULL_LIMIT_MAX).

        Epoch 0: never pulled before. The feed of the caller's own site brings its records whole.
        """
        ...

    def head(self, site: str, station: str) -> Head: ...

    def close(self) -> None: ...
