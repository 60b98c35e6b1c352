"""A receipt on screen: paper in both themes, real text for screen readers."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.style import Theme, Type, px
from ui.widgets.card import Tinted
from ui.widgets.paint import draw_text, text_width
from ui.widgets.scroll import own_bars

PAD = 17
LINE = 20


class PaperLine(NamedTuple):
    """A line of the paper. `picture` is what is shown where the window's own letters would not be
    the paper's (Khmer, Chinese, right to left), as wide as the columns; `rows` its height in lines.
    """

    text: str
    bold: bool = False
    picture: QImage | None = None
    rows: float = 1.0


class _Paper(QLabel):
    """Lines of a fixed number of columns, and the QR picture below them."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._lines: tuple[PaperLine, ...] = ()
        self._qr: QImage | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[PaperLine], qr: QImage | None) -> None:
        """Shows them; their text is what a screen reader reads."""
        self._lines, self._qr = tuple(lines), qr
        self.setText("\n".join(line.text for line in lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its columns."""
        wide = text_width(style.font(Type.MONO), "0" * self._columns)
        qr = px(100) if self._qr is not None else 0
        high = sum(px(LINE * line.rows) for line in self._lines)
        return QSize(round(wide + 2 * (PAD + 1)), 2 * PAD + high + qr)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black on white in every theme: it shows paper."""
        paper = style.tokens_of(Theme.LIGHT)
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.tokens().hairline)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), paper.bg)
        top = float(PAD)
        wide = text_width(style.font(Type.MONO), "0" * self._columns)
        for line in self._lines:
            high = px(LINE * line.rows)
            if line.picture is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(PAD + 1, top, wide, high), line.picture)
            else:
                rect = QRectF(PAD + 1, top, self.width() - PAD, high)
                font = style.font(Type.MONO, bold=line.bold)
                draw_text(painter, rect, line.text, font, paper.text)
            top += high
        if self._qr is not None:
            size = px(80)
            painter.drawImage(QRectF((self.width() - size) / 2, top + 8, size, size), self._qr)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class ReceiptPreview(QScrollArea):
    """Scrolls a receipt of `columns` columns on canvas. `set_lines` takes the lines the printer
    gets.
    """

    def __init__(self, *, columns: int = 42, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_bars(self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.paper = _Paper(columns)
        inner = Tinted("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.paper)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inner)

    def set_lines(
        self, lines: Sequence[str | tuple[str, bool] | PaperLine], qr: QImage | None = None
    ) -> None:
        """Plain lines, (text, bold), or lines with a picture; below them the QR code."""
        self.paper.show_lines(
            [PaperLine(one) if isinstance(one, str) else PaperLine(*one) for one in lines], qr
        )
        self.paper.adjustSize()
