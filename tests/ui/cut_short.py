"""A window in a process of its own that types half a payment and then waits to be killed.

`python -m tests.ui.cut_short HOME KEYS`; prints `typed` once the field before the last one was
left and the last one is half typed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cashier.clock import TrainingClock
from cashier.ledger.open import open_ledger
from cashier.services.desk import open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from receipts.printers import parse_printer
from tests.ui.screens.conftest import NOW, PASSPHRASE
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH
from ui.app import Program, make_application

PATIENCE_S = 60


def wait(app: QApplication, until: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < end, "the window does not come so far"
        app.processEvents()
        time.sleep(0.01)


def main(home: Path, keys: Path) -> None:
    """Never returns by itself."""
    app = make_application()
    vault, clock = Keys(folder=keys, use_keyring=False), TrainingClock(NOW)
    desk = open_desk(Home(home), vault, clock, Settings())
    program = Program(
        desk,
        lambda: open_ledger(desk.home.ledger_url, vault, clock),
        parse_printer("none"),
        app,
        timers=False,
    )
    program.start()
    program.shell.activateWindow()
    wait(app, lambda: not program.busy)
    type_in("1001")
    press("Return")
    type_in(PASSPHRASE)
    press("Return")
    wait(app, lambda: program.screen == "find" and not program.busy)
    type_in(HEALTH)
    wait(app, lambda: program.screen == "account" and not program.busy)
    press("F5")
    wait(app, lambda: program.screen == "pay" and not program.busy)
    type_in("206.00")
    press("Return")
    type_in("1042")
    press("Return")
    end = time.monotonic() + 0.5
    wait(app, lambda: time.monotonic() > end and not program.busy)
    type_in("11/2")
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    wait(app, lambda: False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
