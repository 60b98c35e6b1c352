"""A station as it stands at a counter: a home, the program as a process of its own on the display,
and a printer on a TCP port that can run out of paper or be unplugged.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from cashier.services.training import PASSPHRASE
from cashier.settings import Home, save
from tests.receipts.fault_printer import FaultPrinter
from tests.window.stage import Stage

ROOT = Path(__file__).parents[2]
END_SECONDS = 60.0
WRONG = re.compile(r"^Qt: |\bB-[0-9A-F]{6}\b|Traceback")
ASKED_TOO_LATE = (
    "Qt: Could not find accessible on path",
    "Qt: AtSpiAdaptor::applicationInterface does not implement",
    "Qt: QSpiApplication::",
)
"""The listener asked about something that was gone meanwhile, as any screen reader does, or for
what Qt does not offer; or the bus was slow to say that no reader wants a key: Qt then goes on.
"""
PROGRAM = (sys.executable, "-P", "-m", "ui")


class Printer:
    """A receipt printer on one port, from plug to unplug; what came out of it stays."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._port = folder, 0
        self._worker: threading.Thread | None = None
        self.plug()

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self._port}"

    def plug(self) -> None:
        """It answers, healthy, on the port it always had."""
        self.machine = FaultPrinter(self._folder / "record.bin", "ok", port=self._port)
        self._port = self.machine.port
        self._worker = threading.Thread(target=self.machine.serve, name="printer", daemon=True)
        self._worker.start()

    def unplug(self) -> None:
        """Nobody listens on the port."""
        self.machine.close()
        if self._worker is not None:
            self._worker.join(10)

    @property
    def slips(self) -> list[bytes]:
        """Each slip that came out, whole or not."""
        return self.machine.papers


class Station:
    """A home and its program. `errors` is everything the program said on standard error."""

    def __init__(self, stage: Stage, folder: Path, *, training: bool = True) -> None:
        self._stage, self.folder, self.training = stage, folder, training
        self.home = Home(folder / "home")
        self.errors = folder / "stderr.txt"
        self.env: Mapping[str, str] = {
            **stage.env,
            "CASHIER_HOME": str(self.home.folder),
            "CASHIER_KEY_DIR": str(folder / "keys"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONPATH": str(ROOT),
            # on a home that is not for training, reading commands ask who reads
            "CASHIER_STAFF": "2001",
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def moves_to(self, home: Home) -> None:
        """Another home from now on: the program made one and opened it."""
        self.home = home
        self.env = {**self.env, "CASHIER_HOME": str(home.folder)}

    def prints_to(self, printer: Printer) -> None:
        """As if set in the settings by whoever set the station up."""
        save(self.home, {"printer": printer.address})

    # ------------------------------------------------------------------------------- the program

    def open(self, clock: str = "") -> None:
        """Starts the program; with a clock (`2026-11-23T08:31`) on a training home of that time."""
        command = [*PROGRAM, *(("demo", "--clock", clock) if clock else ())]
        with self.errors.open("ab") as errors:
            self._process = subprocess.Popen(
                command, env=self.env, stdout=errors, stderr=errors, cwd=self.folder
            )
        self.starts += 1

    @property
    def pid(self) -> int:
        """The program's process; 0 where it was not started."""
        return 0 if self._process is None else self._process.pid

    def kill(self) -> None:
        """kill -9, as a power cut or the computer's own doing."""
        assert self._process is not None
        self._process.kill()
        assert self._process.wait(END_SECONDS) == -9, "it had ended before it was killed"

    def ended(self) -> int:
        """Waits for its end; the exit status."""
        assert self._process is not None
        return self._process.wait(END_SECONDS)

    def stop(self) -> None:
        """Whatever happened, it is gone."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def complaints(self) -> list[str]:
        """What the program said on standard error, and bugs and Qt's warnings in its log: a
        counter's program says nothing there.
        """
        said = self.errors.read_text("utf-8", "replace") if self.errors.exists() else ""
        found = [("standard error", one) for one in said.splitlines() if one.strip()]
        for log in sorted(self.home.folder.glob("logs/*.log")):
            lines = log.read_text("utf-8", "replace").splitlines()
            found += [(log.name, one) for one in lines if WRONG.search(one)]
        return [f"{where}: {one}" for where, one in found if not one.startswith(ASKED_TOO_LATE)]

    # ------------------------------------------------------------------------------- the command

    def tell(self, *arguments: str, typed: str = PASSPHRASE) -> str:
        """What a command of the program answers on this home. AssertionError where it fails."""
        done = subprocess.run(
            [*PROGRAM, *arguments],
            env=self.env,
            cwd=self.folder,
            input=typed,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"cashier {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def plays(self, clock: str, *lines: str) -> Sequence[str]:
        """What happened here before the window was opened: acts of a script."""
        return self.tell(
            "play", "-", "--clock", clock, typed="".join(f"{one}\n" for one in lines)
        ).splitlines()
