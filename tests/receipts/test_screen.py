from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from receipts.layout import Segment, TextLine
from receipts.raster import line_image, row_height
from receipts.receipt_document import receipt_document
from receipts.screen import accessible_text, lines, png
from receipts.text import text
from tests.receipts import samples


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_the_preview_has_the_paper_s_width_and_its_code(columns: int) -> None:
    document = receipt_document(samples.receipt())
    picture = Image.open(BytesIO(png(document, columns)))
    assert picture.width == (columns + 4) * 12
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == samples.QR_TEXT


def test_the_same_document_gives_the_same_picture() -> None:
    document = receipt_document(samples.receipt(payer="Nguyễn 中文"))
    assert png(document) == png(document)


def test_what_is_read_out_is_what_is_painted() -> None:
    document = receipt_document(samples.confirmed("es"))
    painted = [line.text for line in lines(document).text_lines]
    read_out = [line for line in accessible_text(document).splitlines() if "QR code" not in line]
    assert painted == read_out
    assert accessible_text(document) == text(document)


def _ink(line: str, *, bold: bool = False, high: int = 1) -> list[int]:
    """Dark pixels per column of cells."""
    made = line_image(
        TextLine(segments=(Segment(text=line, bold=bold),), high=high), columns=12, cell=12
    )
    assert made.size == (144, row_height(12) * high)
    return [
        sum(made.crop((left, 0, left + 12, made.height)).histogram()[:128])
        for left in range(0, 144, 12)
    ]


def test_every_character_sits_in_its_cell() -> None:
    assert [ink > 0 for ink in _ink("a b  c")] == [True, False, True, False, False, True] + [
        False
    ] * 6
    assert [ink > 0 for ink in _ink("é ễ Ż")][:5] == [True, False, True, False, True]


def test_a_character_without_a_glyph_is_a_box_with_its_number_and_not_nothing() -> None:
    assert [ink > 20 for ink in _ink("中 \U0001f600 x")][:7] == [
        *(True, True, False),
        *(True, True, False, True),
    ]
    first, second = _ink("中"), _ink("文")
    assert first != second


def test_bold_and_high_have_more_ink() -> None:
    assert sum(_ink("TOTAL", bold=True)) > sum(_ink("TOTAL"))
    assert sum(_ink("TOTAL", high=2)) > 1.5 * sum(_ink("TOTAL"))
