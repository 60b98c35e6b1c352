"""The program as a later release will be: one more migration, on a store that is full and unsent.

Installed in a process of the nursery before it runs. The migration does what real ones do: a new
table with its guard, a new column, and a pass over every row there is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from cashier.store import engine, migrations

MIGRATION = """
from alembic import op

revision, down_revision = "{new:04d}", "{old:04d}"
branch_labels = depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    for statement in (
        "CREATE TABLE later (station_seq INTEGER PRIMARY KEY, length INTEGER NOT NULL) STRICT",
        "INSERT INTO later SELECT station_seq, length(canonical) FROM posting",
        "CREATE TRIGGER later_stays BEFORE DELETE ON later BEGIN SELECT RAISE(ABORT, 'no'); END",
        "ALTER TABLE visit ADD COLUMN later INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX visit_later ON visit (later, business_date)",
    ):
        connection.exec_driver_sql(statement)
"""


def install() -> None:
    """Makes this process the later release."""
    old = engine.SCHEMA_VERSION
    new = old + 1
    # one folder for all processes of a run: the file is the same
    folder = Path(tempfile.gettempdir()) / f"cashier-later-{os.getppid()}"
    if not folder.exists():
        making = Path(tempfile.mkdtemp())
        source = Path(migrations.__file__).parent
        shutil.copytree(source, making / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
        versions = making / "migrations" / "versions"
        (versions / f"{new:04d}_later.py").write_text(MIGRATION.format(new=new, old=old), "utf-8")
        try:
            making.rename(folder)
        except OSError:  # another was quicker
            shutil.rmtree(making)
    engine.SCHEMA_VERSION = new
    migrations.SCRIPTS = str(folder / "migrations")


def forget(nursery_pid: int) -> None:
    """Removes what the processes of a nursery made."""
    folder = Path(tempfile.gettempdir()) / f"cashier-later-{nursery_pid}"
    shutil.rmtree(folder, ignore_errors=True)
