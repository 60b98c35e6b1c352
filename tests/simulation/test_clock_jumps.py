"""I15: a clock that jumps changes no order, id, amount or business date of an open drawer."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cashier.services import drawers
from tests.simulation.books import StoreBook
from tests.simulation.simulation import ZONES, Simulation, _set_zone
from tests.simulation.world import Template

JUMPS = {
    "ten years on": timedelta(days=3652),
    "ten years back": timedelta(days=-3652),
    "an hour back, as in autumn": timedelta(hours=-1),
    "over midnight": timedelta(hours=12),
    "over the new year": timedelta(days=39),
    "before the first record": timedelta(seconds=-30),
}


@pytest.fixture
def day(template: Template, tmp_path: Path) -> Iterator[Simulation]:
    """A history with no trouble of its own."""
    made = Simulation(5, template, tmp_path)
    made.badness = 0.0
    made.random = random.Random(5)
    yield made
    for one in made.counters:
        one.window.close()
    made.server.close()


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_a_jump_in_an_open_drawer(day: Simulation, jump: timedelta) -> None:
    one = day.counters[0]
    day.act("open", one)
    day.act("take", one)
    one.window.clock.wrong_by = jump
    for name in ("take", "void", "sync", "take"):
        day.act(name, one)
    one.window.clock.wrong_by = -jump
    for name in ("take", "close", "sync"):
        day.act(name, one)
    _holds(day, one.book)


@pytest.mark.parametrize("zone", ZONES)
def test_the_machines_zone_is_of_no_account(day: Simulation, zone: str) -> None:
    one = day.counters[0]
    try:
        day.act("open", one)
        _set_zone(zone)
        for name in ("take", "sync", "close"):
            day.act(name, one)
    finally:
        _set_zone(None)
    _holds(day, one.book)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 11, 24, 4, 59, tzinfo=UTC), "2026-11-23"),  # 23:59 in New York
        (datetime(2026, 11, 24, 5, 0, tzinfo=UTC), "2026-11-24"),
        (datetime(2026, 11, 1, 5, 59, tzinfo=UTC), "2026-11-01"),  # the hour that comes twice
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "2026-03-08"),  # the hour that does not come
        (datetime(2027, 1, 1, 4, 30, tzinfo=UTC), "2026-12-31"),
    ],
)
def test_the_business_date_is_new_yorks(day: Simulation, instant: datetime, expected: str) -> None:
    one = day.counters[0]
    one.window.clock.wrong_by = instant - day.time.now
    proposed = drawers.proposal(one.window.desk, one.window.cashier).business_date
    assert proposed.isoformat() == expected
    session = drawers.open_drawer(one.window.desk, one.window.cashier, proposed)
    one.window.clock.wrong_by += timedelta(hours=9)
    day.act("take", one)
    days = {json.loads(row["canonical"])["business_date"] for row in one.book.rows["posting"]}
    assert days == {expected}
    assert session.business_date == proposed


def _holds(day: Simulation, book: StoreBook) -> None:
    day.heal()
    day.drain()
    day.verdict()
    assert [str(one) for one in day.violations] == []
    kinds = [row["kind"] for row in book.rows["posting"]]
    assert kinds[0] == "drawer_opened"
    assert "payment" in kinds
    assert len({json.loads(row["canonical"])["business_date"] for row in book.rows["posting"]}) == 1
