"""After a crash: a page with a code and nobody's name, and the window where it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cashier.settings import Home
from tests.ui.walk import faults
from ui.crash_notes import CrashNotes, CutShort, code_of_dump
from ui.desktop import say_soon
from ui.dialogs import ErrorBox
from ui.shell import Shell
from ui.window_place import WindowPlace, fill_a_small_screen

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
RUN = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from cashier.settings import Home
from ui.crash_notes import CrashNotes

def take_payment(member):
    os.kill(os.getpid(), int(sys.argv[2]))

CrashNotes(Home(Path(sys.argv[1]))).begin(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
take_payment("Rosa M Alves")
"""


def cut(home: Home, how: signal.Signals) -> None:
    """A process of the program in this home that ends by that signal."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(home.folder), str(int(how))],
        capture_output=True,
        env=os.environ,
        timeout=60,
        check=False,
    )
    assert done.returncode == -how


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_a_failure_of_the_machines_own_code_has_a_code_and_no_name(home: Home) -> None:
    cut(home, signal.SIGSEGV)
    notes = CrashNotes(home)
    before = notes.last_time()
    assert before is not None
    assert before.begun_at == NOW
    assert before.code.startswith("C-")
    cut(home, signal.SIGSEGV)
    again = CrashNotes(home).last_time()
    assert again == before, "the same failure has the same code"
    kept = notes.kept.read_text()
    assert before.code in kept
    assert "take_payment" in kept
    assert "Alves" not in kept
    notes.begin(NOW)
    notes.end()
    assert CrashNotes(home).last_time() is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_power_cut_has_none(home: Home) -> None:
    cut(home, signal.SIGKILL)
    assert CrashNotes(home).last_time() == CutShort(begun_at=NOW, code="")
    assert code_of_dump("") == ""


def test_the_code_is_of_the_thread_that_failed() -> None:
    waits = 'Thread 0x1 (most recent call first):\n  File "/lib/threading.py", line 331 in wait\n'
    here = 'Current thread 0x2 (most recent call first):\n  File "/ui/pay.py", line {n} in take\n'
    first = "Fatal Python error: Segmentation fault\n\n"
    codes = {code_of_dump(first + waits + here.format(n=n)) for n in (10, 10, 11)}
    assert len(codes) == 2


def test_the_next_start_says_it(qtbot: QtBot, said: list[tuple[str, bool]]) -> None:
    shell = Shell("Product")
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    say_soon(shell, CutShort(begun_at=NOW))
    assert said == [], "not before somebody can see and hear it"
    qtbot.waitUntil(lambda: any("Everything recorded is safe" in text for text, _ in said))
    assert shell.toast_box.isVisible()
    say_soon(shell, CutShort(begun_at=NOW, code="C-12AB34"))
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ErrorBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, ErrorBox)
    assert list(faults(box)) == []
    assert box._details == "C-12AB34 Mon 23 Nov 2026"
    assert any("offered again after you sign in" in text for text, _ in said)
    box.close()


def test_the_window_stands_where_it_was_though_it_was_never_closed(
    home: Home, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    place = WindowPlace(window, home)
    window.show()
    window.setGeometry(30, 40, 640, 480)
    place.keep()
    after = QWidget()
    qtbot.addWidget(after)
    WindowPlace(after, home)
    assert (after.width(), after.height()) == (640, 480)
    other = QWidget()
    qtbot.addWidget(other)
    other.resize(500, 400)
    WindowPlace(other, Home(home.folder / "other"))
    assert other.width() == 500, "each home has its own"


@pytest.mark.parametrize(
    ("least", "size", "fills"),
    [(-400, -10, True), (-400, -160, False), (100, 100, False)],
    ids=["its frame lies outside", "it fits", "nothing of ours fits there"],
)
def test_a_window_larger_than_its_screen_fills_it(
    qtbot: QtBot, least: int, size: int, fills: bool
) -> None:
    """Sizes against the room there is on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.setMinimumSize(room + QSize(least, least))
    window.resize(room + QSize(size, size))
    fill_a_small_screen(window)
    assert window.isMaximized() is fills
