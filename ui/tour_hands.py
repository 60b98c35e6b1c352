"""Who plays the tour: hands that type, press and look, and the printer on their counter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cashier.domain.errors import Fault
from cashier.services import printing
from cashier.services.status import status

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.app import Program
    from ui.style import Theme

WAIT_MS = 15_000
STEP_MS = 20


class TourPrinter:
    """A receipt listener on a real TCP port, in a process of its own, that can be unplugged."""

    def __init__(self, stack: ExitStack, paper: Path) -> None:
        self._stack, self._paper = stack, paper
        self.port = 0
        self._process: subprocess.Popen[str] | None = None
        self.plug_in()
        stack.callback(self.unplug)

    def plug_in(self) -> None:
        """Listens, on the port it had. Raises Fault `tour.no_listener`."""
        command = [sys.executable, "-m", "receipts.listener", "--port", str(self.port)]
        process = subprocess.Popen(
            [*command, "--out", str(self._paper)], stdout=subprocess.PIPE, text=True
        )
        self._process = process
        assert process.stdout is not None
        first = process.stdout.readline().split()
        if not first:
            raise Fault("tour.no_listener")
        self.port = int(first[-1])

    def unplug(self) -> None:
        """Nobody listens any more; nothing when nobody did."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait(10)
            assert process.stdout is not None
            process.stdout.close()


class Hands:
    """What a person does: type, press, look. Waits by the event loop, never by sleeping."""

    def __init__(
        self,
        app: QApplication,
        program: Program,
        out: Path | None = None,
        printer: TourPrinter | None = None,
    ) -> None:
        self.app, self.program, self.out, self.printer = app, program, out, printer
        self.written: list[Path] = []
        self._scene = ""

    def until(self, reached: Callable[[], bool], scene: str) -> None:
        from PySide6.QtTest import QTest

        self._scene = scene
        for _ in range(WAIT_MS // STEP_MS):
            if reached():
                return
            QTest.qWait(STEP_MS)
        self.picture("stuck")
        raise Fault("tour.stuck", scene=scene)

    def on(self, screen: str) -> None:
        """The screen of that name is shown and its work is done."""
        self.until(
            lambda: (
                self.program.screen == screen
                and not self.program.busy
                and self.app.focusWidget() is not None
            ),
            screen,
        )

    def type(self, text: str) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtTest import QTest

        for char in text:
            if char.isascii():
                QTest.keyClicks(self._target(), char)
                continue
            # QTest knows ASCII only; a keyboard with accents sends the letter as the event's text
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                self.app.sendEvent(self._target(), event)

    def press(self, *keys: str) -> None:
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        for key in keys:
            combination = QKeySequence.fromString(key)[0]  # type: ignore[index]
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())

    def settle(self) -> None:
        """Everything the last keys set off is done and painted."""
        self.until(lambda: not self.program.busy, f"{self._scene}, settled")
        self.app.processEvents()

    def found(self) -> None:
        """What was typed has its answer: the pause after the last key is over."""
        from PySide6.QtTest import QTest

        QTest.qWait(200)
        self.settle()

    def rest(self, ms: int) -> None:
        """Nobody touches anything for so long."""
        from PySide6.QtTest import QTest

        QTest.qWait(ms)

    def on_paper(self) -> None:
        """The receipt shown came out of the printer and the ledger answered."""
        desk = self.program.desk

        def done() -> bool:
            return not status(desk).not_confirmed and not printing.held(desk)

        self.until(done, "printed and confirmed")
        self.settle()

    def picture(self, name: str) -> None:
        """The window as it is, with the dialog that stands over it."""
        from PySide6.QtGui import QPainter

        self.app.processEvents()
        if self.out is None:
            return
        shell = self.program.shell
        picture = shell.grab()
        dialog = self.app.activeModalWidget()
        if dialog is not None:
            painter = QPainter(picture)
            painter.drawPixmap(shell.mapFromGlobal(dialog.pos()), dialog.grab())
            painter.end()
        file = self.out / f"{name}.png"
        picture.save(str(file))
        self.written.append(file)

    def wear(self, theme: Theme | None = None, scale: float | None = None) -> None:
        """Another look; without arguments the station's own again."""
        from ui import style
        from ui.style import Theme

        settings = self.program.desk.settings
        style.apply(
            self.app,
            Theme(settings.theme) if theme is None else theme,
            settings.text_scale_percent / 100 if scale is None else scale,
        )

    def keep(self, name: str, content: bytes) -> None:
        """A file of the day beside the pictures."""
        assert self.out is not None
        file = self.out / name
        file.write_bytes(content)
        self.written.append(file)

    def _target(self) -> QWidget:
        return self.app.focusWidget() or self.program.shell
