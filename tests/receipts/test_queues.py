"""CUPS by a real cupsd of its own, whose queue prints on the fault printer; and one whose programs
are missing.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cashier.domain.receipt import PrintCause, PrintEvidence, PrintOutcome, PrintState
from receipts.handing_over import hand_over
from receipts.printers import parse_printer
from receipts.queues import QueueState, WindowsQueue
from receipts.spooler import paper_job, print_once
from receipts.status import printer_status
from receipts.transports import Deadlines, Stalled
from receipts.trial_page import print_trial
from tests.receipts import samples
from tests.receipts.fault_matrix import FAST
from tests.receipts.fault_printer import fault_printer
from tests.receipts.job_rows import JobRows

CUPS = parse_printer("cups://paper")
PATIENT = replace(FAST, connect=20.0, status=20.0, chunk=20.0, clear=20.0, ack=20.0, ack_max=20.0)
"""For jobs that must come out: each answer is a program started on a machine with other work."""
BRIEF = replace(PATIENT, ack=2.0, ack_max=2.0)
CONF = """Listen 127.0.0.1:{port}
DefaultAuthType None
WebInterface No
Browsing Off
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
"""


@pytest.fixture(scope="module")
def cups(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A scheduler of its own, on a port of its own, for this module's processes alone."""
    if shutil.which("cupsd") is None or os.geteuid() != 0:
        pytest.skip("no CUPS scheduler that may be started here (Debian: cups, as root)")
    place = tmp_path_factory.mktemp("cups")
    for folder in (place, *list(place.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (place / "cupsd.conf").write_text(CONF.format(port=port))
    names = {"ServerRoot": "root", "RequestRoot": "spool", "CacheDir": "cache",
             "StateDir": "run", "TempDir": "tmp"}  # fmt: skip
    for name in names.values():
        (place / name).mkdir()
    logs = {"AccessLog": "a", "ErrorLog": "e", "PageLog": "p"}
    files = "".join(f"{key} {place / name}\n" for key, name in (names | logs).items())
    (place / "cups-files.conf").write_text(files + "SystemGroup root\nSandboxing relaxed\n")
    daemon = subprocess.Popen(
        ["cupsd", "-f", "-c", str(place / "cupsd.conf"), "-s", str(place / "cups-files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        deadline = time.monotonic() + 20
        # its exit status is 0 in either case
        while (
            b"is running"
            not in subprocess.run(["lpstat", "-r"], capture_output=True, check=False).stdout
        ):
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.1)
        yield
    daemon.terminate()
    daemon.wait(20)


def _prints_on(address: str) -> None:
    uri = address.replace("tcp", "socket")
    subprocess.run(
        ["lpadmin", "-p", "paper", "-E", "-v", uri, "-m", "raw"], capture_output=True, check=True
    )


def _print(limits: Deadlines) -> PrintOutcome:
    outcome = print_once(JobRows(samples.job()), CUPS, deadlines=limits)
    assert outcome is not None
    return outcome


def test_what_a_queue_let_go_of_is_sent_and_came_out_whole(cups: None, tmp_path: Path) -> None:
    with fault_printer(tmp_path, "ok") as (printer, address):
        _prints_on(address)
        assert printer_status(CUPS).ready
        outcome = _print(PATIENT)
        assert (outcome.state, outcome.evidence) == (PrintState.PRINTED, PrintEvidence.OS_SPOOL)
        whole = paper_job(samples.job(), CUPS, process_id=False).data
        assert printer.papers == [whole]
        trial = print_trial(CUPS, station="BOS-01", at="9:14 AM", deadlines=PATIENT)
        assert trial.evidence is PrintEvidence.OS_SPOOL


def test_a_queue_whose_printer_is_gone_leaves_a_doubt_and_nothing_behind(
    cups: None, tmp_path: Path
) -> None:
    """CUPS began it, so nobody knows; it is taken back so that it does not print tomorrow."""
    with fault_printer(tmp_path, "refuse") as (_, address):
        _prints_on(address)
        outcome = _print(BRIEF)
    assert (outcome.state, outcome.cause) == (PrintState.UNCERTAIN, PrintCause.NO_ANSWER)
    deadline = time.monotonic() + 10
    while _waiting() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert _waiting() == ""


def test_a_paused_queue_is_given_nothing(cups: None) -> None:
    _prints_on("tcp://127.0.0.1:9")
    subprocess.run(["cupsdisable", "paper"], check=True)
    try:
        outcome = _print(BRIEF)
        assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.OFFLINE)
        assert _waiting() == ""
    finally:
        subprocess.run(["cupsenable", "paper"], check=True)


def test_an_unknown_queue_is_refused(cups: None) -> None:
    printer = parse_printer("cups://no-such-queue")
    assert printer_status(printer).cause is PrintCause.REFUSED


def _waiting() -> str:
    made = subprocess.run(["lpstat", "-o"], capture_output=True, text=True, check=False)
    return made.stdout


def test_a_computer_without_cups_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    status = printer_status(CUPS)
    assert (status.cause, status.lacks) == (PrintCause.LACKING, "CUPS (lpstat)")
    assert _print(BRIEF).state is PrintState.FAILED


def test_a_computer_without_a_windows_spooler_says_so() -> None:
    if os.name == "nt":
        pytest.skip("it has one")
    status = printer_status(parse_printer("windows://EPSON%20TM-T88V"))
    assert (status.cause, status.lacks) == (
        PrintCause.LACKING,
        "the Windows spooler (pywin32)",
    )
    outcome = print_once(JobRows(samples.job()), parse_printer("windows://TM"), deadlines=FAST)
    assert outcome is not None
    assert (outcome.state, outcome.cause) == (PrintState.FAILED, PrintCause.LACKING)


class _Scripted:
    """A queue whose states are given: what no real one does on order."""

    def __init__(self, *states: QueueState, untouched: bool = False) -> None:
        self._states, self._untouched = list(states), untouched
        self.taken_back = 0

    def trouble(self, seconds: float) -> PrintCause | None:
        return None

    def submit(self, data: bytes, seconds: float) -> str:
        if not self._states:
            raise Stalled
        return "1"

    def state(self, job: str, seconds: float) -> QueueState:
        return self._states.pop(0) if len(self._states) > 1 else self._states[0]

    def take_back(self, job: str, seconds: float) -> bool:
        self.taken_back += 1
        return self._untouched


W, P, GONE, ENDED = QueueState.WAITING, QueueState.PRINTING, QueueState.GONE, QueueState.ENDED


@pytest.mark.parametrize(
    ("queue", "state", "cause", "taken_back"),
    [
        (_Scripted(W, P, GONE), PrintState.PRINTED, None, 0),
        (_Scripted(W, untouched=True), PrintState.FAILED, PrintCause.OFFLINE, 1),
        (_Scripted(W), PrintState.UNCERTAIN, PrintCause.NO_ANSWER, 1),
        # begun once: some of it may be on paper, whatever the queue says later
        (_Scripted(P, W, untouched=True), PrintState.UNCERTAIN, PrintCause.NO_ANSWER, 1),
        (_Scripted(P, ENDED), PrintState.UNCERTAIN, PrintCause.ERROR, 0),
        (_Scripted(), PrintState.UNCERTAIN, PrintCause.NO_ANSWER, 0),
    ],
)
def test_a_job_is_what_its_queue_made_of_it(
    queue: _Scripted, state: PrintState, cause: PrintCause | None, taken_back: int
) -> None:
    outcome = hand_over(CUPS, b"job", 1, FAST, queue)
    assert (outcome.state, outcome.cause, queue.taken_back) == (state, cause, taken_back)


def test_the_windows_queue_knows_what_stops_it() -> None:
    """The bits of winspool.h; nothing else of it can be run here."""
    assert WindowsQueue._STOPPED & 0x80
    assert not WindowsQueue._STOPPED & 0x400
