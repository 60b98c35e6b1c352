"""Every way a printer fails, played to its end: what the job says, what lies on paper, and what a
person and the next job make of it.

What must be true in any case: `printed` with proof: the whole job lies there, once · `failed`:
nothing of it · `uncertain`: no second print by itself, then or later · after paper is loaded, and
after a failed job's next try or a copy asked for by a person, one whole receipt lies there and
never two originals.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintJob, PrintOutcome, PrintState
from receipts.printers import Ability, PrinterRecord, parse_printer
from receipts.spooler import Draw, PaperJob, Proofs, paper_job, print_once
from receipts.transports import Deadlines
from tests.receipts import samples
from tests.receipts.fault_printer import FaultPrinter, fault_printer
from tests.receipts.job_rows import JobRows

FAST = Deadlines(
    connect=1.0, status=0.5, chunk=0.3, probe=0.25, clear=0.25,
    ack=0.5, ack_per_byte=0, ack_per_line=0, ack_max=0.5,
)  # fmt: skip
"""The product's own, made short: what is waited for is the same."""
MOST_SECONDS = 5.0
"""More than all deadlines of one try together; a stalled machine is not a stuck printer."""
ASK, FENCE = b"\x1d\x28\x48\x06\x00\x30\x30", b"\x1d\x72\x01"
PRINTED, FAILED, UNCERTAIN = PrintState.PRINTED, PrintState.FAILED, PrintState.UNCERTAIN
BY_ID, FENCED, UNPROVEN = PrintEvidence.PROCESS_ID, PrintEvidence.GS_R, PrintEvidence.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A fault and how it must end. `ability`: whether the printer is known to echo ids."""

    mode: str
    about: str
    state: PrintState
    evidence: PrintEvidence = UNPROVEN
    cause: PrintCause | None = None
    then: PrintCause | None = None
    ability: Ability = Ability.YES
    status: bool = True

    @property
    def name(self) -> str:
        known = {Ability.YES: "", Ability.NO: " fenced", Ability.AUTO: " unknown"}[self.ability]
        return f"{self.mode}{known}{'' if self.status else ' one-way'}"


_NO, _AUTO = Ability.NO, Ability.AUTO
CASES: Sequence[Case] = (
    Case(mode="ok", about="healthy", state=PRINTED, evidence=BY_ID),
    Case(mode="ok", about="no process ID, fenced", state=PRINTED, evidence=FENCED, ability=_NO),
    Case(mode="ok", about="asked once for an ID", state=PRINTED, evidence=BY_ID, ability=_AUTO),
    Case(mode="near_end", about="paper near its end", state=PRINTED, evidence=BY_ID),
    Case(mode="last_paper", about="the job takes the last paper", state=PRINTED, evidence=BY_ID,
         then=PrintCause.PAPER_OUT),
    Case(mode="slow:40000", about="40 kB a second", state=PRINTED, evidence=BY_ID),
    Case(mode="busy:0.1", about="another's job for 0.1 s", state=PRINTED, evidence=BY_ID),
    Case(mode="asb_noise", about="automatic status, XON and XOFF between replies", state=PRINTED,
         evidence=BY_ID),
    Case(mode="asb_noise", about="the same, fenced", state=PRINTED, evidence=FENCED, ability=_NO),
    Case(mode="late_ack:0.1", about="proof late, in time", state=PRINTED, evidence=BY_ID),
    Case(mode="late_ack:0.7", about="proof behind the deadline, while asked why", state=PRINTED,
         evidence=BY_ID),
    Case(mode="body_only", about="ID before the cut only", state=PRINTED, evidence=BY_ID,
         cause=PrintCause.NO_ANSWER),
    Case(mode="no_process_id", about="echoes no ID, not known before", state=PRINTED,
         evidence=FENCED, ability=_AUTO),
    Case(mode="silent", about="never answers, set up as one-way", state=PRINTED,
         evidence=PrintEvidence.OS_SPOOL, ability=_NO, status=False),
    Case(mode="paper_out", about="no paper", state=FAILED, cause=PrintCause.PAPER_OUT),
    Case(mode="cover", about="cover open", state=FAILED, cause=PrintCause.COVER_OPEN),
    Case(mode="cutter", about="cutter stuck", state=FAILED, cause=PrintCause.CUTTER),
    Case(mode="hot", about="head too hot", state=FAILED, cause=PrintCause.ERROR),
    Case(mode="offline", about="switched offline", state=FAILED, cause=PrintCause.OFFLINE),
    Case(mode="silent", about="accepts, never answers", state=FAILED, cause=PrintCause.NO_ANSWER),
    Case(mode="blackhole", about="accepts, never reads", state=FAILED,
         cause=PrintCause.NO_ANSWER),
    Case(mode="busy:1", about="second client: another's job for longer than a status may take",
         state=FAILED, cause=PrintCause.NO_ANSWER),
    Case(mode="garbage_reply", about="answers nonsense", state=FAILED, cause=PrintCause.NO_ANSWER),
    Case(mode="refuse", about="nobody listens", state=FAILED, cause=PrintCause.REFUSED),
    Case(mode="fin_after:100", about="closes after 100 bytes", state=UNCERTAIN,
         cause=PrintCause.LOST_CONNECTION),
    Case(mode="rst_after:100", about="resets after 100 bytes", state=UNCERTAIN,
         cause=PrintCause.LOST_CONNECTION),
    Case(mode="stall_after:100", about="reads no more after 100 bytes", state=UNCERTAIN,
         cause=PrintCause.NO_ANSWER),
    Case(mode="late_ack:2", about="proof behind every deadline", state=UNCERTAIN,
         cause=PrintCause.NO_ANSWER),
    Case(mode="wrong_id", about="echoes another ID", state=UNCERTAIN, cause=PrintCause.NO_ANSWER),
    Case(mode="no_process_id", about="known to echo, and does not", state=UNCERTAIN,
         cause=PrintCause.NO_ANSWER),
    Case(mode="no_answers_in_order", about="answers real-time questions only", state=UNCERTAIN,
         cause=PrintCause.NO_ANSWER, ability=_NO),
    Case(mode="paper_out_at_line:5", about="paper ends at line 5, then is loaded",
         state=UNCERTAIN, cause=PrintCause.PAPER_OUT),
    Case(mode="paper_out_at_line:5", about="the same, fenced", state=UNCERTAIN,
         cause=PrintCause.PAPER_OUT, ability=_NO),
    Case(mode="gone_at_line:5", about="paper ends at line 5 and the line is cut, then loaded",
         state=UNCERTAIN, cause=PrintCause.LOST_CONNECTION),
    Case(mode="keeps_its_buffer:5", about="paper ends at line 5, cannot be told to forget",
         state=UNCERTAIN, cause=PrintCause.PAPER_OUT),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one case came to. `wrong` is empty where everything was true."""

    case: Case
    outcome: PrintOutcome
    seconds: float
    after_fault: str
    in_the_end: str
    wrong: tuple[str, ...]


