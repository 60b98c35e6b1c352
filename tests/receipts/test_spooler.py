from __future__ import annotations

import os
import signal
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from cashier.domain.receipt import (
    PrintCause,
    PrintEvidence,
    PrintOutcome,
    PrintState,
)
from receipts import spooler as spooler_module
from receipts.printers import Ability, PrinterRecord, parse_printer
from receipts.spooler import Proofs, Spooler, paper_job, print_once
from receipts.status import printer_status
from receipts.transports import Deadlines
from tests.receipts import samples
from tests.receipts.conftest import RunningPrinter, StartPrinter
from tests.receipts.decoder import AskedId, decode, lines
from tests.receipts.job_rows import JobRows

FAST = Deadlines(
    connect=2.0,
    status=0.4,
    chunk=0.4,
    probe=0.4,
    clear=0.4,
    ack=0.8,
    ack_per_byte=0,
    ack_per_line=0,
)
PROBE_BYTES = 12


def _printer(running: RunningPrinter, process_id: Ability = Ability.YES) -> PrinterRecord:
    return replace(parse_printer(running.address), process_id=process_id)


def _print(printer: PrinterRecord, rows: JobRows | None = None) -> PrintOutcome:
    outcome = print_once(rows or JobRows(samples.job()), printer, deadlines=FAST)
    assert outcome is not None
    return outcome


@pytest.mark.parametrize(
    ("mode", "state", "evidence", "cause"),
    [
        ("ok", PrintState.PRINTED, PrintEvidence.PROCESS_ID, None),
        ("near_end", PrintState.PRINTED, PrintEvidence.PROCESS_ID, None),
        ("asb_noise", PrintState.PRINTED, PrintEvidence.PROCESS_ID, None),
        ("slow:40000", PrintState.PRINTED, PrintEvidence.PROCESS_ID, None),
        ("late_ack:0.2", PrintState.PRINTED, PrintEvidence.PROCESS_ID, None),
        ("body_only", PrintState.PRINTED, PrintEvidence.PROCESS_ID, PrintCause.NO_ANSWER),
        ("paper_out", PrintState.FAILED, PrintEvidence.NONE, PrintCause.PAPER_OUT),
        ("cover", PrintState.FAILED, PrintEvidence.NONE, PrintCause.COVER_OPEN),
        ("cutter", PrintState.FAILED, PrintEvidence.NONE, PrintCause.CUTTER),
        ("offline", PrintState.FAILED, PrintEvidence.NONE, PrintCause.OFFLINE),
        ("silent", PrintState.FAILED, PrintEvidence.NONE, PrintCause.NO_ANSWER),
        ("blackhole", PrintState.FAILED, PrintEvidence.NONE, PrintCause.NO_ANSWER),
        ("garbage_reply", PrintState.FAILED, PrintEvidence.NONE, PrintCause.NO_ANSWER),
        ("refuse", PrintState.FAILED, PrintEvidence.NONE, PrintCause.REFUSED),
        ("fin_after:100", PrintState.UNCERTAIN, PrintEvidence.NONE, PrintCause.LOST_CONNECTION),
        ("rst_after:100", PrintState.UNCERTAIN, PrintEvidence.NONE, PrintCause.LOST_CONNECTION),
        ("stall_after:100", PrintState.UNCERTAIN, PrintEvidence.NONE, PrintCause.NO_ANSWER),
        ("wrong_id", PrintState.UNCERTAIN, PrintEvidence.NONE, PrintCause.NO_ANSWER),
        ("no_process_id", PrintState.UNCERTAIN, PrintEvidence.NONE, PrintCause.NO_ANSWER),
        ("late_ack:3", PrintState.UNCERTAIN, PrintEvidence.NONE, PrintCause.NO_ANSWER),
    ],
)
def test_every_fault_ends_in_the_state_that_is_true(
    start_printer: StartPrinter,
    mode: str,
    state: PrintState,
    evidence: PrintEvidence,
    cause: PrintCause | None,
) -> None:
    running = start_printer(mode)
    rows = JobRows(samples.job())
    outcome = _print(_printer(running), rows)
    assert (outcome.state, outcome.evidence, outcome.cause) == (state, evidence, cause)
    assert rows.rows["job-1"].state is state
    assert rows.steps == ["begin", state.value]
    assert outcome.paper_low == (mode == "near_end")
    if state is PrintState.FAILED:
        assert outcome.sent_bytes == 0
        assert running.papers == []
        assert len(running.received) <= PROBE_BYTES
    else:
        assert outcome.sent_bytes > 0
    if state is PrintState.PRINTED:
        assert outcome.sent_bytes == outcome.total_bytes
        (paper,) = running.papers
        assert lines(decode(paper))[0].strip() == "OFFICIAL RECEIPT"


