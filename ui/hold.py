"""One writer per home: a lock that the system gives back when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home

_LOCKED_BYTE = 1 << 20
"""Far behind the process number, which others must be able to read while the lock is held."""


@contextlib.contextmanager
def hold(home: Home) -> Iterator[None]:
    """Holds the home for the desktop or a writing command. Raises Refusal `home.in_use`, Fault
    `home.not_made`. The home's folder must exist."""
    try:
        handle = os.open(home.lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Fault("home.not_made", path=str(home.folder), reason=error.strerror or "") from error
    try:
        if not _lock(handle):
            pid = os.pread(handle, 20, 0).decode("ascii", "replace").strip() if _POSIX else ""
            raise Refusal("home.in_use", field="home", value=str(home.folder), pid=pid)
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    _POSIX = False

    def _lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    _POSIX = True

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
