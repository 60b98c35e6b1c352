"""Putting mistakes right: what linked records moved, slips and their print jobs, the ledger's
questions.

Its statements stand in `0002_mistakes.sql`. Print jobs move into a table whose rows print either a
receipt or a slip; what earlier voids took off accounts is written down from their entries.
"""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds `moved`, `slip` and `question`, and lets `print_job` print slips."""
    connection = op.get_bind()
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
