"""The PDF back end of a receipt: the lines of the paper on Letter, in large print. Source:
printing.md 12.

Not tagged (no PDF/UA): the text back end is for people who read with a screen reader.
"""

from __future__ import annotations

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from receipts.document import Document
from receipts.layout import CodeLine, TextLine, cells_of, layout
from receipts.pdf_sheet import INK, MONO, MONO_BOLD, PAGE_WIDTH, Sheets, covered
from receipts.raster import ADVANCE, QUIET_ZONE, ROW, TALL_ROW, code_modules, line_image

COLUMNS = 42
SIZE = 12.0
CELL = SIZE * ADVANCE
LEADING = 15.0
MODULE = 2.8
"""Points of a code's module: easily read from paper and screen."""
PIXELS_PER_CELL = 32
"""Of a line that the embedded font cannot write: about 300 dpi."""


def receipt_pdf(document: Document) -> bytes:
    """The receipt on Letter pages, each with its header. The same document gives the same bytes."""
    sheets = Sheets(document.title or "Receipt")
    left = (PAGE_WIDTH - COLUMNS * CELL) / 2
    sheets.y -= LEADING
    for line in layout(document, COLUMNS).lines:
        match line:
            case TextLine():
                sheets.room(_leading(line))
                sheets.y -= _leading(line)
                _text_line(sheets, line, left)
            case CodeLine():
                _code(sheets, line.data)
            case _:
                pass
    return sheets.finish()


def _leading(line: TextLine) -> float:
    tall = CELL * TALL_ROW if line.joined else LEADING
    return tall * line.high


def _text_line(sheets: Sheets, line: TextLine, left: float) -> None:
    plain = all(
        covered(segment.text, MONO_BOLD if segment.bold else MONO) for segment in line.segments
    )
    if not plain or cells_of(line.text) != len(line.text):
        _picture(sheets, line, left)
        return
    y = sheets.y + LEADING * 0.3 * line.high

    def put(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(INK)
        canvas.translate(left, y)
        canvas.scale(1, line.high)
        column = 0
        for segment in line.segments:
            skipped = len(segment.text) - len(segment.text.lstrip(" "))
            canvas.setFont(MONO_BOLD if segment.bold else MONO, SIZE)
            canvas.drawString((column + skipped) * CELL, 0, segment.text[skipped:])
            column += len(segment.text)
        canvas.restoreState()

    if line.text:
        sheets.draw(put)


def _picture(sheets: Sheets, line: TextLine, left: float) -> None:
    drawn = line_image(line, columns=COLUMNS, cell=PIXELS_PER_CELL)
    height = CELL * (TALL_ROW if line.joined else ROW) * line.high
    y = sheets.y + (_leading(line) - height) / 2

    def put(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(drawn), left, y, COLUMNS * CELL, height)

    sheets.draw(put)


def _code(sheets: Sheets, data: str) -> None:
    modules = code_modules(data)
    side = len(modules) * MODULE
    sheets.room(side)
    top = sheets.y
    left = (PAGE_WIDTH - side) / 2
    sheets.y -= side

    def put(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        path = canvas.beginPath()
        for row, line in enumerate(modules[QUIET_ZONE:-QUIET_ZONE], start=QUIET_ZONE):
            for column, dark in enumerate(line):
                if dark:
                    y = top - (row + 1) * MODULE
                    path.rect(left + column * MODULE, y, MODULE, MODULE)
        canvas.drawPath(path, stroke=0, fill=1)

    sheets.draw(put)
