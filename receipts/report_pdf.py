"""The drawer report on Letter: drawn straight on the canvas, so that 5,000 items are linear.

Source: printing.md 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit

from cashier.domain.calendar import clock_time, local_date, long_day, short_day
from cashier.domain.drawer import KindCount, total
from cashier.domain.money import dollars
from cashier.domain.report import DrawerReport, ReportItem, ReportKind
from receipts import report_words as words
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
)

LEFT, RIGHT = MARGIN, PAGE_WIDTH - MARGIN
SIZE = 9.5
ROW = 17.5
ITEM_ROW = 13.0
ITEM_SIZE = 8.5


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column stands (figures: its right edge) and how wide it may get."""

    x: float
    head: str
    fit: float
    right: bool = False


_KINDS = (
    _Column(LEFT + 6, "Kind", 165),
    _Column(LEFT + 236, "Recorded", 52, True),
    _Column(LEFT + 307, "Total", 66, True),
    _Column(LEFT + 358, "Counted", 48, True),
    _Column(LEFT + 428, "Total", 66, True),
    _Column(RIGHT - 6, "Difference", 68, True),
)
_ITEMS = (
    _Column(LEFT + 6, "Time", 48),
    _Column(LEFT + 58, "Receipt", 88),
    _Column(LEFT + 170, "Line", 20, True),
    _Column(LEFT + 180, "Kind", 96),
    _Column(LEFT + 282, "Number", 82),
    _Column(LEFT + 370, "Accounts", 66),
    _Column(RIGHT - 6, "Amount", 62, True),
)


def report_pdf(report: DrawerReport) -> bytes:
    """The X or Z report with every item. The same report gives the same bytes."""
    name = words.title(report)
    head = f"{name}, {words.station(report)}, {long_day(report.business_date)}"
    sheets = Sheets(name, head=clean(f"{report.site.organization}: {head}"))
    _head(sheets, report)
    _kinds(sheets, report)
    _result(sheets, report)
    _voids(sheets, report)
    _acts(sheets, report)
    _short_table(sheets, "Warnings and overrides", words.warnings(report))
    _short_table(sheets, "Receipts not on paper", words.paper_trouble(report))
    _signatures(sheets, report)
    _items(sheets, report)
    _proofs(sheets, report)
    return sheets.finish()


def _head(sheets: Sheets, report: DrawerReport) -> None:
    sheets.bookmark(words.title(report))
    sheets.y -= 6
    sheets.write(LEFT, words.title(report), font=BOLD, size=17)
    sheets.y -= 17
    _paragraph(sheets, words.place(report), grey=MUTED)
    if report.training:
        sheets.y -= 4
        sheets.write(LEFT, words.TRAINING, font=BOLD, size=12)
        sheets.y -= 16
    sheets.y -= 6
    facts = words.facts(report)
    half = 4
    top = sheets.y
    _facts(sheets, facts[:half], LEFT, 94, 120)
    bottom = sheets.y
    sheets.y = top
    _facts(sheets, facts[half:], LEFT + 218, 102, RIGHT - LEFT - 320)
    sheets.y = min(bottom, sheets.y)


def _facts(
    sheets: Sheets, facts: Sequence[tuple[str, str]], left: float, label: float, width: float
) -> None:
    for index, (name, value) in enumerate(facts):
        sheets.write(left, name, grey=MUTED)
        # the first of each column is what people look for
        font = BOLD if index == 0 else REGULAR
        for line in simpleSplit(shown(value, font), font, SIZE, width) or [""]:
            sheets.write(left + label, line, font=font, fit=width)
            sheets.y -= 15


def _kinds(sheets: Sheets, report: DrawerReport) -> None:
    counted = bool(report.counts)
    columns = _KINDS if counted else _KINDS[:3]
    sheets.y -= 12
    for column in columns:
        sheets.write(column.x, column.head, font=BOLD, grey=MUTED, right=column.right)
    sheets.y -= 6
    sheets.line(LEFT, RIGHT)
    for row in report.kinds:
        _figures(sheets, columns, words.KINDS[row.kind], row.expected, row.counted)
        sheets.line(LEFT, RIGHT)
    both = report.expected_total, report.counted_total
    _figures(sheets, columns, "Total", both[0], both[1], bold=True)


