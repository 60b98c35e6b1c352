"""What a damaged store still holds comes out; what is said to be missing is missing, no more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import backup, payments
from cashier.services.desk import Desk
from cashier.settings import Home
from cashier.store import evidence, journal
from cashier.store.engine import Store
from cashier.store.rescue import NOT_RESCUED, RescueReport
from cashier.sync.step import step
from cashier.vault import PAGE_BYTES, Keys
from tests.cashier.counter import RIVERA, TABLES, check, draft, item, rows, scalar

PASSPHRASE = "four words of a supervisor"
VISITS = 40


@pytest.fixture
def worked(desk: Desk, drawer: DrawerSession) -> Desk:
    """A morning: enough records for several pages and an inner one above them."""
    for n in range(VISITS):
        payments.take(desk, RIVERA, draft(desk, item(desk, check(100, number=str(5000 + n)))))
    return desk


@pytest.fixture
def other(tmp_path: Path) -> tuple[Home, Keys]:
    keys = Keys(folder=tmp_path / "other-keys", use_keyring=False)
    return Home(tmp_path / "other-home"), keys


def _root(desk: Desk, table: str) -> int:
    query = f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"
    return int(scalar(desk, query))


def _leaves(desk: Desk, table: str) -> list[int]:
    """Pages of a table by SQLite's own account of them is not built in: the pages below its root
    are read from the deciphered root page."""
    pages = desk.home.store.read_bytes()
    opened = desk.store.sealed.page_opener()
    root = _root(desk, table)

    def page(n: int) -> bytes:
        return opened(pages[(n - 1) * PAGE_BYTES : n * PAGE_BYTES])

    def below(n: int) -> list[int]:
        content = page(n)
        if content[0] == 0x0D:
            return [n]
        assert content[0] == 0x05
        cells = int.from_bytes(content[3:5], "big")
        places = [int.from_bytes(content[12 + 2 * k : 14 + 2 * k], "big") for k in range(cells)]
        children = [int.from_bytes(content[at : at + 4], "big") for at in places]
        return [
            leaf for n in [*children, int.from_bytes(content[8:12], "big")] for leaf in below(n)
        ]

    return below(root)


def _break(path: Path, page: int, at: int = 2000) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + at)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 0x55]))


def _wipe(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES)
        file.write(bytes(PAGE_BYTES))


def _rescue(desk: Desk, keys: Keys, out: Path) -> RescueReport:
    desk.store.close()
    before = desk.home.store.read_bytes()
    report = backup.rescue(desk.home, keys, desk.clock, out, PASSPHRASE)
    assert desk.home.store.read_bytes() == before, "the damaged file is not written"
    assert [path.name for path in out.parent.glob(f"{out.name}*")] == [out.name]
    return report


def _restored(
    other: tuple[Home, Keys], clock: TrainingClock, out: Path
) -> dict[str, list[tuple[object, ...]]]:
    home, keys = other
    backup.restore(home, keys, clock, out, PASSPHRASE)
    (kept,) = evidence.files(home.evidence)
    with evidence.opened(kept, keys) as store, store.read() as connection:
        return {
            name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in TABLES
        }


def test_a_whole_store_comes_out_whole(
    worked: Desk,
    training_keys: Keys,
    training_clock: TrainingClock,
    other: tuple[Home, Keys],
    tmp_path: Path,
) -> None:
    before = rows(worked)
    report = _rescue(worked, training_keys, tmp_path / "out")
    assert report.complete
    assert report.facts.rescued
    assert (report.facts.postings, len(report.unsent)) == (VISITS + 1, VISITS + 1)
    assert {one.station_seq for one in report.unsent} == set(range(1, VISITS + 2))
    found = _restored(other, training_clock, tmp_path / "out")
    added = [row for row in found["meta"] if row not in before["meta"]]
    assert [row[0] for row in added] == ["evidence_since"]
    assert {**found, "meta": []} == {**before, "meta": []}
    assert "account_document" in NOT_RESCUED


def test_one_byte_costs_no_record(
    worked: Desk,
    training_keys: Keys,
    training_clock: TrainingClock,
    other: tuple[Home, Keys],
    tmp_path: Path,
) -> None:
    """SQLite gives nothing of the page any more; all of its records but the one that was hit prove
    themselves from the bytes."""
    before = rows(worked)
    worked.store.close()
    leaves = _leaves(worked, "posting")
    assert len(leaves) > 4
    _break(worked.home.store, leaves[2])
    report = _rescue(worked, training_keys, tmp_path / "out")
    assert not report.complete
    (posting,) = [one for one in report.tables if one.table == "posting"]
    assert posting.trouble
    assert posting.found > 0
    assert len(report.missing_records) <= 1
    found = _restored(other, training_clock, tmp_path / "out")
    there = {row[0]: row for row in before["posting"]}
    assert {row[0] for row in found["posting"]} == set(there) - set(report.missing_records)
    assert all(there[row[0]] == row for row in found["posting"])
    assert found["visit"] == before["visit"]
    assert report.not_proved == ()


def test_a_lost_page_costs_its_own_rows_only(
    worked: Desk, training_keys: Keys, tmp_path: Path
) -> None:
    worked.store.close()
    leaves = _leaves(worked, "posting")
    _wipe(worked.home.store, leaves[2])
    report = _rescue(worked, training_keys, tmp_path / "out")
    missing = report.missing_records
    assert 0 < len(missing) < 12
    assert missing == tuple(range(missing[0], missing[-1] + 1)), "one page, one run of records"
    assert report.facts.postings == VISITS + 1, "what comes after it was read"


@pytest.mark.parametrize("table", ["posting", "audit", "entry", "outbox", "meta"])
def test_a_lost_root_costs_no_record(
    worked: Desk, training_keys: Keys, tmp_path: Path, table: str
) -> None:
    """The inner page above all others, or the only page of a small table."""
    root = _root(worked, table)
    worked.store.close()
    _break(worked.home.store, root, at=4)
    report = _rescue(worked, training_keys, tmp_path / "out")
    assert report.missing_records == ()
    assert report.missing_audit == ()
    assert report.facts.name == "TRN-01"
    assert len(report.unsent) == VISITS + 1


def test_a_lost_first_page(worked: Desk, training_keys: Keys, tmp_path: Path) -> None:
    """Nothing opens it any more; even the bytes that name its key are gone."""
    worked.store.close()
    _break(worked.home.store, 1, at=3)
    _break(worked.home.store, 1, at=100)
    with pytest.raises(Fault):
        Store.open(worked.home.store, training_keys)
    with pytest.raises(Fault, match=r"key\.missing"):
        _rescue(worked, training_keys, tmp_path / "out")
    _break(worked.home.store, 1, at=3)
    report = _rescue(worked, training_keys, tmp_path / "out")
    assert report.missing_records == ()
    assert report.facts.postings == VISITS + 1


def test_the_bytes_that_name_the_key(worked: Desk, training_keys: Keys, tmp_path: Path) -> None:
    worked.store.close()
    _break(worked.home.store, 1, at=3)
    with pytest.raises(Fault, match=r"key\.missing"):
        Store.open(worked.home.store, training_keys)
    assert _rescue(worked, training_keys, tmp_path / "out").complete


def test_records_in_the_log_are_found(worked: Desk, training_keys: Keys, tmp_path: Path) -> None:
    """The newest are not in the file yet: a copy taken from a running station, its first page
    broken."""
    folder = tmp_path / "copy"
    folder.mkdir()
    payments.take(worked, RIVERA, draft(worked))
    for suffix in ("", "-wal"):
        name = f"store.db{suffix}"
        (folder / name).write_bytes((worked.home.folder / name).read_bytes())
    _break(folder / "store.db", 1, at=100)
    with (folder / "store.db-wal").open("r+b") as file:  # and the log's own copies of it
        content = bytearray(file.read())
        salt = (folder / "store.db").read_bytes()[:16]
        at = content.find(salt)
        while at != -1:
            content[at + 100] ^= 1
            at = content.find(salt, at + 1)
        file.seek(0)
        file.write(content)
    report = backup.rescue(Home(folder), training_keys, worked.clock, tmp_path / "out", PASSPHRASE)
    assert report.missing_records == ()
    assert report.facts.postings == VISITS + 2


def test_what_was_rescued_is_sent(
    worked: Desk,
    training_keys: Keys,
    training_clock: TrainingClock,
    own_ledger: EmbeddedLedger,
    other: tuple[Home, Keys],
    tmp_path: Path,
) -> None:
    """Up to the first record that is lost: the ledger takes no gap. The rest is counted."""
    step(worked.store, own_ledger, training_clock, worked.identity)
    for _ in range(3):
        payments.take(worked, RIVERA, draft(worked))
    with worked.store.write() as connection:
        for table in ("entry", "outbox", "posting"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_delete")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        last, _ = journal.head(connection)
        for table in ("entry", "outbox", "posting"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE station_seq = {last - 1}")
    report = _rescue(worked, training_keys, tmp_path / "out")
    assert report.missing_records == (last - 1,)
    assert [one.station_seq for one in report.unsent] == [last - 2, last]
    home, keys = other
    backup.restore(home, keys, training_clock, tmp_path / "out", PASSPHRASE)
    (kept,) = evidence.files(home.evidence)
    with evidence.opened(kept, keys) as store:
        outcome = backup.send_unsent(store, own_ledger)
    assert (outcome.created, outcome.left, outcome.last_seq) == (1, 1, last - 2)


def test_nothing_at_all(
    worked: Desk, training_keys: Keys, training_clock: TrainingClock, tmp_path: Path
) -> None:
    worked.store.close()
    content = worked.home.store.read_bytes()
    noise = random.Random(7).randbytes(len(content) - 16)
    worked.home.store.write_bytes(content[:16] + noise)
    with pytest.raises(Refusal, match=r"rescue\.nothing"):
        backup.rescue(worked.home, training_keys, training_clock, tmp_path / "out", PASSPHRASE)
    assert not (tmp_path / "out").exists()


def test_many_broken_pages(worked: Desk, training_keys: Keys, tmp_path: Path) -> None:
    """A tenth of all pages with a byte changed: the run ends, and says what it says truly."""
    worked.store.close()
    pages = worked.home.store.stat().st_size // PAGE_BYTES
    chosen = random.Random(11).sample(range(2, pages + 1), pages // 10)
    for page in chosen:
        _break(worked.home.store, page, at=random.Random(page).randrange(16, 4000))
    report = _rescue(worked, training_keys, tmp_path / "out")
    assert len(report.missing_records) < VISITS // 4
    assert report.facts.rows["posting"] + len(report.missing_records) == report.facts.postings
