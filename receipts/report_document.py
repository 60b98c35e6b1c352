"""A report as a slip for the receipt printer, 58 or 80 mm.

The slip has every figure and what is out of order; long lists are on Letter, or here where they are
asked for. Neighbouring columns of one group (recorded, counted, difference) come one below the
other. Source: domain.md 11.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cashier.domain.report import DrawerReport
from cashier.domain.report_tables import Cell as Value
from cashier.domain.report_tables import Column, ColumnType, Layout, Line, Report, Section, Weight
from cashier.domain.report_words import TRAINING
from receipts import report_cells as cells
from receipts.document import (
    Align,
    Banner,
    Block,
    Cell,
    Cut,
    Document,
    DocumentKind,
    Heading,
    Money,
    Pair,
    Pairs,
    Para,
    Row,
    Rule,
    Signature,
    Spacer,
    clean,
)

COUNT_CELLS, MONEY_CELLS = 5, 10
LABEL_PARTS = 3
"""So many cells name a row; what else it says stands below."""


def report_document(report: Report | DrawerReport, *, items: bool = False) -> Document:
    """The slip of a report, with its long lists where `items`. The same report, the same slip."""
    made = cells.as_tables(report)
    return Document(
        kind=DocumentKind.REPORT,
        lang="en",
        title=clean(made.title),
        meta=(
            ("report", made.choice.name.value),
            ("session_id", clean(made.choice.session_id)),
        ),
        blocks=tuple(_blocks(made, items=items)),
    )


def _blocks(report: Report, *, items: bool) -> Iterator[Block]:
    if report.training:
        yield Banner(text=TRAINING)
    yield Heading(text=clean(report.title), high=True)
    yield Heading(text=clean(report.organization))
    yield Para(text=clean(report.place), align=Align.CENTER)
    yield Para(text=cells.stamp(report), align=Align.CENTER)
    if report.verdict:
        yield Heading(text=clean(report.verdict), high=True)
    shown = [one for one in report.sections if one.on_slip or items]
    proofs = [one for one in shown if any(column.mono for column in one.columns)]
    for section in shown:
        if section not in proofs:
            yield from _section(report, section)
    said = cells.nothing_said([one for one in shown if one.layout is Layout.TABLE])
    if said:
        yield Rule()
        yield Para(text=said)
    if report.signatures:
        yield Rule()
        for who in report.signatures:
            yield Signature(label=clean(who))
        yield Spacer()
    for section in proofs:
        yield from _section(report, section)
    if report.training:
        yield Banner(text=TRAINING)
    yield Cut()


def _section(report: Report, section: Section) -> Iterator[Block]:
    if not section.rows:
        return
    yield Rule()
    if section.title:
        yield Para(text=clean(section.title), bold=True)
    if section.note:
        yield Para(text=clean(section.note))
    if section.layout is Layout.FACTS:
        pairs = cells.facts_of(report, section)
        yield Pairs(
            pairs=tuple(Pair(label=column.head, value=said, wrap=True) for column, said in pairs)
        )
        return
    if any(column.group for column in section.columns):
        yield from _groups(section)
        return
    for index, row in enumerate(section.rows):
        yield from _line(report, section, row, bold=section.weight(index) is Weight.STRONG)
    if section.total:
        yield from _line(report, section, section.total, bold=True)


def _groups(section: Section) -> Iterator[Block]:
    """One block of figures per group, each row named by its first cell."""
    places = list(enumerate(section.columns))
    for group, members in groupby(places, key=lambda one: one[1].group):
        if not group:
            continue
        inside = list(members)
        rows = (*section.rows, *([section.total] if section.total else []))
        if all(column.signed for _, column in inside):
            # differences: what agrees needs no line
            rows = tuple(row for row in rows if any(row[place] for place, _ in inside))
        if not rows:
            continue
        yield Para(text=group, bold=True)
        for row in rows:
            figures = [_figure(column, row[place]) for place, column in inside]
            name = clean(str(row[0] or ""))
            yield Row(cells=(Cell(content=name), *figures), bold=row is section.total)


def _figure(column: Column, value: Value) -> Cell:
    if column.type is ColumnType.MONEY and isinstance(value, int):
        return Cell(
            content=Money(cents=value, signed=column.signed),
            align=Align.RIGHT,
            least=MONEY_CELLS,
        )
    said = (
        ""
        if value is None
        else f"+{value}"
        if column.signed and isinstance(value, int) and value > 0
        else f"{value}"
    )
    return Cell(content=said, align=Align.RIGHT, nowrap=True, least=COUNT_CELLS)


def _line(report: Report, section: Section, row: Line, *, bold: bool) -> Iterator[Block]:
    """What it is with its last count and amount on one line; what else there is to say below."""
    money, count = _last(section.columns, row)
    label: list[str] = []
    below: list[str] = []
    for place, (column, value) in enumerate(zip(section.columns, row, strict=True)):
        if place in (money, count) or value in (None, ""):
            continue
        said = cells.shown_cell(report, column, value)
        if column.type.right and not isinstance(value, str):
            if not value:
                continue
            said = f"{column.head.lower()} {said}"
            named = not column.adds
        else:
            named = not column.wraps
        if named and len(label) < LABEL_PARTS:
            label.append(said)
        else:
            timed = column.type in (ColumnType.INSTANT, ColumnType.DATE)
            below.append(f"{column.head.lower()} {said}" if timed else said)
    figures = [
        _figure(section.columns[place], row[place]) for place in (count, money) if place is not None
    ]
    yield Row(cells=(Cell(content=clean(" ".join(label))), *figures), bold=bold)
    if below:
        yield Row(cells=(Cell(content=clean(", ".join(below))),), indent=2)


def _last(columns: Sequence[Column], row: Line) -> tuple[int | None, int | None]:
    """Which columns stand at the right: the last amount, and the count where it is the only one.
    Differences are said below, where there are any.
    """
    plain = [(n, one) for n, one in enumerate(columns) if one.adds and not one.signed]
    money = [n for n, one in plain if one.type is ColumnType.MONEY]
    counts = [n for n, one in plain if one.type is ColumnType.NUMBER]
    amount = money[-1] if money and isinstance(row[money[-1]], int) else None
    count = counts[0] if len(counts) == 1 and isinstance(row[counts[0]], int) else None
    return amount, count
