from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningPrinter:
    """A printer in a process of its own."""

    process: subprocess.Popen[str]
    port: int
    folder: Path

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def received(self) -> bytes:
        record = self.folder / "record.bin"
        return record.read_bytes() if record.exists() else b""

    @property
    def papers(self) -> list[bytes]:
        return [file.read_bytes() for file in sorted(self.folder.glob("paper/job-*.bin"))]


StartPrinter = Callable[[str], RunningPrinter]


@pytest.fixture
def golden_update() -> bool:
    return os.environ.get("GOLDEN") == "write"


@pytest.fixture
def start_printer(tmp_path: Path) -> Iterator[StartPrinter]:
    """Starts fault printers; every one is ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def start(mode: str) -> RunningPrinter:
        folder = tmp_path / f"printer-{len(running)}"
        folder.mkdir()
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.receipts.fault_printer"),
                *("--mode", mode, "--record", str(folder / "record.bin")),
            ],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        assert process.stdout is not None
        return RunningPrinter(process=process, port=int(process.stdout.readline()), folder=folder)

    yield start
    for process in running:
        process.kill()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()
