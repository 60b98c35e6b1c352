"""The bar above a report: page or section, find, size, and its twin as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import style
from ui.announce import announce
from ui.screens.reports_table import ReportTable
from ui.style import Type
from ui.widgets import Button, Combo, Line, LineEdit, Text
from ui.widgets.pdf_view import PdfView
from ui.widgets.reflow import Flow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ViewBar(QWidget):
    """Drives the pages or, while `tabled`, the table.

    Signals: `twin_wanted()` when the other of the two is to be shown.
    """

    # A signal, not a function handed in: with the page's own method connected to a button in here,
    # the collector crashed when it took the page away (PySide 6.11.3).
    twin_wanted = Signal()

    def __init__(self, view: PdfView, table: ReportTable) -> None:
        super().__init__()
        self._view, self._table, self.tabled = view, table, False
        self._asked = ""
        self.before = self._small("", "chevron-left", self.page_back, self.tr("Page before"))
        self.number = LineEdit(height=32, type_=Type.CAPTION, name=self.tr("Page"))
        self.number.setFixedWidth(style.px(52))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.installEventFilter(self)
        self.pages = Text("", Type.CAPTION)
        self.after = self._small("", "chevron-right", self.page_on, self.tr("Next page"))
        self.section = Combo(height=32, type_=Type.CAPTION, name=self.tr("Section"))
        self.section.chosen.connect(self._section_chosen)
        self.search_box = LineEdit(
            icon="search", height=32, type_=Type.CAPTION, name=self.tr("Find")
        )
        self.search_box.setPlaceholderText(self.tr("Find in report"))
        self.search_box.setMinimumWidth(style.px(150))
        self.search_box.installEventFilter(self)
        self.search_box.textEdited.connect(self._find_edited)
        self.up = self._small("", "chevron-up", self.hit_back, self.tr("Place before"))
        self.down = self._small("", "chevron-down", self.hit_on, self.tr("Next place"))
        self.smaller = self._small("", "minus", self.zoom_out, self.tr("Smaller"))
        self.larger = self._small("", "plus", self.zoom_in, self.tr("Larger"))
        self.zoom_words = Text("", Type.CAPTION)
        self.fit = self._small(self.tr("Fit width"), "", self.fit_width, "")
        self.as_table = self._small(self.tr("As table"), "table", self._want_twin, "", "Ctrl+T")
        self._lines = (Line(vertical=True, length=24), Line(vertical=True, length=24))
        self._lay_out()
        view.page_shown.connect(self._page_shown)
        view.hits_found.connect(self._hits_found)
        table.hits_found.connect(self._hits_found)
        table.section_shown.connect(self._section_shown)
        self.show_mode(tabled=False)

    @staticmethod
    def _small(
        text: str, icon: str, clicked: Callable[[], None], name: str, key: str = ""
    ) -> Button:
        return Button(text, icon=icon, compact=True, clicked=clicked, name=name, key=key)

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 7, 12, 7)
        row = Flow()
        around.addLayout(row)
        widget: QWidget
        for widget in (self.before, self.number, self.pages, self.after):
            row.add(widget)
        row.add(self.section, 160, 2)
        row.add(self._lines[0])
        row.add(self.search_box, 170, 3)
        for widget in (
            self.up, self.down, self._lines[1], self.smaller, self.zoom_words, self.larger,
            self.fit, self.as_table,
        ):  # fmt: skip
            row.add(widget)

    def _want_twin(self) -> None:
        self.twin_wanted.emit()

    # --- pages or table

    def show_mode(self, *, tabled: bool) -> None:
        """Which of the two is driven; what was found in the other is forgotten."""
        self.tabled = tabled
        of_pages: tuple[QWidget, ...] = (
            self.before, self.number, self.pages, self.after, self.smaller, self.zoom_words,
            self.larger, self.fit, self._lines[1],
        )  # fmt: skip
        for widget in of_pages:
            widget.setVisible(not tabled)
        self.section.setVisible(tabled)
        self.as_table.setText(self.tr("As pages") if tabled else self.tr("As table"))
        self._enable()

    def set_sections(self, names: Sequence[str]) -> None:
        """The sections of another report."""
        self.section.set_items([(name, number) for number, name in enumerate(names)])
        self._section_shown(self._table.section)

    def step_section(self, by: int) -> None:
        """The next section of the table."""
        self._table.step_section(by)
        announce(self.section, self.section.currentText())

    @Slot(int)
    def _section_shown(self, number: int) -> None:
        if number < self.section.count():
            self.section.set_value(number)

    def _section_chosen(self, number: object) -> None:
        self._table.show_section(int(str(number)))

    @Slot(int, int)
    def _page_shown(self, number: int, pages: int) -> None:
        self.number.setText(str(number))
        self.pages.setText(self.tr("of {pages}").format(pages=pages))
        self.zoom_words.setText(f"{self._view.zoom} %")
        self._enable()

    def _enable(self) -> None:
        view = self._view
        some = view.pages > 0
        self.before.setEnabled(some and view.number > 0)
        self.after.setEnabled(view.number + 1 < view.pages)
        for widget in (
            self.number, self.search_box, self.smaller, self.larger, self.fit, self.as_table
        ):  # fmt: skip
            widget.setEnabled(some)
        found = len(self._table.hits if self.tabled else view.hits)
        for button in (self.up, self.down):
            button.setEnabled(found > 1)

    # --- acts

    def page_back(self) -> None:
        """The page before."""
        self._view.step(-1)

    def page_on(self) -> None:
        """The next page."""
        self._view.step(1)

    def zoom_in(self) -> None:
        """Larger."""
        self._view.zoom_by(1)

    def zoom_out(self) -> None:
        """Smaller."""
        self._view.zoom_by(-1)

    def fit_width(self) -> None:
        """As wide as the window."""
        self._view.set_zoom(0)

    def hit_on(self) -> None:
        """The next place found."""
        (self._table if self.tabled else self._view).next_hit(1)

    def hit_back(self) -> None:
        """The place before."""
        (self._table if self.tabled else self._view).next_hit(-1)

    def to_find(self) -> None:
        """Into the field."""
        if self.search_box.isEnabled():
            self.search_box.setFocus()
            self.search_box.selectAll()

    def find_again(self) -> None:
        """What stands in the field, in another report or its twin."""
        self._asked = ""
        if self.search_box.text():
            self.look_for()

    def look_for(self) -> None:
        """Looks for the text; asked again, for its next place."""
        text = self.search_box.text()
        hits = self._table.hits if self.tabled else self._view.hits
        if hits and text == self._asked:
            self.hit_on()
            return
        self._asked = text
        (self._table if self.tabled else self._view).search(text)

    @Slot()
    def _find_edited(self) -> None:
        if not self.search_box.text():
            self.look_for()

    @Slot(int, int)
    def _hits_found(self, number: int, hits: int) -> None:
        if self.sender() is not (self._table if self.tabled else self._view):
            return
        text = self.search_box.text().strip()
        running = not self.tabled and self._view.finding.running
        more = "+" if not self.tabled and (running or self._view.finding.full) else ""
        none = "" if not text or running else self.tr("none")
        self.search_box.set_trailing(f"{number} / {hits}{more}" if hits else none)
        self.search_box.set_error(bool(none) and not hits)
        self._enable()
        if text and not running:
            said = self.tr("{number} of {hits}").format(number=number, hits=hits)
            announce(self.search_box, said if hits else self.tr("Not in this report"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in Find looks on, with Shift back; in Page it goes there."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
        ):
            if watched is self.search_box:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                if back and self.search_box.text() == self._asked:
                    self.hit_back()
                else:
                    self.look_for()
                return True
            if watched is self.number:
                self._go_to_typed()
                return True
        return super().eventFilter(watched, event)

    def _go_to_typed(self) -> None:
        text = self.number.text().strip()
        if text.isdecimal() and int(text):
            self._view.go_to(int(text) - 1)
        self.number.setText(str(self._view.number + 1))
        self.number.selectAll()
