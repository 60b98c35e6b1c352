"""Keys that an X server made and stamped, into a real field: typing, scans, typing again.

    QT_QPA_PLATFORM=xcb xvfb-run -a python -m tests.ui.real_keys --scans 20

Needs xdotool. By hand and not in the suite: a busy machine delays xdotool itself.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import style
from ui.scan_filter import ScanFilter
from ui.style import Theme
from ui.wedge import Heard
from ui.widgets import LineEdit

LINE = "T011999993T 4400123456O 1042"


def _press(app: QApplication, *arguments: str) -> None:
    """What xdotool does, and half a second for the window to take it."""
    with subprocess.Popen(["xdotool", *arguments]) as running:
        while running.poll() is None:
            app.processEvents()
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        app.processEvents()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Real keys from an X server.")
    parser.add_argument("--scans", type=int, default=20)
    given = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    style.apply(app, Theme.LIGHT)
    window = QWidget()
    column = QVBoxLayout(window)
    edit, other = LineEdit(name="first"), LineEdit(name="second")
    column.addWidget(edit)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    edit.setFocus()
    watching = ScanFilter(app)
    heard: list[Heard] = []
    watching.heard.connect(heard.append)
    _press(app, "windowfocus", str(int(window.winId())))
    wrong = 0
    for n in range(given.scans):
        edit.clear()
        _press(app, "type", "--delay", "130", f"{n}06.00")
        _press(app, "type", "--delay", "4", f"{LINE}{n}")
        _press(app, "key", "Return")  # too late for the scan: it belongs to the field
        wrong += edit.text() != f"{n}06.00{LINE}{n}"
        edit.clear()
        _press(app, "type", "--delay", "130", f"{n}06.00")
        _press(app, "type", "--delay", "4", f"{LINE}{n}\n")
        wrong += edit.text() != f"{n}06.00" or not edit.hasFocus()
    texts = [one.text for one in heard]
    for strange in set(texts) - {f"{LINE}{n}" for n in range(given.scans)}:
        print("heard", repr(strange))  # noqa: T201
    missed = sum(f"{LINE}{n}" not in texts for n in range(given.scans))
    gaps = sorted(gap for one in heard for gap in one.gaps_ms)
    middle = gaps[len(gaps) // 2] if gaps else 0
    print(  # noqa: T201
        f"{app.platformName()}: scans {given.scans}, heard {len(heard)}, missed {missed},"
        f" wrong fields {wrong}, gaps {gaps[:1]} to {gaps[-1:]} ms, usual {middle} ms"
    )
    watching.stop()
    return 0 if missed == wrong == 0 and len(heard) == given.scans else 1


if __name__ == "__main__":
    raise SystemExit(main())
