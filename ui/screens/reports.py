"""Archived Z reports: the page as it is filed, its text for search, and the same as a table.

A supervisor or auditor sees all, a cashier the own ones. Source: ux.md 3.11.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cashier.domain.report import DrawerReport
from cashier.domain.staff import Act
from cashier.services import reports
from receipts import report_words
from receipts.report_files import report_csv
from receipts.report_pdf import report_pdf
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_error
from ui.messages import words
from ui.page import Page
from ui.screens.reports_parts import (
    ReportLine,
    line_columns,
    report_columns,
    report_lines,
)
from ui.screens.save_file import ask_where, write_file
from ui.screens.whole_table import WholeTable
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Button, Card, Kind, Line, LineEdit, Text
from ui.widgets.pdf_view import PdfView

LIST = 288


class ReportsPage(Page):
    """The list at the left, the page at the right."""

    nav_key = "reports"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Reports"))
        self.help = self.tr(
            "Archived reports, newest first; each is always the same as when it was made. Up and "
            "Down choose, Ctrl+F finds in the report, Ctrl+T shows it as a table."
        )
        self._counter = counter
        self._pdf = b""
        self._latest, self._latest_pdf = Latest(), Latest()
        self.reports: WholeTable[DrawerReport] = WholeTable(
            report_columns(), name=self.tr("Archived reports"), row=68, head=0, fills_card=False
        )
        self.reports.chosen.connect(self._chosen)
        self.view = PdfView(counter.tasks, name=self.tr("Report"))
        self.view.page_shown.connect(self._page_shown)
        self.view.hits_found.connect(self._hits_found)
        self.lines: WholeTable[ReportLine] = WholeTable(
            line_columns(), name=self.tr("Report as a table"), row=32
        )
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        counter.events.drawer_changed.connect(self._drawer_changed)

    # --- layout

    def _lay_out(self) -> None:
        listed = Card(self.tr("Archived"), self.tr("newest first"), flush=True)
        listed.add(self.reports, 1)
        self._list_card = listed
        shown = Card(flush=True)
        shown.add(self._bar())
        shown.add(Line())
        self._stack = QStackedWidget()
        for widget in (self.view, self.lines, self.empty):
            self._stack.addWidget(widget)
        shown.add(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(listed)
        row.addWidget(shown, 1)
        listed.setFixedWidth(style.px(LIST))

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        self._before = self._small("", "chevron-left", self._page_back, self.tr("Page before"))
        self._after = self._small("", "chevron-right", self._page_on, self.tr("Next page"))
        self.page_words = Text("", Type.CAPTION)
        self.search_box = LineEdit(
            icon="search", height=32, type_=Type.CAPTION, name=self.tr("Find")
        )
        self.search_box.setPlaceholderText(self.tr("Find in report"))
        self.search_box.setMinimumWidth(style.px(150))
        self.search_box.installEventFilter(self)
        self.search_box.textEdited.connect(self._find_edited)
        self._smaller = self._small("", "minus", self._zoom_out, self.tr("Smaller"))
        self._larger = self._small("", "plus", self._zoom_in, self.tr("Larger"))
        self.zoom_words = Text("", Type.CAPTION)
        self._fit = self._small(self.tr("Fit width"), "", self._fit_width, "")
        self.as_table = self._small(self.tr("As table"), "table", self._toggle_table, "", "Ctrl+T")
        for widget in (
            self._before,
            self.page_words,
            self._after,
            Line(vertical=True, length=24),
            self.search_box,
        ):
            row.addWidget(widget)
        row.setStretchFactor(self.search_box, 1)
        for widget in (
            self._smaller,
            self.zoom_words,
            self._larger,
            self._fit,
            Line(vertical=True, length=24),
            self.as_table,
        ):
            row.addWidget(widget)
        return bar

    @staticmethod
    def _small(
        text: str, icon: str, clicked: Callable[[], None], name: str, key: str = ""
    ) -> Button:
        return Button(text, icon=icon, compact=True, clicked=clicked, name=name, key=key)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_list_card"):
            self._list_card.setFixedWidth(style.px(LIST))

    # --- what the shell asks

    def acts(self) -> Sequence[Action]:
        """Back and the files."""
        some = self.reports.current() is not None
        at_counter = self._counter.who is not None and self._counter.who.may(Act.OPEN_DRAWER)
        back = (Action(text=self.tr("Back"), slot=self._back, key="Esc"),) if at_counter else ()
        return (
            *back,
            Action(text=self.tr("CSV"), slot=self._save_csv, enabled=some),
            Action(
                text=self.tr("Save PDF"),
                slot=self._save_pdf,
                key="Ctrl+S",
                icon="download",
                kind=Kind.PRIMARY,
                enabled=some and bool(self._pdf),
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Keys of the bar above the page."""
        return {
            "Ctrl+F": self._to_find,
            "Ctrl+T": self._toggle_table,
            "Ctrl++": self._zoom_in,
            "Ctrl+-": self._zoom_out,
            "Ctrl+0": self._fit_width,
        }

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {
            "Ctrl+F": self.tr("Find in report"),
            "Ctrl+T": self.tr("Report as a table"),
            "Ctrl++": self.tr("Larger"),
            "Ctrl+-": self.tr("Smaller"),
            "Ctrl+0": self.tr("Fit width"),
        }

    def first_focus(self) -> QWidget:
        """The list."""
        return self.reports

    def on_enter(self) -> None:
        """Reads the list anew."""
        self.refresh()

    def refresh(self) -> None:
        """The reports this person may read."""
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: reports.archived(desk, who),
            self,
            self._latest(self._show),
            self._could_not,
        )

    @Slot(object)
    def _drawer_changed(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible():
            self.refresh()

    # --- showing

    def _show(self, found: tuple[DrawerReport, ...]) -> None:
        number = len(found)
        words_ = self.tr("1 archived report") if number == 1 else self.tr("{number} archived")
        self.say(context=words_.format(number=number) if number else "")
        self.empty.setText(self.tr("No report yet. A Z report comes when a drawer is closed, F7."))
        self.reports.set_rows(found)
        if not found:
            self._stack.setCurrentWidget(self.empty)
        self._enable()

    @Slot(object)
    def _chosen(self, report: object) -> None:
        self._pdf = b""
        if isinstance(report, DrawerReport):
            if self._stack.currentWidget() is self.empty:
                self._stack.setCurrentWidget(self.view)
            self.lines.set_rows(report_lines(report), keep=False)
            self._counter.tasks.run(
                Lane.IO,
                lambda: report_pdf(report),
                self,
                self._latest_pdf(self._made),
                self._could_not,
            )
        self._enable()
        self.changed.emit()

    def _made(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.show_pdf(pdf)
        if self.search_box.text():
            self.view.search(self.search_box.text())
        self.changed.emit()

    @Slot(int, int)
    def _page_shown(self, number: int, pages: int) -> None:
        self.page_words.setText(
            self.tr("Page {number} of {pages}").format(number=number, pages=pages)
        )
        self.zoom_words.setText(f"{self.view.zoom} %")
        self._enable()

    def _enable(self) -> None:
        page, pictured = self.view.number, self._stack.currentWidget() is self.view
        self._before.setEnabled(pictured and page > 0)
        self._after.setEnabled(pictured and page + 1 < self.view.pages)
        for widget in (self.search_box, self._smaller, self._larger, self._fit):
            widget.setEnabled(pictured)
        self.as_table.setEnabled(bool(self.reports.rows()))

    # --- acts

    def _page_back(self) -> None:
        self.view.step(-1)

    def _page_on(self) -> None:
        self.view.step(1)

    def _zoom_in(self) -> None:
        self.view.zoom_by(1)

    def _zoom_out(self) -> None:
        self.view.zoom_by(-1)

    def _fit_width(self) -> None:
        self.view.set_zoom(0)

    def _to_find(self) -> None:
        if self.search_box.isEnabled():
            self.search_box.setFocus()
            self.search_box.selectAll()

    @Slot()
    def _find_edited(self) -> None:
        if not self.search_box.text():
            self._find()

    def _find(self) -> None:
        self.view.search(self.search_box.text())

    @Slot(int, int)
    def _hits_found(self, number: int, hits: int) -> None:
        text = self.search_box.text()
        none = self.tr("none") if text else ""
        self.search_box.set_trailing(f"{number} / {hits}" if hits else none)
        self.search_box.set_error(bool(text) and not hits)
        if text:
            said = self.tr("{number} of {hits}").format(number=number, hits=hits)
            announce(self.search_box, said if hits else self.tr("Not in this report"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in Find looks for the text, again for the next place; Shift goes back."""
        if (
            watched is self.search_box
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.view.hits and self.search_box.text() == self._searched:
                self.view.next_hit(-1 if back else 1)
            else:
                self._searched = self.search_box.text()
                self._find()
            return True
        return super().eventFilter(watched, event)

    _searched = ""

    def _toggle_table(self) -> None:
        """The picture or its accessible twin."""
        if not self.reports.rows():
            return
        table = self._stack.currentWidget() is self.view
        self._stack.setCurrentWidget(self.lines if table else self.view)
        self.as_table.setText(self.tr("As page") if table else self.tr("As table"))
        (self.lines if table else self.view).setFocus()
        self._enable()

    def _back(self) -> None:
        self._counter.go("find" if self._counter.drawer is not None else "open_drawer")

    def _name(self, report: DrawerReport, suffix: str) -> str:
        return f"{report_words.station(report)}-Z{report.z_number}.{suffix}"

    def _save_pdf(self) -> None:
        report, pdf = self.reports.current(), self._pdf
        if report is None or not pdf:
            return
        ask_where(
            self,
            self.tr("Save PDF"),
            self._name(report, "pdf"),
            "PDF (*.pdf)",
            lambda path: self._write(path, lambda: pdf),
        )

    def _save_csv(self) -> None:
        report = self.reports.current()
        if report is None:
            return
        ask_where(
            self,
            self.tr("Save CSV"),
            self._name(report, "csv"),
            "CSV (*.csv)",
            lambda path: self._write(path, lambda: report_csv(report).encode("utf-8-sig")),
        )

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        self._counter.tasks.run(
            Lane.IO, lambda: write_file(path, content()), self, self._saved, self._could_not
        )

    def _saved(self, path: Path) -> None:
        toast = getattr(self.window(), "toast", None)
        if toast is not None:
            toast(self.tr("Saved as {name}.").format(name=path.name))

    def _could_not(self, error: Failure) -> None:
        found = words(error)
        show_error(self, found.happened, found.next_step, code=found.code)
