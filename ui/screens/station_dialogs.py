"""Shutting a station out or letting it in again, and the file that makes a computer a station."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.site import Site
from cashier.services import place_acts
from cashier.services.place_acts import LedgerLogin
from cashier.services.places import Station
from cashier.vault import Keys
from ui.counter import Counter
from ui.screens.ledger_act import LedgerActDialog
from ui.screens.save_file import ask_where
from ui.style import Tone
from ui.tasks import Failure
from ui.widgets import Button, Combo, Field


class LetInDialog(LedgerActDialog):
    """One question, and the ledger's login where it has one. `done` is called with the station."""

    def __init__(
        self, parent: QWidget, counter: Counter, one: Station, done: Callable[[object], None]
    ) -> None:
        self._station = one
        title = self.tr("Shut {station} out?") if one.active else self.tr("Let {station} in again?")
        super().__init__(
            parent,
            counter,
            title.format(station=one.name),
            keep=self.tr("Leave it"),
            yes=self.tr("Shut out") if one.active else self.tr("Let in"),
            done=done,
            dangerous=one.active,
        )

    def add_fields(self) -> None:
        """What follows from it."""
        if self._station.active:
            words = self.tr(
                "The ledger takes nothing more from it, at once. What it recorded stays; what it "
                "has not sent yet stays at that computer until it is let in again."
            )
        else:
            words = self.tr(
                "It goes on with the credentials it has, and sends what it kept. If the computer "
                "or its file may have been seen by others, make a new file instead."
            )
        self.add_text(words)

    def work(self, keys: Keys, login: LedgerLogin) -> Callable[[], object]:
        """The other state."""
        desk, who, one = self.counter.desk, self.counter.person, self._station

        def change() -> object:
            place_acts.let_in(
                desk, who, keys, login, site=one.site, station=one.number, active=not one.active
            )
            return one

        return change


class StationFileDialog(LedgerActDialog):
    """Center, number, where the file goes; the stations' own authority where the ledger is on a
    server. `done` is called with the file.
    """

    wide = 640

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        centers: Sequence[Site],
        stations: Sequence[Station],
        chosen: Station | None,
        done: Callable[[object], None],
    ) -> None:
        self._centers, self._stations, self._chosen = centers, stations, chosen
        super().__init__(
            parent,
            counter,
            self.tr("A new station")
            if chosen is None
            else self.tr("A new file for {station}").format(station=chosen.name),
            keep=self.tr("Leave it"),
            yes=self.tr("Make the file"),
            done=done,
        )
        for one in (self.certificate, self.key):
            one.setVisible(self.login.central)
        self._number_typed()

    def add_fields(self) -> None:
        """Which station, and the file."""
        self.add_text(
            self.tr(
                "The file is the station until it is used: carry it as you would a key. The first "
                "start of the new computer asks for it, and destroys it."
            )
        )
        own = self.counter.desk.identity.site if self._chosen is None else self._chosen.site
        self.center = Combo([(f"{one.name}, {one.code}", one.code) for one in self._centers])
        self.center.set_value(own)
        self.center_field = Field(self.tr("Center"), control=self.center)
        self.number = Field(self.tr("Number"), hint=self.tr("two digits"), line=True)
        self.number.edit.setMaxLength(2)
        self.ends = self.add_text("", tone=Tone.WARNING)
        self.ends.hide()
        self.file = Field(
            self.tr("File"),
            beside=Button(self.tr("Choose place"), icon="folder-open", clicked=self._choose),
            line=True,
        )
        self.certificate = Field(
            self.tr("Certificate of your authority"),
            help_=self.tr("PEM; leave both empty where stations have no certificates."),
        )
        self.key = Field(self.tr("Its key"))
        for part in (self.center_field, self.number, self.file, self.certificate, self.key):
            self.body.addWidget(part)
        self._place_chosen = False
        self.center.chosen.connect(self._center_chosen)
        self.number.edit.textEdited.connect(self._number_typed)
        self.file.edit.textEdited.connect(self._place_typed)
        self.number.edit.setText(self._next() if self._chosen is None else self._chosen.number)
        for control in (self.center, self.number.edit):
            control.setEnabled(self._chosen is None)

    def fields(self) -> tuple[QWidget, ...]:
        """In the order of Enter."""
        return (
            self.center,
            self.number.edit,
            self.file.edit,
            self.certificate.edit,
            self.key.edit,
        )

    def first_focus(self) -> QWidget:
        """The file, where the station is known."""
        return self.number.edit if self._chosen is None else self.file.edit

    def _next(self) -> str:
        """The first number after those of the center."""
        taken = [int(one.number) for one in self._stations if one.site == self.center.value()]
        return f"{min(max(taken, default=0) + 1, 99):02}"

    def _center_chosen(self, _site: object) -> None:
        self.number.edit.setText(self._next())
        self._number_typed()

    @Slot()
    def _place_typed(self) -> None:
        self._place_chosen = True

    @Slot()
    def _number_typed(self) -> None:
        """Says whose credentials end, and names the file after the station."""
        name = f"{self.center.value()}-{self.number.text()}"
        known = any(one.name == name for one in self._stations)
        words = self.tr("{station} is there already: the credentials it has end at once.")
        self.ends.setText(words.format(station=name) if known else "")
        self.ends.setVisible(known)
        if not self._place_chosen:
            where = QStandardPaths.StandardLocation.DocumentsLocation
            folder = Path(QStandardPaths.writableLocation(where))
            self.file.edit.setText(str(folder / f"{name.lower()}.json"))
        if self.isVisible():
            self.fit()

    @Slot()
    def _choose(self) -> None:
        name = Path(self.file.text()).name or "station.json"
        ask_where(self, self.tr("File of the station"), name, "JSON (*.json)", self.place_at)

    def place_at(self, path: Path) -> None:
        """The file goes there."""
        self._place_chosen = True
        self.file.edit.setText(str(path))

    def ready(self) -> bool:
        """Two digits and a place; the certificate and its key or neither."""
        for field in (self.number, self.file, self.certificate, self.key):
            field.set_error("")
        wrong: tuple[Field, str] | None = None
        number = self.number.text().strip()
        half = bool(self.certificate.text().strip()) != bool(self.key.text().strip())
        if not (len(number) == 2 and number.isascii() and number.isdigit()):
            wrong = self.number, self.tr("Use two digits, like 02.")
        elif not self.file.text().strip():
            wrong = self.file, self.tr("This is needed.")
        elif self.login.central and half:
            wrong = self.key, self.tr("Certificate and key, both or neither.")
        if wrong is None:
            return True
        wrong[0].set_error(wrong[1])
        wrong[0].edit.setFocus()
        return False

    def work(self, keys: Keys, login: LedgerLogin) -> Callable[[], object]:
        """The credentials, once, into the file."""
        desk, who = self.counter.desk, self.counter.person
        site, number = str(self.center.value()), self.number.text().strip()
        file = Path(self.file.text().strip()).expanduser()
        signed = self.login.central and bool(self.certificate.text().strip())
        authority = (
            Path(self.certificate.text().strip()).expanduser(),
            Path(self.key.text().strip()).expanduser(),
        )

        def make() -> object:
            place_acts.enrol_station(
                desk,
                who,
                keys,
                login,
                site=site,
                station=number,
                file=file,
                authority=authority if signed else None,
            )
            return file

        return make

    def field_of(self, error: Failure) -> Field | None:
        """The file or the number a refusal is about."""
        if error.code.startswith("output."):
            return self.file
        return self.number if error.code in {"station.own", "station.number"} else None
