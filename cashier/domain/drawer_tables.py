"""A drawer's report as tables: the one way from an X or Z to what every back end shows.

Source: domain.md 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from cashier.domain import report_words as words
from cashier.domain.counted_items import Finding, NamedItem
from cashier.domain.drawer import total
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport, ReportKind
from cashier.domain.report_tables import (
    Column,
    Line,
    Report,
    ReportChoice,
    ReportName,
    Section,
    Weight,
    date_column,
    facts,
    instant_column,
    line_column,
    money_column,
    number_column,
    sums,
    text_column,
)

RECORDED, COUNTED, DIFFERENCE = "Recorded", "Counted", "Difference"


def drawer_tables(report: DrawerReport) -> Report:
    """All of an X or Z. The same report gives the same tables."""
    name = ReportName.Z if report.kind is ReportKind.Z else ReportName.X
    return Report(
        choice=ReportChoice(
            name=name,
            site=report.site.code,
            day_from=report.business_date,
            session_id=report.session_id,
        ),
        title=title(report),
        organization=report.site.organization,
        place=f"{report.site.name}, station {station(report)}, drawer of {_cashier(report)}",
        day=report.business_date,
        made_at=report.made_at,
        as_of=report.made_at,
        unconfirmed=report.unconfirmed,
        training=report.training,
        sections=tuple(_sections(report)),
        file_name=f"{station(report)}-{'X' if report.z_number is None else f'Z{report.z_number}'}",
        verdict=_verdict(report),
        signatures=_signatures(report),
        drawer=report,
    )


def title(report: DrawerReport) -> str:
    """`Z report 214`, or `X report` while the drawer is open."""
    return "X report" if report.kind is ReportKind.X else f"Z report {report.z_number}"


def station(report: DrawerReport) -> str:
    """`BOS-01`, however the report names its station."""
    short = report.station
    return short if "-" in short else f"{report.site.code}-{short}"


def _cashier(report: DrawerReport) -> str:
    return words.person(report.staff_name, report.staff)


def _approver(report: DrawerReport) -> str:
    return words.person(report.approver_name, report.approver)


def _verdict(report: DrawerReport) -> str:
    if not report.counts:
        return "Not counted" if report.kind is ReportKind.Z else ""
    return "In balance" if report.balanced else "Difference"


def _signatures(report: DrawerReport) -> tuple[str, ...]:
    if report.kind is ReportKind.X:
        return ()
    signed = [f"Cashier {_cashier(report)}"]
    if report.approver:
        signed.append(f"Supervisor {_approver(report)}")
    elif report.review_pending:
        signed.append("Supervisor, reviewed later")
    return tuple(signed)


def _sections(report: DrawerReport) -> Iterator[Section]:
    yield _head(report)
    yield _kinds(report)
    yield _counts(report)
    if report.kind is ReportKind.Z:
        yield _closing(report)
        yield _named(report)
    yield _voids(report)
    yield _put_right(report)
    yield _codes(report)
    yield _paper(report)
    yield _gaps(report)
    yield _items(report)
    yield _proofs(report)


def _head(report: DrawerReport) -> Section:
    return facts(
        "drawer",
        "",
        (
            (date_column("business_date", "Business date"), report.business_date),
            (instant_column("opened", "Opened"), report.opened_at),
            (instant_column("closed", "Closed", none="still open"), report.closed_at),
            (instant_column("made", "Made"), report.made_at),
            (number_column("copies", "Copies printed"), report.copies),
            (number_column("after_cut_off", "Receipts after cut-off"), report.after_cut_off),
            (text_column("first_receipt", "First receipt", none="none"), report.first_receipt),
            (text_column("last_receipt", "Last receipt", none="none"), report.last_receipt),
            (number_column("receipts", "Receipts"), report.receipts),
            (
                text_column("missing", "Numbers missing", none="none"),
                ", ".join(report.receipts_missing),
            ),
            (number_column("unsent", "Not sent to the ledger"), report.unsent),
            (number_column("attention", "Need attention"), report.attention),
        ),
    )


def _kinds(report: DrawerReport) -> Section:
    groups = (RECORDED, COUNTED, DIFFERENCE) if report.counts else (RECORDED,)
    columns = [text_column("kind", "Kind", 27)]
    for group in groups:
        name = group.lower()
        signed = group is DIFFERENCE
        columns += [
            number_column(f"{name}_items", "Items", 6, group=group, signed=signed),
            money_column(f"{name}_cents", "Amount", 13, group=group, signed=signed),
        ]
    rows = []
    for row in report.kinds:
        recorded = (row.expected.items, row.expected.cents)
        counted = (row.counted.items, row.counted.cents, row.items, row.cents)
        rows.append((words.KINDS[row.kind], *recorded, *(counted if report.counts else ())))
    should, found = report.expected_total, report.counted_total
    sums: Line = ("Total", should.items, should.cents)
    if report.counts:
        apart = found.items - should.items, found.cents - should.cents
        sums = (*sums, found.items, found.cents, *apart)
    differs = [bool(report.counts) and not row.agrees for row in report.kinds]
    return Section(
        name="kinds",
        title="By kind",
        columns=tuple(columns),
        rows=tuple(rows),
        total=sums,
        weights=tuple(Weight.STRONG if one else Weight.PLAIN for one in differs),
    )


def _counts(report: DrawerReport) -> Section:
    rows: list[Line] = []
    for count in report.counts:
        taken = total(count.counts)
        rows.append((f"Count {count.attempt}", count.staff, count.at, taken.items, taken.cents))
    return Section(
        name="counts",
        title="Counts",
        columns=(
            text_column("count", "Count", 12),
            text_column("by", "By", 10),
            instant_column("at", "At"),
            number_column("items", "Items"),
            money_column("cents", "Amount"),
        ),
        rows=tuple(rows),
    )


def _closing(report: DrawerReport) -> Section:
    """Who closed it and how: the difference's reason and second signature."""
    agreed = report.balanced and bool(report.counts)
    unsigned = "nobody, none needed" if agreed else "nobody yet"
    return facts(
        "closing",
        "Closing",
        (
            (text_column("result", "Result"), _verdict(report)),
            (text_column("closed_by", "Closed by"), _closed_by(report)),
            (text_column("signed", "Signed by", none=unsigned), _approver(report)),
            (
                text_column("review", "Review"),
                "pending: no deposit until signed" if report.review_pending else "none pending",
            ),
            (text_column("reason", "Reason", wraps=True, none="none needed"), report.reason),
        ),
    )


