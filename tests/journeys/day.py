"""A day of random visits as a play script: many accounts, several kinds of paper, some voids.

Run by hand over any feed: `python -m tests.journeys.day --feed DIR [--visits N] [--tenders N]`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.independent import Expected, expected, received

PASSPHRASE = "walk in center demo"
CLOCK = "2026-11-23T09:00:00"
BUSINESS_DATE = "2026-11-23"
CHECKS = ("personal_check", "business_check", "bank_check")
ORDERS = (
    "usps_money_order",
    "western_union_money_order",
    "moneygram_money_order",
    "other_money_order",
)
Act = dict[str, Any]


@dataclass(frozen=True)
class Day:
    """What a played day left: answers per act, exports of both books, and what they must say."""

    takes: list[Act]
    replays: list[Act]
    closing: list[Act]
    journal: list[str]
    ledger: list[str]
    sync: Act
    should: Expected


def script(feed: Path, *, visits: int, tenders: int, seed: int) -> list[Act]:
    """The takes: `visits` visits with `tenders` items in all, each of one household."""
    rng = random.Random(seed)
    with (feed / "accounts.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    households: dict[str, list[str]] = {}
    for row in rows:
        home = row["household_id"] or row["billing_account_number"]
        households.setdefault(home, []).append(row["billing_account_number"])
    extra = set(rng.sample(range(visits), tenders - visits))
    acts: list[Act] = []
    for place in range(visits):
        accounts = rng.choice(list(households.values()))
        items = [_item(rng, accounts, place * 2 + n) for n in range(2 if place in extra else 1)]
        acts.append(
            {
                "do": "take",
                "visit": _visit_id(rng, place),
                "payer": f"Payer {place}",
                "tenders": items,
            }
        )
    return acts


def _visit_id(rng: random.Random, place: int) -> str:
    """A UUIDv7 by hand: some millisecond of the day, version 7, variant 10."""
    stamp = 1_795_000_000_000 + place
    tail = rng.getrandbits(74)
    value = stamp << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & ((1 << 62) - 1)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _item(rng: random.Random, accounts: Sequence[str], serial: int) -> Act:
    kind = rng.choice(CHECKS + ORDERS)
    amount = rng.randint(100, 90_000)
    chosen = rng.sample(accounts, min(len(accounts), rng.choice((1, 1, 1, 2))))
    first = amount if len(chosen) == 1 else rng.randint(1, amount - 1)
    parts = [first] if len(chosen) == 1 else [first, amount - first]
    item: Act = {
        "kind": kind,
        "amount": _money(amount),
        "dated": f"2026-11-{rng.randint(1, 23):02d}",
        "allocations": [
            {"account": account, "amount": _money(part)}
            for account, part in zip(chosen, parts, strict=True)
        ],
        "accept": ["*"],
    }
    if kind in CHECKS:
        return item | {
            "number": str(1000 + serial),
            "routing": rng.choice(("011999993", "211999997", "021000021")),
            "account": f"44{serial:08d}",
        }
    if kind == "usps_money_order":
        ten = f"{2_812_000_000 + serial:010d}"
        return item | {"number": ten + str(sum(map(int, ten)) % 9)}
    return item | {"number": f"{30_000_000_000 + serial}"}


def _money(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def cashier(*args: str, keys: Path, input_text: str = "") -> str:
    """The command as scripts run it, in a process of its own; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "ui", *args],
        input=input_text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CASHIER_KEY_DIR": str(keys)},
    )
    assert done.returncode == 0, f"{args} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def keys_beside(home: Path) -> Path:
    """The home's key folder: beside it, as long-lived as it."""
    return home.parent / "keys"


def play(home: Path, acts: Sequence[Act]) -> list[Act]:
    """Plays acts on a training home in one process; the answers, one per act."""
    lines = "".join(json.dumps(act) + "\n" for act in acts)
    printed = cashier(
        *("play", "-", "--home", str(home), "--clock", CLOCK),
        keys=keys_beside(home),
        input_text=lines,
    )
    return [json.loads(line) for line in printed.splitlines()]


