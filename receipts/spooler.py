"""One printer, one worker, one job at a time, and the truth about each. Source: printing.md 5 and
6.

`failed` means that provably nothing came out; `uncertain` that bytes left and nothing proves paper:
a person answers, nobody repeats it. Nothing here runs before the payment's commit, and nothing here
can touch it.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from cashier.domain.receipt import (
    PrintCause,
    PrintEvidence,
    PrintJob,
    PrintJobs,
    PrintOutcome,
    PrintState,
)
from receipts.handing_over import hand_over
from receipts.paper import paper_document
from receipts.printers import Ability, PrinterKind, PrinterRecord
from receipts.recovery import Doubts, clear_buffer, settle, settle_open
from receipts.replies import Reply, ReplyKind, ReplyReader
from receipts.serial_line import line_seconds
from receipts.status import PrinterStatus, ask_status
from receipts.thermal import GET_PROCESS_ID, escpos, lines_of
from receipts.transports import (
    CHUNK_BYTES,
    Deadlines,
    Lacking,
    Lost,
    Refused,
    Remaining,
    Stalled,
    Transport,
    append_job,
    connect,
    send_all,
)

PAPER_STATUS = b"\x1d\x72\x01"
"""In order, so its answer proves that everything before it was processed."""
_ID_CHARACTERS = bytes(range(0x21, 0x7F))

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperJob:
    """The bytes of one attempt.

    `ids` are echoed after the body and after the cut, where the printer can.
    """

    data: bytes
    lines: int
    ids: tuple[bytes, bytes] | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def paper_job(job: PrintJob, printer: PrinterRecord, *, process_id: bool) -> PaperJob:
    """What goes to the printer for a job.

    The ids are new with each attempt and the same for the same attempt.
    """
    ids = None
    if process_id:
        seed = hashlib.sha256(f"{job.job_id}:{job.attempt}".encode()).digest()
        head = bytes(_ID_CHARACTERS[byte % len(_ID_CHARACTERS)] for byte in seed[:3])
        ids = (head + b"B", head + b"C")
    document = paper_document(job)
    return PaperJob(data=escpos(document, printer, ids), lines=lines_of(document, printer), ids=ids)


class Draw(Protocol):
    """What makes a job's bytes: `paper_job`, or a job of a few bytes to break after each."""

    def __call__(self, job: PrintJob, printer: PrinterRecord, /, *, process_id: bool) -> PaperJob:
        """The bytes of one attempt."""
        ...


class Proofs:
    """What was learned about printers by asking.

    Whether one echoes process ids, and which may still hold a part of a job. Forgotten with the
    process.
    """

    def __init__(self) -> None:
        self.doubts = Doubts()
        self._echoes: dict[str, bool] = {}

    def echoes(
        self, printer: PrinterRecord, transport: Transport, reader: ReplyReader, limits: Deadlines
    ) -> bool:
        """Whether to rely on process ids.

        An `auto` printer is asked once. Raises Stalled or Lost.
        """
        if printer.process_id is not Ability.AUTO:
            return printer.process_id is Ability.YES
        if printer.address not in self._echoes:
            asked = b"ask?"
            send_all(transport, GET_PROCESS_ID + asked, limits.status)
            left = Remaining(limits.probe)
            answered = False
            while left.seconds > 0 and not answered:
                answered = any(
                    reply.kind is ReplyKind.PROCESS_ID and reply.data == asked
                    for reply in reader.feed(transport.read(left.seconds))
                )
            self._echoes[printer.address] = answered
        return self._echoes[printer.address]


def print_once(
    jobs: PrintJobs,
    printer: PrinterRecord,
    *,
    deadlines: Deadlines | None = None,
    proofs: Proofs | None = None,
    draw: Draw | None = None,
) -> PrintOutcome | None:
    """Take the oldest waiting job to its end and store that end. None when nothing waits or another
    took it.

    The printer is asked before the job is begun: what cannot print stays `failed` with its cause,
    zero bytes sent. It is asked again when the end is stored: that must not wait for an answer.
    """
    job = jobs.next_waiting()
    if job is None:
        return None
    known = proofs or Proofs()
    press = _Press(jobs, job, printer, deadlines or Deadlines(), known, draw or paper_job)
    try:
        outcome = press.run()
        if outcome.state is PrintState.UNCERTAIN and not outcome.buffer_cleared:
            known.doubts.raise_for(printer)
        jobs.end(job.job_id, outcome)
        return press.afterwards(outcome)
    except _TakenByAnother:
        return None
    finally:
        press.close()


