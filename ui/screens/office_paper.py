"""A receipt on office paper: the Letter page in the window, saved as PDF or printed by the system.

It is a copy to look at or keep, so it takes no number from the printed ones; each look is audited.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cashier.services.records import shown_copy
from receipts.pdf import receipt_pdf
from receipts.receipt_document import receipt_document
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.office_print import ask_printer, hand_over
from ui.screens.save_file import ask_where, write_file
from ui.style import px
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Kind, Tick
from ui.widgets.pdf_view import PdfView


class OfficePaperDialog(Dialog):
    """`pdf` is what is shown: empty until it is made."""

    wide = 690

    def __init__(self, parent: QWidget, counter: Counter, number: str) -> None:
        super().__init__("", parent)
        title = self.tr("Receipt {number} on office paper").format(number=number)
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._counter, self._number = counter, number
        self._latest = Latest()
        self.pdf = b""
        self.view = PdfView(counter.tasks, name=self.tr("Receipt as PDF"))
        self.view.damaged.connect(self._could_not)
        self.view.setMinimumSize(px(320), px(360))
        self.body.addWidget(self.view)
        self.large = Tick(self.tr("Large print"))
        self.large.toggled.connect(self._make)
        self.body.addWidget(self.large)
        self.add_button(self.tr("Close"), key="Esc")
        self.printing = self.add_button(self.tr("Print"), self._print, key="Ctrl+P")
        self.saving = self.add_button(
            self.tr("Save PDF"), self._save, key="Ctrl+S", kind=Kind.PRIMARY
        )
        self._make()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the buttons."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
            act = {Qt.Key.Key_P: self._print, Qt.Key.Key_S: self._save}.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return
        super().keyPressEvent(event)

    def _make(self) -> None:
        desk, who, number = self._counter.desk, self._counter.person, self._number
        large = self.large.isChecked()
        self.pdf = b""
        self._may(False)

        def made() -> bytes:
            stored, mark = shown_copy(desk, who, number)
            return receipt_pdf(receipt_document(stored, mark), large=large)

        tasks = self._counter.tasks
        tasks.run(Lane.DB, made, self, self._latest(self._show), self._could_not)

    def _may(self, may: bool) -> None:
        self.printing.setEnabled(may)
        self.saving.setEnabled(may)

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.view.show_pdf(pdf)
        self._may(True)

    def _could_not(self, error: Failure) -> None:
        self.say(sentence(error))
        announce(self, sentence(error), urgent=True)

    def _save(self) -> None:
        pdf = self.pdf
        if not pdf:
            return

        def chosen(path: Path) -> None:
            tasks = self._counter.tasks
            tasks.run(Lane.IO, lambda: write_file(path, pdf), self, self._saved, self._could_not)

        ask_where(self, self.tr("Save PDF"), f"{self._number}.pdf", "PDF (*.pdf)", chosen)

    def _saved(self, path: Path) -> None:
        words = self.tr("Saved as {name}.").format(name=path.name)
        self.say(words)
        announce(self, words)

    def _print(self) -> None:
        """The system's own dialog chooses the printer."""
        if self.pdf:
            ask_printer(self, self.tr("Receipt"), self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Sends every page."""
        pdf = self.pdf
        self._counter.tasks.run(
            Lane.IO, lambda: hand_over(pdf, printer), self, self._printed, self._could_not
        )

    def _printed(self, done: None) -> None:
        words = self.tr("Handed to the printer.")
        self.say(words)
        announce(self, words)
