"""The line is cut after every byte of an exchange of three postings; answers are lost; all twice.

F13, F14, F15. One exchange is a connection of its own: log in, greet, compare heads, post three
records. It is cut after every byte, both ways, with a client that has the contract and no store;
at a sample of places with a whole window, whose sync step also pulls. After each cut all is done
again on a straight line: both books must hold the same records, each once, with equal hashes.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from cashier.domain.errors import Fault
from cashier.ledger.contract import CONTRACT_VERSION, Outcome, WireRecord
from tests.cashier.ledger.stations import Chain
from tests.servers.proxy import End, Plan, Proxy, Way
from tests.servers.wire import Said
from tests.torture.net.arena import Arena, Look, arena
from tests.torture.net.stations import CLOCK, Line, Window, identity, role_of
from tests.torture.report import Report

ITEMS = 3
FIRST_SPEAKER, SPEAKERS = 9, 4
"""Stations that are no windows; several, for most of a cut is waiting."""
DRIFT = 24
"""An exchange grows by a byte when a number in it gains a digit."""
ANSWERS = (Said.READY_FOR_QUERY, Said.COMMAND_COMPLETE, Said.DATA_ROW)
EXPECTED = frozenset({"ok", "ledger.unreachable", "ledger.busy"})
"""What a step on a cut line may end with; busy: the role's second connection is still dying."""


def run(seed: int, minutes: float, out: Path) -> Report:
    """Every byte both ways, 1,000 rounds of two senders, every answer lost once."""
    del out
    report = Report(name="cuts", seed=seed)
    with arena(seed, stations=FIRST_SPEAKER + SPEAKERS + 1) as (made, server, proxy):
        server.admit(TRUSTING)
        server.reload()
        look = Look(made.central)
        deadline = time.monotonic() + minutes * 60
        answers_lost(made, proxy, look, report)
        twice_at_once(made, report, rounds=1_000)
        shadowed(made, proxy, look, report, rounds=100)
        whole_steps(made, proxy, look, report, deadline=deadline, sample=200)
        every_byte(made, report, deadline=deadline, speakers=SPEAKERS)
        look.close()
        report.violations += made.judge()
        report.figures["codes"] = str(dict(_codes(made)))
    return report


TRUSTING = """\
host all all 127.0.0.1/32 trust
"""
"""So that a connection's bytes mean something a second time; SCRAM's do not."""


class Speaker:
    """A station without a store: well-formed records, and the contract, by a proxy of its own."""

    def __init__(self, made: Arena, number: int) -> None:
        who = identity(number)
        self.chain = Chain(CLOCK, who.site, who.station)
        self.proxy = Proxy(make_url(made.central.url).port or 0)
        at = self.proxy.url(made.central.url)
        self.line = Line(made.central.station_url(number, at=at), deadline_s=3.0)
        self.straight = Line(made.central.station_url(number))
        self.look = Look(made.central)
        self.records: list[WireRecord] = []
        # one to be cut, one to look from, and those of before that the server still takes leave of
        made.central.execute(f"ALTER ROLE {role_of(number)} CONNECTION LIMIT 8")

    def add(self, items: int = ITEMS) -> None:
        """More records to be sent."""
        self.records = [self.chain.pay() for _ in range(items)]

    def exchange(self, line: Line) -> list[Outcome]:
        """A whole one; what the postings were answered."""
        who = self.chain.site, self.chain.station
        line.ledger.hello(CONTRACT_VERSION, *who)
        line.ledger.head(*who)
        return self.post(line)

    def post(self, line: Line) -> list[Outcome]:
        """The postings alone."""
        who = self.chain.site, self.chain.station
        return [answer.outcome for answer in line.ledger.post_batch(*who, self.records)]

    def complaint(self) -> str:
        """What is wrong in the ledger with all that was sent."""
        return self.look.complaint(self.chain.site, self.chain.station, self.chain.records)

    def close(self) -> None:
        self.line.close()
        self.straight.close()
        self.look.close()
        self.proxy.close()


