"""What a disk holds after the power went, told from the system calls of a real process.

strace records every write, truncation, sync, removal and answer of one `cashier play` in their
order. At any place in that order the power may go: what was synced is there; of what was only
written each piece may have reached the disk or not, whole, or torn at any sector, in any order.
That is more than one real power cut shows, and less kind (reliability.md 4, F3 and F4).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

SECTOR = 512
CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,unlinkat,rename,renameat,renameat2"
_BYTES_SHOWN = 1 << 22


def recorder(trace: Path) -> tuple[str, ...]:
    """The command to put before the process: strace, with whole buffers and paths, all in hex."""
    shown = ("-y", "-xx", "-s", str(_BYTES_SHOWN))
    return ("strace", "-f", *shown, "-o", str(trace), "-e", f"trace={CALLS}")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place of a file."""

    path: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file made shorter or longer."""

    path: str
    length: int


@dataclass(frozen=True, slots=True)
class Sync:
    """The system said that all of a file, or a folder's names, is on the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name taken out of its folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that left the process: what a person has seen."""

    answer: dict[str, Any]


Event: TypeAlias = Write | Cut | Sync | Remove | Told

_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def read_trace(lines: Iterable[str], folder: Path) -> Iterator[Event]:
    """The events below `folder`, and the answers; a call that failed changed nothing."""
    inside = str(folder) + "/"
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            assert "<unfinished" not in line, f"two threads at once: {line[:80]}"
            # signals, ends and calls without a number; anything else is a form nobody reads
            assert re.search(r"^\d+ +(---|\+\+\+)|= \?$", line), f"not understood: {line[:80]}"
            continue
        call, rest, result = found.group(1), found.group(2), int(found.group(3))
        if result < 0:
            continue
        if call in {"unlink", "unlinkat"}:
            (name,) = _STRING.findall(rest)
            if (path := _text(name)).startswith(inside):
                yield Remove(path)
            continue
        if call.startswith("rename"):
            names = [_text(name) for name in _STRING.findall(rest)]
            assert not any(name.endswith((".db", "-wal")) for name in names), "not modelled"
            continue
        at = _FD.match(rest)
        assert at is not None, line[:200]
        path = _text(at.group(2))
        if call == "write" and at.group(1) == "1":
            yield from _told(rest)
        elif path != str(folder) and not path.startswith(inside):
            continue
        elif call in {"fsync", "fdatasync"}:
            yield Sync(path)
        elif call == "ftruncate":
            yield Cut(path, int(rest.rpartition(",")[2]))
        elif call == "pwrite64":
            data = _bytes(rest)
            assert len(data) == result, "a write was cut short, or strace showed too little"
            yield Write(path, int(rest.rpartition(",")[2]), data)


def _told(rest: str) -> Iterator[Told]:
    for line in _bytes(rest).decode().splitlines():
        if line.strip():
            yield Told(json.loads(line))


def _bytes(rest: str) -> bytes:
    found = _STRING.search(rest)
    return bytes.fromhex(found.group(1).replace("\\x", "")) if found else b""


def _text(shown: str) -> str:
    return bytes.fromhex(shown.replace("\\x", "")).decode() if "\\x" in shown else shown


class Mode(StrEnum):
    """What becomes of what was written and not synced."""

    NOTHING = "nothing unsynced"
    ALL = "all of it"
    SOME = "some writes"
    TORN = "torn sectors"


@dataclass(slots=True)
class _File:
    """Synced bytes, None for a name that never came to the disk; and what came after."""

    synced: bytearray | None
    since: list[Write | Cut] = field(default_factory=list)
    removed: bool = False

    def settle(self) -> None:
        self.synced = _applied(self.synced or bytearray(), self.since)
        self.since.clear()


@dataclass(slots=True)
class Disk:
    """The files of one folder as events come; `after_cut` draws what is left of them."""

    files: dict[str, _File]

    @staticmethod
    def holding(folder: Path, names: Iterable[str]) -> Disk:
        paths = [folder / name for name in names]
        return Disk({str(p): _File(bytearray(p.read_bytes())) for p in paths if p.exists()})

    def happened(self, event: Event) -> None:
        match event:
            case Write(path=path) | Cut(path=path):
                file = self.files.get(path)
                if file is None or file.removed:
                    file = self.files[path] = _File(None)
                file.since.append(event)
            case Sync(path=path) if path in self.files:
                self.files[path].settle()
            case Sync(path=path):  # a folder: its names are on the disk
                for name, file in list(self.files.items()):
                    if Path(name).parent == Path(path):
                        if file.removed:
                            del self.files[name]
                        elif file.synced is None:
                            file.synced = bytearray()
            case Remove(path=path) if path in self.files:
                self.files[path].removed = True
            case _:
                pass

    def after_cut(self, chance: random.Random, mode: Mode) -> Mapping[str, bytes]:
        """The files that are there when the power is back, by name."""
        left = {}
        for path, file in self.files.items():
            if file.removed and (mode is Mode.ALL or (mode is not Mode.NOTHING and _coin(chance))):
                continue
            if file.synced is None and (mode is Mode.NOTHING or _coin(chance)):
                continue
            pieces = list(_kept(file.since, chance, mode))
            left[Path(path).name] = bytes(_applied(bytearray(file.synced or b""), pieces))
        return left

    @property
    def unsynced(self) -> int:
        """Bytes written and not synced."""
        return sum(
            len(event.data)
            for file in self.files.values()
            for event in file.since
            if isinstance(event, Write)
        )


def _coin(chance: random.Random) -> bool:
    return chance.random() < 0.5


def _kept(
    events: Iterable[Write | Cut], chance: random.Random, mode: Mode
) -> Iterator[Write | Cut]:
    for event in events:
        if mode is Mode.NOTHING:
            continue
        if mode is Mode.ALL:
            yield event
        elif isinstance(event, Cut) or mode is Mode.SOME:
            if _coin(chance):
                yield event
        else:
            yield from (piece for piece in _sectors(event) if _coin(chance))


def _sectors(event: Write) -> Iterator[Write]:
    start, end = event.at, event.at + len(event.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Write(event.path, start, event.data[start - event.at : stop - event.at])
        start = stop


def _applied(content: bytearray, events: Iterable[Write | Cut]) -> bytearray:
    for event in events:
        if isinstance(event, Cut):
            del content[event.length :]
            content.extend(bytes(event.length - len(content)))
        else:
            content.extend(bytes(max(0, event.at + len(event.data) - len(content))))
            content[event.at : event.at + len(event.data)] = event.data
    return content
