"""Buttons and key caps."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import style
from ui.style import Type, px
from ui.widgets.paint import (
    LEFT,
    RESTYLE,
    box,
    cap_width,
    draw_cap,
    draw_icon,
    draw_text,
    key_words,
    text_width,
)


class Kind(StrEnum):
    """PRIMARY once a page; DANGEROUS is red in text and edge, never filled; LINK has no edge."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGEROUS = "dangerous"
    LINK = "link"


class Button(QPushButton):
    """A button with an optional icon and the key that does the same.

    The key is only shown; the shell owns the shortcut. Enter presses a focused button, except one
    whose key is F12: scanners end with Enter, and what F12 does must never be done by a scan.
    `compact` is 32 high; `tight` is 44 with the padding of a compact one, for a place beside a
    field.
    """

    def __init__(
        self,
        text: str,
        *,
        key: str = "",
        icon: str = "",
        kind: Kind = Kind.SECONDARY,
        compact: bool = False,
        tight: bool = False,
        clicked: Callable[[], None] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.key = key
        self.icon_name = icon
        self.kind = kind
        self.compact = compact
        self.tight = tight
        self._cap, self._icon = key, icon
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name or text.replace("&", ""))
        if key:
            self.setAccessibleDescription(key)
        if clicked is not None:
            self._act = clicked
            self.clicked.connect(self._clicked)

    def _clicked(self, checked: bool = False) -> None:
        # `clicked` carries `checked`; an act takes nothing.
        self._act()

    def set_icon(self, icon: str) -> None:
        """Another icon, for example eye and eye-off."""
        self.icon_name = self._icon = icon
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Another text; the accessible name follows."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def set_parts_shown(self, *, cap: bool, icon: bool) -> None:
        """Whether key and icon are shown; the key acts all the same."""
        parts = (self.key if cap else "", self.icon_name if icon else "")
        if parts != (self._cap, self._icon):
            self._cap, self._icon = parts
            self.setToolTip("" if cap else key_words(self.key))
            self.updateGeometry()
            self.update()

    def plain_text(self) -> str:
        """The text without its mnemonic mark."""
        return self.text().replace("&", "")

    def sizeHint(self) -> QSize:
        """Exactly the size of its parts."""
        pad, gap, size = self._metrics()
        parts = [text_width(self._font(), self.plain_text())] if self.text() else []
        parts += [size] if self._icon else []
        parts += [cap_width(self._cap)] if self._cap else []
        width = sum(parts) + gap * (len(parts) - 1) + 2 * pad
        height = px(32 if self.compact or self.kind is Kind.LINK else 44)
        return QSize(max(round(width + 0.5), height if self.text() == "" else 0), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def _metrics(self) -> tuple[float, float, float]:
        """Padding with the edge, gap, icon size."""
        size = px(18 if self.compact or self.kind is Kind.LINK else 20)
        if not self.text():
            return (px(32 if self.compact else 44) - size) / 2, 0, size
        pad = (
            0
            if self.kind is Kind.LINK
            else 11
            if self.compact or self.tight
            else 21
            if self.kind is Kind.PRIMARY
            else 17
        )
        return pad, 8 if self.compact or self.kind is Kind.LINK else 10, size

    def _font(self) -> QFont:
        caption = self.compact or self.kind is Kind.LINK
        return style.font(Type.CAPTION if caption else Type.BODY, bold=self.kind is Kind.PRIMARY)

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor, QColor, QColor]:
        """Fill, edge, ink, ink of the cap, edge of the cap."""
        t = style.tokens()
        if not self.isEnabled():
            if self.kind is Kind.LINK:
                return None, None, t.disabled, t.disabled, t.hairline
            return t.canvas, t.hairline, t.disabled, t.disabled, t.hairline
        live = self.isDown() or self.underMouse()
        if self.kind is Kind.PRIMARY:
            return (
                (t.primary_hover if live else t.primary),
                None,
                t.on_primary,
                t.on_primary,
                t.on_primary,
            )
        if self.kind is Kind.LINK:
            ink = t.primary_hover if live else t.primary
            return None, None, ink, ink, ink
        ink = t.error if self.kind is Kind.DANGEROUS else t.text
        edge = t.error if self.kind is Kind.DANGEROUS else t.border
        return (t.canvas if live else t.raised), edge, ink, t.muted, t.hairline

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, text, cap; centred as one group when the button is wider than its parts."""
        painter = QPainter(self)
        fill, edge, ink, cap_ink, cap_edge = self._colors()
        if fill is not None:
            box(painter, QRectF(self.rect()), fill, edge)
        pad, gap, size = self._metrics()
        left = pad + max(0, (self.width() - self.sizeHint().width()) / 2)
        middle = self.height() / 2
        if self._icon:
            draw_icon(painter, self._icon, QPointF(left, middle - size / 2), size, ink)
            left += size + gap
        if self.text():
            wide = text_width(self._font(), self.plain_text())
            rect = QRectF(left, 0, wide + 2, self.height())
            draw_text(painter, rect, self.text(), self._font(), ink, LEFT, mnemonic=True)
            left += wide + gap
        if self._cap:
            draw_cap(painter, left, middle, self._cap, cap_ink, cap_edge, compact=self.compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, unless F12 is the key of this act."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.key != "F12"
            and not event.isAutoRepeat()
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class KeyCap(QWidget):
    """A key on its own, for help texts. Read aloud as its words."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One cap."""
        return QSize(round(cap_width(self.key) + 0.5), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Quiet: muted on a hairline."""
        t = style.tokens()
        draw_cap(QPainter(self), 0, self.height() / 2, self.key, t.muted, t.hairline)