@dataclass(frozen=True, slots=True)
class Cut:
    """What one cut did: whether its byte was reached, the client's code, and the second answer."""

    way: Way
    ended: bool
    code: str
    again: Outcome
    violations: tuple[str, ...]


def every_byte(
    made: Arena, report: Report, *, deadline: float, sample: int | None = None, speakers: int = 1
) -> None:
    """Cuts at every position of both ways in a random order, or at a sample of them; until
    `deadline`. The first and last of each way are always among them."""
    crew = [Speaker(made, FIRST_SPEAKER + 1 + n) for n in range(speakers)]
    length = _straight(crew[0])
    plans = list(_plans(made.seed, length, sample))
    cuts: list[Cut] = []
    broken: list[BaseException] = []

    def work(speaker: Speaker) -> None:
        try:
            while plans and time.monotonic() < deadline:
                cuts.append(_cut(speaker, plans.pop()))
        except BaseException as error:  # noqa: BLE001 - told below
            broken.append(error)

    threads = [threading.Thread(target=work, args=(speaker,)) for speaker in crew]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for speaker in crew:
        speaker.close()
    if broken:
        raise broken[0]
    report.violations += [one for cut in cuts for one in cut.violations]
    for way in Way:
        report.figures[f"bytes of an exchange, {way}"] = length[way]
        report.figures[f"cut positions, {way}"] = sum(c.ended for c in cuts if c.way is way)
    # those beyond the end are never reached: an exchange is as long as its numbers have digits
    report.figures["every position"] = not plans
    again = Counter(cut.again for cut in cuts if cut.code != "ok")
    report.figures["cut before the commit (created again)"] = again[Outcome.CREATED]
    report.figures["cut between commit and answer (exists)"] = again[Outcome.EXISTS]
    # the control: were every cut harmless, nothing would have been shown
    report.must(min(again[Outcome.CREATED], again[Outcome.EXISTS]) > 0, f"control: {dict(again)}")


def _straight(speaker: Speaker) -> dict[Way, int]:
    """Bytes of an exchange each way."""
    speaker.add()
    speaker.exchange(speaker.line)
    speaker.line.close()
    return dict(speaker.proxy.ended().passed)


def _cut(speaker: Speaker, plan: Plan) -> Cut:
    speaker.add()
    before = len(speaker.proxy.passages)
    speaker.proxy.next(plan)
    code = "ok"
    try:
        speaker.exchange(speaker.line)
    except Fault as fault:
        code = fault.code
    speaker.line.close()
    speaker.proxy.drop_plans()
    ended = speaker.proxy.passages[before].ended
    told = speaker.exchange(speaker.straight)
    where = f"after {plan.end} {plan.way} at byte {plan.cut_at}"
    found = []
    if complaint := speaker.complaint():
        found.append(f"{complaint}, {where}")
    if len(set(told)) != 1:
        found.append(f"F14: part of a batch, {where}: {told}")
    if code not in EXPECTED:
        found.append(f"{code} {where}")
    return Cut(plan.way, bool(ended), code, told[0], tuple(found))


def _plans(seed: int, length: dict[Way, int], sample: int | None) -> Iterator[Plan]:
    """A reset at every place in every second case; else an end in order, where one side may still
    speak."""
    places = [(way, at) for way in Way for at in range(length[way] + DRIFT)]
    random.Random(seed).shuffle(places)
    if sample is not None:
        edges = [(way, at) for way in Way for at in (0, 1, length[way] - 6, length[way] - 1)]
        places = edges + places[: sample - len(edges)]
    ends = (End.RESET, End.CLOSE, End.RESET, End.HALF_CLOSE)
    for n, (way, at) in enumerate(places):
        yield Plan(way=way, cut_at=at, end=ends[n % len(ends)])


