"""A site's drawers, their paper and their deposits, as the records at hand tell it.

This station's own tables say what happened here, also what was not sent yet; the copy of the site
says the rest. Everything is computed when asked; nothing is kept a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from cashier.domain.drawer import DrawerState
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind
from cashier.domain.site import StationIdentity
from cashier.domain.site_day import (
    DEPOSIT_KINDS,
    TAKEN_BACK,
    DepositRecord,
    DrawerStage,
    PaperState,
    SiteDrawer,
    SiteItem,
    in_deposits,
)
from cashier.store import directory, site_records, station
from cashier.store.journal import CONFLICT
from cashier.store.site_records import Told
from cashier.store.tables import (
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
    left_open: bool = False,
) -> tuple[SiteDrawer, ...]:
    """The drawers of a site, or of all ('' for `site`), by site, station and when they were opened.

    `since` is the first business date; with `left_open` those of before that nobody closed come
    too. `stages` are the only ones wanted: figures are added up of what is left after both. Nothing
    is hidden here: who shows them asks `SiteDrawer.seen_by`.
    """
    also: list[str] = []
    if left_open and since is not None:
        also = site_records.left_open(connection, identity, site=site, before=since)
    told = site_records.of_day(connection, identity, _OF_DRAWERS, site=site, since=since, also=also)
    reviewed = {one.session_id for one in told if one.kind is RecordKind.REVIEW}
    begun = {
        one.session_id: one for one in _begun(connection, identity, told, site, since, left_open)
    }
    for one in told:
        if one.kind is RecordKind.CLOSED and one.session_id in begun:
            known = _closed(begun[one.session_id], one, one.session_id in reviewed)
            begun[one.session_id] = known
    held = in_deposits(deposits(connection, identity, identity.site, since=since))
    found = []
    for known in begun.values():
        in_one = held.get(known.session_id)
        if in_one is not None and known.stage is DrawerStage.CLOSED:
            known = replace(known, stage=in_one.stage, deposit=in_one.deposit, ticket=in_one.ticket)
        if stages is None or known.stage in stages:
            found.append(known)
    found = _with_figures(connection, identity, found)
    return tuple(sorted(found, key=lambda one: (one.site, one.station, one.opened_at)))


def items(
    connection: Connection, identity: StationIdentity, session_ids: Collection[str]
) -> tuple[SiteItem, ...]:
    """The paper of some drawers of this site, in the order it lies in their trays: drawer by drawer
    as given, in each as it was taken. Voided, reversed and returned items are among them.
    """
    by_session: dict[str, list[SiteItem]] = {session_id: [] for session_id in session_ids}
    for one in _items(site_records.of_items(connection, identity, by_session)):
        by_session[one.session_id].append(one)
    return tuple(one for session_id in by_session for one in by_session[session_id])


OUT_OF_ORDER = "deposit."
"""How the ledger's answers to a step that came too late begin."""


def deposits(
    connection: Connection,
    identity: StationIdentity,
    site: str,
    *,
    since: date | None = None,
) -> tuple[DepositRecord, ...]:
    """Every record about a deposit of a site in the order they were recorded, the giving up of one
    (`resolution`) among them. Of another site which drawers are in it is not known.

    `since` is the first business date: no deposit is of an earlier one than its drawers are.
    """
    kinds = (*DEPOSIT_KINDS, RecordKind.RESOLUTION)
    found = [
        _deposit_record(connection, one)
        for one in site_records.of_day(connection, identity, kinds, site=site, since=since)
        if one.kind is not RecordKind.RESOLUTION or one.body.get("deposit")
    ]
    return tuple(sorted(found, key=lambda one: (one.recorded_at, one.posting_id)))


def ticket_key(posting_id: str) -> str:
    """Under which fact of the station (`station.remember`) the ledger's ticket for a prepared
    deposit is kept.
    """
    return f"ticket/{posting_id}"


_OF_DRAWERS = (
    RecordKind.DRAWER_OPENED,
    RecordKind.COUNTED,
    RecordKind.CLOSED,
    RecordKind.REVIEW,
)


# reads what `posting.instant_text` wrote, many times faster than strptime
_instant = datetime.fromisoformat


def _begun(
    connection: Connection,
    identity: StationIdentity,
    told: Iterable[Told],
    site: str,
    since: date | None,
    left_open: bool,
) -> Iterator[SiteDrawer]:
    """Own drawers as their table has them, others' as opened and perhaps counted."""
    if site in ("", identity.site):
        yield from _begun_here(connection, identity, since, left_open)
    counted = {one.session_id for one in told if one.kind is RecordKind.COUNTED}
    read_to: dict[str, datetime | None] = {}
    for one in told:
        if one.kind is not RecordKind.DRAWER_OPENED or one.here:
            continue
        record = one.record
        code = record["site"]
        if code not in read_to:
            read_to[code] = station.cursor(connection, f"site/{code}").as_of
        yield SiteDrawer(
            session_id=one.session_id,
            site=code,
            station=record["station"],
            staff=record["staff"],
            staff_name=record["staff"],
            business_date=date.fromisoformat(record["business_date"]),
            stage=DrawerStage.COUNTING if one.session_id in counted else DrawerStage.OPEN,
            opened_at=_instant(record["recorded_at"]),
            as_of=read_to[code],
        )


