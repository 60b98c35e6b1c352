"""One object that speaks for every station, as the tests of the contract want it: each call goes
out on the connection of the station it names, logged in as that station's role."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import Answer, Head, Hello, Page, WireRecord
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.postgres_roles import station_role

PASSWORD = "walk-in-center-of-the-tests"


class Switchboard:
    """The four calls on a central ledger. A station without a role of its own gets one that no
    station is known by. Each thread has its own connections, for a connection takes one call at a
    time."""

    def __init__(self, database: PostgresDatabase) -> None:
        self.database = database
        self._ledgers: dict[tuple[str, int], PostgresLedger] = {}
        self._making = threading.Lock()
        """Two ALTERs of one role at once end in "tuple concurrently updated"."""

    def of(self, site: str, station: str) -> PostgresLedger:
        """The ledger as that station has it."""
        role = station_role(site, station)
        place = (role, threading.get_ident())
        if place not in self._ledgers:
            with self._making:
                self._make(role)
            url = self.database.url.set(username=role).render_as_string(hide_password=False)
            self._ledgers[place] = PostgresLedger(StationConnection(url, password=PASSWORD))
        return self._ledgers[place]

    def _make(self, role: str) -> None:
        with self.database.write() as connection:
            sql = f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"
            if connection.exec_driver_sql(sql).scalar_one_or_none() is None:
                connection.exec_driver_sql(
                    f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}' IN ROLE ledger_station"
                )
            # the limit of two is tested where it belongs; here the connections of the test before
            # may still be leaving
            connection.exec_driver_sql(f"ALTER ROLE {role} CONNECTION LIMIT 50")

    def hello(self, version: int, site: str, station: str) -> Hello:
        return self.of(site, station).hello(version, site, station)

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        return self.of(site, station).post_batch(site, station, records)

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        return self.of("BOS", "02").pull(feed, epoch, after, limit)

    def head(self, site: str, station: str) -> Head:
        return self.of(site, station).head(site, station)

    def close(self) -> None:
        for ledger in self._ledgers.values():
            ledger.close()
