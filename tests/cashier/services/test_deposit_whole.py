"""A deposit lists all of a tray, or is not made."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from cashier.domain.errors import Refusal
from cashier.domain.posting import RecordKind
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import deposits
from cashier.services.desk import Desk
from cashier.store.tables import elsewhere
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import BOYLE, OKAFOR
from tests.cashier.services.test_deposits import BAG, closed
from tests.cashier.site import sync, windows


def test_a_tray_with_a_record_that_came_thin_is_not_deposited(
    desk: Desk, desk_at: OpenDesk, own_ledger: EmbeddedLedger
) -> None:
    """Its amount is known, its bank line is not: the ticket would be short of one item."""
    one, two = windows(desk_at, own_ledger, ("TRN", "01"), ("TRN", "02"))
    session = closed(two, OKAFOR)
    for each in (two, one):
        sync(each, own_ledger)
    payments = elsewhere.c.kind == RecordKind.PAYMENT.value
    with one.store.write() as connection:
        whole = connection.execute(elsewhere.select().where(payments)).first()
        assert whole is not None
        this = elsewhere.c.posting_id == whole.posting_id
        connection.execute(update(elsewhere).where(this).values(canonical=""))
    with pytest.raises(Refusal, match=r"deposit\.not_whole") as caught:
        deposits.prepare(one, BOYLE, (session,), ledger=own_ledger, bag=BAG)
    assert caught.value.value == "TRN-02"
    with one.store.write() as connection:
        connection.execute(update(elsewhere).where(this).values(canonical=whole.canonical))
    made = deposits.prepare(one, BOYLE, (session,), ledger=own_ledger, bag=BAG)
    assert (made.items, made.cents) == (3, 24157)
