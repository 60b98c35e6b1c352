"""What one part of the torture saw: figures, controls, violations, and how to see it again."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

Figure: TypeAlias = int | float | str | bool


_CAP_SYS_ADMIN = 21
"""Its bit in a process's capabilities. Source: linux/capability.h."""


class Lacking(Exception):
    """This machine lacks what a part needs; the text says what. The part is skipped by name."""


@dataclass(slots=True, kw_only=True)
class Report:
    """One part's run. `violations` name an invariant each and how to see it again.

    `controls` are runs that must fail (a weaker setting, a check switched off): a control that
    did not fail proves that the part cannot see, and belongs into `violations`, too.
    """

    name: str
    seed: int = 0
    figures: dict[str, Figure] = field(default_factory=dict)
    controls: dict[str, Figure] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    def count(self, figure: str, more: int = 1) -> None:
        """Adds to a figure that counts something."""
        before = self.figures.get(figure, 0)
        assert isinstance(before, int)
        self.figures[figure] = before + more

    def must(self, holds: bool, violation: str) -> None:
        """Notes `violation` unless what it denies holds."""
        if not holds:
            self.violations.append(violation)

    @property
    def failed(self) -> bool:
        """Violated, or skipped where nothing may be skipped."""
        return bool(self.violations) or (bool(self.skipped) and nothing_may_be_skipped())

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "failed": self.failed}

    def lines(self) -> list[str]:
        """The table's rows of this part, for people."""
        state = "FAILED" if self.failed else "skipped" if self.skipped else "ok"
        rows = [f"{self.name:<16} {state:<8} seed {self.seed}"]
        rows += [f"    {name:<46} {_shown(value):>14}" for name, value in self.figures.items()]
        rows += [
            f"    control: {name:<37} {_shown(value):>14}" for name, value in self.controls.items()
        ]
        rows += [f"    skipped: {reason}" for reason in self.skipped]
        rows += [f"    VIOLATED: {text}" for text in self.violations[:20]]
        if len(self.violations) > 20:
            rows.append(f"    and {len(self.violations) - 20} more, in report.json")
        return rows


def _shown(value: Figure) -> str:
    if isinstance(value, bool | str):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def nothing_may_be_skipped() -> bool:
    """Debian with root has, or can install, all that the parts need.

    Root without the right to mount is a container's root: what it lacks cannot be installed.
    """
    root = getattr(os, "geteuid", lambda: -1)() == 0
    return root and Path("/etc/debian_version").exists() and _may_mount()


def _may_mount() -> bool:
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    held = next(line for line in status.splitlines() if line.startswith("CapEff:"))
    return bool(int(held.split()[1], 16) & 1 << _CAP_SYS_ADMIN)