def _figures(
    sheets: Sheets,
    columns: Sequence[_Column],
    name: str,
    recorded: KindCount,
    counted: KindCount,
    *,
    bold: bool = False,
) -> None:
    difference = counted.cents - recorded.cents
    cells = (
        name,
        str(recorded.items),
        dollars(recorded.cents),
        str(counted.items),
        dollars(counted.cents),
        f"+{dollars(difference)}" if difference > 0 else dollars(difference),
    )
    sheets.y -= 12
    for index, column in enumerate(columns):
        differs = index == 5 and (recorded.items, recorded.cents) != (counted.items, counted.cents)
        sheets.write(
            column.x,
            cells[index],
            font=BOLD if bold or differs else REGULAR,
            right=column.right,
            fit=column.fit,
        )
    sheets.y -= ROW - 12


def _result(sheets: Sheets, report: DrawerReport) -> None:
    if not report.counts:
        if report.forced:
            sheets.y -= 16
            sheets.write(LEFT, "Closed by force, not counted", font=BOLD, size=11)
        if clean(report.reason):
            _paragraph(sheets, f"Reason: {clean(report.reason)}")
        return
    if report.balanced:
        sheets.y -= 16
        sheets.write(LEFT, "In balance", font=BOLD, size=11)
    else:
        _heading(sheets, "Differences by kind")
        for row in report.kinds:
            if row.agrees:
                continue
            sheets.room(ROW)
            sheets.y -= 12
            word = "Missing" if row.cents < 0 or (row.cents == 0 and row.items < 0) else "Surplus"
            sheets.write(LEFT + 6, word)
            sheets.write(LEFT + 92, words.KINDS[row.kind])
            sheets.write(LEFT + 358, f"{row.items:+d}", right=True)
            sheets.write(RIGHT - 6, dollars(abs(row.cents)), right=True)
            sheets.y -= ROW - 12
            sheets.line(LEFT, RIGHT)
    sheets.y -= 16
    for count in report.counts:
        sheets.room(14)
        taken = total(count.counts)
        who = f"Count {count.attempt} by {count.staff}, {words.instant(report, count.at)}"
        sheets.write(LEFT + 6, clean(who), grey=MUTED)
        sheets.write(LEFT + 358, str(taken.items), grey=MUTED, right=True)
        sheets.write(RIGHT - 6, dollars(taken.cents), grey=MUTED, right=True)
        sheets.y -= 14
    if clean(report.reason):
        _paragraph(sheets, f"Reason: {clean(report.reason)}")


def _voids(sheets: Sheets, report: DrawerReport) -> None:
    rows = words.voided(report)
    if not rows:
        return
    _heading(sheets, "Voided")
    for item in rows:
        sheets.room(28)
        sheets.y -= 13
        what = f"{item.receipt_number}, {words.KIND[item.kind]} {item.number}"
        sheets.write(LEFT + 6, clean(what), fit=380)
        sheets.write(RIGHT - 6, dollars(item.amount_cents), right=True)
        sheets.y -= 13
        why = f"{words.instant(report, item.voided_at)}: {item.void_reason}"
        why += f", approved by {item.void_approver}" if item.void_approver else ""
        _paragraph(sheets, clean(why), grey=MUTED, indent=6)


def _acts(sheets: Sheets, report: DrawerReport) -> None:
    """What was put right at the station since its last Z."""
    if not report.acts:
        return
    _heading(sheets, "Put right since the last Z")
    for act in report.acts:
        sheets.room(28)
        sheets.y -= 13
        what = f"{words.ACTS[act.kind]}, {act.receipt_number} item {act.line}"
        sheets.write(LEFT + 6, clean(what), fit=380)
        if act.amount_cents:
            sheets.write(RIGHT - 6, dollars(act.amount_cents), right=True)
        sheets.y -= 13
        _paragraph(sheets, words.put_right(report, act), grey=MUTED, indent=6)


