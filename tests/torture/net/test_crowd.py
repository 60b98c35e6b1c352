"""The short forms of `./dev torture stations reconnect`: few of them, for seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers.postgres import Server
from tests.torture.net import crowd, reconnect
from tests.torture.report import Lacking, Report, nothing_may_be_skipped


def test_stations_under_fire_and_every_book_is_equal() -> None:
    try:
        report = crowd.work(21, 6.0, stations=6)
    except Lacking as lacking:
        if nothing_may_be_skipped():
            pytest.fail(str(lacking), pytrace=False)
        pytest.skip(str(lacking))
    assert report.violations == []
    assert report.figures["steps that failed"]


def test_those_who_come_back_at_once_all_get_in(tmp_path: Path, postgres15: Server) -> None:
    del postgres15  # skips where there is none
    report = Report(name="reconnect")
    reconnect.work(report, tmp_path, windows=40, roles=2, seconds=60, outage_s=2.0, control=False)
    assert report.violations == []
    assert report.figures["came back"] == 40
