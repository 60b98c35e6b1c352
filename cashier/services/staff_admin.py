"""Staff as an administrator keeps them: who there is, adding, changing, disabling, one-time codes,
badges.

Every act is one record, applied by the ledger when it comes (`domain.staff_act`) and told to all
windows by the directory feed. It is refused here first by the same rules, over what the ledger last
told and what is still on its way; and while the ledger cannot be reached it is not done at all, for
the list at hand may be an old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cashier.domain.errors import Refusal
from cashier.domain.posting import Record, instant_text, parse_instant
from cashier.domain.staff import Act, Role, Staff
from cashier.domain.staff_act import (
    CODE_DAYS,
    StaffAct,
    StaffEntry,
    StaffState,
    badge_code,
    outcome,
)
from cashier.services.credentials import badge_hash, code_as_typed, new_code, sealed
from cashier.services.desk import Desk, note
from cashier.services.staff_records import record_act
from cashier.store import lineage, staff, station
from cashier.store.engine import Connection
from cashier.store.station import LAST_CONTACT, LAST_SYNC_ERROR
from cashier.vault import PasswordCost, hash_password

HEARD_MINUTES = 15
"""The list is changed only where it was brought up to date since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A row of the list. `last_used` in UTC, None where nobody told; `pending`: an act on them is
    on its way to the ledger; `has_badge`: one was enrolled."""

    person: Staff
    state: StaffState
    last_used: datetime | None
    code_until: datetime | None
    has_badge: bool
    pending: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffList:
    """Everybody by number. `offline_since`: why nothing can be changed now, the last contact with
    the ledger; None while it can. `never_heard`: there was none yet."""

    people: tuple[Person, ...]
    offline_since: datetime | None = None
    never_heard: bool = False

    @property
    def read_only(self) -> bool:
        return self.offline_since is not None or self.never_heard


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeCode:
    """Shown once, to be told to the person: their passphrase until they give themselves another at
    their first sign-in. Worth nothing after `until` (UTC)."""

    number: str
    code: str
    until: datetime


def listed(desk: Desk, who: Staff) -> StaffList:
    """Everybody there is or was, as the ledger last told and as this station's acts leave it.

    Raises Refusal `role.not_allowed`.
    """
    who.must(Act.ADMINISTER)
    now = desk.clock.now()
    with desk.store.read() as connection:
        people, moving = _people(connection)
        heard = station.recall(connection, LAST_CONTACT)
        online = _hears(desk, connection)
    return StaffList(
        people=tuple(
            _row(desk, one, now, pending=number in moving) for number, one in people.items()
        ),
        offline_since=None if online or not heard else parse_instant(heard),
        never_heard=not heard,
    )


def _row(desk: Desk, entry: StaffEntry, now: datetime, *, pending: bool) -> Person:
    return Person(
        person=entry.person,
        state=entry.state(now, unused_days=desk.settings.unused_days),
        last_used=parse_instant(entry.used_at) if entry.used_at else None,
        code_until=parse_instant(entry.one_time_until) if entry.one_time_until else None,
        has_badge=bool(entry.badge),
        pending=pending,
    )


def add(
    desk: Desk,
    who: Staff,
    *,
    number: str,
    name: str,
    role: Role,
    cost: PasswordCost | None = None,
) -> OneTimeCode:
    """A new person, who signs in with the code. Raises Refusal as `outcome` does, `staff.offline`,
    `station.diverged` or a role's."""
    number = number.strip()
    body = {"number": number, "name": " ".join(name.split()), "role": role.value}
    return _with_code(desk, who, StaffAct.ADD, body, cost)


def reset(desk: Desk, who: Staff, number: str, *, cost: PasswordCost | None = None) -> OneTimeCode:
    """A code instead of a passphrase that was forgotten. Raises Refusal as `add` does."""
    return _with_code(desk, who, StaffAct.RESET, {"number": number}, cost)


