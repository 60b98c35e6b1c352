"""A report for other programs: text, CSV and a dictionary for JSON.

Amounts are cents or `206.00`, never floats; instants are ISO 8601 in UTC.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from io import StringIO
from typing import Any

from cashier.domain.money import plain
from cashier.domain.report import DrawerReport
from cashier.domain.report_tables import (
    Cell,
    Column,
    ColumnType,
    Layout,
    Line,
    Progress,
    Report,
    Section,
    date_column,
    facts,
    instant_column,
    no_progress,
    number_column,
    text_column,
)
from cashier.domain.report_words import TRAINING
from receipts import report_cells as cells
from receipts.document import clean
from receipts.layout import cells_of

SECTION, ROW = "section", "row"
TOTAL = "total"
CHUNK = 1000


def report_head(report: Report) -> Section:
    """What the report is, as facts: the first section of every file."""
    return facts(
        "report",
        "Report",
        (
            (text_column("kind", "Kind"), report.choice.name.value),
            (text_column("title", "Title"), report.title),
            (text_column("organization", "Organization"), report.organization),
            (text_column("place", "Place"), report.place),
            (date_column("day", "Business date"), report.day),
            (instant_column("made_at", "Made"), report.made_at),
            (instant_column("as_of", "As of"), report.as_of),
            (number_column("unconfirmed", "Not confirmed by the ledger"), report.unconfirmed),
            (text_column("verdict", "Result"), report.verdict),
            (text_column("training", "Training"), TRAINING if report.training else ""),
        ),
    )


# --- JSON


def report_values(report: Report | DrawerReport) -> dict[str, Any]:
    """The whole report ready for JSON: its head, and per section titles, columns and rows (integer
    cents, instants as ISO 8601 UTC). An X or Z has its own fields beside them, with the totals and
    whether it balances.
    """
    made = cells.as_tables(report)
    values: dict[str, Any] = {}
    if made.drawer is not None:
        values = _plain(made.drawer)
        values["expected_total"] = _plain(made.drawer.expected_total)
        values["counted_total"] = _plain(made.drawer.counted_total)
        values["balanced"] = made.drawer.balanced
    head = report_head(made)
    values |= {
        column.name: _value(cell) for column, cell in zip(head.columns, head.rows[0], strict=True)
    }
    values["training"] = made.training
    values["signatures"] = list(made.signatures)
    values["sections"] = {one.name: _section_values(one) for one in made.sections}
    return values


def _section_values(section: Section) -> dict[str, Any]:
    columns = section.columns
    found: dict[str, Any] = {
        "title": section.title,
        "columns": [
            {"name": one.name, "head": one.head, "type": one.type.value} for one in columns
        ],
        "rows": [_keyed(columns, row) for row in section.rows],
    }
    if section.note:
        found["note"] = section.note
    if section.total:
        found["total"] = _keyed(columns, section.total)
    return found


def _keyed(columns: Iterable[Column], row: Line) -> dict[str, Any]:
    return {column.name: _value(cell) for column, cell in zip(columns, row, strict=True)}


def _value(cell: Cell) -> Any:
    match cell:
        case str():
            return clean(cell)
        case datetime() | date():
            return cell.isoformat()
        case _:
            return cell


# --- CSV


def report_csv(report: Report | DrawerReport, *, progress: Progress = no_progress) -> str:
    """All tables as one: `section`, `row` (from 1, or `total`), then every column any section has;
    where JSON has `cents`, this has `amount` (206.00).

    RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe in front. Raises
    Stopped when `progress` does.
    """
    made = cells.as_tables(report)
    sections = (report_head(made), *made.sections)
    names = dict.fromkeys(_csv_name(column) for section in sections for column in section.columns)
    of_all = sum(len(section.rows) for section in sections)
    buffer = StringIO()
    writer = csv.DictWriter(buffer, (SECTION, ROW, *names), restval="", lineterminator="\r\n")
    writer.writeheader()
    done = 0
    for section in sections:
        for label, row in _numbered(section):
            found = {SECTION: section.name, ROW: label}
            for column, cell in zip(section.columns, row, strict=True):
                found[_csv_name(column)] = _csv_cell(column, cell)
            writer.writerow(found)
            done += 1
            if done % CHUNK == 0:
                progress(min(done, of_all), of_all)
    progress(of_all, of_all)
    return buffer.getvalue()


def _numbered(section: Section) -> Iterator[tuple[str, Line]]:
    for number, row in enumerate(section.rows, start=1):
        yield str(number), row
    if section.total:
        yield TOTAL, section.total


def _csv_name(column: Column) -> str:
    money = column.type is ColumnType.MONEY
    return column.name.replace("cents", "amount") if money else column.name


def _csv_cell(column: Column, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            said = clean(cell)
            return f"'{said}" if said[:1] in {"=", "+", "-", "@"} else said
        case datetime() | date():
            return cell.isoformat()
    return plain(cell) if column.type is ColumnType.MONEY else str(cell)


# --- text


def report_text(report: Report | DrawerReport) -> str:
    """The report as plain text with every row: tables in columns, as wide as they are."""
    made = cells.as_tables(report)
    lines = [clean(made.title), cells.place(made), cells.stamp(made)]
    if made.training:
        lines.insert(0, TRAINING)
    if made.verdict:
        lines.append(clean(made.verdict))
    for section in made.sections:
        if section.title:
            lines += ["", clean(section.title)]
        else:
            lines.append("")
        if section.note:
            lines.append(clean(section.note))
        if section.layout is Layout.FACTS:
            pairs = cells.facts_of(made, section)
            wide = max(len(column.head) for column, _ in pairs)
            lines += [f"  {column.head:<{wide}}  {said}".rstrip() for column, said in pairs]
        elif section.rows:
            lines += _text_table(made, section)
        elif section.empty:
            lines.append(f"  {section.empty}")
    for who in made.signatures:
        lines += ["", f"x{'_' * 40}", f"  {clean(who)}"]
    return "\n".join(lines) + "\n"


def _text_table(report: Report, section: Section) -> list[str]:
    columns = section.columns
    table = [[_head(column) for column in columns]]
    for label, line in _numbered(section):
        both = zip(columns, line, strict=True)
        table.append(
            [
                "" if label == TOTAL and cell is None else cells.shown_cell(report, column, cell)
                for column, cell in both
            ]
        )
    wide = [max(cells_of(row[place]) for row in table) for place in range(len(columns))]
    lines = []
    for number, row in enumerate(table):
        shown = [
            " " * (room - cells_of(said)) + said
            if column.type.right
            else said + " " * (room - cells_of(said))
            for column, said, room in zip(columns, row, wide, strict=True)
        ]
        lines.append(f"  {'  '.join(shown)}".rstrip())
        if number == 0:
            lines.append(f"  {'  '.join('-' * room for room in wide)}")
    return lines


def _head(column: Column) -> str:
    return f"{column.group} {column.head.lower()}" if column.group else column.head


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value
