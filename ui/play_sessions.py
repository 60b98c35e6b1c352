"""Drawers that are not one's own in a script: force_close, review, requests,
approve, refuse. Source: formats.md 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.domain.drawer import KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import plain
from cashier.domain.posting import instant_text
from cashier.domain.report import DrawerReport
from cashier.domain.request import APPROVALS, RequestAct
from cashier.services import approvals, requests, reviews
from cashier.services import force_close as forcing
from ui.play_approval import SIGNED, Answer, approval
from ui.script_fields import Fields

if TYPE_CHECKING:
    from cashier.domain.request import Request
    from cashier.services.desk import Approval
    from cashier.services.requests import Applied
    from ui.play import Play

REVIEW_KEYS = ("session", "reason", *SIGNED)
APPROVE_KEYS = ("request", "reason", *SIGNED)
FORCE_CLOSE_KEYS = ("session", "reason", "counts", *SIGNED)


def counted(fields: Fields) -> dict[InstrumentKind, KindCount]:
    """The `counts` of an act: items and amount per kind."""
    return {
        InstrumentKind(name): KindCount(
            items=one.whole("items"), cents=one.cents("amount", zero_ok=True)
        )
        for name, one in fields.named("counts", InstrumentKind, ("items", "amount")).items()
    }


def told(report: DrawerReport) -> Answer:
    """What closing a drawer answers."""
    return {
        "session": report.session_id,
        "z_number": report.z_number,
        "balanced": report.balanced,
        "differences": [
            {"kind": row.kind.value, "items": row.items, "amount": plain(row.cents)}
            for row in (report.kinds if report.counts else ())
            if not row.agrees
        ],
        "business_date": report.business_date.isoformat(),
        "review_pending": report.review_pending,
    }


def force_close(play: Play, fields: Fields) -> Answer:
    """Closes a drawer left open at this station, or asks the station that has it."""
    session = fields.id("session")
    if not session:
        raise Refusal("session.missing", field="session")
    done = forcing.force_close(
        play.desk,
        play.person,
        session,
        fields.text("reason"),
        approval(
            play, fields, act="force_close", act_of=forcing.cashier_of(play.desk, session) or "-"
        ),
        counts=counted(fields) if fields.has("counts") else None,
    )
    if isinstance(done, DrawerReport):
        return {**told(done), "staff": done.staff, "counted": bool(done.counts)}
    return {
        "session": done.session_id,
        "request": done.request_id,
        "site": done.site,
        "station": done.station,
    }


def open_requests(play: Play, _: Fields) -> Answer:
    """What waits for an answer anywhere, as far as this station was told."""
    return {"requests": [_request(one) for one in requests.open_requests(play.desk, play.person)]}


def review(play: Play, fields: Fields) -> Answer:
    """Signs the difference of a closed drawer that was left for later."""
    session = fields.id("session")
    if not session:
        raise Refusal("session.missing", field="session")
    return _signed(play, fields, session)


def approve(play: Play, fields: Fields) -> Answer:
    """Says yes to what waits for a supervisor: the signature under a difference."""
    request = _open(play, fields)
    if request.act in APPROVALS:
        record = approvals.approve(
            play.desk,
            play.person,
            request.request_id,
            approval=_fresh(play, fields, request),
            comment=fields.text("reason", ""),
        )
        return {"request": request.request_id, "posting_id": record.posting_id}
    if request.act is not RequestAct.REVIEW:
        raise Refusal("request.for_station", field="request", value=request.station_name)
    return _signed(play, fields, request.session_id)


def refuse(play: Play, fields: Fields) -> Answer:
    """Says no, with a reason."""
    request = _open(play, fields)
    reason = fields.text("reason")
    if request.act in APPROVALS:
        signed = _fresh(play, fields, request)
        approvals.refuse(play.desk, play.person, request.request_id, approval=signed, reason=reason)
    else:
        requests.refuse(play.desk, play.person, request.request_id, reason)
    return {"request": request.request_id, "session": request.session_id}


def _fresh(play: Play, fields: Fields, request: Request) -> Approval:
    """One's own signature, asked for again: being signed in is not enough."""
    signed = approval(
        play, fields, act=approvals.ANSWER, act_of=request.cashier or "-", needed=True
    )
    assert signed is not None, "it was needed"
    return signed


def _open(play: Play, fields: Fields) -> Request:
    request_id = fields.id("request")
    for one in requests.open_requests(play.desk, play.person):
        if one.request_id == request_id:
            return one
    raise Refusal("request.none", field="request", value=request_id)


def _signed(play: Play, fields: Fields, session: str) -> Answer:
    cashier = reviews.cashier_of(play.desk, session) or "-"
    record = reviews.sign_review(
        play.desk,
        play.person,
        session,
        comment=fields.text("reason", ""),
        approval=approval(play, fields, act="review", act_of=cashier),
    )
    return {"session": session, "posting_id": record.posting_id}


def applied(one: Applied) -> Answer:
    """A request of another station that this one answered."""
    return {
        "request": one.request.request_id,
        "act": one.request.act.value,
        "session": one.request.session_id,
        "answer": one.answer.value,
        "why": one.why,
    }


def _request(one: Request) -> Answer:
    return {
        "request": one.request_id,
        "act": one.act.value,
        "session": one.session_id,
        "station": one.station_name,
        "cashier": one.cashier,
        "reason": one.reason,
        "staff": one.staff,
        "asked_at": instant_text(one.asked_at),
        "from": one.from_station,
    }
