"""Training homes for the benches, made from the sample generator."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from cashier.clock import TrainingClock
from cashier.services import training
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, load
from cashier.vault import Keys
from resources.sample import write_feed

TODAY = date(2026, 11, 23)
START = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@contextmanager
def training_home(accounts: int) -> Generator[tuple[Home, Keys]]:
    """A home of its own with `accounts` generated accounts, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed"
        feed.mkdir()
        write_feed(feed, accounts=accounts, today=TODAY)
        home = Home(Path(folder) / "home")
        key_folder = Path(folder) / "keys"
        os.environ["CASHIER_KEY_DIR"] = str(key_folder)
        keys = Keys(folder=key_folder, use_keyring=False)
        training.make_home(home, keys, TrainingClock(START), feed)
        yield home, keys


@contextmanager
def desk(home: Home, keys: Keys) -> Generator[Desk]:
    """The home opened as the program opens it."""
    opened = open_desk(home, keys, TrainingClock(START), load(home))
    try:
        yield opened
    finally:
        opened.store.close()


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of all lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def row(label: str, values_ms: list[float]) -> str:
    """One line: p50, p95, p99 and the slowest, in milliseconds."""
    shares = " ".join(f"p{int(s * 100)} {percentile(values_ms, s):8.2f}" for s in (0.5, 0.95, 0.99))
    return f"{label:44s} {shares} max {max(values_ms):8.2f} ms  (n={len(values_ms)})\n"