def _closed_by(report: DrawerReport) -> str:
    if report.forced:
        return f"{_approver(report)}, forced"
    return _cashier(report)


FINDINGS = {
    Finding.HELD: "held",
    Finding.MISSING: "missing",
    Finding.SURPLUS: "surplus, never recorded",
    Finding.AMOUNT: "another amount on the paper",
}


def _found(one: NamedItem) -> str:
    if one.finding is Finding.KIND:
        return f"recorded as {words.KIND[InstrumentKind(one.recorded_kind)]}"
    return FINDINGS[one.finding]


def _named(report: DrawerReport) -> Section:
    """The items behind a difference, where the tray was gone through item by item."""
    columns = (
        text_column("finding", "Found", 25),
        text_column("receipt", "Receipt", 17, none="none"),
        line_column(),
        text_column("kind", "Kind", 18),
        text_column("number", "Number", 14, none="none"),
        money_column("recorded_cents", "Recorded", 12),
        money_column("paper_cents", "On the paper", 13),
        money_column("apart_cents", "Difference", 12, signed=True),
    )
    rows: list[Line] = [
        (
            _found(one),
            one.receipt_number,
            one.line or None,
            words.KIND[one.kind],
            one.number,
            one.recorded_cents,
            one.paper_cents,
            one.paper_cents - one.recorded_cents,
        )
        for one in report.named
    ]
    differs = bool(report.counts) and not report.balanced
    return Section(
        name="named",
        title="The difference by item",
        columns=columns,
        rows=tuple(rows),
        total=_total(columns, rows),
        empty="The difference was not followed to its items." if differs else "",
    )


def _voids(report: DrawerReport) -> Section:
    rows: list[Line] = [
        (
            item.receipt_number,
            item.line,
            words.KIND[item.kind],
            item.number,
            item.voided_at,
            item.void_reason,
            item.void_approver,
            item.amount_cents,
        )
        for item in report.items
        if item.voided_at is not None
    ]
    columns = (
        text_column("receipt", "Receipt", 17),
        line_column(),
        text_column("kind", "Kind", 18),
        text_column("number", "Number", 12),
        instant_column("at", "Voided", 9),
        text_column("reason", "Reason", 22, wraps=True),
        text_column("approver", "Approved", 11),
        money_column("cents", "Amount", 12),
    )
    return Section(
        name="voids",
        title="Voided",
        columns=columns,
        rows=tuple(rows),
        total=_total(columns, rows),
        empty="No item was voided.",
    )


