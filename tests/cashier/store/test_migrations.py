"""Migrations with data in the store: backed up first, whole or not at all, and never rewritten."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.services import payments
from cashier.services.desk import Desk
from cashier.store import engine, journal, migrations
from cashier.store.engine import Store
from cashier.vault import Keys
from tests.cashier.counter import RIVERA, draft, must_hold, rows

FIRST_SHA256 = "23e34c0d1c0063df23ab9fd464058b5d789f0b2d61734440f6c574a518fc81d9"
"""Of the statements of the first schema. They never change: write another migration instead."""

NEXT = """
from alembic import op

revision, down_revision, branch_labels, depends_on = "{new:04d}", "{old:04d}", None, None


def upgrade():
    op.execute("ALTER TABLE posting ADD COLUMN noted TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE TABLE outbox_new AS SELECT * FROM outbox")
    {fault}
    op.execute("CREATE TABLE later (a INTEGER)")
"""


NOW_AT = engine.SCHEMA_VERSION
NUMBERS = {"new": NOW_AT + 1, "old": NOW_AT}


def test_the_first_schema_never_changes() -> None:
    script = Path(migrations.SCRIPTS, "versions", "0001_first.sql").read_bytes()
    assert hashlib.sha256(script.replace(b"\r\n", b"\n")).hexdigest() == FIRST_SHA256


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program with one more migration; its file is written by the test."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.SCRIPTS, folder)
    monkeypatch.setattr(migrations, "SCRIPTS", str(folder))
    monkeypatch.setattr(engine, "SCHEMA_VERSION", NUMBERS["new"])
    return folder / "versions" / f"{NUMBERS['new']:04d}_next.py"


def _unsent(store: Store) -> list[str]:
    with store.read() as connection:
        return [record.hash for record in journal.waiting(connection, 100)]


def test_unsent_records_come_through(
    desk: Desk, drawer: DrawerSession, training_keys: Keys, steps: Path
) -> None:
    payments.take(desk, RIVERA, draft(desk))
    before, unsent = rows(desk), _unsent(desk.store)
    assert len(unsent) == 2
    desk.store.close()
    steps.write_text(NEXT.format(**NUMBERS, fault=""))
    store = Store.open(desk.home.store, training_keys)
    try:
        assert store.schema_version() == NUMBERS["new"]
        assert _unsent(store) == unsent
        with store.read() as connection:
            for name, lines in before.items():
                found = [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]
                assert [row[: len(lines[0])] for row in found] == lines if lines else found == []
    finally:
        store.close()
    names = {path.name for path in desk.home.folder.iterdir()}
    assert f"store-before-{NUMBERS['new']}.db" in names
    assert not any(name.endswith((".part", ".part-wal")) for name in names)
    must_hold(desk)


def test_a_migration_that_fails_half_way_changes_nothing(
    desk: Desk, drawer: DrawerSession, training_keys: Keys, steps: Path
) -> None:
    """And the next start does it again, from the beginning."""
    payments.take(desk, RIVERA, draft(desk))
    before = rows(desk)
    desk.store.close()
    steps.write_text(NEXT.format(**NUMBERS, fault="raise RuntimeError('half-way')"))
    for _ in range(2):
        with pytest.raises(RuntimeError, match="half-way"):
            Store.open(desk.home.store, training_keys)
        assert rows(desk) == before
        desk.store.close()
    steps.write_text(NEXT.format(**NUMBERS, fault=""))
    Store.open(desk.home.store, training_keys).close()
    assert desk.store.schema_version() == NUMBERS["new"]


def test_the_old_program_refuses_what_the_new_one_made(
    desk: Desk,
    drawer: DrawerSession,
    training_keys: Keys,
    steps: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.store.close()
    steps.write_text(NEXT.format(**NUMBERS, fault=""))
    Store.open(desk.home.store, training_keys).close()
    monkeypatch.undo()
    with pytest.raises(Refusal, match=r"store\.newer"):
        Store.open(desk.home.store, training_keys)


def test_no_migration_without_its_backup(
    desk: Desk, drawer: DrawerSession, training_keys: Keys, steps: Path
) -> None:
    desk.store.close()
    steps.write_text(NEXT.format(**NUMBERS, fault=""))
    (desk.home.folder / f"store-before-{NUMBERS['new']}.db").mkdir()
    with pytest.raises(Fault, match=r"store\.failed"):
        Store.open(desk.home.store, training_keys)
    assert desk.store.schema_version() == NOW_AT
