"""Job rows in memory: what the store's port does, with every change kept in order."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from cashier.domain.receipt import PrintJob, PrintOutcome, PrintState

ATTEMPTS_MAX = 3


class JobRows:
    """Keeps the promises of `PrintJobs`: begin only what waits, end only what prints."""

    def __init__(self, *jobs: PrintJob) -> None:
        self.rows = {job.job_id: job for job in jobs}
        self.outcomes: list[tuple[str, PrintOutcome]] = []
        self.steps: list[str] = []
        self.changed = threading.Condition()

    def next_waiting(self) -> PrintJob | None:
        for job in self.rows.values():
            again = job.state is PrintState.FAILED and job.attempt < ATTEMPTS_MAX
            if job.state is PrintState.QUEUED or again:
                return job
        return None

    def begin(self, job_id: str) -> bool:
        job = self.rows[job_id]
        if job.state not in {PrintState.QUEUED, PrintState.FAILED}:
            return False
        self._put(replace(job, state=PrintState.PRINTING, attempt=job.attempt + 1), "begin")
        return True

    def end(self, job_id: str, outcome: PrintOutcome) -> None:
        job = self.rows[job_id]
        assert job.state is PrintState.PRINTING
        self.outcomes.append((job_id, outcome))
        self._put(
            replace(
                job,
                state=outcome.state,
                cause=outcome.cause,
                evidence=outcome.evidence,
                sent_bytes=outcome.sent_bytes,
            ),
            outcome.state.value,
        )

    def recover(self) -> Sequence[PrintJob]:
        left = [job for job in self.rows.values() if job.state is PrintState.PRINTING]
        for job in left:
            self._put(replace(job, state=PrintState.UNCERTAIN), "recover")
        return left

    def wait_for(self, *states: PrintState, seconds: float = 10.0) -> bool:
        """Until every job is in one of the states."""
        with self.changed:
            return self.changed.wait_for(
                lambda: all(job.state in states for job in self.rows.values()), seconds
            )

    def _put(self, job: PrintJob, step: str) -> None:
        with self.changed:
            self.rows[job.job_id] = job
            self.steps.append(step)
            self.changed.notify_all()
