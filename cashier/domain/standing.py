"""Standing: what is past due, what is current, what brings an account in good standing, by when.

Computed from the feed's bills and payments and from our own walk-in postings that billing has not
echoed yet. Source of every rule: domain.md 2 and 3, formats.md 1. All figures are integer cents; a
screen shows them with the replica's "as of", and only after identity was confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from cashier.domain.account import (
    Account,
    AccountKind,
    Bill,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    Subsidy,
)
from cashier.domain.calendar import (
    DUE_DAY,
    CounterDays,
    add_months,
    due_date,
    due_has_passed,
    local_date,
    month_of,
    next_due,
)

GRACE_MONTHS_SUBSIDISED = 3
GRACE_MONTHS_UNSUBSIDISED = 1
"""Due dates a month may stay open after its own before coverage ends. Source: 956 CMR 12.12."""


class Stage(StrEnum):
    """How far the months of grace have run. `ending`: the last date was missed, the feed has not
    said so yet.
    """

    PENDING_BINDER = "pending_binder"
    PAID = "paid"
    PAST_DUE = "past_due"
    WARNING_1 = "warning_1"
    WARNING_2 = "warning_2"
    ENDING = "ending"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """What one of our receipts brought to one account, in cents: postings net of voids and
    reversals.
    """

    receipt_number: str
    billing_account_number: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOwed:
    """One coverage month: its premium, what the oldest-first preview puts on it, what stays open.

    `bill_number` and `due_on` are those of the bill in force.
    """

    coverage_month: date
    due_on: date
    premium_cents: int
    paid_cents: int
    owed_cents: int
    bill_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The three figures with their dates, and where in grace the account is.

    `past_due_cents` + `current_cents` = `good_standing_cents`, all >= 0; `credit_cents` is money
    beyond all issued bills; `owed_cents` is `owed_cents()` of the account and may be negative.
    `next_bill`: the bill of the 1st comes on top before `good_standing_by`. `months` are all issued
    ones, oldest first. `stage` is None for employers; `stage_is_estimate` is false where the feed
    itself says so. `last_date` is the last 23rd before coverage ends and `ends_on` the end date it
    would get, both None while nothing is past due, estimates too.
    """

    past_due_cents: int
    current_cents: int
    current_due_on: date | None
    good_standing_cents: int
    good_standing_by: date
    good_standing_last_counter_day: date
    next_bill: bool
    credit_cents: int
    owed_cents: int
    months: tuple[MonthOwed, ...]
    oldest_open: date | None
    stage: Stage | None
    stage_is_estimate: bool
    has_returned_item: bool
    autopay_day: int | None
    next_draft_on: date | None
    last_date: date | None = None
    ends_on: date | None = None


def paid_cents(account: Account, walkins: Iterable[WalkIn]) -> int:
    """Posted payments and walk-ins that billing has not echoed.

    A returned payment is not paid. An echo (channel `walkin`, our receipt number, this account)
    replaces our posting whatever its status: then billing knows better than we do.
    """
    posted = sum(
        payment.amount_cents
        for payment in account.payments
        if payment.status is PaymentStatus.POSTED
    )
    echoed = {
        payment.payment_reference
        for payment in account.payments
        if payment.channel is PaymentChannel.WALKIN
    }
    return posted + sum(
        walkin.amount_cents
        for walkin in walkins
        if walkin.billing_account_number == account.billing_account_number
        and walkin.receipt_number not in echoed
    )


def owed_cents(account: Account, walkins: Iterable[WalkIn]) -> int:
    """Premiums of bills not superseded, less posted payments, less walk-ins not echoed.

    Negative is credit. Source: formats.md 1.
    """
    premiums = sum(bill.premium_cents for bill in _in_force(account.bills))
    return premiums - paid_cents(account, walkins)


