"""An import whose disk, folder or file fails it: a Fault that says where, and nothing imported."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from cashier.domain.errors import Fault
from cashier.domain.posting import GENESIS
from cashier.ledger import feed
from cashier.ledger.contract import WireRecord
from cashier.ledger.database import Database
from cashier.ledger.feed import import_feed
from cashier.ledger.records import CANONICAL_BYTES_MAX, Malformed, read_record
from cashier.ledger.spill import Spill
from tests.cashier.ledger.test_feed import ACCOUNT, live, many, write

BAD = ACCOUNT | {"billing_account_number": "712345694", "paperless": "yes"}


class FullDisk:
    """A file that takes nothing more."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("place", ["no-such-folder/rejects.csv", "a-folder"])
def test_rejects_that_cannot_be_written_end_the_import(
    sealed: Database, tmp_path: Path, place: str
) -> None:
    """At the first bad row, or when the file is to take its name."""
    (tmp_path / "a-folder").mkdir()
    folder = write(tmp_path / "feed", [ACCOUNT, BAD], [], [])
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(Fault) as caught:
        import_feed(sealed, folder, rejects=tmp_path / place)
    assert caught.value.code == "feed.rejects_not_written"
    assert caught.value.data["path"] == str(tmp_path / place)
    assert caught.value.data["reason"]
    assert live(sealed) == {}
    assert {path.name for path in tmp_path.iterdir()} == before, "no half file is left"


def test_the_first_bad_rows_are_told_and_all_are_written(
    sealed: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "REJECTS_TOLD_MAX", 2)
    folder = write(tmp_path / "feed", [row | {"paperless": "yes"} for row in many(3)], [], [])
    result = import_feed(sealed, folder, rejects=tmp_path / "rejects.csv")
    assert (result.rejected, [bad.line for bad in result.rejects]) == (3, [2, 3])
    assert len((tmp_path / "rejects.csv").read_text(encoding="utf-8").splitlines()) == 4


def test_a_file_that_is_none_is_named(sealed: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "feed")
    (folder / "bills.csv").unlink()
    (folder / "bills.csv").mkdir()
    with pytest.raises(Fault) as caught:
        import_feed(sealed, folder)
    assert caught.value.code == "feed.unreadable"
    assert caught.value.data["path"] == str(folder / "bills.csv")


def test_a_mark_that_turns_what_follows_is_no_text(sealed: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "feed", [ACCOUNT | {"last_name": "Al\u2066ves"}], [], [])
    (bad,) = import_feed(sealed, folder).rejects
    assert (bad.column, bad.reason) == ("last_name", "holds a control character")


def test_a_disk_that_is_full_while_rows_are_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spill = Spill(tmp_path, 2, rows_held_max=2)
    spill.add(0, ("a", 1))
    monkeypatch.setattr(spill, "_file", FullDisk(spill._file))
    with pytest.raises(Fault) as caught:
        spill.add(1, ("b", 2))
    spill.close()
    assert caught.value.code == "ledger.unreachable"
    assert caught.value.data["reason"] == "No space left on device"


def test_rows_set_aside_come_back_by_bucket_in_their_order(tmp_path: Path) -> None:
    spill = Spill(tmp_path, 3, rows_held_max=2)
    for number in range(7):
        spill.add(number % 2, ("row", number))
    assert spill.buckets == 3
    found = [[number for _, number in spill.rows(bucket)] for bucket in range(3)]
    spill.close()
    assert found == [[0, 2, 4, 6], [1, 3, 5], []]


def test_a_record_has_a_greatest_length() -> None:
    """Told before anything of it is read."""
    for length, code in ((CANONICAL_BYTES_MAX, "record.hash"), (None, "record.too_long")):
        text = "x" * (length or CANONICAL_BYTES_MAX + 1)
        sent = WireRecord(
            station_seq=1, posting_id="p", prev_hash=GENESIS, hash=GENESIS, canonical=text
        )
        with pytest.raises(Malformed) as caught:
            read_record("BOS", "01", sent)
        assert caught.value.code == code