def play(case: Case, folder: Path, draw: Draw = paper_job, job: PrintJob | None = None) -> Seen:
    """One job meets one fault; then the printer is mended and the work goes on as it would."""
    threads = set(threading.enumerate())
    with fault_printer(folder, case.mode) as (printer, address):
        record = replace(parse_printer(address), process_id=case.ability, status=case.status)
        rows, proofs = JobRows(job or samples.job()), Proofs()
        begun = time.monotonic()
        outcome = print_once(rows, record, deadlines=FAST, proofs=proofs, draw=draw)
        seconds = time.monotonic() - begun
        assert outcome is not None
        wrong = list(_unexpected(case, outcome, seconds))
        job = next(iter(rows.rows.values()))
        wrong += _untrue(outcome, printer, *_bodies(record, job, draw))
        after = _on_paper(printer, record, rows, draw)
        if case.mode != "refuse":
            wrong += _go_on(case, printer, record, rows, proofs, draw, outcome)
        end = _on_paper(printer, record, rows, draw)
    left = [one.name for one in set(threading.enumerate()) - threads if one.is_alive()]
    if left:
        wrong.append(f"threads left: {left}")
    return Seen(
        case=case,
        outcome=outcome,
        seconds=seconds,
        after_fault=after,
        in_the_end=end,
        wrong=tuple(wrong),
    )


