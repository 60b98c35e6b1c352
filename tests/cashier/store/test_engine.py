"""The store's file: sealed, gated by version, one writer at a time, and whole after every fault."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.log import logger, set_up
from cashier.services import accounts, corrections, drawers, mistakes, payments
from cashier.services.desk import Desk, open_desk
from cashier.settings import Home, Settings
from cashier.store import engine, tables
from cashier.store.engine import IntegrityError, Store
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    NOW,
    RIVERA,
    ROSA,
    Broken,
    approved,
    bytes_of,
    check,
    draft,
    item,
    must_hold,
    rows,
    scalar,
)

# ---------------------------------------------------------------- append-only


@pytest.mark.parametrize("table", [table.name for table in tables.APPEND_ONLY])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_what_was_recorded_stays(desk: Desk, drawer: DrawerSession, table: str, verb: str) -> None:
    number = payments.take(desk, RIVERA, draft(desk)).receipt_number
    corrections.correct(
        desk,
        RIVERA,
        number,
        1,
        {"number": "1043"},
        reason="read again",
        approval=approved(desk, "correct"),
    )
    mistakes.void(desk, RIVERA, number, 1, reason="not ours", approval=approved(desk, "void"))
    drawers.count(desk, RIVERA, {})
    drawers.close(desk, RIVERA, reason="lost", approval=approved(desk, "close"))
    before = rows(desk)
    column = next(iter(tables.metadata.tables[table].columns)).name
    statement = {
        "UPDATE": f"UPDATE {table} SET {column} = {column}",
        "DELETE": f"DELETE FROM {table}",
    }[verb]
    assert before[table], "there is something to lose"
    with pytest.raises(IntegrityError, match="append-only"), desk.store.write() as connection:
        connection.execute(text(statement))
    assert rows(desk) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM drawer",
        "DELETE FROM outbox",
        "DELETE FROM print_job",
        "UPDATE outbox SET station_seq = station_seq + 100",
        "UPDATE drawer SET state = 'closed'",
        "UPDATE outbox SET state = 'lost'",
        "UPDATE print_job SET state = 'gone'",
        "INSERT INTO entry SELECT station_seq, 9, 'x', 0 FROM posting WHERE kind = 'payment'",
        "INSERT INTO drawer SELECT 'x', staff, '', state, opened_at, NULL, NULL FROM drawer",
    ],
)
def test_what_the_tables_refuse(desk: Desk, drawer: DrawerSession, statement: str) -> None:
    payments.take(desk, RIVERA, draft(desk))
    before = rows(desk)
    with pytest.raises(IntegrityError), desk.store.write() as connection:
        connection.execute(text(statement))
    assert rows(desk) == before


def test_a_tender_needs_an_open_drawer(desk: Desk, drawer: DrawerSession) -> None:
    """Even code that forgot to ask cannot put an item into a drawer that is being counted."""
    payments.take(desk, RIVERA, draft(desk))
    with desk.store.write() as connection:
        connection.execute(text("UPDATE drawer SET state = 'counting'"))
    copied = ", ".join(
        {"line": "2", "tender_id": "'t'"}.get(column.name, column.name)
        for column in tables.tender.columns
    )
    with pytest.raises(IntegrityError, match="not open"), desk.store.write() as connection:
        connection.execute(text(f"INSERT INTO tender SELECT {copied} FROM tender"))


# ---------------------------------------------------------------- opening


def test_a_newer_store_is_refused(desk: Desk, training_keys: Keys) -> None:
    with desk.store.write() as connection:
        connection.execute(text(f"PRAGMA user_version = {engine.SCHEMA_VERSION + 1}"))
    desk.store.close()
    before = desk.home.store.read_bytes()
    with pytest.raises(Refusal) as caught:
        Store.open(desk.home.store, training_keys)
    assert caught.value.code == "store.newer"
    assert caught.value.data["known"] == engine.SCHEMA_VERSION
    assert desk.home.store.read_bytes() == before


def test_an_absent_store_is_not_made(tmp_path: Path) -> None:
    keys = Keys(folder=tmp_path / "keys", use_keyring=False)
    with pytest.raises(Refusal, match=r"store\.absent"):
        Store.open(tmp_path / "none.db", keys)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_store_is_not_made_again(desk: Desk, training_keys: Keys) -> None:
    with pytest.raises(Refusal, match=r"store\.exists"):
        Store.create(desk.home.store, training_keys)


def test_without_its_key(desk: Desk, training_keys: Keys, tmp_path: Path) -> None:
    desk.store.close()
    with pytest.raises(Fault) as caught:
        Store.open(desk.home.store, Keys(folder=tmp_path / "other", use_keyring=False))
    assert (caught.value.code, caught.value.retry_is_safe) == ("key.missing", False)
    (key,) = training_keys.folder.glob(f"{desk.home.store.read_bytes()[:16].hex()}.key")
    key.write_text("00" * 32)
    with pytest.raises(Fault, match=r"store\.unreadable"):
        Store.open(desk.home.store, training_keys)
    key.write_text("not hex")
    with pytest.raises(Fault) as caught:
        Store.open(desk.home.store, training_keys)
    assert caught.value.code == "key.unreadable"
    assert "not hex" not in str(caught.value)


def test_files_that_are_no_store(tmp_path: Path, training_keys: Keys) -> None:
    for content in (b"", b"short", os.urandom(8192)):
        file = tmp_path / "odd.db"
        file.write_bytes(content)
        with pytest.raises(Fault) as caught:
            Store.open(file, training_keys)
        assert caught.value.code in {"store.unreadable", "key.missing"}
        assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    keys = Keys(folder=tmp_path / "keys", use_keyring=False)
    with pytest.raises(Fault, match=r"store\.unreadable"):
        Store.create(tmp_path / "file" / "store.db", keys)


def test_the_migrations_make_what_the_models_say(desk: Desk) -> None:
    with desk.store.read() as connection:
        context = MigrationContext.configure(connection)
        ours = set(tables.metadata.tables)
        found = [
            one
            for one in compare_metadata(context, tables.metadata)
            if not (one[0] == "remove_table" and one[1].name not in ours)
            and not (one[0] == "remove_index" and one[1].table.name not in ours)
        ]
        assert found == []
        assert desk.store.schema_version() == engine.SCHEMA_VERSION
        triggers = connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        ).scalar_one()
    assert triggers >= len(tables.TRIGGERS)


def test_an_older_store_is_backed_up_first(
    desk: Desk, drawer: DrawerSession, training_keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With data in it, and the copy opens with the same key."""
    payments.take(desk, RIVERA, draft(desk))
    before = rows(desk)
    desk.store.close()
    following = engine.SCHEMA_VERSION + 1
    monkeypatch.setattr(engine, "SCHEMA_VERSION", following)
    with pytest.raises(Exception, match=f"{following:04d}"):
        Store.open(desk.home.store, training_keys)
    copy = desk.home.folder / f"store-before-{following}.db"
    monkeypatch.undo()
    assert copy.stat().st_mode & 0o077 == 0
    again, copied = Store.open(desk.home.store, training_keys), Store.open(copy, training_keys)
    try:
        for store in (again, copied):
            with store.read() as connection:
                for name, lines in before.items():
                    found = connection.execute(text(f"SELECT * FROM {name}"))
                    assert [tuple(row) for row in found] == lines
    finally:
        again.close()
        copied.close()


