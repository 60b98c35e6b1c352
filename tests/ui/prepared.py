"""A training home prepared once and copied for each test: making one costs seconds (Argon2)."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from cashier.clock import SystemClock, TrainingClock
from cashier.services import training
from cashier.settings import Home
from cashier.vault import Keys
from resources.sample import KNOWN_ACCOUNTS, write_feed
from ui.compose import open_station
from ui.play import play

MORNING = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""10:00 AM in New York on a due date, before the cut-off."""
CLOCK = "2026-11-23T10:00"
ACCOUNTS = max(60, KNOWN_ACCOUNTS)
PASSWORD = "walk in center demo"
ROSA, ROSA_DENTAL = "712345678", "712345686"


@cache
def _made() -> Path:
    """`home`, `keys` and `feed` in one folder, which the session's end removes."""
    place = Path(tempfile.mkdtemp(prefix="prepared-", dir=os.environ["TESTS_SESSION"]))
    write_feed(place / "feed", accounts=ACCOUNTS, today=date(2026, 11, 23))
    keys = Keys(folder=place / "keys", use_keyring=False)
    training.make_home(Home(place / "home"), keys, TrainingClock(MORNING), place / "feed")
    return place


def feed() -> Path:
    return _made() / "feed"


def training_home() -> Home:
    """A copy of its own for the test that asks, where CASHIER_HOME and CASHIER_KEY_DIR say."""
    home = Home(Path(os.environ["CASHIER_HOME"]))
    shutil.copytree(_made() / "home", home.folder)
    shutil.copytree(_made() / "keys", os.environ["CASHIER_KEY_DIR"])
    return home


def played(
    home: Home, acts: Iterable[Mapping[str, Any] | bytes], *, keep_going: bool = False
) -> tuple[list[dict[str, Any]], int]:
    """What a script answers, and its exit status."""
    answers: list[dict[str, Any]] = []
    lines = [act if isinstance(act, bytes) else json.dumps(act).encode() for act in acts]
    with open_station(home, start=MORNING, alone=True) as station:
        status = play(station, lines, answers.append, keep_going=keep_going)
    return answers, status


SIGN_IN: dict[str, Any] = {"do": "sign_in", "staff": "1001", "password": PASSWORD}
OPEN: dict[str, Any] = {"do": "open_drawer", "business_date": "2026-11-23"}
SYNC: dict[str, Any] = {"do": "sync"}


def signed(act: str, **fields: Any) -> dict[str, Any]:
    """An act with supervisor 2001's signature."""
    return {"do": act, **fields, "approver": "2001", "password": PASSWORD}


def check(amount: str = "206.00", number: str = "1042", **fields: Any) -> dict[str, Any]:
    """A personal check on Rosa's medical account, with every warning acknowledged."""
    account = fields.pop("on", ROSA)
    return {
        "kind": "personal_check",
        "amount": amount,
        "number": number,
        "routing": "011999993",
        "account": "4400123456",
        "dated": "2026-11-20",
        "allocations": [{"account": account, "amount": amount}],
        "accept": ["*"],
        **fields,
    }


def money_order(n: int = 2812345678, amount: str = "34.57", **fields: Any) -> dict[str, Any]:
    """A post office money order whose serial begins with these ten digits."""
    account = fields.pop("on", ROSA_DENTAL)
    return {
        "kind": "usps_money_order",
        "amount": amount,
        "number": f"{n}{sum(map(int, str(n))) % 9}",
        "dated": "2026-11-22",
        "allocations": [{"account": account, "amount": amount}],
        "accept": ["*"],
        **fields,
    }


def take(*tenders: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"do": "take", "payer": "Rosa M Alves", "tenders": list(tenders), **fields}


def new_visit() -> str:
    return SystemClock().new_id()
