"""The drawer is closed: its Z number, how it ended, and the Z itself to look at and to save."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time, short_day
from cashier.domain.money import dollars
from cashier.domain.receipt import PrintOutcome, PrintState
from cashier.domain.report import DrawerReport
from cashier.services.closing import Leaving
from receipts.printers import PrinterKind
from receipts.report_cells import as_tables, shown_instant
from receipts.report_document import report_document
from receipts.report_pdf import report_pdf
from receipts.trial_page import print_beside
from ui import style
from ui.counter import Counter
from ui.dialogs import show_error, show_failure
from ui.messages import cause_words
from ui.page import Page
from ui.screens.difference_parts import LeavingLines, signed
from ui.screens.save_file import ask_where, write_file
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Card, IconRow, KeyValue, Kind, Text
from ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from ui.workers import LedgerWorker, PrintWorker

SIDE = 368


class ClosedPage(Page):
    """Comes after the close with its DrawerReport; nothing here changes anything."""

    nav_key = "close"
    #: The application gives the workers of ledger and printer besides the counter.
    wants_workers = True

    def __init__(
        self,
        counter: Counter,
        ledger: LedgerWorker | None = None,
        printer: PrintWorker | None = None,
    ) -> None:
        super().__init__(self.tr("Drawer closed"))
        self.help = self.tr(
            "The drawer is closed for ever and its Z report is archived; it stays in Reports and "
            "always says the same. Ctrl+S saves it as a PDF to print and put with the items."
        )
        self._counter, self._printer = counter, printer
        self._printing = False
        self._report: DrawerReport | None = None
        self._pdf = b""
        self._latest = Latest()
        self.result = IconRow("", "", "circle-check", Tone.SUCCESS, plain=True)
        self.facts = KeyValue(label_width=130)
        self.leaving = LeavingLines()
        self.view = PdfView(counter.tasks, name=self.tr("Z report"))
        self.view.damaged.connect(self._not_made)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        result = Card()
        result.body.setSpacing(16)
        result.add(self.result)
        result.add(self.facts)
        side.addWidget(result)
        left_open = Card()
        left_open.add(Text(self.tr("Left open at the close"), Type.CAPTION, bold=True))
        left_open.add(self.leaving)
        left_open.body.addStretch(1)
        side.addWidget(left_open, 1)
        self._side_box = QWidget()
        self._side_box.setLayout(side)
        paper = Card(flush=True)
        paper.add(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._side_box)
        row.addWidget(paper, 1)
        self._side_box.setFixedWidth(style.px(SIDE))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_side_box"):
            self._side_box.setFixedWidth(style.px(SIDE))

    def acts(self) -> Sequence[Action]:
        """Save, look at earlier ones, go on."""
        return (
            Action(
                text=self.tr("Save PDF"),
                slot=self._save,
                key="Ctrl+S",
                icon="download",
                enabled=bool(self._pdf),
            ),
            Action(
                text=self.tr("Print Z"),
                slot=self._print,
                key="Ctrl+P",
                icon="printer",
                enabled=self._can_print(),
            ),
            Action(text=self.tr("Reports"), slot=self._reports, key="F9"),
            Action(text=self.tr("Done"), slot=self._done, key="Enter", kind=Kind.PRIMARY),
        )

    def show_about(self, about: object) -> None:
        """The report of the drawer that was just closed."""
        assert isinstance(about, DrawerReport)
        self._report = about

    def on_enter(self) -> None:
        """Shows the report; its pages are made in the background."""
        report = self._report
        if report is None:
            return
        self._pdf = b""
        self._show(report)
        self._counter.tasks.run(
            Lane.IO, lambda: report_pdf(report), self, self._latest(self._made), self._not_made
        )

    def _show(self, report: DrawerReport) -> None:
        whole = report.counted_total
        if report.balanced:
            self.result.set(
                self.tr("In balance"),
                self.tr("Every kind agrees"),
                "circle-check",
                Tone.SUCCESS,
            )
        else:
            cents = whole.cents - report.expected_total.cents
            words = self.tr("{amount}, signed")
            if report.review_pending:
                words = self.tr("{amount}, not signed yet: no deposit before that")
            self.result.set(
                self.tr("Closed with a difference"),
                words.format(amount=signed(cents)),
                "triangle-alert",
                Tone.WARNING,
            )
        items = self.tr("1 item") if whole.items == 1 else self.tr("{number} items")
        tables = as_tables(report)
        facts = [
            (self.tr("Drawer of"), report.staff_name),
            (self.tr("Opened"), shown_instant(tables, report.opened_at)),
            (self.tr("Closed"), shown_instant(tables, report.closed_at or report.made_at)),
            (self.tr("In the tray"), items.format(number=whole.items)),
            (self.tr("Total counted"), dollars(whole.cents)),
        ]
        if report.reason:
            facts.append((self.tr("Reason"), report.reason))
        if report.approver_name:
            facts.append((self.tr("Signed by"), report.approver_name))
        self.facts.set_pairs(facts)
        self.leaving.show_leaving(
            Leaving(
                unconfirmed=report.unconfirmed,
                attention=report.attention,
                unprinted=report.unprinted,
                uncertain=report.uncertain,
            )
        )
        closed = report.closed_at
        self.say(
            title=self.tr("Drawer closed, Z {number}").format(number=report.z_number),
            context=short_day(report.business_date)
            + ("" if closed is None else f", {clock_time(closed)}"),
        )

    def _made(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.show_pdf(pdf)
        self.changed.emit()

    def _not_made(self, error: Failure) -> None:
        show_failure(self, error)

    def _can_print(self) -> bool:
        worker = self._printer
        return (
            worker is not None
            and worker.printer.kind is not PrinterKind.NONE
            and not self._printing
        )

    def _print(self) -> None:
        """The slip, beside the receipts: it can be printed again any time, so it is no job."""
        report, worker = self._report, self._printer
        if report is None or worker is None or not self._can_print():
            return
        if worker.printing:
            self.toast(self.tr("A receipt is being printed. Press Ctrl+P again in a moment."))
            return
        printer = worker.printer
        self._printing = True
        self.changed.emit()
        self._counter.tasks.run(
            Lane.IO,
            lambda: print_beside(report_document(report), printer),
            self,
            self._printed,
            self._print_failed,
        )

    def _printed(self, outcome: PrintOutcome) -> None:
        self._printing = False
        self.changed.emit()
        if outcome.state is PrintState.PRINTED:
            self.toast(self.tr("Z report printed."))
            return
        title = (
            self.tr("Did the Z report come out?")
            if outcome.state is PrintState.UNCERTAIN
            else self.tr("The Z report did not print.")
        )
        why = self.tr("Cause: {cause}. The drawer is closed and the Z is archived.")
        step = self.tr("Press Ctrl+P to print it again, or save the PDF.")
        show_error(self, title, f"{why.format(cause=cause_words(outcome.cause))} {step}")

    def _print_failed(self, error: Failure) -> None:
        self._printing = False
        self.changed.emit()
        self._not_made(error)

    def _save(self) -> None:
        if self._report is None or not self._pdf:
            return
        pdf = self._pdf
        name = f"{as_tables(self._report).file_name}.pdf"
        ask_where(
            self, self.tr("Save PDF"), name, "PDF (*.pdf)", lambda path: self._write(path, pdf)
        )

    def _write(self, path: Path, content: bytes) -> None:
        self._counter.tasks.run(
            Lane.IO, lambda: write_file(path, content), self, self._saved, self._not_made
        )

    def _saved(self, path: Path) -> None:
        self.toast(self.tr("Saved as {name}.").format(name=path.name))

    def _reports(self) -> None:
        self._counter.go("reports")

    def _done(self) -> None:
        self._counter.go("open_drawer")
