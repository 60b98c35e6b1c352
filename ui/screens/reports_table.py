"""A report as tables: its accessible twin, one section at a time, every cell as on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.report_tables import Column as ReportColumn
from cashier.domain.report_tables import Layout, Report, Section, Weight
from receipts import report_cells
from ui import style
from ui.screens.report_said import report_word
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.tasks import Gate, Lane, Latest
from ui.widgets import DataTable, Text
from ui.widgets.paint import text_width

WIDE, NARROW, HEAD_MAX = 1_060, 60, 160
"""Room for all columns at text size 100 %; the least of one, and the most a head may ask for."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("reports_table", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a section as people read it. `total` is the last one."""

    number: int
    cells: tuple[str, ...]
    weight: Weight = Weight.PLAIN
    total: bool = False


def title_of(section: Section) -> str:
    """What a section is called where it has no title of its own."""
    return report_word(section.title or section.name.replace("_", " ").capitalize())


def sections_of(report: Report) -> tuple[Section, ...]:
    """What people read: sections with rows, or with a sentence that says there are none."""
    return tuple(one for one in report.sections if one.rows or one.empty)


def rows_of(report: Report, section: Section) -> tuple[Row, ...]:
    """All lines of a section, its total last. Facts are a line each: what, and its value."""
    if section.layout is Layout.FACTS:
        told = [both for both in report_cells.facts_of(report, section) if both[1]]
        return tuple(
            Row(number=n, cells=(report_word(column.head), report_word(value)))
            for n, (column, value) in enumerate(told)
        )
    lines = [
        Row(
            number=n,
            cells=tuple(
                report_word(report_cells.shown_cell(report, column, cell))
                for column, cell in zip(section.columns, line, strict=True)
            ),
            weight=section.weight(n),
        )
        for n, line in enumerate(section.rows)
    ]
    if section.total:
        cells = zip(section.columns, section.total, strict=True)
        shown = tuple(
            "" if cell is None else report_word(report_cells.shown_cell(report, column, cell))
            for column, cell in cells
        )
        lines.append(Row(number=len(lines), cells=shown, total=True))
    return tuple(lines)


def columns_of(section: Section) -> tuple[Column[Row], ...]:
    """The columns of a section's table, sharing the room as they share a page."""
    heads: tuple[tuple[str, int, bool], ...]
    if section.layout is Layout.FACTS:
        heads = ((_tr("What"), 30, False), (_tr("Value"), 70, False))
    else:
        heads = tuple(
            (
                _head_of(one),
                one.width,
                one.type.right,
            )
            for one in section.columns
        )
    unit = WIDE / max(1, sum(width for _, width, _ in heads))
    last = len(heads) - 1
    return tuple(
        Column[Row](
            title=head,
            cell=_cell(place),
            width=max(_head_width(head), round(width * unit)),
            stretch=int(not right or place == last),
            right=right,
        )
        for place, (head, width, right) in enumerate(heads)
    )


def _head_of(column: ReportColumn) -> str:
    head = report_word(column.head)
    if not column.group:
        return head
    words = _tr("{group} {head}")
    return words.format(group=report_word(column.group), head=head.lower())


def _head_width(head: str) -> int:
    """So wide that a head is whole, unless it is a sentence."""
    wide = text_width(style.font(Type.CAPTION, bold=True), head) / style.tokens().scale
    return min(max(NARROW, round(wide) + 26), HEAD_MAX)


def _cell(place: int) -> Callable[[Row], Cell]:
    def shown(row: Row) -> Cell:
        struck = row.weight is Weight.STRUCK
        return Cell(
            text=row.cells[place],
            bold=row.total or row.weight is Weight.STRONG,
            strike=struck and place == len(row.cells) - 1,
            tone=Tone.MUTED if struck else Tone.TEXT,
        )

    return shown


Found = tuple[int, int]
"""A section and a line of it, from 0."""


def find_lines(report: Report, text: str) -> tuple[Found, ...]:
    """Every line of the report with that text, whatever its case."""
    wanted = text.casefold()
    return tuple(
        (number, row.number)
        for number, section in enumerate(sections_of(report))
        for row in rows_of(report, section)
        if any(wanted in cell.casefold() for cell in row.cells)
    )


