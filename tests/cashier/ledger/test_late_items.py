"""Items that reach the ledger after their drawer was closed: on every implementation they stay the
drawer's.
"""

from __future__ import annotations

from cashier.domain.posting import RecordKind, undeposited
from cashier.ledger.books import Books
from cashier.ledger.contract import Ledger, Outcome, site_feed
from cashier.ledger.export import balances
from cashier.ledger.verify import verify
from tests.cashier.ledger.stations import DAY, SESSION, Chain
from tests.cashier.ledger.test_contract import answers, documents


def test_what_was_taken_before_the_close_belongs_to_the_drawer_whenever_it_arrives(
    ledger: Ledger, database: Books, bos: Chain, wor: Chain
) -> None:
    """A day without the ledger: opened, taken, counted, closed; another station goes on meanwhile.
    Then all of it comes, one record in each batch, the close known before the batch is repeated.
    """
    bos.fact()
    paid = bos.pay(cents=20_600, dup_key="one")
    more = bos.pay(cents=3_457, dup_key="two")
    bos.add(RecordKind.COUNTED, body={"attempt": 1})
    kinds = {"personal_check": [2, 24_057, 2, 24_057]}
    closed = bos.add(RecordKind.CLOSED, body={"kinds": kinds, "z_number": 1})
    answers(ledger, wor, wor.fact(), wor.pay())
    for one in bos.sent():
        assert [answer.outcome for answer in answers(ledger, bos, one)] == [Outcome.CREATED]
    again = answers(ledger, bos, *bos.sent())
    assert {answer.outcome for answer in again} == {Outcome.EXISTS}
    thin = documents(ledger, site_feed("BOS"))
    for record in (paid, more, closed):
        told = thin[record.posting_id]
        assert (told["session_id"], told["business_date"]) == (SESSION, DAY.isoformat())
    assert balances(database)[undeposited(SESSION)] == 24_057 + 20_600, "both stations' paper"
    assert verify(database).findings == ()


def test_a_fact_that_should_not_be_is_kept_and_not_lost(
    ledger: Ledger, database: Books, bos: Chain
) -> None:
    """No station takes into a closed drawer: its store refuses. Were one to send it all the same,
    the ledger refuses no fact, and the money stands where the record says.
    """
    answers(ledger, bos, bos.fact(), bos.add(RecordKind.CLOSED, body={"z_number": 1}))
    late = bos.pay(cents=100)
    assert [one.outcome for one in answers(ledger, bos, late)] == [Outcome.CREATED]
    assert documents(ledger, site_feed("BOS"))[late.posting_id]["session_id"] == SESSION
    assert verify(database).findings == ()
