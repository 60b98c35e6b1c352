"""The ESC/POS back end: one document, one immutable string of bytes. Source: printing.md 2, 4, 8.

Bytes come from python-escpos used as a generator; what it gets wrong (cut, images over 240 rows,
unmappable text, the drawer) is not asked of it. No drawer pulse exists here.
"""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageOps

from receipts.document import Document
from receipts.generator import byte_generator, page_name
from receipts.layout import CodeLine, CutLine, Layout, TextLine, layout
from receipts.printers import Cutter, PrinterRecord, TextMode
from receipts.raster import QUIET_ZONE, WHITE, code_image, code_modules, line_image

GET_PROCESS_ID = b"\x1d\x28\x48\x06\x00\x30\x30"
FEED_AND_CUT_FULL = b"\x1d\x56\x41\x00"
FEED_AND_CUT_PARTIAL = b"\x1d\x56\x42\x00"
FEED_TO_TEAR = b"\x1b\x64\x06"
_ENDS = {
    Cutter.FULL: FEED_AND_CUT_FULL,
    Cutter.PARTIAL: FEED_AND_CUT_PARTIAL,
    Cutter.NONE: FEED_TO_TEAR,
}
REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
"""What a printer obeys even in the middle of a picture."""


def escpos(
    document: Document, printer: PrinterRecord, ids: tuple[bytes, bytes] | None = None
) -> bytes:
    """The bytes of a whole job, beginning with INIT. The same arguments give the same bytes.

    `ids`: four bytes 20h-7Eh each, echoed by the printer when the body, and when the cut, is done;
    None asks nothing.
    """
    made = layout(document, printer.columns)
    maker = _Maker(printer)
    maker.begin()
    for line in made.lines:
        match line:
            case TextLine():
                maker.text_line(line)
            case CodeLine():
                maker.code(line.data)
            case CutLine():
                maker.process_id(ids[0] if ids else None)
                maker.cut()
    maker.process_id(ids[1] if ids else None)
    return maker.bytes()


def lines_of(document: Document, printer: PrinterRecord) -> int:
    """How many lines the paper has: what the acknowledgement's deadline grows with."""
    made: Layout = layout(document, printer.columns)
    return len(made.lines)


class _Maker:
    def __init__(self, printer: PrinterRecord) -> None:
        self._printer = printer
        self._dummy: Any = byte_generator(printer)
        self._style = (False, 1)

    def begin(self) -> None:
        self._dummy.hw("INIT")
        self._dummy.charcode(page_name(self._printer))
        self._dummy.set(align="left", font="a", bold=False, custom_size=True, width=1, height=1)

    def text_line(self, line: TextLine) -> None:
        if not self._safe(line):
            cell = self._printer.dots // self._printer.columns
            self._picture(line_image(line, columns=self._printer.columns, cell=cell))
            return
        for segment in line.segments:
            self._set((segment.bold, line.high))
            self._dummy.text(segment.text)
        self._dummy.text("\n")

    def code(self, data: str) -> None:
        dot = self._printer.qr_dots
        while dot > 1 and len(code_modules(data)) * dot > self._printer.dots:
            dot -= 1
        code = code_image(data, dot=dot)
        # the quiet zone below and above stays; at the sides the paper is white anyway
        side = code.crop((QUIET_ZONE * dot, 0, code.width - QUIET_ZONE * dot, code.height))
        sheet = Image.new("L", (self._printer.dots, code.height), WHITE)
        sheet.paste(side, ((self._printer.dots - side.width) // 2, 0))
        self._picture(sheet)

    def process_id(self, four: bytes | None) -> None:
        if four is None:
            return
        assert len(four) == 4, four
        assert all(0x20 <= byte <= 0x7E for byte in four), four
        self._dummy._raw(GET_PROCESS_ID + four)  # noqa: SLF001 - the generator's own door for bytes

    def cut(self) -> None:
        self._dummy._raw(_ENDS[self._printer.cutter])  # noqa: SLF001

    def bytes(self) -> bytes:
        return bytes(self._dummy.output)

    def _set(self, style: tuple[bool, int]) -> None:
        bold, high = style
        if bold != self._style[0]:
            self._dummy.set(bold=bold)
        if high != self._style[1]:
            self._dummy.set(custom_size=True, width=1, height=high)
        self._style = style

    def _safe(self, line: TextLine) -> bool:
        """Whether every character of the line is in a page this printer is known to have."""
        if not line.text:
            return True
        if self._printer.text_mode is TextMode.RASTER:
            return False
        page = self._printer.code_page
        return all(_printable(char, page.codec if page else "ascii") for char in line.text)

    def _picture(self, image: Image.Image) -> None:
        sheet = Image.new("L", (self._printer.dots, image.height), WHITE)
        sheet.paste(image, (0, 0))
        for top in range(0, sheet.height, self._printer.strip_rows):
            bottom = min(top + self._printer.strip_rows, sheet.height)
            strip = _calm(_black_and_white(sheet.crop((0, top, sheet.width, bottom))))
            self._dummy.image(strip, impl="bitImageRaster", fragment_height=bottom - top)


def _printable(char: str, codec: str) -> bool:
    if char.isascii():
        return " " <= char <= "~"
    try:
        return len(char.encode(codec)) == 1
    except UnicodeEncodeError:
        return False


def _black_and_white(image: Image.Image) -> Image.Image:
    return image.point(lambda value: WHITE if value > 140 else 0)


def _packed(image: Image.Image) -> bytes:
    """The picture's bytes as `GS v 0` carries them: one bit a dot, 1 is black."""
    return ImageOps.invert(image).convert("1").tobytes()


def _calm(strip: Image.Image) -> Image.Image:
    """The same strip holding no real-time command.

    Moved by a few dots, or with single dots added where that fails.
    """
    for shift in range(8):
        moved = strip
        if shift:
            moved = Image.new("L", strip.size, WHITE)
            moved.paste(strip, (shift, 0))
        if not any(command in _packed(moved) for command in REAL_TIME):
            return moved
    return _dotted(strip)


def _dotted(strip: Image.Image) -> Image.Image:
    """A dot beside the lone one of each 10h that begins a command.

    Nobody sees it, no printer obeys it.
    """
    packed = _packed(strip)
    dotted = strip.copy()
    row_bytes = (strip.width + 7) // 8
    for index in range(len(packed) - 1):
        if packed[index : index + 2] in REAL_TIME:
            row, byte = divmod(index, row_bytes)
            dotted.putpixel((byte * 8 + 4, row), 0)
    return dotted
