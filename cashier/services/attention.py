"""What needs a person's attention: records the ledger questions, receipts nobody is sure of."""

from __future__ import annotations

from cashier.domain.receipt import PrintJob, PrintState
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk, note
from cashier.store import attention, lineage, print_jobs
from cashier.store.attention import Attention
from cashier.store.lineage import Lost

__all__ = ["Attention", "Lost", "lost_by_ledger", "records", "seen_loss", "unsure"]

SHOWN_MAX = 20


def records(desk: Desk) -> tuple[Attention, ...]:
    """The oldest records that need attention, twenty at most."""
    with desk.store.read() as connection:
        return tuple(attention.waiting(connection, SHOWN_MAX))


def unsure(desk: Desk) -> tuple[PrintJob, ...]:
    """Receipts of which bytes left and nothing proves paper, oldest first."""
    with desk.store.read() as connection:
        jobs = print_jobs.open_jobs(connection)
    return tuple(job for job in jobs if job.state is PrintState.UNCERTAIN)


def lost_by_ledger(desk: Desk) -> Lost | None:
    """What the ledger had lost and was sent again, until a supervisor has seen it."""
    with desk.store.read() as connection:
        return lineage.lost(connection)


def seen_loss(desk: Desk, who: Staff) -> None:
    """A supervisor has taken note of what the ledger had lost; audited.

    Raises Refusal `role.not_allowed`.
    """
    who.must(Act.APPROVE)
    with desk.store.write() as connection:
        found = lineage.lost(connection)
        if found is not None:
            lineage.forget_lost(connection)
            note(desk, connection, who.number, "ledger_loss_seen", records=found.records)