def play_day(home: Path, feed: Path, *, visits: int, tenders: int, voids: int, seed: int) -> Day:
    """Prepares a home from the feed, takes, takes all again, voids, closes, syncs, exports both
    books.
    """
    keys = keys_beside(home)
    prepared = cashier(
        *("demo", "--prepare", "--home", str(home), "--feed", str(feed), "--json"), keys=keys
    )
    url = json.loads(prepared)["ledger"]
    takes = script(feed, visits=visits, tenders=tenders, seed=seed)
    opening = [_sign_in(), {"do": "open_drawer", "business_date": BUSINESS_DATE}]
    answers = play(home, [*opening, *takes])[len(opening) :]
    replays = play(home, [_sign_in(), *takes])[1:]
    rng = random.Random(seed)
    voided = {(takes[n]["visit"], 1) for n in rng.sample(range(visits), voids)}
    should = expected(feed, takes, voided)
    receipts = {answer["visit"]: answer["receipt_number"] for answer in answers}
    closing = play(
        home,
        [
            _sign_in(),
            *(
                {
                    "do": "void",
                    "receipt": receipts[visit],
                    "tender": line,
                    "reason": "handed back",
                    "approver": "2001",
                    "password": PASSPHRASE,
                }
                for visit, line in sorted(voided)
            ),
            {
                "do": "count",
                "counts": {
                    kind: {"items": items, "amount": _money(sum_cents)}
                    for kind, (items, sum_cents) in should.tray.items()
                },
            },
            {"do": "close"},
            {"do": "report", "kind": "z"},
        ],
    )
    synced = json.loads(cashier("sync", "--drain", "--home", str(home), "--json", keys=keys))
    cashier("ledger", "verify", url, keys=keys)
    return Day(
        takes=answers,
        replays=replays,
        closing=closing,
        journal=cashier("journal", "export", "--home", str(home), keys=keys).splitlines(),
        ledger=cashier("ledger", "export", url, keys=keys).splitlines(),
        sync=synced,
        should=should,
    )


def _sign_in() -> Act:
    return {"do": "sign_in", "staff": "1001", "password": PASSPHRASE}


def faults(day: Day) -> list[str]:
    """Where the day differs from what it must be; an empty list is a good day."""
    found = [
        f"refused: {answer}"
        for answer in (*day.takes, *day.replays, *day.closing)
        if not answer["ok"]
    ]
    found += [f"replay is not one: {one}" for one in day.replays if not one["replay"]]
    fields = ("posting_id", "station_seq", "hash", "prev_hash", "canonical", "entries", "kind")
    here = [{name: json.loads(line)[name] for name in fields} for line in day.journal]
    there = [{name: json.loads(line)[name] for name in fields} for line in day.ledger]
    if here != there:
        found.append(f"the books differ: {len(here)} here, {len(there)} in the ledger")
    payments = [row for row in here if row["kind"] == "payment"]
    if len(payments) != day.should.tenders:
        found.append(f"{len(payments)} payments for {day.should.tenders} items")
    if any(json.loads(line)["state"] != "confirmed" for line in day.journal):
        found.append("not all is confirmed")
    if received(day.ledger) != {acct: cents for acct, cents in day.should.given.items() if cents}:
        found.append("sums by account differ from the independent computation")
    if not day.closing[-2]["balanced"]:
        found.append("the drawer did not balance")
    if day.sync["waiting"] or day.sync["attention"]:
        found.append(f"sync left {day.sync}")
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Plays one day over a feed and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feed", type=Path, required=True)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--tenders", type=int, default=300)
    parser.add_argument("--voids", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        day = play_day(
            Path(folder) / "home",
            given.feed,
            visits=given.visits,
            tenders=given.tenders,
            voids=given.voids,
            seed=given.seed,
        )
    found = faults(day)
    sys.stdout.write(
        f"{len(day.takes)} visits, {day.should.tenders} items, {len(day.replays)} replayed, "
        f"{given.voids} voided: {len(day.journal)} records here, {len(day.ledger)} in the ledger, "
        f"{len(day.should.given)} accounts summed; {len(found)} faults\n"
    )
    sys.stdout.writelines(f"  {one}\n" for one in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
