"""Several windows of a site, and one of another, on one ledger: real stores, each a station's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import text

from cashier.domain.site import Site, StationIdentity
from cashier.ledger import directory
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services.desk import Desk
from cashier.sync import step

WORCESTER = Site(code="WOR", name="Worcester", address="2 Main St", phone="", county="Worcester")


def windows(
    desk_at: Callable[[str], Desk], ledger: EmbeddedLedger, *names: tuple[str, str]
) -> list[Desk]:
    """A desk per (site, station) of TRN and WOR, each on a copy of the training home that was made
    its own before anything was recorded, and synced once.
    """
    directory.add_site(ledger.database, WORCESTER)
    made = []
    for site, number in names:
        desk = desk_at(f"{site}-{number}")
        directory.add_station(ledger.database, site, number)
        with desk.store.write() as connection:
            for key, value in (("site", site), ("station", number)):
                connection.execute(
                    text("UPDATE meta SET value = :value WHERE key = :key"),
                    {"key": key, "value": value},
                )
        identity = StationIdentity(site=site, station=number, training=True)
        made.append(replace(desk, identity=identity))
    for desk in made:
        sync(desk, ledger)
    return made


def sync(desk: Desk, ledger: EmbeddedLedger) -> None:
    """One step."""
    step(desk.store, ledger, desk.clock, desk.identity)
