"""Fields to type in: label above, hint at the label's right end, help or error below."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.style import Tone, Type, px
from ui.widgets.button import Button, Kind
from ui.widgets.paint import RIGHT, box, draw_icon, draw_text, text_width
from ui.widgets.text import Text, plain_tip

PADDING = 11
"""Between a field's edge and its text, in px."""


class LineEdit(QLineEdit):
    """One line in a box of 44 px (48 for search), with an optional icon at its start and a quiet
    word at its end.

    Read-only fields show a lock when `locked` was said: "Set by your organization".
    """

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        trailing: str = "",
        height: int = 44,
        type_: Type = Type.BODY,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._trailing, self._height, self._type = icon, trailing, height, type_
        self._locked = False
        self._inset = 0
        self._error = False
        self._worn: object = None
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setText(text)
        self._restyle()

    def set_locked(self, locked: bool) -> None:
        """Read-only by policy."""
        self._locked = locked
        self.setReadOnly(locked)
        self.set_trailing("")
        self.update()

    def set_trailing(self, text: str) -> None:
        """A quiet word at the right end."""
        self._trailing = text
        self._margins()
        self.update()

    def reserve(self, width: int) -> None:
        """Keeps `width` px free at the right end for a child widget."""
        self._inset = width
        self._margins()

    def set_error(self, error: bool) -> None:
        """Red edge or not."""
        self._error = error
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its kind says; wide enough for about a dozen characters."""
        return QSize(px(120), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """May get narrow, never low."""
        return QSize(48, px(self._height))

    def _margins(self) -> None:
        left = PADDING + (px(18) + 8 if self._icon else 0)
        right = PADDING + self._inset + (px(18) + 4 if self._locked else 0)
        if self._trailing:
            right += round(text_width(style.font(Type.CAPTION), self._trailing)) + 8
        self.setTextMargins(left, 0, right, 0)

    def _restyle(self) -> None:
        worn = (style.tokens(), self.isReadOnly())
        if worn == self._worn:
            return
        self._worn = worn
        self.setFont(style.font(self._type))
        self._color(style.tokens())
        self._margins()
        self.updateGeometry()

    def _color(self, t: style.Tokens) -> None:
        """The box is painted below Qt's text, which so has no ground of its own."""
        palette, role = QPalette(self.palette()), QPalette.ColorRole
        palette.setColor(role.Base, QColor(Qt.GlobalColor.transparent))
        palette.setColor(role.Text, t.disabled if self.isReadOnly() else t.text)
        palette.setColor(QPalette.ColorGroup.Disabled, role.Text, t.disabled)
        palette.setColor(role.PlaceholderText, t.muted)
        palette.setColor(role.Highlight, t.primary)
        palette.setColor(role.HighlightedText, t.on_primary)
        self.setPalette(palette)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu in our look."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setStyleSheet(style.sheet())
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, Qt's text, then the icon and the word."""
        t = style.tokens()
        painter = QPainter(self)
        live = self.isEnabled() and not self.isReadOnly()
        edge = t.error if self._error else t.border if live else t.hairline
        box(painter, QRectF(self.rect()), t.bg if live else t.canvas, edge)
        painter.end()
        super().paintEvent(event)
        if not (self._icon or self._trailing or self._locked):
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the margins of the text
        size = px(18)
        top = (self.height() - size) / 2
        if self._icon:
            draw_icon(painter, self._icon, QPointF(12, top), size, t.muted)
        if self._locked:
            draw_icon(painter, "lock", QPointF(self.width() - 12 - size, top), size, t.muted)
        elif self._trailing:
            rect = self.rect().toRectF().adjusted(0, 0, -12, 0)
            draw_text(painter, rect, self._trailing, style.font(Type.CAPTION), t.muted, RIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        kinds = (QEvent.Type.StyleChange, QEvent.Type.ReadOnlyChange)
        if event.type() in kinds and hasattr(self, "_worn"):
            self._restyle()
        super().changeEvent(event)


class Field(QWidget):
    """Label, hint, one control, and a line for help or error.

    With `line=True` the line below is always reserved, so that nothing jumps when an error comes;
    without it (dense pages) the error takes the place of the hint, whole in the tooltip. `.edit` is
    the control of text fields; `control` replaces it, for example by a Combo.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        help_: str = "",
        text: str = "",
        line: bool = False,
        control: QWidget | None = None,
        edit: LineEdit | None = None,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = edit if edit is not None else LineEdit(text)
        self.control: QWidget = control if control is not None else self.edit
        self.label = Text(label, Type.CAPTION, bold=True)
        self.label.setBuddy(self.control)
        self.control.setAccessibleName(label.replace("&", ""))
        self.hint = Text(hint, Type.CAPTION, tone=Tone.MUTED, right=True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.below = Text(help_, Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self._hint, self._hint_tone, self._help, self._line = hint, Tone.MUTED, help_, line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self.label)
        self._head.addWidget(self.hint, 1)
        column.addLayout(self._head)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.control, 1)
        if beside is not None:
            row.addWidget(beside)
        column.addLayout(row)
        column.addWidget(self.below)
        self.below.setVisible(line or bool(help_))
        if control is not None:
            self.edit.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.control)

    def text(self) -> str:
        """What is typed, without blanks around it."""
        return self.edit.text().strip()

    def set_hint(self, hint: str, tone: Tone = Tone.MUTED) -> None:
        """The word at the label's right end: muted, success or error."""
        self._hint, self._hint_tone = hint, tone
        self.hint.setText(hint)
        self.hint.set_tone(tone)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """With large text, or in a longer language, the hint stands below the label."""
        need = self.label.sizeHint().width() + 8 + self.hint.sizeHint().width()
        below = bool(self.hint.text()) and need > self.width() and self.isVisible()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way is not self._head.direction():
            self._head.setDirection(way)
            self._head.setSpacing(0 if below else 8)
            self.hint.setWordWrap(below)
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            self.hint.setAlignment((left if below else right) | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self._fit_hint()

    def set_help(self, help_: str) -> None:
        """The sentence below; keeps an error that stands there."""
        self._help = help_
        if not self.error():
            self._show_below(help_, Tone.MUTED)

    def set_error(self, error: str) -> None:
        """What to do about what was typed; "" takes the error away. Read aloud with the control."""
        self.edit.set_error(bool(error))
        self.control.setAccessibleDescription(error)
        if self._line or self._help:
            self._show_below(error or self._help, Tone.ERROR if error else Tone.MUTED)
        else:
            self.hint.setText(error or self._hint)
            self.hint.set_tone(Tone.ERROR if error else self._hint_tone)
            self.hint.setToolTip(plain_tip(error))
            self._fit_hint()

    def error(self) -> str:
        """The error that stands, or ""."""
        return self.control.accessibleDescription()

    def _show_below(self, text: str, tone: Tone) -> None:
        self.below.setText(text)
        self.below.set_tone(tone)


class AmountField(Field):
    """A field for an amount as text, flush right. What the text means is decided by the domain, not
    here.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        help_: str = "",
        line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, help_=help_, line=line, parent=parent)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)


class PasswordField(Field):
    """A field whose text is hidden, with a Show button. Never remembered, never in the clipboard by
    us.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        line: bool = False,
        show: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, line=line, parent=parent)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_button: Button | None = None
        if show:
            self.show_button = Button(self.tr("Show"), icon="eye", kind=Kind.LINK, parent=self.edit)
            self.show_button.clicked.connect(self._toggle)
            self.show_button.setCursor(Qt.CursorShape.PointingHandCursor)
            self.edit.installEventFilter(self)
            self._place()

    @Slot()
    def _toggle(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        if self.show_button is not None:
            self.show_button.setText(self.tr("Hide") if hidden else self.tr("Show"))
            self.show_button.set_icon("eye-off" if hidden else "eye")
        self._place()

    def _place(self) -> None:
        if self.show_button is None:
            return
        size = self.show_button.sizeHint()
        self.edit.reserve(size.width() + 4)
        left = self.edit.width() - size.width() - 13
        self.show_button.setGeometry(left, (self.edit.height() - px(32)) // 2, size.width(), px(32))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the button at the right end."""
        if isinstance(event, QResizeEvent) or event.type() == QEvent.Type.StyleChange:
            self._place()
        return False


class SearchField(LineEdit):
    """48 high with text of 20 px; `compact` is the 40 px filter of a title row."""

    def __init__(
        self,
        *,
        name: str,
        trailing: str = "",
        placeholder: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            icon="search",
            trailing=trailing,
            height=40 if compact else 48,
            type_=Type.BODY if compact else Type.H3,
            name=name,
            parent=parent,
        )
        self.setPlaceholderText(placeholder)
