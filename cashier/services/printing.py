"""Paper after the commit: the print jobs as the spooler sees them, copies, and what a person says
of a doubtful print.
"""

from __future__ import annotations

from collections.abc import Sequence

from cashier.crash_points import reach
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number, receipt_number
from cashier.domain.receipt import LANGUAGES, PrintJob, PrintOutcome, PrintState
from cashier.domain.slip import StoredDocument, WaysToPaySlip
from cashier.domain.staff import Act, Staff
from cashier.services.copies import copy_mark
from cashier.services.desk import Desk, note, receipt_site
from cashier.store import print_jobs, visits

_SPOOLER = "printer"


class StoredJobs:
    """The port of `cashier.domain.receipt.PrintJobs` over the store; each call one short
    transaction.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def next_waiting(self) -> PrintJob | None:
        with self._desk.store.read() as connection:
            return print_jobs.next_waiting(connection, self._desk.clock.now())

    def begin(self, job_id: str) -> bool:
        with self._desk.store.write() as connection:
            begun = print_jobs.begin(connection, job_id)
            if begun:
                note(
                    self._desk,
                    connection,
                    _SPOOLER,
                    "print_begun",
                    job=job_id,
                    receipt=print_jobs.receipt_of(connection, job_id),
                )
            reach("print.beginning")
        # from here on bytes may leave
        reach("print.begun")
        return begun

    def end(self, job_id: str, outcome: PrintOutcome) -> None:
        reach("print.bytes_gone")
        with self._desk.store.write() as connection:
            print_jobs.end(connection, job_id, outcome, self._desk.clock.now())
            note(
                self._desk,
                connection,
                _SPOOLER,
                f"print_{outcome.state.value}",
                job=job_id,
                receipt=print_jobs.receipt_of(connection, job_id),
                evidence=outcome.evidence.value,
                cause=outcome.cause.value if outcome.cause else "",
            )
        reach("print.marked")

    def recover(self) -> Sequence[PrintJob]:
        with self._desk.store.write() as connection:
            found = print_jobs.recover(connection, self._desk.clock.now())
            for job in found:
                note(
                    self._desk,
                    connection,
                    _SPOOLER,
                    "print_uncertain",
                    job=job.job_id,
                    receipt=job.receipt_number,
                )
            return found


def copy(desk: Desk, who: Staff, number: str, language: str = "") -> PrintJob:
    """Queues COPY n of a stored receipt; says on it where the items stand against the ledger now.

    A print that never came out (failed, queued) is released instead of copied; where another
    language than its own is asked for, it gives way to the copy. Raises Refusal
    `receipt.unknown` or `language.unknown`.
    """
    who.must(Act.REPRINT)
    number = receipt_number(*parse_receipt_number(number))
    now = desk.clock.now()
    with desk.store.write() as connection:
        visit = visits.by_receipt(connection, number)
        newest = print_jobs.newest_of(connection, number)
        if visit is None or newest is None:
            raise Refusal("receipt.unknown", field="receipt", value=number)
        shown = (newest.copy.language if newest.copy else "") or visit.language
        waits = newest.state in (PrintState.QUEUED, PrintState.PRINTING, PrintState.FAILED)
        if waits and language in ("", shown):
            print_jobs.release(connection, newest.job_id, now)
            note(
                desk,
                connection,
                who.number,
                "print_released",
                receipt=number,
                copy_no=newest.copy_no,
            )
            released = print_jobs.get(connection, newest.job_id)
            assert released is not None
            return released
        uncertain = newest.state is PrintState.UNCERTAIN
        mark = copy_mark(
            connection,
            visit,
            who,
            now,
            language=language or shown,
            original_uncertain=uncertain,
        )
        if uncertain:
            print_jobs.answer(connection, newest.job_id, came_out=False, now=now)
        elif waits:  # nothing of it came out, unless it is printing now: then it is the first
            print_jobs.withdraw(connection, newest.job_id, now)
        job_id = desk.clock.new_id()
        print_jobs.add(connection, job_id=job_id, receipt_number=number, copy=mark, now=now)
        note(
            desk,
            connection,
            who.number,
            "copy_printed",
            receipt=number,
            copy_no=mark.copy_no,
            language=mark.language,
        )
        job = print_jobs.get(connection, job_id)
        assert job is not None
        return job


def slip_again(desk: Desk, who: Staff, number: str, slip_id: str) -> PrintJob:
    """Prints a receipt's slip once more, or its first print where that never came out.

    Raises Refusal `slip.unknown` or a role's.
    """
    who.must(Act.REPRINT)
    number = receipt_number(*parse_receipt_number(number))
    now = desk.clock.now()
    with desk.store.write() as connection:
        newest = print_jobs.newest_of_slip(connection, slip_id)
        if newest is None or newest.receipt_number != number:
            raise Refusal("slip.unknown", field="slip", value=number)
        job_id = newest.job_id
        if newest.state in (PrintState.QUEUED, PrintState.PRINTING, PrintState.FAILED):
            print_jobs.release(connection, job_id, now)
        else:
            if newest.state is PrintState.UNCERTAIN:
                print_jobs.answer(connection, job_id, came_out=False, now=now)
            job_id = desk.clock.new_id()
            print_jobs.add_slip_job(connection, slip_id, job_id=job_id, now=now)
        note(desk, connection, who.number, "slip_printed", receipt=number)
        job = print_jobs.get(connection, job_id)
        assert job is not None
        return job


def ways_to_pay(desk: Desk, who: Staff, language: str) -> PrintJob:
    """Queues the slip with the ways to pay, for whoever offered cash or a card. It is about nobody,
    and no drawer need be open.

    Raises Refusal `language.unknown` or a role's.
    """
    who.must(Act.SEARCH)
    if language not in LANGUAGES:
        raise Refusal("language.unknown", field="language", value=language)
    now, job_id = desk.clock.now(), desk.clock.new_id()
    with desk.store.write() as connection:
        slip = WaysToPaySlip(
            site=receipt_site(connection, desk.identity),
            language=language,
            made_at=now,
            training=desk.identity.training,
        )
        print_jobs.add_slip(
            connection,
            slip,
            slip_id=desk.clock.new_id(),
            job_id=job_id,
            document=StoredDocument.WAYS_TO_PAY,
            now=now,
        )
        note(desk, connection, who.number, "ways_to_pay_printed", language=language)
        job = print_jobs.get(connection, job_id)
        assert job is not None
        return job


def slips(desk: Desk, number: str) -> dict[str, PrintJob]:
    """The newest print of each slip of a receipt, by the record it is about."""
    with desk.store.read() as connection:
        return {
            posting_id: job
            for posting_id, slip_id in print_jobs.slips_of(connection, number).items()
            if (job := print_jobs.newest_of_slip(connection, slip_id)) is not None
        }


def came_out(desk: Desk, who: Staff, job_id: str) -> None:
    """A person saw the paper: an unsure print is printed, by their word.

    Raises a role's Refusal.
    """
    who.must(Act.REPRINT)
    with desk.store.write() as connection:
        if print_jobs.answer(connection, job_id, came_out=True, now=desk.clock.now()):
            note(desk, connection, who.number, "print_seen", job=job_id)


def release_held(desk: Desk, who: Staff) -> int:
    """Queues every receipt that failed to print (paper was loaded, the printer is back).

    Returns how many they were. Raises a role's Refusal.
    """
    who.must(Act.REPRINT)
    with desk.store.write() as connection:
        held = [job for job in print_jobs.open_jobs(connection) if job.state is PrintState.FAILED]
        for job in held:
            print_jobs.release(connection, job.job_id, desk.clock.now())
        if held:
            note(desk, connection, who.number, "held_released", jobs=len(held))
        return len(held)


def newest(desk: Desk, number: str) -> PrintJob | None:
    """The latest print of a receipt."""
    with desk.store.read() as connection:
        return print_jobs.newest_of(connection, number)


def held(desk: Desk) -> tuple[PrintJob, ...]:
    """Receipts not printed or unsure, oldest first."""
    with desk.store.read() as connection:
        return tuple(print_jobs.open_jobs(connection))
