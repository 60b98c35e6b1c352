"""Real `cashier` processes by the hundred: forked from one that has loaded the program.

A process started anew spends most of a second importing; a kill loop would torture the importer.
The nursery is one single-threaded process that has imported the program and opened nothing; each
child gets its own standard streams, environment, session and process id, runs `ui.cli.main` as the
`cashier` command does, and is killed for real. A share of the kills uses processes started anew
(`Nursery.start(..., anew=True)`), which must not differ.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.torture import later_release

ANSWER_SECONDS = 90.0
"""On two shared cores under load; who says nothing for this long hangs: a violation."""
_MESSAGE_BYTES = 1 << 20


class Hung(Exception):
    """A process neither answered nor ended in time."""


@dataclass(slots=True)
class Process:
    """One `cashier` process: lines in, answers out, and a way to end it at any instant."""

    pid: int
    _pidfd: int
    _to: int
    _answers: int
    _nursery: Nursery
    _kept: bytes = b""
    status: int | None = None
    """Exit status once ended, negative for a signal."""

    def say(self, act: Mapping[str, Any]) -> bool:
        """Sends one line of a script; False when nobody reads any more."""
        return self.type(json.dumps(act))

    def type(self, line: str) -> bool:
        """A line on standard input; False when nobody reads any more."""
        try:
            os.write(self._to, f"{line}\n".encode())
        except BrokenPipeError:
            return False
        return True

    def answer(self, seconds: float = ANSWER_SECONDS) -> dict[str, Any] | None:
        """The next whole line of the answers; None when the process ended without one. What a kill
        cut short was not said. Raises Hung."""
        deadline = time.monotonic() + seconds
        while b"\n" not in self._kept:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Hung(f"process {self.pid} has not answered for {seconds:.0f} s")
            if not select.select([self._answers], [], [], left)[0]:
                continue
            more = os.read(self._answers, 65_536)
            if not more:
                return None
            self._kept += more
        line, _, self._kept = self._kept.partition(b"\n")
        found: dict[str, Any] = json.loads(line)
        return found

    def rest(self) -> bytes:
        """Everything still to be read, to the end of the output."""
        while more := os.read(self._answers, 65_536):
            self._kept += more
        kept, self._kept = self._kept, b""
        return kept

    def signal(self, number: signal.Signals) -> None:
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)

    def finish(self) -> None:
        """No more lines: the script is at its end."""
        if self._to >= 0:
            os.close(self._to)
            self._to = -1

    def wait(self, seconds: float = ANSWER_SECONDS) -> int:
        """The exit status. Raises Hung."""
        if self.status is None:
            self.finish()
            if not select.select([self._pidfd], [], [], seconds)[0]:
                raise Hung(f"process {self.pid} has not ended for {seconds:.0f} s")
            self.status = self._nursery.reap(self.pid)
            os.close(self._pidfd)
            os.close(self._answers)
        return self.status


@dataclass(slots=True)
class Nursery:
    """The process that forks, as its client sees it. Use `nursery()`."""

    _orders: socket.socket
    pid: int
    _own: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        errors: Path,
        *,
        release: str = "",
        anew: bool = False,
        wrapped: Sequence[str] = (),
    ) -> Process:
        """`cashier ARGV` with `env` on top of ours; standard error is appended to `errors`.

        `release` names a module whose `install` makes the process another release first. `anew`
        starts an interpreter of its own, and `wrapped` puts another command before it.
        """
        theirs_in, ours_to = os.pipe()
        ours_from, theirs_out = os.pipe()
        with errors.open("ab") as error_file:
            streams = (theirs_in, theirs_out, error_file.fileno())
            if anew or wrapped:
                program = ["tests.torture.released", release] if release else ["ui"]
                child = subprocess.Popen(
                    [*wrapped, sys.executable, "-P", "-m", *program, *argv],
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env},
                    stdin=theirs_in,
                    stdout=theirs_out,
                    stderr=error_file,
                )
                pid = child.pid
                self._own[pid] = child
            else:
                order = json.dumps(
                    {"argv": list(argv), "env": dict(env), "release": release}
                ).encode()
                socket.send_fds(self._orders, [order], list(streams))
                pid = int(self._orders.recv(_MESSAGE_BYTES))
        os.close(theirs_in)
        os.close(theirs_out)
        return Process(pid, os.pidfd_open(pid), ours_to, ours_from, self)

    def run(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        errors: Path,
        *,
        release: str = "",
        typed: str = "",
    ) -> tuple[int, bytes]:
        """One command to its end, with a line `typed`: exit status and standard output. Raises
        Hung."""
        process = self.start(argv, env, errors, release=release)
        process.type(typed)
        process.finish()
        told = process.rest()
        return process.wait(), told

    def reap(self, pid: int) -> int:
        if pid in self._own:
            return self._own.pop(pid).wait()
        self._orders.send(json.dumps({"reap": pid}).encode())
        return os.waitstatus_to_exitcode(int(self._orders.recv(_MESSAGE_BYTES)))


@contextlib.contextmanager
def nursery() -> Generator[Nursery]:
    """A nursery for the time of the block; what it still runs at the end is killed."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.nursery", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.DEVNULL,
    )
    theirs.close()
    try:
        yield Nursery(ours, process.pid)
    finally:
        ours.close()  # its sign to end
        process.wait(30)
        later_release.forget(process.pid)


# ------------------------------------------------------------------------- inside the nursery


PROGRAM = (
    "ui.cli", "ui.commands.program", "ui.commands.person", "ui.commands.progress", "ui.ending",
    "ui.compose", "ui.play", "ui.doctor",
    "cashier.log", "cashier.services.desk", "cashier.services.training", "cashier.services.records",
    "cashier.services.printing", "cashier.store.migrations", "cashier.sync", "cashier.ledger.open",
    "cashier.ledger.export", "cashier.ledger.verify", "cashier.ledger.feed",
    "receipts.printers", "receipts.spooler", "argon2", "structlog", "holidays", "keyring", "typer",
    "alembic.command", "alembic.runtime.migration", "rich.progress",
    "cashier.ledger.postgres", "cashier.ledger.postgres_database", "cashier.ledger.connection",
    "psycopg", "cashier.services.enrolment", "cashier.services.backup", "cashier.ledger.enrol",
)  # fmt: skip


def serve(orders: socket.socket) -> None:
    """Forks a child for each order, and reaps those it is asked for, until the other end closes."""
    from importlib import import_module

    for name in PROGRAM:
        import_module(name)
    alive: set[int] = set()
    while True:
        message, streams, _, _ = socket.recv_fds(orders, _MESSAGE_BYTES, 3)
        if not message:
            break
        order = json.loads(message)
        if "reap" in order:
            _, status = os.waitpid(order["reap"], 0)
            alive.discard(order["reap"])
            orders.send(str(status).encode())
            continue
        pid = os.fork()
        if pid == 0:
            _become(order, streams, orders)
        for stream in streams:
            os.close(stream)
        alive.add(pid)
        orders.send(str(pid).encode())
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


def _become(order: dict[str, Any], streams: Sequence[int], orders: socket.socket) -> None:
    status = 99
    try:
        os.setsid()
        orders.close()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.environ.update(order["env"])
        from importlib import import_module, reload

        from cashier import crash_points
        from ui.cli import main

        reload(crash_points)  # it reads the environment as it is loaded
        if order["release"]:
            import_module(order["release"]).install()
        status = main(order["argv"])
        sys.stdout.flush()
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    # anonymous pipes came as numbers; the descriptor was passed on by subprocess
    serve(socket.socket(fileno=int(sys.argv[1])))
