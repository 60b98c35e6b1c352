"""The day in the header: its time, its date, and at which center and station it is worked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cashier.domain.calendar import clock_time, local_date, long_day
from ui.tasks import Lane

if TYPE_CHECKING:
    from cashier.services.counter_day import CounterDay
    from ui.counter import Counter
    from ui.shell import Shell


class DayShown(QObject):
    """Signals: `center_known(str)`: the name of the center this station stands in."""

    center_known = Signal(str)

    def __init__(self, counter: Counter, shell: Shell) -> None:
        super().__init__()
        self._counter, self._header = counter, shell.header
        self._day: date | None = None

    def minute(self) -> None:
        """The time in the header; a new day reads the day anew."""
        now = self._counter.desk.clock.now()
        today = local_date(now)
        text = f"{long_day(today)}, {clock_time(now)}"
        if self._header.time.text() != text:
            self._header.set_time(text)
        if today != self._day:
            first, self._day = self._day is None, today
            self.read()
            if not first:
                self._counter.events.day_changed.emit(today)

    @Slot()
    @Slot(object)
    def read(self, why: object = None) -> None:
        """Reads the day; at a new station the directory comes after sign-in was shown."""
        from cashier.services.counter_day import counter_day

        desk = self._counter.desk
        self._counter.tasks.run(
            Lane.DB, lambda: counter_day(desk), self, self.known, lambda error: None
        )

    @Slot(object)
    def known(self, day: CounterDay) -> None:
        """The day was read, here or by sign-in."""
        from ui.screens.day_words import station_name

        self._header.set_station(station_name(day.site_name, day.station))
        self.center_known.emit(day.site_name)
