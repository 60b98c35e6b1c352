"""What may be seen of a count after it was committed: every kind against its expected figure, the
counts taken, and the recorded items of the kinds that differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from cashier.domain.drawer import (
    RECOUNTS_MAX,
    CountTaken,
    DrawerSession,
    KindDifference,
    differences,
    expected,
)
from cashier.domain.errors import Refusal
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from cashier.store import directory, drawers, visits
from cashier.store.visits import ItemLine

__all__ = ["CountReview", "ItemLine", "review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReview:
    """The last committed count of a drawer. `kinds` are all seven; `items` are those recorded and
    not voided of kinds that differ, newest first; `counters` names who took each of `counts`.
    """

    session: DrawerSession
    counts: tuple[CountTaken, ...]
    counters: tuple[str, ...]
    kinds: tuple[KindDifference, ...]
    items: tuple[ItemLine, ...]

    @property
    def agrees(self) -> bool:
        """In balance, by kind and not only in total."""
        return all(row.agrees for row in self.kinds)

    @property
    def recounts_left(self) -> int:
        """How often the cashier may still count before a supervisor does."""
        return max(0, 1 + RECOUNTS_MAX - len(self.counts))


def review(desk: Desk, who: Staff) -> CountReview:
    """The person's own drawer after its last count. Raises Refusal `drawer.none_open`, or
    `count.missing` before a count was committed: until then nothing of it may be seen.
    """
    who.must(Act.COUNT_OWN)
    with desk.store.read() as connection:
        session = drawers.open_of(connection, who.number)
        if session is None:
            raise Refusal("drawer.none_open", field="drawer", value=who.number)
        taken = drawers.counts(connection, session.session_id)
        if not taken:
            raise Refusal("count.missing", field="count")
        should = expected(drawers.tray(connection, session.session_id))
        kinds = differences(should, taken[-1].counts)
        differing = {row.kind for row in kinds if not row.agrees}
        return CountReview(
            session=session,
            counts=taken,
            counters=tuple(directory.staff_name(connection, one.staff) for one in taken),
            kinds=kinds,
            items=tuple(
                item
                for item in visits.items(connection, session.session_id)
                if item.voided_at is None and item.kind in differing
            ),
        )
