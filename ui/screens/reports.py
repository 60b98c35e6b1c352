"""Reports: which one, the pages as they are filed, the same as tables, files and paper.

A supervisor or auditor reads all, a cashier the own Z reports. A report is made in the background;
the one shown stays until the next is ready. Source: ux.md 3.11.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.receipt import PrintOutcome, PrintState
from cashier.domain.staff import Act
from cashier.services.report_choices import Choices, choices
from receipts.printers import PrinterKind
from receipts.report_document import report_document
from receipts.trial_page import print_beside
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_error, show_failure
from ui.messages import cause_words, sentence
from ui.office_print import ask_printer, hand_over
from ui.page import Page
from ui.screens.report_said import report_stamp, report_title
from ui.screens.reports_bar import ViewBar
from ui.screens.reports_choice import ChoiceBar
from ui.screens.reports_make import Form, Made, ReportMaker, file_of
from ui.screens.reports_table import ReportTable
from ui.screens.save_file import ask_where, write_file
from ui.style import Tone, Type, px
from ui.tasks import Failure, Lane, Latest
from ui.which_screen import first_screen
from ui.widgets import Action, Banner, Button, Card, Kind, Line, Text
from ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from ui.workers import LedgerWorker, PrintWorker

REPORT_LEAST = 200
"""The least height of a report in view, in px at text size 100 %."""
KINDS = {
    Form.PDF: "PDF (*.pdf)",
    Form.XLSX: "Excel (*.xlsx)",
    Form.CSV: "CSV (*.csv)",
    Form.JSON: "JSON (*.json)",
}


class ReportsPage(Page):
    """Choice above, report below. `made` is what is shown."""

    nav_key = "reports"
    wants_workers = True

    def __init__(
        self,
        counter: Counter,
        ledger: LedgerWorker | None = None,
        printer: PrintWorker | None = None,
    ) -> None:
        super().__init__(self.tr("Reports"))
        self.help = self.tr(
            "Choose what, of which drawer or days, and press F12. A Z is always the same as when "
            "it was made; the others say how things stand. Ctrl+F finds in the report, Enter goes "
            "on and Shift+Enter back; Ctrl+T shows it as tables, which a screen reader reads; "
            "Ctrl with Page Up and Page Down turns pages or sections. Esc gives up a report that "
            "takes long."
        )
        self._counter, self._printer = counter, printer
        self._latest = Latest()
        self.made: Made | None = None
        self._fresh = True
        self._wanted = ""
        self._working = self._read_on = False
        self._stale = False
        """Another report is named above than the one that is shown."""
        self.bar = ChoiceBar()
        self.bar.asked.connect(self._ask_and_read)
        self.bar.changed.connect(self._choice_changed)
        self.maker = ReportMaker(counter.tasks, self)
        self.maker.made.connect(self._made)
        self.maker.failed.connect(self._not_made)
        self.maker.slow.connect(self._slow)
        self.maker.ended.connect(self._ended)
        self.view = PdfView(counter.tasks, name=self.tr("Report"))
        self.view.damaged.connect(self._not_made)
        self.table = ReportTable(counter.tasks)
        self.tools = ViewBar(self.view, self.table)
        self.tools.twin_wanted.connect(self._toggle_table)
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble = Banner(Tone.ERROR, "")
        self._progress = QWidget()
        self.progress_words = Text("", Type.CAPTION)
        self.stop_button = Button(
            self.tr("Stop"), key="Esc", compact=True, clicked=self.maker.cancel
        )
        self._lay_out()
        counter.events.drawer_changed.connect(self._drawer_changed)
        counter.events.session_changed.connect(self._session_changed)

    def _lay_out(self) -> None:
        slow = QHBoxLayout(self._progress)
        slow.setContentsMargins(16, 6, 12, 6)
        slow.addWidget(self.progress_words, 1)
        slow.addWidget(self.stop_button)
        shown = Card(flush=True)
        for widget in (self.tools, Line(), self._progress):
            shown.add(widget)
        self._stack = QStackedWidget()
        for widget in (self.view, self.table, self.empty):
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(self.empty)
        shown.add(self._stack, 1)
        self._restyle()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.trouble)
        column.addWidget(shown, 1)
        self.trouble.hide()
        self._progress.hide()

    def _restyle(self) -> None:
        """Something of the report is in view however low the page is, which then scrolls."""
        self._stack.setMinimumHeight(px(REPORT_LEAST))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_stack"):
            self._restyle()

    # --- what the shell asks ---------------------------------------------------------------------

    def show_about(self, about: object) -> None:
        """The session whose Z is wanted."""
        self._wanted = str(about)

    def acts(self) -> Sequence[Action]:
        """Back for whoever has a drawer; files, paper, and what makes the report."""
        some = self.made is not None and not self._working and not self._stale
        at_counter = self._counter.who is not None and self._counter.who.may(Act.OPEN_DRAWER)
        back = (Action(text=self.tr("Back"), slot=self._escape, key="Esc"),) if at_counter else ()
        return (
            *back,
            Action(
                text=self.tr("Print"), slot=self.print_, key="Ctrl+P", icon="printer", enabled=some
            ),
            Action(text=self.tr("Slip"), slot=self.slip, enabled=some and self._can_slip()),
            Action(text=self.tr("JSON"), slot=self._save_json, enabled=some),
            Action(text=self.tr("CSV"), slot=self._save_csv, enabled=some),
            Action(text=self.tr("Excel"), slot=self._save_xlsx, enabled=some),
            Action(
                text=self.tr("Save PDF"),
                slot=self._save_pdf,
                key="Ctrl+S",
                icon="download",
                enabled=some,
                at_right=True,
            ),
            Action(
                text=self.tr("Show"),
                slot=self.ask,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=self.bar.possible,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Keys of the bar above the report."""
        tools = self.tools
        return {
            "Ctrl+F": tools.to_find,
            "Ctrl+T": self._toggle_table,
            "Ctrl++": tools.zoom_in,
            "Ctrl+=": tools.zoom_in,
            "Ctrl+-": tools.zoom_out,
            "Ctrl+0": tools.fit_width,
            "Ctrl+PgDown": self._on,
            "Ctrl+PgUp": self._before,
        }

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {
            "Ctrl+F": self.tr("Find in report"),
            "Ctrl+T": self.tr("Report as tables"),
            "Ctrl++": self.tr("Larger"),
            "Ctrl+-": self.tr("Smaller"),
            "Ctrl+0": self.tr("Fit width"),
            "Ctrl+PgDown": self.tr("Next page or section"),
            "Ctrl+PgUp": self.tr("Page or section before"),
        }

    def first_focus(self) -> QWidget:
        """The kind."""
        return self.bar.kind

    def on_enter(self) -> None:
        """Reads what may be chosen; the first time, or for a session asked for, shows it."""
        self.refresh()

    def on_leave(self) -> None:
        """Nobody waits for it any more."""
        self.maker.cancel()

    def refresh(self) -> None:
        """What may be chosen now; the report shown stays as it is."""
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: choices(desk, who), self, self._latest(self._known), self._not_made
        )

    def escape(self) -> bool:
        """Gives up the report under way, else back."""
        self._escape()
        return True

    def _escape(self) -> None:
        if self.maker.busy:
            self.maker.cancel()
        else:
            self._back()

    @Slot(object)
    def _drawer_changed(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible():
            self.refresh()

    @Slot(object)
    def _session_changed(self, who: object) -> None:
        """What one person read is not for the next."""
        self.maker.cancel()
        self.made, self._fresh, self._stale = None, True, False
        self.view.clear()
        self._stack.setCurrentWidget(self.empty)
        self.say(title=self.tr("Reports"), context="")

    # --- making ----------------------------------------------------------------------------------

    def _known(self, found: Choices) -> None:
        self.bar.set_choices(found)
        wanted, self._wanted = self._wanted, ""
        asked_for = bool(wanted) and self.bar.choose_drawer(wanted)
        if self.made is None:
            self.empty.setText(
                self.tr("Choose a report and press F12.")
                if self.bar.possible
                else self.tr("No report yet. A Z report comes when a drawer is closed, F7.")
            )
        if asked_for or (self._fresh and self.bar.possible):
            self.ask()
        self._fresh = False
        self.changed.emit()

    @Slot()
    def _ask_and_read(self) -> None:
        """Enter on the last field goes on into the report."""
        self._read_on = True
        self.ask()

    @Slot()
    def ask(self) -> None:
        """F12: makes the report chosen."""
        choice = self.bar.choice()
        if choice is None or not self.bar.possible:
            return
        self.trouble.hide()
        self.say(hint="")
        self.maker.make(self._counter.desk, self._counter.person, choice)

    @Slot(int)
    def _slow(self, percent: int) -> None:
        text = self.tr("Making the report, {percent} %").format(percent=percent)
        if not self._progress.isVisible():
            announce(self, self.tr("The report is being made. Esc stops it."))
        self.progress_words.setText(text)
        self._progress.show()

    @Slot()
    def _ended(self) -> None:
        self._progress.hide()

    @Slot(object)
    def _made(self, made: Made) -> None:
        self.made, self._stale = made, False
        self.trouble.hide()
        self.view.show_pdf(made.pdf)
        self.tools.set_sections(self.table.set_report(made.report))
        self._stack.setCurrentWidget(self.table if self.tools.tabled else self.view)
        self.tools.find_again()
        title = report_title(made.report)
        self.say(title=title, context=report_stamp(made.report), hint="")
        if self._read_on:
            self._focus_report()
        self._read_on = False
        announce(self, title)

    @Slot(object)
    def _not_made(self, error: Failure) -> None:
        text = sentence(error)
        if self.made is None:
            self.empty.setText(text)
            self._stack.setCurrentWidget(self.empty)
        else:
            text = f"{text} " + self.tr("The report shown is the one before.")
            self.trouble.set_text(text)
            self.trouble.show()
        announce(self, text, urgent=True)
        self.changed.emit()

    @Slot()
    def _choice_changed(self) -> None:
        # nobody prints a Z while the choice above says X
        self._stale = self.made is not None
        self.say(hint=self.tr("F12 shows it.") if self._stale else "")
        self.changed.emit()

    # --- looking ---------------------------------------------------------------------------------

    @Slot()
    def _toggle_table(self) -> None:
        """The pages or their accessible twin."""
        if self.made is None:
            return
        tabled = not self.tools.tabled
        self.tools.show_mode(tabled=tabled)
        self._stack.setCurrentWidget(self.table if tabled else self.view)
        self.tools.find_again()
        self._focus_report()

    def _focus_report(self) -> None:
        shown = self.table.table if self.tools.tabled else self.view
        if shown is not None:
            shown.setFocus()

    def _on(self) -> None:
        self._step(1)

    def _before(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.tools.tabled:
            self.tools.step_section(by)
        else:
            self.view.step(by)

    def _back(self) -> None:
        if self._counter.who is not None and self._counter.who.may(Act.OPEN_DRAWER):
            self._counter.go(first_screen(self._counter))

    # --- files and paper -------------------------------------------------------------------------

    def _save_pdf(self) -> None:
        self.save(Form.PDF)

    def _save_xlsx(self) -> None:
        self.save(Form.XLSX)

    def _save_csv(self) -> None:
        self.save(Form.CSV)

    def _save_json(self) -> None:
        self.save(Form.JSON)

    def save(self, form: Form) -> None:
        """Asks where, and writes the report shown as that file."""
        made = self.made
        if made is None:
            return

        def chosen(path: Path) -> None:
            self._counter.tasks.run(
                Lane.IO, lambda: write_file(path, file_of(made, form)), self, self._saved, self._bad
            )

        title = self.tr("Save {kind}").format(kind=form.value.upper())
        ask_where(self, title, f"{made.report.file_name}.{form.value}", KINDS[form], chosen)

    def _saved(self, path: Path) -> None:
        self.toast(self.tr("Saved as {name}.").format(name=path.name))

    def print_(self) -> None:
        """On the office printer; the system's own dialog chooses which."""
        if self.made is not None:
            ask_printer(self, self.tr("Report"), self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Hands the file over, in the background."""
        made = self.made
        if made is not None:
            self._work(lambda: hand_over(made.pdf, printer), self._printed)

    def _printed(self, done: None) -> None:
        self.toast(self.tr("Handed to the printer."))

    def _can_slip(self) -> bool:
        worker = self._printer
        return worker is not None and worker.printer.kind is not PrinterKind.NONE

    def slip(self) -> None:
        """On the receipt printer, without the long lists; no job: it prints again any time."""
        made, worker = self.made, self._printer
        if made is None or worker is None or not self._can_slip():
            return
        if worker.printing:
            self.toast(self.tr("A receipt is being printed. Try again in a moment."))
            return
        printer = worker.printer
        self._work(lambda: print_beside(report_document(made.report), printer), self._slip_printed)

    def _slip_printed(self, outcome: PrintOutcome) -> None:
        if outcome.state is PrintState.PRINTED:
            self.toast(self.tr("Printed."))
            return
        title = (
            self.tr("Did the slip come out?")
            if outcome.state is PrintState.UNCERTAIN
            else self.tr("The slip did not print.")
        )
        why = self.tr("Cause: {cause}. Print it again, or save the PDF.")
        show_error(self, title, why.format(cause=cause_words(outcome.cause)))

    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._working = True
        self.changed.emit()

        def finished(value: object) -> None:
            self._working = False
            self.changed.emit()
            done(value)

        self._counter.tasks.run(Lane.IO, work, self, finished, self._bad)

    def _bad(self, error: Failure) -> None:
        self._working = False
        self.changed.emit()
        show_failure(self, error)
