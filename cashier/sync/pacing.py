"""How fast a station speaks to the ledger: sizes that fit the line, and how long to wait after a
failure.

`Pace` is a value: the same events give the same pace. `Pacer` holds one while a station works and
`Paced` times the calls, with a timer that a simulation may bring.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from cashier.ledger.contract import Answer, Head, Hello, Ledger, Page, WireRecord

T = TypeVar("T")

BATCH_FIRST, BATCH_MOST = 16, 1_000
PAGE_LEAST, PAGE_FIRST, PAGE_MOST = 10, 125, 500
"""Pages end where one slice of the store's copy ends: a payment waits for one slice at most."""
AIM_S = 1.0
"""What a call may take beside the line's round trip: long enough for throughput, short enough that
a failure is noticed within seconds and costs little to repeat.
"""
FAR_S = 0.3
"""A round trip this long is a line that will not carry much: begin with little."""
FARTHEST_S = 3.0
"""A longer one is rather a hiccup; taken for the line's it would let batches grow into silence."""
FAR_BATCH, FAR_PAGE = 6, 20
FIRST_WAIT_S, LONGEST_WAIT_S = 2.0, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`batch` records and `page` changes go in one call; `round_trip_s` is what the smallest call
    takes; `failures` counts tries in a row that failed.
    """

    batch: int = BATCH_FIRST
    page: int = PAGE_FIRST
    round_trip_s: float = 0.0
    failures: int = 0

    def greeted(self, seconds: float) -> Pace:
        """A call that carries nothing was answered: that long is the line's round trip.

        A shorter one counts at once, a longer one by a fifth: one hiccup is not a slower line.
        Where the line is far now and was not (or was not known), little is tried first: on a line
        too slow for a batch every try would end in silence.
        """
        known = self.round_trip_s
        if seconds >= max(FAR_S, known * 2):
            return replace(
                self,
                round_trip_s=min(seconds, FARTHEST_S),
                batch=min(self.batch, FAR_BATCH),
                page=min(self.page, FAR_PAGE),
            )
        if known == 0.0 or seconds < known:
            return replace(self, round_trip_s=seconds)
        return replace(self, round_trip_s=known + (seconds - known) / 5)

    def posted(self, records: int, seconds: float) -> Pace:
        """A batch was answered. What a single record takes is the round trip, for there is no less
        to send.
        """
        if records == 1 and seconds - self.round_trip_s >= AIM_S:
            return replace(self, round_trip_s=min(seconds, FARTHEST_S), batch=2)
        return replace(
            self, batch=self._fitted(self.batch, records, seconds, least=1, most=BATCH_MOST)
        )

    def pulled(self, changes: int, seconds: float) -> Pace:
        """A page came."""
        return replace(
            self, page=self._fitted(self.page, changes, seconds, least=PAGE_LEAST, most=PAGE_MOST)
        )

    def _fitted(self, size: int, carried: int, seconds: float, *, least: int, most: int) -> int:
        """Twice as many where a full call was easy, as many as fit into `AIM_S` where it was not.

        The round trip is no reason for smaller calls; the fewer there are, the less it costs.
        """
        work = seconds - self.round_trip_s
        if work <= AIM_S / 2:
            return min(most, size * 2) if carried >= size else size
        if work >= AIM_S * 2:
            return max(least, min(size, int(carried * AIM_S / work)))
        return size

    def failed(self) -> Pace:
        """No answer, or a refusal: wait longer, and ask for a quarter, which may get through."""
        return replace(
            self,
            batch=max(1, self.batch // 4),
            page=max(PAGE_LEAST, self.page // 4),
            failures=self.failures + 1,
        )

    def woken(self) -> Pace:
        """A success, a new record or the network's return: the next failure waits briefly again."""
        return replace(self, failures=0)

    def wait_s(self, random: Random) -> float:
        """Seconds to wait after the failures so far: doubling from two to sixty, less up to half of
        it by chance, so that a thousand stations do not come back as one.
        """
        longest = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(self.failures, 10))
        return longest * random.uniform(0.5, 1.0)


class Pacer:
    """A station's pace while it works, and since when an answer is awaited (None: nothing is asked,
    else seconds of `timer`). Any thread may read.
    """

    def __init__(
        self, timer: Callable[[], float] = time.monotonic, pace: Pace | None = None
    ) -> None:
        self.pace = pace or Pace()
        self.asked_at: float | None = None
        self.timer = timer

    @property
    def silence_s(self) -> float:
        """For how long the call under way has had no answer; 0 when there is none."""
        asked = self.asked_at
        return 0.0 if asked is None else self.timer() - asked

    def timed(self, call: Callable[[], T], follow: Callable[[Pace, T, float], Pace]) -> T:
        """The call's answer; its time makes the pace."""
        begun = self.asked_at = self.timer()
        try:
            answer = call()
        finally:
            self.asked_at = None
        self.pace = follow(self.pace, answer, self.timer() - begun)
        return answer


class Paced:
    """A ledger whose every answer is timed."""

    def __init__(self, ledger: Ledger, pacer: Pacer) -> None:
        self._ledger, self._pacer = ledger, pacer

    def hello(self, version: int, site: str, station: str) -> Hello:
        """As the ledger's; it may have opened the connection, so its time tells nothing."""
        return self._pacer.timed(
            lambda: self._ledger.hello(version, site, station), lambda pace, answer, seconds: pace
        )

    def head(self, site: str, station: str) -> Head:
        """As the ledger's; the round trip is measured by it."""
        return self._pacer.timed(
            lambda: self._ledger.head(site, station),
            lambda pace, answer, seconds: pace.greeted(seconds),
        )

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        """As the ledger's."""
        return self._pacer.timed(
            lambda: self._ledger.post_batch(site, station, records),
            lambda pace, answer, seconds: pace.posted(len(records), seconds),
        )

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        """As the ledger's."""
        return self._pacer.timed(
            lambda: self._ledger.pull(feed, epoch, after, limit),
            lambda pace, answer, seconds: pace.pulled(len(answer.changes), seconds),
        )

    def close(self) -> None:
        """As the ledger's."""
        self._ledger.close()
