"""Whether the program's last run in a home was cut short, and by what: a note while it runs, and
the file into which Python writes where it was when the machine's own code failed.

Neither holds a word of anybody: a time, file names and line numbers. Source: ux.md 10, 11.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from cashier.settings import Home

_PLACE = re.compile(r'File "[^"]*?([^"/\\]+)", line (\d+)')
_CODE_LENGTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CutShort:
    """A run that did not end by itself: when it had begun (UTC, None where the note is unreadable),
    and a code where the program itself failed; '' after a power cut or an ended process.
    """

    begun_at: datetime | None
    code: str = ""


def code_of_dump(text: str) -> str:
    """A short code: the same failure at the same place gives the same one; '' for no dump."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    _, _, of_it = text.partition("Current thread")
    place = _PLACE.search(of_it or text)
    where = f"{place[1]}:{place[2]}" if place is not None else ""
    digest = hashlib.sha256(f"{lines[0]} {where}".encode()).hexdigest()
    return f"C-{digest[:_CODE_LENGTH].upper()}"


class CrashNotes:
    """The notes of one home. `begin` after `last_time`, `end` when the window was closed."""

    def __init__(self, home: Home) -> None:
        folder = home.folder / "logs"
        self.running, self.dump = folder / "running.txt", folder / "fault.txt"
        self.kept = folder / "crashes.log"
        self._file: IO[str] | None = None
        self._was_on = False

    def last_time(self) -> CutShort | None:
        """How the last run ended; None where it was closed. What Python wrote goes to the log."""
        if not self.running.exists():
            return None
        begun_at = None
        with contextlib.suppress(OSError, ValueError):
            begun_at = datetime.fromisoformat(self.running.read_text(encoding="ascii").strip())
        text = ""
        with contextlib.suppress(OSError, ValueError):
            text = self.dump.read_text(encoding="utf-8")
        code = code_of_dump(text)
        if code:
            with contextlib.suppress(OSError), self.kept.open("a", encoding="utf-8") as kept:
                kept.write(f"{code}\n{text}\n")
        return CutShort(begun_at=begun_at, code=code)

    def begin(self, now: datetime) -> None:
        """A run begins. A folder that cannot be written is found out elsewhere."""
        with contextlib.suppress(OSError):
            self.running.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.running.write_text(f"{now.isoformat()}\n", encoding="ascii")
            self._file = self.dump.open("w", encoding="utf-8")
            self._was_on = faulthandler.is_enabled()
            faulthandler.enable(self._file, all_threads=True)

    def end(self) -> None:
        """The run ended as it should."""
        if self._file is not None:
            faulthandler.disable()
            if self._was_on:  # by whoever started Python, onto its standard error
                with contextlib.suppress(OSError, RuntimeError, ValueError, AttributeError):
                    faulthandler.enable(sys.__stderr__ or sys.stderr)
            self._file.close()
            self._file = None
        for note in (self.running, self.dump):
            with contextlib.suppress(OSError):
                note.unlink(missing_ok=True)
