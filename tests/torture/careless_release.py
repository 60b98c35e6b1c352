"""A control that must fail: the program as it would be if the store kept no transaction together.

Every statement stands for itself, so a death inside a payment leaves a number without its receipt
or an item without its posting. A torture that finds nothing wrong with this one cannot see.
"""

from __future__ import annotations

from typing import Any

from cashier.store import engine


def install() -> None:
    """Makes this process the careless one."""
    careful = engine._engine

    def careless(sealed: Any, **how: Any) -> Any:
        return careful(sealed, **{**how, "begin": "SELECT 1"})

    engine._engine = careless