# ---------------------------------------------------------------- at rest

SECRETS = (b"Rosa", b"Alves", ROSA.encode(), b"4400123456", b"011999993", b"A. Rivera")


def test_nothing_lies_there_in_clear(
    desk: Desk, drawer: DrawerSession, made: Path, tmp_path: Path
) -> None:
    """Not in the store, its WAL, the ledger or the log; and the search for it does find things."""
    set_up(desk.home.folder)
    accounts.open_account(desk, RIVERA, ROSA, payer_safe=False)
    visit = payments.take(desk, RIVERA, draft(desk))
    logger("test").info("taken", receipt=visit.receipt_number, account=ROSA, note=f"for {ROSA}")
    logger("test").warning("odd", detail={"payer": "Rosa M Alves", "n": int(ROSA)})
    files = bytes_of(desk.home.folder)
    names = {path.name for path in files}
    assert {"store.db", "store.db-wal", "ledger.db", "cashier.log"} <= names
    for path, content in files.items():
        for secret in SECRETS:
            assert secret not in content, f"{secret!r} in {path.name}"
    assert files[desk.home.store][:6] != b"SQLite"
    plain = tmp_path / "plain.db"
    with sqlite3.connect(plain) as control:
        control.execute("CREATE TABLE t (a)")
        control.execute("INSERT INTO t VALUES (?)", (f"Rosa M Alves {ROSA}",))
    control.close()
    assert all(secret in plain.read_bytes() for secret in SECRETS[:3])
    assert b"Rosa" in (made / "feed" / "accounts.csv").read_bytes()


def test_files_are_the_persons_own(desk: Desk) -> None:
    for path in (desk.home.store, desk.home.ledger, desk.home.folder):
        assert path.stat().st_mode & 0o077 == 0, path


# ---------------------------------------------------------------- scopes


def test_write_scopes_do_not_nest(desk: Desk) -> None:
    with (
        desk.store.write() as connection,
        pytest.raises(AssertionError, match="nest"),
        desk.store.write(),
    ):
        pass
    with desk.store.write() as connection:  # and the next one is free
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_a_reader_sees_one_moment(desk: Desk, drawer: DrawerSession) -> None:
    with desk.store.read() as connection:
        count = text("SELECT count(*) FROM posting")
        assert connection.execute(count).scalar() == 1
        payments.take(desk, RIVERA, draft(desk))
        assert connection.execute(count).scalar() == 1
    assert scalar(desk, "SELECT count(*) FROM posting") == 2


