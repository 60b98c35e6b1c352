"""Endorsing items: what to stamp or write on their backs, and who said that it was done."""

from __future__ import annotations

from cashier.domain.endorsement import endorsement_lines
from cashier.domain.errors import Refusal
from cashier.domain.payment import Visit
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk, note
from cashier.store import directory, visits


def lines_for(desk: Desk, visit: Visit) -> tuple[str, ...]:
    """What stands on the back of each item of a visit."""
    with desk.store.read() as connection:
        organization = directory.organization(connection)
    return endorsement_lines(
        organization.name,
        visit.receipt_number,
        visit.business_date,
        desk.settings.deposit_account_last4,
    )


def endorsed(desk: Desk, who: Staff, number: str, line: int, *, done: bool = True) -> None:
    """A person says that the item of a line was endorsed, or (`done` false) that it was not after
    all. Kept in the audit, with who and when.

    Raises Refusal `receipt.unknown`, `tender.unknown` or a role's.
    """
    who.must(Act.TAKE)
    with desk.store.write() as connection:
        visit = visits.by_receipt(connection, number)
        if visit is None:
            raise Refusal("receipt.unknown", field="receipt", value=number)
        if not any(tender.line == line for tender in visit.tenders):
            raise Refusal("tender.unknown", field="tender", value=line)
        event = "item_endorsed" if done else "endorsement_withdrawn"
        note(desk, connection, who.number, event, receipt=number, line=line)
