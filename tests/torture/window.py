"""One window as the people at it see it: acts with their ids, retried until they are answered.

The client knows only what it was told. An act whose process died is asked again with the same ids,
as a cashier does who looks at a window that came back; what it was told goes into a history.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from cashier.domain.acceptance import Severity
from cashier.domain.verdict import SEVERITY
from cashier.services.training import PASSPHRASE
from tests.simulation.history import Recorder
from tests.torture.homes import TODAY, Place
from tests.torture.nursery import Nursery, Process

ACCOUNTS = ("712345678", "712345686")
SIGNED = {"approver": "2001", "password": PASSPHRASE}
KINDS = ("personal_check", "usps_money_order")
WARNINGS = sorted(code for code, severity in SEVERITY.items() if severity is Severity.WARN)
"""Only a training home takes `*` for all that a cashier may accept."""
Tray: TypeAlias = dict[str, tuple[int, int]]


class Gone(Exception):
    """The process ended before it answered."""


class Unexpected(Exception):
    """An answer that no retry explains: a violation, with the answer."""


class Refused(Unexpected):
    """An act was not done; `code` says why."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        super().__init__(f"refused: {answer}")
        self.code = str(answer["code"])


@dataclass(slots=True, kw_only=True)
class Visit:
    """One visit a client means to take; `receipt` once it was told."""

    visit_id: str
    tenders: list[dict[str, Any]]
    receipt: str = ""
    voided: set[int] = field(default_factory=set)

    @property
    def cents(self) -> int:
        return sum(to_cents(one["amount"]) for one in self.tenders)

    def act(self) -> dict[str, Any]:
        return {
            "do": "take",
            "visit": self.visit_id,
            "payer": "Rosa M Alves",
            "tenders": self.tenders,
        }


