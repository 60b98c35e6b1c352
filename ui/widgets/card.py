"""Cards and what stands in them: figures, key and value, icon rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.style import Tone, Type, px
from ui.widgets.paint import CARD_RADIUS, RADIUS, RESTYLE, box, draw_icon, line, rounded
from ui.widgets.text import Line, Text, WrappingText


class Tinted(QWidget):
    """A plain area filled with a token: "raised", "canvas", "selection", "error_tint" and so on.

    `edge` names a side that gets a hairline: top, bottom, left or right.
    """

    def __init__(self, token: str, parent: QWidget | None = None, *, edge: str = "") -> None:
        super().__init__(parent)
        self._token, self._edge_side = token, edge

    def set_token(self, token: str) -> None:
        """Another fill."""
        self._token = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fills itself."""
        color = getattr(style.tokens(), self._token)
        assert isinstance(color, QColor)
        painter = QPainter(self)
        painter.fillRect(self.rect(), color)
        if self._edge_side:
            line(painter, QRectF(self.rect()), style.tokens().hairline, self._edge_side)


class _Edge(QWidget):
    """Lies over a card, cuts its corners and draws its edge above whatever fills it."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the size of the card and stays on top of its children."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            assert isinstance(watched, QWidget)
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Corners in the colour behind the card, then the edge."""
        t = style.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        outside = QPainterPath()
        outside.addRect(whole)
        painter.fillPath(outside - rounded(whole, CARD_RADIUS), t.canvas)
        box(painter, whole, None, t.hairline, CARD_RADIUS)


class Card(QWidget):
    """One edge around one subject. `flush` bodies have no padding, for tables; `dense` heads are 40
    instead of 44.

    Fill it through `body` (a QVBoxLayout) or `add`; `head_actions` is the right end of the head.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        dense: bool = False,
        flush: bool = False,
        padding: int = 16,
        head_height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.title = WrappingText(title, bold=True)
        self.note = Text(note, Type.CAPTION, tone=Tone.MUTED)
        self._head_height = head_height or (40 if dense else 44)
        self._rim = 0 if flush else 1
        outer = QVBoxLayout(self)
        rim = self._rim
        outer.setContentsMargins(1, rim, 1, rim)
        outer.setSpacing(0)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.note)
        self.head_actions = QHBoxLayout()
        self.head_actions.setSpacing(8)
        row.addLayout(self.head_actions)
        self._head_line = Line()
        outer.addWidget(self.head)
        outer.addWidget(self._head_line)
        self.body = QVBoxLayout()
        edge = 0 if flush else padding
        self.body.setContentsMargins(max(0, edge - 1), edge, max(0, edge - 1), max(0, edge - 1))
        self.body.setSpacing(0 if flush else 8)
        outer.addLayout(self.body, 1)
        self._edge = _Edge(self)
        self.set_head(title, note)

    def set_head(self, title: str, note: str = "") -> None:
        """Title and note; a card without title has no head."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.head.setVisible(bool(title))
        self._head_line.setVisible(bool(title))
        self.head.setMinimumHeight(px(self._head_height) - 1 - self._rim)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Puts a widget at the end of the body."""
        self.body.addWidget(widget, stretch)

    def add_action(self, widget: QWidget) -> None:
        """Puts a button, segments or an IconText at the right end of the head."""
        self.head_actions.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The fill; the edge lies above the children."""
        QPainter(self).fillRect(self.rect(), style.tokens().raised)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_edge"):
            self.head.setMinimumHeight(px(self._head_height) - 1 - self._rim)
        super().changeEvent(event)


class Figure(QWidget):
    """A label, one large figure, a note. `size` is TOTAL once a page at most, MONEY for a running
    total, else H1.

    In a `strip` of figures side by side all values take the same height, so that labels and notes
    line up.
    """

    def __init__(
        self,
        label: str,
        value: str,
        note: str = "",
        *,
        size: Type = Type.H1,
        chosen: bool = False,
        strip: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self.label = WrappingText(
            label, Type.CAPTION, tone=Tone.TEXT if chosen else Tone.MUTED, bold=chosen
        )
        self.value = Text(value, size, bold=True)
        self.note = WrappingText(note, Type.CAPTION, tone=Tone.TEXT if chosen else Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self.value)
        column.addWidget(self.note)
        # Only now: a widget without a parent that is made visible becomes a window of its own.
        self.label.setVisible(bool(label))
        self.note.setVisible(bool(note))
        self._even()

    def _even(self) -> None:
        if self._strip:
            self.value.setFixedHeight(px(46))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "note"):
            self._even()
        super().changeEvent(event)

    def set(self, value: str, note: str = "") -> None:
        """Another figure."""
        self.value.setText(value)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class KeyValue(QWidget):
    """Rows of muted label and value; values wrap."""

    def __init__(
        self,
        pairs: Sequence[tuple[str, str]] = (),
        *,
        label_width: int = 145,
        spacing: int = 12,
        type_: Type = Type.CAPTION,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type, self._bold, self._label_width = type_, bold, label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(spacing)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.set_pairs(pairs)

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Replaces all rows."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._even()
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, value) in enumerate(pairs):
            words = Text(label, self._type, tone=Tone.MUTED, wrap=True)
            self._grid.addWidget(words, row, 0, top)
            self._grid.addWidget(Text(value, self._type, bold=self._bold, wrap=True), row, 1, top)

    def _even(self) -> None:
        self._grid.setColumnMinimumWidth(0, px(self._label_width))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_grid"):
            self._even()


class _Square(QWidget):
    """A tinted square of 40 px with an icon of 20."""

    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self.icon, self.tone = icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        return QSize(px(40), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint and icon."""
        t = style.tokens()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), t.tint(self.tone), None, RADIUS)
        inset = (self.width() - px(20)) / 2
        draw_icon(painter, self.icon, QPointF(inset, inset), px(20), t.color(self.tone))

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class IconRow(QWidget):
    """Tinted square with an icon, bold title, muted line, and an optional widget at the right
    end.
    """

    def __init__(
        self,
        title: str,
        note: str,
        icon: str,
        tone: Tone = Tone.SUCCESS,
        *,
        trailing: QWidget | None = None,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = WrappingText(title, bold=True)
        self.note = WrappingText(note, Type.CAPTION, tone=Tone.MUTED)
        self._square = _Square(icon, tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0) if not plain else row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._square)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.note)
        words.addStretch(1)
        row.addLayout(words, 1)
        if trailing is not None:
            row.addWidget(trailing)

    def set(self, title: str, note: str, icon: str, tone: Tone) -> None:
        """Another state."""
        self.title.setText(title)
        self.note.setText(note)
        self._square.icon, self._square.tone = icon, tone
        self._square.update()
