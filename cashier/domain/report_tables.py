"""Every report as one value: facts and tables with typed columns. All back ends (paper, PDF,
spreadsheet, text, window) render this and nothing else: the same figures everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cashier.domain.report import DrawerReport


class ReportName(StrEnum):
    """What can be asked for. X and Z are of one drawer; the others of a site and days."""

    X = "x"
    Z = "z"
    SITE_DAY = "site_day"
    ALL_SITES = "all_sites"
    DEPOSIT = "deposit"
    UNDEPOSITED = "undeposited"
    OVERRIDES = "overrides"
    AUDIT = "audit"
    PERIOD = "period"


OF_A_DRAWER = frozenset({ReportName.X, ReportName.Z})
OF_DAYS = frozenset({ReportName.OVERRIDES, ReportName.AUDIT, ReportName.PERIOD})
"""These span `day_from` to `day_to`; site day, all sites and deposit are of `day_from`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoice:
    """Which report. `site` '' is this station's own; `day_to` None is the same as `day_from`;
    `day_from` None is today (Z: the newest); `session_id` names the drawer of an X or Z; `ticket`
    one deposit ('' is all of the day).
    """

    name: ReportName
    site: str = ""
    day_from: date | None = None
    day_to: date | None = None
    session_id: str = ""
    ticket: str = ""


class ColumnType(StrEnum):
    """What a column's cells are: `str`, `int`, `int` cents, `date`, aware UTC `datetime`. Any cell
    may be None: nothing to say.
    """

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    INSTANT = "instant"

    @property
    def right(self) -> bool:
        """Figures stand at the right."""
        return self in (ColumnType.NUMBER, ColumnType.MONEY)


Cell = str | int | date | datetime | None
Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `name` is for programs (JSON key, CSV head), `head` for people, `group` a head
    above neighbouring columns ('Recorded' over items and amount), `width` its share of a page in
    characters. `signed` figures are differences and carry their plus. `wraps`: a text that may go
    on in further lines; others shrink. `mono`: a hash or key. `none` is shown to people where there
    is nothing. `adds` is False for figures that are no amounts of anything (a line's number).
    """

    name: str
    head: str
    type: ColumnType = ColumnType.TEXT
    group: str = ""
    width: int = 12
    signed: bool = False
    wraps: bool = False
    mono: bool = False
    none: str = ""
    adds: bool = True


class Layout(StrEnum):
    """FACTS: one row, its columns shown as labels and values. TABLE: rows below heads."""

    FACTS = "facts"
    TABLE = "table"


class Weight(StrEnum):
    """How a row is shown: `struck` is greyed (voided), `strong` stands out (a difference)."""

    PLAIN = "plain"
    STRONG = "strong"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled table. `name` is unique in its report (JSON key, sheet). `total` has one cell per
    column, or is empty; a text in it is a label, whatever its column. `weights` is empty (all
    plain) or one per row. `on_slip` is False for long lists that thermal paper leaves out. `note`
    is a sentence below the title; `empty` is said where there are no rows.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    total: Line = ()
    weights: tuple[Weight, ...] = ()
    layout: Layout = Layout.TABLE
    on_slip: bool = True
    note: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        wide = len(self.columns)
        assert all(len(row) == wide for row in self.rows), f"{self.name}: a row of another width"
        assert len(self.total) in (0, wide), f"{self.name}: a total of another width"
        assert len(self.weights) in (0, len(self.rows)), f"{self.name}: a weight per row"
        assert self.layout is Layout.TABLE or len(self.rows) == 1, f"{self.name}: facts are one row"

    def weight(self, index: int) -> Weight:
        """How row `index` is shown."""
        return self.weights[index] if self.weights else Weight.PLAIN

    def column(self, name: str) -> tuple[Cell, ...]:
        """All cells of one column. Raises KeyError for an unknown name."""
        for place, one in enumerate(self.columns):
            if one.name == name:
                return tuple(row[place] for row in self.rows)
        raise KeyError(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report ready to be shown. Instants in UTC.

    `as_of` is the cut-off: nothing later is in it; of other stations it is the oldest news.
    `unconfirmed` counts this station's records that the ledger had not confirmed then. `verdict` is
    its one word ('In balance', 'Difference'). `signatures` name who signs on paper. `file_name` has
    no suffix. `drawer` is what an X or Z was made of: its JSON carries it whole.
    """

    choice: ReportChoice
    title: str
    organization: str
    place: str
    day: date
    made_at: datetime
    as_of: datetime
    unconfirmed: int
    training: bool
    sections: tuple[Section, ...]
    file_name: str
    verdict: str = ""
    signatures: tuple[str, ...] = ()
    drawer: DrawerReport | None = field(default=None, repr=False)

    def section(self, name: str) -> Section:
        """Raises KeyError for an unknown name."""
        for one in self.sections:
            if one.name == name:
                return one
        raise KeyError(name)


class Stopped(Exception):
    """The person cancelled: no error, and nothing was written."""


Progress = Callable[[int, int], None]
"""Told (done, of all) between chunks; raises Stopped to cancel."""


def no_progress(done: int, of_all: int) -> None:
    """Nobody watches."""


def text_column(
    name: str, head: str, width: int = 14, *, wraps: bool = False, none: str = ""
) -> Column:
    """A text column."""
    return Column(name=name, head=head, width=width, wraps=wraps, none=none)


def number_column(
    name: str, head: str, width: int = 8, *, group: str = "", signed: bool = False
) -> Column:
    """A count."""
    return Column(
        name=name, head=head, type=ColumnType.NUMBER, width=width, group=group, signed=signed
    )


def line_column(head: str = "Item", width: int = 5) -> Column:
    """Which item of a receipt: a number that adds to nothing."""
    return Column(name="line", head=head, type=ColumnType.NUMBER, width=width, adds=False)


def money_column(
    name: str, head: str, width: int = 13, *, group: str = "", signed: bool = False
) -> Column:
    """Cents."""
    return Column(
        name=name, head=head, type=ColumnType.MONEY, width=width, group=group, signed=signed
    )


def date_column(name: str, head: str, width: int = 11) -> Column:
    """A business date."""
    return Column(name=name, head=head, type=ColumnType.DATE, width=width)


def instant_column(name: str, head: str, width: int = 16, *, none: str = "") -> Column:
    """An instant: shown on the counter's clock, kept in UTC."""
    return Column(name=name, head=head, type=ColumnType.INSTANT, width=width, none=none)


def facts(name: str, title: str, pairs: Iterable[tuple[Column, Cell]]) -> Section:
    """A section of labels and values."""
    both = tuple(pairs)
    return Section(
        name=name,
        title=title,
        columns=tuple(column for column, _ in both),
        rows=(tuple(value for _, value in both),),
        layout=Layout.FACTS,
    )


def sums(columns: Sequence[Column], rows: Iterable[Line], label: str = "Total") -> Line:
    """The total line: what adds is added up, the label in the first column."""
    added: list[int | None] = [
        0 if column.type.right and column.adds else None for column in columns
    ]
    for row in rows:
        for place, cell in enumerate(row):
            held = added[place]
            if held is not None and isinstance(cell, int):
                added[place] = held + cell
    return (label, *added[1:])
