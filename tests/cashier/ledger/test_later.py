"""What only a later batch, or a very long text, asks of the ledger: the same of every one."""

from __future__ import annotations

from sqlalchemy import select

from cashier.domain.posting import GENESIS, RecordKind
from cashier.ledger.books import Books
from cashier.ledger.contract import Ledger, Outcome, WireRecord
from cashier.ledger.records import CANONICAL_BYTES_MAX
from cashier.ledger.schema import exception, exception_relief
from tests.cashier.ledger.stations import UNKNOWN, Chain


def test_a_resolution_in_a_later_batch_answers_its_exception(
    ledger: Ledger, database: Books, bos: Chain
) -> None:
    bos.pay(UNKNOWN)
    ledger.post_batch("BOS", "01", bos.sent())
    with database.read() as connection:
        named = connection.execute(select(exception.c.exception_id)).scalar_one()
    answer = bos.add(RecordKind.RESOLUTION, body={"exception": named})
    told = ledger.post_batch("BOS", "01", bos.sent())[-1]
    assert (told.outcome, told.exception) == (Outcome.CREATED, "")
    with database.read() as connection:
        relief = connection.execute(select(exception_relief)).one()
    assert (relief.exception_id, relief.posting_id, relief.cents) == (named, answer.posting_id, 0)


def test_a_text_that_is_too_long_is_a_conflict(ledger: Ledger) -> None:
    sent = WireRecord(
        station_seq=1,
        posting_id="p",
        prev_hash=GENESIS,
        hash=GENESIS,
        canonical="x" * (CANONICAL_BYTES_MAX + 1),
    )
    (told,) = ledger.post_batch("BOS", "01", [sent])
    assert (told.outcome, told.exception) == (Outcome.CONFLICT, "record.too_long")
