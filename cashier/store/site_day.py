"""A site's drawers, their paper and their deposits, as the records at hand tell it.

This station's own tables say what happened here, also what was not sent yet. Everything is computed
when asked; nothing is kept a second time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from cashier.domain.drawer import DrawerState
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind, parse_instant
from cashier.domain.site import StationIdentity
from cashier.domain.site_day import (
    TAKEN_BACK,
    DepositRecord,
    DrawerStage,
    PaperState,
    SiteDrawer,
    SiteItem,
    in_deposits,
)
from cashier.store import directory, station
from cashier.store.journal import CONFLICT
from cashier.store.tables import (
    OF_DEPOSIT,
    OF_RECEIPT,
    OUTBOX_OPEN,
    PRINT_JOB_OPEN,
    drawer,
    outbox,
    posting,
    print_job,
    visit,
)


def drawers(
    connection: Connection,
    identity: StationIdentity,
    *,
    site: str = "",
    since: date | None = None,
    stages: Collection[DrawerStage] | None = None,
) -> tuple[SiteDrawer, ...]:
    """The drawers of a site, or of all ('' for `site`), by site, station and when they were opened.

    `since` is the first business date, `stages` are the only ones wanted: figures are added up of
    what is left after both. Nothing is hidden here: who shows them asks `SiteDrawer.seen_by`.
    """
    held = in_deposits(deposits(connection, identity, identity.site))
    found = []
    for one in _begun_here(connection, identity, since):
        in_one = held.get(one.session_id)
        if in_one is not None and one.stage is DrawerStage.CLOSED:
            one = replace(one, stage=in_one.stage, deposit=in_one.deposit, ticket=in_one.ticket)
        if site in ("", one.site) and (stages is None or one.stage in stages):
            found.append(one)
    names: dict[str, str] = {}
    figures = _figures_here(connection, [one.session_id for one in found])
    waiting = _waiting_here(connection)
    unprinted = _unprinted_here(connection)
    whole = []
    for one in found:
        if one.staff not in names:
            names[one.staff] = directory.staff_name(connection, one.staff)
        items, cents, voids = figures.get(one.session_id, (0, 0, 0))
        open_count, oldest = waiting.get(one.session_id, (0, None))
        whole.append(
            replace(
                _with_close(one, _closed_here(connection, one)),
                staff_name=names[one.staff],
                items=items,
                cents=cents,
                voids=voids,
                unconfirmed=open_count,
                oldest_unconfirmed_at=oldest,
                unprinted=unprinted.get(one.session_id, 0),
            )
        )
    return tuple(sorted(whole, key=lambda one: (one.site, one.station, one.opened_at)))


def items(
    connection: Connection, identity: StationIdentity, session_ids: Collection[str]
) -> tuple[SiteItem, ...]:
    """The paper of some drawers of this site, in the order it lies in their trays: drawer by drawer
    as given, in each as it was taken. Voided, reversed and returned items are among them.
    """
    by_session: dict[str, list[SiteItem]] = {session_id: [] for session_id in session_ids}
    for one in _items(_records_here(connection, by_session)):
        by_session[one.session_id].append(one)
    return tuple(one for session_id in by_session for one in by_session[session_id])


OUT_OF_ORDER = "deposit."
"""How the ledger's answers to a step that came too late begin."""


def deposits(
    connection: Connection, identity: StationIdentity, site: str
) -> tuple[DepositRecord, ...]:
    """Every record about a deposit of a site in the order they were recorded, the giving up of one
    (`resolution`) among them.
    """
    found = []
    if site == identity.site:
        for record, answer in _deposit_records_here(connection):
            ticket = station.recall(connection, ticket_key(record["posting_id"]))
            found.append(_deposit_record(record, ticket, here=True, answer=answer))
    return tuple(sorted(found, key=lambda one: (one.recorded_at, one.posting_id)))


def ticket_key(posting_id: str) -> str:
    """Under which fact of the station (`station.remember`) the ledger's ticket for a prepared
    deposit is kept.
    """
    return f"ticket/{posting_id}"


