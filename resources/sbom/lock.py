"""Reads requirements.lock: names, versions, hashes, who asked for what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_BY = re.compile(r"^\s+#\s+(?:via\s+)?(\S+)(?:\s+\(([^)]+)\))?$")
PROGRAM = "cashier"
_RUN, _DEVELOP = "pyproject.toml", "pyproject.toml:dev"


@dataclass(slots=True, kw_only=True)
class Pinned:
    """One line of the lock. `asked_by` names packages, or `cashier` for pyproject.toml itself;
    `run` says that the program needs it, not only its developers."""

    name: str
    version: str
    marker: str = ""
    hashes: list[str] = field(default_factory=list)
    asked_by: set[str] = field(default_factory=set)
    run: bool = False


def read(text: str) -> dict[str, Pinned]:
    """The lock's packages by name.

    Raises ValueError for a package without a hash or a line that is none of ours: a bill that
    leaves something out is worse than none.
    """
    pins: dict[str, Pinned] = {}
    now: Pinned | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if found := _PIN.match(line):
            now = Pinned(name=found[1], version=found[2], marker=(found[3] or "").strip())
            pins[now.name] = now
        elif now is not None and (found := _HASH.search(line)):
            now.hashes.append(found[1])
        elif line.strip() == "# via":
            continue
        elif now is not None and (found := _BY.match(line)):
            _asked(now, found[1], found[2] or "")
        else:
            raise ValueError(f"requirements.lock: not understood: {line!r}")
    bare = [one.name for one in pins.values() if not one.hashes]
    if bare:
        raise ValueError(f"requirements.lock: without a hash: {', '.join(bare)}")
    _spread(pins.values())
    return pins


def _asked(pin: Pinned, name: str, where: str) -> None:
    pin.asked_by.add(name)
    if where == _RUN:
        pin.run = True
    elif where not in ("", _DEVELOP):
        raise ValueError(f"requirements.lock: {pin.name} is asked for by {name} ({where})")


def _spread(pins: Iterable[Pinned]) -> None:
    """What a needed package needs is needed."""
    every = list(pins)
    needed = {one.name for one in every if one.run}
    while True:
        more = {one.name for one in every if not one.run and one.asked_by & needed}
        if not more:
            return
        for one in every:
            one.run = one.run or one.name in more
        needed |= more
