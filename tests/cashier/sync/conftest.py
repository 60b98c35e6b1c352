"""A line to the ledger of the desk's home."""

from __future__ import annotations

import pytest

from cashier.ledger.embedded import EmbeddedLedger
from tests.cashier.sync.line import Wire


@pytest.fixture
def wire(own_ledger: EmbeddedLedger) -> Wire:
    return Wire(own_ledger)
