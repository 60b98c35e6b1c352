"""Pictures of every page and dialog as the tests of them see it, to be looked at.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.ui.screens.pictures DIR [--scale 2]
    [--longer] [--theme dark] [NAME ...]
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cashier.clock import TrainingClock
from cashier.services import training
from cashier.settings import Home
from cashier.vault import Keys
from resources.sample import write_feed
from tests.ui import pseudo
from tests.ui.screens.conftest import MADE_AT, TODAY
from tests.ui.screens.stages import Theatre, busy_home, screens, stage_of
from ui import style
from ui.app import make_application
from ui.style import Theme


def made_home(folder: Path) -> Path:
    """`home` and `keys` of a training station, as the tests have them."""
    write_feed(folder / "feed", accounts=500, today=TODAY)
    keys = Keys(folder=folder / "keys", use_keyring=False)
    training.make_home(Home(folder / "home"), keys, TrainingClock(MADE_AT), folder / "feed")
    shutil.rmtree(folder / "feed")
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Pictures of every page and dialog.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--theme", type=Theme, default=Theme.LIGHT)
    parser.add_argument("--longer", action="store_true", help="words two fifths longer")
    parser.add_argument("names", nargs="*", help="as the tests name them, a part is enough")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    style.apply(app, given.theme, given.scale)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pictures-")))
        (folder / "made").mkdir()
        (folder / "busy").mkdir()
        busy_home(made_home(folder / "made"), folder / "busy")
        if given.longer:
            stack.enter_context(pseudo.longer(app))
        theatre = Theatre(folder / "busy", app)
        stack.callback(theatre.end)
        for name in sorted(screens()):
            if given.names and not any(one in name for one in given.names):
                continue
            root = stage_of(name)(theatre) or theatre.shell
            for _ in range(3):
                app.processEvents()
            root.grab().save(str(given.out / f"{name}.png"))
            sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
