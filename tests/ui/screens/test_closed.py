"""After the close: the Z is shown as it is archived, and saved as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.services import drawers, staffing
from receipts.printers import parse_printer
from receipts.report_pdf import report_pdf
from tests.ui.screens.conftest import PASSPHRASE, RIVERA
from tests.ui.screens.takings import check, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.closed import ClosedPage
from ui.shell import Shell
from ui.workers import PrintWorker

Shown = Callable[[Page], Shell]


def close(counter: Counter, cents: int = 20600) -> DrawerReport:
    desk = counter.desk
    drawers.begin_count(desk, RIVERA)
    kind = InstrumentKind.PERSONAL_CHECK
    agrees = drawers.count(desk, RIVERA, {kind: KindCount(items=1, cents=cents)}).agrees
    if agrees:
        return drawers.close(desk, RIVERA)
    approval = staffing.approve(desk, "2001", PASSPHRASE, act="close", act_of="1001")
    return drawers.close(desk, RIVERA, reason="amount keyed wrong", approval=approval)


@pytest.fixture
def page(at_counter: Counter, show: Shown) -> Iterator[ClosedPage]:
    take(at_counter.desk, RIVERA, check())
    page = ClosedPage(at_counter)
    page.show_about(close(at_counter))
    at_counter.drawer = None
    shell = show(page)
    yield page
    assert shell.page is page


def test_it_says_how_it_ended_and_shows_the_z(page: ClosedPage) -> None:
    assert page.title == "Drawer closed, Z 1"
    assert page.result.title.text() == "In balance"
    assert "Z report 1" in page.view.text
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))


def test_a_difference_is_said_with_who_signed(at_counter: Counter, show: Shown) -> None:
    take(at_counter.desk, RIVERA, check())
    page = ClosedPage(at_counter)
    page.show_about(close(at_counter, cents=20500))
    shell = show(page)
    assert shell.page is page
    assert page.result.title.text() == "Closed with a difference"
    assert page.result.note.text() == "-$1.00, signed"
    QApplication.processEvents()
    assert not list(clipped(page))


def test_the_pdf_is_saved_whole(page: ClosedPage, tmp_path: Path) -> None:
    QTest.keyClick(page.window(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("TRN-01-Z1.pdf")
    path = tmp_path / "z.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert page._report is not None
    assert path.read_bytes() == report_pdf(page._report)
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".new")] == []


def test_a_folder_that_cannot_be_written_is_said(page: ClosedPage, tmp_path: Path) -> None:
    from ui.dialogs import ErrorBox

    page._write(tmp_path / "missing" / "z.pdf", b"x")
    box = page.window().findChild(ErrorBox)
    assert isinstance(box, ErrorBox)
    assert "could not be written" in box.windowTitle()
    box.reject()


def test_done_goes_on(page: ClosedPage, at_counter: Counter) -> None:
    went: list[str] = []
    at_counter.go_requested.connect(lambda name, about: went.append(name))
    shell = page.window()
    assert isinstance(shell, Shell)
    button = shell.action_bar.primary()
    assert button is not None
    button.click()
    assert went == ["open_drawer"]


def test_the_slip_goes_to_the_printer(
    at_counter: Counter, show: Shown, tmp_path: Path, said: list[tuple[str, bool]]
) -> None:
    take(at_counter.desk, RIVERA, check())
    paper = tmp_path / "paper.bin"
    printer = parse_printer(paper.as_uri())
    worker = PrintWorker(at_counter.desk, printer, at_counter.tasks, at_counter.events)
    page = ClosedPage(at_counter, None, worker)
    page.show_about(close(at_counter))
    shell = show(page)
    QTest.keyClick(shell, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert b"Z report 1" in paper.read_bytes()
    assert ("Z report printed.", False) in said


def test_without_a_printer_the_slip_cannot_be_asked_for(page: ClosedPage) -> None:
    assert not next(a for a in page.acts() if a.key == "Ctrl+P").enabled
