"""A second person's signature in a script, here or asked for elsewhere, and what an act answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import plain
from cashier.services import approvals, staffing
from ui.script_fields import Fields

if TYPE_CHECKING:
    from cashier.services.approvals import Asked
    from cashier.services.desk import Approval
    from ui.play import Play

Answer = dict[str, Any]
SIGNED = ("approver", "password")
ASK_VOID_KEYS = ("receipt", "tender", "reason", "handed_back")
ASK_OVERRIDE_KEYS = ("visit", "rule", "amount", "kind", "reason")


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


def ask_void(play: Play, fields: Fields) -> Answer:
    """Asks supervisors elsewhere for the void of one item of the own drawer."""
    request = approvals.ask_void(
        play.desk,
        play.person,
        fields.text("receipt"),
        fields.whole("tender"),
        reason=fields.text("reason"),
        handed_back=fields.yes("handed_back", default=True),
    )
    return {"request": request}


def ask_override(play: Play, fields: Fields) -> Answer:
    """Asks supervisors elsewhere to take one item of a visit against a rule."""
    request = approvals.ask_override(
        play.desk,
        play.person,
        visit_id=fields.id("visit"),
        rule=fields.text("rule"),
        cents=fields.cents("amount"),
        kind=fields.choice("kind", InstrumentKind),
        reason=fields.text("reason"),
    )
    return {"request": request}


def mine(play: Play, _: Fields) -> Answer:
    """What one asked for today, and how it stands."""
    return {"asked": [asked(one) for one in approvals.mine(play.desk, play.person)]}


def asked(one: Asked) -> Answer:
    """One question with its answer."""
    return {
        "request": one.waiting.request_id,
        "act": one.waiting.act.value,
        "state": one.state.value,
        "receipt": one.waiting.receipt,
        "rule": one.waiting.rule,
        "amount": plain(one.waiting.cents),
        "by": one.by,
        "why": one.why,
        "code": one.code,
    }
