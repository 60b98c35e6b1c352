"""Drawer reports: X while the drawer is open, Z at its close. One function builds both."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date

from cashier.domain.calendar import after_cut_off
from cashier.domain.codec import to_plain
from cashier.domain.correction import shown_detail
from cashier.domain.counted_items import NamedItem
from cashier.domain.drawer import DrawerSession, DrawerState, KindCount, differences, expected
from cashier.domain.errors import Fault, Refusal
from cashier.domain.identifiers import parse_receipt_number, receipt_number
from cashier.domain.money import plain
from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind, canonical_json
from cashier.domain.receipt import PrintState
from cashier.domain.report import (
    CodeCount,
    DrawerReport,
    ReceiptGap,
    ReportAct,
    ReportItem,
    ReportKind,
)
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk, looking, note, receipt_site
from cashier.store import (
    amendments,
    audit,
    directory,
    drawer_items,
    drawers,
    journal,
    print_jobs,
    visits,
)
from cashier.store.engine import Connection

NO_APPROVER = ""
_TOLD_LATER = ("acts", "forced", "review_pending", "named", "gaps", "unsent")


def sealed_z(
    desk: Desk,
    connection: Connection,
    session_id: str,
    *,
    reason: str,
    approver: str,
    forced: bool = False,
    review_pending: bool = False,
    named: tuple[NamedItem, ...] = (),
) -> DrawerReport:
    """The Z of a session that the caller's transaction is closing, with its own hash."""
    report = _build(desk, connection, session_id, ReportKind.Z, reason=reason, approver=approver)
    report = replace(report, forced=forced, review_pending=review_pending, named=named)
    return replace(report, report_hash=report_hash(report))


def report_hash(report: DrawerReport) -> str:
    """SHA-256 (hex) over the canonical text of the report without its own hash.

    What Z reports tell since a later version is left out where there is nothing of it: a Z of
    before keeps its hash.
    """
    body = to_plain(replace(report, report_hash=""))
    for later in _TOLD_LATER:
        if not getattr(report, later):
            del body[later]
    return hashlib.sha256(canonical_json(body).encode()).hexdigest()


def x_report(desk: Desk, who: Staff, session_id: str) -> DrawerReport:
    """A reading of an open drawer.

    Never of one's own. Raises Refusal `report.own_drawer`, `drawer.closed`, `session.unknown` or a
    role's.
    """
    who.must(Act.X_REPORT)
    with desk.store.read() as connection:
        session = _session(connection, session_id)
        if session.state is DrawerState.CLOSED:
            raise Refusal("drawer.closed", field="session", value=session_id)
        if session.staff == who.number:
            raise Refusal("report.own_drawer", field="session", value=session_id)
        made = _build(desk, connection, session_id, ReportKind.X, reason="", approver=NO_APPROVER)
    # nobody's payment waits while a long report is built; nobody has it before it is noted
    with looking(desk) as connection:
        note(desk, connection, who.number, "x_report", session=session_id)
    return made


def z_report(
    desk: Desk, who: Staff, session_id: str | None = None, on: date | None = None
) -> DrawerReport:
    """The archived Z of a closed drawer: always the same.

    Without a session the newest that the person may read, of a business date if given: a cashier
    reads those of their own drawers only. Raises Refusal `report.none`,
    `drawer.not_closed`, `session.unknown` or a role's; Fault `report.altered` where the archive
    was changed: figures that do not match their hash are shown to nobody.
    """
    if not who.may(Act.REPORTS):
        who.must(Act.Z_OWN)
    with looking(desk) as connection:
        of = None if who.may(Act.REPORTS) else who.number
        found = session_id or drawers.last_z_session(connection, on, of)
        if found is None:
            raise Refusal("report.none", field="date", value=str(on or ""))
        session = _session(connection, found)
        if session.staff != who.number:
            who.must(Act.REPORTS)
        report = drawers.z(connection, found)
        if report is None:
            raise Refusal("drawer.not_closed", field="session", value=found)
        if report.report_hash != report_hash(report):
            raise Fault("report.altered", retry_is_safe=False, z_number=report.z_number)
        note(desk, connection, who.number, "z_report", session=found)
        return report


def archived(desk: Desk, who: Staff) -> tuple[DrawerReport, ...]:
    """The newest Z reports the person may read, newest first."""
    with desk.store.read() as connection:
        found = [
            drawers.z(connection, session_id) for session_id, _, _ in drawers.archived(connection)
        ]
    return tuple(
        report
        for report in found
        if report is not None and (who.may(Act.REPORTS) or report.staff == who.number)
    )


def _session(connection: Connection, session_id: str) -> DrawerSession:
    session = drawers.get(connection, session_id)
    if session is None:
        raise Refusal("session.unknown", field="session", value=session_id)
    return session


