"""Sites and stations: which there are and which still speak, to be read; who keeps the ledger adds
and retires them. Source: ux.md 3.13.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from cashier.domain.calendar import local_date, paper_date
from cashier.domain.site import Site
from cashier.services import places
from cashier.services.places import Places, Station
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Button, Card, KeyValue, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

MAIN, WIDE = 560, 340


class StationsPage(Page):
    """The table at the left; the chosen station's center at the right."""

    nav_key = "stations"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Sites and stations"))
        self.help = self.tr(
            "Every station the ledger knows, with its center. New ones are enrolled, and lost ones "
            "shut out, by whoever keeps the ledger; the administrator's guide says how."
        )
        self._counter = counter
        self._latest = Latest()
        self._found: Places | None = None
        self.table: FoldingTable[Station] = FoldingTable(
            self._columns(), name=self.tr("Stations"), row=48, fills_card=False
        )
        self.table.chosen.connect(self._chosen)
        self.empty = Text(self.tr("Reading the list."), tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble = Banner(
            Tone.ERROR, "", buttons=(Button(self.tr("Read again"), clicked=self.refresh),)
        )
        self.center = Card()
        self.center_name = Text("", Type.H3, bold=True, wrap=True)
        self.facts = KeyValue(label_width=120, spacing=8)
        self.center.add(self.center_name)
        self.center.add(self.facts)
        self.center.body.addStretch(1)
        self._lay_out()
        counter.events.ledger_changed.connect(self._changed_outside)

    def _columns(self) -> tuple[Column[Station], ...]:
        def name(one: Station) -> Cell:
            return Cell(text=one.name, bold=True, note=self.tr("this station") if one.here else "")

        def center(one: Station) -> str:
            found = None if self._found is None else self._found.centers.get(one.site)
            return one.site if found is None else found.name

        def state(one: Station) -> Cell:
            if one.active:
                return Cell(text=self.tr("In use"), icon="circle-check", icon_tone=Tone.SUCCESS)
            return Cell(text=self.tr("Shut out"), icon="ban", icon_tone=Tone.MUTED)

        return (
            Column(title=self.tr("Station"), cell=name, width=130),
            Column(title=self.tr("Center"), cell=center, width=200, stretch=1),
            Column(title=self.tr("State"), cell=state, width=120),
            Column(title=self.tr("Last record"), cell=self._last, width=140),
        )

    def _last(self, one: Station) -> str:
        if one.last_record is None:
            return self.tr("None known here")
        return paper_date(local_date(one.last_record))

    def _lay_out(self) -> None:
        listed = Card(self.tr("Stations"), flush=True)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        self._body.setCurrentWidget(self.empty)
        listed.add(self.trouble)
        self.trouble.hide()
        listed.add(self._body, 1)
        columns = Columns(self)
        columns.add(listed, MAIN, 7)
        columns.add(self.center, WIDE, 4)

    def acts(self) -> Sequence[Action]:
        """Only reading anew."""
        return (Action(text=self.tr("Read again"), slot=self.refresh, key="F9"),)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.table

    def on_enter(self) -> None:
        """As they are now."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads the list anew; what is shown stays until then."""
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: places.listed(desk, who),
            self,
            self._latest(self._show),
            self._not_read,
        )

    def _show(self, found: Places) -> None:
        self._found = found
        self.trouble.hide()
        before = self.table.current()
        name = "" if before is None else before.name
        same = next((one for one in found.stations if one.name == name), None)
        self.table.set_rows(found.stations, choose=same, keep=False)
        self.empty.setText(self.tr("The ledger has told of no station yet."))
        self._body.setCurrentWidget(self.table if found.stations else self.empty)
        self.center.setVisible(bool(found.stations))
        self.say(
            context=self.tr("stations: {stations}, centers: {centers}").format(
                stations=len(found.stations), centers=len(found.centers)
            )
        )

    def _not_read(self, error: Failure) -> None:
        text = sentence(error)
        if self._found is None:
            self.empty.setText(text)
        self.trouble.set_text(text)
        self.trouble.show()
        announce(self, text, urgent=True)

    @Slot(object)
    def _changed_outside(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible():
            self.refresh()

    @Slot(object)
    def _chosen(self, one: object) -> None:
        if not isinstance(one, Station) or self._found is None:
            return
        site = self._found.centers.get(one.site)
        self.center_name.setText(one.site if site is None else site.name)
        self.facts.set_pairs(self._facts(one, site))

    def _facts(self, one: Station, site: Site | None) -> list[tuple[str, str]]:
        found = [(self.tr("Code"), one.site)]
        if site is not None:
            hours = ", ".join(sorted({f"{opens}-{closes}" for _, opens, closes in site.hours}))
            closings = ", ".join(paper_date(day) for day in site.closings)
            found += [
                (self.tr("Address"), site.address),
                (self.tr("Phone"), site.phone),
                (self.tr("County"), site.county),
                (self.tr("Counter hours"), hours),
                (self.tr("Closed besides"), closings),
            ]
        found += [
            (self.tr("Receipt key"), one.key_id or self.tr("None")),
            (self.tr("Last record"), self._last(one)),
        ]
        return [(label, value) for label, value in found if value]
