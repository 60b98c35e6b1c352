"""The site's copy: what other windows of the site recorded is here whole, and it is proved."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from cashier.domain.errors import Fault
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.site import Site
from cashier.ledger import directory
from cashier.ledger.contract import Page, site_feed
from cashier.services.desk import Desk
from cashier.store import elsewhere as records
from cashier.store import engine, journal, site_day, station
from cashier.store.engine import Store
from cashier.store.tables import directory as centers
from cashier.store.tables import elsewhere, feed_cursor
from cashier.vault import Keys
from tests.cashier.counter import BOYLE, TODAY
from tests.cashier.ledger.stations import Chain
from tests.cashier.sync.line import Wire, sync

OWN, OTHER = site_feed("TRN"), site_feed("WOR")


@pytest.fixture
def far(desk: Desk, wire: Wire) -> tuple[Chain, Chain]:
    """Another window of the site and one of another site, three records each."""
    books = wire.ledger.database
    directory.add_station(books, "TRN", "02")
    worcester = Site(
        code="WOR", name="Worcester", address="1 Main St", phone="", county="Worcester"
    )
    directory.add_site(books, worcester)
    directory.add_station(books, "WOR", "01")
    chains = Chain(desk.clock, "TRN", "02"), Chain(desk.clock, "WOR", "01")
    for chain in chains:
        chain.fact()
        chain.undo(chain.pay())
        post(wire, chain)
    return chains


def post(wire: Wire, chain: Chain) -> None:
    wire.ledger.post_batch(chain.site, chain.station, chain.sent())


def kept(desk: Desk, chain: Chain) -> list[str]:
    """Whole texts of a station's records, in its order."""
    query = (
        select(elsewhere.c.canonical)
        .where(elsewhere.c.site == chain.site, elsewhere.c.station == chain.station)
        .order_by(elsewhere.c.station_seq)
    )
    with desk.store.read() as connection:
        return list(connection.execute(query).scalars())


def on_record(feed: str, act: Callable[[str], str]) -> Callable[[Page], Page]:
    """`act` on the text of the last record of a feed's page."""

    def on_page(page: Page) -> Page:
        if page.feed != feed or not page.changes:
            return page
        last = page.changes[-1]
        return replace(page, changes=(*page.changes[:-1], replace(last, record=act(last.record))))

    return on_page


def test_the_own_site_whole_and_others_thin(
    desk: Desk, wire: Wire, far: tuple[Chain, Chain]
) -> None:
    sync(desk, wire)
    here, there = far
    assert kept(desk, here) == [one.canonical for one in here.sent()]
    assert kept(desk, there) == ["", "", ""]
    here.pay()
    post(wire, here)
    sync(desk, wire)
    assert kept(desk, here) == [one.canonical for one in here.sent()]
    with desk.store.read() as connection:
        row = connection.execute(
            select(elsewhere).where(elsewhere.c.posting_id == here.sent()[-1].posting_id)
        ).one()
    told = json.loads(row.document)
    for name in ("session_id", "station_seq", "hash", "recorded_at", "amount_cents"):
        assert getattr(row, name) == told[name]


@pytest.mark.parametrize(
    "act",
    [
        lambda text: text.replace('"staff":"1001"', '"staff":"1002"'),
        lambda text: text + " ",
        lambda text: text.replace('"cents":20600', '"cents":20601'),
    ],
)
def test_a_text_that_was_changed_is_not_used(
    desk: Desk, wire: Wire, far: tuple[Chain, Chain], act: Callable[[str], str]
) -> None:
    wire.on_page = on_record(OWN, act)
    with pytest.raises(Fault) as caught:
        sync(desk, wire)
    assert caught.value.code == "ledger.feed_broken"
    assert kept(desk, far[0]) == [], "nothing of the page"
    wire.on_page = lambda page: page
    sync(desk, wire)
    assert kept(desk, far[0]) == [one.canonical for one in far[0].sent()]


def test_a_text_of_another_site_is_not_kept(
    desk: Desk, wire: Wire, far: tuple[Chain, Chain]
) -> None:
    wire.on_page = on_record(OTHER, lambda _: far[1].sent()[-1].canonical)
    sync(desk, wire)
    assert kept(desk, far[1]) == ["", "", ""]


def test_a_text_that_came_later_is_added(desk: Desk, wire: Wire, far: tuple[Chain, Chain]) -> None:
    """From a ledger that gave none, and then does; with a record lost in between read in order."""
    wire.on_page = lambda page: replace(
        page, changes=tuple(replace(change, record="") for change in page.changes)
    )
    sync(desk, wire)
    assert kept(desk, far[0]) == ["", "", ""]
    wire.on_page = lambda page: page
    with desk.store.write() as connection:
        station.restart(connection, OWN)
    sync(desk, wire)
    assert kept(desk, far[0]) == [one.canonical for one in far[0].sent()]


