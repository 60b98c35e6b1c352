"""A stored receipt as the preview wants it: the lines the printer gets, and its QR code."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QImage

from cashier.domain.receipt import CopyMark, Receipt
from receipts.layout import CodeLine, TextLine
from receipts.raster import ROW, TALL_ROW, code_modules, drawn_alike, line_image
from receipts.receipt_document import receipt_document
from receipts.screen import lines
from ui.widgets.receipt import PaperLine

COLUMNS = 42
PICTURE_CELL = 24
"""Pixels of a column in a picture: sharp at twice the usual text size."""


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
