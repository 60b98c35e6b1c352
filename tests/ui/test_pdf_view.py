"""Pages in the window: only what is seen is drawn, text is found, chosen and copied, the last good
document stays.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault
from tests.ui.papers import damaged, hostile, huge_page, paper
from tests.ui.stalls import HELD_MOST, Stalls
from ui import pdf as engine
from ui import style
from ui.style import Theme
from ui.tasks import Gate, InlineTasks, Tasks
from ui.widgets.pdf_pictures import KEPT_BYTES, Pictures, pieces
from ui.widgets.pdf_view import PdfView

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(qtbot: QtBot) -> Callable[[Gate], PdfView]:
    def make(tasks: Gate) -> PdfView:
        view = PdfView(tasks, name="Report")
        qtbot.addWidget(view)
        view.resize(700, 500)
        view.show()
        return view

    return make


@pytest.fixture
def view(made: Callable[[Gate], PdfView]) -> PdfView:
    view = made(InlineTasks())
    view.show_pdf(paper())
    view.setFocus()
    return view


def test_keys_turn_pages(view: PdfView) -> None:
    shown: list[tuple[int, int]] = []
    view.page_shown.connect(lambda number, pages: shown.append((number, pages)))
    QTest.keyClick(view, Key.Key_End)
    assert shown[-1] == (3, 3)
    QTest.keyClick(view, Key.Key_Home)
    assert shown[-1] == (1, 3)
    QTest.keyClick(view, Key.Key_PageDown, CTRL)
    assert shown[-1] == (2, 3)
    QTest.keyClick(view, Key.Key_PageUp, CTRL)
    assert shown[-1] == (1, 3)
    for _ in range(3):
        QTest.keyClick(view, Key.Key_PageDown)
    assert shown[-1][0] == 2, "page keys scroll from page to page"
    assert view.sheet.accessibleName() == "Page 2 of 3"
    assert "on page 2" in view.sheet.accessibleDescription()
    assert "on page 2" in view.text


def test_the_width_is_fitted_and_followed(view: PdfView) -> None:
    assert view.page_rect(0).width() <= view.sheet.width() - 30
    before = view.zoom
    view.resize(1000, 500)
    assert view.zoom > before
    view.set_zoom(100)
    assert view.page_rect(0).width() == 816
    view.zoom_by(1)
    assert view.zoom == 125
    view.set_zoom(1000)
    assert view.zoom == 300
    assert view.horizontalScrollBar().maximum() > 1000
    view.set_zoom(0)
    assert view.horizontalScrollBar().maximum() == 0


def test_the_middle_stays_while_the_size_changes(view: PdfView) -> None:
    view.go_to(1)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 100)
    middle = QPointF(300, view.sheet.height() / 2)

    def height() -> float:
        rect = view.page_rect(1)
        return (middle.y() - rect.top()) / rect.height()

    before = height()
    turn = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.sheet, turn)
    assert view.number == 1
    assert height() == pytest.approx(before, abs=0.01)


def test_letters_are_sharp_and_where_they_are_found(view: PdfView) -> None:
    view.set_zoom(100)
    view.search("Item 101")
    picture = view.sheet.grab().toImage()
    box = view.place(0, view.hits[0].boxes[0]).toRect()
    ink = [
        picture.pixelColor(x, y).lightness()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    ]
    assert min(ink) < 60
    assert max(ink) > 200, "marked, and still readable"


def test_found_places_are_visited_around_the_end(view: PdfView) -> None:
    told: list[tuple[int, int]] = []
    view.hits_found.connect(lambda number, hits: told.append((number, hits)))
    view.search("item 10")
    assert told[-1] == (1, 3)
    for _ in range(3):
        view.next_hit()
    assert told[-3:] == [(2, 3), (3, 3), (1, 3)]
    view.next_hit(-1)
    assert view.number == 2
    view.search("nowhere")
    assert told[-1] == (0, 0)
    assert view.number == 2, "the page stays"
    view.search("item 10")
    assert told[-1] == (3, 3), "from the page in view onwards"


def test_a_long_search_is_done_in_slices(view: PdfView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FIND_SLICE_SECONDS", 0.0)
    view.go_to(1)
    told: list[tuple[int, int]] = []
    view.hits_found.connect(lambda number, hits: told.append((number, hits)))
    view.search("item 10")
    assert told == [(1, 1), (1, 2), (2, 3), (2, 3)], "a page before it moves the count, not the eye"
    assert not view.finding.running


def test_text_is_chosen_with_the_mouse_and_copied(view: PdfView) -> None:
    view.set_zoom(100)
    text = engine.page_text(paper(), 0)
    begin = view.place(0, text.box(5)).toRect()
    end = view.place(0, text.box(7)).toRect()
    QTest.mousePress(view.sheet, Qt.MouseButton.LeftButton, pos=begin.center() - QPoint(3, 0))
    drag = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(end.center() + QPoint(3, 0)),
        view.sheet.mapToGlobal(QPointF(end.center())),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.sheet, drag)
    QTest.keyClick(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "101"
    start = view.place(0, text.box(0)).toRect()
    QTest.mouseDClick(view.sheet, Qt.MouseButton.LeftButton, pos=start.center())
    QTest.keyClick(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Item"
    QTest.keyClick(view, Key.Key_A, CTRL)
    QTest.keyClick(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"Item 10{n} on page {n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("name", damaged())
def test_the_last_good_document_stays(view: PdfView, name: str) -> None:
    told: list[Fault] = []
    view.damaged.connect(told.append)
    view.show_pdf(damaged()[name])
    assert [fault.code for fault in told] == ["pdf.damaged"]
    assert view.pages == 3
    assert "Item 101" in view.text


def test_what_lies_is_shown_without_harm(view: PdfView) -> None:
    for pdf in (*hostile().values(), huge_page()):
        view.show_pdf(pdf)
        view.set_zoom(300)
        view.sheet.grab()
        view.search("check")
        view.set_zoom(0)
    assert view.kept_bytes <= KEPT_BYTES


def test_a_page_that_breaks_says_so_and_the_others_stand(
    view: PdfView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Fault] = []
    view.damaged.connect(told.append)
    real = engine.paint

    def breaking(pdf: bytes, page: int, *more: int) -> QImage:
        if page == 1:
            raise Fault("pdf.damaged", reason="page too slow or broken", page=2)
        return real(pdf, page, *more)

    monkeypatch.setattr(engine, "paint", breaking)
    view.show_pdf(paper(4))
    view.go_to(1)
    view.go_to(3)
    assert len(told) == 1, "once for a page"
    view.sheet.grab()
    assert "page 4" in view.text


def test_a_late_answer_about_another_document_is_dropped(
    made: Callable[[Gate], PdfView],
) -> None:
    waiting: list[Callable[[], None]] = []

    class Slow(InlineTasks):
        def run(self, *given: Any) -> None:
            waiting.append(lambda: InlineTasks().run(*given))

    view = made(Slow())
    view.show_pdf(paper(5))
    view.show_pdf(paper(3))
    first, second = waiting
    second()
    first()
    assert view.pages == 3


def test_two_hundred_pages_hold_neither_memory_nor_the_window(
    made: Callable[[Gate], PdfView], qtbot: QtBot
) -> None:
    tasks, drawn = Tasks(), []
    real = engine.paint

    def counting(pdf: bytes, page: int, *more: int) -> QImage:
        drawn.append(page)
        return real(pdf, page, *more)

    view = made(tasks)
    view.resize(1100, 700)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "paint", counting)
        stalls = Stalls()
        view.show_pdf(paper(200, lines=20))
        qtbot.waitUntil(lambda: bool(view.text), timeout=10_000)
        stalls.start()
        bar = view.verticalScrollBar()
        for n in range(40):
            bar.setValue(bar.maximum() * n // 40)
            qtbot.wait(2)
            assert view.kept_bytes <= KEPT_BYTES
        view.go_to(40)
        view.search("of 60,")
        qtbot.waitUntil(lambda: bool(view.hits), timeout=20_000)
        view.finding.forget()
        qtbot.waitUntil(lambda: "page 60" in view.text, timeout=10_000)
        stalls.stop()
    tasks.shutdown()
    assert stalls.beats > 40
    assert stalls.held() < HELD_MOST
    assert len(set(drawn)) < 150, "what was scrolled past is not drawn"


def test_old_pictures_go_first_and_those_of_now_never() -> None:
    kept = Pictures()
    each = 10 * 2**20
    wide = each // 4 // 100
    image = QImage(wide, 100, QImage.Format.Format_RGB32)
    tall = [pieces(page, wide, 100, 0, 100)[0] for page in range(8)]
    for piece in tall[:6]:
        kept.put(piece, image, tall[:1])
    assert kept.size <= KEPT_BYTES
    assert [piece in kept for piece in tall[:6]] == [True, False, False, True, True, True]
    kept.put(tall[6], image, tall)
    assert kept.size > KEPT_BYTES, "what is in the window is kept, whatever its size"


def test_pieces_cover_a_page_without_overlap() -> None:
    whole = pieces(0, 4896, 6336, 0, 6336)
    assert whole[0].top == 0
    assert sum(piece.rows for piece in whole) == 6336
    assert all(a.top + a.rows == b.top for a, b in pairwise(whole))
    seen = pieces(0, 4896, 6336, 1000, 1400)
    assert seen[0].top <= 1000
    assert seen[-1].top + seen[-1].rows >= 1400
    assert len(seen) < 4
    assert pieces(0, 100, 100, 200, 300) == []


def test_paper_stays_white_in_the_dark(view: PdfView, qapp: QApplication) -> None:
    style.apply(qapp, Theme.DARK)
    picture = view.sheet.grab().toImage()
    rect = view.page_rect(0).toRect()
    assert picture.pixelColor(rect.left() + 20, rect.top() + 20).name() == "#ffffff"
    assert picture.pixelColor(4, 4) == style.tokens().canvas
