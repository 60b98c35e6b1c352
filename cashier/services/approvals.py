"""Approvals from elsewhere: a cashier asks for a void or an override through the ledger, a
supervisor at any other station approves or refuses with their own passphrase, and the cashier's
station does it at its next sync. Nobody waits at a dialog meanwhile.

Source: reliability.md I17; design.md "What binds the parts together".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cashier.crash_points import reach
from cashier.domain.calendar import local_date
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import check_cents
from cashier.domain.payment import free_text
from cashier.domain.posting import Record, RecordDraft, RecordKind
from cashier.domain.request import APPROVALS, Request, RequestAct, RequestAnswer
from cashier.domain.staff import Act, Staff, must_approve
from cashier.services import mistakes
from cashier.services.desk import Approval, Desk, note
from cashier.services.item_acts import checked_number, checked_reason, found, must_stand
from cashier.services.requests import answer, write
from cashier.store import directory, drawers, requests
from cashier.store.engine import Connection
from cashier.store.requests import Answered

STANDS_MINUTES = 60
"""An override approved elsewhere is used within this time, or asked for again."""
REASON_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What a cashier asks a supervisor anywhere to approve. `rule` is the rule an override is of,
    `receipt` and `line` the item of a void; `reason` is the cashier's. `asked_at` in UTC.
    """

    request_id: str
    act: RequestAct
    station_name: str
    site: str
    session_id: str
    cashier: str
    cashier_name: str
    reason: str
    asked_at: datetime
    cents: int
    kind: InstrumentKind | None
    rule: str = ""
    receipt: str = ""
    line: int = 0


