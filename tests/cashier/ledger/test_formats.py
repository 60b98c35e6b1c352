"""What the ledger takes and gives is what docs/formats promises."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import Issuer
from cashier.domain.posting import Entry, RecordKind, instant_text, receivable, undeposited
from cashier.domain.site import Organization
from cashier.domain.staff import Role
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.contract import (
    ACCOUNTS,
    CONTRACT_VERSION,
    DIRECTORY,
    Ledger,
    WireRecord,
    site_feed,
)
from cashier.ledger.export import postings
from cashier.ledger.feed import import_feed
from cashier.vault import PasswordCost
from tests.cashier.ledger.schemas import FOLDER, complaints, schema
from tests.cashier.ledger.stations import KNOWN, SESSION, UNKNOWN, Chain, forged, rehashed
from tests.cashier.ledger.test_feed import write


def everything(ledger: Ledger, chain: Chain) -> tuple[WireRecord, ...]:
    """A record of every kind, one of them refused, some with exceptions."""
    paid = chain.pay(dup_key="d")
    chain.pay(UNKNOWN, dup_key="d")
    for kind in RecordKind:
        if kind in {RecordKind.VOID, RecordKind.REVERSAL, RecordKind.RETURNED_ITEM}:
            chain.undo(paid, kind)
        elif kind.moves_money:
            lines = (
                Entry(account=undeposited(SESSION), cents=5),
                Entry(account=receivable(KNOWN[0]), cents=-5),
            )
            chain.add(kind, lines, amount=5, approver="2001")
        else:
            chain.add(kind, body={"kinds": {"bank_check": [1, 5, 1, 5]}})
    ledger.post_batch(chain.site, chain.station, chain.sent())
    ledger.post_batch(chain.site, chain.station, (rehashed(chain.pay(), "{}"),))
    return chain.sent()[:-1]


def test_records_of_every_kind_fit(ledger: Ledger, bos: Chain) -> None:
    for sent in everything(ledger, bos):
        assert complaints(json.loads(sent.canonical), schema("record")) == []
        assert complaints(asdict(sent), schema("calls", "wire_record")) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"v": 2},
        {"surplus": 1},
        {"station_seq": 0},
        {"kind": "refund"},
        {"amount_cents": True},
        {"entries": []},
        {"entries": [{"account": "bank", "cents": 1.5}] * 2},
        {"recorded_at": "2026-11-23T12:00:00Z"},
        {"staff": ""},
        {"kind": "void"},
    ],
)
def test_what_the_ledger_refuses_the_schema_refuses(bos: Chain, fields: dict[str, Any]) -> None:
    good = json.loads(bos.pay().canonical)
    assert complaints(good, schema("record")) == []
    assert complaints(good | fields, schema("record"))


def test_calls_and_feeds_fit(ledger: Ledger, database: Books, bos: Chain, tmp_path: Path) -> None:
    directory.set_organization(database, Organization())
    directory.set_issuer(
        database, Issuer(kind=InstrumentKind.OTHER_MONEY_ORDER, phone="800-555-0142")
    )
    directory.add_staff(
        database,
        number="1001",
        name="A. Rivera",
        role=Role.CASHIER,
        password="walk in center demo",
        cost=PasswordCost(memory_kib=64, time_cost=1, parallelism=1),
    )
    sent = everything(ledger, bos)
    import_feed(database, write(tmp_path / "feed"), allow_shrink=True)
    answers = ledger.post_batch("BOS", "01", (*sent, forged(bos.fact(), v=2)))
    for answer in answers:
        assert complaints(asdict(answer), schema("calls", "answer")) == []
    hello = asdict(ledger.hello(CONTRACT_VERSION, "BOS", "01"))
    hello["clock"] = instant_text(hello["clock"])
    assert complaints(hello, schema("calls", "hello")) == []
    assert complaints(asdict(ledger.head("BOS", "01")), schema("calls", "head")) == []
    known = {DIRECTORY: "feed-directory", ACCOUNTS: "feed-accounts", site_feed("BOS"): "feed-site"}
    for feed, name in known.items():
        page = ledger.pull(feed, 0, 0, 5_000)
        body = asdict(page) | {
            "as_of": instant_text(page.as_of),
            "changes": [asdict(change) for change in page.changes],
        }
        assert complaints(body, schema("calls", "page")) == []
        assert page.changes
        for change in page.changes[2 if feed == ACCOUNTS else 0 :]:
            if change.document:
                assert complaints(json.loads(change.document), schema(name)) == [], change.key


def test_the_export_fits(ledger: Ledger, database: Books, bos: Chain) -> None:
    everything(ledger, bos)
    for row in postings(database):
        assert complaints(row, schema("export")) == []


def test_every_schema_is_told_of() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    names = sorted(path.name for path in FOLDER.glob("*.json"))
    assert len(names) >= 6
    assert [name for name in names if name not in told] == []
