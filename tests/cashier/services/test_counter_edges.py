"""Edges of the counter's rules, taken by the real service on a real store. Source: domain.md 15."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cashier.clock import TrainingClock
from cashier.domain.account import Account, BillType, Enrollment
from cashier.domain.documents import account_document
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.instrument import Instrument
from cashier.services import accounts, drawers, items, payments
from cashier.services.desk import Desk
from cashier.store import replica
from tests.cashier.counter import (
    RIVERA,
    ROSA,
    TODAY,
    check,
    draft,
    item,
    money_order,
    overriding,
    scalar,
)


def outcome(desk: Desk, paper: Instrument, accept: tuple[str, ...] = ("*",)) -> str:
    """The code it was refused with, or '' when it was taken."""
    try:
        payments.take(desk, RIVERA, draft(desk, item(desk, paper, accept=accept)))
    except Refusal as refusal:
        return refusal.code
    return ""


def last_body(desk: Desk) -> dict[str, Any]:
    text = scalar(desk, "SELECT canonical FROM posting ORDER BY station_seq DESC LIMIT 1")
    body: dict[str, Any] = json.loads(text)["body"]
    return body


def billing_sends(desk: Desk, number: str, **changes: Any) -> None:
    """Other facts of an account reach the copy, as a sync brings them."""
    with desk.store.write() as connection:
        account = replica.account(connection, number)
        assert account is not None
        document = account_document(replace(account, **changes))
        epoch = connection.exec_driver_sql("SELECT max(epoch) FROM account").scalar_one()
        replica.apply_changes(
            connection, [replica.ReplicaChange(key=number, document=document)], epoch
        )


def rosa(desk: Desk) -> Account:
    with desk.store.read() as connection:
        account = replica.account(connection, ROSA)
    assert account is not None
    return account


# ---------------------------------------------------------------- dates and hours


@pytest.mark.parametrize(
    ("dated", "code"),
    [
        (date(2026, 5, 27), ""),
        (date(2026, 5, 26), "CHK-STALE"),
        (date(2026, 11, 23), ""),
        (date(2026, 11, 24), "CHK-POSTDATED"),
    ],
)
def test_dates_at_half_past_eleven_when_utc_has_tomorrow(
    desk: Desk, drawer: DrawerSession, training_clock: TrainingClock, dated: date, code: str
) -> None:
    """180 and 181 days back, today and tomorrow, by the drawer's date and no other clock's."""
    training_clock.set(datetime(2026, 11, 24, 4, 30, tzinfo=UTC))
    assert outcome(desk, check(dated=dated)) == code


@pytest.mark.parametrize(
    ("day", "five"),
    [
        (date(2026, 11, 23), datetime(2026, 11, 23, 22, 0, tzinfo=UTC)),
        (date(2026, 10, 23), datetime(2026, 10, 23, 21, 0, tzinfo=UTC)),
        (date(2027, 1, 23), datetime(2027, 1, 23, 22, 0, tzinfo=UTC)),
    ],
)
def test_a_second_before_five_and_five_on_the_23rd(
    desk: Desk, training_clock: TrainingClock, day: date, five: datetime
) -> None:
    """In winter and in summer time, and on a Saturday: due dates do not move."""
    training_clock.set(five - timedelta(seconds=1))
    drawers.open_drawer(desk, RIVERA, day)
    paper = check(dated=day - timedelta(days=1))
    accept = ("PAY-PARTIAL", "PAY-OVER", "PAY-NOTHING-DUE", "CHK-HIGH-VALUE", "CHK-DUP-LIKELY")
    assert outcome(desk, paper, accept) == ""
    assert last_body(desk)["after_cut_off"] is False
    training_clock.set(five)
    late = replace(paper, number="7001")
    assert outcome(desk, late, accept) == "PAY-AFTER-CUTOFF"
    assert outcome(desk, late, (*accept, "PAY-AFTER-CUTOFF")) == ""
    assert last_body(desk)["after_cut_off"] is True
    assert "PAY-AFTER-CUTOFF" in last_body(desk)["accepted"]
    number = scalar(desk, "SELECT receipt_number FROM visit ORDER BY receipt_number DESC LIMIT 1")
    assert items.receipt(desk, number).after_cut_off


# ---------------------------------------------------------------- amounts


@pytest.mark.parametrize(("cents", "code"), [(100_000, ""), (100_001, "MO-LIMIT")])
def test_a_postal_money_order_at_its_limit(
    desk: Desk, drawer: DrawerSession, cents: int, code: str
) -> None:
    assert outcome(desk, money_order(cents)) == code


def test_words_206_figures_260_is_recorded_at_the_words(desk: Desk, drawer: DrawerSession) -> None:
    paper = check(26000, amount_words_cents=20600)
    one = draft(
        desk, item(desk, paper, accept=()), overrides=(overriding(desk, "CHK-AMOUNT-MISMATCH"),)
    )
    assert payments.take(desk, RIVERA, one).total_cents == 20600  # what is due: nothing to accept
    assert last_body(desk)["overrides"][0]["approver"] == "2001"


def test_a_first_bill_short_by_a_cent(desk: Desk, drawer: DrawerSession) -> None:
    billing_sends(desk, ROSA, enrollment_status=Enrollment.PENDING_BINDER)
    assert outcome(desk, check(20599), ("PAY-PARTIAL",)) == "ACC-BINDER"
    assert outcome(desk, check(20600), ()) == ""


# ---------------------------------------------------------------- between opening and paying


def test_coverage_ended_since_the_account_was_opened(desk: Desk, drawer: DrawerSession) -> None:
    accounts.open_account(desk, RIVERA, ROSA)
    billing_sends(desk, ROSA, enrollment_status=Enrollment.TERMINATED, terminated_on=TODAY)
    assert outcome(desk, check(), ()) == "ACC-TERMINATED"
    assert outcome(desk, check(), ("ACC-TERMINATED",)) == ""
    assert last_body(desk)["reinstatement_requested"] is True


def test_a_bill_superseded_since_the_account_was_opened(desk: Desk, drawer: DrawerSession) -> None:
    """What was right when the form opened is too much now, and is said before it is taken."""
    shown = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False)
    assert shown.standing is not None
    assert shown.standing.good_standing_cents == 20600
    bills = rosa(desk).bills
    old = max(bills, key=lambda bill: bill.coverage_month)
    revised = replace(
        old,
        bill_number="B0REVISED",
        bill_type=BillType.REVISED,
        supersedes=old.bill_number,
        premium_cents=5300,
    )
    billing_sends(desk, ROSA, bills=(*bills, revised))
    assert outcome(desk, check(20600), ()) == "PAY-OVER"
    assert outcome(desk, check(15600), ()) == ""


def test_a_new_epoch_of_the_feed_has_the_account_no_more(desk: Desk, drawer: DrawerSession) -> None:
    accounts.open_account(desk, RIVERA, ROSA)
    with desk.store.write() as connection:
        epoch = connection.exec_driver_sql("SELECT max(epoch) FROM account").scalar_one()
        while replica.drop_other_epochs(connection, epoch + 1):
            pass
    assert outcome(desk, check()) == "ACC-UNKNOWN"
    one = draft(desk, item(desk, check(), accept=()), overrides=(overriding(desk, "ACC-UNKNOWN"),))
    assert payments.take(desk, RIVERA, one).total_cents == 20600


def test_a_new_epoch_that_has_it_still(desk: Desk, drawer: DrawerSession) -> None:
    accounts.open_account(desk, RIVERA, ROSA)
    document = account_document(rosa(desk))
    with desk.store.write() as connection:
        epoch = connection.exec_driver_sql("SELECT max(epoch) FROM account").scalar_one() + 1
        replica.apply_changes(
            connection, [replica.ReplicaChange(key=ROSA, document=document)], epoch
        )
        while replica.drop_other_epochs(connection, epoch):
            pass
        assert replica.count(connection) == 1
    assert outcome(desk, check(), ()) == ""
