"""Requests through the ledger: what other stations ask of this one, applied after each sync, and
what waits for a supervisor wherever they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from cashier.crash_points import reach
from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.payment import free_text
from cashier.domain.posting import Record, RecordDraft, RecordKind
from cashier.domain.report import DrawerReport
from cashier.domain.request import APPROVALS, Request, RequestAct, RequestAnswer
from cashier.domain.staff import Act, Staff, must_approve
from cashier.services.closing import Closing, shut
from cashier.services.desk import Desk, note, on_a_full_disk
from cashier.store import directory, drawers, journal, requests
from cashier.store.engine import Connection

REASON_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A request this station answered: `report` is the Z where it closed a drawer."""

    request: Request
    answer: RequestAnswer
    why: str = ""
    report: DrawerReport | None = None


def apply(desk: Desk) -> tuple[Applied, ...]:
    """Does what other stations asked of this one, each in one transaction with its answer: after a
    crash it is done or not, and never twice. Nothing where the store is read-only. Raises Fault
    `store.…`.
    """
    if desk.store.halted is not None:
        return ()
    with desk.store.read() as connection:
        waiting = [one.request_id for one in requests.open_requests(connection) if _ours(desk, one)]
    done = (_apply(desk, request_id) for request_id in waiting)
    return tuple(one for one in done if one is not None)


def _ours(desk: Desk, request: Request) -> bool:
    return (
        request.act is RequestAct.FORCE_CLOSE
        and request.site == desk.identity.site
        and request.station == desk.identity.station
    )


@on_a_full_disk
def _apply(desk: Desk, request_id: str) -> Applied | None:
    with desk.store.write() as connection:
        request = requests.get(connection, request_id)
        if request is None:
            return None  # another process of this home was quicker
        applied = _force_closed(desk, connection, request)
        answer(desk, connection, request, request.staff, applied.answer, applied.why)
        reach("request.answered")
    reach("request.committed")
    return applied


def _force_closed(desk: Desk, connection: Connection, request: Request) -> Applied:
    session = drawers.get(connection, request.session_id)
    if session is None:
        return Applied(request=request, answer=RequestAnswer.REFUSED, why="session.unknown")
    try:
        _must_be_supervisor(connection, request.staff, session.staff)
    except Refusal as refusal:
        return Applied(request=request, answer=RequestAnswer.REFUSED, why=refusal.code)
    if session.state is DrawerState.CLOSED:
        return Applied(request=request, answer=RequestAnswer.NOTHING_TO_DO, why="drawer.closed")
    report = shut(
        desk,
        connection,
        session,
        Closing(
            at=desk.clock.now(),
            staff=request.staff,
            reason=request.reason,
            forced=True,
            request=request.request_id,
        ),
    )
    return Applied(request=request, answer=RequestAnswer.DONE, report=report)


def _must_be_supervisor(connection: Connection, number: str, cashier: str) -> None:
    """The asking station checked that already; whoever closes a drawer looks again."""
    found = directory.staff(connection, number)
    if found is None or not found[2]:
        raise Refusal("approver.not_allowed", field="approver", value=number, role="unknown")
    found[0].must(Act.FORCE_CLOSE)
    must_approve(found[0], act_of=cashier)


def write(desk: Desk, connection: Connection, draft: RecordDraft) -> Record:
    """Records a request or an answer and notes it as open or ended, in the caller's transaction."""
    record = journal.append(connection, desk.identity, draft)
    requests.note(connection, json.loads(record.canonical))
    return record


def answer(
    desk: Desk,
    connection: Connection,
    request: Request,
    staff: str,
    said: RequestAnswer,
    why: str = "",
    **more: str,
) -> Record:
    """The one record that answers a request, in the caller's transaction."""
    return write(
        desk,
        connection,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.APPROVAL,
            business_date=request.business_date,
            recorded_at=desk.clock.now(),
            staff=staff,
            session_id=request.session_id,
            body={
                "request": request.request_id,
                "act": request.act.value,
                "session_id": request.session_id,
                "answer": said.value,
                "why": why,
                **more,
            },
        ),
    )


def end_void(desk: Desk, connection: Connection, posting_id: str, approver: str) -> None:
    """The item is voided, in the caller's transaction: who was asked elsewhere need not answer any
    more, and an answer that came is done.
    """
    for one in requests.answers_here(connection):
        if one.request.act is RequestAct.VOID and one.request.body.get("posting_id") == posting_id:
            requests.settle(connection, one.request.request_id, RequestAnswer.DONE.value)
    for waits in requests.open_requests(connection):
        if waits.act is RequestAct.VOID and waits.body.get("posting_id") == posting_id:
            answer(
                desk, connection, waits, approver, RequestAnswer.NOTHING_TO_DO, "tender.voided",
                cashier=waits.cashier,
            )  # fmt: skip
            requests.settle(connection, waits.request_id, RequestAnswer.DONE.value)


def open_requests(desk: Desk, who: Staff) -> tuple[Request, ...]:
    """What waits for an answer anywhere, oldest first, as far as this station was told.

    Raises Refusal `role.not_allowed`: supervisors and auditors.
    """
    who.must(Act.REPORTS)
    with desk.store.read() as connection:
        return requests.open_requests(connection)


@on_a_full_disk
def refuse(desk: Desk, who: Staff, request_id: str, reason: str) -> Record:
    """A supervisor says no, with a reason, to a request that still waits: a drawer is not closed
    after all; a difference is not signed by them and waits for somebody else.

    Raises Refusal `request.none`, `reason.missing`, `approver.same_person` (of one's own drawer) or
    a role's.
    """
    who.must(Act.APPROVE)
    reason = free_text(reason, field="reason", length_max=REASON_MAX)
    if not reason:
        raise Refusal("reason.missing", field="reason")
    with desk.store.write() as connection:
        request = requests.get(connection, request_id)
        if request is None:
            raise Refusal("request.none", field="request", value=request_id)
        if request.act in APPROVALS:  # with one's own passphrase: `approvals.refuse`
            raise Refusal("approval.missing", field="approver", act=request.act.value)
        must_approve(who, act_of=request.cashier)
        note(desk, connection, who.number, "request_refused", request=request_id, why=reason)
        return answer(desk, connection, request, who.number, RequestAnswer.REFUSED, reason)
