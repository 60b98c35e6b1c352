"""The PDF back end of a receipt: the lines of the paper on Letter, in 12 points or in the 18 of
large print. Source: printing.md 12.

Not tagged (no PDF/UA): the text back end is for people who read with a screen reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from receipts.document import Document
from receipts.layout import CodeLine, TextLine, cells_of, layout
from receipts.pdf_sheet import INK, MONO, MONO_BOLD, PAGE_WIDTH, Sheets, covered
from receipts.raster import ADVANCE, QUIET_ZONE, ROW, TALL_ROW, code_modules, line_image

COLUMNS = 42
MODULE = 2.8
"""Points of a code's module: easily read from paper and screen."""
PIXELS_PER_CELL = 32
"""Of a line that the embedded font cannot write: about 300 dpi."""


@dataclass(frozen=True, slots=True)
class _Print:
    """How large the letters are, in points; all else follows."""

    size: float

    @property
    def cell(self) -> float:
        return self.size * ADVANCE

    @property
    def leading(self) -> float:
        return self.size * 1.25

    @property
    def left(self) -> float:
        return (PAGE_WIDTH - COLUMNS * self.cell) / 2

    def height(self, line: TextLine) -> float:
        """Of a line with the room below it."""
        tall = self.cell * TALL_ROW if line.joined else self.leading
        return tall * line.high


NORMAL, LARGE = _Print(12.0), _Print(18.0)
"""Large print is 18 points: what the American Council of the Blind asks for."""


def receipt_pdf(document: Document, *, large: bool = False) -> bytes:
    """The receipt on Letter pages, each with its header. The same document gives the same bytes."""
    sheets = Sheets(document.title or "Receipt")
    print_ = LARGE if large else NORMAL
    sheets.y -= print_.leading
    for line in layout(document, COLUMNS).lines:
        match line:
            case TextLine():
                sheets.room(print_.height(line))
                sheets.y -= print_.height(line)
                _text_line(sheets, line, print_)
            case CodeLine():
                _code(sheets, line.data)
            case _:
                pass
    return sheets.finish()


def _text_line(sheets: Sheets, line: TextLine, print_: _Print) -> None:
    plain = all(
        covered(segment.text, MONO_BOLD if segment.bold else MONO) for segment in line.segments
    )
    if not plain or cells_of(line.text) != len(line.text):
        _picture(sheets, line, print_)
        return
    y = sheets.y + print_.leading * 0.3 * line.high

    def put(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(INK)
        canvas.translate(print_.left, y)
        canvas.scale(1, line.high)
        column = 0
        for segment in line.segments:
            skipped = len(segment.text) - len(segment.text.lstrip(" "))
            canvas.setFont(MONO_BOLD if segment.bold else MONO, print_.size)
            canvas.drawString((column + skipped) * print_.cell, 0, segment.text[skipped:])
            column += len(segment.text)
        canvas.restoreState()

    if line.text:
        sheets.draw(put)


def _picture(sheets: Sheets, line: TextLine, print_: _Print) -> None:
    drawn = line_image(line, columns=COLUMNS, cell=PIXELS_PER_CELL)
    height = print_.cell * (TALL_ROW if line.joined else ROW) * line.high
    y = sheets.y + (print_.height(line) - height) / 2

    def put(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(drawn), print_.left, y, COLUMNS * print_.cell, height)

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
