"""The counter as screens see it: the desk, the background lanes, what changed, who is signed in,
and where to go next.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cashier.domain.drawer import DrawerSession
from cashier.domain.payment import Visit
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from ui.events import Events
from ui.people import People
from ui.tasks import Gate

if TYPE_CHECKING:
    # It brings search and items with it, which sign-in has no use for.
    from cashier.services.accounts import FoundBy
    from ui.sound import Sounds
    from ui.visit import VisitInHand


class Counter(QObject):
    """Made once by the application and given to every screen; lives on the main thread.

    Signals: `go_requested(str, object)`: show the screen of that name, with what it is about.
    Names: `sign_in`, `lock`, `open_drawer`, `find`, `account` (billing account number), `pay`,
    `review`, `posted` (Visit), `today`, `count`, `difference`, `closed` (DrawerReport), `reports`,
    `board`, `trends` (site), `status`, `settings`. `changed`: the person, the drawer, the visit or
    the screen is another: what stands around the page reads it anew.
    """

    go_requested = Signal(str, object)
    changed = Signal()

    def __init__(self, desk: Desk, tasks: Gate, events: Events) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = tasks
        self.events = events
        self.who: Staff | None = None
        self.people = People()
        self.drawer: DrawerSession | None = None
        self.visit: VisitInHand | None = None
        self.last_visit: Visit | None = None
        self.sounds: Sounds | None = None
        self._found: tuple[str, FoundBy] | None = None
        self.setting_up = False
        self.closed = False
        """The window has gone or is going: what comes late is shown to nobody."""
        events.settings_changed.connect(self._settings_changed)

    @Slot(object)
    def _settings_changed(self, now: object) -> None:
        """Acts from now on for every page; which ledger is another's word and stays."""
        from cashier.settings import Settings

        if isinstance(now, Settings):
            stays = {"ledger": self.desk.settings.ledger}
            self.desk = replace(self.desk, settings=now.model_copy(update=stays))

    @property
    def may_set_up(self) -> bool:
        """Whether whoever is here keeps printer and scanner: supervisors, administrators, and
        whoever sets the station up before anybody works at it.
        """
        who = self.who
        return self.setting_up or (
            who is not None and (who.may(Act.APPROVE) or who.may(Act.ADMINISTER))
        )

    @property
    def person(self) -> Staff:
        """Who is signed in. Screens behind the sign-in page may rely on it."""
        assert self.who is not None, "somebody is signed in"
        return self.who

    def go(self, screen: str, about: object = None) -> None:
        """Ask for another screen."""
        self.go_requested.emit(screen, about)

    def found(self, number: str, by: FoundBy) -> None:
        """A search came upon this account; whoever opens it next says so to the audit."""
        self._found = (number, by)

    def found_by(self, number: str) -> FoundBy | None:
        """The search that came upon an account, told once."""
        found, self._found = self._found, None
        return found[1] if found is not None and found[0] == number else None

    def next_customer(self) -> None:
        """Forgets the visit in hand: confirmations and figures go with it."""
        self.visit = None
