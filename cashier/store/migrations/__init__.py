"""Migrations of the store by Alembic, run on a connection that already has the key."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

SCRIPTS = str(files("cashier.store") / "migrations")
"""Where the steps are; one that was released is never edited again."""


def upgrade(connection: Connection, version: int) -> None:
    """Brings the schema to `version` inside the caller's transaction: whole, or not at all."""
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, f"{version:04d}")
    connection.execute(text(f"PRAGMA user_version = {version:d}"))
