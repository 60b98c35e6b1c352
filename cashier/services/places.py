"""Centers and stations as an administrator sees them: which there are, and which still speak."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from cashier.domain.documents import station_keys_from_document
from cashier.domain.posting import parse_instant
from cashier.domain.site import Site
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from cashier.store import directory, places


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A station of the directory. `active` is false once it was retired; `here`: this one.

    `last_record` is when it made the newest record this station knows of (UTC), None before one
    came. `key_id` names the key that signs its receipts, '' for none.
    """

    site: str
    number: str
    active: bool
    here: bool
    last_record: datetime | None
    key_id: str

    @property
    def name(self) -> str:
        """`BOS-01`."""
        return f"{self.site}-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All stations by name, and their centers by code."""

    stations: tuple[Station, ...]
    centers: dict[str, Site]


def listed(desk: Desk, who: Staff) -> Places:
    """As the ledger last told. Raises Refusal `role.not_allowed`."""
    who.must(Act.ADMINISTER)
    mine = (desk.identity.site, desk.identity.station)
    with desk.store.read() as connection:
        codes = directory.sites(connection)
        centers = {code: site for code in codes if (site := directory.site(connection, code))}
        newest = places.newest_records(connection)
        documents = places.station_documents(connection)
        own = places.newest_own_record(connection)
    stations = []
    for text in documents:
        body = json.loads(text)
        place = (body["site"], body["station"])
        keys = station_keys_from_document(text)
        at = own if place == mine else newest.get(place, "")
        stations.append(
            Station(
                site=place[0],
                number=place[1],
                active=body["active"],
                here=place == mine,
                last_record=parse_instant(at) if at else None,
                key_id=keys[-1].key_id if keys else "",
            )
        )
    return Places(stations=tuple(stations), centers=centers)
