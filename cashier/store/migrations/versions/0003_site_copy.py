"""The site's copy: records of other stations of the own site whole, and what they are found by.

Its statements stand in `0003_site_copy.sql`. What was pulled before is there in thin form only; so
the own site's feed is read once more from its start, which brings the texts; nothing is lost or
counted twice by it. Where the ledger gives none yet, `sync.site_copy` does it once more later.
"""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widens `elsewhere`, fills it from the documents, and begins the own site's feed anew."""
    connection = op.get_bind()
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