def _unexpected(case: Case, outcome: PrintOutcome, seconds: float) -> list[str]:
    wrong = []
    ended = (outcome.state, outcome.evidence, outcome.cause, outcome.then)
    expected = (case.state, case.evidence, case.cause, case.then)
    if ended != expected:
        wrong.append(f"ended as {ended}, not {expected}")
    if seconds > MOST_SECONDS:
        wrong.append(f"took {seconds:.1f} s")
    return wrong


def _bodies(record: PrinterRecord, job: PrintJob, draw: Draw) -> tuple[bytes, bytes]:
    """All lines of a job, and the job to its end, without the questions: those change with each
    attempt.
    """
    with_ids = draw(job, record, process_id=True)
    assert with_ids.ids is not None
    body = with_ids.data[: with_ids.data.index(ASK + with_ids.ids[0])]
    return body, draw(job, record, process_id=False).data


def _without_questions(paper: bytes) -> bytes:
    """A slip without the ids that were asked in it."""
    paper = paper.removesuffix(FENCE)
    while (at := paper.find(ASK)) >= 0:
        paper = paper[:at] + paper[at + len(ASK) + 4 :]
    return paper


def _untrue(outcome: PrintOutcome, printer: FaultPrinter, body: bytes, whole: bytes) -> list[str]:
    """What the job claims against what lies on paper now."""
    papers = [_without_questions(paper) for paper in printer.papers]
    wrong = []
    proven = outcome.evidence in {PrintEvidence.PROCESS_ID, PrintEvidence.GS_R}
    if outcome.state is PRINTED and proven and papers != [whole]:
        # proven without the cut: every line, and it says what is missing
        lines_only = outcome.cause is not None and papers[0].startswith(body)
        if not lines_only:
            wrong.append(f"printed with proof, {len(papers)} slips, not one whole")
    if outcome.state is FAILED and (papers or outcome.sent_bytes):
        wrong.append(f"failed, {len(papers)} begun on paper, {outcome.sent_bytes} bytes gone")
    if len(papers) > 1:
        wrong.append(f"{len(papers)} slips from one try")
    return wrong


def _go_on(
    case: Case,
    printer: FaultPrinter,
    record: PrinterRecord,
    rows: JobRows,
    proofs: Proofs,
    draw: Draw,
    outcome: PrintOutcome,
) -> list[str]:
    """Mended and with paper. A failed job prints by itself; an unsure one waits for a person, who
    asks for a copy before the paper is loaded: the worst moment.
    """
    wrong: list[str] = []
    if not case.status:
        # one-way: nothing can be asked, so nothing can be known
        return wrong
    if outcome.state is UNCERTAIN:
        if print_once(rows, record, deadlines=FAST, proofs=proofs, draw=draw) is not None:
            wrong.append("an unsure job was tried again")
        rows.rows["copy"] = samples.job(job_id="copy", copy=samples.COPY)
        held = case.mode.partition(":")[0] in {"gone_at_line", "keeps_its_buffer"}
        if held:
            early = print_once(rows, record, deadlines=FAST, proofs=proofs, draw=draw)
            if early is None or early.state is not FAILED:
                wrong.append("a copy was sent to a printer without paper")
    # clients that gave up wait in its queue, as they do with a real one
    if case.mode.startswith(("blackhole", "stall_after", "busy", "late_ack:2")):
        printer.let_go()
    printer.load_paper()
    again = record if case.ability is not Ability.AUTO else replace(record)
    last: PrintOutcome | None = None
    for _ in range(3):
        made = print_once(rows, again, deadlines=_PATIENT, proofs=proofs, draw=draw)
        if made is None:
            break
        last = made
    if outcome.state is not PRINTED and (last is None or last.state is not PRINTED):
        wrong.append(f"lost: the next try ended as {last}")
    return wrong + _twice(case, printer, record, rows, draw)


