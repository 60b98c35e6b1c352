"""Whether somebody whose passphrase was right is let in: unused for 60 days, with a code that must
be replaced first, or at a station that has not heard from the ledger for a day. Both are settings.

A training home knows neither limit: nothing there is real, and it may lie for months.
Source: reliability.md 7 (leavers) and F29; design.md, Offline sign-in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cashier.domain.errors import Refusal
from cashier.domain.posting import instant_text, parse_instant
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffAct, StaffEntry, StaffState
from cashier.services.desk import Desk, note
from cashier.store import staff, station
from cashier.store.engine import Connection, reads_only
from cashier.store.station import LAST_CONTACT

USED_AGAIN_DAYS = 7
"""A sign-in is told to the ledger where the last one told is older: 60 days need no more."""

_OFFLINE_UNTIL = "offline_until"


def must_be_let_in(
    desk: Desk, connection: Connection, entry: StaffEntry, *, event: str, replacing: bool = False
) -> None:
    """Called once the passphrase fits, in the transaction that notes the sign-in. `replacing`: it
    is being exchanged for another.

    Raises Refusal `sign_in.unused`, `sign_in.one_time`, `sign_in.code_lapsed` or, for `sign_in`
    alone, `sign_in.offline`. A supervisor's own sign-in ends that last one for a day.
    """
    now = desk.clock.now()
    days = desk.settings.unused_days
    unused = entry.state(now, unused_days=days) is StaffState.UNUSED
    if unused and not desk.identity.training:
        raise Refusal("sign_in.unused", field="number", value=entry.person.number, days=days)
    if entry.one_time_until and now > parse_instant(entry.one_time_until):
        raise Refusal("sign_in.code_lapsed", field="password")
    if entry.one_time_until and not replacing:
        raise Refusal("sign_in.one_time", field="password")
    if event == "sign_in":
        _must_have_heard(desk, connection, entry.person, now)


def offline_since(desk: Desk, connection: Connection, now: datetime) -> datetime | None:
    """The last contact with the ledger, where it is so long ago that nobody signs in by the copy of
    the directory; None while people do."""
    if desk.identity.training:
        return None
    heard = station.recall(connection, LAST_CONTACT)
    if not heard:
        return None
    since, day = parse_instant(heard), timedelta(hours=desk.settings.offline_sign_in_hours)
    extended = station.recall(connection, _OFFLINE_UNTIL)
    until = since + day
    if extended:
        # a clock that was set back since made it longer than anybody may
        until = max(until, min(parse_instant(extended), now + day))
    return since if now > until else None


def _must_have_heard(desk: Desk, connection: Connection, who: Staff, now: datetime) -> None:
    since = offline_since(desk, connection, now)
    if since is None:
        return
    if who.role is not Role.SUPERVISOR:
        raise Refusal("sign_in.offline", field="number", since=instant_text(since))
    hours = desk.settings.offline_sign_in_hours
    if not reads_only(connection):
        until = now + timedelta(hours=hours)
        station.remember(connection, _OFFLINE_UNTIL, instant_text(until))
    note(
        desk,
        connection,
        who.number,
        "offline_extended",
        last_contact=instant_text(since),
        hours=hours,
    )


def note_use(desk: Desk, connection: Connection, entry: StaffEntry) -> None:
    """Tells the ledger, at most once a week, that the person is still here. Nothing where this
    store takes no records: a sign-in never fails for it."""
    now = desk.clock.now()
    if desk.identity.training or reads_only(connection):
        return
    if entry.used_at and now - parse_instant(entry.used_at) < timedelta(days=USED_AGAIN_DAYS):
        return
    from cashier.services.staff_records import record_act  # sign-in loads no more than it needs
    from cashier.store import lineage

    if lineage.diverged(connection) is not None:
        return
    number = entry.person.number
    record_act(desk, connection, number, {"act": StaffAct.USED.value, "number": number})
    staff.put_own(connection, replace(entry, used_at=instant_text(now)))


def still_in(desk: Desk, who: Staff) -> Staff | None:
    """The person signed in, as the directory has them now: the name or role may be another; None
    where they were disabled or given a one-time code meanwhile: their session ends."""
    with desk.store.read() as connection:
        found = staff.entry(connection, who.number)
    if found is None or not found.active or found.one_time_until:
        return None
    return found.person
