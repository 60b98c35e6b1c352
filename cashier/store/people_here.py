"""People as this station alone knows them: when they signed in here last, and the PIN they enrolled
here. Nothing of it leaves the station.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.posting import instant_text, parse_instant
from cashier.store.tables import pin, signed_in


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSignIn:
    """The sign-in before this one: when (UTC; None for the first here), and how many tries with the
    number failed between the two."""

    at: datetime | None
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A PIN's row: the public half of the key that it opens, the private half locked by it, what
    the passphrase was when it was enrolled, and the wrong tries in a row since it was right."""

    public_key: str
    locked: Mapping[str, Any]
    of_passphrase: str
    failures: int


def signs_in(connection: Connection, number: str, at: datetime) -> None:
    """The person is in; the sign-in before is kept for them to see."""
    row = connection.execute(select(signed_in).where(signed_in.c.staff == number)).first()
    values = {
        "at": instant_text(at),
        "failed": 0,
        "before_at": "" if row is None else row.at,
        "before_failed": 0 if row is None else row.failed,
    }
    _put_signed_in(connection, number, values)


def fails(connection: Connection, number: str) -> None:
    """Somebody typed the number with something wrong."""
    row = connection.execute(select(signed_in).where(signed_in.c.staff == number)).first()
    values = {
        "at": "" if row is None else row.at,
        "failed": 1 + (0 if row is None else row.failed),
        "before_at": "" if row is None else row.before_at,
        "before_failed": 0 if row is None else row.before_failed,
    }
    _put_signed_in(connection, number, values)


def last_sign_in(connection: Connection, number: str) -> LastSignIn:
    """What the person is told after signing in."""
    row = connection.execute(select(signed_in).where(signed_in.c.staff == number)).first()
    if row is None:
        return LastSignIn(at=None, failed=0)
    at = parse_instant(row.before_at) if row.before_at else None
    return LastSignIn(at=at, failed=row.before_failed)


def _put_signed_in(connection: Connection, number: str, values: dict[str, Any]) -> None:
    connection.execute(
        insert(signed_in)
        .values(staff=number, **values)
        .on_conflict_do_update(index_elements=["staff"], set_=values)
    )


def put_pin(
    connection: Connection,
    number: str,
    *,
    public_key: str,
    locked: Mapping[str, Any],
    of_passphrase: str,
    at: datetime,
) -> None:
    """The person's PIN here, instead of one they had."""
    values = {
        "made_at": instant_text(at),
        "public_key": public_key,
        "locked": json.dumps(dict(locked), sort_keys=True),
        "of_passphrase": of_passphrase,
        "failures": 0,
    }
    connection.execute(
        insert(pin)
        .values(staff=number, **values)
        .on_conflict_do_update(index_elements=["staff"], set_=values)
    )


def pin_of(connection: Connection, number: str) -> Pin | None:
    """The person's PIN here, None where they have none."""
    row = connection.execute(select(pin).where(pin.c.staff == number)).first()
    if row is None:
        return None
    return Pin(
        public_key=row.public_key,
        locked=json.loads(row.locked),
        of_passphrase=row.of_passphrase,
        failures=row.failures,
    )


def pin_failed(connection: Connection, number: str) -> None:
    """One more wrong try."""
    connection.execute(update(pin).where(pin.c.staff == number).values(failures=pin.c.failures + 1))


def pin_was_right(connection: Connection, number: str) -> None:
    """The tries count from nought: the PIN, or the passphrase itself, was right."""
    connection.execute(
        update(pin).where(pin.c.staff == number, pin.c.failures > 0).values(failures=0)
    )


def pin_of_passphrase(connection: Connection, number: str, mark: str) -> None:
    """The same passphrase is kept in another form: the PIN stays with it."""
    connection.execute(update(pin).where(pin.c.staff == number).values(of_passphrase=mark))


def drop_pin(connection: Connection, number: str) -> bool:
    """The person has no PIN here any more; False where there was none."""
    return connection.execute(delete(pin).where(pin.c.staff == number)).rowcount > 0
