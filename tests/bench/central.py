"""A central ledger on a PostgreSQL of its own for the benches: durable, as in production, with
stations that log in as themselves."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cashier.clock import Clock, SystemClock
from cashier.domain.posting import (
    Entry,
    RecordDraft,
    RecordKind,
    receivable,
    undeposited,
)
from cashier.domain.site import Site
from cashier.ledger import directory
from cashier.ledger.connection import StationConnection
from cashier.ledger.feed import import_feed
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.postgres_roles import grant_station, station_role
from resources.sample import stream, write_feed
from tests.servers.postgres import Server, start_server

DAY = date(2026, 11, 23)
STATIONS_PER_SITE = 5
ACCOUNTS_KNOWN = 1_000
SETTINGS: Mapping[str, str] = {"max_connections": "100", "shared_buffers": "512MB"}
"""fsync, synchronous_commit and the rest stand as PostgreSQL ships them."""


@dataclass(frozen=True, slots=True)
class Central:
    """The server, its ledger as the administrator has it, and the stations' password."""

    server: Server
    database: PostgresDatabase
    password: str

    def address(self, site: str, station: str) -> str:
        """The ledger's address for one station's role, without the password."""
        return self.database.url.set(username=station_role(site, station)).render_as_string()

    def ledger(self, site: str, station: str) -> PostgresLedger:
        """The four calls over a connection of that station's own."""
        return PostgresLedger(
            StationConnection(self.address(site, station), password=self.password, deadline_s=60)
        )

    def driver(self) -> Any:
        """A bare psycopg connection of the superuser, for floors."""
        import psycopg

        url = self.database.url
        return psycopg.connect(host=url.host, port=url.port, user="postgres", dbname=url.database)


@contextmanager
def central(*, version: int = 15, stations: int = 1) -> Iterator[Central]:
    """A new ledger with `stations` stations, five to a site, and a thousand known accounts."""
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "pg", version=version, settings=SETTINGS)
        try:
            database = PostgresDatabase.create(server.create(), SystemClock())
            made = Central(server, database, secrets.token_hex(16))
            _fill(made, stations)
            yield made
            database.close()
        finally:
            server.remove()


def places(stations: int) -> list[tuple[str, str]]:
    """Site and number of each station."""
    return [
        (f"S{n // STATIONS_PER_SITE:02d}", f"{n % STATIONS_PER_SITE + 1:02d}")
        for n in range(stations)
    ]


def _fill(made: Central, stations: int) -> None:
    if not stations:
        return
    for site, station in places(stations):
        directory.add_site(
            made.database, Site(code=site, name=site, address="1 Main St", phone="", county="")
        )
        directory.add_station(made.database, site, station)
        grant_station(made.database, site, station, made.password)
    with tempfile.TemporaryDirectory() as folder:
        write_feed(Path(folder), accounts=len(known_accounts()), today=DAY)
        import_feed(made.database, Path(folder))


@cache
def known_accounts() -> tuple[str, ...]:
    """Billing account numbers of the accounts the ledger knows."""
    return tuple(
        sheet.account.billing_account_number for sheet in stream(accounts=ACCOUNTS_KNOWN, today=DAY)
    )


def payment(clock: Clock, n: int, *, salt: str = "") -> RecordDraft:
    """A check for one account, as a window records it: the fields and sizes of a real one."""
    cents = 5_300 + n % 90_000
    session = f"01912345-0000-7000-8000-{n // 300:012d}"
    visit = clock.new_id()
    return RecordDraft(
        posting_id=clock.new_id(),
        kind=RecordKind.PAYMENT,
        business_date=DAY,
        recorded_at=clock.now(),
        staff="1001",
        approver="",
        session_id=session,
        receipt_number=f"S00-01-{n:06d}-7",
        tender_id=clock.new_id(),
        original_id="",
        amount_cents=cents,
        entries=(
            Entry(account=undeposited(session), cents=cents),
            Entry(account=receivable(known_accounts()[n % ACCOUNTS_KNOWN]), cents=-cents),
        ),
        body={
            "visit_id": visit,
            "line": 1,
            "payer": "Rosa M. Alves",
            "instrument": {
                "kind": "personal_check",
                "number": str(1000 + n),
                "routing": "011999993",
                "account": f"44{n:08d}",
                "aux_number": "",
                "dated": DAY.isoformat(),
                "drawer_name": "Rosa M Alves",
                "remitter_name": "",
                "micr_source": "scanned",
            },
            "dup_key": f"{salt}{n:0{64 - len(salt)}d}",
            "weak_key": f"{n:064d}",
            "accepted": [],
            "overrides": [],
            "identity_confirmed": True,
            "after_cut_off": False,
            "reinstatement_requested": False,
        },
    )
