"""A PDF in the window: its pages one below the other as pictures, the text behind them.

Only what is seen is drawn, a piece at a time in a background lane; the pictures kept are bounded,
however long the document is. Source: ux.md 3.11.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import pdf as engine
from ui import style
from ui.announce import announce
from ui.pdf import Box, Hit, PageText, Size, Stack
from ui.style import Theme, Type
from ui.tasks import Failure, Gate, Lane, Latest
from ui.widgets.pdf_pictures import Pictures, Piece, pieces
from ui.widgets.pdf_search import PdfSearch
from ui.widgets.ring import Ring, set_ring
from ui.widgets.scroll import own_bars

T = TypeVar("T")
POINT = 96 / 72
"""Logical px of a point at 100 %."""
ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 50, 300, 25
FIT_MAX = 150
"""A page that fits the width is no larger, in percent at text size 100 %: on a large display one
would see three lines of it.
"""
MARGIN = 16
LINE = 40
"""Logical px of one step of the arrow keys."""
WIDE_MAX, HIGH_MAX = 12_000, 120_000
"""Pixels: a page of an absurd size is shown smaller."""
TEXTS_KEPT = 8
Place = tuple[int, int]
"""A page and a place between its letters."""


class PdfView(QAbstractScrollArea):
    """Shows a PDF; zoom 0 fits the width. The last good document stays until the next can be read.

    Arrows and page keys scroll, Ctrl+Page keys turn pages, Home and End go to the first and last,
    Ctrl+A and Ctrl+C choose and copy the text; Ctrl and the wheel zoom. `sheet` is where the pages
    are painted: its accessible name and description are the number and the text of the page in
    view.

    Signals: `page_shown(int, int)` with the page in view (from 1) and how many there are;
    `hits_found(int, int)` with which place is shown (from 1, 0 for none) and how many were found so
    far; `damaged(object)` with the Fault of a document or page that cannot be shown.
    """

    page_shown = Signal(int, int)
    hits_found = Signal(int, int)
    damaged = Signal(object)

    def __init__(self, tasks: Gate, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_bars(self)
        self._tasks = tasks
        self._pdf = b""
        self._asked = self._document = 0
        self._sizes: tuple[Size, ...] = ()
        self._stack = Stack((), MARGIN)
        self._zoom, self._ratio = 0, 1.0
        self._told: tuple[int, int] | None = None
        self._pictures = Pictures()
        self._texts: OrderedDict[int, PageText] = OrderedDict()
        self._broken: set[int] = set()
        self._at_work = False
        self._copying = Latest()
        self.chosen: tuple[Place, Place] | None = None
        self.finding = PdfSearch(tasks, self)
        self.finding.found.connect(self._hits_changed)
        self.finding.ended.connect(self._tell_hits)
        self.sheet = QWidget()
        self.setViewport(self.sheet)
        self.sheet.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_ring(self, Ring.INSIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Always there: a bar that comes and goes would change the width that the page fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many there are; 0 before the first document."""
        return len(self._sizes)

    @property
    def number(self) -> int:
        """The page in view, counted from 0: the one in the middle of the window."""
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            return 0
        if bar.value() == bar.maximum():
            return max(0, self.pages - 1)
        return self._stack.at(bar.value() + self.sheet.height() / 2)

    @property
    def text(self) -> str:
        """The text of the page in view; "" until it is read."""
        known = self._texts.get(self.number)
        return "" if known is None else known.text

    @property
    def zoom(self) -> int:
        """Percent, also when the width is fitted."""
        return round(self._scale() / POINT * 100)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found so far, first to last."""
        return self.finding.hits

    @property
    def kept_bytes(self) -> int:
        """Size of all pictures kept: bounded, whatever the document."""
        return self._pictures.size

    def show_pdf(self, pdf: bytes, *, keep_place: bool = False) -> None:
        """Another document, from its first page unless `keep_place`; what was searched and chosen
        is forgotten. One that cannot be read is told by `damaged` and changes nothing.
        """
        self._asked += 1
        asked = self._asked

        def read(sizes: tuple[Size, ...]) -> None:
            if asked == self._asked:
                self._take(pdf, sizes, self.verticalScrollBar().value() if keep_place else 0)

        def not_read(fault: Failure) -> None:
            if asked == self._asked:
                self.damaged.emit(fault)

        self._tasks.run(Lane.IO, lambda: engine.sizes(pdf), self, read, not_read)

    def clear(self) -> None:
        """Shows nothing."""
        self._asked += 1
        self._take(b"", (), 0)

    def _take(self, pdf: bytes, sizes: tuple[Size, ...], at: int) -> None:
        self._document += 1
        self._pdf, self._sizes = pdf, sizes
        self._pictures.clear()
        self._texts.clear()
        self._broken.clear()
        self._at_work, self._told, self.chosen = False, None, None
        self.finding.forget()
        self._arrange()
        self.verticalScrollBar().setValue(at)
        self._look()

    def go_to(self, number: int) -> None:
        """Another page, counted from 0, clamped to the document."""
        if self._sizes:
            number = min(max(number, 0), self.pages - 1)
            top = round(self._stack.top(number)) - MARGIN // 2
            self.verticalScrollBar().setValue(top if number else 0)

    def step(self, by: int) -> None:
        """Pages on or back."""
        self.go_to(self.number + by)
        announce(self.sheet, self.sheet.accessibleName())

    def set_zoom(self, percent: int) -> None:
        """Another size; 0 fits the width. What is in the middle stays there."""
        self._zoom = 0 if percent == 0 else min(max(percent, ZOOM_MIN), ZOOM_MAX)
        self._resize()

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, to the next multiple of 25 %."""
        now = self.zoom
        whole = now // ZOOM_STEP if steps > 0 else -(-now // ZOOM_STEP)
        self.set_zoom((whole + steps) * ZOOM_STEP)

    # --- searching -------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Marks every place and shows the first from this page on; "" forgets."""
        text = text.strip()
        if text and self._sizes:
            self.finding.start(self._pdf, text, self.pages, self.number)
        else:
            self.finding.forget()
            self._tell_hits()
        self.sheet.update()

    def next_hit(self, by: int = 1) -> None:
        """The next place found, around the end."""
        self.finding.step(by)
        self._show_hit()
        self._tell_hits()

    @Slot()
    def _hits_changed(self) -> None:
        if self.finding.current >= 0 and self._shown_hit is not self.finding.hit:
            self._show_hit()
        self._tell_hits()
        self.sheet.update()

    @Slot()
    def _tell_hits(self) -> None:
        self.hits_found.emit(self.finding.current + 1, len(self.hits))

    _shown_hit: Hit | None = None

    def _show_hit(self) -> None:
        hit = self._shown_hit = self.finding.hit
        if hit is not None and hit.boxes:
            self._reveal(self.place(hit.page, hit.boxes[0]), share=1 / 3)
        self.sheet.update()

    def _reveal(self, rect: QRectF, *, share: float = 0.0) -> None:
        """Scrolls until it is well in view: as little as that takes, or to that share of the
        window's height.
        """
        for bar, low, high, room, to in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.sheet.height(), share),
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.sheet.width(), 0.0),
        ):
            edge = min(80, room / 4)
            if edge <= low and high <= room - edge:
                continue
            after = room * to if to else edge if low < edge else low - (high - room + edge)
            bar.setValue(round(bar.value() + low - after))

    # --- where things stand ----------------------------------------------------------------------

    def _scale(self) -> float:
        """Logical px per point."""
        if self._zoom:
            return POINT * self._zoom / 100
        width = max((width for width, _ in self._sizes), default=612.0)
        most = POINT * FIT_MAX / 100 * style.tokens().scale
        return min(most, max(0.05, (self.sheet.width() - 2 * MARGIN) / width))

    def _pixels(self, page: int) -> tuple[int, int]:
        """A page in pixels of the screen, whole ones, so that letters stay sharp."""
        width, height = self._sizes[page]
        scale = min(self._scale() * self._ratio, WIDE_MAX / width, HIGH_MAX / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def _arrange(self) -> None:
        """Scroll bars and places, after anything that changes sizes."""
        self._ratio = self.devicePixelRatioF()
        pixels = [self._pixels(page) for page in range(self.pages)]
        self._stack = Stack([high / self._ratio for _, high in pixels], MARGIN)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.sheet.size()
        wide = max((wide for wide, _ in pixels), default=0) / self._ratio + 2 * MARGIN
        for bar, whole, seen in (
            (down, self._stack.height, room.height()),
            (across, wide if self._zoom else 0, room.width()),
        ):
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(max(LINE, seen - LINE))
            bar.setSingleStep(LINE)

    def _resize(self) -> None:
        """Arranges anew around what is in the middle."""
        bar, half = self.verticalScrollBar(), self.sheet.height() / 2
        page = self._stack.at(bar.value() + half)
        at_top, before = bar.value() == 0, self._stack.high(page)
        within = (bar.value() + half - self._stack.top(page)) / before if before else 0.0
        self._arrange()
        if not at_top and before:
            bar.setValue(round(self._stack.top(page) + within * self._stack.high(page) - half))
        self._told = None
        self._look()

    def page_rect(self, page: int) -> QRectF:
        """Where a page stands on the sheet."""
        ratio = self._ratio
        wide, high = (one / ratio for one in self._pixels(page))
        spare = self.sheet.width() - wide
        left = spare / 2 if spare >= 2 * MARGIN - 1 else MARGIN - self.horizontalScrollBar().value()
        top = self._stack.top(page) - self.verticalScrollBar().value()
        return QRectF(round(left * ratio) / ratio, round(top * ratio) / ratio, wide, high)

    def place(self, page: int, box: Box) -> QRectF:
        """Where a box of a page stands on the sheet."""
        rect, (width, height) = self.page_rect(page), self._sizes[page]
        across, down = rect.width() / width, rect.height() / height
        left, bottom, right, top = box
        return QRectF(
            rect.left() + left * across,
            rect.top() + (height - top) * down,
            (right - left) * across,
            (top - bottom) * down,
        )

    def _seen(self, spare: float = 0.0) -> range:
        top = self.verticalScrollBar().value()
        return self._stack.between(top - spare, top + self.sheet.height() + spare)

    def _pieces(self, spare: float) -> list[Piece]:
        """What lies within the window and `spare` px above and below it."""
        found: list[Piece] = []
        for page in self._seen(spare):
            top, ratio = self.page_rect(page).top(), self._ratio
            first, last = (-spare - top) * ratio, (self.sheet.height() + spare - top) * ratio
            found += pieces(page, *self._pixels(page), first, last)
        return found

    # --- in the background -----------------------------------------------------------------------

    def _look(self) -> None:
        """Tells which page is in view and sees that it is drawn and read."""
        now = (self.number, self.zoom)
        if self._sizes and self._told != now:
            self._told = now
            number = now[0] + 1
            self.sheet.setAccessibleName(
                self.tr("Page {number} of {pages}").format(number=number, pages=self.pages)
            )
            self.sheet.setAccessibleDescription(self.text)
            self.page_shown.emit(number, self.pages)
        self.sheet.update()
        self._work_on()

    def _work_on(self) -> None:
        """One piece at a time, what is seen first: what was scrolled past is never drawn. Then the
        text of what is seen.
        """
        if self._at_work or not self._sizes or not self.isVisible():
            return
        near = self._pieces(self.sheet.height() / 2)
        for piece in (*self._pieces(0.0), *near):
            if piece not in self._pictures and piece.page not in self._broken:
                self._draw(piece, near)
                return
        for page in (self.number, *self._seen()):
            if page not in self._texts and page not in self._broken:
                self._read(page)
                return

    def _draw(self, piece: Piece, near: list[Piece]) -> None:
        pdf, page = self._pdf, piece.page
        self._do(
            page,
            lambda: engine.paint(pdf, page, piece.wide, piece.high, piece.top, piece.rows),
            lambda image: self._pictures.put(piece, image, near),
        )

    def _read(self, page: int) -> None:
        pdf = self._pdf

        def read(text: PageText) -> None:
            self._texts[page] = text
            while len(self._texts) > TEXTS_KEPT:
                self._texts.popitem(last=False)
            if page == self.number:
                self.sheet.setAccessibleDescription(text.text)

        self._do(page, lambda: engine.page_text(pdf, page), read)

    def _do(self, page: int, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """One thing about a page; answers about an earlier document are dropped."""
        document = self._document
        self._at_work = True

        def finished(value: T) -> None:
            if document == self._document:
                self._at_work = False
                done(value)
                self.sheet.update()
                self._work_on()

        def failed(fault: Failure) -> None:
            if document == self._document:
                self._at_work = False
                self._broken.add(page)
                self.sheet.update()
                self.damaged.emit(fault)
                self._work_on()

        self._tasks.run(Lane.IO, work, self, finished, failed)

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pages, white in every theme, on the canvas; marks over them."""
        painter = QPainter(self.sheet)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.sheet.rect(), style.tokens().canvas)
        painter.translate(self._off_grid(painter))
        for page in self._seen():
            self._paint_page(painter, page)

    def _off_grid(self, painter: QPainter) -> QPointF:
        """What brings the sheet's corner onto whole pixels of the screen."""
        origin = painter.deviceTransform().map(QPointF(0, 0))
        return QPointF(round(origin.x()) - origin.x(), round(origin.y()) - origin.y()) / self._ratio

    def _paint_page(self, painter: QPainter, page: int) -> None:
        paper, rect = style.tokens_of(Theme.LIGHT), self.page_rect(page)
        painter.fillRect(rect, paper.bg)
        wide, _ = self._pixels(page)
        painter.save()
        painter.setClipRect(rect)
        for piece, image in self._pictures.of(page, wide):
            scale = rect.height() / piece.high
            top = rect.top() + piece.top * scale
            painter.drawImage(QRectF(rect.left(), top, rect.width(), piece.rows * scale), image)
        painter.restore()
        if page in self._broken:
            painter.setFont(style.font(Type.BODY))
            painter.setPen(paper.error)
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignCenter, self.tr("This page cannot be shown.")
            )
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for hit in self.hits:
            if hit.page == page:
                for box in hit.boxes:
                    painter.fillRect(self.place(page, box).adjusted(-1, -1, 1, 1), paper.selection)
        for box in self._chosen_boxes(page):
            painter.fillRect(self.place(page, box), paper.selection)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        current = self.finding.hit
        if current is not None and current.page == page:
            painter.setPen(QPen(paper.primary, 2))
            for box in current.boxes:
                painter.drawRect(self.place(page, box).adjusted(-2, -2, 2, 2))
        painter.setPen(style.tokens().hairline)
        painter.drawRect(rect.adjusted(0, 0, -1 / self._ratio, -1 / self._ratio))

    # --- choosing text ---------------------------------------------------------------------------

    def _chosen_boxes(self, page: int) -> tuple[Box, ...]:
        text = self._texts.get(page)
        if self.chosen is None or text is None:
            return ()
        start, end = sorted(self.chosen)
        if not start[0] <= page <= end[0]:
            return ()
        return text.lines(
            start[1] if page == start[0] else 0, end[1] if page == end[0] else len(text.text)
        )

    def _place_at(self, point: QPointF) -> Place | None:
        """The place in the text nearest to a point; None where no text is known."""
        if not self._sizes:
            return None
        page = self._stack.at(point.y() + self.verticalScrollBar().value())
        text = self._texts.get(page)
        if text is None:
            return None
        rect, (width, height) = self.page_rect(page), self._sizes[page]
        x = (point.x() - rect.left()) / rect.width() * width
        y = height - (point.y() - rect.top()) / rect.height() * height
        return page, text.at(x, y)

    def choose_all(self) -> None:
        """Chooses the text of the whole document."""
        if self._sizes:
            self.chosen = (0, 0), (self.pages - 1, 2**31)
            self.sheet.update()

    def copy(self) -> None:
        """The chosen text goes to the clipboard, as soon as it is read."""
        if self.chosen is None:
            return
        start, end = sorted(self.chosen)
        pdf = self._pdf
        spans = tuple(
            (page, start[1] if page == start[0] else 0, end[1] if page == end[0] else -1)
            for page in range(start[0], end[0] + 1)
        )
        self._tasks.run(
            Lane.IO,
            lambda: engine.text_between(pdf, spans),
            self,
            self._copying(QGuiApplication.clipboard().setText),
            self.damaged.emit,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to choose."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._place_at(event.position())
            self.chosen = None if place is None else (place, place)
            self.sheet.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Chooses on; over a page the pointer is that of text."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.chosen is not None:
            place = self._place_at(event.position())
            if place is not None:
                self.chosen = (self.chosen[0], place)
                self._reveal(QRectF(event.position(), event.position()))
                self.sheet.update()
        over = any(self.page_rect(page).contains(event.position()) for page in self._seen())
        shape = Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor
        if self.sheet.cursor().shape() is not shape:
            self.sheet.setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Chooses the word."""
        place = self._place_at(event.position())
        if place is not None:
            start, end = self._texts[place[0]].word(place[1])
            self.chosen = (place[0], start), (place[0], end)
            self.sheet.update()

    # --- events ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls, turns pages, chooses and copies."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown if control:
                self.step(1)
            case Qt.Key.Key_PageUp if control:
                self.step(-1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case Qt.Key.Key_A if control:
                self.choose_all()
            case Qt.Key.Key_C if control:
                self.copy()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl another size, else scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Everything is painted anew: pictures are only copied."""
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit the width follow it."""
        super().resizeEvent(event)
        self._resize()

    def showEvent(self, event: QShowEvent) -> None:
        """What was not drawn while nobody looked."""
        super().showEvent(event)
        self._resize()

    def changeEvent(self, event: QEvent) -> None:
        """Colours changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "sheet"):
            self.sheet.update()

    def event(self, event: QEvent) -> bool:
        """The window went to a screen of another resolution."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize()
        return super().event(event)
