"""A printer that fails on order, as a process of its own: `python -m tests.receipts.fault_printer
--mode fin_after:100`.

Prints its port as first line. Every byte it reads is appended to the record; what reaches its paper
to `paper/job-*.bin` beside it. SIGUSR1 loads paper: a real one then finishes the job it still
holds.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import socket
import struct
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from receipts.listener import Command, CommandKind, Listener

CAUSES = {
    "near_end": {4: 0x1E},
    "paper_out": {1: 0x1A, 2: 0x32, 4: 0x7E},
    "cover": {1: 0x1A, 2: 0x16},
    "cutter": {1: 0x1A, 3: 0x1A},
    "offline": {1: 0x1A},
}


class FaultPrinter(Listener):
    """Healthy but for its mode; `argument` is the number after the colon."""

    def __init__(self, record: Path, mode: str, *, port: int = 0) -> None:
        super().__init__(record.parent / "paper", port=port)
        name, _, argument = mode.partition(":")
        self._mode = name
        self._argument = float(argument or 0)
        self._record = record
        self._job_bytes = 0
        self._printed_lines = 0
        self._stopped = False
        self._held: list[Command] = []

    def converse(self, client: socket.socket) -> None:
        self._job_bytes = 0
        if self._mode == "blackhole":
            time.sleep(30)
            return
        if self._mode == "stall_after":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        super().converse(client)

    def received(self, client: socket.socket, data: bytes) -> None:
        with self._record.open("ab") as file:
            file.write(data)
        begun = self._job_bytes > 0 or b"\x1b\x40" in data
        if not begun:
            return
        self._job_bytes += len(data)
        if self._mode == "slow":
            time.sleep(len(data) / self._argument)
        if self._job_bytes < self._argument:
            return
        if self._mode == "fin_after":
            client.shutdown(socket.SHUT_RDWR)
            raise OSError
        if self._mode == "rst_after":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise OSError
        if self._mode == "stall_after":
            time.sleep(30)

    def obey(self, command: Command) -> bytes:
        if self._mode == "silent":
            return b""
        if command.kind is CommandKind.CLEAR:
            self._held.clear()
            return super().obey(command)
        if command.kind is CommandKind.STATUS:
            return self._noise() + super().obey(command)
        if self._stopped:
            self._held.append(command)
            return b""
        answer = super().obey(command)
        if command.data == b"\n" and self._mode == "paper_out_at_line":
            self._printed_lines += 1
            self._stopped = self._printed_lines >= self._argument
        return answer

    def status(self, query: int) -> bytes:
        states = CAUSES.get("paper_out" if self._stopped else self._mode, {})
        if self._mode == "garbage_reply":
            return b"\xff\x81\xc3"
        return bytes([states.get(query, 0x12)])

    def answer(self, command: Command) -> bytes:
        answer = super().answer(command)
        if self._mode == "no_answers_in_order":
            return b""
        if command.kind is not CommandKind.PROCESS_ID:
            return self._noise() + answer
        match self._mode:
            case "no_process_id":
                return b""
            case "wrong_id":
                return b"\x37\x22ZZZZ\x00"
            case "body_only" if command.data.endswith(b"C"):
                return b""
            case "late_ack":
                time.sleep(self._argument)
        return self._noise() + answer

    def load_paper(self) -> None:
        """What was held comes out now."""
        self._stopped = False
        self._mode = "ok"
        held, self._held = self._held, []
        for command in held:
            self.keep(command)

    def _noise(self) -> bytes:
        return b"\x10\x00\x00\x0f\x11\x13" if self._mode == "asb_noise" else b""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--mode", default="ok")
    given = parser.parse_args(arguments)
    printer = FaultPrinter(given.record, given.mode, port=given.port)
    signal.signal(signal.SIGUSR1, lambda *_: printer.load_paper())
    port = printer.port
    if given.mode == "refuse":
        printer.close()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    if given.mode == "refuse":
        time.sleep(60)
        return 0
    with contextlib.suppress(KeyboardInterrupt):
        printer.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
