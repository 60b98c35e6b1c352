"""Training homes for the benches, made from the sample generator.

Feeds and homes of many accounts take minutes to make and are kept in `build/bench`; a bench works
on a copy. What is kept is named by what went into it and made anew when that changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator
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
KEPT_FROM = 50_000
"""Accounts from which a feed or a home is kept."""

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = _ROOT / "build" / "bench"
_OF_FEED = ("resources/sample",)
_OF_HOME = (
    *_OF_FEED,
    "cashier/ledger/schema.py",
    "cashier/ledger/migrations.py",
    "cashier/services/training.py",
    "cashier/store/migrations",
    "cashier/store/replica_documents.py",
    "cashier/store/replica_keys.py",
    "cashier/store/replica_names.py",
    "cashier/store/replica_tables.py",
    "cashier/store/search_words.py",
)
"""What a kept feed, or home, depends on."""


@contextmanager
def training_home(accounts: int) -> Generator[tuple[Home, Keys]]:
    """A home of its own with `accounts` generated accounts, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cashier-bench-") as folder:
        where = Path(folder)
        if accounts < KEPT_FROM:
            _make(where, accounts)
        else:
            shutil.copytree(_kept_home(accounts), where, dirs_exist_ok=True)
        os.environ["CASHIER_KEY_DIR"] = str(where / "keys")
        yield Home(where / "home"), _keys(where)


@contextmanager
def feed_of(accounts: int) -> Generator[Path]:
    """A folder with the three files of a generated feed, to be read only."""
    with tempfile.TemporaryDirectory(prefix="cashier-bench-") as folder:
        if accounts >= KEPT_FROM:
            yield _kept_feed(accounts)
        else:
            write_feed(Path(folder), accounts=accounts, today=TODAY)
            yield Path(folder)


def _kept_feed(accounts: int) -> Path:
    return _kept(
        f"feed-{accounts}",
        _OF_FEED,
        lambda folder: write_feed(folder, accounts=accounts, today=TODAY),
    )


def _kept_home(accounts: int) -> Path:
    return _kept(f"home-{accounts}", _OF_HOME, lambda folder: _make(folder, accounts))


def _kept(name: str, sources: tuple[str, ...], make: Callable[[Path], object]) -> Path:
    """The kept folder of that name, made where it is not there; older ones of the name go."""
    folder = _KEPT / f"{name}-{_mark(sources)}"
    if not folder.exists():
        _KEPT.mkdir(parents=True, exist_ok=True)
        for old in _KEPT.glob(f"{name}-*"):
            shutil.rmtree(old)
        with tempfile.TemporaryDirectory(dir=_KEPT, prefix="making-") as made:
            half = Path(made) / name
            half.mkdir()
            make(half)
            half.rename(folder)
    return folder


def _mark(sources: tuple[str, ...]) -> str:
    """Tells apart what was made by other sources."""
    seen = hashlib.sha256()
    for source in sources:
        path = _ROOT / source
        for file in sorted(path.glob("*.*")) if path.is_dir() else [path]:
            if file.is_file():
                seen.update(file.read_bytes())
    return seen.hexdigest()[:12]


def _make(where: Path, accounts: int) -> None:
    """In a process of its own: a bench that looks at its memory should find nothing of this."""
    command = [sys.executable, "-m", "tests.bench.homes", str(where), str(accounts)]
    subprocess.run(command, check=True, cwd=_ROOT)


def _make_home(where: Path, accounts: int) -> None:
    with feed_of(accounts) as feed:
        training.make_home(Home(where / "home"), _keys(where), TrainingClock(START), feed)


def _keys(where: Path) -> Keys:
    return Keys(folder=where / "keys", use_keyring=False)


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


if __name__ == "__main__":
    _make_home(Path(sys.argv[1]), int(sys.argv[2]))
