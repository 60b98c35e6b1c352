"""Records of a site wherever they are kept: this station's own in its journal, others' in the copy.

A record reads the same from both: whole, or in the thin form of the site feeds, which leaves out
the body and all that names a person or a bank. What a clone or a restored store left in both counts
once: this station's journal speaks for this station.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.sql.expression import FromClause

from cashier.domain.posting import RecordKind
from cashier.domain.site import StationIdentity
from cashier.domain.site_day import TAKEN_BACK
from cashier.store.tables import (
    OF_DAY_ELSEWHERE,
    OF_DAY_HERE,
    elsewhere,
    outbox,
    posting,
    tender,
    visit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record as it is known here: `here` from the own journal, `whole` with its body. `answer`
    is the ledger's to an own one ('' before it came), `thin` what the feed told of another's.
    """

    kind: RecordKind
    here: bool
    whole: bool
    record: Mapping[str, Any]
    thin: Mapping[str, Any]
    answer: str = ""

    @property
    def body(self) -> Mapping[str, Any]:
        """What its kind adds; empty in most thin forms."""
        found: Mapping[str, Any] = self.record.get("body", {})
        return found

    @property
    def session_id(self) -> str:
        """The drawer it is about: its own field, or the one its body names."""
        return str(self.record["session_id"] or self.body.get("session_id", ""))


def of_day(
    connection: Connection,
    identity: StationIdentity,
    kinds: Collection[RecordKind],
    *,
    site: str = "",
    since: date | None = None,
    also: Collection[str] = (),
) -> list[Told]:
    """Records of kinds that come a few times a day, of one site or of all (''), from a business
    date on, and of the sessions of other stations named in `also`; each station's in its order.
    """
    wanted = {
        "kinds": json.dumps([kind.value for kind in kinds]),
        "from": "" if since is None else since.isoformat(),
    }
    found = []
    if site in ("", identity.site):
        for row in connection.execute(_DAY_HERE, wanted):
            kind, record = RecordKind(row.kind), json.loads(row.canonical)
            one = Told(kind=kind, here=True, whole=True, record=record, thin={}, answer=row.answer)
            found.append(one)
    there = {**wanted, **_own(identity), "site": site, "every": int(not site)}
    rows = connection.execute(_DAY_ELSEWHERE, there).all()
    if also:
        more = {**there, "sessions": json.dumps(list(also))}
        rows = [*connection.execute(_MORE_ELSEWHERE, more), *rows]
    for row in rows:
        kind, thin = RecordKind(row.kind), json.loads(row.document)
        record = json.loads(row.canonical) if row.canonical else thin
        whole = bool(row.canonical)
        found.append(Told(kind=kind, here=False, whole=whole, record=record, thin=thin))
    return found


def left_open(
    connection: Connection, identity: StationIdentity, *, site: str, before: date
) -> list[str]:
    """Drawers of other stations opened before a business date that nobody closed."""
    where = {
        "opened": RecordKind.DRAWER_OPENED.value,
        "closed": RecordKind.CLOSED.value,
        "site": site,
        "every": int(not site),
        "before": before.isoformat(),
        **_own(identity),
    }
    return list(connection.execute(_LEFT_OPEN, where).scalars())


def of_items(
    connection: Connection, identity: StationIdentity, session_ids: Collection[str]
) -> Iterator[Mapping[str, Any]]:
    """Payments of some drawers and what was recorded about their items since, whole; each
    station's in its order. Of another site's drawers there is none.
    """
    wanted = {"sessions": json.dumps(list(session_ids)), **_own(identity)}
    for query in (_ITEMS_HERE, _ITEMS_ELSEWHERE):
        for text in connection.execute(query, wanted).scalars():
            yield json.loads(text)