def change(desk: Desk, who: Staff, number: str, *, name: str, role: Role) -> Record:
    """Another name or role. Raises Refusal as `add` does."""
    body = {"number": number, "name": " ".join(name.split()), "role": role.value}
    return _act(desk, who, StaffAct.CHANGE, body)


def disable(desk: Desk, who: Staff, number: str) -> Record:
    """Nobody signs in with that number any more; what they did stays theirs, and the number is
    given to nobody else. Raises Refusal as `add` does."""
    return _act(desk, who, StaffAct.DISABLE, {"number": number})


def enable(desk: Desk, who: Staff, number: str) -> Record:
    """Lets somebody in again who was disabled or had not signed in for 60 days. Raises Refusal as
    `add` does."""
    return _act(desk, who, StaffAct.ENABLE, {"number": number})


def enrol_badge(desk: Desk, who: Staff, number: str, scanned: str) -> Record:
    """The badge with that code is theirs from now on, at every window; an earlier one is nobody's.
    Raises Refusal `badge.code` and as `add` does."""
    return _act(
        desk,
        who,
        StaffAct.BADGE,
        {"number": number, "badge": badge_hash(desk, badge_code(scanned))},
    )


def take_badge(desk: Desk, who: Staff, number: str) -> Record:
    """The badge they had is nobody's. Raises Refusal as `add` does."""
    return _act(desk, who, StaffAct.BADGE, {"number": number, "badge": ""})


def _with_code(
    desk: Desk,
    who: Staff,
    act: StaffAct,
    body: Mapping[str, str],
    cost: PasswordCost | None,
) -> OneTimeCode:
    who.must(Act.ADMINISTER)
    code, until = new_code(), desk.clock.now() + timedelta(days=CODE_DAYS)
    # hashing takes long on purpose: outside the transaction
    hashed = sealed(desk, str(body["number"]), hash_password(code_as_typed(code), cost))
    more = {"password_hash": hashed, "one_time_until": instant_text(until)}
    _act(desk, who, act, {**body, **more})
    return OneTimeCode(number=str(body["number"]), code=code, until=until)


def _act(desk: Desk, who: Staff, act: StaffAct, body: Mapping[str, str]) -> Record:
    who.must(Act.ADMINISTER)
    whole = {"act": act.value, **body}
    with desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        if not _hears(desk, connection):
            raise Refusal("staff.offline", field="staff")
        people, _ = _people(connection)
        before = people.get(body["number"])
        after = outcome(whole, actor=who.number, at=instant_text(desk.clock.now()), people=people)
        note(
            desk,
            connection,
            who.number,
            "staff_changed",
            act=act.value,
            of=after.person.number,
            before=_told(before),
            after=_told(after),
        )
        return record_act(desk, connection, who.number, whole)


def _told(entry: StaffEntry | None) -> dict[str, Any] | None:
    """An entry as the audit shows it: nothing of the passphrase or the badge but that there is
    one."""
    if entry is None:
        return None
    return {
        "name": entry.person.name,
        "role": entry.person.role.value,
        "active": entry.active,
        "badge": bool(entry.badge),
        "one_time": bool(entry.one_time_until),
    }


def _people(connection: Connection) -> tuple[dict[str, StaffEntry], frozenset[str]]:
    """Everybody as this station's acts will leave them, and whom such an act is on its way for."""
    people = staff.everybody(connection)
    moving = set()
    for one in staff.pending_acts(connection):
        try:
            after = outcome(one.body, actor=one.actor, at=one.at, people=people)
        except Refusal:  # the ledger will say the same
            continue
        people[after.person.number] = after
        moving.add(after.person.number)
    return dict(sorted(people.items())), frozenset(moving)


def _hears(desk: Desk, connection: Connection) -> bool:
    """Whether the ledger answered just now."""
    heard = station.recall(connection, LAST_CONTACT)
    if not heard or station.recall(connection, LAST_SYNC_ERROR):
        return False
    return desk.clock.now() - parse_instant(heard) <= timedelta(minutes=HEARD_MINUTES)
