"""Technical logs go when their time is over; nothing else does."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from cashier.clock import TrainingClock
from cashier.services import retention, start_checks
from cashier.services.desk import Desk
from cashier.settings import Settings
from tests.cashier.counter import NOW, scalar

AGES = {"cashier.log": 900, "cashier.log.1": 454, "cashier.log.2": 456, "crashes.log": 500}


@pytest.fixture
def logs(desk: Desk) -> Path:
    folder = desk.home.folder / "logs"
    folder.mkdir(exist_ok=True)
    for name, days in AGES.items():
        (folder / name).write_text("a line\n")
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(folder / name, (at, at))
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name in AGES)


def test_what_is_past_its_time_goes_and_is_audited(desk: Desk, logs: Path) -> None:
    others = sorted(path for path in desk.home.folder.rglob("*") if path.parent != logs)
    assert retention.clear_out(desk) == 2
    assert names(logs) == ["cashier.log", "cashier.log.1"], "the one in use is never taken"
    assert sorted(path for path in desk.home.folder.rglob("*") if path.parent != logs) == others
    said = scalar(desk, "SELECT canonical FROM audit WHERE event = 'logs_removed'")
    assert '"data":{"days":455,"files":2}' in said
    assert retention.clear_out(desk) == 0
    assert scalar(desk, "SELECT count(*) FROM audit WHERE event = 'logs_removed'") == 1


def test_the_daily_look_does_it_with_the_organizations_days(
    desk: Desk, logs: Path, training_clock: TrainingClock
) -> None:
    kept = replace(desk, settings=Settings(keep_log_days=1_000))
    start_checks.run(kept, full=True)
    assert names(logs) == sorted(AGES)
    start_checks.run(desk, full=False)
    assert names(logs) == sorted(AGES)
    start_checks.run(desk, full=True)
    assert names(logs) == ["cashier.log", "cashier.log.1"]
    training_clock.set(NOW + timedelta(days=2))
    start_checks.run(desk, full=True)
    assert names(logs) == ["cashier.log"]


@pytest.mark.parametrize("days", [89, 3_651])
def test_ninety_days_are_the_least(days: int) -> None:
    with pytest.raises(ValidationError):
        Settings(keep_log_days=days)