def whole_steps(
    made: Arena, proxy: Proxy, look: Look, report: Report, *, deadline: float, sample: int
) -> None:
    """The same with a window and its sync step, at a sample of places."""
    window = made.window(1, deadline_s=3.0, connect_s=3.0)
    length = _measured(window, proxy)
    for plan in _plans(made.seed + 1, length, sample):
        if time.monotonic() > deadline:
            break
        ended, code = _one_cut(window, proxy, plan)
        where = f"after {plan.end} {plan.way} at byte {plan.cut_at} of a step"
        complaint = look.window(window)
        report.must(not complaint, f"{complaint}, {where}")
        report.must(code in EXPECTED, f"{code} {where}")
        report.count("steps of a window cut", int(bool(ended)))
    report.must(window.noted("ledger_lost_records") == 0, "I14: an alarm, and nothing was lost")


def _one_cut(window: Window, proxy: Proxy, plan: Plan) -> tuple[str, str]:
    """How the connection ended and the step's code; afterwards the window is drained."""
    window.take(ITEMS)
    window.line.close()
    before = len(proxy.passages)
    proxy.next(plan)
    window.codes.clear()
    window.tried()
    (code,) = window.codes
    ended = proxy.passages[before].ended
    proxy.drop_plans()
    window.settle(30, pause_s=0.01)
    return ended, code


def _measured(window: Window, proxy: Proxy) -> dict[Way, int]:
    """Bytes of a straight exchange each way, when nothing else is to be pulled."""
    window.settle()
    window.take(ITEMS)
    window.line.close()
    window.step()
    window.line.close()
    return dict(proxy.ended().passed)


def answers_lost(
    made: Arena, proxy: Proxy, look: Look, report: Report, *, at: Sequence[Said] = ANSWERS
) -> None:
    """The connection is cut when the server has said that the nth statement is done, before the
    window hears of it: n = 1 until a whole step gets through."""
    window = made.window(2, deadline_s=3.0)
    for said in at:
        nth = 0
        while True:
            nth += 1
            ended, code = _one_cut(window, proxy, Plan(cut_said=said, nth=nth))
            complaint = look.window(window)
            report.must(not complaint, f"{complaint}, after {said.name} {nth}")
            report.must(code in EXPECTED, f"{code} after {said.name} {nth}")
            if not ended:
                break
            report.count("answers lost")
    report.figures["of them to postings (exists)"] = window.answers()["exists"]
    report.must(window.answers()["exists"] > 0, "control: no lost answer was that to a posting")


def twice_at_once(made: Arena, report: Report, *, rounds: int) -> None:
    """The same batch over two connections at the same instant: one `created`, one `exists`."""
    speaker = Speaker(made, FIRST_SPEAKER)
    together = threading.Barrier(2, timeout=60)
    told: list[list[Outcome]] = [[], []]

    def send(which: int, line: Line) -> None:
        together.wait()
        try:
            told[which] += speaker.post(line)
        except Fault as fault:
            report.violations.append(f"F15: two senders at once: {fault.code}")
        together.wait()

    def second() -> None:
        for _ in range(rounds):
            send(1, speaker.straight)

    other = threading.Thread(target=second)
    speaker.add()
    other.start()
    for _ in range(rounds):
        send(0, speaker.line)
        speaker.add()
    other.join()
    pairs = Counter(frozenset(pair) for pair in zip(*told, strict=True))
    good = pairs[frozenset((Outcome.CREATED, Outcome.EXISTS))]
    report.must(good == len(told[0]) == rounds * ITEMS, f"F15: two senders were told {pairs}")
    report.figures["rounds of the same batch twice at once"] = rounds
    speaker.post(speaker.line)
    report.must(not speaker.complaint(), f"after two senders: {speaker.complaint()}")
    speaker.close()


def shadowed(made: Arena, proxy: Proxy, look: Look, report: Report, *, rounds: int) -> None:
    """Every byte of the window's connection reaches the server a second time, as the same role."""
    window = made.window(3)
    for _ in range(rounds):
        window.take(ITEMS)
        window.line.close()
        proxy.next(Plan(shadow=True))
        window.settle(pause_s=0.02)
        complaint = look.window(window)
        report.must(not complaint, f"{complaint}, after a doubled connection")
    report.figures["connections doubled byte for byte"] = rounds
    window.line.close()


def _codes(made: Arena) -> Counter[str]:
    return sum((window.codes for window in made.windows), Counter[str]())
