"""The drawer of whoever is at the window, and the visits begun with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.payment import Visit
from cashier.domain.staff import Staff
from ui.sound import Cue
from ui.style import Tone
from ui.tasks import Lane
from ui.which_screen import CLOSE_SCREENS, first_screen

if TYPE_CHECKING:
    from ui.counter import Counter
    from ui.pages import Pages
    from ui.screens.begun import Begun
    from ui.shell import Shell
    from ui.station_news import StationNews


class DrawerHere(QObject):
    """Keeps `Counter.drawer` and `Counter.last_visit`."""

    def __init__(self, counter: Counter, shell: Shell, pages: Pages, news: StationNews) -> None:
        super().__init__()
        self._counter, self._shell, self._pages, self._news = counter, shell, pages, news
        self._begun: Begun | None = None

    @Slot(object)
    def person_came(self, who: object) -> None:
        """Reads their drawer; what they begin with is shown when it is known."""
        if isinstance(who, Staff):
            self._counter.tasks.run(Lane.DB, self._reader(who), self, self._first_known)

    def _reader(self, who: Staff) -> Callable[[], DrawerSession | None]:
        desk = self._counter.desk

        def read() -> DrawerSession | None:
            from cashier.services import drawers

            return drawers.current(desk, who)

        return read

    def _first_known(self, drawer: DrawerSession | None) -> None:
        self._counter.drawer = drawer
        self._news.show()
        self._counter.go(first_screen(self._counter))
        self._offer_begun()

    @Slot(object)
    def drawer_changed(self, what: object) -> None:
        """A drawer was opened, counted or closed, here or from elsewhere."""
        who = self._counter.who
        if isinstance(what, DrawerSession):
            self._drawer_is(None if what.state is DrawerState.CLOSED else what)
        elif who is not None:
            self._counter.tasks.run(Lane.DB, self._reader(who), self, self._drawer_is)

    def _drawer_is(self, drawer: DrawerSession | None) -> None:
        counter = self._counter
        opened = counter.drawer is None and drawer is not None
        # whoever closes their own drawer says so first: this one was closed from elsewhere
        taken_away = counter.drawer is not None and drawer is None
        counter.drawer = drawer
        if taken_away:
            self._shell.toast(self.tr("Your drawer was closed by a supervisor."), Tone.INFO)
            if self._pages.shown in CLOSE_SCREENS:
                counter.go(first_screen(counter))  # there is nothing left to count
        counter.changed.emit()
        self._news.read()
        if opened:
            self._offer_begun()

    @Slot(object)
    def payment_taken(self, visit: object) -> None:
        """Remembers it for what shows the last payment, and sounds."""
        if isinstance(visit, Visit):
            self._counter.last_visit = visit
            if self._counter.sounds is not None:
                self._counter.sounds.play(Cue.POSTED)
        self._counter.changed.emit()

    # --- visits begun --------------------------------------------------------------------------

    def _offer_begun(self) -> None:
        """Visits that a crash, a lock or another person at the window cut short."""
        drawer = self._counter.drawer
        if drawer is not None and drawer.state is DrawerState.OPEN:
            self._begun_visits().offer()

    def ask_begun(self) -> None:
        """The list of them, asked for."""
        self._begun_visits().ask()

    def _begun_visits(self) -> Begun:
        if self._begun is None:
            from ui.screens.begun import Begun

            self._begun = Begun(self._counter, self._shell, self._shell.toast)
        return self._begun

    @Slot()
    def forget(self) -> None:
        """Another person or another language."""
        self._begun = None
