"""Copies: numbered once each, whoever asks at once; they say what had become of the items."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.payment import Visit
from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState, SinceThen
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import mistakes, payments, printing
from cashier.services.desk import Desk
from cashier.services.printing import StoredJobs
from cashier.services.records import shown_copy
from cashier.sync import step
from cashier.vault import Keys
from receipts.receipt_document import receipt_document
from receipts.text import text
from tests.cashier.counter import (
    BOYLE,
    NOW,
    RIVERA,
    approved,
    check,
    draft,
    item,
    money_order,
    scalar,
)

PRINTED = PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.GS_R)


def void(desk: Desk, visit: Visit, line: int) -> None:
    approval = approved(desk, "void")
    mistakes.void(desk, RIVERA, visit.receipt_number, line, reason="keyed", approval=approval)


def print_all(desk: Desk, outcome: PrintOutcome = PRINTED) -> None:
    jobs = StoredJobs(desk)
    while (job := jobs.next_waiting()) is not None:
        assert jobs.begin(job.job_id)
        jobs.end(job.job_id, outcome)


@pytest.fixture
def visit(desk: Desk, drawer: DrawerSession) -> Visit:
    two = draft(desk, item(desk, check()), item(desk, money_order()))
    taken = payments.take(desk, RIVERA, replace(two, language="pt-BR"))
    print_all(desk)
    return taken


def paper(desk: Desk, number: str, language: str = "") -> str:
    """What the next copy says, printed."""
    job = printing.copy(desk, RIVERA, number, language)
    assert job.receipt is not None
    shown = text(receipt_document(job.receipt, job.copy))
    print_all(desk)
    return shown


def test_two_clicks_make_one_copy(desk: Desk, visit: Visit) -> None:
    """Both in the same instant, from two threads of the window."""
    made: list[str] = []
    gate = threading.Barrier(2)

    def click() -> None:
        gate.wait()
        made.append(printing.copy(desk, RIVERA, visit.receipt_number).job_id)

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert len(set(made)) == 1
    assert scalar(desk, "SELECT group_concat(copy_no) FROM print_job") == "0,1"


PROCESS = """
import sys
from pathlib import Path
from cashier.clock import SystemClock
from cashier.domain.receipt import PrintEvidence, PrintOutcome, PrintState
from cashier.services import printing
from cashier.services.desk import open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from tests.cashier.counter import RIVERA

home, keys, number = sys.argv[1:]
desk = open_desk(Home(Path(home)), Keys(folder=Path(keys), use_keyring=False), SystemClock(),
                 Settings())
jobs = printing.StoredJobs(desk)
done = PrintOutcome(state=PrintState.PRINTED, evidence=PrintEvidence.GS_R)
for _ in range(8):
    job = printing.copy(desk, RIVERA, number)
    if jobs.begin(job.job_id):
        jobs.end(job.job_id, done)
        print(job.copy_no, job.copy.copy_no)
