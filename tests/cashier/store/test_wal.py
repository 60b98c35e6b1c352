"""The write-ahead log is looked at before SQLite takes a broken frame for its end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cashier.services import start_checks
from cashier.services.desk import Desk
from cashier.settings import Home
from cashier.store import wal
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import scalar

FRAME = 24 + 4096


@pytest.fixture
def log(desk: Desk, tmp_path: Path) -> Path:
    """The log of a home that was killed after several transactions."""
    for _ in range(3):
        start_checks.run(desk, full=True)
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("store.db", "store.db-wal"):
        shutil.copyfile(desk.home.folder / name, killed / name)
    return killed / "store.db-wal"


def flip(log: Path, place: int) -> None:
    data = bytearray(log.read_bytes())
    data[place] ^= 0x40
    log.write_bytes(data)


def database(log: Path) -> Path:
    return log.with_name("store.db")


def test_whole(log: Path) -> None:
    assert log.stat().st_size > 3 * FRAME
    assert wal.look(database(log)) == wal.Tail()


def test_none(tmp_path: Path) -> None:
    assert wal.look(tmp_path / "store.db") == wal.Tail()


@pytest.mark.parametrize("place", [0, 4, 9, 13, 18, 25, 31])
def test_its_header(log: Path, place: int) -> None:
    flip(log, place)
    assert wal.look(database(log)) == wal.Tail(damaged=True)


@pytest.mark.parametrize("place", [0, 4, 8, 12, 16, 20, 24, 4000])
def test_a_transaction_before_others(log: Path, place: int) -> None:
    flip(log, 32 + place)
    assert wal.look(database(log)) == wal.Tail(damaged=True, frame=1)


@pytest.mark.parametrize("place", [8, 12, 16, 20, 24, 4000])
def test_the_last_transaction(log: Path, place: int) -> None:
    size = log.stat().st_size
    flip(log, size - FRAME + place)
    assert wal.look(database(log)) == wal.Tail(torn=True, frame=(size - 32) // FRAME)


def test_half_a_frame_is_the_end_of_a_kill(log: Path) -> None:
    log.write_bytes(log.read_bytes() + b"\1" * 100)
    assert wal.look(database(log)) == wal.Tail()


def test_an_earlier_round_behind_is_none_of_this_one(log: Path) -> None:
    with log.open("ab") as file:
        file.write(b"\7" * FRAME)
    assert wal.look(database(log)) == wal.Tail()


def test_a_store_that_lost_acknowledged_acts_takes_nothing(log: Path, desk_at: OpenDesk) -> None:
    flip(log, 32 + 30)
    desk = desk_at(log.parent.name)
    halted = desk.store.halted
    assert halted is not None
    assert halted.code == "store.damaged"
    report = start_checks.run(desk)
    assert report.complaints[0].startswith("the write-ahead log is broken at frame 1")
    assert report.halted is not None


def test_a_torn_last_act_is_audited_once(log: Path, desk_at: OpenDesk) -> None:
    flip(log, log.stat().st_size - 30)
    desk = desk_at(log.parent.name)
    assert desk.home.folder == Home(log.parent).folder
    for _ in range(2):
        assert start_checks.run(desk).halted is None
    assert scalar(desk, "SELECT count(*) FROM audit WHERE event = 'store_log_torn'") == 1
