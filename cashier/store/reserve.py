"""Room kept back on the disk, so that a day can still be counted and closed when it is full.

A file of a few megabytes lies beside the store. Closing frees it when the disk is full; until it
could be made again no payment is taken, for a payment would use up the room it gave.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

RESERVE_BYTES = 4 * 1024 * 1024
"""Counting, closing and the Z of 5,000 items write about 2 MB, their log's pages included."""
_BLOCK = 64 * 1024


def reserve_file(store: Path) -> Path:
    """Where the reserve of a store is."""
    return store.with_name(f"{store.name}.reserve")


def has_reserve(store: Path) -> bool:
    """Whether the whole reserve is there."""
    with contextlib.suppress(OSError):
        return reserve_file(store).stat().st_size >= RESERVE_BYTES
    return False


def make_reserve(store: Path) -> bool:
    """Makes the reserve where it is missing; False when the disk has no room for it."""
    if has_reserve(store):
        return True
    path = reserve_file(store)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            for _ in range(RESERVE_BYTES // _BLOCK):
                # random: a file system that squeezes zeros would keep no room
                os.write(handle, os.urandom(_BLOCK))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        free_reserve(store)
        return False
    return has_reserve(store)


def free_reserve(store: Path) -> bool:
    """Gives the room back to the disk; False when there was none."""
    path = reserve_file(store)
    try:
        path.unlink()
    except OSError:
        return False
    return True
