from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
@pytest.mark.parametrize("language", ["en", "es", "pt-BR"])
def test_no_line_is_wider_than_the_paper(columns: int, language: str) -> None:
    document = receipt_document(samples.confirmed(language), samples.COPY)
    assert all(cells_of(line.text) <= columns for line in layout(document, columns).text_lines)


def test_paper_of_no_width_is_a_bug() -> None:
    with pytest.raises(ValueError, match="10 columns"):
        layout(Document(kind=DocumentKind.TEST, lang="en", blocks=(Para(text="a"),)), 10)