def test_texts_that_begin_late_are_all_fetched_once(
    desk: Desk, wire: Wire, far: tuple[Chain, Chain]
) -> None:
    """The ledger was upgraded after the window: what came in between is read again, and only once
    where some texts never come.
    """

    def thin(page: Page) -> Page:
        return replace(page, changes=tuple(replace(one, record="") for one in page.changes))

    def reading() -> int:
        with desk.store.read() as connection:
            return station.cursor(connection, OWN).reading

    wire.on_page = thin
    sync(desk, wire)
    begun = reading()
    wire.on_page = lambda page: page
    sync(desk, wire)
    assert reading() == begun, "nothing new came"
    far[0].pay()
    post(wire, far[0])
    sync(desk, wire)
    sync(desk, wire)
    assert kept(desk, far[0]) == [one.canonical for one in far[0].sent()]
    assert reading() == begun + 1
    wire.on_page = thin
    far[0].pay()
    post(wire, far[0])
    sync(desk, wire)
    wire.on_page = lambda page: page
    far[0].pay()
    post(wire, far[0])
    sync(desk, wire)
    sync(desk, wire)
    assert reading() == begun + 1
    assert [bool(text) for text in kept(desk, far[0])] == [True] * 4 + [False, True]


def test_two_histories_of_one_station(desk: Desk, wire: Wire, far: tuple[Chain, Chain]) -> None:
    """The ledger lost a record, and the station sent another in its place: both link."""
    sync(desk, wire)
    with desk.store.write() as connection:
        row = connection.execute(
            select(elsewhere).where(elsewhere.c.posting_id == far[0].sent()[-1].posting_id)
        ).one()
        lost = json.loads(row.document) | {"hash": "ab" * 32}
        records.put(connection, "lost", lost, json.dumps(lost))
        assert len(records.links_at(connection, "TRN", "02", 3)) == 2
    far[0].pay()
    post(wire, far[0])
    sync(desk, wire)
    assert kept(desk, far[0])[-1] == far[0].sent()[-1].canonical


def test_a_store_of_before_reads_its_site_once_more(
    tmp_path: Path,
    training_keys: Keys,
    monkeypatch: pytest.MonkeyPatch,
    desk: Desk,
    wire: Wire,
    far: tuple[Chain, Chain],
) -> None:
    """What it holds in thin form is filled in; the texts come with the next sync."""
    sync(desk, wire)
    thin = "posting_id, site, station, kind, receipt_number, business_date, original_id, dup_key"
    with desk.store.read() as connection:
        rows = connection.exec_driver_sql(f"SELECT {thin}, document FROM elsewhere").all()
        same = {
            table: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in (feed_cursor, centers)
        }
    monkeypatch.setattr(engine, "SCHEMA_VERSION", 2)
    path = tmp_path / "older.db"
    older = Store.create(path, training_keys)
    with older.write() as connection:
        station.bind(connection, desk.identity)
        for row in rows:
            connection.exec_driver_sql(
                f"INSERT INTO elsewhere ({thin}, document) VALUES (?,?,?,?,?,?,?,?,?)", tuple(row)
            )
        for table, lines in same.items():
            connection.execute(table.insert(), lines)
    older.close()
    monkeypatch.undo()
    now = Store.open(path, training_keys)
    try:
        with now.read() as connection:
            own, other = (station.cursor(connection, feed) for feed in (OWN, OTHER))
            filled = connection.execute(select(elsewhere)).all()
            made = connection.exec_driver_sql("PRAGMA table_info(elsewhere)").all()
        assert (own.seq, own.hash, own.complete, own.reading) == (0, station.START_HASH, False, 1)
        assert other.seq == 3
        assert other.complete
        assert [row.name for row in made] == [column.name for column in elsewhere.columns]
        for row in filled:
            told = json.loads(row.document)
            for name in ("session_id", "station_seq", "hash", "recorded_at", "amount_cents"):
                assert getattr(row, name) == told[name]
        older_desk = replace(desk, store=now)
        sync(older_desk, wire)
        assert kept(older_desk, far[0]) == [one.canonical for one in far[0].sent()]
        assert kept(older_desk, far[1]) == ["", "", ""]
        with now.read() as connection:
            assert station.cursor(connection, OWN).complete
    finally:
        now.close()


def test_audit_lines_of_another_window_stay_at_the_ledger(
    desk: Desk, wire: Wire, far: tuple[Chain, Chain]
) -> None:
    """Their text is not sent and not missed: what follows them still links."""
    here, _ = far
    sync(desk, wire)
    here.add(RecordKind.AUDIT, body={"lines": []})
    post(wire, here)
    sync(desk, wire)
    here.pay()
    post(wire, here)
    sync(desk, wire)
    assert kept(desk, here)[3:] == ["", here.sent()[-1].canonical]
    with desk.store.read() as connection:
        assert station.cursor(connection, OWN).reading == 0, "nothing had to be read again"


def test_what_a_deposit_is_numbered_is_kept(desk: Desk, wire: Wire) -> None:
    """From the answer, and where that was lost from the feed."""
    posting_id = desk.clock.new_id()
    with desk.store.write() as connection:
        journal.append(
            connection,
            desk.identity,
            RecordDraft(
                posting_id=posting_id,
                kind=RecordKind.DEPOSIT_PREPARED,
                business_date=TODAY,
                recorded_at=desk.clock.now(),
                staff=BOYLE.number,
                body={"sessions": []},
            ),
        )
    for lost in (False, True):
        if lost:
            with desk.store.write() as connection:
                station.remember(connection, site_day.ticket_key(posting_id), "")
                station.restart(connection, OWN)
        sync(desk, wire)
        with desk.store.read() as connection:
            (one,) = site_day.deposits(connection, desk.identity, "TRN")
        assert one.ticket == f"TRN-{TODAY:%Y%m%d}-01"
