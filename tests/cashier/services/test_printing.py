"""Paper after the commit: states move forward, copies are numbered, nothing is said twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.payment import Visit
from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import items, payments, printing, status
from cashier.services.desk import Desk
from cashier.services.printing import StoredJobs
from cashier.sync import step
from tests.cashier.counter import MENSAH, NOW, RIVERA, check, draft, item, money_order, scalar

PRINTED = PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.GS_R)
FAILED = PrintOutcome(state=PrintState.FAILED, cause=PrintCause.PAPER_OUT)
UNSURE = PrintOutcome(state=PrintState.UNCERTAIN, cause=PrintCause.NO_ANSWER, sent_bytes=900)


@pytest.fixture
def visit(desk: Desk, drawer: DrawerSession) -> Visit:
    return payments.take(desk, RIVERA, draft(desk, item(desk, check()), item(desk, money_order())))


@pytest.fixture
def jobs(desk: Desk) -> StoredJobs:
    return StoredJobs(desk)


def attempt(jobs: StoredJobs, outcome: PrintOutcome) -> str:
    job = jobs.next_waiting()
    assert job is not None
    assert jobs.begin(job.job_id)
    jobs.end(job.job_id, outcome)
    return job.job_id


def test_an_original_is_printed_once(desk: Desk, visit: Visit, jobs: StoredJobs) -> None:
    job = jobs.next_waiting()
    assert job is not None
    assert (job.receipt_number, job.copy_no, job.copy) == (visit.receipt_number, 0, None)
    assert jobs.begin(job.job_id)
    assert not jobs.begin(job.job_id), "another worker has it"
    assert jobs.next_waiting() is None
    jobs.end(job.job_id, PRINTED)
    jobs.end(job.job_id, FAILED)  # late: what is printed stays printed
    assert not jobs.begin(job.job_id)
    newest = printing.newest(desk, visit.receipt_number)
    assert newest is not None
    assert (newest.state, newest.evidence) == (PrintState.PRINTED, PrintEvidence.GS_R)
    assert printing.held(desk) == ()


def test_a_failed_print_waits_longer_each_time(
    visit: Visit, jobs: StoredJobs, training_clock: TrainingClock
) -> None:
    """5, then 15 seconds; after three tries a person is asked."""
    at = NOW + timedelta(hours=1)
    for wait in (5, 15):
        training_clock.set(at)
        attempt(jobs, FAILED)
        training_clock.set(at + timedelta(seconds=wait - 2))
        assert jobs.next_waiting() is None
        at += timedelta(seconds=wait + 2)
    training_clock.set(at)
    attempt(jobs, FAILED)
    training_clock.set(at + timedelta(days=1))
    assert jobs.next_waiting() is None


def test_no_printer_is_not_tried_again(
    desk: Desk, visit: Visit, jobs: StoredJobs, training_clock: TrainingClock
) -> None:
    attempt(jobs, PrintOutcome(state=PrintState.FAILED, cause=PrintCause.NO_PRINTER))
    training_clock.set(NOW + timedelta(days=1))
    assert jobs.next_waiting() is None
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        printing.release_held(desk, MENSAH)
    assert printing.release_held(desk, RIVERA) == 1
    assert jobs.next_waiting() is not None
    assert printing.release_held(desk, RIVERA) == 0


def test_what_was_printing_at_a_stop_is_unsure(desk: Desk, visit: Visit, jobs: StoredJobs) -> None:
    job = jobs.next_waiting()
    assert job is not None
    jobs.begin(job.job_id)
    assert [one.job_id for one in jobs.recover()] == [job.job_id]
    assert jobs.recover() == []
    assert jobs.next_waiting() is None, "never printed again by itself"
    assert (status.status(desk).held_receipts, status.status(desk).unsure_receipts) == (0, 1)
    printing.came_out(desk, RIVERA, job.job_id)
    assert status.status(desk).unsure_receipts == 0
    newest = printing.newest(desk, visit.receipt_number)
    assert newest is not None
    assert newest.evidence is PrintEvidence.OPERATOR


def test_copies_are_numbered(
    desk: Desk, visit: Visit, jobs: StoredJobs, own_ledger: EmbeddedLedger
) -> None:
    attempt(jobs, PRINTED)
    first = printing.copy(desk, RIVERA, visit.receipt_number)
    assert first.copy is not None
    assert (first.copy_no, first.copy.copy_no) == (1, 1)
    assert first.copy.ledger_state == "recorded at this station"
    assert printing.copy(desk, RIVERA, visit.receipt_number).job_id == first.job_id
    attempt(jobs, PRINTED)
    step(desk.store, own_ledger, desk.clock, desk.identity)
    second = printing.copy(desk, RIVERA, visit.receipt_number)
    assert second.copy is not None
    assert second.copy_no == 2
    assert second.copy.ledger_state.startswith("confirmed ")
    # several jobs of one receipt are still two items, and the newest job speaks for the paper
    lines = items.today(desk, RIVERA)
    assert [(line.line, line.copy_no, line.paper) for line in lines] == [
        (2, 2, PrintState.QUEUED),
        (1, 2, PrintState.QUEUED),
    ]


def test_an_unsure_original_is_answered_by_a_copy(
    desk: Desk, visit: Visit, jobs: StoredJobs
) -> None:
    original = attempt(jobs, UNSURE)
    copy = printing.copy(desk, RIVERA, visit.receipt_number)
    assert copy.copy is not None
    assert copy.copy.original_uncertain
    assert scalar(desk, f"SELECT state FROM print_job WHERE job_id = '{original}'") == "superseded"
    assert copy.receipt == items.receipt(desk, visit.receipt_number)


def test_who_may_and_what_is_there(desk: Desk, visit: Visit) -> None:
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        printing.copy(desk, MENSAH, visit.receipt_number)
    for number in ("", "TRN-01-000001-9", "TRN-01-999999-1"):
        with pytest.raises(Refusal, match=r"^receipt\."):
            printing.copy(desk, RIVERA, number)


def test_every_attempt_is_audited(desk: Desk, visit: Visit, jobs: StoredJobs) -> None:
    attempt(jobs, FAILED)
    printing.copy(desk, RIVERA, visit.receipt_number)
    attempt(jobs, PRINTED)
    query = "SELECT group_concat(event, ' ') FROM (SELECT event FROM audit ORDER BY n)"
    assert scalar(desk, query).split()[-5:] == [
        "print_begun",
        "print_failed",
        "print_released",
        "print_begun",
        "print_printed",
    ]
