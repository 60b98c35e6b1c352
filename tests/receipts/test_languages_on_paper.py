"""The bytes of a receipt in each language at each width, read back by the strict decoder and held
against pictures a person has looked at.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from cashier.domain.receipt import LANGUAGES
from receipts.layout import TextLine, layout
from receipts.printers import TextMode
from receipts.raster import line_height
from receipts.receipt_document import receipt_document
from receipts.thermal import escpos
from receipts.ways_to_pay import ways_to_pay_document
from tests.receipts import samples
from tests.receipts.decoder import DecodedLine, EndOfSlip, Picture, decode, lines, paper
from tests.receipts.test_thermal import DRAWER, HOSTILE, RECORDS
from tests.receipts.test_ways_to_pay import slip

PICTURES = Path(__file__).parent / "golden" / "pictures"
WIDTHS = {32: "pos-58", 42: "tm-t88", 48: "tm-t20"}
RASTER = ("vi", "zh-Hans", "zh-Hant", "km", "ru", "ar")
"""Languages no code page of the printers covers; the others are text on the paper."""
DIFFERENT = 0.002
"""Share of dots that may differ: the rounding of another machine's rasteriser, not another form."""


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_is_text_or_one_picture_of_the_right_height(language: str, columns: int) -> None:
    printer = RECORDS[WIDTHS[columns]]
    document = receipt_document(samples.receipt(language=language, qr_text=""), samples.COPY)
    decoded = [item for item in decode(escpos(document, printer)) if not _is_end(item)]
    made = layout(document, columns).text_lines
    assert len(decoded) == len(made)
    for item, line in zip(decoded, made, strict=True):
        if isinstance(item, Picture):
            assert not line.text.isascii()
            assert item.height == line_height(line, 12)
            assert item.image().convert("L").getextrema() == (0, 255)
        else:
            assert isinstance(item, DecodedLine)
            assert item.text == line.text.rstrip(" ")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - set(RASTER)))
def test_languages_of_the_latin_page_print_in_the_printer_s_own_letters(language: str) -> None:
    document = receipt_document(samples.receipt(language=language, qr_text=""))
    decoded = decode(escpos(document, RECORDS["tm-t88"]))
    assert not any(isinstance(item, Picture) for item in decoded)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", RASTER)
def test_the_paper_looks_as_a_person_has_seen_it(
    language: str, columns: int, golden_update: bool
) -> None:
    """`GOLDEN=write pytest …` draws them anew; look at each before it is committed."""
    printer = replace(RECORDS[WIDTHS[columns]], text_mode=TextMode.RASTER)
    document = receipt_document(samples.confirmed(language), samples.COPY)
    drawn = paper(decode(escpos(document, printer)), printer.dots).convert("1")
    file = PICTURES / f"{language}_{columns}.png"
    if golden_update:
        file.parent.mkdir(exist_ok=True)
        drawn.save(file, optimize=True)
    seen = Image.open(file).convert("1")
    assert drawn.size == seen.size
    changed = ImageChops.logical_xor(drawn, seen).histogram()[255]
    assert changed <= DIFFERENT * seen.width * seen.height


@settings(max_examples=60)
@given(name=HOSTILE, language=st.sampled_from(LANGUAGES))
def test_no_name_gives_a_stray_command_in_any_language(name: str, language: str) -> None:
    document = receipt_document(samples.receipt(payer=name, language=language, qr_text=""))
    for printer in (RECORDS["tm-t88"], RECORDS["pos-58"]):
        made = escpos(document, printer)
        decoded = decode(made)
        assert sum(isinstance(item, EndOfSlip) for item in decoded) == 1
        assert not any(pulse in made for pulse in DRAWER)
        if "?" not in name:
            assert not any("?" in line for line in lines(decoded))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_to_pay_are_understood_at_every_width(language: str) -> None:
    for columns, name in WIDTHS.items():
        document = ways_to_pay_document(slip(language))
        decoded = [item for item in decode(escpos(document, RECORDS[name])) if not _is_end(item)]
        made = [line for line in layout(document, columns).lines if isinstance(line, TextLine)]
        assert len(decoded) == len(made)


def _is_end(item: object) -> bool:
    return isinstance(item, EndOfSlip)
