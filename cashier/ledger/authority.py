"""Who had which right when, and whether a record has effect: the embedded ledger's side of
`domain.authority`. The same rules stand in sql/0006_60_authority.sql.

A ledger whose directory never had a person judges nobody: there is nothing to judge by.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from cashier.domain.authority import LEFT, NOT_ALLOWED, OF_THE_TRAY, Right, judged, needs
from cashier.domain.posting import parse_instant
from cashier.domain.staff import Role
from cashier.ledger.records import ReadRecord
from cashier.ledger.schema import staff_right

__all__ = ["LEFT", "NOT_ALLOWED", "Rights", "barred", "note"]


def note(connection: Connection, at: str, number: str, role: Role, *, active: bool) -> None:
    """Keeps that a person has that right from an instant on, where it changed. (On PostgreSQL a
    trigger does it, whoever writes the directory.)"""
    if connection.dialect.name != "sqlite":
        return
    query = (
        select(staff_right)
        .where(staff_right.c.number == number)
        .order_by(staff_right.c.nth.desc())
        .limit(1)
    )
    last = connection.execute(query).one_or_none()
    if last is not None and (last.role, last.active) == (role.value, int(active)):
        return
    connection.execute(
        staff_right.insert().values(
            number=number,
            nth=1 if last is None else last.nth + 1,
            since=at,
            role=role.value,
            active=int(active),
        )
    )


class Rights:
    """What the people of one batch may; read once per person."""

    def __init__(self, connection: Connection, received_at: str) -> None:
        self._connection, self._now = connection, received_at
        self._history: dict[str, tuple[Right, ...]] = {}
        self._judges = bool(
            connection.execute(select(func.count()).select_from(staff_right)).scalar_one()
        )

    def lacking(self, record: ReadRecord) -> str:
        """'' where everybody the record needs has the right; else NOT_ALLOWED, or LEFT."""
        if not self._judges:
            return ""
        at = parse_instant(record.recorded_at)
        found = {
            judged(need, self._of(need.number), at, self._now)
            for need in needs(record.kind, record.staff, record.approver, record.body)
        }
        return NOT_ALLOWED if NOT_ALLOWED in found else LEFT if LEFT in found else ""

    def forget(self) -> None:
        """A record changed what somebody may."""
        self._history.clear()
        self._judges = True

    def _of(self, number: str) -> tuple[Right, ...]:
        if number not in self._history:
            rows = self._connection.execute(
                select(staff_right)
                .where(staff_right.c.number == number)
                .order_by(staff_right.c.nth)
            )
            self._history[number] = tuple(
                Right(since=row.since, role=row.role, active=bool(row.active)) for row in rows
            )
        return self._history[number]


def barred(record: ReadRecord, lacking: str) -> bool:
    """Whether a record stays without effect."""
    return lacking == NOT_ALLOWED and record.kind not in OF_THE_TRAY
