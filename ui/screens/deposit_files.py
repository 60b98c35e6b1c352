"""Files for the bank of one deposit: made, read again, saved, and read once more from the disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cashier.domain.bank_files import BankForm
from cashier.domain.deposit import Deposit
from cashier.domain.errors import Fault
from cashier.domain.money import dollars
from cashier.services import bank_files
from cashier.services.bank_files import BankFile
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.deposit_parts import items_words, name_of
from ui.screens.save_file import ask_where, write_file
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Banner, IconRow, Kind, Segments, Text


def written(path: Path, made: BankFile) -> Path:
    """Writes the file and reads it from the disk again; off the main thread. Raises Fault
    `output.not_written`, also where what came back is not what was written.
    """
    write_file(path, made.content)
    try:
        back = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Fault("output.not_written", path=str(path), reason=reason) from error
    if back != made.content:
        raise Fault("output.not_written", path=str(path), reason="it reads back otherwise")
    return path


class BankFilesDialog(Dialog):
    """Choose the form; the file is made and read again at once, then saved where the person says.

    `made` is the file that may be saved: None until it was read again and agreed.
    """

    wide = 640

    def __init__(self, parent: QWidget, counter: Counter, deposit: Deposit) -> None:
        title = QCoreApplication.translate("BankFilesDialog", "Files for the bank, {ticket}")
        super().__init__(title.format(ticket=name_of(deposit)), parent)
        self._counter, self._deposit = counter, deposit
        self.made: BankFile | None = None
        self._latest = Latest()
        self.form = Segments(
            [(self.tr("CSV"), BankForm.CSV), (self.tr("BAI lockbox"), BankForm.BAI)],
            name=self.tr("Form of the file"),
        )
        self.body.addWidget(self.form)
        self.about = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.body.addWidget(self.about)
        self.read_again = IconRow("", "", "hourglass", Tone.INFO, plain=True)
        self.body.addWidget(self.read_again)
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.add_button(self.tr("Close"), key="Esc")
        self.saving = self.add_button(
            self.tr("Save file"), self._save, key="Ctrl+S", kind=Kind.PRIMARY
        )
        self.form.chosen.connect(self._make)
        self._make(BankForm.CSV)

    def first_focus(self) -> QWidget:
        """The form."""
        return self.form.buttons[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key on the button."""
        saves = event.key() == Qt.Key.Key_S and (
            event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if saves and not event.isAutoRepeat():
            self._save()
            return
        super().keyPressEvent(event)

    @Slot(object)
    def _make(self, form: object) -> None:
        assert isinstance(form, BankForm)
        self.made = None
        self.saving.setEnabled(False)
        self.about.setText(
            self.tr("One row an item, with a row of totals. Most banks and spreadsheets read it.")
            if form is BankForm.CSV
            else self.tr("104 columns a record, for a bank that takes lockbox files (BAI).")
        )
        self.read_again.set(
            self.tr("Making the file"),
            self.tr("and reading it again"),
            "hourglass",
            Tone.INFO,
        )
        self._show_trouble("")
        desk, who, ticket = self._counter.desk, self._counter.person, self._deposit.ticket
        self._counter.tasks.run(
            Lane.IO,
            lambda: bank_files.of_ticket(desk, who, ticket, form),
            self,
            self._latest(self._ready),
            self._could_not,
        )

    def _ready(self, made: BankFile) -> None:
        self.made = made
        self.saving.setEnabled(True)
        self._agreed(self.tr("Read again: the same as the ticket"))

    def _agreed(self, title: str) -> None:
        made = self.made
        assert made is not None
        totals = self.tr("{items}, {amount}, hash total {hash}").format(
            items=items_words(made.items), amount=dollars(made.cents), hash=made.routing_hash
        )
        self.read_again.set(title, totals, "circle-check", Tone.SUCCESS)
        announce(self, f"{title}. {totals}.")

    def _could_not(self, error: Failure) -> None:
        self.read_again.set(
            self.tr("No file"), self.tr("nothing was written"), "circle-x", Tone.ERROR
        )
        self._show_trouble(sentence(error))

    def _show_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        self.fit()
        if words:
            announce(self, words, urgent=True)

    def _save(self) -> None:
        made = self.made
        if made is None:
            return
        csv = made.form is BankForm.CSV
        name = f"{self._deposit.ticket}.{'csv' if csv else 'bai'}"
        kinds = "CSV (*.csv)" if csv else "BAI (*.bai)"

        def chosen(path: Path) -> None:
            self._counter.tasks.run(
                Lane.IO, lambda: written(path, made), self, self._saved, self._not_saved
            )

        ask_where(self, self.tr("Save file for the bank"), name, kinds, chosen)

    def _saved(self, path: Path) -> None:
        self._show_trouble("")
        self._agreed(self.tr("Saved as {name} and read again").format(name=path.name))

    def _not_saved(self, error: Failure) -> None:
        self._show_trouble(sentence(error))