def standing(
    account: Account, walkins: Sequence[WalkIn], at: datetime, days: CounterDays | None = None
) -> Standing:
    """The account's standing at an instant (aware). `days` tells which days the counter is open;
    without it Monday to Friday.
    """
    today = local_date(at)
    issued = [bill for bill in account.bills if bill.issued_on <= today]
    paid = paid_cents(account, walkins)
    months = _oldest_first(_in_force(issued), paid)
    late = [month for month in months if due_has_passed(month.due_on, at) and month.owed_cents]
    current = [
        month for month in months if not due_has_passed(month.due_on, at) and month.owed_cents
    ]
    past_due = sum(month.owed_cents for month in late)
    not_yet_due = sum(month.owed_cents for month in current)
    by = next_due(at)
    oldest = next((month.coverage_month for month in months if month.owed_cents), None)
    stage, last_date, ends_on = _grace(account, late[0].coverage_month if late else None, at)
    return Standing(
        past_due_cents=past_due,
        current_cents=not_yet_due,
        current_due_on=min((month.due_on for month in current), default=None),
        good_standing_cents=past_due + not_yet_due,
        good_standing_by=by,
        good_standing_last_counter_day=(days or CounterDays()).last_on_or_before(by),
        next_bill=_next_bill(account, months, by, at),
        credit_cents=max(0, paid - sum(month.premium_cents for month in months)),
        owed_cents=owed_cents(account, walkins),
        months=months,
        oldest_open=oldest,
        stage=stage,
        stage_is_estimate=stage not in (None, Stage.TERMINATED, Stage.PENDING_BINDER),
        has_returned_item=any(
            payment.status is PaymentStatus.RETURNED for payment in account.payments
        ),
        autopay_day=account.autopay_day,
        next_draft_on=_next_draft(account.autopay_day, today),
        last_date=last_date,
        ends_on=ends_on,
    )


def _in_force(bills: Sequence[Bill]) -> list[Bill]:
    superseded = {bill.supersedes for bill in bills if bill.supersedes}
    return [bill for bill in bills if bill.bill_number not in superseded]


def _oldest_first(bills: Iterable[Bill], paid: int) -> tuple[MonthOwed, ...]:
    """Months of coverage with the money applied to the oldest first; what is left over is credit.

    Where billing sends two bills of one month that do not supersede each other, both count and the
    later one names the month.
    """
    by_month: defaultdict[date, list[Bill]] = defaultdict(list)
    for bill in bills:
        by_month[month_of(bill.coverage_month)].append(bill)
    left = max(0, paid)
    months = []
    for month in sorted(by_month):
        latest = max(by_month[month], key=lambda bill: (bill.issued_on, bill.bill_number))
        premium = sum(bill.premium_cents for bill in by_month[month])
        applied = min(left, premium)
        left -= applied
        months.append(
            MonthOwed(
                coverage_month=month,
                due_on=latest.due_on,
                premium_cents=premium,
                paid_cents=applied,
                owed_cents=premium - applied,
                bill_number=latest.bill_number,
            )
        )
    return tuple(months)


def _next_bill(account: Account, months: Sequence[MonthOwed], by: date, at: datetime) -> bool:
    """Whether the bill of the 1st belongs to the sentence: from the cut-off of the 23rd to month
    end, when the next 23rd is that bill's due date and it is not out yet. Not once coverage ended.
    """
    between = due_has_passed(local_date(at).replace(day=DUE_DAY), at)
    ended = account.enrollment_status is Enrollment.TERMINATED
    return between and not ended and not any(month.due_on == by for month in months)


def _grace(
    account: Account, month: date | None, at: datetime
) -> tuple[Stage | None, date | None, date | None]:
    """Stage, last date and end date for the oldest month past due (`month`).

    Subsidised: three more due dates, coverage ends with the month itself. Unsubsidised: one more,
    coverage ends with the month before. An employer's grace is not public: no stage.
    """
    if account.kind is AccountKind.EMPLOYER:
        return None, None, None
    if account.enrollment_status is Enrollment.TERMINATED:
        return Stage.TERMINATED, None, account.terminated_on
    if account.enrollment_status is Enrollment.PENDING_BINDER:
        return Stage.PENDING_BINDER, None, None
    if month is None:
        return Stage.PAID, None, None
    subsidised = account.subsidy is not Subsidy.NONE
    grace = GRACE_MONTHS_SUBSIDISED if subsidised else GRACE_MONTHS_UNSUBSIDISED
    missed = sum(due_has_passed(due_date(add_months(month, n)), at) for n in range(1, grace + 1))
    stages = (Stage.PAST_DUE, Stage.WARNING_1, Stage.WARNING_2)
    stage = Stage.ENDING if missed == grace else stages[missed]
    first_uncovered = add_months(month, 1) if subsidised else month
    return stage, due_date(add_months(month, grace)), first_uncovered - timedelta(days=1)


def _next_draft(autopay_day: int | None, today: date) -> date | None:
    """The next day the bank is drafted, today included; a short month drafts on its last day."""
    if autopay_day is None:
        return None
    this = _draft_in(month_of(today), autopay_day)
    return this if this >= today else _draft_in(add_months(today, 1), autopay_day)


def _draft_in(month: date, day: int) -> date:
    last = add_months(month, 1) - timedelta(days=1)
    return month.replace(day=min(day, last.day))
