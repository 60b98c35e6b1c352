"""A display to stand on: Xvfb, a session bus with the accessibility bus on it, a window manager.
And pictures of the whole screen as Xvfb keeps it in a file, without asking the program.
"""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 1366, 768
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
END_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Stage:
    """`env` is what a program needs to stand on it."""

    env: Mapping[str, str]
    frame: Path

    def picture(self, file: Path) -> Path:
        """The screen as it is, window manager's frames included, as PNG."""
        data = self.frame.read_bytes()
        # Xvfb's -fbdir file is an XWD: 25 words big-endian, then a window's name, then colours,
        # as the header XWDFile of X11 has it
        head = struct.unpack(">25I", data[:100])
        size, width, height, bits, line, colours = (
            *(head[0], head[4], head[5]),
            *(head[11], head[12], head[19]),
        )
        assert bits == 32, f"a screen of {bits} bits a pixel"
        pixels = data[size + 12 * colours :]
        picture = Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", line, 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        picture.save(file)
        return file

    def ask(self, *command: str) -> str:
        """What a short command on the display answers; '' where it fails."""
        done = subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def active(self) -> tuple[int, str]:
        """Process and title of the window that the window manager shows as the active one."""
        number = self.ask("xdotool", "getactivewindow")
        pid = self.ask("xdotool", "getwindowpid", number) if number else ""
        return int(pid or 0), self.ask("xdotool", "getwindowname", number) if number else ""


@contextlib.contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Everything of the display, gone at the end. `folder` takes its files; it must exist."""
    with contextlib.ExitStack() as stack:
        logs = stack.enter_context((folder / "display.log").open("wb"))

        def begin(env: Mapping[str, str], *command: str, **more: object) -> subprocess.Popen[bytes]:
            process: subprocess.Popen[bytes] = subprocess.Popen(  # type: ignore[call-overload]
                command, env=env, stderr=logs, **{"stdout": logs, **more}
            )
            stack.callback(_end, process)
            return process

        plain = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CASHIER_", "DBUS_", "WAYLAND_", "QT_", "AT_SPI"))
        }
        mine = {**plain, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder / "run")}
        (folder / "run").mkdir(mode=0o700, exist_ok=True)
        reading, writing = os.pipe()
        size = ("-screen", "0", f"{WIDTH}x{HEIGHT}x24")
        begin(
            mine,
            *("Xvfb", "-displayfd", str(writing), *size, "-fbdir", str(folder)),
            *("-nolisten", "tcp", "-noreset"),
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError((folder / "display.log").read_text("utf-8", "replace"))
        env = {
            **mine,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        bus = begin(
            env,
            *("dbus-daemon", "--session", "--nofork", "--print-address"),
            stdout=subprocess.PIPE,
        )
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        begin(env, LAUNCHER, "--launch-immediately")
        begin(env, "openbox")
        here = Stage(env, folder / "Xvfb_screen0")
        _until_managed(here)
        # out of the pictures: nothing is pointed at
        here.ask("xdotool", "mousemove", str(WIDTH - 1), str(HEIGHT - 1))
        yield here


def _until_managed(here: Stage) -> None:
    """The window manager answers: who opens a window before it does stands there without one."""
    for _ in range(100):
        if here.ask("xdotool", "get_num_desktops"):
            return
        time.sleep(0.1)
    raise RuntimeError("the window manager did not come")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end; after that, ends it."""
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
