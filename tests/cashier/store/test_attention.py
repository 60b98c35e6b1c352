"""Records that a supervisor has to look at, oldest first."""

from __future__ import annotations

from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind
from cashier.services.desk import Desk
from cashier.store import attention
from cashier.store.attention import Attention
from tests.cashier.store.test_journal import PAID, RECEIPT, draft_of, facts, recorded, settle


def test_only_what_needs_attention_is_told_and_no_more_than_asked(desk: Desk) -> None:
    facts(desk, 1)
    payment = draft_of(
        desk, RecordKind.PAYMENT, receipt_number=RECEIPT, amount_cents=500, entries=PAID
    )
    recorded(desk, payment, draft_of(desk))
    settle(
        desk,
        (3, ItemState.ATTENTION, "conflict"),
        (2, ItemState.ATTENTION, "account.unknown"),
        (1, ItemState.CONFIRMED, "created"),
    )
    first = Attention(
        station_seq=2, receipt_number=RECEIPT, amount_cents=500, answer="account.unknown"
    )
    second = Attention(station_seq=3, receipt_number="", amount_cents=0, answer="conflict")
    with desk.store.read() as connection:
        assert attention.waiting(connection, 9) == [first, second]
        assert attention.waiting(connection, 1) == [first]
