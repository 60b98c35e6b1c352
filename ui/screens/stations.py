"""Centers and stations: which there are and which still speak; changing a center, shutting a
station out, the file for a new one. Source: ux.md 3.13.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from cashier.domain.calendar import clock_time, local_date, paper_date
from cashier.domain.site import Site
from cashier.services import places
from cashier.services.places import Places, Station
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.center_dialog import CenterDialog
from ui.screens.station_dialogs import LetInDialog, StationFileDialog
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Button, Card, KeyValue, Kind, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns
from ui.workers import Contact, LedgerWorker, PrintWorker

MAIN, WIDE = 560, 340


def with_empty_centers(found: Places) -> tuple[Station, ...]:
    """The stations by name, and in their midst a line for each center that has none yet."""
    have = {one.site for one in found.stations}
    bare = [
        Station(site=code, number="", active=False, here=False, last_record=None, key_id="")
        for code in found.centers
        if code not in have
    ]
    return tuple(sorted((*found.stations, *bare), key=lambda one: one.name))


class StationsPage(Page):
    """The table at the left; the chosen station's center at the right."""

    nav_key = "stations"
    wants_workers = True

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Sites and stations"))
        self.help = self.tr(
            "Every station the ledger knows, with its center. A center's change reaches every "
            "window and its receipts with the next news; a station that is shut out sends nothing "
            "more; the file for a new one makes a computer a station at its first start."
        )
        del printer
        self._counter, self._ledger = counter, ledger
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
            if not one.number:
                return Cell(text=one.site, bold=True)
            return Cell(text=one.name, bold=True, note=self.tr("this station") if one.here else "")

        def center(one: Station) -> str:
            found = None if self._found is None else self._found.centers.get(one.site)
            return one.site if found is None else found.name

        def state(one: Station) -> Cell:
            if not one.number:
                return Cell(text=self.tr("No station yet"), tone=Tone.MUTED)
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
        if not one.number:
            return ""
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
        """The chosen station and its center, and new ones; nothing while the ledger is away."""
        one, can = self.table.current(), self._read_only() == ""
        training = self._counter.desk.identity.training
        out = one is None or one.active or not one.number
        theirs = one is not None and bool(one.number) and not one.here
        return (
            Action(
                text=self.tr("Change center"),
                slot=self.change_center,
                key="F6",
                enabled=can and self._center() is not None,
            ),
            Action(text=self.tr("New center"), slot=self.add_center, key="Ctrl+N", enabled=can),
            Action(
                text=self.tr("New file"),
                slot=self.new_file,
                key="F9",
                enabled=can and not training and theirs,
            ),
            Action(
                text=self.tr("Shut out") if out else self.tr("Let in"),
                slot=self.let_in,
                key="F8",
                kind=Kind.DANGEROUS if out else Kind.SECONDARY,
                at_right=True,
                enabled=can and theirs,
            ),
            Action(
                text=self.tr("New station"),
                slot=self.add_station,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=can and not training and self._found is not None,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Reading anew."""
        return {"Ctrl+R": self.refresh}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {"Ctrl+R": self.tr("Read again")}

    def _read_only(self) -> str:
        """Why nothing can be changed now, '' while it can."""
        if self._found is None:
            return self.tr("Reading the list.")
        if self._ledger.contact not in (Contact.UNREACHABLE, Contact.STOPPED):
            return ""
        since = self._ledger.since
        if since is None:
            return self.tr("The ledger cannot be reached: the list can only be read.")
        return self.tr(
            "The ledger was not reached since {time}: the list can only be read."
        ).format(time=clock_time(since))

    def _hint(self) -> str:
        one, why = self.table.current(), self._read_only()
        if why:
            return why
        if self._counter.desk.identity.training:
            return self.tr("Training has one station.")
        if one is not None and one.here:
            return self.tr("This station is shut out from another window.")
        return ""

    def _center(self) -> Site | None:
        one = self.table.current()
        return None if one is None or self._found is None else self._found.centers.get(one.site)

    def change_center(self) -> None:
        """The center of the chosen station."""
        site = self._center()
        if site is not None:
            CenterDialog(self, self._counter, site, self._kept).open()

    def add_center(self) -> None:
        """One more."""
        CenterDialog(self, self._counter, None, self._added).open()

    def let_in(self) -> None:
        """Shuts the chosen station out, or lets it in again."""
        one = self.table.current()
        if one is not None and one.number and not one.here:
            LetInDialog(self, self._counter, one, self._let).open()

    def add_station(self) -> None:
        """The file for one more station."""
        self._file(None)

    def new_file(self) -> None:
        """New credentials for the chosen one."""
        self._file(self.table.current())

    def _file(self, chosen: Station | None) -> None:
        found = self._found
        if found is not None:
            centers = [found.centers[code] for code in sorted(found.centers)]
            StationFileDialog(
                self, self._counter, centers, found.stations, chosen, self._made
            ).open()

    def _kept(self, _site: object) -> None:
        self._done(self.tr("Saved. Every window hears of it with its next news."))

    def _added(self, _site: object) -> None:
        self._done(self.tr("The center is there. Its first station comes next: F12."))

    def _let(self, one: object) -> None:
        assert isinstance(one, Station)
        words = self.tr("{station} is shut out.") if one.active else self.tr("{station} is let in.")
        self._done(words.format(station=one.name))

    def _made(self, file: object) -> None:
        self._done(self.tr("Written: {file}. Bring it to the computer.").format(file=file))

    def _done(self, words: str) -> None:
        self.toast(words)
        self._ledger.now()
        self._counter.events.ledger_changed.emit(None)
        self.refresh()

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
        rows = with_empty_centers(found)
        same = next((one for one in rows if one.name == name), None)
        self.table.set_rows(rows, choose=same, keep=False)
        self.empty.setText(self.tr("The ledger has told of no station yet."))
        self._body.setCurrentWidget(self.table if rows else self.empty)
        self.center.setVisible(bool(rows))
        self.say(
            context=self.tr("stations: {stations}, centers: {centers}").format(
                stations=len(found.stations), centers=len(found.centers)
            ),
            hint=self._hint(),
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
        self.say(hint=self._hint())

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
        if one.number:
            found += [
                (self.tr("Receipt key"), one.key_id or self.tr("None")),
                (self.tr("Last record"), self._last(one)),
            ]
        return [(label, value) for label, value in found if value]