def _begun_here(
    connection: Connection, identity: StationIdentity, since: date | None, left_open: bool
) -> Iterator[SiteDrawer]:
    where = {"since": "" if since is None else since.isoformat(), "left_open": int(left_open)}
    for row in connection.execute(_DRAWERS, where):
        yield SiteDrawer(
            session_id=row.session_id,
            site=identity.site,
            station=identity.station,
            staff=row.staff,
            staff_name=row.staff,
            business_date=date.fromisoformat(row.business_date),
            stage=_STAGES[DrawerState(row.state)],
            opened_at=_instant(row.opened_at),
            closed_at=None if row.closed_at is None else _instant(row.closed_at),
            z_number=row.z_number,
            here=True,
        )


_STAGES = {state: DrawerStage(state.value) for state in DrawerState}
_DRAWERS = select(drawer).where(
    (drawer.c.business_date >= bindparam("since"))
    | ((bindparam("left_open") == 1) & (drawer.c.state != DrawerState.CLOSED.value))
)


def _closed(one: SiteDrawer, close: Told, reviewed: bool) -> SiteDrawer:
    """The drawer with what its close says. A thin one tells the difference alone."""
    body = close.body
    items, cents = (
        _difference(body)
        if close.whole
        else (close.record["difference_items"], close.record["difference_cents"])
    )
    one = replace(
        one,
        difference_items=items,
        difference_cents=cents,
        forced=bool(body.get("forced")),
        review_pending=bool(body.get("review_pending")) and not reviewed,
    )
    if one.here:
        return one
    return replace(
        one,
        stage=DrawerStage.CLOSED,
        closed_at=_instant(close.record["recorded_at"]),
        z_number=body.get("z_number"),
        unprinted=len(body.get("unprinted", ())) + len(body.get("uncertain", ())),
    )


def _difference(body: Mapping[str, Any]) -> tuple[int, int]:
    """Counted less expected over all kinds, items and cents; a drawer nobody counted has none."""
    rows = [row for row in body.get("kinds", {}).values() if len(row) == 4]
    return sum(row[2] - row[0] for row in rows), sum(row[3] - row[1] for row in rows)


def _with_figures(
    connection: Connection, identity: StationIdentity, found: Iterable[SiteDrawer]
) -> list[SiteDrawer]:
    """With names, what lies in the trays, and what waits at this station."""
    found = list(found)
    sums = site_records.figures(connection, identity, [one.session_id for one in found])
    names = {
        staff: directory.staff_name(connection, staff) for staff in {one.staff for one in found}
    }
    here = any(one.here for one in found)
    waiting = _waiting_here(connection) if here else {}
    unprinted = _unprinted_here(connection) if here else Counter()
    whole = []
    for one in found:
        items, cents, voids = sums.get(one.session_id, (0, 0, 0))
        whole.append(
            replace(one, staff_name=names[one.staff], items=items, cents=cents, voids=voids)
        )
        if one.here:
            number, oldest = waiting.get(one.session_id, (0, None))
            whole[-1] = replace(
                whole[-1],
                unconfirmed=number,
                oldest_unconfirmed_at=oldest,
                unprinted=unprinted[one.session_id],
            )
    return whole


def _waiting_here(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """Per session how many of its records the ledger does not hold yet, and since when."""
    found: dict[str, tuple[int, datetime]] = {}
    for session_id, recorded_at in connection.execute(_WAITING):
        number, oldest = found.get(session_id, (0, None))
        found[session_id] = number + 1, oldest or _instant(recorded_at)
    return found


# added up here: for a GROUP BY, SQLite would walk through every record by its session
_WAITING = (
    select(posting.c.session_id, posting.c.recorded_at)
    .select_from(outbox)
    .join(posting, posting.c.station_seq == outbox.c.station_seq)
    .where(
        OUTBOX_OPEN,
        (outbox.c.state != ItemState.ATTENTION.value) | (outbox.c.answer == CONFLICT),
    )
    .order_by(outbox.c.station_seq)
)


def _unprinted_here(connection: Connection) -> Counter[str]:
    """Per session how many receipts have a print job that is not done."""
    return Counter(connection.execute(_UNPRINTED).scalars())


_UNPRINTED = select(visit.c.session_id).where(
    visit.c.receipt_number.in_(select(print_job.c.receipt_number).where(PRINT_JOB_OPEN, OF_RECEIPT))
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
                taken_at=_instant(record["recorded_at"]),
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


def _deposit_record(connection: Connection, told: Told) -> DepositRecord:
    """A deposit that was answered without a ticket came too late for a drawer, a step answered with
    `deposit.…` (its money in suspense) is recorded and without effect.
    """
    record, body, kind = told.record, told.body, told.kind
    posting_id = record["posting_id"]
    ticket = str(told.thin.get("ticket", ""))
    taken = not told.thin.get("suspense_lines")
    if told.here:
        ticket = station.recall(connection, ticket_key(posting_id))
        taken = not told.answer.startswith(OUT_OF_ORDER)
    if kind is RecordKind.DEPOSIT_PREPARED and (told.answer or not told.here) and not ticket:
        taken = False
    named = record["original_id"] or str(body.get("deposit", ""))
    return DepositRecord(
        posting_id=posting_id,
        deposit=posting_id if kind is RecordKind.DEPOSIT_PREPARED else named,
        kind=kind,
        site=record["site"],
        station=record["station"],
        business_date=date.fromisoformat(record["business_date"]),
        recorded_at=_instant(record["recorded_at"]),
        staff=record["staff"],
        approver=record.get("approver", ""),
        ticket=ticket or str(body.get("ticket", "")),
        sessions=tuple(body.get("sessions", ())),
        items=body.get("items", 0),
        cents=body.get("cents", 0) or abs(record["amount_cents"]),
        here=told.here,
        taken=taken,
        body=body,
    )
