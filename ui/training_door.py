"""The way into training, from sign-in only, and out of it.

Training is another home beside the station's and runs as a program of its own: it is given none of
the station's settings, no address of a ledger and no login, and the station's own window goes on
sending meanwhile.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.services.training import beside, is_training_home
from cashier.settings import Home
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.hold import hold
from ui.messages import sentence
from ui.screens.progress import ProgressBox
from ui.screens.set_up import TRAINING_SHARES, as_training_stages, training_stages
from ui.set_up import make_training
from ui.style import Tone
from ui.under_way import Report, UnderWay
from ui.widgets import Banner, Kind

KEPT = frozenset({"CASHIER_KEY_DIR"})
"""Of our own variables: where keys are kept. A training home's are beside the station's, each
under its own name.
"""
Start = Callable[[Home], bool]


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """What the training program is started with: nothing that could name a ledger, a printer or a
    login.
    """
    return {
        name: value
        for name, value in given.items()
        if not name.startswith(("CASHIER_", "PG")) or name in KEPT
    }


def command(home: Home) -> tuple[str, list[str]]:
    """The program and its arguments that open a training home."""
    frozen = bool(getattr(sys, "frozen", False))
    return sys.executable, [*([] if frozen else ["-m", "ui"]), "--home", str(home.folder)]


def start_training(home: Home) -> bool:
    """Opens the training window; whether it could be started."""
    program, arguments = command(home)
    process = QProcess()
    clean = QProcessEnvironment()
    for name, value in environment(os.environ).items():
        clean.insert(name, value)
    process.setProcessEnvironment(clean)
    process.setProgram(program)
    process.setArguments(arguments)
    started: object = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)


def is_open(home: Home) -> bool:
    """Whether another window has the training home."""
    if not home.folder.exists():
        return False
    try:
        with hold(home):
            return False
    except Refusal:
        return True


class TrainingDialog(Dialog):
    """At a station's sign-in: open training, or begin it anew."""

    def __init__(self, parent: QWidget, counter: Counter, start: Start = start_training) -> None:
        super().__init__(self.tr("Training"), parent)
        self._home = counter.desk.home
        self._start = start
        self.work = UnderWay(counter.tasks, self)
        self.add_text(
            self.tr(
                "A window of its own with made-up people. Nothing done there reaches a ledger, and"
                " its receipts say TRAINING. Sign in there as 1001 with: walk in center demo"
            )
        )
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.progress = ProgressBox(self.work, training_stages())
        self.body.addWidget(self.progress)
        self.close_button = self.add_button(self.tr("Close"), key="Esc")
        self.anew_button = self.add_button(self.tr("Begin anew"), self.begin_anew)
        self.anew_button.setVisible(is_training_home(beside(self._home)))
        self.open_button = self.add_button(
            self.tr("Open training"), self.open_training, kind=Kind.PRIMARY
        )
        self.work.ended.connect(self._made)
        self.work.failed.connect(self._failed)
        self.work.stopped.connect(self._idle)
        self.finished.connect(self.work.stop)

    def first_focus(self) -> QWidget:
        """What one came for."""
        return self.open_button

    def open_training(self) -> None:
        """Opens it, made first where there is none."""
        self._begin(anew=False)

    def begin_anew(self) -> None:
        """What was practiced is taken away."""
        self._begin(anew=True)

    def _begin(self, *, anew: bool) -> None:
        if self.work.busy:
            return
        if is_open(beside(self._home)):
            self._say(self.tr("Training is open already, in another window. Close that one first."))
            return
        self._say("")
        for button in (self.anew_button, self.open_button):
            button.setEnabled(False)
        home = self._home

        def work(report: Report) -> object:
            return make_training(home, as_training_stages(report), anew=anew)

        self.work.begin(work, TRAINING_SHARES)
        self.fit()

    def _made(self, home: object) -> None:
        assert isinstance(home, Home)
        if self._start(home):
            self.accept()
            return
        self._say(self.tr("The training window could not be opened. Call the help desk."))
        self._idle()

    def _failed(self, error: Refusal | Fault) -> None:
        self._say(sentence(error))
        self._idle()

    def _idle(self) -> None:
        for button in (self.anew_button, self.open_button):
            button.setEnabled(True)
        self.fit()

    def _say(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        self.fit()


class LeaveTrainingDialog(Dialog):
    """At the training window's own sign-in: leave it, or begin anew."""

    def __init__(self, parent: QWidget, ends: Callable[[str], None]) -> None:
        super().__init__(self.tr("Training"), parent)
        self._ends = ends
        self.add_text(
            self.tr(
                "Leave training, or begin anew: then everything practiced here is taken away and"
                " the made-up accounts are as they were."
            )
        )
        self.add_button(self.tr("Stay here"), key="Esc")
        self.anew_button = self.add_button(self.tr("Begin anew"), self._anew)
        self.leave_button = self.add_button(
            self.tr("Leave training"), self._leave, kind=Kind.PRIMARY
        )

    def _anew(self) -> None:
        self.accept()
        self._ends("reset")

    def _leave(self) -> None:
        self.accept()
        self._ends("left")
