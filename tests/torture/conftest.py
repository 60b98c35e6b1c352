"""What a test of this folder lacks here is a skip by name, and a failure where nothing may be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.torture.report import Lacking, nothing_may_be_skipped


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Turns `Lacking` into what it means for this run."""
    try:
        yield
    except Lacking as lacking:
        if nothing_may_be_skipped():
            pytest.fail(str(lacking), pytrace=False)
        pytest.skip(str(lacking))
