"""Paper of the office: what the dialog left is what `lp` is told, and the file itself goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from cashier.domain.errors import Fault
from tests.ui.papers import paper
from ui import office_print
from ui import pdf as engine
from ui.office_print import hand_over, order_of

Lp = Callable[[str], Path]


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lp:
    """A real program of that name, in front of any other: keeps what it is given, then does the
    line of shell.
    """

    def put(line: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "lp"
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/arguments\n{line}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        return tmp_path

    return put


@pytest.fixture
def printer(qapp: QApplication) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName("")
    made.setDocName("Report")
    return made


def test_the_file_goes_as_it_is(lp: Lp, printer: QPrinter) -> None:
    place = lp('cat > "$(dirname "$0")/../given"')
    printer.setCopyCount(2)
    hand_over(paper(), printer)
    assert (place / "given").read_bytes() == paper()
    arguments = (place / "arguments").read_text().split("\n")
    assert arguments[arguments.index("-n") + 1] == "2"
    assert arguments[arguments.index("-t") + 1] == "Report", "queues show titles to everybody"
    assert arguments[-2:] == ["-", ""]


def test_a_range_is_cut_out_before(lp: Lp, printer: QPrinter) -> None:
    place = lp('cat > "$(dirname "$0")/../given"')
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert (order_of(printer).first, order_of(printer).last) == (2, 3)
    hand_over(paper(5), printer)
    assert len(engine.sizes((place / "given").read_bytes())) == 2


def test_a_printer_that_says_no_is_told_with_its_words(lp: Lp, printer: QPrinter) -> None:
    lp('echo "lp: Error - No default destination." >&2; exit 1')
    with pytest.raises(Fault) as raised:
        hand_over(paper(), printer)
    assert raised.value.code == "office_print.refused"
    assert raised.value.data["reason"] == "Error - No default destination."


def test_a_printer_that_says_nothing_is_not_waited_for(
    lp: Lp, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp("exec sleep 5")
    monkeypatch.setattr(office_print, "SECONDS", 0.2)
    with pytest.raises(Fault, match="silent"):
        hand_over(paper(), printer)
