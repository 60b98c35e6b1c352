"""The contract, as every implementation must keep it. A second implementation joins through the
`ledger` fixture."""

from __future__ import annotations

import itertools
import json
import threading
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cashier.clock import Clock
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import GENESIS, SUSPENSE, Entry, RecordKind, receivable, undeposited
from cashier.domain.site import Site
from cashier.ledger import changes, directory
from cashier.ledger.books import Books
from cashier.ledger.contract import (
    ACCOUNTS,
    CONTRACT_VERSION,
    DIRECTORY,
    PULL_LIMIT_MAX,
    Answer,
    Change,
    Head,
    Ledger,
    Operation,
    Outcome,
    WireRecord,
    change_hash,
    site_feed,
)
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.postgres_roles import grant_station
from cashier.ledger.verify import verify
from tests.cashier.ledger.stations import KNOWN, SESSION, UNKNOWN, Chain, forged, rehashed
from tests.cashier.ledger.switchboard import PASSWORD

CREATED, EXISTS = Outcome.CREATED, Outcome.EXISTS
CONFLICT, GAP = Outcome.CONFLICT, Outcome.GAP


def post(ledger: Ledger, chain: Chain, *records: WireRecord) -> list[Outcome]:
    return [answer.outcome for answer in answers(ledger, chain, *records)]


def answers(ledger: Ledger, chain: Chain, *records: WireRecord) -> tuple[Answer, ...]:
    return ledger.post_batch(chain.site, chain.station, records)


def whole(ledger: Ledger, feed: str, limit: int = 7) -> list[Change]:
    """The feed from its beginning, read page by page as a station does, its chain checked."""
    found: list[Change] = []
    epoch, link = 0, GENESIS
    while True:
        page = ledger.pull(feed, epoch, len(found), limit)
        epoch = page.epoch
        for change in page.changes:
            assert change.seq == len(found) + 1
            link = change_hash(link, change.operation, change.key, change.document)
            assert change.hash == link
            found.append(change)
        if len(found) == page.head_seq:
            return found


def documents(ledger: Ledger, feed: str) -> dict[str, dict[str, Any]]:
    return {
        change.key: json.loads(change.document)
        for change in whole(ledger, feed)
        if change.operation is Operation.UPSERT
    }


def exceptions(ledger: Ledger, site: str = "BOS") -> list[dict[str, Any]]:
    found = documents(ledger, site_feed(site))
    return [document for document in found.values() if document["type"] == "exception"]


def state(ledger: Ledger, *chains: Chain) -> list[object]:
    """All a station can see: heads and the feeds."""
    heads = [ledger.head(chain.site, chain.station) for chain in chains]
    return [*heads, *(whole(ledger, site_feed(site)) for site in ("BOS", "WOR"))]


class TestHello:
    def test_says_contract_clock_identity_and_epochs(
        self, ledger: Ledger, database: Books, clock: Clock
    ) -> None:
        hello = ledger.hello(CONTRACT_VERSION, "BOS", "01")
        assert hello.contract == CONTRACT_VERSION
        assert abs((hello.clock - clock.now()).total_seconds()) < 5
        assert hello.ledger_id == database.ledger_id
        assert hello.epochs[DIRECTORY] == hello.epochs[ACCOUNTS] == 1

    @pytest.mark.parametrize("version", [0, CONTRACT_VERSION + 1])
    def test_another_version_is_refused(self, ledger: Ledger, version: int) -> None:
        with pytest.raises(Refusal) as refused:
            ledger.hello(version, "BOS", "01")
        assert refused.value.code == "ledger.version"

    def test_an_unknown_station_is_refused_by_every_call(
        self, ledger: Ledger, clock: Clock
    ) -> None:
        stranger = Chain(clock, "BOS", "09")
        for call in (
            lambda: ledger.hello(CONTRACT_VERSION, "BOS", "09"),
            lambda: ledger.head("BOS", "09"),
            lambda: answers(ledger, stranger, stranger.pay()),
        ):
            with pytest.raises(Refusal) as refused:
                call()
            assert refused.value.code == "ledger.unknown_station"

    def test_a_disabled_station_waits_with_all_it_has(
        self, ledger: Ledger, database: Books, bos: Chain
    ) -> None:
        directory.disable_station(database, "BOS", "01")
        with pytest.raises(Fault) as fault:
            answers(ledger, bos, bos.pay())
        assert (fault.value.code, fault.value.retry_is_safe) == ("ledger.refused_station", True)
        directory.add_station(database, "BOS", "01")
        assert post(ledger, bos, *bos.sent()) == [CREATED]


