"""The short forms of the process parts of `./dev torture`: seconds each, in every test run.

Nothing here is skipped on Debian with root: there all it needs can be had.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture import clocks, crash_points, disk_faults, freeze, images, kills, power, windows
from tests.torture.central import central
from tests.torture.homes import Place, training_place
from tests.torture.nursery import Nursery, nursery
from tests.torture.report import Report

SEED = 20261123


@pytest.fixture(scope="module")
def young() -> Iterator[Nursery]:
    with nursery() as made:
        yield made


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return training_place(tmp_path_factory.mktemp("torture") / "base")


def test_every_crash_point_is_reached_and_survived(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="crash-points")
    seen = crash_points.census(base, tmp_path, young, SEED)
    crash_points.check_names(report, seen)
    names = sorted(set(seen["day"]))
    crash_points.chain(base, tmp_path / "chain", young, SEED, report, names)
    assert report.violations == []
    assert report.figures["deaths"] == len(names)


def test_deaths_inside_a_store_without_transactions_are_noticed(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="control")
    crash_points.control(base, tmp_path / "control", young, SEED, report)
    assert report.violations == []


def test_kills_at_random_instants_lose_and_double_nothing(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="kills")
    kills.one_round(base, tmp_path / "round", young, SEED, report, kills=12)
    assert report.violations == []
    assert report.figures["kills"] == 12


def test_kills_at_random_instants_with_a_ledger_in_postgresql(
    young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="kills")
    with central(tmp_path / "central") as there:
        kills.one_round(
            there.base, tmp_path / "round", young, SEED, report, kills=8, fresh=there.fresh
        )
    assert report.violations == []
    assert report.figures["kills"] == 8


def test_a_migration_killed_half_way_leaves_the_old_form_or_the_new(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="kills")
    until = time.monotonic() + 2
    kills.migrations(
        base, tmp_path, young, random.Random(SEED), report, lambda: time.monotonic() < until
    )
    assert report.violations == []


def test_a_power_cut_takes_nothing_back_that_was_told(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="power")
    power.session(base, tmp_path, young, SEED, report, cuts=30, visits=8)
    assert report.violations == []
    assert report.figures["cuts"] == 30


def test_without_waiting_for_the_disk_a_power_cut_takes_payments_back(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="power")
    power.session(base, tmp_path, young, SEED, report, cuts=30, visits=6, control=True)
    lost = report.controls["acknowledged payments lost"]
    assert isinstance(lost, int)
    assert lost > 0


def test_a_clock_that_jumps_by_years_moves_nothing(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="clocks")
    clocks.session(base, tmp_path / "session", young, SEED, report, visits=4)
    assert report.violations == []
    assert int(report.controls["days between first and last instant, at most"]) > 300


def test_a_window_that_stood_still_goes_on_and_a_second_one_is_refused(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="freeze")
    freeze.session(base.copied(tmp_path / "s"), young, SEED, report, stops=1, seconds=1.5)
    assert report.violations == []
    assert report.figures["killed while standing still"] == 1


def test_the_real_window_is_killed_and_both_books_agree(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="windows")
    place = base.copied(tmp_path / "home")
    windows.one_home(place, young, SEED, report, kills=1, last_seconds=6.0)
    assert report.violations == []
    assert report.figures["kills of the window"] == 1


def test_a_file_system_without_its_unwritten_pages_has_every_payment(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="images")
    images.session(base, tmp_path / "s", young, SEED, report, more=lambda cuts: cuts < 3)
    assert report.violations == []
    assert report.figures["cuts"] == 3


def test_a_sync_that_fails_is_told_and_nothing_told_is_lost(
    base: Place, young: Nursery, tmp_path: Path
) -> None:
    report = Report(name="disk-faults")
    trouble = disk_faults.Trouble.SYNC_FAILS
    disk_faults.one_place(base, tmp_path / "one", young, SEED, report, trouble, 9)
    assert report.violations == []
    assert report.figures["faults met, sync fails"] == 1
