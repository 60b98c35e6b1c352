"""The back of an item on a real line: what a slip station is sent, and when it ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cashier.domain.errors import Refusal
from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from receipts.endorsement import CANCEL_WAIT, endorse
from receipts.endorsing import print_endorsement
from receipts.printers import parse_printer
from receipts.spooler import PAPER_STATUS
from receipts.transports import Deadlines

LINES = ("FOR DEPOSIT ONLY", "HEALTH CONNECTOR", "BOS-01-000017-4 2026-11-23")
QUICK = Deadlines(status=0.5, chunk=0.5, ack=0.1, ack_per_line=0.0)


class Slip:
    """A printer that answers questions, and with `item` prints what it is given for one."""

    def __init__(self, *, item: bool = True, cover: bool = False) -> None:
        self.item, self.cover = item, cover
        self.heard = b""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.worker = threading.Thread(target=self._serve, daemon=True)
        self.worker.start()

    def _serve(self) -> None:
        line, _ = self._server.accept()
        with line:
            while data := line.recv(4096):
                self.heard += data
                if data[:2] == b"\x10\x04":
                    line.sendall(b"\x16" if self.cover and data[2] == 2 else b"\x12")
                elif self.item and self.heard.endswith(PAPER_STATUS):
                    line.sendall(b"\x00")

    def close(self) -> None:
        self._server.close()
        self.worker.join(5)


@contextmanager
def slip(*, item: bool = True, cover: bool = False) -> Iterator[Slip]:
    made = Slip(item=item, cover=cover)
    try:
        yield made
    finally:
        made.close()


def test_the_item_is_waited_for_and_the_answer_ends_it() -> None:
    with slip() as made:
        printer = parse_printer(f"tcp://127.0.0.1:{made.port}?profile=tm-h6000")
        outcome = print_endorsement(printer, LINES, wait_seconds=5, deadlines=QUICK)
    assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.GS_R)
    asked = b"".join(b"\x10\x04" + bytes((n,)) for n in (1, 2, 3, 4))
    assert made.heard == asked + endorse(LINES) + PAPER_STATUS


def test_an_item_that_never_comes_is_waited_for_no_longer() -> None:
    with slip(item=False) as made:
        printer = parse_printer(f"tcp://127.0.0.1:{made.port}?slip=yes")
        outcome = print_endorsement(printer, LINES, wait_seconds=0.2, deadlines=QUICK)
    assert (outcome.state, outcome.cause) == (PrintState.UNCERTAIN, PrintCause.NO_ANSWER)
    assert made.heard.endswith(PAPER_STATUS + CANCEL_WAIT)


def test_a_printer_in_trouble_gets_nothing() -> None:
    with slip(cover=True) as made:
        printer = parse_printer(f"tcp://127.0.0.1:{made.port}?slip=yes")
        outcome = print_endorsement(printer, LINES, wait_seconds=1, deadlines=QUICK)
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.COVER_OPEN)
    assert b"FOR DEPOSIT" not in made.heard


def test_only_a_slip_station_is_sent_one(tmp_path: Path) -> None:
    file = tmp_path / "backs.bin"
    without = parse_printer(file.as_uri())
    assert print_endorsement(without, LINES).cause is PrintCause.LACKING
    assert not file.exists()
    with_slip = parse_printer(f"{file.as_uri()}?slip=yes")
    assert print_endorsement(with_slip, LINES).evidence is PrintEvidence.FILE
    assert file.read_bytes() == endorse(LINES)
    assert parse_printer("tcp://192.0.2.1?profile=tm-h6000").endorses
    assert not parse_printer("tcp://192.0.2.1?profile=tm-h6000&slip=no").endorses
    assert print_endorsement(parse_printer("cups://back?slip=yes"), LINES).sent_bytes == 0
    with pytest.raises(Refusal, match=r"printer\.address"):
        parse_printer("tcp://192.0.2.1?slip=maybe")
