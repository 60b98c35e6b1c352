"""Tokens, palette, fonts and icons of the window.

`apply(app, theme, scale)` switches everything live: palette first, then every widget hears of it by
a StyleChange event; a page that is hidden hears of it when it is shown next (`Page`). Painted
widgets ask `tokens()`, `font()`, `px()` and `pixmap()` while they paint and never keep a colour.
The only file that knows how `resources/tokens.toml` is laid out.

The application has no style sheet: with one, Qt matches its rules for each widget whenever that is
made, put into a layout or shown, and a page takes three times as long to make (measured), another
theme a second and a half. The few things that Qt draws itself get `sheet()` one by one.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip, QWidget

import resources

SCALE_MIN, SCALE_MAX = 1.0, 2.0


class Theme(StrEnum):
    """SYSTEM follows the settings of the computer, contrast before darkness."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Type(StrEnum):
    """Text sizes; px at 96 dpi: caption 14, body 16, h3 20, h2 24, h1 32, money 40, total 48, mono
    14.
    """

    CAPTION = "caption"
    BODY = "body"
    H3 = "h3"
    H2 = "h2"
    H1 = "h1"
    MONEY = "money"
    TOTAL = "total"
    MONO = "mono"


class Tone(StrEnum):
    """What a colour means. Colour is never the only sign: an icon or a word goes with it."""

    TEXT = "text"
    MUTED = "muted"
    DISABLED = "disabled"
    PRIMARY = "primary"
    ON_PRIMARY = "on_primary"
    ON_SELECTION = "on_selection"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"
    INFO = "info"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme and the text scale, 1.0 to 2.0. Do not change the QColors."""

    theme: Theme
    scale: float
    bg: QColor
    canvas: QColor
    raised: QColor
    text: QColor
    muted: QColor
    disabled: QColor
    border: QColor
    hairline: QColor
    primary: QColor
    on_primary: QColor
    primary_hover: QColor
    focus: QColor
    selection: QColor
    on_selection: QColor
    success: QColor
    success_tint: QColor
    warning: QColor
    warning_tint: QColor
    error: QColor
    error_tint: QColor
    info: QColor
    info_tint: QColor
    training: QColor
    training_tint: QColor
    chart: tuple[QColor, ...]

    def color(self, tone: Tone) -> QColor:
        """Ink of a tone."""
        found = getattr(self, tone)
        assert isinstance(found, QColor)
        return found

    def tint(self, tone: Tone) -> QColor:
        """Quiet background that belongs to a tone; `bg` where it has none."""
        found = getattr(self, f"{tone}_tint", self.bg)
        assert isinstance(found, QColor)
        return found


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.text("tokens.toml"))


def tokens_of(theme: Theme, scale: float = 1.0) -> Tokens:
    """Tokens of a named theme; not for Theme.SYSTEM."""
    values = _file()[theme.value]
    colors = {name: QColor(value) for name, value in values.items() if name != "chart"}
    return Tokens(
        theme=theme, scale=scale, chart=tuple(QColor(v) for v in values["chart"]), **colors
    )


def _tokens_of_system(palette: QPalette, scale: float) -> Tokens:
    """High contrast with the person's own palette: state colours stay words and icons in text
    colour.
    """
    role = QPalette.ColorRole
    back, ink = palette.color(role.Window), palette.color(role.WindowText)
    chosen, on_chosen = palette.color(role.Highlight), palette.color(role.HighlightedText)
    dim = palette.color(QPalette.ColorGroup.Disabled, role.WindowText)
    given: dict[str, QColor] = {
        f.name: ink for f in fields(Tokens) if f.name not in ("theme", "scale", "chart")
    }
    given |= dict.fromkeys([name for name in given if name.endswith("_tint")], back)
    given |= {"bg": back, "canvas": back, "raised": back, "disabled": dim, "primary_hover": chosen}
    given |= {
        "primary": chosen,
        "on_primary": on_chosen,
        "selection": chosen,
        "on_selection": on_chosen,
    }
    return Tokens(theme=Theme.CONTRAST, scale=scale, chart=(ink,) * 5, **given)


class _Now:
    """What is in force. One window system, one look: the only state of this module."""

    tokens: Tokens = tokens_of(Theme.LIGHT)
    system_palette: QPalette | None = None
    sheet: tuple[Tokens | None, str] = (None, "")
    widths: dict[int, dict[str, float]] = {}  # noqa: RUF012 - the module's state, not a default


def tokens() -> Tokens:
    """The tokens in force. Ask at paint time, do not keep."""
    return _Now.tokens


def px(length: float) -> int:
    """A height or width that grows with the text setting, in px."""
    return round(length * _Now.tokens.scale)


def apply(app: QApplication, theme: Theme = Theme.SYSTEM, scale: float = 1.0) -> None:
    """Puts a theme and text scale (clamped to 1.0..2.0) on the whole program; may be called at any
    time.
    """
    if _Now.system_palette is None:
        _Now.system_palette = QPalette(app.palette())
        app.setStyle(QStyleFactory.create("Fusion"))
    scale = min(max(scale, SCALE_MIN), SCALE_MAX)
    _Now.tokens = _resolve(app, theme, scale)
    palette = palette_of(_Now.tokens)
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    if app.font() != font(Type.BODY):  # each widget is told
        app.setFont(font(Type.BODY))
    for window in app.topLevelWidgets():
        dress(window)


def dress(widget: QWidget) -> None:
    """Tells `widget` and all inside it that the look is another one, but not pages that are hidden:
    they are as many as the screens of a day, and ask for it when they are shown.
    """
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    for child in widget.children():
        if isinstance(child, QWidget) and not _waits(child):
            dress(child)


def _waits(child: QObject) -> bool:
    return isinstance(child, DressedWhenShown) and child.isHidden()


class DressedWhenShown(QWidget):
    """Hears of another look no sooner than it is seen again."""

    _worn: Tokens | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worn = tokens()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Before it is laid out and painted."""
        if visible and self._worn is not tokens():
            self._worn = tokens()
            dress(self)
        super().setVisible(visible)

    def changeEvent(self, event: QEvent) -> None:
        """Told while it was seen."""
        if event.type() == QEvent.Type.StyleChange:
            self._worn = tokens()
        super().changeEvent(event)


