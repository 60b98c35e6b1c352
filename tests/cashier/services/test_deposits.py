"""From closed drawers to the bank, at one station."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.deposit import Deposit, DepositStage
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.site_day import DrawerStage
from cashier.domain.staff import Role, Staff
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import deposits, drawers, mistakes, payments
from cashier.services.desk import Desk
from cashier.store import journal, site_day
from cashier.store.engine import IntegrityError
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    MENSAH,
    OKAFOR,
    RIVERA,
    TODAY,
    approved,
    check,
    draft,
    item,
    money_order,
    scalar,
)

BAG = "TE0048213"
_KINDS = {
    InstrumentKind.PERSONAL_CHECK: KindCount(items=2, cents=20700),
    InstrumentKind.USPS_MONEY_ORDER: KindCount(items=1, cents=3457),
}


def closed(desk: Desk, who: Staff = RIVERA, orders: str = "28123456781") -> str:
    """A closed drawer with two checks and a money order; its session."""
    session = drawers.open_drawer(desk, who, TODAY)
    payments.take(
        desk,
        who,
        draft(
            desk,
            item(desk, check(20600)),
            item(desk, money_order(3457, orders)),
            item(desk, check(100)),
        ),
    )
    drawers.count(desk, who, _KINDS)
    drawers.close(desk, who)
    return session.session_id


def prepared(desk: Desk, ledger: EmbeddedLedger, *sessions: str, **more: object) -> Deposit:
    return deposits.prepare(
        desk,
        BOYLE,
        sessions,
        ledger=ledger,
        bag=BAG,
        **more,  # type: ignore[arg-type]
    )


def ids(made: Deposit) -> list[str]:
    return [line.posting_id for line in made.lines]


def stage(desk: Desk, session: str) -> DrawerStage:
    with desk.store.read() as connection:
        found = site_day.drawers(connection, desk.identity)
    return next(one.stage for one in found if one.session_id == session)


def test_a_day_goes_to_the_bank(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    one, two = closed(desk), closed(desk, OKAFOR, "28123456792")
    assert [line.drawer.session_id for line in deposits.ready(desk, BOYLE).ready] == [one, two]

    made = prepared(desk, own_ledger, one, two)
    assert made.ticket == f"TRN-{TODAY:%Y%m%d}-01"
    assert (made.stage, made.items, made.cents) == (DepositStage.PREPARED, 6, 48314)
    assert [line.seq for line in made.lines] == [1, 2, 3, 4, 5, 6]
    assert (made.checks.items, made.money_orders.cents) == (4, 6914)
    assert made.routing_hash == 4 * 11999993
    assert stage(desk, one) is DrawerStage.IN_DEPOSIT
    assert not deposits.ready(desk, BOYLE).drawers

    done = deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)
    assert (done.stage, done.verified and done.verified.staff) == (DepositStage.VERIFIED, "2002")
    deposits.send(desk, BOYLE, made.ticket, ledger=own_ledger)
    last = deposits.confirm(desk, BOYLE, made.ticket, ledger=own_ledger)
    assert last.stage is DepositStage.CONFIRMED
    assert stage(desk, two) is DrawerStage.CONFIRMED

    found = deposits.trace(desk, MENSAH, made.ticket)
    assert found.agrees, found.differences
    assert found.posting_cents == found.instrument_cents == found.line_cents == 48314
    assert scalar(desk, "SELECT sum(cents) FROM entry WHERE account = 'bank'") == 48314
    held = "SELECT sum(cents) FROM entry WHERE account LIKE 'undeposited/%'"
    assert scalar(desk, held) == 0
    assert scalar(desk, "SELECT sum(cents) FROM entry WHERE account LIKE 'in-transit/%'") == 0
    assert [one.ticket for one in deposits.deposits(desk, MENSAH)] == [made.ticket]


def test_another_person_verifies_every_item_and_steps_go_forward_only(
    desk: Desk, own_ledger: EmbeddedLedger
) -> None:
    made = prepared(desk, own_ledger, closed(desk))
    for act in (deposits.send, deposits.confirm):
        with pytest.raises(Refusal, match=r"deposit\.stage"):
            act(desk, BOYLE, made.ticket, ledger=own_ledger)
    with pytest.raises(Refusal, match=r"deposit\.same_person"):
        deposits.verify(desk, BOYLE, made.ticket, ids(made), ledger=own_ledger)
    with pytest.raises(Refusal, match=r"deposit\.missing_item") as missing:
        deposits.verify(desk, HADDAD, made.ticket, ids(made)[:1], ledger=own_ledger)
    assert missing.value.value == made.lines[1].receipt_number
    assert (missing.value.data["seq"], missing.value.data["count"]) == (2, 2)
    with pytest.raises(Refusal, match=r"deposit\.unknown_item"):
        deposits.verify(desk, HADDAD, made.ticket, [*ids(made), "x"], ledger=own_ledger)
    assert deposits.deposit(desk, BOYLE, made.ticket).stage is DepositStage.PREPARED
    # the verifier may sign on the preparer's screen
    for by in (BOYLE, RIVERA):
        signed = approved(desk, deposits.VERIFY, by)
        with pytest.raises(Refusal, match=r"same_person|not_allowed"):
            deposits.verify(desk, BOYLE, made.ticket, ids(made), ledger=own_ledger, approval=signed)
    signed = approved(desk, deposits.VERIFY, HADDAD)
    done = deposits.verify(desk, BOYLE, made.ticket, ids(made), ledger=own_ledger, approval=signed)
    assert done.verified is not None
    assert done.verified.staff == HADDAD.number
    with pytest.raises(Refusal, match=r"deposit\.stage"):
        deposits.give_up(desk, BOYLE, made.ticket, reason="no", ledger=own_ledger)
    with pytest.raises(Refusal, match=r"deposit\.unknown"):
        deposits.send(desk, BOYLE, "TRN-20261123-09", ledger=own_ledger)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        deposits.send(desk, RIVERA, made.ticket, ledger=own_ledger)


def test_nobody_deposits_their_own_drawer(
    desk: Desk, own_ledger: EmbeddedLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = closed(desk, HADDAD), closed(desk, OKAFOR, "28123456792")
    offered = deposits.ready(desk, HADDAD)
    assert [one.blocked for one in offered.blocked] == ["own_drawer"]
    with pytest.raises(Refusal, match=r"deposit\.same_person"):
        deposits.prepare(desk, HADDAD, [own], ledger=own_ledger, bag=BAG)
    made = prepared(desk, own_ledger, own)
    with pytest.raises(Refusal, match=r"deposit\.same_person"):
        deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)

    # the store takes none either, whatever the service would let pass
    monkeypatch.setattr(deposits, "two_people", lambda *_, **__: None)
    for verifier in (BOYLE, HADDAD):
        with pytest.raises(IntegrityError, match="two persons"):
            deposits.verify(desk, verifier, made.ticket, ids(made), ledger=own_ledger)
    monkeypatch.setattr("cashier.store.authority.must_be_allowed", lambda *_: None)
    with pytest.raises(IntegrityError, match="own drawer"):
        deposits.prepare(
            desk, replace(OKAFOR, role=Role.SUPERVISOR), [other], ledger=own_ledger, bag="TE0048299"
        )


def test_given_up_drawers_are_free_again(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    session = closed(desk)
    made = prepared(desk, own_ledger, session)
    with pytest.raises(Refusal, match=r"deposit\.in_another"):
        prepared(desk, own_ledger, session)
    with pytest.raises(Refusal, match=r"reason\.missing"):
        deposits.give_up(desk, BOYLE, made.ticket, reason=" ", ledger=own_ledger)
    left = deposits.give_up(desk, BOYLE, made.ticket, reason="an item fell out", ledger=own_ledger)
    assert (left.stage, left.given_up_why) == (DepositStage.GIVEN_UP, "an item fell out")
    again = prepared(desk, own_ledger, session)
    assert again.ticket.endswith("-02")
    with pytest.raises(Refusal, match=r"deposit\.stage"):
        deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)


def test_whole_closed_drawers_of_one_date(
    desk: Desk, own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    one = closed(desk)
    still = drawers.open_drawer(desk, OKAFOR, TODAY).session_id
    with pytest.raises(Refusal, match=r"deposit\.drawer_open"):
        prepared(desk, own_ledger, one, still)
    with pytest.raises(Refusal, match=r"deposit\.drawer_unknown"):
        prepared(desk, own_ledger, "nothing")
    with pytest.raises(Refusal, match=r"deposit\.no_drawer"):
        prepared(desk, own_ledger)
    offered = deposits.ready(desk, BOYLE)
    assert [(d.session_id, d.hidden) for d in offered.still_open] == [(still, True)]
    drawers.count(desk, OKAFOR, {})
    drawers.close(desk, OKAFOR)
    assert [d.blocked for d in deposits.ready(desk, BOYLE).blocked] == ["empty"]
    with pytest.raises(Refusal, match=r"deposit\.empty"):
        prepared(desk, own_ledger, still)
    training_clock.set(training_clock.now() + timedelta(days=1))
    session = drawers.open_drawer(desk, RIVERA, TODAY + timedelta(days=1))
    drawers.count(desk, RIVERA, {})
    drawers.close(desk, RIVERA)
    with pytest.raises(Refusal, match=r"deposit\.several_dates"):
        prepared(desk, own_ledger, one, session.session_id)


def test_the_paper_lies_as_it_was_scanned(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    session = closed(desk)
    (offered,) = deposits.ready(desk, BOYLE).ready
    order = [one.posting_id for one in reversed(offered.items)]
    for wrong in (order[:2], [*order, order[0]], [*order[:2], "x"]):
        with pytest.raises(Refusal, match=r"deposit\.order"):
            prepared(desk, own_ledger, session, order=wrong)
    assert ids(prepared(desk, own_ledger, session, order=order)) == order


def test_a_bag_is_used_once(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    one, two = closed(desk), closed(desk, OKAFOR, "28123456792")
    for wrong, code in (("", "bag.missing"), ("T 1", "bag.shape"), ("<b>1234", "bag.shape")):
        with pytest.raises(Refusal, match=code):
            deposits.prepare(desk, BOYLE, [one], ledger=own_ledger, bag=wrong)
    made = prepared(desk, own_ledger, one)
    with pytest.raises(Refusal, match=r"bag\.used") as used:
        deposits.prepare(desk, BOYLE, [two], ledger=own_ledger, bag=BAG.lower())
    assert used.value.data["ticket"] == made.ticket


def test_late_drawers_come_first(
    desk: Desk, own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    session = closed(desk)
    (one,) = deposits.undeposited(desk, MENSAH)
    assert (one.due_on, one.overdue) == (TODAY + timedelta(days=1), False)
    # Wednesday 25 November: Thursday is Thanksgiving, the bank's next day is Friday
    training_clock.set(training_clock.now() + timedelta(days=4))
    (one,) = deposits.undeposited(desk, MENSAH)
    assert one.banking_days_late == 2
    assert [line.overdue for line in deposits.ready(desk, BOYLE).ready] == [True]
    made = prepared(desk, own_ledger, session)
    assert made.business_date == TODAY
    deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)
    assert [line.drawer.ticket for line in deposits.undeposited(desk, BOYLE)] == [made.ticket]
    deposits.send(desk, BOYLE, made.ticket, ledger=own_ledger)
    assert not deposits.undeposited(desk, BOYLE)


def test_reversing_waits_for_the_deposit_to_be_given_up(
    desk: Desk, own_ledger: EmbeddedLedger
) -> None:
    session = closed(desk)
    made = prepared(desk, own_ledger, session)
    number = made.lines[0].receipt_number

    def reverse() -> None:
        mistakes.reverse(
            desk, RIVERA, number, 1, reason="missing", approval=approved(desk, "reverse")
        )

    with pytest.raises(Refusal, match=r"item\.deposited"):
        reverse()
    deposits.give_up(desk, BOYLE, made.ticket, reason="one is missing", ledger=own_ledger)
    reverse()
    again = prepared(desk, own_ledger, session)
    assert (again.items, again.cents) == (2, 3557)
    deposits.verify(desk, HADDAD, again.ticket, ids(again), ledger=own_ledger)
    assert deposits.trace(desk, BOYLE, again.ticket).agrees


def test_what_the_bank_sends_back_is_seen_at_its_deposit(
    desk: Desk, own_ledger: EmbeddedLedger
) -> None:
    made = prepared(desk, own_ledger, closed(desk))
    deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)
    deposits.send(desk, BOYLE, made.ticket, ledger=own_ledger)
    line = made.lines[0]
    mistakes.return_item(
        desk, RIVERA, line.receipt_number, line.line,
        reason="NSF", approval=approved(desk, "return_item"),
    )  # fmt: skip
    (back,) = deposits.deposit(desk, BOYLE, made.ticket).returned
    assert (back.posting_id, back.returned_on, back.returned_why) == (line.posting_id, TODAY, "NSF")
    assert deposits.trace(desk, BOYLE, made.ticket).agrees
    found = deposits.of_item(desk, BOYLE, line.session_id)
    assert found is not None
    assert found.ticket == made.ticket


class Away(EmbeddedLedger):
    """Does not answer after so many batches."""

    def __init__(self, ledger: EmbeddedLedger, batches: int) -> None:
        self.__dict__ = ledger.__dict__.copy()
        self.left = batches

    def post_batch(self, site, station, records):  # type: ignore[no-untyped-def]
        if self.left <= 0:
            raise Fault("ledger.unreachable", reason="gone")
        self.left -= 1
        return super().post_batch(site, station, records)


def test_without_the_ledger_nothing_is_deposited(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    session = closed(desk)
    before = scalar(desk, "SELECT count(*) FROM posting")
    with pytest.raises(Refusal, match=r"deposit\.offline"):
        deposits.prepare(desk, BOYLE, [session], ledger=Away(own_ledger, 0), bag=BAG)
    assert scalar(desk, "SELECT count(*) FROM posting") == before


def test_a_line_that_breaks_brings_the_ticket_later(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    session = closed(desk)
    made = deposits.prepare(desk, BOYLE, [session], ledger=Away(own_ledger, 1), bag=BAG)
    assert (made.stage, made.ticket) == (DepositStage.WAITING, "")
    assert not deposits.ready(desk, BOYLE).drawers
    with pytest.raises(Refusal, match=r"deposit\.in_another"):
        prepared(desk, own_ledger, session)
    found = deposits.deposit(desk, BOYLE, made.deposit_id)
    assert (found.stage, found.ticket[-3:]) == (DepositStage.PREPARED, "-01")
    with desk.store.write() as connection:
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.DEPOSIT_PREPARED,
                business_date=TODAY,
                recorded_at=desk.clock.now(),
                staff=BOYLE.number,
                body={"sessions": ["of a later version"]},
            ),
        )
    assert [one.ticket for one in deposits.deposits(desk, BOYLE)] == [found.ticket]
