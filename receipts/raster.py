"""Lines as pictures, with bundled fonts and Pillow: the preview, and what a printer's own letters
cannot say.

Every character sits in its cells, so that a picture has the columns of the text; Khmer and Arabic
runs are shaped and sit in the cells of the whole run. A character no bundled font has is drawn as a
box with its code point: never nothing, never a question mark.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from receipts.layout import JOINED_EM, Segment, TextLine, cells_of, clusters, run_cells
from receipts.scripts import Script, visual_runs
from receipts.shaping import missing, run_image

REGULAR = "fonts/NotoSansMono-Regular.ttf"
BOLD = "fonts/NotoSansMono-Bold.ttf"
SIMPLIFIED = "fonts/NotoSansSC-Regular.ttf"
TRADITIONAL = "fonts/NotoSansTC-Regular.ttf"
ADVANCE = 0.6
"""Width of a letter of Noto Sans Mono over its size."""
ROW = 2.5
"""Height of a line over the width of a cell.

30 dots for a cell of 12, the default line spacing of a printer.
"""
BASELINE = 1.86
"""From the top of a line to its baseline, over the width of a cell."""
TALL_ROW = 3.5
"""The same height where letters are shaped: Khmer stacks signs above and below."""
TALL_BASELINE = 2.25
HAN_EM = 1.9
"""Size of Chinese letters in cells."""
HAN_BASELINE = 1.8
WHITE = 255
BLACK = 0
QUIET_ZONE = 4
"""Modules of white around a QR code."""

_DRAWING = threading.RLock()
"""A FreeType face is not for two threads at once: the window previews while the worker prints."""


def row_height(cell: int, *, joined: bool = False) -> int:
    """Pixels of one line at `cell` pixels per column."""
    return round(cell * (TALL_ROW if joined else ROW))


def line_height(line: TextLine, cell: int) -> int:
    """Pixels of this line: taller where letters are shaped, twice that where it is high."""
    return row_height(cell, joined=line.joined) * line.high


@lru_cache(maxsize=128)
def line_image(line: TextLine, *, columns: int, cell: int) -> Image.Image:
    """A line as grey picture (mode L, black on white), `columns * cell` wide, `line_height` high.

    Kept, to be read only: most lines of a receipt are the same on the next. Lines too wide are a
    bug of the layout; nothing is drawn outside.
    """
    image = Image.new("L", (columns * cell, line_height(line, cell)), WHITE)
    column = 0
    with _DRAWING:
        for segment in line.segments:
            _segment(image, segment, line, column, cell)
            column += cells_of(segment.text)
    return image


def _segment(image: Image.Image, segment: Segment, line: TextLine, column: int, cell: int) -> None:
    text = segment.text.lstrip(" ")
    column += len(segment.text) - len(text)
    tall = line.joined
    down = round(cell * (TALL_BASELINE - BASELINE)) * line.high if tall else 0
    for run in visual_runs(text.rstrip(" "), rtl=segment.rtl):
        if run.script is not Script.CELLS:
            cells = run_cells(run)
            large = cell * line.high
            drawn = run_image(
                run,
                segment.bold,
                JOINED_EM * large,
                cells * large,
                image.height,
                round(large * TALL_BASELINE),
            )
            if line.high > 1:
                drawn = drawn.resize((cells * cell, image.height), Image.Resampling.BOX)
            image.paste(drawn, (column * cell, 0))
            column += cells
            continue
        for cluster, cells in clusters(run.text):
            if not cluster.isspace():
                glyph = _glyph(cluster, cells, segment.bold, cell, line.high, line.lang)
                image.paste(glyph, (column * cell, down))
            column += cells


@lru_cache(maxsize=16)
def code_modules(data: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of a text with its quiet zone, as rows of dark (True) and light modules.

    Level M.
    """
    import segno

    code = segno.make_qr(data, error="m", boost_error=False)
    return tuple(
        tuple(bool(module) for module in row) for row in code.matrix_iter(border=QUIET_ZONE)
    )


def code_image(data: str, *, dot: int) -> Image.Image:
    """The same as a picture (mode L) with `dot` pixels per module."""
    modules = code_modules(data)
    image = Image.new("L", (len(modules[0]), len(modules)), WHITE)
    image.putdata([BLACK if dark else WHITE for row in modules for dark in row])
    return image.resize((image.width * dot, image.height * dot), Image.Resampling.NEAREST)


