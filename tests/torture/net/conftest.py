"""One arena for the short forms: a test run has no time for more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.postgres import FAST, Server
from tests.servers.proxy import Proxy
from tests.torture.net.arena import Arena, arena
from tests.torture.report import Lacking, nothing_may_be_skipped

STATIONS = 13


@pytest.fixture(scope="session")
def standing() -> Iterator[tuple[Arena, Server, Proxy]]:
    """A ledger, its server and a proxy before it. Each test works at stations of its own."""
    try:
        with arena(11, stations=STATIONS, settings=FAST) as made:
            yield made
    except Lacking as lacking:
        if nothing_may_be_skipped():
            pytest.fail(str(lacking), pytrace=False)
        pytest.skip(str(lacking))
