"""What needs a person's attention: records the ledger questions, receipts nobody is sure of."""

from __future__ import annotations

from cashier.domain.receipt import PrintJob, PrintState
from cashier.services.desk import Desk
from cashier.store import attention, print_jobs
from cashier.store.attention import Attention

__all__ = ["Attention", "records", "unsure"]

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
