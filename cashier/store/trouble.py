"""What became of the store's file: drivers' errors turned into Faults, and which of them end all
writing.

Two kinds end it. A failed write or fsync does until the program is started again: pages that the
system could not write may be gone from its cache, and a second try would succeed without them
(reliability.md 8). Damage that was read does until the store is proved whole: a marker beside the
file says so across restarts.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from cashier.domain.errors import Fault

DAMAGE_REASON_MAX = 300
_NO_ROOM_BYTES = 64 * 1024
"""With less free space than this, a failed write is told as a full disk."""
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _NOTADB = 5, 6, 8, 10, 11, 13, 26
"""SQLite's primary result codes."""
_SAID = (
    ("locked", _BUSY),
    ("busy", _BUSY),
    ("full", _FULL),
    ("disk I/O error", _IOERR),
    ("malformed", _CORRUPT),
    ("not a database", _NOTADB),
    ("readonly", _READONLY),
)
"""Errors the driver raised itself carry no number, only SQLite's words."""


def fault_of(error: BaseException | None, path: Path) -> Fault:
    """The Fault a driver's error is: `store.busy` (try again), `store.full`, `store.damaged` or
    `store.failed`."""
    reason = str(error)
    match _number(error):
        case n if n in (_BUSY, _LOCKED):
            return Fault("store.busy", path=str(path), reason=reason)
        case n if n == _FULL or (n == _IOERR and _is_full(path)):
            return Fault("store.full", retry_is_safe=False, path=str(path), reason=reason)
        case n if n in (_CORRUPT, _NOTADB):
            return damaged(path, reason)
        case _:
            return Fault("store.failed", retry_is_safe=False, path=str(path), reason=reason)


def ends_writing(error: BaseException | None, fault: Fault) -> bool:
    """Whether nothing more may be written after this error."""
    return fault.code == "store.damaged" or (
        fault.code == "store.failed" and _number(error) in (_IOERR, _READONLY)
    )


def damaged(path: Path, reason: str) -> Fault:
    """The Fault of a store that is not whole."""
    short = " ".join(reason.split())[:DAMAGE_REASON_MAX]
    return Fault("store.damaged", retry_is_safe=False, path=str(path), reason=short)


def stopped(path: Path, reason: str) -> Fault:
    """The Fault of every act after a write that failed, until the program is started again."""
    return Fault("store.stopped", retry_is_safe=False, path=str(path), reason=reason)


def _number(error: BaseException | None) -> int:
    number = getattr(error, "sqlite_errorcode", None)
    if isinstance(number, int):
        return number & 0xFF
    if isinstance(error, sqlcipher.Error):
        return next((code for words, code in _SAID if words in str(error)), 0)
    return 0


def _is_full(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return shutil.disk_usage(path.parent).free < _NO_ROOM_BYTES
    return False


# ---------------------------------------------------------------- the marker


def _marker(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged")


def mark(path: Path, reason: str) -> None:
    """Remembers the damage beside the file. A disk that cannot even take this is no reason to
    fail: the check will find the damage again."""
    with contextlib.suppress(OSError):
        handle = os.open(_marker(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"reason": reason}, file)


def marked(path: Path) -> str | None:
    """Why the store was found damaged, or None. A marker that cannot be read is one all the
    same."""
    try:
        return str(json.loads(_marker(path).read_text(encoding="utf-8"))["reason"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return "it was found damaged before"


def unmark(path: Path) -> None:
    """The store was proved whole, from its first page to its last link."""
    with contextlib.suppress(OSError):
        _marker(path).unlink(missing_ok=True)
