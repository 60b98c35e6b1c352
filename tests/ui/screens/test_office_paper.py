"""A receipt on Letter: shown, in large print, saved and printed as the very page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.ui.screens.at_work import CTRL, AtWork, Key
from tests.ui.walk import faults
from ui import pdf as engine
from ui.counter import Counter
from ui.office_print import paint_on
from ui.screens import office_paper
from ui.screens.office_paper import OfficePaperDialog


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    return AtWork(at_counter, qtbot)


@pytest.fixture
def dialog(work: AtWork) -> OfficePaperDialog:
    work.open_form(confirmed=True)
    work.check_typed(review=True)
    work.press(Key.Key_F12)
    work.press(Key.Key_P, CTRL)
    found: OfficePaperDialog | None = work.shell.findChild(OfficePaperDialog)
    assert found is not None
    return found


def test_the_page_is_shown_saved_and_printed(
    dialog: OfficePaperDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "TRN-01-000001-1" in dialog.view.text
    assert "COPY" in dialog.view.text
    assert not list(faults(dialog))
    file = tmp_path / "receipt.pdf"
    monkeypatch.setattr(office_paper, "ask_where", lambda *given: given[-1](file))
    dialog.saving.click()
    assert file.read_bytes() == dialog.pdf
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    assert (tmp_path / "printed.pdf").read_bytes() == dialog.pdf, "to a file goes the file itself"
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    paint_on(dialog.pdf, printer)
    printed = (tmp_path / "painted.pdf").read_bytes()
    assert pages_of(printed) == pages_of(dialog.pdf)
    shown, on_paper = (_grey(pdf) for pdf in (dialog.pdf, printed))
    assert on_paper.size == shown.size == (612, 792)
    apart = ImageChops.difference(shown, on_paper).resize((61, 79), Image.Resampling.BOX)
    assert not any(apart.histogram()[80:]), "in the same place, in the same size"


def pages_of(pdf: bytes) -> int:
    return len(engine.sizes(pdf))


def _grey(pdf: bytes) -> Image.Image:
    drawn = engine.paint(pdf, 0, 612, 792)
    return Image.frombytes(
        "RGBX", (drawn.width(), drawn.height()), bytes(drawn.constBits()), "raw", "RGBX",
        drawn.bytesPerLine(),
    ).convert("L")  # fmt: skip


def test_large_print_is_made_anew(dialog: OfficePaperDialog) -> None:
    before = dialog.pdf
    dialog.large.setChecked(True)
    assert dialog.pdf != before
    assert pages_of(dialog.pdf) >= pages_of(before)
