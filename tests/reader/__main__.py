"""The main job as a screen reader meets it: the program in a real window on X, and another process
that hears the accessibility bus. `./dev reader`

Needs Debian's Xvfb, xdotool, openbox, dbus and at-spi2-core with gir1.2-atspi-2.0 and python3-gi;
`./dev reader` brings them. Exit status 1 when a control that takes the focus has no name, or the
focus is not where the next key belongs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SECONDS_MAX = 300


def inside(home: str) -> int:
    """On the display and the session bus made for it: bus launcher, window manager, program,
    listener.
    """
    with ExitStack() as stack:

        def begin(*command: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(command, cwd=ROOT)
            stack.callback(process.wait, 10)
            stack.callback(process.terminate)
            return process

        begin(LAUNCHER, "--launch-immediately")
        begin("openbox")
        begin(sys.executable, "-m", "ui", "demo", "--home", home)
        done = subprocess.run(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("listen.py"))],
            stdout=subprocess.PIPE,
            text=True,
            timeout=SECONDS_MAX,
            check=False,
        )
    for line in done.stdout.splitlines():
        sys.stdout.write(spoken(json.loads(line)))
    return done.returncode


def spoken(step: dict[str, object]) -> str:
    """A step for a person to read."""
    focus = step["focus"]
    assert isinstance(focus, dict)
    read = ", ".join(part for part in (focus["name"], focus["role"], focus["description"]) if part)
    announced = step["announced"]
    assert isinstance(announced, list)
    lines = [f"{'ok    ' if step['ok'] else 'WRONG '} {step['done']}", f"        focus: {read}"]
    lines += [f"        said: {words}" for words in announced]
    if step["nameless"]:
        lines.append(f"        without a name: {step['nameless']}")
    lines.append(f"        {step['nodes']} nodes showing")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="reader", description=__doc__)
    parser.add_argument("--inside", metavar="HOME", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.inside:
        return inside(given.inside)
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        place = Path(folder)
        env = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "CASHIER_KEY_DIR": str(place / "keys"),
            "XDG_RUNTIME_DIR": folder,
            "HOME": folder,
        }
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        home = str(place / "home")
        prepare = [sys.executable, "-m", "ui", "demo", "--prepare", "--home", home]
        subprocess.run(prepare, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        screen = "-screen 0 1366x768x24"
        command = [
            *("xvfb-run", "-a", "-s", screen, "dbus-run-session", "--"),
            *(sys.executable, "-m", "tests.reader", "--inside", home),
        ]
        return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
