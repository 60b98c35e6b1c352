"""What all our PDFs share: Letter pages, embedded fonts, the header of each page, deterministic
bytes.

Pages are drawn once all of them are known, so that each says `Page x of y` without a second run.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from importlib.resources import files
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = letter
MARGIN = 54.0
"""Points; three quarters of an inch."""
INK, MUTED, HAIR = 0.07, 0.35, 0.82
"""Grey levels of text, labels and lines, as in the window's tokens."""

REGULAR, BOLD, MONO, MONO_BOLD = "Paper", "Paper-Bold", "Paper-Mono", "Paper-Mono-Bold"
_FILES = {
    REGULAR: "fonts/NotoSans-Regular.ttf",
    BOLD: "fonts/NotoSans-Bold.ttf",
    MONO: "fonts/NotoSansMono-Regular.ttf",
    MONO_BOLD: "fonts/NotoSansMono-Bold.ttf",
}
_DRAWING = threading.RLock()
"""reportlab keeps its fonts in one table for the process."""

Draw = Callable[[Canvas], None]


def load_fonts() -> None:
    """Register the bundled fonts, once."""
    with _DRAWING:
        for name, file in _FILES.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                data = files("resources").joinpath(file).read_bytes()
                pdfmetrics.registerFont(TTFont(name, BytesIO(data)))


def covered(text: str, font: str) -> bool:
    """Whether the font has every character."""
    return all(ord(char) in _glyphs(font) for char in text)


def shown(text: str, font: str = REGULAR) -> str:
    """The text with a code point in place of each character that the font lacks: never left out."""
    if text.isascii():
        return text
    glyphs = _glyphs(font)
    return "".join(char if ord(char) in glyphs else f"[U+{ord(char):04X}]" for char in text)


def _glyphs(font: str) -> dict[int, int]:
    load_fonts()
    registered: Any = pdfmetrics.getFont(font)
    glyphs: dict[int, int] = registered.face.charToGlyph
    return glyphs


def width_of(text: str, font: str, size: float) -> float:
    """Points."""
    return float(pdfmetrics.stringWidth(text, font, size))


class Sheets:
    """Pages in the making. `y` is where the next thing goes, from the top of the page down."""

    def __init__(self, title: str, *, head: str = "") -> None:
        load_fonts()
        self.title = title
        self._head = head or title
        self._pages: list[list[Draw]] = [[]]
        self._outline: list[tuple[str, int]] = []
        self.y = PAGE_HEIGHT - MARGIN

    @property
    def page(self) -> int:
        """Number of the page in the making, from 1."""
        return len(self._pages)

    def draw(self, how: Draw) -> None:
        """Draw on this page."""
        self._pages[-1].append(how)

    def room(self, height: float) -> bool:
        """Make sure that `height` points are left; True when that took a new page."""
        if self.y - height >= MARGIN:
            return False
        self._pages.append([])
        self.y = PAGE_HEIGHT - MARGIN - 24
        return True

    def bookmark(self, name: str) -> None:
        """An entry of the outline that leads to this page."""
        self._outline.append((name, self.page))

    def write(
        self,
        x: float,
        text: str,
        *,
        font: str = REGULAR,
        size: float = 9.5,
        grey: float = INK,
        right: bool = False,
        fit: float | None = None,
    ) -> None:
        """A line of text with its baseline at `y`; `right` ends at x; `fit` shrinks it to that
        width if it must.
        """
        visible = shown(text, font)
        wide = width_of(visible, font, size)
        used = size if fit is None or wide <= fit else size * fit / wide
        y = self.y

        def put(canvas: Canvas) -> None:
            canvas.setFont(font, used)
            canvas.setFillGray(grey)
            if right:
                canvas.drawRightString(x, y, visible)
            else:
                canvas.drawString(x, y, visible)

        self.draw(put)

    def cells(
        self,
        row: Sequence[tuple[float, bool, float, Sequence[str]]],
        *,
        font: str,
        size: float,
        leading: float,
        grey: float,
    ) -> None:
        """A row of a table, its first baseline at `y`: per cell x, whether that is its right end,
        the room it must fit into, and its lines. One call for many cells: tables are long.
        """
        y = self.y
        placed: list[tuple[float, float, float, str]] = []
        for x, right, room, lines in row:
            for number, text in enumerate(lines):
                if not text:
                    continue
                visible = shown(text, font)
                wide = width_of(visible, font, size)
                used = size if wide <= room else size * room / wide
                left = x - min(wide, room) if right else x
                placed.append((left, y - number * leading, used, visible))

        def put(canvas: Canvas) -> None:
            canvas.setFillGray(grey)
            text = canvas.beginText()
            last = 0.0
            for left, base, used, visible in placed:
                if used != last:
                    text.setFont(font, used)
                    last = used
                text.setTextOrigin(left, base)
                text.textOut(visible)
            canvas.drawText(text)

        self.draw(put)

    def line(self, left: float, right: float, *, grey: float = HAIR) -> None:
        """A hairline at `y`."""
        y = self.y

        def put(canvas: Canvas) -> None:
            canvas.setStrokeGray(grey)
            canvas.setLineWidth(0.6)
            canvas.line(left, y, right, y)

        self.draw(put)

    def finish(self, drawn: Callable[[int, int], None] | None = None) -> bytes:
        """The file. The same calls give the same bytes. `drawn` is told each page and of how many;
        what it raises stops the work.
        """
        buffer = BytesIO()
        with _DRAWING:
            canvas = Canvas(buffer, pagesize=letter, invariant=1, lang="en", pageCompression=1)
            canvas.setTitle(self.title)
            canvas.setCreator("Cashier")
            total = len(self._pages)
            for number, page in enumerate(self._pages, start=1):
                for name, where in self._outline:
                    if where == number:
                        key = f"{number}-{name}"
                        canvas.bookmarkPage(key)
                        canvas.addOutlineEntry(name, key, level=0)
                self._header(canvas, number, total)
                for how in page:
                    how(canvas)
                canvas.showPage()
                if drawn is not None:
                    drawn(number, total)
            canvas.save()
        return buffer.getvalue()

    def _header(self, canvas: Canvas, number: int, total: int) -> None:
        y = PAGE_HEIGHT - MARGIN
        canvas.setFillGray(INK)
        canvas.setFont(REGULAR, 9)
        canvas.drawRightString(PAGE_WIDTH - MARGIN, y, f"Page {number} of {total}")
        if number > 1:
            canvas.setFillGray(MUTED)
            canvas.drawString(MARGIN, y, shown(self._head))