class _TakenByAnother(Exception):
    pass


class _Undrawable(Exception):
    pass


class _Press:
    """One attempt at one job.

    `sent` counts job bytes the system or the printer accepted; probes do not count.
    """

    def __init__(
        self,
        jobs: PrintJobs,
        job: PrintJob,
        printer: PrinterRecord,
        limits: Deadlines,
        proofs: Proofs,
        draw: Draw,
    ) -> None:
        self._draw = draw
        self._transport: Transport | None = None
        self._jobs = jobs
        self._job = job
        self._printer = printer
        self._limits = limits
        self._proofs = proofs
        self._reader = ReplyReader()
        self._echoed: set[bytes] = set()
        self._fenced = self._fence_sent = False
        self._cleared = False
        self._begun = False
        self._sent = 0
        self._paper: PaperJob | None = None
        self._paper_low = False

    def run(self) -> PrintOutcome:
        try:
            return self._run()
        except _Undrawable:
            self._begin()
            return self._failed(PrintCause.ERROR)

    def _run(self) -> PrintOutcome:
        match self._printer.kind:
            case PrinterKind.NONE:
                self._begin()
                return self._failed(PrintCause.NO_PRINTER)
            case PrinterKind.FILE:
                return self._to_file()
            case PrinterKind.CUPS | PrinterKind.WINDOWS:
                return self._to_queue()
            case _:
                return self._to_printer()

    def _begin(self) -> None:
        if not self._begun and not self._jobs.begin(self._job.job_id):
            raise _TakenByAnother
        self._begun = True

    def _make(self, *, process_id: bool) -> PaperJob:
        try:
            self._paper = self._draw(self._job, self._printer, process_id=process_id)
        except Exception as bug:
            # it may not hold up the receipts behind it; its trace could name a payer
            log.error("job %s cannot be drawn: %s", self._job.job_id, type(bug).__name__)  # noqa: TRY400
            raise _Undrawable from bug
        return self._paper

    def _to_file(self) -> PrintOutcome:
        paper = self._make(process_id=False)
        self._begin()
        try:
            append_job(Path(self._printer.path), paper.data)
        except Refused:
            return self._failed(PrintCause.REFUSED)
        except Lost:
            self._sent = len(paper.data)
            return self._stopped(PrintCause.ERROR)
        self._sent = len(paper.data)
        return self._outcome(PrintState.PRINTED, evidence=PrintEvidence.FILE)

    def _to_queue(self) -> PrintOutcome:
        paper = self._make(process_id=False)
        self._begin()
        made = hand_over(self._printer, paper.data, paper.lines, self._limits)
        return replace(made, sha256=paper.sha256)

    def _to_printer(self) -> PrintOutcome:
        transport = self._transport = connect(self._printer, self._limits)
        try:
            transport.open()
            if self._printer.status:
                status = ask_status(transport, self._reader, self._limits)
                self._paper_low = status.paper_low
                cause = self._settled(transport, status) or status.cause
                if cause is not None:
                    self._begin()
                    return self._failed(cause)
            echoes = self._proofs.echoes(self._printer, transport, self._reader, self._limits)
            paper = self._make(process_id=echoes)
            # said by the printer before the first byte, this is still a failure and not a doubt
            self._listen(transport, 0)
            self._begin()
            try:
                self._send(transport, paper.data)
            except Stalled:
                if self._sent == 0:
                    raise
                return self._unproven(transport, paper)
            return self._await_proof(transport, paper)
        except Lacking:
            return self._stopped(PrintCause.LACKING)
        except Refused:
            return self._stopped(PrintCause.REFUSED)
        except Stalled:
            return self._stopped(PrintCause.NO_ANSWER)
        except Lost:
            return self._stopped(PrintCause.LOST_CONNECTION)

    def _settled(self, transport: Transport, status: PrinterStatus) -> PrintCause | None:
        """Nothing follows a job in doubt before the printer let go of it."""
        doubts = self._proofs.doubts
        if not doubts.about(self._printer):
            return None
        if settle_open(transport, self._reader, self._printer, status, self._limits):
            doubts.settle(self._printer)
            return None
        return status.cause or PrintCause.NO_ANSWER

    def afterwards(self, outcome: PrintOutcome) -> PrintOutcome:
        """How the printer is after a job that printed: the last receipt may have taken the last
        paper.
        """
        if (
            outcome.state is not PrintState.PRINTED
            or self._transport is None
            or not self._printer.status
        ):
            return outcome
        try:
            status = ask_status(self._transport, self._reader, self._limits)
        except (Stalled, Lost):
            return outcome
        if not status.answered:
            return outcome
        return replace(outcome, then=status.cause, paper_low=status.paper_low)

    def close(self) -> None:
        """Let go of the printer."""
        if self._transport is not None:
            self._transport.close()

    def _send(self, transport: Transport, data: bytes) -> None:
        while self._sent < len(data):
            chunk = data[self._sent : self._sent + CHUNK_BYTES]
            self._sent += transport.send(chunk, self._limits.chunk)

    def _await_proof(self, transport: Transport, paper: PaperJob) -> PrintOutcome:
        if not self._printer.status and paper.ids is None:
            return self._outcome(PrintState.PRINTED, evidence=PrintEvidence.OS_SPOOL)
        if paper.ids is None:
            # cut, then ask in order: the answer can only come after the cut
            self._fenced, self._fence_sent = False, True
            send_all(transport, PAPER_STATUS, self._limits.chunk)
        seconds = self._limits.acknowledgement(len(paper.data), paper.lines)
        if self._printer.kind is PrinterKind.SERIAL:
            seconds += line_seconds(self._printer.baud)
        left = Remaining(seconds)
        while left.seconds > 0:
            self._listen(transport, left.seconds)
            if paper.ids is None and self._fenced:
                return self._outcome(PrintState.PRINTED, evidence=PrintEvidence.GS_R)
            if paper.ids is not None and paper.ids[1] in self._echoed:
                return self._outcome(PrintState.PRINTED, evidence=PrintEvidence.PROCESS_ID)
        return self._unproven(transport, paper)

    def _listen(self, transport: Transport, seconds: float) -> None:
        for reply in self._reader.feed(transport.read(seconds)):
            self._hear(reply)

    def _hear(self, reply: Reply) -> None:
        match reply.kind:
            case ReplyKind.PROCESS_ID:
                self._echoed.add(reply.data)
            case ReplyKind.IN_ORDER:
                self._fenced = True
            case _:
                pass

    def _unproven(self, transport: Transport, paper: PaperJob) -> PrintOutcome:
        """The deadline passed, in the job or after it.

        Find out why, then empty the printer's buffer so that nothing comes out later. A proof that
        came late is a proof.
        """
        status = self._status_or_silence(transport)
        cause = status.cause or PrintCause.NO_ANSWER
        if paper.ids is not None and paper.ids[0] in self._echoed:
            # every line is on paper; at most the cut is missing
            whole = paper.ids[1] in self._echoed
            return self._outcome(
                PrintState.PRINTED,
                evidence=PrintEvidence.PROCESS_ID,
                cause=None if whole else cause,
            )
        if self._fence_sent and self._fenced:
            return self._outcome(PrintState.PRINTED, evidence=PrintEvidence.GS_R)
        if status.answered:
            self._cleared = clear_buffer(transport, self._reader, self._limits, self._hear)
            if paper.ids is not None and paper.ids[1] in self._echoed:
                return self._outcome(PrintState.PRINTED, evidence=PrintEvidence.PROCESS_ID)
        return self._stopped(cause)

    def _status_or_silence(self, transport: Transport) -> PrinterStatus:
        if not self._printer.status:
            return PrinterStatus(answered=False)
        try:
            return ask_status(transport, self._reader, self._limits, self._hear)
        except Stalled:
            return PrinterStatus(answered=False, cause=PrintCause.NO_ANSWER)

    def _stopped(self, cause: PrintCause) -> PrintOutcome:
        """Failed when not one job byte was accepted, else uncertain."""
        if self._sent == 0:
            self._begin()
            return self._failed(cause)
        return self._outcome(PrintState.UNCERTAIN, cause=cause)

    def _failed(self, cause: PrintCause) -> PrintOutcome:
        return self._outcome(PrintState.FAILED, cause=cause)

    def _outcome(
        self,
        state: PrintState,
        *,
        evidence: PrintEvidence = PrintEvidence.NONE,
        cause: PrintCause | None = None,
    ) -> PrintOutcome:
        paper = self._paper
        return PrintOutcome(
            state=state,
            evidence=evidence,
            cause=cause,
            sent_bytes=self._sent,
            total_bytes=len(paper.data) if paper else 0,
            sha256=paper.sha256 if paper else "",
            process_id=paper.ids[1].decode("ascii") if paper and paper.ids else "",
            paper_low=self._paper_low,
            buffer_cleared=self._cleared,
        )