def test_a_commit_that_fails(desk: Desk, drawer: DrawerSession) -> None:
    one, before = draft(desk), rows(desk)

    def fail(_connection: object) -> None:
        raise Broken("commit")

    event.listen(desk.store._writing, "commit", fail)
    with pytest.raises(Broken):
        payments.take(desk, RIVERA, one)
    event.remove(desk.store._writing, "commit", fail)
    assert rows(desk) == before
    assert not payments.take(desk, RIVERA, one).replay


def test_many_writers(desk: Desk, drawer: DrawerSession) -> None:
    failures: list[BaseException] = []

    def pay() -> None:
        try:
            for _ in range(3):
                payments.take(desk, RIVERA, draft(desk))
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=pay) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert scalar(desk, "SELECT count(*) FROM visit") == 15
    must_hold(desk)


def _pay_elsewhere(folder: Path, keys: Path, times: int) -> None:
    from cashier.clock import TrainingClock
    from cashier.services.desk import open_desk
    from cashier.settings import Settings
    from tests.cashier.counter import NOW

    desk = open_desk(
        Home(folder), Keys(folder=keys, use_keyring=False), TrainingClock(NOW), Settings()
    )
    for n in range(times):
        payments.take(
            desk, RIVERA, draft(desk, item(desk, check(100, number=f"9{os.getpid()}{n}")))
        )
    desk.store.close()


def test_two_processes(desk: Desk, drawer: DrawerSession, training_keys: Keys) -> None:
    """The command line beside the window: no number twice, no gap, no error."""
    context = multiprocessing.get_context("spawn")
    other = context.Process(
        target=_pay_elsewhere, args=(desk.home.folder, training_keys.folder, 10)
    )
    other.start()
    while other.is_alive():
        payments.take(desk, RIVERA, draft(desk))
        other.join(0.02)
    assert other.exitcode == 0
    assert scalar(desk, "SELECT count(*) FROM visit WHERE total_cents = 100") == 10
    must_hold(desk)


# ---------------------------------------------------------------- faults of the disk


def _pay_until_full(folder: Path, keys: Path, answers: object) -> None:
    """In a process of its own: a limit on the size of files stands for a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    desk = open_desk(
        Home(folder), Keys(folder=keys, use_keyring=False), TrainingClock(NOW), Settings()
    )
    size = (folder / "store.db").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(size, 200_000), resource.RLIM_INFINITY))
    taken, code = 0, ""
    try:
        for _ in range(200):
            payments.take(desk, RIVERA, draft(desk))
            taken += 1
    except Fault as fault:
        code = fault.code
    answers.put((taken, code))  # type: ignore[attr-defined]
    answers.close()  # type: ignore[attr-defined]
    answers.join_thread()  # type: ignore[attr-defined]
    os._exit(0)


def test_a_full_disk(desk: Desk, drawer: DrawerSession, training_keys: Keys) -> None:
    """A Fault, nothing half-done, and all that was paid before is there."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    folder = desk.home.folder
    desk.store.close()
    other = context.Process(target=_pay_until_full, args=(folder, training_keys.folder, answers))
    other.start()
    taken, code = answers.get(timeout=60)
    other.join()
    assert code in {"store.full", "store.failed"}
    assert taken > 0
    assert scalar(desk, "SELECT count(*) FROM visit") == taken
    must_hold(desk)
    payments.take(desk, RIVERA, draft(desk))
    must_hold(desk)


def test_a_log_that_cannot_be_written(desk: Desk, drawer: DrawerSession, desk_at: OpenDesk) -> None:
    """A folder in the log's place stops root, too; a mode would not."""
    desk.store.close()
    log = desk.home.store.with_name(f"{desk.home.store.name}-wal")
    log.unlink(missing_ok=True)
    log.mkdir()
    with pytest.raises(Fault):
        desk_at("home")
    log.rmdir()
    payments.take(desk_at("home"), RIVERA, draft(desk))


def test_a_damaged_page(desk: Desk, drawer: DrawerSession, desk_at: OpenDesk) -> None:
    """A changed byte is a Fault (the page's own seal is broken), never a wrong answer."""
    payments.take(desk, RIVERA, draft(desk))
    desk.store.close()
    content = bytearray(desk.home.store.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    shutil.copy(desk.home.store, desk.home.folder / "kept.db")
    desk.home.store.write_bytes(bytes(content))

    def open_and_pay() -> None:
        again = desk_at("home")
        payments.take(again, RIVERA, draft(again))

    with pytest.raises(Fault) as caught:
        open_and_pay()
    assert caught.value.code in {"store.damaged", "store.unreadable"}
    assert not caught.value.retry_is_safe


def test_all_readers_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.store._reading.pool, "_timeout", 0.05)
    scopes = [desk.store.read() for _ in range(engine.READERS)]
    for scope in scopes:
        scope.__enter__()
    with pytest.raises(Fault, match=r"store\.busy"), desk.store.read():
        pass
    for scope in scopes:
        scope.__exit__(None, None, None)
