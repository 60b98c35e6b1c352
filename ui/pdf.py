"""PDFium behind one lock: sizes, pictures, text and places of a PDF, for the window to show.

PDFium takes one call at a time per process, so everything that touches it is here; every call is
made in a background lane and opens the document anew (2 ms for 200 pages), so that nothing of it
lives between two calls or dies on another thread. A file that is no PDF, or one that takes too
long, is a Fault. Lengths are points, from the lower left corner of a page. Source: ux.md 3.11.
"""

from __future__ import annotations

import ctypes
import threading
import time
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Any

from PySide6.QtGui import QImage

from cashier.domain.errors import Fault

PAGES_MAX = 5_000
SIDE_MIN, SIDE_MAX = 1.0, 14_400.0
"""Points: PDF's own limit for a side of a page."""
PAINT_SECONDS_MAX = 5.0
"""A page of ours takes 0.01 s."""
FIND_SLICE_SECONDS = 0.06
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""
Size = tuple[float, float]
"""Width, height in points."""
_ONE_CALL = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where a text was found; a page counts from 0."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a slice of a search found, and how many of its pages it looked through."""

    hits: tuple[Hit, ...]
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The letters of a page and where each stands: four floats a letter in `boxes`. Letters that
    take no room (the ends of lines) have a box of no size.
    """

    page: int
    text: str
    boxes: array[float]

    def box(self, index: int) -> Box:
        """Where letter `index` stands."""
        left, bottom, right, top = self.boxes[index * 4 : index * 4 + 4]
        return left, bottom, right, top

    def at(self, x: float, y: float) -> int:
        """The place between letters nearest to a point: 0 before the first, up to all of them.

        The line counts before the column, as a hand that selects expects.
        """
        best, nearest = 0, (float("inf"), float("inf"))
        for index in range(len(self.text)):
            left, bottom, right, top = self.box(index)
            if right <= left:
                continue
            off_y = max(bottom - y, y - top, 0.0)
            off_x = max(left - x, x - right, 0.0)
            if (off_y, off_x) < nearest:
                nearest = (off_y, off_x)
                best = index + (x > (left + right) / 2)
        return best

    def word(self, index: int) -> tuple[int, int]:
        """From and to of the word around a place."""
        text = self.text
        start = end = min(index, max(0, len(text) - 1))
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return start, end

    def lines(self, start: int, end: int) -> tuple[Box, ...]:
        """Boxes around letters `start` to `end`, one a line."""
        found: list[Box] = []
        for index in range(max(0, start), min(end, len(self.text))):
            left, bottom, right, top = self.box(index)
            if right <= left:
                continue
            if found:
                before = found[-1]
                middle = (bottom + top) / 2
                if before[1] <= middle <= before[3] and -2 <= left - before[2] < 40:
                    found[-1] = (
                        before[0],
                        min(before[1], bottom),
                        max(before[2], right),
                        max(before[3], top),
                    )
                    continue
            found.append((left, bottom, right, top))
        return tuple(found)


def sizes(pdf: bytes) -> tuple[Size, ...]:
    """Width and height of each page, at most 5,000. Raises Fault `pdf.damaged` for what is no PDF,
    is encrypted, or has no page.
    """
    with _open(pdf) as document:
        found = []
        for number in range(min(len(document), PAGES_MAX)):
            width, height = document.get_page_size(number)
            found.append((_side(width), _side(height)))
    if not found:
        raise Fault("pdf.damaged", reason="no page")
    return tuple(found)


def _side(length: float) -> float:
    return min(max(length, SIDE_MIN), SIDE_MAX)


def paint(pdf: bytes, page: int, wide: int, high: int, top: int = 0, part: int = 0) -> QImage:
    """A page as a picture of `wide` x `high` pixels, or the `part` rows of it from `top` on.

    Raises Fault `pdf.damaged`, also after five seconds over one page.
    """
    import pypdfium2
    from pypdfium2 import raw

    rows = part or high
    until = time.monotonic() + PAINT_SECONDS_MAX
    with _open(pdf) as document:
        sheet = document[page]
        bitmap = pypdfium2.PdfBitmap.new_native(wide, rows, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, rows)
        pause = raw.IFSDK_PAUSE(version=1)
        late = type(pause.NeedToPauseNow)(lambda _: int(time.monotonic() > until))
        pause.NeedToPauseNow = late
        state = raw.FPDF_RenderPageBitmap_Start(
            bitmap.raw, sheet.raw, 0, -top, wide, high, 0, raw.FPDF_ANNOT, ctypes.byref(pause)
        )
        raw.FPDF_RenderPage_Close(sheet.raw)
        if state != raw.FPDF_RENDER_DONE:
            raise Fault("pdf.damaged", reason="page too slow or broken", page=page + 1)
        image = QImage(bitmap.buffer, wide, rows, bitmap.stride, QImage.Format.Format_RGB32).copy()
        bitmap.close()
    return image


def page_text(pdf: bytes, page: int) -> PageText:
    """The text behind a page. Raises Fault `pdf.damaged`."""
    from pypdfium2 import raw

    with _open(pdf) as document:
        words = document[page].get_textpage()
        count = words.count_chars()
        boxes = array("f")
        around = raw.FS_RECTF()
        letters = []
        for index in range(count):
            letters.append(_letter(raw.FPDFText_GetUnicode(words.raw, index)))
            # the whole height of the line: hands that choose text do not aim at descenders
            known = raw.FPDFText_GetLooseCharBox(words.raw, index, around)
            if known and not letters[-1].isspace():
                boxes.extend((around.left, around.bottom, around.right, around.top))
            else:
                boxes.extend((0.0, 0.0, 0.0, 0.0))
    return PageText(page=page, text="".join(letters), boxes=boxes)


def _letter(code: int) -> str:
    """Always one, so that letters and boxes stay in step."""
    if code in (10, 13):
        return "\n"
    whole = 31 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if whole else " "


def text_between(pdf: bytes, spans: Sequence[tuple[int, int, int]]) -> str:
    """The text of (page, from, to) spans, a line break between pages; `to` -1 is the page's end."""
    parts = []
    for page, start, end in spans:
        text = page_text(pdf, page).text
        parts.append(text[start : len(text) if end < 0 else end])
    lines = "\n".join(parts).split("\n")
    return "\n".join(line.rstrip() for line in lines if line.strip())