def _begun_here(
    connection: Connection, identity: StationIdentity, since: date | None
) -> Iterator[SiteDrawer]:
    for row in connection.execute(_DRAWERS, {"since": "" if since is None else since.isoformat()}):
        yield SiteDrawer(
            session_id=row.session_id,
            site=identity.site,
            station=identity.station,
            staff=row.staff,
            staff_name=row.staff,
            business_date=date.fromisoformat(row.business_date),
            stage=_STAGES[DrawerState(row.state)],
            opened_at=parse_instant(row.opened_at),
            closed_at=None if row.closed_at is None else parse_instant(row.closed_at),
            z_number=row.z_number,
            here=True,
        )


_STAGES = {state: DrawerStage(state.value) for state in DrawerState}
_DRAWERS = select(drawer).where(drawer.c.business_date >= bindparam("since"))
_WANTED = func.json_each(bindparam("sessions")).table_valued("value")


def _figures_here(
    connection: Connection, session_ids: Collection[str]
) -> dict[str, tuple[int, int, int]]:
    """Items, cents and voids per session: taken, less voided and reversed."""
    rows = connection.execute(_FIGURES, {"sessions": json.dumps(list(session_ids))})
    return _added(tuple(row) for row in rows)


def _added(rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[int, int, int]]:
    figures: dict[str, tuple[int, int, int]] = {}
    for session_id, kind, number, amount in rows:
        items, cents, voids = figures.get(session_id, (0, 0, 0))
        figures[session_id] = (
            items + (number if kind == RecordKind.PAYMENT else -number),
            cents + amount,
            voids + (number if kind == RecordKind.VOID else 0),
        )
    return figures


_IN_TRAY = (RecordKind.PAYMENT.value, RecordKind.VOID.value, RecordKind.REVERSAL.value)
_FIGURES = (
    select(posting.c.session_id, posting.c.kind, func.count(), func.sum(posting.c.amount_cents))
    .where(posting.c.session_id.in_(select(_WANTED.c.value)), posting.c.kind.in_(_IN_TRAY))
    .group_by(posting.c.session_id, posting.c.kind)
)


def _closed_here(connection: Connection, one: SiteDrawer) -> list[Mapping[str, Any]]:
    """The close of a drawer, and its review if there was one."""
    if one.stage.blind:
        return []
    rows = connection.execute(_CLOSED, {"session": one.session_id}).scalars()
    return [json.loads(text) for text in rows]


_CLOSED = (
    select(posting.c.canonical)
    .where(
        posting.c.session_id == bindparam("session"),
        posting.c.kind.in_((RecordKind.CLOSED.value, RecordKind.REVIEW.value)),
    )
    .order_by(posting.c.station_seq)
)


def _with_close(one: SiteDrawer, records: Iterable[Mapping[str, Any]]) -> SiteDrawer:
    for record in records:
        body = record["body"]
        if record["kind"] == RecordKind.REVIEW:
            one = replace(one, review_pending=False)
            continue
        items, cents = _difference(body)
        one = replace(
            one,
            difference_items=items,
            difference_cents=cents,
            forced=bool(body.get("forced")),
            review_pending=bool(body.get("review_pending")),
        )
    return one


def _difference(body: Mapping[str, Any]) -> tuple[int, int]:
    """Counted less expected over all kinds, items and cents; a drawer nobody counted has none."""
    rows = [row for row in body.get("kinds", {}).values() if len(row) == 4]
    return sum(row[2] - row[0] for row in rows), sum(row[3] - row[1] for row in rows)