def test_a_job_arrives_whole_and_once(start_printer: StartPrinter) -> None:
    running = start_printer("ok")
    printer = _printer(running)
    expected = paper_job(samples.job(), printer, process_id=True)
    outcome = _print(printer)
    assert running.papers == [expected.data]
    assert outcome.sha256 == expected.sha256
    assert expected.ids is not None
    assert outcome.process_id.encode() == expected.ids[1]


def test_an_unknown_printer_is_probed_once_and_then_fenced(start_printer: StartPrinter) -> None:
    running = start_printer("no_process_id")
    printer = _printer(running, Ability.AUTO)
    rows = JobRows(samples.job(), samples.job(job_id="job-2"))
    proofs = Proofs()
    for _ in range(2):
        outcome = print_once(rows, printer, deadlines=FAST, proofs=proofs)
        assert outcome is not None
        assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.GS_R)
    assert running.received.count(b"\x1d\x28\x48") == 1
    # the fence is the last thing said and no part of the document
    assert all(paper.endswith(b"\x1d\x72\x01") for paper in running.papers)


def test_a_probe_that_is_answered_makes_ids_the_proof(start_printer: StartPrinter) -> None:
    running = start_printer("ok")
    outcome = _print(_printer(running, Ability.AUTO))
    assert outcome.evidence is PrintEvidence.PROCESS_ID
    assert AskedId(outcome.process_id.encode()) in decode(running.papers[0])


def test_without_any_answer_in_order_nothing_is_proven(start_printer: StartPrinter) -> None:
    outcome = _print(_printer(start_printer("no_answers_in_order"), Ability.NO))
    assert (outcome.state, outcome.cause) == (PrintState.UNCERTAIN, PrintCause.NO_ANSWER)


def test_a_one_way_printer_is_sent_to_and_that_is_all_that_is_said(
    start_printer: StartPrinter,
) -> None:
    running = start_printer("silent")
    printer = replace(_printer(running, Ability.NO), status=False)
    outcome = _print(printer)
    assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.OS_SPOOL)


def test_paper_out_in_the_middle_prints_nothing_more_when_paper_is_loaded(
    start_printer: StartPrinter,
) -> None:
    running = start_printer("paper_out_at_line:5")
    outcome = _print(_printer(running))
    assert (outcome.state, outcome.cause) == (PrintState.UNCERTAIN, PrintCause.PAPER_OUT)
    assert outcome.buffer_cleared
    before = running.papers
    running.process.send_signal(signal.SIGUSR1)
    # a second job proves that the signal was served: it prints, the old one does not go on
    again = _print(_printer(running), JobRows(samples.job(job_id="job-2")))
    assert again.state is PrintState.PRINTED
    assert running.papers[0] == before[0]
    assert len(running.papers) == 2


def test_a_taken_job_is_left_alone(start_printer: StartPrinter) -> None:
    running = start_printer("ok")

    class Taken(JobRows):
        def begin(self, job_id: str) -> bool:
            return False

    rows = Taken(samples.job())
    assert print_once(rows, _printer(running), deadlines=FAST) is None
    assert rows.outcomes == []
    assert running.papers == []


def test_the_row_says_printing_before_a_byte_leaves_and_printed_after_the_proof(
    start_printer: StartPrinter,
) -> None:
    """What makes a crash at any moment end in `queued` or `uncertain`, never in a silent second
    print.
    """
    running = start_printer("ok")
    seen: list[tuple[str, int]] = []

    class Watching(JobRows):
        def begin(self, job_id: str) -> bool:
            time.sleep(0.1)
            seen.append(("begin", len(running.received)))
            return super().begin(job_id)

        def end(self, job_id: str, outcome: PrintOutcome) -> None:
            seen.append(("end", len(running.received)))
            super().end(job_id, outcome)

    outcome = _print(_printer(running), Watching(samples.job()))
    assert seen == [("begin", PROBE_BYTES), ("end", PROBE_BYTES + outcome.total_bytes)]


