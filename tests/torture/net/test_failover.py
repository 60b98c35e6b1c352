"""The short form of `./dev torture failover`: once each, on one pair."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.pair import Pair
from tests.servers.postgres import Server
from tests.torture.net import failover
from tests.torture.net.arena import Arena
from tests.torture.net.failover import Crowd
from tests.torture.report import Report


@pytest.fixture(scope="module")
def stage(postgres15: Server) -> Iterator[tuple[Arena, Pair, Crowd]]:
    del postgres15  # skips where there is none
    with failover.stage(5, windows=2) as made:
        yield made


def test_a_synchronous_standby_loses_nothing(stage: tuple[Arena, Pair, Crowd]) -> None:
    report = Report(name="failover")
    failover.standby_gone(*stage, report)
    failover.synchronous(*stage, report)
    assert report.violations + stage[0].judge() == []


def test_what_an_asynchronous_standby_lost_is_sent_again(
    stage: tuple[Arena, Pair, Crowd],
) -> None:
    report = Report(name="failover")
    failover.asynchronous(*stage, report)
    assert report.violations + stage[0].judge() == []


def test_a_backup_of_the_past_is_brought_up_to_date(stage: tuple[Arena, Pair, Crowd]) -> None:
    report = Report(name="failover")
    failover.restored(*stage, report)
    assert report.violations == []


def test_a_stale_primary_is_an_alarm_and_no_loss(stage: tuple[Arena, Pair, Crowd]) -> None:
    report = Report(name="failover")
    failover.stale_primary(*stage, report, rejoin=False)  # the last one here
    assert report.violations == []
