from __future__ import annotations

import os
import select
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from receipts.printers import Ability, parse_printer
from receipts.serial_line import line_seconds
from receipts.spooler import paper_job, print_once
from receipts.status import printer_status
from tests.receipts import samples
from tests.receipts.fault_matrix import FAST
from tests.receipts.job_rows import JobRows

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.receipts.line_printer import line_printer

RECEIPT = samples.receipt(qr_text="")


def test_a_receipt_goes_over_the_line_whole_and_is_proven(tmp_path: Path) -> None:
    with line_printer(tmp_path) as (paper, address):
        printer = parse_printer(address)
        assert printer_status(printer, FAST).ready
        outcome = print_once(JobRows(samples.job(RECEIPT)), printer, deadlines=FAST)
        assert outcome is not None
        assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.PROCESS_ID)
        assert paper.papers == [paper_job(samples.job(RECEIPT), printer, process_id=True).data]


def test_a_line_that_takes_no_more_is_a_doubt_within_its_deadline(tmp_path: Path) -> None:
    large = samples.job(samples.large())
    with line_printer(tmp_path, reads=200) as (_, address):
        began = time.monotonic()
        outcome = print_once(JobRows(large), parse_printer(address), deadlines=FAST)
        assert time.monotonic() - began < 5
    assert outcome is not None
    assert (outcome.state, outcome.cause) == (PrintState.UNCERTAIN, PrintCause.NO_ANSWER)
    assert 0 < outcome.sent_bytes < outcome.total_bytes


def test_a_line_that_takes_nothing_has_failed_for_certain(tmp_path: Path) -> None:
    with line_printer(tmp_path, reads=0) as (_, address):
        outcome = print_once(JobRows(samples.job()), parse_printer(address), deadlines=FAST)
    assert outcome is not None
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.NO_ANSWER)


def test_a_cable_that_is_pulled_is_a_lost_connection(tmp_path: Path) -> None:
    near, far = os.openpty()
    address = f"serial://{os.ttyname(far)}"
    printer = replace(parse_printer(address), status=False, process_id=Ability.NO)

    def pull() -> None:
        select.select([near], [], [])  # the job has begun
        os.close(near)

    pulled = threading.Thread(target=pull)
    pulled.start()
    outcome = print_once(JobRows(samples.job(samples.large())), printer, deadlines=FAST)
    pulled.join()
    os.close(far)
    assert outcome is not None
    assert outcome.state is PrintState.UNCERTAIN
    assert outcome.cause in {PrintCause.LOST_CONNECTION, PrintCause.NO_ANSWER}


def test_a_line_has_one_owner(tmp_path: Path) -> None:
    """Where root may open anything, the lock of pyserial still says no."""
    import serial

    with line_printer(tmp_path) as (_, address):
        printer = parse_printer(address)
        with serial.Serial(printer.path, exclusive=True):
            assert printer_status(printer, FAST).cause is PrintCause.REFUSED


def test_no_such_line_is_refused() -> None:
    printer = parse_printer("serial:///dev/no-such-line")
    assert printer_status(printer).cause is PrintCause.REFUSED


def test_slow_lines_get_longer_to_prove() -> None:
    assert line_seconds(115_200) < 0.5 < line_seconds(19_200) < 3
