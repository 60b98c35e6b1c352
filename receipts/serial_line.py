"""A printer on a serial line. pyserial opens and sets it; bytes are handed over by our own loop.

pyserial's `write` says after a time-out nothing of how much was taken: a job would be called
failed although its first lines are on paper.
"""

from __future__ import annotations

import os
import select
import sys
from typing import Any

from receipts.printers import PrinterKind, PrinterRecord
from receipts.transports import CHUNK_BYTES, Lost, Refused, Remaining, Stalled

_BITS_PER_BYTE = 10
_BUFFER_BYTES = 4096
"""What the system and the printer may still hold when the last byte was accepted."""
_POLL_SECONDS = 0.02
DRAWN_LINES, ROWS_PER_LINE = 40, 36
SLOW_SECONDS = 15


def line_seconds(baud: int) -> float:
    """What the buffers between us and the paper may add to an acknowledgement."""
    return _BUFFER_BYTES * _BITS_PER_BYTE / baud


def slow_seconds(printer: PrinterRecord) -> int:
    """How long a receipt of 40 drawn lines stays on a serial line, where that is longer than people
    wait; 0 for every other printer. Source: printing.md 3.
    """
    if printer.kind is not PrinterKind.SERIAL:
        return 0
    drawn = DRAWN_LINES * ROWS_PER_LINE * printer.dots // 8
    seconds = drawn * _BITS_PER_BYTE / printer.baud
    return round(seconds) if seconds > SLOW_SECONDS else 0


class SerialTransport:
    """One printer on one line, which nobody else may open meanwhile (TIOCEXCL)."""

    def __init__(self, printer: PrinterRecord) -> None:
        self._path = printer.path
        self._baud = printer.baud
        self._line: Any = None
        self._ready_line = False
        self._stuck = False
        self._sent = 0

    def open(self) -> None:
        """8 data bits, no parity. Raises Refused: no such line, in use, or not ours to open."""
        import serial

        try:
            self._line = serial.Serial(
                self._path, self._baud, timeout=0, write_timeout=0, exclusive=True
            )
        except (OSError, ValueError) as wrong:
            raise Refused(str(wrong)) from wrong
        # most printers say by DSR that they can take more; a line without it never does
        self._ready_line = self._ready() is True

    def _ready(self) -> bool | None:
        """None: this line has no such wire (a pty)."""
        try:
            return bool(self._line.dsr)
        except OSError:
            return None

    def send(self, chunk: bytes, deadline: float) -> int:
        """What the line accepted. Raises Stalled or Lost."""
        left = Remaining(deadline)
        if self._ready_line:
            while self._ready() is False:
                if left.seconds <= 0:
                    self._stuck = True
                    raise Stalled
                select.select([], [], [], _POLL_SECONDS)
        taken = self._write(chunk[:CHUNK_BYTES], left.seconds)
        if taken == 0:
            self._stuck = True
            raise Stalled
        self._sent += taken
        return taken

    def _write(self, chunk: bytes, seconds: float) -> int:
        try:
            if sys.platform == "win32":
                # alone, the first byte is taken or is not; afterwards a stall is a doubt anyway
                self._line.write_timeout = seconds
                return int(self._line.write(chunk if self._sent else chunk[:1]))
            handle = self._line.fileno()
            _, writable, _ = select.select([], [handle], [], seconds)
            return os.write(handle, chunk) if writable else 0
        except BlockingIOError:
            return 0
        except OSError as wrong:
            if type(wrong).__name__ == "SerialTimeoutException":
                return 0
            raise Lost(str(wrong)) from wrong

    def read(self, deadline: float) -> bytes:
        """What the printer said, b'' when it kept silent. Raises Lost."""
        try:
            self._line.timeout = max(deadline, 0)
            first = self._line.read(1)
            return bytes(first + self._line.read(self._line.in_waiting)) if first else b""
        except OSError as wrong:
            raise Lost(str(wrong)) from wrong

    def close(self) -> None:
        """What a stuck line still holds is thrown away: it would print when nobody expects it."""
        if self._line is None:
            return
        try:
            if self._stuck:
                self._line.reset_output_buffer()
            self._line.close()
        except OSError:
            pass
        self._line = None
