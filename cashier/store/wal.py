"""What the write-ahead log itself says before SQLite reads it.

SQLite takes a frame whose checksum is wrong for the end of the log: a flipped byte there silently
takes away every transaction from that one on. Each commit is synced before the next begins, so a
frame of a later transaction proves that the one before was whole on the disk once: a break in front
of it is damage. Only the last transaction may be torn by a power cut, before it was acknowledged;
that looks the same as a flipped byte, and is told apart by a person. Source: sqlite.org/fileformat,
The WAL-Index and WAL File Format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = 0x377F0682
_PAGE = 4_096
"""SQLCipher's own, which all our files have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """`damaged`: transactions were lost that had been acknowledged. `torn`: the last transaction is
    not whole; the act it was for may have been acknowledged or not."""

    damaged: bool = False
    torn: bool = False
    frame: int = 0
    """The first frame that does not follow, from 1; 0: the log's own header."""

    @property
    def told(self) -> str:
        """What stands in the technical log and in `doctor`."""
        return f"the write-ahead log is broken at frame {self.frame}; what followed is gone"


@dataclass(frozen=True, slots=True)
class _Frame:
    commits: bool
    salts: tuple[int, int]
    sums: tuple[int, int]
    summed: bytes


def look(database: Path) -> Tail:
    """Reads the log beside `database` once. It must be asked before the file is opened: whoever
    writes next begins at the place SQLite took for the end. Raises OSError."""
    path = database.with_name(f"{database.name}-wal")
    data = path.read_bytes() if path.exists() else b""
    if len(data) < _HEADER + _FRAME_HEADER + _PAGE:
        return Tail()
    magic, _version, _page, _times, *salts = struct.unpack(">6I", data[:24])
    order = ">" if magic & 1 else "<"
    sums = _checksum((0, 0), data[:24], order)
    sound = magic & ~1 == _MAGIC and sums == struct.unpack(">2I", data[24:32])
    if not sound:
        return _without_header(data)
    here = (salts[0], salts[1])
    frames = list(_frames(data))
    for number, frame in enumerate(frames, start=1):
        same = sum(a == b for a, b in zip(frame.salts, here, strict=True))
        if same == 0:
            # the rest is of an earlier round of the log; unless this round goes on behind it
            if not any(after.salts == here for after in frames[number:]):
                return Tail()
        elif same == 2:
            sums = _checksum(sums, frame.summed, order)
            if sums == frame.sums:
                continue
        return _broken(frames, number, here)
    return Tail()


def _broken(frames: list[_Frame], number: int, here: tuple[int, int]) -> Tail:
    """Frames of a later transaction prove that the broken one had been synced."""
    rest = [frame for frame in frames[number - 1 :] if frame.salts == here]
    ends = next((place for place, frame in enumerate(rest) if frame.commits), len(rest))
    damaged = ends < len(rest) - 1
    return Tail(damaged=damaged, torn=not damaged, frame=number)


def _without_header(data: bytes) -> Tail:
    """The header cannot be believed: the frames' own salts say whether there are transactions."""
    frames = list(_frames(data))
    mine = [frame for frame in frames if frame.salts == frames[0].salts]
    damaged = any(frame.commits for frame in mine[:-1])
    return Tail(damaged=damaged, torn=not damaged)


def _frames(data: bytes) -> Iterator[_Frame]:
    size = _FRAME_HEADER + _PAGE
    for start in range(_HEADER, len(data) - size + 1, size):
        head = data[start : start + _FRAME_HEADER]
        _page, pages_after, salt1, salt2, sum1, sum2 = struct.unpack(">6I", head)
        page = data[start + _FRAME_HEADER : start + size]
        yield _Frame(pages_after != 0, (salt1, salt2), (sum1, sum2), head[:8] + page)


def _checksum(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    """SQLite's running checksum over pairs of 32-bit words."""
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two
