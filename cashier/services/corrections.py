"""Putting details right: what the paper really says, and whose account the money is for.

The item and its amount stand; a linked record says old and new, and who signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cashier.domain.amendment import Share
from cashier.domain.correction import corrected
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import billing_account
from cashier.domain.instrument import duplicate_key_text, weak_key_text
from cashier.domain.payment import ALLOCATIONS_MAX, Allocation
from cashier.domain.posting import (
    SUSPENSE,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    receivable,
)
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Approval, Desk, note
from cashier.services.item_acts import (
    Item,
    business_day,
    checked_number,
    checked_reason,
    found,
    keep_slip,
    must_stand,
    signed_by,
)
from cashier.store import amendments, journal, replica, same_paper
from cashier.store.engine import Connection


def correct(
    desk: Desk,
    who: Staff,
    number: str,
    line: int,
    fields: Mapping[str, str],
    *,
    reason: str,
    approval: Approval | None,
    accept_duplicate: bool = False,
) -> Record:
    """Corrects details of an item's paper, by a fact that holds old and new values.

    Another person signs (approval for `correct`). From then on the item is found by its corrected
    number, here and at every other station. Raises Refusal `fields.…`, a field's, `CHK-DUPLICATE`
    or `MO-DUPLICATE` (the corrected paper was taken before; `accept_duplicate` says that it was
    looked at), `tender.voided` and its like, and what `mistakes.void` raises.
    """
    who.must(Act.TAKE)
    number, reason = checked_number(number), checked_reason(reason)
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        approver = signed_by(claims, approval, act="correct", who=who, now=now)
        item = found(desk, connection, number, line)
        must_stand(item)
        before = item.tender.instrument
        paper, changes = corrected(before, fields)
        dup_key = desk.duplicate_key(duplicate_key_text(paper))
        weak_key = desk.duplicate_key(weak_key_text(paper))
        rekeyed = dup_key != desk.duplicate_key(duplicate_key_text(before))
        if rekeyed and not accept_duplicate:
            for hit in same_paper.seen_before(connection, dup_key, ""):
                raise Refusal(
                    "CHK-DUPLICATE" if paper.kind.is_check else "MO-DUPLICATE",
                    field="number",
                    value=hit.receipt_number,
                    date=hit.on.isoformat(),
                    site=hit.site,
                    receipt=hit.receipt_number,
                )
        record = journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.CORRECTION,
                business_date=business_day(desk, connection, who, now),
                recorded_at=now,
                staff=who.number,
                approver=approver.number,
                session_id=item.session.session_id,
                receipt_number=number,
                tender_id=item.tender.tender_id,
                original_id=item.tender.posting_id,
                body={
                    "reason": reason,
                    "line": line,
                    "changes": [
                        {"field": one.field, "old": one.old, "new": one.new} for one in changes
                    ],
                    "dup_key": dup_key,
                    "weak_key": weak_key,
                    "duplicate_seen": bool(rekeyed and accept_duplicate),
                },
            ),
        )
        amendments.rekey(connection, record.station_seq, item.tender.tender_id, dup_key, weak_key)
        keep_slip(
            desk, connection, item, record,
            who=who, approver=approver, reason=reason, now=now, changes=changes,
        )  # fmt: skip
        note(
            desk,
            connection,
            who.number,
            "item_corrected",
            receipt=number,
            line=line,
            fields=[one.field for one in changes],
            before={one.field: _masked(one.field, one.old) for one in changes},
            after={one.field: _masked(one.field, one.new) for one in changes},
            reason=reason,
            approver=approver.number,
        )
    return record


def reallocate(
    desk: Desk,
    who: Staff,
    number: str,
    line: int,
    allocations: Sequence[Allocation],
    *,
    reason: str,
    approval: Approval | None,
) -> Record:
    """Moves an item's money to the accounts it was meant for: wrong receivable (or suspense)
    against right.

    `allocations` say how all of the item stands afterwards. Another person signs (approval for
    `reallocate`). Raises Refusal `allocations.none`, `allocations.too_many`, `allocations.same`,
    `PAY-SPLIT`, `ACC-UNKNOWN`, an account's, and what `correct` raises.
    """
    who.must(Act.TAKE)
    number, reason = checked_number(number), checked_reason(reason)
    wanted = _shares(allocations)
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        approver = signed_by(claims, approval, act="reallocate", who=who, now=now)
        item = found(desk, connection, number, line)
        must_stand(item)
        if sum(share.amount_cents for share in wanted) != item.cents:
            raise Refusal("PAY-SPLIT", field="allocations")
        return move(
            desk,
            connection,
            item,
            wanted,
            who=who,
            approver=approver,
            reason=reason,
            original_id=item.tender.posting_id,
        )


def move(
    desk: Desk,
    connection: Connection,
    item: Item,
    wanted: tuple[Share, ...],
    *,
    who: Staff,
    approver: Staff,
    reason: str,
    original_id: str,
    exception: str = "",
) -> Record:
    """The reallocation itself, in the caller's transaction: record, slip, audit line.

    `original_id` is the record whose accounts are moved, `exception` the ledger's question that it
    answers. Raises Refusal `allocations.same`, `ACC-UNKNOWN`.
    """
    now = desk.clock.now()
    entries = _moved(item.shares, wanted)
    if not entries:
        raise Refusal("allocations.same", field="allocations")
    before = {share.billing_account_number for share in item.shares}
    for share in wanted:
        account = share.billing_account_number
        if account not in before and replica.account(connection, account) is None:
            raise Refusal("ACC-UNKNOWN", field="account", value=f"...{account[-4:]}")
    record = journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.REALLOCATION,
            business_date=business_day(desk, connection, who, now),
            recorded_at=now,
            staff=who.number,
            approver=approver.number,
            session_id=item.session.session_id,
            receipt_number=item.number,
            tender_id=item.tender.tender_id,
            original_id=original_id,
            entries=entries,
            body={
                "reason": reason,
                "line": item.tender.line,
                "before": _plain(item.shares),
                "allocations": _plain(wanted),
                **({"exception": exception} if exception else {}),
            },
        ),
    )
    keep_slip(
        desk, connection, item, record,
        who=who, approver=approver, reason=reason, now=now, moved_to=wanted,
    )  # fmt: skip
    note(
        desk,
        connection,
        who.number,
        "item_moved",
        receipt=item.number,
        line=item.tender.line,
        accounts=[share.billing_account_number[-4:] for share in wanted],
        reason=reason,
        approver=approver.number,
    )
    return record


def _masked(field: str, value: str) -> str:
    """A value as the audit may keep it: a date whole, of numbers the last four digits, of names
    nothing.
    """
    if field == "dated" or not any(char.isdigit() for char in value):
        return value if field == "dated" else ""
    return f"...{value[-4:]}" if len(value) > 4 else value


def _shares(allocations: Sequence[Allocation]) -> tuple[Share, ...]:
    if not allocations:
        raise Refusal("allocations.none", field="allocations")
    if len(allocations) > ALLOCATIONS_MAX:
        raise Refusal(
            "allocations.too_many",
            field="allocations",
            value=len(allocations),
            limit=ALLOCATIONS_MAX,
        )
    totals: dict[str, int] = {}
    for part in allocations:
        if part.amount_cents <= 0:
            raise Refusal("PAY-SPLIT", field="allocations")
        account = billing_account(part.billing_account_number)
        totals[account] = totals.get(account, 0) + part.amount_cents
    return tuple(
        Share(billing_account_number=account, amount_cents=cents)
        for account, cents in totals.items()
    )


def _moved(before: Sequence[Share], after: Sequence[Share]) -> tuple[Entry, ...]:
    """What is taken from and given to each account; nothing for those that keep what they had."""
    owed: dict[str, int] = {}
    for share, sign in (*((one, 1) for one in before), *((one, -1) for one in after)):
        account = share.billing_account_number
        owed[account] = owed.get(account, 0) + sign * share.amount_cents
    return tuple(
        Entry(account=receivable(account) if account else SUSPENSE, cents=cents)
        for account, cents in owed.items()
        if cents
    )


def _plain(shares: Sequence[Share]) -> list[dict[str, object]]:
    return [
        {"account": share.billing_account_number, "cents": share.amount_cents} for share in shares
    ]
