"""A report as a workbook: one sheet of facts, one per table, every cell of its own type.

Instants stand on the counter's clock (New York), for a spreadsheet knows no zones. The same report
gives the same bytes. It is made in memory: openpyxl by itself would write every sheet to a
temporary file first, members and amounts in clear, and leave it there when the program dies.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from cashier.domain.calendar import local
from cashier.domain.report import DrawerReport
from cashier.domain.report_tables import (
    Cell,
    Column,
    ColumnType,
    Layout,
    Progress,
    Report,
    Section,
    Weight,
    no_progress,
)
from receipts.document import clean
from receipts.report_cells import as_tables, stamp
from receipts.report_files import report_head

CHUNK = 500
_FORMATS = {
    ColumnType.MONEY: '"$"#,##0.00;-"$"#,##0.00',
    ColumnType.NUMBER: "0",
    ColumnType.DATE: "yyyy-mm-dd",
    ColumnType.INSTANT: "yyyy-mm-dd hh:mm:ss",
    ColumnType.TEXT: "@",
}
_SIGNED = {
    ColumnType.MONEY: '+"$"#,##0.00;-"$"#,##0.00;"$"0.00',
    ColumnType.NUMBER: "+0;-0;0",
}
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""What a zip archive says of its members; the clock would make every file another one."""


def report_xlsx(report: Report | DrawerReport, *, progress: Progress = no_progress) -> bytes:
    """The workbook's bytes. Raises Stopped when `progress` does."""
    made = as_tables(report)
    book, sheet_of = _book()
    book.properties.title = clean(made.title)
    book.properties.creator = "Cashier"
    book.properties.created = book.properties.modified = made.made_at.replace(tzinfo=None)
    writer = _Writer(sheet_of, made, progress)
    try:
        writer.facts()
        for section in made.sections:
            if section.layout is Layout.TABLE:
                writer.table(section)
    except BaseException:
        for sheet in book.worksheets:
            sheet.close()  # a row that was begun is ended, else its generator complains
        raise
    return _packed(book)


def _book() -> tuple[Any, Callable[[str], Any]]:
    """An empty workbook, and how it gets a sheet whose rows are written into memory."""
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet._writer import WorksheetWriter

    class Writer(WorksheetWriter):  # type: ignore[misc]  # openpyxl has no types
        def cleanup(self) -> None:
            self.out.close()

    class Sheet(WriteOnlyWorksheet):  # type: ignore[misc]  # the same
        _writer: Any = None

        def _get_writer(self) -> None:
            if self._writer is None:
                self._writer = Writer(self, out=BytesIO())
                self._writer.write_top()

    book = Workbook(write_only=True)

    def sheet_of(title: str) -> Any:
        sheet = Sheet(book, title=title)
        book._add_sheet(sheet)  # noqa: SLF001 - create_sheet takes no class of ours
        return sheet

    return book, sheet_of


class _Archive(zipfile.ZipFile):
    """Takes the sheets from memory, where ExcelWriter names files."""

    def write(self, filename: Any, arcname: Any = None, *more: Any, **named: Any) -> None:
        self.writestr(arcname, filename.getvalue())


@dataclass(slots=True)
class _Writer:
    sheet_of: Callable[[str], Any]
    report: Report
    progress: Progress
    done: int = 0

    def facts(self) -> None:
        """The first sheet: what the report is, and every section of facts below it."""
        sheet = self.sheet_of("Report")
        sheet.column_dimensions["A"].width = 30
        sheet.column_dimensions["B"].width = 66
        sheet.append([self.cell(sheet, _TEXT, stamp(self.report))])
        for section in (report_head(self.report), *self.report.sections):
            if section.layout is not Layout.FACTS:
                continue
            sheet.append([])
            if section.title:
                sheet.append([self.cell(sheet, _TEXT, section.title, bold=True)])
            for column, value in zip(section.columns, section.rows[0], strict=True):
                cells = [
                    self.cell(sheet, _TEXT, column.head),
                    self.cell(sheet, column, value, left=True),
                ]
                sheet.append(cells)

    def table(self, section: Section) -> None:
        """A sheet: heads that stay in sight, rows, a bold total."""
        from openpyxl.utils import get_column_letter

        sheet = self.sheet_of(_sheet_name(section))
        sheet.freeze_panes = "A2"
        for number, column in enumerate(section.columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = max(
                _LEAST[column.type], column.width, len(_head(column)) + 1
            )
        sheet.append(
            [self.cell(sheet, _TEXT, _head(column), bold=True) for column in section.columns]
        )
        of_all = sum(len(one.rows) for one in self.report.sections)
        for index, row in enumerate(section.rows):
            bold = section.weight(index) is Weight.STRONG
            sheet.append(list(self._cells(sheet, section, row, bold=bold)))
            self.done += 1
            if self.done % CHUNK == 0:
                self.progress(self.done, of_all)
        if section.total:
            sheet.append(list(self._cells(sheet, section, section.total, bold=True)))

    def _cells(
        self, sheet: Any, section: Section, row: tuple[Cell, ...], *, bold: bool
    ) -> Iterator[Any]:
        for column, value in zip(section.columns, row, strict=True):
            yield self.cell(sheet, column, value, bold=bold)

    def cell(
        self, sheet: Any, column: Column, value: Cell, *, bold: bool = False, left: bool = False
    ) -> Any:
        """One typed cell. Text is never taken for a formula, whatever it begins with."""
        if value is None or value == "":
            return None
        text = isinstance(value, str)
        plain = not bold and not left
        typed = _typed(column, value)
        if plain and isinstance(typed, str) and typed[:1].isalnum():
            return typed  # nothing openpyxl could take for a formula or an error
        cell = self._written(sheet, typed, text=text)
        if not text:
            own = _SIGNED if column.signed else _FORMATS
            cell.number_format = own.get(column.type, _FORMATS[column.type])
        if bold:
            cell.font = _bold()
        if left:
            cell.alignment = _left()
        return cell

    @staticmethod
    def _written(sheet: Any, value: object, *, text: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, value=value)
        if text:
            cell.data_type = "s"
        return cell


_TEXT = Column(name="text", head="")
_LEAST = {
    ColumnType.TEXT: 10,
    ColumnType.NUMBER: 8,
    ColumnType.MONEY: 14,
    ColumnType.DATE: 12,
    ColumnType.INSTANT: 20,
}


def _bold() -> Any:
    from openpyxl.styles import Font

    return Font(bold=True)


def _left() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(horizontal="left", wrap_text=True, vertical="top")


def _typed(column: Column, value: Cell) -> object:
    match value:
        case str():
            # two code points that are no characters would make XML that no program opens
            return clean(value).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
        case datetime():
            return local(value).replace(tzinfo=None)
        case date() | None:
            return value
    return Decimal(value).scaleb(-2) if column.type is ColumnType.MONEY else value


def _head(column: Column) -> str:
    said = f"{column.group} {column.head.lower()}" if column.group else column.head
    return f"{said} (New York)" if column.type is ColumnType.INSTANT else said


def _sheet_name(section: Section) -> str:
    """Excel's limit is 31 characters, without []:*?/\\ in them."""
    return section.name.replace("_", " ").capitalize()[:31]


def _packed(book: Any) -> bytes:
    """The workbook without the hour at which it was packed."""
    from openpyxl.writer.excel import ExcelWriter

    buffer, out = BytesIO(), BytesIO()
    # book.save would put the clock's time into the properties
    ExcelWriter(book, _Archive(buffer, "w", zipfile.ZIP_STORED)).save()
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(out, "w") as again:
        for name in packed.namelist():
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(info, packed.read(name))
    return out.getvalue()
