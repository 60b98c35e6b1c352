"""Khmer and Arabic runs shaped and drawn by HarfBuzz, which brings its own rasteriser: no Qt, no
FriBiDi, no library of the system.

Widths are in ems, so that the layout needs no pixels; the same outlines are then drawn at any size.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from receipts.scripts import Run, Script

if TYPE_CHECKING:
    from PIL import Image

FONTS = {
    Script.KHMER: "fonts/NotoSansKhmer-Regular.ttf",
    Script.ARABIC: "fonts/NotoSansArabic-Regular.ttf",
}
EMBOLDENED = 0.035
"""Of the size. A bold face of its own would be wider, and a layout knows no weights."""
_TAGS = {Script.KHMER: ("Khmr", "km"), Script.ARABIC: ("Arab", "ar")}
_DRAWING = threading.RLock()
"""A HarfBuzz font is not for two threads at once: its scale is set before each use."""
_SUBPIXELS = 64


@lru_cache(maxsize=4096)
def width_in_ems(run: Run) -> float:
    """How wide a run is, over the size of its font; the same in bold."""
    with _DRAWING:
        units: int = _font(run.script).face.upem
        _, buffer = _shaped(run, units)
        return float(sum(place.x_advance for place in buffer.glyph_positions) / units)


@lru_cache(maxsize=256)
def run_image(run: Run, bold: bool, em: float, width: int, height: int, base: int) -> Image.Image:
    """The run in grey (mode L, black on white), its baseline `base` rows below the top, within
    `width` pixels. A run from right to left ends at the right edge.

    Kept: the labels of a receipt are always the same.
    """
    from PIL import Image

    picture = Image.new("L", (width, height), 255)
    with _DRAWING:
        ink, left, top = _ink(run, bold, em)
    if ink is not None:
        start = width - round(width_in_ems(run) * em) if run.rtl else 0
        picture.paste(0, (start + left, base - top), ink)
    return picture


def missing(text: str, script: Script) -> set[str]:
    """Characters the shaper has no glyph for."""
    font = _font(script)
    return {
        char
        for char in text
        if char not in "\u200b\u200c\u200d" and font.get_nominal_glyph(ord(char)) is None
    }


@lru_cache(maxsize=2)
def _font(script: Script) -> Any:
    import uharfbuzz as hb

    data = files("resources").joinpath(FONTS[script]).read_bytes()
    return hb.Font(hb.Face(hb.Blob(data)))


def _shaped(run: Run, scale: int) -> tuple[Any, Any]:
    import uharfbuzz as hb

    font = _font(run.script)
    font.scale = (scale, scale)
    buffer = hb.Buffer()
    buffer.add_str(run.text)
    # named, not guessed: a run of digits or marks alone guesses wrongly
    buffer.script, buffer.language = _TAGS[run.script]
    buffer.direction = "rtl" if run.rtl else "ltr"
    hb.shape(font, buffer)
    return font, buffer


def _ink(run: Run, bold: bool, em: float) -> tuple[Image.Image | None, int, int]:
    """The ink as a mask, with its left edge from the pen and its top above the baseline."""
    import uharfbuzz as hb
    from PIL import Image

    font, buffer = _shaped(run, round(em * _SUBPIXELS))
    font.synthetic_bold = (EMBOLDENED, EMBOLDENED, True) if bold else (0.0, 0.0, True)
    draw = hb.RasterDraw()
    draw.scale_factor = (float(_SUBPIXELS), float(_SUBPIXELS))
    pen_x = pen_y = 0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        draw.transform = (
            *(1.0, 0.0, 0.0, 1.0),
            float(pen_x + place.x_offset),
            float(pen_y + place.y_offset),
        )
        draw.draw_glyph(font, glyph.codepoint)
        pen_x += place.x_advance
        pen_y += place.y_advance
    made = draw.render()
    room = made.extents
    if not room.width or not room.height:
        return None, 0, 0
    mask = Image.frombytes(
        "L", (room.width, room.height), bytes(made.buffer), "raw", "L", room.stride, -1
    )
    return mask, room.x_origin, room.y_origin + room.height
