"""How long technical logs are kept. Nothing else is removed by age: records, receipts and the audit
are kept for as long as their files are, which is longer than any duty (10 years: 45 CFR 155.1210).

Source: reliability.md 7, audit keeping: 90 days at hand and a year more.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cashier.log import logger
from cashier.services.desk import Desk, note

IN_USE = "cashier.log"
"""Written all the time; turned over by size, so that its older half becomes a file of its own."""


def clear_out(desk: Desk) -> int:
    """Removes log files that nobody has written to for `keep_log_days`, and audits how many. A file
    that cannot be removed stays for the next time.

    Raises Fault `store.…`.
    """
    before = desk.clock.now() - timedelta(days=desk.settings.keep_log_days)
    gone = 0
    for path in sorted((desk.home.folder / "logs").glob("*.log*")):
        try:
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            if path.name != IN_USE and written < before:
                path.unlink()
                gone += 1
        except OSError as error:
            logger("retention").warning("not removed", file=path.name, kind=type(error).__name__)
    if gone:
        with desk.store.write() as connection:
            note(desk, connection, "", "logs_removed", files=gone, days=desk.settings.keep_log_days)
    return gone
