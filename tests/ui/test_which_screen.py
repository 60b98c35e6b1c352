"""Where a wish for a screen leads, as the counter stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.staff import Role, Staff
from ui.counter import Counter
from ui.which_screen import first_screen, which_screen

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
OPEN, COUNTING = DrawerState.OPEN, DrawerState.COUNTING


def standing(
    role: Role = Role.CASHIER,
    drawer: DrawerState | None = None,
    *,
    days: int = 0,
    visit: bool = False,
) -> Counter:
    """A counter with somebody of that role, a drawer opened `days` ago, perhaps a visit."""
    session = None
    if drawer is not None:
        opened = NOW - timedelta(days=days)
        session = DrawerSession(
            session_id="s", staff="1", business_date=opened.date(), state=drawer, opened_at=opened
        )
    return cast(
        Counter,
        SimpleNamespace(
            person=Staff(number="1", name="A. Rivera", role=role),
            drawer=session,
            visit=object() if visit else None,
            desk=SimpleNamespace(clock=TrainingClock(NOW)),
        ),
    )


@pytest.mark.parametrize(
    ("counter", "screen"),
    [
        (standing(), "open_drawer"),
        (standing(drawer=OPEN), "find"),
        (standing(drawer=OPEN, days=1), "open_drawer"),
        (standing(drawer=COUNTING, days=1), "count"),
        (standing(Role.SUPERVISOR), "board"),
        (standing(Role.SUPERVISOR, drawer=OPEN), "find"),
        (standing(Role.SUPERVISOR, drawer=OPEN, days=1), "open_drawer"),
        (standing(Role.ADMINISTRATOR), "staff"),
        (standing(Role.AUDITOR), "reports"),
    ],
)
def test_what_a_person_begins_with(counter: Counter, screen: str) -> None:
    assert first_screen(counter) == screen


@pytest.mark.parametrize(
    ("counter", "wish", "shown", "led"),
    [
        (standing(drawer=OPEN, visit=True), ("pay", None), "account", ("pay", None)),
        (standing(drawer=OPEN), ("pay", None), "account", ("find", None)),
        (standing(visit=True), ("review", None), "pay", ("open_drawer", None)),
        (standing(drawer=OPEN), ("open_drawer", None), "today", ("find", None)),
        (standing(drawer=OPEN), ("open_drawer", "why"), "today", ("open_drawer", "why")),
        (standing(Role.AUDITOR), ("deposit", None), "reports", ("deposits", None)),
        (standing(Role.SUPERVISOR), ("deposit", None), "reports", ("deposit", None)),
        (standing(), ("settings", None), "today", ("settings", "today")),
        (standing(), ("printer", None), "settings", ("printer", None)),
        (standing(), ("status", None), "sign_in", ("status", None)),
        (standing(), ("posted", "visit"), "review", ("posted", "visit")),
        (standing(), ("posted", "visit"), "today", ("visit", "visit")),
        (standing(), ("posted", None), "today", ("posted", None)),
    ],
)
def test_where_a_wish_leads(
    counter: Counter,
    wish: tuple[str, object],
    shown: str,
    led: tuple[str, object],
) -> None:
    assert which_screen(counter, *wish, shown) == led
