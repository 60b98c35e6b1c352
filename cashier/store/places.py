"""Stations as the copy of the directory has them, and the newest record known of each."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from cashier.store.tables import directory, elsewhere, posting


def station_documents(connection: Connection) -> list[str]:
    """The document of each station, by name."""
    return list(
        connection.execute(
            select(directory.c.document)
            .where(directory.c.key.like("station/%"))
            .order_by(directory.c.key)
        ).scalars()
    )


def newest_records(connection: Connection) -> dict[tuple[str, str], str]:
    """Of each other station, when its newest record known here was made (RFC 3339 UTC)."""
    last = (
        select(
            elsewhere.c.site, elsewhere.c.station, func.max(elsewhere.c.station_seq).label("seq")
        )
        .group_by(elsewhere.c.site, elsewhere.c.station)
        .subquery()
    )
    query = select(elsewhere.c.site, elsewhere.c.station, elsewhere.c.recorded_at).join(
        last,
        (elsewhere.c.site == last.c.site)
        & (elsewhere.c.station == last.c.station)
        & (elsewhere.c.station_seq == last.c.seq),
    )
    return {(row.site, row.station): row.recorded_at for row in connection.execute(query)}


def newest_own_record(connection: Connection) -> str:
    """When this station made its newest record, '' before the first."""
    newest = select(posting.c.recorded_at).order_by(posting.c.station_seq.desc()).limit(1)
    return connection.execute(newest).scalar() or ""
