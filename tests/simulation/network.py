"""The contract with a bad network in between: every way in which a call can go wrong without the
ledger being wrong.

Calls fail as a station's connection fails, with Fault `ledger.unreachable`; what really happened
at the ledger is for the station to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from cashier.domain.errors import Fault, Refusal
from cashier.ledger.contract import Answer, Head, Hello, Ledger, Page, WireRecord
from tests.simulation.world import CommonTime, Died, Server, unreachable

DEADLINE_S = 8.0
T = TypeVar("T")


class Trouble(StrEnum):
    """What may happen to one call."""

    NONE = "none"
    REFUSED = "refused"  # no connection
    LOST = "lost"  # the request never arrives
    ANSWER_LOST = "answer_lost"  # committed, then cut
    FROZEN = "frozen"  # nothing until the station's own deadline; the ledger did it all the same
    LATE = "late"  # nothing until the deadline; the request arrives some time later
    DOUBLED = "doubled"  # the request arrives twice, the second answer is the one that is read
    HALF_ANSWER = "half_answer"  # the last answer of a batch is missing
    DIES_BEFORE = "dies_before"  # the ledger's machine, before its commit
    DIES_AFTER = "dies_after"  # after its commit, before the answer


@dataclass(slots=True)
class Network:
    """Between all windows and the ledger. `troubles` is drawn from for each call."""

    server: Server
    time: CommonTime
    trouble: Callable[[], Trouble] = lambda: Trouble.NONE
    cut: set[str] = field(default_factory=set)
    on_its_way: list[Callable[[], object]] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    def heal(self) -> None:
        self.cut.clear()
        self.trouble = lambda: Trouble.NONE

    def deliver(self) -> bool:
        """The oldest late request arrives, long given up by its sender; False: there was none."""
        if not self.on_its_way:
            return False
        request = self.on_its_way.pop(0)
        try:
            request()
        except (Fault, Refusal):
            pass  # nobody reads the answer
        except Died:
            self.server.die_and_come_back()
        return True


class Line:
    """One window's contract over the network; `behind` makes the ledger it speaks to (a control
    puts a broken one there)."""

    def __init__(
        self, name: str, network: Network, behind: Callable[[Ledger], Ledger] = lambda one: one
    ) -> None:
        self._name = name
        self._network = network
        self._behind = behind
        self.last_head: Head | None = None

    def hello(self, version: int, site: str, station: str) -> Hello:
        return self._through(lambda ledger: ledger.hello(version, site, station))

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        kept = tuple(records)
        return self._through(lambda ledger: ledger.post_batch(site, station, kept), posts=True)

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        return self._through(lambda ledger: ledger.pull(feed, epoch, after, limit))

    def head(self, site: str, station: str) -> Head:
        self.last_head = self._through(lambda ledger: ledger.head(site, station))
        return self.last_head

    def close(self) -> None:
        """The connection ends; the ledger stays."""

    def _through(self, call: Callable[[Ledger], T], *, posts: bool = False) -> T:
        network, server = self._network, self._network.server

        def arrive() -> T:
            return call(self._behind(server.ledger))

        trouble = network.trouble()
        if self._name in network.cut:
            trouble = Trouble.REFUSED
        if trouble in {Trouble.DOUBLED, Trouble.LATE, Trouble.HALF_ANSWER} and not posts:
            trouble = Trouble.NONE
        if trouble is not Trouble.NONE:
            network.met[trouble.value] = network.met.get(trouble.value, 0) + 1
        match trouble:
            case Trouble.REFUSED | Trouble.LOST:
                raise unreachable(trouble.value)
            case Trouble.LATE:
                network.on_its_way.append(arrive)
            case Trouble.FROZEN | Trouble.ANSWER_LOST:
                arrive()
            case Trouble.DOUBLED:
                arrive()
                return arrive()
            case Trouble.HALF_ANSWER:
                answers = arrive()
                assert isinstance(answers, tuple)
                return answers[:-1]  # type: ignore[return-value]
            case Trouble.DIES_BEFORE | Trouble.DIES_AFTER:
                # boundaries of the ledger's own transaction: 0 before, 1 at its end, 2 committed
                server.fuse.left = 1 if trouble is Trouble.DIES_BEFORE else 2
                try:
                    return arrive()  # a reading call: it had nothing to commit
                except Died:
                    server.die_and_come_back()
                finally:
                    server.fuse.left = None
                raise unreachable(trouble.value)
            case _:
                return arrive()
        if trouble in {Trouble.FROZEN, Trouble.LATE}:
            network.time.pass_by(DEADLINE_S)
        raise unreachable(trouble.value)
