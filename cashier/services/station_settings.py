"""Changing a setting of the station: who may, what policy has fixed, and the line in the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Act, Role, Staff
from cashier.services.desk import Desk, looking, note
from cashier.settings import Settings

ANYBODYS = frozenset({"theme", "text_scale_percent", "sound", "language", "customer_screen"})
"""How the window looks and speaks: whoever sits in front of it says so."""
DEVICES = frozenset({"printer", "printer_seen", "scan_prefix", "scan_gap_ms", "scan_micr_format"})
"""What stands on the counter: a supervisor may put it right while the queue waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was done: `before` gives the same home back when it is passed to `change` (None: the
    home said nothing), `now` is in force."""

    before: Mapping[str, Any]
    now: Settings


def may_change(who: Staff | None, key: str) -> bool:
    """Whether this person's role may set it; policy is asked elsewhere. None is whoever sets the
    station up before anybody works at it. Source: design.md, Roles; comfort and devices as ux.md
    3.13 has them."""
    if key in ANYBODYS:
        return True
    if who is None:
        return key in DEVICES
    return who.may(Act.ADMINISTER) or (key in DEVICES and who.may(Act.APPROVE))


def change(desk: Desk, who: Staff | None, changes: Mapping[str, Any]) -> Changed:
    """Keeps values in the home's settings file, and says so in the audit with what stood there.

    None takes a key out. Raises Refusal `role.not_allowed`, `settings.by_policy` or
    `settings.bad_value`; Fault `output.not_written`, `store.…`.
    """
    for key in changes:
        if not may_change(who, key):
            raise Refusal(
                "role.not_allowed",
                field="staff",
                value=who.number if who else "",
                act=Act.ADMINISTER.value,
                role=who.role.value if who else "",
                allowed=Role.ADMINISTRATOR.value,
            )
    stood, was = settings.kept(desk.home), settings.load(desk.home).model_dump()
    with looking(desk) as connection:
        try:
            settings.save(desk.home, changes)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Fault(
                "output.not_written", path=str(desk.home.settings_file), reason=reason
            ) from error
        try:
            now = settings.load(desk.home)
            values = now.model_dump()
            for key in sorted(changes):
                if was[key] != values[key]:
                    note(
                        desk,
                        connection,
                        who.number if who else "",
                        "setting_changed",
                        setting=key,
                        before=str(was[key]),
                        after=str(values[key]),
                    )
        except BaseException:  # what is not in the audit is not in force either
            _put_back(desk, {key: stood.get(key) for key in changes})
            raise
    return Changed(before={key: stood.get(key) for key in changes}, now=now)


def _put_back(desk: Desk, before: Mapping[str, Any]) -> None:
    try:
        settings.save(desk.home, before)
    except (OSError, Refusal):
        return  # the first trouble is the one to be told