def test_a_printer_that_left_before_the_first_byte_has_failed_for_certain() -> None:
    """The system would take the bytes of a closed connection; they are not offered to it."""
    server = socket.create_server(("127.0.0.1", 0))

    def leave() -> None:
        client, _ = server.accept()
        for _ in range(4):
            client.recv(3)
            client.sendall(b"\x12")
        client.close()

    worker = threading.Thread(target=leave)
    worker.start()
    address = f"tcp://127.0.0.1:{server.getsockname()[1]}"

    printer = replace(parse_printer(address), process_id=Ability.YES)
    real = spooler_module.paper_job

    def late(*given: object, **named: object) -> object:
        worker.join(5)
        time.sleep(0.05)
        return real(*given, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooler_module, "paper_job", late)
        outcome = _print(printer)
    server.close()
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.LOST_CONNECTION)


def test_nothing_waiting_touches_no_printer() -> None:
    printer = parse_printer("tcp://127.0.0.1:1")
    assert print_once(JobRows(), printer, deadlines=FAST) is None


def test_a_file_takes_whole_jobs_one_after_the_other(tmp_path: Path) -> None:
    file = tmp_path / "new" / "receipts.bin"
    printer = parse_printer(file.as_uri())
    rows = JobRows(samples.job(), samples.job(job_id="job-2", copy=samples.COPY))
    outcomes = [print_once(rows, printer, deadlines=FAST) for _ in range(3)]
    assert outcomes[2] is None
    assert [one.evidence for one in outcomes if one] == [PrintEvidence.FILE] * 2
    first = paper_job(samples.job(), printer, process_id=False).data
    assert file.read_bytes().startswith(first + b"\x1b\x40")
    assert "COPY 1" in "".join(lines(decode(file.read_bytes())))


def test_a_file_that_cannot_be_written_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "receipts.bin").mkdir()
    outcome = _print(parse_printer((tmp_path / "receipts.bin").as_uri()))
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.REFUSED)


def test_a_full_disk_takes_its_half_job_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "receipts.bin"
    file.write_bytes(b"before")
    real = os.write

    def fills_up(handle: int, data: bytes | memoryview) -> int:
        if len(data) < 1000:
            raise OSError(28, "No space left on device")
        return real(handle, bytes(data[:500]))

    monkeypatch.setattr("receipts.transports.os.write", fills_up)
    outcome = _print(parse_printer(file.as_uri()))
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.REFUSED)
    assert file.read_bytes() == b"before"


def test_no_printer_is_said_as_such() -> None:
    outcome = _print(parse_printer("none"))
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.NO_PRINTER)


def test_a_receipt_that_cannot_be_drawn_does_not_hold_up_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise KeyError("font")

    monkeypatch.setattr(spooler_module, "escpos", broken)
    outcome = _print(parse_printer((tmp_path / "receipts.bin").as_uri()))
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.ERROR)


def test_each_attempt_has_ids_of_its_own_and_keeps_them() -> None:
    printer = parse_printer("tcp://p?profile=tm-t88")
    first = paper_job(samples.job(), printer, process_id=True)
    again = paper_job(replace(samples.job(), attempt=1), printer, process_id=True)
    assert first == paper_job(samples.job(), printer, process_id=True)
    assert first.ids != again.ids


@pytest.mark.parametrize(
    ("mode", "cause"),
    [
        ("ok", None),
        ("paper_out", PrintCause.PAPER_OUT),
        ("cover", PrintCause.COVER_OPEN),
        ("silent", PrintCause.NO_ANSWER),
        ("refuse", PrintCause.REFUSED),
    ],
)
def test_status_is_asked_and_never_guessed(
    start_printer: StartPrinter, mode: str, cause: PrintCause | None
) -> None:
    made = printer_status(_printer(start_printer(mode)), FAST)
    assert made.cause == cause
    assert made.ready == (cause is None)


