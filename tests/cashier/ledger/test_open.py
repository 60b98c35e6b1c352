"""From an address to a ledger: which are understood, what each failure says, and that the tables
are as the program thinks."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from cashier.clock import Clock
from cashier.domain.errors import Fault, Refusal
from cashier.ledger import migrations
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.open import init_ledger, ledger_path, open_database, open_ledger, upgrade_ledger
from cashier.ledger.schema import metadata
from cashier.vault import Keys
from tests.cashier.ledger.stations import Chain


def url(path: Path) -> str:
    return f"sqlite:///{path.as_posix()}"


def test_a_ledger_is_made_once_and_opened_again(tmp_path: Path, keys: Keys, clock: Clock) -> None:
    path = tmp_path / "ledger.db"
    made = init_ledger(url(path), keys, clock)
    ledger_id = made.ledger_id
    made.close()
    again = open_database(url(path), keys, clock)
    assert again.ledger_id == ledger_id
    again.close()
    assert not path.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(Refusal) as refused:
        init_ledger(url(path), keys, clock)
    assert refused.value.code == "ledger.exists"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("", "ledger.url"),
        ("ledger.db", "ledger.url"),
        ("sqlite://", "ledger.url"),
        ("sqlite:///:memory:", "ledger.url"),
        ("sqlite://host/ledger.db", "ledger.url"),
        ("sqlite:///ledger.db?mode=ro", "ledger.url"),
        ("mysql://host/ledger", "ledger.url"),
        ("postgresql://ledger:secret@host/ledger", "ledger.url"),
        ("postgresql+psycopg://ledger:secret@host", "ledger.url"),
    ],
)
def test_an_address_that_is_none_of_ours(given: str, code: str, keys: Keys, clock: Clock) -> None:
    for act in (init_ledger, open_ledger, upgrade_ledger):
        with pytest.raises(Refusal) as refused:
            act(given, keys, clock)
        assert refused.value.code == code
        assert "secret" not in str(refused.value)
        assert refused.value.field == "ledger"


def test_a_relative_address_is_a_file_here() -> None:
    assert ledger_path("sqlite:///some/ledger.db") == Path("some/ledger.db").absolute()
    assert ledger_path("sqlite:////var/ledger.db") == Path("/var/ledger.db")


def test_no_ledger_there_says_what_to_do(tmp_path: Path, keys: Keys, clock: Clock) -> None:
    with pytest.raises(Refusal) as refused:
        open_ledger(url(tmp_path / "none.db"), keys, clock)
    assert (refused.value.code, refused.value.data["next"]) == ("ledger.absent", "ledger init")
    assert not (tmp_path / "none.db").exists()


def test_without_its_key_it_stays_shut(tmp_path: Path, sealed: Database, clock: Clock) -> None:
    with pytest.raises(Fault) as fault:
        open_ledger(url(sealed.path), Keys(folder=tmp_path / "other", use_keyring=False), clock)
    assert fault.value.code == "key.missing"


def test_a_ledger_of_a_later_program_is_refused(sealed: Database, keys: Keys, clock: Clock) -> None:
    with sealed.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION + 1}")
    for act in (open_ledger, upgrade_ledger):
        with pytest.raises(Refusal) as refused:
            act(url(sealed.path), keys, clock)
        assert refused.value.code == "ledger.newer"


def test_an_older_ledger_is_brought_on_with_all_it_holds(
    own: EmbeddedLedger, keys: Keys, clock: Clock, bos: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.post_batch("BOS", "01", (bos.pay(), bos.pay()))
    later = (*migrations.STEPS, ("ALTER TABLE meta ADD COLUMN note TEXT",))
    monkeypatch.setattr(migrations, "VERSION", len(later))
    monkeypatch.setattr(migrations.upgrade, "__defaults__", (later,))
    address = url(own.database.path)
    with pytest.raises(Refusal) as refused:
        open_ledger(address, keys, clock)
    assert (refused.value.code, refused.value.data["next"]) == ("ledger.older", "ledger upgrade")
    assert upgrade_ledger(address, keys, clock) == 1
    assert upgrade_ledger(address, keys, clock) == 0
    again = open_ledger(address, keys, clock)
    assert again.head("BOS", "01").last_seq == 2
    again.close()


def test_a_broken_step_leaves_the_old_form(sealed: Database, keys: Keys, clock: Clock) -> None:
    steps = (*migrations.STEPS, ("CREATE TABLE half (a)", "CREATE nonsense"))
    with pytest.raises(Fault), sealed.write() as connection:
        migrations.upgrade(connection, steps)
    with sealed.read() as connection:
        assert migrations.version_of(connection) == migrations.VERSION
        assert not inspect(connection).has_table("half")


def test_the_tables_are_as_the_program_thinks(sealed: Database, tmp_path: Path) -> None:
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    metadata.create_all(plain)
    with sealed.read() as connection, plain.connect() as other:
        made, thought = inspect(connection), inspect(other)
        assert sorted(made.get_table_names()) == sorted(thought.get_table_names())
        for table in thought.get_table_names():
            for part in ("get_columns", "get_pk_constraint", "get_foreign_keys"):
                mine, theirs = getattr(made, part)(table), getattr(thought, part)(table)
                assert str(mine) == str(theirs), (table, part)
            for part in ("get_indexes", "get_unique_constraints"):
                names = [
                    sorted((found["name"], found["column_names"]) for found in side)
                    for side in (getattr(made, part)(table), getattr(thought, part)(table))
                ]
                assert names[0] == names[1], (table, part)
    plain.dispose()


def test_a_ledger_that_is_being_written_answers_busy(
    own: EmbeddedLedger, keys: Keys, clock: Clock, bos: Chain
) -> None:
    impatient = EmbeddedLedger(Database.open(own.database.path, keys, clock, busy_ms=50))
    paid = bos.pay()
    with own.database.write():
        with pytest.raises(Fault) as fault:
            impatient.post_batch("BOS", "01", (paid,))
        assert (fault.value.code, fault.value.retry_is_safe) == ("ledger.busy", True)
        assert impatient.head("BOS", "01").last_seq == 0, "reading goes on"
    impatient.post_batch("BOS", "01", (paid,))
    impatient.close()


def test_more_callers_than_connections_answer_busy(
    sealed: Database, keys: Keys, clock: Clock
) -> None:
    from contextlib import ExitStack

    database = Database.open(sealed.path, keys, clock, busy_ms=50)
    with ExitStack() as stack:
        for _ in range(4):
            stack.enter_context(database.read())
        with pytest.raises(Fault, match=r"ledger\.busy"), database.read():
            pass
    database.close()


def test_flipped_bytes_are_a_fault_never_an_answer(
    own: EmbeddedLedger, keys: Keys, clock: Clock, bos: Chain
) -> None:
    own.post_batch("BOS", "01", [bos.pay() for _ in range(50)])
    own.close()
    path = own.database.path
    body = bytearray(path.read_bytes())
    for at in range(4_096 + 100, len(body), 4_096):
        body[at] ^= 1
    path.write_bytes(body)
    with pytest.raises(Fault) as fault:
        open_ledger(url(path), keys, clock).head("BOS", "01")
    assert fault.value.code in {"ledger.unreachable", "store.unreadable"}


def test_a_folder_that_cannot_be_made(tmp_path: Path, keys: Keys, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as fault:
        init_ledger(url(tmp_path / "file" / "ledger.db"), keys, clock)
    assert fault.value.code == "ledger.unreachable"


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_is_moved_while_open_takes_nothing_more(
    replaced: bool, tmp_path: Path, keys: Keys, clock: Clock
) -> None:
    path, away = tmp_path / "ledger.db", tmp_path / "away.db"
    database = init_ledger(url(path), keys, clock)
    path.rename(away)
    if replaced:
        path.write_bytes(away.read_bytes())
    for scope in (database.read, database.write):
        with pytest.raises(Fault) as fault, scope():
            pytest.fail("the scope was entered")
        assert fault.value.code == "ledger.gone"
    path.unlink(missing_ok=True)
    away.rename(path)
    with database.read():
        pass
    database.close()


def test_a_file_that_is_moved_during_a_write_keeps_nothing(
    tmp_path: Path, keys: Keys, clock: Clock
) -> None:
    path, away = tmp_path / "ledger.db", tmp_path / "away.db"
    database = init_ledger(url(path), keys, clock)

    def write_meanwhile() -> None:
        with database.write() as connection:
            connection.execute(metadata.tables["meta"].insert(), [{"key": "late", "value": "1"}])
            path.rename(away)

    with pytest.raises(Fault) as fault:
        write_meanwhile()
    assert fault.value.code == "ledger.gone"
    away.rename(path)
    with database.read() as connection:
        assert "late" not in connection.execute(metadata.tables["meta"].select()).scalars().all()
    database.close()
