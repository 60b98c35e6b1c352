"""The main job from end to end without a window: twenty visits, twice, and both journals agree."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.ui.prepared import (
    CLOCK,
    OPEN,
    SIGN_IN,
    SYNC,
    check,
    feed,
    money_order,
    new_visit,
    signed,
    take,
    training_home,
)
from ui.cli import main

VISITS, TENDERS, VOIDS = 20, 30, 2


def accounts() -> list[str]:
    lines = (feed() / "accounts.csv").read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("billing_account_number")
    return [line.split(",")[place] for line in lines[1:]]


def day() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Twenty visits with thirty items on accounts drawn at random."""
    chosen, numbers = random.Random(7), accounts()
    visits, n = [], 0
    for visit in range(VISITS):
        tenders = []
        for _ in range(2 if visit < TENDERS - VISITS else 1):
            n += 1
            cents, on = chosen.randrange(100, 90_000), chosen.choice(numbers)
            amount = f"{cents // 100}.{cents % 100:02d}"
            tenders.append(
                money_order(2_000_000_000 + n, amount, on=on)
                if n % 3 == 0
                else check(amount, str(2000 + n), on=on)
            )
        visits.append(take(*tenders, visit=new_visit(), payer=f"Payer {visit}"))
    return visits, [one for act in visits for one in act["tenders"]]


def cents(amount: str) -> int:
    return int(amount.replace(".", ""))


def counts(tenders: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    items: Counter[str] = Counter()
    money: Counter[str] = Counter()
    for one in tenders:
        items[one["kind"]] += 1
        money[one["kind"]] += cents(one["amount"])
    return {
        kind: {"items": items[kind], "amount": f"{money[kind] // 100}.{money[kind] % 100:02d}"}
        for kind in items
    }


def answers_of(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(list(arguments)) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_a_day_at_the_counter(
    tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    home, place = training_home(), tmp_path_factory.mktemp("day")
    visits, tenders = day()
    assert (len(visits), len(tenders)) == (VISITS, TENDERS)

    def play(*acts: dict[str, Any]) -> list[dict[str, Any]]:
        script = place / "acts.jsonl"
        script.write_text("\n".join(map(json.dumps, acts)), encoding="utf-8")
        return answers_of(capfd, "play", str(script), "--clock", CLOCK)

    taken = play(SIGN_IN, OPEN, *visits)[2:]
    again = play(SIGN_IN, *visits)[1:]
    assert [{**answer, "replay": True} for answer in taken] == again
    voids = [
        signed("void", receipt=answer["receipt_number"], tender=1, reason="wrong account")
        for answer in taken[:VOIDS]
    ]
    gone = [act["tenders"][0] for act in visits[:VOIDS]]
    left = [one for one in tenders if one not in gone]
    *_, closed, synced = play(
        SIGN_IN, *voids, {"do": "count", "counts": counts(left)}, {"do": "close"}, SYNC
    )
    assert (closed["balanced"], closed["differences"]) == (True, [])
    # opened, counted and closed are records too
    assert synced["sent"] == synced["confirmed"] == TENDERS + VOIDS + 3
    assert synced["waiting"] == 0
    assert answers_of(capfd, "sync", "--drain", "--json")[0]["sent"] == 0

    journal = answers_of(capfd, "journal", "export")
    ledger = answers_of(capfd, "ledger", "export", home.ledger_url)
    states = [row.pop("state") for row in journal]
    assert set(states) == {"confirmed"}
    assert journal == ledger
    made = [row["posting_id"] for row in ledger if row["kind"] != "audit"]  # by people
    assert len(set(made)) == len(made) == TENDERS + VOIDS + 3
    assert_balances(ledger, left)
    verified = answers_of(capfd, "ledger", "verify", home.ledger_url, "--json")[0]
    assert (verified["postings"], verified["findings"]) == (len(ledger), [])
    assert answers_of(capfd, "audit", "verify", "--json")[0]["whole"] is True
    assert_papers(place, taken[0]["receipt_number"], capfd)


def assert_balances(ledger: list[dict[str, Any]], left: list[dict[str, Any]]) -> None:
    """Per account what was handed over less what was voided, computed from the script alone."""
    wanted: Counter[str] = Counter()
    for one in left:
        wanted[f"receivable/{one['allocations'][0]['account']}"] -= cents(one["amount"])
    found: Counter[str] = Counter()
    for row in ledger:
        assert sum(entry["cents"] for entry in row["entries"]) == 0
        for entry in row["entries"]:
            found[entry["account"]] += entry["cents"]
    receivables = {name: sum_ for name, sum_ in found.items() if name.startswith("receivable/")}
    assert {name: sum_ for name, sum_ in receivables.items() if sum_} == dict(wanted)


def assert_papers(place: Path, number: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The Z and a receipt in every form, from the command line."""
    begins = {"pdf": b"%PDF", "csv": b"section,", "json": b"{", "text": b"TRAINING"}
    for form, first in begins.items():
        out = place / f"z.{form}"
        assert main(["report", "z", "--format", form, "-o", str(out)]) == 0
        assert out.read_bytes().startswith(first), form
    assert json.loads((place / "z.json").read_text("utf-8"))["balanced"] is True
    begins = {"pdf": b"%PDF", "png": b"\x89PNG", "escpos": b"\x1b@", "text": b"*"}
    for form, first in begins.items():
        out = place / f"receipt.{form}"
        assert main(["receipt", "show", number, "--format", form, "-o", str(out)]) == 0
        assert out.read_bytes().startswith(first), form
    assert "COPY 1" in (place / "receipt.text").read_text("utf-8")
    assert capfd.readouterr() == ("", "")
    assert not list(place.glob("*.part"))
