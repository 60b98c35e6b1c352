"""Taking an item back: void while its drawer is open, reversal after, return when the bank sends it
back. Nothing is edited; one linked record answers the payment, at most once.
"""

from __future__ import annotations

from typing import Any

from cashier.crash_points import reach
from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.money import check_cents
from cashier.domain.posting import (
    SUSPENSE,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    receivable,
    undeposited,
)
from cashier.domain.site_day import in_deposits
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Approval, Desk, note
from cashier.services.item_acts import (
    Item,
    already,
    business_day,
    checked_number,
    checked_reason,
    found,
    keep_slip,
    must_stand,
    signed_by,
)
from cashier.services.requests import end_void
from cashier.store import journal, site_day
from cashier.store.engine import Connection, IntegrityError

RETURNED_ITEMS = "returned-items"
_EVENTS = {
    RecordKind.VOID: "item_voided",
    RecordKind.REVERSAL: "item_reversed",
    RecordKind.RETURNED_ITEM: "item_returned",
}


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
    `receipt.unknown`, `receipt.elsewhere`, `tender.unknown`, `tender.voided`, `tender.returned`,
    `drawer.closed`, `drawer.counting`, `void.not_your_drawer`, `reason.missing`,
    `approval.missing`, `approver.same_person`.
    """

    def may(_: Connection, item: Item) -> None:
        may_void(item, who)

    return _undo(
        desk, who, number, line, RecordKind.VOID, "void", reason, approval, may,
        handed_back=handed_back,
    )  # fmt: skip


def may_void(item: Item, who: Staff) -> None:
    """Raises Refusal `drawer.closed`, `drawer.counting` or `void.not_your_drawer`."""
    if item.session.state is DrawerState.CLOSED:
        raise Refusal("drawer.closed", field="receipt", value=item.number)
    _not_counting(item)
    if item.session.staff != who.number:
        raise Refusal("void.not_your_drawer", field="receipt", value=item.number)


def reverse(
    desk: Desk, who: Staff, number: str, line: int, *, reason: str, approval: Approval | None
) -> Record:
    """Takes an item back after its drawer was closed: the payment's entries exchanged.

    A supervisor approves (approval for `reverse`); the item is in no deposit, whichever station of
    the site made it, but one that was given up. The closed count and
    its Z stay as they are; the next Z lists it. Raises Refusal `drawer.open`, `drawer.counting`,
    `item.deposited`, `tender.reversed` and what `void` raises.
    """

    def may(connection: Connection, item: Item) -> None:
        _must_be_closed(item)
        known = site_day.deposits(
            connection, desk.identity, desk.identity.site, since=item.session.business_date
        )
        if item.session.session_id in in_deposits(known):
            raise Refusal("item.deposited", field="tender", value=line, receipt=item.number)

    return _undo(desk, who, number, line, RecordKind.REVERSAL, "reverse", reason, approval, may)


def return_item(
    desk: Desk,
    who: Staff,
    number: str,
    line: int,
    *,
    reason: str,
    approval: Approval | None,
    fee_cents: int | None = None,
) -> Record:
    """Notes that the bank sent an item back: the accounts owe again, and `returned-items` waits for
    the bank's statement.

    The fee is the setting's, or the one given where the setting allows fees; it is charged to the
    first account. A supervisor approves (approval for `return_item`). Raises Refusal `fee.off`,
    `fee.no_account`, an amount's, `drawer.open`, `tender.returned` and what `void` raises.
    """
    fee = fee_cents
    if fee is None:
        fee = desk.settings.returned_item_fee_cents if desk.settings.returned_item_fee else 0
    if fee:
        check_cents(fee, field="fee")
        if not desk.settings.returned_item_fee:
            raise Refusal("fee.off", field="fee", value=fee)

    def may(_: Connection, item: Item) -> None:
        _must_be_closed(item)
        if fee and not item.shares[0].billing_account_number:
            raise Refusal("fee.no_account", field="fee", value=fee)

    return _undo(
        desk, who, number, line, RecordKind.RETURNED_ITEM, "return_item", reason, approval, may,
        fee_cents=fee,
    )  # fmt: skip


def _not_counting(item: Item) -> None:
    if item.session.state is DrawerState.COUNTING:
        raise Refusal("drawer.counting", field="receipt", value=item.number)


def _must_be_closed(item: Item) -> None:
    _not_counting(item)
    if item.session.state is not DrawerState.CLOSED:
        raise Refusal("drawer.open", field="receipt", value=item.number)


def _undo(
    desk: Desk,
    who: Staff,
    number: str,
    line: int,
    kind: RecordKind,
    act: str,
    reason: str,
    approval: Approval | None,
    may: Any,
    **details: Any,
) -> Record:
    who.must(Act.TAKE)
    number, reason = checked_number(number), checked_reason(reason)
    if approval is None:
        raise Refusal("approval.missing", field="approver", act=act)
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        approver = signed_by(claims, approval, act=act, who=who, now=now)
        item = found(desk, connection, number, line)
        must_stand(item)
        may(connection, item)
        day = (
            item.session.business_date
            if kind is RecordKind.VOID
            else business_day(desk, connection, who, now)
        )
        try:
            record = journal.append(
                connection,
                desk.identity,
                RecordDraft(
                    posting_id=desk.clock.new_id(),
                    kind=kind,
                    business_date=day,
                    recorded_at=now,
                    staff=who.number,
                    approver=approver.number,
                    session_id=item.session.session_id,
                    receipt_number=number,
                    tender_id=item.tender.tender_id,
                    original_id=item.tender.posting_id,
                    amount_cents=-item.cents,
                    entries=_exchanged(item, kind, details.get("fee_cents", 0)),
                    body={"reason": reason, "line": line, **details},
                ),
            )
        except IntegrityError as error:
            raise already(item, kind) from error
        if kind is RecordKind.VOID:
            end_void(desk, connection, item.tender.posting_id, approver.number)
        keep_slip(
            desk, connection, item, record,
            who=who, approver=approver, reason=reason, now=now, **details,
        )  # fmt: skip
        note(
            desk,
            connection,
            who.number,
            _EVENTS[kind],
            receipt=number,
            line=line,
            cents=item.cents,
            reason=reason,
            approver=approver.number,
            **details,
        )
        reach("void.recorded")
    reach("void.committed")
    return record


def _exchanged(item: Item, kind: RecordKind, fee: int) -> tuple[Entry, ...]:
    """The accounts the item stands on now owe it again, against where it was or is; source:
    domain.md 10.
    """
    back = tuple(
        Entry(
            account=receivable(share.billing_account_number)
            if share.billing_account_number
            else SUSPENSE,
            cents=share.amount_cents,
        )
        for share in item.shares
    )
    if kind is not RecordKind.RETURNED_ITEM:
        return (Entry(account=undeposited(item.session.session_id), cents=-item.cents), *back)
    charged: tuple[Entry, ...] = ()
    if fee:
        owing = receivable(item.shares[0].billing_account_number)
        charged = (Entry(account=owing, cents=fee), Entry(account=RETURNED_ITEMS, cents=-fee))
    return (*back, Entry(account=RETURNED_ITEMS, cents=-item.cents), *charged)
