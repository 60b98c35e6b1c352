"""What an administrator does to the list of staff, and the two things a person does to their own
entry. One function says what comes of an act; the station asks it before, the ledger decides by it.

Its twin in PostgreSQL is `ledger.staff_act` (`sql/0004_10_staff.sql`): same rules, same order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cashier.domain.errors import Refusal
from cashier.domain.posting import parse_instant
from cashier.domain.staff import Role, Staff

NAME_CHARS_MAX = 60
HASH_CHARS_MAX = 1_000
CODE_DAYS = 7
"""A one-time code not used by then is worth nothing; the administrator gives another."""
UNUSED_DAYS = 60
"""Who did not sign in anywhere for so long signs in no more until an administrator enables them.
Source: reliability.md 7, ARC-AMPE AC-02(03)."""

_NUMBER = re.compile(r"[0-9]{3,10}")
_HASH = re.compile(rf"[!-~]{{1,{HASH_CHARS_MAX}}}")
_BADGE = re.compile(r"(?:[0-9a-f]{64})?")
_BADGE_CODE = re.compile(r"[A-Z0-9]{8,24}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_NAME = re.compile(r"[^ ](?:.{0,58}[^ ])?", re.DOTALL)
_CONTROL = re.compile("[\x00-\x1f]")


class StaffAct(StrEnum):
    """The `act` of a `staff_act` record. The last two a person does to themselves."""

    ADD = "add"
    CHANGE = "change"
    DISABLE = "disable"
    ENABLE = "enable"
    RESET = "reset"
    BADGE = "badge"
    PASSPHRASE = "passphrase"
    USED = "used"


OWN_ACTS = frozenset({StaffAct.PASSPHRASE, StaffAct.USED})


class StaffState(StrEnum):
    """Whether somebody may sign in, and what keeps them from it."""

    ACTIVE = "active"
    NEW_CODE = "new_code"
    CODE_LAPSED = "code_lapsed"
    UNUSED = "unused"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry:
    """One person as the directory has them.

    `badge` is the keyed hash of an enrolled badge's code, '' for none (`STAFF-1001` needs no
    enrolment). `one_time_until`: the passphrase is a code that must be replaced, and lapses then.
    `used_at`: when they last signed in, as told by a station at most once a week, or were added or
    enabled; '' in entries of before. Instants as RFC 3339 text, UTC.
    """

    person: Staff
    password_hash: str
    active: bool
    badge: str = ""
    one_time_until: str = ""
    used_at: str = ""

    def state(self, now: datetime, *, unused_days: int = UNUSED_DAYS) -> StaffState:
        """Where they stand at `now` (aware), where who was not here for `unused_days` is out."""
        if not self.active:
            return StaffState.DISABLED
        if self.used_at and now - parse_instant(self.used_at) > timedelta(days=unused_days):
            return StaffState.UNUSED
        if self.one_time_until:
            lapsed = now > parse_instant(self.one_time_until)
            return StaffState.CODE_LAPSED if lapsed else StaffState.NEW_CODE
        return StaffState.ACTIVE


def badge_code(text: str) -> str:
    """A badge's code as it is hashed: capitals, without the prefix of printed badges.

    Raises Refusal `badge.code`: 8 to 24 letters and digits, and not what a staff number looks like.
    """
    code = text.strip().upper().removeprefix("STAFF-")
    if not _BADGE_CODE.fullmatch(code) or _NUMBER.fullmatch(code):
        raise Refusal("badge.code", field="badge")
    return code


def checked(body: Mapping[str, Any]) -> StaffAct:
    """The act of a record's body, once the body is known to be whole.

    Raises Refusal `staff_act.unreadable`, `staff.number` or `staff.name`.
    """
    try:
        act = StaffAct(body.get("act", ""))
    except ValueError as error:
        raise Refusal("staff_act.unreadable", field="act") from error
    number = body.get("number")
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        raise Refusal("staff.number", field="number", value=str(number)[:16])
    if act in {StaffAct.ADD, StaffAct.CHANGE}:
        name = body.get("name")
        if not isinstance(name, str) or not _is_name(name):
            raise Refusal("staff.name", field="name")
        if body.get("role") not in [role.value for role in Role]:
            raise Refusal("staff_act.unreadable", field="role")
    if act in {StaffAct.ADD, StaffAct.RESET, StaffAct.PASSPHRASE}:
        hashed = body.get("password_hash")
        if not isinstance(hashed, str) or not _HASH.fullmatch(hashed):
            raise Refusal("staff_act.unreadable", field="password_hash")
    if act in {StaffAct.ADD, StaffAct.RESET}:
        until = body.get("one_time_until")
        if not isinstance(until, str) or not _INSTANT.fullmatch(until):
            raise Refusal("staff_act.unreadable", field="one_time_until")
    if act is StaffAct.BADGE:
        badge = body.get("badge")
        if not isinstance(badge, str) or not _BADGE.fullmatch(badge):
            raise Refusal("staff_act.unreadable", field="badge")
    return act


def _is_name(name: str) -> bool:
    """The same in every database: no space at either end, no control character."""
    return bool(_NAME.fullmatch(name)) and not _CONTROL.search(name)


def outcome(
    body: Mapping[str, Any],
    *,
    actor: str,
    at: str,
    people: Mapping[str, StaffEntry],
) -> StaffEntry:
    """The entry as the act leaves it. `people` is everybody by number, `at` the act's instant.

    Raises Refusal as `checked` does, or `staff_act.not_allowed` (no administrator; or somebody
    else's passphrase), `staff.number_used`, `staff.unknown`, `staff.oneself`, `staff.own_role`,
    `staff.last_administrator`, `staff.badge_taken`.
    """
    act = checked(body)
    number = str(body["number"])
    _must_be_allowed(act, number, actor, people)
    found = people.get(number)
    if act is StaffAct.ADD:
        if found is not None:
            raise Refusal("staff.number_used", field="number", value=number)
        person = Staff(number=number, name=body["name"], role=Role(body["role"]))
        return StaffEntry(
            person=person,
            password_hash=body["password_hash"],
            active=True,
            one_time_until=body["one_time_until"],
            used_at=at,
        )
    if found is None:
        raise Refusal("staff.unknown", field="number", value=number)
    used_at = max(at, found.used_at)
    match act:
        case StaffAct.CHANGE:
            return _changed(found, body, actor, people)
        case StaffAct.DISABLE:
            if number == actor:
                raise Refusal("staff.oneself", field="number", value=number)
            not_the_last_administrator(people, number)
            return replace(found, active=False, badge="")
        case StaffAct.ENABLE:
            return replace(found, active=True, used_at=used_at)
        case StaffAct.RESET:
            if number == actor:
                raise Refusal("staff.oneself", field="number", value=number)
            return replace(
                found, password_hash=body["password_hash"], one_time_until=body["one_time_until"]
            )
        case StaffAct.BADGE:
            return _with_badge(found, str(body["badge"]), people)
        case StaffAct.PASSPHRASE:
            return replace(
                found, password_hash=body["password_hash"], one_time_until="", used_at=used_at
            )
    return replace(found, used_at=used_at)


def _must_be_allowed(
    act: StaffAct, number: str, actor: str, people: Mapping[str, StaffEntry]
) -> None:
    acting = people.get(actor)
    if acting is not None and acting.active:
        if act in OWN_ACTS and actor == number:
            return
        if act not in OWN_ACTS and acting.person.role is Role.ADMINISTRATOR:
            return
    raise Refusal("staff_act.not_allowed", field="staff", value=actor)


def _changed(
    found: StaffEntry, body: Mapping[str, Any], actor: str, people: Mapping[str, StaffEntry]
) -> StaffEntry:
    number, role = found.person.number, Role(body["role"])
    if role is not Role.ADMINISTRATOR:
        if number == actor:
            raise Refusal("staff.own_role", field="role", value=number)
        not_the_last_administrator(people, number)
    return replace(found, person=replace(found.person, name=body["name"], role=role))


def _with_badge(found: StaffEntry, badge: str, people: Mapping[str, StaffEntry]) -> StaffEntry:
    number = found.person.number
    others = (one for one in people.values() if one.person.number != number)
    if badge and any(one.badge == badge for one in others):
        raise Refusal("staff.badge_taken", field="badge")
    return replace(found, badge=badge)


def not_the_last_administrator(people: Mapping[str, StaffEntry], number: str) -> None:
    """Raises Refusal `staff.last_administrator` where `number` alone is an administrator who is not
    disabled."""
    administrators = [
        one.person.number
        for one in people.values()
        if one.active and one.person.role is Role.ADMINISTRATOR
    ]
    if administrators == [number]:
        raise Refusal("staff.last_administrator", field="number", value=number)
