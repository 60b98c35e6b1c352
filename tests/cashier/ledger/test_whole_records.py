"""A site's feed brings its own stations the records whole, and nobody else."""

from __future__ import annotations

import json

import pytest

from cashier.clock import Clock
from cashier.domain.posting import GENESIS, RecordKind, chain_hash
from cashier.ledger.contract import (
    ACCOUNTS,
    CONTRACT_VERSION,
    Change,
    Ledger,
    WireRecord,
    site_feed,
)
from cashier.ledger.embedded import EmbeddedLedger
from tests.cashier.ledger.stations import UNKNOWN, Chain
from tests.cashier.ledger.switchboard import Switchboard


def pulled(ledger: Ledger, site: str, feed: str, *, limit: int = 3) -> list[Change]:
    """The feed as a station of that site reads it, logged in as itself."""
    asked = ledger.of(site, "02") if isinstance(ledger, Switchboard) else ledger
    asked.hello(CONTRACT_VERSION, site, "02")
    found: list[Change] = []
    while True:
        page = asked.pull(feed, 1, len(found), limit)
        found += page.changes
        if len(found) == page.head_seq:
            return found


@pytest.fixture
def sent(ledger: Ledger, clock: Clock) -> dict[str, WireRecord]:
    """Two stations of Boston and one of Worcester; one payment is for an account nobody knows."""
    told: dict[str, WireRecord] = {}
    for site, station in (("BOS", "01"), ("BOS", "02"), ("WOR", "01")):
        chain = Chain(clock, site, station)
        paid = chain.pay()
        chain.undo(paid)
        chain.pay(UNKNOWN)
        chain.add(RecordKind.PRINT, body={"note": "\U0001f600 Łukasz \x00 \u202e \\u0000 '"})
        chain.add(RecordKind.AUDIT, body={"lines": []})
        chain.fact()
        ledger.post_batch(site, station, chain.sent())
        told |= {one.posting_id: one for one in chain.sent()}
    return told


@pytest.mark.parametrize("site", ["BOS", "WOR"])
def test_the_own_site_has_them_whole(
    ledger: Ledger, sent: dict[str, WireRecord], site: str
) -> None:
    found = pulled(ledger, site, site_feed(site))
    heads: dict[str, str] = {}
    records = 0
    for change in found:
        document = json.loads(change.document)
        if document["type"] != "record":
            assert change.record == ""
            continue
        records += 1
        text = sent[change.key].canonical
        # what was done at a window is told to no other one: its link alone
        assert change.record == ("" if document["kind"] == "audit" else text)
        link = chain_hash(heads.get(document["station"], GENESIS), text)
        assert link == document["hash"]
        heads[document["station"]] = link
    assert records == (12 if site == "BOS" else 6)
    assert len(found) > records, "the exceptions are there as well"


@pytest.mark.parametrize(("site", "other"), [("BOS", "WOR"), ("WOR", "BOS")])
def test_another_site_never_has_them(
    ledger: Ledger, sent: dict[str, WireRecord], site: str, other: str
) -> None:
    found = pulled(ledger, site, site_feed(other))
    assert found
    assert [change.record for change in found] == [""] * len(found)
    whole = pulled(ledger, other, site_feed(other))
    assert [(one.key, one.document, one.hash) for one in found] == [
        (one.key, one.document, one.hash) for one in whole
    ]


def test_the_accounts_have_none(ledger: Ledger, sent: dict[str, WireRecord]) -> None:
    assert {change.record for change in pulled(ledger, "BOS", ACCOUNTS)} == {""}


def test_who_did_not_say_hello_has_none(own: EmbeddedLedger, bos: Chain) -> None:
    own.post_batch("BOS", "01", (bos.pay(),))
    assert [change.record for change in own.pull(site_feed("BOS"), 1, 0, 9).changes] == [""]
