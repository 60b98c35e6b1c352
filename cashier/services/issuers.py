"""The table of money-order issuers as this station has it: what the form ticks, whom it names."""

from __future__ import annotations

from cashier.domain.issuers import Issuers
from cashier.services.desk import Desk
from cashier.store import directory


def issuers_of(desk: Desk) -> Issuers:
    """Issuers with transits, marks and phones, as the administrator keeps them."""
    with desk.store.read() as connection:
        return directory.issuers(connection)
