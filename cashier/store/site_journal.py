"""Whole records of the own site by business date and kind, also the many: payments and what was
recorded about them. For reports, which read a span of days once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from cashier.domain.posting import RecordKind
from cashier.domain.site import StationIdentity
from cashier.store.tables import elsewhere, posting


def records(
    connection: Connection,
    identity: StationIdentity,
    kinds: Collection[RecordKind],
    *,
    since: date,
    until: date,
) -> Iterator[Mapping[str, Any]]:
    """The site's records of some kinds between two business dates, this station's first, each
    station's in its own order. Each comes once: this station's journal speaks for this station.
    """
    wanted = {
        "kinds": [kind.value for kind in kinds],
        "since": since.isoformat(),
        "until": until.isoformat(),
    }
    for text in connection.execute(_HERE, wanted).scalars():
        yield json.loads(text)
    others = wanted | {"site": identity.site, "station": identity.station}
    for text in connection.execute(_ELSEWHERE, others).scalars():
        yield json.loads(text)


_HERE = (
    select(posting.c.canonical)
    .where(
        posting.c.kind.in_(bindparam("kinds", expanding=True)),
        posting.c.business_date.between(bindparam("since"), bindparam("until")),
    )
    .order_by(posting.c.station_seq)
)
_ELSEWHERE = (
    select(elsewhere.c.canonical)
    .where(
        elsewhere.c.site == bindparam("site"),
        elsewhere.c.station != bindparam("station"),
        elsewhere.c.business_date.between(bindparam("since"), bindparam("until")),
        elsewhere.c.kind.in_(bindparam("kinds", expanding=True)),
        elsewhere.c.canonical != "",
    )
    .order_by(elsewhere.c.station, elsewhere.c.station_seq)
)