class AskState(StrEnum):
    """How it stands with what one asked for. `approved`: not done yet (an override waits for its
    payment); `undone`: approved, and it could not be done any more.
    """

    WAITING = "waiting"
    APPROVED = "approved"
    DONE = "done"
    REFUSED = "refused"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One's own question with its answer: `by` and `by_name` said it, with `why`; `code` tells why
    it could not be done. `approval_id` is of an override that can be used now.
    """

    waiting: Waiting
    state: AskState
    visit_id: str = ""
    by: str = ""
    by_name: str = ""
    why: str = ""
    code: str = ""
    answered_at: datetime | None = None
    approval_id: str = ""


# --- the cashier asks --------------------------------------------------------------------------


def ask_void(
    desk: Desk, who: Staff, number: str, line: int, *, reason: str, handed_back: bool = True
) -> str:
    """Asks for the void of one item of the own open drawer; the request's id. Asked twice is one
    request. Raises Refusal as `mistakes.void` does, but for the approval.
    """
    who.must(Act.TAKE)
    number, reason = checked_number(number), checked_reason(reason)
    with desk.store.write() as connection:
        item = found(desk, connection, number, line)
        must_stand(item)
        mistakes.may_void(item, who)
        waits = _open_void(connection, item.tender.posting_id)
        if waits is not None:
            return waits.request_id
        body = {
            "receipt": number,
            "line": line,
            "posting_id": item.tender.posting_id,
            "cents": item.cents,
            "kind": item.tender.instrument.kind.value,
            "handed_back": handed_back,
        }
        return _ask(desk, connection, who, RequestAct.VOID, item.session, reason, body)


def ask_override(
    desk: Desk,
    who: Staff,
    *,
    visit_id: str,
    rule: str,
    cents: int,
    kind: InstrumentKind,
    reason: str,
) -> str:
    """Asks to take one item of the visit at hand against a rule; the request's id. Asked twice is
    one request. Raises Refusal `drawer.none_open`, `reason.missing` or an amount's.
    """
    who.must(Act.TAKE)
    reason = checked_reason(reason)
    check_cents(cents, field="amount")
    with desk.store.write() as connection:
        session = drawers.open_of(connection, who.number)
        if session is None or session.state is not DrawerState.OPEN:
            raise Refusal("drawer.none_open", field="drawer", value=who.number)
        asked = {"rule": rule, "cents": cents, "visit_id": visit_id}
        for one in requests.open_requests(connection):
            if one.act is RequestAct.OVERRIDE and asked.items() <= one.body.items():
                return one.request_id
        body = asked | {"kind": kind.value}
        return _ask(desk, connection, who, RequestAct.OVERRIDE, session, reason, body)


def _ask(
    desk: Desk,
    connection: Connection,
    who: Staff,
    act: RequestAct,
    session: DrawerSession,
    reason: str,
    body: Mapping[str, Any],
) -> str:
    request_id = desk.clock.new_id()
    note(
        desk, connection, who.number, "approval_asked",
        request=request_id, act=act.value, reason=reason, rule=body.get("rule", ""),
        receipt=body.get("receipt", ""), line=body.get("line", ""), cents=body["cents"],
    )  # fmt: skip
    write(
        desk,
        connection,
        RecordDraft(
            posting_id=request_id,
            kind=RecordKind.REQUEST,
            business_date=session.business_date,
            recorded_at=desk.clock.now(),
            staff=who.number,
            session_id=session.session_id,
            body={
                "act": act.value,
                "session_id": session.session_id,
                "site": desk.identity.site,
                "station": desk.identity.station,
                "cashier": who.number,
                "reason": reason,
                **body,
            },
        ),
    )
    return request_id


def mine(desk: Desk, who: Staff) -> tuple[Asked, ...]:
    """What the person asked for at this station today and how it stands, newest first; what waits
    of earlier days, too. Differences that wait for a signature are among it.
    """
    today = local_date(desk.clock.now())
    with desk.store.read() as connection:
        asked = [
            Asked(waiting=_waiting(connection, one), state=AskState.WAITING)
            for one in requests.open_requests(connection)
            if _is_mine(desk, who, one)
        ]
        asked += [
            _answered(desk, connection, one)
            for one in requests.answers_here(connection)
            if _is_mine(desk, who, one.request) and local_date(one.at) == today
        ]
    return tuple(sorted(asked, key=lambda one: one.waiting.asked_at, reverse=True))


def _is_mine(desk: Desk, who: Staff, one: Request) -> bool:
    here = one.station_name == desk.identity.name
    return here and one.cashier == who.number and one.act is not RequestAct.FORCE_CLOSE


def _answered(desk: Desk, connection: Connection, one: Answered) -> Asked:
    waits = one.request.act is RequestAct.OVERRIDE and one.answer is RequestAnswer.APPROVED
    if one.outcome == RequestAnswer.DONE or one.answer is RequestAnswer.NOTHING_TO_DO:
        state = AskState.DONE
    elif one.answer is RequestAnswer.REFUSED:
        state = AskState.REFUSED
    else:
        state = AskState.UNDONE if one.outcome else AskState.APPROVED
    return Asked(
        waiting=_waiting(connection, one.request),
        state=state,
        visit_id=str(one.request.body.get("visit_id", "")),
        by=one.staff,
        by_name=directory.staff_name(connection, one.staff),
        why=one.why,
        code="" if state is not AskState.UNDONE else one.outcome,
        answered_at=one.at,
        approval_id=one.request.request_id if waits and not one.outcome else "",
    )


# --- a supervisor answers ----------------------------------------------------------------------


def waiting(desk: Desk, who: Staff) -> tuple[Waiting, ...]:
    """What waits for an approval anywhere, as far as this station was told, oldest first; not of
    drawers that were closed meanwhile. Raises Refusal `role.not_allowed`: supervisors and auditors.
    """
    who.must(Act.REPORTS)
    with desk.store.read() as connection:
        return tuple(
            _waiting(connection, one)
            for one in requests.open_requests(connection)
            if one.act in APPROVALS and not _closed(connection, one.session_id)
        )


def asked_by(connection: Connection) -> tuple[str, ...]:
    """Who waits for an approval, anywhere: a staff number per question."""
    return tuple(
        one.cashier
        for one in requests.open_requests(connection)
        if one.act in APPROVALS and not _closed(connection, one.session_id)
    )


def _closed(connection: Connection, session_id: str) -> bool:
    own = drawers.get(connection, session_id)
    if own is not None:
        return own.state is DrawerState.CLOSED
    there = requests.drawer_there(connection, session_id)
    return there is not None and there.closed


def _waiting(connection: Connection, one: Request) -> Waiting:
    body = one.body
    kinds = set(InstrumentKind)
    kind = body.get("kind")
    cents, line = body.get("cents", 0), body.get("line", 0)
    return Waiting(
        request_id=one.request_id,
        act=one.act,
        station_name=one.station_name,
        site=one.site,
        session_id=one.session_id,
        cashier=one.cashier,
        cashier_name=directory.staff_name(connection, one.cashier),
        reason=one.reason,
        asked_at=one.asked_at,
        cents=cents if isinstance(cents, int) else 0,
        kind=InstrumentKind(kind) if kind in kinds else None,
        rule=str(body.get("rule", "")),
        receipt=str(body.get("receipt", "")),
        line=line if isinstance(line, int) else 0,
    )


def approve(
    desk: Desk, who: Staff, request_id: str, *, approval: Approval, comment: str = ""
) -> Record:
    """A supervisor says yes with their passphrase (approval for `answer`, an act of the cashier who
    asked), at whatever station. Raises Refusal `request.none`, `approval.missing`,
    `approver.same_person` or a role's.
    """
    comment = free_text(comment, field="reason", length_max=REASON_MAX)
    return _say(desk, who, request_id, approval, RequestAnswer.APPROVED, comment)


def refuse(desk: Desk, who: Staff, request_id: str, *, approval: Approval, reason: str) -> Record:
    """A supervisor says no, with a reason. Raises Refusal `reason.missing` and what `approve`
    raises."""
    return _say(desk, who, request_id, approval, RequestAnswer.REFUSED, checked_reason(reason))


ANSWER = "answer"
"""The act an approval must be for that says yes or no to a request."""


def cashier_of(desk: Desk, request_id: str) -> str:
    """Whose act is asked for, for the supervisor to sign; '' where nothing waits."""
    with desk.store.read() as connection:
        request = requests.get(connection, request_id)
        return "" if request is None else request.cashier


def _say(
    desk: Desk,
    who: Staff,
    request_id: str,
    approval: Approval,
    said: RequestAnswer,
    why: str,
) -> Record:
    who.must(Act.COUNT_OWN)  # beside somebody who only reads nobody signs
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        request = requests.get(connection, request_id)
        if request is None or request.act not in APPROVALS:
            raise Refusal("request.none", field="request", value=request_id)
        signed = claims.claim(
            approval.approval_id, act=ANSWER, act_of=request.cashier, now=now
        ).approver
        must_approve(signed, act_of=request.cashier)
        note(
            desk, connection, signed.number,
            "request_approved" if said is RequestAnswer.APPROVED else "request_refused",
            request=request_id, act=request.act.value, cashier=request.cashier,
            station=request.station_name, why=why,
        )  # fmt: skip
        record = answer(
            desk, connection, request, signed.number, said, why, cashier=request.cashier
        )
        reach("approval.answered")
    reach("approval.committed")
    return record


# --- the cashier's station does it -------------------------------------------------------------


def apply(desk: Desk) -> tuple[Asked, ...]:
    """Does what was approved elsewhere, after a sync: voids the item; holds an override ready for
    its payment. Each once, whatever crashes. Nothing where the store is read-only. The answers that
    were new to this station come back, refusals too.
    """
    if desk.store.halted is not None:
        return ()
    with desk.store.read() as connection:
        fresh = [
            one
            for one in requests.answers_here(connection)
            if not one.outcome and one.request.station_name == desk.identity.name
        ]
    return tuple(_did(desk, one) for one in fresh if _do(desk, one))


def _did(desk: Desk, one: Answered) -> Asked:
    with desk.store.read() as connection:
        now = {a.request.request_id: a for a in requests.answers_here(connection)}
        return _answered(desk, connection, now[one.request.request_id])


def _do(desk: Desk, one: Answered) -> bool:
    """Whether something new can be told of it."""
    if one.answer is not RequestAnswer.APPROVED:
        _settle(desk, one, one.answer.value)
        return True
    try:
        cashier, approver = _people(desk, one)
        if one.request.act is RequestAct.OVERRIDE:
            return _ready(desk, one, approver)
        body = one.request.body
        approval = _given(desk, one, approver, "void")
        mistakes.void(
            desk,
            cashier,
            str(body.get("receipt", "")),
            int(body.get("line", 0)),
            reason=one.request.reason,
            approval=approval,
            handed_back=bool(body.get("handed_back", True)),
        )
    except Refusal as refusal:
        _settle(desk, one, refusal.code)
    return True


def _people(desk: Desk, one: Answered) -> tuple[Staff, Staff]:
    """Who asked and who approved, as the directory knows them now. Raises Refusal: whoever acts
    looks again."""
    with desk.store.read() as connection:
        cashier = directory.staff(connection, one.request.cashier)
        signer = directory.staff(connection, one.staff)
    if cashier is None or not cashier[2]:
        raise Refusal("staff.right_lost", field="staff", value=one.request.cashier, role="unknown")
    if signer is None or not signer[2]:
        raise Refusal("approver.not_allowed", field="approver", value=one.staff, role="unknown")
    must_approve(signer[0], act_of=cashier[0].number)
    return cashier[0], signer[0]


def _given(desk: Desk, one: Answered, approver: Staff, act: str) -> Approval:
    approval = Approval(
        approval_id=one.request.request_id,
        approver=approver,
        act=act,
        granted_at=desk.clock.now(),
        request=one.request.request_id,
        visit_id=str(one.request.body.get("visit_id", "")),
        cents=int(one.request.body.get("cents", 0)),
    )
    desk.approvals.add(approval)
    return approval


def _ready(desk: Desk, one: Answered, approver: Staff) -> bool:
    """Holds an override ready; told once, though it is made ready again after each sync."""
    if desk.clock.now() - one.at > timedelta(minutes=STANDS_MINUTES):
        _settle(desk, one, "approval.expired")
        return True
    known = desk.approvals.waits(one.request.request_id)
    _given(desk, one, approver, f"override:{one.request.body.get('rule', '')}")
    return not known


def _settle(desk: Desk, one: Answered, outcome: str) -> None:
    with desk.store.write() as connection:
        requests.settle(connection, one.request.request_id, outcome)
        note(
            desk, connection, one.request.cashier, "approval_heard",
            request=one.request.request_id, act=one.request.act.value, approver=one.staff,
            outcome=outcome,
        )  # fmt: skip


def _open_void(connection: Connection, posting_id: str) -> Request | None:
    return next(
        (
            one
            for one in requests.open_requests(connection)
            if one.act is RequestAct.VOID and one.body.get("posting_id") == posting_id
        ),
        None,
    )
