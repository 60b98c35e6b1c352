"""One run of the desktop: the window on a home, before it the first run where nothing is set up,
and training begun anew as often as somebody likes.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from cashier.domain.calendar import local_date, long_day
from cashier.domain.errors import Refusal
from cashier.services.desk import must_have_store
from cashier.settings import Home, Settings, load
from ui.app import PRODUCT, Program, make_application
from ui.compose import open_station
from ui.crash_notes import CrashNotes, CutShort
from ui.dialogs import show_error
from ui.language import speak
from ui.last_resort import LastResort
from ui.look import apply_style
from ui.shell import Shell
from ui.style import Tone
from ui.window_place import WindowPlace

STOPPED = 1
SEEN_AFTER_MS = 1_000
"""By then the window was painted and a screen reader knows it, on the slowest of computers: the
time a toast stands is over before it was seen otherwise."""


def run(home: Home, *, clock: datetime | None = None) -> int:
    """Works until the window is closed; the process's exit status.

    `clock` is the instant at which a training home's clock starts. Raises Refusal and Fault as
    `open_station` does, before a station's window is shown.
    """
    app = make_application()
    last_resort = LastResort()
    last_resort.install()
    try:
        return _windows(app, home, clock, last_resort)
    finally:
        last_resort.remove()


def _windows(app: QApplication, home: Home, clock: datetime | None, last_resort: LastResort) -> int:
    while not stands(home):
        from cashier.services.training import beside
        from ui.set_up import Outcome

        match _first_run(app, home, last_resort):
            case Outcome.TRAINING:
                status, left = _training(app, beside(home), clock, last_resort)
                if not left:
                    return status
            case Outcome.CLOSED:
                return 0
            case Outcome.STATION:
                pass
    return _training(app, home, clock, last_resort)[0]


def stands(home: Home) -> bool:
    """Whether a program can be opened on the home, or something is there that must not be passed
    over: a store that is gone, a station that was restored.
    """
    try:
        must_have_store(home)
    except Refusal as refusal:
        return refusal.code != "home.not_set_up"
    return True


def _training(
    app: QApplication, home: Home, clock: datetime | None, last_resort: LastResort
) -> tuple[int, bool]:
    """The program, and anew as long as training is reset; its status, and whether training was
    left to go back to what was before.
    """
    while True:
        status, program = _program(app, home, clock, last_resort)
        if program.training.ends_for != "reset":
            return status, program.training.ends_for == "left"
        if not _remade(app, home, last_resort):
            return STOPPED, True


def _program(
    app: QApplication, home: Home, clock: datetime | None, last_resort: LastResort
) -> tuple[int, Program]:
    with open_station(home, start=clock, alone=True) as station:
        apply_style(app, station.desk.settings)
        notes = CrashNotes(home)
        before = notes.last_time()
        notes.begin(station.desk.clock.now())
        program = Program(station.desk, station.open_ledger, station.printer(), app)
        last_resort.window = program.shell
        try:
            WindowPlace(program.shell, home)
            program.start()
            if before is not None:
                say_soon(program.shell, before)
            return app.exec(), program
        finally:
            last_resort.window = None
            program.close()
            notes.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("desktop", text)


def say_soon(shell: Shell, before: CutShort) -> None:
    """How the last run ended: a page with a code at once, a sentence once it can be seen."""
    after = 0 if before.code else SEEN_AFTER_MS
    QTimer.singleShot(after, shell, lambda: say_cut_short(shell, before))


def say_cut_short(shell: Shell, before: CutShort) -> None:
    """The last run ended by itself: a sentence after a power cut, a page with a code where the
    program failed. What was typed is offered once its person is back.
    """
    when = ""
    if before.begun_at is not None:
        when = long_day(local_date(before.begun_at))
    if not before.code:
        shell.toast(
            _tr("The program was cut short last time. Everything recorded is safe."), Tone.INFO
        )
        return
    show_error(
        shell,
        _tr("The program stopped by itself last time"),
        _tr(
            "Everything recorded is safe, and what was being typed is offered again after you sign"
            " in. If it happens again, call the help desk with this code."
        ),
        code=before.code,
        details=f"{before.code} {when}".strip(),
    )


def _first_run(app: QApplication, home: Home, last_resort: LastResort) -> str:
    from ui.set_up import SetUp

    settings = _settings(home)
    apply_style(app, settings)
    speak(settings.language)
    first = SetUp(home, app, PRODUCT)
    last_resort.window = first.shell
    try:
        first.begin()
        app.exec()
        return first.outcome
    finally:
        last_resort.window = None
        first.close()


def _remade(app: QApplication, home: Home, last_resort: LastResort) -> bool:
    from ui.set_up import Remaking

    remaking = Remaking(home, app, PRODUCT)
    last_resort.window = remaking.shell
    try:
        remaking.begin()
        app.exec()
        if remaking.error is not None:
            raise remaking.error
        return remaking.made
    finally:
        last_resort.window = None
        remaking.close()


def _settings(home: Home) -> Settings:
    """How the first window looks. What is wrong with the file is said once there is a station."""
    try:
        return load(home)
    except Refusal:
        return Settings()
