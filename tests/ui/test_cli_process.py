"""The command line as processes of its own: no window library, one writer, signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.prepared import CLOCK, OPEN, SIGN_IN, played, training_home
from ui.play import _stopped_between_acts

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "ui", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(*arguments: str, said: str = "") -> tuple[int, str, str]:
    process = start(*arguments)
    out, error = process.communicate(said, timeout=60)
    return process.returncode, out, error


def playing() -> subprocess.Popen[str]:
    """A script that has begun and waits for its next line."""
    process = start("play", "-", "--clock", CLOCK)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(SIGN_IN) + "\n" + json.dumps(OPEN) + "\n")
    process.stdin.flush()
    return process


def wait_for_lines(process: subprocess.Popen[str], count: int) -> None:
    assert process.stdout is not None
    for _ in range(count):
        assert json.loads(process.stdout.readline())["ok"] is True


def end(process: subprocess.Popen[str]) -> None:
    for stream in (process.stdin, process.stdout, process.stderr):
        assert stream is not None
        stream.close()
    process.wait(30)


def test_one_writer_per_home_and_a_crash_lets_go() -> None:
    home = training_home()
    process = playing()
    try:
        wait_for_lines(process, 2)
        status, _, error = run("sync")
        assert (status, error.rstrip().endswith("[home.in_use]")) == (1, True)
        assert str(process.pid) in error
        status, out, _ = run("journal", "export")
        assert (status, len(out.splitlines())) == (0, 1), "reading takes no lock"
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        end(process)
    assert home.lock_file.exists()
    status, _, error = run("sync", "--json")
    assert (status, error) == (0, "")


@pytest.fixture
def sigint() -> Iterator[None]:
    """As in a terminal, also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("sigint")
@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent differently there")
def test_ctrl_c_is_a_sentence() -> None:
    training_home()
    process = playing()
    try:
        wait_for_lines(process, 2)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 1
        assert process.stderr is not None
        assert process.stderr.read().rstrip().endswith("[program.stopped]")
    finally:
        process.kill()
        end(process)


@pytest.mark.usefixtures("sigint")
def test_ctrl_c_lets_the_act_at_hand_end() -> None:
    """Where the signal comes in the middle of an act, the act is told and then the script ends."""
    told: list[str] = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            yield b"%d" % number

    def script() -> None:
        for line in _stopped_between_acts(lines()):
            signal.raise_signal(signal.SIGINT)
            told.append(line.decode())

    with pytest.raises(KeyboardInterrupt):
        script()
    assert told == ["0"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("sigint")
def test_ctrl_c_pressed_again_ends_the_act() -> None:
    def script() -> None:
        for _ in _stopped_between_acts([b"0"]):
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            pytest.fail("the act went on")

    with pytest.raises(KeyboardInterrupt):
        script()


@pytest.mark.usefixtures("sigint")
def test_who_ignores_it_goes_on_ignoring_it() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for _ in _stopped_between_acts([b"0", b"1"]):
        signal.raise_signal(signal.SIGINT)


def test_commands_load_no_window_library_and_no_paper_library() -> None:
    training_home()
    for arguments in (
        ["demo", "--prepare"],
        ["sync"],
        ["journal", "export"],
        ["audit", "verify"],
        ["doctor"],
    ):
        code = (
            "import sys\nfrom ui.cli import main\n"
            f"status = main({arguments!r})\n"
            "loaded = {name.split('.')[0] for name in sys.modules}\n"
            "heavy = loaded & {'PySide6', 'shiboken6', 'reportlab', 'escpos', 'pypdfium2'}\n"
            "sys.exit(f'{status} {heavy}' if status or heavy else 0)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, (arguments, done.stderr)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    played(training_home(), [SIGN_IN, OPEN])
    process = start("journal", "export")
    try:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    finally:
        process.kill()
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.close()
        process.stderr.close()


def test_the_exit_status_of_each_ending() -> None:
    assert run("--version")[0] == 0
    assert run("sync")[0] == 1
    assert run("nonsense")[0] == 2
    assert run("play", "nowhere.jsonl")[0] == 3
