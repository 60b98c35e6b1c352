from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cashier.domain.receipt import PrintEvidence, PrintState
from receipts.listener import CommandKind, CommandReader
from receipts.printers import parse_printer
from receipts.receipt_document import receipt_document
from receipts.spooler import paper_job, print_once
from receipts.status import printer_status
from receipts.thermal import escpos
from tests.receipts import samples
from tests.receipts.conftest import REPOSITORY
from tests.receipts.decoder import decode, lines
from tests.receipts.job_rows import JobRows


@pytest.fixture
def training_printer(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The listener as a process of its own: its port and its folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "receipts.listener", "--port", "0", "--out", str(tmp_path / "out")],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline()), tmp_path / "out"
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()


def test_it_answers_as_a_healthy_printer_and_keeps_each_job(
    training_printer: tuple[int, Path],
) -> None:
    port, out = training_printer
    printer = parse_printer(f"tcp://127.0.0.1:{port}")
    assert printer_status(printer).ready
    rows = JobRows(samples.job(), samples.job(job_id="job-2", copy=samples.COPY))
    for _ in range(2):
        outcome = print_once(rows, printer)
        assert outcome is not None
        assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.PROCESS_ID)
    first, second = sorted(out.iterdir())
    assert first.name == "job-000001.bin"
    assert first.read_bytes() == paper_job(samples.job(), printer, process_id=True).data
    assert "COPY 1" in "".join(lines(decode(second.read_bytes())))


def test_a_client_that_says_nothing_of_use_leaves_no_job(
    training_printer: tuple[int, Path],
) -> None:
    port, out = training_printer
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(b"GET / HTTP/1.1\r\n\r\n\x10\x04\x01")
        assert client.recv(16) == b"\x12"
    assert list(out.iterdir()) == []


def test_no_picture_is_taken_for_a_question() -> None:
    """A real-time byte inside a picture is part of it, however the bytes were split."""
    picture = b"\x1d\x76\x30\x00\x02\x00\x03\x00" + b"\x10\x04\x01\x1d\x72\x01"
    reader = CommandReader()
    kinds = [
        command.kind
        for byte in b"\x1b\x40" + picture + b"\x1d\x72\x01"
        for command in reader.feed(bytes([byte]))
    ]
    assert kinds == [CommandKind.PRINT, CommandKind.PRINT, CommandKind.PAPER]


def test_it_knows_the_length_of_every_command_we_send() -> None:
    document = receipt_document(samples.receipt(payer="Nguyễn 中文"))
    made = escpos(document, parse_printer("tcp://p?profile=tm-t88"), (b"abcB", b"abcC"))
    commands = list(CommandReader().feed(made))
    assert b"".join(command.data for command in commands) == made
    assert [command.kind for command in commands].count(CommandKind.PROCESS_ID) == 2
