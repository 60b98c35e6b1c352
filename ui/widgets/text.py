"""Words: one line or several, an icon, an icon with a word, a hairline, a chip."""

from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import style
from ui.style import Tone, Type, px
from ui.widgets.paint import (
    CENTER,
    LEFT,
    RESTYLE,
    box,
    draw_icon,
    draw_text,
    line,
    line_height,
    text_width,
)


def plain_tip(text: str) -> str:
    """`text` for a tooltip, shown letter by letter: Qt takes whatever looks like HTML for it, and
    would open the pictures it names.
    """
    return f"<span>{escape(text)}</span>" if text else ""


class Text(QLabel):
    """A label of the type scale in a tone. Plain text; `set_lead` puts a bold beginning before
    it.
    """

    def __init__(
        self,
        text: str = "",
        type_: Type = Type.BODY,
        *,
        tone: Tone = Tone.TEXT,
        bold: bool = False,
        wrap: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type, self._tone, self._bold = type_, tone, bold
        self._worn = style.tokens()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._restyle()

    def set_tone(self, tone: Tone) -> None:
        """Another meaning, live."""
        if tone is not self._tone:
            self._tone = tone
            self._restyle()

    def set_bold(self, bold: bool) -> None:
        """Bold or not, live."""
        if bold is not self._bold:
            self._bold = bold
            self._restyle()

    def set_lead(self, lead: str, text: str) -> None:
        """`lead` in bold, then `text`; both are escaped."""
        if not lead:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(text)
            return
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f"<b>{escape(lead)}</b> {escape(text)}")

    def _restyle(self) -> None:
        self.setFont(style.font(self._type, bold=self._bold))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, style.tokens().color(self._tone))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() == QEvent.Type.StyleChange and self._worn is not style.tokens():
            self._worn = style.tokens()
            self._restyle()
        super().changeEvent(event)


class ElidedText(Text):
    """One line that gives way: cut with dots where it does not fit, whole in the tooltip and for
    screen readers.
    """

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few letters."""
        return QSize(px(40), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, elided."""
        rect = QRectF(self.contentsRect())
        fits = text_width(self.font(), self.text()) <= rect.width() + 0.5
        tip = "" if fits else plain_tip(self.text())
        if self.toolTip() != tip:
            self.setToolTip(tip)
        draw_text(QPainter(self), rect, self.text(), self.font(), style.tokens().color(self._tone))


class WrappingText(Text):
    """One line where there is room for it, several where there is not: nothing is cut with large
    text or in a longer language. A label that always wraps asks for a narrow column of its own.
    """

    def __init__(
        self,
        text: str = "",
        type_: Type = Type.BODY,
        *,
        tone: Tone = Tone.TEXT,
        bold: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, type_, tone=tone, bold=bold, wrap=True, right=right, parent=parent)

    def sizeHint(self) -> QSize:
        """Its one line."""
        margins = self.contentsMargins()
        lines = self.text().split("\n") or [""]
        # Qt breaks a line that is just as wide as its label
        font = style.font(self._type, bold=self._bold)
        wide = max(text_width(font, one) for one in lines) + 4
        high = line_height(font) * len(lines)
        return QSize(
            round(wide) + margins.left() + margins.right(),
            round(high + 0.5) + margins.top() + margins.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        """The longest word on one line, within reason."""
        font = style.font(self._type, bold=self._bold)
        words = max((text_width(font, one) for one in self.text().split()), default=0)
        return QSize(round(min(words + 1.5, px(160))), round(line_height(font) + 0.5))


class Icon(QWidget):
    """One icon. Decoration beside words unless it has a name."""

    def __init__(
        self,
        icon: str,
        tone: Tone = Tone.MUTED,
        size: int = 20,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, icon: str, tone: Tone) -> None:
        """Another icon and meaning."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        draw_icon(
            QPainter(self),
            self._icon,
            QPointF(0, 0),
            px(self._size),
            style.tokens().color(self._tone),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class IconText(QWidget):
    """Icon + word: how a state is shown outside tables. The icon is coloured, the word is `text`
    unless told.
    """

    def __init__(
        self,
        text: str,
        icon: str,
        tone: Tone = Tone.TEXT,
        *,
        word_tone: Tone = Tone.TEXT,
        type_: Type = Type.BODY,
        bold: bool = False,
        size: int = 18,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = Icon(icon, tone, size)
        self.label = Text(text, type_, tone=word_tone, bold=bold, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.icon, 0, top)
        row.addWidget(self.label, 1)

    def set(self, text: str, icon: str, tone: Tone, word_tone: Tone = Tone.TEXT) -> None:
        """Another state."""
        self.icon.set(icon, tone)
        self.label.setText(text)
        self.label.set_tone(word_tone)


class Line(QWidget):
    """A hairline, horizontal unless told."""

    def __init__(
        self, *, vertical: bool = False, length: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One sharp line."""
        side = "left" if self.width() == 1 else "top"
        line(QPainter(self), QRectF(self.rect()), style.tokens().hairline, side)


class Chip(QWidget):
    """Icon + word on a tint, 28 high; with Tone.TEXT on `bg` with a hairline."""

    def __init__(
        self, text: str, *, icon: str = "", tone: Tone = Tone.TEXT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._icon, self._tone = text, icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set(self, text: str, *, icon: str = "", tone: Tone = Tone.TEXT) -> None:
        """Another state."""
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Its words."""
        return self._text

    def sizeHint(self) -> QSize:
        """Padding 8, icon 16, gap 6."""
        icon = px(16) + 6 if self._icon else 0
        return QSize(round(text_width(style.font(Type.CAPTION), self._text) + icon + 17.5), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, word."""
        t = style.tokens()
        painter = QPainter(self)
        plain = self._tone in (Tone.TEXT, Tone.MUTED)
        edge = (
            t.hairline
            if plain
            else t.color(self._tone)
            if t.theme is style.Theme.CONTRAST
            else None
        )
        ink = t.color(self._tone)
        box(painter, QRectF(self.rect()), t.bg if plain else t.tint(self._tone), edge)
        left = 8.0
        if self._icon:
            draw_icon(painter, self._icon, QPointF(left, (self.height() - px(16)) / 2), px(16), ink)
            left += px(16) + 6
        rect = QRectF(left, 0, self.width() - left - 7, self.height())
        draw_text(painter, rect, self._text, style.font(Type.CAPTION), ink, LEFT)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class Number(QWidget):
    """A number in a quiet square of 24 px: the item's place in the visit, as in Ctrl+1."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(24), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Canvas with a hairline."""
        t = style.tokens()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), t.canvas, t.hairline)
        rect = QRectF(self.rect()).adjusted(-2, 0, 2, 0)
        draw_text(painter, rect, self._text, style.font(Type.CAPTION), t.text, CENTER)
