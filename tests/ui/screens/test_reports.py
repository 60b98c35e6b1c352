"""Archived reports: whose may be seen, the page, finding in it, the table, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.staff import Staff
from cashier.services import drawers
from tests.ui.screens.conftest import BOYLE, RIVERA, TODAY
from tests.ui.screens.takings import check, take
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.reports import ReportsPage
from ui.shell import Shell

Shown = Callable[[Page], Shell]


def day(counter: Counter, who: Staff, number: str) -> None:
    """A drawer with one check, closed in balance."""
    desk = counter.desk
    if drawers.current(desk, who) is None:
        drawers.open_drawer(desk, who, TODAY)
    take(desk, who, check(number, 20600))
    drawers.begin_count(desk, who)
    kind = InstrumentKind.PERSONAL_CHECK
    drawers.count(desk, who, {kind: KindCount(items=1, cents=20600)})
    drawers.close(desk, who)


@pytest.fixture
def closed(counter: Counter) -> Counter:
    day(counter, RIVERA, "1042")
    day(counter, BOYLE, "1043")
    return counter


@pytest.fixture
def page(closed: Counter, show: Shown) -> Iterator[ReportsPage]:
    closed.who = BOYLE
    page = ReportsPage(closed)
    shell = show(page)
    yield page
    assert shell.page is page


def test_a_supervisor_sees_all_newest_first(page: ReportsPage) -> None:
    assert [r.z_number for r in page.reports.rows()] == [2, 1]
    assert "Z report 2" in page.view.text
    assert page.page_words.text().startswith("Page 1 of ")
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))


def test_a_cashier_sees_the_own_ones(closed: Counter, show: Shown) -> None:
    closed.who = RIVERA
    page = ReportsPage(closed)
    shell = show(page)
    assert [r.staff for r in page.reports.rows()] == ["1001"]
    assert shell.page is page


def test_down_shows_the_next_report(page: ReportsPage) -> None:
    QTest.keyClick(page.reports, Qt.Key.Key_Down)
    assert "Z report 1" in page.view.text


def test_find_in_the_report(page: ReportsPage) -> None:
    QTest.keyClick(page.window(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search_box.hasFocus()
    QTest.keyClicks(page.search_box, "1043")
    QTest.keyClick(page.search_box, Qt.Key.Key_Return)
    assert [hit.page >= 0 for hit in page.view.hits] == [True]
    QTest.keyClicks(page.search_box, "99")
    QTest.keyClick(page.search_box, Qt.Key.Key_Return)
    assert not list(page.view.hits)
    page.search_box.clear()
    page.search_box.textEdited.emit("")
    assert not list(page.view.hits)


def test_enter_again_goes_to_the_next_place(page: ReportsPage) -> None:
    told: list[tuple[int, int]] = []
    page.view.hits_found.connect(lambda number, hits: told.append((number, hits)))
    page.search_box.setText("check")
    QTest.keyClick(page.search_box, Qt.Key.Key_Return)
    QTest.keyClick(page.search_box, Qt.Key.Key_Return)
    QTest.keyClick(page.search_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [number for number, _ in told][-3:] == [1, 2, 1]


def test_the_table_says_the_same(page: ReportsPage) -> None:
    QTest.keyClick(page.window(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.lines.isVisible()
    assert page.lines.hasFocus()
    rows = page.lines.rows()
    total = next(r for r in rows if r.what == "Total")
    assert (total.amount, total.counted, total.difference) == ("$206.00", "$206.00", "$0.00")
    assert any("1043" in r.what for r in rows)
    assert any(r.what == "Report hash" for r in rows)
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))
    QTest.keyClick(page.window(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.view.isVisible()


def test_zoom_keys(page: ReportsPage) -> None:
    page.view.set_zoom(100)
    QTest.keyClick(page.window(), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom_words.text() == "75 %"


def test_csv_is_saved(page: ReportsPage, tmp_path: Path) -> None:
    next(a for a in page.acts() if a.text == "CSV").slot()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("TRN-01-Z2.csv")
    dialog.fileSelected.emit(str(tmp_path / "z.csv"))
    dialog.reject()
    text = (tmp_path / "z.csv").read_text("utf-8-sig")
    assert text.startswith("section,")
    assert "1043" in text


def test_nothing_archived_says_what_brings_one(counter: Counter, show: Shown) -> None:
    counter.who = RIVERA
    page = ReportsPage(counter)
    shell = show(page)
    assert page.empty.isVisible()
    assert "F7" in page.empty.text()
    assert not any(a.enabled for a in page.acts() if a.text != "Back")
    assert shell.page is page
