"""Forms half typed survive a power cut: kept per person, in the encrypted store, until finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cashier.domain.calendar import local_date
from cashier.domain.posting import instant_text, parse_instant
from cashier.domain.staff import Staff
from cashier.services.desk import Desk
from cashier.store import drafts, visits
from cashier.store.engine import Connection

COUNT = "count"
"""The blind count: typed figures only, no expected ones."""
IN_HAND = "in hand"
"""After a count that differs: the items ticked and keyed, to name the difference by."""
VISIT = "visit"
"""A payment that was begun: what was typed for it, never a confirmation or an approval. A person
may have several, one of them in hand; each has its own row, `visit <visit id>`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunVisit:
    """A payment that was begun and not recorded. `begun_at` is UTC; `body` is what the form wrote,
    for the form alone to read; `aside` once the person put it aside: kept, no longer offered by
    itself.
    """

    visit_id: str
    begun_at: datetime
    body: str
    aside: bool = False


def save(desk: Desk, who: Staff, kind: str, body: Mapping[str, str]) -> None:
    """Keeps what is typed now instead of what was kept before. Texts only, field name to text."""
    with desk.store.write() as connection:
        drafts.save(connection, who.number, kind, body, desk.clock.now())


def load(desk: Desk, who: Staff, kind: str) -> dict[str, str]:
    """What was kept, or nothing."""
    with desk.store.read() as connection:
        return drafts.load(connection, who.number, kind)


def forget(desk: Desk, who: Staff, kind: str) -> None:
    """The form is finished or given up."""
    with desk.store.write() as connection:
        drafts.forget(connection, who.number, kind)


def keep_visit(desk: Desk, who: Staff, begun: BegunVisit) -> bool:
    """Keeps what is typed of a payment; False when that payment is recorded already, which a late
    save must not turn back into a draft.
    """
    with desk.store.write() as connection:
        if visits.content_hash_of(connection, begun.visit_id) is not None:
            forget_visit_in(connection, who, begun.visit_id)
            return False
        row = {
            "visit_id": begun.visit_id,
            "begun_at": instant_text(begun.begun_at),
            "aside": "yes" if begun.aside else "",
            "body": begun.body,
        }
        drafts.save(connection, who.number, _kind(begun.visit_id), row, desk.clock.now())
        return True


def begun_visits(desk: Desk, who: Staff) -> tuple[BegunVisit, ...]:
    """A person's payments that were begun and neither recorded nor given up, newest first."""
    with desk.store.read() as connection:
        kept = [
            _begun(row) for row in drafts.load_all(connection, who.number, f"{VISIT} ").values()
        ]
        return tuple(
            sorted(
                (one for one in kept if visits.content_hash_of(connection, one.visit_id) is None),
                key=lambda one: (one.begun_at, one.visit_id),
                reverse=True,
            )
        )


def put_aside(desk: Desk, who: Staff, visit_id: str) -> None:
    """Keeps a payment that was begun for later the same day. What was put aside on an earlier day
    goes: it holds what a member handed over, and nobody asked for it since.
    """
    with desk.store.write() as connection:
        today = local_date(desk.clock.now())
        for kind, row in drafts.load_all(connection, who.number, f"{VISIT} ").items():
            begun = _begun(row)
            if begun.visit_id == visit_id:
                row = {**row, "aside": "yes"}
                drafts.save(connection, who.number, kind, row, desk.clock.now())
            elif begun.aside and local_date(begun.begun_at) < today:
                drafts.forget(connection, who.number, kind)


def forget_visit(desk: Desk, who: Staff, visit_id: str) -> None:
    """The payment was given up."""
    with desk.store.write() as connection:
        forget_visit_in(connection, who, visit_id)


def forget_visit_in(connection: Connection, who: Staff, visit_id: str) -> None:
    """The same inside the transaction that records the payment: it is never both."""
    drafts.forget(connection, who.number, _kind(visit_id))


def _kind(visit_id: str) -> str:
    return f"{VISIT} {visit_id}"


def _begun(row: Mapping[str, str]) -> BegunVisit:
    return BegunVisit(
        visit_id=row["visit_id"],
        begun_at=parse_instant(row["begun_at"]),
        body=row["body"],
        aside=row.get("aside") == "yes",
    )