def to_cents(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int(rest or 0)


def dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


@dataclass(slots=True)
class Papers:
    """Items that nobody hands over twice, by seed."""

    chance: random.Random
    serial: int = 0

    def visit(self) -> Visit:
        made = UUID(int=self.chance.getrandbits(128), version=4)
        return Visit(
            visit_id=str(made),
            tenders=[self._item() for _ in range(self.chance.choice((1, 1, 1, 2, 3)))],
        )

    def _item(self) -> dict[str, Any]:
        self.serial += 1
        amount = dollars(self.chance.randint(1_00, 250_00))
        common = {
            "amount": amount,
            "dated": TODAY.isoformat(),
            "accept": WARNINGS,
            "allocations": [{"account": self.chance.choice(ACCOUNTS), "amount": amount}],
        }
        if self.chance.random() < 0.5:
            number = 2_800_000_000 + self.serial
            return {
                "kind": KINDS[1],
                "number": f"{number}{sum(map(int, str(number))) % 9}",
                **common,
            }
        return {
            "kind": KINDS[0],
            "number": str(1_000 + self.serial),
            "routing": "011999993",
            "account": "4400123456",
            **common,
        }


Step: TypeAlias = Callable[[], None]


@dataclass(slots=True, kw_only=True)
class Window:
    """A client of one home. `begin` starts its `cashier play`; acts raise Gone when that died."""

    place: Place
    nursery: Nursery
    history: Recorder
    chance: random.Random
    papers: Papers
    staff: str = "1001"
    visits: list[Visit] = field(default_factory=list)
    session: str = ""
    in_drawer: list[Visit] = field(default_factory=list)
    process: Process | None = None
    doing: str = ""
    retrying: bool = False
    answers: int = 0
    found_recorded: int = 0
    """Payments whose process died after the commit and before the answer."""

    # -------------------------------------------------------------------- the process

    def begin(
        self,
        env: Mapping[str, str] | None = None,
        *,
        anew: bool = False,
        wrapped: Sequence[str] = (),
    ) -> Process:
        """Starts the process; the caller then calls `sign_in`, which may already raise Gone."""
        self.process = self.nursery.start(
            ["play", "-", "--keep-going"],
            {**self.place.env(), **(env or {})},
            self.place.errors,
            release=self.place.release,
            anew=anew,
            wrapped=wrapped,
        )
        self.doing = "start"
        return self.process

    def ask(self, act: Mapping[str, Any]) -> dict[str, Any]:
        """One act and its answer. Raises Gone."""
        assert self.process is not None
        if act["do"] != "sign_in":
            self.doing = str(act["do"])
        if not self.process.say(act):
            raise Gone
        answer = self.process.answer()
        if answer is None:
            raise Gone
        self.answers += 1
        return answer

    def sign_in(self) -> None:
        self._done(self.ask({"do": "sign_in", "staff": self.staff, "password": PASSPHRASE}))

    def leave(self) -> int:
        """Ends the script in order; its exit status."""
        assert self.process is not None
        return self.process.wait()

    def abandon(self) -> None:
        """Ends the process whatever it does: the trial is over."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    # -------------------------------------------------------------------- the acts

    def open_drawer(self) -> None:
        answer = self.ask({"do": "open_drawer", "business_date": TODAY.isoformat()})
        if self._refused(answer) == "drawer.already_open" and self.retrying:
            self.session = ""  # it was opened, and nobody heard its name
        else:
            self._done(answer)
            self.session = answer["session"]
            self._happened("drawer_opened", self.session)
        self.in_drawer = []

    def take(self, visit: Visit) -> None:
        self.history.invoke("take", visit.visit_id, items=len(visit.tenders))
        answer = self._done(self.ask(visit.act()))
        if visit.receipt and (not answer["replay"] or visit.receipt != answer["receipt_number"]):
            raise Unexpected(f"I9: visit {visit.visit_id} again was answered {answer}")
        if to_cents(answer["total"]) != visit.cents:
            raise Unexpected(f"I3: visit {visit.visit_id} of {visit.cents} cents became {answer}")
        self.history.ok(
            "take",
            visit.visit_id,
            receipt=answer["receipt_number"],
            cents=visit.cents,
            items=len(visit.tenders),
        )
        if not visit.receipt:
            self.found_recorded += answer["replay"]
            visit.receipt = answer["receipt_number"]
            self.visits.append(visit)
            self.in_drawer.append(visit)

    def void(self, visit: Visit, line: int) -> None:
        key = f"{visit.receipt}/{line}"
        self.history.invoke("void", key, items=1)
        act = {"do": "void", "receipt": visit.receipt, "tender": line, "reason": "entered twice"}
        answer = self.ask({**act, **SIGNED})
        if self._refused(answer) == "tender.voided" and (self.retrying or line in visit.voided):
            self.history.ok("void", key, receipt=visit.receipt)
        else:
            self._done(answer)
            self.history.ok(
                "void",
                key,
                receipt=visit.receipt,
                cents=-to_cents(visit.tenders[line - 1]["amount"]),
            )
        visit.voided.add(line)

    def reprint(self, visit: Visit) -> None:
        self._done(self.ask({"do": "reprint", "receipt": visit.receipt}))

    def sync(self) -> None:
        answer = self._done(self.ask({"do": "sync"}))
        if answer["waiting"] or answer["attention"]:
            raise Unexpected(f"I11: after a drain {answer}")

    def count(self) -> None:
        counted = {
            kind: {"items": items, "amount": dollars(cents)}
            for kind, (items, cents) in self.tray().items()
        }
        answer = self.ask({"do": "count", "counts": counted})
        if self._refused(answer) == "count.needs_supervisor" and self.retrying:
            answer = self.ask({"do": "count", "counts": counted, **SIGNED})
        self._done(answer)
        self._happened("counted", f"{self.session}/{answer['attempt']}" if self.session else "")

    def close(self) -> None:
        answer = self.ask({"do": "close"})
        if self._refused(answer) == "drawer.none_open" and self.retrying:
            self._happened("closed", self.session)
            return
        self._done(answer)
        if not answer["balanced"]:
            raise Unexpected(f"I12: counted what was taken, and it differs: {answer}")
        self._happened("closed", answer["session"])

    def tray(self) -> Tray:
        """What the client knows to lie in the drawer, per kind: items and cents."""
        found: Tray = {}
        for visit in self.in_drawer:
            for line, one in enumerate(visit.tenders, start=1):
                if line not in visit.voided:
                    items, cents = found.get(one["kind"], (0, 0))
                    found[one["kind"]] = (items + 1, cents + to_cents(one["amount"]))
        return found

    # -------------------------------------------------------------------- days

    def day(self, visits: int) -> Generator[Step]:
        """The acts of one drawer session, each to be repeated until it returns."""
        yield self.open_drawer
        for _ in range(visits):
            visit = self.papers.visit()
            yield lambda visit=visit: self.take(visit)  # type: ignore[misc]
            dice = self.chance.random()
            if dice < 0.25:
                old = self.chance.choice(self.in_drawer)
                line = self.chance.randint(1, len(old.tenders))
                if line not in old.voided:
                    yield lambda old=old, line=line: self.void(old, line)  # type: ignore[misc]
            elif dice < 0.4:
                yield self.sync
            elif dice < 0.5:
                yield lambda: self.reprint(self.chance.choice(self.visits))
            elif dice < 0.7:
                yield lambda: self.take(self.chance.choice(self.visits))
        yield self.count
        yield self.close
        yield self.sync

    def short_day(self) -> Generator[Step]:
        """The acts of a drawer session in which every kind of act comes once."""
        yield self.open_drawer
        first, second = self.papers.visit(), self.papers.visit()
        yield lambda: self.take(first)
        yield self.sync
        yield lambda: self.take(second)
        yield lambda: self.void(first, 1)
        yield lambda: self.reprint(second)
        yield lambda: self.take(first)
        yield self.sync
        yield self.count
        yield self.close
        yield self.sync

    def follow(self, steps: Generator[Step], unfinished: Step | None = None) -> None:
        """Does the steps one after the other in the running process. Raises Gone with the step that
        was not answered as its argument; hand that in as `unfinished` with the next process."""
        self.retrying = unfinished is not None
        step = unfinished or next(steps, None)
        while step is not None:
            try:
                step()
            except Gone as gone:
                raise Gone(step) from gone
            self.retrying = False
            step = next(steps, None)

    # -------------------------------------------------------------------- answers

    def _happened(self, act: str, key: str) -> None:
        if key:
            self.history.invoke(act, key)
            self.history.ok(act, key)

    def _done(self, answer: dict[str, Any]) -> dict[str, Any]:
        if not answer["ok"]:
            raise Refused(answer)
        return answer

    @staticmethod
    def _refused(answer: Mapping[str, Any]) -> str:
        return "" if answer["ok"] else str(answer["code"])
