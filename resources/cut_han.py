"""Cuts one TrueType file out of the hundred WOFF2 parts that npm ships for a Chinese family.

Side by side the parts are unusable: each calls itself by the same name, and reportlab and Pillow
read neither. Taken are the characters of a national standard, which hold those of nearly every
name, and the signs beside them. A developer's tool; fontTools is in the dev group only.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import timestampFromString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SIGNS = (*range(0x20, 0x7F), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), *range(0x2010, 0x2027))
MADE = timestampFromString("Thu Jan  1 00:00:00 2026")
"""The font's own date, so that the same parts give the same bytes."""


def characters(standard: str) -> frozenset[int]:
    """Code points to take.

    `gb2312`: all 6,763 characters of GB 2312. `big5`: the 5,401 frequent ones of Big5.
    """
    if standard == "gb2312":
        pairs = ((row, cell) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    else:
        cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        pairs = ((row, cell) for row in range(0xA4, 0xC7) for cell in cells)
    drawn = (bytes(pair).decode(standard, "ignore") for pair in pairs)
    return frozenset((*SIGNS, *(ord(char) for char in drawn if len(char) == 1)))


def cut(parts: Path, out: Path, *, family: str, standard: str) -> None:
    """Writes `out` from the WOFF2 files of weight 400 in `parts`."""
    wanted = characters(standard)
    glyphs = {}
    widths = {}
    mapped: dict[int, str] = {}
    first: TTFont | None = None
    for part in sorted(parts.glob("*-400-normal.woff2")):
        font = TTFont(part)
        shapes = font.getGlyphSet()
        for point, name in sorted(font.getBestCmap().items()):
            if point not in wanted or point in mapped:
                continue
            own = f"u{point:04X}"
            outline = DecomposingRecordingPen(shapes)
            shapes[name].draw(outline)
            pen = TTGlyphPen(None)
            outline.replay(pen)
            glyphs[own] = pen.glyph()
            widths[own] = font["hmtx"][name]
            mapped[point] = own
        if first is None or len(shapes) > len(first.getGlyphSet()):
            first = font
    assert first is not None, parts
    box = TTGlyphPen(None)
    builder = FontBuilder(first["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder([".notdef", *sorted(glyphs)])
    builder.setupCharacterMap(mapped)
    builder.setupGlyf({".notdef": box.glyph(), **glyphs})
    builder.setupHorizontalMetrics({".notdef": (first["head"].unitsPerEm, 0), **widths})
    builder.setupHorizontalHeader(ascent=first["hhea"].ascent, descent=first["hhea"].descent)
    plain = family.replace(" ", "")
    builder.setupNameTable(
        {
            "copyright": str(first["name"].getDebugName(0) or ""),
            "familyName": family,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"{plain}-Regular",
            "fullName": f"{family} Regular",
            "psName": f"{plain}-Regular",
            "licenseDescription": "SIL Open Font License, Version 1.1",
        },
        mac=False,
    )
    builder.setupOS2(
        sTypoAscender=first["hhea"].ascent,
        sTypoDescender=first["hhea"].descent,
        usWinAscent=first["hhea"].ascent,
        usWinDescent=-first["hhea"].descent,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = MADE
    builder.font.recalcTimestamp = False
    out.parent.mkdir(parents=True, exist_ok=True)
    builder.save(out)
