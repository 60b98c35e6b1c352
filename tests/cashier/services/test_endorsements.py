"""Who said that an item was endorsed stands in the audit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.services import payments
from cashier.services.desk import Desk
from cashier.services.endorsements import endorsed, lines_for
from cashier.settings import Settings
from tests.cashier.counter import MENSAH, RIVERA, draft, scalar


def test_each_tick_is_recorded(desk: Desk, drawer: DrawerSession) -> None:
    visit = payments.take(desk, RIVERA, draft(desk))
    assert lines_for(desk, visit) == (
        "FOR DEPOSIT ONLY",
        "HEALTH CONNECTOR",
        "TRN-01-000001-1 2026-11-23",
    )
    deposits = replace(desk, settings=Settings(deposit_account_last4="4471"))
    assert "ACCT ENDING 4471" in lines_for(deposits, visit)
    endorsed(desk, RIVERA, visit.receipt_number, 1)
    endorsed(desk, RIVERA, visit.receipt_number, 1, done=False)
    events = "SELECT group_concat(event) FROM (SELECT * FROM audit WHERE event LIKE '%endorse%')"
    assert scalar(desk, events) == "item_endorsed,endorsement_withdrawn"
    told = scalar(desk, "SELECT canonical FROM audit WHERE event = 'item_endorsed'")
    assert "1001" in told
    assert visit.receipt_number in told
    with pytest.raises(Refusal, match=r"tender\.unknown"):
        endorsed(desk, RIVERA, visit.receipt_number, 2)
    with pytest.raises(Refusal, match=r"receipt\.unknown"):
        endorsed(desk, RIVERA, "TRN-01-000009-3", 1)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        endorsed(desk, MENSAH, visit.receipt_number, 1)
