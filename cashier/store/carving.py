"""Records found in the bytes of a damaged store, page by page, without its B-trees.

SQLite reads nothing of a page whose seal is broken, and nothing below a broken inner page. But a
byte that changed garbles at most two blocks of sixteen, and the rows beside it are whole. A record
or an audit line proves itself: its hash is computed anew from its own text. What does not, is not
taken.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from cashier.domain.posting import chain_hash
from cashier.vault import PAGE_BYTES, PAGE_USABLE, Sealed

_LEAF = 0x0D
_WAL_HEADER, _FRAME_HEADER = 32, 24
_LOCAL_MAX = PAGE_USABLE - 35
_LOCAL_MIN = (PAGE_USABLE - 12) * 32 // 255 - 23
_PAYLOAD_MAX = 16 * 1024 * 1024
_INT_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of a table whose rows prove themselves: its columns, and where key and proof stand."""

    columns: tuple[str, ...]
    key: str

    def proved(self, rowid: int, values: list[Any]) -> dict[str, Any] | None:
        if len(values) != len(self.columns):
            return None
        row = dict(zip(self.columns, values, strict=True))
        row[self.key] = rowid  # an INTEGER PRIMARY KEY is the row's own number
        texts = (row["prev_hash"], row["hash"], row["canonical"])
        if not all(isinstance(one, str) for one in texts):
            return None
        try:
            fits = row["hash"] == chain_hash(row["prev_hash"], row["canonical"])
        except ValueError:
            return None
        return row if fits else None


def carve(sealed: Sealed, *tables: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    """Table and row of everything that proves itself, from the file and its log; a row that was
    written more than once comes more than once. Never raises for what it reads, OSError where the
    file itself cannot be read."""
    shapes = {
        table.name: _Shape(
            tuple(column.name for column in table.columns),
            next(column.name for column in table.primary_key.columns),
        )
        for table in tables
    }
    pages = _Pages(sealed)
    for page in pages:
        for rowid, values in _rows(page, pages.overflow):
            for name, shape in shapes.items():
                row = shape.proved(rowid, values)
                if row is not None:
                    yield name, row


class _Pages:
    """The pages of a file and of its log, deciphered one at a time."""

    def __init__(self, sealed: Sealed) -> None:
        self._path = sealed.path
        self._open = sealed.page_opener()

    def __iter__(self) -> Iterator[bytes]:
        for page in self._raw(self._path, 0, 0):
            yield self._open(page)
        wal = self._path.with_name(f"{self._path.name}-wal")
        if wal.exists():
            for page in self._raw(wal, _WAL_HEADER, _FRAME_HEADER):
                yield self._open(page)

    @staticmethod
    def _raw(path: Path, start: int, before_each: int) -> Iterator[bytes]:
        with path.open("rb") as file:
            file.seek(start)
            while True:
                file.seek(before_each, 1)
                page = file.read(PAGE_BYTES)
                if len(page) < PAGE_BYTES:
                    return
                yield page

    def overflow(self, number: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek((number - 1) * PAGE_BYTES)
            page = file.read(PAGE_BYTES)
        return self._open(page) if len(page) == PAGE_BYTES else b""


def _rows(page: bytes, overflow: Callable[[int], bytes]) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a table's leaf page; none of another page. A cell that makes no sense is passed
    over."""
    if page[0] != _LEAF:
        return
    (count,) = struct.unpack_from(">H", page, 3)
    for n in range(min(count, PAGE_USABLE // 4)):
        try:
            (at,) = struct.unpack_from(">H", page, 8 + 2 * n)
            size, at = _varint(page, at)
            rowid, at = _varint(page, at)
            yield rowid, _values(_payload(page, at, size, overflow))
        except (IndexError, ValueError, struct.error, UnicodeDecodeError):
            continue


def _payload(page: bytes, at: int, size: int, overflow: Callable[[int], bytes]) -> bytes:
    if size <= _LOCAL_MAX:
        return page[at : at + size]
    if size > _PAYLOAD_MAX:
        raise ValueError("no row of ours is as long")
    local = _LOCAL_MIN + (size - _LOCAL_MIN) % (PAGE_USABLE - 4)
    if local > _LOCAL_MAX:
        local = _LOCAL_MIN
    found = bytearray(page[at : at + local])
    (following,) = struct.unpack_from(">I", page, at + local)
    while following and len(found) < size:
        more = overflow(following)
        (following,) = struct.unpack_from(">I", more, 0)
        found += more[4 : 4 + min(PAGE_USABLE - 4, size - len(found))]
    return bytes(found)


def _values(payload: bytes) -> list[Any]:
    """SQLite's record format: a header of types, then the values."""
    length, at = _varint(payload, 0)
    types = []
    while at < length:
        kind, at = _varint(payload, at)
        types.append(kind)
    values: list[Any] = []
    at = length
    for kind in types:
        if kind in (0, 8, 9):
            values.append({0: None, 8: 0, 9: 1}[kind])
            continue
        size = _INT_SIZES.get(kind, 8 if kind == 7 else (kind - 12) // 2)
        part = payload[at : at + size]
        if kind in (10, 11) or len(part) != size:
            raise ValueError("a value is cut short")
        at += size
        if kind in _INT_SIZES:
            values.append(int.from_bytes(part, "big", signed=True))
        elif kind >= 12:
            values.append(part.decode() if kind % 2 else part)
        else:
            values.append(struct.unpack(">d", part)[0])
    return values


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + n + 1
    raise ValueError("no number")
