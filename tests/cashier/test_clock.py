"""One place for now and for ids."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from cashier.clock import SystemClock, TrainingClock

START = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def test_now_is_aware() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_ids_are_uuid7_in_order_and_never_twice() -> None:
    clock = SystemClock()
    ids = [clock.new_id() for _ in range(5_000)]
    assert ids == sorted(ids)
    assert {UUID(one).version for one in ids} == {7}
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.extend(clock.new_id() for _ in range(2_000)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({*ids, *found}) == 13_000


def test_a_training_clock_runs_on_from_where_it_was_set() -> None:
    clock = TrainingClock(START)
    assert START <= clock.now() < START + timedelta(seconds=5)
    first = clock.new_id()
    clock.set(datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=-5))))
    assert clock.now().replace(microsecond=0) == datetime(2020, 1, 1, 5, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert clock.new_id() > first, "a clock set back makes no earlier id"


def test_it_takes_aware_instants_only() -> None:
    with pytest.raises(AssertionError, match="aware"):
        TrainingClock(datetime(2026, 11, 23))  # noqa: DTZ001