class ReportTable(QWidget):
    """Shows one section of a report at a time; tables are made when first looked at.

    Signals: `hits_found(int, int)` as of the pages: which line with the text is chosen (from 1, 0
    for none) and how many there are in the report; `section_shown(int)`, from 0.
    """

    hits_found = Signal(int, int)
    section_shown = Signal(int)

    def __init__(self, tasks: Gate) -> None:
        super().__init__()
        self._tasks, self._latest_hits = tasks, Latest()
        self._report: Report | None = None
        self._sections: tuple[Section, ...] = ()
        self._made: dict[int, DataTable[Row]] = {}
        self._hits: tuple[Found, ...] = ()
        self._hit = -1
        self._choose: Found | None = None
        self.note = Text("", tone=Tone.MUTED, wrap=True)
        self.note.setContentsMargins(16, 8, 16, 8)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)

    @property
    def table(self) -> DataTable[Row] | None:
        """The table shown; None where the section has no line."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, DataTable) else None

    @property
    def section(self) -> int:
        """Which section is shown, from 0."""
        return self._shown

    _shown = 0

    def set_report(self, report: Report) -> tuple[str, ...]:
        """Another report, from its first section; the names of its sections."""
        self._report, self._sections = report, sections_of(report)
        for old in self._made.values():
            self._stack.removeWidget(old)
            old.deleteLater()
        self._made.clear()
        self._forget()
        self.show_section(0)
        return tuple(title_of(one) for one in self._sections)

    def show_section(self, number: int) -> None:
        """Another section. Long ones are made ready in the background."""
        if self._report is None or not 0 <= number < len(self._sections):
            return
        self._shown = number
        section = self._sections[number]
        said = report_word(section.empty if not section.rows else section.note)
        self.note.setText(said)
        self.note.setVisible(bool(said))
        if number not in self._made:
            self._make(self._report, number)
        self._stack.setCurrentWidget(self._made[number])
        self.section_shown.emit(number)

    def _make(self, report: Report, number: int) -> None:
        section = self._sections[number]
        table: DataTable[Row] = DataTable(columns_of(section), name=title_of(section), row=32)
        self._made[number] = table
        self._stack.addWidget(table)

        def fill(rows: Sequence[Row]) -> None:
            if self._made.get(number) is table:
                table.set_rows(rows)
                self._choose_found()

        self._tasks.run(Lane.IO, lambda: rows_of(report, section), self, fill)

    def step_section(self, by: int) -> None:
        """The next section, around the end."""
        if self._sections:
            self.show_section((self._shown + by) % len(self._sections))

    def search(self, text: str) -> None:
        """Chooses the first line with the text from this section on; "" forgets."""
        self._forget()
        report, wanted = self._report, text.strip()
        if not wanted or report is None:
            self.hits_found.emit(0, 0)
            return
        self._tasks.run(
            Lane.IO, lambda: find_lines(report, wanted), self, self._latest_hits(self._found)
        )

    def _forget(self) -> None:
        self._hits, self._hit, self._choose = (), -1, None
        self._latest_hits.forget()

    def _found(self, hits: tuple[Found, ...]) -> None:
        self._hits = hits
        later = (n for n, (section, _) in enumerate(hits) if section >= self._shown)
        self._hit = next(later, 0) - 1
        if hits:
            self.next_hit()
        else:
            self.hits_found.emit(0, 0)

    def next_hit(self, by: int = 1) -> None:
        """The next line with the text, around the end."""
        if self._hits:
            self._hit = (self._hit + by) % len(self._hits)
            self._choose = self._hits[self._hit]
            self.show_section(self._choose[0])
            self._choose_found()
            self.hits_found.emit(self._hit + 1, len(self._hits))

    def _choose_found(self) -> None:
        """The line found, as soon as its section is ready."""
        table, found = self.table, self._choose
        if found is not None and found[0] == self._shown and table is not None and table.rows():
            table.choose(found[1])
            self._choose = None

    @property
    def hits(self) -> tuple[Found, ...]:
        """Lines with the text looked for."""
        return self._hits
