"""A report on Letter: drawn straight on the canvas, so that 5,000 rows are linear.

A long table has fixed row heights and its heads on every page. Source: printing.md 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.utils import simpleSplit

from cashier.domain.report import DrawerReport
from cashier.domain.report_tables import (
    Column,
    Layout,
    Line,
    Progress,
    Report,
    Section,
    Weight,
    no_progress,
)
from cashier.domain.report_words import TRAINING
from receipts import report_cells as cells
from receipts.document import clean
from receipts.pdf_sheet import (
    BOLD,
    HAIR,
    INK,
    MARGIN,
    MONO,
    MUTED,
    PAGE_WIDTH,
    REGULAR,
    Sheets,
    shown,
    width_of,
)

LEFT, RIGHT = MARGIN, PAGE_WIDTH - MARGIN
SIZE, SMALL = 9.5, 8.5
ROW, LINE = 13.5, 10.5
GAP = 8.0
"""Points between two columns."""
FACT_LABEL, FACT_SECOND = 118.0, 262.0
HASH_LINE = 16
"""Digits of a hash on one line of a table."""
CHUNK = 250
"""Rows between two reports of progress."""


def report_pdf(report: Report | DrawerReport, *, progress: Progress = no_progress) -> bytes:
    """The report with every row. The same report gives the same bytes.

    Raises Stopped when `progress` does.
    """
    return _Page(cells.as_tables(report), progress).made()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands: its left edge, or the right one of figures, and its room."""

    x: float
    room: float
    right: bool


