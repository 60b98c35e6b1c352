"""What stands only at a station is carried to the ledger in a sealed file, exactly once."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import canonical_json, chain_hash
from cashier.ledger import directory, verify
from cashier.ledger.books import Books
from cashier.ledger.contract import WireRecord
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.open import init_ledger, open_database
from cashier.ledger.posting_for import post_for
from cashier.ledger.schema import posting
from cashier.services import payments, retire, unsent
from cashier.services.desk import Desk
from cashier.services.training import SITE
from cashier.store import audit, evidence, journal
from cashier.sync import step
from cashier.vault import Keys, PasswordCost
from tests.cashier.counter import RIVERA, draft
from tests.cashier.ledger.schemas import complaints, schema
from tests.servers.postgres import Server

WORDS = "three windows and a door"
LIGHT = PasswordCost(memory_kib=8, time_cost=1, parallelism=1)


@pytest.fixture(params=["embedded", "postgres15", "postgres18"])
def books(
    request: pytest.FixtureRequest,
    desk: Desk,
    training_keys: Keys,
    training_clock: TrainingClock,
) -> Iterator[Books]:
    """A ledger that knows the station and has nothing of it."""
    opened: Books
    if request.param == "embedded":
        opened = open_database(desk.home.ledger_url, training_keys, training_clock)
    else:
        server: Server = request.getfixturevalue(request.param)
        opened = init_ledger(server.create(), training_keys, training_clock)
        directory.add_site(opened, SITE)
        directory.add_station(opened, "TRN", "01")
    yield opened
    opened.close()


@pytest.fixture
def file(desk: Desk, drawer: DrawerSession, tmp_path: Path) -> Path:
    """Four unsent records of TRN-01."""
    for _ in range(3):
        payments.take(desk, RIVERA, draft(desk))
    out = tmp_path / "unsent.json"
    facts = unsent.export(desk, out, WORDS, cost=LIGHT)
    assert (facts.records, facts.first_seq, facts.last_seq) == (4, 1, 4)
    return out


def hashes(books: Books) -> list[tuple[int, str]]:
    with books.read() as connection:
        rows = connection.execute(
            select(posting.c.station_seq, posting.c.hash).order_by(posting.c.station_seq)
        )
        return [(row.station_seq, row.hash) for row in rows]


def hashes_here(desk: Desk) -> list[tuple[int, str]]:
    with desk.store.read() as connection:
        return [(one.record.station_seq, one.record.hash) for one in journal.lines(connection)]


def test_each_record_arrives_once_however_often_it_is_brought(
    books: Books, desk: Desk, file: Path
) -> None:
    first = unsent.bring(books, file, WORDS)
    assert (first.created, first.held) == (4, 0)
    again = unsent.bring(books, file, WORDS)
    assert (again.created, again.held) == (0, 4)
    assert hashes(books) == hashes_here(desk)
    assert verify.verify(books).findings == ()


def test_the_station_may_send_them_too(
    desk: Desk, file: Path, own_ledger: EmbeddedLedger, tmp_path: Path
) -> None:
    payments.take(desk, RIVERA, draft(desk))
    unsent.bring(own_ledger.database, file, WORDS)
    step(desk.store, own_ledger, desk.clock, desk.identity)
    assert hashes(own_ledger.database) == hashes_here(desk)
    assert unsent.bring(own_ledger.database, file, WORDS).created == 0
    with pytest.raises(Refusal, match=r"unsent\.none"):
        unsent.export(desk, tmp_path / "more", WORDS, cost=LIGHT)


def test_only_what_is_not_confirmed_is_carried(
    desk: Desk, file: Path, own_ledger: EmbeddedLedger, tmp_path: Path
) -> None:
    step(desk.store, own_ledger, desk.clock, desk.identity)
    payments.take(desk, RIVERA, draft(desk))
    out = tmp_path / "more"
    assert unsent.export(desk, out, WORDS, cost=LIGHT).first_seq == 5
    done = unsent.bring(own_ledger.database, out, WORDS)
    assert (done.created, done.held) == (1, 0)


def test_the_file_holds_nothing_in_clear(desk: Desk, file: Path) -> None:
    text = file.read_bytes()
    whole = json.loads(text)
    assert set(whole["about"]) == {"site", "station", "first_seq", "last_seq", "made_at"}
    for secret in (b"Rosa", b"712345678", b"4400123456", b"20600", b"posting_id"):
        assert secret not in text
        assert secret not in base64.b64decode(whole["body"])
    assert file.stat().st_mode & 0o777 == 0o600
    assert complaints(whole, schema("unsent")) == []


def test_it_is_noted_and_the_outbox_stays(desk: Desk, file: Path) -> None:
    with desk.store.read() as connection:
        events = [json.loads(line.canonical)["event"] for line in audit.lines(connection)]
        assert "unsent_exported" in events
        assert unsent.count(connection) == 4


def test_another_passphrase_opens_nothing(file: Path) -> None:
    with pytest.raises(Refusal, match=r"backup\.passphrase"):
        unsent.read(file, "three windows and a wall")


@pytest.mark.parametrize("part", ["about", "body", "nonce", "lock", "format", "version", "cut"])
def test_a_changed_file_is_refused(file: Path, part: str) -> None:
    whole = json.loads(file.read_text())
    match part:
        case "about":
            whole["about"]["station"] = "02"
        case "body":
            body = bytearray(base64.b64decode(whole["body"]))
            body[len(body) // 2] ^= 1
            whole["body"] = base64.b64encode(bytes(body)).decode()
        case "nonce":
            whole["nonce"] = "00" * 12
        case "lock":
            whole["lock"]["salt"] = "00" * 16
        case "format":
            whole["format"] = "cashier-backup"
        case "version":
            whole["version"] = 2
    file.write_text(json.dumps(whole)[: -200 if part == "cut" else None])
    with pytest.raises((Refusal, Fault)) as caught:
        unsent.read(file, WORDS)
    assert caught.value.args[0] in {"backup.passphrase", "backup.damaged", "unsent.format"}


def test_no_file_is_written_over(desk: Desk, file: Path) -> None:
    with pytest.raises(Refusal, match=r"output\.exists"):
        unsent.export(desk, file, WORDS, cost=LIGHT)
    assert unsent.read(file, WORDS)[0].records == 4


def test_a_short_passphrase_and_no_file(desk: Desk, file: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"backup\.passphrase_short"):
        unsent.export(desk, tmp_path / "x", "short", cost=LIGHT)
    with pytest.raises(Refusal, match=r"unsent\.absent"):
        unsent.read(tmp_path / "x", WORDS)
    assert list(tmp_path.glob("x*")) == []


def test_a_ledger_with_another_history_takes_none(
    books: Books, desk: Desk, file: Path, drawer: DrawerSession
) -> None:
    """Another store wrote under this name: nothing is recorded over it, nothing is lost."""
    _, records = unsent.read(file, WORDS)
    post_for(books, "TRN", "01", records[:1])
    whole = hashes(books)
    other = json.loads(records[1].canonical)
    other["amount_cents"] = 1
    text = canonical_json(other)
    theirs = WireRecord(
        station_seq=2,
        posting_id=records[1].posting_id,
        prev_hash=records[1].prev_hash,
        hash=chain_hash(records[1].prev_hash, text),
        canonical=text,
    )
    post_for(books, "TRN", "01", [theirs])
    assert len(hashes(books)) == 2
    with pytest.raises(Refusal, match=r"unsent\.not_linked"):
        unsent.bring(books, file, WORDS)
    assert hashes(books)[:1] == whole
    assert len(hashes(books)) == 2


def test_a_station_nobody_knows(
    file: Path, training_keys: Keys, training_clock: TrainingClock, tmp_path: Path
) -> None:
    empty = init_ledger(f"sqlite:///{tmp_path / 'empty.db'}", training_keys, training_clock)
    try:
        with pytest.raises(Refusal, match=r"ledger\.unknown_station"):
            unsent.bring(empty, file, WORDS)
    finally:
        empty.close()


# ---------------------------------------------------------------- taking a station down


def test_a_station_with_an_open_drawer_is_not_taken_down(desk: Desk, file: Path) -> None:
    with pytest.raises(Refusal, match=r"retire\.drawer_open"):
        retire.retire(desk, carried=file, words=WORDS)


@pytest.fixture
def no_drawer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cashier.store.drawers.left_open", lambda connection: 0)


@pytest.mark.usefixtures("no_drawer")
def test_what_stands_only_here_is_in_the_way(desk: Desk, file: Path) -> None:
    with pytest.raises(Refusal, match=r"unsent\.waiting") as caught:
        retire.retire(desk)
    assert caught.value.data["records"] == 4
    payments.take(desk, RIVERA, draft(desk))
    with pytest.raises(Refusal, match=r"unsent\.waiting"):
        retire.retire(desk, carried=file, words=WORDS)
    assert desk.home.store.exists()
    payments.take(desk, RIVERA, draft(desk))


@pytest.mark.usefixtures("no_drawer")
def test_carried_out_the_store_becomes_evidence(
    desk: Desk, file: Path, training_keys: Keys
) -> None:
    was = hashes_here(desk)
    kept = retire.retire(desk, carried=file, words=WORDS)
    assert kept.name == "TRN-01-000004.db"
    assert not desk.home.store.exists()
    assert evidence.stations(desk.home.evidence) == ("TRN-01",)
    with evidence.opened(kept, training_keys) as store:
        with store.read() as connection:
            assert [
                (one.record.station_seq, one.record.hash) for one in journal.lines(connection)
            ] == was
        with pytest.raises((Refusal, Fault)), store.write():
            pass


@pytest.mark.usefixtures("no_drawer")
def test_confirmed_it_needs_no_file(desk: Desk, file: Path, own_ledger: EmbeddedLedger) -> None:
    step(desk.store, own_ledger, desk.clock, desk.identity)
    assert retire.retire(desk).exists()