def find(pdf: bytes, text: str, pages: Sequence[int], most: int) -> Found:
    """Looks for `text`, whatever its case, in these pages until a slice of time is over; at most
    `most` places. A page that cannot be read has none.
    """
    until = time.monotonic() + FIND_SLICE_SECONDS
    hits: list[Hit] = []
    looked = 0
    for page in pages:
        if looked and (time.monotonic() > until or len(hits) >= most):
            break
        looked += 1
        with suppress(Fault), _open(pdf) as document:
            words = document[page].get_textpage()
            hits += _hits(words, text, page, most - len(hits))
    return Found(hits=tuple(hits), pages=looked)


def _hits(words: Any, wanted: str, page: int, most: int) -> Iterator[Hit]:
    search = words.search(wanted, match_case=False)
    found = 0
    while found < most and (place := search.get_next()) is not None:
        found += 1
        start, length = place
        count = words.count_rects(start, length)
        yield Hit(page=page, boxes=tuple(words.get_rect(n) for n in range(count)))
    search.close()


def pages_of(pdf: bytes, first: int, last: int) -> bytes:
    """A PDF of pages `first` to `last`, from 1; 0 is the end. Raises Fault `pdf.damaged`."""
    import pypdfium2

    with _open(pdf) as document:
        end = min(last or len(document), len(document))
        part = pypdfium2.PdfDocument.new()
        part.import_pages(document, list(range(first - 1, end)))
        written = BytesIO()
        part.save(written)
        part.close()
    return written.getvalue()


@contextmanager
def _open(pdf: bytes) -> Iterator[Any]:
    """The document, alone with PDFium; all that was taken out of it ends with it."""
    import pypdfium2

    with _ONE_CALL:
        document = None
        try:
            document = pypdfium2.PdfDocument(pdf)
            yield document
        except (pypdfium2.PdfiumError, ctypes.ArgumentError, IndexError, ValueError) as error:
            raise Fault("pdf.damaged", reason=str(error)) from error
        finally:
            if document is not None:
                document.close()


class Stack:
    """Pages one below the other: where each begins, in any unit, with a gap around each."""

    def __init__(self, heights: Sequence[float], gap: float) -> None:
        self._heights, self._gap = tuple(heights), gap
        self._tops = tuple(accumulate((h + gap for h in self._heights), initial=gap))

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> float:
        """Of all of it."""
        return self._tops[-1] if self._heights else 0.0

    def top(self, page: int) -> float:
        """Where a page begins."""
        return self._tops[page]

    def high(self, page: int) -> float:
        """How high a page is; 0 where there is none."""
        return self._heights[page] if page < len(self) else 0.0

    def at(self, y: float) -> int:
        """The page at a height, or the nearest."""
        return min(max(bisect_right(self._tops, y) - 1, 0), max(0, len(self) - 1))

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something lies there."""
        if not self._heights:
            return range(0)
        first = self.at(top)
        if self._tops[first] + self._heights[first] < top:
            first += 1
        return range(first, min(self.at(bottom), len(self) - 1) + 1)
