"""A printer that fails on order, on loopback: in a thread (`fault_printer(...)`) or as a process of
its own (`python -m tests.receipts.fault_printer --mode fin_after:100`).

Every byte it reads is appended to the record; what reaches its paper to `paper/job-*.bin` beside
it. As a real one it keeps what it has not printed over the end of a connection, and finishes it
when paper is loaded (`load_paper`, or SIGUSR1 to the process). The process prints its port first.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from receipts.listener import Command, CommandKind, CommandReader, Listener

CAUSES = {
    "near_end": {4: 0x1E},
    "paper_out": {1: 0x1A, 2: 0x32, 4: 0x7E},
    "cover": {1: 0x1A, 2: 0x16},
    "cutter": {1: 0x1A, 3: 0x1A},
    "offline": {1: 0x1A},
    "hot": {1: 0x1A, 2: 0x52, 3: 0x52},
}
CUT_OFF = frozenset({"fin_after", "rst_after", "stall_after", "gone_at_line"})
OUT_OF_PAPER = frozenset({"paper_out_at_line", "gone_at_line", "keeps_its_buffer"})
_HANG_SECONDS = 30.0
_CUT = b"\x1d\x56"


class _Hangs(OSError):
    """It lets go of its client."""


class FaultPrinter(Listener):
    """Healthy but for its mode; `argument` is the number after the colon.

    `silent`, `garbage_reply`: status not or wrongly answered · `slow:n` bytes a second ·
    `stall_after:k`, `fin_after:k`, `rst_after:k`: reads so many bytes of the job · `blackhole`:
    accepts and never reads · `busy:t`: another job keeps it so long · `paper_out_at_line:n`,
    `gone_at_line:n` (and the line is gone), `keeps_its_buffer:n` (and cannot be told to forget),
    `last_paper`: out of paper behind a whole job · `late_ack:t`, `wrong_id`, `no_process_id`,
    `body_only`, `no_answers_in_order`: its proofs.
    """

    def __init__(self, record: Path, mode: str, *, port: int = 0) -> None:
        super().__init__(record.parent / "paper", port=port)
        self._record = record
        self._job_bytes = 0
        self._printed_lines = 0
        self._stopped = False
        self._held: list[Command] = []
        self._held_job: Path | None = None
        self._woken = threading.Event()
        self._inside: socket.socket | None = None
        self.be(mode)
        if self._mode in {"blackhole", "stall_after"}:
            self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)

    def be(self, mode: str) -> None:
        """Another mode from now on; what it holds it keeps."""
        name, _, argument = mode.partition(":")
        self._mode = name
        self._argument = float(argument or 0)

    def close(self) -> None:
        super().close()
        self._woken.set()
        inside = self._inside
        if inside is not None:
            with contextlib.suppress(OSError):
                inside.shutdown(socket.SHUT_RDWR)

    def converse(self, client: socket.socket) -> None:
        self._job_bytes, self._job, self._inside = 0, None, client
        if self._mode == "blackhole":
            self._woken.wait(_HANG_SECONDS)
            return
        if self._mode == "busy":
            self._woken.wait(self._argument)
        reader = CommandReader()
        while not self._closing.is_set():
            # byte by byte where the place counts
            data = client.recv(1 if self._mode in CUT_OFF else 65536)
            if not data:
                return
            self.received(client, data)
            for command in reader.feed(data):
                answer = self.obey(command)
                if answer:
                    client.sendall(answer)
                if self._mode == "gone_at_line" and self._stopped and command.data[:2] == _CUT:
                    raise _Hangs

    def received(self, client: socket.socket, data: bytes) -> None:
        with self._record.open("ab") as file:
            file.write(data)
        if self._job_bytes == 0 and data[:1] != b"\x1b":
            return
        self._job_bytes += len(data)
        if self._mode == "slow":
            time.sleep(len(data) / self._argument)
        if self._mode not in CUT_OFF or self._job_bytes <= self._argument:
            return
        match self._mode:
            case "fin_after":
                client.shutdown(socket.SHUT_RDWR)
                raise _Hangs
            case "rst_after":
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                raise _Hangs
            case "stall_after":
                self._woken.wait(_HANG_SECONDS)
                raise _Hangs

    def obey(self, command: Command) -> bytes:
        if self._mode == "silent":
            if command.kind not in {CommandKind.STATUS, CommandKind.CLEAR}:
                self.keep(command)
            return b""
        if command.kind is CommandKind.CLEAR:
            if self._mode == "keeps_its_buffer":
                return b""
            self._held.clear()
            return super().obey(command)
        if command.kind is CommandKind.STATUS:
            return self._noise() + super().obey(command)
        if self._stopped:
            if not self._held:
                self._held_job = self._job
            self._held.append(command)
            return b""
        answer = super().obey(command)
        if command.data == b"\n" and self._mode in OUT_OF_PAPER:
            self._printed_lines += 1
            self._stopped = self._printed_lines >= self._argument
        if self._mode == "last_paper" and command.data[:2] == b"\x1d\x56":
            self._mode = "last_paper_used"
        return answer

    def status(self, query: int) -> bytes:
        out = self._stopped or self._mode == "last_paper_used"
        states = CAUSES.get("paper_out" if out else self._mode, {})
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
            case "late_ack" if not command.data.endswith(b"C"):
                self._woken.wait(self._argument)
        return self._noise() + answer

    def let_go(self) -> None:
        """Whatever held it up is over, and its client gone."""
        self._mode = "ok"
        self._woken.set()

    def load_paper(self) -> None:
        """What was held comes out now, in the order in which it came."""
        self._stopped = False
        self._mode = "ok"
        held, self._held = self._held, []
        later, self._job = self._job, self._held_job
        for command in held:
            self.keep(command)
        self._job = self._job if held else later

    def _noise(self) -> bytes:
        return b"\x10\x00\x00\x0f\x11\x13" if self._mode == "asb_noise" else b""

    @property
    def record(self) -> bytes:
        """Every byte it read."""
        return self._record.read_bytes() if self._record.exists() else b""

    @property
    def papers(self) -> list[bytes]:
        """Each slip that came out, whole or not."""
        return [file.read_bytes() for file in sorted(self._out.glob("job-*.bin"))]


@contextlib.contextmanager
def fault_printer(folder: Path, mode: str) -> Iterator[tuple[FaultPrinter, str]]:
    """One in a thread of its own, gone at the end, and its address. A `refuse` listens nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    printer = FaultPrinter(folder / "record.bin", mode)
    address = f"tcp://127.0.0.1:{printer.port}"
    if mode == "refuse":
        printer.close()
        yield printer, address
        return
    worker = threading.Thread(target=printer.serve, name="fault-printer", daemon=True)
    worker.start()
    try:
        yield printer, address
    finally:
        printer.close()
        worker.join(5)
        assert not worker.is_alive()


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
