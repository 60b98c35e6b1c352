"""From the last key of a search to its rows painted, in the real window over a real store.

Run: `./dev bench paint [--accounts N] [--queries N]`, 100,000 accounts where none are given; the
home is kept in `build/bench` for the next time. Goal: p95 at most 100 ms. A query counts once
the row of the account it was made for is painted; what never shows it is counted as missed. The
floor is the window's own pause after the last key, which is part of the time. Beside it stands the
processor time spent meanwhile, which other programs lengthen less.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence
from time import perf_counter, process_time

from cashier.clock import TrainingClock
from cashier.domain.documents import account_from_document
from cashier.services.training import PASSPHRASE
from cashier.settings import load
from cashier.store.engine import Store
from cashier.store.replica_documents import unpack
from tests.bench.homes import START, percentile, row, training_home

PATIENCE_MS = 120_000
"""A busy machine only makes it longer."""
NEVER_MS = 86_400_000
"""When the look through the whole store begins, which takes minutes where a million accounts are
kept: keys do not wait for it, this would."""
GOAL_MS = 100.0
WAIT_MS = 3_000
WARM_UP = 10

_BODY = "SELECT body FROM account_document WHERE id = ?"


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the times and how many were missed; 1 when the goal is."""
    parser = argparse.ArgumentParser(prog="bench paint", description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    given = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest

    from ui import beside, tour_hands
    from ui.app import make_application, make_program
    from ui.screens.find import DEBOUNCE_MS, FindPage

    class Painted(QObject):
        """Counts paints of the list, so that an old picture is not taken for a new one."""

        times = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.Paint
            return False

    with training_home(given.accounts) as (home, keys):
        app = make_application()
        program = make_program(app, home, keys, TrainingClock(START), load(home))
        program.shell.resize(1366, 768)
        program.start()
        wanted = queries(program.desk.store, given.queries + WARM_UP)
        tour_hands.WAIT_MS = PATIENCE_MS
        beside.CHECKS_AFTER_MS = NEVER_MS
        hands = tour_hands.Hands(app, program)
        hands.on("sign_in")
        hands.type("1001")
        hands.press("Return")
        hands.type(PASSPHRASE)
        hands.press("Return")
        hands.on("open_drawer")
        hands.press("Space", "F12")
        hands.on("find")
        page = program.page("find")
        assert isinstance(page, FindPage)
        painted = Painted()
        page.table.viewport().installEventFilter(painted)
        took: list[float] = []
        spent: list[float] = []
        missed: list[str] = []
        for text, number in wanted:
            hands.press("Ctrl+A", "Delete")
            QTest.qWait(DEBOUNCE_MS + 20)
            hands.settle()
            hands.type(text[:-1])
            before = painted.times
            begun, busy = perf_counter(), process_time()
            hands.type(text[-1])
            while True:
                app.processEvents()
                now = (perf_counter() - begun) * 1000
                shown = any(one.billing_account_number == number for one in page.table.rows())
                if (shown and painted.times > before) or now > WAIT_MS:
                    break
            if now > WAIT_MS:
                missed.append(text)
                continue
            took.append(now)
            spent.append((process_time() - busy) * 1000)
        program.close()
    took, spent = took[WARM_UP:], spent[WARM_UP:]
    sys.stdout.write(row(f"key to painted rows, {given.accounts:,} accounts", took))
    sys.stdout.write(row("of it processor time of all threads", spent))
    sys.stdout.write(
        f"{'floor: the pause after the last key':44s} {DEBOUNCE_MS} ms; not found {len(missed)}"
        f"  (goal: p95 <= {GOAL_MS} ms)\n"
    )
    sys.stdout.writelines(f"  not found: {text}\n" for text in missed[:10])
    return int(percentile(took, 0.95) > GOAL_MS)


def queries(store: Store, count: int) -> list[tuple[str, str]]:
    """Texts as a cashier types them, each with the account it is for: numbers begun, names in both
    orders, unfinished, and with one letter wrong. A whole number is not asked: it opens at once.
    """
    rng = random.Random(3)
    made: list[tuple[str, str]] = []
    with store.read() as connection:
        last = connection.exec_driver_sql("SELECT max(id) FROM account").scalar_one()
        while len(made) < count:
            body = connection.exec_driver_sql(_BODY, (rng.randint(1, last),)).scalar()
            one = None if body is None else account_from_document(unpack(body))
            if one is None or not one.last_name or not one.first_name:
                continue
            first, last_name = one.first_name, one.last_name
            slip = rng.randrange(1, len(last_name)) if len(last_name) > 3 else 0
            wrong = last_name[:slip] + last_name[slip + 1 :] if slip else last_name
            text = rng.choice(
                (
                    f"{last_name} {first}",
                    f"{first} {last_name}",
                    f"{last_name} {first[:3]}",
                    f"{wrong} {first}",
                    one.billing_account_number[:7],
                )
            )
            made.append((text.lower(), one.billing_account_number))
    return made
