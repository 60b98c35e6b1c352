"""The first schema: everything a station owns, the account replica and its search.

Its statements stand in `0001_first.sql`, as they were when stores were first made. They never
change: a later change of the tables is a migration of its own, so that a store made long ago and
one made today have the same schema.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table, index and trigger of the first schema."""
    connection = op.get_bind()
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    # statements are parted by an empty line: a trigger's body has semicolons of its own
    for statement in script.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
