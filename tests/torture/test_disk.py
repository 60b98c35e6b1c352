"""The disk after a power cut holds what was synced, and any part of the rest."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.torture.disk import SECTOR, Cut, Disk, Event, Mode, Remove, Sync, Told, Write, read_trace

STORE, WAL = "/place/store.db", "/place/store.db-wal"


def left(mode: Mode, *events: Event, seed: int = 1) -> dict[str, bytes]:
    disk = Disk({})
    for event in (Write(STORE, 0, b"base"), Sync(STORE), *events):
        disk.happened(event)
    return dict(disk.after_cut(random.Random(seed), mode))


def test_what_was_synced_is_there_whatever_happens_to_the_rest() -> None:
    events = (Write(STORE, 4, b"more"), Sync(STORE), Write(STORE, 0, b"LATE"))
    for mode in Mode:
        for seed in range(20):
            assert left(mode, *events, seed=seed)["store.db"][4:] == b"more"
    assert left(Mode.NOTHING, *events)["store.db"] == b"basemore"
    assert left(Mode.ALL, *events)["store.db"] == b"LATEmore"


def test_a_write_may_be_torn_at_any_sector() -> None:
    data = bytes([1]) * (3 * SECTOR)
    seen = {
        tuple(found[n] for n in (100, SECTOR + 1, 2 * SECTOR + 1) if n < len(found))
        for seed in range(200)
        for found in [left(Mode.TORN, Write(STORE, 100, data), seed=seed)["store.db"]]
    }
    assert {(1, 1, 1), (0, 1, 1), (1, 0, 1), (1, 1)} <= seen
    assert left(Mode.SOME, Write(STORE, 100, data), seed=1)["store.db"] in (
        b"base",
        b"base" + bytes(96) + data,
    )


def test_a_name_nobody_synced_may_be_missing_and_one_removed_may_be_back() -> None:
    fresh = (Write(WAL, 0, b"w"),)
    assert "store.db-wal" not in left(Mode.NOTHING, *fresh)
    assert left(Mode.NOTHING, *fresh, Sync("/place"), Sync(WAL))["store.db-wal"] == b"w"
    gone = (*fresh, Sync(WAL), Remove(WAL))
    assert left(Mode.NOTHING, *gone)["store.db-wal"] == b"w"
    assert "store.db-wal" not in left(Mode.ALL, *gone)
    assert "store.db-wal" not in left(Mode.NOTHING, *gone, Sync("/place"))


def test_a_truncation_is_a_write_like_others() -> None:
    assert left(Mode.NOTHING, Cut(STORE, 1))["store.db"] == b"base"
    assert left(Mode.ALL, Cut(STORE, 1), Cut(STORE, 3))["store.db"] == b"b\0\0"


def hexed(text: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text)


def test_a_trace_is_read_in_its_order() -> None:
    store, pipe = hexed(STORE.encode()), hexed(b"pipe:[1]")
    lines = (
        f'7 pwrite64(5<{store}>, "{hexed(b"ab")}", 2, 4096) = 2',
        f"7     ftruncate(5<{store}>, 3) = 0",  # strace pads short process numbers
        f"7 fdatasync(5<{store}>) = 0",
        f"7 fdatasync(5<{store}>) = -1 EIO (Input/output error)",
        f'7 pwrite64(6<{hexed(b"/elsewhere/x")}>, "{hexed(b"ab")}", 2, 0) = 2',
        f'8 unlink("{hexed(WAL.encode())}") = 0',
        f'7 write(1<{pipe}>, "{hexed(b"{}")}", 2) = 2',
        "7 +++ exited with 0 +++",
    )
    assert list(read_trace(lines, Path(STORE).parent)) == [
        Write(STORE, 4096, b"ab"),
        Cut(STORE, 3),
        Sync(STORE),
        Remove(WAL),
        Told({}),
    ]


def test_two_threads_at_once_are_not_read_wrongly_but_refused() -> None:
    with pytest.raises(AssertionError, match="two threads"):
        list(read_trace(["7 fsync(5<x> <unfinished ...>"], Path("/place")))