def _resolve(app: QApplication, theme: Theme, scale: float) -> Tokens:
    # The hints object stays in a variable: chained calls met an object already deleted.
    hints = app.styleHints()
    wants_contrast = (
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )
    if (
        wants_contrast
        and theme in (Theme.SYSTEM, Theme.CONTRAST)
        and _Now.system_palette is not None
    ):
        return _tokens_of_system(_Now.system_palette, scale)
    if theme is Theme.SYSTEM:
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        theme = Theme.DARK if dark else Theme.LIGHT
    return tokens_of(theme, scale)


def palette_of(t: Tokens) -> QPalette:
    """Every role of the palette, the Disabled group too."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    roles = {
        role.Window: t.canvas,
        role.WindowText: t.text,
        role.Base: t.bg,
        role.AlternateBase: t.bg,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.PlaceholderText: t.muted,
        role.Text: t.text,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.on_primary,
        role.Light: t.raised,
        role.Midlight: t.hairline,
        role.Dark: t.border,
        role.Mid: t.hairline,
        role.Shadow: t.border,
        role.Highlight: t.selection,
        role.HighlightedText: t.on_selection,
        role.Link: t.primary,
        role.LinkVisited: t.primary,
        role.Accent: t.primary,
    }
    for name, color in roles.items():
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(group.Disabled, name, t.disabled)
    palette.setColor(group.Disabled, role.Base, t.canvas)
    palette.setColor(group.Disabled, role.Highlight, t.hairline)
    palette.setColor(group.Disabled, role.HighlightedText, t.disabled)
    return palette


# In high contrast the sheet names palette roles instead of colours, so that the person's own
# palette wins.
_PALETTE_NAMES = {
    "bg": "base",
    "canvas": "window",
    "raised": "base",
    "text": "text",
    "disabled": "mid",
    "border": "text",
    "hairline": "mid",
    "primary": "highlight",
    "on_primary": "highlighted-text",
    "selection": "highlight",
    "on_selection": "highlighted-text",
    "error": "text",
}


def sheet() -> str:
    """The style sheet in force, for one widget that Qt draws itself: a scroll bar, a list that
    drops down, a menu. Set anew when the look changed.
    """
    if _Now.sheet[0] is not _Now.tokens:
        _Now.sheet = (_Now.tokens, sheet_of(_Now.tokens))
    return _Now.sheet[1]


def sheet_of(t: Tokens) -> str:
    """The style sheet with tokens and lengths filled in."""
    names = {f.name for f in fields(Tokens)} - {"theme", "scale", "chart"}

    def length(found: re.Match[str]) -> str:
        return str(round(float(found[1]) * t.scale))

    def color(found: re.Match[str]) -> str:
        if found[1] not in names:
            return found[0]
        if t.theme is Theme.CONTRAST:
            return f"palette({_PALETTE_NAMES.get(found[1], 'text')})"
        value = getattr(t, found[1])
        assert isinstance(value, QColor)
        return value.name()

    sheet = re.sub(r"@\{(\d+)\}", length, resources.text("style.qss"))
    return re.sub(r"@([a-z_]+)", color, sheet)


@cache
def _family(file: str) -> str:
    number = QFontDatabase.addApplicationFontFromData(
        QByteArray(resources.data(f"fonts/{file}.ttf"))
    )
    found = QFontDatabase.applicationFontFamilies(number)
    assert found, f"{file} did not load"
    return found[0]


@cache
def _families() -> tuple[str, str]:
    """Families as the files name themselves: text, monospace."""
    names = [
        _family(f)
        for f in ("NotoSans-Regular", "NotoSans-Bold", "NotoSansMono-Regular", "NotoSansMono-Bold")
    ]
    return names[0], names[2]


def font(type_: Type = Type.BODY, *, bold: bool = False) -> QFont:
    """A font of the type scale at the current text setting: the same object each time, which knows
    what Qt found out about it. Take a copy (`QFont(font)`) to change it.
    """
    return _font(type_, bold, _Now.tokens.scale)


@cache
def _font(type_: Type, bold: bool, scale: float) -> QFont:
    made = QFont(_families()[1 if type_ is Type.MONO else 0])
    made.setPointSizeF(_file()["type"][type_.value] * scale)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    _Now.widths[id(made)] = {}
    return made


def widths(font_: QFont) -> dict[str, float] | None:
    """What is known of the widths of texts in one of our fonts; None for another font."""
    return _Now.widths.get(id(font_))


_SCRIPT_FILES = {
    "km": "NotoSansKhmer-Regular",
    "ar": "NotoSansArabic-Regular",
    "zh-Hans": "NotoSansSC-Regular",
    "zh-Hant": "NotoSansTC-Regular",
}


def font_of(language: str, type_: Type = Type.BODY) -> QFont:
    """A font for words of that language (BCP 47) on the screen. Khmer and Arabic files lack Latin
    letters, so the usual family stands behind the script's own.
    """
    made = QFont(font(type_))
    file = _SCRIPT_FILES.get(language)
    if file is not None:
        made.setFamilies([_family(file), _families()[0]])
    return made


@cache
def _pixmap(name: str, color: str, width: int, ratio: float) -> QPixmap:
    svg = resources.text(f"icons/{name}.svg").replace("currentColor", color)
    drawn = QPixmap(width, width)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, width, width))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def pixmap(name: str, color: QColor, size: float, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` px at device pixel `ratio`, from the cache after the first
    time.
    """
    return QPixmap(_pixmap(name, color.name(), round(size * ratio), ratio))


def icon(name: str, tone: Tone = Tone.TEXT, size: int = 20) -> QIcon:
    """The same as a QIcon, for Qt's own widgets. Painted widgets use `draw_icon`."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, tokens().color(tone), size, ratio))
        made.addPixmap(pixmap(name, tokens().disabled, size, ratio), QIcon.Mode.Disabled)
    return made
