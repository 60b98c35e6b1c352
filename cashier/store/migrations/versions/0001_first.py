"""The first schema: everything a station owns, the account replica and its search."""

from alembic import op
from sqlalchemy import text

from cashier.store import tables
from cashier.store.replica_tables import create

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table, index and trigger of the first schema."""
    connection = op.get_bind()
    tables.metadata.create_all(connection)
    for trigger in tables.TRIGGERS:
        connection.execute(text(trigger))
    create(connection)
