"""Making a report beside the person: read and drawn in the io lane, with progress, and given up at
once when it is no longer wanted.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cashier.domain.report_tables import Report, ReportChoice, Stopped
from cashier.domain.staff import Staff
from cashier.services.desk import Desk
from cashier.services.reports_read import read_report
from receipts.report_pdf import report_pdf
from ui.tasks import Failure, Gate, Lane, Latest

SAID_AFTER_MS = 1_000
"""What takes longer is said, with a way to end it. Source: ux.md 2."""
TELL_MS = 200
PDF_SHARE = 50
"""Percent of the way that drawing the pages is given."""


class Form(StrEnum):
    """Files a report can be saved as, by suffix."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report and its pages."""

    report: Report
    pdf: bytes


class Progressing:
    """How far it is, written by the worker and read by the window; raises Stopped once `stop`."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.percent = 0
        self._base, self._share = 0, PDF_SHARE

    def stop(self) -> None:
        """No longer wanted."""
        self._stop.set()

    def drawing(self) -> None:
        """What was to be read is read."""
        self._base, self._share = PDF_SHARE, 100 - PDF_SHARE

    def __call__(self, done: int, of_all: int) -> None:
        if self._stop.is_set():
            raise Stopped
        now = self._base + self._share * done // max(1, of_all)
        self.percent = max(self.percent, min(now, 99))


class ReportMaker(QObject):
    """One report at a time; a new one gives up the one before.

    Signals: `made(object)` with a Made, `failed(object)` with the Refusal or Fault, `slow(int)`
    with percent once it takes over a second, `ended()` when nothing is under way any more.
    """

    made = Signal(object)
    failed = Signal(object)
    slow = Signal(int)
    ended = Signal()

    def __init__(self, tasks: Gate, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._latest, self._latest_bad = tasks, Latest(), Latest()
        self._progress: Progressing | None = None
        self._tell = QTimer(self)
        self._tell.timeout.connect(self._told)

    @property
    def busy(self) -> bool:
        """Whether one is under way."""
        return self._progress is not None

    def make(self, desk: Desk, who: Staff, choice: ReportChoice) -> None:
        """Begins."""
        self.cancel()
        progress = self._progress = Progressing()

        def work() -> Made | None:
            try:
                report = read_report(desk, who, choice, progress=progress)
                progress.drawing()
                return Made(report=report, pdf=report_pdf(report, progress=progress))
            except Stopped:
                return None

        self._tell.start(SAID_AFTER_MS)
        self._tasks.run(
            Lane.IO, work, self, self._latest(self._done), self._latest_bad(self._failed)
        )

    @Slot()
    def cancel(self) -> None:
        """Gives up what is under way; nothing of it is shown."""
        if self._progress is not None:
            self._progress.stop()
            self._latest.forget()
            self._latest_bad.forget()
            self._end()

    def _end(self) -> None:
        self._progress = None
        self._tell.stop()
        self.ended.emit()

    def _done(self, made: Made | None) -> None:
        self._end()
        if made is not None:
            self.made.emit(made)

    def _failed(self, error: Failure) -> None:
        self._end()
        self.failed.emit(error)

    @Slot()
    def _told(self) -> None:
        if self._progress is not None:
            self._tell.start(TELL_MS)
            self.slow.emit(self._progress.percent)


def file_of(made: Made, form: Form) -> bytes:
    """The report as a file; in the io lane."""
    match form:
        case Form.PDF:
            return made.pdf
        case Form.XLSX:
            from receipts.report_xlsx import report_xlsx

            return report_xlsx(made.report)
        case Form.CSV:
            from receipts.report_files import report_csv

            return report_csv(made.report).encode("utf-8-sig")
        case Form.JSON:
            import json

            from receipts.report_files import report_values

            return json.dumps(report_values(made.report), ensure_ascii=False, indent=2).encode()
