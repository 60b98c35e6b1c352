"""A deposit's records at every ledger: two people, each drawer once, forward only."""

from __future__ import annotations

import threading

from cashier.clock import Clock
from cashier.domain.deposit import confirmed_entries, verified_entries
from cashier.domain.posting import RecordKind
from cashier.ledger.books import Books
from cashier.ledger.contract import Answer, Ledger, Outcome, WireRecord, site_feed
from cashier.ledger.deposit_rules import ITEM_REVERSED, OUT_OF_ORDER, SAME_PERSON
from cashier.ledger.verify import verify
from tests.cashier.ledger.stations import DAY, SESSION, Chain
from tests.cashier.ledger.test_contract import documents, exceptions

TICKET = f"BOS-{DAY:%Y%m%d}-01"


def one(ledger: Ledger, chain: Chain, record: WireRecord) -> Answer:
    return ledger.post_batch(chain.site, chain.station, [record])[0]


def prepared(chain: Chain, *sessions: str, staff: str = "2001") -> WireRecord:
    return chain.add(
        RecordKind.DEPOSIT_PREPARED, staff=staff, body={"sessions": list(sessions or (SESSION,))}
    )


def step(chain: Chain, kind: RecordKind, of: WireRecord, staff: str = "2002") -> WireRecord:
    entries = {
        RecordKind.DEPOSIT_VERIFIED: verified_entries(TICKET, {SESSION: 20600}),
        RecordKind.DEPOSIT_CONFIRMED: confirmed_entries(TICKET, 20600),
    }.get(kind, ())
    return chain.add(
        kind, entries, amount=20600 if entries else 0, staff=staff, original=of.posting_id,
        body={"deposit": of.posting_id, "ticket": TICKET},
    )  # fmt: skip


def begun(ledger: Ledger, chain: Chain) -> WireRecord:
    """A drawer of 1001 with one check, in a deposit prepared by 2001."""
    first = prepared(chain) if chain.records else None
    if first is None:
        chain.fact()
        chain.pay()
        first = prepared(chain)
    told = ledger.post_batch(chain.site, chain.station, chain.sent())
    assert (told[-1].outcome, told[-1].ticket, told[-1].exception) == (
        Outcome.CREATED, TICKET, "",
    )  # fmt: skip
    return first


def test_the_way_to_the_bank(ledger: Ledger, database: Books, bos: Chain) -> None:
    first = begun(ledger, bos)
    for kind in (
        RecordKind.DEPOSIT_VERIFIED,
        RecordKind.DEPOSIT_SENT,
        RecordKind.DEPOSIT_CONFIRMED,
    ):
        told = one(ledger, bos, step(bos, kind, first))
        assert (told.outcome, told.exception) == (Outcome.CREATED, "")
    assert not exceptions(ledger)
    assert verify(database).findings == ()


def test_a_step_is_taken_once_and_in_order(ledger: Ledger, database: Books, bos: Chain) -> None:
    first = begun(ledger, bos)
    late = [
        step(bos, RecordKind.DEPOSIT_SENT, first),
        step(bos, RecordKind.DEPOSIT_CONFIRMED, first),
        step(bos, RecordKind.DEPOSIT_VERIFIED, bos.sent()[0]),
    ]
    good = [step(bos, RecordKind.DEPOSIT_VERIFIED, first)]
    late += [
        step(bos, RecordKind.DEPOSIT_VERIFIED, first),
        step(bos, RecordKind.RESOLUTION, first),
        step(bos, RecordKind.DEPOSIT_CONFIRMED, first),
    ]
    good += [
        step(bos, RecordKind.DEPOSIT_SENT, first),
        step(bos, RecordKind.DEPOSIT_CONFIRMED, first),
    ]
    late += [step(bos, RecordKind.DEPOSIT_CONFIRMED, first)]
    told = {answer.posting_id: answer for answer in ledger.post_batch("BOS", "01", bos.sent())}
    assert {told[one.posting_id].exception for one in good} == {""}
    assert {told[one.posting_id].exception for one in late} == {OUT_OF_ORDER}
    assert {answer.outcome for answer in told.values()} <= {Outcome.CREATED, Outcome.EXISTS}
    thin = documents(ledger, site_feed("BOS"))
    assert thin[late[3].posting_id]["suspense_lines"] == [1, 2]
    assert [found["code"] for found in exceptions(ledger)] == [OUT_OF_ORDER] * len(late)
    assert verify(database).findings == ()


