"""Parts of Reports: the list of archived reports, and a report as a table of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import short_day
from cashier.domain.drawer import KindCount
from cashier.domain.money import dollars
from cashier.domain.report import DrawerReport
from receipts import report_words
from ui.screens.difference_parts import signed, signed_items
from ui.screens.item_words import accounts_shown, kind_words, kinds_words, short_time
from ui.style import Tone
from ui.tables import Cell, Column


def _tr(text: str) -> str:
    return QCoreApplication.translate("reports_parts", text)


def surname(name: str) -> str:
    """`Rivera` of `A. Rivera`: enough in a list of one station's people."""
    return name.rsplit(" ", 1)[-1]


def report_columns() -> tuple[Column[DrawerReport], ...]:
    """Two lines a report: what and whose, when and how it ended."""
    return (
        Column(
            title=_tr("Report"),
            cell=lambda r: Cell(
                text=report_words.title(r),
                bold=True,
                note=f"{report_words.station(r)}, {surname(r.staff_name)}",
            ),
            width=124,
            stretch=1,
        ),
        Column(title=_tr("Day and result"), cell=_result, width=160),
    )


def _result(report: DrawerReport) -> Cell:
    return Cell(
        text=short_day(report.business_date),
        note=_tr("In balance") if report.balanced else _tr("With difference"),
        icon="circle-check" if report.balanced else "triangle-alert",
        icon_tone=Tone.SUCCESS if report.balanced else Tone.WARNING,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A line of the report's table: a fact, a kind, an item, a warning or a proof."""

    part: str
    what: str
    value: str = ""
    amount: str = ""
    counted: str = ""
    difference: str = ""
    bold: bool = False


def line_columns() -> tuple[Column[ReportLine], ...]:
    """What a screen reader reads instead of the picture."""

    def cell(text: str, line: ReportLine) -> Cell:
        return Cell(text=text, bold=line.bold)

    return (
        Column(title=_tr("Part"), cell=lambda r: Cell(text=r.part, tone=Tone.MUTED), width=88),
        Column(title=_tr("What"), cell=lambda r: cell(r.what, r), width=190),
        Column(title=_tr("Value"), cell=lambda r: cell(r.value, r), width=160, stretch=1),
        Column(title=_tr("Recorded"), cell=lambda r: cell(r.amount, r), width=100, right=True),
        Column(title=_tr("Counted"), cell=lambda r: cell(r.counted, r), width=100, right=True),
        Column(
            title=_tr("Difference"), cell=lambda r: cell(r.difference, r), width=100, right=True
        ),
    )


def report_lines(report: DrawerReport) -> tuple[ReportLine, ...]:
    """Everything the report says, in its order."""
    return tuple(_lines(report))


def _lines(report: DrawerReport) -> Iterator[ReportLine]:
    head = _tr("Drawer")
    yield ReportLine(part=head, what=report_words.title(report), value=report_words.place(report))
    for what, value in report_words.facts(report):
        yield ReportLine(part=head, what=what, value=value)
    if report.reason:
        yield ReportLine(part=head, what=_tr("Reason"), value=report.reason)
    if report.approver:
        approver = report_words.approved_by(report)
        yield ReportLine(part=head, what=_tr("Approved by"), value=approver)
    for row in report.kinds:
        yield _sums(kinds_words(row.kind), row.expected, row.counted, bold=not row.agrees)
    yield _sums(_tr("Total"), report.expected_total, report.counted_total, bold=True)
    for item in report.items:
        state = "" if item.voided_at is None else _tr(", voided {time}")
        yield ReportLine(
            part=_tr("Items"),
            what=f"{kind_words(item.kind)} {item.number}",
            value=f"{short_time(item.taken_at)}, {item.receipt_number}, "
            + accounts_shown(item.accounts_last4)
            + ("" if item.voided_at is None else state.format(time=short_time(item.voided_at))),
            amount=dollars(item.amount_cents),
        )
    for part, rows in (
        (_tr("Warnings"), report_words.warnings(report)),
        (_tr("Paper"), report_words.paper_trouble(report)),
        (_tr("Proof"), report_words.proofs(report)),
    ):
        for what, value in rows:
            yield ReportLine(part=part, what=what, value=value)


def _sums(name: str, recorded: KindCount, counted: KindCount, *, bold: bool) -> ReportLine:
    items, cents = counted.items - recorded.items, counted.cents - recorded.cents
    return ReportLine(
        part=_tr("Count"),
        what=name,
        value=_tr("{recorded} recorded, {counted} counted").format(
            recorded=recorded.items, counted=counted.items
        )
        + (f" ({signed_items(items)})" if items else ""),
        amount=dollars(recorded.cents),
        counted=dollars(counted.cents),
        difference=signed(cents),
        bold=bold,
    )
