"""Shaping is right: what the shaper does to known words, and that nothing of it is cut off."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cashier.domain.receipt import LANGUAGES
from receipts.layout import Segment, TextLine, cells_of, layout
from receipts.raster import has_glyph, line_height, line_image
from receipts.receipt_document import receipt_document
from receipts.scripts import Run, Script
from receipts.shaping import _shaped, run_image, width_in_ems
from receipts.translations import TRANSLATIONS
from tests.receipts import samples


def _glyphs(text: str, script: Script) -> list[int]:
    _, buffer = _shaped(Run(text=text, script=script, rtl=script is Script.ARABIC), 1000)
    return [glyph.codepoint for glyph in buffer.glyph_infos]


def test_arabic_letters_are_joined_and_run_backward() -> None:
    alone = [_glyphs(letter, Script.ARABIC)[0] for letter in "شيك"]
    joined = _glyphs("شيك", Script.ARABIC)
    # the last letter stands first; a letter in the middle has another form than alone
    assert len(joined) >= 3
    assert alone[1] not in joined
    # lam and alef are one sign
    assert len(_glyphs("لا", Script.ARABIC)) == 1


def test_khmer_puts_its_subscripts_below_and_its_vowels_before() -> None:
    # coeng + ro is one sign, drawn before its consonant; it takes no letter's place of its own
    plain = _glyphs("ក", Script.KHMER)
    below = _glyphs("ក្រ", Script.KHMER)
    assert len(below) == 2
    assert below[-1] == plain[0]
    assert _glyphs("កេ", Script.KHMER)[-1] == plain[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_every_text_has_a_glyph(language: str) -> None:
    words = TRANSLATIONS[language]
    texts = [getattr(words, field.name) for field in fields(words) if field.name != "reviewed"]
    lacking = {
        char
        for text in texts
        for char in text
        if not char.isspace() and char != "\u200b" and not has_glyph(char)
    }
    assert not lacking


def test_what_no_font_has_is_known_to_be_missing() -> None:
    assert not has_glyph("\u0d85")
    assert not has_glyph("\u17ff")
    assert has_glyph("鑫")
    assert has_glyph("ễ")


@pytest.mark.parametrize("high", [1, 2])
@pytest.mark.parametrize("language", ["km", "ar"])
def test_no_ink_is_cut_off(language: str, high: int) -> None:
    """The tallest stack and the deepest tail stay inside the line."""
    made = layout(receipt_document(samples.confirmed(language), samples.COPY), 42)
    for line in made.text_lines:
        if not line.joined:
            continue
        shown = TextLine(segments=line.segments, high=high, lang=line.lang)
        image = line_image(shown, columns=42, cell=12)
        assert image.height == line_height(shown, 12)
        edge = [
            *image.crop((0, 0, image.width, 1)).tobytes(),
            *image.crop((0, image.height - 1, image.width, image.height)).tobytes(),
        ]
        assert min(edge) == 255, line.text


def test_a_run_stays_in_its_cells_and_is_the_same_every_time() -> None:
    run = Run(text="ប្រាក់សរុប", script=Script.KHMER)
    assert cells_of(run.text) >= width_in_ems(run) * 2 - 0.05
    first = run_image(run, False, 24.0, 240, 42, 27)
    run_image.cache_clear()
    assert run_image(run, False, 24.0, 240, 42, 27).tobytes() == first.tobytes()
    assert run_image(run, True, 24.0, 240, 42, 27).tobytes() != first.tobytes()


def test_a_name_in_chinese_is_letters_in_the_forms_of_the_paper() -> None:
    """U+9AA8 is drawn with its inner corner to the left in Simplified, to the right elsewhere."""

    def drawn(lang: str) -> bytes:
        line = TextLine(segments=(Segment(text="骨"),), lang=lang)
        return line_image(line, columns=4, cell=12).tobytes()

    assert drawn("zh-Hans") != drawn("zh-Hant")
    assert drawn("en") == drawn("zh-Hans")
