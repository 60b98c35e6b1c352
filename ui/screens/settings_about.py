"""About: which program this is, what it is made of, and the text of each licence, all offline."""

from __future__ import annotations

import platform

from PySide6.QtCore import QEvent, Slot, qVersion
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

import cashier
from ui import style
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.licences import Part, licence_text, parts
from ui.screens.settings_parts import Section
from ui.style import Tone, Type, px
from ui.tables import Cell, Column
from ui.widgets import DataTable, KeyValue, Text

TEXT_HEIGHT = 380
ROWS_MIN = 4


def _version(part: Part) -> str:
    return part.version


class AboutSection(Section):
    """Version, station, and a table of parts."""

    icon = "info"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("About"))
        self.body.setSpacing(12)
        self.program = KeyValue(label_width=150)
        self.program.set_pairs(
            (
                (self.tr("Program"), f"Cashier {cashier.__version__}"),
                (self.tr("Station"), counter.desk.identity.name),
                (self.tr("Runs on"), f"Python {platform.python_version()}, Qt {qVersion()}"),
                (self.tr("License"), "Apache-2.0"),
            )
        )
        self.add(self.program)
        found = parts()
        words = self.tr("It is made of {n} parts, each under its own license:")
        self.add(Text(words.format(n=len(found)), wrap=True))
        columns = (
            Column[Part](title=self.tr("Part"), cell=self._name, width=150, stretch=2),
            Column[Part](title=self.tr("Version"), cell=_version, width=90, stretch=1),
            Column[Part](title=self.tr("License"), cell=self._licence, width=110, stretch=3),
        )
        self.table: DataTable[Part] = DataTable(columns, name=self.tr("Parts"), row=32)
        self.table.set_rows(found)
        self.table.setMinimumHeight(self.table.height_for(ROWS_MIN))
        self.add(self.table, 1)

    def _name(self, part: Part) -> Cell:
        tail = self.tr("in {package}").format(package=part.inside) if part.inside else ""
        return Cell(text=part.name, tail=tail)

    def _licence(self, part: Part) -> Cell:
        return Cell(text=part.licence or self.tr("Not stated by the package"), tone=Tone.MUTED)

    @Slot()
    @Slot(object)
    def show_text(self, part: object = None) -> None:
        """The text of the licence of the chosen part."""
        chosen = part if isinstance(part, Part) else self.table.current()
        if chosen is not None:
            LicenceDialog(self, chosen).open()


class LicenceDialog(Dialog):
    """A text to scroll through; Esc closes."""

    wide = 760

    def __init__(self, parent: QWidget, part: Part) -> None:
        super().__init__(f"{part.name} {part.version}", parent)
        none = self.tr("The package brings no text on this computer. Its license is: {name}")
        said = licence_text(part) or none.format(name=part.licence or self.tr("not stated"))
        if part.inside:
            words = self.tr("It is part of {package}, whose license this is.")
            self.add_text(words.format(package=part.inside))
        self.text = QPlainTextEdit(said)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._dress()
        self.text.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.text.setAccessibleName(self.tr("Text of the license"))
        self._size()
        self.body.addWidget(self.text)
        self.add_button(self.tr("Close"), key="Esc")

    def _dress(self) -> None:
        self.text.setStyleSheet(style.sheet())
        self.text.setFont(style.font(Type.MONO))

    def _size(self) -> None:
        screen = self.parentWidget()
        room = screen.height() - px(220) if screen is not None else px(TEXT_HEIGHT)
        self.text.setFixedHeight(max(px(120), min(px(TEXT_HEIGHT), room)))

    def first_focus(self) -> QWidget:
        """The text: the arrow keys scroll it."""
        return self.text

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "text"):
            self._dress()
