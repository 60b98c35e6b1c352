"""Every cent of a deposit followed both ways: postings, instruments, lines of the ticket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cashier.domain.deposit import Deposit, confirmed_entries, routing_hash, verified_entries
from cashier.domain.posting import Entry
from cashier.domain.staff import Staff
from cashier.services.deposit_records import may_look, named, paper, whole
from cashier.services.desk import Desk
from cashier.store import deposits as deposit_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A deposit followed both ways: the ledger's entries, the instruments and the lines of the
    ticket, in cents and items, and each difference in words that name the receipt.
    """

    ticket: str
    items: int
    posting_cents: int
    instrument_cents: int
    line_cents: int
    differences: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        return not self.differences


def trace(desk: Desk, who: Staff, ticket: str) -> Trace:
    """Follows every cent of a deposit both ways by receipt number and line: what the postings put
    into its trays and left there, what the instruments are worth, what the ticket lists, and what
    its entries moved. Raises Refusal `deposit.unknown`, `role.not_allowed`.
    """
    may_look(who)
    with desk.store.read() as connection:
        known = named(connection, desk, ticket)
        found = whole(connection, desk, known)
        posted = deposit_rows.posted(connection, found.session_ids)
        moved = deposit_rows.moved(connection, known.records)
        trays = paper(connection, desk, found.session_ids)
    listed = {(one.receipt_number, one.line): one.cents for one in found.lines}
    held = {(one.receipt_number, one.line): one.cents for part in trays.values() for one in part}
    told = [
        f"{number} item {line}: {what}"
        for place in sorted({*posted, *listed, *held})
        for number, line in (place,)
        for what in _apart(posted.get(place), held.get(place), listed.get(place))
    ]
    if len(listed) != len(found.lines):
        told.append("an item is listed twice")
    if (len(found.lines), sum(one.cents for one in found.lines)) != (found.items, found.cents):
        told.append("the totals are not those of the lines")
    if routing_hash(one.routing for one in found.lines) != found.routing_hash:
        told.append("the hash total is not that of the lines")
    told += _moved_wrong(found, moved)
    return Trace(
        ticket=found.ticket,
        items=len(found.lines),
        posting_cents=sum(posted.values()),
        instrument_cents=sum(held.values()),
        line_cents=sum(listed.values()),
        differences=tuple(told),
    )


def _apart(posted: int | None, held: int | None, listed: int | None) -> Iterable[str]:
    if posted == held == listed:
        return
    names = (("posted", posted), ("on paper", held), ("on the ticket", listed))
    yield ", ".join(f"{name} {'nothing' if one is None else one}" for name, one in names)


def _moved_wrong(found: Deposit, moved: Mapping[str, int]) -> list[str]:
    """What the deposit's own entries left on accounts, against what its stage says."""
    wanted: dict[str, int] = {}
    sums = dict.fromkeys(found.session_ids, 0)
    for line in found.lines:
        sums[line.session_id] += line.cents
    entries: list[Entry] = []
    if found.verified:
        entries += verified_entries(found.ticket, sums)
    if found.confirmed:
        entries += confirmed_entries(found.ticket, found.cents)
    for entry in entries:
        wanted[entry.account] = wanted.get(entry.account, 0) + entry.cents
    return [
        f"{account}: moved {moved.get(account, 0)}, not {wanted.get(account, 0)}"
        for account in sorted({*moved, *wanted})
        if moved.get(account, 0) != wanted.get(account, 0)
    ]
