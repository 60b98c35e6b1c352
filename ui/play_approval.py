"""A second person's signature in a script, and what an act answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cashier.services import staffing
from ui.script_fields import Fields

if TYPE_CHECKING:
    from cashier.services.desk import Approval
    from ui.play import Play

Answer = dict[str, Any]
SIGNED = ("approver", "password")


def approval(
    play: Play, fields: Fields, *, act: str, needed: bool = False, act_of: str = ""
) -> Approval | None:
    """A second person's signature where the act carries one, for an act of the person signed in or
    of `act_of`. Raises Refusal `approver.missing`, `password.missing` and what `staffing.approve`
    raises."""
    who = play.person
    if not needed and not any(fields.has(key) for key in SIGNED):
        return None
    number, password = fields.text("approver"), fields.text("password")
    return staffing.approve(play.desk, number, password, act=act, act_of=act_of or who.number)