class Spooler:
    """The worker of one printer: a thread that prints what waits, tells what became of it, and is
    never waited for.

    `told` is called in the worker's thread with each job and its outcome, `failed` with what went
    wrong in the job port (a locked store): the worker goes on. `start` first marks what an earlier
    process left in doubt.
    """

    def __init__(
        self,
        jobs: PrintJobs,
        printer: PrinterRecord,
        *,
        told: Callable[[PrintJob, PrintOutcome], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        deadlines: Deadlines | None = None,
        retry_seconds: float = 5.0,
    ) -> None:
        self._jobs = _Remembering(jobs)
        self._printer = printer
        self._told = told
        self._failed = failed
        self._limits = deadlines or Deadlines()
        self._proofs = Proofs()
        self._retry_seconds = retry_seconds
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)

    def start(self) -> None:
        """Recover, then work until `stop`."""
        self._thread.start()

    def wake(self) -> None:
        """Something waits. Returns at once, from any thread."""
        self._wake.set()

    def use(self, printer: PrinterRecord) -> None:
        """Print the next job elsewhere."""
        self._printer = printer
        self.wake()

    def stop(self, seconds: float = 5.0) -> bool:
        """No new job.

        Wait that long for the one in hand. False when it is still printing (it becomes uncertain).
        """
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        recovered = False
        while not self._stopping.is_set():
            pause = True
            try:
                if not recovered:
                    if self._jobs.recover():
                        # the printer may finish that job whenever it likes
                        self._proofs.doubts.raise_for(self._printer)
                    recovered = True
                pause = self._one()
            except Exception as wrong:  # noqa: BLE001 - a worker that dies prints nothing for the rest of the day
                log.warning("the printer's worker met an error: %s", type(wrong).__name__)
                if self._failed is not None:
                    self._failed(wrong)
            if pause:
                self._wake.wait(self._retry_seconds)
                self._wake.clear()

    def _one(self) -> bool:
        """Print one job.

        Whether to pause afterwards (nothing waits, or the printer does not print).
        """
        outcome = print_once(self._jobs, self._printer, deadlines=self._limits, proofs=self._proofs)
        if outcome is None:
            settle(self._printer, self._proofs.doubts, self._limits)
            return True
        if self._told is not None and self._jobs.last is not None:
            self._told(replace(self._jobs.last, state=outcome.state), outcome)
        return outcome.state is not PrintState.PRINTED


class _Remembering:
    """The job port, remembering which job it gave out."""

    def __init__(self, jobs: PrintJobs) -> None:
        self._jobs = jobs
        self.last: PrintJob | None = None

    def next_waiting(self) -> PrintJob | None:
        self.last = self._jobs.next_waiting()
        return self.last

    def begin(self, job_id: str) -> bool:
        return self._jobs.begin(job_id)

    def end(self, job_id: str, outcome: PrintOutcome) -> None:
        self._jobs.end(job_id, outcome)

    def recover(self) -> tuple[PrintJob, ...]:
        return tuple(self._jobs.recover())
