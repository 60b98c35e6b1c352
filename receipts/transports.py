"""Ways to a printer. Deadlines are per step and count progress: a slow printer is not a dead one.

Our own sockets: python-escpos's `Network` is IPv4 only and reports success for bytes that nobody
took (printing.md 2).
"""

from __future__ import annotations

import os
import select
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from receipts.printers import PrinterKind, PrinterRecord

CHUNK_BYTES = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Seconds. `ack` grows with the job and ends at `ack_max`. Source: printing.md 3."""

    connect: float = 2.0
    status: float = 1.5
    chunk: float = 5.0
    probe: float = 2.0
    clear: float = 2.0
    ack: float = 4.0
    ack_per_byte: float = 1 / 20_000
    ack_per_line: float = 0.1
    ack_max: float = 60.0

    def acknowledgement(self, total_bytes: int, lines: int) -> float:
        """How long a job of that size may take to be confirmed."""
        grown = self.ack + total_bytes * self.ack_per_byte + lines * self.ack_per_line
        return min(grown, self.ack_max)


class Refused(Exception):
    """Nobody listens there, or the file cannot be opened. Nothing was sent."""


class Lacking(Refused):
    """This computer has not what that printer needs; the text names it. Nothing was sent."""


class Stalled(Exception):
    """No progress within the deadline."""


class Lost(Exception):
    """The other side closed or reset the connection."""


class Transport(Protocol):
    """One conversation with one printer."""

    def open(self) -> None:
        """Connect. Raises Refused or Stalled."""
        ...

    def send(self, chunk: bytes, deadline: float) -> int:
        """Bytes accepted, at least one. Raises Stalled or Lost."""
        ...

    def read(self, deadline: float) -> bytes:
        """What came, at least one byte.

        `b''` when nothing came in time. Raises Lost at the end of the stream.
        """
        ...

    def close(self) -> None:
        """Let go of the printer, always after a job: port 9100 serves one at a time."""
        ...


class TcpTransport:
    """A raw TCP printer over IPv4 or IPv6."""

    def __init__(self, host: str, port: int, deadlines: Deadlines) -> None:
        self._host = host
        self._port = port
        self._deadlines = deadlines
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Connect to the first address that answers. Raises Refused or Stalled."""
        try:
            self._socket = socket.create_connection(
                (self._host, self._port), timeout=self._deadlines.connect
            )
        except TimeoutError as late:
            raise Stalled(str(late)) from late
        except OSError as wrong:
            raise Refused(str(wrong)) from wrong
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setblocking(False)

    def send(self, chunk: bytes, deadline: float) -> int:
        """Hand a chunk to the system; what it accepted. Raises Stalled or Lost."""
        connection = self._connection()
        _, writable, _ = select.select([], [connection], [], deadline)
        if not writable:
            raise Stalled
        try:
            return connection.send(chunk[:CHUNK_BYTES])
        except BlockingIOError:
            raise Stalled from None
        except OSError as wrong:
            raise Lost(str(wrong)) from wrong

    def read(self, deadline: float) -> bytes:
        """What the printer said, b'' when it kept silent. Raises Lost."""
        connection = self._connection()
        readable, _, _ = select.select([connection], [], [], max(deadline, 0))
        if not readable:
            return b""
        try:
            data = connection.recv(4096)
        except BlockingIOError:
            return b""
        except OSError as wrong:
            raise Lost(str(wrong)) from wrong
        if not data:
            raise Lost("closed by the printer")
        return data

    def close(self) -> None:
        """Close; also before `open` or twice."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _connection(self) -> socket.socket:
        assert self._socket is not None, "open first"
        return self._socket


def connect(printer: PrinterRecord, deadlines: Deadlines) -> Transport:
    """The transport of a record, not opened yet.

    Files, queues and `none` have no conversation: see `append_job` and `receipts.queues`.
    """
    match printer.kind:
        case PrinterKind.TCP:
            return TcpTransport(printer.host, printer.port, deadlines)
        case PrinterKind.SERIAL:
            from receipts.serial_line import SerialTransport

            return SerialTransport(printer)
        case PrinterKind.USB:
            from receipts.usb_port import UsbTransport

            return UsbTransport(printer)
        case _:
            raise AssertionError(printer.kind)


def send_all(transport: Transport, data: bytes, deadline: float) -> None:
    """Send a short command whole (a DLE sequence must not be split by us).

    Raises Stalled or Lost.
    """
    sent = 0
    while sent < len(data):
        sent += transport.send(data[sent:], deadline)


class Remaining:
    """A deadline that runs down."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def seconds(self) -> float:
        """What is left, never negative."""
        return max(self._end - time.monotonic(), 0.0)


def append_job(path: Path, job: bytes) -> None:
    """Append one whole job to a file and make it durable. Raises Refused when the file holds
    nothing of the job, Lost when a part of it could not be taken back.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(
            path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600
        )
    except OSError as wrong:
        raise Refused(str(wrong)) from wrong
    try:
        before = os.fstat(handle).st_size
        try:
            view = memoryview(job)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        except OSError as wrong:
            try:
                os.ftruncate(handle, before)
            except OSError as worse:
                raise Lost(str(worse)) from worse
            raise Refused(str(wrong)) from wrong
    finally:
        os.close(handle)
