"""A shift at the counter by key events, as long as it is wanted: visits one after the other over
the real services, and between them what else is done at a window.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from random import Random

from cashier.domain.account import Account, AccountKind
from cashier.domain.documents import account_from_document
from cashier.domain.standing import standing
from cashier.services.training import PASSPHRASE
from cashier.store.replica_documents import unpack
from ui.tour_hands import Hands

_BODY = "SELECT body FROM account_document WHERE id = ?"
_TWICE_FROM = 100_000
"""Larger amounts are typed twice, in cents."""
_TRIES = 30
VOID_EVERY, LOOKS_EVERY, BOARD_EVERY = 10, 6, 20


class Shift:
    """`visits` are those taken so far; `most` how many there will be at most."""

    def __init__(self, hands: Hands, most: int, *, paper: bool = True) -> None:
        self.hands, self.visits, self._paper = hands, 0, paper
        self._did: Counter[str] = Counter()
        self._people = self._of_store(most)
        self._today: date = hands.program.desk.clock.now().date()

    def morning(self) -> None:
        """Signs in and opens the drawer."""
        self._sign_in("1001")
        self.hands.on("open_drawer")
        self.hands.press("Space", "F12")
        self.hands.on("find")

    def visit(self) -> None:
        """One person at the counter, and what comes between two."""
        hands = self.hands
        account, cents = self._people[self.visits % len(self._people)]
        hands.press("F2")
        hands.on("find")
        for text in (account.last_name[:4], f"{account.last_name} {account.first_name}"):
            hands.press("Ctrl+A", "Delete")
            hands.type(text.lower())
            hands.found()
            self._did["searches"] += 1
        hands.press("Ctrl+A", "Delete")
        hands.type(account.billing_account_number)
        hands.press("Return")
        hands.on("account")
        hands.press("Ctrl+I")
        hands.settle()
        hands.press("1")
        hands.settle()
        hands.press("F5")
        hands.on("pay")
        self._check(cents)
        hands.press("Return")
        hands.settle()
        if hands.program.screen == "pay":
            hands.press("Alt+A")
            hands.settle()
            hands.press("Return")
            self._did["acknowledged"] += 1
        hands.on("review")
        hands.press("F12")
        hands.on("posted")
        if self._paper:
            hands.on_paper()
        hands.press("Return")
        hands.on("find")
        self.visits += 1
        if self.visits % VOID_EVERY == 0:
            self._void()
        if self.visits % LOOKS_EVERY == 0:
            self._look_around()
        if self.visits % BOARD_EVERY == 0:
            self._supervisor()

    def at_rest(self) -> None:
        """At the empty search, with nothing under way and no toast left."""
        hands = self.hands
        hands.press("F2")
        hands.on("find")
        hands.press("Ctrl+A", "Delete")
        hands.found()
        hands.rest(1_200)

    def tell(self) -> None:
        """What was done."""
        did = ", ".join(f"{count} {what}" for what, count in sorted(self._did.items()))
        sys.stdout.write(f"done: {self.visits} visits, {did}\n")

    def _of_store(self, most: int) -> list[tuple[Account, int]]:
        """Accounts that owe, from all over the copy, each with what brings it to good standing."""
        desk = self.hands.program.desk
        now = desk.clock.now()
        found: list[tuple[Account, int]] = []
        with desk.store.read() as connection:
            last = connection.exec_driver_sql("SELECT max(id) FROM account").scalar_one()
            rng = Random(8)
            for _ in range(_TRIES * most):
                body = connection.exec_driver_sql(_BODY, (rng.randint(1, last),)).scalar()
                if body is None:
                    continue
                account = account_from_document(unpack(body))
                owes = standing(account, (), now).good_standing_cents
                plain = account.kind is AccountKind.INDIVIDUAL and account.last_name.isascii()
                if 0 < owes < _TWICE_FROM and plain:
                    found.append((account, owes))
                if len(found) == most:
                    break
        assert found, "somebody owes"
        return found

    def _check(self, cents: int) -> None:
        hands = self.hands
        dated = f"{self._today:%m/%d/%Y}"
        amount = f"{cents // 100:,}.{cents % 100:02d}"
        for text in (amount, str(1001 + self.visits), dated, "011999993", f"44{self.visits:08d}"):
            hands.type(text)
            hands.press("Return")
            hands.settle()
        hands.press("Space", "Space")

    def _void(self) -> None:
        hands = self.hands
        hands.press("F3")
        hands.on("today")
        hands.press("F8")
        hands.settle()
        hands.press("Down", "Return")
        hands.type("2001")
        hands.press("Return")
        hands.type(PASSPHRASE)
        hands.press("F12")
        hands.settle()
        if self._paper:
            hands.on_paper()
        self._did["voids"] += 1

    def _look_around(self) -> None:
        """The day so far and an old visit of it, the status page."""
        hands = self.hands
        hands.press("F3")
        hands.on("today")
        hands.settle()
        hands.press("Return")
        hands.settle()
        hands.press("F2")
        hands.on("find")
        self._did["looks at today"] += 1

    def _supervisor(self) -> None:
        """A supervisor looks at the board and reads a report at the same window."""
        hands = self.hands
        hands.press("F11")
        self._sign_in("2001")
        hands.on("board")
        hands.found()
        hands.press("F9")
        hands.on("reports")
        hands.found()
        hands.press("F11")
        self._sign_in("1001")
        hands.on("find")
        self._did["boards and reports"] += 1

    def _sign_in(self, number: str) -> None:
        self.hands.on("sign_in")
        self.hands.type(number)
        self.hands.press("Return")
        self.hands.type(PASSPHRASE)
        self.hands.press("Return")
