"""What a driver's error means for the store, and the marker of one that was found damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from cashier.store import trouble


def error(words: str, number: int | None = None) -> Exception:
    made: Exception = sqlcipher.OperationalError(words)
    if number is not None:
        made.sqlite_errorcode = number  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(
    ("words", "number", "code", "ends"),
    [
        ("x", 5, "store.busy", False),
        ("x", 6, "store.busy", False),
        ("x", 517, "store.busy", False),
        ("x", 13, "store.full", False),
        ("x", 10, "store.failed", True),
        ("x", 8, "store.failed", True),
        ("x", 11, "store.damaged", True),
        ("x", 26, "store.damaged", True),
        ("x", 1, "store.failed", False),
        ("database is locked", None, "store.busy", False),
        ("database or disk is full", None, "store.full", False),
        ("disk I/O error", None, "store.failed", True),
        ("database disk image is malformed", None, "store.damaged", True),
        ("file is not a database", None, "store.damaged", True),
        ("attempt to write a readonly database", None, "store.failed", True),
        ("something else", None, "store.failed", False),
    ],
)
def test_each_error_has_its_meaning(
    tmp_path: Path, words: str, number: int | None, code: str, *, ends: bool
) -> None:
    happened = error(words, number)
    fault = trouble.fault_of(happened, tmp_path / "store")
    assert (fault.code, fault.data["reason"]) == (code, words)
    assert fault.data["path"] == str(tmp_path / "store")
    assert fault.retry_is_safe is (code == "store.busy")
    assert trouble.ends_writing(happened, fault) is ends


def test_words_of_somebody_else_have_no_meaning(tmp_path: Path) -> None:
    fault = trouble.fault_of(ValueError("database is locked"), tmp_path / "store")
    assert fault.code == "store.failed"


@pytest.mark.parametrize(("free", "code"), [(65_535, "store.full"), (65_536, "store.failed")])
def test_a_write_that_fails_for_want_of_room_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1 << 30, 1 << 30, free)
    )
    assert trouble.fault_of(error("x", 10), tmp_path / "store").code == code


def test_a_disk_that_cannot_be_asked_is_not_called_full(tmp_path: Path) -> None:
    assert trouble.fault_of(error("x", 10), tmp_path / "no" / "store").code == "store.failed"


def test_damage_is_remembered_until_the_store_is_whole(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert trouble.marked(store) is None
    trouble.mark(store, "page 7")
    trouble.mark(store, "page 8")
    assert trouble.marked(store) == "page 8"
    assert trouble.marked(tmp_path / "other") is None
    trouble.unmark(store)
    trouble.unmark(store)
    assert trouble.marked(store) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "no JSON", "7"])
def test_a_marker_that_cannot_be_read_is_one_all_the_same(tmp_path: Path, text: str) -> None:
    store = tmp_path / "store"
    trouble.mark(store, "page 7")
    next(tmp_path.iterdir()).write_text(text, encoding="utf-8")
    assert trouble.marked(store) == "it was found damaged before"


def test_a_disk_that_takes_no_marker_is_no_reason_to_fail(tmp_path: Path) -> None:
    store = tmp_path / "no" / "store"
    trouble.mark(store, "page 7")
    assert trouble.marked(store) is None


def test_a_long_reason_is_told_short_and_in_one_line(tmp_path: Path) -> None:
    fault = trouble.damaged(tmp_path, "a\n b" + "x" * 400)
    assert fault.data["reason"] == "a b" + "x" * 297
