"""The pace as a value, and lines on which it has to come out right."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.ledger.contract import Answer, Hello, WireRecord
from cashier.services import status
from cashier.services.desk import Desk
from cashier.sync import Pace, Pacer, greet
from cashier.sync.pacing import AIM_S, BATCH_FIRST, BATCH_MOST, PAGE_LEAST, PAGE_MOST
from tests.cashier.sync.line import Wire, both_hold_the_same, states, sync, take

STEP = importlib.import_module("cashier.sync.step")
RECORD_BYTES = 1_300


def drained(pace: Pace, *, records: int, bytes_per_s: float, round_trip_s: float) -> list[float]:
    """The seconds of each call until so many records are sent on such a line."""
    calls: list[float] = []
    while records:
        pace = pace.greeted(round_trip_s)
        sent = min(pace.batch, records)
        calls.append(round_trip_s + sent * RECORD_BYTES / bytes_per_s)
        pace = pace.posted(sent, calls[-1])
        records -= sent
    return calls


def test_a_fast_line_is_given_a_thousand_at_once() -> None:
    calls = drained(Pace(), records=5_000, bytes_per_s=100e6, round_trip_s=0.001)
    assert len(calls) <= 11


def test_a_slow_line_drains_in_calls_of_a_few_seconds() -> None:
    """64 kbit/s and two seconds there and back: no call may come near the eight of the deadline."""
    calls = drained(Pace(), records=200, bytes_per_s=8_000, round_trip_s=2.0)
    assert calls[0] < 8
    assert all(seconds - 2.0 <= 2 * AIM_S for seconds in calls[1:])
    assert sum(calls) < 200 * RECORD_BYTES / 8_000 * 4, "most of the time something is carried"


def test_a_far_line_begins_with_little() -> None:
    """The window that starts on it must get its first batch through, whatever it held before."""
    pace = Pace().greeted(2.0)
    assert 2.0 + pace.batch * RECORD_BYTES * 1.5 / 8_000 < 5
    assert Pace().greeted(0.01).batch == BATCH_FIRST
    moved = Pace(round_trip_s=0.01, batch=500).greeted(2.0)
    assert (moved.batch, moved.round_trip_s) == (pace.batch, 2.0), "a line that became far"
    assert Pace(round_trip_s=1.5, batch=500).greeted(2.0).batch == 500, "it was far before"
    assert Pace().greeted(30.0).round_trip_s == 3.0


def test_single_records_that_take_long_tell_of_the_line_and_not_of_their_size() -> None:
    pace = Pace(batch=1, round_trip_s=0.4).posted(1, 2.3)
    assert (pace.batch, pace.round_trip_s) == (2, 2.3)
    assert pace.posted(2, 2.5).batch == 4


def test_distance_alone_makes_no_small_calls() -> None:
    calls = drained(Pace(), records=5_000, bytes_per_s=100e6, round_trip_s=2.0)
    assert len(calls) <= 12


def test_a_line_that_becomes_slow_is_fitted_in_one_step() -> None:
    pace = Pace(batch=BATCH_MOST, round_trip_s=0.01).posted(BATCH_MOST, 20.0)
    assert pace.batch == 50


def test_a_small_call_says_nothing_about_a_large_one() -> None:
    assert Pace(batch=64).posted(3, 0.01).batch == 64


def test_pages_follow_as_batches_do() -> None:
    slow = Pace(page=PAGE_MOST).pulled(PAGE_MOST, 25.0)
    assert slow.page == 20
    assert slow.pulled(20, 0.1).page == 40
    assert Pace(page=PAGE_LEAST).pulled(PAGE_LEAST, 60.0).page == PAGE_LEAST
    assert Pace(page=PAGE_MOST).pulled(PAGE_MOST, 0.01).page == PAGE_MOST
    assert Pace().page * 1_500 / 8_000 < 60, "the very first page gets through a slow line"


def test_the_round_trip_follows_down_at_once_and_up_slowly() -> None:
    pace = Pace().greeted(0.5)
    assert pace.round_trip_s == 0.5
    assert pace.greeted(0.9).round_trip_s == pytest.approx(0.58)
    assert pace.greeted(0.1).round_trip_s == 0.1


def test_waits_grow_to_a_minute_with_jitter() -> None:
    pace, longest = Pace(), []
    for _ in range(12):
        pace = pace.failed()
        waits = [pace.wait_s(Random(seed)) for seed in range(200)]
        longest.append(max(waits))
        assert min(waits) >= max(waits) * 0.49
        assert len(set(waits)) > 190, "a thousand stations do not come back as one"
    assert longest[0] <= 4
    assert longest == sorted(longest)
    assert 55 < longest[-1] <= 60


def test_a_failure_asks_for_less_and_waking_waits_briefly_again() -> None:
    failed = Pace(batch=100, page=100).failed().failed()
    assert (failed.batch, failed.page, failed.failures) == (6, PAGE_LEAST, 2)
    assert failed.woken().failures == 0
    for _ in range(9):
        failed = failed.failed()
    assert failed.batch == 1


class Clockwork:
    """A timer that only the line moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_step_is_paced_by_the_line_it_meets(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    timer = Clockwork()
    pacer = Pacer(timer)
    post = wire.ledger.post_batch

    def slow(site: str, name: str, records: Sequence[WireRecord]) -> tuple[Answer, ...]:
        timer.now += 0.5 * len(records)
        return post(site, name, records)

    wire.ledger.post_batch = slow  # type: ignore[method-assign, assignment]
    take(desk, 40)
    sync(desk, wire, pacer=pacer)
    sizes = [len(batch) for batch in wire.posted]
    assert sizes[0] == BATCH_FIRST
    assert set(sizes[1:]) <= {1, 2, 4}
    both_hold_the_same(desk, wire.ledger)
    assert pacer.silence_s == 0


def test_silence_is_counted_while_an_answer_is_awaited() -> None:
    timer = Clockwork()
    pacer = Pacer(timer)
    seen: list[float] = []

    def call() -> None:
        timer.now += 3
        seen.append(pacer.silence_s)
        raise Fault("ledger.unreachable")

    with pytest.raises(Fault):
        pacer.timed(call, lambda pace, answer, seconds: pace)
    timer.now += 60
    assert (seen, pacer.silence_s) == ([3], 0)


def test_failures_are_counted_until_a_step_succeeds(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    pacer = Pacer()
    take(desk)
    wire.lose_answer = True
    for times in (1, 2):
        with pytest.raises(Fault):
            sync(desk, wire, pacer=pacer)
        assert pacer.pace.failures == times
    wire.lose_answer = False
    sync(desk, wire, pacer=pacer)
    assert pacer.pace.failures == 0


# ---------------------------------------------------------------- versions of the contract


class Speaking(Wire):
    """A ledger that serves the versions given, and answers a hello in `as_version` if set."""

    serves: tuple[int, ...] = (1,)
    as_version = 0

    def hello(self, version: int, site: str, station: str) -> Hello:
        if version not in self.serves:
            spoken = ", ".join(map(str, self.serves))
            raise Refusal("ledger.version", field="version", value=version, spoken=spoken)
        found = self.ledger.hello(1, site, station)
        return Hello(
            contract=self.as_version or version,
            clock=found.clock,
            ledger_id=found.ledger_id,
            epochs=found.epochs,
        )


@pytest.mark.parametrize(
    ("here", "there", "both"),
    [
        ((1,), (1,), 1),
        ((1,), (1, 2), 1),
        ((2, 1), (1,), 1),
        ((2, 1), (1, 2), 2),
        ((1,), (2, 3), 0),
        ((3, 2), (1,), 0),
    ],
)
def test_releases_meet(
    desk: Desk,
    drawer: DrawerSession,
    wire: Wire,
    monkeypatch: pytest.MonkeyPatch,
    here: tuple[int, ...],
    there: tuple[int, ...],
    both: int,
) -> None:
    """Old program and new ledger, and the reverse: in a version of both, else a polite stop."""
    monkeypatch.setattr(STEP, "CONTRACTS", here)
    speaking = Speaking(wire.ledger)
    speaking.serves = there
    take(desk)
    if both:
        assert greet(speaking, desk.identity).contract == both
        assert sync(desk, speaking).confirmed == 2
        return
    with pytest.raises(Refusal, match=r"ledger\.version"):
        sync(desk, speaking)
    assert speaking.posted == []
    assert states(desk) == {"recorded": 2}, "kept, and not called sent"
    assert status.status(desk).last_error == "ledger.version"
    take(desk)
    speaking.serves = here
    assert sync(desk, speaking).confirmed == 3


def test_a_ledger_that_answers_in_another_version_is_not_used(desk: Desk, wire: Wire) -> None:
    speaking = Speaking(wire.ledger)
    speaking.as_version = 2
    with pytest.raises(Refusal, match=r"ledger\.version"):
        greet(speaking, desk.identity)


def test_a_pacer_tells_how_long_it_has_waited_and_how_long_a_call_took() -> None:
    """By the difference of its timer, which begins anywhere."""
    shown = [100.0]
    pacer = Pacer(timer=lambda: shown[0])
    assert (pacer.asked_at, pacer.silence_s) == (None, 0.0)
    heard: list[float] = []

    def call() -> str:
        shown[0] += 2.0
        heard.append(pacer.silence_s)
        return "answer"

    def follow(pace: Pace, answer: str, seconds: float) -> Pace:
        assert answer == "answer"
        return replace(pace, round_trip_s=seconds)

    assert pacer.timed(call, follow) == "answer"
    assert (heard, pacer.pace.round_trip_s, pacer.silence_s) == ([2.0], 2.0, 0.0)


def test_little_is_tried_on_a_line_that_fails_or_turns_out_far() -> None:
    assert Pace(batch=40, page=55).failed() == Pace(batch=10, page=13, failures=1)
    assert Pace(batch=3, page=12).failed() == Pace(batch=1, page=10, failures=1)
    assert Pace().greeted(0.5) == Pace(batch=6, page=20, round_trip_s=0.5)
    assert Pace(round_trip_s=0.25).greeted(0.5) == Pace(batch=6, page=20, round_trip_s=0.5)
