"""Faults of a real disk: full, failing to sync, locked by somebody else. Earlier payments are
intact, the act is refused in words, and the day can still be closed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault
from cashier.services import drawers, payments, staffing, start_checks
from cashier.services.desk import Desk, open_desk
from cashier.services.training import PASSPHRASE
from cashier.settings import Home, Settings
from cashier.store.reserve import RESERVE_BYTES, reserve_file
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import BOYLE, RIVERA, check, draft, item, must_hold, rows, scalar

ROOT = Path(__file__).resolve().parents[3]
DISK_BYTES = 12 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 12 MB."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("a disk of its own needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = f"size={DISK_BYTES},mode=0700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def small(
    small_disk: Path, made: Path, training_keys: Keys, training_clock: TrainingClock
) -> Iterator[Desk]:
    """A desk whose home is on it, with a drawer open and room kept for closing."""
    shutil.copytree(made / "home", small_disk / "home")
    desk = open_desk(Home(small_disk / "home"), training_keys, training_clock, Settings())
    assert start_checks.run(desk).room
    drawers.open_drawer(desk, RIVERA, training_clock.now().date())
    yield desk
    desk.store.close()


def _fill(folder: Path) -> Path:
    """Takes all the room there is, as a log or a download would."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def _pay(desk: Desk, n: int) -> str:
    one = draft(desk, item(desk, check(100, number=str(n))))
    return payments.take(desk, RIVERA, one).receipt_number


def test_a_full_disk(small: Desk, small_disk: Path) -> None:
    """Payments stop cleanly; count, sign-off and close go on in the room that was kept; payments
    come back with the room."""
    receipts = [_pay(small, 7000 + n) for n in range(5)]
    filler = _fill(small_disk)
    refused = ("", True)
    for n in range(400):
        try:
            receipts.append(_pay(small, 7100 + n))
        except Fault as fault:
            refused = (fault.code, fault.retry_is_safe)
            break
    assert refused == ("store.full", False)
    assert small.store.halted is None, "a full disk is no broken one"
    assert scalar(small, "SELECT count(*) FROM visit") == len(receipts)
    must_hold(small)
    before = rows(small)
    with pytest.raises(Fault, match=r"store\.full"):
        _pay(small, 8000)
    assert rows(small) == before
    assert reserve_file(small.home.store).stat().st_size == RESERVE_BYTES

    drawers.begin_count(small, RIVERA)
    assert drawers.count(small, RIVERA, {}).differences
    approval = staffing.approve(small, "2001", PASSPHRASE, act="close", act_of="1001")
    report = drawers.close(small, RIVERA, reason="counted on a full disk", approval=approval)
    assert len(report.items) == len(receipts)
    assert not reserve_file(small.home.store).exists()
    must_hold(small)

    drawers.open_drawer(small, RIVERA, small.clock.now().date())
    with pytest.raises(Fault, match=r"store\.full"):
        _pay(small, 8001)
    filler.unlink()
    assert _pay(small, 8002)
    assert reserve_file(small.home.store).stat().st_size == RESERVE_BYTES
    assert start_checks.run(small, full=True).complaints == ()
    must_hold(small)


def test_a_day_that_starts_without_room(small: Desk, small_disk: Path, desk_at: OpenDesk) -> None:
    """The start says so, and takes nothing it could not close."""
    reserve_file(small.home.store).unlink()
    _fill(small_disk)
    assert not start_checks.run(small).room
    with pytest.raises(Fault, match=r"store\.full"):
        _pay(small, 7000)


def test_a_supervisor_signs_in_on_a_full_disk(small: Desk, small_disk: Path) -> None:
    _fill(small_disk)
    for n in range(400):
        try:
            _pay(small, 7100 + n)
        except Fault:
            break
    assert staffing.sign_in(small, "2001", PASSPHRASE) == BOYLE
    assert not reserve_file(small.home.store).exists(), "the audit line needed the room"


# ---------------------------------------------------------------- a disk that fails to sync

_PAYING = """
import json, sys
from pathlib import Path
from cashier.clock import TrainingClock
from cashier.domain.errors import Fault
from cashier.services import payments
from cashier.services.desk import open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from tests.cashier.counter import NOW, RIVERA, check, draft, item

home, keys = Home(Path(sys.argv[1])), Keys(folder=Path(sys.argv[2]), use_keyring=False)
desk = open_desk(home, keys, TrainingClock(NOW), Settings())
answers = []
for n in range(8):
    try:
        one = draft(desk, item(desk, check(100, number=str(9000 + n))))
        answers.append(payments.take(desk, RIVERA, one).receipt_number)
    except Fault as fault:
        answers.append(fault.code)
with desk.store.read() as connection:
    seen = connection.exec_driver_sql("SELECT receipt_number FROM visit ORDER BY 1").scalars().all()
print(json.dumps({"answers": answers, "seen": list(seen)}), flush=True)
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.mark.parametrize("nth", [2, 4, 6])
def test_a_sync_that_fails(
    desk: Desk,
    drawer: DrawerSession,
    training_keys: Keys,
    desk_at: OpenDesk,
    tmp_path: Path,
    nth: int,
) -> None:
    """The nth fsync of the log returns EIO in a real process. That payment is refused and so is
    every later one, though the disk would say yes again: pages may be gone. What was acknowledged
    before is there, and the one in doubt at most once."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    desk.store.close()
    log = desk.home.folder / "store.db-wal"
    trace = tmp_path / "trace"
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(trace), "-P", str(log)),
            *("-e", "trace=fsync,fdatasync"),
            *("-e", f"inject=fsync,fdatasync:error=EIO:when={nth}"),
            *(sys.executable, "-c", _PAYING, str(desk.home.folder), str(training_keys.folder)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "EIO" in trace.read_text()
    told = json.loads(done.stdout)
    answers = told["answers"]
    taken = [one for one in answers if one.startswith("TRN-01")]
    assert answers == [*taken, "store.failed", *["store.stopped"] * (7 - len(taken))]
    assert told["seen"] == taken

    again = desk_at("home")
    assert again.store.halted is None, "a new start asks the disk anew"
    assert start_checks.run(again, full=True).complaints == ()
    there = [row[1] for row in sorted(rows(again)["visit"], key=lambda row: row[1])]
    assert there[: len(taken)] == taken
    assert len(there) - len(taken) <= 1
    must_hold(again)
    payments.take(again, RIVERA, draft(again))
    must_hold(again)


# ---------------------------------------------------------------- locked

_HOLDING = """
import sys
from pathlib import Path
from cashier.vault import Keys, Sealed
sealed = Sealed.open(Path(sys.argv[1]), Keys(folder=Path(sys.argv[2]), use_keyring=False))
connection = sealed.connect()
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


def test_a_store_that_another_process_holds(
    desk: Desk, drawer: DrawerSession, training_keys: Keys
) -> None:
    """Refused after the wait, safe to try again: with the same visit, once."""
    _pay(desk, 1)
    one, before = draft(desk), rows(desk)
    with desk.store.write() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 300")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDING, str(desk.home.store), str(training_keys.folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Fault) as caught:
            payments.take(desk, RIVERA, one)
        assert (caught.value.code, caught.value.retry_is_safe) == ("store.busy", True)
        assert desk.store.halted is None
        assert rows(desk) == before
        holder.stdin.write("\n")
        holder.stdin.close()
        holder.wait(timeout=30)
    assert not payments.take(desk, RIVERA, one).replay
    must_hold(desk)
