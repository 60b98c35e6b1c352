"""Review pending: a drawer closed with a difference that nobody was there to sign. Another person
signs later, here or at any other station; until then nothing of it is deposited.

Source: domain.md 10, reliability.md I17.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cashier.crash_points import reach
from cashier.domain.calendar import local_date
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import free_text
from cashier.domain.posting import Record, RecordDraft, RecordKind
from cashier.domain.request import Request, RequestAct
from cashier.domain.staff import Act, Staff, must_approve
from cashier.services.closing import Closing, against_count
from cashier.services.desk import Approval, Desk, note, on_a_full_disk
from cashier.services.requests import write
from cashier.store import directory, drawers, requests
from cashier.store.engine import Connection

NOTE_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingReview:
    """A difference that waits for a signature. `kinds` are those that differ: kind, items and cents
    (counted less expected); `reason` is the cashier's. `closed_at` in UTC; `here`: of this station.
    """

    session_id: str
    request_id: str
    station_name: str
    site: str
    cashier: str
    cashier_name: str
    business_date: date
    closed_at: datetime
    reason: str
    kinds: tuple[tuple[InstrumentKind, int, int], ...]
    here: bool

    @property
    def items(self) -> int:
        """Items counted less expected, over all kinds."""
        return sum(items for _, items, _ in self.kinds)

    @property
    def cents(self) -> int:
        """Cents counted less expected, over all kinds."""
        return sum(cents for _, _, cents in self.kinds)


def ask_for_review(desk: Desk, connection: Connection, session_id: str, closing: Closing) -> Record:
    """The request for a signature, in the transaction that closes the drawer and before its close:
    who has read of the close has read of this.
    """
    session = drawers.get(connection, session_id)
    assert session is not None, "it is being closed"
    return write(
        desk,
        connection,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.REQUEST,
            business_date=session.business_date,
            recorded_at=closing.at,
            staff=closing.staff,
            session_id=session_id,
            body={
                "act": RequestAct.REVIEW.value,
                "session_id": session_id,
                "site": desk.identity.site,
                "station": desk.identity.station,
                "cashier": session.staff,
                "reason": closing.reason,
                "kinds": {
                    row.kind.value: [row.items, row.cents]
                    for row in against_count(connection, session_id)
                    if not row.agrees
                },
            },
        ),
    )


def pending(desk: Desk, who: Staff) -> tuple[PendingReview, ...]:
    """What waits for a signature anywhere, as far as this station was told, oldest first.

    Raises Refusal `role.not_allowed`: supervisors and auditors.
    """
    who.must(Act.REPORTS)
    with desk.store.read() as connection:
        return tuple(
            _pending(desk, connection, one)
            for one in requests.open_requests(connection)
            if one.act is RequestAct.REVIEW
        )


def _pending(desk: Desk, connection: Connection, request: Request) -> PendingReview:
    return PendingReview(
        session_id=request.session_id,
        request_id=request.request_id,
        station_name=request.station_name,
        site=request.site,
        cashier=request.cashier,
        cashier_name=directory.staff_name(connection, request.cashier),
        business_date=request.business_date,
        closed_at=request.asked_at,
        reason=request.reason,
        kinds=_kinds(request.body.get("kinds")),
        here=(request.site, request.station) == (desk.identity.site, desk.identity.station),
    )


def _kinds(found: object) -> tuple[tuple[InstrumentKind, int, int], ...]:
    """In counting order; what is not of the form is left out: the ledger refuses nothing for it."""
    rows = found if isinstance(found, dict) else {}
    return tuple(
        (kind, row[0], row[1])
        for kind in InstrumentKind
        if isinstance(row := rows.get(kind.value), list)
        and len(row) == 2
        and all(isinstance(one, int) for one in row)
    )


def cashier_of(desk: Desk, session_id: str) -> str:
    """Whose difference waits, for the supervisor to sign; "" where none does."""
    with desk.store.read() as connection:
        request = requests.waiting_for(connection, RequestAct.REVIEW, session_id)
        return "" if request is None else request.cashier


@on_a_full_disk
def sign_review(
    desk: Desk, who: Staff, session_id: str, *, comment: str = "", approval: Approval | None = None
) -> Record:
    """A supervisor signs the difference of a closed drawer, never of their own. Beside anybody else
    a supervisor signs (approval for `review`, an act of the drawer's cashier).

    Raises Refusal `review.none`, `approver.same_person`, `approval.missing` or a role's.
    """
    comment = free_text(comment, field="comment", length_max=NOTE_MAX)
    now = desk.clock.now()
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        request = requests.waiting_for(connection, RequestAct.REVIEW, session_id)
        if request is None:
            raise Refusal("review.none", field="session", value=session_id)
        signed = who
        if approval is not None:
            who.must(Act.COUNT_OWN)  # beside somebody who only reads nobody signs
            signed = claims.claim(
                approval.approval_id, act="review", act_of=request.cashier, now=now
            ).approver
        signed.must(Act.APPROVE)
        must_approve(signed, act_of=request.cashier)
        note(
            desk,
            connection,
            who.number,
            "review_signed",
            session=session_id,
            cashier=request.cashier,
            approver=signed.number,
        )
        record = write(
            desk,
            connection,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.REVIEW,
                business_date=local_date(now),
                recorded_at=now,
                staff=signed.number,
                session_id=session_id,
                body={
                    "session_id": session_id,
                    "request": request.request_id,
                    "cashier": request.cashier,
                    "reason": comment,
                },
            ),
        )
        reach("review.recorded")
    reach("review.committed")
    return record


def may_deposit(desk: Desk, session_id: str) -> bool:
    """Whether no signature for that drawer is waited for. (A deposit asks more than this.)"""
    with desk.store.read() as connection:
        return requests.waiting_for(connection, RequestAct.REVIEW, session_id) is None
