"""Closing a drawer that was left open: by a supervisor, with a reason, the cashier's name kept.

A drawer of this station is closed at once. One of another station is asked for through the ledger:
the station that has it closes it at its next sync (`services.requests`). Source: domain.md 10,
design.md "What binds the parts together".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cashier.crash_points import reach
from cashier.domain.calendar import local_date
from cashier.domain.drawer import CountTaken, DrawerSession, DrawerState, KindCount, checked_counts
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import free_text
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.report import DrawerReport
from cashier.domain.request import RequestAct
from cashier.domain.staff import Act, Staff, must_approve
from cashier.services.closing import Closing, shut
from cashier.services.desk import Approval, Claims, Desk, note, on_a_full_disk
from cashier.services.requests import write
from cashier.store import drawers, journal, requests
from cashier.store.engine import Connection

REASON_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request to another station, recorded here and on its way: `request_id` is its record's."""

    request_id: str
    session_id: str
    site: str
    station: str


@on_a_full_disk
def force_close(
    desk: Desk,
    who: Staff,
    session_id: str,
    reason: str,
    approval: Approval | None = None,
    *,
    counts: Mapping[InstrumentKind, KindCount] | None = None,
) -> DrawerReport | Asked:
    """Closes a drawer that was left open. A supervisor who is signed in acts alone; beside anybody
    else a supervisor signs (approval for `force_close`, an act of the drawer's cashier).

    A drawer of this station: its Z, with the cashier's name, `forced` and the reason. `counts` is
    what the supervisor found in the tray (blind: nothing expected is shown before); left out, the
    last count stands, or the Z says that nobody counted. A drawer of another station: the request
    that was recorded; the same one again where it waits already.
    Raises Refusal `drawer.closed`, `session.unknown`, `reason.missing`, `approver.same_person`,
    `approval.missing`, `drawer.counted_elsewhere` or a role's.
    """
    reason = free_text(reason, field="reason", length_max=REASON_MAX)
    if not reason:
        raise Refusal("reason.missing", field="reason")
    if counts is not None:
        counts = checked_counts(counts)
    done: DrawerReport | Asked
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        session = drawers.get(connection, session_id)
        if session is None:
            if counts is not None:
                raise Refusal("drawer.counted_elsewhere", field="counts", value=session_id)
            done = _ask(desk, connection, who, session_id, reason, approval, claims)
        else:
            signed = _signed(desk, who, session.staff, approval, claims)
            if session.state is DrawerState.CLOSED:
                raise Refusal("drawer.closed", field="session", value=session_id)
            closing = Closing(
                at=desk.clock.now(),
                staff=who.number,
                approver="" if signed.number == who.number else signed.number,
                reason=reason,
                forced=True,
            )
            if counts is not None:
                _counted(desk, connection, session, counts, closing)
            done = shut(desk, connection, session, closing)
    reach("force_close.committed")
    return done


def cashier_of(desk: Desk, session_id: str) -> str:
    """The cashier whose drawer it is, for the supervisor to sign; "" where it is unknown."""
    with desk.store.read() as connection:
        session = drawers.get(connection, session_id)
        if session is not None:
            return session.staff
        there = requests.drawer_there(connection, session_id)
        return "" if there is None else there.staff


def _signed(
    desk: Desk, who: Staff, cashier: str, approval: Approval | None, claims: Claims
) -> Staff:
    """The supervisor who answers for it, never the drawer's own cashier."""
    if approval is not None:
        who.must(Act.COUNT_OWN)  # beside somebody who only reads nobody signs
        signed = claims.claim(
            approval.approval_id, act="force_close", act_of=cashier, now=desk.clock.now()
        ).approver
    else:
        signed = who
    signed.must(Act.FORCE_CLOSE)
    must_approve(signed, act_of=cashier)
    return signed


def _counted(
    desk: Desk,
    connection: Connection,
    session: DrawerSession,
    counts: Mapping[InstrumentKind, KindCount],
    closing: Closing,
) -> None:
    """The supervisor's count, kept beside those the cashier took."""
    attempt = drawers.count_attempts(connection, session.session_id) + 1
    drawers.add_count(
        connection,
        session.session_id,
        CountTaken(attempt=attempt, staff=closing.signer, at=closing.at, counts=counts),
    )
    journal.append(
        connection,
        desk.identity,
        RecordDraft(
            posting_id=desk.clock.new_id(),
            kind=RecordKind.COUNTED,
            business_date=session.business_date,
            recorded_at=closing.at,
            staff=closing.staff,
            approver=closing.approver,
            session_id=session.session_id,
            body={
                "attempt": attempt,
                "counts": {kind.value: [n.items, n.cents] for kind, n in counts.items()},
            },
        ),
    )


def _ask(
    desk: Desk,
    connection: Connection,
    who: Staff,
    session_id: str,
    reason: str,
    approval: Approval | None,
    claims: Claims,
) -> Asked:
    there = requests.drawer_there(connection, session_id)
    if there is None:
        raise Refusal("session.unknown", field="session", value=session_id)
    signed = _signed(desk, who, there.staff, approval, claims)
    if there.closed:
        raise Refusal("drawer.closed", field="session", value=session_id)
    waiting = requests.waiting_for(connection, RequestAct.FORCE_CLOSE, session_id)
    if waiting is not None:
        return Asked(
            request_id=waiting.request_id,
            session_id=session_id,
            site=there.site,
            station=there.station,
        )
    request_id = desk.clock.new_id()
    note(
        desk,
        connection,
        who.number,
        "force_close_asked",
        session=session_id,
        station=f"{there.site}-{there.station}",
        approver=signed.number if signed.number != who.number else "",
    )
    write(
        desk,
        connection,
        RecordDraft(
            posting_id=request_id,
            kind=RecordKind.REQUEST,
            business_date=local_date(desk.clock.now()),
            recorded_at=desk.clock.now(),
            staff=signed.number,
            session_id=session_id,
            body={
                "act": RequestAct.FORCE_CLOSE.value,
                "session_id": session_id,
                "cashier": there.staff,
                "reason": reason,
                "site": there.site,
                "station": there.station,
            },
        ),
    )
    return Asked(
        request_id=request_id, session_id=session_id, site=there.site, station=there.station
    )
