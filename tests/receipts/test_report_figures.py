"""The same figures everywhere: each file is read back by a reader that shares nothing with the
program, and every cell of every table is found in it.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pypdfium2
import pytest

from cashier.domain.counted_items import Finding, NamedItem
from cashier.domain.drawer_tables import drawer_tables
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordKind
from cashier.domain.report import DrawerReport, ReceiptGap, ReportAct
from cashier.domain.report_tables import (
    Cell,
    Column,
    ColumnType,
    Layout,
    Report,
    ReportChoice,
    ReportName,
    Section,
    Stopped,
    date_column,
    money_column,
    number_column,
    sums,
    text_column,
)
from receipts.report_document import report_document
from receipts.report_files import report_csv, report_text, report_values
from receipts.report_pdf import report_pdf
from receipts.report_xlsx import report_xlsx
from receipts.text import text
from tests.receipts import report_samples

AT = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
"""Half past eleven at night in New York, on the 23rd."""
NEW_YORK = ZoneInfo("America/New_York")


def drawer() -> DrawerReport:
    """A Z in which every section has something to say."""
    made = report_samples.report(40, off_by_cents=-3457, reason="=SUM(A1) Nguyễn, handed back")
    act = ReportAct(
        kind=RecordKind.REVERSAL,
        at=AT,
        receipt_number="BOS-01-000001-1",
        line=2,
        amount_cents=-20600,
        staff="1001",
        approver="2001",
        reason="recorded twice",
    )
    moved = replace(act, kind=RecordKind.REALLOCATION, amount_cents=0, changed="...5678 206.00")
    gap = ReceiptGap(
        first="BOS-01-000020-4",
        last="BOS-01-000021-4",
        receipts=2,
        staff="1002",
        staff_name="J. Okafor",
    )
    named = (
        NamedItem(
            finding=Finding.MISSING,
            kind=InstrumentKind.USPS_MONEY_ORDER,
            number="100010",
            recorded_cents=10010,
            receipt_number="BOS-01-000010-4",
            line=1,
        ),
        NamedItem(
            finding=Finding.SURPLUS,
            kind=InstrumentKind.USPS_MONEY_ORDER,
            number="777",
            paper_cents=6553,
        ),
    )
    return replace(
        made,
        acts=(act, moved),
        gaps=(gap,),
        named=named,
        unsent=3,
        forced=True,
        review_pending=True,
    )


def days() -> Report:
    """A report that is no drawer's: dates, nothing in a cell, and more rows than a page."""
    columns = (
        date_column("day", "Day"),
        text_column("site", "Site"),
        number_column("items", "Items"),
        money_column("cents", "Amount"),
        money_column("difference_cents", "Difference", signed=True),
    )
    first = date(2026, 9, 1)
    rows = tuple(
        (
            first + timedelta(days=n),
            None if n % 7 == 0 else f"S{n}",
            n,
            123_456_789 * n,
            (n % 3 - 1) * 150,
        )
        for n in range(84)
    )
    section = Section(
        name="days", title="By day", columns=columns, rows=rows, total=sums(columns, rows)
    )
    return Report(
        choice=ReportChoice(name=ReportName.PERIOD, site="BOS"),
        title="Period summary",
        organization="Health Connector",
        place="Boston",
        day=date(2026, 11, 23),
        made_at=AT,
        as_of=AT,
        unconfirmed=0,
        training=True,
        sections=(section,),
        file_name="BOS-period",
    )


def every_kind() -> list[Report]:
    return [drawer_tables(drawer()), days()]


def cells(report: Report) -> Iterator[tuple[Section, str, Column, Cell]]:
    for section in report.sections:
        lines = [(str(n), row) for n, row in enumerate(section.rows, start=1)]
        if section.total:
            lines.append(("total", section.total))
        for label, row in lines:
            for column, cell in zip(section.columns, row, strict=True):
                yield section, label, column, cell


def for_people(column: Column, cell: Cell, section: Section) -> str:
    """What paper must say of a cell, put together here once more."""
    match cell:
        case None:
            return ""
        case str():
            return unicodedata.normalize("NFC", " ".join(cell.split()))
        case datetime():
            return cell.astimezone(NEW_YORK).strftime("%I:%M %p").lstrip("0")
        case date() if section.layout is Layout.FACTS:
            return f"{cell.strftime('%a')} {cell.day} {cell.strftime('%b')} {cell.year}"
        case date():
            return f"{cell.strftime('%b')} {cell.day}, {cell.year}"
    if column.type is ColumnType.MONEY:
        sign = "-" if cell < 0 else "+" if column.signed and cell > 0 else ""
        return f"{sign}${abs(cell) // 100:,}.{abs(cell) % 100:02d}"
    return f"+{cell}" if column.signed and cell > 0 else str(cell)


