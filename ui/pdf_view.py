"""Pages of a PDF as pictures, with their text behind them for search and screen readers.

PDFium takes one call at a time per process, so everything that touches it is here and holds one
lock; the work is done in a background lane, a page at a time. Source: ux.md 3.11.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.style import Theme
from ui.tasks import Gate, Lane, Latest
from ui.widgets import Tinted

POINT = 96 / 72
"""Logical px of a point at 100 %."""
ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 50, 300, 25
HITS_MAX = 500
MARGIN = 16
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from the lower left corner of the page."""
_ONE_CALL = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """One page as a picture. `number` counts from 0; `width` and `height` in points."""

    number: int
    pages: int
    width: float
    height: float
    image: QImage
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where a text was found."""

    page: int
    boxes: tuple[Box, ...]


def draw_page(pdf: bytes, number: int, px_per_point: float) -> DrawnPage:
    """Draws page `number`, clamped to the document, at that many pixels per point."""
    import pypdfium2

    with _ONE_CALL:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = len(document)
            number = min(max(number, 0), pages - 1)
            page = document[number]
            width, height = page.get_size()
            bitmap = page.render(scale=px_per_point, rev_byteorder=False, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()
            words = page.get_textpage()
            text = str(words.get_text_bounded())
            words.close()
            bitmap.close()
            page.close()
        finally:
            document.close()
    return DrawnPage(number=number, pages=pages, width=width, height=height, image=image, text=text)


def find_text(pdf: bytes, text: str) -> tuple[Hit, ...]:
    """Where `text` stands, whatever its case, first to last; at most 500 places."""
    import pypdfium2

    wanted = text.strip()
    if not wanted:
        return ()
    hits: list[Hit] = []
    with _ONE_CALL:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(len(document)):
                page = document[number]
                words = page.get_textpage()
                hits += _hits(words, wanted, number, HITS_MAX - len(hits))
                words.close()
                page.close()
        finally:
            document.close()
    return tuple(hits)


def _hits(words: Any, wanted: str, number: int, most: int) -> list[Hit]:
    found: list[Hit] = []
    search = words.search(wanted, match_case=False)
    while len(found) < most and (place := search.get_next()) is not None:
        start, length = place
        count = words.count_rects(start, length)
        boxes = tuple(words.get_rect(n) for n in range(count))
        found.append(Hit(page=number, boxes=boxes))
    search.close()
    return found


class _Paper(QWidget):
    """The picture of a page, white in every theme, with what was found marked."""

    def __init__(self) -> None:
        super().__init__()
        self.page: DrawnPage | None = None
        self.px_per_point = POINT
        self.hits: tuple[Hit, ...] = ()
        self.current: Hit | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The page at its scale."""
        if self.page is None:
            return QSize(0, 0)
        scale = self.px_per_point
        return QSize(round(self.page.width * scale), round(self.page.height * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, marks, edge."""
        page = self.page
        if page is None:
            return
        paper = style.tokens_of(Theme.LIGHT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), paper.bg)
        painter.drawImage(self._target(painter), page.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for hit in self.hits:
            if hit.page == page.number:
                for box in hit.boxes:
                    painter.fillRect(self.place(box), paper.selection)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.current is not None and self.current.page == page.number:
            painter.setPen(QPen(paper.primary, 2))
            for box in self.current.boxes:
                painter.drawRect(self.place(box).adjusted(-2, -2, 2, 2))
        painter.setPen(style.tokens().hairline)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _target(self, painter: QPainter) -> QRectF:
        """Pixel for pixel where the picture has the size of now, so that letters stay sharp."""
        assert self.page is not None
        image, ratio = self.page.image, self.devicePixelRatioF()
        exact = QRectF(0, 0, image.width() / ratio, image.height() / ratio)
        if abs(exact.width() - self.width()) > 2:
            return QRectF(self.rect())
        origin = painter.deviceTransform().map(QPointF(0, 0))
        shift = QPointF(round(origin.x()) - origin.x(), round(origin.y()) - origin.y()) / ratio
        return exact.translated(shift)

    def place(self, box: Box) -> QRectF:
        """Where a box of the page stands on the widget."""
        assert self.page is not None
        scale, height = self.px_per_point, self.page.height
        left, bottom, right, top = box
        return QRectF(
            left * scale, (height - top) * scale, (right - left) * scale, (top - bottom) * scale
        )


class PdfView(QScrollArea):
    """Shows one page of a PDF; zoom 0 fits the width. The last good page stays until the next.

    Signals: `page_shown(int, int)` with the page (from 1) and how many there are; `hits_found(int,
    int)` with which hit is shown (from 1, 0 for none) and how many there are.
    """

    page_shown = Signal(int, int)
    hits_found = Signal(int, int)

    def __init__(self, tasks: Gate, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf = b""
        self._zoom = 0
        self._hit = -1
        self._number = 0
        self._latest, self._latest_hits = Latest(), Latest()
        self.paper = _Paper()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Always there: a bar that comes and goes would change the width that the page fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        inner = Tinted("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.paper)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inner)

    # --- what is shown

    @property
    def page(self) -> DrawnPage | None:
        """The page shown now."""
        return self.paper.page

    @property
    def zoom(self) -> int:
        """Percent, also when the width is fitted."""
        return round(self._scale() / POINT * 100)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found."""
        return self.paper.hits

    def show_pdf(self, pdf: bytes) -> None:
        """Another document, from its first page; what was searched is forgotten."""
        self._pdf = pdf
        self.paper.hits, self.paper.current, self._hit = (), None, -1
        self._latest_hits.forget()
        self._draw(0)

    def go_to(self, number: int) -> None:
        """Another page, counted from 0, clamped to the document."""
        self._draw(number)

    def step(self, by: int) -> None:
        """Pages on or back."""
        if self.page is not None and 0 <= self.page.number + by < self.page.pages:
            self._draw(self.page.number + by)

    def set_zoom(self, percent: int) -> None:
        """Another size; 0 fits the width."""
        self._zoom = 0 if percent == 0 else min(max(percent, ZOOM_MIN), ZOOM_MAX)
        self._draw(self._number)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, to the next multiple of 25 %."""
        now = self.zoom
        whole = now // ZOOM_STEP if steps > 0 else -(-now // ZOOM_STEP)
        self.set_zoom((whole + steps) * ZOOM_STEP)

    def search(self, text: str) -> None:
        """Marks every place and shows the first; "" forgets."""
        pdf = self._pdf
        if not pdf:
            return
        self._tasks.run(Lane.IO, lambda: find_text(pdf, text), self, self._latest_hits(self._found))

    def next_hit(self, by: int = 1) -> None:
        """The next place found, around the end."""
        if self.hits:
            self._show_hit((self._hit + by) % len(self.hits))

    # --- drawing

    def _scale(self) -> float:
        """Logical px per point."""
        if self._zoom:
            return POINT * self._zoom / 100
        width = 612.0 if self.page is None else self.page.width
        return max(0.3, (self.viewport().width() - 2 * MARGIN) / width)

    def _draw(self, number: int) -> None:
        pdf, self._number = self._pdf, number
        if not pdf:
            return
        scale = self._scale()
        ratio = self.devicePixelRatioF()
        self._tasks.run(
            Lane.IO,
            lambda: draw_page(pdf, number, scale * ratio),
            self,
            self._latest(self._drawn),
        )

    def _drawn(self, page: DrawnPage) -> None:
        turned = self.page is None or self.page.number != page.number
        self._number = page.number
        self.paper.page = page
        self.paper.px_per_point = self._scale()
        self.paper.setAccessibleName(
            self.tr("Page {number} of {pages}").format(number=page.number + 1, pages=page.pages)
        )
        self.paper.setAccessibleDescription(page.text)
        self.paper.updateGeometry()
        self.paper.update()
        if turned:
            self.verticalScrollBar().setValue(0)
        self._reveal()
        self.page_shown.emit(page.number + 1, page.pages)

    def _found(self, hits: tuple[Hit, ...]) -> None:
        self.paper.hits = hits
        self._hit, self.paper.current = -1, None
        if hits:
            self._show_hit(0)
        else:
            self.paper.update()
            self.hits_found.emit(0, 0)

    def _show_hit(self, number: int) -> None:
        self._hit = number
        hit = self.hits[number]
        self.paper.current = hit
        self.paper.update()
        if self.page is not None and hit.page == self.page.number:
            self._reveal()
        else:
            self._draw(hit.page)
        self.hits_found.emit(number + 1, len(self.hits))

    def _reveal(self) -> None:
        hit, page = self.paper.current, self.page
        if hit is None or page is None or hit.page != page.number or not hit.boxes:
            return
        middle = self.paper.place(hit.boxes[0]).center().toPoint()
        where = self.paper.mapToParent(middle)
        self.ensureVisible(where.x(), where.y(), 80, 80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll and then turn the page; Home and End are first and last page."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown if bar.value() == bar.maximum():
                self.step(1)
            case Qt.Key.Key_PageUp if bar.value() == bar.minimum():
                self.step(-1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(10**6)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fits the width follows it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._zoom:
            self._draw(self._number)

    def changeEvent(self, event: QEvent) -> None:
        """Colours changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "paper"):
            self.paper.update()
