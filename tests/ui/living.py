"""What lives in this process, Python's objects by type (Qt's widgets among them), and resident
memory. Two looks taken at the same screen tell what was not let go.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

GONE = "no longer Qt's"
"""How an object is counted that Qt has deleted and Python still holds."""


@dataclass(frozen=True, slots=True)
class Living:
    """One look: how many objects of each type Python's collector knows."""

    objects: Counter[str]

    def grown(self, since: Living, least: int) -> list[tuple[str, int, int]]:
        """Types of which there are at least `least` more than `since`: name, before, now."""
        found = [
            (name, since.objects[name], now)
            for name, now in self.objects.items()
            if now - since.objects[name] >= least
        ]
        return sorted(found, key=lambda one: one[1] - one[2])


def living() -> Living:
    """What lives now, after everything that was dropped has died.

    Qt is not asked for its children: each would get an object of Python's, which stays.
    """
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    return Living(Counter(_name(one) for one in gc.get_objects()))


def resident_mb() -> float:
    """Resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _name(one: object) -> str:
    kind = type(one)
    name = f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(one, shiboken6.Shiboken.Object) and not shiboken6.isValid(one):
        return f"{name}, {GONE}"
    return name
