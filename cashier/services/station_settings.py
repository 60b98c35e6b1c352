"""Changing a setting of the station: who may, what policy has fixed, and the line in the audit.

What was changed in the files, by policy or in the environment is found at the next start: the store
remembers what was in force when it was looked at last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Act, Role, Staff
from cashier.services.desk import Desk, looking, note
from cashier.settings import Settings
from cashier.store import station
from cashier.store.engine import Connection, reads_only

ANYBODYS = frozenset({"theme", "text_scale_percent", "sound", "language", "customer_screen"})
"""How the window looks and speaks: whoever sits in front of it says so."""
DEVICES = frozenset({"printer", "printer_seen", "scan_prefix", "scan_gap_ms", "scan_micr_format"})
"""What stands on the counter: a supervisor may put it right while the queue waits."""


SEEN = "settings_seen"
_ADDRESSES = frozenset({"printer", "printer_seen", "ledger"})
_LOGIN = re.compile(r"(?<=://)[^/@]*@|(?<=[?&;])[^=&;]*(?:password|user)[^=&;]*=[^&;]*")


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
    if desk.store.halted is None:
        note_outside(desk)  # else this change would be remembered together with those
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
                    _note(desk, connection, who, key, was[key], values[key])
            if not reads_only(connection):
                _remember(connection, now)
        except BaseException:  # what is not in the audit is not in force either
            _put_back(desk, {key: stood.get(key) for key in changes})
            raise
    return Changed(before={key: stood.get(key) for key in changes}, now=now)


def note_outside(desk: Desk) -> tuple[str, ...]:
    """Audits what changed since it was looked at last without anybody at the window doing it; the
    keys. The first look only remembers. `by` says who speaks now: `policy`, `environment`, ...

    Raises Refusal `settings.…`, Fault `store.…`.
    """
    now, said = settings.load(desk.home), settings.sources(desk.home)
    values = {key: told(key, value) for key, value in now.model_dump().items()}
    with desk.store.write() as connection:
        seen = station.recall(connection, SEEN)
        before = _before(seen)
        changed = tuple(
            key for key in sorted(values) if key in before and before[key] != values[key]
        )
        for key in changed:
            by = said.get(key, "default")
            _note(desk, connection, None, key, before[key], values[key], by=by)
        if before != values:
            _remember(connection, now)
    return changed


def _before(seen: str) -> dict[str, str]:
    try:
        found = json.loads(seen or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()}


def _remember(connection: Connection, now: Settings) -> None:
    values = {key: told(key, value) for key, value in now.model_dump().items()}
    station.remember(connection, SEEN, json.dumps(values, sort_keys=True))


def told(key: str, value: object) -> str:
    """A value as the audit has it: an address without who logs in there."""
    text = str(value)
    return _LOGIN.sub("", text) if key in _ADDRESSES else text


def _note(
    desk: Desk,
    connection: Connection,
    who: Staff | None,
    key: str,
    before: object,
    after: object,
    **more: str,
) -> None:
    note(
        desk,
        connection,
        who.number if who else "",
        "setting_changed",
        setting=key,
        before=told(key, before),
        after=told(key, after),
        **more,
    )


def _put_back(desk: Desk, before: Mapping[str, Any]) -> None:
    try:
        settings.save(desk.home, before)
    except (OSError, Refusal):
        return  # the first trouble is the one to be told
