"""Holidays of Massachusetts and of the Federal Reserve, from the `holidays` package without the
rest of the world, which would take 14 MB of memory and half a second of processor time.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType

_importing = threading.Lock()


def of_massachusetts(years: tuple[int, ...]) -> dict[date, str]:
    """The legal holidays of these years as they are observed, with their names.

    Source: M.G.L. c.4 s.7.
    """
    with _without_siblings("countries"):
        from holidays.countries.united_states import UnitedStates
    observed = UnitedStates(subdiv="MA", years=years)  # type: ignore[no-untyped-call]  # as holidays has it
    return dict(observed.items())


def of_federal_reserve(years: tuple[int, ...]) -> dict[date, str]:
    """The days of these years on which its banks do not settle, with their names."""
    with _without_siblings("financial"):
        from holidays.financial.federal_reserve import FederalReserve
    observed = FederalReserve(years=years)  # type: ignore[no-untyped-call]  # as holidays has it
    return dict(observed.items())


@contextmanager
def _without_siblings(name: str) -> Iterator[None]:
    """While it lasts, a module of the package `name` is imported without the package itself, whose
    first lines import every module it has."""
    import holidays

    whole = f"holidays.{name}"
    with _importing:
        if whole in sys.modules:
            yield
            return
        bare = ModuleType(whole)
        bare.__path__ = [str(Path(holidays.__file__).with_name(name))]
        sys.modules[whole] = bare
        try:
            yield
        finally:
            del sys.modules[whole]
