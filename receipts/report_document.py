"""The drawer report as a slip: X while the drawer is open, Z at its close. Source: domain.md 11.

The slip has every figure and what is out of order; the list of items is on Letter, or here where it
is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from cashier.domain.calendar import clock_time
from cashier.domain.drawer import KindCount, total
from cashier.domain.report import DrawerReport, ReportKind
from receipts import report_words as words
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

COUNT_CELLS = 5


def report_document(report: DrawerReport, *, items: bool = False) -> Document:
    """The slip of a report. The same report gives the same document."""
    return Document(
        kind=DocumentKind.REPORT,
        lang="en",
        title=words.title(report),
        meta=(("report", report.kind.value), ("session_id", clean(report.session_id))),
        blocks=tuple(_blocks(report, items=items)),
    )


def _blocks(report: DrawerReport, *, items: bool) -> Iterator[Block]:
    if report.training:
        yield Banner(text=words.TRAINING)
    yield Heading(text=words.title(report), high=True)
    yield Heading(text=clean(report.site.organization))
    yield Para(text=clean(report.site.name), align=Align.CENTER)
    station = f"Station {words.station(report)}, drawer of {words.drawer_of(report)}"
    yield Para(text=clean(station), align=Align.CENTER)
    yield Rule()
    yield Pairs(
        pairs=tuple(
            Pair(label=label, value=value, wrap=True) for label, value in words.facts(report)
        )
    )
    yield Rule()
    yield from _kinds(report)
    yield from _counts(report)
    yield from _section("Voided", list(_voids(report)))
    yield from _section("Put right since the last Z", list(_acts(report)))
    yield from _section("Warnings", _pairs(words.warnings(report)))
    yield from _section("Receipts not on paper", _pairs(words.paper_trouble(report)))
    if items:
        yield from _section("Items", list(_items(report)))
    yield from _signatures(report)
    yield Rule()
    yield from _pairs(words.proofs(report))
    if report.training:
        yield Banner(text=words.TRAINING)
    yield Cut()


def _section(name: str, blocks: list[Block]) -> Iterator[Block]:
    if blocks:
        yield Rule()
        yield Para(text=name, bold=True)
        yield from blocks


def _pairs(rows: list[tuple[str, str]]) -> list[Block]:
    return (
        [Pairs(pairs=tuple(Pair(label=label, value=value, wrap=True) for label, value in rows))]
        if rows
        else []
    )


def _kinds(report: DrawerReport) -> Iterator[Block]:
    counted = bool(report.counts)
    yield Para(text="Recorded", bold=True)
    for row in report.kinds:
        yield _figures(words.KINDS[row.kind], row.expected)
    yield _figures("Total", report.expected_total, bold=True)
    if not counted:
        if report.forced:
            yield Heading(text="Not counted", high=True)
        return
    yield Rule()
    yield Para(text="Counted", bold=True)
    for row in report.kinds:
        yield _figures(words.KINDS[row.kind], row.counted)
    yield _figures("Total", report.counted_total, bold=True)
    yield Rule()
    if report.balanced:
        yield Heading(text="In balance", high=True)
        return
    yield Para(text="Difference", bold=True)
    for row in report.kinds:
        if not row.agrees:
            yield _difference(words.KINDS[row.kind], row.items, row.cents)
    both = report.counted_total, report.expected_total
    yield _difference(
        "Total", both[0].items - both[1].items, both[0].cents - both[1].cents, bold=True
    )


def _figures(name: str, count: KindCount, *, bold: bool = False) -> Row:
    return Row(
        cells=(
            Cell(content=name),
            Cell(content=str(count.items), align=Align.RIGHT, nowrap=True, least=COUNT_CELLS),
            Cell(content=Money(cents=count.cents), align=Align.RIGHT, least=11),
        ),
        bold=bold,
    )


def _difference(name: str, items: int, cents: int, *, bold: bool = False) -> Row:
    return Row(
        cells=(
            Cell(content=name),
            Cell(content=f"{items:+d}", align=Align.RIGHT, nowrap=True, least=COUNT_CELLS),
            Cell(content=Money(cents=cents, signed=True), align=Align.RIGHT, least=11),
        ),
        bold=bold,
    )


def _counts(report: DrawerReport) -> Iterator[Block]:
    if not report.counts:
        if clean(report.reason):
            yield Para(text=f"Reason: {clean(report.reason)}")
        return
    yield Rule()
    for count in report.counts:
        label = f"Count {count.attempt} by {count.staff}, {words.instant(report, count.at)}"
        yield _figures(clean(label), total(count.counts))
    if clean(report.reason):
        yield Para(text=f"Reason: {clean(report.reason)}")


def _voids(report: DrawerReport) -> Iterator[Block]:
    for item in words.voided(report):
        label = f"{item.receipt_number} {words.KIND[item.kind]} {item.number}"
        yield Row(cells=(Cell(content=clean(label)), _amount(item.amount_cents)))
        why = clean(f"{item.void_reason}, approved by {item.void_approver}".strip(", "))
        at = words.instant(report, item.voided_at)
        yield Row(cells=(Cell(content=f"{at}: {why}"),), indent=2)


def _acts(report: DrawerReport) -> Iterator[Block]:
    for act in report.acts:
        label = clean(f"{words.ACTS[act.kind]} {act.receipt_number} item {act.line}")
        cells = (Cell(content=label), _amount(act.amount_cents))
        yield Row(cells=cells if act.amount_cents else cells[:1])
        yield Row(cells=(Cell(content=words.put_right(report, act)),), indent=2)


def _items(report: DrawerReport) -> Iterator[Block]:
    for item in report.items:
        mark = " VOID" if item.voided_at else ""
        accounts = "/".join(item.accounts_last4)
        label = (
            f"{clock_time(item.taken_at)} {item.receipt_number} {item.line} "
            f"{words.KIND[item.kind]} {item.number} to {accounts}{mark}"
        )
        yield Row(cells=(Cell(content=clean(label)), _amount(item.amount_cents)))


def _amount(cents: int) -> Cell:
    return Cell(content=Money(cents=cents), align=Align.RIGHT)


def _signatures(report: DrawerReport) -> Iterator[Block]:
    if report.kind is ReportKind.X:
        return
    yield Rule()
    yield Signature(label=f"Cashier {words.drawer_of(report)}")
    approver = words.approved_by(report)
    if approver:
        yield Signature(label=f"Supervisor {approver}")
    yield Spacer()
