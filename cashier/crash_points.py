"""Named places at which a test lets the process die, as a kill or a power failure would.

Where neither variable is set, which is always outside a test, `reach` compares one name and
returns. `CASHIER_CRASH_AT=take.before_commit` ends the process the first time it comes there,
`take.before_commit#3` the third time, `*#17` at the seventeenth place of any name.
`CASHIER_CRASH_SEEN=FILE` appends every name reached to FILE. The test derives the list of names
from the calls in the code, so a place that no test visits is found.
"""

from __future__ import annotations

import os
from collections import Counter

AT, SEEN = "CASHIER_CRASH_AT", "CASHIER_CRASH_SEEN"
DIED = 70
"""Exit status of a process that ended here; no command of the program uses it."""

_at = os.environ.get(AT, "")
_seen = os.environ.get(SEEN, "")
_armed = bool(_at or _seen)
_times: Counter[str] = Counter()


def reach(name: str) -> None:
    """Says that the process has come to `name`; returns, unless a test wants it to die here."""
    if _armed:
        _arrive(name)


def _arrive(name: str) -> None:
    if _seen:
        handle = os.open(_seen, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{name}\n".encode())
        finally:
            os.close(handle)
    _times.update((name, "*"))
    wanted, _, times = _at.partition("#")
    if wanted in {name, "*"} and _times[wanted] == int(times or 1):
        os._exit(DIED)  # no clean-up, no flush: what a kill leaves
