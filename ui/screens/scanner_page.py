"""Setting the scanner and the check reader up: scan something, see how it came, keep what fits.

While the page is shown the detector takes any pace up to the slowest that can be set and no prefix,
so that both can be measured. Nothing scanned here opens or fills anything. Source: ux.md 4, 3.13.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.domain.micr_formats import FORMATS
from cashier.services import station_settings
from cashier.settings import Settings
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.scan_measure import Measured, measure
from ui.style import Tone, Type
from ui.tasks import Lane
from ui.wedge import GAP_MAX_MS, Heard, ScanKind
from ui.widgets import (
    Action,
    Banner,
    Card,
    Combo,
    EnterFlow,
    Field,
    KeyValue,
    Kind,
    Text,
)
from ui.widgets.reflow import Columns

LEFT, RIGHT = 470, 320
KEYS = ("scan_prefix", "scan_gap_ms", "scan_micr_format")


class ScannerPage(Page):
    """Shows what the last scan was like. Supervisors and administrators keep the values."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Scanner"))
        self.help = self.tr(
            "Scan a coupon, then a check. F9 takes the values that were measured, F12 keeps them."
            " A prefix set in the scanner itself is best: with it no typing is ever taken for a"
            " scan."
        )
        self.context = self.tr("nothing scanned here opens anything")
        self._counter = counter
        self._back_to = "find"
        self._measured: Measured | None = None
        self._prefix_help = self.tr("Empty when the scanner sends none.")
        self.prefix = Field(self.tr("Prefix"), help_=self._prefix_help)
        self.prefix.edit.setMaxLength(8)
        self._gap_help = self.tr("20 to 100. 35 fits most scanners; a person needs 80 and more.")
        self.gap = Field(self.tr("Longest usual gap, in milliseconds"), help_=self._gap_help)
        self.gap.edit.setMaxLength(3)
        self.format = Combo([(self._format_words(f), f) for f in FORMATS])
        self._format_field = Field(self.tr("Format of the check reader"), control=self.format)
        self.heard_box = KeyValue(label_width=170)
        self.trouble = Banner(Tone.WARNING, "")
        self._lay_out()
        self._flow = EnterFlow(
            (self.prefix.edit, self.gap.edit, self.format), self.to_primary, parent=self
        )

    def _lay_out(self) -> None:
        values = Card(self.tr("This station's scanner"))
        values.body.setSpacing(12)
        for field in (self.prefix, self.gap, self._format_field):
            values.add(field)
        values.body.addStretch(1)
        heard = Card(self.tr("The last scan"))
        heard.body.setSpacing(12)
        self.now = Text("", Type.H3, bold=True, wrap=True)
        heard.add(self.now)
        heard.add(self.heard_box)
        heard.body.addStretch(1)
        columns = Columns()
        columns.add(values, LEFT)
        columns.add(heard, RIGHT, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addLayout(columns, 1)
        self.trouble.hide()

    def _format_words(self, format_: str) -> str:
        words: Mapping[str, str] = {
            "0000": self.tr("raw, T U $ -"),
            "0001": self.tr("raw, t o a d"),
            "0002": self.tr("raw, T O A D"),
        }
        return f"{format_}  {words.get(format_, self.tr('parsed by the reader'))}"

    # --- what the shell asks

    @property
    def _may_save(self) -> bool:
        return self._counter.may_set_up

    def acts(self) -> Sequence[Action]:
        """Take what was measured, keep it."""
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(
                text=self.tr("Use what was measured"),
                slot=self.use_measured,
                key="F9",
                enabled=self._measured is not None,
            ),
            Action(
                text=self.tr("Keep these values"),
                slot=self.save,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=self._may_save,
            ),
        )

    def first_focus(self) -> QWidget:
        """The first value."""
        return self.prefix.edit

    def show_about(self, about: object) -> None:
        """The name of the screen to go back to."""
        self._back_to = str(about)

    def on_enter(self) -> None:
        """Shows the values in force and listens to any scanner."""
        self._measured = None
        now = self._in_force()
        self.prefix.edit.setText(now.scan_prefix)
        self.gap.edit.setText(str(now.scan_gap_ms))
        self.format.set_value(now.scan_micr_format)
        fixed = settings.policy_keys()
        self.prefix.edit.set_locked("scan_prefix" in fixed)
        self.gap.edit.set_locked("scan_gap_ms" in fixed)
        self.format.setEnabled("scan_micr_format" not in fixed)
        decided = self.tr("Set by your organization")
        self.prefix.set_help(decided if "scan_prefix" in fixed else self._prefix_help)
        self.gap.set_help(decided if "scan_gap_ms" in fixed else self._gap_help)
        self._format_field.set_hint(decided if "scan_micr_format" in fixed else "")
        self._say_trouble("")
        self.now.setText(self.tr("Scan a coupon or any other code, then a test check."))
        self.heard_box.set_pairs(())
        open_ears = now.model_copy(update={"scan_prefix": "", "scan_gap_ms": GAP_MAX_MS})
        self._counter.events.settings_changed.emit(open_ears)
        self.say(hint="" if self._may_save else self.tr("A supervisor keeps other values."))

    def on_leave(self) -> None:
        """What is kept acts again."""
        self._counter.events.settings_changed.emit(self._in_force())

    def _in_force(self) -> Settings:
        try:
            return settings.load(self._counter.desk.home)
        except Refusal:
            return self._counter.desk.settings

    # --- a scan

    def heard(self, heard: Heard) -> None:
        """A scan, however it came."""
        found = self._measured = measure(heard, micr_format=str(self.format.value()))
        self.now.setText(self._kind_words(found))
        pairs = [
            (self.tr("Characters"), f"{found.keys}"),
            (self.tr("Gap, usual"), self.tr("{n} ms").format(n=found.typical_ms)),
            (self.tr("Gap, longest"), self.tr("{n} ms").format(n=found.longest_ms)),
            (self.tr("Prefix"), found.prefix or self.tr("none")),
        ]
        pairs += self._line_pairs(found)
        self.heard_box.set_pairs(pairs)
        self._say_trouble(self._warning(found))
        announce(self, self.now.text())
        self.changed.emit()

    def _kind_words(self, found: Measured) -> str:
        return {
            ScanKind.ACCOUNT: self.tr("A billing account number"),
            ScanKind.MEMBER: self.tr("A member ID"),
            ScanKind.BILL: self.tr("A bill number, or a code nobody knows"),
            ScanKind.COUPON: self.tr("A payment coupon"),
            ScanKind.RECEIPT: self.tr("A receipt number"),
            ScanKind.RECEIPT_QR: self.tr("The code of a receipt"),
            ScanKind.MICR: self.tr("The bank line of a check"),
            ScanKind.BADGE: self.tr("A badge"),
            ScanKind.UNKNOWN: self.tr("A code nobody knows"),
        }[found.kind]

    def _line_pairs(self, found: Measured) -> list[tuple[str, str]]:
        if found.kind is not ScanKind.MICR:
            return []
        pairs = [(self.tr("Fits the format"), ", ".join(found.formats) or self.tr("none"))]
        line = found.line
        if line is not None:
            missed = self.tr("not read")
            last4 = f"...{line.account[-4:]}" if line.account else ""
            pairs += [
                (self.tr("Routing"), line.routing or missed),
                (self.tr("Bank account"), last4 or missed),
                (self.tr("Number"), line.number or missed),
            ]
        return pairs

    def _warning(self, found: Measured) -> str:
        if found.kind is ScanKind.MICR and found.line is None:
            return self.tr("The line could not be read in its format. Scan it again.")
        if found.kind is ScanKind.MICR and found.formats[0] != self.format.value():
            return self.tr("The check reader is set to another format than this station.")
        if found.risky and not found.prefix:
            return self.tr(
                "This scanner is about as slow as a person. Set a prefix in the scanner, for"
                " example ~, and scan again."
            )
        return ""

    def use_measured(self) -> None:
        """Fills the values from the last scan; F12 keeps them."""
        found = self._measured
        if found is None:
            return
        if not self.gap.edit.isReadOnly():
            self.gap.edit.setText(str(found.gap_ms))
        if not self.prefix.edit.isReadOnly():
            self.prefix.edit.setText(found.prefix)
        if found.line is not None and self.format.isEnabled():
            self.format.set_value(found.formats[0])

    # --- keeping

    def save(self) -> None:
        """Writes the home's settings; they act once the page is left."""
        typed = self.gap.text()
        gap: object = int(typed) if typed.isascii() and typed.isdigit() else typed
        values = {
            "scan_prefix": self.prefix.edit.text().strip(),
            "scan_gap_ms": gap,
            "scan_micr_format": str(self.format.value()),
        }
        fixed = settings.policy_keys()
        changes = {name: value for name, value in values.items() if name not in fixed}
        desk, who = self._counter.desk, self._counter.who
        self._counter.tasks.run(
            Lane.DB,
            lambda: station_settings.change(desk, who, changes),
            self,
            lambda done: self._saved(),
            self._refused,
        )

    def _saved(self) -> None:
        self.prefix.set_error("")
        self.gap.set_error("")
        self._say_trouble("")
        words = self.tr("Kept. They act from the next page on.")
        self.say(hint=words)
        announce(self, words)

    def _refused(self, error: Refusal | Fault) -> None:
        field = error.field if isinstance(error, Refusal) else ""
        if field == "scan_prefix":
            words = self.tr("Begin with a sign that nobody types, for example ~.")
            self.prefix.set_error(words)
            self.prefix.edit.setFocus()
        elif field == "scan_gap_ms":
            words = self.tr("Type a number from 20 to 100.")
            self.gap.set_error(words)
            self.gap.edit.setFocus()
        else:
            words = sentence(error)
            self._say_trouble(words)
        announce(self, words, urgent=True)

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))

    def _back(self) -> None:
        self._counter.go(self._back_to)
