"""A report's cells as people read them; files for programs have their own plain forms."""

from __future__ import annotations

from datetime import date, datetime

from cashier.domain.calendar import clock_time, local_date, long_day, paper_date, short_day
from cashier.domain.drawer_tables import drawer_tables
from cashier.domain.money import dollars
from cashier.domain.report import DrawerReport
from cashier.domain.report_tables import Cell, Column, ColumnType, Layout, Report, Section
from receipts.document import clean


def as_tables(report: Report | DrawerReport) -> Report:
    """Every back end shows tables; an X or Z is made into them here."""
    return drawer_tables(report) if isinstance(report, DrawerReport) else report


def shown_cell(report: Report, column: Column, cell: Cell, *, long: bool = False) -> str:
    """The cell in words and figures; `long` writes a date with its weekday. Text is clean."""
    match cell:
        case None | "":
            return column.none
        case str():
            return cell if cell.isascii() and cell.isprintable() else clean(cell)
        case datetime():
            return shown_instant(report, cell)
        case date():
            return long_day(cell) if long else paper_date(cell)
    plus = "+" if column.signed and cell > 0 else ""
    if column.type is ColumnType.MONEY:
        return f"{plus}{dollars(cell)}"
    return f"{plus}{cell}"


def shown_instant(report: Report, at: datetime) -> str:
    """`8:32 AM`; with its day when that is not the report's."""
    day, time = local_date(at), clock_time(at)
    if day == report.day:
        return time
    return (
        f"{short_day(day)} {time}" if day.year == report.day.year else f"{paper_date(day)} {time}"
    )


def stamp(report: Report) -> str:
    """The cut-off and what the ledger had not confirmed then: on every page and file."""
    day = long_day(local_date(report.as_of))
    known = f"As of {day}, {clock_time(report.as_of)}."
    if not report.unconfirmed:
        return f"{known} Everything recorded here was confirmed by the ledger."
    one = report.unconfirmed == 1
    what = "1 record was" if one else f"{report.unconfirmed} records were"
    return f"{known} {what} not confirmed by the ledger."


def head(report: Report) -> str:
    """`Health Connector: Z report 214, Boston..., Mon 23 Nov 2026`: for the tops of pages."""
    return clean(f"{report.organization}: {report.title}, {long_day(report.day)}")


def place(report: Report) -> str:
    """Whose report it is."""
    return clean(f"{report.organization}, {report.place}")


def facts_of(report: Report, section: Section) -> list[tuple[Column, str]]:
    """Labels and values of a section of facts."""
    assert section.layout is Layout.FACTS, section.name
    return [
        (column, shown_cell(report, column, cell, long=True))
        for column, cell in zip(section.columns, section.rows[0], strict=True)
    ]


def nothing_said(sections: list[Section]) -> str:
    """What the empty ones among these sections say, as one paragraph."""
    return " ".join(section.empty for section in sections if not section.rows and section.empty)
