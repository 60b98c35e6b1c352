"""A backup opens elsewhere with its passphrase and nothing else; what is restored is evidence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cashier import vault
from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import backup, payments
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, Settings
from cashier.store import audit, evidence, journal
from cashier.store import backup as files
from cashier.store.engine import Store
from cashier.vault import Keys, Sealed
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import RIVERA, ROSA, bytes_of, draft, must_hold, rows

PASSPHRASE = "four words of a supervisor"


@pytest.fixture
def other(tmp_path: Path) -> tuple[Home, Keys]:
    """Another computer: no key of this one."""
    keys = Keys(folder=tmp_path / "other-keys", use_keyring=False)
    return Home(tmp_path / "other-home"), keys


@pytest.fixture
def saved(desk: Desk, drawer: DrawerSession, tmp_path: Path) -> Path:
    """A backup of two payments, neither sent."""
    payments.take(desk, RIVERA, draft(desk))
    payments.take(desk, RIVERA, draft(desk))
    out = tmp_path / "out.backup"
    backup.back_up(desk, out, PASSPHRASE)
    return out


def _records(store: Store) -> list[str]:
    with store.read() as connection:
        return [line.record.hash for line in journal.lines(connection)]


def test_it_says_what_it_holds(desk: Desk, saved: Path) -> None:
    facts = files.facts_of(saved)
    with desk.store.read() as connection:
        assert (facts.postings, facts.head) == journal.head(connection)
        lines, _ = audit.head(connection)
    assert (facts.name, facts.training, facts.waiting, facts.rescued) == ("TRN-01", True, 3, False)
    assert facts.rows["visit"] == 2
    assert facts.audit == lines - 1, "the backup's own line came after it"
    assert saved.stat().st_mode & 0o077 == 0
    assert [path.name for path in saved.parent.glob("out*")] == ["out.backup"]


def test_nothing_in_it_is_in_clear(saved: Path, training_keys: Keys) -> None:
    content = saved.read_bytes()
    for secret in (b"Rosa", b"Alves", ROSA.encode(), b"4400123456", PASSPHRASE.encode(), b"SQLite"):
        assert secret not in content
    for key in training_keys.folder.glob("*.key"):
        assert bytes.fromhex(key.read_text()) not in content
        assert key.read_text().encode() not in content


def test_it_opens_elsewhere_as_evidence(
    desk: Desk,
    saved: Path,
    other: tuple[Home, Keys],
    training_clock: TrainingClock,
    tmp_path: Path,
) -> None:
    home, keys = other
    before = saved.read_bytes()
    facts = backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    assert saved.read_bytes() == before
    (kept,) = evidence.files(home.evidence)
    assert kept.name == "TRN-01-000003.db"
    assert kept.stat().st_mode & 0o077 == 0
    assert not home.store.exists()
    with evidence.opened(kept, keys) as store:
        assert _records(store) == _records(desk.store)
        assert len(_records(store)) == facts.postings
        with pytest.raises(Refusal) as caught, store.write():
            pass
        assert (caught.value.code, caught.value.value) == ("station.restored", "TRN-01")
    assert {path.name for path in home.evidence.iterdir()} == {kept.name}


def test_a_restored_home_takes_nothing(
    saved: Path, other: tuple[Home, Keys], training_clock: TrainingClock
) -> None:
    """Not as it is, not with the evidence put in the store's place, not under the old number."""
    home, keys = other
    backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    with pytest.raises(Refusal, match=r"station\.restored"):
        open_desk(home, keys, training_clock, Settings())
    with pytest.raises(Refusal, match=r"station\.number_used"):
        backup.must_be_new_station(home, "TRN", "01")
    backup.must_be_new_station(home, "TRN", "02")
    (kept,) = evidence.files(home.evidence)
    kept.rename(home.store)
    store = Store.open(home.store, keys)
    with pytest.raises(Refusal, match=r"station\.restored"), store.write():
        pass
    store.close()


def test_what_the_ledger_lacks_is_sent(
    saved: Path, other: tuple[Home, Keys], training_clock: TrainingClock, own_ledger: EmbeddedLedger
) -> None:
    home, keys = other
    backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    (kept,) = evidence.files(home.evidence)
    with evidence.opened(kept, keys) as store:
        first = backup.send_unsent(store, own_ledger)
        again = backup.send_unsent(store, own_ledger)
        with store.read() as connection:
            assert own_ledger.head("TRN", "01").last_hash == journal.head(connection)[1]
    assert (first.station, first.created, first.held, first.last_seq) == ("TRN-01", 3, 0, 3)
    assert (again.created, again.held, again.last_seq) == (0, 3, 3)


