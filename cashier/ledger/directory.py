"""The directory: organisation, sites, stations and staff. Each act writes its row and, only if
something really changed, a change of the `directory` feed. All return whether there was a
change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, select

from cashier import signing
from cashier.clock import Clock
from cashier.domain.documents import (
    issuers_document,
    issuers_from_document,
    organization_document,
    site_document,
    site_from_document,
    station_document,
)
from cashier.domain.errors import Refusal
from cashier.domain.issuers import ISSUERS, Issuer, Issuers, issuer_ok
from cashier.domain.posting import GENESIS, instant_text
from cashier.domain.site import Organization, Site, StationKey
from cashier.domain.staff import PASSPHRASE_CHARS_MIN, Role, Staff
from cashier.domain.staff_act import CODE_DAYS, StaffEntry, not_the_last_administrator
from cashier.ledger import changes, staff_acts
from cashier.ledger.books import Books, inserting
from cashier.ledger.contract import DIRECTORY
from cashier.ledger.schema import site as site_table
from cashier.ledger.schema import station as station_table
from cashier.ledger.schema import station_head, station_key
from cashier.vault import PasswordCost, hash_password, password_matches

PASSWORD_CHARS_MIN = PASSPHRASE_CHARS_MIN
_SITE_CODE = re.compile(r"^[A-Z][A-Z0-9]{1,7}$")
_STATION = re.compile(r"^\d{2}$")
_STAFF_NUMBER = re.compile(r"^\d{3,10}$")


def set_organization(database: Books, organization: Organization) -> bool:
    """What the whole organisation shares: name, help line, payees."""
    with database.write() as connection:
        return changes.put(
            connection, DIRECTORY, "organization", organization_document(organization)
        )


def issuers(database: Books) -> Issuers:
    """Who issues money orders, as the windows are told; the first table before anybody changed
    it."""
    with database.read() as connection:
        return _issuers(connection)


def set_issuer(database: Books, row: Issuer) -> bool:
    """Exchanges one issuer's row and tells the windows the whole table. Raises Refusal as
    `issuer_ok` does."""
    issuer_ok(row)
    with database.write() as connection:
        table = _issuers(connection)
        if table.of(row.kind) == row:
            return False
        told = issuers_document(table.with_row(row))
        return changes.put(connection, DIRECTORY, "issuers", told)


def _issuers(connection: Connection) -> Issuers:
    found = changes.document(connection, DIRECTORY, "issuers")
    return issuers_from_document(found) if found else ISSUERS


def add_site(database: Books, site: Site) -> bool:
    """Adds a site or changes it. Raises Refusal `site.code`: two to eight capital letters or
    digits, a letter first."""
    if not _SITE_CODE.match(site.code):
        raise Refusal("site.code", field="site", value=site.code)
    with database.write() as connection:
        _upsert(connection, site_table, {"code": site.code, "name": site.name})
        return changes.put(connection, DIRECTORY, f"site/{site.code}", site_document(site))


def site(database: Books, code: str) -> Site | None:
    """A center as all windows are told; None of one there is not."""
    with database.read() as connection:
        found = changes.document(connection, DIRECTORY, f"site/{code}")
    return None if found is None else site_from_document(found)


def change_site(database: Books, before: Site, after: Site) -> bool:
    """Exchanges what is told of a center, where it still is what somebody looked at. Raises Refusal
    `site.unknown` or `site.changed_meanwhile`."""
    key = f"site/{before.code}"
    with database.write() as connection:
        # the same text again: nothing is written, and nobody else changes it until the commit
        found = changes.document(connection, DIRECTORY, key)
        if found is None:
            raise Refusal("site.unknown", field="site", value=before.code)
        if site_from_document(found) != before:
            raise Refusal("site.changed_meanwhile", field="site", value=before.code)
        _upsert(connection, site_table, {"code": after.code, "name": after.name})
        return changes.put(connection, DIRECTORY, key, site_document(after))


def admit_station(database: Books, site: str, station: str) -> bool:
    """Lets a known station in again, with the credentials it has. Raises Refusal
    `station.unknown`."""
    _must_know(database, site, station)
    return add_station(database, site, station)


def add_station(database: Books, site: str, station: str) -> bool:
    """Registers a station, or lets one in again. Raises Refusal `station.number` (two digits) or
    `site.unknown`."""
    with database.write() as connection:
        changed = put_station(connection, database.clock, site, station, active=True)
        database.admit(connection, site, station, active=True)
        return changed


def add_station_key(database: Books, site: str, station: str, public: str) -> bool:
    """Tells the windows a public key that a station made for itself (a training home's).

    Raises Refusal `station.number` or `site.unknown`.
    """
    with database.write() as connection:
        connection.execute(
            inserting(connection, station_key)
            .values(
                site=site,
                station=station,
                key_id=signing.key_id(public),
                public_key=public,
                enrolled_at=instant_text(database.clock.now()),
            )
            .on_conflict_do_nothing()
        )
        return put_station(connection, database.clock, site, station, active=True)


def disable_station(database: Books, site: str, station: str) -> bool:
    """The ledger takes nothing more from it until it is added again. Raises Refusal
    `station.unknown`."""
    _must_know(database, site, station)
    with database.write() as connection:
        changed = put_station(connection, database.clock, site, station, active=False)
        database.admit(connection, site, station, active=False)
        return changed


def _must_know(database: Books, site: str, station: str) -> None:
    with database.read() as connection:
        known = connection.execute(
            select(station_table.c.active).where(
                station_table.c.site == site, station_table.c.station == station
            )
        ).scalar_one_or_none()
    if known is None:
        raise Refusal("station.unknown", field="station", value=f"{site}-{station}")


def add_staff(
    database: Books,
    *,
    number: str,
    name: str,
    role: Role,
    password: str,
    cost: PasswordCost | None = None,
) -> bool:
    """Adds a person, or changes name, role or passphrase, and lets them sign in. The same again
    changes nothing.

    Raises Refusal `staff.number`, `staff.name`, `password.too_short` or `staff.last_administrator`.
    """
    if not _STAFF_NUMBER.match(number):
        raise Refusal("staff.number", field="number", value=number)
    if not name.strip():
        raise Refusal("staff.name", field="name")
    if len(password) < PASSWORD_CHARS_MIN:
        raise Refusal("password.too_short", field="password", least=PASSWORD_CHARS_MIN)
    with database.read() as connection:
        before = staff_acts.everybody(connection).get(number)
    # a new salt would be a change that is none; hashing stays outside the write transaction, it
    # takes long on purpose
    hashed = before.password_hash if before is not None else ""
    if not password_matches(hashed, password):
        hashed = hash_password(password, cost)
    person = Staff(number=number, name=" ".join(name.split()), role=role)
    with database.write() as connection:
        people = staff_acts.everybody(connection)
        found = people.get(number)
        if role is not Role.ADMINISTRATOR:
            not_the_last_administrator(people, number)
        comes = found is None or not found.active
        entry = StaffEntry(
            person=person,
            password_hash=hashed,
            active=True,
            badge=found.badge if found else "",
            used_at=instant_text(database.clock.now()) if found is None or comes else found.used_at,
        )
        return staff_acts.put(connection, entry, instant_text(database.clock.now()))


def disable_staff(database: Books, number: str) -> bool:
    """Nobody signs in with that number any more; what they did stays theirs. Raises Refusal
    `staff.unknown` or `staff.last_administrator`."""
    with database.write() as connection:
        people = staff_acts.everybody(connection)
        found = people.get(number)
        if found is None:
            raise Refusal("staff.unknown", field="number", value=number)
        not_the_last_administrator(people, number)
        gone = replace(found, active=False, badge="")
        return staff_acts.put(connection, gone, instant_text(database.clock.now()))


def reset_staff(
    database: Books, number: str, *, code: str, cost: PasswordCost | None = None
) -> bool:
    """Gives a person a one-time code instead of their passphrase, and lets them sign in with it
    once: the way back for an administrator nobody else can help. Raises Refusal `staff.unknown`.
    """
    hashed = hash_password(code, cost)
    now = database.clock.now()
    with database.write() as connection:
        found = staff_acts.everybody(connection).get(number)
        if found is None:
            raise Refusal("staff.unknown", field="number", value=number)
        entry = replace(
            found,
            password_hash=hashed,
            active=True,
            one_time_until=instant_text(now + timedelta(days=CODE_DAYS)),
            used_at=instant_text(now),
        )
        return staff_acts.put(connection, entry, instant_text(database.clock.now()))


def everybody(database: Books) -> Mapping[str, StaffEntry]:
    """All people by number, disabled ones too."""
    with database.read() as connection:
        return staff_acts.everybody(connection)


def put_station(
    connection: Connection, clock: Clock, site: str, station: str, *, active: bool
) -> bool:
    """Registers or retires a station in the caller's transaction, and tells the windows, with the
    keys it was enrolled with. Raises Refusal `station.number` (two digits) or `site.unknown`."""
    if not _STATION.match(station):
        raise Refusal("station.number", field="station", value=station)
    known = connection.execute(
        select(site_table.c.code).where(site_table.c.code == site)
    ).scalar_one_or_none()
    if known is None:
        raise Refusal("site.unknown", field="site", value=site)
    values = {
        "site": site,
        "station": station,
        "active": int(active),
        "registered_at": instant_text(clock.now()),
    }
    _upsert(connection, station_table, values, keep={"registered_at"})
    connection.execute(
        inserting(connection, station_head)
        .values(site=site, station=station, last_seq=0, last_hash=GENESIS)
        .on_conflict_do_nothing()
    )
    document = station_document(
        site, station, active=active, keys=station_keys(connection, site, station)
    )
    return changes.put(connection, DIRECTORY, f"station/{site}-{station}", document)


def station_keys(connection: Connection, site: str, station: str) -> tuple[StationKey, ...]:
    """Every key the station was enrolled with, the present one last."""
    rows = connection.execute(
        select(station_key.c.key_id, station_key.c.public_key)
        .where(station_key.c.site == site, station_key.c.station == station)
        .order_by(station_key.c.enrolled_at, station_key.c.key_id)
    )
    return tuple(StationKey(key_id=row.key_id, public_key=row.public_key) for row in rows)


def _upsert(
    connection: Connection,
    table: Table,
    values: Mapping[str, Any],
    *,
    keep: frozenset[str] | set[str] = frozenset(),
) -> None:
    keys = [column.name for column in table.primary_key]
    changed = {name: val for name, val in values.items() if name not in keys and name not in keep}
    connection.execute(
        inserting(connection, table)
        .values(**values)
        .on_conflict_do_update(index_elements=keys, set_=changed)
    )
