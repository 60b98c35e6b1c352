"""What the books must say, computed from the feed's three files and the script alone.

Imports nothing of the project on purpose: it is the second opinion.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def cents(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


@dataclass(frozen=True)
class Expected:
    """Cents per account and per kind: owed by the feed, given at the counter, left in the tray."""

    owed_by_feed: dict[str, int]
    given: dict[str, int]
    tray: dict[str, tuple[int, int]]
    tenders: int


def owed_by_feed(folder: Path) -> dict[str, int]:
    """Premiums of bills not superseded less posted payments, per account."""
    owed = {row["billing_account_number"]: 0 for row in _rows(folder / "accounts.csv")}
    bills = list(_rows(folder / "bills.csv"))
    superseded = {row["supersedes_bill_number"] for row in bills} - {""}
    for bill in bills:
        if bill["bill_number"] not in superseded:
            owed[bill["billing_account_number"]] += cents(bill["premium"])
    for payment in _rows(folder / "payments.csv"):
        if payment["status"] == "posted":
            owed[payment["billing_account_number"]] -= cents(payment["amount"])
    return owed


def expected(
    folder: Path, script: Iterable[dict[str, Any]], voided: set[tuple[str, int]]
) -> Expected:
    """`voided` names (visit id, line from 1). A visit id that comes again is the same visit."""
    given: dict[str, int] = defaultdict(int)
    tray: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    seen: set[str] = set()
    tenders = 0
    for act in script:
        if act["do"] != "take" or act["visit"] in seen:
            continue
        seen.add(act["visit"])
        for line, tender in enumerate(act["tenders"], start=1):
            tenders += 1
            if (act["visit"], line) in voided:
                continue
            items, sum_cents = tray[tender["kind"]]
            tray[tender["kind"]] = (items + 1, sum_cents + cents(tender["amount"]))
            for part in tender["allocations"]:
                given[part["account"]] += cents(part["amount"])
    return Expected(
        owed_by_feed=owed_by_feed(folder), given=dict(given), tray=dict(tray), tenders=tenders
    )


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        yield from csv.DictReader(source)


def received(exported: Iterable[str]) -> dict[str, int]:
    """Net cents per billing account out of exported postings (JSON Lines): credits of its
    receivable.
    """
    sums: dict[str, int] = defaultdict(int)
    for line in exported:
        for entry in json.loads(line)["entries"]:
            if entry["account"].startswith("receivable/"):
                sums[entry["account"].removeprefix("receivable/")] -= entry["cents"]
    return {account: sum_cents for account, sum_cents in sums.items() if sum_cents}
