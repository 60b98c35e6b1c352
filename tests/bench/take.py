"""Taking a payment, to durable commit, against a bare encrypted insert and commit of the same run.

Run: `./dev bench take [--takes N] [--accounts N] [--postings N]`, the last being what the station
took before. Goal: p99 at most 25 ms and at most 3 x the floor, the same after 1,000,000 postings.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from time import perf_counter

from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, TenderDraft, VisitDraft
from cashier.services import drawers, payments, staffing
from cashier.services.training import PASSPHRASE
from cashier.store import replica
from cashier.vault import Sealed
from resources.sample import stream
from tests.bench.homes import TODAY, desk, percentile, row, training_home
from tests.bench.taken_before import fill

GOAL_MS = 25.0
GOAL_RATIO = 3.0
WARM_UP = 50


def main(argv: Sequence[str] | None = None) -> int:
    """Prints both and their ratio; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench take", description=__doc__)
    parser.add_argument("--takes", type=int, default=1000)
    parser.add_argument("--accounts", type=int, default=2000)
    parser.add_argument("--postings", type=int, default=0, help="taken before")
    given = parser.parse_args(argv)
    rng = random.Random(1)
    numbers = [
        sheet.account.billing_account_number
        for sheet in stream(accounts=given.accounts, today=TODAY)
    ]
    with training_home(given.accounts) as (home, keys), desk(home, keys) as opened:
        floor_file = Sealed.create(home.folder / "floor.db", keys)
        floor = floor_file.connect()
        floor.execute("CREATE TABLE t (id TEXT PRIMARY KEY, a TEXT, b TEXT, c INTEGER)")
        who = staffing.sign_in(opened, "1001", PASSPHRASE)
        drawers.open_drawer(opened, who, TODAY)
        with opened.store.read() as connection:
            assert replica.account(connection, numbers[0]) is not None
        took: list[float] = []
        bare: list[float] = []
        for n in range(given.takes + WARM_UP):
            draft = VisitDraft(
                visit_id=opened.clock.new_id(),
                payer_name=f"Payer {n}",
                tenders=(
                    TenderDraft(
                        tender_id=opened.clock.new_id(),
                        instrument=Instrument(
                            kind=InstrumentKind.PERSONAL_CHECK,
                            amount_cents=rng.randint(100, 90_000),
                            number=str(1000 + n),
                            dated=TODAY,
                            routing="011999993",
                            account=f"44{n:08d}",
                        ),
                        allocations=(),
                        accept=("*",),
                    ),
                ),
            )
            number = rng.choice(numbers)
            tender = draft.tenders[0]
            whole = (
                Allocation(
                    billing_account_number=number, amount_cents=tender.instrument.amount_cents
                ),
            )
            draft = VisitDraft(
                visit_id=draft.visit_id,
                payer_name=draft.payer_name,
                tenders=(
                    TenderDraft(
                        tender_id=tender.tender_id,
                        instrument=tender.instrument,
                        allocations=whole,
                        accept=("*",),
                    ),
                ),
            )
            begun = perf_counter()
            payments.take(opened, who, draft)
            took.append((perf_counter() - begun) * 1000)
            if n == 0 and given.postings:
                filling = perf_counter()
                fill(opened, who, given.postings)
                sys.stdout.write(
                    f"{given.postings:,} postings before, laid down in"
                    f" {perf_counter() - filling:.0f} s;"
                    f" store {opened.home.store.stat().st_size / 1e6:,.0f} MB\n"
                )
                sys.stdout.flush()
            begun = perf_counter()
            floor.execute("BEGIN IMMEDIATE")
            floor.execute(
                "INSERT INTO t VALUES (?, ?, ?, ?)", (draft.visit_id, "x" * 200, "y" * 200, n)
            )
            floor.execute("COMMIT")
            bare.append((perf_counter() - begun) * 1000)
        floor.close()
    took, bare = took[WARM_UP:], bare[WARM_UP:]
    p99, floor_p99 = percentile(took, 0.99), percentile(bare, 0.99)
    sys.stdout.write(row("take one item, to durable commit", took))
    sys.stdout.write(row("floor: bare SQLCipher insert + commit", bare))
    p50_ratio = percentile(took, 0.5) / percentile(bare, 0.5)
    sys.stdout.write(
        f"{'ratio at p50, p99':44s} {p50_ratio:.2f}, {p99 / floor_p99:.2f}"
        f"  (goal: p99 <= {GOAL_MS} ms and <= {GOAL_RATIO} x)\n"
    )
    return int(p99 > GOAL_MS or p99 / floor_p99 > GOAL_RATIO)