class TestPosting:
    def test_in_order_created_then_exists(self, ledger: Ledger, bos: Chain) -> None:
        sent = (bos.fact(), bos.pay(), bos.pay(KNOWN[1], 3457))
        assert post(ledger, bos, *sent) == [CREATED] * 3
        assert ledger.head("BOS", "01") == Head(last_seq=3, last_hash=sent[-1].hash)
        assert post(ledger, bos, *sent) == [EXISTS] * 3

    def test_nothing_posted_yet(self, ledger: Ledger) -> None:
        assert ledger.head("WOR", "02") == Head(last_seq=0, last_hash=GENESIS)
        assert ledger.post_batch("WOR", "02", ()) == ()

    def test_any_prefix_suffix_or_whole_again_changes_nothing(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        sent = (bos.fact(), bos.pay(UNKNOWN), bos.pay(dup_key="k"), bos.pay(UNKNOWN, dup_key="k"))
        first = answers(ledger, bos, *sent)
        before = state(ledger, bos)
        for part in [sent[:n] for n in range(5)] + [sent[n:] for n in range(5)]:
            again = answers(ledger, bos, *part)
            assert [answer.outcome for answer in again] == [EXISTS] * len(part)
            told = {answer.posting_id: answer.exception for answer in first}
            assert all(answer.exception == told[answer.posting_id] for answer in again)
        assert state(ledger, bos) == before

    def test_a_gap_names_what_is_expected(self, ledger: Ledger, bos: Chain) -> None:
        sent = (bos.pay(), bos.pay(), bos.pay())
        assert post(ledger, bos, sent[0], sent[2]) == [CREATED, GAP]
        (answer,) = answers(ledger, bos, sent[2])
        assert (answer.outcome, answer.expected_seq) == (GAP, 2)
        assert post(ledger, bos, *sent) == [EXISTS, CREATED, CREATED]

    def test_a_clone_conflicts_and_the_first_goes_on(
        self, ledger: Ledger, bos: Chain, clock: Clock
    ) -> None:
        clone = Chain(clock, "BOS", "01")
        shared = bos.pay()
        clone.records = list(bos.records)
        mine, theirs = bos.pay(), clone.pay()
        assert post(ledger, bos, shared, mine) == [CREATED, CREATED]
        assert post(ledger, clone, shared, theirs, clone.pay()) == [EXISTS, CONFLICT, CONFLICT]
        assert post(ledger, bos, bos.pay()) == [CREATED]
        codes = {found["code"] for found in exceptions(ledger)}
        assert codes == {"record.conflict", "record.chain"}

    def test_a_chain_that_does_not_link_is_a_conflict(self, ledger: Ledger, bos: Chain) -> None:
        paid = bos.pay()
        loose = WireRecord(
            station_seq=1,
            posting_id=paid.posting_id,
            prev_hash="11" * 32,
            hash=paid.hash,
            canonical=paid.canonical,
        )
        assert post(ledger, bos, loose, bos.pay()) == [CONFLICT, GAP]
        assert post(ledger, bos, *bos.sent()) == [CREATED, CREATED]

    def test_one_id_stands_at_one_place(self, ledger: Ledger, bos: Chain) -> None:
        first, second = bos.pay(), bos.pay()
        again = forged(second, posting_id=first.posting_id)
        again = WireRecord(
            station_seq=2,
            posting_id=first.posting_id,
            prev_hash=again.prev_hash,
            hash=again.hash,
            canonical=again.canonical,
        )
        assert post(ledger, bos, first, again) == [CREATED, CONFLICT]
        assert post(ledger, bos, again, second) == [CONFLICT, CREATED]

    def test_a_refusal_is_told_once_however_often_it_is_tried(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        bad = forged(bos.pay(), amount_cents=True)
        for _ in range(3):
            assert post(ledger, bos, bad) == [CONFLICT]
        assert [found["code"] for found in exceptions(ledger)] == ["record.fields"]

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"site": "WOR"}, "record.links"),
            ({"station": "02"}, "record.links"),
            ({"station_seq": 2}, "record.links"),
            ({"posting_id": "another"}, "record.links"),
            ({"kind": "refund"}, "record.kind"),
            ({"business_date": "2026-13-01"}, "record.dates"),
            ({"business_date": "20261123"}, "record.dates"),
            ({"recorded_at": "2026-11-23T12:00:00"}, "record.dates"),
            ({"v": 2}, "record.fields"),
            ({"surplus": 1}, "record.fields"),
            ({"staff": 1001}, "record.fields"),
            ({"v": True}, "record.fields"),
            ({"station_seq": True}, "record.links"),
            ({"session_id": "x" * 201}, "record.fields"),
            ({"tender_id": "a\x00b"}, "record.fields"),
            ({"recorded_at": "2026-11-23T12:00:00.5Z"}, "record.dates"),
            ({"recorded_at": "2026-11-23T24:00:00.000000Z"}, "record.dates"),
            ({"business_date": "2026-02-29"}, "record.dates"),
            ({"entries": [{"account": "b" * 201, "cents": 1}] * 2}, "record.entries"),
            ({"entries": [{"account": "b\n", "cents": 1}] * 2}, "record.entries"),
            ({"entries": [{"account": "", "cents": 1}] * 2}, "record.entries"),
            ({"entries": [{"account": "b", "cents": 10**16}] * 2}, "record.entries"),
            ({"entries": [{"account": "b", "cents": True}] * 2}, "record.entries"),
            ({"entries": [1, None]}, "record.entries"),
            ({"entries": [{"account": "b", "cents": 1, "x": 1}]}, "record.entries"),
            ({"staff": ""}, "record.staff"),
            ({"body": []}, "record.fields"),
            ({"amount_cents": 10**30}, "record.fields"),
            ({"entries": {}}, "record.entries"),
            ({"entries": [{"account": "bank"}]}, "record.entries"),
            ({"entries": [{"account": "bank", "cents": "1"}]}, "record.entries"),
            ({"entries": []}, "record.unbalanced"),
            (
                {"entries": [{"account": "bank", "cents": 1}, {"account": "bank", "cents": -2}]},
                "record.unbalanced",
            ),
            ({"entries": [{"account": "bank", "cents": 0}] * 2}, "record.unbalanced"),
        ],
    )
    def test_what_is_not_well_formed_conflicts_by_name(
        self, ledger: Ledger, bos: Chain, fields: dict[str, Any], code: str
    ) -> None:
        good = bos.pay()
        (answer,) = answers(ledger, bos, forged(good, **fields))
        assert (answer.outcome, answer.exception) == (CONFLICT, code)
        assert post(ledger, bos, good) == [CREATED], "the station mends its record and goes on"

    @pytest.mark.parametrize("approver", ["", "1001"])
    @pytest.mark.parametrize(
        "kind",
        [
            RecordKind.VOID,
            RecordKind.REVERSAL,
            RecordKind.RETURNED_ITEM,
            RecordKind.REALLOCATION,
        ],
    )
    def test_privileged_kinds_need_two_persons(
        self, ledger: Ledger, bos: Chain, kind: RecordKind, approver: str
    ) -> None:
        paid = bos.pay()
        undone = forged(bos.undo(paid, kind), approver=approver)
        assert answers(ledger, bos, paid, undone)[1].exception == "record.two_persons"

    def test_a_correction_names_its_original(self, ledger: Ledger, bos: Chain) -> None:
        paid = bos.pay()
        undone = forged(bos.undo(paid), original_id="")
        assert answers(ledger, bos, paid, undone)[1].exception == "record.original"

    def test_a_fact_moves_no_money(self, ledger: Ledger, bos: Chain) -> None:
        moved = forged(bos.fact(), entries=[{"account": "bank", "cents": 1}])
        assert answers(ledger, bos, moved)[0].exception == "record.unbalanced"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "not json",
            '{"a":1.5}',
            '{"a":1,"a":2}',
            '{"b":1,"a":2}',
            '{"a": 1}',
            '{"a":"\\ud800"}',
            "[" * 100_000,
            "\x00",
            '{"a":"\t"}',
            '{"a":1e2}',
            '{"a":-0}',
            '{"a":"\\u00e9"}',
            '{"a":"e\u0301"}',
            '{"a":' + "[" * 70 + "]" * 70 + "}",
            '{"a":' + "9" * 5_000 + "}",
            "null",
        ],
    )
    def test_text_that_is_no_record_conflicts(self, ledger: Ledger, bos: Chain, text: str) -> None:
        (answer,) = answers(ledger, bos, rehashed(bos.pay(), text))
        assert (answer.outcome, answer.exception) == (CONFLICT, "record.not_canonical")

    def test_text_that_was_changed_after_hashing_conflicts(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        paid = bos.pay()
        changed = WireRecord(
            station_seq=1,
            posting_id=paid.posting_id,
            prev_hash=paid.prev_hash,
            hash=paid.hash,
            canonical=paid.canonical.replace("20600", "20700"),
        )
        assert answers(ledger, bos, changed)[0].exception == "record.hash"
        assert post(ledger, bos, paid) == [CREATED]
        assert post(ledger, bos, changed) == [CONFLICT], "also where the record stands already"

    @pytest.mark.parametrize("links", [("xx", ""), ("", "zz"), ("00", "11")])
    def test_links_that_are_no_hashes_conflict(
        self, ledger: Ledger, bos: Chain, links: tuple[str, str]
    ) -> None:
        paid = bos.pay()
        odd = WireRecord(
            station_seq=1,
            posting_id=paid.posting_id,
            prev_hash=links[0],
            hash=links[1],
            canonical=paid.canonical,
        )
        assert post(ledger, bos, odd) == [CONFLICT]

    @pytest.mark.parametrize("seq", [0, -1, 2**70])
    def test_a_sequence_that_cannot_be_is_answered(
        self, ledger: Ledger, bos: Chain, seq: int
    ) -> None:
        paid = bos.pay()
        odd = WireRecord(
            station_seq=seq,
            posting_id=paid.posting_id,
            prev_hash=paid.prev_hash,
            hash=paid.hash,
            canonical=paid.canonical,
        )
        assert post(ledger, bos, odd) == [GAP if seq > 0 else CONFLICT]

    def test_emoji_and_nul_in_a_body_are_recorded_as_they_came(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        note = bos.add(RecordKind.PRINT, body={"note": "\U0001f600 Łukasz \x00 \u202e"})
        assert post(ledger, bos, note, note) == [CREATED, EXISTS]

    def test_one_station_never_stops_another(self, ledger: Ledger, bos: Chain, wor: Chain) -> None:
        assert post(ledger, bos, rehashed(bos.pay(), "{}")) == [CONFLICT]
        assert post(ledger, wor, wor.pay(), wor.pay()) == [CREATED] * 2

    def test_two_threads_posting_the_same_batch(self, ledger: Ledger, bos: Chain) -> None:
        rounds = 40
        sent = [(bos.pay(), bos.pay()) for _ in range(rounds)]
        barrier = threading.Barrier(2, timeout=20)
        told: list[list[tuple[Answer, ...]]] = [[], []]

        def poster(who: int) -> None:
            for batch in sent:
                barrier.wait()
                told[who].append(answers(ledger, bos, *batch))

        threads = [threading.Thread(target=poster, args=(who,)) for who in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for one, other in zip(*told, strict=True):
            outcomes = sorted([one[0].outcome, other[0].outcome])
            assert outcomes == [CREATED, EXISTS]
            assert one[0].outcome == one[1].outcome
        assert ledger.head("BOS", "01").last_seq == 2 * rounds
        assert len(whole(ledger, site_feed("BOS"), 500)) == 2 * rounds


class TestWhatCannotBeMapped:
    def test_an_unknown_account_goes_to_suspense_and_is_never_refused(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        paid = bos.pay(UNKNOWN)
        (answer,) = answers(ledger, bos, paid)
        assert (answer.outcome, answer.exception) == (CREATED, "account.unknown")
        (found,) = exceptions(ledger)
        assert found["posting_id"] == paid.posting_id
        assert (found["cents"], found["cents_left"], found["open"]) == (20_600, 20_600, True)
        assert found["detail"] == {"accounts": [UNKNOWN]}
        thin = documents(ledger, site_feed("BOS"))[paid.posting_id]
        assert thin["suspense_lines"] == [2]
        assert thin["accounts"] == [[UNKNOWN, -20_600]]
        assert post(ledger, bos, bos.pay()) == [CREATED]

    def test_a_reallocation_takes_it_out_and_a_resolution_closes_it(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        answers(ledger, bos, bos.pay(UNKNOWN))
        (found,) = exceptions(ledger)
        moved = bos.add(
            RecordKind.REALLOCATION,
            (
                Entry(account=SUSPENSE, cents=20_600),
                Entry(account=receivable(KNOWN[0]), cents=-20_600),
            ),
            approver="2001",
            original=found["posting_id"],
            body={"exception": found["exception_id"]},
        )
        named = bos.add(
            RecordKind.RESOLUTION,
            body={"exception": found["exception_id"], "reallocation": moved.posting_id},
        )
        told = answers(ledger, bos, moved, named)
        assert [(answer.outcome, answer.exception) for answer in told] == [(CREATED, "")] * 2
        (closed,) = exceptions(ledger)
        assert (closed["cents_left"], closed["open"]) == (0, False)
        assert closed["answered_by"] == [moved.posting_id, named.posting_id]

    def test_its_void_takes_it_out_too(self, ledger: Ledger, database: Books, bos: Chain) -> None:
        paid = bos.pay(UNKNOWN)
        answers(ledger, bos, paid)
        with (
            database.write() as connection
        ):  # the account is known by now: the void still meets its payment
            changes.put(connection, ACCOUNTS, UNKNOWN, "{}")
        (answer,) = answers(ledger, bos, bos.undo(paid))
        assert answer.exception == ""
        (closed,) = exceptions(ledger)
        assert (closed["cents_left"], closed["open"]) == (0, False)

    def test_money_taken_out_of_suspense_by_nobody_knows_what(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        moved = bos.add(
            RecordKind.REALLOCATION,
            (Entry(account=SUSPENSE, cents=500), Entry(account=receivable(KNOWN[0]), cents=-500)),
            approver="2001",
        )
        assert answers(ledger, bos, moved)[0].exception == "suspense.unmatched"
        (found,) = exceptions(ledger)
        assert found["cents"] == -500

    def test_an_account_outside_the_chart(self, ledger: Ledger, bos: Chain) -> None:
        odd = bos.add(
            RecordKind.REALLOCATION,
            (Entry(account="petty-cash", cents=5), Entry(account="in-transit/T1", cents=-5)),
            approver="2001",
        )
        assert answers(ledger, bos, odd)[0].exception == "chart.unknown"

    def test_a_second_correction_is_recorded_and_moves_nothing(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        paid = bos.pay()
        first, second = bos.undo(paid), bos.undo(paid, RecordKind.REVERSAL)
        told = answers(ledger, bos, paid, first, second)
        assert [answer.outcome for answer in told] == [CREATED] * 3
        assert [answer.exception for answer in told] == ["", "", "corrected_twice"]
        thin = documents(ledger, site_feed("BOS"))[second.posting_id]
        assert thin["suspense_lines"] == [1, 2]
        (found,) = exceptions(ledger)
        assert (found["cents"], found["open"]) == (0, True)

    def test_the_same_item_at_another_site(self, ledger: Ledger, bos: Chain, wor: Chain) -> None:
        first, second = bos.pay(dup_key="item"), wor.pay(dup_key="item")
        assert answers(ledger, bos, first)[0].exception == ""
        (answer,) = answers(ledger, wor, second)
        assert (answer.outcome, answer.exception) == (CREATED, "duplicate")
        (found,) = exceptions(ledger, "WOR")
        assert found["detail"] == {"of": [first.posting_id]}
        assert exceptions(ledger, "BOS") == []

    @pytest.mark.parametrize("one_batch", [True, False])
    @pytest.mark.parametrize(
        ("kind", "expected"), [(RecordKind.VOID, ""), (RecordKind.REVERSAL, "duplicate")]
    )
    def test_a_void_frees_the_item_a_reversal_does_not(
        self, ledger: Ledger, bos: Chain, kind: RecordKind, expected: str, one_batch: bool
    ) -> None:
        paid = bos.pay(dup_key="item")
        sent = (paid, bos.undo(paid, kind), bos.pay(dup_key="item"))
        if one_batch:
            last = answers(ledger, bos, *sent)[-1]
        else:
            last = [answers(ledger, bos, record)[0] for record in sent][-1]
        assert last.exception == expected

    def test_several_exceptions_of_one_record_are_all_opened(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        answers(ledger, bos, bos.pay(dup_key="item"), bos.pay(UNKNOWN, dup_key="item"))
        found = {one["code"]: one["cents"] for one in exceptions(ledger)}
        assert found == {"account.unknown": 20_600, "duplicate": 0}

    def test_an_amount_that_is_not_what_moves(self, ledger: Ledger, bos: Chain) -> None:
        lines = (
            Entry(account=undeposited(SESSION), cents=100),
            Entry(account=receivable(KNOWN[0]), cents=-100),
        )
        odd = bos.add(RecordKind.PAYMENT, lines, amount=99)
        assert answers(ledger, bos, odd)[0].exception == "amount.differs"

    def test_a_resolution_of_nothing(self, ledger: Ledger, bos: Chain) -> None:
        told = answers(
            ledger,
            bos,
            bos.add(RecordKind.RESOLUTION, body={"exception": "none such"}),
            bos.add(RecordKind.RESOLUTION),
        )
        assert [answer.exception for answer in told] == ["resolution.unknown"] * 2


def prepared(chain: Chain, day: str = "2026-11-23") -> WireRecord:
    record = chain.add(RecordKind.DEPOSIT_PREPARED, body={"items": []}, approver="2001")
    if day == "2026-11-23":
        return record
    mended = forged(record, business_date=day)
    chain.records[-1] = replace(
        chain.records[-1], hash=mended.hash, canonical=mended.canonical, prev_hash=mended.prev_hash
    )
    return mended


class TestTickets:
    def test_each_deposit_of_a_site_and_day_has_the_next_number(
        self, ledger: Ledger, database: Books, bos: Chain, wor: Chain, clock: Clock
    ) -> None:
        other = Chain(clock, "BOS", "02")
        given = [
            answers(ledger, chain, record)[0].ticket
            for chain, record in (
                (bos, bos.fact()),
                (bos, prepared(bos)),
                (other, prepared(other)),
                (wor, prepared(wor)),
                (bos, prepared(bos, "2026-11-24")),
                (bos, prepared(bos)),
            )
        ]
        assert given == [
            "",
            "BOS-20261123-01",
            "BOS-20261123-02",
            "WOR-20261123-01",
            "BOS-20261124-01",
            "BOS-20261123-03",
        ]
        assert verify(database).findings == ()

    def test_a_repeat_is_given_the_same_ticket(self, ledger: Ledger, bos: Chain) -> None:
        sent = (prepared(bos), bos.pay(), prepared(bos))
        first = [answer.ticket for answer in answers(ledger, bos, *sent)]
        assert first == ["BOS-20261123-01", "", "BOS-20261123-02"]
        before = state(ledger, bos)
        assert [answer.ticket for answer in answers(ledger, bos, *sent, sent[0])] == [
            *first,
            first[0],
        ]
        assert state(ledger, bos) == before

    def test_a_refused_deposit_takes_no_number(self, ledger: Ledger, bos: Chain) -> None:
        bad = prepared(bos)
        (answer,) = answers(ledger, bos, forged(bad, staff=1))
        assert (answer.outcome, answer.ticket) == (CONFLICT, "")
        assert answers(ledger, bos, bad)[0].ticket == "BOS-20261123-01"

    def test_the_sites_feed_tells_it(self, ledger: Ledger, bos: Chain) -> None:
        deposit, paid = prepared(bos), bos.pay()
        answers(ledger, bos, deposit, paid)
        thin = documents(ledger, site_feed("BOS"))
        assert thin[deposit.posting_id]["ticket"] == "BOS-20261123-01"
        assert "ticket" not in thin[paid.posting_id]

    def test_a_hundred_and_one_of_a_day(self, ledger: Ledger, bos: Chain) -> None:
        given = answers(ledger, bos, *(prepared(bos) for _ in range(101)))
        assert given[98].ticket == "BOS-20261123-99"
        assert given[100].ticket == "BOS-20261123-101"

    def test_stations_that_ask_at_once_leave_no_gap(
        self, ledger: Ledger, database: Books, clock: Clock
    ) -> None:
        chains = [Chain(clock, "BOS", number) for number in ("01", "02")]
        sent = [[prepared(chain) for _ in range(30)] for chain in chains]
        told: list[list[str]] = [[], []]

        def poster(who: int) -> None:
            for record in sent[who]:
                told[who] += [answers(ledger, chains[who], record)[0].ticket]

        threads = [threading.Thread(target=poster, args=(who,)) for who in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(told[0] + told[1]) == [f"BOS-20261123-{n:02}" for n in range(1, 61)]
        assert verify(database).findings == ()


class TestPull:
    def test_a_feed_nothing_was_written_to(self, ledger: Ledger) -> None:
        page = ledger.pull("site/ZZZ", 0, 0, 10)
        assert (page.epoch, page.changes, page.head_seq) == (1, (), 0)

    def test_pages_hold_everything_once_in_order(
        self, ledger: Ledger, bos: Chain, clock: Clock
    ) -> None:
        other = Chain(clock, "BOS", "02")
        sent = []
        for _ in range(6):
            sent += [bos.pay(), other.pay()]
            answers(ledger, bos, bos.sent()[-1])
            answers(ledger, other, other.sent()[-1])
        keys = [change.key for change in whole(ledger, site_feed("BOS"), 5)]
        assert keys == [record.posting_id for record in sent]

    @pytest.mark.parametrize(("asked", "given"), [(-3, 1), (0, 1), (2, 2), (10**9, 4)])
    def test_the_limit_is_capped(self, ledger: Ledger, bos: Chain, asked: int, given: int) -> None:
        answers(ledger, bos, *(bos.pay() for _ in range(4)))
        assert len(ledger.pull(site_feed("BOS"), 1, 0, asked).changes) == given
        assert PULL_LIMIT_MAX == 5_000

    def test_from_the_head_there_is_nothing(self, ledger: Ledger, bos: Chain) -> None:
        answers(ledger, bos, bos.pay())
        page = ledger.pull(site_feed("BOS"), 1, 1, 10)
        assert (page.changes, page.head_seq) == ((), 1)

    def test_another_epoch_is_read_from_its_beginning(self, ledger: Ledger) -> None:
        page = ledger.pull(ACCOUNTS, 99, 2, 10)
        assert page.epoch == 1
        assert [change.seq for change in page.changes] == [1, 2]

    def test_a_tombstone_says_what_went(self, ledger: Ledger, database: Books) -> None:
        with database.write() as connection:
            gone = changes.FeedChange(key=KNOWN[0], document="", operation=Operation.TOMBSTONE)
            changes.append(connection, ACCOUNTS, [gone])
        last = whole(ledger, ACCOUNTS)[-1]
        assert (last.operation, last.key, last.document) == (Operation.TOMBSTONE, KNOWN[0], "")

    def test_a_new_epoch_holds_each_live_key_once(self, ledger: Ledger, database: Books) -> None:
        with database.write() as connection:
            for n in range(20):
                changes.put(connection, ACCOUNTS, KNOWN[1], f'{{"n":{n}}}')
            gone = changes.FeedChange(key=KNOWN[0], document="", operation=Operation.TOMBSTONE)
            changes.append(connection, ACCOUNTS, [gone])
        with database.write() as connection:
            changes.begin_epoch(connection, ACCOUNTS)
        page = ledger.pull(ACCOUNTS, 1, 23, 100)
        assert (page.epoch, page.head_seq) == (2, 1)
        assert [(c.key, c.document) for c in page.changes] == [(KNOWN[1], '{"n":19}')]
        assert ledger.hello(CONTRACT_VERSION, "BOS", "01").epochs[ACCOUNTS] == 2
        with database.write() as connection:
            assert changes.put(connection, ACCOUNTS, KNOWN[1], '{"n":20}')
            assert not changes.put(connection, ACCOUNTS, KNOWN[1], '{"n":20}')
        assert [change.seq for change in whole(ledger, ACCOUNTS)] == [1, 2]

    def test_the_thin_form_names_nobody_and_no_bank(self, ledger: Ledger, bos: Chain) -> None:
        paid = bos.add(
            RecordKind.PAYMENT,
            (
                Entry(account=undeposited(SESSION), cents=5),
                Entry(account=receivable(KNOWN[0]), cents=-5),
            ),
            amount=5,
            body={
                "payer": "Rosa Alves",
                "instrument": {"kind": "personal_check", "routing": "011999993", "number": "1042"},
                "dup_key": "d",
                "weak_key": "w",
                "visit_id": "v",
                "reason": "said Rosa",
            },
        )
        answers(ledger, bos, paid)
        thin = documents(ledger, site_feed("BOS"))[paid.posting_id]
        told = [thin[name] for name in ("dup_key", "weak_key", "visit_id", "instrument_kind")]
        assert told == ["d", "w", "v", "personal_check"]
        assert "body" not in thin
        assert "011999993" not in json.dumps(thin)
        assert "Rosa" not in json.dumps(thin)

    def test_a_drawer_tells_its_state_and_difference(self, ledger: Ledger, bos: Chain) -> None:
        kinds = {"personal_check": [3, 60_000, 2, 40_000], "bank_check": [1, 100, 1, 90]}
        sent = (
            bos.fact(),
            bos.add(RecordKind.COUNTED, body={"attempt": 1}),
            bos.add(RecordKind.CLOSED, body={"kinds": kinds, "reason": "said Rosa"}),
            bos.add(RecordKind.CLOSED, body={"kinds": {"x": [1, 2], "y": "z"}}),
        )
        answers(ledger, bos, *sent)
        names = ("drawer_state", "difference_items", "difference_cents")
        thin = documents(ledger, site_feed("BOS"))
        assert [tuple(thin[one.posting_id][name] for name in names) for one in sent] == [
            ("open", 0, 0),
            ("counting", 0, 0),
            ("closed", -1, -20_010),
            ("closed", 0, 0),
        ]
        assert "Rosa" not in json.dumps(thin)

    def test_what_is_meant_for_another_station_travels_whole(
        self, ledger: Ledger, bos: Chain
    ) -> None:
        asked = bos.add(RecordKind.REQUEST, body={"act": "force_close", "session": SESSION})
        answers(ledger, bos, asked)
        thin = documents(ledger, site_feed("BOS"))[asked.posting_id]
        assert thin["body"] == {"act": "force_close", "session": SESSION}


class TestRetries:
    sites = itertools.count(1)

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(kinds=st.lists(st.sampled_from("pusvd"), min_size=1, max_size=8), data=st.data())
    def test_however_a_chain_is_cut_and_repeated_it_arrives_once(
        self,
        ledger: Ledger,
        database: Books,
        clock: Clock,
        kinds: list[str],
        data: st.DataObject,
    ) -> None:
        """I9 and I2: slices of the chain in any order and number, then the whole: one posting each,
        in the same order."""
        site = f"S{next(self.sites)}"  # a site of its own for each example
        directory.add_site(database, Site(code=site, name="", address="", phone="", county=""))
        directory.add_station(database, site, "01")
        if isinstance(database, PostgresDatabase):
            grant_station(database, site, "01", PASSWORD)
        chain = Chain(clock, site, "01")
        for kind in kinds:
            first = chain.sent()[0] if chain.records and chain.records[0].entries else None
            if kind == "v" and first:
                chain.undo(first)
            elif kind == "s":
                chain.fact()
            else:
                account = UNKNOWN if kind == "u" else KNOWN[0]
                chain.pay(account, dup_key="same" if kind == "d" else "")
        sent = chain.sent()
        bounds = st.integers(min_value=0, max_value=len(sent))
        for low, high in data.draw(st.lists(st.tuples(bounds, bounds), max_size=6)):
            reached = ledger.head(site, "01").last_seq
            for answer, wire in zip(
                answers(ledger, chain, *sent[low:high]), sent[low:high], strict=True
            ):
                if wire.station_seq <= reached:
                    assert answer.outcome is EXISTS
                else:
                    assert answer.outcome in {CREATED, GAP}
        answers(ledger, chain, *sent)
        before = whole(ledger, site_feed(site))
        assert post(ledger, chain, *sent) == [EXISTS] * len(sent)
        assert whole(ledger, site_feed(site)) == before
        mine = [
            key
            for key, document in documents(ledger, site_feed(site)).items()
            if document["type"] == "record"
        ]
        assert mine == [record.posting_id for record in chain.records]
        assert verify(database).findings == ()
