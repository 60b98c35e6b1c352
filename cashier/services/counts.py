"""What may be seen of a count after it was committed: every kind against its expected figure, the
counts taken, and the recorded items of the kinds that differ.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cashier.domain.counted_items import (
    Finding,
    HeldItem,
    NamedItem,
    RecordedItem,
    explains,
    name_items,
)
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
from cashier.store import directory, drawer_items, drawers
from cashier.store.drawer_items import ItemLine
from cashier.store.engine import Connection

__all__ = ["CountReview", "ItemLine", "named", "named_in", "review"]


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
                for item in drawer_items.items(connection, session.session_id)
                if item.voided_at is None and item.kind in differing
            ),
        )


def named(
    desk: Desk,
    who: Staff,
    held: Sequence[HeldItem] = (),
    ticked: Collection[tuple[str, int]] = frozenset(),
) -> tuple[NamedItem, ...]:
    """Every item of the kinds that differ with what became of it, when those in hand are held
    against what is recorded; `ticked` are recorded ones (receipt number, line) that are held as
    they are. Raises Refusal as `review` does: before a count was committed nothing may be seen.
    """
    who.must(Act.COUNT_OWN)
    with desk.store.read() as connection:
        session = drawers.open_of(connection, who.number)
        if session is None:
            raise Refusal("drawer.none_open", field="drawer", value=who.number)
        if not drawers.count_attempts(connection, session.session_id):
            raise Refusal("count.missing", field="count")
        return _named(connection, session.session_id, held, ticked)


def named_in(
    connection: Connection,
    session_id: str,
    held: Sequence[HeldItem],
    ticked: Collection[tuple[str, int]],
) -> tuple[NamedItem, ...]:
    """For the Z: the items behind the difference of the last count, those held as recorded left
    out. Nothing where the items in hand do not make up what was counted: then the tray was not gone
    through to its end, and what is left over is not missing for that.
    """
    found = _named(connection, session_id, held, ticked)
    if not (held or ticked) or not explains(found, _differing(connection, session_id)):
        return ()
    return tuple(one for one in found if one.finding is not Finding.HELD)


def _differing(connection: Connection, session_id: str) -> tuple[KindDifference, ...]:
    taken = drawers.counts(connection, session_id)
    should = expected(drawers.tray(connection, session_id))
    return tuple(row for row in differences(should, taken[-1].counts) if not row.agrees)


def _named(
    connection: Connection,
    session_id: str,
    held: Sequence[HeldItem],
    ticked: Collection[tuple[str, int]],
) -> tuple[NamedItem, ...]:
    kinds = {row.kind for row in _differing(connection, session_id)}
    recorded = (
        RecordedItem(
            receipt_number=item.receipt_number,
            line=item.line,
            kind=item.kind,
            number=item.number,
            cents=item.amount_cents,
        )
        for item in drawer_items.items(connection, session_id)
        if item.voided_at is None and item.kind in kinds
    )
    return name_items(recorded, (one for one in held if one.kind in kinds), ticked)
