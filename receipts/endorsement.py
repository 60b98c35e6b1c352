"""The endorsement back end: the bytes for a printer with a slip station. Source: printing.md 11.

What the TM-H6000 makes of them is unverified; only a printer set up with a slip station gets them.
"""

from __future__ import annotations

from collections.abc import Sequence

from receipts.document import clean
from receipts.layout import folded

INIT = b"\x1b\x40"
SELECT_SLIP = b"\x1b\x63\x30\x04"
SELECT_ROLL = b"\x1b\x63\x30\x01"
WAIT_FOR_SLIP = b"\x1b\x66"
PRINT_AND_EJECT = b"\x0c"
RELEASE = b"\x1b\x71"
CANCEL_WAIT = b"\x10\x05\x03"
"""Real time, in one write: the printer no longer waits for a slip."""
WAIT_MINUTES, SETTLE_TENTHS = 1, 5
"""How long the printer waits for the item, and before it starts once the item is in. Zero minutes
would be for ever: the printer would answer nobody any more.
"""
COLUMNS_MAX = 35
LINES_MAX = 6
"""What fits 1.5 inches from the trailing edge."""


def endorse(lines: Sequence[str], *, wait_minutes: int = WAIT_MINUTES) -> bytes:
    """Waits for the item, prints the lines on its back, gives it out and returns to the roll.

    Text is ASCII; whatever else a name holds becomes a dot. Raises ValueError for no or too many
    lines, and for a wait of no or of more than 15 minutes.
    """
    if not 1 <= len(lines) <= LINES_MAX:
        raise ValueError(f"{len(lines)} lines")
    if not 1 <= wait_minutes <= 15:
        raise ValueError(f"{wait_minutes} minutes")
    made = INIT + SELECT_SLIP + WAIT_FOR_SLIP + bytes((wait_minutes, SETTLE_TENTHS))
    for line in lines:
        made += _ascii(line) + b"\n"
    return made + PRINT_AND_EJECT + RELEASE + SELECT_ROLL


def _ascii(line: str) -> bytes:
    shown = folded(clean(line))[:COLUMNS_MAX]
    return "".join(char if " " <= char <= "~" else "." for char in shown).encode("ascii")
