"""Taking a station out of service: its store becomes evidence, and the home may be another station.

Nothing is deleted, and nothing goes that stands only here: what is unsent is in the way until the
ledger has it, or a sealed file that was read back.
"""

from __future__ import annotations

from pathlib import Path

from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import instant_text
from cashier.services import unsent
from cashier.services.desk import Desk, note
from cashier.store import drawers, journal, station
from cashier.store.engine import EVIDENCE


def retire(desk: Desk, *, carried: Path | None = None, words: str = "") -> Path:
    """Closes the desk's store for ever and moves it to the home's evidence; the file's new place.

    `carried` is a file of `unsent.export`, opened by `words`, that holds what is unsent. Raises
    Refusal `retire.drawer_open`, `unsent.waiting` (nothing, or too little, was carried out),
    `evidence.exists`, and as `unsent.read`; Fault `store.…`, `backup.not_written`.
    """
    name = desk.identity.name
    with desk.store.read() as connection:
        open_now = drawers.left_open(connection)
        last, _ = journal.head(connection)
    if open_now:
        raise Refusal("retire.drawer_open", field="drawer", value=open_now)
    if carried is None or not unsent.covers(desk, carried, words):
        unsent.must_be_none(desk)
    kept = desk.home.evidence / f"{name}-{last:06d}.db"
    if kept.exists():
        raise Refusal("evidence.exists", field="file", value=str(kept))
    with desk.store.write() as connection:
        note(desk, connection, "", "station_retired", through=last, carried=carried is not None)
        station.remember(connection, EVIDENCE, instant_text(desk.clock.now()))
    # the last connection writes the log into the file, so that one file is all of it
    desk.store.close()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for suffix in ("-wal", "-shm"):
            left = desk.home.store.with_name(f"{desk.home.store.name}{suffix}")
            if left.exists():
                left.replace(kept.with_name(f"{kept.name}{suffix}"))
        desk.home.store.replace(kept)
    except OSError as error:
        raise Fault("backup.not_written", path=str(kept), reason=error.strerror or "") from error
    return kept
