"""Drawer sessions, their counts and Z reports."""

from __future__ import annotations

import json
from datetime import date, datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from cashier.domain.codec import from_plain, to_text
from cashier.domain.drawer import CountTaken, DrawerSession, DrawerState, KindCount, TrayItem
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordKind, canonical_json, instant_text, parse_instant
from cashier.domain.report import DrawerReport
from cashier.store.tables import drawer, drawer_count, posting, tender, z_report


def _value(row: Row[tuple[object, ...]]) -> DrawerSession:
    return DrawerSession(
        session_id=row.session_id,
        staff=row.staff,
        business_date=date.fromisoformat(row.business_date),
        state=DrawerState(row.state),
        opened_at=parse_instant(row.opened_at),
        closed_at=None if row.closed_at is None else parse_instant(row.closed_at),
        z_number=row.z_number,
    )


def open_new(connection: Connection, session: DrawerSession) -> None:
    """Raises IntegrityError when the cashier has an open drawer already."""
    connection.execute(
        insert(drawer).values(
            session_id=session.session_id,
            staff=session.staff,
            business_date=session.business_date.isoformat(),
            state=session.state.value,
            opened_at=instant_text(session.opened_at),
        )
    )


def get(connection: Connection, session_id: str) -> DrawerSession | None:
    """The session of that id, whatever its state, or None."""
    row = connection.execute(select(drawer).where(drawer.c.session_id == session_id)).first()
    return None if row is None else _value(row)


def open_of(connection: Connection, staff: str) -> DrawerSession | None:
    """The person's drawer that is open or being counted."""
    row = connection.execute(
        select(drawer).where(drawer.c.staff == staff, drawer.c.state != DrawerState.CLOSED.value)
    ).first()
    return None if row is None else _value(row)


def not_closed(connection: Connection) -> tuple[DrawerSession, ...]:
    """Every drawer of this station that is open or being counted, the oldest first."""
    rows = connection.execute(
        select(drawer)
        .where(drawer.c.state != DrawerState.CLOSED.value)
        .order_by(drawer.c.business_date, drawer.c.opened_at)
    )
    return tuple(_value(row) for row in rows)


def left_open(connection: Connection) -> int:
    """How many drawers of this station are open or being counted."""
    query = select(func.count()).where(drawer.c.state != DrawerState.CLOSED.value)
    return int(connection.execute(query.select_from(drawer)).scalar_one())


def last_closed(connection: Connection, staff: str | None = None) -> DrawerSession | None:
    """The drawer closed last, of one person or of the station."""
    query = select(drawer).where(drawer.c.state == DrawerState.CLOSED.value)
    if staff is not None:
        query = query.where(drawer.c.staff == staff)
    row = connection.execute(query.order_by(drawer.c.z_number.desc()).limit(1)).first()
    return None if row is None else _value(row)


def set_state(connection: Connection, session_id: str, state: DrawerState) -> None:
    """open <-> counting; closing goes through `close`."""
    connection.execute(
        update(drawer).where(drawer.c.session_id == session_id).values(state=state.value)
    )


def close(connection: Connection, session_id: str, at: datetime, z_number: int) -> None:
    """Closes a session for ever; IntegrityError when it is closed already."""
    connection.execute(
        update(drawer)
        .where(drawer.c.session_id == session_id)
        .values(state=DrawerState.CLOSED.value, closed_at=instant_text(at), z_number=z_number)
    )


def tray(connection: Connection, session_id: str) -> list[TrayItem]:
    """All tenders of a session as `drawer.expected` wants them."""
    void_of = posting.alias()
    query = (
        select(tender.c.kind, tender.c.amount_cents, void_of.c.posting_id)
        .outerjoin(
            void_of,
            (void_of.c.corrects == tender.c.posting_id) & (void_of.c.kind == RecordKind.VOID.value),
        )
        .where(tender.c.session_id == session_id)
    )
    return [
        TrayItem(kind=InstrumentKind(kind), cents=cents, voided=void is not None)
        for kind, cents, void in connection.execute(query)
    ]


def add_count(connection: Connection, session_id: str, count: CountTaken) -> None:
    """Keeps a committed count; IntegrityError when that attempt is there already."""
    connection.execute(
        insert(drawer_count).values(
            session_id=session_id,
            attempt=count.attempt,
            staff=count.staff,
            counted_at=instant_text(count.at),
            counts=canonical_json(
                {kind.value: [number.items, number.cents] for kind, number in count.counts.items()}
            ),
        )
    )


def counts(connection: Connection, session_id: str) -> tuple[CountTaken, ...]:
    """All counts of a session, first to last."""
    rows = connection.execute(
        select(drawer_count)
        .where(drawer_count.c.session_id == session_id)
        .order_by(drawer_count.c.attempt)
    )
    return tuple(
        CountTaken(
            attempt=row.attempt,
            staff=row.staff,
            at=parse_instant(row.counted_at),
            counts={
                InstrumentKind(kind): KindCount(items=items, cents=cents)
                for kind, (items, cents) in json.loads(row.counts).items()
            },
        )
        for row in rows
    )


def count_attempts(connection: Connection, session_id: str) -> int:
    """How many counts of a session were committed."""
    return connection.execute(
        select(func.count()).where(drawer_count.c.session_id == session_id)
    ).scalar_one()


def add_z(connection: Connection, report: DrawerReport) -> None:
    """Archives a Z, once per session."""
    assert report.z_number is not None, "a Z has its number"
    connection.execute(
        insert(z_report).values(
            session_id=report.session_id,
            z_number=report.z_number,
            business_date=report.business_date.isoformat(),
            report=to_text(report),
        )
    )


def z(connection: Connection, session_id: str) -> DrawerReport | None:
    """The archived Z of a session, exactly as it was sealed."""
    text = connection.execute(
        select(z_report.c.report).where(z_report.c.session_id == session_id)
    ).scalar()
    return None if text is None else from_plain(DrawerReport, json.loads(text))


def last_z_session(
    connection: Connection, business_date: date | None = None, staff: str | None = None
) -> str | None:
    """Session of the newest Z, of one business date and one cashier if given."""
    query = select(z_report.c.session_id).order_by(z_report.c.z_number.desc()).limit(1)
    if business_date is not None:
        query = query.where(z_report.c.business_date == business_date.isoformat())
    if staff is not None:
        query = query.join(drawer, drawer.c.session_id == z_report.c.session_id).where(
            drawer.c.staff == staff
        )
    return connection.execute(query).scalar()


def last_z_seq(connection: Connection) -> int:
    """The station's sequence at which the newest Z was sealed, 0 before the first. The Z itself may
    be long and is not read.
    """
    newest = select(func.json_extract(z_report.c.report, "$.chain_seq"))
    found = connection.execute(newest.order_by(z_report.c.z_number.desc()).limit(1)).scalar()
    return int(found or 0)


def archived(connection: Connection, limit: int = 100) -> list[tuple[str, int, date]]:
    """Session, Z number and business date of the newest Z reports."""
    rows = connection.execute(
        select(z_report.c.session_id, z_report.c.z_number, z_report.c.business_date)
        .order_by(z_report.c.z_number.desc())
        .limit(limit)
    )
    return [(session_id, number, date.fromisoformat(day)) for session_id, number, day in rows]
