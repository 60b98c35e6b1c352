"""A PDF to the office printer: the system's own dialog chooses, the file itself is handed over.

Where CUPS is, `lp` takes the file, so letters stay letters; elsewhere its pages are painted as
pictures. Either is done in the io lane with a time limit: printers of other makers have hung many
a program. Source: ux.md 10.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault
from ui import pdf as engine
from ui.screens.save_file import write_file

SECONDS = 30
PRINT_DPI = 300
STRIP_ROWS = 600
"""A page is painted in strips, so that no single one holds anything up."""
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the person chose. Pages count from 1; `last` 0 is the end. `file` instead of a printer
    where it is printed to one.
    """

    printer: str
    file: str = ""
    copies: int = 1
    first: int = 1
    last: int = 0
    sides: str = ""


def ask_printer(parent: QWidget, title: str, chosen: Callable[[QPrinter], None]) -> QPrintDialog:
    """Opens the system's dialog for Letter paper and returns at once. Queues show `title` to
    everybody: no name and no number in it.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)

    def accepted() -> None:
        chosen(printer)

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog


def order_of(printer: QPrinter) -> Order:
    """What the dialog left in the printer."""
    some = printer.printRange() is QPrinter.PrintRange.PageRange
    return Order(
        printer=printer.printerName(),
        file=printer.outputFileName(),
        copies=max(1, printer.copyCount()),
        first=max(1, printer.fromPage()) if some else 1,
        last=printer.toPage() if some else 0,
        sides=_SIDES.get(printer.duplex(), ""),
    )


def hand_over(pdf: bytes, printer: QPrinter) -> None:
    """Prints it; off the main thread. Raises Fault `office_print.refused`, `office_print.silent` or
    `output.not_written`.
    """
    order = order_of(printer)
    if order.first > 1 or order.last:
        pdf = engine.pages_of(pdf, order.first, order.last)
    program = shutil.which("lp")
    if order.file:
        write_file(Path(order.file), pdf)
    elif program is not None:
        _by_cups(program, pdf, order, printer.docName())
    else:
        paint_on(pdf, printer)


def _by_cups(program: str, pdf: bytes, order: Order, title: str) -> None:
    to = ("-d", order.printer) if order.printer else ()
    sides = ("-o", f"sides={order.sides}") if order.sides else ()
    try:
        made = subprocess.run(
            [program, *to, "-n", str(order.copies), *sides, "-t", title or "Report", "-"],
            input=pdf,
            capture_output=True,
            timeout=SECONDS,
            env=os.environ | {"LC_ALL": "C", "LANG": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Fault("office_print.silent", seconds=SECONDS) from late
    if made.returncode:
        said = made.stderr.decode("utf-8", "replace").strip()
        raise Fault("office_print.refused", reason=said.removeprefix("lp: ") or program)


def paint_on(pdf: bytes, printer: QPrinter) -> None:
    """Every page as a picture of 300 dpi where it stands on the paper. Raises Fault
    `office_print.refused` where the printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Fault("office_print.refused", reason=printer.printerName())
    try:
        for number, (width, height) in enumerate(engine.sizes(pdf)):
            if number:
                printer.newPage()
            sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
            inside = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
            wide, high = round(width * PRINT_DPI / 72), round(height * PRINT_DPI / 72)
            for top in range(0, high, STRIP_ROWS):
                rows = min(STRIP_ROWS, high - top)
                begin, end = (round(sheet.height() * y / high) for y in (top, top + rows))
                target = QRect(-inside.left(), begin - inside.top(), sheet.width(), end - begin)
                painter.drawImage(target, engine.paint(pdf, number, wide, high, top, rows))
    finally:
        painter.end()
