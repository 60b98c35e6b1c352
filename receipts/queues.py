"""Printers behind a queue of the system: CUPS by its programs, the Windows spooler by win32print.

One way: nothing goes before the job is handed over whole, nothing comes back but the job's state.
The best that can be known is that the system let go of it (`os_spool`, shown as "sent").
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
from enum import StrEnum
from typing import Any, Protocol

from cashier.domain.receipt import PrintCause
from receipts.printers import PrinterKind, PrinterRecord
from receipts.transports import Lacking, Lost, Refused, Stalled

POLL_SECONDS = 0.25
_TITLE = "Receipt"
"""Queues show titles to everybody: no number, no name."""


class QueueState(StrEnum):
    """Where a job is. `gone`: the system finished it; `ended`: it was thrown away there."""

    WAITING = "waiting"
    PRINTING = "printing"
    GONE = "gone"
    ENDED = "ended"


class Queue(Protocol):
    """One queue of this computer."""

    def trouble(self, seconds: float) -> PrintCause | None:
        """What stops the queue now. Raises Refused, Lacking or Stalled."""
        ...

    def submit(self, data: bytes, seconds: float) -> str:
        """Hands a job over whole; its name. Raises Refused (not taken) or Stalled (who knows)."""
        ...

    def state(self, job: str, seconds: float) -> QueueState:
        """Where it is. Raises Stalled or Lost."""
        ...

    def take_back(self, job: str, seconds: float) -> bool:
        """Removes it; True when not a byte of it had left the queue. Raises Stalled or Lost."""
        ...


def queue_of(printer: PrinterRecord) -> Queue:
    """The queue of a record."""
    if printer.kind is PrinterKind.WINDOWS:
        return WindowsQueue(printer.path)
    assert printer.kind is PrinterKind.CUPS, printer.kind
    return CupsQueue(printer.path)


class CupsQueue:
    """By `lp`, `lpstat` and `cancel`, which are there wherever CUPS is."""

    def __init__(self, name: str) -> None:
        self._name = name

    def trouble(self, seconds: float) -> PrintCause | None:
        said = self._ask("lpstat", seconds, "-p", self._name, "-a", self._name)
        if f"{self._name} not accepting" in said or " disabled since " in said:
            return PrintCause.OFFLINE
        return None

    def submit(self, data: bytes, seconds: float) -> str:
        arguments = ("-d", self._name, "-o", "raw", "-t", _TITLE, "-")
        said = self._ask("lp", seconds, *arguments, data=data)
        named = re.search(r"request id is (\S+-\d+)", said)
        if named is None:
            raise Stalled(said)
        return named[1]

    def state(self, job: str, seconds: float) -> QueueState:
        alerts = self._alerts(job, seconds)
        if alerts is None:
            # lpstat does not always tell a job that ended from one that somebody cancelled
            ended = self._alerts(job, seconds, "-W", "completed") or ""
            thrown_away = "job-canceled" in ended or "aborted" in ended
            return QueueState.ENDED if thrown_away else QueueState.GONE
        held = "job-hold" in alerts or alerts == "none"
        return QueueState.WAITING if held else QueueState.PRINTING

    def take_back(self, job: str, seconds: float) -> bool:
        # held first: a job that begins between the question and the removal would print in part
        untouched = False
        if self.state(job, seconds) is QueueState.WAITING:
            self._ask("lp", seconds, "-i", job, "-H", "hold")
            untouched = "job-hold" in (self._alerts(job, seconds) or "")
        self._ask("cancel", seconds, job)
        return untouched

    def _alerts(self, job: str, seconds: float, *which: str) -> str | None:
        said = self._ask("lpstat", seconds, *which, "-l", "-o", self._name)
        blocks = re.split(r"^(?=\S)", said, flags=re.MULTILINE)
        mine = next((one for one in blocks if one.split(maxsplit=1)[:1] == [job]), None)
        if mine is None:
            return None
        found = re.search(r"^\s+Alerts: (.*)$", mine, flags=re.MULTILINE)
        return found[1].strip() if found else "none"

    def _ask(self, program: str, seconds: float, *arguments: str, data: bytes = b"") -> str:
        path = shutil.which(program)
        if path is None:
            raise Lacking(f"CUPS ({program})")
        try:
            made = subprocess.run(
                [path, *arguments],
                input=data,
                capture_output=True,
                timeout=max(seconds, 0.1),
                env=os.environ | {"LC_ALL": "C", "LANG": "C"},
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise Stalled(program) from late
        if made.returncode:
            raise Refused(made.stderr.decode("utf-8", "replace").strip())
        return made.stdout.decode("utf-8", "replace")


class WindowsQueue:
    """By win32print, written after Microsoft's documentation of the spooler.

    [unverified]: it has not been run on Windows. A queue there takes jobs for a printer that is
    unplugged (FloCafe 206), which is why the job is followed.
    """

    _STOPPED = 0x1 | 0x2 | 0x8 | 0x10 | 0x80 | 0x400000
    """PRINTER_STATUS_ PAUSED, ERROR, PAPER_JAM, PAPER_OUT, OFFLINE, DOOR_OPEN."""
    _BEGUN = 0x10 | 0x80 | 0x1000
    """JOB_STATUS_ PRINTING, PRINTED, COMPLETE."""
    _DELETE = 5
    """JOB_CONTROL_DELETE."""

    def __init__(self, name: str) -> None:
        self._name = name

    def trouble(self, seconds: float) -> PrintCause | None:
        del seconds
        win = _win32print()
        handle = self._open(win)
        try:
            status = int(win.GetPrinter(handle, 2)["Status"])
        finally:
            win.ClosePrinter(handle)
        if status & 0x10:
            return PrintCause.PAPER_OUT
        if status & 0x400000:
            return PrintCause.COVER_OPEN
        return PrintCause.OFFLINE if status & self._STOPPED else None

    def submit(self, data: bytes, seconds: float) -> str:
        del seconds
        win = _win32print()
        handle = self._open(win)
        try:
            try:
                job = win.StartDocPrinter(handle, 1, (_TITLE, None, "RAW"))
            except OSError as wrong:
                raise Refused(str(wrong)) from wrong
            try:
                written = win.WritePrinter(handle, data)
                win.EndDocPrinter(handle)
            except OSError as wrong:
                raise Stalled(str(wrong)) from wrong
            if written != len(data):
                raise Stalled(f"{written} of {len(data)} bytes")
            return str(job)
        finally:
            win.ClosePrinter(handle)

    def state(self, job: str, seconds: float) -> QueueState:
        del seconds
        win = _win32print()
        handle = self._open(win)
        try:
            waiting = {one["JobId"]: int(one["Status"]) for one in win.EnumJobs(handle, 0, 999, 1)}
        finally:
            win.ClosePrinter(handle)
        if int(job) not in waiting:
            return QueueState.GONE
        begun = waiting[int(job)] & self._BEGUN
        return QueueState.PRINTING if begun else QueueState.WAITING

    def take_back(self, job: str, seconds: float) -> bool:
        untouched = self.state(job, seconds) is QueueState.WAITING
        win = _win32print()
        handle = self._open(win)
        try:
            win.SetJob(handle, int(job), 0, None, self._DELETE)
        except OSError as wrong:
            raise Lost(str(wrong)) from wrong
        finally:
            win.ClosePrinter(handle)
        return untouched

    def _open(self, win: Any) -> Any:
        try:
            return win.OpenPrinter(self._name)
        except Exception as wrong:  # pywintypes.error: no name of it can be imported elsewhere
            raise Refused(str(wrong)) from wrong


def _win32print() -> Any:
    try:
        return importlib.import_module("win32print")
    except ImportError as missing:
        raise Lacking("the Windows spooler (pywin32)") from missing
