"""The real window, driven by key events, in a process of its own that somebody will kill.

`python -m tests.torture.desktop FOLDER HISTORY SEED` opens the home of FOLDER as the desktop does,
signs in, and takes money orders for as long as it lives, closing the drawer now and then. Before
the key that records a payment it notes the visit's id, and the receipt number once it is shown.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from cashier.clock import SystemClock
from cashier.domain.drawer import expected
from cashier.domain.instrument import InstrumentKind
from cashier.services import training
from cashier.settings import load
from cashier.store import drawers
from tests.simulation.history import Recorder
from tests.torture.homes import TODAY, Place
from tests.torture.window import dollars
from ui.tour_hands import Hands

VISITS_A_DAY = 4
PATIENCE_MS = 90_000
"""Two cores may have much else to do; a window that is stuck ends by itself and is seen."""
MEMBER = "alves rosa"
STARTS = ("find", "open_drawer", "count", "difference", "closed")


def main(folder: Path, history: Path, seed: int) -> None:
    """Works until it is killed."""
    place = Place(folder)
    os.environ.update(place.env())
    from ui import tour_hands
    from ui.app import make_application, make_program
    from ui.hold import hold

    tour_hands.WAIT_MS = PATIENCE_MS

    with hold(place.home), Recorder(history, "TRN-01") as recorder:
        app = make_application()
        program = make_program(app, place.home, place.keys, SystemClock(), load(place.home))
        program.shell.resize(1366, 768)
        program.start()
        Cashier(Hands(app, program), recorder, random.Random(seed)).work()


class Cashier:
    """Somebody at the keys."""

    def __init__(self, hands: Hands, recorder: Recorder, chance: random.Random) -> None:
        self.hands, self.recorder, self.chance = hands, recorder, chance
        self.program = hands.program
        self.taken = 0

    def work(self) -> None:
        hands = self.hands
        hands.on("sign_in")
        hands.type("1001")
        hands.press("Return")
        hands.type(training.PASSPHRASE)
        hands.press("Return")
        hands.until(
            lambda: self.program.screen in STARTS and not self.program.busy, "after signing in"
        )
        while True:
            self.step(self.program.screen)

    def step(self, screen: str) -> None:
        """What there is to do on a screen."""
        hands = self.hands
        if screen == "open_drawer":
            hands.on("open_drawer")
            hands.press("Space")
            hands.settle()
            hands.press("F12")
            hands.on("find")
        elif screen == "count":
            self.count()
        elif screen == "difference":
            hands.on("difference")
            hands.press("F12")
            hands.on("closed")
        elif screen == "closed":
            hands.press("Return")
            hands.on("open_drawer")
        elif self.taken and self.taken % VISITS_A_DAY == 0 and self.chance.random() < 0.7:
            hands.press("F7")
            hands.on("count")
        else:
            self.take()

    def take(self) -> None:
        hands = self.hands
        hands.press("F2")
        hands.on("find")
        hands.type(MEMBER)
        hands.found()
        hands.press("Return")
        hands.on("account")
        hands.press("F5")
        hands.on("pay")
        hands.press("Alt+4")
        hands.settle()
        cents = self.chance.randint(100, 9_000)
        number = self.chance.randint(2_000_000_000, 2_999_999_999)
        dated = f"{TODAY:%m/%d/%Y}"
        for text in (dollars(cents), f"{number}{number % 9}", dated):
            hands.type(text)
            hands.press("Return")
            hands.settle()
        hands.press(*["Space"] * 6)
        hands.found()
        hands.press("Alt+A")
        hands.settle()
        hands.press("Return")
        hands.on("review")
        visit = self.program.counter.visit
        assert visit is not None
        self.recorder.invoke("take", visit.visit_id, items=1)
        visit_id = visit.visit_id
        hands.press("F12")
        hands.on("posted")
        shown = self.program.counter.last_visit
        assert shown is not None
        self.recorder.ok(
            "take", visit_id, receipt=shown.receipt_number, cents=shown.total_cents, items=1
        )
        self.taken += 1
        hands.press("Return")
        hands.on("find")

    def count(self) -> None:
        hands, desk = self.hands, self.program.desk
        hands.on("count")
        drawer = self.program.counter.drawer
        assert drawer is not None
        with desk.store.read() as connection:
            should = expected(drawers.tray(connection, drawer.session_id))
        texts = []
        for kind in InstrumentKind:
            number = should[kind]
            texts.append(str(number.items))
            if number.items:
                texts.append(dollars(number.cents))
        for text in texts:
            hands.type(text)
            hands.press("Return")
        hands.on("difference")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
