"""A printer without paper: listens as one on TCP 9100 does, answers as a healthy one, keeps each
job's bytes in a file.

The demo's training printer and the base of the tests' fault printer; `python -m receipts.listener
--port N --out FOLDER` is a process of its own and prints its port as first line. It knows just
enough of the language to tell a question from a picture, and interprets nothing else. One client at
a time, like the real thing.
"""

from __future__ import annotations

import argparse
import contextlib
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

IDLE_SECONDS_MAX = 60.0
"""A client that says nothing for so long is let go, else the printer is lost to all others."""
_ACCEPT_SECONDS = 0.5
_INIT = b"\x1b\x40"
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_PROCESS_ID = b"\x1d\x28\x48\x06\x00\x30\x30"


class CommandKind(StrEnum):
    """What a printer is told: real-time questions, questions in order, and everything that is for
    paper.
    """

    STATUS = "status"
    CLEAR = "clear"
    PAPER = "paper"
    IDENTITY = "identity"
    PROCESS_ID = "process_id"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Command:
    """One command or character with all its bytes."""

    kind: CommandKind
    data: bytes


class CommandReader:
    """Bytes in, whole commands out: it knows their lengths, so that no picture is taken for a
    question.
    """

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[Command]:
        """Commands completed by these bytes, in order."""
        self._held += data
        while self._held:
            length = _length(self._held)
            if length is None or length > len(self._held):
                return
            taken = bytes(self._held[:length])
            del self._held[:length]
            yield Command(_kind(taken), taken)


def _length(held: bytearray) -> int | None:
    """Bytes of the first command; None when not enough is here to tell."""
    head = bytes(held[:3])
    if head[:1] not in {b"\x10", b"\x1b", b"\x1d"}:
        return 1
    if len(head) < 2:
        return None
    if head[:2] in {b"\x1b\x40", b"\x1b\x32"}:
        return 2
    if head[:2] == b"\x10\x14":
        return None if len(head) < 3 else (10 if head[2] == 8 else 5)
    if head[:2] == b"\x1d\x56":
        return None if len(head) < 3 else (4 if head[2] in {0x41, 0x42} else 3)
    if head[:2] == b"\x1d\x28":
        return None if len(held) < 5 else 5 + held[3] + held[4] * 256
    if head[:2] == b"\x1d\x76":
        if len(held) < 8:
            return None
        return 8 + (held[4] + held[5] * 256) * (held[6] + held[7] * 256)
    return 3


def _kind(command: bytes) -> CommandKind:
    if command[:2] == b"\x10\x04":
        return CommandKind.STATUS
    if command == _CLEAR:
        return CommandKind.CLEAR
    if command[:2] == b"\x1d\x72":
        return CommandKind.PAPER
    if command[:2] == b"\x1d\x49":
        return CommandKind.IDENTITY
    if command.startswith(_PROCESS_ID):
        return CommandKind.PROCESS_ID
    return CommandKind.PRINT


class Listener:
    """A healthy printer. Each job (from INIT to the end of its connection) is `job-000001.bin` and
    on in `out`.

    Bytes are in the file before their echo is sent: who reads the echo can read the file.
    """

    def __init__(self, out: Path, *, port: int = 0, host: str = "127.0.0.1") -> None:
        self._out = out
        self._out.mkdir(parents=True, exist_ok=True)
        self._closing = threading.Event()
        self._jobs = len(list(out.glob("job-*.bin")))
        self._job: Path | None = None
        self._server = socket.create_server((host, port), backlog=4)
        self._server.settimeout(_ACCEPT_SECONDS)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.getsockname()[1])

    def serve(self) -> None:
        """Serve until `close`, one client after the other."""
        while not self._closing.is_set():
            try:
                client, _ = self._server.accept()
            except TimeoutError:
                continue
            except OSError:
                if self._closing.is_set():
                    return
                raise
            with client:
                client.settimeout(IDLE_SECONDS_MAX)
                with contextlib.suppress(OSError):
                    self.converse(client)

    def close(self) -> None:
        """Stop listening; from any thread. `serve` returns within half a second."""
        self._closing.set()
        self._server.close()

    def converse(self, client: socket.socket) -> None:
        """One client from its first byte to its last."""
        self._job = None
        reader = CommandReader()
        while not self._closing.is_set():
            data = client.recv(65536)
            if not data:
                return
            self.received(client, data)
            for command in reader.feed(data):
                answer = self.obey(command)
                if answer:
                    client.sendall(answer)

    def received(self, client: socket.socket, data: bytes) -> None:
        """Bytes as they came in; a fault printer does its worst here."""

    def obey(self, command: Command) -> bytes:
        """What the printer answers to one command, b'' for nothing."""
        match command.kind:
            case CommandKind.STATUS:
                return self.status(command.data[2])
            case CommandKind.CLEAR:
                return b"\x37\x25\x00"
            case _:
                self.keep(command)
                return self.answer(command)

    def status(self, query: int) -> bytes:
        """DLE EOT: online, cover closed, no error, paper enough."""
        return b"\x12" if 1 <= query <= 4 else b""

    def answer(self, command: Command) -> bytes:
        """The answer to a question that waits its turn."""
        match command.kind:
            case CommandKind.PAPER:
                return b"\x00"
            case CommandKind.IDENTITY:
                return b"\x5fCashier training printer\x00" if command.data[2] == 0x43 else b"\x02"
            case CommandKind.PROCESS_ID:
                return b"\x37\x22" + command.data[-4:] + b"\x00"
            case _:
                return b""

    def keep(self, command: Command) -> None:
        """Append to the job's file, which begins with INIT."""
        if self._job is None:
            if command.data != _INIT:
                return
            self._jobs += 1
            self._job = self._out / f"job-{self._jobs:06d}.bin"
        with self._job.open("ab") as file:
            file.write(command.data)


def main(arguments: Sequence[str] | None = None) -> int:
    """Listen until stopped."""
    parser = argparse.ArgumentParser(
        prog="receipts.listener", description="a printer without paper"
    )
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    listener = Listener(given.out, port=given.port, host=given.host)
    sys.stdout.write(f"{listener.port}\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        listener.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