_PATIENT = replace(FAST, status=1.5, chunk=1.5, ack=1.5, ack_max=1.5, clear=0.5)


def _twice(
    case: Case, printer: FaultPrinter, record: PrinterRecord, rows: JobRows, draw: Draw
) -> list[str]:
    originals, copies = _counts(printer, record, rows, draw)
    wrong = []
    unproven = rows.rows[next(iter(rows.rows))].state is UNCERTAIN
    if originals > 1:
        wrong.append(f"{originals} originals")
    if originals + copies < 1:
        wrong.append("nothing whole on paper in the end")
    if unproven and copies != 1:
        wrong.append(f"{copies} copies for one asked")
    held = case.mode.startswith(("paper_out_at_line", "gone_at_line"))
    if held and originals:
        wrong.append("the old job was finished beside its copy")
    return wrong


def _counts(
    printer: FaultPrinter, record: PrinterRecord, rows: JobRows, draw: Draw
) -> tuple[int, int]:
    """Originals and copies on paper with all their lines."""
    counts = {"job": 0, "copy": 0}
    papers = [_without_questions(paper) for paper in printer.papers]
    for row in rows.rows.values():
        body, _ = _bodies(record, row, draw)
        kind = "copy" if row.job_id == "copy" else "job"
        counts[kind] += sum(paper.startswith(body) for paper in papers)
    return counts["job"], counts["copy"]


def _on_paper(printer: FaultPrinter, record: PrinterRecord, rows: JobRows, draw: Draw) -> str:
    """In words, for the table."""
    originals, copies = _counts(printer, record, rows, draw)
    parts = len(printer.papers) - originals - copies
    found = [
        f"{count} {what}{'s' if count > 1 else ''}"
        for count, what in ((originals, "original"), (copies, "copy"), (parts, "part"))
        if count
    ]
    return ", ".join(found) or "nothing"


def short_job(job: PrintJob, printer: PrinterRecord, /, *, process_id: bool) -> PaperJob:
    """A job of less than 200 bytes, so that a line can be cut after each of them."""
    seed = hashlib.sha256(f"{job.job_id}:{job.attempt}".encode()).hexdigest()[:3].encode()
    ids = (seed + b"B", seed + b"C") if process_id else None
    title = b"COPY 1\n" if job.copy else b"OFFICIAL RECEIPT\n"
    body = b"\x1b\x40\x1b\x61\x00\x1b\x45\x01" + title + b"\x1b\x45\x00"
    body += b"BOS-01-000017-4\nTOTAL RECEIVED  $240.57\n" + b"-" * 32 + b"\n"
    body += b"\x1d\x76\x30\x00\x02\x00\x04\x00" + bytes(range(0x20, 0x28))
    cut = b"\x1d\x56\x42\x00"
    data = body + cut if ids is None else body + ASK + ids[0] + cut + ASK + ids[1]
    assert len(data) <= 200
    return PaperJob(data=data, lines=5, ids=ids)


def play_byte(kind: str, after: int, folder: Path) -> tuple[PrintState, tuple[str, ...]]:
    """The short job meets a line that ends after so many of its bytes; what was untrue."""
    case = Case(mode=f"{kind}:{after}", about="", state=UNCERTAIN)
    seen = play(case, folder, short_job)
    state = seen.outcome.state
    wrong = [one for one in seen.wrong if not one.startswith("ended as")]
    if state is PRINTED and seen.outcome.cause is None:
        wrong.append("printed to the end, though the line was cut before the last proof")
    return state, tuple(wrong)


def short_length() -> int:
    """Bytes of the short job with its ids."""
    record = parse_printer("tcp://127.0.0.1:1")
    return len(short_job(samples.job(), record, process_id=True).data)
