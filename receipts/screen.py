"""The screen back end: what the window paints and what a screen reader reads, from the layout of
the paper itself.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from receipts.document import Document
from receipts.layout import CodeLine, CutLine, Layout, TextLine, layout
from receipts.raster import WHITE, code_image, line_image, row_height
from receipts.text import text

MARGIN_CELLS = 2
DOTS_PER_CELL = 12
"""A column of a receipt printer's letters; a module of a code has a third of it."""


def lines(document: Document, columns: int = 42) -> Layout:
    """What the window paints: the lines of the paper at that width."""
    return layout(document, columns)


def accessible_text(document: Document, columns: int = 42) -> str:
    """The same for a screen reader."""
    return text(document, columns)


def png(document: Document, columns: int = 42, cell: int = DOTS_PER_CELL) -> bytes:
    """The paper as a PNG, `cell` pixels per column: black on white, deterministic bytes."""
    buffer = BytesIO()
    image(document, columns, cell).save(buffer, "PNG", optimize=False)
    return buffer.getvalue()


def image(document: Document, columns: int = 42, cell: int = DOTS_PER_CELL) -> Image.Image:
    """The paper as a grey picture with a margin."""
    margin = MARGIN_CELLS * cell
    width = columns * cell
    pictures: list[tuple[Image.Image, int]] = []
    for line in layout(document, columns).lines:
        match line:
            case TextLine():
                pictures.append((line_image(line, columns=columns, cell=cell), 0))
            case CodeLine():
                code = code_image(line.data, dot=max(cell // 3, 1))
                pictures.append((code, max((width - code.width) // 2, 0)))
            case CutLine():
                pictures.append((Image.new("L", (width, row_height(cell)), WHITE), 0))
    height = sum(picture.height for picture, _ in pictures)
    sheet = Image.new("L", (width + 2 * margin, height + 2 * margin), WHITE)
    top = margin
    for picture, left in pictures:
        sheet.paste(picture, (margin + left, top))
        top += picture.height
    return sheet
