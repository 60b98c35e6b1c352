"""Migrations of the store by Alembic, run on a connection that already has the key."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text


def upgrade(connection: Connection, version: int) -> None:
    """Brings the schema to `version` inside the caller's transaction: whole, or not at all."""
    config = Config()
    config.set_main_option("script_location", str(files("cashier.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{version:04d}")
    connection.execute(text(f"PRAGMA user_version = {version:d}"))
