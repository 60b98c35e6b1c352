"""A stored receipt as the preview wants it: the lines the printer gets, and its QR code."""

from __future__ import annotations

from PySide6.QtGui import QImage

from cashier.domain.receipt import CopyMark, Receipt
from receipts.layout import CodeLine, TextLine
from receipts.raster import code_modules
from receipts.receipt_document import receipt_document
from receipts.screen import lines

COLUMNS = 42


def receipt_lines(
    receipt: Receipt, copy: CopyMark | None = None
) -> tuple[list[str | tuple[str, bool]], QImage | None]:
    """Lines of 42 columns (text, or text and bold), and the code where the receipt has one."""
    shown: list[str | tuple[str, bool]] = []
    code: QImage | None = None
    for line in lines(receipt_document(receipt, copy), COLUMNS).lines:
        match line:
            case TextLine():
                shown.append((line.text, line.bold) if line.bold else line.text)
            case CodeLine():
                code = _code(line.data)
            case _:
                pass
    return shown, code


def _code(data: str) -> QImage:
    modules = code_modules(data)
    image = QImage(len(modules[0]), len(modules), QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x, y, 0)
    return image