def figures(
    connection: Connection, identity: StationIdentity, session_ids: Collection[str]
) -> dict[str, tuple[int, int, int]]:
    """Items, cents and voids per drawer: taken, less voided and reversed."""
    wanted = {"sessions": json.dumps(list(session_ids)), **_own(identity)}
    found: dict[str, tuple[int, int, int]] = {}
    for session_id, kind, number, amount in connection.execute(_FIGURES, wanted):
        items, cents, voids = found.get(session_id, (0, 0, 0))
        found[session_id] = (
            items + (number if kind == RecordKind.PAYMENT else -number),
            cents + amount,
            voids + (number if kind == RecordKind.VOID else 0),
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Items of one kind taken in one half hour, `start` as `2026-11-23T14:30` in UTC; negative for
    those that were taken then and voided or reversed since. `kind` is '' where nobody told it.
    """

    start: str
    kind: str
    items: int
    cents: int


def flow(
    connection: Connection, identity: StationIdentity, session_ids: Collection[str]
) -> list[Flow]:
    """The items of some drawers by half hour and kind, without their details; added up they are
    what was neither voided nor reversed.
    """
    wanted = {"sessions": json.dumps(list(session_ids)), **_own(identity)}
    return [
        Flow(start=row.start, kind=row.paper, items=row.number, cents=row.amount)
        for row in connection.execute(_FLOW, wanted)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One visit: its drawer, its id (given when the payment form opened) and the id of its first
    posting (given when it was recorded).
    """

    session_id: str
    visit_id: str
    posting_id: str


def visits(
    connection: Connection, identity: StationIdentity, session_ids: Collection[str]
) -> list[Served]:
    """The visits of some drawers, whatever became of their items."""
    wanted = {"sessions": json.dumps(list(session_ids)), **_own(identity)}
    return [
        Served(session_id=row.session_id, visit_id=row.visit_id, posting_id=row.first)
        for row in connection.execute(_VISITS, wanted)
    ]


def _own(identity: StationIdentity) -> dict[str, str]:
    return {"own_site": identity.site, "own_station": identity.station}


def _list(name: str) -> Select[Any]:
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


_NOT_OURS = (elsewhere.c.site != bindparam("own_site")) | (
    elsewhere.c.station != bindparam("own_station")
)
_AT_SITE = (elsewhere.c.site == bindparam("site")) | (bindparam("every") == 1)
_DAY_HERE = (
    select(posting.c.kind, posting.c.canonical, outbox.c.answer)
    .join(outbox, outbox.c.station_seq == posting.c.station_seq)
    .where(
        OF_DAY_HERE,
        posting.c.kind.in_(_list("kinds")),
        posting.c.business_date >= bindparam("from"),
    )
    .order_by(posting.c.station_seq)
)
_DAY_ELSEWHERE = (
    select(elsewhere.c.kind, elsewhere.c.document, elsewhere.c.canonical)
    .where(
        OF_DAY_ELSEWHERE,
        elsewhere.c.kind.in_(_list("kinds")),
        _AT_SITE,
        elsewhere.c.business_date >= bindparam("from"),
        _NOT_OURS,
    )
    .order_by(elsewhere.c.site, elsewhere.c.station, elsewhere.c.station_seq)
)
_MORE_ELSEWHERE = (
    select(elsewhere.c.kind, elsewhere.c.document, elsewhere.c.canonical)
    .where(
        elsewhere.c.session_id.in_(_list("sessions")),
        elsewhere.c.kind.in_(_list("kinds")),
        elsewhere.c.business_date < bindparam("from"),
        _NOT_OURS,
    )
    .order_by(elsewhere.c.site, elsewhere.c.station, elsewhere.c.station_seq)
)
_LEFT_OPEN = select(elsewhere.c.session_id).where(
    OF_DAY_ELSEWHERE,
    elsewhere.c.kind == bindparam("opened"),
    _AT_SITE,
    elsewhere.c.business_date < bindparam("before"),
    _NOT_OURS,
    elsewhere.c.session_id.not_in(
        select(elsewhere.c.session_id).where(
            OF_DAY_ELSEWHERE, elsewhere.c.kind == bindparam("closed")
        )
    ),
)
_OF_ITEMS = tuple(kind.value for kind in (RecordKind.PAYMENT, RecordKind.CORRECTION, *TAKEN_BACK))
_ITEMS_HERE = (
    select(posting.c.canonical)
    .where(posting.c.session_id.in_(_list("sessions")), posting.c.kind.in_(_OF_ITEMS))
    .order_by(posting.c.station_seq)
)
_ITEMS_ELSEWHERE = (
    select(elsewhere.c.canonical)
    .where(
        elsewhere.c.session_id.in_(_list("sessions")),
        elsewhere.c.kind.in_(_OF_ITEMS),
        elsewhere.c.canonical != "",
        _NOT_OURS,
    )
    .order_by(elsewhere.c.site, elsewhere.c.station, elsewhere.c.station_seq)
)
_IN_TRAY = (RecordKind.PAYMENT.value, RecordKind.VOID.value, RecordKind.REVERSAL.value)
_FIGURES = union_all(
    select(
        posting.c.session_id,
        posting.c.kind,
        func.count().label("number"),
        func.sum(posting.c.amount_cents).label("amount"),
    )
    .where(posting.c.session_id.in_(_list("sessions")), posting.c.kind.in_(_IN_TRAY))
    .group_by(posting.c.session_id, posting.c.kind),
    select(
        elsewhere.c.session_id,
        elsewhere.c.kind,
        func.count(),
        func.sum(elsewhere.c.amount_cents),
    )
    .where(elsewhere.c.session_id.in_(_list("sessions")), elsewhere.c.kind.in_(_IN_TRAY), _NOT_OURS)
    .group_by(elsewhere.c.session_id, elsewhere.c.kind),
)


def _start(at: Any) -> ColumnElement[str]:
    """The half hour of an instant as records write it."""
    half = case((func.substr(at, 15, 2) < "30", "00"), else_="30")
    return func.substr(at, 1, 14).op("||")(half)


def _flow_here(sign: int, back: FromClause | None) -> Select[Any]:
    """Payments by half hour and kind; with `back` those that one of its records took back."""
    start = _start(posting.c.recorded_at)
    query = (
        select(
            start.label("start"),
            tender.c.kind.label("paper"),
            (sign * func.count()).label("number"),
            (sign * func.sum(posting.c.amount_cents)).label("amount"),
        )
        .select_from(posting)
        .join(tender, tender.c.posting_id == posting.c.posting_id)
    )
    if back is None:
        query = query.where(posting.c.session_id.in_(_list("sessions")), posting.c.kind == _PAYMENT)
    else:
        query = query.join(back, back.c.corrects == posting.c.posting_id).where(
            back.c.session_id.in_(_list("sessions")), back.c.kind.in_(_TAKEN_OUT)
        )
    return query.group_by(start, tender.c.kind)


def _flow_elsewhere(sign: int, back: FromClause | None) -> Select[Any]:
    start = _start(elsewhere.c.recorded_at)
    query = select(
        start.label("start"),
        elsewhere.c.instrument_kind.label("paper"),
        (sign * func.count()).label("number"),
        (sign * func.sum(elsewhere.c.amount_cents)).label("amount"),
    ).where(_NOT_OURS)
    if back is None:
        query = query.where(
            elsewhere.c.session_id.in_(_list("sessions")), elsewhere.c.kind == _PAYMENT
        )
    else:
        query = query.join(back, back.c.original_id == elsewhere.c.posting_id).where(
            back.c.session_id.in_(_list("sessions")), back.c.kind.in_(_TAKEN_OUT)
        )
    return query.group_by(start, elsewhere.c.instrument_kind)


_PAYMENT = literal(RecordKind.PAYMENT.value)
_TAKEN_OUT = (RecordKind.VOID.value, RecordKind.REVERSAL.value)
_FLOW = union_all(
    _flow_here(1, None),
    _flow_here(-1, posting.alias("back")),
    _flow_elsewhere(1, None),
    _flow_elsewhere(-1, elsewhere.alias("back")),
)
_VISITS = union_all(
    select(visit.c.session_id, visit.c.visit_id, func.min(tender.c.posting_id).label("first"))
    .select_from(visit)
    .join(tender, tender.c.visit_id == visit.c.visit_id)
    .where(visit.c.session_id.in_(_list("sessions")))
    .group_by(visit.c.visit_id),
    select(elsewhere.c.session_id, elsewhere.c.visit_id, func.min(elsewhere.c.posting_id))
    .where(
        elsewhere.c.session_id.in_(_list("sessions")),
        elsewhere.c.kind == literal(RecordKind.PAYMENT.value),
        _NOT_OURS,
    )
    .group_by(elsewhere.c.session_id, elsewhere.c.visit_id),
)
