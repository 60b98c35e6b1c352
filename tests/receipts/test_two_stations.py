"""Two stations at one network printer, which serves one connection at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cashier.domain.receipt import PrintJob, PrintState
from receipts.printers import parse_printer
from receipts.spooler import Spooler
from tests.receipts import samples
from tests.receipts.decoder import decode, lines
from tests.receipts.fault_printer import fault_printer
from tests.receipts.job_rows import JobRows

EACH = 4


def jobs(station: str) -> JobRows:
    """Receipts of one station."""
    return JobRows(
        *(
            PrintJob(
                job_id=f"{station}-{number}",
                receipt_number=f"BOS-{station}-{number:06d}-1",
                copy_no=0,
                state=PrintState.QUEUED,
                receipt=replace(
                    samples.receipt(qr_text=""), receipt_number=f"BOS-{station}-{number:06d}-1"
                ),
            )
            for number in range(EACH)
        )
    )


@pytest.mark.parametrize("mode", ["ok", "slow:40000"])
def test_each_receipt_of_both_comes_out_once_and_whole(tmp_path: Path, mode: str) -> None:
    both = [jobs("01"), jobs("02")]
    with fault_printer(tmp_path, mode) as (_, address):
        printer = parse_printer(f"{address}?profile=tm-t88")
        spoolers = [Spooler(one, printer, retry_seconds=0.05) for one in both]
        for spooler in spoolers:
            spooler.start()
        for one in both:
            with one.changed:
                assert one.changed.wait_for(partial(done, one), 20)
        assert all(spooler.stop() for spooler in spoolers)
    for one in both:
        assert {job.state for job in one.rows.values()} == {PrintState.PRINTED}
    papers = [file.read_bytes() for file in sorted((tmp_path / "paper").glob("job-*.bin"))]
    numbers = Counter(
        word
        for paper in papers
        for line in lines(decode(paper))
        for word in line.split()
        if word.startswith("BOS-0")
    )
    wanted = {job.receipt_number for one in both for job in one.rows.values()}
    assert numbers == dict.fromkeys(wanted, 1)


def done(rows: JobRows) -> bool:
    """Nothing waits, nothing is in hand."""
    waiting = {PrintState.QUEUED, PrintState.PRINTING, PrintState.FAILED}
    return not any(job.state in waiting for job in rows.rows.values())
