"""Whether this store and the ledger are of one history: what was proved of either side, kept.

`diverged`: the ledger holds another history under this station's name (a clone, a restored backup,
an older copy put back). `lost`: the ledger had lost records, which were sent again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from cashier.domain.errors import Refusal
from cashier.domain.posting import instant_text, parse_instant
from cashier.domain.site import StationIdentity
from cashier.store import audit, journal, questions, station

_DIVERGED, _LOST = "ledger_diverged", "ledger_lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diverged:
    """Since when, and at which sequence the ledger holds what this store does not."""

    at: datetime
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """When it was noticed, the last sequence the ledger still had, and how many it had lost."""

    at: datetime
    after: int
    records: int


def diverged(connection: Connection) -> Diverged | None:
    """What was proved, or None while the two histories are one."""
    kept = station.recall(connection, _DIVERGED)
    if not kept:
        return None
    found = json.loads(kept)
    return Diverged(at=parse_instant(found["at"]), seq=found["seq"])


def note_diverged(connection: Connection, now: datetime, seq: int) -> None:
    """The ledger's record `seq` is not ours; audited once."""
    if diverged(connection) is None:
        station.remember(connection, _DIVERGED, json.dumps({"at": instant_text(now), "seq": seq}))
        audit.append(connection, at=now, staff="", event="ledger_diverged", data={"record": seq})


def note_linked(connection: Connection, now: datetime, seq: int) -> None:
    """The ledger's head is our record `seq` again (it had been another ledger, or was put right).

    A clone or an old copy never comes here: its chain can never link again.
    """
    if diverged(connection) is not None:
        station.remember(connection, _DIVERGED, "")
        journal.send_again(connection, after=seq)
        questions.forget(connection, after=seq)
        audit.append(
            connection, at=now, staff="", event="ledger_linked_again", data={"record": seq}
        )


def must_be_one(connection: Connection, identity: StationIdentity) -> None:
    """Raises Refusal `station.diverged`: nothing is taken under a name whose history stands
    elsewhere, for it could never be told which of two items is meant. Source: I19, F8.
    """
    found = diverged(connection)
    if found is not None:
        raise Refusal("station.diverged", field="station", value=identity.name, seq=found.seq)


def lost(connection: Connection) -> Lost | None:
    """What the ledger had lost, until a supervisor has seen it."""
    kept = station.recall(connection, _LOST)
    if not kept:
        return None
    found = json.loads(kept)
    return Lost(at=parse_instant(found["at"]), after=found["after"], records=found["records"])


def note_lost(connection: Connection, now: datetime, *, after: int, through: int) -> None:
    """The ledger had confirmed up to `through` and has no more than `after`: all of it counts as
    recorded again, and it is said in the audit chain and to the supervisors.
    """
    journal.send_again(connection, after=after)
    questions.forget(connection, after=after)
    earlier = lost(connection)
    records = through - after + (earlier.records if earlier else 0)
    station.remember(
        connection,
        _LOST,
        json.dumps({"at": instant_text(now), "after": after, "records": records}),
    )
    audit.append(
        connection,
        at=now,
        staff="",
        event="ledger_lost_records",
        data={"after": after, "through": through},
    )


def forget_lost(connection: Connection) -> None:
    """A supervisor has seen it."""
    station.remember(connection, _LOST, "")
