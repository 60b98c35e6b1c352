"""A center as its receipts show it: name, address, telephone, county, and when it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.calendar import local_date
from cashier.domain.errors import Refusal
from cashier.domain.site import Site
from cashier.services import place_acts
from cashier.services.place_acts import LedgerLogin
from cashier.vault import Keys
from ui.counter import Counter
from ui.item import read_date
from ui.screens.center_hours import HoursGrid
from ui.screens.ledger_act import LedgerActDialog
from ui.tasks import Failure
from ui.widgets import Field
from ui.widgets.reflow import Columns

LEFT, RIGHT = 360, 330


class CenterDialog(LedgerActDialog):
    """Changes a center, or adds one. `done` is called with the center as it was kept."""

    wide = 820

    def __init__(
        self, parent: QWidget, counter: Counter, site: Site | None, done: Callable[[object], None]
    ) -> None:
        self.before = site
        self._site = site or Site(code="", name="", address="", phone="", county="")
        title = (
            self.tr("A new center")
            if site is None
            else self.tr("Change center {code}").format(code=site.code)
        )
        super().__init__(
            parent,
            counter,
            title,
            keep=self.tr("Leave it"),
            yes=self.tr("Add center") if site is None else self.tr("Save center"),
            done=done,
        )

    def add_fields(self) -> None:
        """Words at the left, hours at the right."""
        site = self._site
        self.code = Field(self.tr("Code"), hint=self.tr("as in BOS-01"), line=True)
        self.code.edit.setMaxLength(8)
        self.name = Field(self.tr("Name"), text=site.name, line=True)
        self.address = Field(self.tr("Address, as receipts show it"), text=site.address, line=True)
        self.phone = Field(self.tr("Telephone"), text=site.phone, line=True)
        self.county = Field(self.tr("County"), text=site.county, line=True)
        for field, most in (
            (self.name, place_acts.NAME_MAX),
            (self.address, place_acts.ADDRESS_MAX),
            (self.phone, place_acts.PHONE_MAX),
            (self.county, place_acts.COUNTY_MAX),
        ):
            field.edit.setMaxLength(most)
        self.hours = HoursGrid(site.hours)
        self.closings = Field(
            self.tr("Closed besides"),
            text=", ".join(f"{day:%m/%d/%Y}" for day in site.closings),
            hint=self.tr("as 12/24/2026, 12/31/2026"),
            line=True,
        )
        words, right = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        for field in (self.code, self.name, self.address, self.phone, self.county):
            words.addWidget(field)
        words.addStretch(1)
        right.setSpacing(8)
        right.addWidget(self.hours)
        right.addWidget(self.closings)
        right.addStretch(1)
        both = QWidget()
        columns = Columns(both, spacing=32)
        columns.add(words, LEFT, 1)
        columns.add(right, RIGHT, 1)
        self.body.addWidget(both)
        self.code.setVisible(self.before is None)

    def fields(self) -> tuple[QWidget, ...]:
        """In the order of Enter."""
        return (
            *((self.code.edit,) if self.before is None else ()),
            *(one.edit for one in (self.name, self.address, self.phone, self.county)),
            *self.hours.controls(),
            self.closings.edit,
        )

    def ready(self) -> bool:
        """A name, times that are times, days that are days."""
        for field in (self.code, self.name, self.address, self.phone, self.county, self.closings):
            field.set_error("")
        for field, needed in ((self.code, self.before is None), (self.name, True)):
            if needed and not field.text().strip():
                field.set_error(self.tr("This is needed."))
                field.edit.setFocus()
                return False
        wrong = self.hours.wrong()
        self.fit()
        if wrong is not None:
            wrong.setFocus()
            return False
        if self._closings() is None:
            self.closings.set_error(self.tr("Type days as 12/24/2026, with commas between."))
            self.closings.edit.setFocus()
            return False
        return True

    def _closings(self) -> tuple[date, ...] | None:
        today = local_date(self.counter.desk.clock.now())
        found = []
        for part in self.closings.text().replace(";", ",").split(","):
            try:
                day = read_date(part, today, ahead=True)
            except Refusal:
                return None
            if day is not None:
                found.append(day)
        return tuple(found)

    def site(self) -> Site:
        """As typed."""
        return replace(
            self._site,
            code=self._site.code or self.code.text().strip().upper(),
            name=self.name.text(),
            address=self.address.text(),
            phone=self.phone.text(),
            county=self.county.text(),
            hours=self.hours.hours(),
            closings=self._closings() or (),
        )

    def work(self, keys: Keys, login: LedgerLogin) -> Callable[[], object]:
        """The change, or the new center."""
        desk, who = self.counter.desk, self.counter.person
        before, after = self.before, self.site()

        def change() -> object:
            if before is None:
                place_acts.add_site(desk, who, keys, login, after)
            else:
                place_acts.change_site(desk, who, keys, login, before=before, after=after)
            return after

        return change

    def field_of(self, error: Failure) -> Field | None:
        """The field a refusal is about."""
        found = {"site.code": self.code, "site.exists": self.code, "site.name": self.name}
        return found.get(error.code)
