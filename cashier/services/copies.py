"""What a copy of a receipt says of itself: which it is, by whom and when, in which language, where
its items stand against the ledger at that moment, and what was taken back since.

It is stored with the copy's job: the same copy prints the same for ever.
"""

from __future__ import annotations

from datetime import datetime

from cashier.domain.calendar import clock_time
from cashier.domain.errors import Refusal
from cashier.domain.payment import ItemState, Visit
from cashier.domain.posting import RecordKind
from cashier.domain.receipt import LANGUAGES, CopyMark, ItemChange, SinceThen
from cashier.domain.staff import Staff
from cashier.store import journal, print_jobs
from cashier.store.engine import Connection

SINCE = {
    RecordKind.VOID: SinceThen.VOIDED,
    RecordKind.REVERSAL: SinceThen.REVERSED,
    RecordKind.RETURNED_ITEM: SinceThen.RETURNED,
    RecordKind.CORRECTION: SinceThen.CORRECTED,
    RecordKind.REALLOCATION: SinceThen.MOVED,
    RecordKind.RESOLUTION: SinceThen.MOVED,
}


def copy_mark(
    connection: Connection,
    visit: Visit,
    who: Staff,
    now: datetime,
    *,
    language: str = "",
    original_uncertain: bool = False,
) -> CopyMark:
    """The mark of the next copy. `language` '' is that of the receipt.

    Raises Refusal `language.unknown`.
    """
    if language and language not in LANGUAGES:
        raise Refusal("language.unknown", field="language", value=language)
    return CopyMark(
        copy_no=print_jobs.next_copy_no(connection, visit.receipt_number),
        printed_at=now,
        staff=who.number,
        ledger_state=ledger_state(connection, visit, now),
        original_uncertain=original_uncertain,
        language="" if language == visit.language else language,
        changes=changes_of(visit),
    )


def changes_of(visit: Visit) -> tuple[ItemChange, ...]:
    """What linked records did to each item, oldest first; each kind once per item."""
    found = {
        (tender.line, since): ItemChange(line=tender.line, since=since, at=one.at)
        for tender in visit.tenders
        for one in tender.amendments
        if (since := SINCE.get(one.kind)) is not None
    }
    return tuple(found.values())


def ledger_state(connection: Connection, visit: Visit, now: datetime) -> str:
    """`confirmed 10:42 AM` when the ledger has confirmed every item and every record about it;
    `1 of 2 items confirmed 10:42 AM`, `recorded at this station`, `needs attention`.
    """
    of_item = {
        tender.line: [tender.station_seq, *(one.station_seq for one in tender.amendments)]
        for tender in visit.tenders
    }
    states = journal.states(connection, [seq for found in of_item.values() for seq in found])
    if ItemState.ATTENTION in states.values():
        return "needs attention"
    confirmed = sum(
        all(states.get(seq) is ItemState.CONFIRMED for seq in found) for found in of_item.values()
    )
    if confirmed == len(of_item):
        return f"confirmed {clock_time(now)}"
    if confirmed:
        return f"{confirmed} of {len(of_item)} items confirmed {clock_time(now)}"
    return "recorded at this station"
