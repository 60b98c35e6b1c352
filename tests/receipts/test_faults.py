"""Each fault of a printer ends in the state that is true, with no double and none lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cashier.domain.receipt import PrintState
from receipts.printers import Ability, parse_printer
from receipts.recovery import CLEAR_BUFFER
from receipts.spooler import Spooler
from tests.receipts import samples
from tests.receipts.fault_matrix import CASES, FAST, Case, play, play_byte, short_length
from tests.receipts.fault_printer import fault_printer
from tests.receipts.job_rows import JobRows

PLACES = (0, 1, 60, short_length() - 20, short_length() - 1)
"""The short form; `./dev torture printer` cuts after each byte."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_fault_ends_in_what_is_true(case: Case, tmp_path: Path) -> None:
    assert play(case, tmp_path).wrong == ()


@pytest.mark.parametrize("kind", ["rst_after", "fin_after", "stall_after"])
@pytest.mark.parametrize("after", PLACES)
def test_a_line_cut_anywhere_doubles_and_loses_nothing(
    kind: str, after: int, tmp_path: Path
) -> None:
    _, wrong = play_byte(kind, after, tmp_path)
    assert wrong == ()


def test_what_a_killed_program_left_in_the_printer_is_taken_out_before_the_next_job(
    tmp_path: Path,
) -> None:
    with fault_printer(tmp_path, "ok") as (printer, address):
        left = replace(samples.job(), state=PrintState.PRINTING, attempt=1)
        rows = JobRows(left, samples.job(job_id="job-2"))
        record = replace(parse_printer(address), process_id=Ability.YES)
        worker = Spooler(rows, record, deadlines=FAST, retry_seconds=60)
        worker.start()
        assert rows.wait_for(PrintState.PRINTED, PrintState.UNCERTAIN)
        assert worker.stop()
        assert printer.record.count(CLEAR_BUFFER) == 1
        assert printer.record.index(CLEAR_BUFFER) < printer.record.index(b"\x1b\x40")
        assert len(printer.papers) == 1
