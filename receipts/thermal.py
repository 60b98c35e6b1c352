"""The ESC/POS back end: one document, one immutable string of bytes. Source: printing.md 2, 4, 8.

Bytes come from python-escpos used as a generator; what it gets wrong (cut, images over 240 rows,
unmappable text, the drawer) is not asked of it. No drawer pulse exists here.
"""

from __future__ import annotations

from typing import Any

from PIL import Image

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
RASTER = b"\x1d\x76\x30\x00"
_INK_BELOW = [255 if grey <= 140 else 0 for grey in range(256)]
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
        for number, segment in enumerate(line.segments, start=1):
            self._set((segment.bold, line.high))
            end = "\n" if number == len(line.segments) else ""
            self._dummy.text(segment.text + end)
        if not line.segments:
            self._dummy.text("\n")

    def code(self, data: str) -> None:
        dot = self._printer.qr_dots
        while dot > 1 and len(code_modules(data)) * dot > self._printer.dots:
            dot -= 1
        code = code_image(data, dot=dot)
        # the quiet zone below and above stays; at the sides the paper is white anyway
        side = code.crop((QUIET_ZONE * dot, 0, code.width - QUIET_ZONE * dot, code.height))
        left = (self._printer.dots - side.width) // 2
        sheet = Image.new("L", (left + side.width, code.height), WHITE)
        sheet.paste(side, (left, 0))
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
        text = line.text
        if not text:
            return True
        if self._printer.text_mode is TextMode.RASTER:
            return False
        if text.isascii():
            return text.isprintable()
        page = self._printer.code_page
        return all(_printable(char, page.codec if page else "ascii") for char in text)

    def _picture(self, image: Image.Image) -> None:
        """`GS v 0` in strips, as wide as the picture plus what moving it may need."""
        across = min(image.width // 8 + 2, self._printer.dots // 8)
        sheet = Image.new("L", (across * 8, image.height), WHITE)
        sheet.paste(image, (0, 0))
        dots = sheet.point(_INK_BELOW, "1")
        for top in range(0, dots.height, self._printer.strip_rows):
            rows = min(self._printer.strip_rows, dots.height - top)
            strip = _calm(dots.crop((0, top, dots.width, top + rows)))
            head = RASTER + across.to_bytes(2, "little") + rows.to_bytes(2, "little")
            self._dummy._raw(head + strip.tobytes())  # noqa: SLF001


def _printable(char: str, codec: str) -> bool:
    if char.isascii():
        return " " <= char <= "~"
    try:
        return len(char.encode(codec)) == 1
    except UnicodeEncodeError:
        return False


def _calm(strip: Image.Image) -> Image.Image:
    """The same strip (mode 1, set where the paper gets black) holding no real-time command.

    Moved by a few dots, or with single dots added where that fails.
    """
    for shift in range(8):
        moved = strip
        if shift:
            moved = Image.new("1", strip.size)
            moved.paste(strip, (shift, 0))
        packed = moved.tobytes()
        if not any(command in packed for command in REAL_TIME):
            return moved
    return _dotted(strip)


def _dotted(strip: Image.Image) -> Image.Image:
    """A dot beside the lone one of each 10h that begins a command.

    Nobody sees it, no printer obeys it.
    """
    packed = strip.tobytes()
    dotted = strip.copy()
    row_bytes = strip.width // 8
    for index in range(len(packed) - 1):
        if packed[index : index + 2] in REAL_TIME:
            row, byte = divmod(index, row_bytes)
            dotted.putpixel((byte * 8 + 4, row), 255)
    return dotted