def _short_table(sheets: Sheets, name: str, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    _heading(sheets, name)
    for label, value in rows:
        sheets.room(14)
        sheets.y -= 14
        sheets.write(LEFT + 6, label, fit=200)
        sheets.write(LEFT + 218, value, fit=RIGHT - LEFT - 224)


def _signatures(sheets: Sheets, report: DrawerReport) -> None:
    if report.kind is ReportKind.X:
        return
    sheets.room(64)
    sheets.y -= 40
    who = [f"Cashier {words.drawer_of(report)}"]
    if words.approved_by(report):
        who.append(f"Supervisor {words.approved_by(report)}")
    for index, name in enumerate(who):
        left = LEFT + index * 260
        sheets.line(left, left + 230, grey=INK)
        sheets.y -= 12
        sheets.write(left, name, grey=MUTED, fit=230)
        sheets.y += 12
    sheets.y -= 16


def _items(sheets: Sheets, report: DrawerReport) -> None:
    if not report.items:
        return
    sheets.room(80)
    _heading(sheets, "Items")
    sheets.bookmark("Items")
    _item_heads(sheets)
    for item in report.items:
        if sheets.room(ITEM_ROW):
            _item_heads(sheets)
        _item(sheets, report, item)
    if sheets.room(ROW):
        _item_heads(sheets)
    standing = report.expected_total
    sheets.y -= 13
    sheets.write(LEFT + 6, f"{standing.items} items, voided ones not counted", font=BOLD)
    sheets.write(RIGHT - 6, dollars(standing.cents), font=BOLD, right=True)
    sheets.y -= 8


def _item_heads(sheets: Sheets) -> None:
    sheets.y -= 12
    for column in _ITEMS:
        sheets.write(
            column.x, column.head, font=BOLD, size=ITEM_SIZE, grey=MUTED, right=column.right
        )
    sheets.y -= 4
    sheets.line(LEFT, RIGHT)


def _item(sheets: Sheets, report: DrawerReport, item: ReportItem) -> None:
    void = item.voided_at is not None
    day = local_date(item.taken_at)
    time = clock_time(item.taken_at)
    cells = (
        time if day == report.business_date else f"{short_day(day)} {time}",
        clean(item.receipt_number),
        str(item.line),
        words.KIND[item.kind],
        clean(item.number),
        clean("/".join(item.accounts_last4)),
        f"void {dollars(item.amount_cents)}" if void else dollars(item.amount_cents),
    )
    sheets.y -= ITEM_ROW - 3
    for column, cell in zip(_ITEMS, cells, strict=True):
        sheets.write(
            column.x,
            cell,
            size=ITEM_SIZE,
            grey=MUTED if void else INK,
            right=column.right,
            fit=column.fit,
        )
    sheets.y -= 3
    sheets.line(LEFT, RIGHT, grey=HAIR)


def _proofs(sheets: Sheets, report: DrawerReport) -> None:
    _heading(sheets, "Chains")
    for label, value in words.proofs(report):
        sheets.room(12)
        sheets.y -= 13
        sheets.write(LEFT + 6, label, size=ITEM_SIZE, grey=MUTED)
        sheets.write(LEFT + 100, value, font=MONO, size=7.5, fit=RIGHT - LEFT - 106)


def _heading(sheets: Sheets, name: str) -> None:
    sheets.room(ROW * 3)
    sheets.y -= 20
    sheets.write(LEFT, name, font=BOLD, size=10.5)
    sheets.y -= 4


def _paragraph(sheets: Sheets, text: str, *, grey: float = INK, indent: float = 0) -> None:
    for line in simpleSplit(shown(text), REGULAR, SIZE, RIGHT - LEFT - indent):
        sheets.room(14)
        sheets.write(LEFT + indent, line, grey=grey, fit=RIGHT - LEFT - indent)
        sheets.y -= 14
