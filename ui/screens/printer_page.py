"""Setting the printer up: choose or type where it is, print a test, say what came out, keep it.

What the person saw on paper decides the width, the code page and the cutter; whether the printer
answers is found by asking it. No network is searched: an address there is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier import settings
from cashier.domain.calendar import clock_time
from cashier.domain.errors import Refusal
from cashier.domain.receipt import PrintCause, PrintOutcome, PrintState
from cashier.services import station_settings
from ui.announce import announce
from ui.counter import Counter
from ui.messages import cause_words, sentence
from ui.page import Page
from ui.style import Tone, Type
from ui.tasks import Lane, Latest
from ui.widgets import Action, Banner, Card, Combo, EnterFlow, Field, Kind, Text
from ui.widgets.reflow import Columns
from ui.workers import LedgerWorker, PrintWorker

if TYPE_CHECKING:
    from receipts.finding import FoundPrinter
    from receipts.printers import PrinterRecord
    from receipts.status import PrinterStatus

LEFT, RIGHT = 560, 320
_ASKED_HERE = frozenset({"width", "cutter", "page", "status"})


class PrinterPage(Page):
    """Finds, tries and keeps this station's printer. Supervisors and administrators keep it."""

    wants_workers = True

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Printer"))
        del ledger
        self.help = self.tr(
            "Choose the printer or type its address, press F9 and look at the paper. Say what came"
            " out, print again after a change, and keep it with F12."
        )
        self.context = self.tr("the test page is no receipt")
        self._counter, self.printer = counter, printer
        self._back_to = "status"
        self._latest = Latest()
        self._tried = ""
        self._silent = False
        self._kept = counter.desk.settings.printer_seen
        self.found = Combo([(self.tr("Looking"), "")])
        self._found_field = Field(self.tr("Found here"), control=self.found)
        self.address = Field(
            self.tr("Address"), help_=self.tr("On the network: tcp://192.0.2.10:9100")
        )
        self.address.edit.setMaxLength(200)
        self.roll = Combo([(self.tr("80 mm"), "80"), (self.tr("58 mm"), "58")])
        self.cutter = Combo(
            [
                (self.tr("Cuts nearly through"), "partial"),
                (self.tr("Cuts through"), "full"),
                (self.tr("Does not cut"), "none"),
            ]
        )
        self.letters = Combo(
            [
                (self.tr("Draw them"), ""),
                (self.tr("Table 16 (WPC1252)"), "cp1252:16"),
                (self.tr("Table 19 (PC858)"), "cp858:19"),
            ]
        )
        self.answer = Combo(
            [
                (self.tr("Not looked yet"), ""),
                (self.tr("Whole, and cut as set"), "whole"),
                (self.tr("Lines wrap or end too early"), "narrow"),
                (self.tr("It was not cut"), "uncut"),
                (self.tr("Letters with accents are wrong"), "letters"),
                (self.tr("Nothing came out"), "nothing"),
            ]
        )
        self.said = Text("", Type.H3, bold=True, wrap=True)
        self.trouble = Banner(Tone.WARNING, "")
        self._lay_out()
        self.found.chosen.connect(self._chosen)
        self.answer.chosen.connect(self._answered)
        self._flow = EnterFlow(
            (self.found, self.address.edit, self.roll, self.cutter, self.letters),
            self.try_it,
            parent=self,
        )

    def _lay_out(self) -> None:
        values = Card(self.tr("This station's printer"))
        values.body.setSpacing(12)
        for field in (
            self._found_field,
            self.address,
            Field(self.tr("Paper"), control=self.roll),
            Field(self.tr("Cutter"), control=self.cutter),
            Field(self.tr("Letters with accents"), control=self.letters),
        ):
            values.add(field)
        values.body.addStretch(1)
        paper = Card(self.tr("The test page"))
        paper.body.setSpacing(12)
        paper.add(self.said)
        self._answer_field = Field(self.tr("What came out?"), control=self.answer)
        paper.add(self._answer_field)
        paper.body.addStretch(1)
        columns = Columns()
        columns.add(values, LEFT)
        columns.add(paper, RIGHT, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addLayout(columns, 1)
        self.trouble.hide()

    # --- what the shell asks

    @property
    def _may_save(self) -> bool:
        return self._counter.may_set_up and "printer" not in settings.policy_keys()

    def acts(self) -> Sequence[Action]:
        """A test page, and keep what was seen."""
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(text=self.tr("Print test"), slot=self.try_it, key="F9"),
            Action(
                text=self.tr("Keep this printer"),
                slot=self.save,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=self._may_save and self._seen,
            ),
        )

    def first_focus(self) -> QWidget:
        """Where the printer is."""
        return self.address.edit

    def show_about(self, about: object) -> None:
        """The name of the screen to go back to."""
        self._back_to = str(about)

    def on_enter(self) -> None:
        """Shows the printer in force and looks for others."""
        self._show_address(self.printer.printer.address)
        self._silent = "status=no" in self.printer.printer.address
        self._show_seen()
        self._say_trouble(slow_words(self.printer.printer))
        self._say_who_decides()
        self.look()

    def _say_who_decides(self) -> None:
        """What the organisation has set is read and tried here, and not changed by anybody."""
        fixed = "printer" in settings.policy_keys()
        self.address.edit.set_locked(fixed)
        for choice in (self.found, self.roll, self.cutter, self.letters):
            choice.setEnabled(not fixed)
        hint = "" if self._may_save else self.tr("A supervisor keeps another printer.")
        self.say(hint=self.tr("Set by your organization.") if fixed else hint)

    def _show_seen(self) -> None:
        """What a person said of this very printer's test page, in this window or when it was
        kept.
        """
        here = self.full_address()
        if self._tried == here and self.answer.value():
            return
        self._tried = here if here and here == self._kept else ""
        seen = bool(self._tried)
        self.answer.set_value("whole" if seen else "")
        self._answer_field.setEnabled(seen)
        if seen:
            words = self.tr("The test page was seen whole. Print it again after a change.")
        else:
            words = self.tr("Print a test page and look at it.")
        self.said.setText(words)

    def look(self) -> None:
        """Lists what is plugged in or set up here, beside the window's work."""
        from receipts.finding import found_printers

        self._counter.tasks.run(Lane.IO, found_printers, self, self._latest(self._list))

    def _list(self, found: Sequence[FoundPrinter]) -> None:
        first = self.tr("Choose") if found else self.tr("Nothing; type its address")
        offered = [(f"{one.address}  {one.name}".rstrip(), one.address) for one in found]
        self.found.set_items([(first, ""), *offered])

    @Slot(object)
    def _chosen(self, address: object) -> None:
        if address:
            self.address.edit.setText(str(address))

    def _show_address(self, address: str) -> None:
        from receipts.printers import Cutter, parse_printer

        bare, _, query = address.partition("?")
        kept = [pair for pair in parse_qsl(query) if pair[0] not in _ASKED_HERE]
        self.address.edit.setText(f"{bare}?{urlencode(kept, safe=':')}" if kept else bare)
        record = parse_printer(address)
        self.roll.set_value("58" if record.columns <= 32 else "80")
        self.cutter.set_value(Cutter(record.cutter).value)
        page = record.code_page
        self.letters.set_value("" if page is None else f"{page.codec}:{page.number}")

    def full_address(self) -> str:
        """What would be kept: the address typed with what was chosen and found out."""
        typed = self.address.text().strip()
        if typed in {"", "none"}:
            return typed
        bare, _, query = typed.partition("?")
        pairs = [pair for pair in parse_qsl(query) if pair[0] not in _ASKED_HERE]
        pairs += [("width", str(self.roll.value())), ("cutter", str(self.cutter.value()))]
        if self.letters.value():
            pairs.append(("page", str(self.letters.value())))
        if self._silent:
            pairs.append(("status", "no"))
        return f"{bare}?{urlencode(pairs, safe=':')}"

    # --- a try

    def _record(self) -> PrinterRecord | None:
        from receipts.printers import parse_printer

        try:
            record = parse_printer(self.full_address())
        except Refusal as refusal:
            words = sentence(refusal)
            self.address.set_error(words)
            self.address.edit.setFocus()
            announce(self, words, urgent=True)
            return None
        self.address.set_error("")
        return record

    def try_it(self) -> None:
        """Asks the printer how it is and prints a test page on it."""
        record = self._record()
        if record is None:
            return
        if self.printer.printing:
            self._say_trouble(self.tr("A receipt is being printed. Try again when it is out."))
            return
        from receipts.status import printer_status
        from receipts.trial_page import print_trial

        self._say_trouble(slow_words(record))
        self.said.setText(self.tr("Printing the test page"))
        desk = self._counter.desk
        station, at = desk.identity.name, clock_time(desk.clock.now())

        def work() -> tuple[PrinterStatus, PrintOutcome]:
            status = printer_status(record)
            return status, print_trial(record, station=station, at=at)

        self._tried = record.address
        self._counter.tasks.run(Lane.IO, work, self, self._latest(self._tested))

    def _tested(self, ended: tuple[PrinterStatus, PrintOutcome]) -> None:
        status, outcome = ended
        if status.lacks:
            words = self.tr("This computer lacks {what}.").format(what=status.lacks)
            self._say_trouble(words)
        if outcome.state is PrintState.FAILED:
            words = self.tr("Nothing was printed: {cause}.").format(
                cause=cause_words(outcome.cause)
            )
            if outcome.cause is PrintCause.NO_ANSWER and not self._silent:
                # it took the connection and said nothing: a one-way printer does just that
                self._silent = True
                words += " " + self.tr("Press F9 to send the page without asking.")
        else:
            words = self.tr("Look at the paper.")
        self.said.setText(words)
        self._answer_field.setEnabled(outcome.state is not PrintState.FAILED)
        self.answer.set_value("")
        announce(self, words)
        self.changed.emit()

    @property
    def _seen(self) -> bool:
        return self.answer.value() == "whole" and self._tried == self.full_address()

    @Slot(object)
    def _answered(self, answer: object) -> None:
        """What was wrong on paper changes what is printed next."""
        match answer:
            case "narrow":
                self.roll.set_value("58")
            case "uncut":
                self.cutter.set_value("none")
            case "letters":
                after = {"": "", "cp1252:16": "cp858:19"}
                self.letters.set_value(after.get(str(self.letters.value()), ""))
            case "nothing":
                self._say_trouble(
                    self.tr("Check power, cable and address, then print the test again.")
                )
            case _:
                pass
        if answer in {"narrow", "uncut", "letters"}:
            self.said.setText(self.tr("Changed. Press F9 and look again."))
        self.changed.emit()

    def save(self) -> None:
        """Keeps the printer in the home's settings and prints on it from now on."""
        record = self._record()
        if record is None or not (self._may_save and self._seen):
            return
        kept = {"printer": record.address, "printer_seen": record.address}
        desk, who = self._counter.desk, self._counter.who
        self._counter.tasks.run(
            Lane.DB,
            lambda: station_settings.change(desk, who, kept),
            self,
            lambda done: self._saved(record),
            lambda error: self._say_trouble(sentence(error)),
        )

    def _saved(self, record: PrinterRecord) -> None:
        self._kept = record.address
        self.printer.use(record)
        words = self.tr("Kept. Receipts are printed there from now on.")
        self.say(hint=words)
        announce(self, words)

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))

    def _back(self) -> None:
        self._counter.go(self._back_to)


def slow_words(record: PrinterRecord) -> str:
    """How long a drawn receipt takes on a slow serial line, and what to do; '' elsewhere."""
    from receipts.serial_line import slow_seconds

    seconds = slow_seconds(record)
    if not seconds:
        return ""
    return QCoreApplication.translate(
        "PrinterPage",
        "At {baud} baud a drawn receipt takes about {seconds} s. Set the printer faster and write"
        " ?baud=115200 behind its address.",
    ).format(baud=f"{record.baud:,}", seconds=seconds)
