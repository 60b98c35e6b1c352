"""What is looked at beside the sign-in page: the store's pages and chains, room on the disk, and
receipts of which nobody knows whether they came out.

Every start looks quickly; once a day everything is looked at. A store that is not whole becomes
read-only, in this run and the next ones, until a full check finds it whole.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import instant_text, parse_instant
from cashier.domain.receipt import PrintState
from cashier.log import logger
from cashier.services import retention, station_settings
from cashier.services.desk import Desk, note
from cashier.store import checks, print_jobs, station, wal
from cashier.store.reserve import has_reserve

FULL_EVERY = timedelta(hours=24)
LAST_FULL = "full_check_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartReport:
    """`halted`: why nothing is recorded, or None. `room`: enough is kept back for closing a day on
    a full disk. `unsure`: receipts left in doubt by an earlier run."""

    halted: Fault | Refusal | None
    complaints: tuple[str, ...]
    full: bool
    room: bool
    unsure: int


def run(
    desk: Desk, *, full: bool | None = None, stop: Callable[[], bool] = lambda: False
) -> StartReport:
    """Looks, and makes a damaged store read-only. `full` None: when the last one is a day old.

    Raises `checks.Stopped`, Fault `store.busy`.
    """
    store = desk.store
    room = store.keep_room()
    if isinstance(store.halted, Refusal):  # evidence: it is read, nothing goes on in it
        return StartReport(halted=store.halted, complaints=(), full=False, room=room, unsure=0)
    if full is None:
        full = store.halted is not None or is_due(last_full(desk), desk.clock.now())
    found = checks.check(store, full=full, stop=stop)
    complaints = found.complaints
    if store.tail.damaged:  # the pages are whole, and older than what was acknowledged
        complaints = (store.tail.told, *complaints)
    if complaints:
        store.found_damaged(complaints[0])
        logger("store").error("damaged", full=full, complaints=list(complaints))
    elif full:
        store.found_whole()
        if store.halted is None:
            with store.write() as connection:
                station.remember(connection, LAST_FULL, instant_text(desk.clock.now()))
                note(
                    desk,
                    connection,
                    "",
                    "store_checked",
                    records=found.postings,
                    lines=found.audit,
                )
            retention.clear_out(desk)
    if store.tail.torn and store.halted is None:
        _told_of_the_tail(desk)
    if store.halted is None:
        with contextlib.suppress(Refusal):  # files that cannot be read are refused at the start
            station_settings.note_outside(desk)
    return StartReport(
        halted=store.halted,
        complaints=complaints,
        full=full,
        room=room,
        unsure=0 if complaints else _unsure(desk),
    )


def _told_of_the_tail(desk: Desk) -> None:
    """The last act before the stop was not kept: normally it had not been acknowledged. Audited
    once, at the first look after it."""
    frame, desk.store.tail = desk.store.tail.frame, wal.Tail()
    logger("store").warning("the last transaction before the stop was torn", frame=frame)
    with desk.store.write() as connection:
        note(desk, connection, "", "store_log_torn", frame=frame)


def room_kept(desk: Desk) -> bool:
    """Whether room for closing a day lies beside the store; looks only."""
    return has_reserve(desk.store.path)


def last_full(desk: Desk) -> datetime | None:
    """When everything was looked at last; None before the first time. Raises Fault `store.…`."""
    try:
        with desk.store.read() as connection:
            kept = station.recall(connection, LAST_FULL)
        return parse_instant(kept) if kept else None
    except ValueError:
        return None


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether everything should be looked at: a day has passed, or the clock was set back."""
    return last is None or not timedelta(0) <= now - last < FULL_EVERY


def _unsure(desk: Desk) -> int:
    with desk.store.read() as connection:
        counts = print_jobs.open_counts(connection)
    return counts.get(PrintState.UNCERTAIN, 0) + counts.get(PrintState.PRINTING, 0)
