"""Answering what the ledger asks: money that stands in suspense goes to the account it was meant
for, everything else is looked at and closed. The answer names the question.
"""

from __future__ import annotations

from dataclasses import dataclass

from cashier.domain.amendment import Share
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import billing_account
from cashier.domain.payment import TakenTender
from cashier.domain.posting import (
    SUSPENSE,
    Entry,
    Record,
    RecordDraft,
    RecordKind,
    receivable,
)
from cashier.domain.staff import Act, Staff
from cashier.services.corrections import move
from cashier.services.desk import Approval, Desk, note
from cashier.services.item_acts import (
    Item,
    business_day,
    checked_reason,
    found,
    signed_by,
)
from cashier.store import directory, journal, questions, replica, visits
from cashier.store.engine import Connection
from cashier.store.questions import Question

__all__ = ["Asked", "Question", "asked_of", "open_questions", "resolve"]

ACT = "resolve"
_OF_THE_CHAIN = "record."
"""Codes of records the ledger did not take: no answer of a station reaches it past those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what helps to answer it: the item it is about (None for records of the
    drawer, as `taken_by` is ''), and whether an account has to be chosen.
    """

    question: Question
    payer_name: str
    taken_by: str
    tender: TakenTender | None
    needs_account: bool
    answerable: bool


def open_questions(desk: Desk, who: Staff) -> tuple[Asked, ...]:
    """What the ledger asks about this station's records, oldest first.

    Raises Refusal `role.not_allowed`: supervisors answer.
    """
    who.must(Act.APPROVE)
    with desk.store.read() as connection:
        return tuple(asked_of(connection, one) for one in questions.open_ones(connection))


def asked_of(connection: Connection, question: Question) -> Asked:
    """A question with what helps to answer it."""
    visit = (
        visits.by_receipt(connection, question.receipt_number) if question.receipt_number else None
    )
    tender = None
    if visit is not None:
        tender = next((one for one in visit.tenders if one.line == question.line), None)
    return Asked(
        question=question,
        payer_name="" if visit is None else visit.payer_name,
        taken_by="" if visit is None else visit.staff,
        tender=tender,
        needs_account=question.cents_left != 0,
        answerable=not question.code.startswith(_OF_THE_CHAIN),
    )


def resolve(
    desk: Desk,
    who: Staff,
    exception_id: str,
    *,
    account: str = "",
    reason: str,
    approval: Approval | None = None,
) -> Record:
    """Answers one question of the ledger; the resolution names it, and the reallocation where money
    left suspense.

    A second person signs (approval for `resolve`). Without one a supervisor answers alone: the
    money, where there is any, was taken by somebody else then, and both stand in the record. Raises
    Refusal `exception.unknown`, `exception.answered`, `exception.not_here`, `account.missing`,
    `exception.other_account`, `ACC-UNKNOWN`, `reason.missing`, `approval.missing`,
    `approver.same_person`, `role.not_allowed`.
    """
    who.must(Act.APPROVE if approval is None else Act.TAKE)
    reason = checked_reason(reason)
    number = billing_account(account) if account.strip() else ""
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        question = questions.get(connection, exception_id)
        if question is None:
            raise Refusal("exception.unknown", field="exception", value=exception_id)
        if question.code.startswith(_OF_THE_CHAIN):
            raise Refusal("exception.not_here", field="exception", value=question.code)
        if not question.open:
            raise Refusal("exception.answered", field="exception", value=exception_id)
        item = (
            found(desk, connection, question.receipt_number, question.line)
            if question.receipt_number and question.line
            else None
        )
        if approval is not None:
            actor: Staff = who
            approver: Staff | None = signed_by(claims, approval, act=ACT, who=who, now=now)
        else:
            actor, approver = (
                (_taker(connection, item, who), who) if question.cents_left else (who, None)
            )
        moved: list[Record] = []
        if question.cents_left and approver is not None:
            if item is None:
                raise Refusal("exception.not_here", field="exception", value=question.code)
            if not number:
                raise Refusal("account.missing", field="account")
            moved = _out_of_suspense(
                desk, connection, question, item, number,
                actor=actor, approver=approver, reason=reason,
            )  # fmt: skip
        record = journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.RESOLUTION,
                business_date=business_day(desk, connection, who, now),
                recorded_at=now,
                staff=actor.number,
                approver="" if approver is None else approver.number,
                session_id="" if item is None else item.session.session_id,
                receipt_number=question.receipt_number,
                tender_id="" if item is None else item.tender.tender_id,
                original_id=question.posting_id,
                body={
                    "exception": exception_id,
                    "code": question.code,
                    "reason": reason,
                    "line": question.line,
                    "resolved_by": who.number,
                    "reallocation": moved[-1].posting_id if moved else "",
                },
            ),
        )
        note(
            desk,
            connection,
            who.number,
            "question_answered",
            exception=exception_id,
            code=question.code,
            receipt=question.receipt_number,
            account=number[-4:],
            reason=reason,
            approver="" if approver is None else approver.number,
        )
    return record


