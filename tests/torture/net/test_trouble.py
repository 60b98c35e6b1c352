"""The short form of `./dev torture trouble`: each trouble once."""

from __future__ import annotations

import pytest

from tests.servers.postgres import Server
from tests.servers.proxy import Proxy
from tests.torture.net import trouble
from tests.torture.net.arena import Arena
from tests.torture.net.stations import Window
from tests.torture.report import Report


@pytest.fixture(scope="module")
def window(standing: tuple[Arena, Server, Proxy]) -> Window:
    return standing[0].window(5, deadline_s=0.5, connect_s=0.5)


@pytest.mark.parametrize("what", trouble.TROUBLES)
def test_taking_goes_on_and_the_outbox_drains(
    standing: tuple[Arena, Server, Proxy],
    window: Window,
    what: trouble.Trouble,
) -> None:
    made, server, proxy = standing
    report = Report(name="trouble")
    what(made, server, proxy, window, report)
    assert report.violations == []


def test_afterwards_both_books_are_equal(
    standing: tuple[Arena, Server, Proxy], window: Window
) -> None:
    made, _, proxy = standing
    report = Report(name="trouble")
    trouble.narrow(made, proxy, report, number=6, latency_s=0.1, bytes_per_s=32_000, records=20)
    assert report.violations + made.judge() == []
