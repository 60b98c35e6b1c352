"""`postgres15` and `postgres18`: one running server for a test process, started when asked for.

Where a version is missing the test is skipped by name; as root on Debian, where it is a line to
install, it fails: there no test of the ledger may be missed in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.binaries import as_root, on_debian
from tests.servers.postgres import FAST, NoPostgres, Server, start_server, sweep


def asked_for(version: int) -> Iterator[Server]:
    """A server until the test process ends."""
    try:
        server = start_server(version=version, settings={**FAST, "max_connections": "200"})
    except NoPostgres as missing:
        if as_root() and on_debian():
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))
    try:
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def postgres15() -> Iterator[Server]:
    """PostgreSQL 15, as Debian ships it; not durable, so that tests are fast."""
    yield from asked_for(15)


@pytest.fixture(scope="session")
def postgres18() -> Iterator[Server]:
    """PostgreSQL 18, out of a wheel; not durable, so that tests are fast."""
    yield from asked_for(18)


@pytest.fixture(scope="session", params=[15, 18], ids=["postgres15", "postgres18"])
def postgres(request: pytest.FixtureRequest) -> Server:
    """Both, one after the other: the test runs twice."""
    server = request.getfixturevalue(f"postgres{request.param}")
    assert isinstance(server, Server)
    return server


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away what workers that were killed have left behind."""
    if not hasattr(config, "workerinput"):
        sweep()
