"""The short form of `./dev torture cuts`: a sample of positions, thirty rounds of two senders."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.servers.postgres import ENTRY, Server
from tests.servers.proxy import Proxy
from tests.servers.wire import Said
from tests.torture.net import cuts
from tests.torture.net.arena import Arena, Look
from tests.torture.report import Report


@pytest.fixture
def place(standing: tuple[Arena, Server, Proxy]) -> Iterator[tuple[Arena, Server, Proxy]]:
    """Everybody enters without a password."""
    server = standing[1]
    server.admit(cuts.TRUSTING)
    server.reload()
    yield standing
    server.admit(ENTRY)
    server.reload()


@pytest.fixture
def report() -> Report:
    return Report(name="cuts", seed=11)


def test_whatever_byte_is_the_last_a_posting_gets_there_once(
    place: tuple[Arena, Server, Proxy], report: Report
) -> None:
    made, _, proxy = place
    look = Look(made.central)
    deadline = time.monotonic() + 60
    cuts.every_byte(made, report, deadline=deadline, sample=30, speakers=2)
    cuts.whole_steps(made, proxy, look, report, deadline=deadline, sample=10)
    cuts.answers_lost(made, proxy, look, report, at=[Said.READY_FOR_QUERY])
    look.close()
    assert report.violations + made.judge() == []


def test_two_senders_at_once_one_creates_the_other_finds_it(
    place: tuple[Arena, Server, Proxy], report: Report
) -> None:
    made, _, proxy = place
    look = Look(made.central)
    cuts.twice_at_once(made, report, rounds=30)
    cuts.shadowed(made, proxy, look, report, rounds=3)
    look.close()
    assert report.violations + made.judge() == []