def test_an_ipv6_printer_prints() -> None:
    """The library's own network printer cannot."""
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    try:
        server = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("no IPv6 loopback here")
    taken = bytearray()

    def take() -> None:
        client, _ = server.accept()
        with client:
            while data := client.recv(4096):
                taken.extend(data)

    worker = threading.Thread(target=take)
    worker.start()
    address = f"tcp://[::1]:{server.getsockname()[1]}"
    printer = replace(parse_printer(address), status=False, process_id=Ability.NO)
    assert _print(printer).state is PrintState.PRINTED
    worker.join(5)
    server.close()
    assert bytes(taken) == paper_job(samples.job(), printer, process_id=False).data


class TestSpooler:
    def test_prints_what_waits_and_what_comes(self, start_printer: StartPrinter) -> None:
        running = start_printer("ok")
        rows = JobRows(samples.job())
        told: list[tuple[str, PrintState]] = []
        worker = Spooler(
            rows,
            _printer(running),
            told=lambda job, outcome: told.append((job.job_id, outcome.state)),
            deadlines=FAST,
            retry_seconds=60,
        )
        worker.start()
        assert rows.wait_for(PrintState.PRINTED)
        rows._put(samples.job(job_id="job-2"), "queued")
        worker.wake()
        assert rows.wait_for(PrintState.PRINTED)
        assert worker.stop()
        assert told == [("job-1", PrintState.PRINTED), ("job-2", PrintState.PRINTED)]
        assert len(running.papers) == 2

    def test_what_was_printing_when_the_program_died_is_in_doubt_and_not_repeated(
        self, start_printer: StartPrinter
    ) -> None:
        running = start_printer("ok")
        left = replace(samples.job(), state=PrintState.PRINTING, attempt=1)
        rows = JobRows(left, samples.job(job_id="job-2"))
        worker = Spooler(rows, _printer(running), deadlines=FAST, retry_seconds=60)
        worker.start()
        assert rows.wait_for(PrintState.PRINTED, PrintState.UNCERTAIN)
        assert worker.stop()
        assert rows.steps[0] == "recover"
        assert rows.rows["job-1"].state is PrintState.UNCERTAIN
        assert len(running.papers) == 1

    def test_retries_what_failed_and_leaves_what_is_uncertain(
        self, start_printer: StartPrinter
    ) -> None:
        rows = JobRows(samples.job())
        worker = Spooler(
            rows, _printer(start_printer("paper_out")), deadlines=FAST, retry_seconds=0.02
        )
        worker.start()
        deadline = time.monotonic() + 10
        while rows.rows["job-1"].attempt < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert worker.stop()
        assert rows.steps == ["begin", "failed"] * 3
        lost = JobRows(samples.job())
        running = start_printer("fin_after:100")
        other = Spooler(lost, _printer(running), deadlines=FAST, retry_seconds=0.02)
        other.start()
        assert lost.wait_for(PrintState.UNCERTAIN)
        time.sleep(0.2)
        assert other.stop()
        assert lost.steps == ["begin", "uncertain"]

    def test_survives_a_store_that_is_locked(self, tmp_path: Path) -> None:
        class Locked(JobRows):
            tries = 0

            def next_waiting(self) -> None:
                self.tries += 1
                raise OSError("database is locked")

        rows = Locked()
        errors: list[Exception] = []
        worker = Spooler(
            rows,
            parse_printer((tmp_path / "r.bin").as_uri()),
            failed=errors.append,
            retry_seconds=0.02,
        )
        worker.start()
        deadline = time.monotonic() + 10
        while rows.tries < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert worker.stop()
        assert len(errors) >= 2

    def test_never_keeps_the_program_from_ending(self, start_printer: StartPrinter) -> None:
        rows = JobRows(samples.job())
        slow = replace(FAST, ack=60.0)
        worker = Spooler(rows, _printer(start_printer("wrong_id")), deadlines=slow)
        worker.start()
        assert rows.wait_for(PrintState.PRINTING)
        started = time.monotonic()
        assert not worker.stop(0.3)
        assert time.monotonic() - started < 2
