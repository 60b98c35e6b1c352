"""Setting a station up, step by step: what it is, its printer, its scanner, the customer's screen.

The same page at the first run, where nothing is set up yet, and later from the list of all
actions, to repeat a step. Every step may be skipped, and each error says what to do next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home
from ui import style
from ui.announce import announce
from ui.messages import sentence
from ui.page import Page
from ui.screens.progress import ProgressBox
from ui.set_up_steps import Step, StepState, first_open, steps_of
from ui.style import Tone, Type
from ui.under_way import Report, UnderWay
from ui.widgets import Action, Banner, Button, Card, Field, IconRow, Kind, Line, Text, Tick
from ui.widgets.reflow import Columns

LEFT, RIGHT = 380, 420
TRAINING_SHARES = {
    "accounts": 1.0,
    "bills": 0.5,
    "payments": 0.5,
    "compare": 1.0,
    "write": 0.5,
    "directory": 1.0,
    "copy": 6.0,
}
"""Of the time that a training home takes. Measured with the sample of 5,000 accounts."""


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("set_up", text)


def training_stages() -> dict[str, str]:
    """What is done while a training home is made."""
    return {
        "accounts": tr("Making up accounts"),
        "bills": tr("Making up bills"),
        "payments": tr("Making up earlier payments"),
        "compare": tr("Filling the practice ledger"),
        "write": tr("Filling the practice ledger"),
        "directory": tr("Copying the accounts to this station"),
        "copy": tr("Copying the accounts to this station"),
    }


def as_training_stages(report: Report) -> Report:
    """The accounts are reported twice: as they are read, and as the station copies them."""
    written = False

    def told(stage: str, done: int, total: int) -> None:
        nonlocal written
        written = written or stage in {"write", "directory"}
        report("copy" if stage == "accounts" and written else stage, done, total)

    return told


class Doings(Protocol):
    """What the page asks of whoever shows it; all of it is called on the main thread."""

    @property
    def home(self) -> Home: ...

    @property
    def station(self) -> str:
        """`BOS-01`, or '' while this is no station yet."""
        ...

    @property
    def training(self) -> bool: ...

    @property
    def first_run(self) -> bool: ...

    def make_training(self, report: Report) -> object:
        """In the io lane: makes the training home beside this one."""
        ...

    def enrol(self, file: Path, report: Report, *, ask_ledger: bool) -> object:
        """In the io lane: makes this home a station; whether the file could be destroyed."""
        ...

    def open_training(self) -> None: ...

    def enrolled(self) -> None: ...

    def open_step(self, step: Step) -> None:
        """Shows the page of a printer, a scanner, a customer's screen."""
        ...

    def finish(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One step: its row at left and what stands at right of it."""

    row: IconRow
    button: Button
    card: Card
    opener: Button


class SetUpPage(Page):
    """Steps at left, the chosen one at right."""

    def __init__(self, doings: Doings, work: UnderWay) -> None:
        super().__init__(tr("Set this station up"))
        self.help = tr(
            "Choose a step at left. Every step may be skipped and done later: open the list of all"
            " actions with Ctrl+K and choose Set this station up."
        )
        self._doings, self._work = doings, work
        self._skipped: set[Step] = set()
        self._step = Step.STATION
        self._doing = ""
        self.trouble = Banner(Tone.ERROR, "")
        self.trouble.hide()
        self.good = Banner(Tone.SUCCESS, "")
        self.good.hide()
        self.progress = ProgressBox(work, self._stages())
        self.file = Field(
            tr("Enrolment file"),
            help_=tr(
                "Your administrator makes it. It is destroyed once this station has taken it."
            ),
            beside=Button(tr("Choose file"), icon="folder-open", clicked=self.choose_file),
        )
        self.offline = Tick(tr("Do not try it at the ledger now"))
        self.connect_button = Button(
            tr("Connect this station"), key="F9", kind=Kind.SECONDARY, clicked=self.enrol
        )
        self.train_button = Button(
            tr("Start training"), key="F6", icon="graduation-cap", clicked=self.train
        )
        self.station_words = Text("", wrap=True)
        self._choices: list[QWidget] = []
        self._stack = QStackedWidget()
        self._parts = {step: self._part(step) for step in Step}
        self._lay_out()
        work.ended.connect(self._ended)
        work.failed.connect(self._failed)
        work.stopped.connect(self._stopped)

    # --- layout ----------------------------------------------------------------------------------

    def _part(self, step: Step) -> _Part:
        title, about, button_words = _words(step)
        button = Button(tr("Choose"), compact=True, name=tr("Choose: {step}").format(step=title))
        button.setProperty("step", step.value)
        button.clicked.connect(self._row_pressed)
        row = IconRow(title, "", _ICONS[step], Tone.MUTED, trailing=button)
        row.setMinimumHeight(style.px(72))
        card = Card(title)
        card.body.setSpacing(12)
        opener = self.connect_button
        if step is Step.STATION:
            self._fill_station(card)
        else:
            card.add(Text(about, wrap=True))
            opener = Button(button_words, icon=_ICONS[step], kind=Kind.SECONDARY)
            opener.setProperty("step", step.value)
            opener.clicked.connect(self._open_pressed)
            line = QHBoxLayout()
            line.addWidget(opener)
            line.addStretch(1)
            card.body.addLayout(line)
        card.body.addStretch(1)
        self._stack.addWidget(card)
        return _Part(row=row, button=button, card=card, opener=opener)

    def _fill_station(self, card: Card) -> None:
        card.add(self.station_words)
        practice = self._choice(
            tr("Practice first"),
            tr(
                "Made-up people and accounts, kept apart from everything real. Nothing done there"
                " reaches a ledger, and its receipts say so."
            ),
            self.train_button,
        )
        card.add(practice)
        self._choices.append(practice)
        rule = Line()
        card.add(rule)
        self._choices.append(rule)
        card.add(Text(tr("Connect to the ledger"), Type.H3, bold=True))
        card.add(self.file)
        card.add(self.offline)
        row = QHBoxLayout()
        row.addWidget(self.connect_button)
        row.addStretch(1)
        card.body.addLayout(row)
        card.add(self.progress)

    def _choice(self, title: str, about: str, button: Button) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(title, Type.H3, bold=True))
        column.addWidget(Text(about, tone=Tone.MUTED, wrap=True))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return whole

    def _lay_out(self) -> None:
        self._left = Card(flush=True)
        for step, part in self._parts.items():
            if step is not Step.STATION:
                self._left.add(Line())
            self._left.add(part.row)
        self._left.body.addStretch(1)
        both = Columns()
        both.add(self._left, LEFT)
        both.add(self._stack, RIGHT, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addWidget(self.good)
        column.addLayout(both, 1)

    # --- what the shell asks ---------------------------------------------------------------------

    def acts(self) -> Sequence[Action]:
        """Skip a step; go on to the program."""
        back = Action(text=tr("Back"), slot=self._doings.finish, key="Esc")
        skip = Action(
            text=tr("Skip this step"),
            slot=self.skip,
            key="F8",
            enabled=bool(self._doings.station) and not self._work.busy,
        )
        done = Action(
            text=tr("Open the program") if self._doings.first_run else tr("Done"),
            slot=self._doings.finish,
            key="F12",
            kind=Kind.PRIMARY,
            enabled=bool(self._doings.station) and not self._work.busy,
        )
        return (skip, done) if self._doings.first_run else (back, skip, done)

    def first_focus(self) -> QWidget | None:
        """The first thing to choose."""
        if self._step is Step.STATION and self.train_button.isVisibleTo(self):
            return self.train_button
        return self._parts[self._step].opener

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """What stands on the buttons of the first step."""
        if self._step is not Step.STATION or self._work.busy or self._doings.training:
            return {}
        if self._doings.station:
            return {"F9": self.enrol}
        return {"F6": self.train, "F9": self.enrol}

    def key_names(self) -> Mapping[str, str]:
        """For the list of all actions."""
        return {"F6": tr("Start training"), "F9": tr("Connect this station")}

    def on_enter(self) -> None:
        """Reads how far the steps are; the first that is open is chosen."""
        self.refresh()

    def refresh(self) -> None:
        """Every step anew."""
        states = self.states()
        self._show_steps(states)
        if self._step is Step.STATION and self._doings.station and not self.good.isVisibleTo(self):
            self.choose(first_open(states))
        else:
            self.choose(self._step)

    def states(self) -> tuple[StepState, ...]:
        """How far each step is."""
        home = self._doings.home
        try:
            now = settings.load(home)
            kept = settings.kept(home)
        except Refusal as refusal:
            self._say_trouble(sentence(refusal))
            now, kept = settings.Settings(), {}
        return steps_of(self._doings.station, now, kept, skipped=self._skipped)

    def _show_steps(self, states: Sequence[StepState]) -> None:
        for state in states:
            part = self._parts[state.step]
            icon, tone = _ICONS[state.step], Tone.MUTED
            if state.done:
                icon, tone = "circle-check", Tone.SUCCESS
            words = state.note
            if not words:
                words = tr("Skipped for now") if state.skipped else tr("Not done yet")
            part.row.set(_words(state.step)[0], words, icon, tone)
            part.button.setEnabled(bool(self._doings.station) or state.step is Step.STATION)
        self._show_station()
        self.changed.emit()

    def _show_station(self) -> None:
        name = self._doings.station
        for choice in self._choices:
            choice.setVisible(not name)
        busy = self._work.busy
        for control in (self.train_button, self.file):
            control.setEnabled(not busy)
        for shown in (self.connect_button, self.offline):
            shown.setVisible(not busy)  # how far it is stands in their place
        if self._doings.training:
            words = tr(
                "This is a training station. A real one is set up in the program's own window,"
                " not in the training window."
            )
            self.file.setEnabled(False)
            self.connect_button.setEnabled(False)
        elif name:
            words = tr(
                "This is station {name}. Take a new enrolment file only when your administrator"
                " made one for this station: its old credentials then no longer work."
            ).format(name=name)
        else:
            words = tr("This computer is no station yet. How will it be used?")
        self.station_words.setText(words)

    def choose(self, step: Step) -> None:
        """Shows a step at right."""
        self._step = step
        part = self._parts[step]
        self._stack.setCurrentWidget(part.card)
        for other, one in self._parts.items():
            name = tr("Choose: {step}").format(step=_words(other)[0])
            one.button.setText(tr("Shown") if other is step else tr("Choose"))
            one.button.setAccessibleName(name)
        self.changed.emit()

    @Slot()
    def _row_pressed(self) -> None:
        self._hush()
        self.choose(Step(str(self.sender().property("step"))))

    @Slot()
    def _open_pressed(self) -> None:
        self._hush()
        self._doings.open_step(Step(str(self.sender().property("step"))))

    def skip(self) -> None:
        """On to the next step; this one can be done any day."""
        self._hush()
        self._skipped.add(self._step)
        order = list(Step)
        after = order[order.index(self._step) + 1 :]
        self._show_steps(self.states())
        self.choose(after[0] if after else self._step)
        self._parts[self._step].opener.setFocus()
        announce(self, self._parts[self._step].row.title.text())

    # --- what is done ----------------------------------------------------------------------------

    @Slot()
    def train(self) -> None:
        """Makes the training home where there is none, then opens it."""
        if self._work.busy:
            return
        self._hush()
        self._doing = "training"

        def work(report: Report) -> object:
            return self._doings.make_training(as_training_stages(report))

        self._work.begin(work, TRAINING_SHARES)
        self._show_steps(self.states())

    @Slot()
    def choose_file(self) -> None:
        """Asks where the enrolment file is."""
        dialog = QFileDialog(self, tr("Enrolment file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.edit.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def enrol(self) -> None:
        """Takes the credentials of the file in."""
        typed = self.file.text().strip()
        if self._work.busy or self._doings.training:
            return
        self._hush()
        if not typed:
            self.file.set_error(tr("Choose the file, or type where it is."))
            self.file.edit.setFocus()
            return
        self.file.set_error("")
        self._doing = "enrol"
        file, ask = Path(typed).expanduser(), not self.offline.isChecked()

        def work(report: Report) -> object:
            return self._doings.enrol(file, report, ask_ledger=ask)

        self._work.begin(work, {"enrol": 1.0})
        self._show_steps(self.states())

    @Slot(object)
    def _ended(self, result: object) -> None:
        if self._doing == "training":
            self._doings.open_training()
            return
        if self._doing != "enrol":
            return
        self._doings.enrolled()
        words = tr("This is station {name} now.").format(name=self._doings.station)
        if result is False:
            words += " " + tr("Delete {file}: it still holds this station's credentials.").format(
                file=self.file.text().strip()
            )
        elif not self._doings.first_run:
            words += " " + tr("The new credentials act when the program is opened again.")
        self.file.edit.clear()
        self.good.set_text(words)
        self.good.show()
        announce(self, words)
        states = self.states()
        self._show_steps(states)
        self.choose(first_open(states))

    @Slot(object)
    def _failed(self, error: Refusal | Fault) -> None:
        self._say_trouble(sentence(error))
        self._show_steps(self.states())

    @Slot()
    def _stopped(self) -> None:
        self._show_steps(self.states())
        announce(self, tr("Stopped. Nothing of it is left behind."))

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        if words:
            room = getattr(self.window(), "room", None)
            if room is not None:
                room.ensureWidgetVisible(self.trouble)
            announce(self, words, urgent=True)

    def _hush(self) -> None:
        self.good.hide()
        self._say_trouble("")

    @staticmethod
    def _stages() -> dict[str, str]:
        return {**training_stages(), "enrol": tr("Trying the credentials at the ledger")}


_ICONS = {
    Step.STATION: "store",
    Step.PRINTER: "printer",
    Step.SCANNER: "scan-barcode",
    Step.CUSTOMER: "monitor",
}


def _words(step: Step) -> tuple[str, str, str]:
    """Title, what it is about, and the button of a step."""
    match step:
        case Step.STATION:
            return tr("Training or a ledger"), "", ""
        case Step.PRINTER:
            return (
                tr("Receipt printer"),
                tr(
                    "Choose the printer, print a test page and say what came out. Without a printer"
                    " receipts wait here and are printed once there is one."
                ),
                tr("Set the printer up"),
            )
        case Step.SCANNER:
            return (
                tr("Scanner and check reader"),
                tr(
                    "Scan a coupon and a test check. The page measures how your scanner types and"
                    " keeps what fits. Without a scanner every number can be typed."
                ),
                tr("Set the scanner up"),
            )
        case Step.CUSTOMER:
            return (
                tr("Customer's screen"),
                tr(
                    "A second screen may show the customer what they hand over: the kind and amount"
                    " of each item and their total, in their language. It never shows a name, an"
                    " account or a balance."
                ),
                tr("Choose the customer's screen"),
            )
