"""The test page on printers in processes of their own, good and bad."""

from __future__ import annotations

import pytest

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from receipts.printers import parse_printer
from receipts.transports import Deadlines
from receipts.trial_page import print_trial
from tests.receipts.conftest import StartPrinter

QUICK = Deadlines(connect=1.0, status=0.4, chunk=1.0, probe=0.3, clear=0.3, ack=0.6, ack_max=1.5)


def test_a_healthy_printer_proves_it(start_printer: StartPrinter) -> None:
    printer = start_printer("ok")
    record = parse_printer(printer.address)
    outcome = print_trial(record, station="BOS-01", at="8:31 AM", deadlines=QUICK)
    assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.GS_R)
    (paper,) = printer.papers
    assert b"Printer test" in paper
    assert b"BOS-01" in paper
    assert b"8:31 AM" in paper


@pytest.mark.parametrize(
    ("mode", "cause"),
    [("paper_out", PrintCause.PAPER_OUT), ("silent", PrintCause.NO_ANSWER)],
)
def test_nothing_is_sent_to_one_that_cannot_print(
    start_printer: StartPrinter, mode: str, cause: PrintCause
) -> None:
    printer = start_printer(mode)
    outcome = print_trial(
        parse_printer(printer.address), station="BOS-01", at="8:31 AM", deadlines=QUICK
    )
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, cause)
    assert printer.papers == []


def test_no_printer_and_nobody_there() -> None:
    none = print_trial(parse_printer("none"), station="BOS-01", at="8:31 AM")
    assert none.cause is PrintCause.NO_PRINTER
    nobody = parse_printer("tcp://127.0.0.1:1")
    gone = print_trial(nobody, station="BOS-01", at="8:31 AM", deadlines=QUICK)
    assert (gone.state, gone.cause) == (PrintState.FAILED, PrintCause.REFUSED)