desk.store.close()
"""


def test_two_processes_give_no_number_twice(desk: Desk, visit: Visit, training_keys: Keys) -> None:
    keys = training_keys.folder
    command = [
        sys.executable,
        "-c",
        PROCESS,
        str(desk.home.folder),
        str(keys),
        visit.receipt_number,
    ]
    root = Path(__file__).parents[3]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) for _ in range(2)
    ]
    lines = [line for one in running for line in one.communicate(timeout=120)[0].splitlines()]
    assert [one.returncode for one in running] == [0, 0]
    numbers = sorted(int(line.split()[0]) for line in lines)
    assert numbers == list(range(1, len(lines) + 1))
    assert all(line.split()[0] == line.split()[1] for line in lines)


def test_who_and_when_are_audited(desk: Desk, visit: Visit) -> None:
    printing.copy(desk, BOYLE, visit.receipt_number)
    row = scalar(desk, "SELECT staff || ' ' || canonical FROM audit WHERE event = 'copy_printed'")
    assert row.startswith("2001 ")
    assert visit.receipt_number in row


def test_a_copy_says_how_much_is_confirmed(
    desk: Desk, visit: Visit, own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    assert "Ledger: recorded at this station" in paper(desk, visit.receipt_number, "en")
    step(desk.store, own_ledger, desk.clock, desk.identity)
    training_clock.set(NOW + timedelta(hours=1, minutes=42))
    assert "Ledger: confirmed 10:42 AM" in paper(desk, visit.receipt_number, "en")
    void(desk, visit, 2)
    shown = paper(desk, visit.receipt_number, "en")
    assert "Ledger: 1 of 2 items confirmed 10:42 AM" in shown
    assert "Item 2: voided Nov 23, 2026 10:42 AM." in shown


def test_a_copy_in_another_language_leaves_the_receipt_as_it_is(desk: Desk, visit: Visit) -> None:
    shown = paper(desk, visit.receipt_number, "ru")
    assert "OFFICIAL RECEIPT" in shown
    assert any("\u0400" <= char <= "\u04ff" for char in shown)
    stored, mark = shown_copy(desk, RIVERA, visit.receipt_number)
    assert (stored.language, mark.language, mark.copy_no) == ("pt-BR", "", 2)
    with pytest.raises(Refusal, match=r"language\.unknown"):
        printing.copy(desk, RIVERA, visit.receipt_number, "tlh")


def test_a_receipt_that_failed_is_printed_in_the_language_asked_for(
    desk: Desk, drawer: DrawerSession
) -> None:
    """The original is not printed first in a language nobody wants any more."""
    number = payments.take(desk, RIVERA, draft(desk)).receipt_number
    print_all(desk, PrintOutcome(state=PrintState.FAILED, cause=PrintCause.PAPER_OUT))
    assert printing.copy(desk, RIVERA, number).copy_no == 0, "released, not copied"
    print_all(desk, PrintOutcome(state=PrintState.FAILED, cause=PrintCause.PAPER_OUT))
    asked = printing.copy(desk, RIVERA, number, "es")
    assert asked.copy is not None
    assert (asked.copy_no, asked.copy.language) == (1, "es")
    first = scalar(desk, "SELECT state FROM print_job WHERE copy_no = 0")
    assert first == "superseded"


def test_what_waits_in_another_language_gives_way(desk: Desk, visit: Visit) -> None:
    number = visit.receipt_number
    first = printing.copy(desk, RIVERA, number)
    asked = printing.copy(desk, RIVERA, number, "es")
    assert (first.copy_no, asked.copy_no) == (1, 2)
    assert printing.copy(desk, RIVERA, number, "es").job_id == asked.job_id, "a second click"
    jobs = StoredJobs(desk)
    waiting = jobs.next_waiting()
    assert waiting is not None
    assert waiting.job_id == asked.job_id
    assert not jobs.begin(first.job_id)
    assert jobs.begin(asked.job_id)
    behind = printing.copy(desk, RIVERA, number, "ru")  # that one is on its way: it comes out, too
    states = "SELECT group_concat(state) FROM (SELECT state FROM print_job ORDER BY copy_no)"
    assert scalar(desk, states) == "printed,superseded,printing,queued"
    assert behind.copy_no == 3


def test_what_was_taken_back_is_marked_on_copies_only(desk: Desk, visit: Visit) -> None:
    number = visit.receipt_number
    before = paper(desk, number, "en")
    void(desk, visit, 1)
    shown = paper(desk, number, "en")
    assert "VOID" not in before
    assert "- VOID" in shown
    assert shown.count("COPY 2") == 2
    void(desk, visit, 2)
    both = [line.strip() for line in paper(desk, number, "en").splitlines()]
    assert both.count("VOID") == 2, "a banner at both ends"
    stored, mark = shown_copy(desk, RIVERA, number)
    assert [one.since for one in mark.changes] == [SinceThen.VOIDED, SinceThen.VOIDED]
    assert not any(tender.voided for tender in stored.tenders)
