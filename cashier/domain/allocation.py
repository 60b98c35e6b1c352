"""Allocation: which part of an item is meant for which account; a preview of the months it pays.

What is recorded says account and cents only; the months are the counter's preview, billing applies
the money. Source: domain.md 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cashier.domain.payment import Allocation
from cashier.domain.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPart:
    """Cents > 0 that the preview puts on one coverage month."""

    coverage_month: date
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How an amount falls on the open months, oldest first; the rest is the account's credit."""

    months: tuple[MonthPart, ...]
    credit_cents: int


def preview(standing: Standing, cents: int) -> Preview:
    """The default split of `cents` >= 0 within one account: oldest open month, on to the current
    bill, the rest credit. The parts and the credit add up to `cents`.
    """
    left = cents
    parts = []
    for month in standing.months:
        part = min(left, month.owed_cents)
        if part > 0:
            parts.append(MonthPart(coverage_month=month.coverage_month, cents=part))
            left -= part
    return Preview(months=tuple(parts), credit_cents=left)


def months_paid(standing: Standing, before_cents: int, cents: int) -> tuple[date, ...]:
    """The coverage months that `cents` fall on, oldest first, once `before_cents` of the same visit
    are placed; none where all of it is credit.
    """
    placed = {part.coverage_month: part.cents for part in preview(standing, before_cents).months}
    return tuple(
        part.coverage_month
        for part in preview(standing, before_cents + cents).months
        if part.cents > placed.get(part.coverage_month, 0)
    )


def whole(billing_account_number: str, cents: int) -> tuple[Allocation, ...]:
    """The whole item for the one account named on coupon or memo, or chosen: the only split that is
    ever made without a person.
    """
    return (Allocation(billing_account_number=billing_account_number, amount_cents=cents),)


def left_cents(tender_cents: int, allocations: Sequence[Allocation]) -> int:
    """What a split by hand has still to give; negative when it gives too much."""
    return tender_cents - sum(part.amount_cents for part in allocations)