def squeezed(found: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", found))


@pytest.mark.parametrize("report", every_kind(), ids=lambda one: one.choice.name)
def test_json_has_every_cell(report: Report) -> None:
    found = json.loads(json.dumps(report_values(report)))["sections"]
    for section, label, column, cell in cells(report):
        rows = found[section.name]
        row = rows["total"] if label == "total" else rows["rows"][int(label) - 1]
        wanted: Any = cell.isoformat() if isinstance(cell, date) else cell
        assert row[column.name] == wanted


@pytest.mark.parametrize("report", every_kind(), ids=lambda one: one.choice.name)
def test_csv_has_every_cell(report: Report) -> None:
    rows = {
        (row["section"], row["row"]): row
        for row in csv.DictReader(StringIO(report_csv(report)), strict=True)
    }
    assert rows["report", "1"]["as_of"] == report.as_of.isoformat()
    assert rows["report", "1"]["unconfirmed"] == str(report.unconfirmed)
    for section, label, column, cell in cells(report):
        money = column.type is ColumnType.MONEY
        name = column.name.replace("cents", "amount") if money else column.name
        found = rows[section.name, label][name]
        match cell:
            case None:
                assert found == ""
            case str():
                assert found.removeprefix("'") == cell
            case date():
                assert found == cell.isoformat()
            case _ if money:
                assert re.fullmatch(r"-?\d+\.\d\d", found)
                assert int(found.replace(".", "")) == cell
            case _:
                assert int(found) == cell


@pytest.mark.parametrize("report", every_kind(), ids=lambda one: one.choice.name)
def test_the_workbook_has_every_cell_in_its_type(report: Report) -> None:
    made = report_xlsx(report)
    book = openpyxl.load_workbook(BytesIO(made))
    facts = {row[0].value: row[1] for row in book["Report"].iter_rows(max_col=2)}
    assert facts["Not confirmed by the ledger"].value == report.unconfirmed
    for section, label, column, cell in cells(report):
        if section.layout is Layout.FACTS:
            found = facts[column.head]
        else:
            sheet = book[section.name.replace("_", " ").capitalize()]
            assert sheet.max_row == 1 + len(section.rows) + bool(section.total)
            place = sheet.max_row if label == "total" else int(label) + 1
            found = sheet.cell(place, 1 + section.columns.index(column))
        assert found.data_type != "f"
        match cell:
            case None | "":
                assert found.value is None
            case str():
                assert found.value == cell
            case datetime():
                assert found.is_date
                assert found.value == cell.astimezone(NEW_YORK).replace(tzinfo=None)
            case date():
                assert found.is_date
                assert found.value.date() == cell
            case _ if column.type is ColumnType.MONEY:
                assert "$" in found.number_format
                assert round(found.value * 100) == cell
            case _:
                assert found.value == cell
    assert made == report_xlsx(report)


@pytest.mark.parametrize("report", every_kind(), ids=lambda one: one.choice.name)
def test_the_pdf_has_every_cell(report: Report) -> None:
    document = pypdfium2.PdfDocument(report_pdf(report))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    shown = squeezed("".join(pages))
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    for section, _, column, cell in cells(report):
        if not column.wraps:
            assert squeezed(for_people(column, cell, section)) in shown
        else:
            assert all(squeezed(word) in shown for word in str(cell or "").split())
    assert f"{report.unconfirmed}records" in shown or report.unconfirmed == 0
    assert "Asof" in shown


@pytest.mark.parametrize("report", every_kind(), ids=lambda one: one.choice.name)
def test_text_has_every_cell(report: Report) -> None:
    shown = report_text(report)
    for section, _, column, cell in cells(report):
        assert for_people(column, cell, section) in shown


def test_a_total_says_nothing_where_it_adds_nothing() -> None:
    by_item = report_text(drawer()).partition("The difference by item")[2].splitlines()
    (total,) = [line for line in by_item[:6] if line.startswith("  Total")]
    assert total.split() == ["Total", "$100.10", "$65.53", "-$34.57"]
    document = pypdfium2.PdfDocument(report_pdf(drawer()))
    shown = document[0].get_textpage().get_text_range()
    document.close()
    assert re.search(r"Total\s+\$100\.10\s+\$65\.53", shown)


@pytest.mark.parametrize("columns", [32, 42, 48])
@pytest.mark.parametrize("report", every_kind(), ids=lambda one: one.choice.name)
def test_the_slip_has_every_figure(report: Report, columns: int) -> None:
    shown = squeezed(text(report_document(report, items=True), columns))
    for section, _, column, cell in cells(report):
        if column.type.right and cell and not isinstance(cell, str):
            said = squeezed(for_people(column, cell, section))
            assert said in shown, f"{section.name} {column.name}"


def test_no_text_breaks_a_workbook_or_is_taken_for_more_than_text() -> None:
    said = (
        "=1+1",
        "-1+1",
        "@SUM(A1)",
        "#N/A",
        "12",
        "TRUE",
        "a\x07b",
        "\u202eabc",
        "a\uffffb",
        "😀",
    )
    items = drawer().items[: len(said)]
    items = tuple(replace(one, number=text_) for one, text_ in zip(items, said, strict=True))
    made = report_xlsx(replace(drawer(), items=items))
    sheet = openpyxl.load_workbook(BytesIO(made))["Items"]
    found = [sheet.cell(2 + n, 5) for n in range(len(said))]
    assert {one.data_type for one in found} == {"s"}
    assert [one.value for one in found[:6]] == list(said[:6])
    assert [one.value for one in found[6:]] == ["a b", "abc", "a\ufffdb", "😀"]


def test_a_total_of_another_width_is_a_bug() -> None:
    columns = (text_column("name", "Name"), money_column("cents", "Amount"))
    with pytest.raises(AssertionError):
        Section(name="a", title="A", columns=columns, rows=(("x", 1),), total=("Total",))


@pytest.mark.parametrize("build", [report_pdf, report_xlsx, report_csv])
def test_no_file_holds_a_report_while_it_is_made(
    build: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Members and amounts stand nowhere in clear, not even for a moment: power may go at any."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    seen: list[list[Path]] = []
    build(
        report_samples.report(1100),
        progress=lambda done, of_all: seen.append(list(tmp_path.rglob("*"))),
    )
    assert seen
    assert seen == [[]] * len(seen)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("build", [report_pdf, report_xlsx, report_csv])
def test_a_person_can_stop_a_long_report(build: Any) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of_all: int) -> None:
        told.append((done, of_all))
        if len(told) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        build(report_samples.report(2100), progress=progress)
    assert told[0][0] < told[1][0] <= told[1][1]
