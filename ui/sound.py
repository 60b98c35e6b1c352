"""Sounds for three things: a scan was taken, a payment was recorded, something is wrong.

Never alone: each goes with words that are shown and said, and all can be turned off. Windows plays
the files itself; elsewhere the first player found does; where there is none, or it fails, the
system's own beep has to do (two for an error).
"""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import resources
from ui import announce

PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))
TOGETHER_MS = 250
"""What follows within it belongs to the same event, and one sound says it."""
PLAYER_MS = 3_000
"""A player that takes longer hangs on its device."""
SECOND_BEEP_MS = 200


class Cue(StrEnum):
    """What can be heard; the names of the files in `resources/sounds`."""

    SCAN = "scan"
    POSTED = "posted"
    ERROR = "error"


class Sounds(QObject):
    """Made once beside the window, on the main thread. `on` as the setting says."""

    def __init__(self, *, on: bool) -> None:
        super().__init__()
        self.on = on
        self.beeps = 0
        self._player: tuple[str, ...] | None = _player()
        self._process: QProcess | None = None
        self._last: Cue | None = None
        self._since = QElapsedTimer()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(PLAYER_MS)
        self._limit.timeout.connect(self._too_long)
        announce.listeners.append(self._said)

    def stop(self) -> None:
        """Silence; nothing is heard any more."""
        self.on = False
        if self._said in announce.listeners:
            announce.listeners.remove(self._said)
        self._too_long()

    def _said(self, text: str, urgent: bool) -> None:
        # the one place where errors are said: no error sounds without words
        if urgent:
            self.play(Cue.ERROR)

    def play(self, cue: Cue) -> None:
        """Plays it, where sounds are on. An error is heard over the others, never under them."""
        if not self.on:
            return
        near = self._last is not None and self._since.elapsed() < TOGETHER_MS
        if near and (cue is not Cue.ERROR or self._last is Cue.ERROR):
            return
        self._last = cue
        self._since.start()
        self.sample(cue)

    def sample(self, cue: Cue) -> None:
        """Plays it whatever else was heard, and also where sounds are off: somebody asked."""
        if sys.platform == "win32":
            self._by_windows(cue)
        elif self._player is not None:
            self._by_player(self._player, cue)
        else:
            self._beep(cue)

    def _by_windows(self, cue: Cue) -> None:
        if sys.platform == "win32":
            import winsound

            how = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            try:
                winsound.PlaySound(str(resources.path(f"sounds/{cue.value}.wav")), how)
            except RuntimeError:
                self._beep(cue)

    def _by_player(self, player: tuple[str, ...], cue: Cue) -> None:
        self._too_long()
        process = self._process = QProcess(self)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        process.setProgram(player[0])
        process.setArguments([*player[1:], str(resources.path(f"sounds/{cue.value}.wav"))])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start()
        self._limit.start()

    @Slot(int, QProcess.ExitStatus)
    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._limit.stop()
        if code and status is QProcess.ExitStatus.NormalExit:
            self._no_player()

    @Slot(QProcess.ProcessError)
    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._limit.stop()
            self._no_player()

    def _no_player(self) -> None:
        """It has no device: from now on the system's beep, beginning with what was not heard."""
        self._player = None
        if self._last is not None:
            self._beep(self._last)

    @Slot()
    def _too_long(self) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        if process is None:
            return
        process.finished.disconnect(self._ended)
        process.errorOccurred.disconnect(self._not_started)
        if process.state() is not QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(200)
        process.deleteLater()

    def _beep(self, cue: Cue) -> None:
        self._beep_once()
        if cue is Cue.ERROR:
            QTimer.singleShot(SECOND_BEEP_MS, self, self._beep_once)

    @Slot()
    def _beep_once(self) -> None:
        self.beeps += 1
        QApplication.beep()


def _player() -> tuple[str, ...] | None:
    """The first player there is; none where there is nobody to hear it."""
    if sys.platform == "win32" or QGuiApplication.platformName() == "offscreen":
        return None
    for name, *options in PLAYERS:
        found = shutil.which(name)
        if found is not None:
            return (found, *options)
    return None
