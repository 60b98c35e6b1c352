"""Taking a payment while the ledger is frozen, against the same while it is up and sent to.

Run: `./dev bench frozen [--takes N] [--rounds N]`. A real PostgreSQL, whose processes are stopped
(SIGSTOP) in every other round, so that what the disk and the machine do else falls on both alike. A
sender works beside, as in the window: in its own thread, one step after the other. Goal: p50, p95
and p99 with the ledger frozen at most 1.2 x those with it up.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
import threading
from collections.abc import Generator, Sequence
from pathlib import Path
from time import perf_counter

from cashier.clock import TrainingClock
from cashier.domain.errors import Fault
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, ItemState, TenderDraft, VisitDraft
from cashier.domain.site import Organization
from cashier.ledger import directory
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.open import init_ledger, open_ledger
from cashier.services import drawers, payments, staffing
from cashier.services.desk import Desk
from cashier.services.training import PASSPHRASE, SITE, STAFF
from cashier.store import journal
from cashier.sync import Pacer, step
from cashier.vault import Keys, PasswordCost
from resources.sample import stream
from tests.bench.homes import START, TODAY, desk, percentile, row, training_home
from tests.servers.postgres import Server, start_server

GOAL_RATIO = 1.2
ACCOUNTS = 2_000
BETWEEN_STEPS_S = 0.05
PER_SECOND = 20
"""Payments a second: many times what a counter takes, few enough that the machine is not full."""


class Sender:
    """Steps one after the other in a thread until it is ended, as the window's worker does."""

    def __init__(self, opened: Desk, enrolment: Enrolment, keys: Keys) -> None:
        self._desk, self._keys, self._enrolment = opened, keys, enrolment
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.steps = self.failures = 0
        self._thread.start()

    def _run(self) -> None:
        desk, pacer = self._desk, Pacer()
        ledger = open_ledger(
            self._enrolment.ledger, self._keys, desk.clock, password=self._enrolment.password
        )
        while not self._ended.is_set():
            try:
                step(desk.store, ledger, desk.clock, desk.identity, pacer=pacer)
                self.steps += 1
            except Fault:
                self.failures += 1
            self._ended.wait(BETWEEN_STEPS_S)
        ledger.close()

    def end(self) -> None:
        """Lets the step in hand come to its end."""
        self._ended.set()
        self._thread.join()


@contextlib.contextmanager
def central(feed: Path, keys: Keys) -> Generator[tuple[Server, Enrolment]]:
    """A PostgreSQL ledger that knows the training site, its staff and its accounts."""
    with tempfile.TemporaryDirectory(prefix="cashier-bench-") as folder:
        server = start_server(Path(folder) / "pg")
        try:
            url = server.create()
            database = init_ledger(url, keys, TrainingClock(START))
            given: list[Enrolment] = []
            try:
                directory.set_organization(database, Organization())
                directory.add_site(database, SITE)
                for number, name, role in STAFF:
                    directory.add_staff(
                        database,
                        number=number,
                        name=name,
                        role=role,
                        password=PASSPHRASE,
                        cost=PasswordCost(),
                    )
                import_feed(database, feed)
                enroll_station(database, url, SITE.code, "01", deliver=given.append)
            finally:
                database.close()
            yield server, given[0]
        finally:
            server.resume()
            server.remove()


def visit(opened: Desk, number: str, n: int, cents: int) -> VisitDraft:
    """One check for one account."""
    return VisitDraft(
        visit_id=opened.clock.new_id(),
        payer_name=f"Payer {n}",
        tenders=(
            TenderDraft(
                tender_id=opened.clock.new_id(),
                instrument=Instrument(
                    kind=InstrumentKind.PERSONAL_CHECK,
                    amount_cents=cents,
                    number=str(1000 + n),
                    dated=TODAY,
                    routing="011999993",
                    account=f"44{n:08d}",
                ),
                allocations=(Allocation(billing_account_number=number, amount_cents=cents),),
                accept=("*",),
            ),
        ),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Prints both and their ratio; 1 when the goal is missed or an item did not arrive."""
    parser = argparse.ArgumentParser(prog="bench frozen", description=__doc__)
    parser.add_argument("--takes", type=int, default=150, help="payments per round")
    parser.add_argument("--rounds", type=int, default=4, help="of each kind, in turn")
    given = parser.parse_args(argv)
    rng = random.Random(1)
    numbers = [
        sheet.account.billing_account_number for sheet in stream(accounts=ACCOUNTS, today=TODAY)
    ]
    took: dict[bool, list[float]] = {False: [], True: []}
    with (
        training_home(ACCOUNTS) as (home, keys),
        desk(home, keys) as opened,
        central(home.folder.parent / "feed", keys) as (server, enrolment),
    ):
        who = staffing.sign_in(opened, "1001", PASSPHRASE)
        drawers.open_drawer(opened, who, TODAY)
        sender = Sender(opened, enrolment, keys)
        pause = threading.Event()
        n = 0
        for number in range(2 * given.rounds + 1):
            frozen = number % 2 == 0 and number > 0
            if frozen:
                server.pause()
            for _ in range(given.takes):
                n += 1
                draft = visit(opened, rng.choice(numbers), n, rng.randint(100, 90_000))
                begun = perf_counter()
                payments.take(opened, who, draft)
                if number > 0:  # the first round warms up
                    took[frozen].append((perf_counter() - begun) * 1000)
                pause.wait(1 / PER_SECOND)
            server.resume()
        until = perf_counter() + 60
        waiting = n
        while waiting and perf_counter() < until:
            pause.wait(0.2)
            with opened.store.read() as connection:
                states = journal.counts(connection)
            waiting = states[ItemState.RECORDED] + states[ItemState.SENT]
        sender.end()
        arrived = server.execute(
            "SELECT count(*) FROM ledger.posting", enrolment.ledger.rsplit("/", 1)[1].split("?")[0]
        )[0][0]
        with opened.store.read() as connection:
            recorded, _ = journal.head(connection)
    up, still = took[False], took[True]
    sys.stdout.write(row("take, the ledger up and sent to", up))
    sys.stdout.write(row("take, the ledger frozen", still))
    ratios = [percentile(still, share) / percentile(up, share) for share in (0.5, 0.95, 0.99)]
    sys.stdout.write(
        f"{'ratio at p50, p95, p99':44s} {', '.join(f'{one:.2f}' for one in ratios)}"
        f"  (goal: <= {GOAL_RATIO} x)\n"
        f"{'records here, in the ledger':44s} {recorded}, {arrived}"
        f"  ({sender.steps} steps, {sender.failures} without an answer)\n"
    )
    return int(max(ratios) > GOAL_RATIO or recorded != arrived or sender.failures == 0)
