"""What every act on a recorded item does: finds the item, asks for reason and second person, keeps
the slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cashier.domain.amendment import Share
from cashier.domain.calendar import local_date
from cashier.domain.correction import shown_detail
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number, receipt_number
from cashier.domain.payment import TakenTender, Visit, free_text
from cashier.domain.posting import Record, RecordKind
from cashier.domain.slip import CorrectionSlip, SlipChange, SlipPart, StoredDocument
from cashier.domain.staff import Staff
from cashier.services.desk import Approval, Claims, Desk, receipt_site
from cashier.store import directory, drawers, print_jobs, visits
from cashier.store.engine import Connection

REASON_CHARS_MAX = 200
_UNDONE = {
    RecordKind.VOID: "tender.voided",
    RecordKind.REVERSAL: "tender.reversed",
    RecordKind.RETURNED_ITEM: "tender.returned",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A recorded item with its visit and its drawer, read in the act's own transaction."""

    visit: Visit
    tender: TakenTender
    session: DrawerSession

    @property
    def number(self) -> str:
        return self.visit.receipt_number

    @property
    def cents(self) -> int:
        return self.tender.instrument.amount_cents

    @property
    def shares(self) -> tuple[Share, ...]:
        """On which accounts it stands now."""
        return tuple(
            Share(
                billing_account_number=part.billing_account_number, amount_cents=part.amount_cents
            )
            for part in self.tender.allocations
        )


def checked_number(number: str) -> str:
    """The receipt number as it is kept. Raises Refusal `receipt.shape`, `receipt.check_digit`."""
    return receipt_number(*parse_receipt_number(number))


def checked_reason(reason: str) -> str:
    """Raises Refusal `reason.missing`, `.too_long`, `.ssn_shaped` or `.control_character`."""
    reason = free_text(reason, field="reason", length_max=REASON_CHARS_MAX)
    if not reason:
        raise Refusal("reason.missing", field="reason")
    return reason


def signed_by(
    claims: Claims, approval: Approval | None, *, act: str, who: Staff, now: datetime
) -> Staff:
    """The second person, whose approval is this act's own from here on. Raises Refusal
    `approval.missing` or `approver.same_person`.
    """
    if approval is None:
        raise Refusal("approval.missing", field="approver", act=act)
    return claims.claim(approval.approval_id, act=act, act_of=who.number, now=now).approver


def found(desk: Desk, connection: Connection, number: str, line: int) -> Item:
    """The item of a receipt. Raises Refusal `receipt.elsewhere` (which says where it can be put
    right), `receipt.unknown` or `tender.unknown`.
    """
    visit = visits.by_receipt(connection, number)
    if visit is None:
        refuse_elsewhere(desk, connection, number)
        raise Refusal("receipt.unknown", field="receipt", value=number)
    session = drawers.get(connection, visit.session_id)
    assert session is not None, "a visit has its drawer session"
    for tender in visit.tenders:
        if tender.line == line:
            return Item(visit=visit, tender=tender, session=session)
    raise Refusal(
        "tender.unknown", field="tender", value=line, receipt=number, items=len(visit.tenders)
    )


def refuse_elsewhere(desk: Desk, connection: Connection, number: str) -> None:
    """Raises Refusal `receipt.elsewhere` where another station gave the receipt."""
    code, station, _ = parse_receipt_number(number)
    if (code, station) != (desk.identity.site, desk.identity.station):
        site = directory.site(connection, code)
        raise Refusal(
            "receipt.elsewhere",
            field="receipt",
            value=number,
            site=code if site is None else site.name,
            station=f"{code}-{station}",
        )


def must_stand(item: Item) -> None:
    """Raises Refusal `tender.voided`, `tender.reversed` or `tender.returned`."""
    if (undone := item.tender.undone) is not None:
        raise already(item, undone.kind)


def already(item: Item, kind: RecordKind) -> Refusal:
    """The refusal of a second void, reversal or return."""
    return Refusal(_UNDONE[kind], field="tender", value=item.tender.line, receipt=item.number)


def business_day(desk: Desk, connection: Connection, who: Staff, now: datetime) -> date:
    """The business date of what is put right now: that of the person's own drawer while it is
    open, else today's.
    """
    session = drawers.open_of(connection, who.number)
    if session is not None and session.state is DrawerState.OPEN:
        return session.business_date
    return local_date(now)


def keep_slip(
    desk: Desk,
    connection: Connection,
    item: Item,
    record: Record,
    *,
    who: Staff,
    approver: Staff,
    reason: str,
    now: datetime,
    moved_to: tuple[Share, ...] = (),
    changes: tuple[SlipChange, ...] = (),
    **more: Any,
) -> None:
    """The paper of the act, kept and queued in its transaction; it prints after the commit."""
    paper = item.tender.instrument
    shown = paper.number[-4:] if paper.kind.is_money_order else paper.number
    print_jobs.add_slip(
        connection,
        CorrectionSlip(
            act=record.kind,
            receipt_number=item.number,
            line=item.tender.line,
            site=receipt_site(connection, desk.identity),
            station=desk.identity.station,
            made_at=now,
            business_date=record.business_date,
            staff=who.number,
            approver=approver.number,
            reason=reason,
            payer_name=item.visit.payer_name,
            kind=paper.kind,
            number_shown=shown,
            amount_cents=item.cents,
            parts=_parts(item.shares),
            moved_to=_parts(moved_to),
            changes=tuple(
                SlipChange(
                    field=one.field,
                    old=shown_detail(one.field, one.old),
                    new=shown_detail(one.field, one.new),
                )
                for one in changes
            ),
            training=desk.identity.training,
            **more,
        ),
        slip_id=desk.clock.new_id(),
        job_id=desk.clock.new_id(),
        document=StoredDocument.CORRECTION,
        now=now,
        receipt_number=item.number,
        posting_id=record.posting_id,
    )


def _parts(shares: tuple[Share, ...]) -> tuple[SlipPart, ...]:
    return tuple(
        SlipPart(account_last4=share.billing_account_number[-4:], amount_cents=share.amount_cents)
        for share in shares
    )
