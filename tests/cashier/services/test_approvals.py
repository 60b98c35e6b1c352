"""A void and an override asked for at one station and approved at another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import Override, Visit
from cashier.domain.request import RequestAct
from cashier.domain.staff import Staff
from cashier.ledger import directory as ledger_directory
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.verify import verify
from cashier.services import approvals, drawers, items, mistakes, payments, requests
from cashier.services.approvals import Asked, AskState
from cashier.services.desk import Desk
from cashier.sync import step
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    LINDQVIST,
    MENSAH,
    OKAFOR,
    RIVERA,
    Broken,
    approved,
    check,
    draft,
    item,
    must_hold,
)
from tests.cashier.services.two_desks import TwoDesks, two_desks

WHY = "wrong account"
RULE = "CHK-ALTERED"


@pytest.fixture
def both(desk: Desk, desk_at: OpenDesk, own_ledger: EmbeddedLedger) -> TwoDesks:
    return two_desks(desk, desk_at, own_ledger)


def synced(both: TwoDesks, *desks: Desk) -> list[Asked]:
    """Each in turn sends, fetches, and does what was approved."""
    told: list[Asked] = []
    for desk in desks or (both.one, both.two) * 2:
        step(desk.store, both.ledger, desk.clock, desk.identity)
        requests.apply(desk)
        told += approvals.apply(desk)
    return told


def asked(both: TwoDesks) -> tuple[Visit, str]:
    """A visit at TRN-01 whose item waits to be voided, and TRN-02 has heard of it."""
    visit = payments.take(both.one, RIVERA, draft(both.one))
    request = approvals.ask_void(both.one, RIVERA, visit.receipt_number, 1, reason=WHY)
    synced(both, both.one, both.two)
    return visit, request


def said_yes(desk: Desk, request: str, by: Staff = BOYLE) -> None:
    approvals.approve(desk, by, request, approval=approved(desk, approvals.ANSWER, by))


def one_of(desk: Desk) -> Asked:
    (found,) = approvals.mine(desk, RIVERA)
    return found


def test_a_void_approved_elsewhere_is_done_at_the_next_sync(
    both: TwoDesks, drawer: DrawerSession
) -> None:
    visit, request = asked(both)
    assert one_of(both.one).state is AskState.WAITING
    (waits,) = approvals.waiting(both.two, BOYLE)
    assert (waits.act, waits.cashier_name, waits.station_name) == (
        RequestAct.VOID,
        RIVERA.name,
        "TRN-01",
    )
    assert (waits.cents, waits.kind, waits.receipt, waits.line, waits.reason) == (
        20_600,
        InstrumentKind.PERSONAL_CHECK,
        visit.receipt_number,
        1,
        WHY,
    )
    said_yes(both.two, request)
    assert not approvals.waiting(both.two, BOYLE)
    assert not items.today(both.one, RIVERA)[0].voided_at
    (told,) = synced(both, both.two, both.one)
    assert (told.state, told.by, told.by_name) == (AskState.DONE, BOYLE.number, BOYLE.name)
    assert one_of(both.one).state is AskState.DONE
    (line,) = items.today(both.one, RIVERA)
    assert line.voided_at
    assert not synced(both), "once"
    for desk in (both.one, both.two):
        assert not approvals.waiting(desk, BOYLE)
        must_hold(desk)
    assert not verify(both.ledger.database).findings


def test_a_refusal_comes_with_its_reason(both: TwoDesks, drawer: DrawerSession) -> None:
    _, request = asked(both)
    with pytest.raises(Refusal, match=r"reason\.missing"):
        approvals.refuse(
            both.two, BOYLE, request, approval=approved(both.two, approvals.ANSWER), reason=" "
        )
    approvals.refuse(
        both.two, BOYLE, request, approval=approved(both.two, approvals.ANSWER), reason="it is fine"
    )
    (told,) = synced(both, both.two, both.one)
    assert (told.state, told.why) == (AskState.REFUSED, "it is fine")
    assert not items.today(both.one, RIVERA)[0].voided_at
    with pytest.raises(Refusal, match=r"request\.none"):
        said_yes(both.two, request)
    with pytest.raises(Refusal, match=r"request\.none"):
        said_yes(both.one, request)


@pytest.mark.parametrize(
    ("who", "by", "code"),
    [
        (OKAFOR, OKAFOR, "approver.not_allowed"),
        (OKAFOR, RIVERA, "approver.same_person"),
        (LINDQVIST, LINDQVIST, "role.not_allowed"),
        (MENSAH, BOYLE, "role.not_allowed"),
        (LINDQVIST, BOYLE, "role.not_allowed"),
    ],
)
def test_who_may_not_say(
    both: TwoDesks, drawer: DrawerSession, who: Staff, by: Staff, code: str
) -> None:
    _, request = asked(both)
    given = approved(both.two, approvals.ANSWER, by)
    with pytest.raises(Refusal) as refusal:
        approvals.approve(both.two, who, request, approval=given)
    assert refusal.value.code == code


def test_it_takes_ones_own_passphrase_afresh(both: TwoDesks, drawer: DrawerSession) -> None:
    _, request = asked(both)
    other = approved(both.two, "void")
    with pytest.raises(Refusal, match=r"approval\.missing"):
        approvals.approve(both.two, BOYLE, request, approval=other)
    given = approved(both.two, approvals.ANSWER)
    approvals.approve(both.two, OKAFOR, request, approval=given)  # beside a cashier
    with pytest.raises(Refusal, match=r"approval\.missing|request\.none"):
        approvals.approve(both.two, BOYLE, request, approval=given)
    with pytest.raises(Refusal, match=r"request\.none"):
        requests.refuse(both.two, BOYLE, request, "not this way")


def test_a_supervisor_who_asks_does_not_answer(both: TwoDesks) -> None:
    drawers.open_drawer(both.one, BOYLE, drawers.proposal(both.one, BOYLE).business_date)
    visit = payments.take(both.one, BOYLE, draft(both.one))
    request = approvals.ask_void(both.one, BOYLE, visit.receipt_number, 1, reason=WHY)
    synced(both, both.one, both.two)
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        said_yes(both.two, request, BOYLE)
    said_yes(both.two, request, HADDAD)


def test_asked_twice_is_one_and_done_here_is_asked_no_more(
    both: TwoDesks, drawer: DrawerSession
) -> None:
    visit, request = asked(both)
    again = approvals.ask_void(both.one, RIVERA, visit.receipt_number, 1, reason="once more")
    assert again == request
    mistakes.void(
        both.one, RIVERA, visit.receipt_number, 1, reason=WHY, approval=approved(both.one, "void")
    )
    assert one_of(both.one).state is AskState.DONE
    synced(both)
    assert not approvals.waiting(both.two, BOYLE)
    with pytest.raises(Refusal, match=r"request\.none"):
        said_yes(both.two, request)
    with pytest.raises(Refusal, match=r"tender\.voided"):
        approvals.ask_void(both.one, RIVERA, visit.receipt_number, 1, reason=WHY)


def test_approved_too_late_is_told(both: TwoDesks, drawer: DrawerSession) -> None:
    _, request = asked(both)
    said_yes(both.two, request)
    drawers.begin_count(both.one, RIVERA)
    (told,) = synced(both, both.two, both.one)
    assert (told.state, told.code) == (AskState.UNDONE, "drawer.counting")
    drawers.back_to_counter(both.one, RIVERA)
    assert not items.today(both.one, RIVERA)[0].voided_at
    assert not synced(both)


def test_a_right_lost_before_it_came_is_no_right(
    both: TwoDesks, drawer: DrawerSession, training_keys: Keys, training_clock: TrainingClock
) -> None:
    _, request = asked(both)
    said_yes(both.two, request)
    synced(both, both.two)
    database = Database.open(both.one.home.ledger, training_keys, training_clock)
    ledger_directory.disable_staff(database, BOYLE.number)
    database.close()
    (told,) = synced(both, both.one)
    assert (told.state, told.code) == (AskState.UNDONE, "approver.not_allowed")


@pytest.mark.parametrize("point", ["void.recorded", "void.committed"])
def test_a_crash_while_it_is_done_does_it_once(
    both: TwoDesks, drawer: DrawerSession, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, request = asked(both)
    said_yes(both.two, request)
    synced(both, both.two)
    step(both.one.store, both.ledger, both.one.clock, both.one.identity)

    def dies(at: str) -> None:
        if at == point:
            raise Broken(at)

    with monkeypatch.context() as patch:
        patch.setattr(mistakes, "reach", dies)
        with pytest.raises(Broken):
            approvals.apply(both.one)
    approvals.apply(both.one)
    assert items.today(both.one, RIVERA)[0].voided_at
    assert one_of(both.one).state is AskState.DONE
    must_hold(both.one)


# --- overrides ---------------------------------------------------------------------------------


def test_an_override_approved_elsewhere_is_for_that_item_once(
    both: TwoDesks, drawer: DrawerSession
) -> None:
    visit = draft(both.one, item(both.one, check(altered=True)))
    with pytest.raises(Refusal, match=RULE):
        payments.take(both.one, RIVERA, visit)

    def ask(cents: int = 20_600) -> str:
        return approvals.ask_override(
            both.one,
            RIVERA,
            visit_id=visit.visit_id,
            rule=RULE,
            cents=cents,
            kind=InstrumentKind.PERSONAL_CHECK,
            reason="looked at it",
        )

    request = ask()
    assert ask() == request
    synced(both, both.one, both.two)
    (waits,) = approvals.waiting(both.two, BOYLE)
    assert (waits.act, waits.rule, waits.cents) == (RequestAct.OVERRIDE, RULE, 20_600)
    said_yes(both.two, request)
    (told,) = synced(both, both.two, both.one)
    assert (told.state, told.approval_id) == (AskState.APPROVED, request)
    assert not synced(both, both.one), "told once"
    with_it = replace(
        visit,
        overrides=(Override(rule=RULE, reason="looked", approver="", approval_id=request),),
    )
    other = replace(with_it, visit_id=both.one.clock.new_id())
    with pytest.raises(Refusal, match=r"approval\.missing"):
        payments.take(both.one, RIVERA, other)
    taken = payments.take(both.one, RIVERA, with_it)
    assert one_of(both.one).state is AskState.DONE
    synced(both)
    with pytest.raises(Refusal, match=r"approval\.missing"):
        payments.take(both.one, RIVERA, other)
    assert taken.receipt_number
    assert not verify(both.ledger.database).findings


def test_an_override_not_used_within_the_hour_is_asked_again(
    both: TwoDesks, drawer: DrawerSession, training_clock: TrainingClock
) -> None:
    request = approvals.ask_override(
        both.one,
        RIVERA,
        visit_id="v",
        rule=RULE,
        cents=100,
        kind=InstrumentKind.PERSONAL_CHECK,
        reason="looked at it",
    )
    synced(both, both.one, both.two)
    said_yes(both.two, request)
    synced(both, both.two, both.one)
    training_clock.set(training_clock.now() + timedelta(minutes=61))
    (told,) = synced(both, both.one)
    assert (told.state, told.code) == (AskState.UNDONE, "approval.expired")
