"""A bar on a terminal while something long runs; nothing where nobody watches."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

STAGES = {
    "accounts": "Reading accounts",
    "bills": "Reading bills",
    "payments": "Reading payments",
    "compare": "Comparing",
    "write": "Writing",
}

Progress = Callable[[str, int, int], None]


@contextlib.contextmanager
def bar() -> Iterator[Progress | None]:
    """Gives what to call with a stage, done and total; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage.capitalize()), total=None)
            bars.update(tasks[stage], completed=done, total=max(total, 1) if total >= 0 else None)

        yield advance
