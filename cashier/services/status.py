"""What the station knows about itself: items against the ledger, receipts not printed, the age of
the account copy.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime

from cashier.domain.payment import ItemState
from cashier.domain.posting import parse_instant
from cashier.domain.receipt import PrintState
from cashier.services.desk import Desk
from cashier.store import journal, print_jobs, replica, station

LAST_CONTACT = "last_contact"
LAST_SYNC_ERROR = "last_sync_error"


@dataclass(frozen=True, slots=True, kw_only=True)
class StationStatus:
    """Counts of records by state, of receipts by trouble, and when the ledger last answered."""

    recorded: int
    sent: int
    confirmed: int
    attention: int
    held_receipts: int
    unsure_receipts: int
    last_contact: datetime | None
    last_error: str
    accounts: int
    accounts_as_of: datetime | None
    disk_free_bytes: int

    @property
    def not_confirmed(self) -> int:
        return self.recorded + self.sent


def status(desk: Desk) -> StationStatus:
    """A snapshot; cheap enough for a status bar."""
    with desk.store.read() as connection:
        states = journal.counts(connection)
        jobs = print_jobs.open_jobs(connection)
        contact = station.recall(connection, LAST_CONTACT)
        return StationStatus(
            recorded=states[ItemState.RECORDED],
            sent=states[ItemState.SENT],
            confirmed=states[ItemState.CONFIRMED],
            attention=states[ItemState.ATTENTION],
            held_receipts=sum(job.state is not PrintState.UNCERTAIN for job in jobs),
            unsure_receipts=sum(job.state is PrintState.UNCERTAIN for job in jobs),
            last_contact=parse_instant(contact) if contact else None,
            last_error=station.recall(connection, LAST_SYNC_ERROR),
            accounts=replica.count(connection),
            accounts_as_of=station.cursor(connection, "accounts").as_of,
            disk_free_bytes=shutil.disk_usage(desk.home.folder).free,
        )