def test_another_history_is_not_sent(
    desk: Desk,
    saved: Path,
    other: tuple[Home, Keys],
    desk_at: OpenDesk,
    training_clock: TrainingClock,
    own_ledger: EmbeddedLedger,
) -> None:
    """A clone of the station went on under its number and was heard first."""
    from cashier.services import drawers
    from cashier.sync.step import step
    from tests.cashier.counter import OKAFOR, TODAY

    clone = desk_at("clone")
    drawers.open_drawer(clone, OKAFOR, TODAY)
    step(clone.store, own_ledger, training_clock, clone.identity)
    home, keys = other
    backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    (kept,) = evidence.files(home.evidence)
    with (
        evidence.opened(kept, keys) as store,
        pytest.raises(Refusal, match=r"evidence\.not_linked"),
    ):
        backup.send_unsent(store, own_ledger)
    assert own_ledger.head("TRN", "01").last_seq == 1


def test_the_ledger_may_know_more(
    desk: Desk,
    saved: Path,
    other: tuple[Home, Keys],
    training_clock: TrainingClock,
    own_ledger: EmbeddedLedger,
) -> None:
    """The backup was older than what the station sent before its disk died."""
    from cashier.sync.step import step

    payments.take(desk, RIVERA, draft(desk))
    step(desk.store, own_ledger, training_clock, desk.identity)
    home, keys = other
    backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    (kept,) = evidence.files(home.evidence)
    with evidence.opened(kept, keys) as store:
        outcome = backup.send_unsent(store, own_ledger)
    assert (outcome.created, outcome.held, outcome.last_seq) == (0, 3, 4)


def test_a_home_with_a_store_is_never_overwritten(
    desk: Desk, saved: Path, training_keys: Keys, training_clock: TrainingClock
) -> None:
    desk.store.close()
    before = bytes_of(desk.home.folder)
    with pytest.raises(Refusal, match=r"restore\.home_used"):
        backup.restore(desk.home, training_keys, training_clock, saved, PASSPHRASE)
    assert bytes_of(desk.home.folder) == before


def test_restored_twice(
    saved: Path, other: tuple[Home, Keys], training_clock: TrainingClock
) -> None:
    home, keys = other
    backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    before = bytes_of(home.folder)
    with pytest.raises(Refusal, match=r"evidence\.exists"):
        backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    assert bytes_of(home.folder) == before


def test_a_wrong_passphrase_leaves_nothing(
    saved: Path, other: tuple[Home, Keys], training_clock: TrainingClock
) -> None:
    home, keys = other
    with pytest.raises(Refusal) as caught:
        backup.restore(home, keys, training_clock, saved, PASSPHRASE + " ")
    assert caught.value.code == "backup.passphrase"
    assert PASSPHRASE not in str(caught.value)
    assert list(home.evidence.iterdir()) == []
    assert not keys.folder.exists()


