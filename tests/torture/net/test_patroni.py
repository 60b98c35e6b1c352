"""The short form of `./dev torture patroni`: one leader is killed."""

from __future__ import annotations

import pytest

from tests.torture.net import patroni
from tests.torture.report import Lacking, Report, nothing_may_be_skipped


def test_a_killed_leader_costs_no_posting() -> None:
    report = Report(name="patroni")
    try:
        with patroni.stage(3, windows=2) as (made, cluster, crowd):
            patroni.kill(made, cluster, crowd, report)
            assert report.violations + made.judge() == []
    except Lacking as lacking:
        if nothing_may_be_skipped():
            pytest.fail(str(lacking), pytrace=False)
        pytest.skip(str(lacking))
    assert report.figures["leaders killed"] == 1
