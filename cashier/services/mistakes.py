"""Putting a mistake right: nothing is edited; a linked record answers it."""

from __future__ import annotations

from cashier.crash_points import reach
from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number, receipt_number
from cashier.domain.payment import TakenTender, Visit, free_text
from cashier.domain.posting import Entry, Record, RecordDraft, RecordKind, receivable, undeposited
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Approval, Desk, note
from cashier.store import drawers, journal, visits
from cashier.store.engine import IntegrityError


def void(
    desk: Desk,
    who: Staff,
    number: str,
    line: int,
    *,
    reason: str,
    approval: Approval | None,
    handed_back: bool = True,
) -> Record:
    """Voids one item of a visit while its drawer is open: the payment's entries exchanged, linked
    to the original.

    Another person approves (approval for `void`). The rest of the visit stands. Raises Refusal
    `receipt.unknown`, `tender.unknown`, `tender.voided`, `drawer.closed`, `drawer.counting`,
    `void.not_your_drawer`, `reason.missing`, `approval.missing`.
    """
    who.must(Act.TAKE)
    number = receipt_number(*parse_receipt_number(number))
    reason = free_text(reason, field="reason", length_max=200)
    if not reason:
        raise Refusal("reason.missing", field="reason")
    if approval is None:
        raise Refusal("approval.missing", field="approver", act="void")
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        approver = claims.claim(
            approval.approval_id, act="void", act_of=who.number, now=now
        ).approver
        visit = visits.by_receipt(connection, number)
        if visit is None:
            raise Refusal("receipt.unknown", field="receipt", value=number)
        tender = _tender(visit, line)
        if tender.voided_at is not None:
            raise Refusal("tender.voided", field="tender", value=line, receipt=number)
        session = drawers.get(connection, visit.session_id)
        assert session is not None, "a visit has its drawer session"
        if session.state is DrawerState.CLOSED:
            raise Refusal("drawer.closed", field="receipt", value=number)
        if session.state is DrawerState.COUNTING:
            raise Refusal("drawer.counting", field="receipt", value=number)
        if session.staff != who.number:
            raise Refusal("void.not_your_drawer", field="receipt", value=number)
        cents = tender.instrument.amount_cents
        try:
            record = journal.append(
                connection,
                desk.identity,
                RecordDraft(
                    posting_id=desk.clock.new_id(),
                    kind=RecordKind.VOID,
                    business_date=session.business_date,
                    recorded_at=now,
                    staff=who.number,
                    approver=approver.number,
                    session_id=session.session_id,
                    receipt_number=number,
                    tender_id=tender.tender_id,
                    original_id=tender.posting_id,
                    amount_cents=-cents,
                    entries=(
                        Entry(account=undeposited(session.session_id), cents=-cents),
                        *(
                            Entry(
                                account=receivable(part.billing_account_number),
                                cents=part.amount_cents,
                            )
                            for part in tender.allocations
                        ),
                    ),
                    body={"reason": reason, "line": line, "handed_back": handed_back},
                ),
            )
        except IntegrityError as error:
            raise Refusal("tender.voided", field="tender", value=line, receipt=number) from error
        note(
            desk,
            connection,
            who.number,
            "item_voided",
            receipt=number,
            line=line,
            cents=cents,
            reason=reason,
            approver=approver.number,
            handed_back=handed_back,
        )
        reach("void.recorded")
    reach("void.committed")
    return record


def _tender(visit: Visit, line: int) -> TakenTender:
    for tender in visit.tenders:
        if tender.line == line:
            return tender
    raise Refusal(
        "tender.unknown",
        field="tender",
        value=line,
        receipt=visit.receipt_number,
        items=len(visit.tenders),
    )