def _build(
    desk: Desk,
    connection: Connection,
    session_id: str,
    kind: ReportKind,
    *,
    reason: str,
    approver: str,
) -> DrawerReport:
    session = _session(connection, session_id)
    should = expected(drawers.tray(connection, session_id))
    taken = drawers.counts(connection, session_id)
    closing = kind is ReportKind.Z and taken
    counted = taken[-1].counts if closing else dict.fromkeys(should, KindCount())
    receipts = visits.receipts_of(connection, session_id)
    missing, gaps = _between(connection, receipts)
    accepted, overridden = visits.session_codes(connection, session_id)
    papers = print_jobs.open_receipts(connection, session_id)
    states = journal.counts(connection)
    items = tuple(
        ReportItem(
            taken_at=row.taken_at,
            receipt_number=row.receipt_number,
            line=row.line,
            kind=row.kind,
            number=row.number,
            amount_cents=row.amount_cents,
            accounts_last4=row.accounts_last4,
            voided_at=row.voided_at,
            void_reason=row.void_reason,
            void_approver=row.void_approver,
        )
        for row in reversed(drawer_items.items(connection, session_id))
    )
    chain_seq, chain_head = journal.head(connection)
    audit_seq, audit_head = audit.head(connection)
    return DrawerReport(
        kind=kind,
        z_number=session.z_number,
        site=receipt_site(connection, desk.identity),
        station=desk.identity.station,
        session_id=session_id,
        staff=session.staff,
        staff_name=directory.staff_name(connection, session.staff),
        business_date=session.business_date,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
        made_at=desk.clock.now(),
        training=desk.identity.training,
        kinds=differences(should, counted),
        counts=taken,
        reason=reason,
        approver=approver,
        approver_name=directory.staff_name(connection, approver) if approver else "",
        items=items,
        first_receipt=receipts[0] if receipts else "",
        last_receipt=receipts[-1] if receipts else "",
        receipts_missing=missing,
        gaps=gaps,
        receipts=len(receipts),
        copies=print_jobs.copies_in(connection, session_id),
        acknowledged=_tally(accepted),
        overridden=_tally(overridden),
        after_cut_off=len({item.receipt_number for item in items if after_cut_off(item.taken_at)}),
        unprinted=tuple(number for number, state in papers if state is not PrintState.UNCERTAIN),
        uncertain=tuple(number for number, state in papers if state is PrintState.UNCERTAIN),
        unconfirmed=states[ItemState.RECORDED] + states[ItemState.SENT],
        unsent=states[ItemState.RECORDED],
        attention=states[ItemState.ATTENTION],
        chain_seq=chain_seq,
        chain_head=chain_head,
        audit_seq=audit_seq,
        audit_head=audit_head,
        ledger_head_seq=journal.confirmed_through(connection),
        acts=_acts(connection),
    )


def _acts(connection: Connection) -> tuple[ReportAct, ...]:
    """What was put right since the station's last Z was made."""
    return tuple(
        ReportAct(
            kind=one.kind,
            at=one.at,
            receipt_number=one.receipt_number,
            line=one.line,
            amount_cents=one.amount_cents,
            staff=one.staff,
            approver=one.approver,
            reason=one.reason,
            changed="; ".join(
                f"{change.field} {shown_detail(change.field, change.old) or 'none'}"
                f" to {shown_detail(change.field, change.new) or 'none'}"
                for change in one.changes
            )
            or ", ".join(
                f"...{share.billing_account_number[-4:]} {plain(share.amount_cents)}"
                for share in one.shares
            ),
        )
        for one in amendments.since(connection, drawers.last_z_seq(connection))
        if one.kind is not RecordKind.VOID
    )


def _between(
    connection: Connection, receipts: list[str]
) -> tuple[tuple[str, ...], tuple[ReceiptGap, ...]]:
    """Numbers between a drawer's first and last that are not its own: those that no drawer of this
    station holds (the series has no gap, so none ever), and the runs that another drawer holds.
    """
    if not receipts:
        return (), ()
    site, place, first = parse_receipt_number(receipts[0])
    _, _, last = parse_receipt_number(receipts[-1])
    if last - first + 1 == len(receipts):
        return (), ()
    own = set(receipts)
    others = [
        number
        for number in (receipt_number(site, place, n) for n in range(first, last + 1))
        if number not in own
    ]
    taken_by = visits.receipts_known(connection, others)
    runs: list[list[str]] = []
    before = 0
    for number in others:
        _, _, place_in_series = parse_receipt_number(number)
        follows = bool(runs) and place_in_series == before + 1
        before = place_in_series
        if follows and taken_by.get(runs[-1][-1]) == taken_by.get(number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(one for one in others if one not in taken_by), tuple(
        ReceiptGap(
            first=run[0],
            last=run[-1],
            receipts=len(run),
            staff=taken_by[run[0]],
            staff_name=directory.staff_name(connection, taken_by[run[0]]),
        )
        for run in runs
        if run[0] in taken_by
    )


def _tally(codes: list[str]) -> tuple[CodeCount, ...]:
    return tuple(
        CodeCount(code=code, times=times) for code, times in sorted(Counter(codes).items())
    )
