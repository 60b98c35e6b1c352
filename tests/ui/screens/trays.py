"""Drawers that were taken, counted and closed, ready for the bank; through the real services."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from cashier.clock import TrainingClock
from cashier.domain.calendar import local_date
from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.staff import Role, Staff
from cashier.ledger.contract import Ledger
from cashier.ledger.open import open_ledger
from cashier.services import drawers
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, Settings
from cashier.vault import Keys
from tests.ui.screens.takings import check, money_order, take

OKAFOR = Staff(number="1002", name="J. Okafor", role=Role.CASHIER)
HADDAD = Staff(number="2002", name="M. Haddad", role=Role.SUPERVISOR)
MENSAH = Staff(number="4001", name="T. Mensah", role=Role.AUDITOR)


@contextmanager
def home_with_trays(
    made: Path, folder: Path, at: datetime
) -> Iterator[tuple[Desk, TrainingClock, Ledger]]:
    """A copy of a made home in `folder`, open to be filled once for many tests."""
    for name in ("home", "keys"):
        shutil.copytree(made / name, folder / name)
    keys, clock = Keys(folder=folder / "keys", use_keyring=False), TrainingClock(at)
    desk = open_desk(Home(folder / "home"), keys, clock, Settings())
    ledger = open_ledger(desk.home.ledger_url, keys, clock)
    try:
        yield desk, clock, ledger
    finally:
        ledger.close()
        desk.store.close()


def serial(ten: int) -> str:
    """A USPS serial with its check digit."""
    return f"{ten}{sum(map(int, str(ten))) % 9}"


def closed(
    desk: Desk,
    clock: TrainingClock,
    who: Staff,
    at: datetime,
    *,
    checks: tuple[str, ...] = (),
    orders: int = 0,
) -> None:
    """Opens at `at`, takes these checks and some money orders, closes in balance an hour later."""
    clock.set(at)
    drawers.open_drawer(desk, who, local_date(at))
    paper = [check(number, 10_000 + 100 * n) for n, number in enumerate(checks)]
    paper += [money_order(serial(2812340000 + n), 3_400 + n) for n in range(orders)]
    for one in paper:
        take(desk, who, one)
    clock.set(at + timedelta(hours=1))
    drawers.begin_count(desk, who)
    counts: dict[InstrumentKind, KindCount] = {}
    for instrument, _ in paper:
        before = counts.get(instrument.kind, KindCount(items=0, cents=0))
        counts[instrument.kind] = KindCount(
            items=before.items + 1, cents=before.cents + instrument.amount_cents
        )
    drawers.count(desk, who, counts)
    drawers.close(desk, who)
