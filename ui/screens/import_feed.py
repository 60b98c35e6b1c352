"""Importing accounts: choose the folder, check it without changing anything, then import it.

Where the ledger is on a server it asks for the import role's name and password each time and keeps
neither. Work of minutes has progress and ends within a second when it is stopped.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.services.importing import (
    ImportResult,
    ImportWanted,
    Reject,
    central_address,
    import_accounts,
)
from ui.announce import announce
from ui.compose import Station, keys_of
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.import_reasons import warning_words
from ui.screens.import_words import (
    DRY_SHARES,
    SHARES,
    figures,
    problem_columns,
    stages,
    verdict,
)
from ui.screens.progress import ProgressBox
from ui.screens.save_file import ask_where, write_file
from ui.style import Tone, Type
from ui.tasks import Lane
from ui.under_way import Report, UnderWay
from ui.widgets import (
    Action,
    Banner,
    Button,
    Card,
    DataTable,
    EnterFlow,
    Field,
    KeyValue,
    Kind,
    PasswordField,
    Text,
    Tick,
)
from ui.widgets.reflow import Columns
from ui.workers import LedgerWorker, PrintWorker

LEFT, RIGHT = 440, 400
PROBLEMS = "problem-rows.csv"


class ImportPage(Page):
    """For administrators. Check first; what was checked can be imported."""

    wants_workers = True

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Import accounts"))
        del printer
        self.context = self.tr("accounts.csv, bills.csv, payments.csv")
        self.help = self.tr(
            "Choose the folder of the billing feed and press F9: everything is read and compared,"
            " and nothing is changed. F12 then imports what was checked. Stop ends it at any time"
            " and leaves nothing behind."
        )
        self._counter, self._ledger = counter, ledger
        self._back_to = "status"
        self.work = UnderWay(counter.tasks, self)
        self.result: ImportResult | None = None
        self._checked: tuple[object, ...] | None = None
        self._scratch: Path | None = None
        self._address, self._central = "", False
        self.folder = Field(
            self.tr("Folder of the feed"),
            beside=Button(self.tr("Choose folder"), icon="folder-open", clicked=self.choose),
        )
        self.address = Field(
            self.tr("Ledger"), help_=self.tr("The same server that this station sends to.")
        )
        self.role = Field(
            self.tr("Import role"),
            help_=self.tr("A login of the ledger that may import, for example ledger_keeper."),
        )
        self.password = PasswordField(self.tr("Its password"))
        self.skip = Tick(self.tr("Leave problem rows out"))
        self.shrink = Tick(self.tr("Many accounts go: that is right"))
        self.progress = ProgressBox(self.work, stages())
        self.said = Text("", Type.H3, bold=True, wrap=True)
        self.figures = KeyValue(label_width=190)
        self.warnings = Text("", tone=Tone.MUTED, wrap=True)
        self.table: DataTable[Reject] = DataTable(problem_columns(), name=self.tr("Problem rows"))
        self.save_button = Button(
            self.tr("Save problem rows"), icon="save", clicked=self.save_problems
        )
        self.trouble = Banner(Tone.ERROR, "")
        self._lay_out()
        self.work.ended.connect(self._ended)
        self.work.failed.connect(self._failed)
        self.work.stopped.connect(self._stopped)
        for tick in (self.skip, self.shrink):
            tick.toggled.connect(self._ticked)
        self.folder.edit.textChanged.connect(self._other_feed)
        self._flow = EnterFlow(
            (self.folder.edit, self.address.edit, self.role.edit, self.password.edit),
            self.check,
            parent=self,
        )

    def _lay_out(self) -> None:
        wanted = Card(self.tr("What is imported"))
        wanted.body.setSpacing(12)
        for part in (self.folder, self.address, self.role, self.password, self.skip, self.shrink):
            wanted.add(part)
        wanted.body.addStretch(1)
        wanted.add(self.progress)
        found = Card(self.tr("What was found"))
        found.body.setSpacing(12)
        found.add(self.said)
        found.add(self.figures)
        found.add(self.warnings)
        found.add(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        found.body.addLayout(row)
        found.body.addStretch(0)
        both = Columns()
        both.add(wanted, LEFT)
        both.add(found, RIGHT, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addLayout(both, 1)
        self.trouble.hide()
        self.shrink.hide()

    # --- what the shell asks ---------------------------------------------------------------------

    def come_from(self, screen: str) -> None:
        """Where Back leads."""
        if screen != "import":
            self._back_to = screen

    def acts(self) -> Sequence[Action]:
        """Check, then import."""
        idle = not self.work.busy
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(text=self.tr("Check"), slot=self.check, key="F9", enabled=idle),
            Action(
                text=self.tr("Import"),
                slot=self.apply,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=idle and self.ready,
            ),
        )

    def first_focus(self) -> QWidget:
        """Where the feed is."""
        return self.folder.edit

    def on_enter(self) -> None:
        """Asks for a login where the ledger is on a server."""
        try:
            station = Station(desk=self._counter.desk, keys=keys_of(self._counter.desk.home))
            self._address = station.ledger_url
            asked = central_address(self._address)
        except Refusal as refusal:
            self._say_trouble(sentence(refusal))
            asked = ""
        self._central = bool(asked)
        for field in (self.address, self.role, self.password):
            field.setVisible(self._central)
        if self._central and not self.address.text():
            self.address.edit.setText(asked)
        self._show()

    def on_leave(self) -> None:
        """Stops what is under way; the password is gone with it."""
        self.work.stop()
        self.password.edit.clear()
        self._forget()

    # --- what is done ----------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """This very feed was checked, and something of it can be imported."""
        result = self.result
        return (
            result is not None
            and not result.applied
            and self._checked == self._wish()
            and result.changed > 0
            and (not result.rejected or self.skip.isChecked())
        )

    def _wish(self) -> tuple[object, ...]:
        return (self.folder.text().strip(), self.address.text().strip())

    @Slot()
    def choose(self) -> None:
        """Asks for the folder."""
        dialog = QFileDialog(self, self.tr("Folder of the feed"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.edit.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def check(self) -> None:
        """Reads and compares; changes nothing."""
        self._begin(dry_run=True)

    def apply(self) -> None:
        """Imports what was checked; anything that changed since is read as it is now."""
        if self.ready:
            self._begin(dry_run=False)

    def _begin(self, *, dry_run: bool) -> None:
        if self.work.busy or not self._filled():
            return
        self._say_trouble("")
        if dry_run:
            self._forget()
        desk, who, keys = (
            self._counter.desk,
            self._counter.person,
            keys_of(self._counter.desk.home),
        )
        wanted = ImportWanted(
            feed=Path(self.folder.text().strip()).expanduser(),
            ledger=self.address.text().strip() if self._central else self._address,
            role=self.role.text().strip() if self._central else "",
            password=self.password.edit.text() if self._central else "",
            dry_run=dry_run,
            # a try tells of every bad row and of what the good ones would change
            skip_bad=self.skip.isChecked() and not dry_run,
            allow_shrink=self.shrink.isChecked(),
            rejects=self._problems(),
        )

        def work(report: Report) -> object:
            return import_accounts(desk, who, keys, wanted, progress=report)

        self._checked = self._wish()
        self.work.told.connect(self._show_busy, Qt.ConnectionType.SingleShotConnection)
        self.work.begin(work, DRY_SHARES if dry_run else SHARES)

    @Slot(object)
    def _show_busy(self, _progress: object) -> None:
        self._show()

    def _filled(self) -> bool:
        asked = [self.folder]
        if self._central:
            asked += [self.address, self.role, self.password]
        for field in asked:
            field.set_error("")
        for field in asked:
            if not field.edit.text().strip():
                field.set_error(self.tr("This is needed."))
                field.edit.setFocus()
                announce(self, self.tr("This is needed."), urgent=True)
                return False
        return True

    @Slot(object)
    def _ended(self, result: ImportResult) -> None:
        self.result = result
        if result.applied:
            self._ledger.now()
            self._counter.events.ledger_changed.emit(None)
        self._show()
        announce(self, self.said.text())

    @Slot(object)
    def _failed(self, error: Refusal | Fault) -> None:
        words = sentence(error)
        next_to_fill: QWidget = self.folder.edit
        if error.code == "feed.shrinks":
            self.shrink.show()
            words, next_to_fill = self._shrinks(error), self.shrink
        self.said.setText(self.tr("Nothing was changed."))
        self._say_trouble(words)
        self._show()
        if self.isVisible():
            next_to_fill.setFocus()

    def _shrinks(self, error: Refusal | Fault) -> str:
        """The same as the command says it, with what to do here."""
        return self.tr(
            "{gone} of {live} accounts would go, more than {percent} percent. Have the feed looked "
            "at; if it is right, tick “{tick}” and press F9."
        ).format(
            gone=getattr(error, "value", ""),
            live=error.data["live"],
            percent=error.data["percent"],
            tick=self.shrink.text(),
        )

    @Slot()
    def _stopped(self) -> None:
        self._show()
        self.said.setText(self.tr("Stopped. Nothing was changed."))
        announce(self, self.said.text())

    def _ticked(self, _on: bool) -> None:
        self._show()

    @Slot(str)
    def _other_feed(self, _text: str) -> None:
        self._say_trouble("")
        self.shrink.setChecked(False)
        self.shrink.hide()
        self._forget()
        self._show()

    def _forget(self) -> None:
        self.result, self._checked = None, None
        self.said.setText("")
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None

    def _problems(self) -> Path:
        """Where the bad rows of this try are, until the page is left; for nobody else to read."""
        if self._scratch is None:
            self._scratch = Path(tempfile.mkdtemp(prefix="cashier-import-"))
        return self._scratch / PROBLEMS

    @Slot()
    def save_problems(self) -> None:
        """Asks where, and copies every bad row there."""
        if self._scratch is not None and (self._scratch / PROBLEMS).exists():
            ask_where(
                self, self.tr("Save problem rows"), PROBLEMS, "CSV (*.csv)", self.save_problems_as
            )

    def save_problems_as(self, path: Path) -> None:
        """Into this file, whole or not at all."""
        source = self._problems()
        self._counter.tasks.run(
            Lane.IO,
            lambda: write_file(path, source.read_bytes()),
            self,
            self._saved,
            self._failed,
        )

    def _saved(self, path: Path) -> None:
        words = self.tr("Saved as {name}.").format(name=path.name)
        self.say(hint=words)
        announce(self, words)

    # --- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        result, busy = self.result, self.work.busy
        for control in (self.folder, self.address, self.role, self.password):
            control.setEnabled(not busy)
        for tick in (self.skip, self.shrink):
            tick.setEnabled(not busy)
        self.figures.setVisible(result is not None)
        rejects = () if result is None else result.rejects
        self.table.set_rows(rejects)
        for part in (self.table, self.save_button):
            part.setVisible(bool(rejects))
        self.warnings.setVisible(result is not None and bool(result.warnings))
        if result is not None:
            self.said.setText(verdict(result, skip_bad=self.skip.isChecked()))
            self.figures.set_pairs(figures(result))
            self.warnings.setText("\n".join(map(warning_words, result.warnings)))
        elif busy:
            self.said.setText("")
        elif not self.said.text():
            self.said.setText(self.tr("Nothing was checked yet. Choose the folder and press F9."))
        self.changed.emit()

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def _back(self) -> None:
        self._counter.go(self._back_to)
