"""Forms half typed survive a power cut: kept per person, in the encrypted store, until finished."""

from __future__ import annotations

from collections.abc import Mapping

from cashier.domain.staff import Staff
from cashier.services.desk import Desk
from cashier.store import drafts

COUNT = "count"
"""The blind count: typed figures only, no expected ones."""


def save(desk: Desk, who: Staff, kind: str, body: Mapping[str, str]) -> None:
    """Keeps what is typed now instead of what was kept before. Texts only, field name to text."""
    with desk.store.write() as connection:
        drafts.save(connection, who.number, kind, body, desk.clock.now())


def load(desk: Desk, who: Staff, kind: str) -> dict[str, str]:
    """What was kept, or nothing."""
    with desk.store.read() as connection:
        return drafts.load(connection, who.number, kind)


def forget(desk: Desk, who: Staff, kind: str) -> None:
    """The form is finished or given up."""
    with desk.store.write() as connection:
        drafts.forget(connection, who.number, kind)
