"""The short form of `./dev torture stations`: six stations for six seconds."""

from __future__ import annotations

import pytest

from tests.torture.net import crowd
from tests.torture.report import Lacking, nothing_may_be_skipped


def test_stations_under_fire_and_every_book_is_equal() -> None:
    try:
        report = crowd.work(21, 6.0, stations=6)
    except Lacking as lacking:
        if nothing_may_be_skipped():
            pytest.fail(str(lacking), pytrace=False)
        pytest.skip(str(lacking))
    assert report.violations == []
    assert report.figures["steps that failed"]
