"""Looking at what was taken: today's items and one visit.

A cashier sees acts and states, no sums.
"""

from __future__ import annotations

from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number, receipt_number
from cashier.domain.payment import ItemState, Visit
from cashier.domain.receipt import Receipt
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from cashier.services.item_acts import refuse_elsewhere
from cashier.store import drawer_items, drawers, journal, visits
from cashier.store.drawer_items import ItemLine

__all__ = ["ItemLine", "drawer_state", "receipt", "state_words", "today", "visit"]


def today(desk: Desk, who: Staff) -> tuple[ItemLine, ...]:
    """The items of the person's open drawer, newest first. Raises Refusal `drawer.counting` while
    it is being counted:
    a list of amounts would tell what the count should find."""
    who.must(Act.LIST_OWN)
    with desk.store.read() as connection:
        session = drawers.open_of(connection, who.number)
        if session is None:
            return ()
        if session.state is DrawerState.COUNTING:
            raise Refusal(
                "drawer.counting", field="drawer", value=session.business_date.isoformat()
            )
        return tuple(drawer_items.items(connection, session.session_id))


def visit(desk: Desk, who: Staff, number: str) -> Visit:
    """A recorded visit by its receipt number.

    Raises Refusal `receipt.unknown`, `receipt.elsewhere`, `receipt.check_digit`, `receipt.shape`.
    """
    who.must(Act.REPRINT)
    number = receipt_number(*parse_receipt_number(number))
    with desk.store.read() as connection:
        found = visits.by_receipt(connection, number)
        if found is None:
            refuse_elsewhere(desk, connection, number)
    if found is None:
        raise Refusal("receipt.unknown", field="receipt", value=number)
    return found


def receipt(desk: Desk, number: str) -> Receipt:
    """The stored receipt. Raises Refusal as `visit` does."""
    number = receipt_number(*parse_receipt_number(number))
    with desk.store.read() as connection:
        found = visits.receipt(connection, number)
    if found is None:
        raise Refusal("receipt.unknown", field="receipt", value=number)
    return found


def drawer_state(desk: Desk, found: Visit) -> DrawerState:
    """Whether the drawer of a visit is open, counted or closed: what may be done to its items."""
    with desk.store.read() as connection:
        session = drawers.get(connection, found.session_id)
    assert session is not None, "a visit has its drawer session"
    return session.state


def state_words(desk: Desk, found: Visit) -> dict[int, ItemState]:
    """Per line of a visit, where its posting stands against the ledger."""
    wanted = {tender.station_seq: tender.line for tender in found.tenders}
    with desk.store.read() as connection:
        return {
            wanted[seq]: state for seq, state in journal.states(connection, list(wanted)).items()
        }
