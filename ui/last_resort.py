"""What nobody expected: said in plain words with a code; the technical part goes to the log.

The sentence that matters is first: what was recorded is safe. Nothing here may raise.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault, Refusal

log = logging.getLogger("cashier.desktop")
_CODE_LENGTH = 6


def code_of(error: BaseException) -> str:
    """A short code for a bug: the same place and kind give the same code."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    text = f"{type(error).__name__} {place.replace(chr(92), '/').rsplit('/', 1)[-1]}"
    return f"B-{hashlib.sha256(text.encode()).hexdigest()[:_CODE_LENGTH].upper()}"


class LastResort(QObject):
    """Catches what escapes in any thread. `install` before the first task, `remove` at the end.

    Signals: `_met(object)` carries an exception from any thread to the main one.
    """

    _met = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.window: QWidget | None = None
        self._showing = False
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing dies silently."""
        sys.excepthook = self._escaped
        threading.excepthook = self._escaped_in_thread
        qInstallMessageHandler(_qt_said)

    def remove(self) -> None:
        """Python's own handlers again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _escaped(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        with contextlib.suppress(Exception):
            self._write_down(kind, error, trace)
            self._met.emit(error)

    def _escaped_in_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._escaped(given.exc_type, given.exc_value, given.exc_traceback)

    @staticmethod
    def _write_down(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        # The message could hold a name or a number: places and kinds only.
        places = " < ".join(
            f"{frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno}"
            for frame in reversed(traceback.extract_tb(trace))
        )
        log.error("%s %s at %s", code_of(error), kind.__name__, places)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if self._showing or self.window is None:
            return
        from ui.dialogs import show_error
        from ui.messages import words

        if isinstance(error, (Refusal, Fault)):
            said = words(error)
            title, text, code = said.happened, said.next_step, said.code
        else:
            title = self.tr("Something went wrong in the program")
            text = self.tr(
                "What you recorded is safe. Go back and try once more; if it happens again, "
                "call the help desk with this code."
            )
            code = code_of(error)
        self._showing = True
        box = show_error(self.window, title, text, code=code, details=f"{code} {type(error)}")
        box.finished.connect(self._seen)

    @Slot(int)
    def _seen(self, result: int) -> None:
        self._showing = False


def _qt_said(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages go to the log; its debug chatter nowhere."""
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.warning("Qt: %s", text)
