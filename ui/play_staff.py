"""The list of staff in a script: staff, add_staff, change_staff, disable_staff, enable_staff,
reset_staff, enrol_badge, new_passphrase. Acts show in the list at once, and count everywhere after
the next sync.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.domain.errors import Refusal
from cashier.domain.posting import instant_text
from cashier.domain.staff import Role
from cashier.services import staff_admin, staffing
from ui.play_approval import Answer
from ui.script_fields import Fields

if TYPE_CHECKING:
    from cashier.services.staff_admin import OneTimeCode, Person
    from ui.play import Play

ADD_KEYS = ("staff", "name", "role")
ONE_KEYS = ("staff",)
BADGE_KEYS = ("staff", "badge")
PASSPHRASE_KEYS = ("staff", "code", "password")


def staff(play: Play, _: Fields) -> Answer:
    """Everybody, disabled ones too."""
    found = staff_admin.listed(play.desk, play.person)
    return {"read_only": found.read_only, "staff": [_told(one) for one in found.people]}


def _told(one: Person) -> dict[str, object]:
    return {
        "staff": one.person.number,
        "name": one.person.name,
        "role": one.person.role.value,
        "state": one.state.value,
        "last_used": instant_text(one.last_used) if one.last_used else None,
        "badge": one.has_badge,
        "pending": one.pending,
    }


def add_staff(play: Play, fields: Fields) -> Answer:
    """A new person; the answer alone has their one-time code."""
    given = staff_admin.add(
        play.desk,
        play.person,
        number=fields.text("staff"),
        name=fields.text("name"),
        role=fields.choice("role", Role),
    )
    return _code(given)


def reset_staff(play: Play, fields: Fields) -> Answer:
    """A one-time code instead of a passphrase that was forgotten."""
    return _code(staff_admin.reset(play.desk, play.person, fields.text("staff")))


def _code(given: OneTimeCode) -> Answer:
    return {"staff": given.number, "code": given.code, "until": instant_text(given.until)}


def change_staff(play: Play, fields: Fields) -> Answer:
    """Another name or role; what is not said stays."""
    number = fields.text("staff")
    people = staff_admin.listed(play.desk, play.person).people
    found = next((one.person for one in people if one.person.number == number), None)
    if found is None:
        raise Refusal("staff.unknown", field="staff", value=number)
    name = fields.text("name", found.name)
    role = fields.choice("role", Role) if fields.has("role") else found.role
    staff_admin.change(play.desk, play.person, number, name=name, role=role)
    return {"staff": number, "name": name, "role": role.value}


def disable_staff(play: Play, fields: Fields) -> Answer:
    """Nobody signs in with that number any more."""
    staff_admin.disable(play.desk, play.person, fields.text("staff"))
    return {"staff": fields.text("staff")}


def enable_staff(play: Play, fields: Fields) -> Answer:
    """Lets somebody in again."""
    staff_admin.enable(play.desk, play.person, fields.text("staff"))
    return {"staff": fields.text("staff")}


def enrol_badge(play: Play, fields: Fields) -> Answer:
    """A badge for somebody; without `badge` the one they had is nobody's."""
    number, badge = fields.text("staff"), fields.text("badge", "")
    if badge:
        staff_admin.enrol_badge(play.desk, play.person, number, badge)
    else:
        staff_admin.take_badge(play.desk, play.person, number)
    return {"staff": number, "badge": bool(badge)}


def new_passphrase(play: Play, fields: Fields) -> Answer:
    """Signs somebody in by a one-time code (or the passphrase they have) and changes it."""
    who = staffing.replace_passphrase(
        play.desk, fields.text("staff"), fields.text("code"), fields.text("password")
    )
    play.leave()
    play.who, play.locked = who, None
    return {"staff": who.number, "name": who.name, "role": who.role.value}
