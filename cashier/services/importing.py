"""The billing feed into the ledger, from a window: tried without changing anything, then done.
Administrators only. Source: ux.md 3.13.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cashier.domain.errors import Refusal
from cashier.domain.staff import Act, Staff
from cashier.ledger.feed import ImportResult, import_feed
from cashier.ledger.feed_rows import Reject
from cashier.ledger.open import as_role, asked_address, is_central, open_database
from cashier.services.desk import Desk, note
from cashier.vault import Keys

__all__ = ["ImportResult", "ImportWanted", "Reject", "central_address", "import_accounts"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWanted:
    """What to read into which ledger. `role` and `password` are those of a login that may import;
    they are used once and kept nowhere. `rejects` is the file for rows that cannot be used.
    """

    feed: Path
    ledger: str
    role: str = ""
    password: str = field(default="", repr=False)
    dry_run: bool = True
    skip_bad: bool = False
    allow_shrink: bool = False
    rejects: Path | None = None


def central_address(ledger: str) -> str:
    """Where the central ledger is, without the station's login; '' for an embedded one.

    Raises Refusal `ledger.url`.
    """
    return asked_address(ledger) if is_central(ledger) else ""


def import_accounts(
    desk: Desk,
    who: Staff,
    keys: Keys,
    wanted: ImportWanted,
    *,
    progress: Progress | None = None,
) -> ImportResult:
    """Reads the feed and says what it would change, or changes it. What `progress` raises ends it
    with nothing done. An import is a line of the station's audit; a try is none.

    Raises Refusal `role.not_allowed`, `training.real_ledger`, `feed.…`, `ledger.…`; Fault `feed.…`,
    `ledger.…`, `key.missing`.
    """
    who.must(Act.ADMINISTER)
    if desk.identity.training and wanted.ledger != desk.home.ledger_url:
        raise Refusal("training.real_ledger", field="ledger", value=wanted.ledger)
    if not wanted.feed.is_dir():
        raise Refusal("feed.folder_missing", field="feed", value=str(wanted.feed))
    url = as_role(wanted.ledger, wanted.role) if wanted.role else wanted.ledger
    books = open_database(url, keys, desk.clock, password=wanted.password)
    try:
        result = import_feed(
            books,
            wanted.feed,
            dry_run=wanted.dry_run,
            skip_bad=wanted.skip_bad,
            allow_shrink=wanted.allow_shrink,
            rejects=wanted.rejects,
            progress=progress,
        )
    finally:
        books.close()
    if result.applied:
        with desk.store.write() as connection:
            note(
                desk,
                connection,
                who.number,
                "feed_imported",
                changed=result.changed,
                removed=result.removed,
                accounts=result.accounts,
                rejected=result.rejected,
            )
    return result