class _Page:
    """One report in the making."""

    def __init__(self, report: Report, progress: Progress) -> None:
        self.report = report
        self.sheets = Sheets(report.title, head=cells.head(report))
        self._progress = progress
        self._rows = max(1, sum(len(section.rows) for section in report.sections))
        self._done = 0

    def made(self) -> bytes:
        self._head()
        short = [section for section in self.report.sections if section.on_slip]
        long = [section for section in self.report.sections if not section.on_slip]
        proofs = [section for section in short if _is_proof(section)]
        for section in short:
            if section not in proofs:
                self._section(section)
        said = cells.nothing_said([one for one in short if one.layout is Layout.TABLE])
        if said:
            self.sheets.y -= 14
            self._paragraph(said, grey=MUTED)
        self._signatures()
        for section in (*long, *proofs):
            self._section(section, bookmark=section in long)
            if not section.rows and section.empty:
                self.sheets.y -= 14
                self._paragraph(section.empty, grey=MUTED)
        rows = self._rows
        return self.sheets.finish(
            lambda page, pages: self._progress(rows + rows * page // pages, 2 * rows)
        )

    # --- head

    def _head(self) -> None:
        sheets, report = self.sheets, self.report
        sheets.bookmark(report.title)
        sheets.y -= 6
        name, room = clean(report.title), RIGHT - LEFT - 190
        sheets.write(LEFT, name, font=BOLD, size=17, fit=room)
        if report.verdict:
            after = LEFT + min(room, width_of(shown(name, BOLD), BOLD, 17)) + 14
            sheets.write(after, clean(report.verdict), font=BOLD, size=12, grey=MUTED)
        sheets.y -= 17
        self._paragraph(cells.place(report), grey=MUTED)
        self._paragraph(cells.stamp(report), grey=MUTED)
        if report.training:
            sheets.y -= 4
            sheets.write(LEFT, TRAINING, font=BOLD, size=12)
            sheets.y -= 16

    # --- sections

    def _section(self, section: Section, *, bookmark: bool = False) -> None:
        if section.layout is Layout.FACTS:
            self._facts(section)
        elif section.rows:
            self._table(section)
        if bookmark and section.rows:
            self.sheets.bookmark(section.title)

    def _facts(self, section: Section) -> None:
        sheets = self.sheets
        pairs = cells.facts_of(self.report, section)
        if section.title:
            self._heading(section.title)
            sheets.y -= 12
        else:
            sheets.y -= 8
        if _is_proof(section):
            for column, value in pairs:
                sheets.room(12)
                sheets.write(LEFT, column.head, size=SMALL, grey=MUTED)
                font, size = (MONO, 7.5) if column.mono else (REGULAR, SMALL)
                sheets.write(LEFT + 100, value, font=font, size=size, fit=RIGHT - LEFT - 100)
                sheets.y -= 12
            return
        beside = [pair for pair in pairs if not pair[0].wraps]
        half = (len(beside) + 1) // 2
        sheets.room(15 * half)
        top = sheets.y
        self._labels(beside[:half], LEFT, FACT_SECOND - FACT_LABEL - GAP)
        bottom, sheets.y = sheets.y, top
        self._labels(beside[half:], LEFT + FACT_SECOND, RIGHT - LEFT - FACT_SECOND - FACT_LABEL)
        sheets.y = min(bottom, sheets.y)
        self._labels([p for p in pairs if p[0].wraps], LEFT, RIGHT - LEFT - FACT_LABEL, wraps=True)
        sheets.y += 7

    def _labels(
        self,
        pairs: Sequence[tuple[Column, str]],
        left: float,
        width: float,
        *,
        wraps: bool = False,
    ) -> None:
        sheets = self.sheets
        for index, (column, value) in enumerate(pairs):
            # the first of each column is what people look for
            font = BOLD if index == 0 and not wraps else REGULAR
            lines = simpleSplit(shown(value, font), font, SIZE, width) or [""]
            for number, line in enumerate(lines):
                if wraps:
                    sheets.room(15)
                if number == 0:
                    sheets.write(left, column.head, grey=MUTED, fit=FACT_LABEL - 4)
                sheets.write(left + FACT_LABEL, line, font=font, fit=width)
                sheets.y -= 15

    def _table(self, section: Section) -> None:
        sheets = self.sheets
        places = _places(section.columns)
        sheets.room(20 + 3 * ROW + 12 * _grouped(section.columns))
        self._heading(section.title)
        if section.note:
            sheets.y -= 10
            self._paragraph(section.note, grey=MUTED)
            sheets.y += 6
        self._heads(section.columns, places)
        for index, row in enumerate(section.rows):
            self._row(section.columns, places, row, section.weight(index))
            self._done += 1
            if self._done % CHUNK == 0:
                self._progress(self._done, 2 * self._rows)
        if section.total:
            self._row(section.columns, places, section.total, Weight.STRONG, total=True)

    def _heads(self, columns: Sequence[Column], places: Sequence[_Place]) -> None:
        sheets = self.sheets
        if _grouped(columns):
            sheets.y -= 12
            both = list(zip(columns, places, strict=True))
            for group, members in groupby(both, key=lambda one: one[0].group):
                inside = [place for _, place in members]
                if group:
                    last = inside[-1]
                    right = last.x if last.right else last.x + last.room
                    sheets.write(right, group, font=BOLD, size=SMALL, right=True)
        sheets.y -= 11
        for column, place in zip(columns, places, strict=True):
            sheets.write(
                place.x,
                column.head,
                font=BOLD,
                size=SMALL,
                grey=MUTED,
                right=place.right,
                fit=place.room,
            )
        sheets.y -= 4
        sheets.line(LEFT, RIGHT)

    def _row(
        self,
        columns: Sequence[Column],
        places: Sequence[_Place],
        row: Line,
        weight: Weight,
        *,
        total: bool = False,
    ) -> None:
        sheets = self.sheets
        font = BOLD if weight is Weight.STRONG else REGULAR
        texts: list[list[str]] = []
        for column, place, cell in zip(columns, places, row, strict=True):
            nothing = total and cell is None  # a total says nothing where it adds nothing
            said = "" if nothing else cells.shown_cell(self.report, column, cell)
            if column.mono:
                texts.append(
                    [said[n : n + HASH_LINE] for n in range(0, len(said), HASH_LINE)] or [""]
                )
            elif column.wraps and width_of(said, font, SMALL) > place.room:
                texts.append(simpleSplit(shown(said, font), font, SMALL, place.room))
            else:
                texts.append([said])
        height = ROW + LINE * (max(map(len, texts)) - 1)
        if sheets.room(height + 1):
            self._heads(columns, places)
        sheets.y -= ROW - 3.5
        sheets.cells(
            [
                (place.x, place.right, place.room, lines)
                for place, lines in zip(places, texts, strict=True)
            ],
            font=font,
            size=SMALL,
            leading=LINE,
            grey=MUTED if weight is Weight.STRUCK else INK,
        )
        sheets.y -= height - ROW + 3.5
        sheets.line(LEFT, RIGHT, grey=HAIR)

    # --- parts

    def _signatures(self) -> None:
        sheets, who = self.sheets, self.report.signatures
        if not who:
            return
        sheets.room(64)
        sheets.y -= 44
        for index, name in enumerate(who):
            left = LEFT + index * 260
            sheets.line(left, left + 230, grey=INK)
            sheets.y -= 12
            sheets.write(left, clean(name), grey=MUTED, fit=230)
            sheets.y += 12
        sheets.y -= 16

    def _heading(self, name: str) -> None:
        self.sheets.room(ROW * 3)
        self.sheets.y -= 22
        self.sheets.write(LEFT, name, font=BOLD, size=10.5)
        self.sheets.y -= 4

    def _paragraph(self, text: str, *, grey: float = INK) -> None:
        for line in simpleSplit(shown(text), REGULAR, SIZE, RIGHT - LEFT):
            self.sheets.room(14)
            self.sheets.write(LEFT, line, grey=grey, fit=RIGHT - LEFT)
            self.sheets.y -= 14


def _is_proof(section: Section) -> bool:
    return section.layout is Layout.FACTS and any(column.mono for column in section.columns)


def _grouped(columns: Sequence[Column]) -> bool:
    return any(column.group for column in columns)


def _places(columns: Sequence[Column]) -> list[_Place]:
    """The page shared out by the columns' widths."""
    room = RIGHT - LEFT - GAP * (len(columns) - 1)
    unit = room / sum(column.width for column in columns)
    places: list[_Place] = []
    x = LEFT
    for column in columns:
        width = column.width * unit
        right = column.type.right
        places.append(_Place(x + width if right else x, width, right))
        x += width + GAP
    return places
