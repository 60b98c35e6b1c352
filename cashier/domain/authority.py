"""Whose right a record needs, so that it has effect: the role table (design.md, Roles) as the
ledger holds records to it.

What a station recorded is a fact, whoever did it; it stays recorded (law 7). But what somebody did
without the right to do it has no effect until a supervisor looked at it. Only what lies in a tray
is there all the same: payments, and what is told of the drawer. The same rules stand in
sql/0006_60_authority.sql; a table test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cashier.domain.posting import RecordKind, instant_text
from cashier.domain.staff import MAY, Act, Role

NOT_ALLOWED = "staff.not_allowed"
"""Done or signed by nobody the ledger knows, by a role without the right, or by the one whose act
it is: recorded, and without effect."""
LEFT = "staff.left"
"""Done or signed by somebody who had lost the right a few days before, at a station that may not
have heard of it: it has effect, and a supervisor looks at it."""
LATE_DAYS = 7
"""For how long a station that is cut off goes on by the directory it has: a day by itself, then day
by day when a supervisor extends it (design.md, Offline sign-in). Nobody extends it for longer."""

OF_THE_TRAY = frozenset(
    {RecordKind.PAYMENT, RecordKind.DRAWER_OPENED, RecordKind.COUNTED, RecordKind.CLOSED}
)
"""Told of what lies in a tray: it has effect whoever did it, and a supervisor is asked."""

NOBODY = ""
"""In a need: no person can fill it, for it would be the one whose act it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One person of a record, by number, and the roles of which they must have one."""

    number: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """From `since` (RFC 3339 UTC) on a person had that role, and was let in or not."""

    since: str
    role: str
    active: bool


_COUNTER = MAY[Act.TAKE]
_SIGNER = MAY[Act.APPROVE]
_DEPOSITS = MAY[Act.DEPOSIT]
_ACTORS: Mapping[RecordKind, frozenset[Role]] = {
    RecordKind.PAYMENT: _COUNTER,
    RecordKind.VOID: _COUNTER,
    RecordKind.REVERSAL: _COUNTER,
    RecordKind.RETURNED_ITEM: _COUNTER,
    RecordKind.CORRECTION: _COUNTER,
    RecordKind.DRAWER_OPENED: _COUNTER,
    RecordKind.COUNTED: _COUNTER,
    RecordKind.CLOSED: _COUNTER,
    RecordKind.REVIEW: _SIGNER,
    RecordKind.APPROVAL: _SIGNER,
    RecordKind.DEPOSIT_PREPARED: _DEPOSITS,
    RecordKind.DEPOSIT_VERIFIED: _DEPOSITS,
    RecordKind.DEPOSIT_SENT: _DEPOSITS,
    RecordKind.DEPOSIT_CONFIRMED: _DEPOSITS,
}
"""Who acts. `reallocation` and `resolution` name the person who took the item, perhaps long ago:
who signs them is looked at instead. A `staff_act` has rules of its own (`domain.staff_act`)."""


def needs(kind: RecordKind, staff: str, approver: str, body: Mapping[str, Any]) -> tuple[Need, ...]:
    """Everybody whose right a record needs. Nothing is refused for its body: what is not of the
    form asks for nobody."""
    found = []
    if (actors := _ACTORS.get(kind)) is not None:
        found.append(Need(number=staff, roles=actors))
    if kind is RecordKind.REQUEST:
        found += _asking(staff, body)
    if kind is RecordKind.CLOSED and "forced" in body and not approver:
        own = staff == body.get("cashier")
        found.append(Need(number=NOBODY if own else staff, roles=_SIGNER))
    if kind in {RecordKind.RESOLUTION, RecordKind.REALLOCATION} and not approver:
        found.append(Need(number=staff, roles=_SIGNER))
    if kind in {RecordKind.REVIEW, RecordKind.APPROVAL} and staff == body.get("cashier"):
        found.append(Need(number=NOBODY, roles=_SIGNER))
    if approver and kind not in {RecordKind.PRINT, RecordKind.AUDIT}:
        found.append(Need(number=approver, roles=_SIGNER))
    if kind is RecordKind.PAYMENT:
        found += _overriding(staff, body.get("overrides"))
    return tuple(found)


def _asking(staff: str, body: Mapping[str, Any]) -> list[Need]:
    """A close is asked for by who may close it, everything else by who works at the counter."""
    if body.get("act") != Act.FORCE_CLOSE.value:
        return [Need(number=staff, roles=_COUNTER)]
    own = staff == body.get("cashier")
    return [Need(number=NOBODY if own else staff, roles=MAY[Act.FORCE_CLOSE])]


def _overriding(staff: str, overrides: Any) -> list[Need]:
    found = []
    for one in overrides if isinstance(overrides, list) else ():
        signed = one.get("approver") if isinstance(one, dict) else None
        other = isinstance(signed, str) and signed != staff
        found.append(Need(number=str(signed) if other else NOBODY, roles=_SIGNER))
    return found


def judged(need: Need, history: Sequence[Right], recorded_at: datetime, now: str) -> str:
    """'' where the person had the right when the record was made, or has it now (a station's clock
    may be wrong); else LEFT or NOT_ALLOWED. `history` is in its order; what was known first is
    taken for all the time before it."""
    if not need.number or not history:
        return NOT_ALLOWED
    at = instant_text(recorded_at)
    if _held(need, history, at, at) or _held(need, history, now, now):
        return ""
    try:
        earliest = instant_text(recorded_at - timedelta(days=LATE_DAYS))
    except OverflowError:  # a clock that stands in the year 1
        earliest = at
    return LEFT if _held(need, history, earliest, at) else NOT_ALLOWED


def _held(need: Need, history: Sequence[Right], first: str, last: str) -> bool:
    """Whether they had the right at some moment from `first` to `last`."""
    for n, right in enumerate(history):
        begun = n == 0 or right.since <= last
        ended = n + 1 < len(history) and history[n + 1].since <= first
        if begun and not ended and right.active and right.role in need.roles:
            return True
    return False