def _taker(connection: Connection, item: Item | None, who: Staff) -> Staff:
    """Whose act a supervisor answers for alone: the person's who took the item. Raises Refusal
    `approval.missing` where that is the supervisor.
    """
    if item is None:
        return who
    if item.visit.staff == who.number:
        raise Refusal("approval.missing", field="approver", act=ACT)
    kept = directory.staff(connection, item.visit.staff)
    if kept is None:
        raise Refusal("approval.missing", field="approver", act=ACT)
    return kept[0]


def _out_of_suspense(
    desk: Desk,
    connection: Connection,
    question: Question,
    item: Item,
    number: str,
    *,
    actor: Staff,
    approver: Staff,
    reason: str,
) -> list[Record]:
    """The records that take the money out. What was meant for another account moves there as any
    reallocation does; what was meant for this very account, unknown to the ledger then, is placed.
    """
    if replica.account(connection, number) is None:
        raise Refusal("ACC-UNKNOWN", field="account", value=f"...{number[-4:]}")
    held = set(question.accounts) or {""}
    records = []
    stays = sum(
        share.amount_cents
        for share in item.shares
        if share.billing_account_number in held and share.billing_account_number == number
    )
    others = held - {number}
    if question.cents_left > 0 and any(
        share.billing_account_number in others for share in item.shares
    ):
        records.append(
            move(
                desk,
                connection,
                item,
                _to(item.shares, others, number),
                who=actor,
                approver=approver,
                reason=reason,
                original_id=question.posting_id,
                exception=question.exception_id,
            )
        )
        placed = stays
    else:
        placed = question.cents_left
        if number not in held | {share.billing_account_number for share in item.shares}:
            raise Refusal("exception.other_account", field="account", value=f"...{number[-4:]}")
    if placed:
        records.append(
            _place(
                desk,
                connection,
                question,
                item,
                number,
                placed,
                actor=actor,
                approver=approver,
                reason=reason,
            )
        )
    return records


def _to(shares: tuple[Share, ...], gone: set[str], number: str) -> tuple[Share, ...]:
    """The shares with everything on the accounts that are gone put on one account."""
    totals: dict[str, int] = {}
    for share in shares:
        account = share.billing_account_number
        account = number if account in gone else account
        totals[account] = totals.get(account, 0) + share.amount_cents
    return tuple(
        Share(billing_account_number=account, amount_cents=cents)
        for account, cents in totals.items()
    )


def _place(
    desk: Desk,
    connection: Connection,
    question: Question,
    item: Item,
    number: str,
    cents: int,
    *,
    actor: Staff,
    approver: Staff,
    reason: str,
) -> Record:
    """Suspense against the account the item stands on here already: the ledger follows, nothing of
    the item changes, so the record carries no receipt number that would count it twice.
    """
    now = desk.clock.now()
    return journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.REALLOCATION,
            business_date=business_day(desk, connection, actor, now),
            recorded_at=now,
            staff=actor.number,
            approver=approver.number,
            session_id=item.session.session_id,
            entries=(
                Entry(account=SUSPENSE, cents=cents),
                Entry(account=receivable(number), cents=-cents),
            ),
            body={
                "exception": question.exception_id,
                "reason": reason,
                "receipt": item.number,
                "line": item.tender.line,
            },
        ),
    )