def _put_right(report: DrawerReport) -> Section:
    rows: list[Line] = [
        (
            words.ACTS[act.kind],
            act.receipt_number,
            act.line,
            act.at,
            "; ".join(one for one in (act.changed, act.reason) if one),
            ", ".join(one for one in (act.staff, act.approver) if one),
            act.amount_cents,
        )
        for act in report.acts
    ]
    columns = (
        text_column("act", "Act", 14),
        text_column("receipt", "Receipt", 17),
        line_column(),
        instant_column("at", "At", 9),
        text_column("reason", "What and why", 28, wraps=True),
        text_column("signed", "Signed by", 12),
        money_column("cents", "Amount", 12),
    )
    return Section(
        name="put_right",
        title="Put right since the last Z",
        columns=columns,
        rows=tuple(rows),
        total=_total(columns, rows),
        empty="Nothing was reversed, returned, corrected, moved or answered.",
    )


def _codes(report: DrawerReport) -> Section:
    said = {one.code: one.times for one in report.acknowledged}
    overruled = {one.code: one.times for one in report.overridden}
    rows: list[Line] = [
        (code, said.get(code, 0), overruled.get(code, 0)) for code in sorted(said | overruled)
    ]
    columns = (
        text_column("code", "Rule", 26),
        number_column("acknowledged", "Warnings acknowledged", 22),
        number_column("overridden", "Rules overridden", 22),
    )
    return Section(
        name="codes",
        title="Warnings and overrides",
        columns=columns,
        rows=tuple(rows),
        total=_total(columns, rows),
        empty="No warning was acknowledged and no rule overridden.",
    )


def _paper(report: DrawerReport) -> Section:
    rows: list[Line] = [(number, "not printed") for number in report.unprinted]
    rows += [(number, "print uncertain") for number in report.uncertain]
    return Section(
        name="paper",
        title="Receipts not on paper",
        columns=(text_column("receipt", "Receipt", 20), text_column("state", "State", 20)),
        rows=tuple(rows),
        empty="Every receipt is on paper.",
    )


def _gaps(report: DrawerReport) -> Section:
    return Section(
        name="gaps",
        title="Numbers of other drawers between first and last",
        columns=(
            text_column("first", "From", 20),
            text_column("last", "To", 20),
            number_column("receipts", "Receipts", 10),
            text_column("drawer", "Given to the drawer of", 40),
        ),
        rows=tuple(
            (gap.first, gap.last, gap.receipts, words.person(gap.staff_name, gap.staff))
            for gap in report.gaps
        ),
        empty="Every number between the first and the last is this drawer's.",
    )


def _items(report: DrawerReport) -> Section:
    standing = report.expected_total
    return Section(
        name="items",
        title="Items",
        columns=(
            instant_column("at", "Time", 10),
            text_column("receipt", "Receipt", 17),
            line_column(),
            text_column("kind", "Kind", 18),
            text_column("number", "Number", 14),
            text_column("accounts", "Accounts", 12),
            text_column("state", "State", 6),
            money_column("cents", "Amount", 12),
        ),
        rows=tuple(
            (
                item.taken_at,
                item.receipt_number,
                item.line,
                words.KIND[item.kind],
                item.number,
                "/".join(item.accounts_last4),
                "" if item.voided_at is None else "void",
                item.amount_cents,
            )
            for item in report.items
        ),
        total=(
            "Held",
            None,
            standing.items,
            "items, less voided",
            None,
            None,
            None,
            standing.cents,
        ),
        weights=tuple(
            Weight.PLAIN if item.voided_at is None else Weight.STRUCK for item in report.items
        ),
        on_slip=False,
        empty="No item was taken.",
    )


def _proofs(report: DrawerReport) -> Section:
    """What ties the report to the chains: a later change of either shows."""
    return facts(
        "proofs",
        "Chains",
        (
            (number_column("chain_seq", "Station sequence"), report.chain_seq),
            (_hash("chain_head", "Station chain"), report.chain_head),
            (number_column("audit_seq", "Audit lines"), report.audit_seq),
            (_hash("audit_head", "Audit chain"), report.audit_head),
            (number_column("ledger_seq", "Ledger confirmed"), report.ledger_head_seq),
            (_hash("report_hash", "Report hash", none="an X has none"), report.report_hash),
        ),
    )


def _total(columns: tuple[Column, ...], rows: list[Line]) -> Line:
    """One row is its own total."""
    return sums(columns, rows) if len(rows) > 1 else ()


def _hash(name: str, head: str, none: str = "") -> Column:
    return Column(name=name, head=head, width=64, mono=True, none=none)
