"""A whole day by script over a feed: no payment lost, none doubled, both books equal, sums proved
apart.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from resources.sample import write_feed
from tests.journeys.day import Day, faults, play, play_day
from tests.journeys.independent import owed_by_feed


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feed")
    write_feed(folder, accounts=400, today=date(2026, 11, 23))
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("day") / "home"


@pytest.fixture(scope="module")
def day(home: Path, feed: Path) -> Day:
    return play_day(home, feed, visits=30, tenders=45, voids=3, seed=7)


def test_nothing_is_lost_or_doubled(day: Day) -> None:
    assert faults(day) == []


def test_the_checker_can_fail(day: Day) -> None:
    """A control: one record missing in the ledger, one posting changed, one item more."""
    assert faults(replace(day, ledger=day.ledger[:-1]))
    twisted = json.loads(day.ledger[3])
    twisted["entries"][0]["cents"] += 1
    assert faults(replace(day, ledger=[*day.ledger[:3], json.dumps(twisted), *day.ledger[4:]]))
    assert faults(replace(day, should=replace(day.should, tenders=day.should.tenders + 1)))


def test_owed_is_the_feeds_sum_less_what_was_given(day: Day, home: Path, feed: Path) -> None:
    owed = owed_by_feed(feed)
    asked = [*list(day.should.given)[:25], *list(owed)[:15]]
    answers = play(
        home,
        [
            {"do": "sign_in", "staff": "1001", "password": "walk in center demo"},
            *({"do": "account", "number": number} for number in asked),
        ],
    )[1:]
    for number, answer in zip(asked, answers, strict=True):
        should = owed[number] - day.should.given.get(number, 0)
        sign = "-" if should < 0 else ""
        assert answer["owed"] == f"{sign}{abs(should) // 100}.{abs(should) % 100:02d}", number
