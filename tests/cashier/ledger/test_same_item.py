"""The duplicate guard, alike on every ledger: corrected keys, duplicates that were overridden."""

from __future__ import annotations

from typing import Any

import pytest

from cashier.domain.posting import Entry, RecordKind, receivable, undeposited
from cashier.ledger.contract import Ledger, WireRecord
from tests.cashier.ledger.stations import KNOWN, SESSION, Chain
from tests.cashier.ledger.test_contract import answers, exceptions


def pay(chain: Chain, key: str, receipt: str = "", **body: Any) -> WireRecord:
    lines = (
        Entry(account=undeposited(SESSION), cents=100),
        Entry(account=receivable(KNOWN[0]), cents=-100),
    )
    fields = {"dup_key": key, "instrument": {"kind": "personal_check"}} | body
    return chain.add(RecordKind.PAYMENT, lines, amount=100, receipt=receipt, body=fields)


def correct(chain: Chain, paid: WireRecord, key: str) -> WireRecord:
    body = {"dup_key": key, "changes": []}
    return chain.add(RecordKind.CORRECTION, approver="2001", original=paid.posting_id, body=body)


def told(ledger: Ledger, chain: Chain, records: list[WireRecord], one_batch: bool) -> list[str]:
    """The exception of each record's answer."""
    if one_batch:
        return [answer.exception for answer in answers(ledger, chain, *records)]
    return [answers(ledger, chain, record)[0].exception for record in records]


both = pytest.mark.parametrize("one_batch", [True, False])


@both
def test_a_corrected_item_is_met_by_its_new_key_and_no_more_by_its_old(
    ledger: Ledger, bos: Chain, wor: Chain, one_batch: bool
) -> None:
    paid = pay(bos, "misread")
    sent = [paid, correct(bos, paid, "right"), pay(bos, "misread"), pay(bos, "right")]
    assert told(ledger, bos, sent, one_batch) == ["", "", "", "duplicate"]
    assert answers(ledger, wor, pay(wor, "right"))[0].exception == "duplicate"
    (found,) = exceptions(ledger, "WOR")
    assert found["detail"] == {"of": sorted([paid.posting_id, sent[-1].posting_id])}


@both
def test_the_newest_correction_speaks(ledger: Ledger, bos: Chain, one_batch: bool) -> None:
    paid = pay(bos, "a")
    sent = [paid, correct(bos, paid, "b"), correct(bos, paid, "a"), pay(bos, "b"), pay(bos, "a")]
    assert told(ledger, bos, sent, one_batch) == ["", "", "", "", "duplicate"]
    (found,) = exceptions(ledger)
    assert found["detail"] == {"of": [paid.posting_id]}


@both
def test_a_void_frees_a_corrected_key_too(ledger: Ledger, bos: Chain, one_batch: bool) -> None:
    paid = pay(bos, "a")
    sent = [paid, correct(bos, paid, "b"), bos.undo(paid), pay(bos, "b"), pay(bos, "a")]
    assert told(ledger, bos, sent, one_batch) == [""] * 5


@both
def test_a_correction_of_other_details_is_no_second_item(
    ledger: Ledger, bos: Chain, one_batch: bool
) -> None:
    paid = pay(bos, "a")
    sent = [paid, correct(bos, paid, "a"), correct(bos, paid, ""), pay(bos, "a")]
    assert told(ledger, bos, sent, one_batch) == ["", "", "", "duplicate"]
    (found,) = exceptions(ledger)
    assert found["detail"] == {"of": [paid.posting_id]}


@both
def test_what_a_supervisor_has_seen_is_not_asked_again(
    ledger: Ledger, bos: Chain, wor: Chain, one_batch: bool
) -> None:
    """An override names the receipts it was given for; a twin it did not know is still told."""
    sent = [pay(bos, "a", "R-1"), pay(bos, "a", "R-2", duplicate_of=["R-1"])]
    assert told(ledger, bos, sent, one_batch) == ["", ""]
    assert exceptions(ledger) == []
    assert answers(ledger, wor, pay(wor, "a", "R-3", duplicate_of=["R-2"]))[0].exception
    (found,) = exceptions(ledger, "WOR")
    assert found["detail"] == {"of": [sent[0].posting_id]}


@pytest.mark.parametrize("named", [None, "R-1", {"R-1": 1}, [1, None, ["R-1"]], []])
def test_what_names_no_receipt_hides_nothing(ledger: Ledger, bos: Chain, named: Any) -> None:
    sent = [pay(bos, "a", "R-1"), pay(bos, "a", "R-2", duplicate_of=named)]
    assert told(ledger, bos, sent, one_batch=True) == ["", "duplicate"]
