"""Voiding: linked, once, by two people, and only while the drawer is open."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import Visit
from cashier.domain.posting import Record
from cashier.services import accounts, drawers, items, mistakes, payments
from cashier.services.desk import Approval, Desk
from tests.cashier.counter import (
    BOYLE,
    LINDQVIST,
    NOW,
    OKAFOR,
    RIVERA,
    ROSA,
    ROSA_DENTAL,
    TODAY,
    Broken,
    approved,
    check,
    draft,
    failing_at,
    item,
    money_order,
    must_hold,
    rows,
)


@pytest.fixture
def visit(desk: Desk, drawer: DrawerSession) -> Visit:
    return payments.take(
        desk,
        RIVERA,
        draft(
            desk,
            item(desk, check(20600)),
            item(desk, money_order(3457), (ROSA_DENTAL, 3000), (ROSA, 457)),
        ),
    )


def void(
    desk: Desk, visit: Visit, line: int = 1, approval: Approval | None = None, reason: str = "keyed"
) -> Record:
    approval = approval or approved(desk, "void")
    return mistakes.void(desk, RIVERA, visit.receipt_number, line, reason=reason, approval=approval)


def refused(code: str, desk: Desk, visit: Visit, **how: object) -> None:
    before = rows(desk)
    with pytest.raises(Refusal) as caught:
        void(desk, visit, **how)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert rows(desk) == before


def test_a_void_exchanges_the_entries(desk: Desk, visit: Visit) -> None:
    record = void(desk, visit, 2)
    assert sorted((one.account.split("/")[0], one.cents) for one in record.entries) == [
        ("receivable", 457),
        ("receivable", 3000),
        ("undeposited", -3457),
    ]
    assert record.amount_cents == -3457
    lines = {line.line: line for line in items.today(desk, RIVERA)}
    assert lines[2].voided_at is not None
    assert (lines[2].void_reason, lines[2].void_approver) == ("keyed", "2001")
    assert lines[1].voided_at is None
    again = items.visit(desk, RIVERA, visit.receipt_number)
    assert [one.voided_at is None for one in again.tenders] == [True, False]
    assert again.tenders[1].void_reason == "keyed"
    must_hold(desk)


def test_a_void_is_one_transaction(desk: Desk, visit: Visit) -> None:
    before, approval = rows(desk), approved(desk, "void")
    for nth in range(1, 50):
        with failing_at(desk, nth):
            try:
                void(desk, visit, approval=approval)
            except Broken:
                assert rows(desk) == before
                continue
        break
    assert nth > 8
    must_hold(desk)


def test_twice(desk: Desk, visit: Visit) -> None:
    void(desk, visit)
    refused("tender.voided", desk, visit)


def test_two_voids_at_once_use_two_approvals(desk: Desk, visit: Visit) -> None:
    """One approval, two items, the same moment: one void."""
    approval = approved(desk, "void")
    done: list[str] = []
    ready = threading.Barrier(2)

    def act(line: int) -> None:
        ready.wait()
        try:
            void(desk, visit, line, approval)
            done.append("voided")
        except Refusal as refusal:
            done.append(refusal.code)

    threads = [threading.Thread(target=act, args=(line,)) for line in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["approval.missing", "voided"]
    must_hold(desk)


def test_who_approves(desk: Desk, visit: Visit, training_clock: TrainingClock) -> None:
    refused("approver.same_person", desk, visit, approval=approved(desk, "void", RIVERA))
    refused("approval.missing", desk, visit, approval=approved(desk, "close"))
    approval = approved(desk, "void")
    made_up = Approval(
        approval_id="made up", approver=BOYLE, act="void", granted_at=approval.granted_at
    )
    refused("approval.missing", desk, visit, approval=made_up)
    with pytest.raises(Refusal, match=r"approval\.missing"):
        mistakes.void(desk, RIVERA, visit.receipt_number, 1, reason="keyed", approval=None)
    training_clock.set(NOW + timedelta(minutes=10, seconds=5))
    refused("approval.missing", desk, visit, approval=approval)
    training_clock.set(NOW - timedelta(hours=1))  # set back: it would never end
    refused("approval.missing", desk, visit, approval=approval)
    training_clock.set(NOW + timedelta(minutes=9))
    void(desk, visit, approval=approval)
    refused("approval.missing", desk, visit, line=2, approval=approval)


def test_a_refused_void_costs_no_approval(desk: Desk, visit: Visit) -> None:
    approval = approved(desk, "void")
    refused("tender.unknown", desk, visit, line=3, approval=approval)
    void(desk, visit, approval=approval)


def test_reason(desk: Desk, visit: Visit) -> None:
    refused("reason.missing", desk, visit, reason=" ")
    refused("reason.too_long", desk, visit, reason="x" * 201)
    refused("reason.ssn_shaped", desk, visit, reason="123-45-6789")


def test_somebody_elses_drawer(desk: Desk, visit: Visit) -> None:
    drawers.open_drawer(desk, OKAFOR, TODAY)
    for who, code in ((OKAFOR, "void.not_your_drawer"), (LINDQVIST, "role.not_allowed")):
        with pytest.raises(Refusal) as caught:
            mistakes.void(
                desk,
                who,
                visit.receipt_number,
                1,
                reason="keyed",
                approval=approved(desk, "void"),
            )
        assert caught.value.code == code


def test_while_counting_and_after_close(desk: Desk, visit: Visit) -> None:
    drawers.begin_count(desk, RIVERA)
    refused("drawer.counting", desk, visit)
    drawers.count(
        desk,
        RIVERA,
        {
            InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=20600),
            InstrumentKind.USPS_MONEY_ORDER: KindCount(items=1, cents=3457),
        },
    )
    drawers.close(desk, RIVERA)
    refused("drawer.closed", desk, visit)


def test_receipts_that_are_none(desk: Desk, visit: Visit) -> None:
    for number, code in (("TRN-01-000009-9", "receipt."), ("x", "receipt.")):
        with pytest.raises(Refusal) as caught:
            mistakes.void(desk, RIVERA, number, 1, reason="k", approval=approved(desk, "void"))
        assert caught.value.code.startswith(code)


def test_a_voided_item_pays_nothing(desk: Desk, visit: Visit) -> None:
    """A receipt of several items to one account, one of them voided: the rest still counts."""
    owed = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    assert owed is not None
    void(desk, visit, 1)
    after = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    assert after is not None
    assert after.owed_cents - owed.owed_cents == 20600
    void(desk, visit, 2)
    last = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    assert last is not None
    assert last.owed_cents - after.owed_cents == 457
