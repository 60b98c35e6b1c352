"""The deposit ticket in a window: the page as the bank gets it, printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cashier.domain.deposit import Deposit
from cashier.domain.receipt import PrintOutcome, PrintState
from receipts.deposit_ticket import DepositTicket
from receipts.deposit_ticket_pdf import ticket_pdf
from receipts.deposit_ticket_text import ticket_document, ticket_text
from receipts.printers import PrinterKind
from receipts.trial_page import print_beside
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import cause_words, sentence
from ui.office_print import ask_printer, hand_over
from ui.screens.deposit_parts import name_of
from ui.screens.save_file import ask_where, write_file
from ui.style import px
from ui.tasks import Failure, Lane
from ui.ticket_paper import paper_of
from ui.widgets import Kind
from ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from ui.workers import PrintWorker


class TicketDialog(Dialog):
    """`pdf` is what is shown: empty until it is made."""

    wide = 860

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        deposit: Deposit,
        printer: PrintWorker | None = None,
    ) -> None:
        title = QCoreApplication.translate("TicketDialog", "Ticket {number}").format(
            number=name_of(deposit)
        )
        super().__init__(title, parent)
        self._counter, self._deposit, self._printer = counter, deposit, printer
        self._ticket: DepositTicket | None = None
        self.pdf = b""
        self.view = PdfView(counter.tasks, name=self.tr("Deposit ticket as PDF"))
        self.view.setMinimumSize(px(320), px(420))
        self.body.addWidget(self.view)
        self.add_button(self.tr("Close"), key="Esc")
        self.text_button = self.add_button(self.tr("Save text"), self._save_text)
        self.slip_button = self.add_button(self.tr("Print slip"), self._slip)
        self.printing = self.add_button(self.tr("Print"), self._print, key="Ctrl+P")
        self.saving = self.add_button(
            self.tr("Save PDF"), self._save, key="Ctrl+S", kind=Kind.PRIMARY
        )
        self._may(False)
        desk = counter.desk

        def made() -> tuple[DepositTicket, bytes]:
            ticket = paper_of(desk, deposit)
            return ticket, ticket_pdf(ticket)

        counter.tasks.run(Lane.IO, made, self, self._show, self._could_not)

    def first_focus(self) -> QWidget:
        """The page, to scroll it."""
        return self.view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the buttons."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
            act = {Qt.Key.Key_P: self._print, Qt.Key.Key_S: self._save}.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return
        super().keyPressEvent(event)

    def _may(self, may: bool) -> None:
        for button in (self.text_button, self.printing, self.saving):
            button.setEnabled(may)
        worker = self._printer
        self.slip_button.setEnabled(
            may and worker is not None and worker.printer.kind is not PrinterKind.NONE
        )

    def _show(self, made: tuple[DepositTicket, bytes]) -> None:
        self._ticket, self.pdf = made
        self.view.show_pdf(self.pdf)
        self._may(True)

    def _could_not(self, error: Failure) -> None:
        self._tell(sentence(error), urgent=True)

    def _tell(self, words: str, *, urgent: bool = False) -> None:
        self.say(words)
        announce(self, words, urgent=urgent)

    def _name(self, suffix: str) -> str:
        return f"{self._deposit.ticket or 'deposit'}.{suffix}"

    def _save(self) -> None:
        pdf = self.pdf
        if pdf:
            self._ask(self.tr("Save PDF"), self._name("pdf"), "PDF (*.pdf)", lambda: pdf)

    def _save_text(self) -> None:
        ticket = self._ticket
        if ticket is not None:
            words = self.tr("Save text")
            self._ask(
                words, self._name("txt"), "Text (*.txt)", lambda: ticket_text(ticket).encode()
            )

    def _ask(self, title: str, name: str, kinds: str, content: Callable[[], bytes]) -> None:
        def chosen(path: Path) -> None:
            self._counter.tasks.run(
                Lane.IO,
                lambda: write_file(path, content()),
                self,
                self._saved,
                self._could_not,
            )

        ask_where(self, title, name, kinds, chosen)

    def _saved(self, path: Path) -> None:
        self._tell(self.tr("Saved as {name}.").format(name=path.name))

    def _slip(self) -> None:
        """On the receipt printer, beside the receipts: it can be printed again any time."""
        ticket, worker = self._ticket, self._printer
        if ticket is None or worker is None:
            return
        if worker.printing:
            self._tell(self.tr("A receipt is being printed. Try again in a moment."), urgent=True)
            return
        printer = worker.printer
        self.slip_button.setEnabled(False)
        self._counter.tasks.run(
            Lane.IO,
            lambda: print_beside(ticket_document(ticket), printer),
            self,
            self._slip_done,
            self._could_not,
        )

    def _slip_done(self, outcome: PrintOutcome) -> None:
        self.slip_button.setEnabled(True)
        if outcome.state is PrintState.PRINTED:
            self._tell(self.tr("Slip printed."))
            return
        words = self.tr("The slip did not print: {cause}.")
        if outcome.state is PrintState.UNCERTAIN:
            words = self.tr("Did the slip come out? Cause: {cause}.")
        self._tell(words.format(cause=cause_words(outcome.cause)), urgent=True)

    def _print(self) -> None:
        if self.pdf:
            ask_printer(self, self.tr("Deposit ticket"), self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Sends every page to the printer that was chosen."""
        pdf = self.pdf
        self._counter.tasks.run(
            Lane.IO, lambda: hand_over(pdf, printer), self, self._printed, self._could_not
        )

    def _printed(self, done: None) -> None:
        self._tell(self.tr("Handed to the printer."))
