"""Sites, stations and people against what the directory feed tells of them: who may post, and who
may sign, is decided from these rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from cashier.domain.documents import staff_entry_document, station_document
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffEntry
from cashier.ledger.contract import DIRECTORY
from cashier.ledger.directory import station_keys
from cashier.ledger.schema import current, feed, feed_head, site, staff, staff_right, station

Complaint = tuple[str, str, str]
"""Table, the row's key, what is wrong."""
_OTHERWISE = "is not what the directory feed tells of it"


def complaints(connection: Connection) -> Iterator[Complaint]:
    """Every row that the feed tells otherwise or not at all, and every one told that is gone."""
    told = dict(_told(connection))
    yield from _sites(connection, told)
    yield from _stations(connection, told)
    yield from _people(connection, told)
    for key in sorted(told):
        table, _, name = key.partition("/")
        if table in {"site", "station", "staff"}:
            yield table, name, "is gone, the directory feed still tells of it"


def _told(connection: Connection) -> Iterator[tuple[str, str]]:
    query = (
        select(current.c.key, feed.c.document)
        .join(feed_head, feed_head.c.feed == current.c.feed)
        .join(
            feed,
            (feed.c.feed == current.c.feed)
            & (feed.c.epoch == feed_head.c.epoch)
            & (feed.c.seq == current.c.seq),
        )
        .where(current.c.feed == DIRECTORY)
    )
    for row in connection.execute(query):
        yield row.key, row.document


def _sites(connection: Connection, told: dict[str, str]) -> Iterator[Complaint]:
    for row in connection.execute(select(site)).all():
        document = told.pop(f"site/{row.code}", "")
        if (row.code, row.name) != _named(document):
            yield "site", row.code, _OTHERWISE


def _named(document: str) -> tuple[object, object]:
    try:
        body = json.loads(document)
    except ValueError:
        return "", ""
    return (body.get("code"), body.get("name")) if isinstance(body, Mapping) else ("", "")


def _stations(connection: Connection, told: dict[str, str]) -> Iterator[Complaint]:
    for row in connection.execute(select(station)).all():
        name = f"{row.site}-{row.station}"
        keys = station_keys(connection, row.site, row.station)
        document = station_document(row.site, row.station, active=row.active == 1, keys=keys)
        if row.active not in (0, 1) or told.pop(f"station/{name}", "") != document:
            yield "station", name, _OTHERWISE


def _people(connection: Connection, told: dict[str, str]) -> Iterator[Complaint]:
    history = select(staff_right).order_by(staff_right.c.number, staff_right.c.nth)
    rights = {row.number: (row.role, row.active) for row in connection.execute(history)}
    for row in connection.execute(select(staff)).all():
        document = told.pop(f"staff/{row.number}", "")
        try:
            person = Staff(number=row.number, name=row.name, role=Role(row.role))
        except ValueError:
            yield "staff", row.number, "has a role that there is not"
            continue
        should = staff_entry_document(
            StaffEntry(
                person=person,
                password_hash=row.password_hash,
                active=row.active == 1,
                badge=row.badge,
                one_time_until=row.one_time_until,
                used_at=row.used_at,
            )
        )
        if row.active not in (0, 1) or document != should:
            yield "staff", row.number, _OTHERWISE
        elif rights.get(row.number) != (row.role, row.active):
            yield "staff_right", row.number, "does not end as the list of staff stands"
