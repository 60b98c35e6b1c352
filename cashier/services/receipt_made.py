"""The receipt of a visit, made once while it is recorded; printed from then on as it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from cashier.domain.allocation import months_paid
from cashier.domain.calendar import after_cut_off, local_date
from cashier.domain.payment import TakenAllocation, TakenTender, Visit
from cashier.domain.receipt import Receipt, ReceiptAllocation, ReceiptTender
from cashier.domain.standing import standing
from cashier.services.accounts import ACCOUNTS_FEED, walk_ins
from cashier.services.desk import Desk, receipt_site
from cashier.services.receipt_check import signed_code
from cashier.services.visit_rules import Facts
from cashier.store import station
from cashier.store.engine import Connection

NO_ACCOUNT = "----"
"""Stands on the receipt for the last four of an account that nobody knew."""


def receipt_of(
    desk: Desk, connection: Connection, visit: Visit, facts: Facts, now: datetime
) -> Receipt:
    """The document of a visit that is being recorded: balances are those before it, less it."""
    placed: Counter[str] = Counter()
    made = Receipt(
        receipt_number=visit.receipt_number,
        site=receipt_site(connection, desk.identity),
        station=visit.station,
        staff=visit.staff,
        taken_at=visit.taken_at,
        business_date=visit.business_date,
        payer_name=visit.payer_name,
        tenders=tuple(
            ReceiptTender(
                kind=tender.instrument.kind,
                number_shown=_number_shown(tender),
                amount_cents=tender.instrument.amount_cents,
                allocations=tuple(
                    _part(connection, facts, part, placed, now) for part in tender.allocations
                ),
            )
            for tender in visit.tenders
        ),
        total_cents=visit.total_cents,
        language=visit.language,
        training=desk.identity.training,
        after_cut_off=after_cut_off(visit.taken_at),
    )
    return replace(made, qr_text=signed_code(desk, made))


def _part(
    connection: Connection,
    facts: Facts,
    part: TakenAllocation,
    placed: Counter[str],
    now: datetime,
) -> ReceiptAllocation:
    """Member, coverage, its months, its balance and whether it ended are said only when
    identity was confirmed. `placed`: cents of the visit's earlier parts, by account.
    """
    known = part.identity_confirmed
    months: tuple[date, ...] = ()
    balance: int | None = None
    as_of = station.cursor(connection, ACCOUNTS_FEED).as_of if known else None
    account = facts.accounts[part.billing_account_number]
    if known and account is not None:
        # the visit is not in the store yet: what was owed before it
        taken = walk_ins(connection, part.billing_account_number)
        before = placed[part.billing_account_number]
        stands = standing(account, taken, now)
        months = months_paid(stands, before, part.amount_cents)
        balance = stands.owed_cents - before - part.amount_cents
    placed[part.billing_account_number] += part.amount_cents
    return ReceiptAllocation(
        account_last4=part.last4 or NO_ACCOUNT,
        amount_cents=part.amount_cents,
        coverage_type=part.coverage_type if known else None,
        member_name=part.member_name if known else "",
        terminated=known and facts.ended(part.billing_account_number),
        coverage_months=months,
        balance_cents=None if as_of is None else balance,
        balance_as_of=None if as_of is None or balance is None else local_date(as_of),
    )


def _number_shown(tender: TakenTender) -> str:
    number = tender.instrument.number
    return number[-4:] if tender.instrument.kind.is_money_order else number
