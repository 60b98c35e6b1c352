"""Which screen a wish leads to, by person, drawer and visit: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.domain.calendar import local_date
from cashier.domain.drawer import DrawerState
from cashier.domain.staff import Act

if TYPE_CHECKING:
    from ui.counter import Counter

CLOSE_SCREENS = frozenset({"count", "difference", "closed"})
"""What a drawer is closed on: without a drawer nothing is left to do there."""
WITH_VISIT = frozenset({"pay", "review"})
ASIDE = frozenset({"status", "scanner", "printer", "settings"})
"""Looked into beside the work: Esc goes back to where they were opened from."""


def first_screen(counter: Counter) -> str:
    """What the person who is signed in begins with."""
    who, drawer = counter.person, counter.drawer
    if drawer is not None and drawer.state is DrawerState.COUNTING:
        return "count"
    if drawer is not None and drawer.business_date == local_date(counter.desk.clock.now()):
        return "find"
    if drawer is None and who.may(Act.FORCE_CLOSE):
        return "board"  # what waits for them; a drawer of their own is one key away
    if who.may(Act.OPEN_DRAWER):
        return "open_drawer"
    if who.may(Act.ADMINISTER):
        return "staff"
    return "reports" if who.may(Act.REPORTS) else "status"


def which_screen(counter: Counter, name: str, about: object, shown: str) -> tuple[str, object]:
    """The screen that stands for the wish `name`, and what it is about. `shown` is in front now."""
    drawer = counter.drawer
    if name in WITH_VISIT and (counter.visit is None or drawer is None):
        name = "find" if drawer is not None else first_screen(counter)
    if name == "open_drawer" and drawer is not None and about is None:
        name = first_screen(counter)
    if name == "deposit" and not counter.person.may(Act.DEPOSIT):
        name = "deposits"  # an auditor looks
    if name in ASIDE and shown not in ASIDE | {"lock", "sign_in"}:
        about = shown
    if name == "posted" and shown != "review" and about is not None:
        name = "visit"  # looked up, not just recorded: what is wrong with it is put right there
    return name, about
