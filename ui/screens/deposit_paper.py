"""The deposit ticket in a window: the page as the bank gets it, printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cashier.domain.deposit import Deposit
from cashier.services.desk import Desk, receipt_site
from receipts.deposit_ticket import DepositTicket, ticket_of
from receipts.deposit_ticket_pdf import ticket_pdf
from receipts.deposit_ticket_text import ticket_text
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.office_print import ask_printer, hand_over
from ui.screens.deposit_parts import name_of
from ui.screens.save_file import ask_where, write_file
from ui.style import px
from ui.tasks import Failure, Lane
from ui.widgets import Kind
from ui.widgets.pdf_view import PdfView


def paper_of(desk: Desk, deposit: Deposit) -> DepositTicket:
    """The ticket of a deposit whose lines were read; off the main thread."""
    with desk.store.read() as connection:
        site = receipt_site(connection, desk.identity)
    return ticket_of(
        deposit,
        site,
        bank=desk.settings.deposit_bank,
        account_last4=desk.settings.deposit_account_last4,
        training=desk.identity.training,
    )


class TicketDialog(Dialog):
    """`pdf` is what is shown: empty until it is made."""

    wide = 860

    def __init__(self, parent: QWidget, counter: Counter, deposit: Deposit) -> None:
        title = QCoreApplication.translate("TicketDialog", "Ticket {number}").format(
            number=name_of(deposit)
        )
        super().__init__(title, parent)
        self._counter, self._deposit = counter, deposit
        self._ticket: DepositTicket | None = None
        self.pdf = b""
        self.view = PdfView(counter.tasks, name=self.tr("Deposit ticket as PDF"))
        self.view.setMinimumSize(px(640), px(420))
        self.body.addWidget(self.view)
        self.add_button(self.tr("Close"), key="Esc")
        self.text_button = self.add_button(self.tr("Save text"), self._save_text)
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
