"""Who is signed in at this window: the one at it, and those who stepped aside and come back by
PIN. Each one's drawer, drafts and hours are their own; here is nothing of them but the hours.
"""

from __future__ import annotations

from dataclasses import dataclass

from cashier.domain.staff import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Somebody who stepped aside. `began`: when they typed their passphrase, by the clock of
    `ui.idle`.
    """

    who: Staff
    began: float


class People:
    """Nobody comes back by PIN after the hours a session may last; with the password, always."""

    def __init__(self) -> None:
        self._aside: dict[str, Aside] = {}
        self._resumed: Aside | None = None
        self.by_pin = False
        """Whether who is at the window now has a PIN here."""

    def step_aside(self, who: Staff, began: float) -> None:
        """Somebody with a PIN lets another person to the window."""
        self._aside[who.number] = Aside(who=who, began=began)

    def aside(self, now: float, session: float) -> tuple[Aside, ...]:
        """Who can still come back by PIN, first come first."""
        return tuple(one for one in self._aside.values() if now - one.began < session)

    def get(self, number: str, now: float, session: float) -> Aside | None:
        """The person of that number, where they stepped aside and can still come back."""
        return next((one for one in self.aside(now, session) if one.who.number == number), None)

    def leave(self, number: str) -> Staff | None:
        """They are signed out; whom that was."""
        gone = self._aside.pop(number, None)
        return None if gone is None else gone.who

    def resume(self, number: str) -> None:
        """Their PIN was right."""
        self._resumed = self._aside.get(number)

    def came_in(self, number: str) -> float | None:
        """Somebody is at the window now: when their session began, None for one that begins now."""
        resumed, self._resumed = self._resumed, None
        self._aside.pop(number, None)
        return resumed.began if resumed is not None and resumed.who.number == number else None

    def is_aside(self, number: str) -> bool:
        """Whether that person stepped aside."""
        return number in self._aside

    def everybody_leaves(self) -> tuple[Staff, ...]:
        """The program ends."""
        gone = tuple(one.who for one in self._aside.values())
        self._aside.clear()
        return gone