def _waiting_here(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """Per session how many of its records the ledger does not hold yet, and since when."""
    return {
        session_id: (number, parse_instant(oldest))
        for session_id, number, oldest in connection.execute(_WAITING)
    }


_WAITING = (
    select(posting.c.session_id, func.count(), func.min(posting.c.recorded_at))
    .select_from(outbox)
    .join(posting, posting.c.station_seq == outbox.c.station_seq)
    .where(
        OUTBOX_OPEN,
        (outbox.c.state != ItemState.ATTENTION.value) | (outbox.c.answer == CONFLICT),
    )
    .group_by(posting.c.session_id)
)


def _unprinted_here(connection: Connection) -> dict[str, int]:
    """Per session how many receipts have a print job that is not done."""
    return {row[0]: row[1] for row in connection.execute(_UNPRINTED)}


_UNPRINTED = (
    select(visit.c.session_id, func.count(print_job.c.receipt_number.distinct()))
    .select_from(print_job)
    .join(visit, visit.c.receipt_number == print_job.c.receipt_number)
    .where(PRINT_JOB_OPEN, OF_RECEIPT)
    .group_by(visit.c.session_id)
)


def _records_here(
    connection: Connection, session_ids: Collection[str]
) -> Iterator[Mapping[str, Any]]:
    rows = connection.execute(_RECORDS, {"sessions": json.dumps(list(session_ids))})
    yield from (json.loads(text) for text in rows.scalars())


_OF_ITEMS = (
    RecordKind.PAYMENT.value,
    RecordKind.CORRECTION.value,
    *(kind.value for kind in TAKEN_BACK),
)
_RECORDS = (
    select(posting.c.canonical)
    .where(posting.c.session_id.in_(select(_WANTED.c.value)), posting.c.kind.in_(_OF_ITEMS))
    .order_by(posting.c.station_seq)
)


def _items(records: Iterable[Mapping[str, Any]]) -> list[SiteItem]:
    """The items of some records, each with what later ones said of it; in order of the records."""
    found: dict[str, SiteItem] = {}
    for record in records:
        kind, body = RecordKind(record["kind"]), record["body"]
        if kind is RecordKind.PAYMENT:
            paper = body["instrument"]
            found[record["posting_id"]] = SiteItem(
                posting_id=record["posting_id"],
                tender_id=record["tender_id"],
                session_id=record["session_id"],
                station=record["station"],
                receipt_number=record["receipt_number"],
                line=body["line"],
                kind=InstrumentKind(paper["kind"]),
                routing=paper["routing"],
                account=paper["account"],
                number=paper["number"],
                payer_name=body["payer"],
                cents=record["amount_cents"],
                taken_at=parse_instant(record["recorded_at"]),
                dated=_day(paper["dated"]),
            )
            continue
        one = found.get(record["original_id"])
        if one is None:
            continue
        if kind in TAKEN_BACK:
            if one.state is PaperState.HELD:
                found[one.posting_id] = replace(one, state=TAKEN_BACK[kind])
            continue
        changed: dict[str, Any] = {
            change["field"]: change["new"]
            for change in body["changes"]
            if change["field"] in _CORRECTED
        }
        if "dated" in changed:
            changed["dated"] = _day(changed["dated"])
        found[one.posting_id] = replace(one, **changed)
    return list(found.values())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_CORRECTED = frozenset({"routing", "account", "number", "dated"})


def _deposit_records_here(connection: Connection) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each with the ledger's answer, '' before there is one."""
    for text, answer in connection.execute(_DEPOSITS):
        record = json.loads(text)
        if record["kind"] != RecordKind.RESOLUTION or record["body"].get("deposit"):
            yield record, answer


_DEPOSITS = (
    select(posting.c.canonical, outbox.c.answer)
    .join(outbox, outbox.c.station_seq == posting.c.station_seq)
    .where(
        OF_DEPOSIT
        | posting.c.kind.in_((RecordKind.DEPOSIT_SENT.value, RecordKind.RESOLUTION.value))
    )
)


def _deposit_record(
    record: Mapping[str, Any], ticket: str, *, here: bool, answer: str
) -> DepositRecord:
    """`answer` is the ledger's: a deposit that was answered without a ticket came too late for a
    drawer, a step answered with `deposit.…` is recorded and without effect.
    """
    body = record["body"]
    kind = RecordKind(record["kind"])
    taken = not answer.startswith(OUT_OF_ORDER)
    if kind is RecordKind.DEPOSIT_PREPARED and answer and not ticket:
        taken = False
    named = record["original_id"] or str(body.get("deposit", ""))
    return DepositRecord(
        posting_id=record["posting_id"],
        deposit=record["posting_id"] if kind is RecordKind.DEPOSIT_PREPARED else named,
        kind=kind,
        site=record["site"],
        station=record["station"],
        business_date=date.fromisoformat(record["business_date"]),
        recorded_at=parse_instant(record["recorded_at"]),
        staff=record["staff"],
        approver=record["approver"],
        ticket=ticket or str(body.get("ticket", "")),
        sessions=tuple(body.get("sessions", ())),
        items=body.get("items", 0),
        cents=body.get("cents", 0) or abs(record["amount_cents"]),
        here=here,
        taken=taken,
        body=body,
    )
