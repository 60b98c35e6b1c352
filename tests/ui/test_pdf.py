"""PDFium as the window uses it: pictures, text, places, one call at a time, and files that lie."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from PySide6.QtGui import QImage

from cashier.domain.errors import Fault
from tests.ui.papers import damaged, hostile, huge_page, paper
from ui import pdf as engine
from ui.pdf import Stack, find, page_text, paint, sizes


def dark(image: QImage, x: range, y: range) -> int:
    return sum(image.pixelColor(i, j).lightness() < 128 for i in x for j in y)


def test_a_page_is_painted_where_its_letters_stand() -> None:
    assert sizes(paper()) == ((612, 792),) * 3
    image = paint(paper(), 1, 1224, 1584)
    assert (image.width(), image.height()) == (1224, 1584)
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert dark(image, range(140, 400), range(160, 200)) > 50


def test_a_part_is_the_same_part_of_the_whole() -> None:
    whole = paint(paper(), 0, 1224, 1584)
    assert paint(paper(), 0, 1224, 1584, 150, 60) == whole.copy(0, 150, 1224, 60)


def test_every_letter_has_its_place() -> None:
    text = page_text(paper(), 1)
    assert text.text.startswith("Item 102 on page 2")
    assert len(text.boxes) == 4 * len(text.text)
    left, bottom, right, top = text.box(0)
    assert 71 < left < right < 80
    assert 690 < bottom < 700 < top < 715
    assert text.at(left - 40, 705) == 0
    assert text.at(right - 0.2, bottom - 90) == 1, "the nearest line counts first"
    assert text.word(6) == (5, 8)
    ((start, _, end, _),) = text.lines(0, 18)
    assert start == left
    assert 150 < end < 200


def test_lines_are_boxes_of_their_own() -> None:
    text = page_text(paper(1, lines=3), 0)
    assert len(text.lines(0, len(text.text))) == 4


def test_text_is_copied_over_pages() -> None:
    said = engine.text_between(paper(), ((0, 5, -1), (1, 0, -1), (2, 0, 8)))
    assert said == "101 on page 1\nItem 102 on page 2\nItem 103"


def test_text_is_found_whatever_its_case() -> None:
    found = find(paper(), "ITEM 10", range(3), 100)
    assert [hit.page for hit in found.hits] == [0, 1, 2]
    assert found.pages == 3
    left, bottom, right, top = found.hits[0].boxes[0]
    assert 71 < left < right < 200
    assert 690 < bottom < top < 715
    assert find(paper(), "nowhere", range(3), 100).hits == ()
    assert len(find(paper(1, lines=20), "check", range(1), 7).hits) == 7


def test_one_call_at_a_time() -> None:
    pdf = paper()
    with ThreadPoolExecutor(2) as pool:
        with engine._ONE_CALL:
            drawn = pool.submit(paint, pdf, 0, 60, 80)
            found = pool.submit(find, pdf, "item", range(3), 9)
            with pytest.raises(TimeoutError):
                drawn.result(0.05)
            assert not found.done()
        assert drawn.result(10).width() == 60
        assert len(found.result(10).hits) == 3


@pytest.mark.parametrize("name", damaged())
def test_what_is_no_pdf_is_a_fault(name: str) -> None:
    with pytest.raises(Fault) as raised:
        sizes(damaged()[name])
    assert raised.value.code == "pdf.damaged"


@pytest.mark.parametrize("name", hostile())
def test_a_lying_file_is_shown_or_refused_but_never_more(name: str) -> None:
    pdf = hostile()[name]
    with suppress(Fault):  # anything else is a bug
        pages = sizes(pdf)
        assert all(1 <= side <= 14_400 for size in pages for side in size)
        for number in range(min(3, len(pages))):
            paint(pdf, number, 300, 400)
            page_text(pdf, number)
    assert find(pdf, "check", (0,), 5).pages == 1


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PAINT_SECONDS_MAX", -1.0)
    with pytest.raises(Fault, match="damaged"):
        paint(paper(1, lines=60), 0, 1224, 1584)


def test_some_pages_are_cut_out() -> None:
    part = engine.pages_of(paper(5), 2, 3)
    assert [page_text(part, n).text.strip() for n in range(len(sizes(part)))] == [
        "Item 102 on page 2",
        "Item 103 on page 3",
    ]
    assert len(sizes(engine.pages_of(paper(5), 4, 0))) == 2


def test_a_huge_page_has_its_size() -> None:
    assert sizes(huge_page()) == ((14_400, 14_400),)


def test_pages_stand_below_each_other() -> None:
    stack = Stack((100, 50, 100), 10)
    assert [stack.top(n) for n in range(3)] == [10, 120, 180]
    assert stack.height == 290
    assert [stack.at(y) for y in (-5, 10, 115, 120, 175, 179, 999)] == [0, 0, 0, 1, 1, 1, 2]
    assert [list(stack.between(*seen)) for seen in ((0, 50), (111, 119), (60, 185))] == [
        [0],
        [],
        [0, 1, 2],
    ]
    assert list(Stack((), 10).between(0, 100)) == []