def test_every_changed_byte_of_a_sample_is_noticed(
    saved: Path, other: tuple[Home, Keys], training_clock: TrainingClock, tmp_path: Path
) -> None:
    """And a backup cut short, and one with the facts of another."""
    home, keys = other
    whole = saved.read_bytes()
    changed = tmp_path / "changed.backup"
    at = [0, 15, 16, 2000, 4096 + 7, len(whole) // 2, len(whole) - 1, len(whole) - 20]
    at += [whole.index(b'"postings"') + 13, whole.index(b'"locked"') + 14]
    for place in at:
        content = bytearray(whole)
        content[place] ^= 1
        changed.write_bytes(bytes(content))
        with pytest.raises((Fault, Refusal)) as caught:
            backup.restore(home, keys, training_clock, changed, PASSPHRASE)
        assert getattr(caught.value, "code", "") in {"backup.damaged", "backup.passphrase"}, place
    for size in (0, 10, len(whole) // 2, len(whole) - 1):
        changed.write_bytes(whole[:size])
        with pytest.raises(Fault, match=r"backup\.damaged"):
            backup.restore(home, keys, training_clock, changed, PASSPHRASE)
    assert evidence.files(home.evidence) == ()
    with pytest.raises(Refusal, match=r"backup\.absent"):
        backup.restore(home, keys, training_clock, tmp_path / "none", PASSPHRASE)


def test_a_lock_that_asks_for_all_of_the_memory(
    saved: Path, other: tuple[Home, Keys], training_clock: TrainingClock, tmp_path: Path
) -> None:
    """Somebody else's file is data; it does not tell this program what to spend."""
    home, keys = other
    whole = saved.read_bytes()
    changed = tmp_path / "changed.backup"
    asks = f'"memory_kib": {vault.password_cost.memory_kib}'.encode()
    much = b'"memory_kib": 99999999'
    changed.write_bytes(whole.replace(asks, much)[:-20])
    length = int.from_bytes(whole[-20:-16], "big") + len(much) - len(asks)
    with changed.open("ab") as file:
        file.write(length.to_bytes(4, "big") + whole[-16:])
    assert json.loads(changed.read_bytes()[-20 - length : -20])["lock"]["memory_kib"] == 99999999
    with pytest.raises(Fault, match=r"backup\.damaged.*not of our kind"):
        backup.restore(home, keys, training_clock, changed, PASSPHRASE)


def test_a_short_passphrase_and_a_file_that_is_there(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out.backup"
    with pytest.raises(Refusal, match=r"backup\.passphrase_short"):
        backup.back_up(desk, out, "eleven char")
    assert not out.exists()
    out.write_bytes(b"mine")
    with pytest.raises(Refusal, match=r"output\.exists"):
        backup.back_up(desk, out, PASSPHRASE)
    assert out.read_bytes() == b"mine"
    with pytest.raises(Fault, match=r"backup\.not_written"):
        backup.back_up(desk, tmp_path / "none" / "out.backup", PASSPHRASE)
    assert {path.name for path in tmp_path.glob("out*")} == {"out.backup"}


def test_payments_go_on_while_it_is_made(
    desk: Desk, drawer: DrawerSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup is one moment: what came after it began is not in it, and is not hindered."""
    payments.take(desk, RIVERA, draft(desk))
    look, moments = files.look, list[files.BackupFacts]()

    def look_then_pay(connection: object, *args: object, **more: object) -> files.BackupFacts:
        seen = look(connection, *args, **more)  # type: ignore[arg-type]
        if not moments:
            payments.take(desk, RIVERA, draft(desk))
        moments.append(seen)
        return seen

    monkeypatch.setattr(files, "look", look_then_pay)
    facts = backup.back_up(desk, tmp_path / "out.backup", PASSPHRASE)
    assert facts.rows["visit"] == 1
    assert len(rows(desk)["visit"]) == 2
    must_hold(desk)


def test_an_older_backup_is_brought_up_to_date(
    desk: Desk,
    saved: Path,
    other: tuple[Home, Keys],
    training_clock: TrainingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A newer one is refused. Nothing else of it is left behind."""
    from cashier.store import engine

    home, keys = other
    monkeypatch.setattr(engine, "SCHEMA_VERSION", 0)
    with pytest.raises(Refusal, match=r"store\.newer"):
        backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    monkeypatch.undo()
    backup.restore(home, keys, training_clock, saved, PASSPHRASE)
    assert len(evidence.files(home.evidence)) == 1


def test_a_deleted_store_is_missed(
    desk: Desk, drawer: DrawerSession, training_keys: Keys, training_clock: TrainingClock
) -> None:
    desk.store.close()
    for path in desk.home.folder.glob("store.db*"):
        path.unlink()
    with pytest.raises(Refusal) as caught:
        open_desk(desk.home, training_keys, training_clock, Settings())
    assert (caught.value.code, caught.value.data["station"]) == ("store.absent", "TRN-01")
    assert not desk.home.store.exists()


def test_a_store_that_is_nobodys(tmp_path: Path, training_clock: TrainingClock) -> None:
    keys = Keys(folder=tmp_path / "keys", use_keyring=False)
    store = Store.create(tmp_path / "empty.db", keys)
    with pytest.raises(Refusal, match=r"backup\.not_a_store"):
        files.write(store.sealed, tmp_path / "out", PASSPHRASE, training_clock.now())
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM meta")).scalar() == 0
    store.close()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lost", ["a row", "a page"])
def test_what_does_not_read_back_gets_no_name(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """A disk that wrote something else: the backup is refused, and nothing of it is left."""
    export = Sealed.export

    def export_and_lose(sealed: Sealed, to: Path, look: Any) -> tuple[bytes, Any]:
        key, seen = export(sealed, to, look)
        if lost == "a page":
            with to.open("r+b") as file:
                file.seek(5 * 4096 + 100)
                file.write(b"other bytes")
        else:
            copy = Sealed.of(to, key).connect()
            copy.execute("DELETE FROM directory WHERE rowid = 1")
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.close()
        return key, seen

    monkeypatch.setattr(Sealed, "export", export_and_lose)
    with pytest.raises(Fault) as caught:
        backup.back_up(desk, tmp_path / "out.backup", PASSPHRASE)
    assert caught.value.code == "backup.damaged"
    assert list(tmp_path.glob("out*")) == []
