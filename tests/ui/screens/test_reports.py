"""Reports: what may be chosen, the pages, finding in them, their twin, files, paper, long ones."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cashier.domain.drawer import KindCount
from cashier.domain.errors import Fault
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report_tables import ReportName, Stopped
from cashier.domain.staff import Staff
from cashier.services import drawers, training
from cashier.services.report_choices import choices
from cashier.services.reports_read import read_report
from tests.ui.screens.conftest import BOYLE, RIVERA, TODAY
from tests.ui.screens.takings import check, take
from tests.ui.stalls import HELD_MOST, Stalls
from tests.ui.walk import clipped, faults
from ui import pdf as engine
from ui.counter import Counter
from ui.events import Events
from ui.page import Page
from ui.screens import reports_make
from ui.screens.reports import ReportsPage
from ui.screens.reports_make import Form, Made, file_of
from ui.shell import Shell
from ui.tasks import Tasks
from ui.workers import PrintWorker

Shown = Callable[[Page], Shell]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHECKS = InstrumentKind.PERSONAL_CHECK


def day(counter: Counter, who: Staff, number: str) -> None:
    """A drawer with one check, closed in balance."""
    desk = counter.desk
    if drawers.current(desk, who) is None:
        drawers.open_drawer(desk, who, TODAY)
    take(desk, who, check(number, 20600))
    drawers.begin_count(desk, who)
    drawers.count(desk, who, {CHECKS: KindCount(items=1, cents=20600)})
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


def press(page: Page, key: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    target = page.window() if focus is None else focus
    QTest.keyClick(target, key, with_ or Qt.KeyboardModifier.NoModifier)


def choose(page: ReportsPage, name: ReportName) -> None:
    """As a person does: the kind, which changes the other fields."""
    page.bar.kind.set_value(name)
    page.bar.kind.chosen.emit(name)


def test_the_newest_z_stands_there_and_the_others_are_a_choice_away(page: ReportsPage) -> None:
    assert "Z report 2" in page.view.text
    assert (page.tools.number.text(), page.tools.pages.text()) == ("1", "of 2")
    assert page.title == "Z report 2"
    assert page.context.startswith("As of Mon 23 Nov 2026, 8:31 AM. ")
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))
    page.bar.drawer.setFocus()
    press(page, Qt.Key.Key_Down)
    page.bar.changed.emit()
    assert "Z report 2" in page.view.text, "nothing is read before it is asked for"
    assert page.hint == "F12 shows it."
    out = {"Print", "Save PDF", "Excel", "CSV", "JSON"}
    assert not [act.text for act in page.acts() if act.text in out and act.enabled], "not that one"
    press(page, Qt.Key.Key_F12)
    assert "Z report 1" in page.view.text
    assert page.hint == ""


def test_a_cashier_has_the_own_z_reports_only(closed: Counter, show: Shown) -> None:
    closed.who = RIVERA
    page = ReportsPage(closed)
    shell = show(page)
    assert page.bar.kind.count() == 1
    assert page.bar.drawer.count() == 1
    assert "Z report 1" in page.view.text
    assert shell.page is page


def test_the_z_of_a_session_is_shown_at_once(closed: Counter, show: Shown) -> None:
    closed.who = BOYLE
    page = ReportsPage(closed)
    page.show_about(str(_first_session(closed)))
    shell = show(page)
    assert "Z report 1" in page.view.text
    assert shell.page is page


def _first_session(counter: Counter) -> str:
    return choices(counter.desk, BOYLE).closed[-1].session_id


def test_every_kind_is_shown_as_pages_and_tables(page: ReportsPage) -> None:
    for name in set(ReportName) - {ReportName.X}:
        choose(page, name)
        page.ask()
        assert not page.trouble.isVisible()
        assert page.made is not None
        assert page.made.report.choice.name is name
        assert page.made.report.title in page.view.text
    press(page, Qt.Key.Key_T, CTRL)
    QApplication.processEvents()
    for _ in range(page.tools.section.count()):
        assert page.table.table is not None
        assert not list(faults(page))
        press(page, Qt.Key.Key_PageDown, CTRL)
    assert page.table.section == 0, "around the end"


def test_an_open_drawer_has_an_x(page: ReportsPage) -> None:
    choose(page, ReportName.X)
    before = page.bar.possible
    assert not before
    assert not next(one for one in page.acts() if one.key == "F12").enabled
    drawers.open_drawer(page._counter.desk, RIVERA, TODAY)
    page._counter.events.drawer_changed.emit(None)
    assert page.bar.possible
    page.ask()
    assert "X report" in page.view.text


def test_days_are_typed_and_a_wrong_one_is_marked(page: ReportsPage) -> None:
    choose(page, ReportName.PERIOD)
    assert page.bar.first.text() == "11/01/2026"
    page.bar.first.edit.setText("11/31")
    page.ask()
    assert page.bar.first.error()
    assert page.bar.first.edit.hasFocus()
    page.bar.first.edit.setText("11/24/2026")
    page.ask()
    assert page.trouble.isVisible(), "the end comes before the beginning"
    assert "Z report 2" in page.view.text, "the last good one stays"
    QApplication.processEvents()
    assert not list(clipped(page))
    page.bar.first.edit.setText("11/2")
    page.bar.first.edit.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.bar.last.edit.hasFocus()
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    assert page.made is not None
    assert page.made.report.choice.name is ReportName.PERIOD
    assert not page.trouble.isVisible()
    assert page.view.hasFocus(), "Enter on the last field goes on into the report"


def test_find_in_the_report(page: ReportsPage) -> None:
    press(page, Qt.Key.Key_F, CTRL)
    box = page.tools.search_box
    assert box.hasFocus()
    QTest.keyClicks(box, "check")
    for key, mods in ((Qt.Key.Key_Return, None), (Qt.Key.Key_Return, None)):
        press(page, key, mods)
    assert page.view.finding.current == 1
    press(page, Qt.Key.Key_Return, SHIFT)
    assert page.view.finding.current == 0
    QTest.keyClicks(box, "99")
    press(page, Qt.Key.Key_Return)
    assert not page.view.hits
    box.clear()
    box.textEdited.emit("")
    assert page.view.finding.hit is None


def test_the_table_says_the_same(page: ReportsPage) -> None:
    press(page, Qt.Key.Key_T, CTRL)
    table = page.table.table
    assert table is not None
    assert table.hasFocus()
    lines: dict[str, list[tuple[str, ...]]] = {}
    for number in range(page.tools.section.count()):
        page.table.show_section(number)
        shown = page.table.table
        assert shown is not None
        lines[page.tools.section.itemText(number)] = [row.cells for row in shown.rows()]
    every = [cell for rows in lines.values() for row in rows for cell in row]
    assert "$206.00" in every
    assert any("1043" in cell for cell in every)
    (total,) = [row for rows in lines.values() for row in rows if row[0] == "Total"][:1]
    assert total.count("$206.00") == 2, "recorded and counted"
    for words in ("A. Rivera", "N. Boyle"):
        assert any(words in cell for cell in every) is (words == "N. Boyle")
    page.table.show_section(0)
    page.tools.search_box.setText("boyle")
    page.tools.look_for()
    assert page.table.hits
    section, row = page.table.hits[0]
    assert (page.table.section, page.tools.section.value()) == (section, section)
    shown = page.table.table
    assert shown is not None
    assert shown.currentIndex().row() == row
    assert "Boyle" in " ".join(shown.rows()[row].cells)
    press(page, Qt.Key.Key_T, CTRL)
    assert page.view.isVisible()
    assert page.view.hits, "what is looked for is looked for in its twin"


def test_keys_of_size_and_pages(page: ReportsPage) -> None:
    page.view.set_zoom(100)
    press(page, Qt.Key.Key_Minus, CTRL)
    assert page.tools.zoom_words.text() == "75 %"
    press(page, Qt.Key.Key_0, CTRL)
    assert page.view.zoom > 75
    page.view.show_pdf(engine.pages_of(page.made.pdf, 1, 1) if page.made else b"")
    page.tools.number.setFocus()
    page.tools.number.setText("99")
    press(page, Qt.Key.Key_Return)
    assert page.tools.number.text() == "1"


def test_files_are_saved_whole(page: ReportsPage, tmp_path: Path) -> None:
    for form in Form:
        page.save(form)
        dialog = page.findChildren(QFileDialog)[-1]
        assert dialog.selectedFiles()[0].endswith(f"TRN-01-Z2.{form.value}")
        file = tmp_path / f"z.{form.value}"
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        assert page.made is not None
        _is_whole(form, file.read_bytes(), page.made)


def _is_whole(form: Form, content: bytes, made: Made) -> None:
    match form:
        case Form.PDF:
            assert content == made.pdf
        case Form.CSV:
            assert content.decode("utf-8-sig").startswith("section,")
            assert b"1043" in content
        case Form.JSON:
            assert json.loads(content)["z_number"] == 2
        case Form.XLSX:
            book = load_workbook(BytesIO(content), read_only=True)
            assert len(book.sheetnames) > 1
            book.close()


def test_paper_of_the_office_and_of_the_counter(
    closed: Counter, show: Shown, tmp_path: Path, print_worker: PrintWorker
) -> None:
    closed.who = BOYLE
    page = ReportsPage(closed, None, print_worker)
    shell = show(page)
    assert page.made is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "office.pdf"))
    page.print_on(printer)
    assert (tmp_path / "office.pdf").read_bytes() == page.made.pdf
    slip = next(one for one in page.acts() if one.text == "Slip")
    assert slip.enabled
    slip.slot()
    assert (tmp_path / "receipts.bin").stat().st_size > 500
    assert shell.page is page


def test_nothing_archived_says_what_brings_one(counter: Counter, show: Shown) -> None:
    counter.who = RIVERA
    page = ReportsPage(counter)
    shell = show(page)
    assert page.empty.isVisible()
    assert "F7" in page.empty.text()
    assert not any(a.enabled for a in page.acts() if a.text != "Back")
    assert shell.page is page


def test_a_report_that_cannot_be_made_leaves_the_one_before(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **more: object) -> None:
        raise Fault("store.read_only", reason="disk")

    monkeypatch.setattr(reports_make, "read_report", broken)
    page.ask()
    assert page.trouble.isVisible()
    assert "Z report 2" in page.view.text
    monkeypatch.undo()
    monkeypatch.setattr(reports_make, "report_pdf", lambda *given, **more: b"%PDF-1.4 torn")
    page.ask()
    assert page.trouble.isVisible(), "pages that cannot be read are told too"
    assert "Z report 2" in page.view.text


def test_the_next_person_does_not_see_what_this_one_read(page: ReportsPage) -> None:
    page._counter.events.session_changed.emit(RIVERA)
    assert page.made is None
    assert page.view.pages == 0
    assert page.empty.isVisible()


def test_a_long_report_is_told_and_stopped_and_holds_nothing_up(
    closed: Counter, show: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports_make, "SAID_AFTER_MS", 20)
    monkeypatch.setattr(reports_make, "TELL_MS", 5)
    begun, real, stopped = threading.Event(), read_report, threading.Event()

    def long(*given: object, progress: Callable[[int, int], None]) -> object:
        begun.set()
        try:
            for done in range(10_000):
                progress(done, 10_000)
                sum(range(20_000))  # works: it is not only waiting that must not hold the window
        except Stopped:
            stopped.set()
            raise
        return real(*given, progress=progress)  # type: ignore[arg-type]

    tasks = Tasks()
    counter = Counter(closed.desk, tasks, Events())
    counter.who = BOYLE
    page = ReportsPage(counter)
    shell = show(page)
    qtbot.waitUntil(lambda: bool(page.view.text), timeout=10_000)
    monkeypatch.setattr(reports_make, "read_report", long)
    stalls = Stalls()
    stalls.start()
    press(page, Qt.Key.Key_F12)
    qtbot.waitUntil(page._progress.isVisible, timeout=5_000)
    qtbot.waitUntil(lambda: page.progress_words.text().endswith(" %"), timeout=5_000)
    press(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(stopped.is_set, timeout=5_000)
    stalls.stop()
    assert not page._progress.isVisible()
    assert not page.maker.busy
    assert begun.is_set()
    assert "Z report 2" in page.view.text, "what stood there stands there"
    assert stalls.held() < HELD_MOST
    tasks.shutdown()
    assert shell.page is page


def test_a_report_of_thousands_of_rows_does_not_hold_the_window(
    page: ReportsPage, show: Shown, qtbot: QtBot
) -> None:
    assert page.made is not None
    report = page.made.report
    section = max(report.sections, key=lambda one: len(one.rows) * len(one.columns))
    long = replace(section, rows=section.rows * (5_000 // len(section.rows)), weights=())
    sections = tuple(long if one is section else one for one in report.sections)
    large = replace(report, sections=sections)
    tasks = Tasks()
    made = Made(report=large, pdf=b"")
    stalls = Stalls()
    table = page.table
    table._tasks = tasks
    stalls.start()
    names = table.set_report(large)
    table.show_section(sections.index(long) if len(names) == len(sections) else 0)
    qtbot.waitUntil(lambda: table.table is not None and len(table.table.rows()) > 0, timeout=10_000)
    qtbot.wait(20)
    stalls.stop()
    assert stalls.held() < HELD_MOST
    assert len(file_of(made, Form.CSV)) > 100_000
    tasks.shutdown()


def test_the_words_of_the_training_home_are_on_every_page(page: ReportsPage) -> None:
    assert training.PASSPHRASE not in page.view.text
    assert "TRAINING" in page.view.text
