"""Pages as pictures: one at a time, their text found and marked, the last good one kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from ui import pdf_view
from ui.pdf_view import PdfView, draw_page, find_text
from ui.tasks import InlineTasks


def paper(pages: int = 3) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Item 10{number} on page {number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    view = PdfView(InlineTasks(), name="Report")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pdf(paper())
    return view


def test_a_page_is_drawn_with_its_text() -> None:
    page = draw_page(paper(), 1, 2.0)
    assert (page.number, page.pages, page.width, page.height) == (1, 3, 612, 792)
    assert (page.image.width(), page.image.height()) == (1224, 1584)
    assert page.image.pixelColor(5, 5).name() == "#ffffff"
    assert "Item 102 on page 2" in page.text
    dark = sum(
        page.image.pixelColor(x, y).lightness() < 128
        for x in range(140, 400)
        for y in range(160, 200)
    )
    assert dark > 50, "letters are where they stand on the paper"


def test_a_page_outside_is_the_nearest() -> None:
    assert draw_page(paper(), 99, 1.0).number == 2
    assert draw_page(paper(), -1, 1.0).number == 0


def test_text_is_found_whatever_its_case() -> None:
    hits = find_text(paper(), "ITEM 10")
    assert [hit.page for hit in hits] == [0, 1, 2]
    left, bottom, right, top = hits[0].boxes[0]
    assert 71 < left < right < 200
    assert 690 < bottom < top < 715
    assert find_text(paper(), "nowhere") == ()
    assert find_text(paper(), "  ") == ()


def test_one_call_at_a_time() -> None:
    pdf = paper()
    with ThreadPoolExecutor(2) as pool:
        with pdf_view._ONE_CALL:
            drawn = pool.submit(draw_page, pdf, 0, 1.0)
            found = pool.submit(find_text, pdf, "item")
            with pytest.raises(TimeoutError):
                drawn.result(0.1)
            assert not found.done()
        assert drawn.result(10).pages == 3
        assert len(found.result(10)) == 3


def test_keys_turn_pages(view: PdfView, qtbot: QtBot) -> None:
    shown: list[tuple[int, int]] = []
    view.page_shown.connect(lambda number, pages: shown.append((number, pages)))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert shown[-1] == (3, 3)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert shown[-1] == (1, 3)
    for _ in range(8):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert shown[-1][0] > 1
    assert view.paper.accessibleName() == f"Page {shown[-1][0]} of 3"
    assert f"on page {shown[-1][0]}" in view.paper.accessibleDescription()


def test_the_width_is_fitted_and_followed(view: PdfView) -> None:
    assert view.paper.sizeHint().width() <= view.viewport().width() - 30
    before = view.zoom
    view.resize(1000, 500)
    assert view.zoom > before
    view.set_zoom(100)
    assert view.paper.sizeHint().width() == 816
    view.zoom_by(1)
    assert view.zoom == 125
    view.set_zoom(1000)
    assert view.zoom == 300


def test_found_places_are_visited_around_the_end(view: PdfView) -> None:
    told: list[tuple[int, int]] = []
    view.hits_found.connect(lambda number, hits: told.append((number, hits)))
    view.search("item 10")
    for _ in range(3):
        view.next_hit()
    assert told == [(1, 3), (2, 3), (3, 3), (1, 3)]
    view.next_hit(-1)
    assert view.page is not None
    assert view.page.number == 2
    view.search("nowhere")
    assert told[-1] == (0, 0)
    assert view.page.number == 2, "the page stays"
