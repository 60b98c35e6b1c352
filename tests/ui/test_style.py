"""Colours keep their contrast, the sheet names tokens only, fonts and icons load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import resources
import ui
from ui import style
from ui.style import Theme, Tokens, Tone, Type

THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST)


def luminance(color: QColor) -> float:
    """Relative luminance by the WCAG 2.2 definition."""
    parts = [c / 255 for c in (color.red(), color.green(), color.blue())]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(t: Tokens) -> list[tuple[str, QColor, QColor, float]]:
    """(what, ink, ground, ratio needed): text 4.5; large text, edges and focus 3.0."""
    found = []
    for ground in ("bg", "canvas", "raised"):
        inks = ("text", "muted", "success", "warning", "error", "info", "primary")
        needs = [*((ink, 4.5) for ink in inks), ("border", 3.0), ("focus", 3.0)]
        found += [
            (f"{ink} on {ground}", getattr(t, ink), getattr(t, ground), need) for ink, need in needs
        ]
    for tone in ("success", "warning", "error", "info", "training"):
        found.append((f"{tone} on tint", getattr(t, tone), getattr(t, f"{tone}_tint"), 4.5))
        found.append((f"text on {tone} tint", t.text, getattr(t, f"{tone}_tint"), 4.5))
        found.append((f"muted on {tone} tint", t.muted, getattr(t, f"{tone}_tint"), 4.5))
        found.append((f"focus on {tone} tint", t.focus, getattr(t, f"{tone}_tint"), 3.0))
        found.append((f"border on {tone} tint", t.border, getattr(t, f"{tone}_tint"), 3.0))
    found += [
        ("text on selection", t.on_selection, t.selection, 4.5),
        ("on primary", t.on_primary, t.primary, 4.5),
        ("on primary hover", t.on_primary, t.primary_hover, 4.5),
        ("disabled on bg", t.disabled, t.bg, 4.5),
        ("focus on selection", t.focus, t.selection, 3.0),
    ]
    found += [(f"chart {n}", c, t.raised, 3.0) for n, c in enumerate(t.chart, 1)]
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_contrast(theme: Theme) -> None:
    tokens = style.tokens_of(theme)
    if theme is Theme.CONTRAST:
        # There a chosen row is told by its fill, the ring beside it needs no contrast with it.
        low = [
            p for p in pairs(tokens) if p[0] != "focus on selection" and ratio(p[1], p[2]) < p[3]
        ]
    else:
        low = [p for p in pairs(tokens) if ratio(p[1], p[2]) < p[3]]
    assert [(what, round(ratio(a, b), 2)) for what, a, b, _ in low] == []


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_icons_keep_their_contrast_on_a_chosen_row(theme: Theme) -> None:
    """Words there are in the colour of text; with high contrast icons are, too."""
    t = style.tokens_of(theme)
    tones = ("success", "warning", "error", "info", "muted", "primary")
    assert [name for name in tones if ratio(getattr(t, name), t.selection) < 3] == []


def test_the_computers_own_high_contrast_is_followed() -> None:
    """Its palette as it is: two inks on two grounds, and states told by word and icon alone."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in (
        (role.Window, "black"),
        (role.WindowText, "yellow"),
        (role.Highlight, "lime"),
        (role.HighlightedText, "black"),
    ):
        palette.setColor(name, QColor(color))
    t = style._tokens_of_system(palette, 1.5)
    assert t.theme is Theme.CONTRAST
    grounds = (t.bg, t.canvas, t.raised, t.error_tint, t.info_tint)
    inks = (t.text, t.error, t.warning, t.success, t.focus, t.border)
    assert {one.name() for one in grounds} == {"#000000"}
    assert {one.name() for one in inks} == {"#ffff00"}
    assert (t.selection, t.on_selection) == (QColor("lime"), QColor("black"))
    sheet = re.sub(r"/\*.*?\*/", "", style.sheet_of(t), flags=re.DOTALL)
    assert "#" not in sheet, "the sheet names no colour over it"


@pytest.mark.parametrize(
    ("theme", "ink", "ground", "expected"),
    [
        (Theme.LIGHT, "text", "bg", 18.42),
        (Theme.LIGHT, "text", "canvas", 16.46),
        (Theme.LIGHT, "muted", "bg", 7.69),
        (Theme.LIGHT, "primary", "bg", 7.70),
        (Theme.LIGHT, "error", "error_tint", 5.26),
        (Theme.DARK, "text", "raised", 13.97),
        (Theme.DARK, "on_primary", "primary", 7.25),
        (Theme.DARK, "focus", "bg", 10.97),
        (Theme.CONTRAST, "error", "bg", 8.65),
    ],
)
def test_ratios_are_the_published_ones(
    theme: Theme, ink: str, ground: str, expected: float
) -> None:
    tokens = style.tokens_of(theme)
    assert ratio(getattr(tokens, ink), getattr(tokens, ground)) == pytest.approx(
        expected, abs=0.006
    )


def test_no_colour_outside_the_tokens() -> None:
    hex_color = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?\b")
    for path in Path(ui.__file__).parent.rglob("*.py"):
        assert not hex_color.search(path.read_text("utf-8")), path.name
    assert not hex_color.search(resources.text("style.qss"))


@pytest.mark.parametrize("theme", THEMES)
def test_sheet_is_filled_in(theme: Theme) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", style.sheet_of(style.tokens_of(theme)), flags=re.DOTALL)
    assert "@" not in sheet
    assert ("#" in sheet) == (theme is not Theme.CONTRAST)


def test_palette_has_every_role_of_a_disabled_control() -> None:
    tokens = style.tokens_of(Theme.DARK)
    palette = style.palette_of(tokens)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        assert palette.color(QPalette.ColorGroup.Disabled, role) == tokens.disabled
    assert palette.color(QPalette.ColorRole.Highlight) == tokens.selection


def test_scale_is_clamped_and_reaches_fonts(qapp: QApplication) -> None:
    style.apply(qapp, Theme.DARK, 3.0)
    assert style.tokens().scale == 2.0
    assert style.font(Type.BODY).pointSizeF() == 24.0
    assert style.px(44) == 88
    style.apply(qapp, Theme.LIGHT, 0.2)
    assert style.font(Type.BODY).pointSizeF() == 12.0


def test_fonts_are_ours() -> None:
    assert style.font(Type.BODY).family() == "Noto Sans"
    assert style.font(Type.MONO).family() == "Noto Sans Mono"
    assert style.font(bold=True).bold()


@pytest.mark.parametrize("name", resources.icon_names())
def test_every_icon_draws_in_its_colour(name: str) -> None:
    color = style.tokens().color(Tone.ERROR)
    image = style.pixmap(name, color, 20, 2.0).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    # The rasterizer rounds a channel by one where strokes meet.
    assert solid
    assert all(abs(p.red() - color.red()) + abs(p.green() - color.green()) <= 2 for p in solid)