@lru_cache(maxsize=2048)
def _glyph(cluster: str, cells: int, bold: bool, cell: int, high: int, lang: str) -> Image.Image:
    """One cluster in its cells. Kept: a receipt is made of few different letters."""
    name = BOLD if bold else REGULAR
    # double height: drawn large and squeezed sideways, as a printer's own letters are
    large = cell * high
    image = Image.new("L", (large * cells, row_height(cell) * high), WHITE)
    draw = ImageDraw.Draw(image)
    if _has(name, cluster):
        draw.text((0, round(large * BASELINE)), cluster, BLACK, _font(name, large), anchor="ls")
    elif han := next((font for font in _han_fonts(lang) if _has(font, cluster)), ""):
        place = (large * cells / 2, round(large * HAN_BASELINE))
        face = _face(han, large * HAN_EM)
        draw.text(place, cluster, BLACK, face, anchor="ms")
        if bold:
            # one weight is bundled: printed twice, a little apart
            draw.text((place[0] + max(large / 14, 1), place[1]), cluster, BLACK, face, anchor="ms")
    else:
        _draw_code_point(draw, cluster, large, cells)
    if high > 1:
        image = image.resize((cell * cells, image.height), Image.Resampling.BOX)
    return image


def _han_fonts(lang: str) -> tuple[str, str]:
    """The forms of the paper's language first, the others rather than none."""
    return (TRADITIONAL, SIMPLIFIED) if lang == "zh-Hant" else (SIMPLIFIED, TRADITIONAL)


def drawn_alike(line: TextLine) -> bool:
    """Whether a window with the same font shows the line as it is printed, letter by letter."""
    text = line.text
    if text.isascii():
        return True
    return (
        cells_of(text) == len(text)
        and not line.joined
        and all(char == " " or _has(REGULAR, char) for char in text)
    )


def has_glyph(char: str) -> bool:
    """Whether a line can show the character in every weight it prints."""
    run = visual_runs(char)
    if run and run[0].script is not Script.CELLS:
        return not missing(char, run[0].script)
    mono = _has(REGULAR, char) and _has(BOLD, char)
    return mono or any(_has(font, char) for font in _han_fonts(""))


def _draw_code_point(draw: ImageDraw.ImageDraw, cluster: str, cell: int, cells: int) -> None:
    """A box with the code point in hexadecimal, two or three digits a line."""
    digits = f"{ord(cluster[0]):04X}"
    half = (len(digits) + 1) // 2
    size = max(cell * cells / half / ADVANCE * 0.8, 5)
    font = _face(REGULAR, size)
    top = round(cell * 0.3)
    bottom = round(cell * (BASELINE + 0.35))
    right = cell * cells - 2
    draw.rectangle((1, top, right, bottom), outline=BLACK)
    middle = right / 2
    for index, part in enumerate((digits[:half], digits[half:])):
        centre = top + (bottom - top) * (0.27 + 0.46 * index)
        draw.text((middle, centre), part, BLACK, font, anchor="mm")


@lru_cache(maxsize=4)
def _bytes(name: str) -> bytes:
    return files("resources").joinpath(name).read_bytes()


@lru_cache(maxsize=64)
def _face(name: str, size: float) -> ImageFont.FreeTypeFont:
    # Basic layout on purpose: Raqm needs a FriBiDi that not every machine has, and these scripts
    # need no shaping
    return ImageFont.truetype(BytesIO(_bytes(name)), size, layout_engine=ImageFont.Layout.BASIC)


def _font(name: str, cell: int) -> ImageFont.FreeTypeFont:
    return _face(name, cell / ADVANCE)


@lru_cache(maxsize=4096)
def _has(name: str, cluster: str) -> bool:
    """Whether the font has a glyph for each character.

    The glyph of a noncharacter shows what a missing one looks like.
    """
    font = _face(name, 20.0)
    missing = _mask(font, "\uffff")
    return all(char.isspace() or _mask(font, char) != missing for char in cluster)


def _mask(font: ImageFont.FreeTypeFont, char: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(char)
    return mask.size, bytes(mask)
