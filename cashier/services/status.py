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
from cashier.services import approvals, exceptions
from cashier.services.desk import Desk
from cashier.store import journal, lineage, print_jobs, station
from cashier.store.engine import Connection
from cashier.sync.step import ACCOUNTS_HELD, LAST_CONTACT, LAST_SYNC_ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class StationStatus:
    """Counts of records by state, of receipts by trouble, and when the ledger last answered.

    `exceptions` waits for a supervisor, questions and unsigned differences; `diverged`: the ledger
    holds another history under this name, nothing is taken;
    `lost_by_ledger`: records it had lost and was sent again, until a supervisor has seen it;
    `asked_by`: staff numbers of those who wait for an approval, anywhere, one per question.
    """

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
    diverged: bool = False
    lost_by_ledger: int = 0
    exceptions: int = 0
    asked_by: tuple[str, ...] = ()

    @property
    def not_confirmed(self) -> int:
        return self.recorded + self.sent


def status(desk: Desk) -> StationStatus:
    """A snapshot; cheap enough for a status bar."""
    with desk.store.read() as connection:
        states = journal.counts(connection)
        papers = print_jobs.open_counts(connection)
        accounts = station.cursor(connection, "accounts")
        contact = station.recall(connection, LAST_CONTACT)
        lost = lineage.lost(connection)
        return StationStatus(
            recorded=states[ItemState.RECORDED],
            sent=states[ItemState.SENT],
            confirmed=states[ItemState.CONFIRMED],
            attention=states[ItemState.ATTENTION],
            held_receipts=sum(papers.values()) - papers.get(PrintState.UNCERTAIN, 0),
            unsure_receipts=papers.get(PrintState.UNCERTAIN, 0),
            last_contact=parse_instant(contact) if contact else None,
            last_error=station.recall(connection, LAST_SYNC_ERROR),
            accounts=_accounts(connection, accounts),
            accounts_as_of=accounts.as_of,
            disk_free_bytes=shutil.disk_usage(desk.home.folder).free,
            diverged=lineage.diverged(connection) is not None,
            lost_by_ledger=0 if lost is None else lost.records,
            exceptions=exceptions.waiting(connection),
            asked_by=approvals.asked_by(connection),
        )


def _accounts(connection: Connection, at: station.Cursor) -> int:
    """As counted when the copy was last complete; before that, as many as came so far.

    Counting a million rows takes longer than a status bar may.
    """
    held = station.recall(connection, ACCOUNTS_HELD)
    return int(held) if held else at.seq
