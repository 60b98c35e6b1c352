"""A healthy printer at the other end of a pseudo-terminal: the kernel's own line, with its buffers
and its end.
"""

from __future__ import annotations

import contextlib
import os
import select
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

from receipts.listener import CommandReader, Listener


class LinePrinter(Listener):
    """Reads from a file descriptor instead of a socket; `reads` is how many bytes it takes before
    it reads no more.
    """

    def __init__(self, out: Path, handle: int, reads: int | None) -> None:
        super().__init__(out)
        self._handle = handle
        self._reads = reads
        self.taken = 0

    def work(self) -> None:
        reader = CommandReader()
        while not self._closing.is_set():
            if self._reads is not None and self.taken >= self._reads:
                self._closing.wait(0.02)
                continue
            ready, _, _ = select.select([self._handle], [], [], 0.05)
            if not ready:
                continue
            try:
                data = os.read(self._handle, 4096 if self._reads is None else 1)
            except OSError:
                return
            self.taken += len(data)
            for command in reader.feed(data):
                if command.data == b"\x1b\x40":
                    self._job = None
                answer = self.obey(command)
                if answer:
                    os.write(self._handle, answer)

    @property
    def papers(self) -> list[bytes]:
        return [file.read_bytes() for file in sorted(self._out.glob("job-*.bin"))]


@contextlib.contextmanager
def line_printer(out: Path, *, reads: int | None = None) -> Iterator[tuple[LinePrinter, str]]:
    """The printer and the address of its line."""
    near, far = os.openpty()
    tty.setraw(near)
    tty.setraw(far)
    address = f"serial://{os.ttyname(far)}?baud=115200&profile=tm-t88"
    # `far` stays open: a line whose last end was closed reads as broken before the program opens it
    printer = LinePrinter(out, near, reads)
    worker = threading.Thread(target=printer.work, daemon=True)
    worker.start()
    try:
        yield printer, address
    finally:
        printer.close()
        worker.join(5)
        for end in (near, far):
            with contextlib.suppress(OSError):
                os.close(end)
