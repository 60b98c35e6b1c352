"""A second station of the training site, and both at one embedded ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cashier.ledger import directory as ledger_directory
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import requests
from cashier.services.desk import Desk
from cashier.services.requests import Applied
from cashier.sync import step
from tests.cashier.conftest import OpenDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoDesks:
    """TRN-01 and TRN-02."""

    one: Desk
    two: Desk
    ledger: EmbeddedLedger

    def sync(self, *desks: Desk) -> Sequence[Applied]:
        """Each in turn (both twice, where none is named) sends, fetches and applies."""
        applied: list[Applied] = []
        for desk in desks or (self.one, self.two) * 2:
            step(desk.store, self.ledger, desk.clock, desk.identity)
            applied += requests.apply(desk)
        return applied


def two_desks(desk: Desk, desk_at: OpenDesk, ledger: EmbeddedLedger) -> TwoDesks:
    """The desk, and another on a fresh copy of its home that goes by another station number."""
    ledger_directory.add_station(ledger.database, "TRN", "02")
    second = desk_at("second")
    return TwoDesks(
        one=desk,
        two=replace(second, identity=replace(second.identity, station="02")),
        ledger=ledger,
    )
