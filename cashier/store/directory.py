"""Copies of the directory feed: organisation, sites, staff; what sign-in and receipts need without
a network.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.documents import (
    issuers_from_document,
    organization_from_document,
    site_from_document,
    staff_from_document,
    station_keys_from_document,
)
from cashier.domain.issuers import ISSUERS, Issuers
from cashier.domain.posting import instant_text, parse_instant
from cashier.domain.site import Organization, Site
from cashier.domain.staff import Staff
from cashier.store.tables import directory, sign_in_failure


def put(connection: Connection, key: str, document: str, epoch: int) -> None:
    """Makes `document` the one of that key, as the feed's epoch brought it."""
    connection.execute(
        insert(directory)
        .values(key=key, document=document, epoch=epoch)
        .on_conflict_do_update(index_elements=["key"], set_={"document": document, "epoch": epoch})
    )


def remove(connection: Connection, key: str) -> None:
    """Takes a tombstone in."""
    connection.execute(delete(directory).where(directory.c.key == key))


def drop_other_epochs(connection: Connection, epoch: int) -> None:
    """After a new epoch was read to its head: what only the old one held is gone."""
    connection.execute(delete(directory).where(directory.c.epoch != epoch))


def _document(connection: Connection, key: str) -> str | None:
    return connection.execute(_DOCUMENT, {"key": key}).scalar()


_DOCUMENT = select(directory.c.document).where(directory.c.key == bindparam("key"))


def staff(connection: Connection, number: str) -> tuple[Staff, str, bool] | None:
    """The person, their password hash and whether they may sign in; None for an unknown number."""
    found = _document(connection, f"staff/{number}")
    return None if found is None else staff_from_document(found)


def staff_name(connection: Connection, number: str) -> str:
    """The name screens and reports show, or the number where the person is not known here."""
    found = staff(connection, number)
    return number if found is None else found[0].name


def site(connection: Connection, code: str) -> Site | None:
    """The walk-in center of that code, or None where the copy has none."""
    found = _document(connection, f"site/{code}")
    return None if found is None else site_from_document(found)


def sites(connection: Connection) -> list[str]:
    """Codes of all walk-in centers the directory names."""
    keys = connection.execute(
        select(directory.c.key).where(directory.c.key.like("site/%")).order_by(directory.c.key)
    ).scalars()
    return [key.removeprefix("site/") for key in keys]


def station_keys(connection: Connection) -> dict[str, tuple[tuple[str, str], str]]:
    """Every key any station was ever enrolled with: key id to (site, station) and public key."""
    rows = connection.execute(
        select(directory.c.key, directory.c.document).where(directory.c.key.like("station/%"))
    )
    found: dict[str, tuple[tuple[str, str], str]] = {}
    for row in rows:
        site, _, station = row.key.removeprefix("station/").rpartition("-")
        for key in station_keys_from_document(row.document):
            found[key.key_id] = ((site, station), key.public_key)
    return found


def organization(connection: Connection) -> Organization:
    """The organisation's settings; the defaults before the directory brought them."""
    found = _document(connection, "organization")
    return Organization() if found is None else organization_from_document(found)


def issuers(connection: Connection) -> Issuers:
    """Who issues money orders, with transits and marks; our own table before the directory brought
    the administrator's.
    """
    found = _document(connection, "issuers")
    return ISSUERS if found is None else issuers_from_document(found)


def failures(connection: Connection, number: str) -> tuple[int, datetime | None]:
    """Failed sign-ins in a row for a number, and the instant before which no other try is taken."""
    row = connection.execute(
        select(sign_in_failure).where(sign_in_failure.c.staff == number)
    ).first()
    return (0, None) if row is None else (row.failures, parse_instant(row.next_at))


def note_failure(connection: Connection, number: str, failures_now: int, next_at: datetime) -> None:
    """Keeps how often in a row a number failed, and before when no other try is taken."""
    values = {"failures": failures_now, "next_at": instant_text(next_at)}
    connection.execute(
        insert(sign_in_failure)
        .values(staff=number, **values)
        .on_conflict_do_update(index_elements=["staff"], set_=values)
    )


def clear_failures(connection: Connection, number: str) -> None:
    """The person signed in: the count starts anew."""
    connection.execute(delete(sign_in_failure).where(sign_in_failure.c.staff == number))
