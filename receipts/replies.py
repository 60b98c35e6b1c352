"""What a printer says back, told apart byte by byte. Source: printing.md 4 (TM-T88III, appendix G).

Bytes arrive split, mixed with automatic status and flow control; nothing here guesses from timing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_BLOCK_HEADS = frozenset(b"\x35\x37\x3b\x3d\x5f")
_BLOCK_BYTES_MAX = 80
PROCESS_ID_BYTES = 4


class ReplyKind(StrEnum):
    """The families of replies."""

    REAL_TIME = "real_time"
    AUTOMATIC = "automatic"
    IN_ORDER = "in_order"
    PROCESS_ID = "process_id"
    CLEARED = "cleared"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply.

    The byte of a status, four of an automatic status, the id of an echo, the inside of another
    block.
    """

    kind: ReplyKind
    data: bytes


class ReplyReader:
    """Bytes in, whole replies out. What fits nothing is dropped and counted in `strays`."""

    def __init__(self) -> None:
        self._held = bytearray()
        self.strays = 0

    def feed(self, data: bytes) -> list[Reply]:
        """Replies completed by these bytes, in order."""
        self._held += data
        found: list[Reply] = []
        while self._held:
            taken, reply = self._first()
            if taken == 0:
                break
            del self._held[:taken]
            if reply is not None:
                found.append(reply)
        return found

    def _first(self) -> tuple[int, Reply | None]:
        """How many bytes the first reply takes, and what it is.

        0: not all of it is here yet. None: nothing of use.
        """
        byte = self._held[0]
        if byte in _BLOCK_HEADS:
            return self._block()
        if byte & 0x93 == 0x12:
            return 1, Reply(ReplyKind.REAL_TIME, bytes([byte]))
        if byte & 0x93 == 0x10:
            rest = self._held[1:4]
            if any(part & 0x90 for part in rest):
                return self._stray()
            if len(rest) < 3:
                return 0, None
            return 4, Reply(ReplyKind.AUTOMATIC, bytes(self._held[:4]))
        if byte in {0x11, 0x13}:
            return 1, None
        if byte & 0x90 == 0:
            return 1, Reply(ReplyKind.IN_ORDER, bytes([byte]))
        return self._stray()

    def _block(self) -> tuple[int, Reply | None]:
        end = self._held.find(0)
        if end < 0:
            return self._stray() if len(self._held) > _BLOCK_BYTES_MAX else (0, None)
        inside = bytes(self._held[:end])
        if inside[:2] == b"\x37\x22" and len(inside) == 2 + PROCESS_ID_BYTES:
            return end + 1, Reply(ReplyKind.PROCESS_ID, inside[2:])
        if inside == b"\x37\x25":
            return end + 1, Reply(ReplyKind.CLEARED, b"")
        return end + 1, Reply(ReplyKind.BLOCK, inside)

    def _stray(self) -> tuple[int, None]:
        self.strays += 1
        return 1, None
