"""A stored receipt as the preview wants it: the lines the printer gets, and its QR code; and what
puts it there without holding the window, for a code takes as long as ten keys.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cashier.domain.receipt import CopyMark, Receipt
from receipts.layout import CodeLine, TextLine
from receipts.raster import ROW, TALL_ROW, code_modules, drawn_alike, line_image
from receipts.receipt_document import receipt_document
from receipts.screen import lines
from ui.tasks import Gate, Lane, Latest
from ui.widgets.receipt import PaperLine, ReceiptPreview

COLUMNS = 42
PICTURE_CELL = 24
"""Pixels of a column in a picture: sharp at twice the usual text size."""


class ReceiptShown(QObject):
    """Shows receipts in a preview, the newest asked for; its lines are made in the io lane. Another
    receipt than before is never seen in its place meanwhile.
    """

    def __init__(self, tasks: Gate, preview: ReceiptPreview) -> None:
        super().__init__(preview)
        self._tasks, self._preview = tasks, preview
        self._latest = Latest()
        self._now: tuple[Receipt, CopyMark | None] | None = None

    def show(self, receipt: Receipt, copy: CopyMark | None) -> None:
        """Nothing is made again where it is the same."""
        if self._now == (receipt, copy):
            return
        if self._now is None or self._now[0].receipt_number != receipt.receipt_number:
            self._preview.set_lines([])
        self._now = (receipt, copy)
        done = self._latest(self._made)
        self._tasks.run(Lane.IO, lambda: receipt_lines(receipt, copy), self, done)

    def _made(self, made: tuple[list[PaperLine], QImage | None]) -> None:
        self._preview.set_lines(*made)


def receipt_lines(
    receipt: Receipt, copy: CopyMark | None = None
) -> tuple[list[PaperLine], QImage | None]:
    """Lines of 42 columns, and the code where the receipt has one. What the window's letters would
    show otherwise than the paper is the paper's own picture.
    """
    shown: list[PaperLine] = []
    code: QImage | None = None
    for line in lines(receipt_document(receipt, copy), COLUMNS).lines:
        match line:
            case TextLine():
                shown.append(_line(line))
            case CodeLine():
                code = _code(line.data)
            case _:
                pass
    return shown, code


def _line(line: TextLine) -> PaperLine:
    if drawn_alike(line):
        return PaperLine(line.text, line.bold)
    # in the preview no line is high: as its plain lines, which show the same in less room
    drawn = line_image(replace(line, high=1), columns=COLUMNS, cell=PICTURE_CELL)
    grey = QImage.Format.Format_Grayscale8
    picture = QImage(drawn.tobytes(), drawn.width, drawn.height, drawn.width, grey).copy()
    return PaperLine(line.text, line.bold, picture, TALL_ROW / ROW if line.joined else 1.0)


def _code(data: str) -> QImage:
    modules = code_modules(data)
    image = QImage(len(modules[0]), len(modules), QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x, y, 0)
    return image