def test_a_deposit_takes_two_people(ledger: Ledger, bos: Chain, clock: Clock) -> None:
    """Refused, whatever the station thought: neither is the cashier of a drawer in it."""
    bos.fact()
    own = prepared(bos, staff="1001")
    told = ledger.post_batch("BOS", "01", bos.sent())
    assert (told[-1].outcome, told[-1].exception) == (Outcome.CONFLICT, SAME_PERSON)
    assert one(ledger, bos, own) == told[-1]
    bos.records.pop()
    bos.pay()
    first = begun(ledger, bos)
    for staff in ("2001", "1001"):
        told = ledger.post_batch(
            "BOS", "01", [step(bos, RecordKind.DEPOSIT_VERIFIED, first, staff)]
        )
        assert (told[0].outcome, told[0].exception) == (Outcome.CONFLICT, SAME_PERSON)
        bos.records.pop()
    assert one(ledger, bos, step(bos, RecordKind.DEPOSIT_VERIFIED, first)).exception == ""


def test_a_drawer_is_in_one_deposit(
    ledger: Ledger, database: Books, bos: Chain, clock: Clock
) -> None:
    first = begun(ledger, bos)
    again = prepared(bos, "another", SESSION)
    for outcome in (Outcome.CREATED, Outcome.EXISTS):
        told = one(ledger, bos, again)
        assert (told.outcome, told.ticket, told.exception) == (outcome, "", "")
    odd = bos.add(RecordKind.DEPOSIT_PREPARED, staff="2001", body={"sessions": "none\u0000"})
    assert one(ledger, bos, odd).ticket.endswith("-02")
    assert one(ledger, bos, step(bos, RecordKind.DEPOSIT_VERIFIED, again)).exception == OUT_OF_ORDER
    assert one(ledger, bos, step(bos, RecordKind.RESOLUTION, first)).exception == ""
    assert one(ledger, bos, step(bos, RecordKind.DEPOSIT_VERIFIED, first)).exception == OUT_OF_ORDER
    assert one(ledger, bos, prepared(bos)).ticket.endswith("-03")
    assert verify(database).findings == ()


def test_two_stations_at_the_same_moment(
    ledger: Ledger, database: Books, bos: Chain, clock: Clock
) -> None:
    """The same drawer prepared, then verified and given up, by two stations at once: one of the two
    stands, and never both.
    """
    other = Chain(clock, "BOS", "02")
    chains = (bos, other)
    bos.fact()
    ledger.post_batch("BOS", "01", bos.sent())

    def both(*records: WireRecord) -> list[Answer]:
        told: list[Answer | None] = [None, None]
        barrier = threading.Barrier(2)

        def go(who: int) -> None:
            ledger.head("BOS", chains[who].station)  # the connection is there before the start
            barrier.wait()
            told[who] = one(ledger, chains[who], records[who])

        threads = [threading.Thread(target=go, args=(who,)) for who in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [answer for answer in told if answer is not None]

    for n in range(1, 5):
        wanted = [prepared(chain) for chain in chains]
        told = both(*wanted)
        assert [answer.outcome for answer in told] == [Outcome.CREATED] * 2
        assert sorted(answer.ticket for answer in told) == ["", f"BOS-{DAY:%Y%m%d}-{n:02}"]
        first = wanted[0] if told[0].ticket else wanted[1]
        told = both(
            step(bos, RecordKind.DEPOSIT_VERIFIED, first),
            step(other, RecordKind.RESOLUTION, first),
        )
        assert sorted(answer.exception for answer in told) == ["", OUT_OF_ORDER]
        if told[0].exception == "":
            break  # it is verified: the drawer stays there
    assert verify(database).findings == ()


def test_an_item_reversed_while_it_is_on_its_way(
    ledger: Ledger, database: Books, bos: Chain
) -> None:
    """Its station was away and had not heard of the deposit: a supervisor has to look."""
    bos.fact()
    paid, other = bos.pay(), bos.pay()
    ledger.post_batch("BOS", "01", bos.sent())
    first = prepared(bos)
    assert one(ledger, bos, first).ticket
    told = one(ledger, bos, bos.undo(paid, RecordKind.REVERSAL))
    assert (told.outcome, told.exception) == (Outcome.CREATED, ITEM_REVERSED)
    (asked,) = exceptions(ledger)
    assert (asked["detail"], asked["cents"]) == ({"ticket": TICKET}, 0)
    assert one(ledger, bos, step(bos, RecordKind.RESOLUTION, first)).exception == ""
    assert one(ledger, bos, bos.undo(other, RecordKind.REVERSAL)).exception == ""
    assert verify(database).findings == ()
