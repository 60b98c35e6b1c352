from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.receipt import LANGUAGES
from receipts.document import (
    Align,
    Cell,
    Document,
    DocumentKind,
    Money,
    Para,
    Row,
    clean,
)
from receipts.layout import cells_of, folded, layout, wrap
from receipts.receipt_document import receipt_document
from tests.receipts import samples


def _rows(row: Row, columns: int) -> list[str]:
    made = layout(Document(kind=DocumentKind.TEST, lang="en", blocks=(row,)), columns)
    return [line.text for line in made.text_lines]


@pytest.mark.parametrize(
    ("text", "cells"), [("ALVES", 5), ("中文收據", 8), ("e\u0323\u0302", 1), ("Łódź", 4), ("", 0)]
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert cells_of(text) == cells


def test_typographic_signs_become_what_paper_has() -> None:
    assert folded("“No” – wait… \u00a0it’s") == '"No" - wait...  it\'s'


@given(st.text(), st.integers(min_value=8, max_value=60))
def test_a_wrapped_text_keeps_every_character_and_the_width(text: str, width: int) -> None:
    shown = clean(text)
    lines = wrap(shown, width)
    assert all(cells_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(folded(shown).split())


def test_an_amount_is_never_broken_nor_shortened() -> None:
    row = Row(
        cells=(
            Cell(content="A label much longer than the paper is wide"),
            Cell(content=Money(cents=999_999_999), align=Align.RIGHT),
        )
    )
    for columns in (24, 32, 42, 48):
        shown = _rows(row, columns)
        assert sum("$9,999,999.99" in line for line in shown) == 1
        assert all(cells_of(line) <= columns for line in shown)


def test_numbers_that_do_not_fit_beside_each_other_stand_below_each_other() -> None:
    numbers = [Cell(content=Money(cents=-999_999_999), align=Align.RIGHT) for _ in range(3)]
    shown = _rows(Row(cells=(Cell(content="Difference"), *numbers)), 32)
    assert [line.strip() for line in shown] == ["Difference", *["-$9,999,999.99"] * 3]


def test_a_row_of_figures_alone_is_not_cut_off_either() -> None:
    figures = [Cell(content=Money(cents=999_999_999), align=Align.RIGHT) for _ in range(3)]
    shown = _rows(Row(cells=tuple(figures)), 32)
    assert [line.strip() for line in shown] == ["$9,999,999.99"] * 3


def test_a_row_starts_and_ends_where_the_paper_does() -> None:
    row = Row(cells=(Cell(content="Total"), Cell(content=Money(cents=5), align=Align.RIGHT)))
    assert _rows(row, 32) == ["Total" + " " * 22 + "$0.05"]


@pytest.mark.parametrize("columns", [32, 42, 48])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_paper(columns: int, language: str) -> None:
    document = receipt_document(samples.confirmed(language), samples.COPY)
    assert all(cells_of(line.text) <= columns for line in layout(document, columns).text_lines)


def test_khmer_breaks_between_words_and_prints_no_sign_for_it() -> None:
    words = ["ប្រាក់", "សរុប", "ដែល", "បាន", "ទទួល"]
    lines = wrap("\u200b".join(words), 14)
    assert len(lines) > 1
    assert "".join(lines) == "".join(words)
    for line in lines:
        assert any("".join(words[:end]).endswith(line) for end in range(1, 6))


def test_a_chinese_line_is_filled_and_none_begins_with_a_comma() -> None:
    lines = wrap("收款时间是到期日之后，生效日期由账单部门决定。", 20)
    assert [cells_of(line) for line in lines[:-1]] == [18, 20]
    assert not any(line[0] in "，。" for line in lines)
    assert wrap("付款人 王小明", 10) == ["付款人", "王小明"]


def test_right_to_left_turns_the_columns_and_never_an_amount() -> None:
    row = Row(
        cells=(
            Cell(content="رسوم 12 / Fee 12"),
            Cell(content=Money(cents=-123_456), align=Align.RIGHT),
        )
    )
    made = layout(Document(kind=DocumentKind.TEST, lang="ar", rtl=True, blocks=(row,)), 42)
    (line,) = made.text_lines
    amount, label = line.segments[0], line.segments[-1]
    assert (amount.text, amount.rtl) == ("-$1,234.56", False)
    assert label.rtl
    assert label.text.endswith("رسوم 12 / Fee 12")
    assert cells_of(line.text) == 42


def test_english_beside_arabic_begins_where_english_does() -> None:
    blocks = (Para(text="No change given"), Para(text="لم يُرد أي باقٍ"))
    made = layout(Document(kind=DocumentKind.TEST, lang="ar", rtl=True, blocks=blocks), 42)
    english, arabic = made.text_lines
    assert english.text.rstrip(" ") == "No change given"
    assert arabic.text.startswith("  ")


def test_paper_of_no_width_is_a_bug() -> None:
    with pytest.raises(ValueError, match="10 columns"):
        layout(Document(kind=DocumentKind.TEST, lang="en", blocks=(Para(text="a"),)), 10)
